/** Checks the components of a message: the rows of old, and the second version, in which they are all that there is. */
import { breach, type Check, flag, integer, list, object, oneOf, type Path, string } from './check.ts'
import { checkButton, checkSelect, componentId, type Seen } from './elements.ts'
import { type Fields, fieldsIn, fieldsOf, textOf } from './json.ts'
import { limits } from './limits.ts'

export const kind = {
  row: 1,
  button: 2,
  stringSelect: 3,
  input: 4,
  userSelect: 5,
  roleSelect: 6,
  mentionableSelect: 7,
  channelSelect: 8,
  section: 9,
  text: 10,
  thumbnail: 11,
  gallery: 12,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
  upload: 19,
  radio: 21,
  checkboxes: 22,
  checkbox: 23,
} as const
export const selects: readonly unknown[] = [
  kind.stringSelect,
  kind.userSelect,
  kind.roleSelect,
  kind.mentionableSelect,
  kind.channelSelect,
]
const inContainer = [kind.row, kind.section, kind.text, kind.gallery, kind.file, kind.separator]
const onTop = [...inContainer, kind.container]

/** A component and all that is in it. */
export function nested(component: Fields): readonly Fields[] {
  const below = [...fieldsIn(component.components), ...fieldsIn([component.accessory, component.component])]
  return [component, ...below.flatMap(nested)]
}

type Sheet = Seen & { readonly check: Check; readonly files: readonly string[] }

/** `files`: the names that `attachment://` may tell. */
export function checkComponents(
  check: Check,
  value: unknown,
  { second, files }: { readonly second: boolean; readonly files: readonly string[] },
): undefined {
  const sheet: Sheet = { check, files, customIds: new Set(), ids: new Set() }
  const max = second ? limits.components.all : limits.message.rows
  const components = list(check, ['components'], value, { max, optional: true })
  for (const [n, item] of components.entries()) {
    const at = ['components', n]
    const component = object(check, at, item)
    if (component) checkOne(sheet, at, component, second ? onTop : [kind.row])
  }
  if (!second) return
  const all = fieldsIn(components).flatMap(nested)
  if (all.length > limits.components.all) {
    const most = `Must be ${limits.components.all} or fewer in length, counting what is nested.`
    breach(check, ['components'], 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', most)
  }
  const texts = all.filter(({ type }) => type === kind.text).map(({ content }) => textOf(content).length)
  if (texts.reduce((sum, length) => sum + length, 0) > limits.components.text) {
    const most = `The total text of a message cannot exceed ${limits.components.text} characters.`
    breach(check, ['components'], 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', most)
  }
}

function checkOne(sheet: Sheet, at: Path, component: Fields, allowed: readonly number[]): undefined {
  const { check } = sheet
  const { type } = component
  if (!oneOf(check, [...at, 'type'], type, allowed)) return
  componentId(check, at, component.id, sheet)
  switch (type) {
    case kind.row:
      return checkRow(sheet, at, component)
    case kind.text:
      return string(check, [...at, 'content'], component.content, { max: limits.components.text })
    case kind.section: {
      const texts = list(check, [...at, 'components'], component.components, { min: 1, max: limits.section.texts })
      for (const [n, text] of texts.entries()) {
        checkOne(sheet, [...at, 'components', n], fieldsOf(text), [kind.text])
      }
      const accessory = object(check, [...at, 'accessory'], component.accessory)
      if (accessory) checkOne(sheet, [...at, 'accessory'], accessory, [kind.button, kind.thumbnail])
      return
    }
    case kind.button:
      return checkButton(check, at, component, sheet)
    case kind.thumbnail:
      return checkMedia(sheet, at, component)
    case kind.gallery: {
      const items = list(check, [...at, 'items'], component.items, { min: 1, max: limits.gallery.items })
      for (const [n, item] of items.entries()) checkMedia(sheet, [...at, 'items', n], fieldsOf(item))
      return
    }
    case kind.file:
      flag(check, [...at, 'spoiler'], component.spoiler)
      return checkUrl(sheet, [...at, 'file'], component.file, false)
    case kind.separator:
      flag(check, [...at, 'divider'], component.divider)
      oneOf(check, [...at, 'spacing'], component.spacing, [1, 2], true)
      return
    case kind.container: {
      integer(check, [...at, 'accent_color'], component.accent_color, 0, limits.container.accent)
      flag(check, [...at, 'spoiler'], component.spoiler)
      const inside = list(check, [...at, 'components'], component.components, { min: 1, max: limits.components.all })
      for (const [n, item] of inside.entries()) checkOne(sheet, [...at, 'components', n], fieldsOf(item), inContainer)
      return
    }
    default:
      return
  }
}

function checkRow(sheet: Sheet, at: Path, row: Fields): undefined {
  const { check } = sheet
  const items = list(check, [...at, 'components'], row.components, { min: 1, max: limits.components.buttons })
  const hasSelect = items.some((item) => selects.includes(fieldsOf(item).type))
  if (hasSelect && items.length > 1) {
    breach(check, [...at, 'components'], 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'A row holds one select and nothing else')
  }
  for (const [n, item] of items.entries()) {
    const here = [...at, 'components', n]
    const element = object(check, here, item)
    if (!element || !oneOf(check, [...here, 'type'], element.type, [kind.button, ...selects])) continue
    componentId(check, here, element.id, sheet)
    if (element.type === kind.button) checkButton(check, here, element, sheet)
    else checkSelect(check, here, element, sheet, 'message')
  }
}

function checkMedia(sheet: Sheet, at: Path, item: Fields): undefined {
  const { check } = sheet
  const { description } = item
  string(check, [...at, 'description'], description, { max: limits.media.description, min: 0, optional: true })
  flag(check, [...at, 'spoiler'], item.spoiler)
  checkUrl(sheet, [...at, 'media'], item.media, true)
}

function checkUrl({ check, files }: Sheet, at: Path, value: unknown, elsewhere: boolean): undefined {
  const media = object(check, at, value)
  if (!media) return
  const here = [...at, 'url']
  string(check, here, media.url, { max: limits.media.url })
  const url = textOf(media.url)
  const [, name] = /^attachment:\/\/(.*)$/.exec(url) ?? []
  if (name !== undefined) {
    if (files.includes(name)) return
    breach(
      check,
      here,
      'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND',
      `Referenced attachment ${name} not found`,
    )
  } else if (!elsewhere || !/^https?:\/\/\S+$/.test(url)) {
    const schemes = elsewhere ? "('http', 'https', 'attachment')" : "('attachment')"
    breach(check, here, 'URL_TYPE_INVALID_SCHEME', `Scheme "${url.split(':')[0]}" is not supported: ${schemes}`)
  }
}
