/**
 * A fake platform for the simulation. What it accepts is strict, what it delivers is faulty, and both come from one
 * seed: requests come several times, late, out of order and at once; sends are lost before or after they took effect.
 */
import {
  type Adapter,
  type Address,
  type Capabilities,
  type Door,
  type Form,
  type Incoming,
  type MessageRef,
  type Platform,
  type Press,
  type Reply,
  SendFailure,
  type View,
} from '../../../src/port.ts'
import type { Drawn, DrawnInner, Target } from '../../../src/views/drawn.ts'
import { draw } from '../../../src/views/paginate.ts'
import { plain } from '../../../src/views/plain.ts'
import { pressOf } from '../../../src/views/press.ts'
import { breaches } from './limits.ts'
import { createRandom, type Random } from './random.ts'
import { createLimiter, type Rate } from './rates.ts'
import { createTruth, type Posted, type Seen } from './truth.ts'

/** Probabilities are in [0, 1]; all are zero by default. */
export type Faults = {
  /** each request is delivered once to so many times, 5 at most */
  readonly copies: number
  /** each copy is late by less than this, in milliseconds: this also puts requests out of order */
  readonly lateMs: number
  /** the send is rejected and had no effect */
  readonly dropBefore: number
  /** the send is rejected although the message was posted */
  readonly dropAfter: number
}
export type FakeOptions = {
  readonly platform: Platform
  readonly workspace?: string
  readonly can: Capabilities
  readonly seed: number
  /** milliseconds of the virtual clock */
  readonly now: () => number
  readonly rates?: { readonly channel?: Rate; readonly all?: Rate }
  readonly faults?: Partial<Faults>
  /** milliseconds during which an idempotency key is known; for ever by default */
  readonly keysKnownMs?: number
}
/** What a platform without rates holds, but for who is where. */
export type Held = {
  readonly posted: readonly Posted[]
  readonly keys: readonly (readonly [key: string, known: Known])[]
  readonly counts: Readonly<Record<Counted, number>>
  readonly requests: number
  readonly chances: readonly [all: number, sends: number]
}
type Known = { readonly id: string; readonly at: number }
type Counted = 'accepted' | 'known' | 'limited' | 'refused' | 'lost'
/** A channel's name, or `dm`. */
export type Spot = string

export type FakePlatform = Adapter & {
  join(account: string, channel: string): void
  leave(account: string, channel: string): void
  /** Sends words to the bot and returns the request's id; `deliver` makes them arrive. */
  says(account: string, where: Spot, says: Incoming['says'], more?: Pick<Incoming, 'about'>): string
  /** Presses the newest action of that label that this account sees there; undefined when it sees none. */
  pressNewest(account: string, where: Spot, label: string): string | undefined
  /** Answers the newest form that this account sees there. */
  fillNewest(account: string, where: Spot, values: Readonly<Record<string, string>>): string | undefined
  /** Delivers what is due by now, at once and out of order; returns what the door replied. */
  deliver(): Promise<readonly NonNullable<Reply>[]>
  /** When the next delivery is due, in milliseconds. */
  nextAt(): number | undefined
  /** The strict server behind `send`: refuses what passes a limit, whoever asks. */
  accept(
    to: Address,
    body: Drawn | Form,
    key: string,
    more?: Partial<Pick<Posted, 'post' | 'form'>>,
  ): Promise<MessageRef>
  seen(account: string): readonly Seen[]
  posted(): readonly Posted[]
  /** No more faults from now on. */
  calm(): void
  /** Undefined while something that was said waits to be delivered. */
  held(): Held | undefined
  /** As the one that held it. */
  restore(held: Held): void
  readonly counts: Readonly<Record<Counted, number>>
}

const noFaults: Faults = { copies: 1, lateMs: 0, dropBefore: 0, dropAfter: 0 }

