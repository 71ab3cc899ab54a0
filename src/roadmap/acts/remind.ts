/**
 * Who is to be told of which actions today: decided for thousands of calls in a few looks. A person gets one message a
 * day, whatever the number of calls, concertations and actions; the row of `Reminder` keeps it at one. What may not be
 * said now, because a concertation rests, people are not at work or asked for quiet, is kept for when it may.
 */
import { addDays, type Day, dayOf } from '../../calendar.ts'
import type { Context } from '../../engine/intent.ts'
import type { Write } from '../../engine/writes.ts'
import type { Action, Concertation } from '../../generated/prisma/client.ts'
import { tellTeam } from '../../people/acts.ts'
import { organisationNames, type Reach } from '../../people/store.ts'
import { isPaused, restsUntil } from '../../process/rules/pause.ts'
import { concertations } from '../../process/store.ts'
import { isWaited } from '../rules/action.ts'
import { reminderAt, remindersBetween, workingDayOnOrAfter } from '../rules/reminders.ts'
import { isAway, workedAt } from '../rules/when.ts'
import { remindedActions, standingsOf } from '../store.ts'
import { type Silent, silentView } from '../views/reminder.ts'
import { type Addressed, addressed, forTeam, type Item, type Told, type Wanted } from './addressed.ts'
import { type Besides, messages, remindedOf, sayableNow } from './letters.ts'
import { heldCall, nextLetters } from './schedule.ts'

/** A call of the clock: for a contact person, or for an organisation that named none, and the day that it was kept for. */
export type Asked = Wanted & { readonly person?: string | undefined; readonly organisation?: string | undefined }
export type Looks = Pick<Context<unknown>, 'now' | 'newId' | 'read' | 'lang'>
/** What else waits for these persons, who are written to on these days. */
export type WithThem = (days: ReadonlyMap<string, Day>) => Promise<Besides>

/** Messages that these persons get whether or not they have an action to be reminded of. */
export type Anyway = { readonly besides: Besides; readonly reach: ReadonlyMap<string, Reach> }

export async function remind(
  asked: readonly Asked[],
  looks: Looks,
  withThem?: WithThem,
  anyway?: Anyway,
): Promise<Write[]> {
  const due = await dueNow(asked, looks)
  if (due.owner.length + due.team.length === 0 && anyway === undefined) return due.held
  const found = await addressed(due.owner, looks)
  const told = await withTheirOwn(found, due.persons, looks)
  const sayable = await sayableNow({ ...found, told }, looks)
  const days = new Map([...sayable.told].map(([id, items]) => [id, items[0]!.today]))
  const besides = anyway?.besides ?? (await withThem?.(days))
  const reach = new Map([...(anyway?.reach ?? []), ...found.reach])
  const team = teamNow(found.unreached.filter(isForTeam), due.team, looks.now)
  return [
    ...due.held,
    ...sayable.held,
    ...team.held,
    ...(await messages({ told: sayable.told, reach }, looks, undefined, besides)),
    ...(await teamMessages(team.unreached, team.silent, looks)),
  ]
}

type Due = {
  readonly owner: readonly Item[]
  readonly team: readonly Item[]
  /** asked for by name */
  readonly persons: ReadonlyMap<string, unknown>
  readonly held: Write[]
}

async function dueNow(asked: readonly Asked[], looks: Looks): Promise<Due> {
  const { read, now } = looks
  const { persons, owners } = await wantedOf(asked, looks)
  const undated = asked.some(({ nudged }) => nudged)
  const actions = await remindedActions(read, { contacts: [...persons.keys()], owners: [...owners.keys()], undated })
  const about = await concertationsOf(actions, looks)
  // Where letters were never kept for later, they begin with the first reminder.
  const zones = [...new Set([...about.values()].map(({ zone }) => zone))]
  const due = { owner: [] as Item[], team: [] as Item[], held: zones.map((zone) => nextLetters(zone, now)) }
  for (const action of actions) {
    const concertation = about.get(action.concertationId)
    const today = concertation && dayOf(concertation.zone, now)
    if (!concertation || !today) continue
    const own = (action.contactId ? persons.get(action.contactId) : owners.get(action.ownerId!)) ?? []
    const owner = own.filter((wanted) => isDue(action, 'owner', wanted, today))
    const team = own.filter((wanted) => isForTeamAlone(wanted) && isDue(action, 'team', wanted, today))
    if (isPaused(concertation, now)) {
      const at = afterRest(concertation, today, now)
      // An exercise reminds nobody, ever.
      if (at) due.held.push(...[...new Set([...owner, ...team])].map((wanted) => heldCall(action, wanted, at)))
      continue
    }
    const item = { action, concertation, today }
    if (owner.length > 0) due.owner.push({ ...item, wanted: owner })
    if (team.length > 0) due.team.push({ ...item, wanted: team })
  }
  return { ...due, persons }
}

function isDue(action: Action, to: 'owner' | 'team', { day, nudged, action: only }: Wanted, today: Day): boolean {
  if (only !== undefined && only !== action.id) return false
  if (nudged) return to === 'owner' && isWaited(action, today)
  if (action.dueOn === null) return false
  const dated = { dueOn: action.dueOn, snoozedUntil: action.snoozedUntil }
  return remindersBetween(dated, day && day < today ? day : today, today).some((found) => found.to === to)
}

