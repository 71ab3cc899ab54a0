/** What is said of a concertation that rests, in French. */
import { plural } from '../../../views/format.ts'
import type { IntentWords } from '../../words.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)

export const intents = {
  pause: {
    verb: 'pause',
    aliases: ['suspendre'],
    label: 'Mettre en pause',
    help: 'Aucun rappel ne part jusqu’à une date',
    example: '/concert pause jusqu’au 31 août ; motif : congés d’été',
    notice: 'Vous verrez d’abord ce qui attend et qui est prévenu.',
    submit: 'Voir avant de mettre en pause',
    args: {
      until: { label: 'Jusqu’au', help: '« 31 août », « fin du mois »', names: ["jusqu'au", "jusqu'a", 'fin'] },
      reason: { label: 'Motif', help: 'Facultatif : congés, période électorale', names: ['motif', 'raison'] },
      confirmed: { label: 'Confirmé', help: 'Oui pour confirmer', names: ['confirmation'] },
    },
  },
  'pause end': {
    verb: 'reprendre-envois',
    aliases: ['fin-pause'],
    label: 'Reprendre les envois',
    help: 'Mettre fin à la pause',
    example: '/concert reprendre-envois',
    args: {},
  },
  'pause restore': {
    verb: 'retablir-pause',
    aliases: [],
    label: 'Rétablir la pause',
    help: '',
    example: '',
    args: { until: { label: '', help: '' }, reason: { label: '', help: '' } },
  },
} satisfies Record<string, IntentWords>

export const buttons = {
  pause: 'Mettre en pause',
  resumeSending: 'Reprendre les envois',
}

export const refusals = {
  pauseTooLong: (v: { moment: string }) =>
    `Une pause dure un an au plus, et ${v.moment} est plus loin. Donnez une date plus proche, vous pourrez la prolonger.`,
  notPaused: () => 'La concertation n’est pas en pause : les envois partent normalement, il n’y a rien à reprendre.',
}

export const words = {
  pause: {
    fact: 'Envois',
    line: (moment: string, reason: string) =>
      reason === '' ? `En pause jusqu’au ${moment}.` : `En pause jusqu’au ${moment} (${reason}).`,
    none: 'Il n’y a pas de pause : rappels et lettres partent normalement.',
    will: (moment: string) =>
      `Jusqu’au ${moment}, aucun rappel, aucune relance et aucune lettre de la semaine ne partira.`,
    goesOn:
      'Les votes, les réunions et les réponses à ce que chacun demande continuent. Ce qui attend sera regroupé à la fin.',
    seenBy: (count: number) =>
      count === 0
        ? 'Personne d’autre n’est prévenu. Le panneau de la concertation montrera la pause à tout le monde.'
        : `L’équipe d’animation est prévenue (${n(count, 'autre personne', 'autres personnes')}). Le panneau montrera la pause à tout le monde.`,
    seenInRooms: (count: number) =>
      `Annoncé dans ${count > 1 ? 'les salons' : 'le salon'} de l’équipe. Le panneau montrera la pause à tout le monde.`,
    told: (person: string, title: string) => `${person} a mis « ${title} » en pause.`,
    toldOver: (person: string, title: string) =>
      `${person} a mis fin à la pause de « ${title} » : les envois reprennent.`,
  },
}
