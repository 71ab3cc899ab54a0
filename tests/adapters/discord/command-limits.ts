/** What Discord would not register, by its documentation of application commands; written apart from what makes them. */
import type { ApplicationCommand } from '../../../adapters/discord/commands.ts'

type Thing = {
  readonly type?: number
  readonly name: string
  readonly name_localizations?: Readonly<Record<string, string>>
  readonly description?: string
  readonly description_localizations?: Readonly<Record<string, string>>
  readonly options?: readonly Thing[]
  readonly choices?: readonly (Thing & { readonly value: string })[]
  readonly autocomplete?: boolean
  readonly min_value?: number
  readonly max_value?: number
  readonly max_length?: number
}

const locales = ['en-US', 'en-GB']

/** One line for each breach, with where it is. */
export function refusalsOf(commands: readonly ApplicationCommand[]): readonly string[] {
  const all = commands as readonly Thing[]
  const typed = all.filter(({ type = 1 }) => type === 1)
  const menus = all.filter(({ type }) => type === 3)
  return [
    ...(typed.length > 100 ? ['more than 100 commands'] : []),
    ...(menus.length > 15 ? ['more than 15 message commands'] : []),
    ...[typed, menus].flatMap(twice),
    ...menus.flatMap((menu) =>
      says(menu).flatMap(({ name }) => (length(name) < 1 || length(name) > 32 ? [`name ${name}`] : [])),
    ),
    ...menus.flatMap((menu) => (menu.description || menu.options ? [`${menu.name} is more than a name`] : [])),
    ...typed.flatMap((command) => named(command, `/${command.name}`)),
    ...typed.flatMap((command) => (size(command) > 8000 ? [`/${command.name} holds ${size(command)} characters`] : [])),
  ]
}

function named(thing: Thing, path: string): readonly string[] {
  const { options = [], choices = [] } = thing
  const isValue = thing.type !== undefined && thing.type > 2
  return [
    ...says(thing).flatMap(({ name, description }) => [
      ...(/^[-_'\p{L}\p{N}\p{sc=Devanagari}\p{sc=Thai}]{1,32}$/u.test(name) && name === name.toLowerCase()
        ? []
        : [`${path}: name ${name}`]),
      ...(length(description) < 1 || length(description) > 100 ? [`${path}: description ${description}`] : []),
    ]),
    ...(options.length > 25 ? [`${path}: ${options.length} options`] : []),
    ...(choices.length > 25 ? [`${path}: ${choices.length} choices`] : []),
    ...twice(options).map((said) => `${path}: ${said}`),
    ...twice(choices).map((said) => `${path}: ${said}`),
    ...(choices.length > 0 && thing.autocomplete ? [`${path}: choices and autocomplete`] : []),
    ...(thing.autocomplete && ![3, 4, 10].includes(thing.type ?? 0)
      ? [`${path}: autocomplete of type ${thing.type}`]
      : []),
    ...(thing.max_length !== undefined && (thing.type !== 3 || thing.max_length < 1 || thing.max_length > 6000)
      ? [`${path}: max_length`]
      : []),
    ...([thing.min_value, thing.max_value].some((n) => n !== undefined && (thing.type !== 4 || Math.abs(n) > 2 ** 53))
      ? [`${path}: bounds`]
      : []),
    ...(thing.min_value !== undefined && thing.max_value !== undefined && thing.min_value > thing.max_value
      ? [`${path}: bounds turned`]
      : []),
    ...(isValue && options.length > 0 ? [`${path}: options of a value`] : []),
    ...choices.flatMap((choice) => [
      ...says(choice).flatMap(({ name }) =>
        length(name) < 1 || length(name) > 100 ? [`${path}: choice ${name}`] : [],
      ),
      ...(choice.value.length > 100 ? [`${path}: value ${choice.value}`] : []),
    ]),
    ...(mixed(options) ? [`${path}: subcommands beside values`] : []),
    ...options.flatMap((option) => named(option, `${path} ${option.name}`)),
  ]
}

function mixed(options: readonly Thing[]): boolean {
  const nested = options.filter(({ type }) => type === 1).length
  return nested > 0 && nested < options.length
}

/** The thing in each language, as somebody reads it. */
function says(thing: Thing): readonly { name: string; description: string }[] {
  return [undefined, ...locales].map((locale) => ({
    name: (locale && thing.name_localizations?.[locale]) ?? thing.name,
    description: (locale && thing.description_localizations?.[locale]) ?? thing.description ?? '',
  }))
}

function twice(things: readonly Thing[]): readonly string[] {
  return [undefined, ...locales].flatMap((locale) => {
    const names = things.map((thing) => (locale && thing.name_localizations?.[locale]) ?? thing.name)
    return names.filter((name, i) => names.indexOf(name) !== i).map((name) => `two are called ${name}`)
  })
}

function size(thing: Thing): number {
  const widest = (text: string, more: Readonly<Record<string, string>> = {}) =>
    Math.max(...[text, ...Object.values(more)].map((one) => one.length))
  const own =
    widest(thing.name, thing.name_localizations) + widest(thing.description ?? '', thing.description_localizations)
  const choices = (thing.choices ?? []).reduce(
    (sum, one) => sum + widest(one.name, one.name_localizations) + one.value.length,
    0,
  )
  return own + choices + (thing.options ?? []).reduce((sum, option) => sum + size(option), 0)
}

function length(text: string): number {
  return [...text].length
}
