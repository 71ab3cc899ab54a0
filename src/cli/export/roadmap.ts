/**
 * Actions and plans. The contact person is named: an administrator sees them in the app. What an owner wrote to the
 * team alone (why it is late, what help it needs) is left out, as it is of the journal.
 */
import type { Action } from '../../generated/prisma/client.ts'
import { organisationNames, personNames } from '../../people/store.ts'
import { missingBlocks } from '../../roadmap/rules/roadmap.ts'
import { milestonesOf, plansOf, roadmapsOf } from '../../roadmap/store.ts'
import type { PlanContent } from '../../roadmap/views/plan.ts'
import { evidenceNumbers } from './ideas.ts'
import { numberedAfter, pages, type Source, several, type Table } from './table.ts'

export const actionsTable: Table = {
  file: 'actions.csv',
  columns: [
    ...['number', 'title', 'description', 'status', 'axis', 'signal', 'session', 'ideas'],
    ...['owner', 'ownership', 'ownership_date', 'contact', 'due', 'progress', 'progress_date'],
    ...['verdict', 'reason', 'verdict_date'],
    ...['roadmap_ownership', 'roadmap_schedule', 'roadmap_means', 'roadmap_organisation', 'roadmap_missing'],
    ...['milestones', 'created'],
  ],
  async *rows(source) {
    const { read, names } = source
    for await (const rows of pages<Action>((after, take) => read.action.findMany(numberedAfter(source, after, take)))) {
      const ids = rows.map(({ id }) => id)
      const contacts = rows.map(({ contactId }) => contactId).filter((id) => id !== null)
      const owners = rows.map(({ ownerId }) => ownerId)
      const [organisations, people, held, roadmaps, milestones] = await Promise.all([
        organisationNames(read, owners),
        personNames(read, contacts),
        evidenceNumbers(source, ids),
        roadmapsOf(read, ids),
        milestonesOf(read, ids),
      ])
      const roadmapOf = new Map(roadmaps.map((roadmap) => [roadmap.actionId, roadmap]))
      const milestonesBy = Map.groupBy(milestones, ({ actionId }) => actionId)
      for (const action of rows) {
        const roadmap = roadmapOf.get(action.id)
        const steps = milestonesBy.get(action.id) ?? []
        yield [
          ...[action.number, action.title, action.description, action.state],
          ...[names.axes.get(action.axisId ?? '')?.number, names.signals.get(action.signalId ?? '')?.number],
          ...[names.sessions.get(action.sessionId ?? '')?.number, several(held.get(action.id) ?? [])],
          ...[organisations.get(action.ownerId ?? ''), action.ownership, action.ownershipAt],
          ...[people.get(action.contactId ?? ''), action.dueOn, action.progress, action.progressAt],
          ...[action.verdict, action.verdictReason, action.verdictAt],
          ...[roadmap?.ownership, roadmap?.schedule, roadmap?.means, roadmap?.organisation],
          several(missingBlocks(action, roadmap)),
          several(steps.map(({ title, dueOn }) => `${dueOn} ${title}`)),
          action.createdAt,
        ]
      }
    }
  },
}

/**
 * One row per action and edition, as it was signed; a plan that was never adopted has one row without edition. `ideas`
 * are those that hold the action up today, by themselves or through its axis or its signal.
 */
export const plansTable: Table = {
  file: 'plans.csv',
  columns: [
    ...['plan', 'title', 'status', 'starts', 'ends', 'edition', 'edition_status', 'published', 'hash'],
    ...['action', 'action_title', 'owner', 'due', 'ideas'],
  ],
  async *rows(source) {
    const { read, concertation } = source
    for (const plan of await plansOf(read, concertation.id)) {
      const editions = await read.publication.findMany({
        where: { kind: 'plan', subjectId: plan.id },
        orderBy: { edition: 'asc' },
      })
      const said = [plan.number, plan.title, plan.state, plan.startsOn, plan.endsOn]
      if (editions.length === 0) yield [...said, ...Array<undefined>(9)]
      for (const { content, edition, state, publishedAt, hash } of editions) {
        const { sheets } = content as unknown as PlanContent
        const held = await heldUp(
          source,
          sheets.map(({ action }) => action),
        )
        for (const { action, number, title, owner, dueOn } of sheets) {
          const ideas = several(held.get(action) ?? [])
          yield [...said, edition, state, publishedAt, hash, number, title, owner, dueOn, ideas]
        }
      }
    }
  },
}

/** Numbers of the ideas from which each of these actions comes, by its id. */
async function heldUp(source: Source, ids: readonly string[]): Promise<Map<string, number[]>> {
  const actions = await source.read.action.findMany({ where: { id: { in: [...ids] } } })
  const origins = actions.map(({ id, axisId, signalId }) => [id, axisId, signalId].filter((one) => one !== null))
  const held = await evidenceNumbers(source, [...new Set(origins.flat())])
  const ideasOf = (subjects: readonly string[]) => new Set(subjects.flatMap((subject) => held.get(subject) ?? []))
  return new Map(actions.map(({ id }, at) => [id, [...ideasOf(origins[at]!)].sort((a, b) => a - b)]))
}
