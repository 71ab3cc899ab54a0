/** What people say: commands, mentions, messages, shortcuts, and opening the app's home. */
import { messageOut } from './api-chat.ts'
import type { Delivery } from './delivery.ts'
import { SlackError } from './error.ts'
import { type Fields, listOf, textOf } from './json.ts'
import { interaction, messageEvent, nameOf, subscription, tsOf, typed, written } from './payloads.ts'
import type { Responses } from './responses.ts'
import type { Screen } from './screen.ts'
import type { Outcome } from './transport.ts'
import type { Views } from './views.ts'
import type { Channel, Person, World } from './world.ts'

/** Something the person is shown as having failed. */
export type Failure = { readonly who: string; readonly what: string; readonly reason: string; readonly at: number }
export type Receipt = {
  readonly acknowledged: boolean
  /** real milliseconds until it was acknowledged */
  readonly ms: number
  readonly reason?: string
  /** the message that was posted by it */
  readonly ts?: string
  /** what came with the acknowledgement */
  readonly response?: Fields | undefined
}
/** What gestures are made with. */
export type Stage = {
  readonly world: World
  readonly views: Views
  readonly responses: Responses
  readonly delivery: Delivery
  readonly screen: Screen
  readonly failures: Failure[]
  readonly events: readonly string[]
  /** the manifest's `should_escape` */
  readonly escapes: boolean
  responseUrl(id: string): string
}
export type Below = {
  readonly threadOf?: string | { readonly ts: string }
  /** attached to the message */
  readonly file?: { readonly name: string; readonly type?: string; readonly bytes: Uint8Array }
}

export type Speech = {
  /** Resolves once acknowledged or failed. */
  command(who: string, where: string, words: string): Promise<Receipt>
  mentions(who: string, where: string, words: string, below?: Below): Promise<Receipt>
  says(who: string, where: string, words: string, below?: Below): Promise<Receipt>
  shortcut(
    who: string,
    callbackId: string,
    about?: { readonly message?: { readonly ts: string; readonly channel: string } },
  ): Promise<Receipt>
  opensHome(who: string): Promise<Receipt>
}

export function receiptOf(stage: Stage, person: Person, what: string, outcome: Outcome): Receipt {
  if (outcome.ok) return { acknowledged: true, ms: outcome.ms, response: outcome.response }
  const { reason, ms } = outcome
  stage.failures.push({ who: person.name, what, reason, at: stage.world.now() })
  return { acknowledged: false, ms, reason }
}

