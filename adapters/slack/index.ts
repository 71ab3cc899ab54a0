/**
 * Slack as a platform: payloads come in by one door, are kept, acknowledged and answered; posts go out as the outbox gives
 * them. Nothing is asked of Slack between a payload and its acknowledgement.
 */
import type { Adapter, Door } from '../../src/port.ts'
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
import type { Heard } from './whereabouts.ts'

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
  /** told when Slack took us out of the workspace */
  readonly gone?: (why: string) => void
  readonly pace?: Pace
  /** what was kept before may have been sent by an earlier life of ours; by the clock that dates what is kept */
  readonly began?: number
}

export type Slack = Adapter & {
  port(): number | undefined
  /** Every gesture that came in has its answer. */
  idle(): Promise<void>
}

/** Drawn again so long after the last gesture of its person, in milliseconds. */
const homeAfter = 1500

export function createSlack(o: SlackOptions): Slack {
  const client = openClient(o)
  const { now, log } = o
  const directory = createDirectory(client, now, log)
  const pace = o.pace ?? createPace(now)
  const pictures = createPictures(client, log)
  const sender = createSender({ client, pace, pictures, now, log, startedAt: o.began ?? now() })
  const homes = new Map<string, { timer?: NodeJS.Timeout; drawn: number }>()
  const answering = new Set<Promise<void>>()
  let door: Door | undefined
  let answers: Answers | undefined

  function heard(payload: unknown, ack: Ack): Promise<void> {
    const work = take(payload, ack).finally(() => answering.delete(work))
    answering.add(work)
    return work
  }

  async function idle(): Promise<void> {
    while (answering.size > 0) await Promise.allSettled(answering)
  }

  async function take(payload: unknown, ack: Ack): Promise<void> {
    const said = read(payload, directory)
    if (said.kind === 'hear') return answer(said, ack)
    if (said.kind === 'gone') {
      log.error({ why: said.why }, 'Slack took the bot out of the workspace')
      o.gone?.(said.why)
    } else log.debug({ why: said.why }, 'not for us')
    await ack()
  }

  async function answer(said: Extract<Heard, { kind: 'hear' }>, ack: Ack): Promise<void> {
    if (!door || !answers) return
    const [reply = null] = await door.hear([said.incoming])
    await answers.give(said, reply, ack)
    const { who, where, home } = said.incoming
    directory.meet(who.account)
    if (where.kind === 'room') directory.visit(where.channel)
    if (home) homes.set(who.account, { drawn: 0, ...homes.get(who.account) })
    else drawHomeSoon(who.account, said.incoming.id, where.workspace)
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
      await client.stop()
      await idle()
    },
    send: sender.send,
    edit: sender.edit,
    port: client.port,
    idle,
  }
}
