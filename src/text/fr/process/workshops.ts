/** What is said of ateliers and of who animates them, in French. */
import { plural } from '../../../views/format.ts'
import type { IntentWords } from '../../words.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)
export const intents = {
  workshops: {
    verb: 'ateliers',
    aliases: [],
    label: 'Les ateliers',
    help: 'La liste des ateliers, ou la page de l’un d’eux',
    example: '/concert ateliers 2',
    args: { number: { label: 'Atelier', help: 'Son numéro ; sinon, la liste', names: ['numéro'] } },
  },
  'workshop add': {
    verb: 'atelier',
    aliases: ['ajouter-atelier'],
    label: 'Créer un atelier',
    help: 'Créer un atelier, à partir d’un axe si besoin',
    example: '/concert atelier Mutualisation ; phase : 1',
    notice: 'L’atelier est vu par tous les participants. Personne n’est notifié.',
    submit: 'Créer l’atelier',
    args: {
      title: { label: 'Titre', help: 'Ce dont l’atelier s’occupe', names: ['titre'] },
      phase: { label: 'Phase', help: 'Facultatif : son numéro ; sinon, celle en cours', names: ['période'] },
      axis: { label: 'Axe fort', help: 'Facultatif : le numéro de l’axe qu’il poursuit', names: ['axe'] },
    },
  },
  'workshop rename': {
    verb: 'renommer-atelier',
    aliases: [],
    label: 'Renommer un atelier',
    help: 'Changer le titre d’un atelier',
    example: '/concert renommer-atelier Emploi et innovation ; atelier : 2',
    notice: 'Le nouveau titre est vu par tous les participants. Personne n’est notifié.',
    submit: 'Renommer l’atelier',
    args: {
      title: { label: 'Nouveau titre', help: 'Ce dont l’atelier s’occupe', names: ['titre'] },
      workshop: { label: 'Atelier', help: 'Son numéro ; sinon, celui de ce salon', names: ['numéro'] },
      confirmed: { label: 'Titre repris', help: 'Rempli quand on annule' },
    },
  },
  'workshop withdraw': {
    verb: 'retirer-atelier',
    aliases: [],
    label: 'Retirer un atelier',
    help: 'Retirer un atelier qui ne se tiendra pas',
    example: '/concert retirer-atelier 2',
    args: { number: { label: 'Atelier', help: 'Son numéro ; sinon, celui de ce salon', names: ['numéro'] } },
  },
  'workshop restore': {
    verb: 'retablir-atelier',
    aliases: [],
    label: 'Rétablir un atelier',
    help: '',
    example: '',
    args: { number: { label: '', help: '' }, places: { label: '', help: '' } },
  },
  'workshops from poll': {
    verb: 'ateliers-du-vote',
    aliases: [],
    label: 'Ateliers choisis par un vote',
    help: '',
    example: '',
    args: { poll: { label: '', help: '' }, winners: { label: '', help: '' }, phase: { label: '', help: '' } },
  },
  animate: {
    verb: 'animateur',
    aliases: ['animatrice', 'animer'],
    label: 'Confier un atelier',
    help: 'Confier l’animation d’un atelier à quelqu’un',
    example: '/concert animateur Camille Durand ; atelier : 2',
    notice: 'La personne reçoit un message privé. Les participants voient qui anime.',
    submit: 'Confier l’atelier',
    args: {
      person: { label: 'Personne', help: 'Son nom, tel que le bot le connaît', names: ['nom'] },
      workshop: { label: 'Atelier', help: 'Son numéro ; sinon, celui de ce salon', names: ['numéro'] },
    },
  },
  unanimate: {
    verb: 'retirer-animation',
    aliases: [],
    label: 'Retirer un atelier à quelqu’un',
    help: 'Retirer à quelqu’un l’animation d’un atelier',
    example: '/concert retirer-animation Camille Durand ; atelier : 2',
    notice: 'Les participants voient qui anime. Personne n’est notifié.',
    submit: 'Retirer l’animation',
    args: {
      person: { label: 'Personne', help: 'Son nom, tel que le bot le connaît', names: ['nom'] },
      workshop: { label: 'Atelier', help: 'Son numéro ; sinon, celui de ce salon', names: ['numéro'] },
    },
  },
  'animation restore': {
    verb: 'retablir-animation',
    aliases: [],
    label: 'Rétablir une animation',
    help: '',
    example: '',
    args: {
      person: { label: '', help: '' },
      workshop: { label: '', help: '' },
      animates: { label: '', help: '' },
      role: { label: '', help: '' },
    },
  },
} satisfies Record<string, IntentWords>

