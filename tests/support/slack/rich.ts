/** Checks `rich_text`, which carries what people wrote without any of it being read as markup. */
import { breach, type Check, flag, integer, list, object, oneOf, only, string, url } from './check.ts'

const any = { max: Number.POSITIVE_INFINITY } as const
const dateWords =
  /\{(date_num|date|date_short|date_long|date_pretty|date_short_pretty|date_long_pretty|date_long_full|day_divider_pretty|time|time_secs|ago)\}/

const inline: Readonly<Record<string, { readonly names: readonly string[]; readonly mark?: boolean }>> = {
  text: { names: ['text'] },
  link: { names: ['url', 'text', 'unsafe'] },
  date: { names: ['timestamp', 'format', 'url', 'fallback'] },
  emoji: { names: ['name', 'unicode', 'url', 'skin_tone'] },
  user: { names: ['user_id'] },
  usergroup: { names: ['usergroup_id'] },
  channel: { names: ['channel_id'] },
  team: { names: ['team_id'] },
  broadcast: { names: ['range'] },
  color: { names: ['value'] },
}

export function checkRichText(check: Check, at: string, value: unknown): undefined {
  const block = object(check, at, value)
  if (!block) return
  oneOf(check, `${at}/type`, block.type ?? 'none', ['rich_text'])
  only(check, at, block, ['type', 'block_id', 'elements'])
  for (const [n, part] of list(check, `${at}/elements`, block.elements, any).entries()) {
    checkPart(check, `${at}/elements/${n}`, part)
  }
}

function checkPart(check: Check, at: string, value: unknown): undefined {
  const part = object(check, at, value)
  if (!part) return
  const { type } = part
  if (type === 'rich_text_list') {
    only(check, at, part, ['type', 'style', 'indent', 'offset', 'border', 'elements'])
    oneOf(check, `${at}/style`, part.style ?? 'none', ['bullet', 'ordered'])
    integer(check, `${at}/indent`, part.indent, 0, 8)
    integer(check, `${at}/offset`, part.offset, 0, 1_000_000)
  } else if (type === 'rich_text_section') {
    only(check, at, part, ['type', 'elements'])
  } else if (type === 'rich_text_quote' || type === 'rich_text_preformatted') {
    only(check, at, part, ['type', 'border', 'elements', 'language'])
  } else {
    return breach(check, `${at}/type`, `unknown rich text part: ${String(type)}`)
  }
  oneOf(check, `${at}/border`, part.border, [0, 1])
  const permitted = type === 'rich_text_preformatted' ? ['text', 'link'] : Object.keys(inline)
  for (const [n, element] of list(check, `${at}/elements`, part.elements, any).entries()) {
    const where = `${at}/elements/${n}`
    if (type !== 'rich_text_list') checkInline(check, where, element, permitted)
    else {
      const section = object(check, where, element)
      if (section?.type === 'rich_text_section') checkPart(check, where, section)
      else if (section) breach(check, `${where}/type`, 'a list holds rich_text_section only')
    }
  }
}

function checkInline(check: Check, at: string, value: unknown, permitted: readonly string[]): undefined {
  const element = object(check, at, value)
  if (!element) return
  const { type } = element
  const rule = typeof type === 'string' && permitted.includes(type) ? inline[type] : undefined
  if (!rule) return breach(check, `${at}/type`, `unknown rich text element: ${String(type)}`)
  only(check, at, element, ['type', 'style', ...rule.names])
  if (element.style !== undefined) {
    const style = object(check, `${at}/style`, element.style) ?? {}
    only(check, `${at}/style`, style, [
      'bold',
      'code',
      'italic',
      'strike',
      'underline',
      'highlight',
      'client_highlight',
    ])
    for (const [name, on] of Object.entries(style)) flag(check, `${at}/style/${name}`, on)
  }
  if (type === 'text') string(check, `${at}/text`, element.text, any)
  if (type === 'link') {
    url(check, `${at}/url`, element.url, any)
    flag(check, `${at}/unsafe`, element.unsafe)
    string(check, `${at}/text`, element.text, { ...any, optional: true })
  }
  if (type === 'date') {
    if (!Number.isInteger(element.timestamp)) breach(check, `${at}/timestamp`, 'not an integer')
    if (!dateWords.test(String(element.format))) breach(check, `${at}/format`, 'names no part of a date')
    if (element.url !== undefined) url(check, `${at}/url`, element.url, any)
    string(check, `${at}/fallback`, element.fallback, { ...any, optional: true })
  }
  if (type === 'color') string(check, `${at}/value`, element.value, any)
  if (type === 'emoji') string(check, `${at}/name`, element.name, any)
  if (type === 'broadcast') oneOf(check, `${at}/range`, element.range ?? 'none', ['here', 'channel', 'everyone'])
  for (const [name, shape] of ids) {
    if (rule.names.includes(name) && !shape.test(String(element[name]))) breach(check, `${at}/${name}`, 'not an id')
  }
}

const ids = [
  ['user_id', /^[UW][A-Z0-9]{2,}$/],
  ['usergroup_id', /^S[A-Z0-9]{2,}$/],
  ['channel_id', /^[CGD][A-Z0-9]{2,}$/],
  ['team_id', /^T[A-Z0-9]{2,}$/],
] as const
