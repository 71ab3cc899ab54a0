/** What people and the clock ask of sessions. */
import { agenda } from './agenda.ts'
import { answerWithdraw } from './answer-withdraw.ts'
import { attend } from './attend.ts'
import { attendance } from './attendance.ts'
import { attendanceRestore } from './attendance-restore.ts'
import { calendar } from './calendar.ts'
import { calendarRestore } from './calendar-restore.ts'
import { dates } from './dates.ts'
import { datesAnswer } from './dates-answer.ts'
import { datesCancel } from './dates-cancel.ts'
import { datesChoose } from './dates-choose.ts'
import { datesEnd } from './dates-end.ts'
import { datesNudge } from './dates-nudge.ts'
import { datesRefresh } from './dates-refresh.ts'
import { datesRestore } from './dates-restore.ts'
import { datesWithdraw } from './dates-withdraw.ts'
import { decision } from './decision.ts'
import { decisionRestore } from './decision-restore.ts'
import { decisionWithdraw } from './decision-withdraw.ts'
import { decisions } from './decisions.ts'
import { leave } from './leave.ts'
import { minutes } from './minutes.ts'
import { minutesRead } from './minutes-read.ts'
import { minutesRevert } from './minutes-revert.ts'
import { minutesValidate } from './minutes-validate.ts'
import { proxy, proxyRevoke } from './proxy.ts'
import { sessionAdd } from './session-add.ts'
import { sessionAnswer } from './session-answer.ts'
import { sessionAnswers } from './session-answers.ts'
import { sessionCancel } from './session-cancel.ts'
import { sessionClose } from './session-close.ts'
import { sessionConvene } from './session-convene.ts'
import { sessionEdit } from './session-edit.ts'
import { sessionMove } from './session-move.ts'
import { sessionNudge } from './session-nudge.ts'
import { sessionOpen } from './session-open.ts'
import { sessionPlan } from './session-plan.ts'
import { sessionRefresh } from './session-refresh.ts'
import { sessionRemind } from './session-remind.ts'
import { sessionReopen } from './session-reopen.ts'
import { sessionRevive } from './session-revive.ts'
import { sessionUnconvene } from './session-unconvene.ts'
import { sessionUnedit } from './session-unedit.ts'
import { sessionUnmove } from './session-unmove.ts'
import { sessionUnopen } from './session-unopen.ts'
import { sessionsWithdraw } from './sessions-withdraw.ts'

export const meetingIntents = [
  agenda,
  calendar,
  calendarRestore,
  sessionAnswer,
  proxy,
  proxyRevoke,
  datesAnswer,
  datesWithdraw,
  dates,
  attend,
  leave,
  decisions,
  minutesRead,
  sessionAdd,
  sessionPlan,
  datesChoose,
  datesCancel,
  datesNudge,
  sessionConvene,
  sessionAnswers,
  sessionNudge,
  sessionMove,
  sessionEdit,
  sessionCancel,
  sessionOpen,
  attendance,
  decision,
  decisionWithdraw,
  sessionClose,
  minutes,
  minutesValidate,
  sessionRemind,
  sessionRefresh,
  datesEnd,
  datesRefresh,
  datesRestore,
  sessionsWithdraw,
  sessionUnconvene,
  sessionRevive,
  sessionUnmove,
  sessionUnedit,
  sessionUnopen,
  sessionReopen,
  answerWithdraw,
  attendanceRestore,
  decisionRestore,
  minutesRevert,
] as const
