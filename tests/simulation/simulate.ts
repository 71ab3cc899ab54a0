/**
 * A day in the life of the bot, from one seed: people speak, the platform repeats, delays, drops and limits, the process
 * dies at its crash points, the clock jumps. Then all faults stop, and everything must have come out right.
 */
import { limits } from '../../adapters/console/limits.ts'
import { dayOf } from '../../src/calendar.ts'
import { type Clock, virtualClock } from '../../src/engine/clock.ts'
import type { Database } from '../../src/engine/db.ts'
import { createEngine, type Engine } from '../../src/engine/engine.ts'
import { columnsQuery } from '../../src/engine/flush-sql.ts'
import { createIds } from '../../src/engine/ids.ts'
import { canonical } from '../../src/engine/journal.ts'
import { createLog } from '../../src/engine/log.ts'
import type { Adapter, Door, Form, Incoming, Reply } from '../../src/port.ts'
import type { Drawn, Target } from '../../src/views/drawn.ts'
import { plain } from '../../src/views/plain.ts'
import { pressOf } from '../../src/views/press.ts'
import { emptyAll } from '../support/database.ts'
import { type FakePlatform, fakePlatform } from '../support/kernel/platform.ts'
import { createRandom } from '../support/kernel/random.ts'
import type { Seen } from '../support/kernel/truth.ts'
import { breachesOf } from './check.ts'
import type { Act } from './model.ts'

export type Report = {
  readonly seed: number
  /** none when all is right */
  readonly breaches: readonly string[]
  readonly trace: readonly string[]
  readonly counts: Readonly<Record<'acts' | 'deliveries' | 'crashes' | 'lost' | 'limited' | 'ideas' | 'due', number>>
}

/** What is left to look at when the day is over. */
export type Day = {
  readonly db: Database
  readonly platform: FakePlatform
  readonly acts: ReadonlyMap<string, Act>
  /** every reply that a delivery of this request got */
  readonly replies: ReadonlyMap<string, readonly NonNullable<Reply>[]>
  /** the waves of delivery in which it was heard */
  readonly waves: ReadonlyMap<string, ReadonlySet<number>>
  readonly breaches: string[]
}

export const people = ['ana', 'bo', 'cleo', 'dan', 'eve', 'flo', 'gil', 'hal', 'ida', 'jo'] as const
export const homes = { pleniere: 'ESS', atelier: 'Mobilités' } as const
const team: Readonly<Record<string, readonly string[]>> = { ESS: ['ana', 'bo'], Mobilités: ['ana'] }
/** They answer for actions. */
export const contacts = ['cleo', 'dan'] as const
export const themes: Readonly<Record<string, number>> = { ESS: 2, Mobilités: 0 }
export const isTeam = (who: string, home: string): boolean => team[home]?.includes(who) ?? false

/** Fridays before a change of clocks, and a plain day before a public holiday. */
const starts = ['2027-03-26T15:00:00Z', '2026-10-23T14:00:00Z', '2027-07-12T07:00:00Z'] as const
const minute = 60_000
const day = 24 * 60 * minute
const log = createLog('silent')

export async function simulate(seed: number, db: Database): Promise<Report> {
  const waited = globalThis.setTimeout
  globalThis.setTimeout = hurried(waited)
  try {
    return await live(seed, db)
  } finally {
    globalThis.setTimeout = waited
  }
}

/** The engine's own short pauses are not waited for; its time-outs are. */
function hurried(wait: typeof setTimeout): typeof setTimeout {
  const soon = (work: () => void, ms = 0) => wait(work, ms < 1000 ? 0 : ms)
  return Object.assign(soon, wait) as typeof setTimeout
}

