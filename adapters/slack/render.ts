/**
 * A drawn page as the blocks of a Slack message, window or personal page; pure. The limits of Block Kit are kept by
 * construction: sentences that follow each other share one block, what Slack has no block for is written out.
 */
import type { Button, ImageBlock, KnownBlock, TableBlock } from '@slack/types'
import type { Form, View } from '../../src/port.ts'
import { degrade } from '../../src/views/degrade.ts'
import type { Drawn, DrawnFile, DrawnInner, DrawnNode } from '../../src/views/drawn.ts'
import { isFile } from '../../src/views/file.ts'
import { drawPage, textLength } from '../../src/views/paginate.ts'
import { fileWord, plain } from '../../src/views/plain.ts'
import { tableLines } from '../../src/views/plain-table.ts'
import { pressId } from '../../src/views/press.ts'
import { flat, shorten } from '../../src/views/rich.ts'
import type { Capabilities, Rich, Table } from '../../src/views/view.ts'
import { wordsIn } from '../../src/views/words.ts'
import { drawActions, drawBallot } from './actions.ts'
import { plainText } from './inputs.ts'
import { kit, limits } from './limits.ts'
import { escaped, factElements, linesElement, listElements, richBlock, sentence, shown, textElements } from './rich.ts'
import { type Picture, put, type Sheet, type Surface, type Thrift, thrifts, turn, type Uploaded } from './sheet.ts'
import { words } from './words.ts'

/** `text` is what a notification and a screen reader say. */
export type Message = { readonly text: string; readonly blocks: KnownBlock[] }

/** Wider tables are written without alignment, as in plain text: what a page may hold is measured so. */
const widestTable = 100
const noPicture: Uploaded = () => undefined
/** More pictures than these are told in words: blocks are few, and each picture waits for its turn. */
const mostPictures = 10

/** What a page is drawn on: a message, unless told otherwise, where everything that is asked can be filled in. */
export type Paper = {
  readonly surface?: Surface
  readonly uploaded?: Uploaded
  /** a window has one button to send what it holds: where two things are asked, each is asked by a button of its own */
  readonly fillable?: boolean
}

/**
 * Fits its surface whatever the view. When it would be too long, in this order: titles and notes become sentences of one
 * block, a ballot is answered by its button, lists of choices lose their hints, then the ends of their labels.
 */
export function renderPage(view: View, key: string, can: Capabilities, paper: Paper = {}): Message {
  const { drawn, post } = drawPage(view, key, can)
  const most = (paper.surface ?? 'message') === 'message' ? kit.messageBlocks : kit.viewBlocks
  const fits = (blocks: readonly KnownBlock[]) =>
    blocks.length <= most && (most > kit.messageBlocks || isShort(drawn) || lengthOf(blocks) <= kit.blocksText)
  for (const thrift of thrifts) {
    const blocks = drawBlocks(drawn, post, paper, thrift)
    if (fits(blocks) || thrift === thrifts.at(-1)) return { text: fallback(drawn), blocks: blocks.slice(0, most) }
  }
  return { text: fallback(drawn), blocks: [] }
}

/** So short as plain text, without lists of choices, that it need not be counted. */
function isShort({ nodes, lang }: Drawn): boolean {
  const hasChoices = (node: DrawnNode): boolean =>
    node.kind === 'card'
      ? node.nodes.some(hasChoices)
      : node.kind === 'ballot' || (node.kind === 'actions' && node.items.some(({ kind }) => kind === 'pick'))
  return !nodes.some(hasChoices) && textLength({ nodes, lang }) < kit.blocksText / 4
}

/** Every letter that Slack may count. */
function lengthOf(value: unknown, name = ''): number {
  if (typeof value === 'string') return counted.includes(name) ? value.length : 0
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + lengthOf(item, name), 0)
  if (typeof value !== 'object' || value === null) return 0
  return Object.entries(value).reduce((sum, [inner, item]) => sum + lengthOf(item, inner), 0)
}
const counted = ['text', 'fallback', 'alt_text', 'url']

/** What the pictures of this page are, in the order in which they are drawn. */
export function picturesOf(view: View, key: string, can: Capabilities): readonly Picture[] {
  const { drawn } = drawPage(view, key, can)
  const nodes = drawn.nodes.flatMap((node): readonly DrawnInner[] => (node.kind === 'card' ? node.nodes : [node]))
  return nodes.filter((node) => node.kind === 'chart' || node.kind === 'image').slice(0, mostPictures)
}

/** The files that a message brings. */
export function filesIn(view: View): readonly DrawnFile[] {
  return degrade(view, limits.slack).nodes.filter(isFile)
}

/** A form that could not be opened at once: what it is, and the button that opens it. */
export function renderInvitation(form: Form, key: string): Message {
  const own = words[form.lang]
  const isReady = form.fields.every(({ required, value = '' }) => !required || value !== '')
  const next = isReady ? own.formReady : own.formWaits
  const said = [form.title, flat(form.notice), next].filter((line) => line !== '')
  const button: Button = {
    type: 'button',
    action_id: pressId(key, 0),
    text: plainText(own.openForm, kit.buttonText),
    style: 'primary',
  }
  const text = [...sentence([{ strong: form.title }]), ...sentence(form.notice), ...sentence(next)]
  return {
    text: shortenEscaped(escaped(said.join('\n')), kit.fallback) || '…',
    blocks: [richBlock(text), { type: 'actions', elements: [button] }],
  }
}

