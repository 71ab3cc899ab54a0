/** What is said of ideas, in French. */
import { plural } from '../../views/format.ts'
import type { IntentWords } from '../words.ts'
import * as moderation from './contributions/moderation.ts'
import * as places from './contributions/places.ts'
import * as sorting from './contributions/sorting.ts'
import * as synthesis from './contributions/synthesis.ts'
import { ofRoom } from './rooms.ts'

const n = (count: number, one: string, many: string) => plural('fr', count, one, many)
/** What a contribution says. */
const types = { finding: 'constat', stake: 'enjeu', vision: 'vision', action: 'action', question: 'question' }

const ideaIntents = {
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
      type: {
        label: 'Type',
        help: 'Facultatif : constat, enjeu, vision, action ou question',
        names: ['type'],
        options: types,
      },
    },
  },
  ideas: {
    verb: 'idees',
    aliases: ['chercher'],
    label: 'Voir les idées',
    help: 'Toutes les idées, ou celles qui contiennent un mot',
    example: '/concert idees comptable',
    args: {
      search: { label: 'Mot', help: 'Un mot à chercher (facultatif)', names: ['mot'] },
      type: { label: 'Type', help: 'Constat, enjeu, vision, action ou question', names: ['type'] },
      workshop: { label: 'Atelier', help: 'Le numéro d’un atelier', names: ['atelier'] },
      theme: { label: 'Thème', help: 'Le numéro ou le titre d’un thème', names: ['theme'] },
    },
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
  'idea rejoin': {
    verb: 'rejoindre-idees',
    aliases: [],
    label: 'Rétablir une idée et celles réunies avec elle',
    help: '',
    example: '',
    args: { number: { label: '', help: '' }, ideas: { label: '', help: '' } },
  },
} satisfies Record<string, IntentWords>

export const intents = {
  ...ideaIntents,
  ...places.intents,
  ...moderation.intents,
  ...sorting.intents,
  ...synthesis.intents,
}

export const buttons = { ...places.buttons, ...moderation.buttons, ...sorting.buttons, ...synthesis.buttons }

export const refusals = {
  ideaMerged: (v: { number: number }) =>
    `L’idée n° ${v.number} est réunie à une autre qui dit la même chose ; son texte est gardé. L’animation peut les séparer : « /concert separer ${v.number} ».`,
  phaseLockedKept: (v: { title: string }) =>
    `La phase « ${v.title} » n’est pas encore ouverte : elle le sera quand la plénière aura dit comment elle travaille. Rien n’est perdu, votre texte est ci-dessous : gardez-le pour l’ouverture, ou envoyez-le à la boîte à idées, l’équipe d’animation le lira.`,
  ...places.refusals,
  ...sorting.refusals,
  ...moderation.refusals,
  ...synthesis.refusals,
}

export const words = {
  ideas: {
    received: (number: number) => `Idée n° ${number} enregistrée`,
    concertation: 'Concertation',
    place: 'Salon',
    organisation: 'Structure',
    noOrganisation: 'à préciser',
    visibility: 'Visible par',
    audience: (places: string, count: number) => `les personnes ${ofRoom(places, count)} et l’équipe d’animation`,
    audienceTeam: 'l’équipe d’animation seulement',
    workshop: 'Atelier',
    type: 'Type',
    types,
    next: 'La suite',
    nextWhat: 'l’équipe d’animation la lit ; vous pouvez la modifier ou la retirer à tout moment',
    posted: (number: number) => `Idée n° ${number}`,
    by: (name: string, organisation: string | undefined) => (organisation ? `${name}, ${organisation}` : name),
    withdrawnCard: (number: number) => `Idée n° ${number} : retirée par la personne qui l’a déposée.`,
    mergedCard: (number: number, into: number) =>
      `Idée n° ${number} : réunie à l’idée n° ${into}, qui dit la même chose. Son texte est gardé.`,
    edited: (number: number) => `L’idée n° ${number} est modifiée. L’ancien texte est gardé dans l’historique.`,
    editedMark: 'modifiée',
    author: 'De',
    enteredMark: (by: string) => `saisie pour autrui par ${by}`,
    withdrawn: (number: number) => `L’idée n° ${number} est retirée. Vous pouvez la rétablir.`,
    restored: (number: number) => `L’idée n° ${number} est rétablie.`,
    reverted: (number: number) => `L’idée n° ${number} a retrouvé son texte d’avant.`,
    listTitle: (count: number) => n(count, 'idée', 'idées'),
    searchTitle: (count: number, word: string) => `${n(count, 'idée', 'idées')} avec « ${word} »`,
    none: 'Aucune idée pour le moment. La première sera peut-être la vôtre.',
    only: (what: string) => `Seulement : ${what}`,
    noneSuch: 'Aucune idée ne correspond à ce choix.',
    noneFound: (word: string) => `Aucune idée ne contient « ${word} ». Essayez un autre mot, ou le début d’un mot.`,
    mineTitle: (count: number) => `Vos idées (${count})`,
    mineNone: 'Vous n’avez pas encore déposé d’idée ici.',
    withdrawnMark: 'retirée',
    mergedMark: 'réunie à une autre',
    chartTitle: 'Idées par structure',
    chartUnit: 'idées',
    noOrganisationBar: 'Sans structure',
    otherOrganisations: 'Autres structures',
    choose: 'Modifier ou retirer',
    audienceTitle: (number: number) => `Qui voit l’idée n° ${number} ?`,
    audienceSaid: (places: string, count: number) =>
      `Elle est visible par les personnes ${ofRoom(places, count)}, et par l’équipe d’animation. Votre nom et votre structure l’accompagnent.`,
    audienceTeamSaid:
      'Elle n’est visible que par l’équipe d’animation : elle a été déposée en privé. Votre nom et votre structure l’accompagnent.',
    audienceWithdrawn: 'Vous seulement : vous l’avez retirée. Son texte reste dans l’historique de la concertation.',
    ...places.ideas,
    privateNotice: 'Visible par l’équipe d’animation seulement. Personne n’est notifié.',
  },
  ...sorting.words,
  ...moderation.words,
  ...synthesis.words,
}
