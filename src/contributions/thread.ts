/**
 * What is tied to an idea, an axis, a signal or an action: read along the links, once for each kind. Ideas that this
 * person may not see are counted, never told.
 */
import type { Reads } from '../engine/db.ts'
import type { Context } from '../engine/intent.ts'
import type {
  Action,
  Concertation,
  Evidence,
  Idea,
  Roadmap,
  StrongAxis,
  WeakSignal,
} from '../generated/prisma/client.ts'
import { sessionById } from '../meetings/store.ts'
import { organisationNames, personNames } from '../people/store.ts'
import { workshopsOf } from '../process/store.ts'
import { missingBlocks } from '../roadmap/rules/roadmap.ts'
import { actionsOf, entriesOf, plansOf, roadmapsOf } from '../roadmap/store.ts'
import { prioritiesOf } from '../votes/store/priorities.ts'
import { listed } from './listed.ts'
import { themeOf } from './rules/sorting.ts'
import { maySee, viewerOf } from './rules.ts'
import { axesOf, evidenceOf, heldUpBy, ideasById, mergedInto, signalsOf, themesOf } from './store.ts'
import type { Knot, Thread, TracedAction } from './views/trace.ts'

type Asking = Context<Concertation>

export async function threadOfIdea(idea: Idea, context: Asking): Promise<Thread> {
  const { concertation, read } = context
  const viewer = viewerOf(context)
  const [said] = await listed(read, [idea])
  const joined = await joinedTo(read, [idea])
  const into = await joinedBy(read, [idea])
  const theme = themeOf(idea, await themesOf(read, concertation.id))
  const session = idea.sessionId === null ? null : await sessionById(read, idea.sessionId)
  // What the same words hold up, whichever of the merged ideas was named.
  const evidence = await heldUpBy(
    read,
    [idea, ...joined, ...into].map((one) => one.id),
  )
  const axes = (await axesOf(read, concertation.id)).filter(isSubjectOf(evidence))
  const signals = (await signalsOf(read, concertation.id)).filter(isSubjectOf(evidence))
  const actions = (await actionsOf(read, concertation.id)).filter(
    (action) => isSubjectOf(evidence)(action) || axes.some(is(action.axisId)) || signals.some(is(action.signalId)),
  )
  const seen = [...into, ...joined].filter((one) => maySee(one, viewer))
  return {
    from: { kind: 'idea', number: idea.number, title: idea.text, by: said!.by, organisation: said!.organisation },
    state: idea.status,
    priorities: await given(idea.id, context),
    theme: theme?.title,
    session: session?.title,
    mergedInto: into.filter((one) => one.id === idea.mergedIntoId && maySee(one, viewer))[0]?.number,
    joined: joined.filter((one) => maySee(one, viewer)).map((one) => one.number),
    ...(await around(context, seen, axes, signals, actions)),
    workshops: await workshopsIn(context, [idea]),
    children: [],
  }
}

export async function threadOfAxis(axis: StrongAxis, context: Asking): Promise<Thread> {
  const { concertation, read } = context
  const ideas = await ideasBehind(await evidenceOf(read, [axis.id]), context)
  const actions = (await actionsOf(read, concertation.id)).filter((action) => action.axisId === axis.id)
  const children = (await workshopsOf(read, concertation.id)).filter(
    (workshop) => workshop.axisId === axis.id && workshop.state === 'active',
  )
  return {
    from: { kind: 'axis', number: axis.number, title: axis.title },
    priorities: await given(axis.id, context),
    ...(await around(context, ideas, [], [], actions)),
    workshops: await workshopsIn(context, ideas),
    children: children.map(({ number, title }) => ({ number, title })),
  }
}

export async function threadOfSignal(signal: WeakSignal, context: Asking): Promise<Thread> {
  const { concertation, read } = context
  const ideas = await ideasBehind(await evidenceOf(read, [signal.id]), context)
  const actions = (await actionsOf(read, concertation.id)).filter((action) => action.signalId === signal.id)
  const names = await personNames(read, [signal.authorId])
  return {
    from: { kind: 'signal', number: signal.number, title: signal.title, by: names.get(signal.authorId) ?? '' },
    reason: signal.reason,
    ...(await around(context, ideas, [], [], actions)),
    workshops: await workshopsIn(context, ideas),
    children: [],
  }
}

