/** The few fixed words that views need when they are lowered, cut or written as plain text, in both languages. */
import type { BallotMethod, Lang } from './view.ts'

export type Words = {
  /** before a value: a non-breaking space and a colon in French */
  readonly colon: string
  readonly reply: string
  readonly replyNumber: string
  readonly more: string
  /** what is typed for the next page, where there is no button */
  readonly moreWord: string
  readonly continued: string
  readonly otherActions: string
  readonly answer: string
  readonly answerPrivately: string
  readonly privateOnly: string
  readonly warning: string
  readonly chart: string
  readonly document: string
  /** before an appointment, and before one that does not take place */
  readonly calendar: string
  readonly cancelled: string
  /** before and between the two numbers of « page 1 sur 2 » */
  readonly page: string
  readonly pageOf: string
  readonly figures: string
  readonly first: string
  readonly highest: string
  readonly lowest: string
  readonly among: (count: number) => string
  readonly required: string
  readonly optional: string
  readonly choices: string
  readonly fieldKinds: { readonly many: string; readonly yesno: string }
  /** How one typed line answers a ballot; `labels` are the numbers shown before the options. */
  readonly notation: (method: BallotMethod, labels: readonly string[]) => string
}

const fr: Words = {
  colon: '\u00a0: ',
  reply: 'Répondez',
  replyNumber: 'répondez par un numéro',
  more: 'Suite',
  moreWord: 'suite',
  continued: 'suite',
  otherActions: 'Autres actions',
  answer: 'Répondre',
  answerPrivately: 'Répondre en privé',
  privateOnly: 'On répond en privé, pour que personne ici ne voie votre réponse.',
  warning: 'Attention',
  chart: 'Graphique',
  document: 'Document',
  calendar: 'Agenda',
  cancelled: 'Annulé',
  page: 'page',
  pageOf: 'sur',
  figures: 'Chiffres',
  first: 'premières lignes',
  highest: 'Maximum',
  lowest: 'minimum',
  among: (count) => `${count} lignes`,
  required: 'obligatoire',
  optional: 'facultatif',
  choices: 'au choix',
  fieldKinds: { many: 'plusieurs choix possibles', yesno: 'oui ou non' },
  notation: frenchNotation,
}

const en: Words = {
  colon: ': ',
  reply: 'Reply',
  replyNumber: 'reply with a number',
  more: 'More',
  moreWord: 'more',
  continued: 'continued',
  otherActions: 'Other actions',
  answer: 'Answer',
  answerPrivately: 'Answer in private',
  privateOnly: 'Answers are given in private, so that nobody here sees yours.',
  warning: 'Warning',
  chart: 'Chart',
  document: 'Document',
  calendar: 'Diary',
  cancelled: 'Cancelled',
  page: 'page',
  pageOf: 'of',
  figures: 'Figures',
  first: 'first rows',
  highest: 'Highest',
  lowest: 'lowest',
  among: (count) => `${count} rows`,
  required: 'required',
  optional: 'optional',
  choices: 'one of',
  fieldKinds: { many: 'several may be chosen', yesno: 'yes or no' },
  notation: englishNotation,
}

export function wordsIn(lang: Lang): Words {
  return lang === 'fr' ? fr : en
}

function frenchNotation(method: BallotMethod, [a = '1', b = '2', c = '3']: readonly string[]): string {
  switch (method.kind) {
    case 'one':
      return `Répondez par le numéro de votre choix, par exemple « ${a} ».`
    case 'many':
      return `Répondez par ${range(method, 'à')} numéro${method.max > 1 ? 's' : ''}, par exemple « ${a}, ${b} ».`
    case 'points':
      return `Répartissez ${method.total} gommette${method.total > 1 ? 's' : ''}, ${method.maxEach} au plus par proposition, par exemple « ${Math.min(method.maxEach, method.total)} sur ${a}, 1 sur ${b} ».`
    case 'grades':
      return `Donnez une mention à chaque proposition, par exemple « ${a}: ${method.grades[0] ?? ''}, ${b}: ${method.grades[1] ?? ''} ». Mentions : ${method.grades.join(', ')}.`
    case 'ranks':
      return `Classez vos préférences, la première d’abord (${method.max} au plus), par exemple « ${[b, a, c].slice(0, Math.max(2, method.max)).join(' > ')} ».`
  }
}

function englishNotation(method: BallotMethod, [a = '1', b = '2', c = '3']: readonly string[]): string {
  switch (method.kind) {
    case 'one':
      return `Reply with the number of your choice, for example “${a}”.`
    case 'many':
      return `Reply with ${range(method, 'to')} number${method.max > 1 ? 's' : ''}, for example “${a}, ${b}”.`
    case 'points':
      return `Place ${method.total} dot${method.total > 1 ? 's' : ''}, at most ${method.maxEach} on each option, for example “${Math.min(method.maxEach, method.total)} on ${a}, 1 on ${b}”.`
    case 'grades':
      return `Grade every option, for example “${a}: ${method.grades[0] ?? ''}, ${b}: ${method.grades[1] ?? ''}”. Grades: ${method.grades.join(', ')}.`
    case 'ranks':
      return `Rank what you prefer, best first (at most ${method.max}), for example “${[b, a, c].slice(0, Math.max(2, method.max)).join(' > ')}”.`
  }
}

function range({ min, max }: { readonly min: number; readonly max: number }, to: string): string {
  return min === max ? String(max) : `${min} ${to} ${max}`
}
