/** Checks what people press, choose and fill: buttons, selects, inputs, and where each may stand. */
import { isDeepStrictEqual } from 'node:util'
import { breach, type Check, flag, integer, list, object, oneOf, only, string, text, url } from './check.ts'
import { type Fields, fieldsIn } from './json.ts'
import { limits } from './limits.ts'
import { checkPicture } from './pictures.ts'
import { checkRichText } from './rich.ts'

export type Place = 'actions' | 'section' | 'input' | 'context_actions'

const selects = ['static', 'external', 'users', 'conversations', 'channels'].flatMap((kind) => [
  `${kind}_select`,
  `multi_${kind}_select`,
])
const chosen = [...selects, 'checkboxes', 'radio_buttons', 'datepicker', 'timepicker']
const typed = ['plain_text_input', 'number_input', 'email_text_input', 'url_text_input', 'rich_text_input']
const places: Readonly<Record<Place, readonly string[]>> = {
  actions: [...chosen, 'button', 'overflow', 'datetimepicker', 'workflow_button'],
  section: [...chosen, 'button', 'overflow', 'image', 'workflow_button'],
  input: [...chosen, ...typed, 'datetimepicker', 'file_input'],
  context_actions: ['feedback_buttons', 'icon_button'],
}

export function checkElement(check: Check, at: string, value: unknown, place: Place): undefined {
  const element = object(check, at, value)
  if (!element) return
  const type = String(element.type)
  if (!places[place].includes(type)) return breach(check, `${at}/type`, `not permitted in ${place}: ${type}`)
  if (type === 'image') return checkPicture(check, at, element, [])
  if (type === 'file_input' && check.surface !== 'modal') breach(check, `${at}/type`, 'file_input is for modals')
  checkShape(check, at, element, type)
  checkActionId(check, at, element.action_id)
  checkConfirm(check, `${at}/confirm`, element.confirm)
  text(check, `${at}/placeholder`, element.placeholder, { max: limits.select.placeholder, optional: true })
  flag(check, `${at}/focus_on_load`, element.focus_on_load)
  if (element.focus_on_load === true && ++check.counts.focused > 1) {
    breach(check, `${at}/focus_on_load`, 'only one element may have the focus')
  }
  checkDispatch(check, `${at}/dispatch_action_config`, element.dispatch_action_config)
}

