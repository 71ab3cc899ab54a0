/**
 * How a reply reaches the person who made the gesture. Discord wants a first answer within three seconds: a window, where
 * one is due (it can be nothing but the first), « I am at it » otherwise, which the reply replaces. Whatever way fails, the
 * outbox has it: in the channel, or in private.
 */
import { z } from 'zod'
import { type Door, type MessageRef, type Reply, SendFailure } from '../../src/port.ts'
import { afterWindow, ballotWindow } from './ballot.ts'
import type { Client } from './client.ts'
import { ApiFailure } from './failure.ts'
import type { DiscordLog } from './log.ts'
import { formWindows } from './modal.ts'
import type { Pace } from './pace.ts'
import { flags, payloadOf } from './payload.ts'
import { renderInvitation, renderStep } from './render.ts'
import type { Sender } from './send.ts'
import { isUnsure } from './send-failure.ts'
import type { Tokens } from './tokens.ts'
import type { Typed } from './typed.ts'
import type { Heard, Way } from './whereabouts.ts'

type Said = Extract<Heard, { kind: 'hear' }>
type Given = NonNullable<Reply>
/** What was told to Discord at once. */
export type First = 'window' | 'hidden' | 'open' | 'update' | 'failed'

export type Answers = {
  /** Tells Discord that we are at it, or nothing yet when a window is due. Resolves when it was told. */
  first(said: Said, opens: boolean): Promise<First>
  /** `late`: it takes so long that a window cannot be shown any more. */
  defer(way: Way): Promise<First>
  give(said: Said, reply: Reply, first: First): Promise<void>
  ballot(said: Extract<Heard, { kind: 'ballot' }>): Promise<Said | undefined>
  suggest(way: Way, choices: readonly { readonly name: string; readonly value: string }[]): Promise<void>
}
export type AnswerOptions = {
  readonly client: Pick<Client, 'call'>
  readonly sender: Pick<Sender, 'call' | 'drawn'>
  readonly door: Pick<Door, 'delivered' | 'handOver'>
  readonly tokens: Tokens
  readonly typed: Typed
  readonly pace: Pick<Pace, 'shutOut' | 'wait'>
  readonly log: DiscordLog
  /** told of every way of answering that did not work */
  readonly failed: (error: unknown) => void
}

/** Discord's kinds of first answers (docs: interactions/receiving-and-responding § interaction callback type). */
const kinds = { message: 4, deferred: 5, update: 6, choices: 8, window: 9 } as const
const Shown = z.looseObject({ id: z.string(), channel_id: z.string() })
/** Replies remembered as given: more than are on their way at any time. */
const mostGiven = 5000
/** Milliseconds that an answer waits for Discord to take it again, before it goes another way. */
const longestTurn = 5000
/** An answer is put in its place again so often; it is the same answer in the same place. */
const tries = 2

