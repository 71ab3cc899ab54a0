/** What the guide says: panel, help, undo, and the list of everything else, in English. */
import { plural } from '../../views/format.ts'
import type * as source from '../fr/guide.ts'
import { atStart, room } from './rooms.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)

export const intents: typeof source.intents = {
  panel: {
    verb: 'panel',
    aliases: ['home'],
    label: 'Panel',
    help: 'Where we are, and what I can do here',
    example: '/concert',
    args: {},
  },
  todo: {
    verb: 'todo',
    aliases: ['follow-up'],
    label: 'What awaits me',
    help: 'What awaits me, and what becomes of my ideas',
    example: '/concert todo',
    args: {},
  },
  help: {
    verb: 'help',
    aliases: ['how'],
    label: 'Help',
    help: 'What I can do here, with an example',
    example: '/concert help',
    args: {},
  },
  undo: {
    verb: 'undo',
    aliases: ['cancel'],
    label: 'Undo',
    help: 'Take back the last thing I did here (10 minutes)',
    example: '/concert undo',
    args: {},
  },
  'undo act': {
    verb: 'undo-this-act',
    aliases: [],
    label: 'Undo',
    help: 'Take back this act (10 minutes)',
    example: '/concert undo-this-act',
    args: { act: { label: 'Act', help: 'The act to take back' } },
  },
  'undo never': {
    verb: 'undo-impossible',
    aliases: [],
    label: 'Undo',
    help: 'Say what cannot be taken back',
    example: '',
    args: {
      why: { label: 'Reason', help: 'Why it cannot be taken back' },
      count: { label: 'People', help: 'How many people received it' },
    },
  },
  more: {
    verb: 'more',
    aliases: ['other', 'others'],
    label: 'More',
    help: 'Everything else, in a single list',
    example: '/concert more',
    args: { verb: { label: 'Command', help: 'The word of the command, for example “members”', names: ['command'] } },
  },
  resume: {
    verb: 'take-up',
    aliases: [],
    label: 'Take up again',
    help: 'Take up a text that was refused',
    example: '',
    args: {
      intent: { label: 'Command', help: '' },
      given: { label: 'Text', help: '' },
      goesOn: { label: 'The rest', help: '' },
      only: { label: 'Blanks', help: '' },
    },
  },
  home: {
    verb: 'my-page',
    aliases: [],
    label: 'My page',
    help: 'What awaits me, my actions, my meetings',
    example: '/concert my-page',
    args: {},
  },
  'letters send': {
    verb: 'send-letter',
    aliases: [],
    label: 'Sending the letter',
    help: 'The letter of the week, at its time',
    example: '',
    args: {
      zone: { label: 'Zone', help: '' },
      day: { label: 'Day', help: '' },
      person: { label: 'Person', help: '' },
    },
  },
  'answer again': {
    verb: 'see-answer-again',
    aliases: [],
    label: 'See an answer again',
    help: 'Read again an answer that I was given privately',
    example: '/concert see-answer-again',
    args: { post: { label: 'Answer', help: 'The answer to read again' } },
  },
}

export const buttons: typeof source.buttons = {
  stepMyTodo: 'What awaits me',
  stepMyAgenda: 'Agenda',
  stepSeeAttendance: 'Attendance',
  stepNewPoll: 'Start a vote',
  stepClosePoll: 'Close the vote',
  stepNewDecision: 'Note a decision',
  stepNewAction: 'Note an action',
  stepCloseNow: 'Close the session',
  stepOpenNow: 'Open the session',
  stepConveneNext: 'Convene the session',
  stepPlanMeeting: 'Plan a meeting',
  changeConcertation: 'Another consultation',
  answerAgain: 'Read an answer again',
  noLetter: 'No more letters',
}

export const refusals: typeof source.refusals = {}

