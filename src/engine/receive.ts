/**
 * The one way in. Dedupe, who and where, parse, perform, keep, and only then answer: acknowledged means stored.
 * The one catcher: a `Refusal` becomes private words, anything else is logged under a short id that the apology quotes.
 */
import type { Account, Person } from '../generated/prisma/client.ts'
import type { Address, Incoming, Press, Reply, Shape, View } from '../port.ts'
import { Refusal } from '../refusal.ts'
import { langOf, type Text, textOf } from '../text/index.ts'
import { apologyView, lateView, refusalView, talkView, unknownView, unsureView } from '../views/answers.ts'
import { resolvePress } from '../views/press.ts'
import type { Call, Form, Lang } from '../views/view.ts'
import { type Assembled, assemble, type PersonChange, spotKeyOf, withNumbers } from './assemble.ts'
import type { Clock } from './clock.ts'
import type { Reads } from './db.ts'
import type { Flusher } from './flush.ts'
import { NotKept } from './flush.ts'
import { clean, fold } from './fold.ts'
import type { Ids } from './ids.ts'
import { createRecent, requestHash, requestId } from './inbox.ts'
import type { Actor, Spot } from './intent.ts'
import type { Limiter } from './limit.ts'
import { type Log, pseudonym } from './log.ts'
import type { Outbox, OutboxRow } from './outbox.ts'
import { parse } from './parse.ts'
import { formFor, type Performed, perform, type Situation } from './perform.ts'
import type { Posts } from './posts.ts'
import type { Registry } from './registry.ts'
import type { Who } from './who.ts'

export type Receiver = {
  hear(incoming: Incoming): Promise<Reply>
  shape(says: Incoming['says'], kind: 'room' | 'dm'): Shape
}

export type ReceiverOptions = {
  readonly registry: Registry
  readonly read: Reads
  readonly who: Who
  readonly posts: Posts
  readonly flusher: Flusher
  readonly outbox: Outbox
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly limiter?: Limiter
  readonly language: Lang
  readonly zone: string
  /** what was kept: wakes the ticker and the sealer */
  readonly kept: (what: { due: boolean; journal: boolean }) => void
  readonly unavailable: (error: unknown) => boolean
  /** where the simulation makes the process die */
  readonly probe?: (point: 'before-flush' | 'after-commit') => void
}

/** An answer within this, in milliseconds: Slack gives up on us after 3 s. */
export const hearWithin = 2300
const mostRuns = 6

type Decided = {
  performed: Partial<Performed> & Pick<Performed, 'args' | 'counters' | 'outcome'>
  body: View | Form | null
  seen: 'private' | 'public'
}

