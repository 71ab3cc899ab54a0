/** A ballot as it was typed or posted, read against what its poll asks. */
import { fold } from '../engine/fold.ts'
import { languages, textOf } from '../text/index.ts'
import { type Named, readChoices, readDots } from './rules/ballot.ts'
import { isYesNo, termsOf } from './rules.ts'
import type { Shown } from './views.ts'

/** Each option by its label; yes and no by the words of every language. */
export function namedOptions({ poll, options }: Shown): Named[] {
  return options.map((label, position) => ({
    position,
    names: isYesNo(poll) ? languages.flatMap((lang) => textOf(lang).votes.yesNoNames[position] ?? []) : [label],
  }))
}

/** A yes or no has its abstention instead. */
function blanks({ poll }: Shown): string[] {
  return isYesNo(poll) ? [] : languages.map((lang) => fold(textOf(lang).votes.blank))
}

/** Positions as `rules/ballot.ts` reads them. Throws what the person is to be told. */
export function readBallot(typed: string, shown: Shown): number[] {
  const { poll } = shown
  const words = { fold, blanks: blanks(shown) }
  const options = namedOptions(shown)
  const { each } = termsOf(poll)
  if (each === undefined) return readChoices(typed, options, poll.mostChoices, words)
  return readDots(typed, options, { total: poll.mostChoices, each }, words)
}
