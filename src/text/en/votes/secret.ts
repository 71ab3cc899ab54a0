/** A public vote that is held anew without names on request, in English; and the honest words for it. */
import { plural } from '../../../views/format.ts'
import type * as source from '../../fr/votes/secret.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)
const poll = { label: 'Poll', help: 'Its number; without it, the poll of this place', names: ['poll'] }

export const intents: typeof source.intents = {
  'poll secret': {
    verb: 'secret-ballot',
    aliases: ['ask-secret'],
    label: 'Ask for a secret ballot',
    help: 'Have a public poll start anew without names',
    example: '/concert secret-ballot',
    args: {
      poll,
      confirmed: { label: 'Confirmed', help: 'Yes to ask without looking again', names: ['confirmation'] },
    },
  },
  'poll unsecret': {
    verb: 'restore-public-poll',
    label: 'Restore the public poll',
    help: '',
    example: '',
    aliases: [],
    args: { poll: { label: '', help: '' } },
  },
}

export const buttons: typeof source.buttons = { askSecret: 'Ask for a secret ballot' }

export const refusals: typeof source.refusals = {
  secretAsked: (v) =>
    `A secret ballot was asked for already: poll no. ${v.number} starts anew as no. ${v.next}. Answer the new one.`,
  secretAlready: (v) =>
    `No names are shown in poll no. ${v.number}: there is nothing to ask for. “Who can see my choice?” says who sees what.`,
  secretTooLate: (v) =>
    `Poll no. ${v.number} is over, and names were shown beside choices: it is too late for a secret ballot. The team can open another poll.`,
  secretNotInRules: (v) =>
    `The rules of poll no. ${v.number} do not let one person have it held in secret. Speak to the team, who can open a new version of it.`,
}

export const votes: typeof source.votes = {
  secretTitle: (number, question) => `Ask for a secret ballot, poll no. ${number}: ${question}`,
  secretAnew:
    'Your asking is enough, by the rules of this poll. It starts anew at once under a new number: same question, same options, same rules.',
  secretSameEnd: 'The same end too.',
  secretVoters: (voters) =>
    voters === 0
      ? 'Nobody has answered it yet.'
      : `${n(voters, 'answer that was given', 'answers that were given')} will not count any more: ${voters === 1 ? 'this person is told' : 'these people are told'} in private, with a way to vote again.`,
  secretAudience: [
    'From then on neither the other participants nor the team see who chooses what. Your chat platform, whoever runs this bot and the host technically can.',
  ],
  secretNotLive: 'Results are shown at the end: shown live, they would let choices be guessed.',
  secretUnnamed:
    'The whole channel will see that a secret ballot was asked for. Nothing will say by whom, neither there nor in any journal; whoever runs this bot could technically find out, for 35 days.',
  secretRead:
    'But what you write in a channel is read there. So that nobody knows it is you, write it to me in private.',
  secretDone: (number, next) =>
    `Done: poll no. ${number} starts anew as no. ${next}, without showing names. Nothing says that you asked.`,
  secretReason: (next) => `a secret ballot was asked for; it starts anew as no. ${next}`,
  secretForVoter: (number, question, next) =>
    `A secret ballot was asked for in poll no. ${number}, “${question}”, as its rules allow. Your answer does not count there any more: it starts anew as no. ${next}, without showing names. Vote again.`,
  anewWithoutNames: (number) =>
    `Poll no. ${number} starts anew here without showing names: earlier answers do not count any more.`,
  unsecret: (number, next) =>
    `Asking for a secret ballot was taken back: poll no. ${number} is there again, public, with the answers already given. Poll no. ${next} is cancelled.`,
  unsecretReason: (number) => `asking for a secret ballot was taken back; poll no. ${number} is there again`,
  unsecretForVoter: (number, question) =>
    `Poll no. ${number}, “${question}”, is there again, and your answer counts in it again. It is public: names are shown beside choices.`,
}
