/** The few words that only letters need: what can be done from one, and how to have no more of them. */
import type { Lang } from '../../src/port.ts'

export type MailWords = {
  readonly subject: string
  /** `labels`: what would be pressed elsewhere */
  readonly answer: (labels: readonly string[]) => string
  readonly ballot: string
  readonly form: string
  readonly stop: (address: string, subject: string) => string
  /** `page`: an address */
  readonly stopHere: (page: string) => string
  /** the first word of the subject that asks for no more letters */
  readonly stopWord: string
  readonly image: string
}

const fr: MailWords = {
  subject: 'Message de votre concertation',
  answer: (labels) =>
    labels.length === 0
      ? 'Vous pouvez répondre à ce message\u00a0: votre réponse arrive à l’équipe qui organise.'
      : `Pour donner suite (${labels.join(', ')}), répondez à ce message\u00a0: votre réponse arrive à l’équipe qui organise.`,
  ballot:
    'On ne vote pas par courriel. Pour prendre part à ce vote, demandez à l’équipe qui organise comment faire, sans dire votre choix\u00a0: répondez à ce message.',
  form: 'Ceci se remplit dans votre messagerie d’équipe. Vous pouvez aussi répondre à ce message\u00a0: votre réponse arrive à l’équipe qui organise.',
  stop: (address, subject) =>
    `Pour ne plus recevoir ces messages\u00a0: écrivez à ${address} avec pour objet «\u00a0${subject}\u00a0».`,
  stopHere: (page) => `Pour ne plus recevoir ces messages\u00a0: ${page}`,
  stopWord: 'STOP',
  image: 'Image',
}

const en: MailWords = {
  subject: 'Message from your concertation',
  answer: (labels) =>
    labels.length === 0
      ? 'You can reply to this message: your answer reaches the organising team.'
      : `To take this further (${labels.join(', ')}), reply to this message: your answer reaches the organising team.`,
  ballot:
    'Votes are not cast by e-mail. To take part in this one, ask the organising team how, without telling your choice: reply to this message.',
  form: 'This is filled in where your team chats. You can also reply to this message: your answer reaches the organising team.',
  stop: (address, subject) => `To have no more of these messages: write to ${address} with the subject “${subject}”.`,
  stopHere: (page) => `To have no more of these messages: ${page}`,
  stopWord: 'STOP',
  image: 'Image',
}

export const words: Readonly<Record<Lang, MailWords>> = { fr, en }
