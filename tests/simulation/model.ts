/**
 * What must come out, worked out again in a few lines: people's acts, in the order in which the database kept them, over
 * plain objects. It shares no code with the engine, so that the two can only agree by both being right.
 */

import { type Action, createRooms, type Poll } from './rooms.ts'

/** What a person did, as the simulation meant it. `n` is the number of an idea, a vote or an action, `post` the message that was pressed. */
export type Act = {
  readonly who: string
  readonly where: string
  readonly says: string
  readonly kind:
    | 'idea'
    | 'edit'
    | 'withdraw'
    | 'restore'
    | 'undo'
    | 'intake'
    | 'open'
    | 'look'
    | 'talk'
    | 'poll'
    | 'cast'
    | 'uncast'
    | 'close'
    | 'sort'
    | 'unsort'
    | 'action'
    | 'done'
  readonly n?: number
  readonly text?: string
  readonly until?: number
  readonly post?: string
  /** of a vote: how many options, how many of them on one ballot */
  readonly question?: string
  readonly options?: number
  readonly most?: number
  /** positions, from one */
  readonly choices?: readonly number[]
  readonly theme?: number
  readonly contact?: string
  /** YYYY-MM-DD */
  readonly due?: string
}

export type Kept = { readonly request: string; readonly at: number }
export type Verdict = { readonly request: string; readonly ok: boolean; readonly n?: number }

export type Idea = {
  readonly home: string
  readonly n: number
  readonly author: string
  /** in a room, or in private */
  readonly room: string | undefined
  text: string
  status: 'active' | 'withdrawn'
  theme: number | undefined
}

type Back = (request: string, at: number) => boolean
type Undo = { readonly request: string; readonly at: number; readonly home: string; done: boolean; readonly back: Back }
type Change = { readonly request: string; readonly home: string; readonly before: number | undefined }

export type World = {
  /** room -> the concertation that it is bound to */
  readonly homes: Readonly<Record<string, string>>
  readonly team: (who: string, home: string) => boolean
  /** the concertation of the message with this key, when it is not the answer to a request */
  readonly homeOfPost: (post: string) => string | undefined
  readonly requestOfPost: (post: string) => string | undefined
  /** may they have been under way at the same time? */
  readonly together: (a: string, b: string) => boolean
  /** what was answered: asked only where both answers are right */
  readonly accepted: (request: string) => boolean
  readonly themes: (home: string) => number
  /** votes that the clock ended in this request of its own */
  readonly ends: (request: string) => readonly { readonly home: string; readonly n: number }[]
}

export const undoWithin = 10 * 60_000

export type Model = {
  readonly ideas: readonly Idea[]
  readonly until: ReadonlyMap<string, number | undefined>
  readonly verdicts: readonly Verdict[]
  /** request -> the idea that it made or changed */
  readonly about: ReadonlyMap<string, Idea>
  readonly polls: readonly Poll[]
  readonly actions: readonly Action[]
}

