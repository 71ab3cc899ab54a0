/** One private message a day for each person: sent now, or kept for the moment at which it may be said. */
import type { Day } from '../../calendar.ts'
import { insert, type Write } from '../../engine/writes.ts'
import { privately } from '../../people/acts.ts'
import { organisationNames } from '../../people/store.ts'
import type { Text } from '../../text/index.ts'
import { view } from '../../views/build.ts'
import type { Lang, View } from '../../views/view.ts'
import { sayableAt } from '../rules/when.ts'
import { remindersSince } from '../store.ts'
import { type Reminded, reminderNodes } from '../views/reminder.ts'
import type { Addressed, Item, Told } from './addressed.ts'
import type { Looks } from './remind.ts'
import { heldCall } from './schedule.ts'

/** What stands in the same message beside the actions: what else waits for this person, this week. */
export type Beside = {
  readonly day: Day
  /** the concertation of its buttons, when there is one only */
  readonly about: string | undefined
  say(t: Text, lang: Lang, name: string, items: readonly Item[]): View['nodes']
  /** what is kept of it once it is sent */
  readonly keeps: readonly Write[]
}
export type Besides = ReadonlyMap<string, Beside>
const nothing: Besides = new Map()

type To = Pick<Addressed, 'told' | 'reach' | 'standings'>

/** Those who may be told now; the others hear at the first moment at which they may, unless today was said already. */
export async function sayableNow(
  { told, standings }: To,
  { read, now }: Pick<Looks, 'read' | 'now'>,
): Promise<{ readonly told: Told; readonly held: Write[] }> {
  const ready = new Map<string, readonly Item[]>()
  const quiet = new Map<string, Date>()
  for (const [id, items] of told) {
    const at = items.map(({ concertation }) => sayableAt(now, concertation.zone, standings.get(id)))
    const soonest = at.reduce((a, b) => (b < a ? b : a))
    if (soonest <= now) ready.set(id, items)
    else quiet.set(id, soonest)
  }
  if (quiet.size === 0) return { told: ready, held: [] }
  const days = [...quiet.keys()].map((id) => dayFor(told.get(id)!, undefined))
  const done = await remindersSince(read, [...quiet.keys()], days.sort()[0]!)
  const held = [...quiet].flatMap(([id, at]) => {
    const items = told.get(id)!
    const isDone = done.some(({ personId, day }) => personId === id && day === dayFor(items, undefined))
    return isDone ? [] : heldFor(id, items, at)
  })
  return { told: ready, held }
}

export function heldFor(personId: string, items: readonly Item[], at: Date): Write[] {
  return items.flatMap(({ action, today, wanted = [] }) => {
    const own = wanted.filter(({ only }) => only === undefined || only === personId)
    return (own.length > 0 ? own : [{ day: today }]).map((one) => heldCall(action, { ...one, only: personId }, at))
  })
}

/** One message for each who was not reminded yet that day. `here`: the concertation of which numbers in it are read. */
export async function messages(
  { told, reach }: Pick<Addressed, 'told' | 'reach'>,
  { read, now, newId, lang }: Looks,
  here?: string,
  besides: Besides = nothing,
): Promise<Write[]> {
  const ids = [...new Set([...told.keys(), ...besides.keys()])]
  if (ids.length === 0) return []
  const days = ids.map((id) => [id, dayFor(told.get(id) ?? [], besides.get(id))] as const)
  const earliestDay = days.map(([, day]) => day).sort()[0]!
  const before = await remindersSince(read, ids, earliestDay)
  const done = new Set(before.map(({ personId, day }) => `${personId} ${day}`))
  const named = await organisationNames(
    read,
    [...told.values()].flatMap((items) => items.map(({ action }) => action.ownerId)),
  )
  const writes: Write[] = []
  for (const [personId, day] of days) {
    const to = reach.get(personId)
    if (!to || done.has(`${personId} ${day}`)) continue
    const items = (told.get(personId) ?? []).map((item) => remindedOf(item, named, here))
    const beside = besides.get(personId)
    writes.push(insert('Reminder', { id: newId(), personId, day, at: now }), {
      ...privately(
        to,
        newId(),
        lang,
        (t, spoken, name) =>
          view(
            spoken,
            ...(items.length > 0 ? reminderNodes(name, items, t, spoken) : []),
            ...(beside?.say(t, spoken, name, told.get(personId) ?? []) ?? []),
          ),
        'bulk',
      ),
      ...(beside?.about !== undefined && { about: beside.about }),
    } as Write)
    writes.push(...(beside?.keeps ?? []))
  }
  return writes
}

/** Where zones differ, the latest of their days. */
function dayFor(items: readonly Item[], beside: Beside | undefined): Day {
  return [...items.map(({ today }) => today), ...(beside ? [beside.day] : [])].sort().at(-1)!
}

export function remindedOf(
  { action, concertation, today, absent }: Item,
  named: ReadonlyMap<string, string>,
  here?: string,
): Reminded {
  return {
    id: action.id,
    number: action.number,
    title: action.title,
    dueOn: action.dueOn,
    today,
    owner: named.get(action.ownerId ?? ''),
    concertation: concertation.title,
    asked: action.ownership === 'asked',
    accepts: action.ownership === 'asked' && concertation.id === here,
    absent,
  }
}
