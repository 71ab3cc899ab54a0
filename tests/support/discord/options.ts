/** What a person fills in of a command, as Discord's client lets them and sends it. */
import { option } from './command-check.ts'
import { type Fields, fieldsIn, fieldsOf, numberOf, textOf } from './json.ts'
import { channelOut, memberOut, roleOut, userOut } from './out.ts'
import { permissionsIn } from './permissions.ts'
import type { File } from './stage.ts'
import type { Attachment, Channel, User, World } from './world.ts'

export type OptionValue = string | number | boolean | File
export type Options = Readonly<Record<string, OptionValue>>
export type Filled = { readonly options: readonly Fields[]; readonly resolved: Fields }

/** A name, or what stands for it in the person's language. */
export function isNamed(named: Fields, name: string, locale: string): boolean {
  return named.name === name || localName(named, locale) === name
}

export function localName(named: Fields, locale: string): string {
  return textOf(fieldsOf(named.name_localizations)[locale]) || textOf(named.name)
}

/** The options of one command or sub-command; throws what the client would say. */
export function fillOptions(
  world: World,
  { person, channel }: { readonly person: User; readonly channel: Channel },
  known: readonly Fields[],
  given: Options,
  focused?: string,
): Filled {
  const resolved: Record<string, Record<string, Fields>> = {}
  const keep = (kind: string, id: string, what: Fields) => {
    resolved[kind] = { ...resolved[kind], [id]: what }
  }
  for (const name of Object.keys(given)) {
    if (known.some((one) => isNamed(one, name, person.locale))) continue
    const there = known.map((one) => localName(one, person.locale)).join(', ')
    throw new Error(`${person.name} sees no option « ${name} », only: ${there || 'none'}`)
  }
  const options = known.flatMap((one) => {
    const value = Object.entries(given).find(([name]) => isNamed(one, name, person.locale))?.[1]
    const name = textOf(one.name)
    const typed = focused !== undefined && isNamed(one, focused, person.locale)
    if (typed) return [{ name, type: one.type, value: textOf(value), focused: true }]
    if (value === undefined) {
      if (one.required !== true || focused !== undefined) return []
      throw new Error(`${person.name} cannot send it: « ${localName(one, person.locale)} » is required`)
    }
    return [{ name, type: one.type, value: valueFor(one, value) }]
  })
  return { options, resolved }

  function unfit(one: Fields, why: string): Error {
    return new Error(`${person.name} cannot send it: « ${localName(one, person.locale)} » ${why}`)
  }

  function valueFor(one: Fields, value: OptionValue): unknown {
    const choices = fieldsIn(one.choices)
    if (choices.length > 0) {
      const choice = choices.find(
        (item) => localName(item, person.locale) === value || item.value === value || item.name === value,
      )
      if (choice) return choice.value
      const names = choices.map((item) => localName(item, person.locale)).join(', ')
      throw unfit(one, `has no choice « ${String(value)} », only: ${names}`)
    }
    switch (one.type) {
      case option.string: {
        if (typeof value !== 'string') throw unfit(one, 'is a text')
        if (value === '') throw unfit(one, 'is empty')
        if (value.length < numberOf(one.min_length ?? 0)) throw unfit(one, `needs ${one.min_length} characters`)
        if (value.length > numberOf(one.max_length ?? 6000)) throw unfit(one, `holds ${one.max_length} characters`)
        return value
      }
      case option.integer:
      case option.number: {
        if (typeof value !== 'number') throw unfit(one, 'is a number')
        if (one.type === option.integer && !Number.isInteger(value)) throw unfit(one, 'is a whole number')
        if (one.min_value != null && value < numberOf(one.min_value)) throw unfit(one, `is ${one.min_value} at least`)
        if (one.max_value != null && value > numberOf(one.max_value)) throw unfit(one, `is ${one.max_value} at most`)
        return value
      }
      case option.boolean:
        if (typeof value !== 'boolean') throw unfit(one, 'is yes or no')
        return value
      case option.attachment:
        return attached(one, value)
      default:
        return mentioned(one, textOf(value))
    }
  }

  function attached(one: Fields, value: OptionValue): string {
    if (typeof value !== 'object') throw unfit(one, 'is a file')
    const id = world.nextId()
    const { name: filename, bytes, type = 'application/octet-stream' } = value
    const file: Attachment = { id, filename, title: undefined, description: undefined, contentType: type, bytes }
    keep('attachments', id, { id, filename, size: file.bytes.length, content_type: type, url: '', proxy_url: '' })
    return id
  }

  function mentioned(one: Fields, name: string): string {
    const guild = world.guilds.get(channel.guildId ?? '')
    const bare = name.replace(/^[@#]/, '')
    if (one.type === option.channel) {
      const found = world.channelNamed(bare)
      const permissions = String(permissionsIn(world, person.id, found))
      if (permissions === '0') throw unfit(one, `has no channel « ${name} »`)
      keep('channels', found.id, { ...channelOut(world, found), permissions })
      return found.id
    }
    const role = [...(guild?.roles.values() ?? [])].find((item) => item.name === bare || item.id === bare)
    if (role && (one.type === option.role || one.type === option.mentionable)) {
      keep('roles', role.id, roleOut(role, 1))
      return role.id
    }
    if (one.type === option.role) throw unfit(one, `has no role « ${name} »`)
    const user = world.userNamed(bare)
    const member = guild?.members.get(user.id)
    keep('users', user.id, userOut(user))
    if (member) keep('members', user.id, memberOut(member))
    return user.id
  }
}
