/** A form as the client lets a person fill it: what fits, what is missing, and what it sends. */
import { kind, nested, selects } from './components.ts'
import { type Fields, fieldsIn, fieldsOf, isFields, listOf, numberOf, textOf } from './json.ts'
import { channelOut, memberOut, roleOut, userOut } from './out.ts'
import { defaults, labelOf } from './reading.ts'
import type { OpenModal } from './screen.ts'
import type { File } from './stage.ts'
import type { Channel, World } from './world.ts'

export type FormValue = string | boolean | readonly string[] | readonly File[] | null
export type Filled = Readonly<Record<string, FormValue>>

/** An input with the words above it. */
type Input = { readonly label: string; readonly component: Fields }

export function inputsIn(data: Fields): readonly Input[] {
  return fieldsIn(data.components).flatMap((top): readonly Input[] => {
    if (top.type === kind.label) return [{ label: textOf(top.label), component: fieldsOf(top.component) }]
    return fieldsIn(top.components).map((component) => ({ label: textOf(component.label), component }))
  })
}

/** What is there before anything is filled in. */
export function firstValues(data: Fields): Map<string, unknown> {
  const values = new Map<string, unknown>()
  for (const { component } of inputsIn(data)) values.set(textOf(component.custom_id), firstValue(component))
  return values
}

function firstValue(component: Fields): unknown {
  switch (component.type) {
    case kind.input:
      return textOf(component.value)
    case kind.radio:
      return defaults(component)[0] ?? null
    case kind.checkbox:
      return component.default === true
    case kind.checkboxes:
    case kind.stringSelect:
      return defaults(component)
    default:
      return fieldsIn(component.default_values).map(({ id }) => textOf(id))
  }
}

export function fill(world: World, modal: OpenModal, values: Filled): void {
  const inputs = inputsIn(modal.data)
  for (const [name, value] of Object.entries(values)) {
    const found =
      inputs.find(({ component }) => component.custom_id === name) ?? inputs.find(({ label }) => label === name)
    if (!found) throw new Error(`There is no input « ${name} », only: ${inputs.map(({ label }) => label).join(', ')}`)
    modal.values.set(textOf(found.component.custom_id), valueFor(world, found.component, value))
  }
}

function valueFor(world: World, component: Fields, value: FormValue): unknown {
  const said = (Array.isArray(value) ? value : value === null ? [] : [value]) as readonly unknown[]
  switch (component.type) {
    case kind.input:
      return textOf(said[0])
    case kind.checkbox:
      return said[0] === true
    case kind.radio:
      return said.length === 0 ? null : optionOf(component, textOf(said[0]))
    case kind.checkboxes:
    case kind.stringSelect:
      return said.map((one) => optionOf(component, textOf(one)))
    case kind.upload:
      return said
    default:
      return said.map((one) => {
        const id = entityOf(world, component, textOf(one))
        if (id === undefined) throw new Error(`There is no choice « ${textOf(one)} »`)
        return id
      })
  }
}

/** The value behind a label that is read; a value stands for itself. */
export function optionOf(component: Fields, label: string): string {
  const options = fieldsIn(component.options)
  const found = options.find((one) => labelOf(one) === label) ?? options.find((one) => one.value === label)
  if (found) return textOf(found.value)
  throw new Error(`There is no choice « ${label} », only: ${options.map(labelOf).join(', ')}`)
}