export function createAnswers({ client, sender, door, tokens, typed, pace, log, failed }: AnswerOptions): Answers {
  /** Answers that are on their way, by where they went: a gesture made twice is answered once, where the person sees it. */
  const given = new Map<string, 'here' | 'elsewhere'>()

  return {
    async first({ way, incoming }, opens) {
      if (opens || !way.interaction) return 'window'
      return defer(way, incoming.where.kind === 'dm')
    },
    defer: (way) => defer(way, false),
    give,
    ballot,
    async suggest(way, choices) {
      await callback(way, { type: kinds.choices, data: { choices } }).catch(failed)
    },
  }

  /** What a person asked for in a channel is first shown to them alone; what is for everybody is said there after. */
  async function defer(way: Way, isPrivate: boolean): Promise<First> {
    if (!way.interaction) return 'failed'
    const isUpdate = way.by === 'click' || way.replaces === true
    const first: First = isUpdate ? 'update' : isPrivate ? 'open' : 'hidden'
    try {
      await callback(way, {
        type: isUpdate ? kinds.update : kinds.deferred,
        ...(first === 'hidden' && { data: { flags: flags.hidden } }),
      })
      return first
    } catch (error) {
      failed(error)
      return 'failed'
    }
  }

  async function give(said: Said, reply: Reply, first: First): Promise<void> {
    const { way } = said
    if (reply === null || !isFirst(reply.key))
      return withdraw(way, first === 'window' ? await defer(way, false) : first)
    if (!way.interaction || first === 'failed') return elsewhere(reply.key)
    if (first === 'window') return giveAtOnce(said, reply)
    const { to, body } = reply
    // Everybody's answers are said where everybody reads; a private conversation, where it was pressed, goes on below.
    const isElsewhere = to.to === 'room' || (to.to === 'dm' && first === 'update')
    if (isElsewhere) {
      door.handOver(reply.key)
      return withdraw(way, first)
    }
    const request = 'fields' in body ? stepOf(said, reply) : await sender.drawn(body, reply.key)
    if (first !== 'update') return settle(reply, () => edited(way, request))
    // What was refused leaves the preview where it stood.
    if (way.replaces && !reply.refused) return settle(reply, () => edited(way, request))
    return settle(reply, () => followed(way, request))
  }

  /** Nothing was told to Discord yet: a window, or the words themselves. */
  async function giveAtOnce({ way }: Said, reply: Given): Promise<void> {
    const { body, key, to } = reply
    if ('fields' in body) {
      const windows = formWindows(typed(body), key)
      const window = windows[Math.min(way.step ?? 0, windows.length - 1)]!
      return settle(reply, () => callback(way, { type: kinds.window, data: window }))
    }
    if (to.to === 'room') {
      door.handOver(reply.key)
      return withdraw(way, await defer(way, false))
    }
    const first = await defer(way, to.to === 'dm')
    if (first === 'failed') return elsewhere(key)
    if (first === 'update' && to.to === 'dm') return door.handOver(key)
    const request = await sender.drawn(body, key)
    return settle(reply, () => (first === 'update' ? followed(way, request) : edited(way, request)))
  }

  /** A form that comes when no window can be shown: what it is, with a button; or the next part of a long one. */
  function stepOf({ way }: Said, { body, key }: Given) {
    if (!('fields' in body)) throw new Error('no form')
    const { step = 0, of = 1 } = way
    return { body: payloadOf(renderInvitation(typed(body), key, step, of).components, [], false) }
  }

  async function edited(way: Way, request: Parameters<Client['call']>[2]): Promise<MessageRef> {
    const route = `${webhookOf(way)}/messages/@original`
    for (let n = 1; ; n++) {
      try {
        return refOf(await inTurn(() => sender.call('PATCH', route, { ...request, auth: false })))
      } catch (error) {
        if (n >= tries || !isUnsure(error)) throw error
      }
    }
  }

  /** Somebody waits for it: when it is soon its turn, it waits as well. */
  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      const wait = error instanceof SendFailure ? error.retryAfter : undefined
      if (wait === undefined || wait > longestTurn || isUnsure(error)) throw error
      await new Promise((resolve) => setTimeout(resolve, wait))
      return work()
    }
  }

  async function followed(way: Way, request: Parameters<Client['call']>[2]): Promise<MessageRef> {
    const body = { ...(request?.body as object), flags: flags.parts | flags.hidden }
    await inTurn(() => sender.call('POST', webhookOf(way), { ...request, body, auth: false }))
    return {}
  }

  /** « I am at it » goes away: there is nothing to be said, or it is said elsewhere. */
  async function withdraw(way: Way, first: First): Promise<void> {
    if (first !== 'hidden' && first !== 'open') return
    await sender.call('DELETE', `${webhookOf(way)}/messages/@original`, { auth: false }).catch(failed)
  }

  async function callback({ interaction }: Way, body: object): Promise<MessageRef> {
    if (!interaction) throw new Error('nothing to answer')
    if (pace.shutOut())
      throw new ApiFailure('callback', { kind: 'limited', waitMs: pace.wait(), global: true, tried: false })
    await client.call('POST', `/interactions/${interaction.id}/${interaction.token}/callback`, { body, auth: false })
    return {}
  }

  async function settle(reply: Given, work: () => Promise<MessageRef>): Promise<void> {
    try {
      const ref = await work()
      door.delivered(reply.key, reply.to.to === 'dm' ? ref : {})
    } catch (error) {
      failed(error)
      const why = error instanceof ApiFailure ? error.message : undefined
      log.info({ post: reply.key, why }, 'the answer goes another way')
      elsewhere(reply.key)
    }
  }

  /** When the person makes the gesture again, it is answered there all the same: that other way may be closed. */
  function elsewhere(key: string): void {
    given.set(key, 'elsewhere')
    door.handOver(key)
  }

  /** Its next window; or, with the last one, the ballot as it was filled in. Undefined when it was answered here. */
  async function ballot(said: Extract<Heard, { kind: 'ballot' }>): Promise<Said | undefined> {
    const { at, filled, incoming, way } = said
    const known = tokens.ballot(at.post, at.n)
    const lang = incoming.who.locale?.startsWith('en') ? 'en' : 'fr'
    // Forgotten since: asked as a form, which is not.
    if (!known) return { kind: 'hear', incoming: { ...incoming, says: { post: at.post, n: at.n } }, way }
    if (!filled) {
      const window = ballotWindow(known, at, lang, way.interaction?.id)
      await callback(way, { type: kinds.window, data: window }).catch(failed)
      return undefined
    }
    const after = afterWindow(known, at, filled)
    if ('press' in after) return { kind: 'hear', incoming: { ...incoming, says: after.press }, way }
    const data = payloadOf(renderStep(after.next, after.of, lang).components, [], true)
    await callback(way, { type: kinds.message, data }).catch(failed)
    return undefined
  }

  function isFirst(key: string): boolean {
    if (given.get(key) === 'here') return false
    if (given.size >= mostGiven) given.delete(given.keys().next().value!)
    given.set(key, 'here')
    return true
  }
}

function webhookOf({ interaction }: Way): string {
  return `/webhooks/${interaction?.application}/${interaction?.token}`
}

function refOf(message: unknown): MessageRef {
  const { data } = Shown.safeParse(message)
  return data ? { channel: data.channel_id, message: data.id } : {}
}
