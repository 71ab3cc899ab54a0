/** What an intent wants kept, as data. The engine flushes all of it in one statement, or none of it. */
import type {
  Account,
  AccountLink,
  Action,
  ActionPlan,
  Answer,
  Approval,
  Attendance,
  Ballot,
  Body,
  College,
  CollegeMember,
  Concertation,
  DateAnswer,
  DateOption,
  DatePoll,
  Decision,
  Evidence,
  Idea,
  IdeaRevision,
  Milestone,
  Minutes,
  Organisation,
  Organiser,
  Person,
  PersonalLink,
  Phase,
  Place,
  PlaceCode,
  PlanEntry,
  Poll,
  PollEvent,
  PollOption,
  PollProxy,
  PollVoter,
  Priority,
  Publication,
  Reminder,
  Restitution,
  Roadmap,
  Role,
  Session,
  SessionProxy,
  Setting,
  StrongAxis,
  Theme,
  UrnBallot,
  UrnPaper,
  WeakSignal,
  Workshop,
  WorkshopFacilitator,
} from '../generated/prisma/client.ts'
import type { Address } from '../port.ts'
import type { Call, Form, View } from '../views/view.ts'

/** The rows that rooms may write. The engine's own tables have their own writes below. */
export type Rows = {
  Account: Account
  AccountLink: AccountLink
  Action: Action
  ActionPlan: ActionPlan
  Answer: Answer
  Approval: Approval
  Attendance: Attendance
  Ballot: Ballot
  Body: Body
  College: College
  CollegeMember: CollegeMember
  Concertation: Concertation
  DateAnswer: DateAnswer
  DateOption: DateOption
  DatePoll: DatePoll
  Decision: Decision
  Evidence: Evidence
  Idea: Idea
  IdeaRevision: IdeaRevision
  Milestone: Milestone
  Minutes: Minutes
  Organisation: Organisation
  Organiser: Organiser
  Person: Person
  PersonalLink: PersonalLink
  Phase: Phase
  Place: Place
  PlaceCode: PlaceCode
  PlanEntry: PlanEntry
  Poll: Poll
  PollEvent: PollEvent
  PollOption: PollOption
  PollProxy: PollProxy
  PollVoter: PollVoter
  Priority: Priority
  Publication: Publication
  Reminder: Reminder
  Restitution: Restitution
  Roadmap: Roadmap
  Role: Role
  Session: Session
  SessionProxy: SessionProxy
  Setting: Setting
  StrongAxis: StrongAxis
  Theme: Theme
  UrnBallot: UrnBallot
  UrnPaper: UrnPaper
  WeakSignal: WeakSignal
  Workshop: Workshop
  WorkshopFacilitator: WorkshopFacilitator
}
export type Table = keyof Rows
export type Versioned = { [T in Table]: Rows[T] extends { version: number } ? T : never }[Table]

/** bulk waits behind interactive, which waits behind replies */
export type Lane = 'reply' | 'interactive' | 'bulk'
/** what happens to a call whose time passed while we were away: made all the same, merged into one notice, or left */
export type Late = 'run' | 'coalesce' | 'drop'

export type Write =
  | { readonly do: 'insert'; readonly table: Table; readonly row: object }
  | {
      readonly do: 'update'
      readonly table: Versioned
      readonly row: { readonly id: string; readonly version: number }
    }
  | { readonly do: 'keep'; readonly table: 'Setting'; readonly row: Setting }
  | {
      readonly do: 'post'
      readonly id: string
      readonly to: Address
      readonly body: View | Form
      readonly lane: Exclude<Lane, 'reply'>
      readonly edits?: string
      /** the concertation of its buttons, when it is not that of the act */
      readonly about?: string
    }
  | { readonly do: 'later'; readonly schedule: string; readonly at: Date; readonly call: Call; readonly late: Late }
  | { readonly do: 'cancel'; readonly schedule: string }
  | { readonly do: 'undone'; readonly inbox: string; readonly at: Date }

/** A new row; somebody else's row under the same key makes the whole intent run again. */
export function insert<T extends Table>(table: T, row: Rows[T]): Write {
  return { do: 'insert', table, row }
}

/** A row as it was read, with what changes: refused, and the intent run again, if it changed since it was read. */
export function update<T extends Versioned>(
  table: T,
  read: Rows[T] & { id: string; version: number },
  change: Partial<Rows[T]>,
): Write {
  return { do: 'update', table, row: { ...read, ...change } }
}

/** One setting, whatever it was. */
export function keep(key: string, value: Setting['value']): Write {
  return { do: 'keep', table: 'Setting', row: { key, value } }
}

export function post(id: string, to: Address, body: View, lane: Exclude<Lane, 'reply'> = 'interactive'): Write {
  return { do: 'post', id, to, body, lane }
}

/** Shows `body` in place of the post `edits`. */
export function edit(id: string, edits: string, to: Address, body: View): Write {
  return { do: 'post', id, to, body, lane: 'interactive', edits }
}

/** Keeps a call for `at`; one per `schedule` and time, so asking twice is asking once. */
export function later(schedule: string, at: Date, call: Call, late: Late = 'coalesce'): Write {
  return { do: 'later', schedule, at, call, late }
}

/** Forgets what still waits under `schedule`. */
export function cancel(schedule: string): Write {
  return { do: 'cancel', schedule }
}