export function createReceiver(o: ReceiverOptions): Receiver {
  const underWay = new Map<string, { hash: string; reply: Promise<Reply> }>()
  const turns = new Map<string, Promise<unknown>>()
  const recent = createRecent()

  return { hear, shape }

  async function hear(incoming: Incoming): Promise<Reply> {
    const id = requestId(incoming)
    const hash = requestHash(incoming)
    const before = recent.get(id) ?? underWay.get(id)
    if (before) return before.hash === hash ? before.reply : forged(incoming, id)
    const wait = o.limiter?.take(`${incoming.platform}|${incoming.who.workspace}|${incoming.who.account}`) ?? 0
    if (wait > 0)
      return unstored(
        incoming,
        refusalView(
          new Refusal('tooFast', { seconds: Math.ceil(wait / 1000) }),
          ...speech(incoming),
          keptText(incoming),
        ),
      )
    const reply = answerInTime(incoming, id, hash)
    underWay.set(id, { hash, reply })
    try {
      return await reply
    } finally {
      underWay.delete(id)
    }
  }

  /** What one account says is heard in the order in which it says it. */
  function inTurn<T>(account: string, work: () => Promise<T>): Promise<T> {
    const mine = (turns.get(account) ?? Promise.resolve()).then(work, work)
    turns.set(account, mine)
    void mine.catch(() => {}).then(() => turns.get(account) === mine && turns.delete(account))
    return mine
  }

  async function answerInTime(incoming: Incoming, id: string, hash: string): Promise<Reply> {
    // From now on, not from when its turn comes: whoever waits behind an earlier act of theirs is answered in time too.
    const deadline = o.clock.elapsed() + hearWithin
    const account = `${incoming.platform}|${incoming.who.workspace}|${incoming.who.account}`
    try {
      return await within(
        deadline,
        inTurn(account, () => handle(incoming, id, hash, deadline)),
      )
    } catch (error) {
      if (error instanceof NotKept && error.unknown) {
        void settleUnknown(incoming, id, hash)
        return unstored(incoming, unsureView(...speech(incoming), keptText(incoming)))
      }
      if (error instanceof NotKept) return unstored(incoming, lateView(...speech(incoming), keptText(incoming)))
      return unstored(incoming, apology(incoming, error))
    }
  }

  function apology(incoming: Incoming, error: unknown): View {
    const short = o.ids.sayable(5)
    o.log.error(
      { err: error, incident: short, who: pseudonym(incoming.who.account), platform: incoming.platform },
      'unexpected',
    )
    return apologyView(short, ...speech(incoming), keptText(incoming))
  }

  async function within<T>(deadline: number, work: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<never>((_, reject) => {
      // The flush has its own deadline, the same: this one is for reads that hang, and comes just after.
      timer = setTimeout(() => reject(new NotKept(false)), Math.max(0, deadline - o.clock.elapsed()) + 50)
    })
    try {
      return await Promise.race([work, late])
    } finally {
      clearTimeout(timer)
    }
  }

  async function handle(incoming: Incoming, id: string, hash: string, deadline: number): Promise<Reply> {
    for (let run = 1; ; run++) {
      if (o.clock.elapsed() > deadline) throw new NotKept(false)
      try {
        const reply = await handleOnce(incoming, id, hash, deadline)
        if (reply !== 'stale') return reply
        o.who.changed(['Person'])
        if (run >= mostRuns)
          return unstored(incoming, refusalView(new Refusal('busy'), ...speech(incoming), keptText(incoming)))
      } catch (error) {
        if (!o.unavailable(error)) throw error
        await new Promise((resolve) => setTimeout(resolve, 100))
        if (o.clock.elapsed() > deadline) throw new NotKept(false, error)
      }
    }
  }

  async function handleOnce(incoming: Incoming, id: string, hash: string, deadline: number): Promise<Reply | 'stale'> {
    const { situation, change, personId } = await situate(incoming, id)
    const decided = await decide(incoming, situation)
    if (decided === undefined) return null
    const { performed, body, seen } = decided
    const to = replyAddress(incoming, seen, body)
    const touched = touch(change, situation, performed.outcome.concertationId)
    const assembled = assemble(
      {
        id,
        hash,
        now: situation.now,
        personId,
        spotKey: spotKeyOf({ platform: incoming.platform, ...incoming.where }),
        concertationId: performed.outcome.concertationId ?? situation.concertation?.id ?? null,
      },
      { ...performed, intent: performed.intent },
      body && { to, body },
      touched,
      o.ids,
    )
    if (o.clock.elapsed() > deadline) throw new NotKept(false)
    o.probe?.('before-flush')
    const flushed = await o.flusher.flush(assembled.item, deadline)
    if (!flushed.ok) {
      if (flushed.why === 'stale') return 'stale'
      if (flushed.hash !== hash) return forged(incoming, id)
      const stored = flushed.reply as { id: string; address: Address; body: View | Form; waiting: boolean } | null
      if (stored?.waiting) {
        // Held before the rest is taken up: its adapter delivers it with this answer.
        o.outbox.accept([{ ...stored, lane: 'reply', edits: null, attempts: 0 }], true)
        await takenUp()
      }
      return remember(id, hash, stored && { key: stored.id, to: stored.address, body: stored.body })
    }
    o.probe?.('after-commit')
    return remember(id, hash, committed(assembled, flushed.numbers, situation))
  }

  /** Kept by a statement whose answer never came: what it wrote is taken up as after a start. */
  async function takenUp(): Promise<void> {
    o.who.changed(['Person'])
    o.kept({ due: true, journal: true })
    await o.outbox.resume()
  }

  function remember(id: string, hash: string, reply: Reply): Reply {
    recent.set(id, { hash, reply })
    return reply
  }

  function committed(assembled: Assembled, numbers: Readonly<Record<string, number>>, s: Situation): Reply {
    o.who.changed(assembled.tables)
    const posts = assembled.posts.map((row) => withNumbers(row, numbers))
    const reply = assembled.reply && withNumbers(assembled.reply, numbers)
    for (const row of reply ? [...posts, reply] : posts) o.posts.remember(row, s.concertation?.id ?? null)
    o.outbox.accept(posts)
    if (reply) o.outbox.accept([reply], true)
    o.kept({ due: assembled.hasDue, journal: assembled.hasJournal })
    return reply && { key: reply.id, to: reply.address, body: reply.body }
  }

  // ---- who and where ----

  async function situate(
    incoming: Incoming,
    request: string,
  ): Promise<{ situation: Situation; change: PersonChange; personId: string }> {
    const { platform, who, where } = incoming
    const now = o.clock.now()
    const [known, place, post] = await Promise.all([
      o.who.known(platform, who.workspace, who.account),
      o.who.place(platform, where.workspace, where.channel),
      isPress(incoming.says) ? o.posts.find(clean(incoming.says.post)) : undefined,
    ])
    const fresh = known ? undefined : newcomer(incoming, now)
    const person = known?.person ?? fresh!.person
    const concertationId =
      post?.concertationId ?? place?.concertationId ?? (where.kind === 'dm' ? person.lastConcertationId : null)
    const concertation = concertationId ? await o.who.concertation(concertationId) : undefined
    const lang = langOf(person.language) ?? langOf(who.locale) ?? langOf(place?.language) ?? o.language
    const placeLang = langOf(place?.language) ?? o.language
    const actor: Actor = {
      id: person.id,
      name: person.name,
      person,
      organisation: known?.organisation ?? null,
      roles: (known?.roles ?? []).map((r) => ({
        kind: r.kind as Actor['roles'][number]['kind'],
        concertationId: r.concertationId,
      })),
      owner: who.owner ?? false,
      isNew: fresh !== undefined,
    }
    const spot: Spot = {
      platform,
      workspace: where.workspace,
      channel: where.channel,
      name: where.name,
      kind: where.kind,
      place,
      address: roomAddress(incoming),
    }
    const situation: Situation = {
      now,
      actor,
      spot,
      concertation,
      t: textOf(lang),
      lang,
      placeText: textOf(placeLang),
      placeLang,
      zone: concertation?.zone ?? o.zone,
      request,
      clock: false,
    }
    const change: PersonChange = fresh ? { kind: 'new', ...fresh, change: {} } : { kind: 'touch', person, change: {} }
    return { situation, change, personId: person.id }
  }

  function newcomer(incoming: Incoming, now: Date): { person: Person; account: Account } {
    const { platform, who } = incoming
    const name = [...clean(who.name)].slice(0, 80).join('') || who.account
    const person: Person = {
      id: o.ids.next(),
      name,
      folded: fold(name),
      organisationId: null,
      language: null,
      noticedAt: null,
      lastConcertationId: null,
      createdAt: now,
      version: 1,
    }
    const account: Account = {
      id: o.ids.next(),
      platform,
      workspace: who.workspace,
      external: who.account,
      personId: person.id,
      locale: who.locale ?? null,
      createdAt: now,
      version: 1,
    }
    return { person, account }
  }

  /** A person stays, in private, with the concertation last used. */
  function touch(change: PersonChange, s: Situation, chosen: string | undefined): PersonChange {
    const last = chosen ?? s.concertation?.id
    if (change === undefined || last === undefined) return change?.kind === 'new' ? change : undefined
    if (change.kind === 'touch' && change.person.lastConcertationId === last) return undefined
    return { ...change, change: { lastConcertationId: last } }
  }

  // ---- what is said ----

  async function decide(incoming: Incoming, s: Situation): Promise<Decided | undefined> {
    let call: Call | undefined
    try {
      const read = await readSays(incoming, s)
      if (read === undefined) return undefined
      if ('nodes' in read) return told(read)
      call = read
      const performed = await perform(call, s, o)
      const body = performed.outcome.reply
      return { performed, body, seen: body && 'fields' in body ? 'private' : performed.intent.seen }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return told(refusalView(error, s.t, s.lang, keptText(incoming), resumable(error, call)))
    }
  }

  /** Words that keep nothing but themselves: the same request gets them again. */
  function told(body: View): Decided {
    return { performed: { args: {}, counters: [], outcome: { reply: body, writes: [] } }, body, seen: 'private' }
  }

  async function readSays(incoming: Incoming, s: Situation): Promise<Call | View | undefined> {
    const { says } = incoming
    if (isPress(says)) return pressed(incoming, says)
    if (typeof says !== 'string') return { ...says, args: cleaned(says.args) }
    const parsed = parse(says, o.registry.lexicon)
    if (parsed.kind === 'talk')
      return s.spot.kind === 'dm' && parsed.text !== '' ? talkView(parsed.text, s.t, s.lang) : undefined
    if (parsed.kind === 'unknown') return unknownView(parsed, s.t, s.lang)
    if (parsed.surplus !== '')
      throw new Refusal('surplus', {
        verb: s.t.intents[parsed.call.intent as keyof Text['intents']].verb,
        text: parsed.surplus.slice(0, 60),
      })
    const about = incoming.about === undefined ? '' : clean(incoming.about)
    const first = o.registry.lexicon.fields
      .get(parsed.call.intent as keyof Text['intents'])
      ?.find((f) => f.kind === 'text' || f.kind === 'line')
    if (about !== '' && first && parsed.call.args[first.name] === undefined)
      return { ...parsed.call, args: { ...parsed.call.args, [first.name]: about } }
    return parsed.call
  }

  /** Rights and state are checked now, not when the button was drawn. */
  async function pressed(incoming: Incoming, press: Press): Promise<Call | View> {
    const post = await o.posts.find(clean(press.post))
    if (!post) throw new Refusal('stalePress')
    const mine =
      post.address.to === 'room' ||
      (post.address.platform === incoming.platform && post.address.account === incoming.who.account)
    if (!mine) throw new Refusal('notYourMessage')
    if (press.page !== undefined) {
      const rest = o.posts.page(post, press.page)
      if (!rest) throw new Refusal('stalePress')
      return rest
    }
    const call = resolvePress(post.body, press.values ? { ...press, values: cleaned(press.values) } : press)
    if (!call) throw new Refusal('stalePress')
    return call
  }

  function shape(says: Incoming['says'], kind: 'room' | 'dm'): Shape {
    const parsed = typeof says === 'string' ? parse(says, o.registry.lexicon) : undefined
    const call = parsed?.kind === 'call' ? parsed.call : typeof says === 'object' && 'intent' in says ? says : undefined
    const intent = call && o.registry.get(call.intent)
    if (!intent) return { answer: 'work', seen: 'private' }
    const form = formFor(intent, call, textOf(o.language), o.language)
    return { answer: form ? 'form' : 'work', seen: form || kind === 'dm' ? 'private' : intent.seen }
  }

  // ---- answers that are not kept ----

  function speech(incoming: Incoming): [Text, Lang] {
    const lang = langOf(incoming.who.locale) ?? o.language
    return [textOf(lang), lang]
  }

  /** Nothing was kept, so the answer is not either: the same request, come again, is heard again. */
  function unstored(incoming: Incoming, body: View): Reply {
    return { key: o.ids.next(), to: replyAddress(incoming, 'private', body), body }
  }

  function forged(incoming: Incoming, id: string): Reply {
    o.log.warn(
      { request: id, who: pseudonym(incoming.who.account) },
      'a known request id came with another body: refused',
    )
    return unstored(incoming, refusalView(new Refusal('otherBody'), ...speech(incoming), keptText(incoming)))
  }

  /**
   * We said that we do not know yet. The request's own id decides: if it is there, its reply goes out; if not, a row
   * under that id closes the door behind it, and says so.
   */
  async function settleUnknown(incoming: Incoming, id: string, hash: string): Promise<void> {
    const [t, lang] = speech(incoming)
    const body = lateView(t, lang, keptText(incoming))
    const request = { id, hash, now: o.clock.now(), personId: null, spotKey: null, concertationId: null }
    const to = replyAddress(incoming, 'private', body)
    const nothing = { intent: undefined, args: {}, counters: [], outcome: { writes: [] } }
    const closing = assemble(request, nothing, { to, body }, undefined, o.ids)
    try {
      for (let tries = 0; tries < 10; tries++) {
        const flushed = await o.flusher.flush(closing.item, o.clock.elapsed() + 600_000)
        if (!flushed.ok && flushed.why === 'stale') continue
        const row: OutboxRow | null = flushed.ok ? closing.reply : null
        if (row) o.outbox.accept([row])
        else if (!flushed.ok && flushed.why === 'seen' && flushed.reply) {
          await takenUp()
        }
        return
      }
    } catch (error) {
      o.log.error({ err: error, request: id }, 'could not tell whether a request was kept')
    }
  }
}

