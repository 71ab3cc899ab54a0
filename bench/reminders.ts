/**
 * Reminders to owners of actions. On time: two hundred people to be reminded at 9:00, and how many milliseconds after
 * 9:00:00 each message is handed to the platform. Late: the bot was away while ten thousand calls fell due; how long it
 * takes from its start until all are decided, and until the last message is handed over; nobody gets two.
 *
 * `node bench/reminders.ts embedded|server [--rounds 5] [--number 200] [--overdue 10000]` prints JSON.
 */
import { parseArgs } from 'node:util'
import { addDays, dayOf, instantAt, workingDayOnOrBefore } from '../src/calendar.ts'
import type { Clock } from '../src/engine/clock.ts'
import { type Database, openDatabase, type Target } from '../src/engine/db.ts'
import { createEngine, type Engine } from '../src/engine/engine.ts'
import { createLog } from '../src/engine/log.ts'
import type { Address } from '../src/port.ts'
import { onStore, type Spread, type Store, sleep, spread } from './measure.ts'
import { acceptingPlatform } from './platform.ts'
import { fill, ids } from './rows.ts'

export type RemindersResult = {
  readonly store: Store
  readonly rounds: number
  /** milliseconds after the time of the call until a message is handed over, of `number` messages */
  readonly onTime: {
    readonly number: number
    readonly median: Spread
    readonly p99: Spread
    readonly last: Spread
    /** of all rounds: less than nothing would be too early */
    readonly earliest: number
  }
  /** milliseconds from the start, with `number` calls overdue */
  readonly overdue: {
    readonly number: number
    readonly people: number
    readonly decided: Spread
    readonly handedOver: Spread
    /** messages that one person got */
    readonly most: number
  }
}

const zone = 'Europe/Paris'
const log = createLog('fatal')

/** The machine's time, with another beginning: real timers, and a morning whenever the measurement is made. */
function clockFrom(start: Date): Clock {
  const begun = performance.now()
  const now = () => start.getTime() + performance.now() - begun
  return {
    virtual: true,
    now: () => new Date(now()),
    at(at, wake) {
      let timer: NodeJS.Timeout
      function arm(): void {
        const left = at.getTime() - now()
        timer = setTimeout(() => (at.getTime() <= now() ? wake() : arm()), Math.max(0, Math.ceil(left)))
      }
      arm()
      return () => clearTimeout(timer)
    },
    elapsed: () => performance.now(),
  }
}

function nineOn(day: string): Date {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  return instantAt(zone, { year, month, day: date, hour: 9, minute: 0 })
}

// ---- what is there: rows, as the rooms write them ----

type Owned = { readonly person: string; readonly account: string }

/** People of organisations that own actions due on `due`, each their contact. */
async function owners(db: Database, count: number, due: string): Promise<Owned[]> {
  const concertationId = ids.next()
  const at = new Date('2027-01-04T09:00:00Z')
  const title = `Concertation ${concertationId}`
  await fill(db, 'Concertation', [{ id: concertationId, title, folded: title, zone, signOff: 'single', createdAt: at }])
  const organisations = Array.from({ length: Math.ceil(count / 10) }, () => ids.next())
  await fill(
    db,
    'Organisation',
    organisations.map((id, i) => ({ id, name: `Structure ${i}`, folded: id })),
  )
  const people = Array.from({ length: count }, (_, i) => ({
    person: ids.next(),
    account: `U${ids.next()}`,
    organisation: organisations[i % organisations.length]!,
  }))
  await fill(
    db,
    'Person',
    people.map(({ person, organisation }, i) => ({
      id: person,
      name: `Personne ${i}`,
      folded: person,
      organisationId: organisation,
    })),
  )
  await fill(
    db,
    'Account',
    people.map(({ person, account }) => ({ platform: 'slack', workspace: 'T1', external: account, personId: person })),
  )
  await fill(
    db,
    'Role',
    people.map(({ person }) => ({ personId: person, concertationId, kind: 'member' })),
  )
  await fill(
    db,
    'Action',
    people.map(({ person, organisation }, i) => ({
      concertationId,
      number: i + 1,
      title: `Mutualiser les remplacements entre employeurs du territoire (${i})`,
      ownerId: organisation,
      ownership: 'accepted',
      contactId: person,
      dueOn: due,
      progress: 'toDo',
      state: 'active',
    })),
  )
  return people
}

function call({ person }: Owned, day: string): object {
  const at = nineOn(day)
  return {
    schedule: `owner remind:${person}`,
    nominal: at,
    nextAt: at,
    call: { intent: 'owner remind', args: { person, day } },
    late: 'coalesce',
    state: 'waiting',
    attempts: 0,
  }
}

// ---- the two measurements ----

/** A working day for each round, none of which another round's reminders fall on. */
function dayOfRound(round: number): string {
  return workingDayOnOrBefore(addDays('2027-03-10', round * 70))
}