function checkShape(check: Check, at: string, element: Fields, type: string): undefined {
  const common = ['type', 'action_id']
  const picked = [...common, 'confirm', 'focus_on_load']
  const filled = [...common, 'placeholder', 'focus_on_load', 'dispatch_action_config']
  if (type.startsWith('multi_')) integer(check, `${at}/max_selected_items`, element.max_selected_items, 1, 100)
  switch (type) {
    case 'button':
    case 'workflow_button':
    case 'icon_button':
      only(check, at, element, [
        ...common,
        'confirm',
        'text',
        'value',
        'url',
        'style',
        'accessibility_label',
        ...own(type),
      ])
      text(check, `${at}/text`, element.text, { max: limits.button.text })
      string(check, `${at}/value`, element.value, { max: limits.button.value, optional: true })
      if (element.url !== undefined) url(check, `${at}/url`, element.url, { max: limits.button.url })
      oneOf(check, `${at}/style`, element.style, ['primary', 'danger'])
      return string(check, `${at}/accessibility_label`, element.accessibility_label, {
        max: limits.button.accessibility_label,
        optional: true,
      })
    case 'feedback_buttons':
      only(check, at, element, [...common, 'positive_button', 'negative_button'])
      for (const side of ['positive_button', 'negative_button']) {
        const button = object(check, `${at}/${side}`, element[side])
        if (!button) continue
        only(check, `${at}/${side}`, button, ['text', 'value', 'accessibility_label'])
        text(check, `${at}/${side}/text`, button.text, { max: limits.button.text })
        string(check, `${at}/${side}/value`, button.value, { max: limits.button.value })
      }
      return
    case 'overflow':
      only(check, at, element, [...common, 'confirm', 'options'])
      return checkOptions(check, `${at}/options`, element.options, limits.overflow.options, { url: true })
    case 'checkboxes':
    case 'radio_buttons':
      only(check, at, element, [...picked, 'options', initialOf(type)])
      checkOptions(check, `${at}/options`, element.options, limits[type].options, { mrkdwn: true })
      return checkInitial(check, at, element, initialOf(type))
    case 'static_select':
    case 'multi_static_select':
      only(check, at, element, [
        ...picked,
        'placeholder',
        'options',
        'option_groups',
        initialOf(type),
        ...(type === 'static_select' ? [] : ['max_selected_items']),
      ])
      checkChoices(check, at, element)
      return checkInitial(check, at, element, initialOf(type))
    case 'plain_text_input':
      only(check, at, element, [...filled, 'initial_value', 'multiline', 'min_length', 'max_length'])
      return checkTyped(check, at, element)
    case 'email_text_input':
    case 'url_text_input':
      only(check, at, element, [...filled, 'initial_value'])
      return string(check, `${at}/initial_value`, element.initial_value, { max: 3000, optional: true })
    case 'rich_text_input':
      only(check, at, element, [...filled, 'initial_value', 'min_lines', 'max_lines'])
      integer(check, `${at}/min_lines`, element.min_lines, 1, 100)
      integer(check, `${at}/max_lines`, element.max_lines, 1, 100)
      if (element.initial_value !== undefined) checkRichText(check, `${at}/initial_value`, element.initial_value)
      return
    case 'number_input':
      only(check, at, element, [...filled, 'is_decimal_allowed', 'initial_value', 'min_value', 'max_value'])
      return checkNumber(check, at, element)
    case 'datepicker':
      only(check, at, element, [...picked, 'placeholder', 'initial_date'])
      if (element.initial_date !== undefined && !isDate(element.initial_date)) {
        breach(check, `${at}/initial_date`, 'must be a date, YYYY-MM-DD')
      }
      return
    case 'timepicker':
      only(check, at, element, [...picked, 'placeholder', 'initial_time', 'timezone'])
      if (element.initial_time !== undefined && !/^([01]\d|2[0-3]):[0-5]\d$/.test(String(element.initial_time))) {
        breach(check, `${at}/initial_time`, 'must be a time, HH:mm')
      }
      return
    case 'datetimepicker':
      only(check, at, element, [...picked, 'initial_date_time'])
      return integer(check, `${at}/initial_date_time`, element.initial_date_time, 1_000_000_000, 9_999_999_999)
    case 'file_input':
      only(check, at, element, [...common, 'filetypes', 'max_files'])
      return integer(check, `${at}/max_files`, element.max_files, 1, 10)
    default:
      // Users, conversations, channels and external selects: what is chosen is not ours to check.
      only(check, at, element, [...picked, 'placeholder', 'max_selected_items', ...own(type)])
  }
}

function own(type: string): readonly string[] {
  if (type === 'icon_button') return ['icon', 'visible_to_user_ids']
  if (type === 'workflow_button') return ['workflow']
  if (type.includes('users')) return ['initial_user', 'initial_users']
  if (type.includes('channels')) return ['initial_channel', 'initial_channels', 'response_url_enabled']
  if (type.includes('external')) return ['initial_option', 'initial_options', 'min_query_length']
  if (!type.includes('conversations')) return []
  return [
    'initial_conversation',
    'initial_conversations',
    'default_to_current_conversation',
    'filter',
    'response_url_enabled',
  ]
}

function initialOf(type: string): 'initial_option' | 'initial_options' {
  return type === 'static_select' || type === 'radio_buttons' ? 'initial_option' : 'initial_options'
}

function checkActionId(check: Check, at: string, id: unknown): undefined {
  string(check, `${at}/action_id`, id, { max: limits.ids.action_id, optional: true })
  if (typeof id !== 'string') return
  if (check.actionIds.has(id)) breach(check, `${at}/action_id`, `\`action_id\` ${id} already exists in this block`)
  check.actionIds.add(id)
}

function checkChoices(check: Check, at: string, element: Fields): undefined {
  if (element.options !== undefined && element.option_groups !== undefined) {
    breach(check, at, 'either options or option_groups')
  }
  if (element.option_groups === undefined) {
    return checkOptions(check, `${at}/options`, element.options, limits.select.options)
  }
  const groups = list(check, `${at}/option_groups`, element.option_groups, { max: limits.select.option_groups })
  for (const [n, value] of groups.entries()) {
    const where = `${at}/option_groups/${n}`
    const group = object(check, where, value)
    if (!group) continue
    only(check, where, group, ['label', 'options'])
    text(check, `${where}/label`, group.label, { max: limits.option_group.label })
    checkOptions(check, `${where}/options`, group.options, limits.option_group.options)
  }
}

type OptionRule = { readonly mrkdwn?: boolean; readonly url?: boolean }

