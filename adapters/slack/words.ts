/** The few words that only Slack needs: those of its windows and inputs. */
import type { Lang } from '../../src/port.ts'

export type SlackWords = {
  readonly answer: string
  readonly close: string
  readonly openForm: string
  readonly formWaits: string
  readonly yourChoice: string
  readonly yourChoices: (min: number, max: number) => string
  readonly rank: (n: number) => string
  readonly part: (label: string, part: number, of: number) => string
  readonly window: string
  readonly notPrivateChannel: string
}

const fr: SlackWords = {
  answer: 'Répondre',
  close: 'Fermer',
  openForm: 'Remplir',
  formWaits: 'Il manque quelques renseignements\u00a0: ouvrez le formulaire pour les donner.',
  yourChoice: 'Votre choix',
  yourChoices: (min, max) =>
    max === 1 ? 'Votre choix' : min === max ? `Vos choix\u00a0: ${max} exactement` : `Vos choix\u00a0: ${max} au plus`,
  rank: (n) => (n === 1 ? 'Premier choix' : `Choix n°\u00a0${n}`),
  part: (label, part, of) => `${label} (${part} sur ${of})`,
  window: 'Concertess',
  notPrivateChannel: 'ce salon',
}

const en: SlackWords = {
  answer: 'Answer',
  close: 'Close',
  openForm: 'Fill in',
  formWaits: 'Something is missing: open the form to give it.',
  yourChoice: 'Your choice',
  yourChoices: (min, max) =>
    max === 1 ? 'Your choice' : min === max ? `Your choices: exactly ${max}` : `Your choices: at most ${max}`,
  rank: (n) => (n === 1 ? 'First choice' : `Choice no. ${n}`),
  part: (label, part, of) => `${label} (${part} of ${of})`,
  window: 'Concertess',
  notPrivateChannel: 'this channel',
}

export const words: Readonly<Record<Lang, SlackWords>> = { fr, en }
