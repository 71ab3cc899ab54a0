/** What people say: commands, what they pick from menus, and messages. */
import { option } from './command-check.ts'
import { type Fields, fieldsIn, fieldsOf, listOf, textOf } from './json.ts'
import { fillOptions, isNamed, localName, type Options } from './options.ts'
import { memberOut, messageOut, userOut } from './out.ts'
import { allows, may, permissionsIn } from './permissions.ts'
import { type Receipt, receiptOf, type Stage } from './stage.ts'
import type { Attachment, Channel, Message, User } from './world.ts'

export type Offered = { readonly name: string; readonly value: string | number }
export type Speech = {
  /** `name` as it is typed, without the slash: « concert vote ». Resolves with the first response, or its lack. */
  command(who: string, where: string, name: string, options?: Options): Promise<Receipt>
  /** The menu of a message (its id, or some of its text) or of a person (by name). */
  menu(who: string, where: string, name: string, about: string): Promise<Receipt>
  /** What is offered while one types in an option; `others`: what is already filled in. */
  completes(
    who: string,
    where: string,
    name: string,
    optionName: string,
    typed: string,
    others?: Options,
  ): Promise<readonly Offered[]>
  /** `@Name`, `#channel` and `@everyone` are mentions; `replyTo`: an id, or some of the text. */
  says(who: string, where: string, text: string, more?: SaidMore): Promise<Receipt>
}
type Placed = { readonly person: User; readonly channel: Channel }

/** `file`: attached to the message. */
export type SaidMore = {
  readonly replyTo?: string
  readonly file?: { readonly name: string; readonly type?: string; readonly bytes: Uint8Array }
}

