/** The life of an interaction: sent, answered within 3 s, then its token for a quarter of an hour. */
import { createHash } from 'node:crypto'
import { breach, conclude, invalid, list, startCheck } from './check.ts'
import { checkChoice } from './command-check.ts'
import { flags, type Upload } from './drafts.ts'
import { refuse } from './error.ts'
import { type Fields, fieldsIn, fieldsOf, numberOf, textOf } from './json.ts'
import { limits } from './limits.ts'
import { checkModal } from './modals.ts'
import { userOut } from './out.ts'
import type { Posting } from './posting.ts'
import type { Channel, Message, User, World } from './world.ts'

export const answer = { message: 4, deferred: 5, deferredUpdate: 6, update: 7, choices: 8, modal: 9 } as const

export type Interaction = {
  readonly id: string
  readonly token: string
  /** 2 command, 3 component, 4 autocomplete, 5 modal */
  readonly type: 2 | 3 | 4 | 5
  readonly user: User
  readonly channel: Channel
  readonly createdAt: number
  /** real milliseconds */
  readonly since: number
  /** the command's name */
  readonly name: string | undefined
  /** called from a message's or a person's menu */
  readonly menu: boolean
  /** the message that was pressed, or under the modal */
  readonly source: Message | undefined
  /** of the option that is being typed */
  readonly focused: unknown
  response: Fields | undefined
  original: Message | undefined
  /** what was refused of its answers */
  readonly refused: string[]
  heard: (() => void) | undefined
}
export type Asked = Pick<Interaction, 'type' | 'user' | 'channel'> &
  Partial<Pick<Interaction, 'name' | 'menu' | 'source' | 'focused'>>
export type Interactions = {
  begin(asked: Asked): Interaction
  find(id: string, token: string): Interaction | undefined
  callback(id: string, token: string, body: Fields, uploads: readonly Upload[]): Interaction
  /** For the calls on its webhook: 10015, or 50027 once it is over. */
  byToken(token: string): Interaction
  isOver(interaction: Interaction): boolean
  follow(interaction: Interaction, body: Fields, uploads: readonly Upload[]): Message
  /** `@original` or an id of one of its messages. */
  message(interaction: Interaction, id: string): Message
}
export type InteractionOptions = {
  readonly world: World
  readonly posting: Posting
  readonly ackMs: number
  readonly tokenMs: number
  opensModal(interaction: Interaction, data: Fields): void
}

