/** Whom a payload would ping: read as Slack reads it, so that a name in somebody's words that was not escaped is caught. */
import { type Fields, isFields, listOf, textOf } from './json.ts'

export type Ping = {
  readonly kind: 'broadcast' | 'usergroup' | 'user' | 'channel'
  /** the id, or the range of a broadcast */
  readonly id: string
  /** json pointer */
  readonly at: string
}

export function pingsOf(payload: Fields): readonly Ping[] {
  const found: Ping[] = []
  marks(textOf(payload.text), '/text', found)
  if (payload.parse === 'full' || payload.link_names === true || payload.link_names === 'true') {
    for (const [, id] of textOf(payload.text).matchAll(/(?<![\w@])@(channel|here|everyone)\b/g)) {
      found.push({ kind: 'broadcast', id: id ?? '', at: '/text' })
    }
  }
  for (const name of ['blocks', 'attachments']) walk(payload[name], `/${name}`, found)
  return found
}

function walk(value: unknown, at: string, found: Ping[]): undefined {
  for (const [n, item] of listOf(value).entries()) walk(item, `${at}/${n}`, found)
  if (!isFields(value)) return
  const { type } = value
  if (type === 'mrkdwn' || type === 'markdown') return marks(textOf(value.text), `${at}/text`, found)
  if (type === 'user' && value.user_id) found.push({ kind: 'user', id: textOf(value.user_id), at })
  if (type === 'usergroup') found.push({ kind: 'usergroup', id: textOf(value.usergroup_id), at })
  if (type === 'broadcast') found.push({ kind: 'broadcast', id: textOf(value.range), at })
  if (type === 'channel' && value.channel_id) found.push({ kind: 'channel', id: textOf(value.channel_id), at })
  // Attachments of old carry their words as they are.
  if (type === undefined) {
    for (const name of ['text', 'pretext']) {
      if (typeof value[name] === 'string') marks(value[name], `${at}/${name}`, found)
    }
  }
  for (const [name, inner] of Object.entries(value)) walk(inner, `${at}/${name}`, found)
}

function marks(text: string, at: string, found: Ping[]): undefined {
  for (const [, range] of text.matchAll(/<!(channel|here|everyone|group)(?:\|[^>]*)?>/g)) {
    found.push({ kind: 'broadcast', id: range ?? '', at })
  }
  for (const [, id] of text.matchAll(/<!subteam\^(\w+)(?:\|[^>]*)?>/g))
    found.push({ kind: 'usergroup', id: id ?? '', at })
  for (const [, id] of text.matchAll(/<@([UW]\w+)(?:\|[^>]*)?>/g)) found.push({ kind: 'user', id: id ?? '', at })
  for (const [, id] of text.matchAll(/<#([CG]\w+)(?:\|[^>]*)?>/g)) found.push({ kind: 'channel', id: id ?? '', at })
}
