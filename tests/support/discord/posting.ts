/** Posts, edits and removes messages, by the bot or by people, with all that follows: nonce, mentions, pings. */
import { type Draft, draftOf, flags, textsOf, type Upload } from './drafts.ts'
import { refuse } from './error.ts'
import type { Fields } from './json.ts'
import { textOf } from './json.ts'
import { limits } from './limits.ts'
import { allows, may, permissionsIn } from './permissions.ts'
import { type Mentions, mentionsIn, type Ping } from './pings.ts'
import type { Attachment, Channel, Message, World } from './world.ts'

export type Posted = {
  readonly type?: number
  readonly ephemeralTo?: string | undefined
  readonly interaction?: Fields | undefined
  readonly reference?: string | undefined
}
export type Posting = {
  origin(file: Attachment): string
  /** What the bot posts, checked. */
  post(channel: Channel, body: Fields, uploads: readonly Upload[], more?: Posted): Message
  /** A message that only says that one will come. */
  defer(channel: Channel, more: Posted): Message
  edit(message: Message, body: Fields, uploads: readonly Upload[]): Message
  /** What a person wrote. */
  write(
    channel: Channel,
    authorId: string,
    content: string,
    more: Posted & { readonly draft?: Partial<Draft> },
  ): Message
  remove(message: Message): void
  /** The one that this nonce already made. */
  madeBy(channel: Channel, nonce: unknown): Message | undefined
}

export function createPosting(
  world: World,
  {
    origin,
    nonceMs = limits.time.nonceMs,
  }: { readonly origin: Posting['origin']; readonly nonceMs?: number | undefined },
): Posting {
  function made(channel: Channel, authorId: string, draft: Draft, mentions: Mentions, more: Posted): Message {
    const known = mentionedBy(channel, draft, mentions, more)
    return {
      id: world.nextId(),
      channelId: channel.id,
      authorId,
      type: more.type ?? (more.reference === undefined ? 0 : 19),
      createdAt: world.now(),
      ephemeralTo: more.ephemeralTo,
      interaction: more.interaction,
      reference: more.reference,
      nonce: undefined,
      ...draft,
      ...known,
      editedAt: undefined,
      deleted: false,
      pings: [],
    }
  }

  function mentionedBy(channel: Channel, draft: Draft, mentions: Mentions, { reference }: Posted) {
    const { users, roles } = mentionsIn(textsOf(draft), undefined)
    const replied = reference === undefined ? undefined : world.find(channel.id, reference)?.authorId
    const known = [
      ...users.filter((id) => mentions.users.includes(id)),
      ...(replied && mentions.replied ? [replied] : []),
    ]
    return {
      mentions: [...new Set(known)].filter((id) => world.users.has(id)),
      mentionedRoles: roles.filter((id) => mentions.roles.includes(id)),
      mentionsEveryone: mentions.everyone,
    }
  }

  /** Whom the bot's message rings at: nobody for an ephemeral or silent one. */
  function pingsOf(channel: Channel, message: Message, mentions: Mentions): readonly Ping[] {
    if (message.ephemeralTo !== undefined || (message.flags & flags.silent) !== 0) return []
    const everybody = allows(permissionsIn(world, world.bot.id, channel), may.mentionEveryone)
    const here = (id: string) => channel.kind === 'dm' || permissionsIn(world, id, channel) !== 0n
    const replied = message.reference === undefined ? undefined : world.find(channel.id, message.reference)?.authorId
    const rings = (ids: readonly string[], kind: Ping['kind']) => ids.map((who) => ({ kind, who }))
    return [
      ...rings(
        mentions.users.filter((id) => world.users.has(id) && here(id)),
        'user',
      ),
      ...rings(everybody ? mentions.roles : [], 'role'),
      ...rings(everybody && mentions.everyone ? ['everyone'] : [], 'everyone'),
      ...rings(replied && mentions.replied && replied !== world.bot.id ? [replied] : [], 'reply'),
    ]
  }

  function draft(body: Fields, uploads: readonly Upload[], existing?: Message): Draft {
    return draftOf(body, { uploads, existing, nextId: world.nextId, origin })
  }

  return {
    origin,
    post(channel, body, uploads, more = {}) {
      const drafted = draft(body, uploads)
      const mentions = mentionsIn(textsOf(drafted), body.allowed_mentions)
      const bits = drafted.flags & ~(more.ephemeralTo === undefined ? flags.ephemeral : 0)
      const message = {
        ...made(channel, world.bot.id, { ...drafted, flags: bits }, mentions, more),
        nonce: nonceOf(body),
      }
      if (more.ephemeralTo !== undefined) message.flags |= flags.ephemeral
      message.pings = pingsOf(channel, message, mentions)
      return world.post(message)
    },
    defer(channel, more) {
      const bits = flags.loading | (more.ephemeralTo === undefined ? 0 : flags.ephemeral)
      const empty = { content: '', embeds: [], components: [], attachments: [], flags: bits }
      return world.post(made(channel, world.bot.id, empty, mentionsIn('', undefined), more))
    },
    edit(message, body, uploads) {
      const drafted = draft(body, uploads, message)
      const waited = (message.flags & flags.loading) !== 0
      const mentions = mentionsIn(textsOf(drafted), body.allowed_mentions)
      const channel = world.channels.get(message.channelId)
      if (!channel) refuse(10003)
      // The first words of a message that was waited for are no edit.
      Object.assign(message, drafted, mentionedBy(channel, drafted, mentions, message))
      if (!waited) message.editedAt = world.now()
      world.told('edited', message)
      return message
    },
    write(channel, authorId, content, { draft: given = {}, ...more }) {
      const written = { content, embeds: [], components: [], attachments: [], flags: 0, ...given }
      return world.post(made(channel, authorId, written, mentionsIn(content, undefined), more))
    },
    remove(message) {
      message.deleted = true
      world.told('deleted', message)
    },
    madeBy(channel, nonce) {
      if (textOf(nonce) === '') return undefined
      return world.messages.findLast(
        (message) =>
          message.channelId === channel.id &&
          message.authorId === world.bot.id &&
          String(message.nonce) === textOf(nonce) &&
          !message.deleted &&
          world.now() - message.createdAt < nonceMs,
      )
    },
  }
}

function nonceOf({ nonce }: Fields): string | number | undefined {
  return typeof nonce === 'string' || typeof nonce === 'number' ? nonce : undefined
}
