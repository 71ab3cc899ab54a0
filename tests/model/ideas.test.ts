/**
 * What people do with ideas, in any order, beside a model of a few lines: after each act the store holds what the model
 * holds, sorted + unsorted + withdrawn + merged = total, and no link leads nowhere.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sortCounts } from '../../src/contributions/store.ts'
import type { Call } from '../../src/views/view.ts'
import { createWorld, type World } from '../support/world.ts'

const authors = ['cleo', 'dan'] as const
/** bo facilitates. */
const animator = 'bo'
const themeTitles = ['Emploi', 'Argent', 'Terre']

type Act =
  | { readonly do: 'submit'; readonly who: string }
  | { readonly do: 'edit' | 'withdraw' | 'restore'; readonly who: string; readonly idea: number }
  | { readonly do: 'sort'; readonly idea: number; readonly theme: number }
  | { readonly do: 'unsort' | 'unmerge'; readonly idea: number }
  | { readonly do: 'merge'; readonly idea: number; readonly into: number }
  | { readonly do: 'theme withdraw' | 'theme add'; readonly theme: number }
  | { readonly do: 'axis keep'; readonly ideas: readonly number[] }
  | { readonly do: 'axis support'; readonly axis: number; readonly idea: number }
  | { readonly do: 'axis withdraw'; readonly axis: number }
  | { readonly do: 'undo'; readonly who: string }

const idea = fc.integer({ min: 1, max: 7 })
const theme = fc.integer({ min: 1, max: themeTitles.length })
const axis = fc.integer({ min: 1, max: 3 })
const author = fc.constantFrom(...authors)
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('submit' as const), who: author }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('edit' as const), who: author, idea }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('withdraw' as const), who: author, idea }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('restore' as const), who: author, idea }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('sort' as const), idea, theme }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('unsort' as const), idea }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('merge' as const), idea, into: idea }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('unmerge' as const), idea }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('theme withdraw' as const), theme }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('theme add' as const), theme }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('axis keep' as const),
      ideas: fc.array(idea, { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('axis support' as const), axis, idea }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('axis withdraw' as const), axis }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('undo' as const), who: fc.constantFrom(animator, ...authors) }) },
)

type Idea = { who: string; text: string; status: 'active' | 'withdrawn' | 'merged'; theme: number; into: number }
type Axis = { active: boolean; ideas: Set<number> }
type Undo = () => boolean

class Model {
  readonly ideas: Idea[] = []
  readonly axes: Axis[] = []
  readonly themes = themeTitles.map(() => true)
  readonly #undos = new Map<string, Undo[]>()

  /** False when it must be refused; then nothing changes. */
  make(what: Act, text: string): boolean {
    if (what.do === 'undo') {
      const own = this.#undos.get(what.who) ?? []
      const done = own.at(-1)?.() ?? false
      if (done) own.pop()
      return done
    }
    const back = this.#change(what, text)
    if (!back) return false
    const who = 'who' in what ? what.who : animator
    this.#undos.set(who, [...(this.#undos.get(who) ?? []), back])
    return true
  }

