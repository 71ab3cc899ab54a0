/** Messages and modals as a person reads them: plain words, with what can be pressed in brackets. */
import { kind, nested, selects } from './components.ts'
import { type Fields, fieldsIn, fieldsOf, isFields, listOf, textOf } from './json.ts'
import { type Names, readMarkdown } from './markdown.ts'

/** What was filled in, by custom id. */
export type Values = ReadonlyMap<string, unknown>

export function readComponents(components: readonly Fields[], names: Names, values: Values = new Map()): string {
  return lines(components.map((component) => readOne(component, names, values)))
}

function lines(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n')
}

function readOne(component: Fields, names: Names, values: Values): string {
  const inside = fieldsIn(component.components)
  switch (component.type) {
    case kind.row:
      return inside
        .map((item) => {
          const label = item.type === kind.input && item.label ? `${textOf(item.label)} : ` : ''
          return label + readOne(item, names, values)
        })
        .join(' ')
    case kind.text:
      return readMarkdown(textOf(component.content), names)
    case kind.section:
      return lines([...inside, fieldsOf(component.accessory)].map((item) => readOne(item, names, values)))
    case kind.container:
      return readComponents(inside, names, values)
    case kind.thumbnail:
      return picture(component)
    case kind.gallery:
      return lines(fieldsIn(component.items).map(picture))
    case kind.file:
      return `[file: ${fileName(component.file)}]`
    case kind.button:
      return `[${labelOf(component)}]`
    case kind.label: {
      const about = textOf(component.description)
      const head = `${textOf(component.label)}${about === '' ? '' : ` (${about})`} :`
      return `${head} ${readOne(fieldsOf(component.component), names, values)}`
    }
    case kind.separator:
      return ''
    default:
      return readInput(component, values.get(textOf(component.custom_id)))
  }
}

function readInput(component: Fields, value: unknown): string {
  const options = fieldsIn(component.options)
  const chosen = value === undefined ? defaults(component) : listOf(value).map(textOf)
  const isChosen = (option: Fields) => chosen.includes(textOf(option.value)) || value === option.value
  const label = (option: Fields) => {
    const about = textOf(option.description)
    return labelOf(option) + (about === '' ? '' : ` (${about})`)
  }
  switch (component.type) {
    case kind.radio:
      return options.map((option) => `${isChosen(option) ? '(•)' : '( )'} ${label(option)}`).join('\n')
    case kind.checkboxes:
      return options.map((option) => `${isChosen(option) ? '☑' : '☐'} ${label(option)}`).join('\n')
    case kind.checkbox:
      return (value ?? component.default) === true ? '☑' : '☐'
    case kind.input:
      return `‹${textOf(value ?? component.value) || textOf(component.placeholder)}›`
    case kind.stringSelect: {
      const now = options.filter(isChosen).map(label).join(', ')
      return `[${now || textOf(component.placeholder)} ▾ ${options.map(label).join(' | ')}]`
    }
    default:
      return `[${chosen.join(', ') || textOf(component.placeholder)} ▾]`
  }
}

/** The values chosen before anybody chose. */
export function defaults(component: Fields): readonly string[] {
  return fieldsIn(component.options)
    .filter((option) => option.default === true)
    .map(({ value }) => textOf(value))
}

export function labelOf(item: Fields): string {
  const emoji = isFields(item.emoji) ? textOf(item.emoji.name) : ''
  return textOf(item.label) || emoji
}

function picture(item: Fields): string {
  return `[image: ${textOf(item.description)}]`
}

function fileName(value: unknown): string {
  return decodeURIComponent(textOf(fieldsOf(value).url).split('/').at(-1) ?? '')
}

export function readEmbed(embed: Fields, names: Names): string {
  const text = (value: unknown) => readMarkdown(textOf(value), names)
  const fields = fieldsIn(embed.fields).map(({ name, value }) => `${text(name)} : ${text(value)}`)
  const ends = [fieldsOf(embed.author).name, embed.title, embed.description].map(text)
  return lines([...ends, ...fields, textOf(fieldsOf(embed.footer).text)])
}

/** All that can be pressed: buttons, and the choices of menus. */
export function buttonsIn(components: readonly Fields[]): readonly string[] {
  const buttons = components.flatMap(nested).filter(({ type }) => type === kind.button)
  return [...buttons.map(labelOf), ...choicesIn(components)]
}

export function choicesIn(components: readonly Fields[]): readonly string[] {
  const menus = components.flatMap(nested).filter(({ type }) => selects.includes(type))
  return menus.flatMap(({ options }) => fieldsIn(options).map(labelOf))
}
