/** Blocks as a person reads them: plain words, with what can be pressed in brackets. */
import { optionsOf } from './elements.ts'
import { type Fields, fieldsIn, fieldsOf, isFields, listOf, textOf } from './json.ts'
import { placedIn, type Values } from './state.ts'

/** Names for ids. */
export type Names = { person(id: string): string; channel(id: string): string }

export function readBlocks(blocks: readonly Fields[], names: Names, values: Values = {}): string {
  return blocks
    .map((block) => readBlock(block, names, values))
    .filter((line) => line !== '')
    .join('\n')
}

function readBlock(block: Fields, names: Names, values: Values): string {
  const at = values[textOf(block.block_id)] ?? {}
  const element = (value: Fields) => readElement(value, at[textOf(value.action_id)], names)
  switch (block.type) {
    case 'section': {
      const parts = [readText(block.text, names), ...fieldsIn(block.fields).map((field) => readText(field, names))]
      if (block.accessory !== undefined) parts.push(element(fieldsOf(block.accessory)))
      return parts.filter((part) => part !== '').join('\n')
    }
    case 'header':
      return readText(block.text, names)
    case 'context':
      return fieldsIn(block.elements)
        .map((item) => (item.type === 'image' ? element(item) : readText(item, names)))
        .join(' ')
    case 'actions':
    case 'context_actions':
      return fieldsIn(block.elements).map(element).join(' ')
    case 'image':
      return [readText(block.title, names), `[image: ${textOf(block.alt_text)}]`]
        .filter((part) => part !== '')
        .join('\n')
    case 'input':
      return [`${readText(block.label, names)} :`, element(fieldsOf(block.element)), readText(block.hint, names)]
        .filter((part) => part !== '')
        .join(' ')
    case 'markdown':
      return readMrkdwn(textOf(block.text), names)
    case 'rich_text':
      return readRich(block, names)
    case 'table':
      return listOf(block.rows)
        .map((row) =>
          fieldsIn(row).map((cell) => (cell.type === 'rich_text' ? readRich(cell, names) : textOf(cell.text))),
        )
        .map((cells) => cells.join(' | '))
        .join('\n')
    case 'video':
      return `${readText(block.title, names)} [video: ${textOf(block.alt_text)}]`
    default:
      return ''
  }
}

export function readText(value: unknown, names: Names): string {
  if (!isFields(value)) return ''
  return value.type === 'mrkdwn' ? readMrkdwn(textOf(value.text), names) : textOf(value.text)
}

function readElement(element: Fields, value: Fields | undefined, names: Names): string {
  const label = (option: Fields) => {
    const about = readText(option.description, names)
    return readText(option.text, names) + (about === '' ? '' : ` (${about})`)
  }
  const chosen = [
    ...fieldsIn(value?.selected_options ?? element.initial_options),
    ...(isFields(value?.selected_option ?? element.initial_option)
      ? [fieldsOf(value?.selected_option ?? element.initial_option)]
      : []),
  ].map((option) => option.value)
  const isChosen = (option: Fields) => chosen.includes(option.value)
  switch (element.type) {
    case 'button':
    case 'workflow_button':
      return `[${readText(element.text, names)}]`
    case 'icon_button':
      return `[${readText(element.text, names)}]`
    case 'feedback_buttons':
      return ['positive_button', 'negative_button']
        .map((side) => `[${readText(fieldsOf(element[side]).text, names)}]`)
        .join(' ')
    case 'image':
      return `[image: ${textOf(element.alt_text)}]`
    case 'overflow':
      return `[… ${optionsOf(element).map(label).join(' | ')}]`
    case 'radio_buttons':
      return optionsOf(element)
        .map((option) => `${isChosen(option) ? '(•)' : '( )'} ${label(option)}`)
        .join('\n')
    case 'checkboxes':
      return optionsOf(element)
        .map((option) => `${isChosen(option) ? '☑' : '☐'} ${label(option)}`)
        .join('\n')
    case 'static_select':
    case 'multi_static_select': {
      const now = optionsOf(element).filter(isChosen).map(label).join(', ')
      return `[${now || readText(element.placeholder, names)} ▾ ${optionsOf(element).map(label).join(' | ')}]`
    }
    default: {
      const filled = Object.entries(value ?? {}).find(([name, inner]) => name !== 'type' && inner !== null)?.[1]
      const words = isFields(filled) ? readRich(filled, names) : listOf(filled).map(textOf).join(', ') || textOf(filled)
      return `‹${words || readText(element.placeholder, names)}›`
    }
  }
}

