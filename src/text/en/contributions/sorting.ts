/** What is said of themes, of sorting and of merging, in English. */
import { plural } from '../../../views/format.ts'
import type * as source from '../../fr/contributions/sorting.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)

export const intents: typeof source.intents = {
  themes: {
    verb: 'themes',
    aliases: [],
    label: 'See the themes',
    help: 'The themes and their ideas, what is left to sort',
    example: '/concert themes',
    args: {},
  },
  'theme add': {
    verb: 'theme',
    aliases: [],
    label: 'Add themes',
    help: 'Add one theme or several',
    example: '/concert theme Jobs; Funding; Transport',
    notice: 'Visible to everybody in the list of themes. Nobody is notified.',
    submit: 'Add',
    args: {
      titles: { label: 'Themes', help: 'One title per line, or separated by “;”', names: ['titles', 'title'] },
    },
  },
  'theme rename': {
    verb: 'rename-theme',
    aliases: [],
    label: 'Rename a theme',
    help: 'Give a theme another title',
    example: '/concert rename-theme 3 Jobs and training',
    submit: 'Rename',
    args: {
      theme: { label: 'Theme', help: 'Its number, or its title', names: ['theme'] },
      title: { label: 'New title', help: 'The title that everybody will see', names: ['title'] },
      confirmed: { label: 'Title taken back', help: 'Filled in by undo' },
    },
  },
  'theme withdraw': {
    verb: 'withdraw-theme',
    aliases: [],
    label: 'Withdraw a theme',
    help: 'Withdraw a theme; its ideas are to be sorted',
    example: '/concert withdraw-theme 3',
    submit: 'Withdraw',
    args: { theme: { label: 'Theme', help: 'Its number, or its title', names: ['theme'] } },
  },
  'theme restore': {
    verb: 'restore-theme',
    aliases: [],
    label: 'Restore a theme',
    help: '',
    example: '',
    args: { themes: { label: '', help: '' } },
  },
  'theme new': {
    verb: 'new-theme',
    aliases: [],
    label: 'New theme for this idea',
    help: 'Create a theme and put an idea into it',
    example: '/concert new-theme 12 Health at work',
    notice: 'Everybody sees the theme in the list of themes. Nobody is notified.',
    submit: 'Create and sort',
    args: {
      idea: { label: 'Idea', help: 'The number of the idea', names: ['idea', 'number'] },
      title: { label: 'Title of the theme', help: 'The title that everybody will see', names: ['title', 'theme'] },
    },
  },
  'theme forget': {
    verb: 'forget-theme',
    aliases: [],
    label: 'Take back a theme created while sorting',
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
    verb: 'sort',
    aliases: [],
    label: 'Sort the ideas',
    help: 'The next idea, with three themes to choose from',
    example: '/concert sort',
    args: {
      idea: { label: 'Idea', help: 'The number of the idea (optional)', names: ['idea'] },
      theme: { label: 'Theme', help: 'The number of the theme (optional)', names: ['theme'] },
      after: { label: 'After', help: 'Pass to the idea that follows this one', names: ['after'] },
    },
  },
  'idea sort': {
    verb: 'classify',
    aliases: [],
    label: 'Put ideas under a theme',
    help: 'Put one idea or several under a theme',
    example: '/concert classify 3, 12, 40; theme: Jobs',
    submit: 'Put there',
    args: {
      ideas: { label: 'Ideas', help: 'Their numbers: 3, 12, 40', names: ['ideas', 'idea'] },
      theme: { label: 'Theme', help: 'Its number, or its title', names: ['theme'] },
    },
  },
  'idea unsort': {
    verb: 'unclassify',
    aliases: [],
    label: 'Take ideas out of their theme',
    help: 'These ideas will be sorted again',
    example: '/concert unclassify 3, 12',
    submit: 'Take out',
    args: { ideas: { label: 'Ideas', help: 'Their numbers: 3, 12, 40', names: ['ideas', 'idea'] } },
  },
  'sort undo': {
    verb: 'undo-sorting',
    aliases: [],
    label: 'Take a sorting back',
    help: '',
    example: '',
    args: { places: { label: '', help: '' }, theme: { label: '', help: '' } },
  },
  merge: {
    verb: 'merge',
    aliases: ['join-ideas'],
    label: 'Merge two ideas',
    help: 'Two ideas that say the same thing',
    example: '/concert merge 12; with: 5',
    notice: 'Both texts are kept. The first points to the second in its channel; nobody is notified.',
    submit: 'Merge',
    args: {
      number: { label: 'Idea', help: 'The number of the idea to merge', names: ['idea', 'n', 'no'] },
      into: { label: 'Into the idea', help: 'The number of the one that stays', names: ['with', 'into'] },
    },
  },
  unmerge: {
    verb: 'unmerge',
    aliases: ['separate'],
    label: 'Separate a merged idea',
    help: 'Separate an idea merged into another',
    example: '/concert unmerge 12',
    submit: 'Separate',
    args: { number: { label: 'Idea', help: 'The number of the idea to separate', names: ['idea', 'n', 'no'] } },
  },
}

