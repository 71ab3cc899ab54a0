/** What is said of the models with which a concertation begins, in French. */
import { plural } from '../../../views/format.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)

export const buttons = {
  createIt: 'Créer la concertation',
}

/** The words of the argument of « creer ». */
export const model = {
  label: 'Modèle',
  help: 'Facultatif : par quoi commencer',
  names: ['modele', 'modèle'],
  options: { twoPhases: 'Picardie, deux phases', workshop: 'atelier seul', ideaBox: 'boîte à idées' },
  said: { twoPhases: ['picardie', 'deux phases', 'phases'], workshop: ['atelier'], ideaBox: ['boite', 'idees'] },
}

export const words = {
  templates: {
    willMake: (title: string) => `« ${title} » sera créée ainsi`,
    about: {
      twoPhases:
        'Deux phases comme en Picardie : on constate en ateliers, puis on propose. La seconde s’ouvre en plénière.',
      workshop: 'Un seul atelier, sans phases ni instances.',
      ideaBox: 'Une boîte à idées toujours ouverte, sans réunions prévues.',
    },
    phase: (number: number) => `Phase ${number}`,
    phases: { first: 'Constats et enjeux', second: 'Propositions et actions' },
    bodiesLabel: 'Instances',
    bodies: { plenary: 'Comité de concertation', steering: 'Comité de pilotage', technical: 'Comité technique' },
    workshopsLabel: (count: number) => n(count, 'atelier', 'ateliers'),
    workshops: {
      structure: 'Structuration et mutualisation',
      jobs: 'Innovation et emploi',
      territories: 'Développement des territoires',
      funding: 'Accompagnement et financement',
    },
    notice: 'Tout pourra être renommé, déplacé ou retiré. Personne n’est notifié.',
  },
}