function checkOptions(check: Check, at: string, value: unknown, max: number, rule: OptionRule = {}): undefined {
  for (const [n, item] of list(check, at, value, { max }).entries()) {
    const where = `${at}/${n}`
    const option = object(check, where, item)
    if (!option) continue
    only(check, where, option, ['text', 'value', 'description', ...(rule.url ? ['url'] : [])])
    const mrkdwn = rule.mrkdwn ?? false
    text(check, `${where}/text`, option.text, { max: limits.option.text, mrkdwn })
    string(check, `${where}/value`, option.value, { max: limits.option.value })
    text(check, `${where}/description`, option.description, { max: limits.option.description, mrkdwn, optional: true })
    if (option.url !== undefined) url(check, `${where}/url`, option.url, { max: limits.option.url })
  }
}

export function optionsOf(element: Fields): readonly Fields[] {
  return element.option_groups === undefined
    ? fieldsIn(element.options)
    : fieldsIn(element.option_groups).flatMap((group) => fieldsIn(group.options))
}

/** What is chosen beforehand must be among the options, to the letter. */
function checkInitial(
  check: Check,
  at: string,
  element: Fields,
  name: 'initial_option' | 'initial_options',
): undefined {
  const value = element[name]
  if (value === undefined) return
  const initial = name === 'initial_option' ? [value] : list(check, `${at}/${name}`, value, { max: 100 })
  const options = optionsOf(element)
  for (const one of initial) {
    if (!options.some((option) => isDeepStrictEqual(option, one))) {
      breach(check, `${at}/${name}`, 'must exactly match one of the provided options')
    }
  }
}

function checkTyped(check: Check, at: string, element: Fields): undefined {
  const { max_length: most, min_length: least, initial_value: initial } = element
  const max = limits.plain_text_input.max_length
  integer(check, `${at}/max_length`, most, 1, max)
  integer(check, `${at}/min_length`, least, 0, max)
  flag(check, `${at}/multiline`, element.multiline)
  if (Number(least ?? 0) > Number(most ?? max)) breach(check, `${at}/min_length`, 'must not be more than max_length')
  string(check, `${at}/initial_value`, initial, { min: 0, max: Math.min(max, Number(most ?? max)), optional: true })
}

function checkNumber(check: Check, at: string, element: Fields): undefined {
  if (typeof element.is_decimal_allowed !== 'boolean') breach(check, `${at}/is_decimal_allowed`, 'not a boolean')
  const shape = element.is_decimal_allowed === true ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/
  for (const name of ['initial_value', 'min_value', 'max_value']) {
    const value = element[name]
    if (value !== undefined && (typeof value !== 'string' || !shape.test(value))) {
      breach(check, `${at}/${name}`, 'must be a number in a string')
    }
  }
  const [value, min, max] = [element.initial_value, element.min_value, element.max_value]
  if (Number(min ?? Number.NEGATIVE_INFINITY) > Number(max ?? Number.POSITIVE_INFINITY)) {
    breach(check, `${at}/min_value`, 'must not be more than max_value')
  }
  if (value !== undefined && (Number(value) < Number(min ?? value) || Number(value) > Number(max ?? value))) {
    breach(check, `${at}/initial_value`, 'must be between min_value and max_value')
  }
}

export function isDate(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false
  const time = Date.parse(`${value}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
}

function checkConfirm(check: Check, at: string, value: unknown): undefined {
  if (value === undefined) return
  const confirm = object(check, at, value)
  if (!confirm) return
  only(check, at, confirm, ['title', 'text', 'confirm', 'deny', 'style'])
  text(check, `${at}/title`, confirm.title, { max: limits.confirm.title, optional: true })
  text(check, `${at}/text`, confirm.text, { max: limits.confirm.text, mrkdwn: true })
  text(check, `${at}/confirm`, confirm.confirm, { max: limits.confirm.confirm, optional: true })
  text(check, `${at}/deny`, confirm.deny, { max: limits.confirm.deny, optional: true })
  oneOf(check, `${at}/style`, confirm.style, ['primary', 'danger'])
}

function checkDispatch(check: Check, at: string, value: unknown): undefined {
  if (value === undefined) return
  const config = object(check, at, value)
  if (!config) return
  only(check, at, config, ['trigger_actions_on'])
  for (const when of list(check, `${at}/trigger_actions_on`, config.trigger_actions_on, { max: 2 })) {
    oneOf(check, `${at}/trigger_actions_on`, when, ['on_enter_pressed', 'on_character_entered'])
  }
}
