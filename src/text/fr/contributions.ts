/** What is said of ideas, in French. */
import { plural } from '../../views/format.ts'
import type { IntentWords } from '../words.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)
export const intents = {
  'idea submit': {
    verb: 'idee',
    aliases: ['proposer', 'deposer'],
    label: 'Déposer une idée',
    help: 'Déposer une idée, avec vos mots',
    example: '/idee Mutualiser un poste de comptable',
    notice: 'Visible par les personnes de ce salon et par l’équipe d’animation. Personne n’est notifié.',
    submit: 'Déposer',
    args: {
      text: { label: 'Votre idée', help: 'Une idée à la fois, en une ou deux phrases', names: ['texte', 'idee'] },
    },
  },
  ideas: {
    verb: 'idees',
    aliases: ['chercher'],
    label: 'Voir les idées',
    help: 'Toutes les idées, ou celles qui contiennent un mot',
    example: '/concert idees comptable',
    args: { search: { label: 'Mot', help: 'Un mot à chercher (facultatif)', names: ['mot'] } },
  },
  'idea mine': {
    verb: 'mes-idees',
    aliases: ['mesidees', 'miennes'],
    label: 'Mes idées',
    help: 'Mes idées, à modifier ou à retirer',
    example: '/concert mes-idees',
    args: {},
  },
  'idea edit': {
    verb: 'modifier',
    aliases: ['corriger'],
    label: 'Modifier une idée',
    help: 'Récrire une de mes idées',
    example: '/concert modifier 42 Mutualiser deux postes',
    notice: 'Le nouveau texte remplace l’ancien partout ; l’ancien est gardé dans l’historique.',
    submit: 'Enregistrer',
    args: {
      number: { label: 'Numéro', help: 'Le numéro de l’idée', names: ['numéro', 'n', 'no', 'idee'] },
      text: { label: 'Nouveau texte', help: 'Votre idée, récrite', names: ['texte'] },
    },
  },
  'idea withdraw': {
    verb: 'retirer',
    aliases: [],
    label: 'Retirer une idée',
    help: 'Retirer une de mes idées',
    example: '/concert retirer 42',
    submit: 'Retirer',
    args: { number: { label: 'Numéro', help: 'Le numéro de l’idée', names: ['numéro', 'n', 'no', 'idee'] } },
  },
  'idea restore': {
    verb: 'retablir',
    aliases: [],
    label: 'Rétablir une idée',
    help: 'Remettre une idée que j’avais retirée',
    example: '/concert retablir 42',
    submit: 'Rétablir',
    args: { number: { label: 'Numéro', help: 'Le numéro de l’idée', names: ['numéro', 'n', 'no', 'idee'] } },
  },
  'idea revert': {
    verb: 'revenir',
    aliases: [],
    label: 'Revenir au texte d’avant',
    help: '',
    example: '',
    args: { idea: { label: '', help: '' }, text: { label: '', help: '' } },
  },
  'idea audience': {
    verb: 'visible',
    aliases: ['qui-voit'],
    label: 'Qui voit cette idée ?',
    help: 'Qui peut voir une idée',
    example: '/concert visible 42',
    args: { number: { label: 'Numéro', help: 'Le numéro de l’idée', names: ['numéro', 'n', 'no', 'idee'] } },
  },
} satisfies Record<string, IntentWords>

export const buttons = {}

export const refusals = {}

export const words = {
  ideas: {
    received: (number: number) => `Idée n° ${number} enregistrée`,
    concertation: 'Concertation',
    place: 'Salon',
    organisation: 'Structure',
    noOrganisation: 'à préciser',
    visibility: 'Visible par',
    audience: (places: string, count: number) =>
      `les personnes ${count > 1 ? 'des salons' : 'du salon'} ${places} et l’équipe d’animation`,
    audienceTeam: 'l’équipe d’animation seulement',
    next: 'La suite',
    nextWhat: 'l’équipe d’animation la lit ; vous pouvez la modifier ou la retirer à tout moment',
    posted: (number: number) => `Idée n° ${number}`,
    by: (name: string, organisation: string | undefined) => (organisation ? `${name}, ${organisation}` : name),
    withdrawnCard: (number: number) => `Idée n° ${number} : retirée par la personne qui l’a déposée.`,
    edited: (number: number) => `L’idée n° ${number} est modifiée. L’ancien texte est gardé dans l’historique.`,
    editedMark: 'modifiée',
    withdrawn: (number: number) => `L’idée n° ${number} est retirée. Vous pouvez la rétablir.`,
    restored: (number: number) => `L’idée n° ${number} est rétablie.`,
    reverted: (number: number) => `L’idée n° ${number} a retrouvé son texte d’avant.`,
    listTitle: (count: number) => n(count, 'idée', 'idées'),
    searchTitle: (count: number, word: string) => `${n(count, 'idée', 'idées')} avec « ${word} »`,
    none: 'Aucune idée pour le moment. La première sera peut-être la vôtre.',
    noneFound: (word: string) => `Aucune idée ne contient « ${word} ». Essayez un autre mot, ou le début d’un mot.`,
    mineTitle: (count: number) => `Vos idées (${count})`,
    mineNone: 'Vous n’avez pas encore déposé d’idée ici.',
    withdrawnMark: 'retirée',
    chartTitle: 'Idées par structure',
    chartUnit: 'idées',
    noOrganisationBar: 'Sans structure',
    otherOrganisations: 'Autres structures',
    choose: 'Modifier ou retirer',
    audienceTitle: (number: number) => `Qui voit l’idée n° ${number} ?`,
    audienceSaid: (places: string, count: number) =>
      `Elle est visible par les personnes ${count > 1 ? 'des salons' : 'du salon'} ${places}, et par l’équipe d’animation. Votre nom et votre structure l’accompagnent.`,
    audienceTeamSaid:
      'Elle n’est visible que par l’équipe d’animation : elle a été déposée en privé. Votre nom et votre structure l’accompagnent.',
    audienceWithdrawn: 'Vous seulement : vous l’avez retirée. Son texte reste dans l’historique de la concertation.',
    privateNotice: 'Visible par l’équipe d’animation seulement. Personne n’est notifié.',
  },
}
