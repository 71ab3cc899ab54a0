/** The payloads that Slack sends, field for field. */
import { messageOut } from './api-chat.ts'
import { type Fields, textOf } from './json.ts'
import type { Placed } from './state.ts'
import type { Change, Channel, Message, Person, World } from './world.ts'

/** What every interaction carries. */
export function interaction(world: World, person: Person): Fields {
  return {
    team: { id: world.team, domain: 'concertess' },
    user: { id: person.id, username: person.username, name: person.username, team_id: world.team },
    api_app_id: world.app,
    token: 'verification-token',
    is_enterprise_install: false,
    enterprise: null,
  }
}

/** A channel's name as interactions tell it. */
export function nameOf(channel: Channel): string {
  return channel.kind === 'private' ? 'privategroup' : channel.name
}

export function containerOf(message: Message): Fields {
  return {
    type: 'message',
    message_ts: message.ts,
    channel_id: message.channel,
    is_ephemeral: message.ephemeralTo !== undefined,
    ...(message.thread === undefined ? {} : { thread_ts: message.thread }),
  }
}

export function actionOf(world: World, { block, element }: Placed, chosen: Fields): Fields {
  const { type, action_id, text, value, style, placeholder } = element
  const shown = { text, value, style, placeholder }
  return {
    type,
    action_id,
    block_id: block.block_id,
    ...Object.fromEntries(Object.entries(shown).filter(([, one]) => one !== undefined)),
    ...chosen,
    action_ts: world.nextTs(),
  }
}

/** Words as they travel: signs escaped, `@Name` and `#channel` made ids (in commands with the name beside it). */
export function typed(world: World, words: string, command = false): string {
  const marks = [
    ...[...world.people.values()].map(({ id, name, username }) => ({
      said: `@${name}`,
      mark: `@${id}`,
      label: username,
    })),
    ...[...world.channels.values()].map(({ id, name }) => ({ said: `#${name}`, mark: `#${id}`, label: name })),
  ].sort((a, b) => b.said.length - a.said.length)
  const safe = escaped(words)
  return marks.reduce(
    (text, { said, mark, label }) => text.replaceAll(escaped(said), `<${mark}${command ? `|${label}` : ''}>`),
    safe,
  )
}

export function escaped(words: string): string {
  return words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

/** The blocks that Slack's own editor makes of a person's words. */
export function written(world: World, text: string): readonly Fields[] {
  const elements = text
    .split(/(<[@#]\w+>)/)
    .filter((part) => part !== '')
    .map((part): Fields => {
      const [, sign, id] = /^<([@#])(\w+)>$/.exec(part) ?? []
      if (sign === '@') return { type: 'user', user_id: id }
      if (sign === '#') return { type: 'channel', channel_id: id }
      return { type: 'text', text: part.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&') }
    })
  return world.withIds([{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] }])
}

const kinds = { public: 'channel', private: 'group', dm: 'im' } as const

/** The name under which an app subscribes to the messages of a channel. */
export function subscription(channel: Channel): string {
  return `message.${{ public: 'channels', private: 'groups', dm: 'im' }[channel.kind]}`
}

export function messageEvent(world: World, { what, message }: Change): Fields {
  const channel = world.channels.get(message.channel)
  const about = { channel: message.channel, channel_type: kinds[channel?.kind ?? 'public'] }
  const out = messageOut(world, message)
  if (what === 'posted') {
    const by = message.bot ? { bot_profile: { id: world.bot.botId, app_id: world.app, name: 'Concertess' } } : {}
    return { ...out, ...by, ...about, event_ts: message.ts }
  }
  const ts = world.nextTs()
  const changed = what === 'edited' ? { message: out } : { deleted_ts: message.ts, previous_message: out }
  const subtype = what === 'edited' ? 'message_changed' : 'message_deleted'
  return { type: 'message', subtype, ...changed, ...about, hidden: true, ts, event_ts: ts }
}

export function tsOf(message: string | { readonly ts: string }): string {
  return textOf(typeof message === 'string' ? message : message.ts)
}
