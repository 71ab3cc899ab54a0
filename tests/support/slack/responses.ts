/** `response_url`: five uses in thirty minutes; and what the person sees of an answer to a command. */
import { checked } from './api-chat.ts'
import { SlackError } from './error.ts'
import { type Fields, flagOf, textOf } from './json.ts'
import { limits } from './limits.ts'
import type { Channel, Message, World } from './world.ts'

export type Response = {
  readonly who: string
  readonly channel: Channel
  /** the message that was pressed */
  readonly origin: Message | undefined
  readonly at: number
  uses: number
}
export type Responses = {
  /** A new one; returns its id. */
  give(who: string, channel: Channel, origin?: Message): string
  get(id: string): Response | undefined
  /** Throws `SlackError`, as Slack refuses it. */
  use(id: string, body: Fields): void
  show(to: Response, body: Fields): void
}

export function createResponses(world: World): Responses {
  const given = new Map<string, Response>()

  function show({ who, channel, origin }: Response, body: Fields): undefined {
    if (flagOf(body.delete_original) && origin) {
      world.remove(origin)
      return
    }
    const draft = checked({ world }, body)
    if (flagOf(body.replace_original) && origin) {
      world.edit(origin, { ...draft, blocks: draft.blocks ?? [] })
      return
    }
    const inChannel = body.response_type === 'in_channel'
    world.post(channel, world.bot.userId, {
      ...draft,
      ...(inChannel ? {} : { ephemeralTo: who }),
      ...(body.thread_ts === undefined ? {} : { thread: textOf(body.thread_ts) }),
    })
  }

  return {
    give(who, channel, origin) {
      const id = world.nextId('R')
      given.set(id, { who, channel, origin, at: world.now(), uses: 0 })
      return id
    },
    get: (id) => given.get(id),
    use(id, body) {
      const response = given.get(id)
      if (!response) throw new SlackError('no_service')
      if (world.now() - response.at > limits.time.responseMs) throw new SlackError('expired_url')
      if (response.uses >= limits.time.responseUses) throw new SlackError('used_url')
      show(response, body)
      response.uses += 1
    },
    show,
  }
}
