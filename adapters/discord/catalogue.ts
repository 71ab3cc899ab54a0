/**
 * What can be asked for, as Discord's commands need it: plain data, in both languages, made from the registry by
 * `src/discord.ts`. Here are its words, and the names under which Discord knows each thing.
 */
import { fold } from '../../src/views/fold.ts'
import type { Field, Lang } from '../../src/views/view.ts'

export type Worded = Readonly<Record<Lang, string>>

/** `name` is the argument's; `label` and `names` are what people read and type. `suggests`: answered while it is typed. */
export type CatalogueField = {
  readonly name: string
  readonly label: Worded
  readonly names: Readonly<Record<Lang, readonly string[]>>
  readonly help: Worded
  readonly kind: Field['kind']
  readonly required: boolean
  readonly min?: number
  readonly max?: number
  readonly options?: readonly { readonly value: string; readonly label: Worded }[]
  readonly suggests: boolean
}

export type CatalogueIntent = {
  readonly intent: string
  readonly verb: Worded
  readonly help: Worded
  readonly fields: readonly CatalogueField[]
}

/** In the menu of a message; what each one says in words. */
export const menuWords = { idea: '/idee', action: '/concert action', decision: '/concert decision' } as const
export type Menu = keyof typeof menuWords
export const menus = ['idea', 'action', 'decision'] as const satisfies readonly Menu[]

/** `subcommands` in their order, the panel among them; `other` is the one that holds everything else, in its first field. */
export type Catalogue = {
  readonly help: Worded
  readonly subcommands: readonly CatalogueIntent[]
  readonly other: CatalogueIntent
  readonly idea: CatalogueIntent
  readonly menus: Readonly<Record<Menu, Worded>>
}

/** What the commands are called, before any translation. */
export const base: Lang = 'fr'
export const root = 'concert'

/** Discord's limits of names; the pattern is checked without case, since we write none. */
export const nameLength = 32

export type NamedField = { readonly field: CatalogueField; readonly name: Worded }

/** Every field with its name in each language: no two of an intent are called the same. */
export function namedFields({ fields }: CatalogueIntent): readonly NamedField[] {
  const taken: Record<Lang, Set<string>> = { fr: new Set(), en: new Set() }
  const named = (field: CatalogueField, lang: Lang) => {
    const name = nameOf(field, lang, taken[lang])
    taken[lang].add(name)
    return name
  }
  return fields.map((field) => ({ field, name: { fr: named(field, 'fr'), en: named(field, 'en') } }))
}

/** A label that is no longer than this serves as a name. */
const shortEnough = 20

function nameOf({ name, label, names }: CatalogueField, lang: Lang, taken: ReadonlySet<string>): string {
  const short = [label[lang], ...names[lang]].map(slug).filter((word) => word !== '' && word.length <= shortEnough)
  const candidates = [...short, slug(label[lang]), slug(name)].filter((word) => word !== '')
  const free = candidates.find((word) => !taken.has(word))
  if (free !== undefined) return free
  const stem = (candidates[0] ?? 'champ').slice(0, nameLength - 3)
  for (let n = 2; ; n++) if (!taken.has(`${stem}-${n}`)) return `${stem}-${n}`
}

/** « Date et heure » -> `date-et-heure`: letters, digits and hyphens, without accents or case. */
export function slug(words: string): string {
  return fold(words)
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, nameLength)
    .replace(/^-+|-+$/g, '')
}
