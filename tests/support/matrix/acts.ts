/** What people do in rooms. Each returns the id of the event that it made. */
import { randomUUID } from 'node:crypto'
import { type Fields, fieldsOf, textOf } from './json.ts'
import type { People } from './people.ts'
import { types } from './reading.ts'
import type { Screen } from './screen.ts'

export type Saying = {
  /** an id, or some of the text, of the message that is answered */
  readonly replyTo?: string
  /** with a quotation in the text itself, as older clients do */
  readonly fallback?: boolean
  /** an id, or some of the text, of the first message of a thread */
  readonly thread?: string
  readonly html?: string
  readonly kind?: 'm.text' | 'm.notice' | 'm.emote'
  /** names; `room` is everybody. Undefined: the client says whom it answers, as clients do */
  readonly mentions?: readonly string[]
}
export type Acts = {
  /** `@name` and `@bot` become what a client writes when somebody is picked from its list. */
  says(who: string, where: string, text: string, more?: Saying): Promise<string>
  /** One after the other. */
  saysAll(who: string, where: string, texts: readonly string[]): Promise<readonly string[]>
  reacts(who: string, where: string, about: string, key: string): Promise<string>
  /** Takes their own reaction back. */
  unreacts(who: string, where: string, about: string, key: string): Promise<string>
  redacts(who: string, where: string, about: string): Promise<string>
  edits(who: string, where: string, about: string, text: string): Promise<string>
  /** A file, with what is said beside it. */
  sends(
    who: string,
    where: string,
    file: { name: string; type: string; bytes: Uint8Array },
    caption?: string,
  ): Promise<string>
  /** In a native poll: answers by their text. */
  votes(who: string, where: string, about: string, answers: readonly string[]): Promise<string>
  /** What a client sends in an encrypted room, which only devices with its key can read. */
  saysInCipher(who: string, where: string): Promise<string>
  joins(who: string, where: string): Promise<void>
  leaves(who: string, where: string): Promise<void>
  invites(who: string, where: string, whom: string): Promise<void>
  kicks(who: string, where: string, whom: string): Promise<void>
  ignores(who: string, whom: string): Promise<void>
  declines(who: string): Promise<void>
  encrypts(who: string, where: string): Promise<string>
  /** State as it is set by `type`, under the empty key. */
  sets(who: string, where: string, type: string, content: Fields): Promise<string>
  setsLevels(who: string, where: string, change: (levels: Fields) => Fields): Promise<string>
}

