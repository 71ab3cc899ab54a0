/** Checks what people press and choose: buttons and selects, and the choices in them. */
import { breach, type Check, flag, integer, list, object, oneOf, type Path, string, unique } from './check.ts'
import { type Fields, isFields, numberOf } from './json.ts'
import { limits } from './limits.ts'

/** What is unique in a message or a modal. */
export type Seen = { readonly customIds: Set<string>; readonly ids: Set<string> }

export function customId(check: Check, at: Path, value: unknown, seen: Seen): undefined {
  string(check, [...at, 'custom_id'], value, { max: limits.components.customId })
  const words = 'Component custom id cannot be duplicated'
  unique(check, seen.customIds, value, [...at, 'custom_id'], 'COMPONENT_CUSTOM_ID_DUPLICATED', words)
}

export function componentId(check: Check, at: Path, value: unknown, seen: Seen): undefined {
  integer(check, [...at, 'id'], value, 0, limits.components.id)
  if (value === 0) return
  unique(check, seen.ids, value, [...at, 'id'], 'COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated')
}

export function checkButton(check: Check, at: Path, button: Fields, seen: Seen): undefined {
  const { style } = button
  if (!oneOf(check, [...at, 'style'], style, [1, 2, 3, 4, 5, 6])) return
  string(check, [...at, 'label'], button.label, { max: limits.button.label, min: 0, optional: true })
  flag(check, [...at, 'disabled'], button.disabled)
  checkEmoji(check, [...at, 'emoji'], button.emoji)
  const without = (names: readonly string[], of: string): undefined => {
    for (const name of names) {
      if (button[name] == null) continue
      breach(check, [...at, name], 'BUTTON_COMPONENT_FIELD_FORBIDDEN', `A ${of} button cannot have a ${name}`)
    }
  }
  if (style === 6) {
    string(check, [...at, 'sku_id'], button.sku_id, { max: 20 })
    return without(['custom_id', 'url', 'label', 'emoji'], 'premium')
  }
  if (!(typeof button.label === 'string' && button.label.trim() !== '') && !isFields(button.emoji)) {
    breach(check, at, 'BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED', 'A button must have a label or an emoji')
  }
  if (style === 5) {
    string(check, [...at, 'url'], button.url, { max: limits.button.url })
    if (typeof button.url === 'string' && !/^(https?|discord):\/\/\S+$/.test(button.url)) {
      breach(check, [...at, 'url'], 'URL_TYPE_INVALID_URL', 'Not a well formed URL.')
    }
    return without(['custom_id', 'sku_id'], 'link')
  }
  customId(check, at, button.custom_id, seen)
  without(['url', 'sku_id'], 'plain')
}

export function checkEmoji(check: Check, at: Path, value: unknown): undefined {
  if (value == null) return
  const emoji = object(check, at, value)
  if (!emoji) return
  if (emoji.id != null) string(check, [...at, 'id'], emoji.id, { max: 20 })
  else if (
    typeof emoji.name !== 'string' ||
    !/^(?:\p{RGI_Emoji}|\p{Extended_Pictographic}\uFE0F?)$/v.test(emoji.name)
  ) {
    breach(check, [...at, 'name'], 'COMPONENT_INVALID_EMOJI', 'Invalid emoji')
  }
}

/** A modal wants an answer unless told otherwise; a message does not say. */
export function checkSelect(
  check: Check,
  at: Path,
  select: Fields,
  seen: Seen,
  surface: 'message' | 'modal',
): undefined {
  const { placeholder } = select
  customId(check, at, select.custom_id, seen)
  string(check, [...at, 'placeholder'], placeholder, { max: limits.select.placeholder, min: 0, optional: true })
  checkCounts(check, at, select, { most: limits.select.values, surface })
  if (surface === 'message') flag(check, [...at, 'disabled'], select.disabled)
  else if (select.disabled === true) {
    breach(check, [...at, 'disabled'], 'MODAL_COMPONENT_DISABLED', 'Components in a modal cannot be disabled')
  }
  if (select.type !== 3) return
  const options = checkOptions(check, at, select.options, [1, limits.select.options])
  const most = numberOf(select.max_values ?? 1)
  if (most > options.length && options.length > 0) {
    breach(check, [...at, 'max_values'], 'SELECT_MAX_VALUES', 'max_values cannot be more than the number of options')
  }
  for (const [n, option] of options.entries()) checkEmoji(check, [...at, 'options', n, 'emoji'], option.emoji)
  if (options.filter((option) => option.default === true).length > most) {
    breach(check, [...at, 'options'], 'SELECT_DEFAULTS', 'More options are chosen by default than max_values')
  }
}

/** `min_values` and `max_values`, and what `required` makes of them. */
export function checkCounts(
  check: Check,
  at: Path,
  component: Fields,
  { most, surface }: { readonly most: number; readonly surface: 'message' | 'modal' },
): undefined {
  const { min_values: min, max_values: max, required } = component
  integer(check, [...at, 'min_values'], min, 0, most)
  integer(check, [...at, 'max_values'], max, 1, most)
  if (max != null && numberOf(min ?? 1) > numberOf(max)) {
    breach(check, [...at, 'min_values'], 'MIN_VALUES', 'min_values cannot be more than max_values')
  }
  if (surface === 'message') return
  flag(check, [...at, 'required'], required)
  if (min === 0 && required !== false) {
    breach(check, [...at, 'min_values'], 'MIN_VALUES_REQUIRED', 'min_values must be at least 1 where it is required')
  }
}

export function checkOptions(
  check: Check,
  at: Path,
  value: unknown,
  [min, max]: readonly [number, number],
): readonly Fields[] {
  const values = new Set<string>()
  const items = list(check, [...at, 'options'], value, { min, max })
  return items.flatMap((item, n) => {
    const here = [...at, 'options', n]
    const option = object(check, here, item)
    if (!option) return []
    string(check, [...here, 'label'], option.label, { max: limits.select.label })
    string(check, [...here, 'value'], option.value, { max: limits.select.value })
    const { description } = option
    string(check, [...here, 'description'], description, { max: limits.select.description, min: 0, optional: true })
    flag(check, [...here, 'default'], option.default)
    const words = 'The specified option value is already used'
    unique(check, values, option.value, [...here, 'value'], 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', words)
    return [option]
  })
}
