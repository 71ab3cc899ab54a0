/** A plan as it stands, put together from actions, roadmaps and milestones; and what its publication writes. */
import { sha256 } from '../engine/ids.ts'
import type { Context } from '../engine/intent.ts'
import { canonical } from '../engine/journal.ts'
import { addressOf, langAt } from '../engine/places.ts'
import { edit, insert, post, update, type Write } from '../engine/writes.ts'
import type { ActionPlan, Concertation, Publication } from '../generated/prisma/client.ts'
import { organisationNames } from '../people/store.ts'
import { editionsOf, openPlacesOf, organisersOf } from '../process/store.ts'
import { textOf } from '../text/index.ts'
import type { Signed } from '../views/signed.ts'
import { outsideOf, type Sheet, sheetsOf } from './rules/roadmap.ts'
import { actionsOf, allEntriesOf, milestonesOf, roadmapsOf } from './store.ts'
import { type PlanContent, planCard } from './views/plan.ts'

type Here = Context<Concertation>

export type Drawn = {
  readonly content: PlanContent
  readonly hash: string
  readonly sheets: readonly Sheet[]
  readonly others: number
}

/** What the next edition of this plan would say. */
export async function drawn(plan: ActionPlan, edition: number, { concertation, read }: Here): Promise<Drawn> {
  const actions = await actionsOf(read, concertation.id)
  const ids = actions.map((action) => action.id)
  const [roadmaps, milestones, named] = await Promise.all([
    roadmapsOf(read, ids),
    milestonesOf(read, ids),
    organisationNames(
      read,
      actions.map((action) => action.ownerId),
    ),
  ])
  const sheets = sheetsOf(actions, roadmaps)
  const complete = sheets.filter(({ missing }) => missing.length === 0)
  const of = Map.groupBy(milestones, (milestone) => milestone.actionId)
  const content: PlanContent = {
    plan: plan.id,
    title: plan.title,
    startsOn: plan.startsOn,
    endsOn: plan.endsOn,
    edition,
    sheets: complete.map(({ action, roadmap }) => ({
      action: action.id,
      number: action.number,
      title: action.title,
      owner: named.get(action.ownerId ?? '') ?? '',
      dueOn: action.dueOn,
      verdict: action.verdict ?? '',
      reason: action.verdictReason ?? '',
      ownership: roadmap?.ownership ?? null,
      schedule: roadmap?.schedule ?? '',
      means: roadmap?.means ?? '',
      organisation: roadmap?.organisation ?? '',
      milestones: (of.get(action.id) ?? []).map(({ title, dueOn }) => ({ title, dueOn })),
    })),
    missing: sheets
      .filter(({ missing }) => missing.length > 0)
      .map(({ action, missing }) => ({ number: action.number, title: action.title, blocks: missing })),
    outside: complete.flatMap(({ action }) =>
      outsideOf(of.get(action.id) ?? [], plan).map(({ title, dueOn }) => ({ number: action.number, title, dueOn })),
    ),
  }
  return { content, hash: sha256(canonical(content)), sheets, others: actions.length - sheets.length }
}

type Posts = readonly { readonly placeId: string; readonly postId: string }[]

/** The card in every channel where all may read, in place of the edition before where there was one; and the entries. */
export async function published(
  publication: Pick<Publication, 'content' | 'hash' | 'edition'>,
  signatures: readonly Signed[],
  { actor, concertation, now, newId, read, lang }: Here,
): Promise<{ posts: Posts; writes: readonly Write[] }> {
  const content = publication.content as unknown as PlanContent
  const [places, organisers, editions, entries] = await Promise.all([
    openPlacesOf(read, concertation.id),
    organisersOf(read, concertation.id),
    editionsOf(read, 'plan', content.plan),
    allEntriesOf(read, content.plan),
  ])
  const before = editions.find((e) => e.state === 'published' && e.edition < publication.edition)
  const stands = (before?.posts as Posts | null) ?? []
  const foot = { organisers, signatures, zone: concertation.zone }
  const shown = places.map((place) => {
    const spoken = langAt(place, lang)
    const body = planCard(content, publication.hash, foot, textOf(spoken), spoken)
    const old = stands.find(({ placeId }) => placeId === place.id)?.postId
    const postId = old ?? newId()
    const write = old ? edit(newId(), old, addressOf(place), body) : post(postId, addressOf(place), body)
    return { placeId: place.id, postId, write }
  })
  const inside = new Set(content.sheets.map((sheet) => sheet.action))
  const at = { byId: actor.id, at: now }
  const gone = entries.filter((entry) => entry.state === 'active' && !inside.has(entry.actionId))
  const back = entries.filter((entry) => entry.state !== 'active' && inside.has(entry.actionId))
  const fresh = [...inside].filter((actionId) => !entries.some((entry) => entry.actionId === actionId))
  return {
    posts: shown.map(({ placeId, postId }) => ({ placeId, postId })),
    writes: [
      ...shown.map(({ write }) => write),
      ...fresh.map((actionId) =>
        insert('PlanEntry', { id: newId(), planId: content.plan, actionId, state: 'active', ...at, version: 1 }),
      ),
      ...back.map((entry) => update('PlanEntry', entry, { state: 'active', ...at })),
      ...gone.map((entry) => update('PlanEntry', entry, { state: 'withdrawn', ...at })),
    ],
  }
}
