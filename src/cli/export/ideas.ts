/** The ideas of a concertation, as rows for a spreadsheet and as a chart by organisation. */
import type { Reads } from '../../engine/db.ts'
import type { Idea } from '../../generated/prisma/client.ts'
import { organisationNames, personNames } from '../../people/store.ts'
import { placesOf } from '../../process/store.ts'
import { csvLine } from './csv.ts'

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
