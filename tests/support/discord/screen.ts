/** What each person sees, in plain words: the truth that journeys are checked against. */
import { nested } from './components.ts'
import { flags } from './drafts.ts'
import { inputsIn } from './filling.ts'
import { type Fields, fieldsIn, fieldsOf, textOf } from './json.ts'
import { type Names, readMarkdown } from './markdown.ts'
import { messageOut } from './out.ts'
import { permissionsIn } from './permissions.ts'
import type { Posting } from './posting.ts'
import { buttonsIn, choicesIn, labelOf, readComponents, readEmbed, type Values } from './reading.ts'
import type { Attachment, Channel, Message, User, World } from './world.ts'

export type SeenFile = { readonly name: string; readonly alt: string; readonly bytes: Buffer }
export type SeenInput = { readonly id: string; readonly label: string; readonly options: readonly string[] }
export type Seen = {
  /** as it is read */
  readonly text: string
  readonly kind: 'message' | 'ephemeral' | 'modal'
  readonly id: string
  readonly channel: string
  /** who posted it, by name */
  readonly by: string
  readonly ephemeral: boolean
  readonly edited: boolean
  /** it says that the bot thinks */
  readonly thinking: boolean
  /** the message that it answers */
  readonly replyTo: string | undefined
  /** labels of buttons, and of the choices of menus */
  readonly buttons: readonly string[]
  /** the choices of menus alone */
  readonly options: readonly string[]
  /** of a form */
  readonly inputs: readonly SeenInput[]
  readonly pictures: readonly SeenFile[]
  readonly files: readonly SeenFile[]
  readonly raw: Fields
}
/** A form before a person, with what they filled in and what the client says of it. */
export type OpenModal = {
  readonly data: Fields
  readonly channel: Channel
  readonly source: Message | undefined
  readonly values: Map<string, unknown>
  error: string
}
export type Screen = {
  readonly names: Names
  readonly modals: Map<string, OpenModal>
  sees(person: User, where: string): readonly Seen[]
  /** Newest first, what can be pressed. */
  messages(person: User, where: string): readonly Message[]
  readMessage(message: Message): Seen
  readModal(modal: OpenModal): Seen
  /** Ephemeral messages do not outlive it, nor does an open form. */
  reload(person: User): void
  /** What was chosen in a message's menu. */
  kept(person: User, message: Message): Map<string, unknown>
}

export function createScreen(world: World, posting: Posting, tokenMs: number): Screen {
  const modals = new Map<string, OpenModal>()
  const chosen = new Map<string, Map<string, unknown>>()
  const gone = new Set<string>()
  const names: Names = {
    user: (id) => world.users.get(id)?.name ?? id,
    role: (id) => [...world.guilds.values()].flatMap((one) => one.roles.get(id) ?? [])[0]?.name ?? id,
    channel: (id) => world.channels.get(id)?.name ?? id,
    now: world.now,
  }

  function visible(person: User, where: string): readonly Message[] {
    const channel = world.place(where, person)
    if (permissionsIn(world, person.id, channel) === 0n) throw new Error(`${person.name} does not see ${where}`)
    return world.messages.filter(
      (message) =>
        message.channelId === channel.id &&
        !message.deleted &&
        (message.ephemeralTo ?? person.id) === person.id &&
        !gone.has(message.id),
    )
  }

  function readMessage(message: Message, values?: Values): Seen {
    const { components, attachments, embeds } = message
    const loading = (message.flags & flags.loading) !== 0
    const thinking = loading && world.now() - message.createdAt < tokenMs
    const second = (message.flags & flags.second) !== 0
    // In the second version a file is seen where a component shows it, or not at all.
    const shown = second ? attachments.filter((file) => isShown(components, file)) : attachments
    const isPicture = (file: Attachment) => file.contentType.startsWith('image/')
    const files = second
      ? []
      : shown.map((file) => (isPicture(file) ? `[image: ${file.description ?? ''}]` : `[file: ${file.filename}]`))
    const parts = [
      loading ? (thinking ? 'Concertess réfléchit…' : "L'application n'a pas répondu") : '',
      readMarkdown(message.content, names),
      ...((message.flags & flags.suppressEmbeds) === 0 ? embeds.map((embed) => readEmbed(embed, names)) : []),
      ...files,
      readComponents(components, names, values),
    ]
    return {
      text: parts.filter((part) => part !== '').join('\n'),
      kind: message.ephemeralTo === undefined ? 'message' : 'ephemeral',
      id: message.id,
      channel: message.channelId,
      by: names.user(message.authorId),
      ephemeral: message.ephemeralTo !== undefined,
      edited: message.editedAt !== undefined,
      thinking,
      replyTo: message.reference,
      buttons: buttonsIn(components),
      options: choicesIn(components),
      inputs: [],
      pictures: shown.filter(isPicture).map((file) => seenFile(file, components)),
      files: shown.filter((file) => !isPicture(file)).map((file) => seenFile(file, components)),
      raw: messageOut(world, message, posting.origin),
    }
  }

  function readModal(modal: OpenModal): Seen {
    const components = fieldsIn(modal.data.components)
    const parts = [textOf(modal.data.title), readComponents(components, names, modal.values)]
    return {
      text: [...parts, modal.error === '' ? '' : `⚠ ${modal.error}`].filter((part) => part !== '').join('\n'),
      kind: 'modal',
      id: textOf(modal.data.custom_id),
      channel: modal.channel.id,
      by: 'Concertess',
      ephemeral: true,
      edited: false,
      thinking: false,
      replyTo: undefined,
      buttons: ['Envoyer', 'Annuler'],
      options: [],
      inputs: inputsIn(modal.data).map(({ label, component }) => ({
        id: textOf(component.custom_id),
        label,
        options: fieldsIn(component.options).map(labelOf),
      })),
      pictures: [],
      files: [],
      raw: modal.data,
    }
  }

  function kept(person: User, message: Message): Map<string, unknown> {
    const key = `${person.id} ${message.id} ${message.editedAt ?? ''}`
    const known = chosen.get(key) ?? new Map<string, unknown>()
    chosen.set(key, known)
    return known
  }

  return {
    names,
    modals,
    kept,
    readMessage,
    readModal,
    sees: (person, where) => visible(person, where).map((message) => readMessage(message, kept(person, message))),
    messages: (person, where) => [...visible(person, where)].reverse(),
    reload(person) {
      for (const message of world.messages) if (message.ephemeralTo === person.id) gone.add(message.id)
      modals.delete(person.id)
    },
  }
}

function isShown(components: readonly Fields[], file: Attachment): boolean {
  return mediaIn(components).some(({ media }) => media.attachment_id === file.id)
}

function mediaIn(components: readonly Fields[]): readonly { readonly media: Fields; readonly description: string }[] {
  const holders = components.flatMap(nested).flatMap((one) => [one, ...fieldsIn(one.items)])
  return holders.map((one) => ({ media: fieldsOf(one.media ?? one.file), description: textOf(one.description) }))
}

function seenFile(file: Attachment, components: readonly Fields[]): SeenFile {
  const told = mediaIn(components).find(({ media }) => media.attachment_id === file.id)?.description
  return { name: file.title ?? file.filename, alt: told || file.description || '', bytes: file.bytes }
}