export function replay(kept: readonly Kept[], acts: ReadonlyMap<string, Act>, world: World): Model {
  const ideas: Idea[] = []
  const until = new Map<string, number | undefined>()
  const last = new Map<string, string>()
  const homeOf = new Map<string, string | undefined>()
  const undos = new Map<string, Undo[]>()
  let underWay = ''
  const changes: Change[] = []
  const about = new Map<string, Idea>()
  const verdicts: Verdict[] = []
  const touched = new Map<object, string[]>()
  const rooms = createRooms({
    ideas,
    themes: world.themes,
    team: world.team,
    touch,
    remember,
    judged(thing, request, isRight) {
      const near = (touched.get(thing) ?? []).some((other) => world.together(other, request))
      return isRight && (!near || world.accepted(request))
    },
  })

  for (const { request, at } of kept) {
    for (const { home, n } of world.ends(request)) rooms.end(home, n)
    const act = acts.get(request)
    if (!act) continue
    const asked = act.post === undefined ? undefined : world.requestOfPost(act.post)
    const ofPost = asked === undefined ? act.post && world.homeOfPost(act.post) : homeOf.get(asked)
    const home = ofPost ?? (act.where === 'dm' ? last.get(act.who) : world.homes[act.where])
    homeOf.set(request, home)
    underWay = request
    if (home !== undefined) last.set(act.who, home)
    verdicts.push({ request, ...decide(request, act, at, home) })
  }
  return { ideas, until, verdicts, about, polls: rooms.polls, actions: rooms.actions }

  function touch(thing: object, request: string): void {
    touched.set(thing, [...(touched.get(thing) ?? []), request])
  }

  function decide(request: string, act: Act, at: number, home: string | undefined): Omit<Verdict, 'request'> {
    if (act.kind === 'look' || act.kind === 'talk') return { ok: true }
    if (act.kind === 'undo') return undo(request, act, at)
    if (home === undefined) return { ok: false }
    if (act.kind === 'idea') return deposit(request, act, at, home)
    if (act.kind === 'intake' || act.kind === 'open') return { ok: date(request, act, at, home) }
    const elsewhere = rooms.decide(request, act, at, home)
    if (elsewhere) return elsewhere
    const idea = ideas.find((i) => i.home === home && i.n === act.n)
    if (!idea || idea.author !== act.who) return { ok: false }
    about.set(request, idea)
    return { ok: change(request, idea, act, at, act.kind as 'edit' | 'withdraw' | 'restore') }
  }

  function deposit(request: string, act: Act, at: number, home: string): Omit<Verdict, 'request'> {
    const n = ideas.filter((i) => i.home === home).length + 1
    const isOpen = (end: number | undefined) => end === undefined || end > at
    const near = changes.filter((c) => c.home === home && world.together(c.request, request)).map((c) => c.before)
    const now = isOpen(until.get(home))
    // It may have read what was true before a change that was kept just before it: then either answer is right.
    const ok = near.some((end) => isOpen(end) !== now) ? world.accepted(request) : now
    if (ok) keepIdea(request, act, at, home, n)
    return { ok, n }
  }

  function keepIdea(request: string, act: Act, at: number, home: string, n: number): void {
    const room = act.where === 'dm' || world.homes[act.where] !== home ? undefined : act.where
    const idea: Idea = { home, n, author: act.who, room, text: act.text ?? '', status: 'active', theme: undefined }
    ideas.push(idea)
    about.set(request, idea)
    touch(idea, request)
    remember(act, at, home, (by) => set(idea, 'withdrawn') && seen(idea, by))
  }

  function seen(idea: Idea, request: string): boolean {
    touch(idea, request)
    return true
  }

  function change(request: string, idea: Idea, act: Act, at: number, kind: 'edit' | 'withdraw' | 'restore'): boolean {
    if (kind === 'edit') {
      const before = idea.text
      if (!reword(idea, act.text ?? '')) return false
      remember(act, at, idea.home, () => reword(idea, before))
      return true
    }
    const [to, from] = kind === 'withdraw' ? (['withdrawn', 'active'] as const) : (['active', 'withdrawn'] as const)
    if (!set(idea, to)) return false
    touch(idea, request)
    remember(act, at, idea.home, (by) => set(idea, from) && seen(idea, by))
    return true
  }

  function date(request: string, act: Act, at: number, home: string): boolean {
    const before = until.get(home)
    const isPast = act.kind === 'intake' && (act.until ?? 0) <= at
    if (!world.team(act.who, home) || isPast || (act.kind === 'open' && before === undefined)) return false
    put(request, home, act.kind === 'open' ? undefined : act.until)
    remember(act, at, home, (by) => put(by, home, before))
    return true
  }

  function put(request: string, home: string, end: number | undefined): boolean {
    changes.push({ request, home, before: until.get(home) })
    until.set(home, end)
    return true
  }

  function undo(request: string, act: Act, at: number): Omit<Verdict, 'request'> {
    const named = act.post === undefined ? undefined : world.requestOfPost(act.post)
    const standsOn = (u: Undo) => u.request === named
    const everywhere = [...undos].filter(([key]) => key.startsWith(`${act.who} `))
    const [, there] = everywhere.find(([, all]) => all.some(standsOn)) ?? []
    const mine = named === undefined ? undos.get(`${act.who} ${act.where}`) : there
    const found = mine?.findLast((u) => !u.done && u.at >= at - undoWithin)
    // A button takes back the act under which it stands, and only while that is the last one.
    if (named !== undefined && found?.request !== named) return { ok: false }
    if (!found?.back(request, at)) return { ok: false }
    found.done = true
    // It is about what was undone, wherever it was said.
    homeOf.set(request, found.home)
    last.set(act.who, found.home)
    return { ok: true }
  }

  function remember(act: Act, at: number, home: string, back: Back): void {
    const key = `${act.who} ${act.where}`
    undos.set(key, [...(undos.get(key) ?? []), { request: underWay, at, home, done: false, back }])
  }
}

function set(idea: Idea, status: Idea['status']): boolean {
  if (idea.status === status) return false
  idea.status = status
  return true
}

function reword(idea: Idea, text: string): boolean {
  if (idea.status !== 'active' || idea.text === text) return false
  idea.text = text
  return true
}
