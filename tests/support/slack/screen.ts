/** What each person sees, in plain words: the truth that journeys are checked against. */
import { type Fields, fieldsIn, fieldsOf } from './json.ts'
import { altsIn, buttonsIn, type Names, readBlocks, readMrkdwn, readText } from './reading.ts'
import { type Values, valuesOf } from './state.ts'
import type { View, Views } from './views.ts'
import type { Channel, Message, Person, World } from './world.ts'

export type Seen = {
  /** as it is read, drawn from the blocks */
  readonly text: string
  readonly kind: 'message' | 'ephemeral' | 'modal' | 'home'
  readonly ts: string
  readonly channel: string
  /** who posted it, by name */
  readonly by: string
  readonly edited: boolean
  /** the message above it */
  readonly thread: string | undefined
  readonly buttons: readonly string[]
  /** the words of its pictures */
  readonly alt: readonly string[]
  readonly raw: Fields
}
/** Somewhere to press: newest first. */
export type Surface = {
  readonly blocks: readonly Fields[]
  readonly values: Values
  readonly keep: (values: Values) => void
  readonly view?: View
  readonly message?: Message
}

export type Screen = {
  readonly names: Names
  sees(person: Person, where: string): readonly Seen[]
  readMessage(message: Message, person?: Person): Seen
  readView(view: View): Seen
  surfaces(person: Person, where: string): readonly Surface[]
  /** Ephemeral messages do not outlive it. */
  reload(person: Person): void
}

export function createScreen(world: World, views: Views): Screen {
  const names: Names = {
    person: (id) => world.people.get(id)?.name ?? id,
    channel: (id) => world.channels.get(id)?.name ?? id,
  }
  const kept = new Map<string, Values>()

  function visible(person: Person, channel: Channel): readonly Message[] {
    if (!channel.members.has(person.id)) throw new Error(`${person.name} is not in ${channel.name}`)
    return world.messages.filter(
      (message) =>
        message.channel === channel.id && !message.deleted && (message.ephemeralTo ?? person.id) === person.id,
    )
  }

  function readMessage(message: Message, person?: Person): Seen {
    const key = `${message.channel} ${message.ts} ${person?.id ?? ''}`
    const drawn = readBlocks(message.blocks, names, kept.get(key))
    const attached = fieldsIn(message.attachments).map((item) =>
      item.blocks === undefined ? readMrkdwn(String(item.text ?? ''), names) : readBlocks(fieldsIn(item.blocks), names),
    )
    const files = message.files.flatMap((id) => world.files.get(id) ?? [])
    const lines = [
      message.blocks.length > 0 ? drawn : readMrkdwn(message.text, names),
      ...attached,
      ...files.map((file) => `[file: ${file.title ?? file.filename}]`),
    ]
    return {
      text: lines.filter((line) => line !== '').join('\n'),
      kind: message.ephemeralTo === undefined ? 'message' : 'ephemeral',
      ts: message.ts,
      channel: message.channel,
      by: names.person(message.user),
      edited: message.edits > 0,
      thread: message.thread,
      buttons: buttonsIn(message.blocks, names),
      alt: [...altsIn(message.blocks), ...files.map(({ alt }) => alt).filter((alt) => alt !== '')],
      raw: message,
    }
  }

  function readView(view: View): Seen {
    const { body } = view
    const blocks = fieldsIn(body.blocks)
    const lines = blocks.flatMap((block) => {
      const error = view.errors[String(block.block_id)]
      return [readBlocks([block], names, view.values), ...(error === undefined ? [] : [`⚠ ${error}`])]
    })
    const ends = [body.submit, body.close].filter((end) => end !== undefined).map((end) => readText(end, names))
    const parts = [readText(body.title, names), ...lines, ends.map((end) => `[${end}]`).join(' ')]
    return {
      text: parts.filter((part) => part !== '').join('\n'),
      kind: body.type === 'home' ? 'home' : 'modal',
      ts: view.id,
      channel: '',
      by: 'Concertess',
      edited: false,
      thread: undefined,
      buttons: [...buttonsIn(blocks, names), ...ends],
      alt: altsIn(blocks),
      raw: views.output(view),
    }
  }

  function ofView(view: View): Surface {
    const keep = (values: Values) => {
      view.values = values
    }
    return { blocks: fieldsIn(view.body.blocks), values: view.values, keep, view }
  }

  function ofMessage(message: Message, person: Person): Surface {
    const key = `${message.channel} ${message.ts} ${person.id}`
    const blocks = [
      ...message.blocks,
      ...message.attachments.flatMap((attachment) => fieldsIn(fieldsOf(attachment).blocks)),
    ]
    return { blocks, values: valuesOf(blocks, kept.get(key)), keep: (values) => void kept.set(key, values), message }
  }

  return {
    names,
    readMessage,
    readView,
    sees(person, where) {
      const modal = views.top(person.id)
      const home = views.homes.get(person.id)
      if (where === 'home') return home ? [readView(home)] : []
      const there = where === 'modal' ? [] : visible(person, world.place(where, person))
      return [...there.map((message) => readMessage(message, person)), ...(modal ? [readView(modal)] : [])]
    },
    surfaces(person, where) {
      const modal = views.top(person.id)
      const above = modal ? [ofView(modal)] : []
      if (where === 'modal') return above
      const home = views.homes.get(person.id)
      if (where === 'home') return [...above, ...(home ? [ofView(home)] : [])]
      const there = [...visible(person, world.place(where, person))].reverse()
      return [...above, ...there.map((message) => ofMessage(message, person))]
    },
    reload(person) {
      for (const message of world.messages) if (message.ephemeralTo === person.id) message.deleted = true
    },
  }
}
