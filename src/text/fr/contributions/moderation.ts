/** What is said of ideas that come from outside, and of those that somebody writes down for another, in French. */
import { plural } from '../../../views/format.ts'
import type { IntentWords } from '../../words.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)
const number = { label: 'Numéro', help: 'Le numéro de l’idée', names: ['numéro', 'n', 'no', 'idee'] }
const types = { finding: 'constat', stake: 'enjeu', vision: 'vision', action: 'action', question: 'question' }

export const intents = {
  'idea for': {
    verb: 'idee-pour',
    aliases: ['saisir-pour', 'saisie'],
    label: 'Noter l’idée de quelqu’un',
    help: 'À un stand, en entretien : l’idée d’une autre',
    example: '/concert idee-pour Zoé Martin ; texte : Un bus le soir ; accord : oui',
    notice: 'Visible comme une idée déposée ici, au nom de cette personne, avec la mention de qui l’a notée.',
    submit: 'Noter',
    args: {
      person: { label: 'Personne', help: 'Qui le dit : prénom et nom', names: ['pour', 'personne', 'nom'] },
      text: { label: 'Son idée', help: 'Avec ses mots, une idée à la fois', names: ['texte', 'idee'] },
      consent: {
        label: 'Accord',
        help: 'Oui : la personne est d’accord et sait à quoi cela sert',
        names: ['accord', 'consentement'],
      },
      organisation: { label: 'Structure', help: 'Sa structure (facultatif)', names: ['structure'] },
      type: {
        label: 'Type',
        help: 'Facultatif : constat, enjeu, vision, action ou question',
        names: ['type'],
        options: types,
      },
      fresh: { label: 'Nouvelle personne', help: 'Oui si elle n’est pas encore connue', names: ['nouvelle'] },
    },
  },
  'idea forget': {
    verb: 'oublier-saisie',
    aliases: [],
    label: 'Annuler',
    help: 'Ce qui a été noté pour quelqu’un est repris',
    example: '',
    args: { number, people: { label: 'Personnes', help: 'Les personnes créées' } },
  },
  moderate: {
    verb: 'moderer',
    aliases: ['moderation', 'a-lire'],
    label: 'Lire les idées de l’extérieur',
    help: 'Une par une, avant qu’elles soient montrées',
    example: '/concert moderer',
    args: { after: { label: 'Après', help: 'Après l’idée de ce numéro (facultatif)', names: ['apres'] } },
  },
  'idea accept': {
    verb: 'accepter-idee',
    aliases: [],
    label: 'Accepter une idée',
    help: 'La montrer aux participants',
    example: '/concert accepter-idee 12',
    args: { number },
  },
  'idea refuse': {
    verb: 'refuser-idee',
    aliases: [],
    label: 'Refuser une idée',
    help: 'Ne pas la montrer, et dire pourquoi',
    example: '/concert refuser-idee 12 ; motif : Hors du sujet',
    notice: 'La personne qui l’a écrite lira votre motif, et elle seule avec l’équipe d’animation.',
    submit: 'Refuser',
    args: {
      number,
      reason: { label: 'Motif', help: 'Pourquoi, en une phrase : la personne le lira', names: ['motif', 'raison'] },
    },
  },
  'idea unmoderate': {
    verb: 'relire-idee',
    aliases: [],
    label: 'Annuler',
    help: 'L’idée attend de nouveau d’être lue',
    example: '',
    args: { idea: { label: 'Idée', help: 'L’idée' } },
  },
  'idea visit': {
    verb: 'idee-du-public',
    aliases: [],
    label: 'Envoyer une idée',
    help: 'Par le formulaire d’une page publique',
    example: '',
    args: {
      concertation: { label: 'Concertation', help: 'La concertation' },
      text: { label: 'Votre idée', help: 'Une idée à la fois, en une ou deux phrases' },
      type: { label: 'Type', help: 'Facultatif', options: types },
      mail: { label: 'Courriel', help: 'Facultatif' },
    },
  },
  'moderation refresh': {
    verb: 'rappel-moderation',
    aliases: [],
    label: 'Dire ce qui attend d’être lu',
    help: 'Combien d’idées attendent d’être lues',
    example: '',
    args: { concertation: { label: 'Concertation', help: 'La concertation' } },
  },
} satisfies Record<string, IntentWords>

export const buttons = {
  acceptIdea: 'Accepter',
  refuseIdea: 'Refuser',
  nextIdea: 'Passer à la suivante',
  readIdeas: 'Lire',
}