type Handed = { readonly account: string; readonly at: number }

async function running(db: Database, clock: Clock, handed: Handed[]): Promise<Engine> {
  const engine = await createEngine({ db, clock, ids, log, language: 'fr', zone })
  const told = (to: Address) => handed.push({ account: to.to === 'dm' ? to.account : '', at: clock.now().getTime() })
  await engine.open(acceptingPlatform(told))
  return engine
}

async function untilAll(handed: readonly Handed[], count: number, patience: number): Promise<void> {
  const end = performance.now() + patience
  while (handed.length < count && performance.now() < end) await sleep(20)
  if (handed.length !== count) throw new Error(`${handed.length} messages of ${count} were handed over`)
}

async function onTime(db: Database, number: number, round: number): Promise<number[]> {
  const day = dayOfRound(round)
  const people = await owners(db, number, day)
  await fill(
    db,
    'Due',
    people.map((owner) => call(owner, day)),
  )
  const nine = nineOn(day).getTime()
  const handed: Handed[] = []
  const engine = await running(db, clockFrom(new Date(nine - 3000)), handed)
  await engine.resume()
  await sleep(2900)
  await untilAll(handed, number, 20_000)
  await engine.settle()
  await engine.stop()
  if (new Set(handed.map(({ account }) => account)).size !== number) throw new Error('not everybody was reminded')
  return handed.map(({ at }) => at - nine).sort((a, b) => a - b)
}

type Late = { readonly decided: number; readonly handedOver: number; readonly most: number; readonly people: number }

/** Each contact person missed two reminders of their action, and has others to come. */
async function overdue(db: Database, number: number, round: number): Promise<Late> {
  const due = dayOfRound(round)
  const missed = [workingDayOnOrBefore(addDays(due, -14)), workingDayOnOrBefore(addDays(due, -7))]
  const coming = [-1, 0, 1, 8, 15, 22, 29, 36].map((days) => workingDayOnOrBefore(addDays(due, days)))
  const people = await owners(db, number / missed.length, due)
  const days = [...new Set([...missed, ...coming])]
  await fill(
    db,
    'Due',
    people.flatMap((owner) => days.map((day) => call(owner, day))),
  )
  const handed: Handed[] = []
  const clock = clockFrom(new Date(nineOn(missed[1]!).getTime() + 5 * 3_600_000))
  if (dayOf(zone, clock.now()) !== missed[1]) throw new Error('the bot starts on the day of the second one')
  const engine = await running(db, clock, handed)
  const begun = performance.now()
  await engine.resume()
  while ((await waiting(db, clock)) > 0) await sleep(20)
  const decided = performance.now() - begun
  await untilAll(handed, people.length, 120_000)
  const handedOver = performance.now() - begun
  await engine.settle()
  await engine.stop()
  await db.query('DELETE FROM "Due"')
  const most = Math.max(...[...Map.groupBy(handed, ({ account }) => account).values()].map((got) => got.length))
  return { decided, handedOver, most, people: people.length }
}

async function waiting(db: Database, clock: Clock): Promise<number> {
  const [row] = await db.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM (SELECT 1 FROM "Due" WHERE state = 'waiting' AND "nextAt" <= $1 LIMIT 1) w`,
    [clock.now()],
  )
  return row!.n
}

async function measure(store: Store, target: Target, rounds: number, number: number, late: number) {
  const db = await openDatabase(target, { what: 'bench', lead: true })
  const times: number[][] = []
  const lates: Late[] = []
  await onTime(db, number, 0)
  for (let round = 1; round <= rounds; round++) times.push(await onTime(db, number, round))
  for (let round = 1; round <= rounds; round++) lates.push(await overdue(db, late, rounds + round))
  await db.close()
  const at = (part: number) =>
    spread(times.map((round) => round[Math.min(round.length - 1, Math.floor(part * round.length))]!))
  return {
    store,
    rounds,
    onTime: { number, median: at(0.5), p99: at(0.99), last: at(1), earliest: Math.min(...times.flat()) },
    overdue: {
      number: late,
      people: lates[0]!.people,
      decided: spread(lates.map(({ decided }) => decided)),
      handedOver: spread(lates.map(({ handedOver }) => handedOver)),
      most: Math.max(...lates.map(({ most }) => most)),
    },
  } satisfies RemindersResult
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      rounds: { type: 'string', default: '5' },
      number: { type: 'string', default: '200' },
      overdue: { type: 'string', default: '10000' },
    },
  })
  const sizes = [Number(values.rounds), Number(values.number), Number(values.overdue)] as const
  const store = positionals[0] === 'server' ? 'server' : 'embedded'
  const result = await onStore(store, (target) => measure(store, target, ...sizes))
  process.stdout.write(`${JSON.stringify(result)}\n`)
}

if (process.argv[1] === import.meta.filename) await main()