/** When it is looked at again: the next worked day, since a pause may be ended sooner; undefined = never. */
function afterRest(concertation: Concertation, today: Day, now: Date): Date | undefined {
  const until = restsUntil(concertation, now)
  if (until === undefined || concertation.trialPlaceId !== null) return undefined
  const next = reminderAt(workingDayOnOrAfter(addDays(today, 1)), concertation.zone)
  return until < next ? workedAt(until, concertation.zone) : next
}

/** What was asked of each; persons joined to another are that other. */
async function wantedOf(
  asked: readonly Asked[],
  { read }: Looks,
): Promise<{ persons: Map<string, Wanted[]>; owners: Map<string, Wanted[]> }> {
  const known = await standingsOf(
    read,
    asked.flatMap(({ person }) => person ?? []),
  )
  const persons = new Map<string, Wanted[]>()
  const owners = new Map<string, Wanted[]>()
  for (const { person, organisation, ...wanted } of asked) {
    if (organisation !== undefined) add(owners, organisation, wanted)
    if (person === undefined) continue
    const row = known.get(person)
    const id = row?.mergedIntoId ?? person
    add(persons, id, wanted)
    // What their organisation was asked without naming anybody is theirs too: it is one message.
    if (row?.organisationId && !wanted.nudged) add(owners, row.organisationId, { only: id, ...wanted })
  }
  return { persons, owners }
}

function add(to: Map<string, Wanted[]>, key: string, wanted: Wanted): void {
  const before = to.get(key)
  if (before) before.push(wanted)
  else to.set(key, [wanted])
}

async function concertationsOf(actions: readonly Action[], { read }: Looks): Promise<Map<string, Concertation>> {
  const ids = [...new Set(actions.map((action) => action.concertationId))]
  if (ids.length === 0) return new Map()
  return new Map((await concertations(read, ids)).map((one) => [one.id, one]))
}

/** Who hears for others today hears of their own actions of the day in the same message: there will be no second one. */
async function withTheirOwn(
  { told, standings }: Addressed,
  asked: ReadonlyMap<string, unknown>,
  looks: Looks,
): Promise<Told> {
  const others = [...told.keys()].filter((id) => !asked.has(id))
  if (others.length === 0) return told
  const actions = await remindedActions(looks.read, { contacts: others, owners: [] })
  const about = await concertationsOf(actions, looks)
  const all = new Map(told)
  for (const action of actions) {
    const concertation = about.get(action.concertationId)
    const today = concertation && dayOf(concertation.zone, looks.now)
    if (!today || isPaused(concertation, looks.now) || !isDue(action, 'owner', {}, today)) continue
    const standing = standings.get(action.contactId!)
    const before = all.get(action.contactId!)!
    if ((standing && isAway(standing, today)) || before.some((item) => item.action.id === action.id)) continue
    all.set(action.contactId!, [...before, { action, concertation, today }])
  }
  return all
}

function isForTeam({ wanted }: Item): boolean {
  return wanted === undefined || wanted.some(isForTeamAlone)
}

function isForTeamAlone({ only }: Wanted): boolean {
  return only === undefined || only === forTeam
}

/** Those who animate are told when people work, too. */
function teamNow(unreached: readonly Item[], silent: readonly Item[], now: Date) {
  const at = ({ concertation }: Item) => workedAt(now, concertation.zone)
  const isNow = (item: Item) => at(item) <= now
  const held = [...unreached, ...silent]
    .filter((item) => !isNow(item))
    .flatMap((item) =>
      (item.wanted ?? []).filter(isForTeamAlone).map((w) => heldCall(item.action, { ...w, only: forTeam }, at(item))),
    )
  return { unreached: unreached.filter(isNow), silent: silent.filter(isNow), held }
}

/** Those who animate each concertation: who could not be reached, and of what nothing was heard for weeks. */
async function teamMessages(unreached: readonly Item[], silent: readonly Item[], looks: Looks): Promise<Write[]> {
  const all = [...unreached, ...silent]
  const named = await organisationNames(
    looks.read,
    all.map(({ action }) => action.ownerId),
  )
  const writes: Write[] = []
  for (const id of new Set(all.map(({ concertation }) => concertation.id))) {
    const here = (items: readonly Item[]) =>
      items.filter(({ concertation }) => concertation.id === id).map((item) => silentOf(item, named))
    const { title } = all.find(({ concertation }) => concertation.id === id)!.concertation
    writes.push(...(await tellTeam(looks, id, (t, lang) => silentView(title, here(unreached), here(silent), t, lang))))
  }
  return writes
}

function silentOf(item: Item, named: ReadonlyMap<string, string>): Silent {
  const { action, concertation } = item
  // Who asked for help did answer, whenever it was.
  const answered =
    action.progress === 'help' ||
    (action.progressAt !== null && dayOf(concertation.zone, action.progressAt) > action.dueOn!)
  return { ...remindedOf(item, named), progress: answered ? action.progress : undefined }
}
