/** What is said of themes, of sorting and of merging, in French. */
import { plural } from '../../../views/format.ts'
import type { IntentWords } from '../../words.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)

export const intents = {
  themes: {
    verb: 'themes',
    aliases: [],
    label: 'Voir les thèmes',
    help: 'Les thèmes et leurs idées, ce qui reste à trier',
    example: '/concert themes',
    args: {},
  },
  'theme add': {
    verb: 'theme',
    aliases: [],
    label: 'Ajouter des thèmes',
    help: 'Ajouter un ou plusieurs thèmes',
    example: '/concert theme Emploi ; Financement ; Mobilité',
    notice: 'Visibles par tous dans la liste des thèmes. Personne n’est notifié.',
    submit: 'Ajouter',
    args: {
      titles: { label: 'Thèmes', help: 'Un titre par ligne, ou séparés par « ; »', names: ['titres', 'titre'] },
    },
  },
  'theme rename': {
    verb: 'renommer-theme',
    aliases: [],
    label: 'Renommer un thème',
    help: 'Donner un autre titre à un thème',
    example: '/concert renommer-theme 3 Emploi et formation',
    submit: 'Renommer',
    args: {
      theme: { label: 'Thème', help: 'Son numéro, ou son titre', names: ['theme'] },
      title: { label: 'Nouveau titre', help: 'Le titre que tout le monde verra', names: ['titre'] },
      confirmed: { label: 'Titre repris', help: 'Rempli quand on annule' },
    },
  },
  'theme withdraw': {
    verb: 'retirer-theme',
    aliases: [],
    label: 'Retirer un thème',
    help: 'Retirer un thème ; ses idées sont à retrier',
    example: '/concert retirer-theme 3',
    submit: 'Retirer',
    args: { theme: { label: 'Thème', help: 'Son numéro, ou son titre', names: ['theme'] } },
  },
  'theme restore': {
    verb: 'retablir-theme',
    aliases: [],
    label: 'Rétablir un thème',
    help: '',
    example: '',
    args: { themes: { label: '', help: '' } },
  },
  'theme new': {
    verb: 'nouveau-theme',
    aliases: [],
    label: 'Nouveau thème pour cette idée',
    help: 'Créer un thème et y mettre une idée',
    example: '/concert nouveau-theme 12 Santé au travail',
    notice: 'Le thème est visible par tous dans la liste des thèmes. Personne n’est notifié.',
    submit: 'Créer et classer',
    args: {
      idea: { label: 'Idée', help: 'Le numéro de l’idée', names: ['idee', 'numéro', 'n', 'no'] },
      title: { label: 'Titre du thème', help: 'Le titre que tout le monde verra', names: ['titre', 'theme'] },
    },
  },
  'theme forget': {
    verb: 'oublier-theme',
    aliases: [],
    label: 'Reprendre un thème créé en triant',
    help: '',
    example: '',
    args: {
      idea: { label: '', help: '' },
      theme: { label: '', help: '' },
      before: { label: '', help: '' },
      kept: { label: '', help: '' },
    },
  },
  sort: {
    verb: 'trier',
    aliases: [],
    label: 'Trier les idées',
    help: 'L’idée suivante, avec trois thèmes à choisir',
    example: '/concert trier',
    args: {
      idea: { label: 'Idée', help: 'Le numéro de l’idée (facultatif)', names: ['idee'] },
      theme: { label: 'Thème', help: 'Le numéro du thème (facultatif)', names: ['theme'] },
      after: { label: 'Après', help: 'Passer à l’idée qui suit celle-ci', names: ['apres'] },
    },
  },
  'idea sort': {
    verb: 'classer',
    aliases: [],
    label: 'Classer des idées',
    help: 'Mettre une ou plusieurs idées dans un thème',
    example: '/concert classer 3, 12, 40 ; thème : Emploi',
    submit: 'Classer',
    args: {
      ideas: { label: 'Idées', help: 'Leurs numéros : 3, 12, 40', names: ['idees', 'idee'] },
      theme: { label: 'Thème', help: 'Son numéro, ou son titre', names: ['theme'] },
    },
  },
  'idea unsort': {
    verb: 'declasser',
    aliases: [],
    label: 'Sortir des idées de leur thème',
    help: 'Ces idées seront de nouveau à trier',
    example: '/concert declasser 3, 12',
    submit: 'Sortir du thème',
    args: { ideas: { label: 'Idées', help: 'Leurs numéros : 3, 12, 40', names: ['idees', 'idee'] } },
  },
  'sort undo': {
    verb: 'annuler-tri',
    aliases: [],
    label: 'Annuler un classement',
    help: '',
    example: '',
    args: { places: { label: '', help: '' }, theme: { label: '', help: '' } },
  },
  merge: {
    verb: 'fusionner',
    aliases: ['reunir'],
    label: 'Réunir deux idées',
    help: 'Deux idées qui disent la même chose',
    example: '/concert fusionner 12 ; avec : 5',
    notice: 'Les deux textes sont gardés. La première renvoie à la seconde dans son salon ; personne n’est notifié.',
    submit: 'Réunir',
    args: {
      number: { label: 'Idée', help: 'Le numéro de l’idée à réunir', names: ['idee', 'n', 'no'] },
      into: { label: 'Avec l’idée', help: 'Le numéro de celle qui reste', names: ['avec', 'dans'] },
    },
  },
  unmerge: {
    verb: 'separer',
    aliases: ['defusionner'],
    label: 'Séparer une idée réunie',
    help: 'Séparer une idée réunie à une autre',
    example: '/concert separer 12',
    submit: 'Séparer',
    args: { number: { label: 'Idée', help: 'Le numéro de l’idée à séparer', names: ['idee', 'numéro', 'n', 'no'] } },
  },
} satisfies Record<string, IntentWords>