export const refusals = {
  ideaWaiting: (v: { number: number }) =>
    `L’idée n° ${v.number} attend d’être lue par l’équipe d’animation : « /concert moderer ».`,
  ideaRefused: (v: { number: number }) => `L’idée n° ${v.number} n’a pas été retenue : elle n’est montrée à personne.`,
  ideaNotWaiting: (v: { number: number }) =>
    `L’idée n° ${v.number} n’attend pas d’être lue. « /concert moderer » montre celles qui attendent.`,
  ideaReadAsIs: (v: { number: number }) =>
    `L’idée n° ${v.number} a été acceptée telle qu’elle est : pour la compléter, déposez-en une autre, ou retirez-la.`,
  visitClosed: () => 'Cette page ne reçoit pas d’idées pour le moment. Gardez votre texte, et revenez plus tard.',
  needsConsent: () =>
    'Demandez d’abord son accord à la personne : dites-lui à quoi sert son idée, et que son nom l’accompagne. Puis recommencez avec « accord : oui ».',
}

export const words = {
  moderation: {
    visibility: 'vous et l’équipe d’animation, qui la lit avant de la montrer',
    nextWhat: 'l’équipe la lit, puis vous dit ici si elle est acceptée, ou pourquoi elle ne l’est pas',
    waitingMark: 'attend d’être lue',
    refusedMark: (why: string) => `non retenue : ${why}`,
    card: (number: number) =>
      `Idée n° ${number} : l’équipe d’animation la relit, elle n’est pas montrée pour le moment.`,
    audience: 'Vous et l’équipe d’animation seulement : elle vient de l’extérieur, et n’est pas montrée.',
    visitLink: 'L’adresse pour suivre votre idée',
    visitOnce: (until: string) =>
      `Gardez-la : elle n’est montrée qu’ici, une seule fois, et sert jusqu’au ${until}. Qui la tient peut modifier ou retirer votre idée.`,
    letterTitle: (title: string) => `Votre idée pour « ${title} »`,
    letterWhat: (title: string, organisers: string) =>
      `Une idée a été envoyée pour « ${title} », organisée par ${organisers}, en donnant votre adresse. Voici où suivre ce qu’elle devient, la modifier ou la retirer :`,
    letterUntil: (until: string) => `Cette adresse sert jusqu’au ${until}. Ne la transmettez pas.`,
    letterWrong:
      'Si ce n’est pas vous, ne faites rien : votre adresse n’a pas été gardée, et rien d’autre ne vous sera envoyé.',
    title: (number: number, rank: number, count: number) =>
      count > 1 ? `Idée n° ${number}, à lire (${rank} sur ${count})` : `Idée n° ${number}, à lire`,
    by: 'De',
    at: 'Reçue',
    onceIn: 'Acceptée',
    shownIn: (places: string) =>
      `elle est montrée dans ${places}, avec ce nom. Personne n’est notifié, son auteur est prévenu`,
    shownTeam: 'elle rejoint les idées de l’équipe : aucun salon n’est rattaché. Son auteur est prévenu',
    near: 'Elle ressemble à :',
    none: 'Aucune idée de l’extérieur n’attend d’être lue.',
    accepted: (number: number, place: string | undefined) =>
      place === undefined
        ? `L’idée n° ${number} est acceptée.`
        : `L’idée n° ${number} est acceptée, et montrée dans ${place}.`,
    refused: (number: number) => `L’idée n° ${number} n’est pas retenue. Son auteur lira votre motif.`,
    takenBack: (number: number) => `C’est repris : l’idée n° ${number} attend de nouveau d’être lue.`,
    waiting: (title: string, count: number) =>
      `« ${title} » : ${n(count, 'idée venue de l’extérieur attend', 'idées venues de l’extérieur attendent')} d’être ${count > 1 ? 'lues' : 'lue'} avant d’être ${count > 1 ? 'montrées' : 'montrée'}.`,
    allRead: (title: string) => `« ${title} » : toutes les idées venues de l’extérieur ont été lues.`,
    acceptedForAuthor: (number: number) =>
      `Votre idée n° ${number} est acceptée : les participants la lisent désormais.`,
    acceptedTeamForAuthor: (number: number) => `Votre idée n° ${number} est acceptée.`,
    refusedForAuthor: (number: number) => `Votre idée n° ${number} n’a pas été retenue. Elle n’est montrée à personne.`,
    reason: (why: string) => `Le motif : ${why}`,
    waitingForAuthor: (number: number) =>
      `Votre idée n° ${number} attend de nouveau d’être lue par l’équipe d’animation.`,
  },
}
