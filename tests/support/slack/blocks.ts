/** Strict validation of what the bot draws: messages and views are refused for every limit that Slack has. */
import { breach, type Check, flag, list, object, oneOf, only, startCheck, string, text, url } from './check.ts'
import { checkElement, type Place } from './elements.ts'
import { type Fields, fieldsIn, isFields } from './json.ts'
import { limits } from './limits.ts'
import { checkPicture } from './pictures.ts'
import { checkRichText } from './rich.ts'

export type Refusal = { readonly error: string; readonly messages: readonly string[] }

export function refusalOfMessage(message: Fields, picture: Check['picture']): Refusal | undefined {
  const check = startCheck('message', picture)
  if (message.blocks !== undefined) {
    checkBlocks(check, '/blocks', message.blocks, { max: limits.message.blocks, min: 0 })
  }
  const attachments = list(check, '/attachments', message.attachments, {
    max: limits.message.attachments,
    min: 0,
    optional: true,
  })
  for (const [n, attachment] of attachments.entries()) {
    const blocks = isFields(attachment) ? attachment.blocks : undefined
    if (blocks !== undefined) checkBlocks(check, `/attachments/${n}/blocks`, blocks, { max: limits.message.blocks })
  }
  if (check.breaches.length > 0) return { error: 'invalid_blocks', messages: check.breaches }
  if (check.counts.text > limits.message.blocksText) return { error: 'msg_blocks_too_long', messages: [] }
  return undefined
}

export function refusalOfView(view: unknown, picture: Check['picture']): Refusal | undefined {
  const fields = isFields(view) ? view : {}
  const surface = fields.type === 'home' ? 'home' : 'modal'
  const check = startCheck(surface, picture)
  if (!isFields(view)) breach(check, '/view', 'not an object')
  oneOf(check, '/view/type', fields.type ?? 'none', ['modal', 'home'])
  const both = ['type', 'blocks', 'private_metadata', 'callback_id', 'external_id']
  const modal = ['title', 'close', 'submit', 'clear_on_close', 'notify_on_close', 'submit_disabled']
  only(check, '/view', fields, surface === 'home' ? both : [...both, ...modal])
  const { view: most } = limits
  for (const name of ['private_metadata', 'callback_id', 'external_id'] as const) {
    string(check, `/view/${name}`, fields[name], { min: 0, max: most[name], optional: true })
  }
  if (surface === 'modal') {
    text(check, '/view/title', fields.title, { max: most.title })
    text(check, '/view/submit', fields.submit, { max: most.submit, optional: true })
    text(check, '/view/close', fields.close, { max: most.close, optional: true })
    flag(check, '/view/clear_on_close', fields.clear_on_close)
    flag(check, '/view/notify_on_close', fields.notify_on_close)
    if (fields.submit === undefined && fieldsIn(fields.blocks).some((block) => block.type === 'input')) {
      breach(check, '/view/submit', 'submit is required when there is an input block')
    }
  }
  checkBlocks(check, '/view/blocks', fields.blocks, { max: most.blocks, min: 0 })
  if (check.breaches.length > 0) return { error: 'invalid_arguments', messages: check.breaches }
  if (JSON.stringify(view).length > most.bytes) return { error: 'view_too_large', messages: [] }
  return undefined
}

function checkBlocks(check: Check, at: string, value: unknown, size: { max: number; min?: number }): undefined {
  for (const [n, item] of list(check, at, value, size).entries()) {
    const where = `${at}/${n}`
    const block = object(check, where, item)
    if (!block) continue
    check.actionIds.clear()
    const { block_id: id } = block
    string(check, `${where}/block_id`, id, { max: limits.ids.block_id, optional: true })
    if (typeof id === 'string') {
      if (check.blockIds.has(id))
        breach(check, `${where}/block_id`, `\`block_id\` ${id} already exists in this payload`)
      check.blockIds.add(id)
    }
    checkBlock(check, where, block)
    check.counts.text += textIn(block)
  }
}

const videoNames = ['type', 'block_id', 'title', 'alt_text', 'video_url', 'thumbnail_url', 'title_url', 'author_name']

