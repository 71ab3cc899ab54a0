/**
 * What must come out of votes, sorting and actions, worked out again like the rest of the model: a vote counts one ballot
 * a person, an idea stands under one theme, and whoever answers for an action is known.
 */
import type { Act, Idea, Verdict } from './model.ts'

export type Poll = {
  readonly home: string
  readonly n: number
  readonly question: string
  readonly room: string
  readonly options: number
  readonly most: number
  readonly closes: number | undefined
  /** those who voted, and the positions that they chose */
  readonly box: Map<string, readonly number[]>
  state: 'open' | 'tied' | 'closed' | 'cancelled'
  counts: readonly number[]
}
export type Action = {
  readonly home: string
  readonly n: number
  readonly title: string
  readonly contact: string
  readonly due: string
  readonly at: number
  state: 'active' | 'withdrawn'
  done: boolean
  version: number
}

export type Rooms = {
  readonly polls: readonly Poll[]
  readonly actions: readonly Action[]
  /** undefined: not of these rooms */
  decide(request: string, act: Act, at: number, home: string): Omit<Verdict, 'request'> | undefined
  /** the clock, at the end of a vote */
  end(home: string, n: number): void
}

export type Around = {
  readonly ideas: readonly Idea[]
  readonly themes: (home: string) => number
  readonly team: (who: string, home: string) => boolean
  readonly touch: (thing: object, request: string) => void
  /**
   * What is right now is what was answered, unless something changed it while this was under way: then it may have been
   * refused for what it saw before. What is wrong now is never accepted.
   */
  readonly judged: (thing: object, request: string, isRight: boolean) => boolean
  readonly remember: (act: Act, at: number, home: string, back: (request: string, at: number) => boolean) => void
}

