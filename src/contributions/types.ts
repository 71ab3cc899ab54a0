/** The type of a contribution as somebody wrote it, in either language: « constat », « Vision », "finding". */
import { fold, nearest } from '../engine/fold.ts'
import { Refusal } from '../refusal.ts'
import { languages, type Text, textOf } from '../text/index.ts'
import { quote } from '../views/format.ts'
import type { Lang } from '../views/view.ts'
import { type IdeaType, ideaTypes } from './rules.ts'

/** `label`: of the argument, for the refusal that names what one may write. */
export function readType(typed: string | undefined, label: string, t: Text, lang: Lang): IdeaType | undefined {
  if (typed === undefined) return undefined
  const folded = fold(typed)
  const found = ideaTypes.find((type) =>
    [type, ...languages.map((l) => textOf(l).ideas.types[type])].some((said) => [said, `${said}s`].includes(folded)),
  )
  if (found) return found
  const labels = ideaTypes.map((type) => t.ideas.types[type])
  const options = labels.map((said) => quote(said, lang)).join(', ')
  const [guess] = nearest(typed, labels, 1)
  const text = typed.slice(0, 40)
  throw guess
    ? new Refusal('notAnOptionGuess', { label, text, guess, options })
    : new Refusal('notAnOption', { label, text, options })
}
