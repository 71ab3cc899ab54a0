/**
 * The local room of a test: the real engine, a real database and the real server, looked at with a browser that runs no
 * scripts. The clock is the test's.
 */
import { createWeb, type Web } from '../../../adapters/web/house.ts'
import type { Sandbox } from '../../../adapters/web/site.ts'
import { type VirtualClock, virtualClock } from '../../../src/engine/clock.ts'
import type { Database } from '../../../src/engine/db.ts'
import { createEngine, type Engine } from '../../../src/engine/engine.ts'
import { createIds } from '../../../src/engine/ids.ts'
import { createLog } from '../../../src/engine/log.ts'
import { localHouse } from '../../../src/web/local.ts'
import { testDatabase } from '../database.ts'
import { createRandom } from '../kernel/random.ts'
import { type Answers, formsOf, labelled, sent, wordsOf } from './browser-less.ts'
import { openFake } from './fake.ts'
import { all, parse, readOut, type Tag } from './html.ts'

export type LocalRoom = {
  readonly db: Database
  readonly engine: Engine
  readonly web: Web
  readonly clock: VirtualClock
  readonly port: number
  readonly origin: string
  readonly key: string
  /** how often the sandbox was thrown away */
  readonly restarts: () => number
  /** a browser that holds the key */
  browser(): Promise<Browser>
  close(): Promise<void>
}
export type LocalOptions = {
  readonly start?: Date
  readonly seed?: number
  /** the same bot as before a restart */
  readonly db?: Database
  readonly dir?: string
  /** the story of the sandbox, which is the same bot */
  readonly lines?: readonly string[]
}