export function createInteractions(options: InteractionOptions): Interactions {
  const { world, posting, ackMs, tokenMs } = options
  const all = new Map<string, Interaction>()
  const owned = new WeakMap<Message, Interaction>()

  function isOver({ createdAt }: Interaction): boolean {
    return world.now() - createdAt >= tokenMs
  }

  function postedBy(interaction: Interaction, ephemeral: boolean) {
    const { id, type, user, name, channel } = interaction
    const owners = { '0': channel.guildId ?? '0' }
    return {
      type: type !== 2 ? 0 : interaction.menu ? 23 : 20,
      ephemeralTo: ephemeral ? user.id : undefined,
      interaction: { id, type, user: userOut(user), authorizing_integration_owners: owners, ...(name && { name }) },
    }
  }

  function mine(interaction: Interaction, message: Message): Message {
    owned.set(message, interaction)
    return message
  }

  function accept(interaction: Interaction, body: Fields, uploads: readonly Upload[]): void {
    const { type } = body
    const data = fieldsOf(body.data)
    const ephemeral = (numberOf(data.flags) & flags.ephemeral) !== 0
    checkType(interaction, type)
    if (type === answer.message) {
      const message = posting.post(interaction.channel, data, uploads, postedBy(interaction, ephemeral))
      interaction.original = mine(interaction, message)
    } else if (type === answer.deferred) {
      const more = numberOf(data.flags) & ~(flags.ephemeral | flags.second | flags.suppressEmbeds | flags.silent)
      if (more !== 0) invalid(['data', 'flags'], 'MESSAGE_FLAGS_INVALID', 'These flags cannot be set')
      interaction.original = mine(interaction, posting.defer(interaction.channel, postedBy(interaction, ephemeral)))
    } else if (type === answer.update && interaction.source) {
      interaction.original = posting.edit(interaction.source, data, uploads)
    } else if (type === answer.deferredUpdate) {
      interaction.original = interaction.source
    } else if (type === answer.choices) {
      checkChoices(data, interaction.focused)
    } else {
      checkModal(data)
      options.opensModal(interaction, data)
    }
  }

  return {
    isOver,
    begin(asked) {
      const id = world.nextId()
      const secret = createHash('sha512').update(`interaction ${id}`).digest('base64url')
      const token = Buffer.from(`interaction:${id}:${secret}`).toString('base64url')
      const blank = { name: undefined, menu: false, source: undefined, focused: undefined }
      const state = { response: undefined, original: undefined, refused: [], heard: undefined }
      const since = performance.now()
      const interaction: Interaction = { ...blank, ...asked, ...state, id, token, createdAt: world.now(), since }
      all.set(token, interaction)
      return interaction
    },
    find: (id, token) => (all.get(token)?.id === id ? all.get(token) : undefined),
    callback(id, token, body, uploads) {
      const interaction = all.get(token)
      if (!interaction || interaction.id !== id) refuse(10062)
      try {
        if (interaction.response) refuse(40060)
        if (performance.now() - interaction.since > ackMs) refuse(10062)
        accept(interaction, body, uploads)
      } catch (error) {
        if (error instanceof Error) interaction.refused.push(error.message)
        throw error
      }
      interaction.response = body
      interaction.heard?.()
      return interaction
    },
    byToken(token) {
      const interaction = all.get(token)
      if (!interaction?.response || interaction.type === 4) refuse(10015)
      if (isOver(interaction)) refuse(50027)
      return interaction
    },
    follow(interaction, body, uploads) {
      const { original } = interaction
      const waits = interaction.response?.type === answer.deferred && original && !original.deleted
      // The first one takes the place, and the privacy, of what was waited for.
      if (waits && (original.flags & flags.loading) !== 0) {
        return posting.edit(original, { ...body, flags: numberOf(body.flags) & ~flags.ephemeral }, uploads)
      }
      const ephemeral = (numberOf(body.flags) & flags.ephemeral) !== 0
      const more = { ...postedBy(interaction, ephemeral), type: 0, reference: undefined }
      return mine(interaction, posting.post(interaction.channel, body, uploads, more))
    },
    message(interaction, id) {
      const { original } = interaction
      if (id === '@original' || id === original?.id) {
        if (!original || original.deleted) refuse(10008)
        return original
      }
      const found = world.find(interaction.channel.id, id)
      if (!found || owned.get(found)?.token !== interaction.token) refuse(10008)
      return found
    },
  }
}

/** A message that the person has before them can be updated, options that are typed are answered with choices. */
function checkType({ type, source }: Interaction, given: unknown): void {
  const onMessage = source ? [answer.deferredUpdate, answer.update] : []
  const allowed: readonly unknown[] =
    type === 4
      ? [answer.choices]
      : [answer.message, answer.deferred, ...onMessage, ...(type === 5 ? [] : [answer.modal])]
  if (allowed.includes(given)) return
  invalid(['type'], 'BASE_TYPE_CHOICES', `Value must be one of {${allowed.join(', ')}}.`)
}

function checkChoices(data: Fields, focused: unknown): void {
  const check = startCheck()
  const at = ['data', 'choices']
  for (const [n, item] of list(check, at, data.choices, { max: limits.autocomplete.choices }).entries()) {
    checkChoice(check, [...at, n], fieldsOf(item), fieldsOf(focused).type)
  }
  const names = fieldsIn(data.choices).map(({ name }) => textOf(name))
  if (new Set(names).size < names.length) {
    breach(check, at, 'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_DUPLICATE', 'Choices must be unique')
  }
  conclude(check)
}
