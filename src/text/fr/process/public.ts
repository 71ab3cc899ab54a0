/** What is said of the page that anybody may read, in French. */
import { plural } from '../../../views/format.ts'
import type { IntentWords } from '../../words.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)
const none = { label: '', help: '' }

export const intents = {
  'public page': {
    verb: 'page-publique',
    aliases: ['page'],
    label: 'La page publique',
    help: 'Ce que tout le monde peut lire sur internet',
    example: '/concert page-publique',
    notice: 'Vous verrez d’abord ce que tout le monde pourra lire. Rien n’est publié avant.',
    submit: 'Voir avant d’ouvrir',
    args: {
      meetings: { label: 'Réunions', help: 'Facultatif. Oui : dates et lieux des réunions', names: ['reunion'] },
      themes: { label: 'Thèmes', help: 'Facultatif. Oui : les thèmes et leur nombre d’idées', names: ['theme'] },
      polls: { label: 'Votes', help: 'Facultatif. Oui : les votes et leurs résultats', names: ['vote', 'resultats'] },
      actions: { label: 'Actions', help: 'Facultatif. Oui : les actions et leurs porteurs', names: ['action'] },
      confirmed: { label: 'Confirmé', help: 'Oui pour confirmer', names: ['confirmation'] },
    },
  },
  'public page close': {
    verb: 'fermer-page',
    aliases: ['page-fermer'],
    label: 'Fermer la page publique',
    help: 'Plus personne ne lit la page publique',
    example: '/concert fermer-page',
    args: {},
  },
  'public page release': {
    verb: 'publier-page',
    aliases: [],
    label: 'Ouvrir la page signée',
    help: '',
    example: '',
    args: { publication: none },
  },
  'public page withdraw': {
    verb: 'retirer-demande-page',
    aliases: [],
    label: 'Retirer la demande de signature',
    help: '',
    example: '',
    args: { publication: none },
  },
  'public page restore': {
    verb: 'retablir-page',
    aliases: [],
    label: 'Rétablir la page publique',
    help: '',
    example: '',
    args: { since: none, parts: none, slug: none },
  },
} satisfies Record<string, IntentWords>

export const buttons = {
  openPage: 'Ouvrir la page',
  signPage: 'Demander les signatures',
  savePage: 'Enregistrer',
  closePage: 'Fermer la page',
  readPage: 'Lire la page',
  publicPage: 'Page publique',
  changePage: 'Changer ce qu’elle montre',
  withMeetings: 'Avec les réunions',
  withThemes: 'Avec les thèmes',
  withPolls: 'Avec les votes',
  withActions: 'Avec les actions',
  withoutMeetings: 'Sans les réunions',
  withoutThemes: 'Sans les thèmes',
  withoutPolls: 'Sans les votes',
  withoutActions: 'Sans les actions',
}

export const refusals = {
  trialHasNoPage: () =>
    'Un exercice n’a pas de page publique : rien ne sort de ce salon. Ouvrez la page depuis la vraie concertation.',
  pageWaiting: () => 'La page publique attend déjà d’être signée. Voyez par qui avec « /concert signatures ».',
  pageNotOpen: () =>
    'La page publique n’est pas ouverte : il n’y a rien à fermer. Pour l’ouvrir : « /concert page-publique ».',
}

export const words = {
  publicPage: {
    title: (title: string) => `Page publique de « ${title} »`,
    willRead: 'N’importe qui pourra lire, sur internet :',
    reads: 'N’importe qui peut lire, sur internet :',
    always: 'le titre, les structures qui organisent, les phases et les ateliers',
    meetings: (count: number) =>
      count === 0
        ? 'les réunions, dès qu’elles seront convoquées'
        : `les réunions convoquées, avec leur lieu et un agenda à suivre (${count})`,
    themes: (count: number) =>
      count === 0 ? 'les thèmes, dès qu’il y en aura' : `les thèmes et leur nombre d’idées (${count})`,
    polls: (count: number) =>
      count === 0
        ? 'les votes, et leurs résultats une fois clos'
        : `les votes, et leurs résultats une fois clos (${count})`,
    actions: (count: number) =>
      count === 0
        ? 'les actions, dès qu’il y en aura'
        : `les actions, leur structure porteuse et leur échéance (${count})`,
    never:
      'Jamais : le nom d’une personne, l’auteur d’une idée, qui a voté quoi, l’avancement de chaque action, ni rien de ce qui est retiré, en attente ou réservé à l’équipe.',
    asWritten:
      'Titres, lieux, ordres du jour et questions sont repris tels que vous les avez écrits : relisez-les. Les liens de visioconférence et les numéros n’y sont pas.',
    named: (text: string, others: number) =>
      `le nom d’une personne serait lu par tout le monde, dans « ${text} »${others > 0 ? ` et dans ${n(others, 'autre texte', 'autres textes')}` : ''}. Corrigez-le d’abord, si cette personne ne l’a pas voulu.`,
    address: 'Adresse',
    since: 'Ouverte depuis',
    nowhere: 'les pages ne sont pas ouvertes sur cette installation : la page se lira dès qu’elles le seront.',
    hereOnly:
      'cette installation n’est lue que depuis sa propre machine : pour que d’autres lisent la page, son adresse publique est à régler.',
    toldInRooms: (count: number) => `Annoncé dans ${count > 1 ? 'les salons' : 'le salon'} de l’équipe.`,
    toldTo: (count: number) =>
      count === 0
        ? 'Personne n’est notifié.'
        : `L’équipe d’animation est prévenue (${n(count, 'autre personne', 'autres personnes')}).`,
    toSign: (organisations: string) =>
      `La page s’ouvrira, ou montrera cela, une fois signée par ${organisations}. Chaque structure est prévenue en privé.`,
    awaits: (organisations: string) =>
      `C’est soumis à la signature. En attente : ${organisations}. La page ne change pas d’ici là.`,
    withdrawn: 'La demande de signature est retirée : la page reste comme elle est.',
    opened: 'La page publique est ouverte.',
    saved: 'C’est noté : la page montre cela désormais.',
    closed: 'La page publique est fermée : son adresse ne mène plus à rien. Elle la retrouvera si vous la rouvrez.',
    restored: 'La page publique est de nouveau comme avant.',
    told: (person: string, title: string) => `${person} a ouvert la page publique de « ${title} ».`,
    toldChanged: (person: string, title: string) =>
      `${person} a changé ce que montre la page publique de « ${title} ».`,
    toldClosed: (person: string, title: string) => `${person} a fermé la page publique de « ${title} ».`,
    panel: 'Page publique',
  },
}
