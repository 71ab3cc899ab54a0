/** The thread as people read it: where something comes from, what came of it, and a list to walk along. */

import type { Block } from '../../roadmap/rules/roadmap.ts'
import type { Text } from '../../text/index.ts'
import {
  actions,
  button,
  card,
  facts,
  list,
  option,
  pick,
  quiet,
  quote,
  rich,
  strong,
  text,
  view,
} from '../../views/build.ts'
import { formatDate, joinList } from '../../views/format.ts'
import type { Lang, Rich, View } from '../../views/view.ts'
import { wordsIn } from '../../views/words.ts'
import { type Prioritised, reasonSaid } from '../../votes/rules/priorities.ts'
import { type Listed, shorten, typeLabel } from '../views.ts'

export type Knot = { readonly number: number; readonly title: string }
export type Kind = 'idea' | 'axis' | 'signal' | 'action'

export type TracedAction = Knot & {
  readonly owner: string | undefined
  /** YYYY-MM-DD */
  readonly dueOn: string | null
  /** blocks of its roadmap that are missing; undefined while there is none */
  readonly lacking: readonly Block[] | undefined
  readonly plans: readonly string[]
}

export type Thread = {
  readonly from: Knot & { readonly kind: Kind; readonly by?: string; readonly organisation?: string | undefined }
  /** of an idea: active, withdrawn, merged */
  readonly state?: string
  readonly theme?: string | undefined
  /** what each vote on it found, the newest first */
  readonly priorities?: readonly Prioritised[] | undefined
  readonly session?: string | undefined
  readonly mergedInto?: number | undefined
  readonly joined?: readonly number[]
  /** why a signal is worth following */
  readonly reason?: string
  /** of an action: what everybody may know of it */
  readonly own?: TracedAction | undefined
  readonly ideas: readonly Listed[]
  /** ideas that are not for this person */
  readonly hidden: number
  readonly axes: readonly Knot[]
  readonly signals: readonly Knot[]
  readonly actions: readonly TracedAction[]
  readonly workshops: readonly string[]
  /** ateliers that go on from an axis */
  readonly children: readonly Knot[]
}

export function threadView(thread: Thread, t: Text, lang: Lang): View {
  const { from } = thread
  const isIdea = from.kind === 'idea'
  return view(
    lang,
    card(
      t.trace.title(t.trace.named[from.kind](from.number)),
      isIdea ? quote(from.title) : text(strong(from.title)),
      isIdea && quiet(t.ideas.by(from.by ?? '', from.organisation)),
      from.kind === 'signal' && quiet(t.axes.noticedBy(from.by ?? '')),
      thread.reason !== undefined && text(t.axes.because(thread.reason)),
      threadFacts(thread, t, lang),
      ...comesFrom(thread, t),
      list(...cameOf(thread, t, lang)),
      nothingYet(thread, t),
    ),
    actions(walk(thread, t, lang), isIdea && button(t.buttons.seeAxes, { intent: 'axes', args: {} })),
  )
}

export function threadFacts(thread: Thread, t: Text, lang: Lang) {
  const { own, joined = [] } = thread
  return facts(
    thread.from.kind === 'idea' && thread.state === 'active' && [t.trace.theme, thread.theme ?? t.trace.toBeSorted],
    ...(thread.priorities ?? []).map(
      (one) => [t.priorities.label, t.priorities.said(one.rank, one.of, reasonSaid(one, t.votes), one.poll)] as const,
    ),
    thread.workshops.length > 0 && [t.trace.workshops, joinList(thread.workshops, lang)],
    thread.session !== undefined && [t.trace.session, thread.session],
    thread.mergedInto !== undefined && [t.trace.mergedInto, t.trace.named.idea(thread.mergedInto)],
    joined.length > 0 && [
      t.trace.joined,
      joinList(
        joined.map((number) => t.trace.named.idea(number)),
        lang,
      ),
    ],
    own && [t.trace.owner, own.owner ?? t.trace.noOwner],
    own !== undefined && own.dueOn !== null && [t.trace.due, formatDate(own.dueOn, lang)],
    own && [t.trace.roadmap, roadmapText(own.lacking, t, lang)],
    own && [t.trace.plan, own.plans.length > 0 ? joinList(own.plans, lang) : t.trace.inNoPlan],
  )
}

/** The words that it comes from. */
export function comesFrom(thread: Thread, t: Text) {
  const merged = thread.from.kind === 'idea'
  return [
    thread.ideas.length > 0 && text(merged ? t.trace.sameIdeas : t.trace.verbatims(thread.ideas.length)),
    list(...thread.ideas.map((idea) => ideaLine(idea, t))),
    thread.hidden > 0 && quiet(t.trace.hidden(thread.hidden)),
  ]
}

function ideaLine(idea: Listed, t: Text): Rich {
  const type = typeLabel(idea.type, t)
  const by = t.ideas.by(idea.by, idea.organisation)
  return rich(strong(`${idea.number}`), `. ${idea.text}`, ` — ${by}${type ? ` (${type})` : ''}`)
}

export function cameOf(thread: Thread, t: Text, lang: Lang): Rich[] {
  const told = (kind: Kind, { number, title }: Knot) => rich(strong(t.trace.capital[kind](number)), ` : ${title}`)
  return [
    ...thread.axes.map((axis) => told('axis', axis)),
    ...thread.signals.map((signal) => told('signal', signal)),
    ...thread.actions.map((action) =>
      rich(
        strong(t.trace.capital.action(action.number)),
        ` : ${action.title}`,
        ` — ${t.trace.action(action.owner, action.dueOn && formatDate(action.dueOn, lang), action.plans.join(', '))}`,
      ),
    ),
    ...thread.children.map((workshop) => rich(strong(t.trace.workshop(workshop.number)), ` : ${workshop.title}`)),
  ]
}

/** An end is told as one, with what is expected to follow. */
function nothingYet(thread: Thread, t: Text) {
  const ends = [...thread.axes, ...thread.signals, ...thread.actions, ...thread.children].length === 0
  if (thread.from.kind === 'action') return thread.ideas.length + thread.hidden === 0 && quiet(t.trace.noSource)
  if (!ends) return undefined
  return quiet(thread.from.kind === 'idea' ? t.trace.ideaWaits : t.trace.subjectWaits)
}

function walk(thread: Thread, t: Text, lang: Lang) {
  const go = (kind: Kind, number: number, said: string) =>
    option(shorten(`${t.trace.capital[kind](number)}${wordsIn(lang).colon}${said}`), {
      intent: 'trace',
      args: { kind, number },
    })
  const next = [
    ...thread.axes.map(({ number, title }) => go('axis', number, title)),
    ...thread.signals.map(({ number, title }) => go('signal', number, title)),
    ...thread.actions.map(({ number, title }) => go('action', number, title)),
    ...thread.ideas.map((one) => go('idea', one.number, one.text)),
  ]
  return next.length > 0 && pick(t.buttons.followThread, next)
}

function roadmapText(lacking: TracedAction['lacking'], t: Text, lang: Lang): string {
  if (lacking === undefined) return t.trace.notWritten
  if (lacking.length === 0) return t.trace.written
  const names = lacking.map((block) => t.roadmap.blockNames[block])
  return t.roadmap.lacks(joinList(names, lang))
}
