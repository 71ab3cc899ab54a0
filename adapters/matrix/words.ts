/** The few words that only Matrix needs: what it says in rooms of itself, and how its forms are answered. */
import type { Lang } from '../../src/port.ts'

export type MatrixWords = {
  readonly inPrivate: (name: string) => string
  readonly hello: string
  readonly unreadable: string
  /** where they are alone with us */
  readonly unreadableHere: string
  /** below what asks to be answered in writing, where that cannot be read */
  readonly untyped: string
  readonly lost: (name: string) => string
  readonly conversation: string
  readonly required: string
  readonly optional: string
  readonly choices: string
  readonly many: string
  readonly yesno: string
  readonly fillOne: string
  readonly fillLines: string
  readonly ready: (submit: string) => string
  /** typed to send a form as it stands, beside its own word */
  readonly asItIs: readonly string[]
  readonly edited: string
}

const fr: MatrixWords = {
  inPrivate: (name) => (name === '' ? 'Je vous réponds en privé.' : `${name}, je vous réponds en privé.`),
  hello:
    'Bonjour, je suis Concertess. Pour voir ce que je peux faire ici, écrivez «\u00a0!concert\u00a0»\u00a0; pour déposer une idée, «\u00a0!idee\u00a0» suivi de votre texte. Ce qui ne regarde que vous, je vous l’écris en privé.',
  unreadable:
    'Ce salon est chiffré\u00a0: je ne peux pas lire ce qui s’y écrit, et mes messages n’y sont pas chiffrés. Vous pouvez réagir à l’un d’eux avec le numéro de votre choix (1️⃣, 2️⃣…). Pour m’écrire, invitez-moi dans un salon non chiffré.',
  unreadableHere:
    'Cette conversation est chiffrée\u00a0: je ne peux pas lire ce que vous y écrivez, et mes messages n’y sont pas chiffrés. Répondez par une réaction avec le numéro de votre choix (1️⃣, 2️⃣…)\u00a0; pour le reste, écrivez «\u00a0!concert\u00a0» dans un salon non chiffré où je suis.',
  untyped:
    'Je ne peux pas lire ce qui s’écrit ici\u00a0: seule une réaction m’atteint. Ce qui se répond par écrit n’y est pas possible tant que le chiffrement n’est pas installé là où je tourne\u00a0; demandez-le à qui s’en occupe. En attendant, écrivez «\u00a0!concert mon-lien\u00a0» dans un salon non chiffré où je suis\u00a0: une page s’ouvre, où répondre.',
  lost: (name) =>
    `${name === '' ? 'Je' : `${name}, je`} n’ai pas pu lire votre message\u00a0: sa clé de chiffrement ne m’est pas parvenue. S’il s’adresse à moi, merci de l’écrire à nouveau.`,
  conversation: 'Concertess, en privé',
  required: 'obligatoire',
  optional: 'facultatif',
  choices: 'au choix',
  many: 'plusieurs choix possibles, séparés par des virgules',
  yesno: 'oui ou non',
  fillOne: 'Répondez ici, en un message.',
  fillLines: 'Pour répondre, recopiez ces lignes et complétez-les\u00a0:',
  ready: (submit) => `Pour envoyer tel quel, répondez «\u00a0${submit.toLowerCase()}\u00a0».`,
  asItIs: ['ok', 'oui', 'envoyer', 'valider'],
  edited: 'modifié',
}

const en: MatrixWords = {
  inPrivate: (name) => (name === '' ? 'I am answering you in private.' : `${name}, I am answering you in private.`),
  hello:
    'Hello, I am Concertess. To see what I can do here, write “!concert”; to hand in an idea, “!idea” and your text. What concerns you alone I write to you in private.',
  unreadable:
    'This room is encrypted: I cannot read what is written here, and my own messages are not encrypted. You can react to one of them with the number of your choice (1️⃣, 2️⃣…). To write to me, invite me to a room that is not encrypted.',
  unreadableHere:
    'This conversation is encrypted: I cannot read what you write here, and my own messages are not encrypted. Answer by a reaction with the number of your choice (1️⃣, 2️⃣…); for the rest, write “!concert” in a room that is not encrypted and where I am.',
  untyped:
    'I cannot read what is written here: only a reaction reaches me. What is answered in writing is not possible here until encryption is installed where I run; ask those who look after it. Meanwhile write “!concert my-link” in a room that is not encrypted and where I am: a page opens where you can answer.',
  lost: (name) =>
    `${name === '' ? '' : `${name}, `}I could not read your message: its key did not reach me. If it is for me, please write it again.`,
  conversation: 'Concertess, in private',
  required: 'required',
  optional: 'optional',
  choices: 'one of',
  many: 'several may be chosen, separated by commas',
  yesno: 'yes or no',
  fillOne: 'Answer here, in one message.',
  fillLines: 'To answer, copy these lines and complete them:',
  ready: (submit) => `To send it as it is, answer “${submit.toLowerCase()}”.`,
  asItIs: ['ok', 'yes', 'send'],
  edited: 'edited',
}

export const words: Readonly<Record<Lang, MatrixWords>> = { fr, en }
