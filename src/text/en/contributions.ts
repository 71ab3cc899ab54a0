/** What is said of ideas, in English. */
import { plural } from '../../views/format.ts'
import type * as source from '../fr/contributions.ts'
import * as moderation from './contributions/moderation.ts'
import * as places from './contributions/places.ts'
import * as sorting from './contributions/sorting.ts'
import * as synthesis from './contributions/synthesis.ts'
import { room } from './rooms.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)
/** What a contribution says. */
const types = { finding: 'finding', stake: 'stake', vision: 'vision', action: 'action', question: 'question' }
export const intents: typeof source.intents = {
  'idea submit': {
    verb: 'idea',
    aliases: ['submit', 'suggest'],
    label: 'Share an idea',
    help: 'Share an idea, in your own words',
    example: '/idea Share an accountant post',
    notice: 'Visible to the people of this channel and to the facilitation team. Nobody is notified.',
    submit: 'Share',
    args: {
      text: { label: 'Your idea', help: 'One idea at a time, in one or two sentences', names: ['text', 'idea'] },
      type: {
        label: 'Type',
        help: 'Optional: finding, stake, vision, action or question',
        names: ['type'],
        options: types,
      },
    },
  },
  ideas: {
    verb: 'ideas',
    aliases: ['search'],
    label: 'See the ideas',
    help: 'All the ideas, or those that contain a word',
    example: '/concert ideas accountant',
    args: {
      search: { label: 'Word', help: 'A word to look for (optional)', names: ['word'] },
      type: { label: 'Type', help: 'Finding, stake, vision, action or question', names: ['type'] },
      workshop: { label: 'Workshop', help: 'The number of a workshop', names: ['workshop'] },
      theme: { label: 'Theme', help: 'The number or the title of a theme', names: ['theme'] },
    },
  },
  'idea mine': {
    verb: 'my-ideas',
    aliases: ['myideas', 'mine'],
    label: 'My ideas',
    help: 'My ideas, to edit or withdraw',
    example: '/concert my-ideas',
    args: {},
  },
  'idea edit': {
    verb: 'edit',
    aliases: ['rewrite'],
    label: 'Edit an idea',
    help: 'Rewrite one of my ideas',
    example: '/concert edit 42 Share two posts',
    notice: 'The new text replaces the old one everywhere; the old one is kept in the history.',
    submit: 'Save',
    args: {
      number: { label: 'Number', help: 'The number of the idea', names: ['n', 'no', 'idea'] },
      text: { label: 'New text', help: 'Your idea, rewritten', names: ['text'] },
    },
  },
  'idea withdraw': {
    verb: 'withdraw',
    aliases: [],
    label: 'Withdraw an idea',
    help: 'Withdraw one of my ideas',
    example: '/concert withdraw 42',
    submit: 'Withdraw',
    args: { number: { label: 'Number', help: 'The number of the idea', names: ['n', 'no', 'idea'] } },
  },
  'idea restore': {
    verb: 'restore',
    aliases: [],
    label: 'Restore an idea',
    help: 'Put back an idea that I had withdrawn',
    example: '/concert restore 42',
    submit: 'Restore',
    args: { number: { label: 'Number', help: 'The number of the idea', names: ['n', 'no', 'idea'] } },
  },
  'idea revert': {
    verb: 'revert',
    aliases: [],
    label: 'Go back to the earlier text',
    help: '',
    example: '',
    args: { idea: { label: '', help: '' }, text: { label: '', help: '' } },
  },
  'idea audience': {
    verb: 'visible',
    aliases: ['who-sees'],
    label: 'Who sees this idea?',
    help: 'Who can see an idea',
    example: '/concert visible 42',
    args: { number: { label: 'Number', help: 'The number of the idea', names: ['n', 'no', 'idea'] } },
  },
  'idea rejoin': {
    verb: 'rejoin-ideas',
    aliases: [],
    label: 'Restore an idea and those merged into it',
    help: '',
    example: '',
    args: { number: { label: '', help: '' }, ideas: { label: '', help: '' } },
  },
  ...places.intents,
  ...sorting.intents,
  ...moderation.intents,
  ...synthesis.intents,
}

