/** What Slack's own client refuses to submit: nothing of it reaches the app. */
import { type Fields, fieldsOf, textOf } from './json.ts'
import { isEmpty, type Values } from './state.ts'

/** What is wrong, by block id. */
export function unfit(blocks: readonly Fields[], values: Values): Readonly<Record<string, string>> {
  const errors: Record<string, string> = {}
  for (const block of blocks) {
    if (block.type !== 'input') continue
    const element = fieldsOf(block.element)
    const id = textOf(block.block_id)
    const value = values[id]?.[textOf(element.action_id)]
    const says = !value || isEmpty(value) ? (block.optional === true ? '' : 'required') : misfit(element, value)
    if (says !== '') errors[id] = says
  }
  return errors
}

function misfit(element: Fields, { value }: Fields): string {
  const words = textOf(value)
  const [min, max] = [element.min_value, element.max_value]
  switch (element.type) {
    case 'plain_text_input':
      if (words.length > Number(element.max_length ?? 3000)) return 'too long'
      return words.length < Number(element.min_length ?? 0) ? 'too short' : ''
    case 'number_input':
      if (!(element.is_decimal_allowed === true ? /^-?\d+([.]\d+)?$/ : /^-?\d+$/).test(words)) return 'not a number'
      if (min !== undefined && Number(words) < Number(min)) return 'too small'
      return max !== undefined && Number(words) > Number(max) ? 'too big' : ''
    case 'email_text_input':
      return /^\S+@\S+\.\S+$/.test(words) ? '' : 'not an address'
    case 'url_text_input':
      return /^https?:\/\/\S+$/.test(words) ? '' : 'not a link'
    default:
      return ''
  }
}
