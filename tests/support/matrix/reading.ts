/** Events of a room as a person reads them: edits and redactions applied, reactions and answers below what they are about. */
import { timeOf } from './client.ts'
import { readHtml } from './html.ts'
import { type Fields, fieldsIn, fieldsOf, listOf, numberOf, textOf } from './json.ts'

export type SeenFile = {
  readonly name: string
  /** what is said beside it, and read to who does not see it */
  readonly alt: string
  readonly type: string
  readonly size: number
  readonly mxc: string
}
export type SeenKind = 'text' | 'notice' | 'emote' | 'image' | 'file' | 'poll' | 'encrypted' | 'deleted' | 'other'
export type Seen = {
  /** as it is read where HTML is shown */
  readonly text: string
  /** as it is read in a notification, or where HTML is not shown */
  readonly plain: string
  readonly kind: SeenKind
  readonly id: string
  readonly room: string
  /** who posted it, by name */
  readonly by: string
  readonly at: number
  readonly edited: boolean
  /** the message that it answers, when a person would see it as an answer */
  readonly replyTo: string | undefined
  /** the first message of its thread */
  readonly thread: string | undefined
  readonly reactions: readonly { readonly key: string; readonly by: readonly string[] }[]
  /** undefined: it does not say, and clients look for names in the text */
  readonly mentions: { readonly users: readonly string[]; readonly room: boolean } | undefined
  readonly links: readonly { readonly text: string; readonly href: string }[]
  readonly file: SeenFile | undefined
  /** what a native poll lets one choose, with who chose it */
  readonly answers: readonly { readonly id: string; readonly text: string; readonly by: readonly string[] }[]
  readonly raw: Fields
}

export const types = {
  message: 'm.room.message',
  reaction: 'm.reaction',
  redaction: 'm.room.redaction',
  encrypted: 'm.room.encrypted',
  pollStart: ['m.poll.start', 'org.matrix.msc3381.poll.start'],
  pollResponse: ['m.poll.response', 'org.matrix.msc3381.poll.response'],
}

export type NameOf = (id: string) => string

/** `events` in their order; what is no message is left out. */
export function readEvents(events: readonly Fields[], nameOf: NameOf): Seen[] {
  const gone = new Set(events.filter(isRedaction).map(redactedBy))
  const alive = events.filter((event) => !isRedacted(event, gone))
  return events.flatMap((event) => {
    if (!isShown(event) || relationOf(event).rel_type === 'm.replace') return []
    if (isRedacted(event, gone)) return [deleted(event, nameOf)]
    const edit = lastEdit(event, alive)
    const content = edit ? fieldsOf(fieldsOf(edit.content)['m.new_content']) : fieldsOf(event.content)
    const relation = relationOf(event)
    const isThread = relation.rel_type === 'm.thread'
    const answered = textOf(fieldsOf(relation['m.in_reply_to']).event_id) || undefined
    return [
      {
        ...readContent(event, content),
        ...place(event, nameOf),
        edited: edit !== undefined,
        replyTo: isThread && relation.is_falling_back === true ? undefined : answered,
        thread: isThread ? textOf(relation.event_id) : undefined,
        reactions: reactionsTo(event, alive, nameOf),
        mentions: mentionsOf(content),
        answers: answersOf(event, content, alive, nameOf),
        raw: event,
      },
    ]
  })
}

function place(event: Fields, nameOf: NameOf) {
  return {
    id: textOf(event.event_id),
    room: textOf(event.room_id),
    by: nameOf(textOf(event.sender)),
    at: timeOf(event),
  }
}

function deleted(event: Fields, nameOf: NameOf): Seen {
  return {
    ...nothing,
    ...place(event, nameOf),
    kind: 'deleted',
    edited: false,
    replyTo: undefined,
    thread: undefined,
    reactions: [],
    mentions: undefined,
    answers: [],
    raw: event,
  }
}

type Body = Pick<Seen, 'text' | 'plain' | 'kind' | 'links' | 'file'>
const nothing: Body = { text: '', plain: '', kind: 'other', links: [], file: undefined }

function readContent(event: Fields, content: Fields): Body {
  if (event.type === types.encrypted) return { ...nothing, kind: 'encrypted' }
  if (types.pollStart.includes(textOf(event.type))) {
    const poll = pollOf(content)
    const lines = [textBlock(poll.question), ...fieldsIn(poll.answers).map((one, at) => `${at + 1}. ${textBlock(one)}`)]
    return { ...nothing, kind: 'poll', text: lines.join('\n'), plain: lines.join('\n') }
  }
  const body = textOf(content.body)
  const isReply = relationOf(event)['m.in_reply_to'] !== undefined
  const plain = isReply ? withoutFallback(body) : body
  const html = content.format === 'org.matrix.custom.html' ? readHtml(textOf(content.formatted_body)) : undefined
  const said = { text: html?.text ?? plain, plain, links: html?.links ?? [], file: undefined }
  switch (content.msgtype) {
    case 'm.text':
      return { ...said, kind: 'text' }
    case 'm.notice':
      return { ...said, kind: 'notice' }
    case 'm.emote':
      return { ...said, kind: 'emote' }
    case 'm.image':
    case 'm.file': {
      const file = fileOf(content, said.text)
      const kind = content.msgtype === 'm.image' ? 'image' : 'file'
      return { ...said, kind, file, text: `[${kind}: ${file.name}]${file.alt === '' ? '' : ` ${file.alt}`}` }
    }
    default:
      return { ...said, kind: 'other' }
  }
}