export function createSpeech(stage: Stage): Speech {
  const { world, registry, delivery, screen } = stage

  function placed(who: string, where: string): Placed {
    const person = world.userNamed(who)
    const channel = world.place(where, person)
    if (permissionsIn(world, person.id, channel) === 0n) throw new Error(`${who} does not see ${where}`)
    return { person, channel }
  }

  /** The commands that the client offers them there. */
  function offered({ person, channel }: Placed): readonly Fields[] {
    const guild = world.guilds.get(channel.guildId ?? '')
    const bits = permissionsIn(world, person.id, channel)
    if (!guild) {
      const inDirect = (one: Fields) => one.contexts == null || listOf(one.contexts).includes(1)
      return registry.of('global').filter((one) => inDirect(one) && one.dm_permission !== false)
    }
    if (!allows(bits, may.useCommands)) return []
    const inGuild = (one: Fields) => one.contexts == null || listOf(one.contexts).includes(0)
    return [...registry.of('global').filter(inGuild), ...registry.of(guild.id)].filter((one) => {
      const wanted = one.default_member_permissions
      if (wanted == null) return true
      return textOf(wanted) === '0' ? allows(bits, may.administrator) : allows(bits, BigInt(textOf(wanted)))
    })
  }

  function one(found: readonly Fields[], { person }: Placed, name: string, there: readonly Fields[]): Fields {
    if (found.length > 1) throw new Error(`${person.name} sees « ${name} » ${found.length} times`)
    if (found[0]) return found[0]
    const names = there.map((item) => localName(item, person.locale)).join(', ')
    throw new Error(`${person.name} sees no command « ${name} », only: ${names || 'none'}`)
  }

  /** Command, group and sub-command, by the words that were typed. */
  function path(at: Placed, name: string): { readonly command: Fields; readonly steps: readonly Fields[] } {
    const words = name.trim().replace(/^\//, '').split(/\s+/)
    const there = offered(at).filter(({ type }) => type === 1)
    const named = (items: readonly Fields[], word: string) =>
      items.filter((item) => isNamed(item, word, at.person.locale))
    const command = one(named(there, words[0] ?? ''), at, words[0] ?? '', there)
    const steps: Fields[] = []
    for (let holder = command; ; ) {
      const subs = fieldsIn(holder.options).filter(({ type }) => type === option.sub || type === option.group)
      const word = words[steps.length + 1]
      if (subs.length === 0 && word === undefined) return { command, steps }
      if (subs.length === 0) throw new Error(`« ${name} » has nothing called « ${word} »`)
      holder = one(named(subs, word ?? ''), at, `${name}`, subs)
      steps.push(holder)
    }
  }

  function dataOf(at: Placed, name: string, given: Options, focused?: string): Fields {
    const { command, steps } = path(at, name)
    const known = fieldsIn((steps.at(-1) ?? command).options)
    const { options, resolved } = fillOptions(world, at, known, given, focused)
    const tree = steps.reduceRight<readonly Fields[]>(
      (inside, step) => [{ name: step.name, type: step.type, options: inside }],
      options,
    )
    return { ...headOf(command), options: tree, ...(Object.keys(resolved).length > 0 && { resolved }) }
  }

  function headOf({ id, name, type, guild_id }: Fields): Fields {
    return { id, name, type, ...(guild_id === undefined ? {} : { guild_id }) }
  }

  function messageAbout({ person }: Placed, where: string, about: string): Message {
    const there = screen.messages(person, where)
    const found =
      there.find(({ id }) => id === about) ?? there.find((one) => screen.readMessage(one).text.includes(about))
    if (!found) throw new Error(`${person.name} sees no message « ${about} » in ${where}`)
    return found
  }

  return {
    async command(who, where, name, options = {}) {
      const at = placed(who, where)
      const data = dataOf(at, name, options)
      const asked = { type: 2, user: at.person, channel: at.channel, name: textOf(data.name) } as const
      const { outcome } = await delivery.ask(asked, data)
      return receiptOf(stage, at.person, `/${name}`, outcome)
    },
    async menu(who, where, name, about) {
      const at = placed(who, where)
      const there = offered(at).filter(({ type }) => type !== 1)
      const command = one(
        there.filter((item) => isNamed(item, name, at.person.locale)),
        at,
        name,
        there,
      )
      const asked = { type: 2, user: at.person, channel: at.channel, name: textOf(command.name), menu: true } as const
      if (command.type === 2) {
        const target = world.userNamed(about)
        const member = world.guilds.get(at.channel.guildId ?? '')?.members.get(target.id)
        const members = member ? { members: { [target.id]: memberOut(member) } } : {}
        const resolved = { users: { [target.id]: userOut(target) }, ...members }
        const { outcome } = await delivery.ask(asked, { ...headOf(command), target_id: target.id, resolved })
        return receiptOf(stage, at.person, name, outcome)
      }
      const message = messageAbout(at, where, about)
      const resolved = { messages: { [message.id]: messageOut(world, message, stage.posting.origin) } }
      const { outcome } = await delivery.ask(asked, { ...headOf(command), target_id: message.id, resolved })
      return receiptOf(stage, at.person, name, outcome)
    },
    async completes(who, where, name, optionName, typed, others = {}) {
      const at = placed(who, where)
      const { command, steps } = path(at, name)
      const known = fieldsIn((steps.at(-1) ?? command).options)
      const focused = known.find((item) => isNamed(item, optionName, at.person.locale))
      if (focused?.autocomplete !== true) throw new Error(`« ${optionName} » of ${name} completes nothing`)
      const data = dataOf(at, name, { ...others, [optionName]: typed }, optionName)
      const asked = { type: 4, user: at.person, channel: at.channel, name: textOf(command.name), focused } as const
      const { outcome } = await delivery.ask(asked, data)
      const { response } = receiptOf(stage, at.person, `/${name} ${optionName}`, outcome)
      return fieldsIn(fieldsOf(response?.data).choices).map((choice) => ({
        name: localName(choice, at.person.locale),
        value: typeof choice.value === 'number' ? choice.value : textOf(choice.value),
      }))
    },
    async says(who, where, text, { replyTo, file } = {}) {
      const at = placed(who, where)
      const talk = at.channel.kind === 'thread' ? may.sendInThreads : may.sendMessages
      if (!allows(permissionsIn(world, at.person.id, at.channel), talk))
        throw new Error(`${who} may not write in ${where}`)
      const reference = replyTo === undefined ? undefined : messageAbout(at, where, replyTo).id
      const message = stage.posting.write(at.channel, at.person.id, typedBy(text), {
        reference,
        ...(file && { draft: { attachments: [attachmentOf(file)] } }),
      })
      if (stage.heard(message.id)) return { acknowledged: true, ms: 0, id: message.id }
      return {
        acknowledged: false,
        ms: 0,
        reason: 'not sent: the bot is not there, or did not ask for it',
        id: message.id,
      }
    },
  }

  function attachmentOf({ name, type = 'text/csv', bytes }: NonNullable<SaidMore['file']>): Attachment {
    const said = { title: undefined, description: undefined, contentType: type, bytes: Buffer.from(bytes) }
    return { id: world.nextId(), filename: name, ...said }
  }

  /** The client turns names into mentions; the longest name that fits. */
  function typedBy(text: string): string {
    const names = [
      ...[...world.users.values()].map(({ name, id }) => [`@${name}`, `<@${id}>`] as const),
      ...[...world.channels.values()]
        .filter(({ kind }) => kind === 'text')
        .map(({ name, id }) => [`#${name}`, `<#${id}>`] as const),
    ]
    const longest = names.toSorted(([a], [b]) => b.length - a.length)
    return longest.reduce((said, [name, mention]) => said.replaceAll(name, mention), text)
  }
}
