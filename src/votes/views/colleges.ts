/** How many voted in each college, and what its share is; then each answer, in persons and once weighed, side by side. */
import type { Text } from '../../text/index.ts'
import { facts, figures, quiet, table } from '../../views/build.ts'
import { formatNumber } from '../../views/format.ts'
import type { Lang, Node } from '../../views/view.ts'
import { withholdsWeights } from '../rules/found.ts'
import { thousandths } from '../rules/quorum.ts'
import { type PollResult, termsOf } from '../rules.ts'
import type { Shown } from './asked.ts'
import { labelsOf } from './words.ts'

type Content = Exclude<Node, { kind: 'card' }>

/**
 * Nothing where votes are not counted by college. Where names are hidden and a college is small, figures that weigh it
 * would tell how it voted: as in the file of the result, they are not told.
 */
export function collegeNodes(shown: Shown, t: Text, lang: Lang): Content[] {
  const { colleges } = termsOf(shown.poll)
  const whole = shown.result?.whole
  if (!colleges || !whole?.colleges || whole.turnout.voters === 0) return []
  const words = t.votes.agreed
  const isWithheld = withholdsWeights(shown.poll, whole)
  const shares = colleges.list.map(({ share }) => share)
  const rows = colleges.list.map(({ id, name, share }) => {
    const own = whole.colleges?.find((college) => college.id === id)
    // that all of a few voted blank is not told either
    const isLost = own !== undefined && (isWithheld ? own.voters : own.expressed) === 0
    const said = isLost ? words.shareLost : percent(share, shares, lang)
    return [name, words.voted(own?.voters ?? 0, own?.enrolled), said]
  })
  const columns = [words.collegeColumn, words.personsColumn, figures(words.shareColumn)]
  const byCollege = table(words.byCollege, columns, rows)
  if (isWithheld) return [byCollege, quiet(words.weighedWithheld)]
  const both = sideBySide(shown, whole, t, lang)
  return [byCollege, ...(both.length > 0 ? [facts(...both)] : [])]
}

/** By answer; only where the rule counts one figure for each. */
function sideBySide(
  shown: Shown,
  { figures: found }: NonNullable<PollResult['whole']>,
  t: Text,
  lang: Lang,
): (readonly [string, string])[] {
  const { counts, weighted } = found as { readonly counts?: readonly unknown[]; readonly weighted?: readonly unknown[] }
  const said = (weighted ?? []).filter((value) => typeof value === 'string')
  if (!counts || said.length === 0 || said.length !== weighted?.length) return []
  return labelsOf(shown, t).flatMap((label, at): (readonly [string, string])[] => {
    const [persons, part] = [counts[at], said[at]]
    if (typeof persons !== 'number' || part === undefined) return []
    if (persons === 0 && shown.gone?.includes(at)) return []
    return [[label, t.votes.agreed.bothFigures(persons, percent(part, said, lang), shown.poll.method === 'dots')]]
  })
}

/** « 33,3 % » */
function percent(part: string, all: readonly string[], lang: Lang): string {
  return `${formatNumber(thousandths(part, all) / 10, lang)} %`
}