export async function threadOfAction(action: Action, context: Asking): Promise<Thread> {
  const { concertation, read } = context
  const axes = (await axesOf(read, concertation.id)).filter(is(action.axisId))
  const signals = (await signalsOf(read, concertation.id)).filter(is(action.signalId))
  const subjects = [action, ...axes, ...signals].map((subject) => subject.id)
  const ideas = await ideasBehind(await evidenceOf(read, subjects), context)
  const [own] = await traced(context, [action])
  return {
    from: { kind: 'action', number: action.number, title: action.title },
    priorities: await given(action.id, context),
    own,
    ...(await around(context, ideas, axes, signals, [])),
    workshops: await workshopsIn(context, ideas),
    children: [],
  }
}

/** What votes made of it, as far as this person may know. */
async function given(id: string, context: Asking): Promise<Thread['priorities']> {
  return (await prioritiesOf(context.read, [id], viewerOf(context).team)).get(id)
}

function is(id: string | null): (row: { readonly id: string }) => boolean {
  return (row) => row.id === id
}

function isSubjectOf(evidence: readonly Evidence[]): (row: { readonly id: string }) => boolean {
  return (row) => evidence.some((e) => e.subjectId === row.id)
}

/** Behind these links, with the ideas that were merged with them: their words count as well. */
async function ideasBehind(evidence: readonly Evidence[], { read }: Asking): Promise<Idea[]> {
  const direct = await ideasById(read, [...new Set(evidence.map((e) => e.ideaId))])
  const all = [...direct, ...(await joinedBy(read, direct)), ...(await joinedTo(read, direct))]
  return all
    .filter((idea, i) => all.findIndex((other) => other.id === idea.id) === i)
    .toSorted((a, b) => a.number - b.number)
}

/** Those into which these were merged, and those into which they were merged in turn. */
async function joinedBy(read: Reads, ideas: readonly Idea[]): Promise<Idea[]> {
  const found: Idea[] = []
  let ids = ideas.flatMap((idea) => idea.mergedIntoId ?? [])
  while (ids.length > 0) {
    const next = (await ideasById(read, ids)).filter((idea) => !found.some(({ id }) => id === idea.id))
    found.push(...next)
    ids = next.flatMap((idea) => idea.mergedIntoId ?? [])
  }
  return found
}

/** Those that were merged into these, and those that had been merged into them. */
async function joinedTo(read: Reads, ideas: readonly Idea[]): Promise<Idea[]> {
  const found: Idea[] = []
  let ids = ideas.map((idea) => idea.id)
  while (ids.length > 0) {
    const next = (await mergedInto(read, ids)).filter((idea) => !found.some(({ id }) => id === idea.id))
    found.push(...next)
    ids = next.map((idea) => idea.id)
  }
  return found
}

async function workshopsIn({ concertation, read }: Asking, ideas: readonly Idea[]): Promise<string[]> {
  const workshops = await workshopsOf(read, concertation.id)
  return workshops.filter((w) => ideas.some((idea) => idea.workshopId === w.id)).map((w) => w.title)
}

async function around(
  context: Asking,
  ideas: readonly Idea[],
  axes: readonly StrongAxis[],
  signals: readonly WeakSignal[],
  actions: readonly Action[],
): Promise<Pick<Thread, 'ideas' | 'hidden' | 'axes' | 'signals' | 'actions'>> {
  const viewer = viewerOf(context)
  const visible = ideas.filter((idea) => maySee(idea, viewer))
  const knot = ({ number, title }: Knot): Knot => ({ number, title })
  return {
    ideas: await listed(context.read, visible, viewer),
    hidden: ideas.length - visible.length,
    axes: axes.map(knot),
    signals: signals.map(knot),
    actions: await traced(context, actions),
  }
}

/** Undefined while nobody has begun its roadmap. */
function lackingOf(action: Action, roadmap: Roadmap | undefined): TracedAction['lacking'] {
  return roadmap && missingBlocks(action, roadmap)
}

/** What everybody may know of an action: who owns it, when it is due, whether a roadmap and a plan hold it. */
async function traced({ concertation, read }: Asking, actions: readonly Action[]): Promise<TracedAction[]> {
  if (actions.length === 0) return []
  const owners = await organisationNames(
    read,
    actions.map((action) => action.ownerId),
  )
  const roadmaps = await roadmapsOf(
    read,
    actions.map((action) => action.id),
  )
  const plans = (await plansOf(read, concertation.id)).filter((plan) => plan.state === 'active')
  const entries = await Promise.all(plans.map(async (plan) => ({ plan, entries: await entriesOf(read, plan.id) })))
  return actions.map((action) => ({
    number: action.number,
    title: action.title,
    owner: owners.get(action.ownerId ?? ''),
    dueOn: action.dueOn,
    lacking: lackingOf(
      action,
      roadmaps.find((roadmap) => roadmap.actionId === action.id),
    ),
    plans: entries.filter((e) => e.entries.some((entry) => entry.actionId === action.id)).map((e) => e.plan.title),
  }))
}