export function createActs(people: People, screen: Screen): Acts {
  const { personNamed } = people
  const path = (room: string) => `/rooms/${encodeURIComponent(room)}`

  async function send(who: string, where: string, type: string, content: Fields): Promise<string> {
    const room = await people.placeToSpeak(who, where)
    const sent = await personNamed(who).put(`${path(room)}/send/${type}/${randomUUID()}`, content)
    return textOf(sent.event_id)
  }

  async function relation(who: string, where: string, { replyTo, thread }: Saying): Promise<Fields> {
    const answered = replyTo === undefined ? undefined : (await screen.find(who, where, replyTo)).id
    if (thread === undefined) return answered === undefined ? {} : { 'm.in_reply_to': { event_id: answered } }
    const root = await screen.find(who, where, thread)
    const first = root.thread ?? root.id
    return {
      rel_type: 'm.thread',
      event_id: first,
      is_falling_back: answered === undefined,
      'm.in_reply_to': { event_id: answered ?? root.id },
    }
  }

  async function contentOf(who: string, where: string, text: string, more: Saying): Promise<Fields> {
    const relates = await relation(who, where, more)
    const named = mentioned(text, people)
    const answered = more.replyTo === undefined ? undefined : await screen.find(who, where, more.replyTo)
    const told = more.mentions?.filter((name) => name !== 'room').map(people.idOf)
    const others = answered ? [textOf(answered.raw.sender)] : []
    const users = told ?? [...new Set([...named.ids, ...others])].filter((id) => id !== personNamed(who).id)
    const html = more.html ?? named.html
    const quoted =
      more.fallback && answered ? quotation(answered.plain, textOf(answered.raw.sender), named.body, html) : {}
    return {
      msgtype: more.kind ?? 'm.text',
      body: named.body,
      ...(html !== undefined && { format: 'org.matrix.custom.html', formatted_body: html }),
      ...quoted,
      'm.mentions': {
        ...(users.length > 0 && { user_ids: users }),
        ...(more.mentions?.includes('room') && { room: true }),
      },
      ...(Object.keys(relates).length > 0 && { 'm.relates_to': relates }),
    }
  }

  async function says(who: string, where: string, text: string, more: Saying = {}): Promise<string> {
    await people.placeToSpeak(who, where)
    return send(who, where, types.message, await contentOf(who, where, text, more))
  }

  async function redact(who: string, where: string, id: string): Promise<string> {
    const room = await people.placeOf(who, where)
    const done = await personNamed(who).put(`${path(room)}/redact/${encodeURIComponent(id)}/${randomUUID()}`, {})
    return textOf(done.event_id)
  }

  async function state(who: string, where: string, type: string, content: Fields): Promise<string> {
    const room = await people.placeOf(who, where)
    return textOf((await personNamed(who).put(`${path(room)}/state/${type}`, content)).event_id)
  }

  return {
    says,
    async saysAll(who, where, texts) {
      const ids: string[] = []
      for (const text of texts) ids.push(await says(who, where, text))
      return ids
    },
    async reacts(who, where, about, key) {
      const { id } = await screen.find(who, where, about)
      return send(who, where, types.reaction, { 'm.relates_to': { rel_type: 'm.annotation', event_id: id, key } })
    },
    async unreacts(who, where, about, key) {
      const { id } = await screen.find(who, where, about)
      const own = (await screen.events(who, where)).findLast(({ type, sender, content }) => {
        const relates = fieldsOf(fieldsOf(content)['m.relates_to'])
        const isMine = type === types.reaction && sender === personNamed(who).id
        return isMine && relates.event_id === id && relates.key === key
      })
      if (!own) throw new Error(`${who} did not react with ${key}`)
      return redact(who, where, textOf(own.event_id))
    },
    redacts: async (who, where, about) => redact(who, where, (await screen.find(who, where, about)).id),
    async edits(who, where, about, text) {
      const { id } = await screen.find(who, where, about)
      const content = await contentOf(who, where, text, {})
      return send(who, where, types.message, {
        ...content,
        body: `* ${text}`,
        'm.new_content': content,
        'm.relates_to': { rel_type: 'm.replace', event_id: id },
      })
    },
    async sends(who, where, { name, type, bytes }, caption) {
      const url = await personNamed(who).upload(bytes, type, name)
      const msgtype = type.startsWith('image/') ? 'm.image' : 'm.file'
      const info = { mimetype: type, size: bytes.length }
      return send(who, where, types.message, {
        msgtype,
        body: caption ?? name,
        filename: name,
        url,
        info,
        'm.mentions': {},
      })
    },
    async votes(who, where, about, answers) {
      const poll = await screen.find(who, where, about)
      const ids = answers.map((text) => poll.answers.find((one) => one.text === text)?.id)
      if (ids.includes(undefined)) throw new Error(`${who} cannot choose ${answers.join(', ')}`)
      const isStable = poll.raw.type === 'm.poll.start'
      return send(who, where, isStable ? 'm.poll.response' : 'org.matrix.msc3381.poll.response', {
        'm.relates_to': { rel_type: 'm.reference', event_id: poll.id },
        ...(isStable ? { 'm.selections': ids } : { 'org.matrix.msc3381.poll.response': { answers: ids } }),
      })
    },
    saysInCipher: (who, where) =>
      send(who, where, types.encrypted, {
        algorithm: 'm.megolm.v1.aes-sha2',
        ciphertext: 'AwgAEnACgAkLmt6qF84IK++J7UDH2Za1YVchHyprqTqsg2yyOwAtHaZTwyNg37afzg8f3r9IsN9r4RNFg7MaZencUJe4qvELi',
        device_id: personNamed(who).deviceId,
        sender_key: 'RF3s+E7RkTQTGF2d8Deol0FkQvgII2aJDf3/Jp5mxVU',
        session_id: 'X3lUlvLELLYxeTx4yOVu6UDpasGEVO0Jbu+QFnm0cKQ',
      }),
    async joins(who, where) {
      screen.forget(who)
      const room = await people.placeOf(who, where)
      await personNamed(who).post(`/join/${encodeURIComponent(room)}`)
    },
    async leaves(who, where) {
      await personNamed(who).post(`${path(await people.placeOf(who, where))}/leave`)
    },
    async invites(who, where, whom) {
      await personNamed(who).post(`${path(await people.placeOf(who, where))}/invite`, { user_id: people.idOf(whom) })
    },
    async kicks(who, where, whom) {
      await personNamed(who).post(`${path(await people.placeOf(who, where))}/kick`, { user_id: people.idOf(whom) })
    },
    async ignores(who, whom) {
      const { id, put } = personNamed(who)
      await put(`/user/${encodeURIComponent(id)}/account_data/m.ignored_user_list`, {
        ignored_users: { [people.idOf(whom)]: {} },
      })
      screen.forget(who)
    },
    async declines(who) {
      const person = await people.looks(who)
      for (const { room } of person.invited.splice(0)) await person.post(`${path(room)}/leave`)
    },
    encrypts: (who, where) => state(who, where, 'm.room.encryption', { algorithm: 'm.megolm.v1.aes-sha2' }),
    sets: state,
    async setsLevels(who, where, change) {
      const room = await people.placeOf(who, where)
      const levels = await personNamed(who).get(`${path(room)}/state/m.room.power_levels`)
      return state(who, where, 'm.room.power_levels', change(levels))
    },
  }
}

/** A person who is picked from the client's list is a link in the formatted text, and their name in the plain one. */
function mentioned(text: string, people: People) {
  const ids: string[] = []
  const escaped = (part: string) => part.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const known = new Map([
    ...people.people().map(({ name, id }) => [name, id] as const),
    ['bot', people.bot.id] as const,
  ])
  const parts = text.split(/(@[\p{L}\p{N}._-]+)/u).map((part) => {
    const id = part.startsWith('@') ? known.get(part.slice(1)) : undefined
    if (id === undefined) return { body: part, html: escaped(part).replaceAll('\n', '<br>') }
    ids.push(id)
    const name = people.nameOf(id)
    return { body: name, html: `<a href="https://matrix.to/#/${id}">${name}</a>` }
  })
  const body = parts.map((part) => part.body).join('')
  return { ids, body, html: ids.length > 0 ? parts.map((part) => part.html).join('') : undefined }
}

function quotation(quoted: string, sender: string, body: string, html: string | undefined): Fields {
  const [first = '', ...rest] = quoted.split('\n')
  const lines = [`> <${sender}> ${first}`, ...rest.map((line) => `> ${line}`)]
  return {
    body: `${lines.join('\n')}\n\n${body}`,
    format: 'org.matrix.custom.html',
    formatted_body: `<mx-reply><blockquote>${sender}<br>${first}</blockquote></mx-reply>${html ?? body}`,
  }
}