function readRich(block: Fields, names: Names, indent = ''): string {
  return fieldsIn(block.elements)
    .map((part) => {
      const { type } = part
      if (type === 'rich_text_list') {
        return fieldsIn(part.elements)
          .map((item, n) => {
            const mark = part.style === 'ordered' ? `${n + 1 + Number(part.offset ?? 0)}.` : '•'
            return `${indent}${'  '.repeat(Number(part.indent ?? 0))}${mark} ${readInline(item, names)}`
          })
          .join('\n')
      }
      const line = readInline(part, names)
      return type === 'rich_text_quote' ? line.replace(/^/gm, '> ') : line
    })
    .join('\n')
}

function readInline(part: Fields, names: Names): string {
  return fieldsIn(part.elements)
    .map((element) => {
      switch (element.type) {
        case 'link':
          return textOf(element.text) || textOf(element.url)
        case 'date':
          return textOf(element.fallback) || textOf(element.format)
        case 'emoji':
          return `:${textOf(element.name)}:`
        case 'user':
          return `@${names.person(textOf(element.user_id))}`
        case 'usergroup':
          return `@${textOf(element.usergroup_id)}`
        case 'channel':
          return `#${names.channel(textOf(element.channel_id))}`
        case 'broadcast':
          return `@${textOf(element.range)}`
        case 'color':
          return textOf(element.value)
        default:
          return textOf(element.text)
      }
    })
    .join('')
}

/** `<…>` becomes what it stands for, the signs of bold and the like go, `&amp;` is `&` again. */
export function readMrkdwn(text: string, names: Names): string {
  return text
    .replace(/<([^<>\n]+)>/g, (_, inner: string) => readMark(inner, names))
    .replace(/(?<![\p{L}\p{N}])([*_~])(?!\s)([^\n]*?)(?<!\s)\1(?![\p{L}\p{N}])/gu, '$2')
    .replace(/`([^`\n]+)`/g, '$1')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
}

function readMark(inner: string, names: Names): string {
  const bar = inner.indexOf('|')
  const [target, label] = bar < 0 ? [inner, ''] : [inner.slice(0, bar), inner.slice(bar + 1)]
  if (target.startsWith('@')) return `@${names.person(target.slice(1))}`
  if (target.startsWith('#')) return `#${names.channel(target.slice(1))}`
  if (target.startsWith('!date')) return label
  if (target.startsWith('!')) return `@${label || target.slice(1)}`
  return label || target
}

/** All that can be pressed: buttons, and the choices of menus that send at once. */
export function buttonsIn(blocks: readonly Fields[], names: Names): readonly string[] {
  return placedIn(blocks).flatMap(({ element, input }) => {
    if (input) return []
    if (element.type === 'feedback_buttons') {
      return ['positive_button', 'negative_button'].map((side) => readText(fieldsOf(element[side]).text, names))
    }
    if (element.text !== undefined) return [readText(element.text, names)]
    return optionsOf(element).map((option) => readText(option.text, names))
  })
}

/** The words of the pictures. */
export function altsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(altsIn)
  if (!isFields(value)) return []
  if (typeof value.alt_text === 'string') return [value.alt_text]
  return [...altsIn(value.elements), ...altsIn(value.accessory), ...altsIn(value.blocks)]
}