export function createRooms(world: Around): Rooms {
  const polls: Poll[] = []
  const actions: Action[] = []
  return { polls, actions, decide, end }

  function decide(request: string, act: Act, at: number, home: string): Omit<Verdict, 'request'> | undefined {
    const poll = polls.find((p) => p.home === home && p.n === act.n)
    switch (act.kind) {
      case 'poll':
        return open(request, act, at, home)
      case 'cast':
        return { ok: poll !== undefined && cast(request, act, at, poll) }
      case 'uncast':
        return { ok: poll !== undefined && uncast(request, act, at, poll) }
      case 'close':
        return { ok: poll !== undefined && world.team(act.who, home) && close(request, act, at, poll) }
      case 'sort':
      case 'unsort':
        return { ok: world.team(act.who, home) && sort(request, act, at, home) }
      case 'action':
        return add(request, act, at, home)
      case 'done':
        return { ok: done(request, act, at, home) }
      default:
        return undefined
    }
  }

  // ---- votes ----

  function open(request: string, act: Act, at: number, home: string): Omit<Verdict, 'request'> {
    const { question, options = 0, most = 0 } = act
    if (act.where === 'dm' || !world.team(act.who, home) || (act.until ?? Number.POSITIVE_INFINITY) <= at)
      return { ok: false }
    const n = polls.filter((p) => p.home === home).length + 1
    const box = new Map<string, readonly number[]>()
    const fixed = { home, n, question: question ?? '', room: act.where, options, most, closes: act.until }
    const poll: Poll = { ...fixed, box, state: 'open', counts: [] }
    polls.push(poll)
    world.touch(poll, request)
    world.remember(act, at, home, (by) => {
      if (!world.judged(poll, by, poll.state === 'open' || poll.state === 'tied')) return false
      return moved(poll, by, 'cancelled')
    })
    return { ok: true, n }
  }

  function isOpen(poll: Poll, at: number): boolean {
    return poll.state === 'open' && (poll.closes ?? Number.POSITIVE_INFINITY) > at
  }

  function cast(request: string, { who, ...act }: Act, at: number, poll: Poll): boolean {
    const choices = [...new Set(act.choices ?? [])].sort((a, b) => a - b)
    const isValid = choices.length <= poll.most && choices.every((choice) => choice <= poll.options)
    if (!isValid || !world.judged(poll, request, isOpen(poll, at))) return false
    const before = poll.box.get(who)
    if (String(before) === String(choices)) return true
    poll.box.set(who, choices)
    world.remember({ who, ...act }, at, poll.home, (by, then) => {
      if (!world.judged(poll, by, isOpen(poll, then) && (before !== undefined || poll.box.has(who)))) return false
      if (before) poll.box.set(who, before)
      else poll.box.delete(who)
      return true
    })
    return true
  }

  function uncast(request: string, act: Act, at: number, poll: Poll): boolean {
    const before = poll.box.get(act.who)
    if (!before || !world.judged(poll, request, isOpen(poll, at))) return false
    poll.box.delete(act.who)
    world.remember(act, at, poll.home, (by, then) => {
      if (!world.judged(poll, by, isOpen(poll, then))) return false
      poll.box.set(act.who, before)
      return true
    })
    return true
  }

  function close(request: string, act: Act, at: number, poll: Poll): boolean {
    if (!world.judged(poll, request, poll.state === 'open')) return false
    count(poll)
    world.touch(poll, request)
    world.remember(act, at, poll.home, (by, then) => {
      const isPast = (poll.closes ?? Number.POSITIVE_INFINITY) <= then
      return world.judged(poll, by, poll.state !== 'open' && !isPast) && moved(poll, by, 'open')
    })
    return true
  }

  function end(home: string, n: number): void {
    const poll = polls.find((p) => p.home === home && p.n === n)
    if (poll?.state === 'open') count(poll)
  }

  /** One wins; several that share the first place, with at least a choice, are a tie. */
  function count(poll: Poll): void {
    const all = [...poll.box.values()].flat()
    poll.counts = Array.from({ length: poll.options }, (_, i) => all.filter((choice) => choice === i + 1).length)
    const best = Math.max(...poll.counts)
    poll.state = best > 0 && poll.counts.filter((c) => c === best).length > 1 ? 'tied' : 'closed'
  }

  function moved(poll: Poll, request: string, state: Poll['state']): boolean {
    poll.state = state
    world.touch(poll, request)
    return true
  }

  // ---- sorting ----

  function sort(request: string, act: Act, at: number, home: string): boolean {
    const idea = world.ideas.find((i) => i.home === home && i.n === act.n)
    const theme = act.kind === 'sort' ? act.theme : undefined
    if (!idea || (theme !== undefined && theme > world.themes(home))) return false
    if (!world.judged(idea, request, idea.status === 'active' && idea.theme !== theme)) return false
    const before = idea.theme
    put(idea, theme, request)
    world.remember(act, at, home, (by) => {
      if (!world.judged(idea, by, idea.status === 'active')) return false
      return put(idea, before, by)
    })
    return true
  }

  function put(idea: Idea, theme: number | undefined, request: string): boolean {
    idea.theme = theme
    world.touch(idea, request)
    return true
  }

  // ---- actions ----

  function add(request: string, act: Act, at: number, home: string): Omit<Verdict, 'request'> {
    if (!world.team(act.who, home)) return { ok: false }
    const n = actions.filter((a) => a.home === home).length + 1
    const { text: title = '', contact = '', due = '' } = act
    const action: Action = { home, n, title, contact, due, at, state: 'active', done: false, version: 1 }
    actions.push(action)
    world.touch(action, request)
    world.remember(act, at, home, (by) => {
      if (!world.judged(action, by, action.state === 'active')) return false
      action.state = 'withdrawn'
      return changed(action, by)
    })
    return { ok: true, n }
  }

  function done(request: string, act: Act, at: number, home: string): boolean {
    const action = actions.find((a) => a.home === home && a.n === act.n)
    if (!action || !(world.team(act.who, home) || action.contact === act.who)) return false
    if (!world.judged(action, request, action.state === 'active' && !action.done)) return false
    action.done = true
    changed(action, request)
    const { version } = action
    world.remember(act, at, home, (by) => {
      if (!world.judged(action, by, action.state === 'active' && action.version === version)) return false
      action.done = false
      return changed(action, by)
    })
    return true
  }

  function changed(action: Action, request: string): boolean {
    action.version += 1
    world.touch(action, request)
    return true
  }
}
