/** `chat.*` and `reactions.add`: what the bot posts, edits and takes back. */
import { type Api, type Method, ownChannel, refused } from './api.ts'
import { refusalOfMessage } from './blocks.ts'
import { SlackError } from './error.ts'
import { type Fields, fieldsIn, isFields, listOf, textOf } from './json.ts'
import { limits } from './limits.ts'
import type { Channel, Draft, Message, World } from './world.ts'

export const chatMethods: Readonly<Record<string, Method>> = {
  'chat.postMessage': {
    scope: 'chat:write',
    run(api, args) {
      const channel = postable(api, args.channel)
      const draft = checked(api, args)
      const thread = threadOf(api, channel, args.thread_ts)
      const message = api.world.post(channel, api.world.bot.userId, { ...draft, thread })
      return { channel: channel.id, ts: message.ts, message: messageOut(api.world, message) }
    },
  },
  'chat.postEphemeral': {
    scope: 'chat:write',
    run(api, args) {
      const channel = postable(api, args.channel)
      const user = textOf(args.user)
      if (!api.world.people.has(user) || !channel.members.has(user)) throw new SlackError('user_not_in_channel')
      const draft = checked(api, args)
      const thread = threadOf(api, channel, args.thread_ts)
      const { ts } = api.world.post(channel, api.world.bot.userId, { ...draft, thread, ephemeralTo: user })
      return { message_ts: ts }
    },
  },
  'chat.update': {
    scope: 'chat:write',
    run(api, args) {
      const channel = ownChannel(api, args.channel)
      const message = mine(api, channel, args.ts, 'cant_update_message')
      const bare = args.text === undefined && args.blocks === undefined && args.attachments === undefined
      if (bare) throw new SlackError('no_text')
      if (Buffer.byteLength(textOf(args.text)) > limits.message.updateBytes) throw new SlackError('msg_too_long')
      const draft = checked(api, { text: message.text, blocks: message.blocks, ...args })
      // What is not told again stays as it was.
      api.world.edit(message, {
        ...(args.text === undefined ? {} : { text: textOf(args.text) }),
        ...(args.blocks === undefined ? {} : { blocks: draft.blocks ?? [] }),
        ...(args.attachments === undefined ? {} : { attachments: draft.attachments ?? [] }),
        ...(args.metadata === undefined ? {} : { metadata: draft.metadata }),
      })
      return { channel: channel.id, ts: message.ts, text: message.text, message: messageOut(api.world, message) }
    },
  },
  'chat.delete': {
    scope: 'chat:write',
    run(api, args) {
      const channel = ownChannel(api, args.channel)
      const message = mine(api, channel, args.ts, 'cant_delete_message')
      api.world.remove(message)
      return { channel: channel.id, ts: message.ts }
    },
  },
  'reactions.add': {
    scope: 'reactions:write',
    run(api, args) {
      const channel = ownChannel(api, args.channel)
      if (!/^[\w+'-]+(::skin-tone-\d)?$/.test(textOf(args.name))) throw new SlackError('invalid_name')
      if (!api.world.find(channel.id, textOf(args.timestamp))) throw new SlackError('message_not_found')
      return {}
    },
  },
}

/** A person's id stands for the direct message with them. */
function postable(api: Api, id: unknown): Channel {
  const person = api.world.people.get(textOf(id))
  if (person?.bot) throw new SlackError('cannot_dm_bot')
  const channel = person ? api.world.direct(person.id) : ownChannel(api, id)
  if (channel.archived) throw new SlackError('is_archived')
  return channel
}

/** What may be posted of these arguments; else throws as Slack refuses it. */
export function checked({ world }: Pick<Api, 'world'>, args: Fields): Draft {
  for (const name of ['blocks', 'attachments']) {
    if (args[name] !== undefined && !Array.isArray(args[name])) throw new SlackError(`invalid_${name}_format`)
  }
  const text = textOf(args.text)
  if (text === '' && listOf(args.blocks).length === 0 && listOf(args.attachments).length === 0) {
    throw new SlackError('no_text')
  }
  if (text.length > limits.message.text) throw new SlackError('msg_too_long')
  const refusal = refusalOfMessage(args, pictures(world))
  if (refusal) throw refused(refusal)
  const { metadata } = args
  const isMetadata = isFields(metadata) && typeof metadata.event_type === 'string' && isFields(metadata.event_payload)
  const isNone = metadata === undefined || (isFields(metadata) && Object.keys(metadata).length === 0)
  if (!isMetadata && !isNone) throw new SlackError('invalid_metadata_format')
  return {
    text,
    blocks: fieldsIn(args.blocks),
    attachments: listOf(args.attachments),
    metadata: isMetadata ? metadata : undefined,
    ...(args.parse === undefined ? {} : { parse: args.parse }),
    ...(args.link_names === undefined ? {} : { link_names: args.link_names }),
  }
}

/** A Slack file may be shown when it is a picture, uploaded, completed and ready. */
export function pictures(world: World): (file: Fields) => boolean {
  return ({ id, url }) => {
    const file = [...world.files.values()].find((one) =>
      id === undefined ? textOf(url).includes(one.id) : one.id === id,
    )
    return (
      /\.(png|jpe?g|gif)$/i.test(file?.filename ?? '') && (file?.readyAt ?? Number.POSITIVE_INFINITY) <= world.now()
    )
  }
}

function threadOf({ world }: Api, channel: Channel, ts: unknown): string | undefined {
  if (ts === undefined || ts === '') return undefined
  const parent = world.find(channel.id, textOf(ts))
  if (!parent || parent.thread !== undefined || parent.ephemeralTo !== undefined)
    throw new SlackError('thread_not_found')
  return parent.ts
}

function mine({ world }: Api, channel: Channel, ts: unknown, error: string): Message {
  const message = world.find(channel.id, textOf(ts))
  if (!message || message.ephemeralTo !== undefined) throw new SlackError('message_not_found')
  if (!message.bot) throw new SlackError(error)
  return message
}

/** A message as the API gives it. */
export function messageOut(world: World, message: Message, more: { readonly metadata?: boolean } = {}): Fields {
  const replies = world.messages.filter(
    (one) =>
      one.channel === message.channel && one.thread === message.ts && !one.deleted && one.ephemeralTo === undefined,
  )
  return {
    type: 'message',
    user: message.user,
    ts: message.ts,
    text: message.text,
    team: world.team,
    ...(message.bot ? { bot_id: world.bot.botId, app_id: world.app } : {}),
    ...(message.blocks.length === 0 ? {} : { blocks: message.blocks }),
    ...(message.attachments.length === 0 ? {} : { attachments: message.attachments }),
    ...(message.files.length === 0
      ? {}
      : {
          files: message.files.map((id) => ({
            id,
            name: world.files.get(id)?.filename,
            title: world.files.get(id)?.title,
          })),
        }),
    ...(message.edits === 0 ? {} : { edited: { user: message.user, ts: message.ts } }),
    ...(message.thread === undefined ? {} : { thread_ts: message.thread }),
    ...(replies.length === 0
      ? {}
      : { thread_ts: message.ts, reply_count: replies.length, latest_reply: replies.at(-1)?.ts }),
    ...(more.metadata && message.metadata ? { metadata: message.metadata } : {}),
  }
}
