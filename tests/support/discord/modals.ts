/** Checks a modal: its title and what is asked in it. */
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
} from './check.ts'
import { kind, selects } from './components.ts'
import { checkCounts, checkOptions, checkSelect, componentId, customId, type Seen } from './elements.ts'
import { type Fields, fieldsOf, numberOf, textOf } from './json.ts'
import { limits } from './limits.ts'

type Sheet = Seen & { readonly check: Check }

const inLabel = [kind.input, kind.upload, kind.radio, kind.checkboxes, kind.checkbox, ...selects]

export function checkModal(data: Fields): undefined {
  const check = startCheck()
  const sheet: Sheet = { check, customIds: new Set(), ids: new Set() }
  string(check, ['data', 'title'], data.title, { max: limits.modal.title })
  string(check, ['data', 'custom_id'], data.custom_id, { max: limits.modal.customId })
  const most = { min: 1, max: limits.modal.components }
  for (const [n, item] of list(check, ['data', 'components'], data.components, most).entries()) {
    const at = ['data', 'components', n]
    const component = object(check, at, item)
    if (!component || !oneOf(check, [...at, 'type'], component.type, [kind.row, kind.label, kind.text])) continue
    componentId(check, at, component.id, sheet)
    if (component.type === kind.text) {
      string(check, [...at, 'content'], component.content, { max: limits.components.text })
    } else if (component.type === kind.label) checkLabel(sheet, at, component)
    else checkOldRow(sheet, at, component)
  }
  conclude(check)
}

/** A row with one input, which carries its own label: the way of old. */
function checkOldRow(sheet: Sheet, at: Path, row: Fields): undefined {
  const [input] = list(sheet.check, [...at, 'components'], row.components, { min: 1, max: 1 })
  const here = [...at, 'components', 0]
  const fields = fieldsOf(input)
  if (!oneOf(sheet.check, [...here, 'type'], fields.type, [kind.input])) return
  string(sheet.check, [...here, 'label'], fields.label, { max: limits.input.label })
  checkInput(sheet, here, fields)
}

function checkLabel(sheet: Sheet, at: Path, label: Fields): undefined {
  const { check } = sheet
  const { description } = label
  string(check, [...at, 'label'], label.label, { max: limits.label.label })
  string(check, [...at, 'description'], description, { max: limits.label.description, min: 0, optional: true })
  const here = [...at, 'component']
  const child = object(check, here, label.component)
  if (!child || !oneOf(check, [...here, 'type'], child.type, inLabel)) return
  componentId(check, here, child.id, sheet)
  if (child.label != null) {
    breach(check, [...here, 'label'], 'COMPONENT_LABEL_FORBIDDEN', 'What is in a label has no label of its own')
  }
  if (child.type === kind.input) return checkInput(sheet, here, child)
  if (selects.includes(child.type)) return checkSelect(check, here, child, sheet, 'modal')
  customId(check, here, child.custom_id, sheet)
  flag(check, [...here, 'required'], child.required)
  if (child.type === kind.checkbox) flag(check, [...here, 'default'], child.default)
  if (child.type === kind.upload) checkCounts(check, here, child, { most: limits.upload.values, surface: 'modal' })
  if (child.type === kind.radio) {
    const options = checkOptions(check, here, child.options, limits.radio.options)
    if (options.filter((option) => option.default === true).length > 1) {
      breach(check, [...here, 'options'], 'SELECT_DEFAULTS', 'Only one option can be chosen')
    }
  }
  if (child.type === kind.checkboxes) {
    const options = checkOptions(check, here, child.options, limits.checkboxes.options)
    checkCounts(check, here, child, { most: limits.checkboxes.options[1], surface: 'modal' })
    for (const name of ['min_values', 'max_values'] as const) {
      if (numberOf(child[name]) <= options.length) continue
      breach(check, [...here, name], 'SELECT_MAX_VALUES', `${name} cannot be more than the number of options`)
    }
  }
}

function checkInput(sheet: Sheet, at: Path, input: Fields): undefined {
  const { check } = sheet
  const { length: most, placeholder } = limits.input
  customId(check, at, input.custom_id, sheet)
  oneOf(check, [...at, 'style'], input.style, [1, 2])
  integer(check, [...at, 'min_length'], input.min_length, 0, most)
  integer(check, [...at, 'max_length'], input.max_length, 1, most)
  if (input.max_length != null && numberOf(input.min_length) > numberOf(input.max_length)) {
    breach(check, [...at, 'min_length'], 'TEXT_INPUT_MIN_LENGTH', 'min_length cannot be more than max_length')
  }
  flag(check, [...at, 'required'], input.required)
  string(check, [...at, 'placeholder'], input.placeholder, { max: placeholder, min: 0, optional: true })
  const longest = Math.min(most, typeof input.max_length === 'number' ? input.max_length : most)
  if (textOf(input.value).length > longest) {
    breach(check, [...at, 'value'], 'BASE_TYPE_BAD_LENGTH', `Must be ${longest} or fewer in length.`)
  }
}
