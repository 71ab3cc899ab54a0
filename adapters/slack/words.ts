/** The few words that only Slack needs: those of its windows and inputs. */
import type { Lang } from '../../src/port.ts'

export type SlackWords = {
  readonly answer: string
  readonly close: string
  readonly openForm: string
  readonly formWaits: string
  readonly formReady: string
  readonly yes: string
  readonly no: string
  readonly none: string
  readonly inviteMe: string
  readonly yourChoice: string
  readonly yourChoices: (min: number, max: number) => string
  readonly rank: (n: number) => string
  readonly part: (label: string, part: number, of: number) => string
  readonly window: string
}

const fr: SlackWords = {
  answer: 'Répondre',
  close: 'Fermer',
  openForm: 'Remplir',
  formWaits: 'Il manque quelques renseignements\u00a0: ouvrez le formulaire pour les donner.',
  formReady: 'Le formulaire est prêt\u00a0: ouvrez-le pour le relire et l’envoyer.',
  yes: 'Oui',
  no: 'Non',
  none: '—',
  inviteMe:
    'Je ne suis pas encore dans ce salon, et je ne pourrai rien y publier. Tapez ici\u00a0: /invite @Concertess',
  yourChoice: 'Votre choix',
  yourChoices: (min, max) =>
    max === 1 ? 'Votre choix' : min === max ? `Vos choix\u00a0: ${max} exactement` : `Vos choix\u00a0: ${max} au plus`,
  rank: (n) => (n === 1 ? 'Premier choix' : `Choix n°\u00a0${n}`),
  part: (label, part, of) => `${label} (${part} sur ${of})`,
  window: 'Concertess',
}

const en: SlackWords = {
  answer: 'Answer',
  close: 'Close',
  openForm: 'Fill in',
  formWaits: 'Something is missing: open the form to give it.',
  formReady: 'The form is ready: open it to read it again and to send it.',
  yes: 'Yes',
  no: 'No',
  none: '—',
  inviteMe: 'I am not in this channel yet, and shall not be able to post here. Type here: /invite @Concertess',
  yourChoice: 'Your choice',
  yourChoices: (min, max) =>
    max === 1 ? 'Your choice' : min === max ? `Your choices: exactly ${max}` : `Your choices: at most ${max}`,
  rank: (n) => (n === 1 ? 'First choice' : `Choice no. ${n}`),
  part: (label, part, of) => `${label} (${part} of ${of})`,
  window: 'Concertess',
}

export const words: Readonly<Record<Lang, SlackWords>> = { fr, en }
