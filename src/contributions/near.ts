/**
 * Ideas that say nearly the same as a text, among those that this person may see. What is compared is kept in memory,
 * brought up to date with what changed since the last look: on thousands of ideas a look reads a few rows.
 */
import type { Reads } from '../engine/db.ts'
import { fold } from '../engine/fold.ts'
import type { Idea } from '../generated/prisma/client.ts'
import { maySee, type Viewer } from './rules.ts'
import { type Compared, ideasById, ideasChangedSince } from './store.ts'
import { type Lexicon, learned, mostNear, nearest, trigramsOf } from './synthesis/near.ts'

type Entry = Compared & { readonly learned: Int32Array }
type Index = { readonly entries: Map<string, Entry>; readonly lexicon: Lexicon; since: Date }

/** Concertations that one process holds at once; the one looked at longest ago goes first. */
const mostHeld = 8
/** Milliseconds by which clocks may have stepped back, and statements have waited. */
const margin = 15 * 60_000

const held = new WeakMap<Reads, Map<string, Index>>()

/** `but`: the idea itself, when it is one. The nearest first, three at most. */
export async function nearIdeas(
  read: Reads,
  concertationId: string,
  text: string,
  viewer: Viewer,
  but?: string,
): Promise<Idea[]> {
  const { entries, lexicon } = await indexOf(read, concertationId)
  const seen = [...entries.values()].filter(
    (entry) => entry.status === 'active' && entry.id !== but && maySee(entry, viewer),
  )
  const found = nearest(trigramsOf(text, fold), seen, lexicon, mostNear)
  if (found.length === 0) return []
  const rows = await ideasById(
    read,
    found.map(({ id }) => id),
  )
  // As they stand now: one that was withdrawn or moved this very moment is not shown.
  return found.flatMap(({ id }) =>
    rows.filter((idea) => idea.id === id && idea.status === 'active' && maySee(idea, viewer)),
  )
}

async function indexOf(read: Reads, concertationId: string): Promise<Index> {
  const all = held.get(read) ?? new Map<string, Index>()
  held.set(read, all)
  const index = all.get(concertationId) ?? { entries: new Map<string, Entry>(), lexicon: new Map(), since: new Date(0) }
  const changed = await ideasChangedSince(read, concertationId, new Date(index.since.getTime() - margin))
  for (const row of changed) {
    const before = index.entries.get(row.id)
    const known = before?.text === row.text ? before.learned : learned(trigramsOf(row.text, fold), index.lexicon)
    index.entries.set(row.id, { ...row, learned: known })
    if (row.updatedAt > index.since) index.since = row.updatedAt
  }
  all.delete(concertationId)
  all.set(concertationId, index)
  for (const oldest of [...all.keys()].slice(0, -mostHeld)) all.delete(oldest)
  return index
}