export const buttons = {
  seeThemes: 'Voir les thèmes',
  addThemes: 'Ajouter des thèmes',
  createTheme: 'Créer ce thème',
  newTheme: 'Nouveau thème',
  ideasOfTheme: 'Voir les idées d’un thème',
  sort: 'Trier',
  goOnSorting: 'Continuer le tri',
  otherTheme: 'Autre thème',
  pass: 'Passer',
  mergeThis: 'Réunir à une autre',
  unmerge: 'Séparer',
}

export const refusals = {
  mergedIntoItself: (v: { number: number }) =>
    `L’idée n° ${v.number} ne peut pas être réunie à elle-même. Donnez le numéro d’une autre idée.`,
  notMerged: (v: { number: number }) => `L’idée n° ${v.number} n’est réunie à aucune autre : il n’y a rien à séparer.`,
  noIdeaNumbers: (v: { text: string }) =>
    `Je ne vois pas de numéros d’idées dans « ${v.text} ». Écrivez-les ainsi : 3, 12, 40. « /concert idees » les montre.`,
  tooManyIdeas: (v: { max: number }) =>
    `C’est trop d’idées à la fois : ${v.max} au plus. Envoyez-les en plusieurs fois.`,
  noSuchTheme: (v: { theme: string }) =>
    `Il n’y a pas de thème « ${v.theme} » ici. « /concert themes » les montre avec leurs numéros.`,
  severalThemes: (v: { theme: string }) =>
    `Plusieurs thèmes commencent par « ${v.theme} ». Donnez son numéro : « /concert themes » les montre.`,
  themeTaken: (v: { theme: string }) =>
    `Le thème « ${v.theme} » existe déjà, ou a existé. Donnez un autre titre, ou ajoutez-le de nouveau avec « /concert theme ».`,
  themeTooLong: (v: { length: number; max: number }) =>
    `Un de ces titres compte ${v.length} caractères, le maximum est ${v.max}. Raccourcissez-le, ou séparez les titres par « ; ».`,
  tooManyThemes: (v: { max: number }) =>
    `Une concertation a ${v.max} thèmes au plus. Retirez ceux qui ne servent pas, avec « /concert retirer-theme ».`,
  noThemeYet: () => 'Il faut d’abord des thèmes où ranger les idées. Quelques titres suffisent pour commencer.',
  alreadySorted: (v: { number: number; theme: string }) =>
    `L’idée n° ${v.number} est déjà dans « ${v.theme} ». Pour la changer de thème : « /concert classer ${v.number} » suivi du thème.`,
  alreadyThere: (v: { theme: string }) => `C’est déjà dans « ${v.theme} » : il n’y a rien à changer.`,
  notSorted: (v: { number: number }) => `L’idée n° ${v.number} n’est dans aucun thème : il n’y a rien à en sortir.`,
}

export const words = {
  themes: {
    title: (count: number) => n(count, 'thème', 'thèmes'),
    ideas: (count: number) => n(count, 'idée', 'idées'),
    counts: (sorted: number, unsorted: number, withdrawn: number, merged: number, total: number) =>
      `${n(total, 'idée', 'idées')} en tout : ${n(sorted, 'triée', 'triées')}, ${unsorted} à trier, ${n(withdrawn, 'retirée', 'retirées')}, ${n(merged, 'réunie à une autre', 'réunies à d’autres')}.`,
    none: 'Il n’y a pas encore de thème : l’équipe d’animation les nomme quand elle lit les idées.',
    noneTeam: 'Il n’y a pas encore de thème. Nommez-en quelques-uns, puis triez les idées une à une.',
    added: (titles: string, count: number) =>
      count > 1 ? `Thèmes ajoutés : ${titles}.` : `Le thème ${titles} est ajouté.`,
    renamed: (before: string, after: string) => `Le thème « ${before} » s’appelle maintenant « ${after} ».`,
    withdrawn: (titles: string, count: number, ideas: number) =>
      `${count > 1 ? `Thèmes retirés : ${titles}` : `Le thème ${titles} est retiré`}. ${ideas > 0 ? `Sont de nouveau à trier : ${n(ideas, 'idée', 'idées')}.` : `Il contenait ${n(ideas, 'idée', 'idées')}.`}`,
    restored: (titles: string, count: number) =>
      `${count > 1 ? `Thèmes rétablis : ${titles}` : `Le thème ${titles} est rétabli`}, avec les idées qui y étaient.`,
  },
  sorting: {
    done: (number: number, theme: string) => `Idée n° ${number} classée dans « ${theme} ».`,
    progress: (sorted: number, total: number) => `${sorted} sur ${total} triées`,
    why: (words: string) => `Premier thème proposé d’après : ${words}. À vous de choisir.`,
    all: (ideas: number, themes: number) =>
      `Tout est trié : ${n(ideas, 'idée', 'idées')} dans ${n(themes, 'thème', 'thèmes')}.`,
    nothing: 'Il n’y a pas encore d’idée à trier ici.',
    sorted: (count: number, theme: string) => `${n(count, 'idée classée', 'idées classées')} dans « ${theme} ».`,
    unsorted: (count: number) => `${n(count, 'idée sortie de son thème', 'idées sorties de leur thème')}.`,
    putBack: (count: number) => `${n(count, 'idée remise', 'idées remises')} où elle était avant.`,
    left: (count: number) => `${n(count, 'idée reste', 'idées restent')} à trier.`,
    merged: (number: number, into: number) =>
      `L’idée n° ${number} est réunie à l’idée n° ${into}. Les deux textes sont gardés :`,
    unmerged: (number: number, from: number) => `L’idée n° ${number} est de nouveau à part de l’idée n° ${from}.`,
  },
}
