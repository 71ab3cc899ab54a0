/** What is said of concertations, in French. */
import { plural } from '../../views/format.ts'
import type { Rich } from '../../views/view.ts'
import type { IntentWords } from '../words.ts'
import * as handOver from './process/hand-over.ts'
import * as pause from './process/pause.ts'
import * as phases from './process/phases.ts'
import * as placeCodes from './process/place-codes.ts'
import * as publicPage from './process/public.ts'
import * as publicSite from './process/public-site.ts'
import * as publication from './process/publication.ts'
import * as templates from './process/templates.ts'
import * as trial from './process/trial.ts'
import * as workshops from './process/workshops.ts'
import { atStart, room } from './rooms.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)
export const intents = {
  ...phases.intents,
  ...workshops.intents,
  ...publication.intents,
  ...publicPage.intents,
  ...handOver.intents,
  ...pause.intents,
  ...placeCodes.intents,
  ...trial.intents,
  create: {
    verb: 'creer',
    aliases: ['nouvelle'],
    label: 'Créer une concertation',
    help: 'Ouvrir une concertation avec ses organisateurs',
    example: '/concert creer ESS à 10 ans ; organisateurs : Région, CRESS, État',
    notice: 'Le titre et les organisateurs sont vus par tous les participants. Personne n’est notifié.',
    submit: 'Créer la concertation',
    args: {
      title: { label: 'Titre', help: 'Le nom que tout le monde verra', names: ['titre'] },
      organisers: {
        label: 'Organisateurs',
        help: 'Les structures qui organisent, séparées par des virgules',
        names: ['organisateurs', 'organisateur', 'organisatrices'],
      },
      until: {
        label: 'Fin du recueil',
        help: 'Facultatif : « fin du mois », « 3 juillet 18h »',
        names: ['fin', "jusqu'au", 'fin du recueil'],
      },
      horizon: { label: 'Horizon', help: 'Facultatif : l’année visée, par exemple 2035', names: ['année'] },
      signature: {
        label: 'Signature',
        help: 'Facultatif. Conjointe : chaque structure signe avant de publier',
        names: ['mode de signature'],
        options: { single: 'simple', joint: 'conjointe' },
      },
      model: templates.model,
      confirmed: { label: 'Confirmé', help: 'Oui pour confirmer', names: ['confirmation'] },
    },
  },
  'create restore': {
    verb: 'annuler-creation',
    aliases: [],
    label: 'Annuler la création',
    help: '',
    example: '',
    args: { concertation: { label: '', help: '' } },
  },
  link: {
    verb: 'salon',
    aliases: ['rattacher'],
    label: 'Rattacher ce salon',
    help: 'Rattacher ce salon à une concertation',
    example: '/concert salon ESS à 10 ans',
    args: {
      title: { label: 'Concertation', help: 'Son titre, ou le code d’un autre salon', names: ['titre', 'code'] },
      workshop: { label: 'Atelier', help: 'Facultatif : le numéro de l’atelier qui s’y réunit', names: ['atelier'] },
      body: { label: 'Instance', help: 'Facultatif : le nom de l’instance qui s’y réunit', names: ['instance'] },
      team: { label: 'Équipe', help: 'Facultatif. Oui : réservé à l’équipe d’animation', names: ['équipe'] },
      confirmed: { label: 'Confirmé', help: 'Oui pour confirmer', names: ['confirmation'] },
    },
  },
  unlink: {
    verb: 'detacher',
    aliases: [],
    label: 'Détacher ce salon',
    help: 'Ce salon ne sera plus rattaché',
    example: '/concert detacher',
    args: {},
  },
  'place move': {
    verb: 'deplacer-salon',
    aliases: [],
    label: 'Suivre un salon remplacé',
    help: '',
    example: '',
    args: { to: { label: '', help: '' }, name: { label: '', help: '' } },
  },
  switch: {
    verb: 'concertation',
    aliases: [],
    label: 'Choisir la concertation',
    help: 'En privé : de quelle concertation je parle',
    example: '/concert concertation ESS à 10 ans',
    args: { title: { label: 'Concertation', help: 'Son titre, ou le début de son titre', names: ['titre'] } },
  },
  intake: {
    verb: 'recueil',
    aliases: [],
    label: 'Fin du recueil',
    help: 'Jusqu’à quand les idées sont recueillies',
    example: '/concert recueil 3 juillet 18h',
    notice: 'La date est annoncée dans tous les salons rattachés, avec un rappel la veille.',
    submit: 'Annoncer cette date',
    args: {
      until: { label: 'Fin du recueil', help: '« 3 juillet 18h », « fin du mois », « dans 15 jours »', names: ['fin'] },
    },
  },
  'intake open': {
    verb: 'rouvrir',
    aliases: [],
    label: 'Recueil sans date de fin',
    help: 'Recueillir les idées sans date de fin',
    example: '/concert rouvrir',
    args: {},
  },
  'intake remind': {
    verb: 'rappel-recueil',
    aliases: [],
    label: 'Rappel de fin du recueil',
    help: '',
    example: '',
    args: { concertation: { label: '', help: '' }, until: { label: '', help: '' } },
  },
  'intake end': {
    verb: 'fin-recueil',
    aliases: [],
    label: 'Fin du recueil',
    help: '',
    example: '',
    args: { concertation: { label: '', help: '' }, until: { label: '', help: '' } },
  },
  'intake restore': {
    verb: 'retablir-recueil',
    aliases: [],
    label: 'Rétablir la fin du recueil',
    help: '',
    example: '',
    args: { until: { label: '', help: '' } },
  },
} satisfies Record<string, IntentWords>

