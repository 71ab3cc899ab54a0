/** Checks what the bot registers: names, descriptions, options and choices of its commands. */
import {
  breach,
  type Check,
  conclude,
  flag,
  integer,
  list,
  object,
  oneOf,
  type Path,
  startCheck,
  string,
  unique,
} from './check.ts'
import { refuse } from './error.ts'
import { type Fields, fieldsIn, fieldsOf, isFields, numberOf, textOf } from './json.ts'
import { limits, locales } from './limits.ts'

const most = limits.commands
export const option = {
  sub: 1,
  group: 2,
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  role: 8,
  mentionable: 9,
  number: 10,
  attachment: 11,
} as const
const leaves = [3, 4, 5, 6, 7, 8, 9, 10, 11]
const withChoices: readonly unknown[] = [option.string, option.integer, option.number]
const namePattern = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u

export function commandType(command: Fields): number {
  return typeof command.type === 'number' ? command.type : 1
}

/** A whole list, as it is put. */
export function checkCommands(value: unknown): readonly Fields[] {
  const check = startCheck()
  const commands = list(check, [], value, { max: most.chatInput + 2 * most.menus + 1 })
  const names = new Set<string>()
  for (const [n, item] of commands.entries()) {
    const command = object(check, [n], item)
    if (!command) continue
    checkCommand(check, [n], command)
    const key = `${commandType(command)} ${textOf(command.name)}`
    const words = 'Application command names must be unique'
    unique(check, names, key, [n], 'APPLICATION_COMMANDS_DUPLICATE_NAME', words)
  }
  conclude(check)
  const all = fieldsIn(commands)
  for (const [type, max] of [
    [1, most.chatInput],
    [2, most.menus],
    [3, most.menus],
  ]) {
    if (all.filter((command) => commandType(command) === type).length > (max ?? 0)) refuse(30032)
  }
  return all
}

function checkCommand(check: Check, at: Path, command: Fields): undefined {
  if (!oneOf(check, [...at, 'type'], commandType(command), [1, 2, 3])) return
  const permissions = command.default_member_permissions
  if (permissions != null && !/^\d{1,20}$/.test(textOf(permissions))) {
    breach(check, [...at, 'default_member_permissions'], 'NUMBER_TYPE_COERCE', 'Could not interpret as permissions.')
  }
  flag(check, [...at, 'nsfw'], command.nsfw)
  for (const [name, allowed] of [
    ['contexts', [0, 1, 2]],
    ['integration_types', [0, 1]],
  ] as const) {
    const items = list(check, [...at, name], command[name], { min: 1, max: allowed.length, optional: true })
    for (const [n, item] of items.entries()) oneOf(check, [...at, name, n], item, allowed)
  }
  if (commandType(command) !== 1) {
    string(check, [...at, 'name'], command.name, { max: most.name })
    localized(check, at, command, 'name', (text, here) => string(check, here, text, { max: most.name }))
    if (textOf(command.description) !== '' || fieldsIn(command.options).length > 0) {
      const words = 'Context menu commands have neither description nor options'
      breach(check, [...at, 'description'], 'APPLICATION_COMMAND_INVALID_DESCRIPTION', words)
    }
    return
  }
  checkNames(check, at, command)
  checkOptions(check, at, command, [option.sub, option.group, ...leaves])
  if (lengthOf(command) > most.text) {
    const words = `A command's names, descriptions and values hold ${most.text} characters at most`
    breach(check, at, 'APPLICATION_COMMAND_TOO_LARGE', words)
  }
}

function checkNames(check: Check, at: Path, named: Fields): undefined {
  const name = (text: unknown, here: Path) => {
    if (text == null) return breach(check, here, 'BASE_TYPE_REQUIRED', 'This field is required')
    if (typeof text === 'string' && namePattern.test(text) && text === text.toLowerCase()) return undefined
    return breach(check, here, 'APPLICATION_COMMAND_INVALID_NAME', 'Command name is invalid')
  }
  name(named.name, [...at, 'name'])
  localized(check, at, named, 'name', name)
  string(check, [...at, 'description'], named.description, { max: most.description })
  localized(check, at, named, 'description', (text, here) => string(check, here, text, { max: most.description }))
}

function localized(
  check: Check,
  at: Path,
  named: Fields,
  field: 'name' | 'description',
  rule: (text: unknown, here: Path) => undefined,
): undefined {
  const all = named[`${field}_localizations`]
  if (all == null) return
  const here = [...at, `${field}_localizations`]
  for (const [locale, text] of Object.entries(object(check, here, all) ?? {})) {
    if (!locales.includes(locale)) breach(check, [...here, locale], 'ENUM_TYPE_COERCE', `"${locale}" is not a locale.`)
    else if (text !== null) rule(text, [...here, locale])
  }
}

