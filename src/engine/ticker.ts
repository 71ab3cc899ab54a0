/**
 * The clock as a speaker: calls kept for later, made when their time comes. Woken after a commit, by a timer to the next
 * due row, and by node-cron as a safety net only: when a call is due stands in its row, computed once by `calendar.ts`.
 */
import { schedule as cron } from 'node-cron'
import type { Call } from '../views/view.ts'
import type { Clock } from './clock.ts'
import type { FlushStore } from './flush.ts'
import type { Log } from './log.ts'
import { backoff } from './outbox.ts'
import type { Late } from './writes.ts'

export type DueRow = {
  readonly id: string
  readonly schedule: string
  readonly nominal: Date
  readonly call: Call
  readonly late: Late
  readonly attempts: number
}

export type Ticker = {
  /** Something may be due, or something new is waiting. */
  wake(): void
  /** Nothing that is due is left. */
  settle(): Promise<void>
  stop(): Promise<void>
}

export type TickerOptions = {
  readonly db: FlushStore
  readonly clock: Clock
  readonly log: Log
  /** does this intent take several calls at once? */
  readonly together?: (intent: string) => boolean
  /** intents that nobody asked for: their calls wait while their concertation is paused */
  readonly unasked?: readonly string[]
  /** Makes the calls, and marks the rows done in the same statement; several at once become one notice per reader. */
  make(rows: readonly DueRow[]): Promise<void>
}

/** A call made later than this is late: its policy decides. In milliseconds. */
export const lateAfter = 15 * 60_000
const mostAttempts = 8
/** How many calls are looked at, made together or merged into one notice at most. */
const mostMerged = 500

export type Plan = { readonly drop: readonly DueRow[]; readonly make: readonly (readonly DueRow[])[] }

export function isLate(row: Pick<DueRow, 'nominal'>, now: Date): boolean {
  return now.getTime() - row.nominal.getTime() > lateAfter
}

/** What to do with the rows that are due, oldest first: pure. `together` names the intents that take several calls at once. */
export function planOf(rows: readonly DueRow[], now: Date, together: (intent: string) => boolean = () => false): Plan {
  const drop = rows.filter((row) => isLate(row, now) && row.late === 'drop')
  const merged = rows.filter((row) => isLate(row, now) && row.late === 'coalesce')
  const single = rows.filter((row) => !drop.includes(row) && !merged.includes(row))
  return { drop, make: [...(merged.length > 0 ? [merged] : []), ...grouped(single, together)] }
}

/** One by one in their order, but for calls that are made together: with the first of them. */
function grouped(rows: readonly DueRow[], together: (intent: string) => boolean): DueRow[][] {
  const groups: DueRow[][] = []
  const open = new Map<string, DueRow[]>()
  for (const row of rows) {
    const before = open.get(row.call.intent)
    if (before) {
      before.push(row)
      continue
    }
    const group = [row]
    groups.push(group)
    if (together(row.call.intent)) open.set(row.call.intent, group)
  }
  return groups
}

export function createTicker({ db, clock, log, make, together, unasked = [] }: TickerOptions): Ticker {
  let running: Promise<void> | undefined
  let again = false
  let stopped = false
  let disarm = () => {}
  /** when it was looked last: what was due then and still waits is held by a pause */
  let looked = clock.now()
  const net = clock.virtual ? undefined : cron('*/5 * * * * *', wake, { noOverlap: true, suppressMissedWarning: true })

  return {
    wake,
    async settle() {
      wake()
      while (running) await running
    },
    async stop() {
      stopped = true
      disarm()
      await net?.destroy()
      await running
    },
  }

  function wake(): void {
    if (stopped) return
    again = true
    running ??= work()
  }

  async function work(): Promise<void> {
    try {
      while (again && !stopped) {
        again = false
        while ((await makeDue()) && !stopped) {}
      }
      if (!stopped) await arm()
    } catch (error) {
      log.warn({ err: error }, 'due calls will be looked at again')
      disarm()
      disarm = clock.at(new Date(clock.now().getTime() + 1000), wake)
    }
    running = undefined
    if (again && !stopped) wake()
  }

  async function makeDue(): Promise<boolean> {
    const now = clock.now()
    looked = now
    const rows = await db.query<DueRow>(dueSql, [now, mostMerged, unasked], 'due')
    const plan = planOf(rows, now, together)
    if (plan.drop.length > 0) {
      await db.query(`UPDATE "Due" SET state = 'dropped', "doneAt" = $2 WHERE id = ANY($1) AND state = 'waiting'`, [
        plan.drop.map((r) => r.id),
        now,
      ])
      log.info({ rows: plan.drop.length }, 'missed calls left, their event has passed')
    }
    for (const group of plan.make) await makeGroup(group, now)
    return rows.length > 0
  }

  async function makeGroup(group: readonly DueRow[], now: Date): Promise<void> {
    try {
      await make(group)
    } catch (error) {
      if (group.length > 1) {
        for (const row of group) await makeGroup([row], now)
        return
      }
      const row = group[0]!
      const attempts = row.attempts + 1
      const parked = attempts >= mostAttempts
      log.error({ err: error, due: row.id, schedule: row.schedule.split(':')[0], attempts, parked }, 'due call failed')
      await db.query(`UPDATE "Due" SET attempts = $2, state = $3, "nextAt" = $4 WHERE id = $1 AND state = 'waiting'`, [
        row.id,
        attempts,
        parked ? 'parked' : 'waiting',
        new Date(now.getTime() + backoff(attempts, 0)),
      ])
    }
  }

  async function arm(): Promise<void> {
    const [next] = await db.query<{ at: Date | null }>(
      `SELECT least((SELECT min("nextAt") FROM "Due" WHERE state = 'waiting' AND "nextAt" > $1),
        (SELECT min("pausedUntil") FROM "Concertation" WHERE "pausedUntil" > $1 AND "pausedUntil" < '9999-01-01')) AS at`,
      [looked],
      'next',
    )
    disarm()
    disarm = next?.at ? clock.at(next.at, wake) : () => {}
  }
}

/** A concertation paused without end is an exercise that is over: the clock asks nothing of it any more. */
const dueSql = `SELECT d.id, schedule, nominal, call, late, attempts FROM "Due" d
  LEFT JOIN "Concertation" c ON c.id = d.call->'args'->>'concertation' AND c."pausedUntil" > $1
    AND (d.call->>'intent' = ANY($3) OR c."pausedUntil" >= '9999-01-01')
  WHERE state = 'waiting' AND "nextAt" <= $1 AND c.id IS NULL ORDER BY "nextAt", d.id LIMIT $2`
