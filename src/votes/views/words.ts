/** Options, grades and ballots of a poll, in the words of whoever reads. */
import type { Poll } from '../../generated/prisma/client.ts'
import type { Text } from '../../text/index.ts'
import { joinList } from '../../views/format.ts'
import type { Lang } from '../../views/view.ts'
import { dotsOf, gradesOf, tiersOf } from '../rules/paper.ts'
import { hasOwnAnswers, termsOf, usualGrades } from '../rules.ts'

/** What reading a ballot, or writing it in words, needs to know of its poll. */
export type Asked = {
  readonly poll: Poll
  /** by position, as they are stored */
  readonly options: readonly string[]
}

/** What the labels of a poll depend on. */
export type Labelled = { readonly poll: Pick<Poll, 'method'>; readonly options: readonly string[] }

/** Yes, no and consent are said in the language of whoever reads. */
export function labelsOf({ poll, options }: Labelled, t: Text): readonly string[] {
  if (!hasOwnAnswers(poll)) return options
  if (poll.method === 'consent') return t.votes.consent
  return poll.method === 'decision' ? t.votes.forAgainst : t.votes.yesNo
}

/** Worst first. */
export function gradeWords(grades: number | undefined, t: Text): readonly string[] {
  const all: Readonly<Record<number, readonly string[]>> = t.votes.grades
  return all[grades ?? usualGrades] ?? []
}

/** What one ballot says. */
export function paperSaid(asked: Asked, paper: string, t: Text, lang: Lang): string {
  if (paper === '') return t.votes.blankChoice
  const { poll } = asked
  const labels = labelsOf(asked, t)
  const label = (position: number) => labels[position] ?? ''
  switch (poll.method) {
    case 'dots':
      return joinList(
        dotsOf(paper).map(([position, dots]) => t.votes.dotsOn(dots, label(position))),
        lang,
      )
    case 'judgment': {
      const words = gradeWords(termsOf(poll).grades, t)
      const given = gradesOf(paper).flatMap((grade, at) =>
        grade === undefined ? [] : [t.votes.graded(label(at), words[grade] ?? '')],
      )
      return joinList(given, lang)
    }
    case 'ranking':
    case 'election':
      return tiersOf(paper)
        .map((tier) => tier.map(label).join(' = '))
        .join(' > ')
    default:
      return joinList(
        paper.split(',').map((position) => label(Number(position))),
        lang,
      )
  }
}

/** Of a vote with dots: those that one has left, in a sentence of its own. */
export function leftSaid({ poll }: Asked, paper: string, t: Text): string | undefined {
  if (poll.method !== 'dots' || paper === '') return undefined
  const spent = dotsOf(paper).reduce((sum, [, dots]) => sum + dots, 0)
  return t.votes.dotsLeft(poll.mostChoices - spent)
}

/** What one chose, in words, as one reads it oneself. */
export function chosen(
  asked: Asked,
  { paper, words }: { readonly paper: string; readonly words?: string | null },
  t: Text,
  lang: Lang,
): string {
  const left = leftSaid(asked, paper, t)
  const said = paperSaid(asked, paper, t, lang)
  if (words) return t.votes.withWords(said, words)
  return left === undefined ? said : `${said} ${left}`
}