export function fakePlatform(options: FakeOptions): FakePlatform {
  const { platform, can, now, workspace = platform, rates = {}, keysKnownMs = Number.POSITIVE_INFINITY } = options
  let chance = createRandom(options.seed)
  let sends = chance.fork('sends')
  const truth = createTruth()
  const keys = new Map<string, Known>()
  const counts = { accepted: 0, known: 0, limited: 0, refused: 0, lost: 0 }
  const limiter = createLimiter((bucket) => (bucket === 'all' ? rates.all : rates.channel), now)
  let faults: Faults = { ...noFaults, ...options.faults }
  let queue: { readonly at: number; readonly incoming: Incoming }[] = []
  let requests = 0
  let door: Door | undefined

  /** One call of the platform: limits first, then faults around the effect. */
  function call(to: Address, body: Drawn | Form, key: string, effect: () => string): MessageRef {
    const wrong = breaches(to, body, can)
    if (wrong.length > 0) {
      counts.refused += 1
      throw new SendFailure(wrong.join('; '), { final: true })
    }
    const full = limiter.take(['all', to.to === 'dm' ? `@${to.account}` : `#${to.channel}`])
    if (full) {
      counts.limited += 1
      throw new SendFailure('429', { retryAfter: full.waitMs, global: full.bucket === 'all' })
    }
    lose(faults.dropBefore)
    const known = keys.get(key)
    if (known && now() - known.at < keysKnownMs) {
      counts.known += 1
      return { id: known.id }
    }
    const id = effect()
    keys.set(key, { id, at: now() })
    counts.accepted += 1
    lose(faults.dropAfter)
    return { id }
  }

  function lose(probability: number): void {
    if (!sends.chance(probability)) return
    counts.lost += 1
    throw new SendFailure('the connection was lost')
  }

  function drawn(body: View | Form): Drawn | Form {
    if (!('fields' in body)) return draw(body, can)[(body.page?.n ?? 1) - 1] ?? { lang: body.lang, nodes: [] }
    if (body.fields.length <= can.formFields) return body
    return { lang: body.lang, nodes: [{ kind: 'text', text: plain(body) }] }
  }

  const accept: FakePlatform['accept'] = async (to, body, key, more = {}) =>
    call(to, body, key, () => truth.post({ to, body, post: key, ...more, keys: [key], at: now() }))

  /** Where nothing can be whispered, it is said in private. */
  function reachable(to: Address): Address {
    if (to.to !== 'whisper' || can.whispers) return to
    return { platform: to.platform, workspace: to.workspace, to: 'dm', account: to.account }
  }

  async function send(to: Address, body: View | Form, key: string): Promise<MessageRef> {
    const form = 'fields' in body ? body : undefined
    return accept(reachable(to), drawn(body), key, { post: postOf(body, key), form })
  }

  async function answer({ key, to, body }: NonNullable<Reply>): Promise<void> {
    try {
      door?.delivered(key, await send(to, body, key))
    } catch (error) {
      // What is not reported as delivered comes back through `send`.
      if (!(error instanceof SendFailure)) throw error
    }
  }

  function request(account: string, where: Spot, says: Incoming['says'], about?: string): string {
    requests += 1
    const incoming: Incoming = {
      id: `${platform}-${requests}`,
      platform,
      who: { workspace, account, name: account },
      where: {
        workspace,
        channel: where === 'dm' ? `@${account}` : where,
        kind: where === 'dm' ? 'dm' : 'room',
        name: where === 'dm' ? account : where,
      },
      says,
      ...(about === undefined ? {} : { about }),
    }
    const copies = 1 + chance.below(Math.min(5, Math.max(1, faults.copies)))
    for (let copy = 0; copy < copies; copy += 1) {
      queue.push({ at: now() + chance.below(Math.max(1, faults.lateMs)), incoming })
    }
    return incoming.id
  }

  function newest<T>(account: string, where: Spot, find: (message: Posted) => T | undefined): T | undefined {
    const there = truth.seen(account).filter((seen) => seen.where === (where === 'dm' ? 'dm' : `#${where}`))
    for (const { message } of there.reverse()) {
      const found = find(message)
      if (found !== undefined) return found
    }
    return undefined
  }

  return {
    platform,
    can,
    counts,
    accept,
    join: truth.join,
    leave: truth.leave,
    seen: truth.seen,
    posted: truth.posted,
    async start(opened) {
      door = opened
    },
    async stop() {
      door = undefined
    },
    send,
    async edit(message, body, key) {
      const id = message.id ?? ''
      const before = truth.posted().find((posted) => posted.id === id)
      if (!before || !can.edits) throw new SendFailure('nothing to edit', { final: true })
      const next = drawn(body)
      return call(before.to, next, key, () => {
        truth.edit(id, { key, post: postOf(body, key), body: next })
        return id
      })
    },
    says: (account, where, says, more) => request(account, where, says, more?.about),
    pressNewest(account, where, label) {
      const press = newest(account, where, ({ body, post }): Press | undefined => {
        const found = targets(body).find((item) => item.label === label)
        return found && { post, ...pressOf(found.target) }
      })
      return press && request(account, where, press)
    },
    fillNewest(account, where, values) {
      const press = newest(account, where, ({ form, post }) => form && { post, n: 0, values })
      return press && request(account, where, press)
    },
    async deliver() {
      const due = queue.filter(({ at }) => at <= now())
      queue = queue.filter(({ at }) => at > now())
      const batches = batched(isFaulty(faults) ? chance.shuffle(due) : due, chance)
      const heard = await Promise.all(
        batches.map(async (batch) => {
          const replies = (await door?.hear(batch.map(({ incoming }) => incoming))) ?? []
          const said = replies.filter((reply): reply is NonNullable<Reply> => reply !== null)
          for (const reply of said) await answer(reply)
          return said
        }),
      )
      return heard.flat()
    },
    nextAt: () => queue.reduce<number | undefined>((least, { at }) => Math.min(least ?? at, at), undefined),
    calm() {
      faults = noFaults
    },
    held() {
      if (queue.length > 0) return undefined
      const chances = [chance.state(), sends.state()] as const
      return { posted: truth.posted(), keys: [...keys], counts: { ...counts }, requests, chances }
    },
    restore(held) {
      truth.restore(held.posted)
      keys.clear()
      for (const [key, known] of held.keys) keys.set(key, known)
      Object.assign(counts, held.counts)
      requests = held.requests
      chance = createRandom(held.chances[0])
      sends = createRandom(held.chances[1])
    },
  }
}

/** A further page is pressed on the post where the view first stood. */
function postOf(body: View | Form, key: string): string {
  return 'fields' in body ? key : (body.page?.post ?? key)
}

function isFaulty({ copies, lateMs }: Faults): boolean {
  return copies > 1 || lateMs > 0
}

/** One to four at a time. */
function batched<T>(items: readonly T[], chance: Random): readonly (readonly T[])[] {
  const batches: T[][] = []
  for (let at = 0; at < items.length; ) {
    const size = 1 + chance.below(4)
    batches.push(items.slice(at, at + size))
    at += size
  }
  return batches
}

function targets(body: Drawn | Form): readonly { readonly label: string; readonly target: Target }[] {
  if ('fields' in body) return [{ label: body.submit, target: { n: 0 } }]
  const nodes = body.nodes.flatMap((node): readonly DrawnInner[] => (node.kind === 'card' ? node.nodes : [node]))
  return nodes.flatMap((node): readonly { readonly label: string; readonly target: Target }[] => {
    if (node.kind !== 'actions') return 'words' in node ? (node.words ?? []) : []
    return node.items.flatMap((item) => (item.kind === 'button' ? [item] : item.kind === 'pick' ? item.options : []))
  })
}
