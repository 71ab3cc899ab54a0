/** What is said of the ideas box, of ideas that are near, and of those that go to another atelier, in French. */
import { plural } from '../../../views/format.ts'
import type { IntentWords } from '../../words.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)
const engine = { help: '', example: '', aliases: [] }
const blank = { label: '', help: '' }

/** What a contribution says. */
export const types = { finding: 'constat', stake: 'enjeu', vision: 'vision', action: 'action', question: 'question' }

export const intents = {
  'idea box': {
    verb: 'boite',
    aliases: ['boite-a-idees'],
    label: 'Boîte à idées',
    help: 'Déposer une idée à la boîte, toujours ouverte',
    example: '/concert boite Ouvrir le tiers-lieu le samedi',
    notice: 'Visible par l’équipe d’animation seulement. Personne n’est notifié.',
    submit: 'Déposer',
    args: {
      text: { label: 'Votre idée', help: 'Une idée à la fois, en une ou deux phrases', names: ['texte', 'idee'] },
      type: {
        label: 'Type',
        help: 'Facultatif : constat, enjeu, vision, action ou question',
        names: ['type'],
        options: types,
      },
      title: { label: 'Concertation', help: 'Son titre, s’il y en a plusieurs', names: ['concertation', 'titre'] },
    },
  },
  'idea near': {
    verb: 'proches',
    aliases: [],
    label: 'Idées proches',
    help: 'Les idées qui disent presque la même chose',
    example: '/concert proches 42',
    args: { number: { label: 'Numéro', help: 'Le numéro de l’idée', names: ['numéro', 'n', 'no', 'idee'] } },
  },
  'idea move': {
    verb: 'deplacer-idee',
    aliases: [],
    label: 'Déplacer une idée',
    help: 'Mettre une idée dans un autre atelier',
    example: '/concert deplacer-idee 42 ; atelier : 2',
    notice: 'L’idée se montre dans le salon de cet atelier, et son auteur est prévenu. Personne d’autre n’est notifié.',
    submit: 'Déplacer',
    args: {
      idea: { label: 'Idée', help: 'Le numéro de l’idée', names: ['idee', 'numéro', 'n', 'no'] },
      workshop: { label: 'Atelier', help: 'Le numéro de l’atelier', names: ['atelier', 'vers', 'dans'] },
    },
  },
  'idea keep': {
    ...engine,
    verb: 'garder-idee',
    label: 'Garder dans la boîte à idées',
    args: { text: blank, type: { ...blank, options: types } },
  },
  'idea unmove': {
    ...engine,
    verb: 'remettre-idee',
    label: 'Remettre une idée où elle était',
    args: { idea: blank, from: blank, workshop: blank, session: blank, place: blank, post: blank },
  },
} satisfies Record<string, IntentWords>

export const buttons = {
  sendToBox: 'L’envoyer à la boîte à idées',
  mergeWith: 'Réunir avec',
}

export const refusals = {
  noBox: () =>
    'Je ne vous connais encore dans aucune concertation, et je ne sais pas à laquelle donner votre idée. Rien n’est perdu : votre texte est ci-dessous. Envoyez-le dans un de ses salons.',
  alreadyInWorkshop: (v: { number: number; title: string }) =>
    `L’idée n° ${v.number} est déjà dans l’atelier « ${v.title} » : il n’y a rien à déplacer.`,
  workshopTakesNoIdeas: (v: { title: string; phase: string }) =>
    `L’atelier « ${v.title} » ne prend pas encore d’idées : la phase « ${v.phase} » n’est pas ouverte. L’idée reste où elle est.`,
}

export const ideas = {
  boxed: (number: number) => `Idée n° ${number} enregistrée dans la boîte à idées`,
  seeNear: (count: number) => (count > 1 ? `Voir ${count} idées proches` : 'Voir une idée proche'),
  ratherIn: (title: string) => `Plutôt pour « ${title} »`,
  nearNone: (number: number) => `Je ne vois pas d’idée proche de l’idée n° ${number} :`,
  nearTitle: (count: number, number: number) =>
    `${n(count, 'idée dit peut-être', 'idées disent peut-être')} la même chose que l’idée n° ${number}. Est-ce la même ?`,
  nearYours:
    'Gardez les deux si elles diffèrent. Sinon, retirez la vôtre ou complétez-la ; rien n’est réuni sans que l’équipe d’animation le décide.',
  nearOnly: 'Seule l’équipe d’animation réunit des idées ; les deux textes sont alors gardés.',
  whichBox: 'À quelle concertation donner cette idée ?',
  moved: (number: number, title: string) => `L’idée n° ${number} est maintenant dans « ${title} » :`,
  movedShown: 'Elle est visible par les personnes de la concertation, et par l’équipe d’animation.',
  movedTeam: 'Elle reste visible par l’équipe d’animation seulement.',
  movedCard: (number: number, title: string) => `Idée n° ${number} : passée dans « ${title} ».`,
  movedForAuthor: (number: number, title: string) =>
    `Votre idée n° ${number} est maintenant dans « ${title} ». Ses mots n’ont pas changé :`,
}