  #change(what: Exclude<Act, { do: 'undo' }>, text: string): Undo | undefined {
    switch (what.do) {
      case 'submit': {
        this.ideas.push({ who: what.who, text, status: 'active', theme: 0, into: 0 })
        const n = this.ideas.length
        return () => this.#withdraw(n, what.who) !== undefined
      }
      case 'edit': {
        const one = this.#standing(what.idea, what.who)
        if (!one) return undefined
        const before = one.text
        one.text = text
        return () => {
          if (one.status !== 'active') return false
          one.text = before
          return true
        }
      }
      case 'withdraw':
        return this.#withdraw(what.idea, what.who)
      case 'restore':
        return this.#restore(what.idea, what.who) ? () => this.#withdraw(what.idea, what.who) !== undefined : undefined
      case 'sort': {
        const one = this.#standing(what.idea)
        if (!one || !this.themes[what.theme - 1] || one.theme === what.theme) return undefined
        return this.#move(one, what.theme)
      }
      case 'unsort': {
        const one = this.#standing(what.idea)
        return one && this.#themeOf(one) > 0 ? this.#move(one, 0) : undefined
      }
      case 'merge':
        return this.#merge(what.idea, what.into)
      case 'unmerge':
        return this.#unmerge(what.idea)
      case 'theme withdraw':
      case 'theme add': {
        const adds = what.do === 'theme add'
        if (this.themes[what.theme - 1] === adds) return undefined
        this.themes[what.theme - 1] = adds
        return () => {
          if (this.themes[what.theme - 1] !== adds) return false
          this.themes[what.theme - 1] = !adds
          return true
        }
      }
      case 'axis keep': {
        if (what.ideas.some((n) => !this.#standing(n))) return undefined
        this.axes.push({ active: true, ideas: new Set(what.ideas) })
        const n = this.axes.length
        return () => this.#withdrawAxis(n) !== undefined
      }
      case 'axis support': {
        const one = this.axes[what.axis - 1]
        if (!one?.active || !this.#standing(what.idea) || one.ideas.has(what.idea)) return undefined
        one.ideas.add(what.idea)
        return () => one.active && one.ideas.size > 1 && one.ideas.delete(what.idea)
      }
      case 'axis withdraw':
        return this.#withdrawAxis(what.axis)
    }
  }

  #standing(n: number, who?: string): Idea | undefined {
    const one = this.ideas[n - 1]
    return one?.status === 'active' && (who === undefined || one.who === who) ? one : undefined
  }

  #themeOf(one: Idea): number {
    return this.themes[one.theme - 1] ? one.theme : 0
  }

  #move(one: Idea, to: number): Undo {
    const before = one.theme
    one.theme = to
    return () => {
      if (one.status !== 'active') return false
      one.theme = before
      return true
    }
  }

  #withdraw(n: number, who: string): Undo | undefined {
    const one = this.#standing(n, who)
    if (!one) return undefined
    const freed = this.ideas.filter((other) => other.status === 'merged' && other.into === n)
    one.status = 'withdrawn'
    for (const other of freed) Object.assign(other, { status: 'active', into: 0 })
    return () => {
      if (!this.#restore(n, who)) return false
      for (const other of freed) if (other.status === 'active') Object.assign(other, { status: 'merged', into: n })
      return true
    }
  }

  #restore(n: number, who: string): boolean {
    const one = this.ideas[n - 1]
    if (one?.status !== 'withdrawn' || one.who !== who) return false
    one.status = 'active'
    return true
  }

  #merge(n: number, into: number): Undo | undefined {
    const one = this.#standing(n)
    if (!one || n === into || !this.#standing(into)) return undefined
    Object.assign(one, { status: 'merged', into })
    return () => this.#unmerge(n) !== undefined
  }

  #unmerge(n: number): Undo | undefined {
    const one = this.ideas[n - 1]
    if (one?.status !== 'merged') return undefined
    const { into } = one
    Object.assign(one, { status: 'active', into: 0 })
    return () => this.#merge(n, into) !== undefined
  }

  #withdrawAxis(n: number): Undo | undefined {
    const one = this.axes[n - 1]
    if (!one?.active) return undefined
    one.active = false
    return () => {
      if (one.active) return false
      one.active = true
      return true
    }
  }

  counts() {
    const of = (status: Idea['status']) => this.ideas.filter((one) => one.status === status)
    const sorted = of('active').filter((one) => this.#themeOf(one) > 0).length
    return {
      sorted,
      unsorted: of('active').length - sorted,
      withdrawn: of('withdrawn').length,
      merged: of('merged').length,
      total: this.ideas.length,
    }
  }

  state() {
    return {
      ideas: this.ideas.map(({ text, status, into }) => ({ text, status, into: status === 'merged' ? into : null })),
      axes: this.axes.map(({ active, ideas }) => (active ? [...ideas].sort((a, b) => a - b) : null)),
    }
  }
}

async function stateOf(w: World) {
  const ideas = await w.db.query(
    `SELECT i.text, i.status, o.number AS into FROM "Idea" i LEFT JOIN "Idea" o ON o.id = i."mergedIntoId" ORDER BY i.number`,
  )
  const axes = await w.db.query<{ state: string; ideas: number[] }>(
    `SELECT a.state, (SELECT coalesce(array_agg(i.number ORDER BY i.number), '{}') FROM "Evidence" e
       JOIN "Idea" i ON i.id = e."ideaId" AND i."concertationId" = a."concertationId"
       WHERE e."subjectId" = a.id AND e.state = 'active') AS ideas FROM "StrongAxis" a ORDER BY a.number`,
  )
  return { ideas, axes: axes.map(({ state, ideas: held }) => (state === 'active' ? held : null)) }
}

