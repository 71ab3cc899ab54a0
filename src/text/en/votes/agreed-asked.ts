/** What may be asked of the rules of a vote and of statutes: the fields of their forms. In English. */
import type * as source from '../../fr/votes/agreed-asked.ts'

const engine = { help: '', example: '', aliases: [] }
const bare = { label: '', help: '' }

const quorum = {
  label: 'Quorum',
  help: 'How many have to be there, or to vote, for the poll to be valid',
  names: ['quorum'],
  options: {
    none: 'none',
    tenth: 'a tenth of those enrolled',
    quarter: 'a quarter of those enrolled',
    third: 'a third of those enrolled',
    half: 'half of those enrolled',
    moreThanHalf: 'more than half of those enrolled',
    other: 'another one, said in “Other rules”',
  },
}
const counted = {
  label: 'Who counts for the quorum',
  help: 'Those who vote, or those who are at the meeting',
  names: ['who counts', 'quorum base'],
  options: { voters: 'those who vote', present: 'those present', attending: 'those present or represented' },
}
const colleges = {
  label: 'Vote by college',
  help: 'In equal shares, or by the shares that you give',
  names: ['colleges', 'by college'],
  options: { none: 'no', equal: 'in equal shares', shares: 'by shares' },
}
const shares = { label: 'Share of each college', help: '“Networks 40, Firms 60”', names: ['shares'] }
const proxies = {
  label: 'Proxies per person',
  help: 'How many one person may hold; 0: none',
  names: ['proxies'],
}
const sameCollege = {
  label: 'Proxies within the college',
  help: 'Yes: only to somebody of one’s own college',
  names: ['same college'],
}
const chair = { label: 'Chair', help: 'Who presides; empty: nobody in particular', names: ['chair', 'president'] }
const others = {
  label: 'Other rules',
  help: 'One per line, for example “quorum: 20 voters”',
  names: ['others', 'other rules'],
}

export const intents: typeof source.intents = {
  'poll terms': {
    verb: 'rules',
    aliases: ['poll-rules', 'rules-of-poll'],
    label: 'Choose the rules of a poll',
    help: 'Quorum, colleges, proxies, chair of a poll',
    example: '/concert rules',
    args: {
      poll: { label: 'Poll', help: 'Its number; without it, the poll of this place, or the next', names: ['poll'] },
    },
  },
  'poll rules': {
    verb: 'rules-form',
    aliases: [],
    label: 'Rules of a poll',
    help: 'Quorum, colleges, proxies, chair of a poll',
    example: '',
    notice: 'Nothing is sent: you come back to the poll as it will be, with these rules.',
    submit: 'Back to the poll',
    args: {
      draft: bare,
      quorum,
      counted,
      roll: {
        label: 'Closed list',
        help: 'Yes: only those known when it opens vote',
        names: ['closed list', 'roll'],
      },
      seat: {
        label: 'One vote per organisation',
        help: 'Yes: each organisation has one vote',
        names: ['one vote per organisation'],
      },
      colleges,
      shares,
      mode: {
        label: 'How colleges count',
        help: 'In proportion of votes, or all to the college’s majority',
        names: ['mode'],
        options: { proportional: 'proportional', majority: 'majority' },
      },
      per: {
        label: 'Share divided between',
        help: 'Those who expressed themselves, or all enrolled',
        names: ['share divided'],
        options: { expressed: 'votes expressed', enrolled: 'those enrolled' },
      },
      each: {
        label: 'Majority in each college',
        help: 'Yes: each college has to be in favour',
        names: ['majority in each college'],
      },
      empty: {
        label: 'College without votes',
        help: 'Its share is lost, or the poll is not valid',
        names: ['college without votes'],
        options: { lost: 'share lost', invalid: 'poll not valid' },
      },
      proxies,
      sameCollege,
      chair,
      tie: {
        label: 'Equals',
        help: 'Who tells them apart: the team, the chair, or a lot',
        names: ['equals', 'tie'],
        options: { team: 'team', chair: 'chair', lot: 'lot' },
      },
      validated: {
        label: 'Result validated by the chair',
        help: 'Yes: the chair confirms what was found',
        names: ['validation'],
      },
      early: {
        label: 'Ends once everybody has voted',
        help: 'Yes: the poll then closes by itself',
        names: ['ends once everybody has voted'],
      },
      adding: {
        label: 'Open options',
        help: 'Yes: those who vote may add an option',
        names: ['open options'],
      },
      least: {
        label: 'Choices per person, at least',
        help: 'How many at least on a ballot that is not blank',
        names: ['at least'],
      },
      grades: {
        label: 'Number of grades',
        help: 'From “reject” to “very good” or “excellent”',
        names: ['grades'],
        options: { five: '5', six: '6', seven: '7' },
      },
      missing: {
        label: 'Missing grade',
        help: 'What an option without a grade counts as',
        names: ['missing grade'],
        options: { worst: 'reject', excluded: 'excluded', invalid: 'ballot invalid' },
      },
      otherwise: {
        label: 'The last option is “none of these”',
        help: 'Yes: what it beats cannot win',
        names: ['default option'],
      },
      secretOnRequest: {
        label: 'Secret on request',
        help: 'Yes: one of those who vote may ask for it',
        names: ['secret on request'],
      },
      others,
      confirmed: { label: 'Confirmed', help: 'Yes: the form is filled in', names: ['confirmation'] },
    },
  },
  'poll quorum': {
    ...engine,
    verb: 'poll-quorum',
    label: 'Quorum of a poll',
    args: { concertation: bare, session: bare },
  },
  'body statutes': {
    verb: 'statutes',
    aliases: [],
    label: 'Rules of the statutes',
    help: 'Quorum, majority, proxies of a body',
    example: '/concert statutes Board',
    notice: 'The preset “adopt” takes these rules in this body. Everybody can read them with its bodies.',
    submit: 'Save',
    args: {
      name: { label: 'Body', help: 'Its name', names: ['body', 'name'] },
      quorum,
      counted,
      secondNotice: {
        label: 'No quorum at the second notice',
        help: 'Yes: a second meeting decides without quorum',
        names: ['second notice'],
      },
      majority: {
        label: 'Majority',
        help: 'What it takes to adopt',
        names: ['majority'],
        options: {
          simple: 'simple',
          absolute: 'absolute',
          twoThirds: 'two thirds',
          threeQuarters: 'three quarters',
          other: 'another one, said in “Other rules”',
        },
      },
      proxies,
      sameCollege,
      chair,
      castingVote: {
        label: 'Casting vote',
        help: 'Yes: the chair tells equals apart',
        names: ['casting vote'],
      },
      colleges,
      shares,
      secretOnRequest: {
        label: 'Secret on request',
        help: 'Yes: one person is enough to ask for it',
        names: ['secret on request'],
      },
      others,
      confirmed: { label: 'Confirmed', help: 'Yes: the form is filled in', names: ['confirmation'] },
    },
  },
  'body statutes restore': {
    ...engine,
    verb: 'restore-statutes',
    label: 'Restore statutes',
    args: { body: bare, from: bare, to: bare },
  },
}
