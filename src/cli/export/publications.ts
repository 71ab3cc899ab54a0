/**
 * What was published in the name of the organisers, or waits for their signatures: a row in a table, and the very bytes
 * that its hash is of, so that anybody can compute it again.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { canonical } from '../../engine/journal.ts'
import type { Publication } from '../../generated/prisma/client.ts'
import { organisationNames, personNames } from '../../people/store.ts'
import { approvalsUnder } from '../../process/store.ts'
import { inOrder } from './names.ts'
import { ours, pages, type Source, several, type Table } from './table.ts'

/** A digest may be long: so many are held at once. */
const few = 50
const folderName = 'publications'

/** `subject` is the number of the session of a digest, of the phase of a restitution, of the plan. */
export const publicationsTable: Table = {
  file: 'publications.csv',
  columns: [
    ...['kind', 'subject', 'title', 'edition', 'status', 'hash', 'requested', 'published'],
    ...['signatures', 'file'],
  ],
  async *rows(source) {
    const { read } = source
    for await (const { rows, subjects } of publications(source)) {
      const approvals = inOrder(
        await approvalsUnder(
          read,
          rows.map(({ id }) => id),
        ),
      )
      const [people, organisations] = await Promise.all([
        personNames(
          read,
          approvals.map(({ personId }) => personId),
        ),
        organisationNames(
          read,
          approvals.map(({ organisationId }) => organisationId),
        ),
      ])
      const under = Map.groupBy(approvals, ({ publicationId }) => publicationId)
      for (const row of rows) {
        const signatures = (under.get(row.id) ?? []).map(
          ({ personId, organisationId, at }) =>
            `${people.get(personId) ?? ''} (${organisations.get(organisationId) ?? ''}) ${at.toISOString()}`,
        )
        const subject = subjects.get(row.subjectId)
        yield [
          ...[row.kind, subject, row.title, row.edition, row.state, row.hash, row.createdAt, row.publishedAt],
          ...[several(signatures), `${folderName}/${fileOf(row, subject)}`],
        ]
      }
    }
  },
}

export async function writePublications(source: Source, folder: string): Promise<void> {
  const into = join(folder, folderName)
  for await (const { rows, subjects } of publications(source)) {
    mkdirSync(into, { recursive: true, mode: 0o700 })
    for (const row of rows)
      writeFileSync(join(into, fileOf(row, subjects.get(row.subjectId))), canonical(row.content), ours)
  }
}

type Found = { readonly rows: readonly Publication[]; readonly subjects: ReadonlyMap<string, number> }

/** In the order in which they were asked for. */
async function* publications(source: Source): AsyncGenerator<Found> {
  const { read, concertation, names } = source
  const where = { concertationId: concertation.id }
  const [restitutions, plans] = await Promise.all([
    read.restitution.findMany({ where }),
    read.actionPlan.findMany({ where }),
  ])
  const subjects = new Map([
    ...[...names.sessions.values()].map(({ id, number }) => [id, number] as const),
    ...restitutions.map(({ id, phaseId }) => [id, names.phases.get(phaseId)?.number ?? 0] as const),
    ...plans.map(({ id, number }) => [id, number] as const),
  ])
  const look = (after: Publication | undefined, take: number) =>
    read.publication.findMany({ where: { ...where, id: { gt: after?.id ?? '' } }, orderBy: { id: 'asc' }, take })
  for await (const rows of pages<Publication>(look, few)) yield { rows, subjects }
}

function fileOf({ kind, edition }: Publication, subject: number | undefined): string {
  return `${kind}-${subject ?? 0}-edition-${edition}.json`
}