function checkOptions(check: Check, at: Path, holder: Fields, allowed: readonly number[]): undefined {
  const here = [...at, 'options']
  const items = list(check, here, holder.options, { max: most.options, optional: true })
  const names = new Set<string>()
  const isSub = (item: unknown) => [option.sub, option.group].some((type) => fieldsOf(item).type === type)
  const subs = items.filter(isSub).length
  if (subs > 0 && subs < items.length) {
    breach(check, here, 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'Sub-commands stand beside sub-commands alone')
  }
  if (holder.type === option.group && items.length === 0) {
    breach(check, here, 'BASE_TYPE_REQUIRED', 'This field is required')
  }
  let optional = false
  for (const [n, item] of items.entries()) {
    const one = object(check, [...here, n], item)
    if (!one || !oneOf(check, [...here, n, 'type'], one.type, allowed)) continue
    checkNames(check, [...here, n], one)
    flag(check, [...here, n, 'required'], one.required)
    const words = 'Option names must be unique'
    unique(check, names, one.name, [...here, n, 'name'], 'APPLICATION_COMMAND_OPTIONS_NAME_INVALID', words)
    if (one.required === true && optional) {
      const first = 'Required options must be placed before non-required options'
      breach(check, [...here, n], 'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID', first)
    }
    optional ||= one.required !== true
    if (one.type === option.group) checkOptions(check, [...here, n], one, [option.sub])
    else if (one.type === option.sub) checkOptions(check, [...here, n], one, leaves)
    else checkLeaf(check, [...here, n], one)
  }
}

function checkLeaf(check: Check, at: Path, leaf: Fields): undefined {
  const { type } = leaf
  if (leaf.options != null)
    breach(check, [...at, 'options'], 'APPLICATION_COMMAND_OPTIONS_TYPE_INVALID', 'No options here')
  const choices = list(check, [...at, 'choices'], leaf.choices, { max: most.choices, optional: true })
  if (choices.length > 0 && !withChoices.includes(type)) {
    breach(check, [...at, 'choices'], 'APPLICATION_COMMAND_OPTION_CHOICES_INVALID', 'No choices for such an option')
  }
  const names = new Set<string>()
  const values = new Set<string>()
  for (const [n, item] of choices.entries()) {
    const choice = fieldsOf(item)
    const here = [...at, 'choices', n]
    const words = 'Choices must be unique'
    checkChoice(check, here, choice, type)
    unique(check, names, choice.name, [...here, 'name'], 'APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_DUPLICATE', words)
    unique(check, values, choice.value, [...here, 'value'], 'APPLICATION_COMMAND_OPTIONS_CHOICE_VALUE_DUPLICATE', words)
  }
  flag(check, [...at, 'autocomplete'], leaf.autocomplete)
  if (leaf.autocomplete === true && (choices.length > 0 || !withChoices.includes(type))) {
    const words = 'Autocomplete is for texts and numbers without choices'
    breach(check, [...at, 'autocomplete'], 'APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID', words)
  }
  integer(check, [...at, 'min_length'], leaf.min_length, 0, most.length)
  integer(check, [...at, 'max_length'], leaf.max_length, 1, most.length)
  for (const [low, high] of [
    ['min_length', 'max_length'],
    ['min_value', 'max_value'],
  ] as const) {
    const both = leaf[low] != null && leaf[high] != null
    if (both && numberOf(leaf[low]) > numberOf(leaf[high])) {
      breach(check, [...at, low], 'NUMBER_TYPE_MAX', `${low} cannot be more than ${high}`)
    }
  }
}

/** Of an option, or offered while one types. */
export function checkChoice(check: Check, at: Path, choice: Fields, type: unknown): undefined {
  string(check, [...at, 'name'], choice.name, { max: most.choice })
  localized(check, at, choice, 'name', (text, here) => string(check, here, text, { max: most.choice }))
  if (type === option.string) string(check, [...at, 'value'], choice.value, { max: most.choiceValue, min: 1 })
  else if (type === option.integer) {
    integer(check, [...at, 'value'], choice.value, -(2 ** 53), 2 ** 53, false)
  } else if (typeof choice.value !== 'number') {
    breach(check, [...at, 'value'], 'NUMBER_TYPE_COERCE', `Value "${choice.value}" is not a number.`)
  }
}

/** The longest of its translations counts. */
function lengthOf(named: Fields): number {
  const longest = (field: string) => {
    const others = Object.values(
      isFields(named[`${field}_localizations`]) ? fieldsOf(named[`${field}_localizations`]) : {},
    )
    return Math.max(...[named[field], ...others].map((text) => textOf(text).length))
  }
  const value = typeof named.value === 'string' ? named.value.length : 0
  const below = [...fieldsIn(named.options), ...fieldsIn(named.choices)]
  return below.reduce((sum, one) => sum + lengthOf(one), longest('name') + longest('description') + value)
}
