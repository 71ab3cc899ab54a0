/** What is said of organisations and their colleges, in French. */
import { plural } from '../../views/format.ts'
import type { IntentWords } from '../words.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)

export const intents = {
  organisations: {
    verb: 'structures',
    aliases: ['organisations-participantes'],
    label: 'Les structures',
    help: 'Les structures qui participent, et leur collège',
    example: '/concert structures',
    args: {},
  },
  colleges: {
    verb: 'colleges',
    aliases: [],
    label: 'Les collèges',
    help: 'Quelle structure est dans quel collège',
    example: '/concert colleges',
    args: {},
  },
  'college add': {
    verb: 'college',
    aliases: ['nouveau-college'],
    label: 'Ajouter des collèges',
    help: 'Ajouter un collège, ou plusieurs à la fois',
    example: '/concert college Associations, Coopératives, Mutuelles',
    notice: 'Les collèges sont vus par les membres de la concertation. Personne n’est notifié.',
    submit: 'Ajouter',
    args: { name: { label: 'Nom', help: 'Un nom par ligne, ou séparés par des virgules', names: ['nom', 'noms'] } },
  },
  'college withdraw': {
    verb: 'retirer-college',
    aliases: [],
    label: 'Retirer un collège',
    help: 'Retirer un collège ; ses structures restent',
    example: '/concert retirer-college Mutuelles',
    notice: 'Les collèges sont vus par les membres de la concertation. Personne n’est notifié.',
    submit: 'Retirer',
    args: { name: { label: 'Nom', help: 'Le nom du collège, ou de plusieurs', names: ['nom', 'noms'] } },
  },
  'college assign': {
    verb: 'affecter',
    aliases: ['classer-structure'],
    label: 'Affecter une structure à un collège',
    help: 'Dire dans quel collège est une structure',
    example: '/concert affecter URIOPSS ; collège : Associations',
    notice: 'Les collèges sont vus par les membres de la concertation. Personne n’est notifié.',
    submit: 'Affecter',
    args: {
      organisation: {
        label: 'Structure',
        help: 'Son nom ; plusieurs, un par ligne',
        names: ['structure', 'structures'],
      },
      college: { label: 'Collège', help: 'Son nom, ou « aucun »', names: ['collège'] },
      confirmed: { label: 'Confirmé', help: 'Oui pour ajouter une structure nouvelle', names: ['confirmation'] },
    },
  },
  'college restore': {
    verb: 'retablir-college',
    aliases: [],
    label: 'Remettre des structures dans leur collège',
    help: 'Remettre des structures où elles étaient',
    example: '',
    args: {
      organisations: { label: 'Structures', help: 'Les structures' },
      colleges: { label: 'Collèges', help: 'Le collège de chacune' },
    },
  },
} satisfies Record<string, IntentWords>

export const buttons = {
  seeColleges: 'Voir les collèges',
  seeOrganisations: 'Voir les structures',
  addCollege: 'Ajouter des collèges',
  assignCollege: 'Affecter une structure',
  chooseCollege: 'Choisir le collège',
  addOrganisation: 'L’ajouter',
}

export const refusals = {
  hasCollege: (v: { college: string }) =>
    `Le collège « ${v.college} » existe déjà : « /concert colleges » les montre tous.`,
  tooManyColleges: (v: { max: number }) =>
    `Une concertation a ${v.max} collèges au plus. Retirez-en un avec « /concert retirer-college » suivi de son nom.`,
  noCollege: () =>
    'Cette concertation n’a pas encore de collège. La coordination les ajoute avec « /concert college » suivi de leurs noms.',
  noSuchCollege: (v: { college: string; names: string }) =>
    `Il n’y a pas de collège « ${v.college} ». Choisissez parmi : ${v.names}.`,
  severalColleges: (v: { college: string; names: string }) =>
    `Plusieurs collèges commencent par « ${v.college} » : ${v.names}. Écrivez le nom en entier.`,
  inCollegeAlready: (v: { organisation: string; college: string }) =>
    `C’est déjà le cas : ${v.organisation} est dans le collège « ${v.college} ».`,
  inNoCollege: (v: { organisation: string }) => `${v.organisation} n’est dans aucun collège : il n’y a rien à changer.`,
}

export const words = {
  colleges: {
    title: (title: string) => `Les collèges de « ${title} »`,
    none: 'Aucun collège n’est encore défini.',
    noneNext: 'La coordination les ajoute avec « /concert college » suivi de leurs noms.',
    empty: 'aucune structure',
    without: (count: number) => `Sans collège (${count}) :`,
    allPlaced: 'Chaque structure a son collège.',
    added: (names: string, count: number) =>
      count > 1 ? `Collèges ajoutés : ${names}.` : `Collège ajouté : ${names}.`,
    withdrawn: (names: string) => `Retiré : ${names}. Les structures qui y étaient sont maintenant sans collège.`,
    which: (names: string) => `Dans quel collège : ${names} ?`,
    assigned: (names: string, college: string) => `C’est noté : ${names}, dans le collège « ${college} ».`,
    unassigned: (names: string) => `C’est noté : ${names}, sans collège.`,
    restored: 'C’est remis comme avant.',
    unknown: (names: string) => `Je ne connais pas encore ces structures : ${names}.`,
    unknownOne: (name: string) => `Je ne connais pas encore de structure ${name}.`,
    unknownNear: (names: string) => `Vouliez-vous dire ${names} ?`,
    unknownNext: 'Si ce que vous avez écrit est juste, je l’ajoute et je l’affecte.',
    organisations: (title: string, count: number) => `« ${title} » : ${n(count, 'structure', 'structures')}`,
    organisationsNone:
      'Aucune structure n’est encore connue ici. Dites la vôtre avec « /concert structure » suivi de son nom.',
    people: (count: number) => n(count, 'personne', 'personnes'),
    noCollege: 'sans collège',
  },
}
