/** The life of a vote, in English: announced, opened, replaced, settled, validated, with options that come in. */
import { plural } from '../../../views/format.ts'
import type * as source from '../../fr/votes/life.ts'
import { room } from '../rooms.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)
const poll = { label: 'Poll', help: 'Its number; without it, the poll of this place', names: ['poll'] }
const engine = { help: '', example: '', aliases: [] }
const bare = { label: '', help: '' }

export const intents: typeof source.intents = {
  'poll begin': {
    verb: 'open-poll',
    aliases: [],
    label: 'Open an announced poll',
    help: 'Open an announced poll now',
    example: '/concert open-poll',
    args: { poll },
  },
  'poll redo': {
    verb: 'edit-poll',
    aliases: ['new-version'],
    label: 'Change a poll',
    help: 'Replace a poll by a new version of it',
    example: '/concert edit-poll',
    args: { poll },
  },
  'poll draw': {
    verb: 'draw-lots',
    aliases: [],
    label: 'Draw lots',
    help: 'Settle a tie by the lot that was promised',
    example: '/concert draw-lots',
    args: { poll },
  },
  'poll validate': {
    verb: 'validate-poll',
    aliases: [],
    label: 'Validate a poll',
    help: 'Validate a result, if you preside',
    example: '/concert validate-poll',
    args: { poll },
  },
  'poll refuse': {
    verb: 'refuse-poll',
    aliases: [],
    label: 'Refuse a result',
    help: 'Refuse to validate a result, with a reason',
    example: '/concert refuse-poll The quorum was miscounted',
    notice: 'The poll is cancelled. The reason is shown in the channel; those who voted are told in private.',
    submit: 'Refuse the result',
    args: { reason: { label: 'Reason', help: 'Why, in one sentence', names: ['reason'] }, poll },
  },
  'poll option add': {
    verb: 'suggest-option',
    aliases: ['add-option'],
    label: 'Add an option',
    help: 'Add an option to the poll, where it allows it',
    example: '/concert suggest-option A shared garden',
    notice: 'Everybody in the channel will be able to choose it. Your name is not shown beside it.',
    submit: 'Add the option',
    args: { option: { label: 'Option', help: 'In a few words, 100 characters at most', names: ['option'] }, poll },
  },
  'poll start': {
    ...engine,
    verb: 'poll-start',
    label: 'Opening of a poll',
    args: { concertation: bare, poll: bare, at: bare },
  },
  'poll unstart': {
    ...engine,
    verb: 'back-to-announced',
    label: 'Put a poll back to its announcement',
    args: { poll: bare },
  },
  'poll unreplace': {
    ...engine,
    verb: 'back-to-version',
    label: 'Put back the version before',
    args: { poll: bare },
  },
  'poll unvalidate': {
    ...engine,
    verb: 'back-to-validation',
    label: 'Have a result wait again',
    args: { poll: bare },
  },
  'poll option remove': {
    ...engine,
    verb: 'take-option-back',
    label: 'Take an option back',
    args: { poll: bare, position: bare },
  },
}

export const buttons: typeof source.buttons = {
  beginPoll: 'Open now',
  redoPoll: 'Change',
  newVersion: 'New version',
  seeNewVersion: 'See the new version',
  drawLot: 'Draw lots',
  validatePoll: 'Validate',
  refusePoll: 'Refuse',
  addOption: 'Add an option',
  liftObjection: 'Lift my objection',
}

export const refusals: typeof source.refusals = {
  opensAfterEnd: () => 'A poll opens before it ends. Give an earlier opening, or a later end.',
  reminderBeforeOpening: () =>
    'The reminder has to come after the poll opens: nobody is reminded who cannot vote yet. Give it a later date.',
  pollNotYet: (v) =>
    `Poll no. ${v.number} is not open yet${v.opens === '' ? '' : `: it opens on ${v.opens}`}. Its page says what will be asked.`,
  pollOpenedAlready: (v) => `Poll no. ${v.number} is open already, or over. See its page.`,
  pollStillTied: (v) => `Poll no. ${v.number} has a tie: it has to be settled first. Its page says how.`,
  pollValidatedAlready: (v) => `The result of poll no. ${v.number} is validated already.`,
  nothingToValidate: () =>
    'No result waits to be validated here. “/concert polls” shows the polls of the concertation.',
  pollNeedsNoValidation: (v) =>
    `The result of poll no. ${v.number} counts without being validated: its rules do not ask for it.`,
  chairPresides: (v) => `It is for ${v.chair}, who presides, to decide about poll no. ${v.number}.`,
  coordinationPresides: (v) =>
    `Nobody presides over poll no. ${v.number}: it is for the coordination to decide. “/concert members” says who they are.`,
  settledByLot: (v) => `The rules of poll no. ${v.number} promise a lot: nobody chooses between equals. Have it drawn.`,
  noLotPromised: (v) =>
    `No lot was promised when poll no. ${v.number} opened: nothing would prove that it is not chosen. Settle it with “/concert settle”, or hold a new poll.`,
  pollConcluded: (v) =>
    `The result of poll no. ${v.number} was settled, validated or set aside since then: this can no longer be undone. Whoever did that may take it back for ten minutes, with “/concert undo”.`,
  lotIsDrawn: (v) =>
    `The lot of poll no. ${v.number} is drawn: reopened, the poll would be flawed, since the secret of the lot is known. Cancel it with a reason, or open another one.`,
  orderAmongTied: () =>
    'Name one of the equals at least, in order, the first one first. Their numbers are on the page of the poll.',
  noMoreOptions: (v) =>
    `No option can be added to poll no. ${v.number}: its rules do not say so. Share your idea in the channel, or ask for a new version of the poll.`,
  optionThere: (v) => `“${v.option}” is among the options of poll no. ${v.number} already. Choose it when you vote.`,
  optionsFull: (v) => `There are ${v.max} options already, which is all that a poll can show. Choose among them.`,
}

