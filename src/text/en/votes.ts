/** What is said of votes, in English. */
import type * as source from '../fr/votes.ts'
import * as agreed from './votes/agreed.ts'
import * as answers from './votes/answers.ts'
import * as ballots from './votes/ballots.ts'
import * as imported from './votes/belenios.ts'
import * as electorate from './votes/electorate.ts'
import * as life from './votes/life.ts'
import * as receipts from './votes/receipts.ts'
import * as running from './votes/running.ts'
import * as secret from './votes/secret.ts'
import * as urn from './votes/urn.ts'

const poll = { label: 'Poll', help: 'Its number; without it, the poll that is open here', names: ['poll'] }
const engine = { help: '', example: '', aliases: [] }

export const intents: typeof source.intents = {
  'ballot cast': {
    verb: 'cast',
    aliases: [],
    label: 'Vote',
    help: 'Answer the poll open here, or change my choice',
    example: '/concert cast',
    args: {
      choices: {
        label: 'Your choice',
        help: 'The numbers or the words of your choices, separated by commas',
        names: ['choice', 'answer'],
      },
      poll,
      for: ballots.forWhom,
    },
  },
  polls: {
    verb: 'polls',
    aliases: [],
    label: 'See the polls',
    help: 'Open polls, those that wait for me, results',
    example: '/concert polls',
    args: { number: { label: 'Number', help: 'The number of a poll (optional)', names: ['number', 'poll'] } },
  },
  'ballot withdraw': {
    verb: 'withdraw-vote',
    aliases: [],
    label: 'Withdraw my vote',
    help: 'Withdraw my vote while the poll is open',
    example: '/concert withdraw-vote',
    args: { poll, for: ballots.forWhom },
  },
  'poll audience': {
    verb: 'who-sees-my-vote',
    aliases: [],
    label: 'Who can see my choice?',
    help: 'Who can see my choice in a poll',
    example: '/concert who-sees-my-vote',
    args: { poll },
  },
  'poll open': {
    verb: 'poll',
    aliases: [],
    label: 'Open a poll',
    help: 'Ask everybody in this channel a question',
    example: '/concert poll Which workshops? ; options: Jobs, Mobility, Food',
    notice: 'You will see the poll as it will be before you open it. Nothing is sent for now.',
    submit: 'See it before opening',
    args: {
      question: { label: 'Question', help: 'One question, in one sentence', names: ['question'] },
      options: {
        label: 'Options',
        help: 'One per line or between commas; with a cost: “Bikes = 4000”. Empty: yes or no',
        names: ['options'],
      },
      closes: {
        label: 'End of the poll',
        help: '“Friday 18:00”; without a date, you will close it',
        names: ['end', 'until'],
      },
      method: {
        label: 'Kind of poll',
        help: 'Yes-no, approval, dots, decision, consent, judgment, ranking, budget…',
        names: ['kind'],
        options: {
          yesNo: 'yes-no',
          single: 'single-choice',
          approval: 'approval',
          dots: 'dots',
          decision: 'decision',
          consent: 'consent',
          judgment: 'judgment',
          ranking: 'ranking',
          shares: 'budget',
          election: 'election',
        },
        said: { single: ['single choice'] },
      },
      seats: {
        label: 'How many win',
        help: 'How many options win; one when nothing is said',
        names: ['winners'],
      },
      from: {
        label: 'Take the options from',
        help: 'Themes, axes, actions or ideas that exist',
        names: ['among'],
        options: { themes: 'themes', axes: 'axes', actions: 'actions', ideas: 'ideas' },
      },
      choices: {
        label: 'Choices per person',
        help: 'How many at most; of dots, how many each person has',
        names: ['most', 'dots'],
      },
      results: {
        label: 'Results',
        help: 'Shown when the poll closes, or live',
        names: ['results'],
        options: { atClose: 'when it closes', live: 'live' },
      },
      secrecy: {
        label: 'Secrecy',
        help: 'Confidential, public (with names), or urn (on a page of its own)',
        names: ['secrecy'],
        options: { confidential: 'confidential', public: 'public', urn: 'urn' },
      },
      // biome-ignore lint/suspicious/noThenProperty: data, and no promise
      then: {
        label: 'Then',
        help: 'Workshops: what wins becomes workshops',
        names: ['then'],
        options: { workshops: 'workshops' },
      },
      ...running.more,
      confirmed: { label: 'Confirmed', help: 'Yes to open without a preview', names: ['confirmed'] },
    },
  },
  'poll close': {
    verb: 'close-poll',
    aliases: [],
    label: 'Close a poll',
    help: 'Close the poll open here and show the result',
    example: '/concert close-poll',
    args: { poll },
  },
  'poll settle': {
    verb: 'settle',
    aliases: [],
    label: 'Settle a tie',
    help: 'Say what wins among tied options, and why',
    example: '/concert settle Mobility ; reason: the territory asks for it',
    notice: 'The reason is shown with the result to everybody in the channel.',
    submit: 'Settle',
    args: {
      winners: {
        label: 'What wins',
        help: 'The numbers or the words of what wins',
        names: ['winners', 'keep'],
      },
      reason: { label: 'Reason', help: 'Why, in one sentence', names: ['reason'] },
      poll,
    },
  },
  'poll cancel': {
    verb: 'cancel-poll',
    aliases: [],
    label: 'Cancel a poll',
    help: 'Stop a poll without a result, with a reason',
    example: '/concert cancel-poll The question was badly put',
    notice: 'The reason is shown in the channel. Those who voted are told in private.',
    submit: 'Cancel the poll',
    args: { reason: { label: 'Reason', help: 'Why, in one sentence', names: ['reason'] }, poll },
  },
  'poll end': {
    ...engine,
    verb: 'poll-end',
    label: 'End of a poll',
    args: { concertation: { label: '', help: '' }, poll: { label: '', help: '' }, until: { label: '', help: '' } },
  },
  'poll refresh': {
    ...engine,
    verb: 'poll-card',
    label: 'Card of a poll',
    args: { concertation: { label: '', help: '' }, poll: { label: '', help: '' } },
  },
  'poll reopen': {
    ...engine,
    verb: 'reopen-poll',
    label: 'Reopen a poll',
    args: { poll: { label: '', help: '' }, closed: { label: '', help: '' } },
  },
  'poll unsettle': {
    ...engine,
    verb: 'unsettle',
    label: 'Put a tie back',
    args: {
      poll: { label: '', help: '' },
      breaking: { label: '', help: '' },
      reason: { label: '', help: '' },
      named: { label: '', help: '' },
      cancelled: { label: '', help: '' },
    },
  },
  ...agreed.intents,
  ...ballots.intents,
  ...electorate.intents,
  ...life.intents,
  ...receipts.intents,
  ...running.intents,
  ...secret.intents,
  ...urn.intents,
  ...imported.intents,
}

