/** What is said of what is held of a person, in English. */
import { plural } from '../../views/format.ts'
import type * as source from '../fr/people-mine.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)

export const intents: typeof source.intents = {
  'my data': {
    verb: 'my-data',
    aliases: ['data'],
    label: 'My data',
    help: 'All that I keep of you, in files',
    example: '/concert my-data',
    args: {},
  },
}

export const buttons: typeof source.buttons = {
  myData: 'My data',
}

export const words: typeof source.words = {
  mine: {
    title: 'Your data',
    file: 'my-data',
    page: (person) => `What Concertess keeps of ${person}`,
    data: 'The same data, for other software',
    what: (ideas, votes, actions) =>
      `Here is all that I keep of you: your profile, ${n(ideas, 'idea', 'ideas')}, ${n(votes, 'vote', 'votes')}, ${n(actions, 'action', 'actions')} and your answers. A document to read, and a file for other software.`,
    rights: 'Only you see this message. To have something corrected or erased, write to the facilitation team.',
    sent: 'I send you your data in private.',
    asOf: (moment) => `As of ${moment}.`,
    me: 'Profile',
    since: 'Known since',
    requests: 'Requests handled',
    nothing: 'Nothing.',
    account: (platform, name) => `${platform}: ${name}`,
    links: 'Personal links',
    link: (made, until, used, serves) =>
      `made on ${made}, until ${until}${used === '' ? '' : `, opened on ${used}`}${serves ? '' : ', serves no more'}`,
    roleSaid: (role, title, from, to) =>
      `${role}${title === '' ? '' : ` (“${title}”)`}, since ${from}${to === '' ? '' : `, until ${to}`}`,
    ideas: 'Ideas',
    idea: (number, title, said, moment) => `no. ${number} (“${title}”), ${moment}: ${said}`,
    ballots: 'Votes',
    ballot: (question, choices, moment) => `“${question}”, ${moment}: ${choices === '' ? 'blank vote' : choices}`,
    answers: 'Meetings',
    answer: (title, said, moment) => `“${title}”: ${said}, ${moment}`,
    states: {
      yes: 'I come',
      no: 'I cannot come',
      proxy: 'I give my proxy',
      present: 'present',
      represented: 'proxy given',
      excused: 'excused',
    },
    actions: 'Actions',
  },
}