export const buttons: typeof source.buttons = {
  seeThemes: 'See the themes',
  addThemes: 'Add themes',
  createTheme: 'Create this theme',
  newTheme: 'New theme',
  ideasOfTheme: 'See the ideas of a theme',
  sort: 'Sort',
  goOnSorting: 'Go on sorting',
  otherTheme: 'Another theme',
  pass: 'Pass',
  mergeThis: 'Merge into another',
  unmerge: 'Separate',
}

export const refusals: typeof source.refusals = {
  mergedIntoItself: (v: { number: number }) =>
    `Idea ${v.number} cannot be merged into itself. Give the number of another idea.`,
  notMerged: (v: { number: number }) =>
    `Idea ${v.number} is not merged into another one: there is nothing to separate.`,
  noIdeaNumbers: (v: { text: string }) =>
    `I see no numbers of ideas in “${v.text}”. Write them like this: 3, 12, 40. “/concert ideas” shows them.`,
  tooManyIdeas: (v: { max: number }) =>
    `These are too many ideas at once: ${v.max} at most. Send them in several parts.`,
  noSuchTheme: (v: { theme: string }) =>
    `There is no theme “${v.theme}” here. “/concert themes” shows them with their numbers.`,
  severalThemes: (v: { theme: string }) =>
    `Several themes begin with “${v.theme}”. Give its number: “/concert themes” shows them.`,
  themeTaken: (v: { theme: string }) =>
    `The theme “${v.theme}” exists already, or has existed. Give another title, or add it again with “/concert theme”.`,
  themeTooLong: (v: { length: number; max: number }) =>
    `One of these titles is ${v.length} characters long, and the most is ${v.max}. Shorten it, or separate the titles with “;”.`,
  tooManyThemes: (v: { max: number }) =>
    `A consultation has ${v.max} themes at most. Withdraw those that are not used, with “/concert withdraw-theme”.`,
  noThemeYet: () => 'Themes are needed first, to put the ideas under. A few titles are enough to begin.',
  alreadySorted: (v: { number: number; theme: string }) =>
    `Idea ${v.number} is already in “${v.theme}”. To move it: “/concert classify ${v.number}” followed by the theme.`,
  alreadyThere: (v: { theme: string }) => `This is already in “${v.theme}”: there is nothing to change.`,
  notSorted: (v: { number: number }) => `Idea ${v.number} is in no theme: there is nothing to take it out of.`,
}

export const words: typeof source.words = {
  themes: {
    title: (count: number) => n(count, 'theme', 'themes'),
    ideas: (count: number) => n(count, 'idea', 'ideas'),
    counts: (sorted: number, unsorted: number, withdrawn: number, merged: number, total: number) =>
      `${n(total, 'idea', 'ideas')} in all: ${sorted} sorted, ${unsorted} to sort, ${withdrawn} withdrawn, ${merged} merged into others.`,
    none: 'There are no themes yet: the facilitation team names them when it reads the ideas.',
    noneTeam: 'There are no themes yet. Name a few, then sort the ideas one by one.',
    added: (titles: string, count: number) =>
      count > 1 ? `Themes added: ${titles}.` : `The theme ${titles} has been added.`,
    renamed: (before: string, after: string) => `The theme “${before}” is now called “${after}”.`,
    withdrawn: (titles: string, count: number, ideas: number) =>
      `${count > 1 ? `Themes withdrawn: ${titles}` : `The theme ${titles} is withdrawn`}. ${ideas > 0 ? `To be sorted again: ${n(ideas, 'idea', 'ideas')}.` : `It held ${n(ideas, 'idea', 'ideas')}.`}`,
    restored: (titles: string, count: number) =>
      `${count > 1 ? `Themes restored: ${titles}` : `The theme ${titles} is restored`}, with the ideas that were there.`,
  },

  sorting: {
    done: (number: number, theme: string) => `Idea ${number} is now in “${theme}”.`,
    progress: (sorted: number, total: number) => `${sorted} of ${total} sorted`,
    why: (words: string) => `First theme suggested by: ${words}. The choice is yours.`,
    all: (ideas: number, themes: number) =>
      `Everything is sorted: ${n(ideas, 'idea', 'ideas')} in ${n(themes, 'theme', 'themes')}.`,
    nothing: 'There are no ideas to sort here yet.',
    sorted: (count: number, theme: string) => `${n(count, 'idea', 'ideas')} put in “${theme}”.`,
    unsorted: (count: number) => `${n(count, 'idea', 'ideas')} taken out of a theme.`,
    putBack: (count: number) => `${n(count, 'idea', 'ideas')} put back where it was before.`,
    left: (count: number) => `${n(count, 'idea is', 'ideas are')} left to sort.`,
    merged: (number: number, into: number) => `Idea ${number} is merged into idea ${into}. Both texts are kept:`,
    unmerged: (number: number, from: number) => `Idea ${number} stands apart from idea ${from} again.`,
  },
}
