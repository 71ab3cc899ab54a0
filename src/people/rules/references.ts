/**
 * Where the tables name a person: data, so that joining two persons forgets no column. A test holds it against the
 * schema: a column that names a person and stands in none of these lists fails it.
 */

/** Columns in which one person simply takes the place of the other. */
export const references = {
  Account: ['personId'],
  Action: ['contactId', 'ownershipById', 'progressById', 'verdictById', 'createdById'],
  ActionPlan: ['createdById'],
  Attendance: ['byId'],
  Body: ['createdById'],
  College: ['createdById'],
  CollegeMember: ['byId'],
  Concertation: ['createdById'],
  DatePoll: ['createdById'],
  Decision: ['byId'],
  Evidence: ['byId'],
  Idea: ['authorId', 'enteredById', 'moderatedById'],
  Milestone: ['createdById'],
  Minutes: ['byId', 'validatedById'],
  Organisation: ['createdById'],
  Person: ['mergedIntoId', 'deputyId'],
  PersonalLink: ['personId', 'byId'],
  Phase: ['createdById'],
  Place: ['boundById'],
  PlaceCode: ['byId'],
  PlanEntry: ['byId'],
  Ballot: ['castById'],
  Poll: ['createdById', 'closedById', 'chairId'],
  PollVoter: ['byId'],
  Publication: ['requestedById'],
  Restitution: ['openedById'],
  Roadmap: ['createdById'],
  Role: ['grantedById'],
  Session: ['createdById'],
  StrongAxis: ['byId'],
  Theme: ['createdById'],
  WeakSignal: ['authorId'],
  Workshop: ['createdById'],
  WorkshopFacilitator: ['byId'],
} as const

export type Referring = keyof typeof references

/** What a person has once only: when both have it, a rule of `joining.ts` says what is left. */
export const heldOnce = {
  Answer: ['personId'],
  Attendance: ['personId'],
  Ballot: ['personId'],
  DateAnswer: ['personId'],
  PollVoter: ['personId'],
  PollProxy: ['giverId', 'holderId'],
  SessionProxy: ['giverId', 'holderId'],
  Reminder: ['personId'],
  Role: ['personId'],
  WorkshopFacilitator: ['personId'],
} as const

/** What stays under the name that it was done under; whoever shows it finds the person through `mergedIntoId`. */
export const kept = {
  Approval: ['personId'],
  PollOption: ['byId'],
  IdeaRevision: ['byId'],
  AccountLink: ['holderId', 'claimantId'],
  Inbox: ['personId'],
  UrnPaper: ['personId'],
} as const