export const buttons: typeof source.buttons = {
  ...places.buttons,
  ...moderation.buttons,
  ...sorting.buttons,
  ...synthesis.buttons,
}

export const refusals: typeof source.refusals = {
  ideaMerged: (v: { number: number }) =>
    `Idea ${v.number} is merged into another one that says the same; its words are kept. The facilitators can separate them: “/concert unmerge ${v.number}”.`,
  phaseLockedKept: (v: { title: string }) =>
    `The phase “${v.title}” is not open yet: it will be once the plenary has said how it works. Nothing is lost, your text is below: keep it for the opening, or send it to the ideas box, the facilitation team will read it.`,
  ...places.refusals,
  ...sorting.refusals,
  ...moderation.refusals,
  ...synthesis.refusals,
}

export const words: typeof source.words = {
  ideas: {
    received: (number: number) => `Idea ${number} recorded`,
    concertation: 'Consultation',
    place: 'Channel',
    organisation: 'Organisation',
    noOrganisation: 'not given yet',
    visibility: 'Visible to',
    audience: (places: string, count: number) =>
      `the people of ${places === '' ? room(places, count) : places} and the facilitation team`,
    audienceTeam: 'the facilitation team only',
    workshop: 'Workshop',
    type: 'Type',
    types,
    next: 'What comes next',
    nextWhat: 'the facilitation team reads it; you can edit or withdraw it at any time',
    posted: (number: number) => `Idea ${number}`,
    by: (name: string, organisation: string | undefined) => (organisation ? `${name}, ${organisation}` : name),
    withdrawnCard: (number: number) => `Idea ${number}: withdrawn by the person who shared it.`,
    mergedCard: (number: number, into: number) =>
      `Idea ${number}: merged into idea ${into}, which says the same. Its words are kept.`,
    edited: (number: number) => `Idea ${number} has been edited. The old text is kept in the history.`,
    editedMark: 'edited',
    author: 'From',
    enteredMark: (by) => `written down by ${by}`,
    withdrawn: (number: number) => `Idea ${number} is withdrawn. You can restore it.`,
    restored: (number: number) => `Idea ${number} is restored.`,
    reverted: (number: number) => `Idea ${number} has its earlier text back.`,
    listTitle: (count: number) => n(count, 'idea', 'ideas'),
    searchTitle: (count: number, word: string) => `${n(count, 'idea', 'ideas')} with “${word}”`,
    none: 'No ideas for the moment. The first may be yours.',
    only: (what: string) => `Only: ${what}`,
    noneSuch: 'No idea matches this choice.',
    noneFound: (word: string) => `No idea contains “${word}”. Try another word, or the beginning of a word.`,
    mineTitle: (count: number) => `Your ideas (${count})`,
    mineNone: 'You have not shared any ideas here yet.',
    withdrawnMark: 'withdrawn',
    mergedMark: 'merged into another',
    chartTitle: 'Ideas by organisation',
    chartUnit: 'ideas',
    noOrganisationBar: 'No organisation',
    otherOrganisations: 'Other organisations',
    choose: 'Edit or withdraw',
    audienceTitle: (number: number) => `Who sees idea ${number}?`,
    audienceSaid: (places: string, count: number) =>
      `It is visible to the people of ${places === '' ? room(places, count) : places}, and to the facilitation team. Your name and your organisation go with it.`,
    audienceTeamSaid:
      'It is visible to the facilitation team only: it was shared in private. Your name and your organisation go with it.',
    audienceWithdrawn: 'You alone: you withdrew it. Its words stay in the history of the consultation.',
    ...places.ideas,
    privateNotice: 'Seen by the facilitation team only. Nobody is notified.',
  },
  ...sorting.words,
  ...moderation.words,
  ...synthesis.words,
}