/** The whole page in words, for notifications and screen readers. */
function fallback(drawn: Drawn): string {
  return shortenEscaped(escaped(plain(drawn)), kit.fallback) || '…'
}

/** At most so many bytes, and never half of `&amp;`: Slack refuses an edit whose text is longer than 4,000. */
function shortenEscaped(said: string, bytes: number): string {
  let length = Math.min(said.length, bytes)
  while (length > 0 && Buffer.byteLength(shorten(said, length)) > bytes) length = Math.floor(length * 0.9)
  return shorten(said, length).replace(/&(?:a|am|amp|l|lt|g|gt)?…$/, '…')
}

function drawBlocks(drawn: Drawn, post: string, paper: Paper, thrift: Thrift): KnownBlock[] {
  const d: Sheet = {
    post,
    lang: drawn.lang,
    words: wordsIn(drawn.lang),
    surface: paper.surface ?? 'message',
    uploaded: paper.uploaded ?? noPicture,
    fillable: (paper.fillable ?? true) && thrift < 2,
    thrift,
    blocks: [],
    rich: [],
    picks: 0,
    links: 0,
    tables: 0,
    pictures: 0,
  }
  for (const node of drawn.nodes) drawNode(node, d, thrift > 0)
  turn(d)
  return d.blocks
}

function drawNode(node: DrawnNode, d: Sheet, dense: boolean): void {
  if (node.kind !== 'card') {
    drawInner(node, d, dense)
    return
  }
  const title = shown(flat(node.title)).replaceAll('\n', ' ')
  if (dense || title.length > kit.header || title.trim() === '')
    d.rich.push(...sentence([{ strong: flat(node.title) }]))
  else put(d, { type: 'header', text: plainText(title, kit.header) })
  for (const inner of node.nodes) drawInner(inner, d, dense)
}

function drawInner(node: DrawnInner, d: Sheet, dense: boolean): void {
  switch (node.kind) {
    case 'text':
      if (node.tone === 'quiet' && !dense && isBare(node.text)) quiet(flat(node.text), d)
      else d.rich.push(...textElements(node, d.words))
      break
    case 'facts':
      d.rich.push(...factElements(node, d.words))
      break
    case 'list':
      d.rich.push(...listElements(node))
      break
    case 'table':
      drawTable(node, d)
      break
    case 'chart':
    case 'image':
      drawPicture(node, d)
      break
    case 'actions':
      drawActions(node, d)
      break
    case 'document':
    case 'calendar':
      d.rich.push(...sentence([{ strong: `${fileWord(node, d.words)}${d.words.colon}` }, node.label]))
      break
    case 'ballot':
      drawBallot(node, d)
  }
}

function isBare(text: Rich): boolean {
  return typeof text === 'string' || text.every((span) => typeof span === 'string')
}

/** In small grey letters. */
function quiet(said: string, d: Sheet): void {
  const text = shown(said)
  if (text.length > kit.context) d.rich.push(...sentence(said, { italic: true }))
  else if (text.trim() !== '') put(d, { type: 'context', elements: [plainText(text, kit.context)] })
}

/** Slack shows one table in a message; another one, or a larger one, is written in columns. */
function drawTable(table: Table, d: Sheet): void {
  const { caption, columns, rows } = table
  d.rich.push(...sentence([{ strong: caption }]))
  const fits = rows.length < kit.tableRows && columns.length > 0 && columns.length <= kit.tableColumns
  if (d.surface !== 'message' || d.tables > 0 || !fits) {
    d.rich.push(linesElement(tableLines(table, widestTable)))
    return
  }
  d.tables += 1
  const cell = (rich: Rich) => {
    const elements = sentence(rich)
    return elements.length > 0 ? richBlock(elements) : { type: 'raw_text' as const, text: '\u00a0' }
  }
  const block: TableBlock = {
    type: 'table',
    column_settings: columns.map(({ align = 'left' }) => ({ align, is_wrapped: true })),
    rows: [
      columns.map(({ label }) => cell([{ strong: label }])),
      ...rows.map((row) => columns.map((_, column) => cell(row[column] ?? ''))),
    ],
  }
  put(d, block)
}

function drawPicture(picture: Picture, d: Sheet): void {
  const file = d.pictures < mostPictures ? d.uploaded(picture) : undefined
  d.pictures += 1
  if (file === undefined) {
    const label = picture.kind === 'chart' ? d.words.chart : 'Image'
    d.rich.push(...sentence([{ em: `${label}${d.words.colon}${picture.alt}` }]))
    return
  }
  const block: ImageBlock = {
    type: 'image',
    slack_file: { id: file },
    alt_text: shorten(shown(picture.alt), kit.alt) || '…',
  }
  put(d, block)
}