async function live(seed: number, db: Database): Promise<Report> {
  const chance = createRandom(seed)
  const deaths = chance.fork('crashes')
  const clock = virtualClock(new Date(chance.pick(starts)))
  const now = () => clock.now().getTime()
  const platform = fakePlatform({
    platform: 'console',
    can: limits.console,
    seed,
    now,
    faults: {
      copies: chance.pick([1, 2, 5]),
      lateMs: chance.pick([0, 2000, 90_000]),
      dropBefore: chance.pick([0, 0.1, 0.3]),
      dropAfter: chance.pick([0, 0.1, 0.3]),
    },
    ...(chance.chance(0.4) && {
      rates: { channel: { messages: 4, perMs: 10_000 }, all: { messages: 20, perMs: 10_000 } },
    }),
  })
  for (const who of people) for (const room of Object.keys(homes)) platform.join(who, room)

  const acts = new Map<string, Act>()
  const replies = new Map<string, NonNullable<Reply>[]>()
  const waves = new Map<string, Set<number>>()
  const breaches: string[] = []
  const trace: string[] = []
  const counts = { acts: 0, deliveries: 0, crashes: 0, lost: 0, limited: 0, ideas: 0, due: 0 }
  let wave = 0
  let words = 0
  const ends: number[] = []
  let deadly = 0
  let unheard: Incoming[] = []
  let life: Life | undefined

  function tell(line: string): void {
    trace.push(`${clock.now().toISOString()} ${line}`)
  }

  // ---- one process after the other, on the same database ----

  type Life = { engine: Engine; door: Door; dead: boolean; readonly death: Promise<'dead'>; die(): void }

  async function start(): Promise<Life> {
    let die = () => {}
    const death = new Promise<'dead'>((resolve) => {
      die = () => resolve('dead')
    })
    const self = { dead: false, death } as Life
    self.die = () => {
      self.dead = true
      die()
    }
    const bytes = chance.fork(`ids ${counts.crashes}`)
    const engine = await createEngine({
      db: cutOff(db, self),
      clock: stopped(clock, self),
      ids: createIds((length) => Uint8Array.from({ length }, () => bytes.below(256)), now),
      log,
      language: 'fr',
      zone: 'Europe/Paris',
      jitter: () => 0.5,
      probe(point) {
        if (self.dead || !deaths.chance(deadly)) return
        counts.crashes += 1
        tell(`✗ the process dies ${point}`)
        self.die()
        throw new Error('crash')
      },
    })
    self.engine = engine
    await engine.open(mute(platform, self, (door) => (self.door = door)))
    await engine.resume()
    return self
  }

  /** What the platform speaks to, whichever process is behind it. */
  const front: Door = {
    hear: async (batch) => {
      for (const incoming of batch) {
        counts.deliveries += 1
        const id = requestOf(incoming.id)
        waves.set(id, (waves.get(id) ?? new Set()).add(wave))
      }
      const heard = life?.dead === false ? await Promise.race([life.door.hear(batch.map(vouched)), life.death]) : 'dead'
      if (heard === 'dead') {
        unheard.push(...batch)
        return batch.map(() => null)
      }
      for (const [i, reply] of heard.entries()) if (reply) got(requestOf(batch[i]!.id), reply)
      return heard
    },
    shape: (says, where) => life!.door.shape(says, where),
    suggest: (asked) => life!.door.suggest(asked),
    delivered: (key, ref) => life!.door.delivered(key, ref),
    handOver: (key) => life!.door.handOver(key),
    cursor: async () => undefined,
  }

  function got(id: string, reply: NonNullable<Reply>): void {
    const before = replies.get(id) ?? []
    if (before.length === 0) tell(`  → ${acts.get(id)?.who ?? id}: ${plain(reply.body).split('\n')[0]}`)
    replies.set(id, [...before, reply])
  }

  async function deliver(): Promise<void> {
    wave += 1
    await platform.deliver()
    if (life?.dead) await revive()
  }

  /** What was not answered is delivered again, as platforms do. */
  async function revive(): Promise<void> {
    life = await start()
    const again = unheard
    unheard = []
    for (const incoming of chance.shuffle(again)) {
      wave += 1
      const [reply] = await front.hear([incoming])
      if (!reply) continue
      const ref = await platform.send(reply.to, reply.body, reply.key).catch(() => undefined)
      if (ref) front.delivered(reply.key, ref)
    }
    if (life.dead) await revive()
  }

  async function settle(): Promise<void> {
    if (life?.dead) await revive()
    await Promise.race([life!.engine.settle(), life!.death])
    if (life?.dead) await revive()
  }

  // ---- what people do ----

  function say(act: Omit<Act, 'says'> & { says?: string }, says: Incoming['says']): void {
    counts.acts += 1
    const shown = act.says ?? (typeof says === 'string' ? says : JSON.stringify(says))
    const id = requestOf(platform.says(act.who, act.where, says))
    acts.set(id, { ...act, says: shown })
    tell(`${act.who} ${act.where} ${shown}`)
  }

  function word(): string {
    words += 1
    return `mot${seed}x${words} à mutualiser`
  }

  function somebody(): { who: string; where: string } {
    return { who: chance.pick(people), where: chance.pick(['pleniere', 'pleniere', 'atelier', 'dm']) }
  }

  function act(): void {
    const at = somebody()
    const n = 1 + chance.below(6)
    const kind = chance.below(150)
    const text = word()
    if (kind >= 130) vote(at)
    else if (kind >= 115) openOrClose(at)
    else if (kind >= 107) sortOne(at)
    else if (kind >= 100) undertake(at)
    else if (kind < 30) say({ ...at, kind: 'idea', text }, `/idee ${text}`)
    else if (kind < 40) say({ ...at, kind: 'edit', n, text }, `/concert modifier ${n} ${text}`)
    else if (kind < 46) say({ ...at, kind: 'withdraw', n }, `/concert retirer ${n}`)
    else if (kind < 50) say({ ...at, kind: 'restore', n }, `/concert retablir ${n}`)
    else if (kind < 60) say({ ...at, kind: 'undo' }, '/concert annuler')
    else if (kind < 80) pressSomething(at.who)
    else if (kind < 84) fillSomething(at.who, text)
    else if (kind < 93) date(chance.chance(0.8) ? 'ana' : at.who, at.where)
    else if (kind < 95) say({ who: 'bo', where: at.where, kind: 'open' }, '/concert rouvrir')
    else look(at)
  }

  /** Half of them by somebody who may. */
  function leader(at: { who: string }): string {
    return chance.chance(0.7) ? chance.pick(['ana', 'ana', 'bo']) : at.who
  }

  /** Most often the first vote, so that several meet there. */
  function voteNumber(): number {
    return chance.chance(0.6) ? 1 : 1 + chance.below(3)
  }

  function vote(at: { who: string; where: string }): void {
    const n = voteNumber()
    if (chance.chance(0.15)) {
      say({ ...at, kind: 'uncast', n }, `/concert retirer-vote ${n}`)
      return
    }
    const choices = Array.from({ length: 1 + chance.below(2) }, () => 1 + chance.below(4))
    say({ ...at, kind: 'cast', n, choices }, `/concert voter ${choices.join(', ')} ; vote : ${n}`)
  }

  function openOrClose(at: { who: string; where: string }): void {
    const n = voteNumber()
    if (chance.chance(0.4)) openVote({ ...at, who: leader(at) })
    else say({ ...at, who: leader(at), kind: 'close', n }, `/concert fermer ${n}`)
  }

  function openVote(at: { who: string; where: string }): void {
    words += 1
    const question = `Question ${words} ?`
    const most = 1 + chance.below(2)
    const until = chance.chance(0.5)
      ? Math.floor(now() / minute) * minute + chance.pick([2, 30, 600]) * minute
      : undefined
    const options = 'Emploi, Mobilité, Alimentation'
    const args = {
      question,
      options,
      method: most === 1 ? 'single' : 'approval',
      ...(most > 1 && { choices: most }),
      ...(until !== undefined && { closes: new Date(until).toISOString() }),
      confirmed: true,
    }
    const meant = { kind: 'poll', question, options: 3, most, ...(until !== undefined && { until }) } as const
    say({ ...at, ...meant }, { intent: 'poll open', args })
  }

  function sortOne(at: { who: string; where: string }): void {
    const n = 1 + chance.below(6)
    const theme = 1 + chance.below(2)
    const who = leader(at)
    if (chance.chance(0.75))
      say({ who, where: at.where, kind: 'sort', n, theme }, `/concert classer ${n} ; theme : ${theme}`)
    else say({ who, where: at.where, kind: 'unsort', n }, `/concert declasser ${n}`)
  }

  function undertake(at: { who: string; where: string }): void {
    const n = 1 + chance.below(3)
    if (chance.chance(0.3)) {
      say({ ...at, kind: 'done', n }, `/concert fait ${n}`)
      return
    }
    words += 1
    const text = `Chantier ${words}z`
    const contact = chance.pick(contacts)
    const due = dayOf('Europe/Paris', new Date(now() + (1 + chance.below(2)) * day))
    const says = `/concert action ${text} ; référent : ${contact} ; échéance : ${due}`
    say({ who: leader(at), where: at.where, kind: 'action', text, contact, due }, says)
  }

  function date(who: string, where: string): void {
    // Often an end that was said before: what is cancelled and asked again, or made already, is where things go wrong.
    const soon = Math.floor((now() + (chance.below(96) - 6) * 60 * minute) / minute) * minute
    const until = ends.length > 0 && chance.chance(0.5) ? ends[chance.below(ends.length)]! : soon
    ends.push(until)
    say({ who, where, kind: 'intake', until }, `/concert recueil ${new Date(until).toISOString().slice(0, 16)}Z`)
    if (chance.chance(0.3)) say({ who, where, kind: 'undo' }, '/concert annuler')
  }

  function look(at: { who: string; where: string }): void {
    const talk = chance.pick(['bonjour à toutes', 'je ne suis pas d’accord'])
    if (at.where !== 'dm' && chance.chance(0.3)) {
      say({ ...at, kind: 'talk' }, talk)
      return
    }
    const words = chance.pick([
      '/concert',
      '/concert idees',
      '/concert mes-idees',
      '/concert retierr 1',
      '/idee',
      '/concert aide',
    ])
    say({ ...at, kind: 'look' }, words)
  }

  /** Any card that this person ever saw, old ones too. */
  function pressSomething(who: string): void {
    const on = platform.seen(who).flatMap((seen) => buttons(seen).map((button) => ({ seen, ...button })))
    const meant = on.flatMap((button) => {
      const kind = kinds[button.label]
      // « Modifier », « Retirer »: of an idea, where they stand on one.
      const isElsewhere = ofIdeas.includes(button.label) && !/^(L’idée|Idée) n°/.test(button.seen.text)
      return kind && !isElsewhere ? [{ ...button, kind }] : []
    })
    const chosen = meant[chance.below(Math.max(1, meant.length))]
    if (!chosen) {
      say({ who, where: 'pleniere', kind: 'look' }, '/concert')
      return
    }
    const { seen, label, target, kind } = chosen
    const n = Number(/n°\s(\d+)/.exec(seen.text)?.[1])
    const where = seen.where.replace('#', '')
    // « Modifier » opens a form: that by itself changes nothing.
    const done = label === 'Modifier' ? 'look' : kind
    const { post } = seen.message
    say(
      { who, where, kind: done, n, post, says: `[${label}] of ${seen.text.split('\n')[0]}` },
      { post, ...pressOf(target) },
    )
  }

  function fillSomething(who: string, text: string): void {
    const forms = platform.seen(who).filter(({ message }) => message.form !== undefined)
    const seen = forms[chance.below(Math.max(1, forms.length))]
    const call = seen?.message.form?.call
    if (!seen || !call) {
      say({ who, where: 'pleniere', kind: 'idea', text }, `/idee ${text}`)
      return
    }
    const where = seen.where.replace('#', '')
    const kind = call.intent === 'idea submit' ? 'idea' : call.intent === 'idea edit' ? 'edit' : undefined
    if (!kind) {
      say({ who, where, kind: 'look' }, '/concert')
      return
    }
    const n = Number(call.args.number)
    const { post } = seen.message
    say(
      { who, where, kind, n, text, post, says: `fills ${call.intent} ${n || ''} ${text}` },
      { post, n: 0, values: { text } },
    )
  }

  async function jump(): Promise<void> {
    const step = chance.pick([
      10_000,
      2 * minute,
      11 * minute,
      60 * minute,
      26 * 60 * minute,
      3 * day,
      -5 * minute,
      -60 * minute,
    ])
    tell(`the clock jumps by ${step / minute} min`)
    if (step < 0) return clock.advance(new Date(now() + step))
    await clock.advance(new Date(now() + step), async () => {
      if (life?.dead) await revive()
      await Promise.race([life!.engine.settle(), life!.death])
    })
    if (life?.dead) await revive()
  }

  /** Answers are left to the outbox: the platform is not asked. */
  async function found(): Promise<void> {
    for (const [i, [who, where, says]] of founding.entries()) {
      const incoming = {
        id: `founding-${i}`,
        platform: 'console',
        who: { workspace: 'console', account: who, name: who },
        where: { workspace: 'console', channel: where, kind: 'room', name: where },
        says,
      } as const
      acts.set(requestOf(incoming.id), { who, where, kind: 'look', says: 'founding' })
      await front.hear([incoming])
    }
    // Beyond what an undo can reach, even when the clock goes back.
    await clock.advance(new Date(now() + day))
  }

  // ---- the day ----

  await emptyAll(db)
  const loud = platform.counts
  await platform.start(front)
  life = await start()
  await found()
  openVote({ who: 'ana', where: 'pleniere' })
  await deliver()
  deadly = chance.pick([0, 0.02, 0.06])
  for (let i = 0; i < 9; i += 1) {
    for (let n = chance.below(4); n >= 0; n -= 1) act()
    await clock.advance(new Date(now() + chance.below(20_000)))
    await deliver()
    if (chance.chance(0.15)) await jump()
    else if (chance.chance(0.2)) await settle()
  }

  // ---- faults stop: everything must come to rest, and be right ----
  tell('faults stop')
  deadly = 0
  platform.calm()
  for (let next = platform.nextAt(); next !== undefined; next = platform.nextAt()) {
    if (next > now()) await clock.advance(new Date(next))
    await deliver()
  }
  await clock.advance(new Date(now() + 3 * 60 * minute), settle)
  await clock.advance(new Date(now() + 10 * day), settle)
  await settle()
  await life.engine.seal()
  const done: Day = { db, platform, acts, replies, waves, breaches }
  const { ideas, due } = await breachesOf(done)
  life.die()
  return {
    seed,
    breaches,
    trace,
    counts: { ...counts, lost: loud.lost, limited: loud.limited, ideas, due },
  }
}

