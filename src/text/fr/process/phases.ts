/** What is said of phases and bodies, in French. */
import { plural } from '../../../views/format.ts'
import type { IntentWords } from '../../words.ts'
import { room } from '../rooms.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)
export const intents = {
  phases: {
    verb: 'phases',
    aliases: ['etapes'],
    label: 'Les phases',
    help: 'Les périodes de la concertation, où nous en sommes',
    example: '/concert phases',
    args: {},
  },
  'phase add': {
    verb: 'phase',
    aliases: ['ajouter-phase'],
    label: 'Ajouter une phase',
    help: 'Ajouter une période, avec son début et sa fin',
    example: '/concert phase Diagnostic ; début : 1er avril ; fin : 31 juillet',
    notice: 'Les phases sont vues par tous les participants. Personne n’est notifié.',
    submit: 'Ajouter la phase',
    args: {
      title: { label: 'Titre', help: 'Le nom de la phase', names: ['titre'] },
      starts: { label: 'Premier jour', help: 'Compris dans la phase : « 1er avril »', names: ['début', 'du'] },
      ends: { label: 'Dernier jour', help: 'Compris dans la phase : « 31 juillet »', names: ['fin', 'au'] },
      gated: {
        label: 'Attend la plénière',
        help: 'Facultatif. Oui : fermée jusqu’à une décision de la plénière',
        names: ['fermée', 'après plénière'],
      },
    },
  },
  'phase open': {
    verb: 'ouvrir-phase',
    aliases: [],
    label: 'Ouvrir la phase',
    help: 'Ouvrir la phase suivante, après la plénière',
    example: '/concert ouvrir-phase 2',
    args: {
      number: { label: 'Phase', help: 'Son numéro ; sinon, la prochaine', names: ['numéro'] },
      confirmed: { label: 'Confirmé', help: 'Oui pour confirmer', names: ['confirmation'] },
    },
  },
  'phase withdraw': {
    verb: 'retirer-phase',
    aliases: [],
    label: 'Retirer une phase',
    help: 'Retirer une phase où rien n’est prévu',
    example: '/concert retirer-phase 2',
    notice: 'La phase disparaît de la liste. Personne n’est notifié.',
    submit: 'Retirer la phase',
    args: { number: { label: 'Phase', help: 'Son numéro', names: ['numéro'] } },
  },
  'phase restore': {
    verb: 'retablir-phase',
    aliases: [],
    label: 'Rétablir une phase',
    help: '',
    example: '',
    args: { number: { label: '', help: '' } },
  },
  'phase lock': {
    verb: 'refermer-phase',
    aliases: [],
    label: 'Refermer une phase',
    help: '',
    example: '',
    args: { number: { label: '', help: '' } },
  },
  bodies: {
    verb: 'instances',
    aliases: ['comites'],
    label: 'Les instances',
    help: 'Plénière, comités : qui décide, qui donne un avis',
    example: '/concert instances',
    args: {},
  },
  'body add': {
    verb: 'instance',
    aliases: ['comite'],
    label: 'Ajouter une instance',
    help: 'Ajouter la plénière ou un comité',
    example: '/concert instance Comité de pilotage ; type : pilotage',
    notice: 'Les instances sont vues par tous les participants. Personne n’est notifié.',
    submit: 'Ajouter l’instance',
    args: {
      name: { label: 'Nom', help: '« Plénière », « Comité de pilotage »', names: ['nom'] },
      kind: {
        label: 'Type',
        help: 'Plénière, pilotage, technique ou autre',
        names: ['genre'],
        options: { plenary: 'plénière', steering: 'pilotage', technical: 'technique', other: 'autre' },
        said: {
          plenary: ['assemblée', 'conférence'],
          steering: ['comité de pilotage', 'copil'],
          technical: ['comité technique', 'cotech'],
        },
      },
      power: {
        label: 'Pouvoir',
        help: 'Facultatif. Décide, avis ou réalise ; sinon, l’usage',
        names: ['rôle'],
        options: { decides: 'décide', advises: 'avis', carriesOut: 'réalise' },
      },
    },
  },
  'body withdraw': {
    verb: 'retirer-instance',
    aliases: [],
    label: 'Retirer une instance',
    help: 'Retirer une instance qui ne s’est pas réunie',
    example: '/concert retirer-instance Comité technique',
    notice: 'L’instance disparaît de la liste. Personne n’est notifié.',
    submit: 'Retirer l’instance',
    args: { name: { label: 'Instance', help: 'Son nom', names: ['nom'] } },
  },
  'body restore': {
    verb: 'retablir-instance',
    aliases: [],
    label: 'Rétablir une instance',
    help: '',
    example: '',
    args: { body: { label: '', help: '' } },
  },
} satisfies Record<string, IntentWords>

