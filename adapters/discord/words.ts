/** The few words that only Discord needs: those of its windows, inputs and hints. */
import type { Lang } from '../../src/port.ts'

export type DiscordWords = {
  readonly answer: string
  readonly openForm: string
  readonly formWaits: string
  readonly formReady: string
  readonly nextStep: (step: number, of: number) => string
  readonly stepKept: (step: number, of: number) => string
  readonly asItIs: string
  readonly yes: string
  readonly no: string
  readonly none: string
  readonly choose: string
  readonly cannotWrite: string
  readonly yourChoice: string
  readonly rank: (n: number) => string
  readonly part: (label: string, part: number, of: number) => string
  readonly thread: string
}

const fr: DiscordWords = {
  answer: 'Répondre',
  openForm: 'Remplir',
  formWaits: 'Il manque quelques renseignements\u00a0: ouvrez le formulaire pour les donner.',
  formReady: 'Le formulaire est prêt\u00a0: ouvrez-le pour le relire et l’envoyer.',
  nextStep: (step, of) => `Continuer (${step} sur ${of})`,
  stepKept: (step, of) => `Étape ${step} sur ${of}\u00a0: vos réponses sont gardées, rien n’est encore envoyé.`,
  asItIs: 'Envoyer sans la suite',
  yes: 'Oui',
  no: 'Non',
  none: '—',
  choose: 'Choisir…',
  cannotWrite:
    'Je ne peux pas écrire dans ce salon\u00a0: demandez à l’administration du serveur de m’y donner «\u00a0Voir le salon\u00a0» et «\u00a0Envoyer des messages\u00a0».',
  yourChoice: 'Votre choix',
  rank: (n) => (n === 1 ? 'Premier choix' : `Choix n°\u00a0${n}`),
  part: (label, part, of) => `${label} (${part} sur ${of})`,
  thread: 'Échanges',
}

const en: DiscordWords = {
  answer: 'Answer',
  openForm: 'Fill in',
  formWaits: 'Something is missing: open the form to give it.',
  formReady: 'The form is ready: open it to read it again and to send it.',
  nextStep: (step, of) => `Continue (${step} of ${of})`,
  stepKept: (step, of) => `Step ${step} of ${of}: your answers are kept, nothing has been sent yet.`,
  asItIs: 'Send without the rest',
  yes: 'Yes',
  no: 'No',
  none: '—',
  choose: 'Choose…',
  cannotWrite:
    'I cannot write in this channel: ask whoever runs the server to give me “View Channel” and “Send Messages” here.',
  yourChoice: 'Your choice',
  rank: (n) => (n === 1 ? 'First choice' : `Choice no. ${n}`),
  part: (label, part, of) => `${label} (${part} of ${of})`,
  thread: 'Talk',
}

export const words: Readonly<Record<Lang, DiscordWords>> = { fr, en }