/** Where a file name is given too, the body is what is said beside the file. */
function fileOf(content: Fields, said: string): SeenFile {
  const info = fieldsOf(content.info)
  const body = textOf(content.body)
  const name = textOf(content.filename) || body
  const mxc = textOf(content.url) || textOf(fieldsOf(content.file).url)
  return { name, alt: name === body ? '' : said, type: textOf(info.mimetype), size: numberOf(info.size), mxc }
}

/** Older clients quote what they answer in the text itself; newer ones take that away. */
export function withoutFallback(body: string): string {
  if (!body.startsWith('> ')) return body
  const lines = body.split('\n')
  const at = lines.findIndex((line) => !line.startsWith('> ') && line !== '>')
  return lines.slice(lines[at] === '' ? at + 1 : at).join('\n')
}

function isShown(event: Fields): boolean {
  const type = textOf(event.type)
  if (event.state_key !== undefined) return false
  return type === types.message || type === types.encrypted || types.pollStart.includes(type)
}

export function relationOf(event: Fields): Fields {
  return fieldsOf(fieldsOf(event.content)['m.relates_to'])
}

function isRedaction(event: Fields): boolean {
  return event.type === types.redaction
}

function redactedBy(event: Fields): string {
  return textOf(fieldsOf(event.content).redacts) || textOf(event.redacts)
}

function isRedacted(event: Fields, gone: ReadonlySet<string>): boolean {
  return gone.has(textOf(event.event_id)) || fieldsOf(event.unsigned).redacted_because !== undefined
}

/** Only of the same kind and by the same person; the latest one counts. */
function lastEdit(event: Fields, alive: readonly Fields[]): Fields | undefined {
  const edits = alive.filter((other) => {
    const relation = relationOf(other)
    const about = relation.rel_type === 'm.replace' && relation.event_id === event.event_id
    const isSame = other.sender === event.sender && other.type === event.type
    return about && isSame && fieldsOf(other.content)['m.new_content'] !== undefined
  })
  return edits.sort((a, b) => timeOf(a) - timeOf(b)).at(-1)
}

function reactionsTo(event: Fields, alive: readonly Fields[], nameOf: NameOf): Seen['reactions'] {
  const found = new Map<string, Set<string>>()
  for (const other of alive) {
    const { rel_type, event_id, key } = relationOf(other)
    if (other.type !== types.reaction || rel_type !== 'm.annotation' || event_id !== event.event_id) continue
    found.set(textOf(key), (found.get(textOf(key)) ?? new Set()).add(nameOf(textOf(other.sender))))
  }
  return [...found].map(([key, by]) => ({ key, by: [...by] }))
}

function mentionsOf(content: Fields): Seen['mentions'] {
  const said = content['m.mentions']
  if (said === undefined) return undefined
  const { user_ids, room } = fieldsOf(said)
  return { users: listOf(user_ids).map(textOf), room: room === true }
}

function pollOf(content: Fields): Fields {
  return fieldsOf(content['m.poll'] ?? content['org.matrix.msc3381.poll.start'])
}

function textBlock(value: unknown): string {
  const block = fieldsOf(value)
  const [first] = fieldsIn(block['m.text'] ?? block['org.matrix.msc1767.message'])
  return (
    textOf(first?.body) || textOf(block['org.matrix.msc1767.text']) || textOf(block['m.text']) || textOf(block.body)
  )
}

/** The last answer of each person counts. */
function answersOf(event: Fields, content: Fields, alive: readonly Fields[], nameOf: NameOf): Seen['answers'] {
  const chosen = new Map<string, readonly string[]>()
  for (const other of alive) {
    if (!types.pollResponse.includes(textOf(other.type)) || relationOf(other).event_id !== event.event_id) continue
    const said = fieldsOf(other.content)
    const response = fieldsOf(said['org.matrix.msc3381.poll.response'])
    const answers = listOf(said['m.selections'] ?? response.answers).map(textOf)
    chosen.set(nameOf(textOf(other.sender)), answers)
  }
  return fieldsIn(pollOf(content).answers).map((answer) => {
    const id = textOf(answer.id) || textOf(answer['m.id'])
    const by = [...chosen].filter(([, ids]) => ids.includes(id)).map(([who]) => who)
    return { id, text: textBlock(answer), by }
  })
}