export async function localRoom(options: LocalOptions = {}): Promise<LocalRoom> {
  const { start = new Date('2027-02-01T09:00:00+01:00'), seed = 1, dir, lines = [] } = options
  const db = options.db ?? (await testDatabase())
  const clock = virtualClock(start)
  const bytes = createRandom(seed)
  const ids = createIds(
    (length) => Uint8Array.from({ length }, () => bytes.below(256)),
    () => clock.now().getTime(),
  )
  const log = createLog('silent')
  const engine = await createEngine({ db, clock, ids, log, language: 'fr', zone: 'Europe/Paris', hearWithin: 30_000 })
  const web = createWeb({ dir, now: () => clock.now() })
  await engine.open(web)
  await engine.resume()
  const local = localHouse({ house: web.house, engine, clock, lang: 'fr' })
  async function settle(): Promise<void> {
    await engine.settle()
    await engine.seal()
  }
  const sealed = { ...local, settle }
  let restarts = 0
  const sandbox: Sandbox = { ...sealed, lines, start: '', touch() {}, close: async () => {} }
  const fake = await openFake({
    local: sealed,
    sandbox: async (again = false) => {
      if (again) restarts += 1
      return sandbox
    },
  })
  const origin = `http://127.0.0.1:${fake.port}`
  const key = fake.site.localKey
  return {
    ...{ db, engine, web, clock, origin, key },
    port: fake.port,
    restarts: () => restarts,
    async browser() {
      const answer = await fetch(`${origin}/salon?cle=${encodeURIComponent(key)}`, { redirect: 'manual' })
      return browserAt(origin, (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? '')
    },
    async close() {
      await fake.close()
      await engine.stop()
      if (!options.db) await db.close()
    },
  }
}

export type Screen = {
  readonly status: number
  readonly path: string
  readonly nodes: readonly (Tag | string)[]
  /** as it is read, in one line */
  readonly text: string
  /** what each message reads, oldest first */
  readonly items: readonly string[]
}
export type Browser = {
  readonly cookie: string
  /** the page that is open */
  readonly screen: Screen
  go(path: string): Promise<Screen>
  /** as this person, in this place (`#name` or `dm`) */
  at(who: string, place: string, base?: string): Promise<Screen>
  says(text: string, more?: Answers): Promise<Screen>
  /** the newest button with these words */
  presses(label: string): Promise<Screen>
  /** the newest form whose button has these words, by labels of its blanks */
  fills(button: string, values: Answers): Promise<Screen>
  /** the form as it would be posted, and where */
  form(button: string, values?: Answers): { readonly action: string; readonly data: URLSearchParams }
  post(action: string, data: URLSearchParams): Promise<Screen>
  fetch(path: string, init?: RequestInit): Promise<Response>
}

function browserAt(origin: string, cookie: string): Browser {
  let screen: Screen = { status: 0, path: '', nodes: [], text: '', items: [] }

  async function fetchHere(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { cookie, origin, 'accept-language': 'fr', ...(init.headers as Record<string, string>) }
    return fetch(`${origin}${path}`, { redirect: 'manual', ...init, headers })
  }

  async function go(path: string): Promise<Screen> {
    const answer = await fetchHere(path)
    const location = answer.headers.get('location')
    if (location !== null) return go(location)
    const nodes = parse(await answer.text())
    const items = all(nodes, 'li').filter(({ attributes }) => attributes.class?.startsWith('item '))
    screen = { status: answer.status, path, nodes, text: read(nodes), items: items.map((item) => read([item])) }
    return screen
  }

  function find(label: string): { readonly form: Tag; readonly by: Tag } {
    for (const form of formsOf(screen.nodes).toReversed()) {
      const by = all([form], 'button').find((button) => plainly(wordsOf(button)) === label)
      if (by) return { form, by }
    }
    throw new Error(`no button [${label}] on ${screen.path}: ${screen.text}`)
  }

  function form(label: string, values: Answers = {}) {
    const { form: found, by } = find(label)
    // Boxes and round buttons are ticked by their own words.
    const typed = Object.entries(values).map(([label, value]) => {
      const { name, type, value: own = '' } = labelled(found, label)?.attributes ?? {}
      return [name ?? label, type === 'radio' || type === 'checkbox' ? own : value] as const
    })
    return { action: found.attributes.action ?? '', data: sent(found, Object.fromEntries(typed), by) }
  }

  async function post(action: string, data: URLSearchParams): Promise<Screen> {
    const answer = await fetchHere(action, { method: 'POST', body: data })
    const location = answer.headers.get('location')
    if (answer.status !== 303 || location === null) {
      const nodes = parse(await answer.text())
      screen = { status: answer.status, path: action, nodes, text: read(nodes), items: [] }
      return screen
    }
    return go(location.split('#')[0] ?? '')
  }

  const press = (label: string, values: Answers = {}) => {
    const { action, data } = form(label, values)
    return post(action, data)
  }
  return {
    cookie,
    get screen() {
      return screen
    },
    go,
    at: (who, place, base = '/salon') => go(`${base}?${new URLSearchParams({ qui: who, lieu: place })}`),
    says: (text, more = {}) => press('Envoyer', { texte: text, ...more }),
    presses: (label) => press(label),
    fills: press,
    form,
    post,
    fetch: fetchHere,
  }
}

function read(nodes: readonly (Tag | string)[]): string {
  return plainly(readOut(nodes)).replace(/\s+/g, ' ').trim()
}

export function plainly(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ')
}

/** The first person comes in, administers the bot, and makes a concertation that #pleniere belongs to. */
export async function founded(b: Browser): Promise<void> {
  await b.go('/salon')
  await b.fills('Entrer', { 'Votre nom': 'ana', 'Le premier salon': 'pleniere' })
  await b.says('/concert admin')
  await b.presses('Confirmer')
  await b.says('/concert creer ESS à 10 ans ; organisateurs : Région, CRESS')
  await b.says('/concert salon')
}

/** Somebody more, who is taken at once. */
export async function joins(b: Browser, name: string): Promise<void> {
  const { form: _, ...own } = b
  const found = formsOf(own.screen.nodes).find(({ attributes }) => attributes.action?.endsWith('/personne'))
  if (!found) throw new Error('nobody can be added here')
  await b.post(found.attributes.action ?? '', sent(found, { nom: name }))
}

export type Event = { readonly id?: string; readonly event?: string; readonly data: string }

/** What a browser is told as it comes (HTML, § 9.2.6). */
export async function stream(b: Browser, path: string, lastEventId?: string) {
  const abort = new AbortController()
  const answer = await b.fetch(path, {
    signal: abort.signal,
    headers: { accept: 'text/event-stream', ...(lastEventId !== undefined && { 'last-event-id': lastEventId }) },
  })
  const events: Event[] = []
  let last = lastEventId ?? ''
  let waiting = ''
  const done = (async () => {
    const decoder = new TextDecoder()
    for await (const chunk of answer.body ?? []) {
      waiting += decoder.decode(chunk, { stream: true })
      for (let end = waiting.indexOf('\n\n'); end >= 0; end = waiting.indexOf('\n\n')) {
        take(waiting.slice(0, end).split('\n'))
        waiting = waiting.slice(end + 2)
      }
    }
  })().catch(() => {})
  function take(lines: readonly string[]): void {
    const of = (name: string) =>
      lines.filter((line) => line.startsWith(`${name}: `)).map((l) => l.slice(name.length + 2))
    const [id] = of('id')
    const [event] = of('event')
    if (id !== undefined) last = id
    if (event !== undefined) events.push({ ...(id !== undefined && { id }), event, data: of('data').join('\n') })
  }
  return {
    status: answer.status,
    events,
    get lastEventId() {
      return last
    },
    /** Until so many events of this kind have come. */
    async until(event: string, count: number, within = 5000): Promise<void> {
      for (let waited = 0; events.filter((one) => one.event === event).length < count; waited += 5) {
        if (waited > within) throw new Error(`only ${JSON.stringify(events.map((one) => one.event))} came`)
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    },
    async close() {
      abort.abort()
      await done
    },
  }
}