export const buttons = {
  phases: 'Les phases',
  addPhase: 'Ajouter une phase',
  openPhase: 'Ouvrir la phase',
  planSessions: 'Planifier les séances',
  agendaOfPhases: 'Prochaines réunions',
  bodies: 'Les instances',
  addBody: 'Ajouter une instance',
  planPlenary: 'Prévoir sa réunion',
  bodyMeetsHere: 'Elle se réunit ici',
}

export const refusals = {
  outsidePhase: (v: { title: string; window: string }) =>
    `Cette date est en dehors de la phase « ${v.title} », qui va ${v.window}. Choisissez une date dans cette période, ou demandez à la coordination d’ouvrir une autre phase. « /concert phases » les montre toutes.`,
  phaseLocked: (v: { title: string }) =>
    `La phase « ${v.title} » n’est pas encore ouverte : elle s’ouvre quand la plénière a décidé de la méthode de travail, puis que la coordination envoie « /concert ouvrir-phase ». « /concert phases » dit où nous en sommes.`,
  phaseBackwards: (v: { window: string }) =>
    `Une phase ne peut pas aller ${v.window} : elle finirait avant de commencer. Corrigez les dates, au besoin avec l’année : « 31 juillet 2011 ».`,
  phaseOver: (v: { window: string }) =>
    `Une phase ${v.window} serait déjà terminée. Donnez une date de fin à venir, au besoin avec l’année.`,
  phaseOverlaps: (v: { window: string; title: string; other: string }) =>
    `Une phase ${v.window} chevaucherait « ${v.title} », qui va ${v.other}. Choisissez des dates avant ou après.`,
  noSuchPhase: (v: { number: number }) => `Il n’y a pas de phase n° ${v.number} ici. « /concert phases » les montre.`,
  phaseInUse: (v: { title: string }) =>
    `La phase « ${v.title} » a des ateliers ou des séances : elle ne peut pas être retirée. Retirez d’abord les ateliers et annulez les séances.`,
  nothingToOpen: () => 'Aucune phase n’attend d’être ouverte. « /concert phases » montre où nous en sommes.',
  phaseIsOpen: (v: { title: string }) => `La phase « ${v.title} » est déjà ouverte : il n’y a rien à faire.`,
  phaseBefore: (v: { title: string; before: string }) =>
    `Avant « ${v.title} », il faut ouvrir « ${v.before} ». Envoyez « /concert ouvrir-phase » sans numéro.`,
  noPlenary: (v: { title: string }) =>
    `La phase « ${v.title} » s’ouvre après une décision de la plénière, et cette concertation n’a pas encore de plénière. Ajoutez-la : « /concert instance Plénière ; type : plénière ».`,
  noMethod: (v: { title: string; plenary: string }) =>
    `La phase « ${v.title} » attend que « ${v.plenary} » ait décidé de la méthode de travail. Réunissez-la, ouvrez la séance, puis notez-y : « /concert decision <texte> ; nature : modalités ». Revenez ensuite ici.`,
  bodyNameTaken: (v: { name: string }) =>
    `L’instance « ${v.name} » existe déjà. « /concert instances » les montre toutes.`,
  noSuchBody: (v: { name: string }) =>
    `Je ne connais pas d’instance « ${v.name} » ici. « /concert instances » les montre toutes.`,
  bodyInUse: (v: { name: string }) =>
    `L’instance « ${v.name} » a des réunions prévues ou tenues : elle ne peut pas être retirée. Annulez d’abord celles qui sont à venir.`,
  bodyHasPlace: (v: { name: string; place: string }) =>
    `« ${v.name} » se réunit dans ${v.place === '' ? 'un salon' : room(v.place)}. Donnez-lui d’abord un autre usage : dans ce salon, envoyez « /concert salon équipe : non ».`,
}

