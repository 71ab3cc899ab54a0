/** What is said of concertations, in French. */
import { plural } from '../../views/format.ts'
import type { Rich } from '../../views/view.ts'
import type { IntentWords } from '../words.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)
export const intents = {
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
    },
  },
  link: {
    verb: 'salon',
    aliases: ['rattacher'],
    label: 'Rattacher ce salon',
    help: 'Rattacher ce salon à une concertation',
    example: '/concert salon ESS à 10 ans',
    args: { title: { label: 'Concertation', help: 'Son titre, ou le début de son titre', names: ['titre'] } },
  },
  unlink: {
    verb: 'detacher',
    aliases: [],
    label: 'Détacher ce salon',
    help: 'Ce salon ne sera plus rattaché',
    example: '/concert detacher',
    args: {},
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
  sign: 'Signer',
  declineToSign: 'Ne pas signer',
}

export const refusals = {
  outsidePhase: (v: { title: string; window: string }) =>
    `Cette date est en dehors de la phase « ${v.title} », qui va ${v.window}. Choisissez une date dans cette période, ou demandez à la coordination d’ouvrir une autre phase. « /concert phases » les montre toutes.`,
  phaseLocked: (v: { title: string }) =>
    `La phase « ${v.title} » n’est pas encore ouverte : elle s’ouvre quand la plénière a décidé de la méthode de travail, puis que la coordination envoie « /concert ouvrir-phase ». « /concert phases » dit où nous en sommes.`,
  notYourWorkshop: (v: { title: string }) =>
    `« ${v.title} » a ses propres animateurs et animatrices : demandez-leur, ou à la coordination. « /concert membres » dit qui elles et ils sont.`,
  noSignatory: (v: { organisation: string }) =>
    `Personne ne peut encore signer pour ${v.organisation}. Confiez la coordination à une personne de cette structure : « /concert nommer <nom> coordination ».`,
  notSignatory: () =>
    'Votre structure n’est pas parmi celles qui signent. « /concert structure » dit au nom de qui vous parlez.',
  alreadySigned: (v: { organisation: string }) => `${v.organisation} a déjà signé : il n’y a rien de plus à faire.`,
  noSuchPublication: () =>
    'Ce document n’attend plus de signature. Envoyez « /concert signatures » pour voir ceux qui attendent.',
}

export const words = {
  process: {
    created: (title: string) =>
      `La concertation « ${title} » est créée. Prochaine étape : ouvrez le salon où elle se tient et envoyez-y « /concert salon ».`,
    createdHere: (title: string, place: string) =>
      `La concertation « ${title} » est créée. Rattachez-lui le salon ${place} pour recueillir les idées.`,
    linked: (place: string, title: string) => `Le salon ${place} est rattaché à « ${title} ».`,
    linkedAll: (title: string) => `Ce salon accueille la concertation « ${title} ».`,
    linkedHow: (): Rich => [
      'Pour déposer une idée : ',
      { code: '/idee' },
      ' suivi de votre texte. Pour le reste : ',
      { code: '/concert' },
      '.',
    ],
    unlinked: (place: string) => `Le salon ${place} n’est plus rattaché. Les idées déjà reçues sont gardées.`,
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

  publication: {
    asked: (by: string, title: string, concertation: string) =>
      `${by} vous demande de signer « ${title} » pour la concertation « ${concertation} ». Rien n’est publié avant que chaque structure organisatrice ait signé. Voici ce qui sera publié :`,
    signedBy: (name: string, organisation: string, moment: string) =>
      `Signé par ${name}, ${organisation}, le ${moment}.`,
    organised: (names: string) => `Concertation organisée par ${names}.`,
  },
}