export function isPress(says: Incoming['says']): says is Press {
  return typeof says === 'object' && 'post' in says
}

/** What the person typed, given back with every refusal. */
function keptText(incoming: Incoming): string {
  const { says } = incoming
  if (typeof says === 'string') return clean(says)
  const values = isPress(says) ? Object.values(says.values ?? {}) : Object.values(says.args)
  return clean(values.filter((v) => typeof v === 'string').join('\n'))
}

/** « Reprendre mon texte » opens the form of the same call, filled with what was given; not what is closed to them. */
function resumable({ key }: Refusal, call: Call | undefined): Call | undefined {
  if (key === 'notAllowed' || key === 'unknownIntent') return undefined
  return call && Object.keys(call.args).length > 0 ? call : undefined
}

/** Values from outside, made safe to keep, as typed words are. */
function cleaned<V>(values: Readonly<Record<string, V>>): Record<string, V> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? (clean(value) as V) : value]),
  )
}

function roomAddress({ platform, where, who }: Incoming): Address {
  if (where.kind === 'dm') return { platform, workspace: where.workspace, to: 'dm', account: who.account }
  return {
    platform,
    workspace: where.workspace,
    to: 'room',
    channel: where.channel,
    ...(where.thread && { thread: where.thread }),
  }
}

function replyAddress(incoming: Incoming, seen: 'private' | 'public', body: View | Form | null): Address {
  const room = roomAddress(incoming)
  if (room.to !== 'room' || (seen === 'public' && body && 'nodes' in body)) return room
  const { platform, workspace, channel, thread } = room
  return { platform, workspace, to: 'whisper', channel, account: incoming.who.account, ...(thread && { thread }) }
}
