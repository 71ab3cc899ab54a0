/** The ideas of a concertation, as rows for a spreadsheet; counted on the way, so that the other files agree with them. */
import type { Idea } from '../../generated/prisma/client.ts'
import { organisationNames, personNames } from '../../people/store.ts'
import { titled } from './names.ts'
import { numberedAfter, pages, type Source, type Table } from './table.ts'

export type Standing = { sorted: number; unsorted: number; withdrawn: number; merged: number }

export type Ideas = Standing & {
  /** by organisation, '' for none, active ideas only */
  readonly counts: Map<string, number>
  readonly authors: Set<string>
  /** by id of the theme in use */
  readonly themes: Map<string, Standing>
  /** by id of the atelier, active ideas only */
  readonly workshops: Map<string, number>
}

export function noIdeas(): Ideas {
  return { ...nothing(), counts: new Map(), authors: new Set(), themes: new Map(), workshops: new Map() }
}

export function totalOf({ sorted, unsorted, withdrawn, merged }: Standing): number {
  return sorted + unsorted + withdrawn + merged
}

/** Let in from outside, or said here: what waits to be read, and what was not let in, is no part of it. */
const inside = { status: { notIn: ['waiting', 'refused'] } }

/** Everything is there, what was withdrawn or merged too. A theme that is no more used sorts nothing. */
export const ideasTable: Table = {
  file: 'idees.csv',
  columns: [
    ...['number', 'text', 'status', 'author', 'organisation', 'place', 'created', 'updated'],
    ...['type', 'workshop', 'workshop_title', 'session', 'theme', 'theme_title', 'merged_into'],
    ...['channel', 'entered_by'],
  ],
  async *rows(source) {
    const { read, names, ideas } = source
    for await (const rows of pages<Idea>((after, take) => {
      const query = numberedAfter(source, after, take)
      return read.idea.findMany({ ...query, where: { ...query.where, ...inside } })
    })) {
      const [people, organisations, into] = await Promise.all([
        personNames(
          read,
          rows.flatMap(({ authorId, enteredById }) => (enteredById === null ? [authorId] : [authorId, enteredById])),
        ),
        organisationNames(
          read,
          rows.map(({ organisationId }) => organisationId),
        ),
        numbersOf(
          source,
          rows.map(({ mergedIntoId }) => mergedIntoId),
        ),
      ])
      for (const idea of rows) {
        const organisation = organisations.get(idea.organisationId ?? '') ?? ''
        const theme = names.themes.get(idea.themeId ?? '')
        const used = theme?.state === 'active' ? theme : undefined
        count(ideas, idea, organisation, used?.id)
        yield [
          ...[idea.number, idea.text, idea.status, people.get(idea.authorId), organisation],
          ...[names.places.get(idea.placeId ?? ''), idea.createdAt, idea.updatedAt, idea.type],
          ...titled(names.workshops.get(idea.workshopId ?? '')),
          names.sessions.get(idea.sessionId ?? '')?.number,
          ...titled(used),
          idea.status === 'merged' ? into.get(idea.mergedIntoId ?? '') : undefined,
          ...[idea.channel, people.get(idea.enteredById ?? '')],
        ]
      }
    }
  },
}

/** Numbers of these ideas, by id. */
export async function numbersOf({ read }: Source, ids: readonly (string | null)[]): Promise<Map<string, number>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await read.idea.findMany({ where: { id: { in: wanted } }, select: { id: true, number: true } })
  return new Map(rows.map(({ id, number }) => [id, number]))
}

/** Numbers of the ideas that hold each of these up, ascending, by its id. */
export async function evidenceNumbers(source: Source, subjectIds: readonly string[]): Promise<Map<string, number[]>> {
  const links = await source.read.evidence.findMany({
    where: { subjectId: { in: [...subjectIds] }, state: 'active' },
    select: { subjectId: true, ideaId: true },
  })
  const numbers = await numbersOf(
    source,
    links.map(({ ideaId }) => ideaId),
  )
  const held = new Map<string, number[]>()
  for (const { subjectId, ideaId } of links) {
    const number = numbers.get(ideaId)
    if (number !== undefined) held.set(subjectId, [...(held.get(subjectId) ?? []), number])
  }
  return new Map([...held].map(([id, found]) => [id, found.toSorted((a, b) => a - b)]))
}

function count(ideas: Ideas, idea: Idea, organisation: string, themeId: string | undefined): void {
  const kind = standing(idea, themeId)
  ideas[kind] += 1
  if (themeId !== undefined) {
    const theme = ideas.themes.get(themeId) ?? nothing()
    theme[kind] += 1
    ideas.themes.set(themeId, theme)
  }
  if (idea.status !== 'active') return
  ideas.authors.add(idea.authorId)
  ideas.counts.set(organisation, (ideas.counts.get(organisation) ?? 0) + 1)
  if (idea.workshopId !== null) ideas.workshops.set(idea.workshopId, (ideas.workshops.get(idea.workshopId) ?? 0) + 1)
}

function standing({ status }: Idea, themeId: string | undefined): keyof Standing {
  if (status === 'withdrawn' || status === 'merged') return status
  return themeId === undefined ? 'unsorted' : 'sorted'
}

function nothing(): Standing {
  return { sorted: 0, unsorted: 0, withdrawn: 0, merged: 0 }
}