export const votes: typeof source.votes = {
  opensOn: (moment) => `Opens on ${moment}.`,
  opensLabel: 'Opening',
  announcedTitle: (number, question) => `Poll no. ${number}, soon: ${question}`,
  announcedSoon: 'Announced: nobody can answer yet.',
  announcedPreview: (place) =>
    `Announced in ${room(place)} as soon as you confirm; the poll opens by itself at that time. Nobody is notified in particular. It does not change any more.`,
  announcedOpened: (number, place) => `Poll no. ${number} is announced in ${room(place)}.`,
  startedNotice: (number, question) => `Poll no. ${number} is open: ${question}`,
  started: (number) => `Poll no. ${number} is open.`,
  unstarted: (number) => `Poll no. ${number} is not open any more: it is announced, as before.`,
  missedOpening: 'the poll could not open: the bot was stopped between its opening and its end',
  closesEarly: 'It closes as soon as everybody on the roll has voted.',
  mayAddOptions: 'You may add an option while the poll is open: everybody can then choose it.',
  optionAdded: (option, number) =>
    `“${option}” is added to poll no. ${number}. You can undo this while nobody has chosen it.`,
  optionRemoved: (option, number) => `“${option}” is not among the options of poll no. ${number} any more.`,
  newVersion: (number) => `New version of poll no. ${number}.`,
  integrates: (number, words) => `New version of poll no. ${number}, which takes in: ${words}`,
  redoNotice: (number, voters) =>
    `An open poll does not change: poll no. ${number} will be stopped, and this one will replace it. ${
      voters === 0
        ? 'Nobody has answered it yet.'
        : `${n(voters, 'answer will not count any more; whoever gave it will be told', 'answers will not count any more; those who gave them will be told')}.`
    } You will see everything first.`,
  redoAfter: (number) =>
    `Poll no. ${number} stays as it is, with its result: this is a new version. You will see everything first.`,
  redoObjections: (words) => `To take in: ${words}`,
  replaces: (number, voters) =>
    `Replaces poll no. ${number}, which is stopped. ${
      voters === 0
        ? 'Nobody had answered it.'
        : `${n(voters, 'answer to it does not count any more', 'answers to it do not count any more')}: ${voters === 1 ? 'this person is told' : 'these people are told'} in private, with a way to vote in the new one.`
    }`,
  follows: (number) => `New version of poll no. ${number}, whose result stays where it is.`,
  replacedBy: (number) => `replaced by poll no. ${number}`,
  replacedForVoter: (number, question, by) =>
    `Poll no. ${number}, “${question}”, is replaced by poll no. ${by}: your answer to it does not count any more. You can answer the new one.`,
  newQuestion: (question) => `New question: ${question}`,
  unreplaced: (number, by) =>
    `Poll no. ${number} is there again, with the answers that were given. Poll no. ${by} is cancelled.`,
  unreplacedReason: (number) => `opened by mistake; poll no. ${number} is back`,
  tiedChair: (chair) =>
    chair === undefined
      ? 'The coordination settles it, since nobody presides, and says why.'
      : `${chair}, who presides, settles it and says why.`,
  tiedLot: 'The lot that was promised when it opened settles it.',
  settlePresided: (number, question) =>
    `Poll no. ${number}, “${question}”, has ended in a tie: it is up to you, who preside, to settle it.`,
  settledChair: (chair, reason) =>
    `Tie settled by ${chair === undefined ? 'the coordination' : `${chair}, who presides`}. Reason: ${reason}`,
  settledLot: 'Tie settled by a lot, promised when the poll opened.',
  lotCheck:
    'To check that nobody chose: the secret of the lot, which “Recount” shows, gives the fingerprint that was published at the opening; with the log of the poll, it gives this order.',
  settledPartly: (number, names) =>
    `Noted for poll no. ${number}. Some equals are left that this order does not tell apart: ${names}. Say which go first.`,
  settleOrderNotice: (names) =>
    `Tied: ${names}. Name them in order, the first one first; if others are needed, I will ask. The reason is shown with the result to everybody in the channel.`,
  drawn: (number) => `The lot of poll no. ${number} is drawn. The result is shown in its channel.`,
  awaitsValidation: (chair) => `Waits to be validated by ${chair ?? 'the coordination'}. Nothing follows from it yet.`,
  validationAsked: (number, question) =>
    `The result of poll no. ${number}, “${question}”, waits for you to validate it.`,
  validated: (number) => `The result of poll no. ${number} is validated. It is said in its channel.`,
  validatedSaid: (number, chair) => `Result of poll no. ${number} validated by ${chair ?? 'the coordination'}.`,
  validatedBy: (chair) => `Result validated by ${chair ?? 'the coordination'}.`,
  unvalidated: (number) => `The result of poll no. ${number} waits again to be validated.`,
  refused: (number, voters) =>
    `The result of poll no. ${number} is refused, and the poll cancelled. ${n(voters, 'person who had voted is told', 'people who had voted are told')} in private.`,
  print: 'Fingerprint of the poll',
  printOf: {
    head: 'Log of the poll',
    commitment: 'Secret of the lot, promised',
    seed: 'Secret of the lot, shown',
  },
}
