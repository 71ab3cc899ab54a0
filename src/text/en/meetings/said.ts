/** Sentences about sessions, in English. */
import { plural } from '../../../views/format.ts'
import type * as source from '../../fr/meetings/said.ts'
import { atStart, room } from '../rooms.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)
const endings = new Map([
  ['1', 'st'],
  ['2', 'nd'],
  ['3', 'rd'],
])
const ordinal = (rank: number) => `${rank}${endings.get(String(rank)) ?? 'th'}`
const session = (number: number, title: string) => `session no. ${number} (“${title}”)`
const capital = (number: number, title: string) => `Session no. ${number} (“${title}”)`

export const meetingWords: typeof source.meetingWords = {
  when: 'When',
  where: 'Where',
  subject: 'On the agenda',
  meeting: 'Meeting',
  until: (start, end) => `${start}, until ${end}`,
  numbered: (number, title) => `${number}. ${title}`,
  workshopSession: (title, rank) => `${title}, ${ordinal(rank)} session`,
  rank: (rank) => `${ordinal(rank)} session`,
  saidIn: (title, day) => `${title}, ${day}`,
  prompts: {
    finding: 'Start from what exists: what do you find?',
    vision: 'Open perspectives: what do you want to see tomorrow?',
    action: 'Go to acts: what actions do you propose?',
  },
  states: {
    planned: 'to be convened',
    convened: 'convened',
    open: 'under way',
    closed: 'closed',
    cancelled: 'cancelled',
  },

  noticeTitle: (title) => `Notice of meeting: ${title}`,
  reminderTitle: (title) => `Reminder: ${title}`,
  answers: (yes, no, proxies) => {
    const given = Number(proxies) === 0 ? '' : ` ${n(proxies, 'proxy given', 'proxies given')}.`
    const comes = n(yes, 'person comes', 'people come')
    if (Number(yes) + Number(no) === 0) return given === '' ? 'No answer yet. Say whether you come:' : given.trim()
    if (Number(no) === 0) return `${comes}.${given}`
    return Number(yes) === 0
      ? `${n(no, 'person cannot come', 'people cannot come')}.${given}`
      : `${comes}, ${n(no, 'cannot', 'cannot')}.${given}`
  },
  noticeTakenBack: 'This notice is taken back: another one will follow.',
  hasBegun: 'The session has begun.',
  isOver: (number) => `Session no. ${number} is over.`,
  isCancelled: 'This meeting is cancelled.',

  openTitle: (title) => `Session open: ${title}`,
  openTakenBack: 'This session has not begun yet.',
  presentSoFar: (present, headcount) => {
    const noted =
      present === 0 ? 'Nobody is noted yet' : n(present, 'person noted as present', 'people noted as present')
    return headcount === undefined ? `${noted}.` : `${noted}; ${headcount} counted in the room.`
  },
  opened: 'The session is open: ideas, votes and decisions of this channel belong to it.',
  heldInThread: {
    slack:
      'The session is held here, in this thread. To share an idea: “@Concertess idea …”; to note a decision: “@Concertess decision …”.',
    discord:
      'The session is held here, in this thread. To share an idea: “/idea”; to note a decision: “/concert decision”.',
    matrix: 'The session is held here, in this thread. To share an idea: “!idea …”; to note a decision: “!decision …”.',
  },
  namedSession: (number, title) => `“${title}” (session no. ${number})`,
  openedNext: 'At the end, “/concert close”: I prepare the digest with you.',
  unopened: (number, title) => `${capital(number, title)} is not open any more: it is still to come.`,
  youAreHere: (number, title) => `Noted: you are on the list of ${session(number, title)}. Have a good session!`,
  notedSince: (number, title) =>
    `Your attendance at ${session(number, title)} was noted otherwise since then: the list stays as it is.`,
  closed: (present, decisions, represented) =>
    `The session is closed: ${n(present, 'person noted as present', 'people noted as present')}${Number(represented) === 0 ? '' : `, ${n(represented, 'person represented', 'people represented')}`}${decisions === 0 ? '' : `, ${n(decisions, 'decision or opinion noted', 'decisions or opinions noted')}`}. Next: the digest, which you read before you publish it.`,
  pollsStillOpen: (count) =>
    `${n(count, 'poll of this session is still open', 'polls of this session are still open')}.`,
  reopened: (number, title) => `${capital(number, title)} is open again.`,

  added: 'It is on the agenda. Nobody has been told yet.',
  addedNext: 'Next: convene it, to know who comes.',
  unplanned: (count) =>
    count > 1 ? `These ${count} meetings are off the agenda.` : `${count} meeting is off the agenda.`,
  convenePreview: (title) => `Before it is sent: ${title}`,
  conveneWhere: (places, count) =>
    `The notice will be posted in ${room(places, count)}: the people there will be notified, with a reminder at 9:00 a week before, and on the last working day before.`,
  conveneDays: (days) => (days === 0 ? 'The meeting is today.' : `The meeting is in ${n(days, 'day', 'days')}.`),
  shortNotice: (usual) =>
    `That is less than the usual ${usual} days: not everybody will be free. You may convene all the same, or move the meeting.`,
  convened: (places) => `The notice is sent${places === '' ? '' : `: ${places}`}.`,
  convenedNext:
    'Answers are counted on the notice; a reminder goes out at 9:00 a week before, and on the last working day before.',
  unconvened: (number, title) => `The notice of ${session(number, title)} is taken back: it stays on the agenda.`,
  answeredYes: 'Noted: you come.',
  answeredNo: 'Noted: you cannot come. Your absence will be excused.',
  answerSeen: 'The facilitation team sees your answer; the channel only sees how many.',
  answeredSince: {
    yes: 'You have answered otherwise since then: “I come” still counts.',
    no: 'You have answered otherwise since then: “I cannot come” still counts.',
    proxy: 'You have answered otherwise since then: “I give a proxy” still counts.',
    withdrawn: 'You have taken your answer back since then: this one is not counted.',
  },
  answerTakenBack: 'Your answer is what it was before.',

  moved: 'The meeting is moved.',
  movePreview: (number, title, moment) => `Move ${session(number, title)} to ${moment}?`,
  movedAll: (before) =>
    `This meeting has another date: it was planned for ${before}. If you had answered, say whether the new date suits you.`,
  cancelPreview: (number, title, moment) => `Cancel ${session(number, title)}, planned for ${moment}?`,
  cancelled: (number, title) => `${capital(number, title)} is cancelled.`,
  cancelledAll: (reason) => `This meeting is cancelled. Reason: ${reason}`,
  revived: 'Contrary to what was just said, this meeting does take place.',
  revivedHere: (number, title) => `${capital(number, title)} takes place after all.`,
  reason: (reason) => `Reason: ${reason}`,
  tellsPlaces: (places, count) => `${atStart(room(places, count))}: the people there will be notified.`,
  tellsAnswered: (count) =>
    `${n(count, 'person answered and will be told', 'people answered and will be told')} in private.`,
  tellsNobody: 'The meeting is not convened: nobody will be notified.',

  agendaTitle: (count) => n(count, 'meeting to come', 'meetings to come'),
  agendaMore: (count) => `And ${count} more afterwards.`,
  agendaNone: 'No meeting is planned for the moment.',
  answerFirst: (number, title) => `Do you come to meeting no. ${number}, “${title}”?`,
  youAnswered: { yes: 'you come', no: 'you do not come', proxy: 'you give a proxy' },
  planTitle: (title, window) => `Proposed sessions: ${title}, ${window}`,
  planCaption: 'Working days, each workshop once before any meets twice',
  planColumns: { workshop: 'Workshop', rank: 'Session', when: 'Date' },
  planNotice: 'Nothing is created yet, and nobody will be notified: each session is convened afterwards.',
  createSessions: (count) => `Create ${n(count, 'session', 'sessions')}`,
  planned: (count) => n(count, 'session created', 'sessions created'),
  plannedNext: 'You may move each with “/concert move”, then convene it.',

  attendanceTitle: (number, title) => `Attendance: ${number}. ${title}`,
  attendanceNone: 'Nobody is noted yet.',
  attendance: {
    present: (count) => `Present (${count})`,
    represented: (count) => `Represented (${count})`,
    excused: (count) => `Excused (${count})`,
  },
  declared: (count) => `Counted in the room: ${count} (a declared number, apart from the list).`,
  attendanceHow:
    'To complete it: “/concert attendance Name (Organisation), Name (Organisation) excused”. Everybody may also send “/concert here”.',
  noted: (count) => (count === 0 ? 'Noted.' : `Noted: ${n(count, 'person', 'people')}.`),
  attendanceRestored: (number, title) => `The attendance list of ${session(number, title)} is what it was before.`,

  decisionKinds: { decision: 'decision', method: 'method' },
  decisionTitle: {
    decision: (number) => `Decision no. ${number}`,
    opinion: (number) => `Opinion no. ${number}`,
    method: (number) => `Working method, decision no. ${number}`,
  },
  decisionNoted: {
    decision: (number) => `Decision no. ${number} is noted, and shown in the channels of the session.`,
    opinion: (number) =>
      `Opinion no. ${number} is noted, and shown in the channels of the session. Here one gives an opinion; the decision is for the body that decides.`,
    method: (number) =>
      `The working method is decided (no. ${number}). The coordination may open the next phase with “/concert open-phase”.`,
  },
  decisionWithdrawn: {
    decision: (number) => `Decision no. ${number} is withdrawn.`,
    opinion: (number) => `Opinion no. ${number} is withdrawn.`,
    method: (number) => `Decision no. ${number} about the working method is withdrawn.`,
  },
  decisionRestored: {
    decision: (number) => `Decision no. ${number} stands again.`,
    opinion: (number) => `Opinion no. ${number} stands again.`,
    method: (number) => `Decision no. ${number} about the working method stands again.`,
  },
  decisionWithdrawnCard: (title) => `${title}: withdrawn by the facilitators.`,
  decisionsTitle: (count) => n(count, 'decision or opinion', 'decisions and opinions'),
  decisionsNone: 'Nothing has been decided yet. Decisions are noted during sessions.',

  minutesSkeleton: (items) =>
    `Present:\n\nDiscussion:\n\n${items === '' ? '' : `${items}\n\n`}Decisions and opinions:\n\nWhat follows:`,
  minutesReplaced: (person) =>
    `They take the place of ${person}’s text. If that is not what you want, undo, then read it first.`,
  minutesKept: (number, title) =>
    `The minutes of ${session(number, title)} are kept as a draft: only the facilitation team sees them. Read them again, then validate them.`,
  minutesReopened: 'They were validated: they are a draft again, to be validated once more.',
  minutesNowValidated: (number, title) =>
    `The minutes of ${session(number, title)} are validated: everybody may read them with “/concert read ${number}”.`,
  minutesStillMissing: (count) =>
    `${n(count, 'account of the phase is', 'accounts of the phase are')} still to be validated before its feedback.`,
  minutesAllValidated: 'No minutes of the phase wait for validation any more.',
  minutesReverted: (number, title) => `The minutes of ${session(number, title)} are what they were before.`,
  minutesTitle: (number, title) => `Minutes: ${number}. ${title}`,
  minutesState: {
    draft: (day) => `Session of ${day}. Draft: only the facilitation team sees it.`,
    validated: (day) => `Session of ${day}. Validated.`,
  },
}