export function createSpeech(stage: Stage): Speech {
  const { world, views, responses, delivery } = stage

  function placed(who: string, where: string): { readonly person: Person; readonly channel: Channel } {
    const person = world.personNamed(who)
    const channel = world.place(where, person)
    if (!channel.members.has(person.id)) throw new Error(`${who} is not in ${where}`)
    return { person, channel }
  }

  /** The message stands whether or not the app hears of it; what it does not hear of is not shown as failed. */
  async function spoken(
    person: Person,
    channel: Channel,
    text: string,
    { threadOf, file }: Below,
    mention: boolean,
  ): Promise<Receipt> {
    const thread = threadOf === undefined ? undefined : tsOf(threadOf)
    const message = world.post(channel, person.id, { text, blocks: written(world, text), thread })
    const event = { ...messageEvent(world, { what: 'posted', message }), ...(file && shared(file)) }
    const sent: Promise<Outcome>[] = []
    if (channel.members.has(world.bot.userId)) {
      if (stage.events.includes(subscription(channel)))
        sent.push(delivery.event({ ...event, client_msg_id: message.ts }))
      if (mention && channel.kind !== 'dm' && stage.events.includes('app_mention')) {
        const { channel_type: _, ...rest } = event
        sent.push(delivery.event({ ...rest, type: 'app_mention', client_msg_id: message.ts }))
      }
    }
    const outcome = (await Promise.all(sent)).at(-1)
    const ts = message.ts
    if (!outcome)
      return { acknowledged: false, ms: 0, reason: 'not sent: the bot is not there, or did not subscribe', ts }
    return outcome.ok
      ? { acknowledged: true, ms: outcome.ms, ts }
      : { acknowledged: false, ms: outcome.ms, reason: outcome.reason, ts }
  }

  /** Uploaded by somebody, with the message. */
  function shared({ name, type = 'text/csv', bytes }: NonNullable<Below['file']>): Fields {
    const id = `F${world.nextTs().replace('.', '')}`
    const stored = { id, filename: name, length: bytes.length, alt: '', bytes: Buffer.from(bytes) }
    world.files.set(id, { ...stored, readyAt: world.now(), channels: [] })
    const { origin } = new URL(stage.responseUrl('x'))
    const url_private = `${origin}/files/${id}/${encodeURIComponent(name)}`
    return { subtype: 'file_share', files: [{ id, name, mimetype: type, size: bytes.length, url_private }] }
  }

  return {
    async command(who, where, words) {
      const { person, channel } = placed(who, where)
      const [, command = '', text = ''] = /^(\/\S+)\s*([\s\S]*)$/.exec(words.trim()) ?? []
      if (command === '') throw new Error(`Not a command: ${words}`)
      const url = responses.give(person.id, channel)
      const outcome = await delivery.command({
        token: 'verification-token',
        team_id: world.team,
        team_domain: 'concertess',
        channel_id: channel.id,
        channel_name: nameOf(channel),
        user_id: person.id,
        user_name: person.username,
        command,
        text: stage.escapes ? typed(world, text, true) : text,
        api_app_id: world.app,
        is_enterprise_install: 'false',
        response_url: stage.responseUrl(url),
        trigger_id: views.trigger(person.id),
      })
      const receipt = receiptOf(stage, person, words, outcome)
      const said = receipt.response
      const to = responses.get(url)
      if (!said || !to || (textOf(said.text) === '' && listOf(said.blocks).length === 0)) return receipt
      try {
        responses.show(to, said)
      } catch (error) {
        if (!(error instanceof SlackError)) throw error
        const reason = `invalid_command_response: ${error.message} ${JSON.stringify(error.more)}`
        stage.failures.push({ who, what: words, reason, at: world.now() })
      }
      return receipt
    },
    mentions(who, where, words, below = {}) {
      const { person, channel } = placed(who, where)
      return spoken(person, channel, `<@${world.bot.userId}> ${typed(world, words)}`, below, true)
    },
    says(who, where, words, below = {}) {
      const { person, channel } = placed(who, where)
      return spoken(person, channel, typed(world, words), below, false)
    },
    async shortcut(who, callbackId, { message: about } = {}) {
      const person = world.personNamed(who)
      const common = {
        ...interaction(world, person),
        callback_id: callbackId,
        trigger_id: views.trigger(person.id),
        action_ts: world.nextTs(),
      }
      if (!about) {
        const outcome = await delivery.interactive({ type: 'shortcut', ...common })
        return receiptOf(stage, person, callbackId, outcome)
      }
      const message = world.find(about.channel, about.ts)
      const channel = world.channels.get(about.channel)
      if (!message || !channel) throw new Error(`There is no message ${about.ts}`)
      if (message.ephemeralTo !== undefined) throw new Error('Ephemeral messages have no menu')
      const outcome = await delivery.interactive({
        type: 'message_action',
        ...common,
        channel: { id: channel.id, name: nameOf(channel) },
        message_ts: message.ts,
        message: messageOut(world, message),
        response_url: stage.responseUrl(responses.give(person.id, channel)),
      })
      return receiptOf(stage, person, callbackId, outcome)
    },
    async opensHome(who) {
      const person = world.personNamed(who)
      const home = views.homes.get(person.id)
      if (!stage.events.includes('app_home_opened')) return { acknowledged: false, ms: 0, reason: 'not subscribed' }
      const outcome = await delivery.event({
        type: 'app_home_opened',
        user: person.id,
        channel: world.direct(person.id).id,
        tab: 'home',
        ...(home ? { view: views.output(home) } : {}),
        event_ts: world.nextTs(),
      })
      const { ms } = outcome
      return outcome.ok ? { acknowledged: true, ms } : { acknowledged: false, ms, reason: outcome.reason }
    },
  }
}
