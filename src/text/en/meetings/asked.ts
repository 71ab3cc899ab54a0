/** What may be asked about dates that are proposed, about answers and about proxies, in English. */
import type { askedIntents as source } from '../../fr/meetings/asked.ts'
import { unseen } from '../../fr/meetings/unseen.ts'

const ofVote = { label: 'Poll', help: 'For a poll: its number', names: ['poll', 'vote'] }
const session = { label: 'Session', help: 'Its number; otherwise the one here', names: ['session', 'number'] }
const poll = { label: 'Poll', help: 'Its number; otherwise the one here', names: ['poll', 'number'] }
const confirmed = { label: 'Confirmed', help: 'Yes to confirm', names: ['confirmation'] }

export const askedIntents: typeof source = {
  'dates answer': {
    verb: 'available',
    aliases: ['availability'],
    label: 'My availability',
    help: 'Say which proposed dates suit me',
    example: '/concert available 1 yes, 2 if needed, 3 no',
    notice: 'The facilitation team sees your answers; the channel only sees how many.',
    submit: 'Answer',
    args: {
      choices: { label: 'Answers', help: '“1 yes, 2 if needed, 3 no”', names: ['answers', 'dates'] },
      poll,
    },
  },
  'dates withdraw': {
    verb: 'withdraw-availability',
    aliases: [],
    label: 'Take back my availability',
    help: 'Take back my answer to the proposed dates',
    example: '/concert withdraw-availability',
    args: { poll },
  },
  dates: {
    verb: 'dates',
    aliases: [],
    label: 'Proposed dates',
    help: 'How the choice of a date stands',
    example: '/concert dates',
    args: { poll },
  },
  'dates choose': {
    verb: 'keep-date',
    aliases: [],
    label: 'Keep a date',
    help: 'Choose the date, then convene',
    example: '/concert keep-date 2',
    notice: 'You see the notice before it is sent to the channel.',
    submit: 'See the notice',
    args: {
      option: { label: 'Date', help: 'Its number in the poll', names: ['date'] },
      poll,
      confirmed,
    },
  },
  'dates cancel': {
    verb: 'cancel-dates',
    aliases: [],
    label: 'Cancel a date poll',
    help: 'Stop asking for dates',
    example: '/concert cancel-dates',
    args: { poll },
  },
  'dates nudge': {
    verb: 'nudge-dates',
    aliases: [],
    label: 'Ask again about dates',
    help: 'Ask those who have not answered, once',
    example: '/concert nudge-dates',
    notice: 'You see who will get the message before it is sent.',
    args: { poll, confirmed },
  },
  'session answers': {
    verb: 'rsvps',
    aliases: ['who-comes'],
    label: 'Who comes',
    help: 'The answers to a notice',
    example: '/concert rsvps',
    args: { session },
  },
  'session edit': {
    verb: 'edit-meeting',
    aliases: [],
    label: 'Edit a meeting',
    help: 'Change its place, its agenda, its length',
    example: '/concert edit-meeting place: Beauvais',
    notice: 'If the meeting is convened, its notice is corrected in place, and you see who will be told.',
    submit: 'Save',
    args: {
      location: { label: 'Place', help: 'Address, room or link', names: ['place', 'location', 'link'] },
      agenda: { label: 'On the agenda', help: 'An item to a line', names: ['agenda', 'items'] },
      minutes: { label: 'Length in minutes', help: 'From 15 to 1440', names: ['length'] },
      title: { label: 'Title', help: 'The name of the meeting', names: ['title'] },
      session,
      confirmed,
    },
  },
  'session nudge': {
    verb: 'nudge-meeting',
    aliases: [],
    label: 'Ask again about a meeting',
    help: 'Ask those who have not answered, once',
    example: '/concert nudge-meeting',
    notice: 'You see who will get the message before it is sent.',
    args: { session, confirmed },
  },
  proxy: {
    verb: 'proxy',
    aliases: [],
    label: 'Give a proxy',
    help: 'Give a proxy to somebody, or take it back',
    example: '/concert proxy Camille Durand',
    notice: 'They are told in private. The facilitation team sees it; the channel only sees how many.',
    submit: 'Give a proxy',
    args: {
      holder: { label: 'To whom', help: 'Their name; “revoke” to take it back', names: ['to', 'person', 'name'] },
      session,
      poll: ofVote,
    },
  },
  'proxy revoke': {
    verb: 'revoke-proxy',
    aliases: [],
    label: 'Take my proxy back',
    help: 'Take back the proxy that I gave',
    example: '/concert revoke-proxy',
    args: { session, poll: ofVote },
  },
  'dates end': unseen('end-dates', 'End of a date poll', 'concertation', 'poll'),
  'dates refresh': unseen('redraw-dates', 'Redraw a date poll', 'concertation', 'poll'),
  'session unedit': unseen('unedit-meeting', 'Put the details of a meeting back', 'session', 'before', 'after'),
  'dates restore': unseen('restore-dates', 'Restore a date poll', 'poll', 'session'),
}