export const buttons = {
  changeUse: 'Changer l’usage du salon',
  ...phases.buttons,
  ...workshops.buttons,
  ...publication.buttons,
  ...publicPage.buttons,
  ...handOver.buttons,
  ...pause.buttons,
  ...placeCodes.buttons,
  ...trial.buttons,
  ...templates.buttons,
}

export const refusals = {
  ...phases.refusals,
  ...workshops.refusals,
  ...publication.refusals,
  ...publicPage.refusals,
  ...handOver.refusals,
  ...pause.refusals,
  ...placeCodes.refusals,
  ...trial.refusals,
  createdInUse: (v: { title: string }) =>
    `« ${v.title} » sert déjà : un salon lui est rattaché, ou quelque chose y a été déposé. Détachez d’abord ses salons avec « /concert detacher ».`,
  oneUse: () =>
    'Un salon sert à une seule chose à la fois : un atelier, une instance ou l’équipe. Gardez-en une, par exemple « /concert salon atelier : 2 ».',
  sameUse: (v: { place: string }) => `${atStart(room(v.place))} sert déjà à cela : il n’y a rien à changer.`,
}

export const words = {
  ...phases.words,
  ...workshops.words,
  ...publication.words,
  ...publicPage.words,
  ...publicSite.words,
  ...handOver.words,
  ...pause.words,
  ...placeCodes.words,
  ...trial.words,
  ...templates.words,
  process: {
    created: (title: string) =>
      `La concertation « ${title} » est créée. Prochaine étape : ouvrez le salon où elle se tient et envoyez-y « /concert salon ».`,
    createdHere: (title: string, place: string) =>
      `La concertation « ${title} » est créée. Rattachez-lui ${room(place)} pour recueillir les idées.`,
    uncreated: (title: string) => `C’est noté : « ${title} » n’existe plus, et son titre est libre.`,
    linked: (place: string, title: string) => `${atStart(room(place))} est rattaché à « ${title} ».`,
    linkedAll: (title: string) => `Ce salon accueille la concertation « ${title} ».`,
    linkedWorkshop: (number: number, title: string) => `Ce salon accueille l’atelier n° ${number}, « ${title} »`,
    linkedBody: (name: string) => `Ce salon accueille l’instance « ${name} »`,
    linkedTeam: 'Ce salon est celui de l’équipe d’animation',
    useBecomes: (next: string) => `Ensuite : ${next}`,
    useChangeNotice:
      'Ce qui y a été dit reste. Les personnes du salon voient le nouvel usage ; vous pourrez annuler pendant dix minutes.',
    noLongerTeam:
      'Attention : les réunions et les votes que l’équipe a tenus dans ce salon seront vus par toutes les personnes de la concertation. Pour qu’ils restent à l’équipe, prenez un autre salon. Les idées, elles, restent réservées à l’équipe.',
    teamHow: 'Ce qui se dit ici reste dans l’équipe : les idées déposées ici ne sont vues que par elle.',
    horizon: 'Horizon',
    linkedHow: (): Rich => [
      'Pour déposer une idée : ',
      { code: '/idee' },
      ' suivi de votre texte. Pour le reste : ',
      { code: '/concert' },
      '.',
    ],
    unlinked: (place: string) => `${atStart(room(place))} n’est plus rattaché. Les idées déjà reçues sont gardées.`,
    placeMoved: (title: string) =>
      `Ce salon prend la place de l’ancien : la concertation « ${title} » continue ici. Pour voir ce qui est en cours : « /concert ».`,
    chooseTitle: 'Quelle concertation ?',
    chosen: (title: string) => `D’accord : en privé, vous me parlez maintenant de « ${title} ».`,
    intakeSet: (moment: string, places: number) =>
      `C’est noté : les idées sont recueillies jusqu’au ${moment}. Annoncé dans ${n(places, 'salon', 'salons')}.`,
    intakeAnnounced: (moment: string) => `Les idées sont recueillies jusqu’au ${moment}.`,
    intakeReminder: (moment: string, count: number) =>
      `Dernière ligne droite : le recueil des idées se termine le ${moment}. ${n(count, 'idée reçue', 'idées reçues')} à ce jour.`,
    intakeEnded: (count: number) =>
      `Le recueil des idées est terminé : ${n(count, 'idée reçue', 'idées reçues')}. Merci à toutes et à tous.`,
    intakeNext: 'La suite : l’équipe d’animation lit et rassemble les idées.',
    intakeReopened: 'Les idées sont de nouveau recueillies, sans date de fin.',
    intakeRestored: 'La fin du recueil est rétablie comme avant.',
  },
}
