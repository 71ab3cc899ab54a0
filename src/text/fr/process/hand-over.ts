/** What is said of an animator who hands over, in French. */
import { plural } from '../../../views/format.ts'
import type { IntentWords } from '../../words.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)

export const intents = {
  'hand over': {
    verb: 'passer-la-main',
    aliases: ['passer-main', 'passation'],
    label: 'Passer la main',
    help: 'Confier mes ateliers et mes actions',
    example: '/concert passer-la-main Camille Durand',
    notice: 'Vous verrez d’abord ce qui passe. Cette personne l’apprend en privé, personne d’autre.',
    submit: 'Voir ce qui passe',
    args: {
      person: { label: 'Personne', help: 'Qui prend le relais', names: ['personne', 'à'] },
      confirmed: { label: 'Confirmé', help: 'Oui pour confirmer', names: ['confirmation'] },
    },
  },
  'hand over restore': {
    verb: 'reprendre-la-main',
    aliases: [],
    label: 'Reprendre la main',
    help: '',
    example: '',
    args: {
      person: { label: '', help: '' },
      given: { label: '', help: '' },
      left: { label: '', help: '' },
      gave: { label: '', help: '' },
      leaves: { label: '', help: '' },
      actions: { label: '', help: '' },
    },
  },
} satisfies Record<string, IntentWords>

export const buttons = {
  handOver: 'Passer la main',
}

export const refusals = {
  handOverSelf: () => 'On ne passe pas la main à soi-même. Nommez la personne qui prend le relais.',
  handOverNothing: () =>
    'Vous n’avez rien à passer ici : ni atelier, ni action qui vous soit rappelée. La coordination se confie avec « /concert nommer ».',
}

export const words = {
  handOver: {
    title: (person: string) => `Passer la main à ${person} ?`,
    animation: 'Animation',
    contact: 'Rappels',
    actions: (count: number) => n(count, 'action', 'actions'),
    action: (number: number, title: string, day: string) =>
      day === '' ? `${number}. ${title}` : `${number}. ${title}, ${day}`,
    more: (count: number) => `et ${n(count, 'autre', 'autres')}`,
    stays: 'Vous gardez la coordination.',
    told: (person: string) =>
      `${person} l’apprendra en privé, personne d’autre. Vous pourrez annuler pendant dix minutes.`,
    done: (person: string, count: number) =>
      count === 0
        ? `C’est fait : ${person} prend le relais, et l’a appris en privé.`
        : `C’est fait : ${person} prend le relais, avec ${n(count, 'action', 'actions')}, et l’a appris en privé.`,
    received: (person: string, title: string) => `${person} vous passe la main dans « ${title} »`,
    takenBack: (person: string, title: string) =>
      `${person} reprend la main dans « ${title} » : rien ne vous est plus confié.`,
    kept: 'C’est remis comme avant : vous gardez la main.',
  },
}
