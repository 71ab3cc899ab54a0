/** What is said of organisations and their colleges, in English. */
import { plural } from '../../views/format.ts'
import type * as source from '../fr/people-colleges.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)

export const intents: typeof source.intents = {
  organisations: {
    verb: 'organisations',
    aliases: ['organizations'],
    label: 'The organisations',
    help: 'Organisations that take part, and their college',
    example: '/concert organisations',
    args: {},
  },
  colleges: {
    verb: 'colleges',
    aliases: [],
    label: 'The colleges',
    help: 'Which organisation is in which college',
    example: '/concert colleges',
    args: {},
  },
  'college add': {
    verb: 'college',
    aliases: ['new-college'],
    label: 'Add colleges',
    help: 'Add a college, or several at once',
    example: '/concert college Associations, Cooperatives, Mutuals',
    notice: 'Colleges are seen by the members of the consultation. Nobody is notified.',
    submit: 'Add',
    args: { name: { label: 'Name', help: 'One name per line, or separated by commas', names: ['name', 'names'] } },
  },
  'college withdraw': {
    verb: 'withdraw-college',
    aliases: [],
    label: 'Withdraw a college',
    help: 'Withdraw a college; its organisations stay',
    example: '/concert withdraw-college Mutuals',
    notice: 'Colleges are seen by the members of the consultation. Nobody is notified.',
    submit: 'Withdraw',
    args: { name: { label: 'Name', help: 'The name of the college, or of several', names: ['name', 'names'] } },
  },
  'college assign': {
    verb: 'assign',
    aliases: [],
    label: 'Put an organisation in a college',
    help: 'Say in which college an organisation is',
    example: '/concert assign URIOPSS ; college: Associations',
    notice: 'Colleges are seen by the members of the consultation. Nobody is notified.',
    submit: 'Assign',
    args: {
      organisation: {
        label: 'Organisation',
        help: 'Its name; several, one per line',
        names: ['organisation', 'organisations'],
      },
      college: { label: 'College', help: 'Its name, or “none”', names: ['college'] },
      confirmed: { label: 'Confirmed', help: 'Yes to add a new organisation', names: ['confirmation'] },
    },
  },
  'college restore': {
    verb: 'restore-college',
    aliases: [],
    label: 'Put organisations back in their college',
    help: 'Put organisations back where they were',
    example: '',
    args: {
      organisations: { label: 'Organisations', help: 'The organisations' },
      colleges: { label: 'Colleges', help: 'The college of each' },
    },
  },
}

export const buttons: typeof source.buttons = {
  seeColleges: 'See the colleges',
  seeOrganisations: 'See the organisations',
  addCollege: 'Add colleges',
  assignCollege: 'Assign an organisation',
  chooseCollege: 'Choose the college',
  addOrganisation: 'Add it',
}

export const refusals: typeof source.refusals = {
  hasCollege: (v: { college: string }) =>
    `The college “${v.college}” exists already: “/concert colleges” shows them all.`,
  tooManyColleges: (v: { max: number }) =>
    `A consultation has ${v.max} colleges at most. Withdraw one with “/concert withdraw-college” followed by its name.`,
  noCollege: () =>
    'This consultation has no college yet. The coordination team adds them with “/concert college” followed by their names.',
  noSuchCollege: (v: { college: string; names: string }) =>
    `There is no college “${v.college}”. Choose among: ${v.names}.`,
  severalColleges: (v: { college: string; names: string }) =>
    `Several colleges begin with “${v.college}”: ${v.names}. Write the whole name.`,
  inCollegeAlready: (v: { organisation: string; college: string }) =>
    `It is so already: ${v.organisation} is in the college “${v.college}”.`,
  inNoCollege: (v: { organisation: string }) => `${v.organisation} is in no college: there is nothing to change.`,
}

export const words: typeof source.words = {
  colleges: {
    title: (title: string) => `The colleges of “${title}”`,
    none: 'No college is defined yet.',
    noneNext: 'The coordination team adds them with “/concert college” followed by their names.',
    empty: 'no organisation',
    without: (count: number) => `Without a college (${count}):`,
    allPlaced: 'Every organisation has its college.',
    added: (names: string, count: number) => (count > 1 ? `Colleges added: ${names}.` : `College added: ${names}.`),
    withdrawn: (names: string) => `Withdrawn: ${names}. Organisations that were in it are now without a college.`,
    which: (names: string) => `In which college: ${names}?`,
    assigned: (names: string, college: string) => `Noted: ${names}, in the college “${college}”.`,
    unassigned: (names: string) => `Noted: ${names}, without a college.`,
    restored: 'It is as it was before.',
    unknown: (names: string) => `I do not know these organisations yet: ${names}.`,
    unknownOne: (name: string) => `I do not know an organisation ${name} yet.`,
    unknownNear: (names: string) => `Did you mean ${names}?`,
    unknownNext: 'If what you wrote is right, I add it and assign it.',
    organisations: (title: string, count: number) => `“${title}”: ${n(count, 'organisation', 'organisations')}`,
    organisationsNone:
      'No organisation is known here yet. Give yours with “/concert organisation” followed by its name.',
    people: (count: number) => n(count, 'person', 'people'),
    noCollege: 'no college',
  },
}
