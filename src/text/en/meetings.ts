/** What is said of sessions, in English: what may be asked. */

import { unseen } from '../fr/meetings/unseen.ts'
import type * as source from '../fr/meetings.ts'
import { meetingButtons, meetingRefusals } from './meetings/answers.ts'
import { askedIntents } from './meetings/asked.ts'
import { dateButtons, dateRefusals, dateWords } from './meetings/dates.ts'
import { feedButtons, feedIntents, feedRefusals, feedWords } from './meetings/feed.ts'
import { proxyButtons, proxyRefusals, proxyWords } from './meetings/proxies.ts'
import { meetingWords } from './meetings/said.ts'

const session = {
  label: 'Session',
  help: 'Its number; otherwise the one here',
  names: ['session', 'number'],
}
const confirmed = { label: 'Confirmed', help: 'Yes to confirm', names: ['confirmation'] }

export const intents: typeof source.intents = {
  ...feedIntents,
  agenda: {
    verb: 'agenda',
    aliases: [],
    label: 'Next meetings',
    help: 'The next meetings, and my answer',
    example: '/concert agenda',
    args: {},
  },
  'session answer': {
    verb: 'rsvp',
    aliases: [],
    label: 'Say whether I come',
    help: 'Say whether I come to the next meeting',
    example: '/concert rsvp yes',
    notice: 'The facilitation team sees your answer; the channel only sees how many.',
    submit: 'Answer',
    args: {
      answer: {
        label: 'Answer',
        help: 'Yes, no or proxy',
        names: ['i come', 'answer'],
        options: { yes: 'yes', no: 'no', proxy: 'proxy' },
        said: { yes: ['i come'], no: ['i cannot come'], proxy: ['i give a proxy'] },
      },
      session,
    },
  },
  attend: {
    verb: 'here',
    aliases: ['im-here'],
    label: 'I am here',
    help: 'Put me on the list of the open session',
    example: '/concert here',
    args: {
      code: { label: 'Code', help: 'The one the facilitator says, wherever you are', names: ['code'] },
      session,
    },
  },
  'attend leave': {
    verb: 'leaving',
    aliases: [],
    label: 'I am leaving',
    help: 'Note that I leave the meeting before its end',
    example: '/concert leaving',
    args: {
      people: {
        label: 'Who leaves',
        help: 'For facilitators: the names of those who left; empty: me',
        names: ['who', 'people', 'names'],
      },
      session,
    },
  },
  decisions: {
    verb: 'decisions',
    aliases: [],
    label: 'Decisions and opinions',
    help: 'What was decided, and where',
    example: '/concert decisions',
    args: {},
  },
  'minutes read': {
    verb: 'read',
    aliases: [],
    label: 'Read the minutes',
    help: 'Read the minutes of a session',
    example: '/concert read 3',
    args: { session },
  },
  'session add': {
    verb: 'meeting',
    aliases: ['session'],
    label: 'Arrange a meeting',
    help: 'Put a meeting on the agenda',
    example: '/concert meeting 8 April 2pm ; place: Amiens',
    notice:
      'One date: the meeting goes on the agenda, nobody is notified before it is convened. Several dates: you see the poll before it is sent.',
    submit: 'Put on the agenda',
    args: {
      when: { label: 'Date and time', help: '“8 April 2pm”; several for a poll', names: ['date', 'when', 'dates'] },
      title: { label: 'Title', help: 'Optional: otherwise the workshop’s', names: ['title'] },
      workshop: { label: 'Workshop', help: 'Its number; otherwise the one here', names: ['workshop'] },
      body: { label: 'Body', help: 'Its name; otherwise the one here', names: ['body'] },
      minutes: { label: 'Length in minutes', help: 'Two hours unless told otherwise', names: ['length'] },
      location: { label: 'Place', help: 'Address, room or link', names: ['place', 'location', 'link'] },
      agenda: { label: 'On the agenda', help: 'An item to a line', names: ['agenda', 'items'] },
      until: { label: 'Answers until', help: 'Of several dates: end of the answers', names: ['until', 'deadline'] },
      confirmed,
    },
  },
  'session plan': {
    verb: 'plan-sessions',
    aliases: [],
    label: 'Plan the sessions',
    help: 'All the sessions of a phase at once',
    example: '/concert plan-sessions 4x2',
    notice: 'You see the dates before they are created. Nobody is notified.',
    submit: 'See the dates',
    args: {
      grid: { label: 'Workshops and sessions', help: '“4x2”: 4 workshops, 2 sessions each', names: ['grid'] },
      phase: { label: 'Phase', help: 'Its number; otherwise the current one', names: ['phase'] },
      hour: { label: 'Hour', help: '2 pm unless told otherwise', names: ['hour'] },
      confirmed,
    },
  },
  'session convene': {
    verb: 'convene',
    aliases: ['invite'],
    label: 'Convene',
    help: 'Convene the next meeting, with answers',
    example: '/concert convene',
    notice: 'You see the notice before it is sent to the channel.',
    submit: 'See the notice',
    args: { session, confirmed },
  },
  'session move': {
    verb: 'move',
    aliases: ['reschedule'],
    label: 'Move a meeting',
    help: 'Give a meeting another date',
    example: '/concert move 15 April 2pm',
    notice: 'If the meeting was convened, you see who will be told before you confirm.',
    submit: 'Move',
    args: {
      when: { label: 'New date', help: '“15 April 2pm”, “Thursday 9:30”', names: ['date', 'when'] },
      session,
      confirmed,
    },
  },
  'session cancel': {
    verb: 'cancel-meeting',
    aliases: [],
    label: 'Cancel a meeting',
    help: 'Cancel a meeting, saying why',
    example: '/concert cancel-meeting Transport strike',
    notice: 'You see who will be told before you confirm.',
    submit: 'Cancel the meeting',
    args: {
      reason: { label: 'Reason', help: 'What those who are told will read', names: ['reason'] },
      session,
      confirmed,
    },
  },
  'session open': {
    verb: 'open',
    aliases: ['begin'],
    label: 'Open the session',
    help: 'Begin today’s session',
    example: '/concert open',
    args: { session },
  },
  attendance: {
    verb: 'attendance',
    aliases: [],
    label: 'Who is here',
    help: 'The attendance list, to read or complete',
    example: '/concert attendance Camille Durand (CRESS), Jean Petit excused',
    notice: 'The list goes into the digest of the session: names counted, organisations named. Nobody is notified.',
    submit: 'Note',
    args: {
      people: { label: 'People', help: '“Name (Organisation), Name (Organisation)”', names: ['people', 'names'] },
      state: {
        label: 'Situation',
        help: 'Present, represented or excused',
        names: ['situation'],
        options: { present: 'present', represented: 'represented', excused: 'excused' },
      },
      headcount: {
        label: 'Number counted in the room',
        help: 'A declared number, kept apart from the list',
        names: ['headcount', 'count'],
      },
      session,
    },
  },
  decision: {
    verb: 'decision',
    aliases: ['decide'],
    label: 'Note a decision',
    help: 'Note what the session open here decides',
    example: '/concert decision The calendar is adopted',
    notice: 'Seen by the people of this session’s channels.',
    submit: 'Note the decision',
    args: {
      text: { label: 'Text', help: 'The decision, as it was taken', names: ['text'] },
      kind: { label: 'Kind', help: '“decision”, or working “method”', names: ['kind'] },
    },
  },
  'decision withdraw': {
    verb: 'withdraw-decision',
    aliases: [],
    label: 'Withdraw a decision',
    help: 'Withdraw a decision noted by mistake',
    example: '/concert withdraw-decision 3',
    submit: 'Withdraw',
    args: { number: { label: 'Number', help: 'The number of the decision', names: ['number', 'decision'] } },
  },
  'session close': {
    verb: 'close',
    aliases: ['finish'],
    label: 'Close the session',
    help: 'End the session, then its digest',
    example: '/concert close',
    args: { session },
  },
  minutes: {
    verb: 'minutes',
    aliases: [],
    label: 'Write the minutes',
    help: 'Write or correct the minutes',
    example: '/concert minutes Present: 18 people. Discussion: …',
    notice: 'Seen by the facilitation team only, until they are validated. Nobody is notified.',
    submit: 'Save',
    args: { text: { label: 'Minutes', help: 'What was said, and what follows', names: ['text'] }, session },
  },
  'minutes validate': {
    verb: 'validate',
    aliases: [],
    label: 'Validate the minutes',
    help: 'Let everybody read the minutes',
    example: '/concert validate 3',
    args: { session },
  },
  ...askedIntents,
  'session remind': unseen('session-reminder', 'Reminder of a meeting', 'concertation', 'session', 'startsAt', 'kind'),
  'session refresh': unseen('redraw-session', 'Draw the card of a session again', 'concertation', 'session'),
  'sessions withdraw': unseen('unplan', 'Withdraw planned meetings', 'sessions'),
  'session unconvene': unseen('unconvene', 'Take a notice back', 'session', 'placeId'),
  'session revive': unseen('revive-meeting', 'Hold a meeting after all', 'session', 'state'),
  'session unopen': unseen('unopen-session', 'Go back before the opening', 'session', 'state', 'place', 'post'),
  'session reopen': unseen('reopen-session', 'Reopen a session', 'session', 'rows'),
  'answer withdraw': unseen('withdraw-answer', 'Take my answer back', 'session', 'answer', 'holder'),
  'session unmove': unseen('unmove-meeting', 'Put a meeting back to its date', 'session', 'from', 'when'),
  'attendance restore': unseen(
    'restore-attendance',
    'Restore the attendance list',
    'session',
    'at',
    'rows',
    'headcount',
    'counted',
  ),
  'decision restore': unseen('restore-decision', 'Restore a decision', 'decision'),
  'minutes revert': unseen('revert-minutes', 'Go back to the earlier minutes', 'session', 'state', 'text', 'at', 'was'),
}

export const buttons: typeof source.buttons = { ...meetingButtons, ...dateButtons, ...proxyButtons, ...feedButtons }

export const refusals: typeof source.refusals = {
  ...meetingRefusals,
  ...dateRefusals,
  ...proxyRefusals,
  ...feedRefusals,
}

export const words: typeof source.words = { meetings: { ...meetingWords, ...dateWords, ...proxyWords, ...feedWords } }