export const words = {
  phases: {
    title: (title: string) => `Les phases de « ${title} »`,
    none: (title: string) => `« ${title} » n’a pas encore de phase.`,
    when: { coming: 'à venir', now: 'en cours', over: 'terminée' },
    gates: { locked: 'fermée', ready: 'prête à ouvrir' },
    contents: (workshops: number, held: number, sessions: number) =>
      `${workshops === 0 ? 'aucun atelier' : n(workshops, 'atelier', 'ateliers')}, ${sessions === 0 ? 'aucune séance prévue' : `${n(held, 'séance tenue', 'séances tenues')} sur ${sessions}`}`,
    gate: (title: string) =>
      `« ${title} » s’ouvrira quand la plénière aura décidé de la méthode de travail : « /concert decision <texte> ; nature : modalités », pendant sa séance.`,
    ready: (title: string) => `La plénière a décidé de la méthode de travail : « ${title} » peut être ouverte.`,
    added: (number: number, title: string, window: string) =>
      `La phase n° ${number}, « ${title} », est créée : ${window}.`,
    addedGated:
      'Elle reste fermée jusqu’à ce que la plénière ait décidé de la méthode de travail : ses ateliers se préparent, mais rien ne s’y tient.',
    withdrawn: (title: string) => `La phase « ${title} » est retirée.`,
    willOpen: (title: string, window: string) => `Vous allez ouvrir la phase « ${title} », ${window}.`,
    method: (number: number) => `Méthode de travail décidée par la plénière (décision n° ${number}) :`,
    toldIn: (names: string, count: number) =>
      `Ce sera annoncé, avec cette décision, dans ${n(count, 'salon', 'salons')}${names === '' ? '' : ` : ${names}`}.`,
    toldNowhere: 'Aucun salon n’est rattaché : personne ne sera notifié.',
    opened: (title: string, places: number) =>
      `La phase « ${title} » est ouverte. Annoncé dans ${n(places, 'salon', 'salons')}.`,
    openedAll: (title: string) => `La phase « ${title} » est ouverte`,
    openedWindow: (window: string) => `Elle va ${window}.`,
    locked: (title: string) => `L’ouverture de la phase « ${title} » est annulée : elle attend de nouveau.`,
  },
  bodies: {
    title: (title: string) => `Les instances de « ${title} »`,
    none: (title: string) => `« ${title} » n’a pas encore d’instance : ni plénière, ni comité.`,
    kinds: { plenary: 'plénière', steering: 'pilotage', technical: 'technique', other: 'autre' },
    powers: { decides: 'elle décide', advises: 'elle donne un avis', carriesOut: 'elle met en œuvre' },
    places: (names: string, count: number) =>
      names === ''
        ? `Elle se réunit dans ${n(count, 'salon', 'salons')}.`
        : `${count > 1 ? 'Salons' : 'Salon'} : ${names}.`,
    next: (moment: string) => `Prochaine réunion : ${moment}.`,
    added: (name: string, power: string) => `L’instance « ${name} » est ajoutée : ${power}.`,
    withdrawn: (name: string) => `L’instance « ${name} » est retirée.`,
  },
}