export const words: typeof source.words = {
  panel: {
    unbound: (place: string) => `${atStart(room(place))} is not linked to any consultation.`,
    dmUnbound: 'I help you take part in the consultations of your region: ideas, votes, actions, minutes of meetings.',
    noAdministrator:
      'This bot has no administrator yet. The person who installed it writes here “/concert admin” followed by the code shown when it started.',
    organisers: 'Organised by',
    place: 'Channel',
    ideas: 'Ideas received',
    ideaCount: (count: number, mine: number) => `${count}${mine > 0 ? `, ${mine} of them yours` : ''}`,
    intakeUntil: 'End of intake',
    intakeOpen: 'no end date',
    intakeClosed: (moment: string) => `closed since ${moment}`,
    waiting: 'What awaits you',
    workshop: 'Workshop',
    body: 'Body',
    teamPlace: 'channel of the team',
    phase: 'Phase',
    phaseSaid: (title, window) => `${title}, ${window}`,
    phaseLocked: (title, window) => `${title}, ${window} (not open yet)`,
    openSession: 'Session under way',
    nextSession: 'Next session',
    sessionSaid: (title, moment) => `${title}, ${moment}`,
    andMore: (count) => n(count, 'other thing', 'other things'),
    nothingWaiting: 'nothing for the moment',
    inDm: (title: string) => `You are talking to me about the consultation “${title}”.`,
  },

  undone: {
    takenBack: (by: string) => `${by} took this message back, it no longer counts:`,
    takenBackUnnamed: 'This message was taken back, it no longer counts:',
    never: {
      sent: (count: number) =>
        `The reminder has already gone, to ${n(count, 'person', 'people')}: it cannot be taken back.`,
      answered: () => 'Your answer has already gone: it cannot be taken back. You may write another one.',
      reported: () => 'Your report is already with the animation team: it cannot be taken back.',
      joined: () => 'The two accounts are one person: this cannot be undone.',
      signed: () =>
        'A signature cannot be taken back. As long as the document is not published, “/concert decline-to-sign” stops it.',
      published: () =>
        'The document has gone: it cannot be taken back. A new edition will take its place, where it stands.',
    },
    neverNext: 'To take back what you had done just before: “/concert undo” once more.',
  },
  letter: {
    hello: (name: string, count: number) =>
      `${name}, here is your week: ${n(count, 'thing waits', 'things wait')} for you.`,
    also: (count: number) => `This week, ${n(count, 'other thing waits', 'other things wait')} for you:`,
    why: 'Once a week, to you alone, and nothing when nothing waits for you.',
  },
  todo: {
    title: (count) => `${n(count, 'thing awaits you', 'things await you')}`,
    nothing: 'Nothing awaits you for the moment. Thank you!',
    more: (count) => `and ${n(count, 'other', 'others')} after that`,
    ideas: 'Your ideas',
    fate: (total, sorted, kept, inActions) =>
      [
        `${total} shared`,
        ...(sorted > 0 ? [`${sorted} sorted into a theme`] : []),
        ...(kept > 0 ? [`${kept} supporting a strong axis or a weak signal`] : []),
        ...(inActions > 0 ? [`${inActions} at the origin of an action`] : []),
      ].join(', '),
    say: {
      attend: (title) => `say that you are here: ${title}, under way`,
      vote: (question, until) => (until === undefined ? `vote: ${question}` : `vote: ${question}, until ${until}`),
      dates: (title: string, until: string | undefined) =>
        until === undefined ? `say when you are free: ${title}` : `say when you are free: ${title}, until ${until}`,
      tie: (question) => `settle the tie: ${question}`,
      lot: (question) => `draw lots between equals: ${question}`,
      validate: (question) => `say whether the result counts: ${question}`,
      sign: (title) => `sign: ${title}`,
      accept: (title) => `say whether your organisation owns the action: ${title}`,
      late: (title, day) => `give news of your action: ${title}, expected on ${day}`,
      answer: (title, moment) => `say whether you will come: ${title}, ${moment}`,
      digest: (title) => `publish the digest: ${title}`,
      minutes: (title) => `write and validate the minutes: ${title}`,
      moderate: (count) => `read ${n(count, 'idea from outside', 'ideas from outside')}`,
      sort: (count) => `sort ${n(count, 'idea', 'ideas')}`,
      organisation: 'say which organisation you speak for',
      link: 'link a channel so that ideas can come in',
    },
    do: {
      attend: () => 'I am here',
      vote: (poll) => `Vote (no. ${poll})`,
      dates: (poll: number) => `My dates (no. ${poll})`,
      tie: (poll) => `Settle poll no. ${poll}`,
      lot: (poll) => `Draw lots, poll no. ${poll}`,
      validate: (poll) => `Result to validate, poll no. ${poll}`,
      sign: () => 'Read and sign',
      accept: (action) => `Accept (no. ${action})`,
      late: (action) => `My action no. ${action}`,
      answer: () => 'Answer',
      digest: (session) => `Digest (no. ${session})`,
      minutes: (session) => `Minutes (no. ${session})`,
      moderate: (count) => `Read (${count})`,
      sort: (count) => `Sort (${count})`,
      organisation: () => 'Say my organisation',
      link: () => 'Link this channel',
    },
  },

  home: {
    first:
      'To begin, write “/concert” in a channel of your consultation: this page will then show you what awaits you there.',
    inOne: (title) => `This page is about the consultation “${title}”.`,
    votes: 'Your votes',
    vote: (number, question) => `no. ${number}. ${question}`,
    voteUntil: (moment) => `until ${moment}`,
    noVotes: 'No vote awaits your answer.',
    actions: 'Your actions',
    noActions: 'No action awaits news from you.',
    howFar: 'How far are you?',
    meetings: 'Next meetings',
    noMeetings: 'No meeting is planned for the moment.',
    of: (number, said) => `${number}. ${said}`,
    lastAnswers: 'Your last answers',
    lastAnswersHow: 'What I answered you in private: nobody else reads it here.',
    answered: (moment, words) => `${moment} — ${words}`,
    yourVote: 'Your vote',
    onDay: (day, hour) => `${day}, ${hour}`,
  },

  help: {
    title: (place: string) => `Here, in ${place === '' ? room(place) : place}, you can:`,
    titleDm: 'Here, in private, you can:',
    example: (example: string) => `for example “${example}”`,
    typed: 'Everything can be written in French too, with or without accents.',
    ask: (names: string) => `Any questions? Ask ${names}.`,
    askNobody: 'Any questions? Ask the person who installed this bot.',
  },

  more: {
    title: 'Something else',
    choose: 'What would you like to do?',
    pick: 'Choose',
  },

  undo: { done: (label: string) => `Undone: ${label.toLowerCase()}.` },
}