function checkBlock(check: Check, at: string, block: Fields): undefined {
  const common = ['type', 'block_id']
  switch (block.type) {
    case 'section':
      return checkSection(check, at, block)
    case 'header':
      only(check, at, block, [...common, 'text'])
      return text(check, `${at}/text`, block.text, { max: limits.header.text })
    case 'divider':
      return only(check, at, block, common)
    case 'context':
      only(check, at, block, [...common, 'elements'])
      for (const [n, value] of list(check, `${at}/elements`, block.elements, {
        max: limits.context.elements,
      }).entries()) {
        if (isFields(value) && value.type === 'image') checkPicture(check, `${at}/elements/${n}`, value, [])
        else text(check, `${at}/elements/${n}`, value, { max: limits.text, mrkdwn: true })
      }
      return
    case 'actions':
    case 'context_actions':
      if (block.type === 'context_actions') messagesOnly(check, at, block)
      only(check, at, block, [...common, 'elements'])
      return checkElements(check, `${at}/elements`, block.elements, block.type)
    case 'image':
      checkPicture(check, at, block, ['block_id', 'title'])
      return text(check, `${at}/title`, block.title, { max: limits.image.title, optional: true })
    case 'input':
      only(check, at, block, [...common, 'label', 'hint', 'optional', 'element', 'dispatch_action'])
      text(check, `${at}/label`, block.label, { max: limits.input.label })
      text(check, `${at}/hint`, block.hint, { max: limits.input.hint, optional: true })
      flag(check, `${at}/optional`, block.optional)
      flag(check, `${at}/dispatch_action`, block.dispatch_action)
      return checkElement(check, `${at}/element`, block.element, 'input')
    case 'markdown':
      messagesOnly(check, at, block)
      only(check, at, block, [...common, 'text'])
      string(check, `${at}/text`, block.text, { max: Number.POSITIVE_INFINITY })
      check.counts.markdown += String(block.text).length
      if (check.counts.markdown > limits.markdown.text) {
        breach(check, `${at}/text`, `must be less than ${limits.markdown.text + 1} characters in all markdown blocks`)
      }
      return
    case 'rich_text':
      return checkRichText(check, at, block)
    case 'table':
      return checkTable(check, at, block)
    case 'video':
      only(check, at, block, videoNames)
      text(check, `${at}/title`, block.title, { max: limits.video.title })
      for (const name of ['video_url', 'thumbnail_url']) url(check, `${at}/${name}`, block[name], { max: 3000 })
      return string(check, `${at}/alt_text`, block.alt_text, { max: limits.image.alt_text })
    default:
      breach(check, `${at}/type`, `unsupported type: ${String(block.type)}`)
  }
}

function messagesOnly(check: Check, at: string, block: Fields): undefined {
  if (check.surface !== 'message') breach(check, `${at}/type`, `${String(block.type)} is for messages`)
}

function checkElements(check: Check, at: string, value: unknown, place: Place & keyof typeof limits): undefined {
  const { elements: max } = place === 'actions' ? limits.actions : limits.context_actions
  for (const [n, element] of list(check, at, value, { max }).entries()) {
    checkElement(check, `${at}/${n}`, element, place)
  }
}

function checkSection(check: Check, at: string, block: Fields): undefined {
  only(check, at, block, ['type', 'block_id', 'text', 'fields', 'accessory', 'expand'])
  if (block.text === undefined && block.fields === undefined) breach(check, at, 'either text or fields')
  text(check, `${at}/text`, block.text, { max: limits.section.text, mrkdwn: true, optional: true })
  const fields = list(check, `${at}/fields`, block.fields, { max: limits.section.fields, optional: true })
  for (const [n, field] of fields.entries()) {
    text(check, `${at}/fields/${n}`, field, { max: limits.section.field_text, mrkdwn: true })
  }
  flag(check, `${at}/expand`, block.expand)
  if (block.accessory !== undefined) checkElement(check, `${at}/accessory`, block.accessory, 'section')
}

function checkTable(check: Check, at: string, block: Fields): undefined {
  messagesOnly(check, at, block)
  only(check, at, block, ['type', 'block_id', 'rows', 'column_settings'])
  check.counts.tables += 1
  if (check.counts.tables > limits.message.tables) breach(check, at, 'only_one_table_allowed')
  for (const [n, row] of list(check, `${at}/rows`, block.rows, { max: limits.table.rows }).entries()) {
    for (const [m, value] of list(check, `${at}/rows/${n}`, row, { max: limits.table.columns }).entries()) {
      const where = `${at}/rows/${n}/${m}`
      const cell = object(check, where, value)
      if (!cell) continue
      if (cell.type === 'rich_text') checkRichText(check, where, cell)
      else {
        oneOf(check, `${where}/type`, cell.type ?? 'none', ['raw_text', 'raw_number', 'rich_text'])
        only(check, where, cell, ['type', 'text', ...(cell.type === 'raw_number' ? ['value'] : [])])
        string(check, `${where}/text`, cell.text, { max: Number.POSITIVE_INFINITY })
        if (cell.type === 'raw_number' && typeof cell.value !== 'number')
          breach(check, `${where}/value`, 'not a number')
      }
    }
  }
  const settings = list(check, `${at}/column_settings`, block.column_settings, {
    max: limits.table.columns,
    min: 0,
    optional: true,
  })
  for (const [n, value] of settings.entries()) {
    if (value === null) continue
    const column = object(check, `${at}/column_settings/${n}`, value) ?? {}
    only(check, `${at}/column_settings/${n}`, column, ['align', 'is_wrapped'])
    flag(check, `${at}/column_settings/${n}/is_wrapped`, column.is_wrapped)
    oneOf(check, `${at}/column_settings/${n}/align`, column.align, ['left', 'center', 'right'])
  }
}

/** How much is written in a block, wherever in it. */
function textIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + textIn(item), 0)
  if (!isFields(value)) return 0
  return Object.entries(value).reduce(
    (sum, [name, inner]) => sum + (name === 'text' && typeof inner === 'string' ? inner.length : textIn(inner)),
    0,
  )
}