const founding = [
  ['ana', 'pleniere', { intent: 'admin', args: { confirmed: true } }],
  ['ana', 'pleniere', '/concert creer ESS ; organisateurs : Région, CRESS'],
  ['ana', 'pleniere', '/concert salon ESS'],
  ['ana', 'atelier', '/concert creer Mobilités ; organisateurs : Métropole'],
  ['ana', 'atelier', '/concert salon Mobilités'],
  ['bo', 'pleniere', '/concert'],
  ['ana', 'pleniere', '/concert nommer bo coordination'],
  ...['cleo', 'dan'].flatMap((who) =>
    (['atelier', 'pleniere'] as const).flatMap((room) => [
      [who, room, '/concert'] as const,
      ['ana', room, `/concert nommer ${who} membre`] as const,
    ]),
  ),
  ['ana', 'pleniere', '/concert theme Emploi, Mobilité'],
] as const

const ofIdeas = ['Modifier', 'Retirer', 'Rétablir']
const kinds: Readonly<Record<string, Act['kind']>> = {
  'Retirer mon vote': 'uncast',
  Modifier: 'edit',
  Retirer: 'withdraw',
  Rétablir: 'restore',
  Annuler: 'undo',
  'Voir les idées': 'look',
  'Mes idées': 'look',
  Aide: 'look',
}

