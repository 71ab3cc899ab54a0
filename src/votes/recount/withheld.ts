/**
 * A result of which no college's figures are told cannot be counted again. What it does tell may not contradict itself:
 * quorum, draw, figures in persons, and consent, where colleges do not weigh.
 */
import { orderOf, type Poll, type Turnout } from './poll.ts'
import { reached } from './recount.ts'
import { checkSums } from './tables.ts'

export type Told = {
  readonly rule: string
  readonly outcome: string
  readonly winners: readonly number[]
  readonly tied: readonly number[]
  readonly ranking?: readonly (readonly number[])[] | undefined
  readonly broken?:
    | readonly { readonly by: string; readonly among: readonly number[]; readonly chosen: readonly number[] }[]
    | undefined
  readonly turnout: { readonly voters: number } & Readonly<Partial<Record<keyof Turnout, number | undefined>>>
  readonly quorum?: boolean | undefined
  readonly figures: Readonly<Record<string, unknown>>
}

/** Fewer ballots are never told apart. */
const least = 5

export function contradicts(
  poll: Pick<Poll, 'definition' | 'breaking'>,
  withheld: readonly string[],
  told: Told,
): boolean {
  const { definition, breaking } = poll
  const { rule, outcome, winners, tied, ranking = [], broken = [], turnout, quorum, figures } = told
  const { voters } = turnout
  const colleges = definition.colleges?.list.map(({ id }) => id) ?? []
  const isKnown = (at: number) => at < definition.options.length
  const inOrder = broken.every(({ by, among, chosen }) => {
    const drawn = (orderOf(poll) ?? []).filter((at) => among.includes(at)).slice(0, chosen.length)
    return by === breaking?.by && drawn.join() === chosen.join()
  })
  const isValid = quorum !== false || (outcome === 'invalid' && winners.length === 0 && tied.length === 0)
  return !(
    rule === definition.rule &&
    withheld.length > 0 &&
    new Set(withheld).size === withheld.length &&
    withheld.every((id) => colleges.includes(id)) &&
    voters >= withheld.length &&
    [...winners, ...tied, ...ranking.flat()].every(isKnown) &&
    winners.length <= (definition.seats ?? definition.options.length) &&
    inOrder &&
    reached(poll, turnout as Turnout) === quorum &&
    isValid &&
    (voters < least ? tellsNothing(told) : fits(figures, turnout as Turnout))
  )

  function fits(figures: Told['figures'], turnout: Turnout): boolean {
    const { counts, supporters, grades, pairwise, approvals } = figures as Readonly<
      Record<string, number[] | undefined>
    >
    const { expressed, blank, abstained, spoilt } = turnout
    if ([expressed, blank, abstained, spoilt].includes(undefined as never)) return false
    const persons = { voters, expressed, blank, abstained, spoilt }
    if (rule === 'equal-shares') return approvals?.every((count) => count <= expressed) ?? false
    const cells = [counts, supporters, grades, pairwise].flatMap((part) => part?.flat() ?? [])
    try {
      checkSums(definition, { cells, ...persons })
    } catch {
      return false
    }
    // nobody's consent weighs more than another's
    const heard = rule === 'consent' && outcome !== 'invalid'
    return !heard || outcome === (expressed === 0 ? 'none' : cells[2] === 0 ? 'adopted' : 'rejected')
  }
}

function tellsNothing({ figures, ranking, turnout }: Told): boolean {
  return Object.keys(figures).length === 0 && ranking === undefined && turnout.expressed === undefined
}
