/** The picture of what a vote found, and its figures in a table where the rule has more to show. */
import type { Text } from '../../text/index.ts'
import { figures, table } from '../../views/build.ts'
import { formatMoney, formatNumber } from '../../views/format.ts'
import type { Chart, Lang, Table } from '../../views/view.ts'
import { externalOf } from '../rules/external.ts'
import type { Found } from '../rules/found.ts'
import { byBacking, chartOf, leftBefore, ordered, papers, type Stage, stagesOf } from '../rules/pictures.ts'
import { type PollResult, termsOf } from '../rules.ts'
import { labelsOf } from './words.ts'

type Asked = {
  readonly poll: Found['poll']
  readonly options: readonly string[]
  readonly result: PollResult | undefined
}
type Whole = NonNullable<PollResult['whole']>

/** More of them are told by how many each one wins. */
const mostDuels = 8

export function pollChart({ poll, options, result }: Asked, t: Text): Chart | undefined {
  return chartOf({ poll, labels: labelsOf({ poll, options }, t), result }, t.votes)
}

/** Beside the chart, what it does not tell. */
export function pollTable({ poll, options, result }: Asked, t: Text, lang: Lang): Table | undefined {
  if (!result?.whole || result.ballots === 0 || externalOf(poll)) return undefined
  const found = { poll, labels: options }
  if (poll.method === 'ranking') return duels(found, result.whole, t)
  if (poll.method === 'shares') return costs(found, result, t, lang)
  if (poll.method === 'election') return fates(found, result, result.whole, t, lang)
  return undefined
}

function costs(shown: Found, { counts, winners }: PollResult, t: Text, lang: Lang): Table | undefined {
  const { costs: asked } = termsOf(shown.poll)
  if (!asked) return undefined
  const { option, cost, backers, bought: isBought, yes, no } = t.votes.sharesTable
  return table(
    t.votes.sharesTable.caption,
    [option, figures(cost), figures(backers), isBought],
    byBacking(shown, counts, winners).map((at) => [
      shown.labels[at] ?? '',
      formatMoney(Number(asked[at]), lang),
      formatNumber(counts[at] ?? 0, lang),
      winners.includes(at) ? yes : no,
    ]),
  )
}

/** How many prefer the option of the line to that of the column, which bears its number. */
function duels(shown: Found, whole: Whole, t: Text): Table | undefined {
  const pairs = whole.figures.pairwise as readonly (readonly number[])[]
  if (shown.labels.length > mostDuels) return undefined
  const positions = ordered(shown, (whole.ranking ?? []).flat())
  return table(
    t.votes.duelsTable.caption,
    [t.votes.duelsTable.option, ...positions.map((at) => figures(String(at + 1)))],
    positions.map((a) => [
      `${a + 1}. ${shown.labels[a] ?? ''}`,
      ...positions.map((b) => (a === b ? '–' : String(pairs[a]?.[b] ?? 0))),
    ]),
  )
}

/** First choices, papers at the end, and what became of each. */
function fates(shown: Found, { counts, winners }: PollResult, whole: Whole, t: Text, lang: Lang): Table {
  const stages = stagesOf(whole)
  const excluded = (whole.figures.excluded as readonly number[] | undefined) ?? []
  const { caption, option, first, last, fate, electedAt, outAt, stayed } = t.votes.electionTable
  const roundOf = (test: (stage: Stage) => boolean) => stages.findIndex(test) + 1
  const said = (at: number) => {
    if (winners.includes(at)) return electedAt(roundOf(({ elected }) => elected.includes(at)))
    return excluded.includes(at) ? outAt(roundOf((stage) => stage.excluded === at)) : stayed
  }
  const held = (at: number) => stages.filter((_, round) => !leftBefore(stages, round, at)).at(-1)
  const stay = [...shown.labels.keys()].filter((at) => !excluded.includes(at))
  return table(
    caption,
    [option, figures(first), figures(last), fate],
    ordered(shown, [...winners, ...stay, ...excluded.toReversed()]).map((at) => [
      shown.labels[at] ?? '',
      formatNumber(counts[at] ?? 0, lang),
      formatNumber(papers(held(at)?.votes[at]), lang),
      said(at),
    ]),
  )
}
