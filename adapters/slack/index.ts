/**
 * Slack as a platform: payloads come in by one door, are kept, acknowledged and answered; posts go out as the outbox gives
 * them. Nothing is asked of Slack between a payload and its acknowledgement.
 */
import type { Adapter, Door } from '../../src/port.ts'
import { aboutFile, heaviest, readText } from '../../src/views/attached.ts'
import { type Answers, createAnswers } from './answer.ts'
import { type Ack, openClient } from './client.ts'
import { homeOf } from './events.ts'
import { limits } from './limits.ts'
import type { SlackLog } from './log.ts'
import { createPace, type Pace } from './pace.ts'
import { createDirectory } from './people.ts'
import { createPictures } from './pictures.ts'
import { read } from './read.ts'
import { createSender } from './send.ts'
import type { Attached, Heard } from './whereabouts.ts'
import { words } from './words.ts'

export type SlackOptions = {
  readonly botToken: string
  readonly appToken?: string | undefined
  readonly signingSecret?: string | undefined
  readonly host: string
  readonly port: number
  readonly apiUrl?: string | undefined
  /** milliseconds since 1970, of the real clock: Slack signs with it */
  readonly now: () => number
  readonly log: SlackLog
  readonly pace?: Pace
  /** milliseconds without a pong after which a connection is dead */
  readonly pongWithin?: number
  /** what was kept before may have been sent by an earlier life of ours; by the clock that dates what is kept */
  readonly began?: number
}

export type Slack = Adapter & {
  port(): number | undefined
  /** Every gesture that came in has its answer. */
  idle(): Promise<void>
}

/** Milliseconds in which a second click is the first one's. */
const doubleClick = 1500
const mostClicks = 2000
/** How long a measure of the clocks is good, in milliseconds. */
const apartFor = 3_600_000
/** Milliseconds that a stop waits for answers that are on their way. */
const stopWithin = 3000
/** Drawn again so long after the last gesture of its person, in milliseconds. */
const homeAfter = 1500

export function createSlack(o: SlackOptions): Slack {
  const client = openClient(o)
  const { now, log } = o
  const directory = createDirectory(client, now, log)
  const pace = o.pace ?? createPace(now)
  const pictures = createPictures(client, log)
  const sender = createSender({ client, pace, pictures, now, log, startedAt: o.began ?? now() })
  const homes = new Map<string, { timer?: NodeJS.Timeout }>()
  const answering = new Set<Promise<void>>()
  let door: Door | undefined
  let answers: Answers | undefined
  let stopping = false
  let apart = { least: Number.POSITIVE_INFINITY, since: Number.NEGATIVE_INFINITY }
  /** the last press of each account */
  const clicks = new Map<string, { readonly id: string; readonly press: string; readonly at: number }>()
  const invited = new Set<string>()

  function heard(payload: unknown, ack: Ack): Promise<void> {
    const work = take(payload, ack).finally(() => answering.delete(work))
    answering.add(work)
    return work
  }

  async function idle(): Promise<void> {
    while (answering.size > 0) await Promise.allSettled(answering)
  }

  /** What is not acknowledged is told as failed, or sent again: better than lost, or kept under another name. */
  async function take(payload: unknown, ack: Ack): Promise<void> {
    if (stopping) throw new Error('stopping')
    const said = read(payload, directory)
    if (said.kind === 'early') throw new Error(said.why)
    if (said.kind === 'hear') return answer(twice(dated(said.file ? await withFile(said, said.file) : said)), ack)
    if (said.kind === 'gone') {
      log.error({ why: said.why }, 'Slack took the bot out of the workspace')
    } else log.debug({ why: said.why }, 'not for us')
    await ack()
  }

  /** What is attached is passed on as its name and its text; what cannot be had, as its name alone. */
  async function withFile(said: Extract<Heard, { kind: 'hear' }>, { name, url }: Attached) {
    const bytes = await client.download(url, heaviest).catch((error: unknown) => {
      log.warn({ err: error }, 'an attached file could not be fetched')
      return undefined
    })
    return { ...said, incoming: { ...said.incoming, about: aboutFile(name, bytes && readText(bytes)) } }
  }

  async function answer(said: Extract<Heard, { kind: 'hear' }>, ack: Ack): Promise<void> {
    if (!door || !answers) return
    const [reply = null] = await door.hear([said.incoming])
    await answers.give(said, reply, ack)
    const { who, where, home } = said.incoming
    directory.meet(who.account)
    if (where.kind === 'room') void directory.visit(where.channel)
    if (said.way.by === 'command' && where.name === '') void invite(where.channel, who.locale, said.way.url)
    if (home) homes.set(who.account, homes.get(who.account) ?? {})
    else drawHomeSoon(who.account, said.incoming.id, where.workspace)
  }

  /**
   * Slack's moments told by our clock: the least that a gesture ever took to reach us is how far the clocks are apart. Some
   * gestures bear no moment, and are compared with those that do.
   */
  function dated(said: Extract<Heard, { kind: 'hear' }>): Extract<Heard, { kind: 'hear' }> {
    const { at } = said.incoming
    if (at === undefined) return said
    if (now() - apart.since > apartFor) apart = { least: now() - at, since: now() }
    apart.least = Math.min(apart.least, now() - at)
    return { ...said, incoming: { ...said.incoming, at: at + apart.least } }
  }

  /** Two clicks on one button, one after the other, before its answer is there, are one gesture. */
  function twice(said: Extract<Heard, { kind: 'hear' }>): Extract<Heard, { kind: 'hear' }> {
    const { says, who, id } = said.incoming
    if (typeof says !== 'object' || !('post' in says) || said.way.by !== 'click') return said
    const press = JSON.stringify(says)
    const last = clicks.get(who.account)
    const isSame = last?.press === press && now() - last.at < doubleClick
    clicks.delete(who.account)
    clicks.set(who.account, { id: isSame ? last.id : id, press, at: now() })
    if (clicks.size > mostClicks) clicks.delete(clicks.keys().next().value!)
    return isSame ? { ...said, incoming: { ...said.incoming, id: last.id } } : said
  }

  /** A private channel whose name Slack does not tell us is one where we are not. */
  async function invite(channel: string, locale: string | undefined, url: string | undefined): Promise<void> {
    if (url === undefined || invited.has(channel) || (await directory.visit(channel))) return
    invited.add(channel)
    const { inviteMe } = words[locale?.startsWith('en') ? 'en' : 'fr']
    await client.respond(url, { response_type: 'ephemeral', text: inviteMe }).catch(() => invited.delete(channel))
  }

  /** Somebody who opened their page once finds on it what they did since. */
  function drawHomeSoon(account: string, after: string, workspace: string): void {
    const home = homes.get(account)
    if (!home || home.timer) return
    home.timer = setTimeout(() => {
      delete home.timer
      const { incoming } = homeOf(account, `home:${after}`, workspace, directory)
      void door?.hear([incoming]).then(([reply]) => reply && door?.handOver(reply.key))
    }, homeAfter)
  }

  return {
    platform: 'slack',
    can: limits.slack,
    async start(opened) {
      door = opened
      answers = createAnswers({ client, sender, door: opened, log })
      await client.start(heard)
      directory.begin()
    },
    async stop() {
      for (const { timer } of homes.values()) clearTimeout(timer)
      directory.stop()
      // What was heard is answered over the connection by which it came, before that is closed.
      stopping = true
      await Promise.race([idle(), new Promise((resolve) => setTimeout(resolve, stopWithin).unref())])
      await client.stop()
      await idle()
    },
    send: sender.send,
    edit: sender.edit,
    port: client.port,
    idle,
  }
}
