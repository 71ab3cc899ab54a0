/**
 * Discord as a platform: what the gateway brings is answered within Discord's three seconds, kept, and answered in full;
 * posts go out as the outbox gives them. Nothing is asked of Discord between a gesture and its first answer.
 */
import type { Adapter, Door, Incoming } from '../../src/port.ts'
import { aboutFile, heaviest, readText } from '../../src/views/attached.ts'
import { pressOf, resolvePress } from '../../src/views/press.ts'
import type { View } from '../../src/views/view.ts'
import { type Answers, createAnswers } from './answer.ts'
import { createAttacher } from './attachments.ts'
import type { Catalogue } from './catalogue.ts'
import { openClient, type Packet } from './client.ts'
import { commandsOf } from './commands.ts'
import { createDirectory } from './directory.ts'
import { ApiFailure, codes } from './failure.ts'
import { optionsOf } from './inputs.ts'
import { kit, limits } from './limits.ts'
import type { DiscordLog } from './log.ts'
import { createPace, type Pace } from './pace.ts'
import { payloadOf } from './payload.ts'
import { read } from './read.ts'
import { register } from './register.ts'
import type { Paper } from './render.ts'
import { createSender } from './send.ts'
import { createTokens } from './tokens.ts'
import { typedIn } from './typed.ts'
import type { Attached, Heard } from './whereabouts.ts'
import { words } from './words.ts'

export type DiscordOptions = {
  readonly token: string
  /** the one server where the commands are offered; everywhere when it is undefined */
  readonly guild?: string | undefined
  readonly apiUrl?: string | undefined
  /** milliseconds since 1970, of the real clock: Discord's limits are of its time */
  readonly now: () => number
  readonly log: DiscordLog
  readonly catalogue: Catalogue
  readonly pace?: Pace
  /** calls in a second, when it is not Discord that limits them */
  readonly perSecond?: number
  /** milliseconds after which a connection that does not come back is replaced */
  readonly mostAway?: number | undefined
  /** what was kept before may have been sent by an earlier life of ours; by the clock that dates what is kept */
  readonly began?: number
}

export type Discord = Adapter & {
  /** Every gesture that came in has its answer. */
  idle(): Promise<void>
  /** Hears what people do, and its commands are known. */
  connected(): boolean
}

type Said = Extract<Heard, { kind: 'hear' }>

/** Milliseconds in which a second click is the first one's. */
const doubleClick = 1500
const mostClicks = 2000
/** Interactions remembered: more than come in before Discord gives one up. */
const mostTaken = 5000
/** A window is waited for so long; Discord wants an answer within three seconds. */
const windowWithin = 2000
/** How long a measure of the clocks is good, in milliseconds. */
const apartFor = 3_600_000
/** Milliseconds that a stop waits for answers that are on their way. */
const stopWithin = 3000
/** Milliseconds until the commands are registered again, when Discord would not have them. */
const registerAgain = [2000, 10_000, 60_000]

