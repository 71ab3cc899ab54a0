/**
 * How a reply reaches the person who made the gesture: in the acknowledgement itself, in a window, at the address that came
 * with the gesture, or by the outbox. Whatever way fails, the outbox has it.
 */
import type { Door, Reply, View } from '../../src/port.ts'
import type { Ack, Client } from './client.ts'
import { ApiFailure } from './failure.ts'
import type { Memory } from './ids.ts'
import { limits } from './limits.ts'
import type { SlackLog } from './log.ts'
import { renderPage } from './render.ts'
import type { Sender } from './send.ts'
import type { Heard, Way } from './whereabouts.ts'
import {
  ballotOf,
  blockOfField,
  formWindow,
  refusedWindow,
  type SentWindow,
  viewWindow,
  type Window,
} from './window.ts'

type Said = Extract<Heard, { kind: 'hear' }>
type Given = NonNullable<Reply>
export type Answers = { give(said: Said, reply: Reply, ack: Ack): Promise<void> }
export type AnswerOptions = {
  readonly client: Pick<Client, 'respond'>
  readonly sender: Pick<Sender, 'call'>
  readonly door: Pick<Door, 'delivered' | 'handOver'>
  readonly log: SlackLog
}

/** Replies remembered as given: more than are on their way at any time. */
const mostGiven = 5000

export function createAnswers({ client, sender, door, log }: AnswerOptions): Answers {
  /** Answers that are on their way: a gesture delivered twice is answered once. */
  const given = new Set<string>()

  return { give }

  async function give(said: Said, reply: Reply, ack: Ack): Promise<void> {
    if (reply === null) return acknowledge(ack)
    if (said.way.by === 'submission') return giveToWindow(said, reply, ack)
    if (!isFirst(reply.key)) return acknowledge(ack)
    const window = asWindow(reply, said.incoming, said.way)
    if (said.way.by === 'command' && isWhisper(reply) && !window) {
      const { text, blocks } = renderPage(reply.body as View, reply.key, limits.whisper)
      return settle(reply, ack({ response_type: 'ephemeral', text, blocks }))
    }
    await acknowledge(ack)
    if (window) return settle(reply, show(window, said.way))
    if (isWhisper(reply) && said.way.url !== undefined) return settle(reply, respond(said.way.url, said.way, reply))
    door.handOver(reply.key)
  }

  /** Sent from a window: it stays open when something is to be filled otherwise, or when there is a next step. */
  async function giveToWindow({ incoming, way }: Said, reply: Given, ack: Ack): Promise<void> {
    const { window, memory } = way
    const { refused } = reply
    if (refused && window && memory) {
      const sent = window as unknown as SentWindow
      const block = refused.field === undefined ? undefined : blockOfField(sent, refused.field)
      return settle(
        reply,
        block === undefined
          ? ack({ response_action: 'update', view: refusedWindow(sent, { ...reply, refused }, memory) })
          : ack({ response_action: 'errors', errors: { [block]: refused.said } }),
      )
    }
    const next = asWindow(reply, incoming, way)
    if (next) return settle(reply, ack({ response_action: 'update', view: next }))
    await acknowledge(ack, { response_action: 'clear' })
    if (!isFirst(reply.key)) return
    if (isWhisper(reply) && way.url !== undefined) return settle(reply, respond(way.url, {}, reply))
    door.handOver(reply.key)
  }

  /** Shown as a window: a form, a ballot, and what is asked on the person's own page or in a window. */
  function asWindow({ body, key, to, refused }: Given, incoming: Said['incoming'], way: Way): Window | undefined {
    if (way.trigger === undefined && way.by !== 'submission') return undefined
    const opened = openedFrom(incoming, way)
    if ('fields' in body) return formWindow(body, key, opened)
    if (to.to === 'room' || (to.to === 'dm' && to.home)) return undefined
    const isAsked = way.home === true || (way.window !== undefined && way.by === 'click')
    if (isAsked || (refused === undefined && ballotOf(body))) return viewWindow(body, key, opened)
    return undefined
  }

  /** In the place of the window where it was pressed: what lay below it would be about a state that is past. */
  async function show(view: Window, { window, trigger }: Way): Promise<void> {
    if (window) await sender.call('views.update', { view_id: window.id, view })
    else await sender.call('views.open', { trigger_id: trigger, view })
  }

  async function respond(url: string, { replaces }: Pick<Way, 'replaces'>, reply: Given): Promise<void> {
    const { text, blocks } = renderPage(reply.body as View, reply.key, limits.whisper)
    const thread = reply.to.to === 'whisper' ? reply.to.thread : undefined
    await client.respond(url, {
      response_type: 'ephemeral',
      // What was refused leaves the preview where it stood.
      replace_original: replaces === true && reply.refused === undefined,
      text,
      blocks,
      ...(thread !== undefined && { thread_ts: thread }),
    })
  }

  /** Seen when the call succeeded, or may have: shown at most once, it is found again on the person's own page. */
  async function settle(reply: Given, work: Promise<void>): Promise<void> {
    try {
      await work
      door.delivered(reply.key, {})
    } catch (error) {
      const unsure = error instanceof ApiFailure && error.failure.kind === 'unsure'
      log.info({ post: reply.key, unsure }, 'the answer goes another way')
      if (unsure && 'nodes' in reply.body) door.delivered(reply.key, {})
      else door.handOver(reply.key)
    }
  }

  function isFirst(key: string): boolean {
    if (given.has(key)) return false
    if (given.size >= mostGiven) given.delete(given.values().next().value!)
    given.add(key)
    return true
  }

  async function acknowledge(ack: Ack, answer?: object): Promise<void> {
    try {
      await ack(answer)
    } catch (error) {
      // The gesture is kept; Slack may deliver it again, and it will be known.
      log.warn({ err: error }, 'an acknowledgement did not leave')
    }
  }
}

function isWhisper({ to, body }: Given): boolean {
  return to.to === 'whisper' && 'nodes' in body
}

function openedFrom({ where }: Said['incoming'], { url, home, memory }: Way): Omit<Memory, 'post' | 'n' | 'again'> {
  const { channel, kind, name, thread } = where
  const from = url ?? memory?.url
  return {
    channel,
    kind,
    name,
    ...(thread !== undefined && { thread }),
    ...(home === true && { home }),
    ...(from !== undefined && { url: from }),
  }
}
