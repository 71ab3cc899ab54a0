/**
 * Who may be told of which action when, worked out apart from the code that decides it: from what the tables say at a
 * moment, with a calendar of its own.
 */

export type Person = {
  readonly id: string
  readonly account: string
  readonly organisationId: string | null
  readonly quietFrom: number | null
  readonly quietUntil: number | null
  readonly awayUntil: string | null
  readonly deputyId: string | null
}
export type Action = {
  readonly title: string
  readonly concertationId: string
  readonly ownerId: string | null
  readonly ownership: string
  readonly contactId: string | null
  readonly dueOn: string | null
  readonly progress: string
  readonly state: string
  readonly snoozedUntil: string | null
}
export type State = {
  readonly people: readonly Person[]
  readonly actions: readonly Action[]
  /** by concertation */
  readonly pausedUntil: ReadonlyMap<string, Date | null>
  /** "person concertation": known there */
  readonly known: ReadonlySet<string>
}

const day = 86_400_000

export function shift(date: string, days: number): string {
  return new Date(Date.parse(`${date}T12:00:00Z`) + days * day).toISOString().slice(0, 10)
}

/** Easter Sunday, after Gauss as it holds from 1900 to 2099. */
function easter(year: number): string {
  const d = (19 * (year % 19) + 24) % 30
  const e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + 5) % 7
  const late = d + e === 35 || (d === 28 && e === 6 && year % 19 > 10)
  return shift(`${year}-03-22`, d + e - (late ? 7 : 0))
}

export function isWorked(date: string): boolean {
  const weekday = new Date(`${date}T12:00:00Z`).getUTCDay()
  if (weekday === 0 || weekday === 6) return false
  const fixed = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25']
  const sunday = easter(Number(date.slice(0, 4)))
  return !fixed.includes(date.slice(5)) && ![1, 39, 50].some((after) => shift(sunday, after) === date)
}

function before(date: string): string {
  return isWorked(date) ? date : before(shift(date, -1))
}
function behind(date: string): string {
  return isWorked(date) ? date : behind(shift(date, 1))
}

/** Days on which its owner is asked. */
export function askedOn({ dueOn, snoozedUntil }: Action): string[] {
  if (dueOn === null) return []
  const days = [...new Set([-14, -7, -1, 0, 1, 8, 15, 22, 29].map((offset) => before(shift(dueOn, offset))))]
  if (snoozedUntil === null) return days
  const again = behind(snoozedUntil)
  return [again, ...days.filter((one) => one > again)]
}

/** The clock of Paris. */
export function paris(at: Date): { readonly day: string; readonly minutes: number } {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Paris',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(at)
  const [date, time] = parts.split(' ') as [string, string]
  const [hours, minutes] = time.split(':').map(Number) as [number, number]
  return { day: date, minutes: hours * 60 + minutes }
}

export function isAway(person: Person, today: string): boolean {
  return person.awayUntil !== null && today <= person.awayUntil
}

export function isQuiet({ quietFrom: from, quietUntil: until }: Person, minutes: number): boolean {
  if (from === null || until === null || from === until) return false
  return from < until ? minutes >= from && minutes < until : minutes >= from || minutes < until
}

/** Every person who may hear of it that day; empty = nobody can be reached. */
export function addressees(action: Action, state: State, today: string): string[] {
  const of = (id: string | null) => state.people.find((person) => person.id === id)
  const contact = of(action.contactId)
  if (contact && !isAway(contact, today)) return [contact.id]
  const deputy = contact && of(contact.deputyId)
  if (deputy && !isAway(deputy, today)) return [deputy.id]
  const own = state.people.filter(
    (one) => one.organisationId === action.ownerId && state.known.has(`${one.id} ${action.concertationId}`),
  )
  const there = own.filter((one) => one.id !== contact?.id && !isAway(one, today)).map((one) => one.id)
  if (there.length > 0) return there
  return own.flatMap((one) => {
    const stands = isAway(one, today) ? of(one.deputyId) : undefined
    return stands && !isAway(stands, today) ? [stands.id] : []
  })
}

export function isOpen(action: Action): boolean {
  const somebody = action.contactId !== null || action.ownerId !== null
  return action.state === 'active' && action.progress !== 'done' && action.ownership !== 'declined' && somebody
}

export function isPaused(action: Action, state: State, at: Date): boolean {
  const until = state.pausedUntil.get(action.concertationId) ?? null
  return until !== null && until > at
}