export const buttons = {
  workshops: 'Les ateliers',
  openWorkshop: 'Voir un atelier',
  seeWorkshop: 'Voir l’atelier',
  chooseWorkshop: 'Choisir l’atelier',
  addWorkshop: 'Créer un atelier',
  workshopMeetsHere: 'Il se réunit ici',
  animate: 'Confier l’animation',
  rename: 'Renommer',
  seeAxis: 'Voir l’axe',
}

export const refusals = {
  notYourWorkshop: (v: { title: string }) =>
    `« ${v.title} » a ses propres animateurs et animatrices : demandez-leur, ou à la coordination. « /concert membres » dit qui elles et ils sont.`,
  noSuchWorkshop: (v: { number: number }) =>
    `Il n’y a pas d’atelier n° ${v.number} ici. « /concert ateliers » les montre tous.`,
  whichWorkshop: () =>
    'De quel atelier s’agit-il ? Ajoutez son numéro, par exemple « ; atelier : 2 ». « /concert ateliers » les montre tous.',
  workshopTitleTaken: (v: { title: string; number: number }) =>
    `L’atelier n° ${v.number} de cette phase s’appelle déjà « ${v.title} ». Donnez un autre titre.`,
  workshopMet: (v: { title: string }) =>
    `L’atelier « ${v.title} » s’est déjà réuni : il reste, avec tout ce qui y a été dit. Vous pouvez le renommer avec « /concert renommer-atelier ».`,
  workshopToMeet: (v: { title: string; count: number }) =>
    `L’atelier « ${v.title} » a encore ${n(v.count, 'séance prévue', 'séances prévues')} : ${v.count > 1 ? 'annulez-les' : 'annulez-la'} d’abord. Voyez « /concert agenda ».`,
  alreadyAnimates: (v: { person: string; title: string }) =>
    `${v.person} anime déjà « ${v.title} » : il n’y a rien à faire.`,
  animatesNot: (v: { person: string; title: string }) =>
    `${v.person} n’anime pas « ${v.title} ». « /concert ateliers » dit qui anime quoi.`,
}

export const words = {
  workshops: {
    title: (title: string) => `Les ateliers de « ${title} »`,
    none: (title: string) => `« ${title} » n’a pas encore d’atelier.`,
    page: (number: number, title: string) => `Atelier n° ${number} : ${title}`,
    sessions: (held: number, sessions: number) =>
      sessions === 0 ? 'aucune séance prévue' : `${n(held, 'séance tenue', 'séances tenues')} sur ${sessions}`,
    ideas: (count: number) => (count === 0 ? 'aucune idée' : n(count, 'idée', 'idées')),
    animatedBy: (names: string) => `animé par ${names}`,
    nobody: 'sans animation attitrée',
    which: 'Quel atelier ?',
    phase: 'Phase',
    axis: 'Axe d’origine',
    axisSaid: (number: number, title: string) => `n° ${number}, ${title}`,
    chosenBy: 'Choisi par',
    pollSaid: (number: number, question: string) => `le vote n° ${number}, « ${question} »`,
    animation: 'Animation',
    animationWhole: 'toute l’équipe d’animation',
    place: 'Salon',
    somePlaces: (count: number) => n(count, 'salon', 'salons'),
    noPlace: (number: number) =>
      `aucun pour l’instant : dans le salon voulu, envoyez « /concert salon atelier : ${number} »`,
    sessionsLabel: 'Séances',
    nextLabel: 'Prochaine séance',
    ideasLabel: 'Idées',
    added: (number: number, title: string) => `L’atelier n° ${number}, « ${title} », est créé.`,
    addedNext: 'La suite : confiez-en l’animation, puis planifiez ses séances.',
    renamed: (number: number, before: string, after: string) =>
      `L’atelier n° ${number}, « ${before} », s’appelle maintenant « ${after} ».`,
    withdrawn: (number: number, title: string) => `L’atelier n° ${number}, « ${title} », est retiré.`,
    restored: (number: number, title: string) => `L’atelier n° ${number}, « ${title} », est rétabli.`,
    chosen: (count: number) =>
      count === 1 ? 'Un atelier est né de ce vote' : `${n(count, 'atelier', 'ateliers')} sont nés de ce vote`,
    chosenFor: (phase: string) => `Pour la phase « ${phase} ».`,
    animated: (person: string, number: number, title: string) =>
      `${person} anime maintenant l’atelier n° ${number}, « ${title} ».`,
    animating: (number: number, title: string, concertation: string) =>
      `L’animation de l’atelier n° ${number}, « ${title} », vous est confiée, dans la concertation « ${concertation} ».`,
    unanimated: (person: string, number: number, title: string) =>
      `${person} n’anime plus l’atelier n° ${number}, « ${title} ».`,
    unanimatedLast: (person: string, number: number, title: string) =>
      `${person} n’anime plus l’atelier n° ${number}, « ${title} ». C’était son seul atelier : le rôle d’animation lui est aussi retiré.`,
  },
}