export function createDiscord(o: DiscordOptions): Discord {
  const { now, log, catalogue } = o
  const pace = o.pace ?? createPace(now)
  const client = openClient({ ...o, answered: pace.answered })
  const directory = createDirectory(o.guild)
  const tokens = createTokens(now)
  const attacher = createAttacher(log)
  const typed = typedIn(catalogue)
  const isThread = (id: string) => directory.channel(id)?.parent !== undefined
  const startedAt = o.began ?? now()
  const sender = createSender({ client, pace, attacher, tokens, paper, typed, isThread, now, log, startedAt })
  const commands = commandsOf(catalogue)
  const answering = new Set<Promise<void>>()
  let door: Door | undefined
  let answers: Answers | undefined
  let stopping = false
  let isConnected = false
  let isRegistered = false
  let registering: NodeJS.Timeout | undefined
  let registrations = 0
  let apart = { least: Number.POSITIVE_INFINITY, since: Number.NEGATIVE_INFINITY }
  /** the last press of each account */
  const clicks = new Map<string, { readonly id: string; readonly press: string; readonly at: number }>()
  const hinted = new Set<string>()
  /** what is being answered, or was: delivered again, it has its answer */
  const taken = new Set<string>()

  /** What is pressed there is answered by a window when its call is a form: Discord must be told so at once. */
  function paper(body: View): Paper {
    return {
      opens(target) {
        const call = resolvePress(body, pressOf(target))
        const where = { workspace: '', channel: '', kind: 'room', name: '' } as const
        return call !== undefined && door?.shape(call, where).answer === 'form'
      },
    }
  }

  function heard(packet: Packet): void {
    if (directory.learn(packet)) registerSoon(0)
    if (stopping || (packet.t !== 'INTERACTION_CREATE' && packet.t !== 'MESSAGE_CREATE')) return
    const said = read(packet, directory, catalogue)
    if (said.kind === 'ignore') {
      log.debug({ why: said.why }, 'not for us')
      return
    }
    if (said.way.interaction && !isNew(said.way.interaction.id)) return
    const work = take(said)
      .catch((error: unknown) => log.error({ err: error }, 'a gesture could not be answered'))
      .finally(() => answering.delete(work))
    answering.add(work)
  }

  function isNew(interaction: string): boolean {
    if (taken.has(interaction)) return false
    taken.add(interaction)
    if (taken.size > mostTaken) taken.delete(taken.values().next().value!)
    return true
  }

  async function take(said: Exclude<Heard, { kind: 'ignore' }>): Promise<void> {
    if (!door || !answers) return
    if (said.kind === 'suggest') {
      const found = await door.suggest(said.asked)
      const choices = optionsOf(found.filter(({ value }) => value.trim() !== '').slice(0, kit.options))
      return answers.suggest(
        said.way,
        choices.map(({ label, value }) => ({ name: label, value })),
      )
    }
    if (said.kind === 'hear') return answer(said.file ? await withFile(said, said.file) : said)
    const whole = await answers.ballot(said)
    if (whole) await answer(whole)
  }

  /** What is attached is passed on as its name and its text; what cannot be had, as its name alone. */
  async function withFile(said: Said, { name, url }: Attached): Promise<Said> {
    const bytes = await client.download(url, heaviest).catch((error: unknown) => {
      log.warn({ err: error }, 'an attached file could not be fetched')
      return undefined
    })
    return { ...said, incoming: { ...said.incoming, about: aboutFile(name, bytes && readText(bytes)) } }
  }

  async function answer(heardNow: Said): Promise<void> {
    if (!door || !answers) return
    const said = twice(dated(heardNow))
    const { incoming, way } = said
    const { where, who } = incoming
    const opens = way.opens === true || isForm(incoming)
    const first = answers.first(said, opens)
    if (way.interaction && where.kind === 'room')
      tokens.keep(who.account, where.thread ?? where.channel, way.interaction)
    const hearing = door.hear([incoming])
    const told = opens && way.interaction ? await inTime(hearing, said) : await first
    const [reply = null] = await hearing
    await answers.give(said, reply, told)
    if (way.mute) await hint(said)
  }

  function isForm({ says, where }: Incoming): boolean {
    return typeof says === 'object' && 'post' in says ? false : door?.shape(says, where).answer === 'form'
  }

  /** A window is the first answer, or there is none: when the reply takes too long, we say that we are at it. */
  async function inTime(hearing: Promise<unknown>, { way }: Said): ReturnType<Answers['defer']> {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), windowWithin)
    })
    const isLate = (await Promise.race([hearing, late])) === 'late'
    clearTimeout(timer)
    return isLate ? answers!.defer(way) : 'window'
  }

  /**
   * Discord's moments told by our clock: the least that a gesture ever took to reach us is how far the clocks are apart.
   */
  function dated(said: Said): Said {
    const { at } = said.incoming
    if (at === undefined) return said
    if (now() - apart.since > apartFor) apart = { least: now() - at, since: now() }
    apart.least = Math.min(apart.least, now() - at)
    return { ...said, incoming: { ...said.incoming, at: at + apart.least } }
  }

  /** Two clicks on one button, one after the other, before its answer is there, are one gesture. */
  function twice(said: Said): Said {
    const { says, who, id } = said.incoming
    if (typeof says !== 'object' || !('post' in says) || said.way.by !== 'click' || said.way.opens) return said
    const press = JSON.stringify(says)
    const last = clicks.get(who.account)
    const isSame = last?.press === press && now() - last.at < doubleClick
    clicks.delete(who.account)
    clicks.set(who.account, { id: isSame ? last.id : id, press, at: now() })
    if (clicks.size > mostClicks) clicks.delete(clicks.keys().next().value!)
    return isSame ? { ...said, incoming: { ...said.incoming, id: last.id } } : said
  }

  /** Somebody speaks to us where we could not answer in public: they are told once what is to be done. */
  async function hint({ incoming: { where, who }, way }: Said): Promise<void> {
    if (!way.interaction || hinted.has(where.channel)) return
    hinted.add(where.channel)
    const { cannotWrite } = words[who.locale?.startsWith('en') ? 'en' : 'fr']
    const { application, token } = way.interaction
    const body = payloadOf([{ type: 10, content: cannotWrite }], [], true)
    await sender.call('POST', `/webhooks/${application}/${token}`, { body, auth: false }).catch(() => {
      hinted.delete(where.channel)
    })
  }

  function registerSoon(pause: number): void {
    clearTimeout(registering)
    if (stopping) return
    registering = setTimeout(() => void registerNow(), pause)
  }

  async function registerNow(): Promise<void> {
    const { application } = directory
    if (application === undefined) return
    const call = (method: 'GET' | 'PUT', route: string, body?: unknown) =>
      client.call(method, route as `/${string}`, body === undefined ? {} : { body })
    const guilds = directory.guilds()
    try {
      await register({ call, application, ...(o.guild !== undefined && { guild: o.guild }), guilds, commands, log })
      isRegistered = true
      registrations = 0
    } catch (error) {
      const why = error instanceof ApiFailure ? error.message : String(error)
      log.warn({ why }, 'the commands could not be registered yet')
      registerSoon(registerAgain[Math.min(registrations++, registerAgain.length - 1)]!)
    }
  }

  async function idle(): Promise<void> {
    while (answering.size > 0) await Promise.allSettled(answering)
  }

  return {
    platform: 'discord',
    can: limits.discord,
    async start(opened) {
      door = opened
      answers = createAnswers({ client, sender, door: opened, tokens, typed, pace, log, failed })
      client.start(heard, (connected) => {
        isConnected = connected
      })
    },
    async stop() {
      // What was heard is answered before the connection is closed; what comes meanwhile Discord tells as failed.
      stopping = true
      clearTimeout(registering)
      await Promise.race([idle(), new Promise((resolve) => setTimeout(resolve, stopWithin).unref())])
      await client.stop()
      await idle()
    },
    send: sender.send,
    edit: sender.edit,
    idle,
    connected: () => isConnected && isRegistered,
  }

  /** An interaction that Discord does not know any more, or knows as answered, is nothing to worry about: it happens. */
  function failed(error: unknown): void {
    const cause = error instanceof Error && error.cause instanceof ApiFailure ? error.cause : error
    const failure = cause instanceof ApiFailure ? cause.failure : undefined
    if (failure?.kind === 'unsure' || failure?.kind === 'unsent') pace.silent()
    const isUsual = failure?.kind === 'refused' && expected.includes(failure.code)
    const why = cause instanceof ApiFailure ? cause.message : String(error)
    log[isUsual ? 'info' : 'warn']({ why }, 'Discord did not take an answer')
  }
}

const expected: readonly number[] = [
  codes.unknownInteraction,
  codes.acknowledged,
  codes.unknownWebhook,
  codes.badToken,
  codes.unknownMessage,
]
