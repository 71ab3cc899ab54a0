/** Buttons and refusals about sessions, in English. */
import { plural } from '../../../views/format.ts'
import type * as source from '../../fr/meetings/answers.ts'

const n = (count: number, one: string, many: string) => plural('en', count, one, many)

export const meetingButtons: typeof source.meetingButtons = {
  agenda: 'Agenda',
  come: 'I come',
  cannotCome: 'I cannot come',
  here: 'I am here',
  changeAnswer: 'Change my answer',
  addSession: 'Arrange a meeting',
  convene: 'Convene',
  conveneNow: 'Send the notice',
  conveneNext: 'Convene the next one',
  conveneFirst: 'Convene the first one',
  moveSession: 'Move the meeting',
  moveNow: 'Move and tell people',
  cancelNow: 'Cancel the meeting',
  openSession: 'Open the session',
  closeSession: 'Close the session',
  attendance: 'Who is here',
  decisions: 'See the decisions',
  withdrawDecision: 'Withdraw a decision',
  prepareDigest: 'Prepare the digest',
  writeMinutes: 'Write the minutes',
  validateMinutes: 'Validate the minutes',
  readMinutes: 'Read the minutes',
  otherMinutes: 'Other minutes',
  openPolls: 'See the open polls',
  addPhase: 'Add a phase',
}

export const meetingRefusals: typeof source.meetingRefusals = {
  noSuchSession: (v) => `There is no session no. ${v.number} here. “/concert agenda” shows those to come.`,
  sessionPlanned: (v) =>
    `Session no. ${v.number}, “${v.title}”, is neither convened nor open yet. The facilitators convene it with “/concert convene ${v.number}” and open it on the day with “/concert open ${v.number}”.`,
  sessionConvened: (v) =>
    `Session no. ${v.number}, “${v.title}”, is not open yet. The facilitators open it on the day with “/concert open ${v.number}”.`,
  sessionOpen: (v) =>
    `Session no. ${v.number}, “${v.title}”, is open right now. Put yourself on its list with “/concert here”; the facilitators end it with “/concert close”.`,
  sessionClosed: (v) =>
    `Session no. ${v.number}, “${v.title}”, is closed. Its minutes are read with “/concert read ${v.number}”; “/concert agenda” shows the next ones.`,
  sessionCancelled: (v) =>
    `Session no. ${v.number}, “${v.title}”, is cancelled. “/concert agenda” shows those that take place.`,
  sessionTooEarly: (v) =>
    `Session no. ${v.number}, “${v.title}”, is planned for ${v.moment}: it opens on that day. If it takes place today, move it first.`,
  sessionPast: (v) =>
    `The time of session no. ${v.number} is past (${v.moment}): nobody could come any more. Give it another date, or open it with “/concert open ${v.number}”.`,
  alreadyConvened: (v) =>
    `Session no. ${v.number}, “${v.title}”, is convened already. To change its date, move it; “/concert agenda” shows the others.`,
  sameMoment: (v) => `Session no. ${v.number} is planned for that moment already: ${v.moment}. Give another date.`,
  anotherOpen: (v) =>
    `Session no. ${v.number}, “${v.title}”, is still open in this channel. End it first, so that ideas and votes go to the right session.`,
  severalOpen: (v: { sessions: string }) =>
    `Several sessions are open in this channel: ${v.sessions}. Write in the thread of yours, below its card: then I know which one you mean.`,
  noneToConvene: () =>
    'I see no session to convene here. Arrange one: “/concert meeting 8 April 2pm”. “/concert agenda” shows those to come.',
  noneToAnswer: () => 'No meeting waits for an answer here. “/concert agenda” shows those to come.',
  noneToMove: () => 'I see no meeting to come here. Give its number, which “/concert agenda” shows.',
  noneToOpen: () =>
    'I see no session to open here. Arrange one: “/concert meeting today 2pm”. “/concert agenda” shows those to come.',
  noneOpen: () =>
    'No session is open here right now. The facilitators open it with “/concert open”; “/concert agenda” says when it begins.',
  noneToClose: () => 'No session is open here: there is nothing to close. “/concert agenda” shows those to come.',
  noneForAttendance: () => 'No session is open here, nor was closed lately. Open it first with “/concert open”.',
  noneForMinutes: () =>
    'No session is closed here: its minutes are written afterwards. End it with “/concert close”, or give its number.',
  noMinutesYet: () => 'No minutes are validated here yet. The facilitation team writes them after each session.',
  noPlaceFor: (v) => `No channel can receive the notice of “${v.title}”. Link one by sending “/concert link” in it.`,
  alreadyHere: (v) => `You are on the list of session no. ${v.number}, “${v.title}”, already.`,
  noNames: () => 'I found no name. Write for example “Camille Durand (CRESS), Jean Petit (Region) excused”.',
  tooManyNames: (v) =>
    `That is ${n(v.count, 'name', 'names')} at once; I take ${v.max}. Send the list in several parts.`,
  workshopOrBody: () => 'A meeting belongs to a workshop or to a body. Keep “workshop” or “body”, not both.',
  notAGrid: (v) =>
    `“${v.text}” does not say how many workshops and sessions. Write for example “4x2”: 4 workshops, 2 sessions each (30 workshops and 9 sessions at most).`,
  notAnHour: (v) => `“${v.text}” is no hour. Write for example “14h” or “9:30”.`,
  noPhaseToPlan: () => 'There is no phase yet to hold these sessions. The coordination adds one, with its dates.',
  workshopsMissing: (v) =>
    `Phase “${v.title}” needs ${v.wanted} workshops, I find ${v.found}${v.found > 0 ? ` (${v.names})` : ''}: ${v.missing} missing. Create them with “/concert workshop <title> ; phase: ${v.phase}”.`,
  workshopsTooMany: (v) =>
    `Phase “${v.title}” has ${v.found} workshops and not ${v.wanted}: ${v.names}. Write “/concert plan-sessions ${v.found}x${v.times}” for all of them.`,
  tooFewDays: (v) =>
    `These sessions need ${n(v.wanted, 'working day', 'working days')}, only ${v.found} are left in phase “${v.title}” (${v.window}). Plan fewer sessions, or add them one by one with “/concert meeting”.`,
  alreadyPlanned: (v) =>
    `Phase “${v.title}” has ${n(v.count, 'session', 'sessions')} on the agenda already. Move them one by one, or add some with “/concert meeting”.`,
  decisionNotHere: () =>
    'A decision is noted in the channel where a session is open, and none is open here. Open the session, then send your text again.',
  methodOnlyPlenary: (v) =>
    `The working method is decided in a plenary, and “${v.title}” is none. Note it as an opinion, without “kind”, or wait for the plenary.`,
  noSuchDecision: (v) => `There is no decision no. ${v.number} here. “/concert decisions” shows them all.`,
  closedForGood: (v) =>
    `The digest of session no. ${v.number} has already left: it is not reopened any more. Correct it with “/concert rectify”.`,
  minutesFrozen: (v) =>
    `The feedback of the phase rests on the minutes of session no. ${v.number}, “${v.title}”: they do not change any more. Say the correction in the next session.`,
  noMinutesToValidate: (v) => `Session no. ${v.number}, “${v.title}”, has no minutes yet. Write them first.`,
  minutesValidated: (v) =>
    `The minutes of session no. ${v.number}, “${v.title}”, are validated already: everybody may read them.`,
  minutesNotYet: (v) =>
    `The minutes of session no. ${v.number}, “${v.title}”, are not validated yet. The facilitation team is at work on them.`,
}
