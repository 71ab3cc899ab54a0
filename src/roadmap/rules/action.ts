/** What an action is at any moment, and who may say something of it: pure. */
import type { Day } from '../../calendar.ts'
import { type HeldRole, isAllowed } from '../../engine/roles.ts'
import type { Action } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'

export type Progress = 'toDo' | 'underWay' | 'help' | 'done'
export type Verdict = 'feasible' | 'conditional' | 'toStudy' | 'discarded'
export const verdicts = ['feasible', 'conditional', 'toStudy', 'discarded'] as const

/** Who looks at an action, or says something of it. `team`: those who animate this concertation. */
export type Worker = { readonly id: string; readonly organisationId: string | null; readonly team: boolean }

export function workerOf(
  actor: {
    readonly id: string
    readonly person: { readonly organisationId: string | null }
    readonly roles: readonly HeldRole[]
  },
  concertationId: string,
): Worker {
  const team = isAllowed('facilitator', actor.roles, concertationId)
  return { id: actor.id, organisationId: actor.person.organisationId, team }
}

/** Still to be done. */
export function isOpen(action: Pick<Action, 'state' | 'progress' | 'verdict'>): boolean {
  return action.state === 'active' && action.progress !== 'done' && action.verdict !== 'discarded'
}

/** A due date that is past, and nobody said that it is done. */
export function isLate(action: Pick<Action, 'state' | 'progress' | 'verdict' | 'dueOn'>, today: Day): boolean {
  return isOpen(action) && action.dueOn !== null && action.dueOn < today
}

/** Late, or put to an organisation that has not answered: somebody may be asked about it at any time. */
export function isWaited(action: Action, today: Day): boolean {
  if (!isOpen(action) || action.ownership === 'declined') return false
  const somebody = action.contactId !== null || action.ownerId !== null
  return somebody && (isLate(action, today) || action.ownership === 'asked')
}

/** The contact person is, else the people of the organisation; nobody once it declined. */
export function isReminded(action: Action): boolean {
  const somebody = action.contactId !== null || action.ownerId !== null
  return isOpen(action) && action.dueOn !== null && action.ownership !== 'declined' && somebody
}

/** Its contact person, or somebody of the organisation that was asked or that owns it. */
export function speaksFor(
  action: Pick<Action, 'contactId' | 'ownerId' | 'ownership'>,
  who: Pick<Worker, 'id' | 'organisationId'>,
): boolean {
  if (action.contactId === who.id) return true
  return action.ownerId !== null && action.ownerId === who.organisationId && action.ownership !== 'declined'
}

/** What is still to be done and answered for by this person, or by the people of their organisation. */
export function answeredForBy(actions: readonly Action[], who: Pick<Worker, 'id' | 'organisationId'>): Action[] {
  return actions.filter((action) => isOpen(action) && speaksFor(action, who))
}

export type Committed = { readonly mine: readonly Action[]; readonly ours: readonly Action[]; readonly done: number }

/** What this person answers for, what else their organisation does, and how much of it is done. */
export function committed(actions: readonly Action[], who: Pick<Worker, 'id' | 'organisationId'>): Committed {
  const own = actions.filter((action) => speaksFor(action, who))
  const open = own.filter(isOpen)
  return {
    mine: open.filter((action) => action.contactId === who.id),
    ours: open.filter((action) => action.contactId !== who.id),
    done: own.filter((action) => action.progress === 'done').length,
  }
}

/** How far it is, is told to the team and to its owner only. */
export function seesProgress(action: Action, who: Worker): boolean {
  return who.team || speaksFor(action, who)
}

/** The team, its contact person and the people of its owner may change what is said of it. */
export function worksOn(action: Action, who: Worker): void {
  if (!seesProgress(action, who)) throw new Refusal('notYourAction', { number: action.number })
}

/** Late ones first, the longest late before; then by due date, those without one last. Lateness counts where it is seen. */
export function lateFirst(actions: readonly Action[], today: Day, who: Worker): Action[] {
  const rank = (action: Action) => (seesProgress(action, who) && isLate(action, today) ? 0 : 1)
  const due = (action: Action) => action.dueOn ?? '9999-12-31'
  return actions.toSorted(
    (a, b) => rank(a) - rank(b) || (due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : 0) || a.number - b.number,
  )
}

