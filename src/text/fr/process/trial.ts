/** What is said of exercises, in French. */
import { plural } from '../../../views/format.ts'
import type { IntentWords } from '../../words.ts'
import { room } from '../rooms.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)

export const intents = {
  trial: {
    verb: 'essai',
    aliases: ['essayer', 'exercice'],
    label: 'Essayer dans ce salon',
    help: 'Tout essayer ici, rien ne sort du salon',
    example: '/concert essai',
    args: {
      what: {
        label: 'Quoi',
        help: 'Rien pour commencer ; « fin » pour terminer',
        names: ['quoi'],
        options: { begin: 'début', end: 'fin' },
        said: { end: ['terminer', 'finir', 'arrêter'] },
      },
      confirmed: { label: 'Confirmé', help: 'Oui pour confirmer', names: ['confirmation'] },
    },
  },
  'trial close': {
    verb: 'fermer-essai',
    aliases: [],
    label: 'Fermer l’essai',
    help: '',
    example: '',
    args: { concertation: { label: '', help: '' } },
  },
  'trial restore': {
    verb: 'retablir-essai',
    aliases: [],
    label: 'Rétablir l’essai',
    help: '',
    example: '',
    args: { concertation: { label: '', help: '' }, ended: { label: '', help: '' }, paused: { label: '', help: '' } },
  },
} satisfies Record<string, IntentWords>

export const buttons = {
  trial: 'Essayer ici',
  trialEnd: 'Terminer l’essai',
}

export const refusals = {
  trialElsewhere: (v: { place: string }) =>
    `Dans ${room(v.place)} se tient une vraie concertation : un essai s’y mélangerait. Ouvrez un autre salon et envoyez-y « /concert essai ».`,
  trialNotYours: () =>
    'Un essai se lance par une personne qui anime ou coordonne déjà. Demandez à votre équipe d’animation de l’ouvrir ici.',
  noTrialHere: () =>
    'Il n’y a pas d’essai dans ce salon. Pour en commencer un, envoyez « /concert essai » dans un salon libre.',
  trialOfOthers: () => 'Seule la personne qui a lancé cet essai, ou sa coordination, peut le terminer.',
  trialRoom: () => 'Ce salon est celui d’un essai, dont rien ne sort. Terminez-le d’abord avec « /concert essai fin ».',
  trialRoomTaken: () => 'Ce salon sert maintenant à autre chose : l’essai ne peut pas y reprendre.',
}

export const words = {
  trial: {
    line: 'Essai : rien ne sort de ce salon.',
    title: (place: string, day: string) => (place === '' ? `Essai du ${day}` : `Essai du ${day}, ${place}`),
    organiser: 'Essai',
    begun: (person: string) => `${person} ouvre un essai : une concertation pour apprendre, avec toutes les commandes.`,
    how: 'Ce qui partirait ailleurs est montré ici en une ligne. Personne d’autre n’est prévenu, et tout est oublié à la fin.',
    started:
      'L’essai est ouvert dans ce salon, et vous le coordonnez. Les personnes du salon le voient ; personne n’est notifié. Commencez par une idée ou une réunion.',
    already: 'Un essai est en cours dans ce salon. Tout peut y être tenté, rien n’en sort.',
    resumed: 'L’essai reprend où il en était.',
    toPerson: (person: string, said: string) => `(essai) message privé à ${person} : ${said}`,
    inRoom: (said: string) => `(essai) dans un autre salon : ${said}`,
    more: (count: number) => `(essai) et ${n(count, 'autre message', 'autres messages')}.`,
    willEnd: (title: string) => `« ${title} » sera oublié, avec ce qu’il contient :`,
    willEndEmpty: (title: string) => `« ${title} » sera oublié. Il ne contient rien.`,
    ideas: (count: number) => n(count, 'idée', 'idées'),
    sessions: (count: number) => n(count, 'réunion', 'réunions'),
    polls: (count: number) => n(count, 'vote', 'votes'),
    decisions: (count: number) => n(count, 'décision', 'décisions'),
    actions: (count: number) => n(count, 'action', 'actions'),
    endNotice: 'Personne n’est prévenu. Vous pourrez annuler pendant dix minutes.',
    ended: 'L’essai est terminé : ce salon est libre, et rien n’en est sorti.',
  },
}
