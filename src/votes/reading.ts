/** A ballot as it was typed or posted, read against what its poll asks. */
import { fold } from '../engine/fold.ts'
import { languages, textOf } from '../text/index.ts'
import type { Named } from './rules/ballot.ts'
import { readPaper, type Said } from './rules/paper.ts'
import { hasOwnAnswers, isYesNo, type Method, termsOf } from './rules.ts'
import { type Asked, gradeWords } from './views/words.ts'
import type { Shown } from './views.ts'

/** Each option by its label; yes, no and consent by the words of every language. */
export function namedOptions({ poll, options, gone }: Asked & Pick<Shown, 'gone'>): Named[] {
  const own = (position: number) =>
    languages.flatMap((lang) => {
      const { yesNoNames, consentNames } = textOf(lang).votes
      return (poll.method === 'consent' ? consentNames : yesNoNames)[position] ?? []
    })
  const known = hasOwnAnswers(poll)
  return options.flatMap((label, position) =>
    gone?.includes(position) ? [] : [{ position, names: known ? own(position) : [label] }],
  )
}

/** A yes or no has its abstention instead. */
function blanks({ poll }: Asked): string[] {
  return isYesNo(poll) ? [] : languages.map((lang) => fold(textOf(lang).votes.blank))
}

/** As it is counted. Throws what the person is to be told. */
export function readBallot(typed: string, asked: Asked & Pick<Shown, 'gone'>): Said {
  const { poll } = asked
  const terms = termsOf(poll)
  const said = languages.map((lang) => gradeWords(terms.grades, textOf(lang)))
  const grades = (said[0] ?? []).map((_, at) => said.flatMap((words) => words[at] ?? []))
  const words = { fold, blanks: blanks(asked), grades }
  const form = { method: poll.method as Method, mostChoices: poll.mostChoices, terms }
  return readPaper(typed, namedOptions(asked), form, words)
}
