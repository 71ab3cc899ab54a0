/** What was typed in a command, or is being typed, in our own terms; pure. Names are the base ones, whatever the reader's language. */
import { z } from 'zod'
import type { Asked, Call } from '../../src/port.ts'
import { base, type Catalogue, type CatalogueIntent, menus, menuWords, namedFields, root, slug } from './catalogue.ts'
import { commandTypes, menuName, optionTypes } from './commands.ts'

const Given = z.looseObject({
  name: z.string(),
  type: z.number(),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  focused: z.boolean().optional(),
})
const Data = z.looseObject({
  name: z.string(),
  type: z.number().default(commandTypes.typed),
  options: z.array(Given.extend({ options: z.array(Given).default([]) })).default([]),
})
type Given = z.infer<typeof Given>

/** Undefined when the command is none of ours. One of an older list, still shown to somebody, is understood by its words. */
export function saysOf(data: unknown, catalogue: Catalogue): string | Call | undefined {
  const read = Data.safeParse(data)
  if (!read.success) return undefined
  const { name, type, options } = read.data
  if (type === commandTypes.message) {
    const menu = menus.find((one) => menuName(one, catalogue)[base] === name)
    return menu && menuWords[menu]
  }
  if (type !== commandTypes.typed) return undefined
  if (name === slug(catalogue.idea.verb[base])) return called(catalogue.idea, options) ?? typed(`/${name}`, options)
  if (name !== root) return undefined
  const [sub] = options
  if (sub?.type !== optionTypes.subcommand) return `/${root}`
  if (sub.name === slug(catalogue.other.verb[base])) return otherSaid(sub.options, sub.name)
  const intent = intentOf(sub.name, catalogue)
  return (intent && called(intent, sub.options)) ?? typed(`/${root} ${sub.name}`, sub.options)
}

type Suggested = Asked['says']

/** What is being typed. Undefined when the command, or the field, is none of ours. */
export function focusOf(data: unknown, catalogue: Catalogue): Suggested | undefined {
  const read = Data.safeParse(data)
  if (!read.success || read.data.type !== commandTypes.typed) return undefined
  const { name, options } = read.data
  const [sub] = options
  const isConcert = name === root && sub?.type === optionTypes.subcommand
  const given: readonly Given[] = isConcert ? sub.options : options
  const intent = isConcert
    ? intentOf(sub.name, catalogue)
    : name === slug(catalogue.idea.verb[base])
      ? catalogue.idea
      : undefined
  const focused = given.find((option) => option.focused === true)
  if (!intent || !focused) return undefined
  const fields = fieldNames(intent)
  const field = fields.get(focused.name)
  if (field === undefined) return undefined
  const others = given.filter((option) => option !== focused)
  return { intent: intent.intent, field, typed: textOf(focused), given: argsOf(others, fields) }
}

function intentOf(name: string, { subcommands, other }: Catalogue): CatalogueIntent | undefined {
  return [...subcommands, other].find(({ verb }) => slug(verb[base]) === name)
}

/** Undefined when something was given that the intent does not take. */
function called(intent: CatalogueIntent, given: readonly Given[]): Call | undefined {
  const fields = fieldNames(intent)
  if (given.some(({ name }) => !fields.has(name))) return undefined
  return { intent: intent.intent, args: argsOf(given, fields) }
}

function argsOf(given: readonly Given[], fields: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries(
    given.flatMap((option) => {
      const name = fields.get(option.name)
      return name === undefined || option.value === undefined ? [] : [[name, textOf(option)] as const]
    }),
  )
}

/** The argument's name, by the option's. */
function fieldNames(intent: CatalogueIntent): ReadonlyMap<string, string> {
  return new Map(namedFields(intent).map(({ field, name }) => [name[base], field.name]))
}

function textOf({ value }: Given): string {
  return value === undefined ? '' : String(value)
}

/** The rest of a command; somebody may well type the whole one. */
function otherSaid(given: readonly Given[], verb: string): string {
  const words = given.map(textOf).join(' ').trim()
  if (words === '') return `/${root} ${verb}`
  return /^[/!]\p{L}/u.test(words) ? words : `/${root} ${words}`
}

/** `/concert verbe champ : valeur ; champ : valeur` */
function typed(start: string, given: readonly Given[]): string {
  return [start, given.map((option) => `${option.name} : ${textOf(option)}`).join(' ; ')].join(' ').trim()
}
