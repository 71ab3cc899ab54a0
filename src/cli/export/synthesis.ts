/** What was made of the ideas: themes, and the axes and signals that some of them hold up. */
import type { StrongAxis, WeakSignal } from '../../generated/prisma/client.ts'
import { personNames } from '../../people/store.ts'
import { evidenceNumbers } from './ideas.ts'
import { titled } from './names.ts'
import { numberedAfter, pages, type Row, type Source, several, type Table } from './table.ts'

/** `ideas` are those sorted under it: active ones. */
export const themesTable: Table = {
  file: 'themes.csv',
  columns: ['number', 'title', 'status', 'ideas', 'withdrawn', 'merged', 'created'],
  async *rows({ names, ideas }) {
    for (const { id, number, title, state, createdAt } of names.themes.values()) {
      const found = ideas.themes.get(id)
      yield [number, title, state, found?.sorted ?? 0, found?.withdrawn ?? 0, found?.merged ?? 0, createdAt]
    }
  },
}

/** Axes, then signals. An axis has no reason but its ideas. */
export const axesTable: Table = {
  file: 'axes.csv',
  columns: ['kind', 'number', 'title', 'status', 'phase', 'phase_title', 'reason', 'author', 'created', 'ideas'],
  async *rows(source) {
    const { read } = source
    for await (const rows of pages<StrongAxis>((after, take) =>
      read.strongAxis.findMany(numberedAfter(source, after, take)),
    )) {
      yield* lines(
        source,
        rows.map((axis) => ({ ...axis, kind: 'axis', authorId: axis.byId, reason: null })),
      )
    }
    for await (const rows of pages<WeakSignal>((after, take) =>
      read.weakSignal.findMany(numberedAfter(source, after, take)),
    )) {
      yield* lines(
        source,
        rows.map((signal) => ({ ...signal, kind: 'signal' })),
      )
    }
  },
}

type Kept = Omit<WeakSignal, 'reason'> & { readonly kind: 'axis' | 'signal'; readonly reason: string | null }

async function* lines(source: Source, rows: readonly Kept[]): AsyncGenerator<Row> {
  const [people, held] = await Promise.all([
    personNames(
      source.read,
      rows.map(({ authorId }) => authorId),
    ),
    evidenceNumbers(
      source,
      rows.map(({ id }) => id),
    ),
  ])
  for (const { id, kind, number, title, state, phaseId, reason, authorId, at } of rows) {
    const phase = titled(source.names.phases.get(phaseId))
    yield [kind, number, title, state, ...phase, reason, people.get(authorId), at, several(held.get(id) ?? [])]
  }
}