/** Somebody, a role or a channel, by name; undefined: there is none. */
export function entityOf(world: World, component: Fields, name: string): string | undefined {
  const bare = name.replace(/^[@#]/, '')
  const roles = [...world.guilds.values()].flatMap(({ roles: all }) => [...all.values()])
  const role = roles.find((one) => one.name === bare || one.id === bare)
  if (component.type === kind.channelSelect) {
    return [...world.channels.values()].find((one) => one.name === bare || one.id === bare)?.id
  }
  if (role && (component.type === kind.roleSelect || component.type === kind.mentionableSelect)) return role.id
  if (component.type === kind.roleSelect) return undefined
  return [...world.users.values()].find((one) => one.name === bare || one.id === bare)?.id
}

/** Why the client does not let it go; nothing: it goes. */
export function unfit({ data, values }: OpenModal): string | undefined {
  for (const { label, component } of inputsIn(data)) {
    const value = values.get(textOf(component.custom_id))
    const why = unfitOne(component, value)
    if (why !== undefined) return `« ${label} » ${why}`
  }
  return undefined
}

function unfitOne(component: Fields, value: unknown): string | undefined {
  const required = component.required !== false
  if (component.type === kind.input) {
    const { length } = textOf(value)
    if (textOf(value).trim() === '') return required ? 'is required' : undefined
    if (length < numberOf(component.min_length)) return `needs ${component.min_length} characters`
    const most = numberOf(component.max_length ?? 4000)
    return length > most ? `holds ${most} characters` : undefined
  }
  if (component.type === kind.radio) return required && value === null ? 'is required' : undefined
  if (component.type === kind.checkbox) return undefined
  const count = listOf(value).length
  if (count === 0) return required ? 'is required' : undefined
  return unfitCount(component, count)
}

export function unfitCount(component: Fields, count: number): string | undefined {
  const all = fieldsIn(component.options).length
  const most = numberOf(component.max_values ?? (component.type === kind.checkboxes ? all : 1))
  if (count < numberOf(component.min_values ?? 1)) return `needs ${numberOf(component.min_values ?? 1)} choices`
  return count > most ? `holds ${most} choices` : undefined
}

/** `data` of what is sent. */
export function submissionOf(world: World, { data, values, channel }: OpenModal): Fields {
  const uploads: Record<string, Fields> = {}
  const valueOut = (component: Fields): Fields => {
    const { type, id, custom_id } = component
    const value = values.get(textOf(custom_id))
    const single = type === kind.input || type === kind.radio || type === kind.checkbox
    if (type === kind.upload) {
      const ids = fieldsIn(value).map(({ name, bytes, type: mime }) => {
        const fileId = world.nextId()
        const size = Buffer.isBuffer(bytes) ? bytes.length : 0
        uploads[fileId] = { id: fileId, filename: name, size, content_type: mime, url: '', proxy_url: '' }
        return fileId
      })
      return { type, id, custom_id, values: ids }
    }
    return { type, id, custom_id, ...(single ? { value } : { values: value }) }
  }
  const components = fieldsIn(data.components).map(({ type, id, component, components: inside }): Fields => {
    if (type === kind.label) return { type, id, component: valueOut(fieldsOf(component)) }
    return type === kind.row ? { type, id, components: fieldsIn(inside).map(valueOut) } : { type, id }
  })
  const chosen = inputsIn(data)
    .filter(({ component }) => selects.includes(component.type) && component.type !== kind.stringSelect)
    .flatMap(({ component }) => listOf(values.get(textOf(component.custom_id))).map(textOf))
  const resolved = {
    ...resolvedOf(world, channel, chosen),
    ...(Object.keys(uploads).length > 0 && { attachments: uploads }),
  }
  const more = Object.keys(resolved).length > 0 ? { resolved } : {}
  return { custom_id: data.custom_id, components, ...more }
}

/** Who and what was chosen by id. */
export function resolvedOf(world: World, channel: Channel, ids: readonly string[]): Fields {
  const guild = world.guilds.get(channel.guildId ?? '')
  const found: Record<string, Record<string, Fields>> = {}
  const keep = (what: string, id: string, item: Fields | undefined) => {
    if (item) found[what] = { ...found[what], [id]: item }
  }
  for (const id of ids) {
    const [user, member, role] = [world.users.get(id), guild?.members.get(id), guild?.roles.get(id)]
    const place = world.channels.get(id)
    keep('users', id, user && userOut(user))
    keep('members', id, member && memberOut(member))
    keep('roles', id, role && roleOut(role, 1))
    keep('channels', id, place && channelOut(world, place))
  }
  return found
}

/** Numbers each part of a form, as Discord does. */
export function numbered(data: Fields): Fields {
  const taken = new Set(
    fieldsIn(data.components)
      .flatMap(nested)
      .map(({ id }) => id),
  )
  let last = 0
  function next(): number {
    do last += 1
    while (taken.has(last))
    return last
  }
  const one = (component: Fields): Fields => {
    const done: Record<string, unknown> = { ...component, id: numberOf(component.id) || next() }
    if (isFields(component.component)) done.component = one(component.component)
    if (Array.isArray(component.components)) done.components = fieldsIn(component.components).map(one)
    return done
  }
  return { ...data, components: fieldsIn(data.components).map(one) }
}
