/** The ideas of a concertation, as rows for a spreadsheet and as a chart by organisation. */
import type { Reads } from '../../engine/db.ts'
import type { Idea } from '../../generated/prisma/client.ts'
import { organisationNames, personNames } from '../../people/store.ts'
import { placesOf } from '../../process/store.ts'
import type { Text } from '../../text/index.ts'
import type { Chart } from '../../views/view.ts'
import { csvLine } from './csv.ts'

/** Bars in a chart; what is beyond is one bar. */
const mostBars = 20
const page = 500

export type Ideas = {
  /** by organisation, '' for none, active ideas only */
  readonly counts: Map<string, number>
  readonly authors: Set<string>
  active: number
  withdrawn: number
}

/** Yields the lines of the file; `ideas` is filled on the way. Everything is there, what was withdrawn too. */
export async function* ideaLines(read: Reads, concertationId: string, ideas: Ideas): AsyncGenerator<string> {
  yield csvLine(['number', 'text', 'status', 'author', 'organisation', 'place', 'created', 'updated'])
  const places = new Map((await placesOf(read, concertationId)).map(({ id, name }) => [id, name]))
  for (let after = 0; ; ) {
    const rows = await read.idea.findMany({
      where: { concertationId, number: { gt: after } },
      orderBy: { number: 'asc' },
      take: page,
    })
    const names = await personNames(
      read,
      rows.map(({ authorId }) => authorId),
    )
    const organisations = await organisationNames(
      read,
      rows.map(({ organisationId }) => organisationId),
    )
    for (const idea of rows) {
      const organisation = organisations.get(idea.organisationId ?? '') ?? ''
      count(ideas, idea, organisation)
      const { number, text, status, createdAt, updatedAt } = idea
      const who = [names.get(idea.authorId) ?? '', organisation, places.get(idea.placeId ?? '') ?? '']
      yield csvLine([number, text, status, ...who, createdAt.toISOString(), updatedAt.toISOString()])
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < page) return
    after = last.number
  }
}

function count(ideas: Ideas, { status, authorId }: Idea, organisation: string): void {
  if (status !== 'active') {
    ideas.withdrawn += 1
    return
  }
  ideas.active += 1
  ideas.authors.add(authorId)
  ideas.counts.set(organisation, (ideas.counts.get(organisation) ?? 0) + 1)
}

/** Undefined when ideas come from fewer than two. */
export function byOrganisation({ counts }: Ideas, t: Text): Chart | undefined {
  if (counts.size < 2) return undefined
  const named = [...counts].map(([name, n]) => [name || t.ideas.noOrganisationBar, n] as const)
  const sorted = named.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  const kept = sorted.length > mostBars ? mostBars - 1 : mostBars
  const others = sorted.slice(kept).reduce((sum, [, n]) => sum + n, 0)
  const bars = [...sorted.slice(0, kept), ...(others > 0 ? [[t.cli.export.others, others] as const] : [])]
  return {
    type: 'bars',
    title: t.ideas.chartTitle,
    unit: t.ideas.chartUnit,
    categories: bars.map(([name]) => name),
    series: [{ name: t.ideas.chartTitle, values: bars.map(([, n]) => n) }],
  }
}