export function requestOf(id: string): string {
  return `console|console|${id}`
}

function vouched(incoming: Incoming): Incoming {
  return incoming.who.account === 'ana' ? { ...incoming, who: { ...incoming.who, owner: true } } : incoming
}

function buttons({ message: { body } }: Seen): readonly { readonly label: string; readonly target: Target }[] {
  if ('fields' in body) return []
  const nodes = (body as Exclude<Drawn | Form, Form>).nodes.flatMap((node) =>
    node.kind === 'card' ? node.nodes : [node],
  )
  return nodes.flatMap((node) =>
    node.kind === 'actions' ? node.items.flatMap((item) => (item.kind === 'button' ? [item] : [])) : [],
  )
}

type Mortal = { readonly dead: boolean }
const never = new Promise<never>(() => {})

/** What a dead process asked is not answered, and what it would have asked is not asked. */
function cutOff(db: Database, life: Mortal): Database {
  return {
    ...db,
    async query<Row>(text: string, values?: readonly unknown[], name?: string): Promise<Row[]> {
      if (life.dead) return never
      // The tables do not change from one process to the next, and looking at them is slow.
      const rows = text === columnsQuery ? await tablesOf<Row>(db) : await db.query<Row>(text, values, name)
      return life.dead ? never : rows
    },
  }
}

let tables: Promise<unknown[]> | undefined
function tablesOf<Row>(db: Database): Promise<Row[]> {
  tables ??= db.query(columnsQuery)
  return tables as Promise<Row[]>
}

/** Nothing wakes a dead process; its time-outs are over at once. */
function stopped(clock: Clock, life: Mortal): Clock {
  let over = 0
  return {
    virtual: true,
    now: clock.now,
    at: (at, wake) => clock.at(at, () => !life.dead && wake()),
    elapsed() {
      if (!life.dead) return clock.elapsed()
      over += day
      return over
    },
  }
}

/** A dead process sends nothing. */
function mute(platform: FakePlatform, life: Mortal, opened: (door: Door) => void): Adapter {
  return {
    platform: platform.platform,
    can: platform.can,
    start: async (door) => opened(door),
    stop: async () => {},
    send: (to, body, key) => (life.dead ? never : platform.send(to, body, key)),
    edit: (message, body, key) => (life.dead ? never : platform.edit(message, body, key)),
  }
}

export function same(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b)
}