/** Whole days from one day to another; negative when it is past. */
export function daysUntil(day: Day, today: Day): number {
  return Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000)
}

// ---- the owner ----

type Ownership = Pick<Action, 'ownerId' | 'ownership' | 'ownershipById' | 'ownershipAt' | 'contactId'>

/** Another organisation is asked: it has accepted nothing yet. */
export function asked(
  action: Action,
  owner: { readonly id: string; readonly name: string },
  contactId: string | null,
): Ownership {
  const same = action.ownerId === owner.id && action.ownership !== 'declined'
  if (same && (contactId === null || contactId === action.contactId))
    throw new Refusal('sameOwner', { number: action.number, organisation: owner.name })
  if (same) return { ...ownershipOf(action), contactId }
  return { ownerId: owner.id, ownership: 'asked', ownershipById: null, ownershipAt: null, contactId }
}

function ownershipOf({ ownerId, ownership, ownershipById, ownershipAt, contactId }: Action): Ownership {
  return { ownerId, ownership, ownershipById, ownershipAt, contactId }
}

/** Whoever accepts for an organisation answers for the action, unless it named somebody else. */
export function accepted(action: Action, who: Worker, owner: string, at: Date): Ownership {
  ofItsOwner(action, who, owner)
  if (action.ownership === 'accepted')
    throw new Refusal('ownershipAccepted', { number: action.number, organisation: owner })
  return {
    ownerId: action.ownerId,
    ownership: 'accepted',
    ownershipById: who.id,
    ownershipAt: at,
    contactId: action.contactId ?? who.id,
  }
}

export function declined(action: Action, who: Worker, owner: string, at: Date): Ownership {
  ofItsOwner(action, who, owner)
  if (action.ownership === 'declined')
    throw new Refusal('ownershipDeclined', { number: action.number, organisation: owner })
  return { ...ownershipOf(action), ownership: 'declined', ownershipById: who.id, ownershipAt: at, contactId: null }
}

/** Not the team: nobody accepts in the name of an organisation that is not theirs. */
function ofItsOwner(action: Action, who: Worker, owner: string): void {
  if (action.ownerId === null) throw new Refusal('noOwner', { number: action.number })
  if (action.ownerId !== who.organisationId)
    throw new Refusal('notOfOwner', { number: action.number, organisation: owner })
}

/** A contact person speaks for the owner, or for nobody yet. */
export function contactFor(
  person: { readonly name: string; readonly organisationId: string | null },
  owner: { readonly id: string; readonly name: string } | undefined,
): void {
  if (owner && person.organisationId !== null && person.organisationId !== owner.id)
    throw new Refusal('contactElsewhere', { person: person.name, organisation: owner.name })
}

// ---- how far it is ----

type Said = Pick<Action, 'progress' | 'progressNote' | 'progressById' | 'progressAt'>

export function progressed(action: Action, progress: Progress, note: string | undefined, by: string, at: Date): Said {
  if (action.progress === progress && note === undefined) {
    if (progress === 'done') throw new Refusal('actionDone', { number: action.number })
    if (progress === 'help') throw new Refusal('helpAsked', { number: action.number })
  }
  return { progress, progressNote: note ?? null, progressById: by, progressAt: at }
}

/** A new date is to come, and another one. `said` is how it is written in a refusal. */
export function postponed(action: Action, dueOn: Day, today: Day, said: { label: string; moment: string }): Day {
  if (action.progress === 'done') throw new Refusal('actionDone', { number: action.number })
  if (dueOn < today) throw new Refusal('pastDate', said)
  if (action.dueOn === dueOn) throw new Refusal('sameDue', { number: action.number, day: said.moment })
  return dueOn
}

/** Nothing is heard of it before that day: to come, and not so far that it is another due date. */
export function snoozed(
  action: Action,
  until: Day,
  today: Day,
  most: Day,
  said: { readonly label: string; readonly moment: string },
): Day {
  if (action.progress === 'done') throw new Refusal('actionDone', { number: action.number })
  if (until <= today) throw new Refusal('pastDate', said)
  if (until > most) throw new Refusal('snoozeTooLong', { number: action.number, day: said.moment })
  if (action.snoozedUntil === until) throw new Refusal('sameSnooze', { number: action.number, day: said.moment })
  return until
}
