/** Calls that the clock makes: one by one, or, when several were missed, merged so that nobody reads a pile of them. */
import type { Person } from '../generated/prisma/client.ts'
import { textOf } from '../text/index.ts'
import type { Lang, View } from '../views/view.ts'
import { type Assembled, assemble, withNumbers } from './assemble.ts'
import type { Clock } from './clock.ts'
import type { Reads } from './db.ts'
import type { Flusher } from './flush.ts'
import type { Ids } from './ids.ts'
import type { Outbox } from './outbox.ts'
import { type Performed, perform, performMany, type Situation } from './perform.ts'
import type { Posts } from './posts.ts'
import type { Registry } from './registry.ts'
import { type DueRow, isLate } from './ticker.ts'
import { shutIn, trialAmong } from './trial.ts'
import type { Who } from './who.ts'
import type { Write } from './writes.ts'

export type DutyOptions = {
  readonly registry: Registry
  readonly read: Reads
  readonly who: Who
  readonly posts: Posts
  readonly flusher: Flusher
  readonly outbox: Outbox
  readonly clock: Clock
  readonly ids: Ids
  readonly language: Lang
  readonly zone: string
  readonly kept: (what: { due: boolean; journal: boolean }) => void
  readonly probe?: (point: 'before-flush' | 'after-commit') => void
}

/** Milliseconds that a due call may take before it is tried again later. */
const within = 30_000
const mostRuns = 6

export function createDuties(o: DutyOptions): (rows: readonly DueRow[]) => Promise<void> {
  return async function make(rows) {
    for (let run = 1; ; run++) {
      const { assembled, concertationId } = await prepare(rows)
      o.probe?.('before-flush')
      const flushed = await o.flusher.flush(assembled.item, o.clock.elapsed() + within)
      if (flushed.ok) return committed(assembled, flushed.numbers, concertationId)
      // Seen: made before a crash. Stale: what was read changed, or one of the rows is done; look again.
      if (flushed.why === 'seen') return
      o.who.forget()
      if (run >= mostRuns) throw new Error(`due call stayed stale: ${flushed.detail}`)
    }
  }

  async function prepare(rows: readonly DueRow[]): Promise<{ assembled: Assembled; concertationId: string | null }> {
    const performed: Performed[] = []
    const about = new Set<string | null>()
    for (const part of partsOf(rows)) {
      const situation = await situate(part[0]!)
      about.add(situation.concertation?.id ?? null)
      const calls = part.map(({ call }) => call)
      const isMany = o.registry.get(calls[0]!.intent)?.many !== undefined
      const made = isMany ? await performMany(calls, situation, o) : await perform(calls[0]!, situation, o)
      const trial = await trialAmong([situation.concertation], o.read)
      const writes = trial ? await shutIn(made.outcome.writes, trial, undefined, o) : made.outcome.writes
      performed.push({ ...made, outcome: { ...made.outcome, writes } })
    }
    const now = o.clock.now()
    const concertationId = about.size === 1 ? [...about][0]! : null
    const writes = performed.flatMap((p) => p.outcome.writes)
    const assembled = assemble(
      {
        id: `due|${rows.map((r) => r.id).sort()[0]}|${rows.length}`,
        hash: '',
        now,
        personId: null,
        spotKey: null,
        concertationId,
      },
      {
        intent: performed[0]?.intent,
        args: performed.length === 1 ? performed[0]!.args : { calls: rows.length },
        counters: performed.flatMap((p) => p.counters),
        outcome: { writes: rows.some((row) => isLate(row, now)) ? merged(writes) : writes },
      },
      null,
      undefined,
      o.ids,
    )
    const done = rows.map((r) => ({ id: r.id, at: now.toISOString() }))
    return {
      assembled: { ...assembled, item: { ...assembled.item, head: { ...assembled.item.head, done } } },
      concertationId,
    }
  }

  /** Calls that their intent takes together, of one concertation; every other by itself. */
  function partsOf(rows: readonly DueRow[]): (readonly DueRow[])[] {
    const key = ({ id, call }: DueRow) =>
      o.registry.get(call.intent)?.many ? `${call.intent}|${call.args.concertation ?? ''}` : id
    return [...Map.groupBy(rows, key).values()]
  }

  /**
   * What comes late says so: posts to the same readers become one message, under a line that says that we were away. A
   * post that a row names stays by itself: it will be edited in place.
   */
  function merged(writes: readonly Write[]): Write[] {
    const rows = JSON.stringify(writes.filter((write) => write.do !== 'post'))
    const kept: Write[] = []
    const byAddress = new Map<string, Extract<Write, { do: 'post' }>>()
    for (const write of writes) {
      if (write.do !== 'post' || write.edits || 'fields' in write.body) {
        kept.push(write)
        continue
      }
      const key = rows.includes(write.id) ? write.id : JSON.stringify(write.to)
      const before = byAddress.get(key)
      const lang = write.body.lang
      const nodes: View['nodes'] =
        before && 'nodes' in before.body
          ? before.body.nodes
          : [{ kind: 'text', tone: 'quiet', text: textOf(lang).clock.away }]
      byAddress.set(key, { ...(before ?? write), lane: 'bulk', body: { lang, nodes: [...nodes, ...write.body.nodes] } })
    }
    return [...kept, ...byAddress.values()]
  }

  /** `concertation` in the arguments of a due call says which one it is about. */
  async function situate(row: DueRow): Promise<Situation> {
    const id = row.call.args.concertation
    const concertation = typeof id === 'string' ? await o.who.concertation(id) : undefined
    const t = textOf(o.language)
    const now = o.clock.now()
    return {
      now,
      said: now,
      actor: {
        id: 'clock',
        name: '',
        person: nobody,
        organisation: null,
        roles: [],
        account: '',
        owner: false,
        isNew: false,
      },
      spot: {
        platform: 'console',
        workspace: '',
        channel: '',
        name: '',
        kind: 'room',
        place: undefined,
        address: { platform: 'console', workspace: '', to: 'room', channel: '' },
      },
      concertation,
      t,
      lang: o.language,
      placeText: t,
      placeLang: o.language,
      zone: concertation?.zone ?? o.zone,
      request: `due|${row.id}`,
      clock: true,
    }
  }

  function committed(
    assembled: Assembled,
    numbers: Readonly<Record<string, number>>,
    concertationId: string | null,
  ): void {
    o.who.changed(assembled.tables)
    const posts = assembled.posts.map((row) => withNumbers(row, numbers))
    for (const row of posts) o.posts.remember(row, row.about ?? concertationId, null)
    o.outbox.accept(posts)
    o.kept({ due: assembled.hasDue, journal: assembled.hasJournal })
  }
}

/** The clock is no person: intents that it makes must not read one. */
const nobody: Person = {
  id: 'clock',
  name: '',
  folded: '',
  organisationId: null,
  language: null,
  noticedAt: null,
  lastConcertationId: null,
  mergedIntoId: null,
  quietFrom: null,
  quietUntil: null,
  awayUntil: null,
  deputyId: null,
  weeklyOffAt: null,
  createdAt: new Date(0),
  version: 0,
}