export const buttons: typeof source.buttons = {
  castBallot: 'Vote',
  pollAudience: 'Who can see my choice?',
  openPoll: 'Open the poll',
  closePoll: 'Close the poll',
  cancelPoll: 'Cancel this poll',
  settlePoll: 'Settle the tie',
  blankBallot: 'Blank vote',
  changeBallot: 'Change',
  withdrawBallot: 'Withdraw my vote',
  choosePoll: 'Choose the poll',
  seePoll: 'See the poll',
  seePolls: 'See the polls',
  newPoll: 'New poll',
  ...agreed.buttons,
  ...ballots.buttons,
  ...electorate.buttons,
  ...life.buttons,
  ...receipts.buttons,
  ...running.buttons,
  ...secret.buttons,
  ...urn.buttons,
}

export const refusals: typeof source.refusals = {
  ...answers.refusals,
  ...agreed.refusals,
  ...ballots.refusals,
  ...electorate.refusals,
  ...life.refusals,
  ...receipts.refusals,
  ...running.refusals,
  ...secret.refusals,
  ...urn.refusals,
  ...imported.refusals,
}

export const words: typeof source.words = {
  votes: {
    ...answers.votes,
    ...life.votes,
    ...ballots.votes,
    ...electorate.votes,
    agreed: agreed.agreed,
    ...receipts.votes,
    ...running.votes,
    ...secret.votes,
    ...urn.votes,
    belenios: imported.belenios,
  },
  priorities: running.priorities,
}
