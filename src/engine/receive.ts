/**
 * The one way in. Dedupe, who and where, parse, perform, keep, and only then answer: acknowledged means stored.
 * The one catcher: a `Refusal` becomes private words, anything else is logged under a short id that the apology quotes.
 */
import type { Address, Form, Incoming, Reply, Shape, View } from '../port.ts'
import { Refusal } from '../refusal.ts'
import { langOf, type Text, textOf } from '../text/index.ts'
import { apologyView, lateView, refusalView, unsureView } from '../views/answers.ts'
import { flat } from '../views/rich.ts'
import type { Lang } from '../views/view.ts'
import { type Assembled, assemble, spotKeyOf, withNumbers } from './assemble.ts'
import { type Attempt, createAttempt, isOver, within } from './attempt.ts'
import type { Clock } from './clock.ts'
import type { Reads } from './db.ts'
import type { Flusher } from './flush.ts'
import { NotKept } from './flush.ts'
import type { Ids } from './ids.ts'
import { createRecent, requestHash, requestId } from './inbox.ts'
import type { Limiter } from './limit.ts'
import { type Log, pseudonym } from './log.ts'
import type { Outbox, OutboxRow } from './outbox.ts'
import type { Posts } from './posts.ts'
import type { Registry } from './registry.ts'
import { decide, keptText, shapeOf } from './says.ts'
import { replyAddress, situate, touch } from './situate.ts'
import { shutIn, shutReply, trialAmong } from './trial.ts'
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
  /** how long an answer may take, in milliseconds */
  readonly hearWithin?: number | undefined
  readonly language: Lang
  readonly zone: string
  /** what was kept: wakes the ticker and the sealer */
  readonly kept: (what: { due: boolean; journal: boolean }) => void
  readonly unavailable: (error: unknown) => boolean
  /** where the simulation makes the process die */
  readonly probe?: (point: 'before-flush' | 'after-commit') => void
}

const mostRuns = 6

export function createReceiver(o: ReceiverOptions): Receiver {
  const underWay = new Map<string, { hash: string; reply: Promise<Reply> }>()
  const turns = new Map<string, Promise<unknown>>()
  const recent = createRecent()

  return { hear, shape: (says, kind) => shapeOf(says, kind, o) }

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
    const attempt = createAttempt(o.clock, o.hearWithin)
    const account = `${incoming.platform}|${incoming.who.workspace}|${incoming.who.account}`
    try {
      return await within(
        attempt,
        o.clock,
        inTurn(account, () => handle(incoming, id, hash, attempt)),
      )
    } catch (error) {
      if (error instanceof NotKept && (error.unknown || attempt.kept)) {
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

  async function handle(incoming: Incoming, id: string, hash: string, attempt: Attempt): Promise<Reply> {
    for (let run = 1; ; run++) {
      if (isOver(attempt, o.clock)) throw new NotKept(false)
      try {
        const reply = await handleOnce(incoming, id, hash, attempt)
        if (reply !== 'stale') return reply
        o.who.forget()
        if (run >= mostRuns)
          return unstored(incoming, refusalView(new Refusal('busy'), ...speech(incoming), keptText(incoming)))
      } catch (error) {
        if (!o.unavailable(error)) throw error
        await new Promise((resolve) => setTimeout(resolve, 100))
        if (isOver(attempt, o.clock)) throw new NotKept(false, error)
      }
    }
  }

  async function handleOnce(incoming: Incoming, id: string, hash: string, attempt: Attempt): Promise<Reply | 'stale'> {
    const { situation, change, personId } = await situate(incoming, id, o)
    const decided = await decide(incoming, situation, o)
    if (decided === undefined) return null
    const { performed, body, seen, refused } = decided
    const touched = touch(change, situation, performed.outcome.concertationId)
    const about = performed.outcome.concertationId ?? situation.concertation?.id ?? null
    const trial = await trialAmong(
      [situation.concertation, about ? await o.who.concertation(about) : undefined],
      o.read,
    )
    const { platform, who } = incoming
    const speaker = { personId, account: { platform, workspace: who.workspace, account: who.account } }
    const reply = body && { to: replyAddress(incoming, seen, body, refused === undefined), body }
    const writes = performed.outcome.writes
    const outcome = trial
      ? { ...performed.outcome, writes: await shutIn(writes, trial, speaker, o) }
      : performed.outcome
    const assembled = assemble(
      {
        id,
        hash,
        now: situation.now,
        personId,
        spotKey: spotKeyOf({ platform: incoming.platform, ...incoming.where }),
        concertationId: about,
      },
      { ...performed, intent: performed.intent, outcome },
      trial ? shutReply(reply, trial, speaker) : reply,
      touched,
      o.ids,
    )
    if (isOver(attempt, o.clock)) throw new NotKept(false)
    o.probe?.('before-flush')
    attempt.leaving = true
    const flushed = await o.flusher.flush(assembled.item, attempt.deadline)
    attempt.leaving = false
    attempt.kept = flushed.ok || flushed.why === 'seen'
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
    const kept = committed(id, assembled, flushed.numbers, about)
    return remember(id, hash, kept && refused ? { ...kept, refused } : kept)
  }

  /** Kept by a statement whose answer never came: what it wrote is taken up as after a start. */
  async function takenUp(): Promise<void> {
    o.who.forget()
    o.kept({ due: true, journal: true })
    await o.outbox.resume()
  }

  function remember(id: string, hash: string, reply: Reply): Reply {
    recent.set(id, { hash, reply })
    return reply
  }

  function committed(
    inbox: string,
    assembled: Assembled,
    numbers: Readonly<Record<string, number>>,
    about: string | null,
  ): Reply {
    o.who.changed(assembled.tables)
    const posts = assembled.posts.map((row) => withNumbers(row, numbers))
    const reply = assembled.reply && withNumbers(assembled.reply, numbers)
    for (const row of posts) o.posts.remember(row, row.about ?? about, null)
    if (reply) o.posts.remember(reply, about, inbox)
    o.outbox.accept(posts)
    if (reply) o.outbox.accept([reply], true)
    o.kept({ due: assembled.hasDue, journal: assembled.hasJournal })
    return reply && { key: reply.id, to: reply.address, body: reply.body }
  }

  // ---- answers that are not kept ----

  function speech(incoming: Incoming): [Text, Lang] {
    const lang = langOf(incoming.who.locale) ?? o.language
    return [textOf(lang), lang]
  }

  /** Nothing was kept, so the answer is not either: the same request, come again, is heard again. */
  function unstored(incoming: Incoming, body: View): Reply {
    const reply = {
      key: o.ids.next(),
      to: replyAddress(incoming, 'private', body),
      body,
      refused: { said: firstWords(body), kept: false },
    }
    // Its buttons work all the same, as long as we remember it.
    o.posts.remember({ id: reply.key, address: reply.to, body }, null, null)
    return reply
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

function firstWords({ nodes: [first] }: View): string {
  return first?.kind === 'text' ? flat(first.text) : ''
}
