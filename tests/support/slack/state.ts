/** What has been filled in a message or a view: `state.values`, as Slack sends it. */
import { optionsOf } from './elements.ts'
import { type Fields, fieldsIn, fieldsOf, textOf } from './json.ts'

export type Values = Readonly<Record<string, Readonly<Record<string, Fields>>>>

/** An element with the block it stands in; `input`: choosing there sends nothing by itself. */
export type Placed = { readonly block: Fields; readonly element: Fields; readonly input: boolean }

export function placedIn(blocks: readonly Fields[]): readonly Placed[] {
  return blocks.flatMap((block): readonly Placed[] => {
    if (block.type === 'input') {
      return [{ block, element: fieldsOf(block.element), input: block.dispatch_action !== true }]
    }
    const elements =
      block.type === 'actions' || block.type === 'context_actions'
        ? fieldsIn(block.elements)
        : block.type === 'section' && block.accessory !== undefined
          ? [fieldsOf(block.accessory)]
          : []
    return elements.filter(({ type }) => type !== 'image').map((element) => ({ block, element, input: false }))
  })
}

const noState = ['button', 'overflow', 'workflow_button', 'icon_button', 'feedback_buttons', 'image']

function initialOf(element: Fields): Fields | undefined {
  const type = textOf(element.type)
  if (noState.includes(type)) return undefined
  switch (type) {
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return { type, selected_option: element.initial_option ?? null }
    case 'multi_static_select':
    case 'multi_external_select':
    case 'checkboxes':
      return { type, selected_options: element.initial_options ?? [] }
    case 'datepicker':
      return { type, selected_date: element.initial_date ?? null }
    case 'timepicker':
      return { type, selected_time: element.initial_time ?? null }
    case 'datetimepicker':
      return { type, selected_date_time: element.initial_date_time ?? null }
    case 'rich_text_input':
      return { type, rich_text_value: element.initial_value ?? null }
    case 'file_input':
      return { type, files: [] }
    default: {
      const kind = /^(multi_)?(user|conversation|channel)s_select$/.exec(type)
      if (kind?.[1]) return { type, [`selected_${kind[2]}s`]: element[`initial_${kind[2]}s`] ?? [] }
      if (kind) return { type, [`selected_${kind[2]}`]: element[`initial_${kind[2]}`] ?? null }
      return { type, value: element.initial_value ?? null }
    }
  }
}

/** Every element that holds something, with what was filled in (`kept`) or what it began with. */
export function valuesOf(blocks: readonly Fields[], kept: Values = {}): Values {
  const values: Record<string, Record<string, Fields>> = {}
  for (const { block, element } of placedIn(blocks)) {
    const initial = initialOf(element)
    if (!initial) continue
    const [inBlock, action] = [textOf(block.block_id), textOf(element.action_id)]
    const before = kept[inBlock]?.[action]
    const value = before && before.type === initial.type ? before : initial
    values[inBlock] = { ...values[inBlock], [action]: value }
  }
  return values
}

export function withValue(values: Values, { block, element }: Placed, value: Fields): Values {
  const inBlock = textOf(block.block_id)
  return { ...values, [inBlock]: { ...values[inBlock], [textOf(element.action_id)]: value } }
}

/** Choosing an option: sets it, or turns it on and off where several may be chosen. */
export function choosing(element: Fields, option: Fields, before: Fields | undefined): Fields {
  const { type } = element
  if (type !== 'checkboxes' && type !== 'multi_static_select') return { type, selected_option: option }
  const chosen = fieldsIn(before?.selected_options)
  const rest = chosen.filter(({ value }) => value !== option.value)
  return { type, selected_options: rest.length < chosen.length ? rest : [...chosen, option] }
}

/** What a person types or chooses in an input, as its value; choices by their words. */
export function filling(element: Fields, says: string | readonly string[], idOf: (name: string) => string): Fields {
  const type = textOf(element.type)
  const many = typeof says === 'string' ? [says] : says
  const one = many.join('\n')
  const options = () =>
    many.map((words) => {
      const option = optionsOf(element).find((item) => textOf(fieldsOf(item.text).text) === words)
      if (!option) throw new Error(`No such choice: « ${words} » among ${optionTexts(element).join(', ')}`)
      return option
    })
  switch (type) {
    case 'static_select':
    case 'radio_buttons':
      return { type, selected_option: one === '' ? null : (options()[0] ?? null) }
    case 'multi_static_select':
    case 'checkboxes':
      return { type, selected_options: one === '' ? [] : options() }
    case 'datepicker':
      return { type, selected_date: one || null }
    case 'timepicker':
      return { type, selected_time: one || null }
    case 'datetimepicker':
      return { type, selected_date_time: one === '' ? null : Math.floor(Date.parse(one) / 1000) }
    case 'rich_text_input':
      return {
        type,
        rich_text_value: {
          type: 'rich_text',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: one }] }],
        },
      }
    default: {
      const kind = /^(multi_)?(user|conversation|channel)s_select$/.exec(type)
      if (kind?.[1]) return { type, [`selected_${kind[2]}s`]: many.map(idOf) }
      if (kind) return { type, [`selected_${kind[2]}`]: one === '' ? null : idOf(one) }
      return { type, value: one === '' ? null : one }
    }
  }
}

export function optionTexts(element: Fields): readonly string[] {
  return optionsOf(element).map((option) => textOf(fieldsOf(option.text).text))
}

export function isEmpty(value: Fields): boolean {
  return Object.entries(value).every(
    ([name, inner]) =>
      name === 'type' || inner === null || inner === '' || (Array.isArray(inner) && inner.length === 0),
  )
}