/** Links to what is not there, or is no more in force; ideas merged into one that is gone. */
function dangling(w: World) {
  return w.db.query(
    `SELECT e.id FROM "Evidence" e LEFT JOIN "StrongAxis" a ON a.id = e."subjectId" AND a.state = 'active'
       LEFT JOIN "Idea" i ON i.id = e."ideaId" WHERE e.state = 'active' AND (a.id IS NULL OR i.id IS NULL)
     UNION ALL SELECT i.id FROM "Idea" i LEFT JOIN "Idea" o ON o.id = i."mergedIntoId" AND o.status <> 'withdrawn'
       WHERE i.status = 'merged' AND o.id IS NULL`,
  )
}

function callOf(what: Act, text: string): { who: string; call: Call } {
  const call = (intent: string, args: Call['args'] = {}) => ({ intent, args })
  const who = 'who' in what ? what.who : animator
  switch (what.do) {
    case 'submit':
      return { who, call: call('idea submit', { text }) }
    case 'edit':
      return { who, call: call('idea edit', { number: what.idea, text }) }
    case 'withdraw':
    case 'restore':
      return { who, call: call(`idea ${what.do}`, { number: what.idea }) }
    case 'sort':
      return { who, call: call('idea sort', { ideas: String(what.idea), theme: String(what.theme) }) }
    case 'unsort':
      return { who, call: call('idea unsort', { ideas: String(what.idea) }) }
    case 'merge':
      return { who, call: call('merge', { number: what.idea, into: what.into }) }
    case 'unmerge':
      return { who, call: call('unmerge', { number: what.idea }) }
    case 'theme withdraw':
      return { who, call: call('theme withdraw', { theme: String(what.theme) }) }
    case 'theme add':
      return { who, call: call('theme add', { titles: themeTitles[what.theme - 1]! }) }
    case 'axis keep':
      return { who, call: call('axis keep', { title: text, ideas: what.ideas.join(', ') }) }
    case 'axis support':
      return { who, call: call('axis support', { axis: what.axis, ideas: String(what.idea) }) }
    case 'axis withdraw':
      return { who, call: call('axis withdraw', { number: what.axis }) }
    case 'undo':
      return { who, call: call('undo') }
  }
}

/** Three themes, and a restitution that is open. */
async function prepared(): Promise<World> {
  const w = await (await createWorld()).founded()
  for (const who of [animator, ...authors]) await w.says(who, '#pleniere', '/concert')
  await w.says('ana', '#pleniere', `/concert nommer ${animator} animation`)
  await w.says('ana', '#pleniere', `/concert theme ${themeTitles.join(' ; ')}`)
  await w.says('ana', '#pleniere', '/concert phase Diagnostic ; début : 1er mars 2027 ; fin : 31 mars 2027')
  await w.says('ana', '#pleniere', '/concert restitution')
  return w
}

test('whatever people do with ideas, the store and a small model agree at every step', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 30, maxLength: 60, size: 'max' }), async (acts) => {
      const w = await prepared()
      const [concertation] = await w.db.query<{ id: string }>('SELECT id FROM "Concertation"')
      const model = new Model()
      for (const [i, what] of acts.entries()) {
        const text = `Texte ${i}`
        const { who, call } = callOf(what, text)
        const told = await w.says(who, '#pleniere', call)
        const made = model.make(what, text)
        const where = `${i}: ${JSON.stringify(what)} ${made ? 'was to be made' : 'was to be refused'}: ${told.text}`
        expect(await stateOf(w), where).toEqual(model.state())
        const counts = await sortCounts(w.db.prisma, concertation!.id)
        expect(counts, where).toEqual(model.counts())
        expect(counts.sorted + counts.unsorted + counts.withdrawn + counts.merged, where).toBe(counts.total)
        expect(await dangling(w), where).toEqual([])
      }
    }),
    { numRuns: 12 },
  )
}, 240_000)
