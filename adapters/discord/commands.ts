/**
 * The commands as Discord is told of them: `/concert` with its subcommands, `/idee`, and the menus of messages. Their names
 * are French, with English translations; everything may be left out, since a command that is not complete opens a form.
 * Whatever the catalogue says, Discord's limits are kept: what does not fit is left to the form, never a command.
 */
import type { Lang } from '../../src/views/view.ts'
import {
  base,
  type Catalogue,
  type CatalogueField,
  type CatalogueIntent,
  type Menu,
  menus,
  namedFields,
  root,
  slug,
  type Worded,
} from './catalogue.ts'

/** In characters, or in how many there may be. `size` is that of a whole command, as `sizeOf` counts it. */
export const commandLimits = {
  size: 8000,
  options: 25,
  choices: 25,
  description: 100,
  choice: 100,
  menuName: 32,
  value: 6000,
  name: /^[-_'\p{L}\p{N}]{1,32}$/u,
} as const

/** Numbers that Discord gives these things. */
export const commandTypes = { typed: 1, message: 3 } as const
export const optionTypes = { subcommand: 1, string: 3, integer: 4, boolean: 5 } as const

type Localized = Readonly<Partial<Record<(typeof translations)[number]['locale'], string>>>
/** Base names are French: whoever reads anything else but English gets those. */
const translations = [
  { locale: 'en-GB', lang: 'en' },
  { locale: 'en-US', lang: 'en' },
] as const satisfies readonly { locale: string; lang: Lang }[]

type Named = { readonly name: string; readonly name_localizations: Localized }
type Described = Named & { readonly description: string; readonly description_localizations: Localized }

export type Choice = Named & { readonly value: string }
export type ValueOption = Described & {
  readonly type: 3 | 4 | 5
  readonly required: false
  readonly choices?: readonly Choice[]
  readonly autocomplete?: true
  readonly min_value?: number
  readonly max_value?: number
  readonly max_length?: number
}
export type Subcommand = Described & { readonly type: 1; readonly options: readonly ValueOption[] }

/** Where it is offered: on servers where the app is installed, and in private with the bot. */
type Offered = {
  readonly contexts: readonly [0, 1]
  readonly integration_types: readonly [0]
  readonly default_member_permissions: string | null
}
export type ChatCommand = Described &
  Offered & { readonly type: 1; readonly options: readonly (Subcommand | ValueOption)[] }
export type MessageCommand = Named & Offered & { readonly type: 3 }
export type ApplicationCommand = ChatCommand | MessageCommand

/** MANAGE_MESSAGES: whoever runs a server changes it, for each command, in its own settings. */
const animation = String(1 << 13)
const menuRights: Readonly<Record<Menu, string | null>> = { idea: null, action: animation, decision: animation }

/** The whole list, as it is registered. */
export function commandsOf(catalogue: Catalogue): readonly ApplicationCommand[] {
  return [concert(catalogue), single(catalogue.idea), ...menus.map((menu) => menuOf(menu, catalogue))]
}

function concert({ subcommands, other, help }: Catalogue): ChatCommand {
  const command = (options: ChatCommand['options']): ChatCommand => ({
    type: commandTypes.typed,
    ...named({ fr: root, en: root }),
    ...described(help),
    ...offered(null),
    options,
  })
  const first = subcommands.slice(0, commandLimits.options - 1).map(subcommandOf)
  return command(fitting([...first, otherOf(other)], (options) => sizeOf(command(options)) <= commandLimits.size))
}

/** Its first field holds a whole command, however long. */
function otherOf(other: CatalogueIntent): Subcommand {
  const fields = other.fields.map(({ max, ...field }, i) => (i === 0 || max === undefined ? field : { ...field, max }))
  return subcommandOf({ ...other, fields })
}

/** Without the last fields of those that have most, until it fits. */
function fitting(all: readonly Subcommand[], fits: (some: readonly Subcommand[]) => boolean): readonly Subcommand[] {
  let kept = all
  while (!fits(kept)) {
    const most = Math.max(...kept.map(({ options }) => options.length))
    const at = kept.findLastIndex(({ options }) => options.length === most)
    if (most === 0) break
    kept = kept.with(at, { ...kept[at]!, options: kept[at]!.options.slice(0, -1) })
  }
  return kept
}

function subcommandOf(intent: CatalogueIntent): Subcommand {
  return {
    type: optionTypes.subcommand,
    ...named(slugs(intent.verb)),
    ...described(intent.help, intent.verb),
    options: optionsOf(intent),
  }
}

function single(intent: CatalogueIntent): ChatCommand {
  return {
    type: commandTypes.typed,
    ...named(slugs(intent.verb)),
    ...described(intent.help, intent.verb),
    ...offered(null),
    options: optionsOf(intent),
  }
}

function menuOf(menu: Menu, catalogue: Catalogue): MessageCommand {
  return { type: commandTypes.message, ...named(menuName(menu, catalogue)), ...offered(menuRights[menu]) }
}

export function menuName(menu: Menu, { menus: words }: Catalogue): Worded {
  const { fr, en } = words[menu]
  return { fr: shorten(fr, commandLimits.menuName), en: shorten(en, commandLimits.menuName) }
}

/** What must be given comes first: it is what the client offers first. */
function optionsOf(intent: CatalogueIntent): readonly ValueOption[] {
  const all = namedFields(intent)
  const ordered = [...all.filter(({ field }) => field.required), ...all.filter(({ field }) => !field.required)]
  return ordered.slice(0, commandLimits.options).map(({ field, name }) => ({
    ...named(name),
    ...described(field.help, field.label),
    ...typeOf(field),
    required: false,
  }))
}

/** A number that is proposed while it is typed is typed in words: they are what it is looked for by. */
function typeOf(field: CatalogueField): Pick<ValueOption, 'type'> & Partial<ValueOption> {
  const { kind, options = [], suggests } = field
  if (kind === 'yesno') return { type: optionTypes.boolean }
  if (kind === 'number' && !suggests) return { type: optionTypes.integer, ...bounds(field) }
  const choices = options.map(choiceOf)
  if (!suggests && choices.length > 0 && choices.length <= commandLimits.choices && areDistinct(choices)) {
    return { type: optionTypes.string, choices }
  }
  const longest = kind === 'line' || kind === 'text' ? field.max : undefined
  return {
    type: optionTypes.string,
    ...(suggests && { autocomplete: true }),
    ...(longest !== undefined && longest >= 1 && longest <= commandLimits.value && { max_length: longest }),
  }
}

function bounds({ min, max }: CatalogueField): Partial<ValueOption> {
  return { ...(min !== undefined && { min_value: min }), ...(max !== undefined && { max_value: max }) }
}

function choiceOf({ value, label }: NonNullable<CatalogueField['options']>[number]): Choice {
  const shown = (lang: Lang) => shorten(label[lang] || value, commandLimits.choice)
  return { ...named({ fr: shown('fr'), en: shown('en') }), value }
}

function areDistinct(choices: readonly Choice[]): boolean {
  const names = (say: (choice: Choice) => string | undefined) => new Set(choices.map(say)).size === choices.length
  return names(({ name }) => name) && translations.every(({ locale }) => names((one) => one.name_localizations[locale]))
}

function offered(permissions: string | null): Offered {
  return { contexts: [0, 1], integration_types: [0], default_member_permissions: permissions }
}

function named(words: Worded): Named {
  return { name: words[base], name_localizations: localized(words) }
}

function slugs({ fr, en }: Worded): Worded {
  return { fr: slug(fr), en: slug(en) }
}

function described(help: Worded, instead: Worded = help): Pick<Described, 'description' | 'description_localizations'> {
  const said = (lang: Lang) => shorten(help[lang] || instead[lang], commandLimits.description)
  const words = { fr: said('fr'), en: said('en') }
  return { description: words[base], description_localizations: localized(words) }
}

function localized(words: Worded): Localized {
  return Object.fromEntries(translations.map(({ locale, lang }) => [locale, words[lang]]))
}

function shorten(text: string, most: number): string {
  const letters = [...text]
  return letters.length <= most
    ? text
    : `${letters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`
}

/**
 * In characters, as Discord counts a command: names, descriptions and values of it, of its options and of their choices;
 * of each, the longest translation.
 */
export function sizeOf(command: ApplicationCommand): number {
  return command.type === commandTypes.message ? longest(command, 'name') : sizeOfOption(command)
}

type Sized = Described & { readonly options?: readonly Sized[]; readonly choices?: readonly Choice[] }

function sizeOfOption(option: Sized): number {
  const choices = (option.choices ?? []).map((choice) => longest(choice, 'name') + choice.value.length)
  const options = (option.options ?? []).map(sizeOfOption)
  return longest(option, 'name') + longest(option, 'description') + sum(choices) + sum(options)
}

function longest(named: Named & Partial<Described>, what: 'name' | 'description'): number {
  const translated = Object.values(named[`${what}_localizations`] ?? {})
  return Math.max(...[named[what] ?? '', ...translated].map((text) => text.length))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0)
}
