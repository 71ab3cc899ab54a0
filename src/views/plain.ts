/**
 * Any view or form as plain text: the console, notifications, exports, what a screen reader would say. Nothing that
 * people write can act on a terminal or turn the reading order around: the last step takes it out.
 */
import { bars } from './chart.ts'
import type { Drawn, DrawnAction, DrawnBallot, DrawnFile, DrawnNode } from './drawn.ts'
import { oneLine, tableLines } from './plain-table.ts'
import { flat } from './rich.ts'
import type { Action, Ballot, Field, FileNode, Form, Lang, List, Node, TextNode, View } from './view.ts'
import { type Words, wordsIn } from './words.ts'

/** Wider tables are written without alignment. */
const widestTable = 100

/** `raw` leaves control characters in, for a caller that calls `harmless` itself. */
export function plain(body: View | Form | Drawn, options: { readonly raw?: boolean } = {}): string {
  const said = 'fields' in body ? formText(body) : nodesText(body.nodes, body.lang)
  return options.raw ? said : harmless(said)
}

/** One node, without the blank lines that set cards apart. */
export function plainNode(node: Node | FileNode | DrawnNode, lang: Lang): string {
  const words = wordsIn(lang)
  switch (node.kind) {
    case 'card':
      return [oneLine(flat(node.title)), ...node.nodes.map((inner) => plainNode(inner, lang))].join('\n')
    case 'text':
      return textLines(node, words)
    case 'facts':
      return node.facts.map(({ label, value }) => `${oneLine(label)}${words.colon}${flat(value)}`).join('\n')
    case 'list':
      return listLines(node)
    case 'table':
      return [oneLine(node.caption), ...tableLines(node, widestTable)].join('\n')
    case 'chart':
      return 'alt' in node ? `[${words.chart}${words.colon}${oneLine(node.alt)}]` : bars(node.chart, lang).join('\n')
    case 'image':
      return `[Image${words.colon}${oneLine(node.alt)}]`
    case 'document':
    case 'calendar':
      return fileLine(node, words)
    case 'actions':
      return actionLines(node.items, words)
    case 'ballot':
      return ballotLines(node, words)
  }
}

function nodesText(nodes: readonly (Node | FileNode | DrawnNode)[], lang: Lang): string {
  return nodes.reduce((said, node, index) => {
    const isApart = node.kind === 'card' || nodes[index - 1]?.kind === 'card'
    return said + (index === 0 ? '' : isApart ? '\n\n' : '\n') + plainNode(node, lang)
  }, '')
}

function textLines({ text, tone }: TextNode, words: Words): string {
  if (tone === 'warning') return `${words.warning}${words.colon}${flat(text)}`
  if (tone !== 'quote') return flat(text)
  return flat(text)
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')
}

function listLines({ items, ordered, start = 1 }: List): string {
  return items.map((item, index) => `${ordered ? `${start + index}.` : '•'} ${flat(item)}`).join('\n')
}

function fileLine(file: FileNode | DrawnFile, words: Words): string {
  const title = 'label' in file ? file.label : file.kind === 'document' ? file.title : file.event.title
  return `[${fileWord(file, words)}${words.colon}${oneLine(title)} (${oneLine(file.name)})]`
}

/** What is said before the title of a file. */
export function fileWord(file: FileNode, words: Words): string {
  if (file.kind === 'document') return words.document
  return file.event.cancelled ? words.cancelled : words.calendar
}

/** Buttons share a line; a pick and a link have their own. */
function actionLines(items: readonly (Action | DrawnAction)[], words: Words): string {
  const buttons = items.filter((item) => item.kind === 'button').map(({ label }) => bracket(label))
  const others = items.flatMap((item) => {
    if (item.kind === 'button') return []
    if (item.kind === 'link') return [`${oneLine(item.label)}${words.colon}${oneLine(item.href)}`]
    const options = item.options.map(({ label, hint }) =>
      hint ? `${bracket(label)} ${oneLine(hint)}` : bracket(label),
    )
    return [`${oneLine(item.label)}${words.colon}${options.join(' ')}`]
  })
  return [...(buttons.length > 0 ? [buttons.join(' ')] : []), ...others].join('\n')
}

function ballotLines({ question, method, options }: Ballot | DrawnBallot, words: Words): string {
  const numbers = options.map((_, index) => String(index + 1))
  const lines = options.map(
    ({ label, hint }, index) => `${index + 1}. ${oneLine(label)}${hint ? ` — ${oneLine(hint)}` : ''}`,
  )
  return [flat(question), ...lines, words.notation(method, numbers)].join('\n')
}

function formText(form: Form): string {
  const words = wordsIn(form.lang)
  return [
    oneLine(form.title),
    flat(form.notice),
    ...form.fields.map((field) => fieldLine(field, words)),
    bracket(form.submit),
  ]
    .filter((line) => line !== '')
    .join('\n')
}

/** `Nom* : aide (au choix : a, b) = ce qui est déjà rempli` */
function fieldLine(field: Field, words: Words): string {
  const marks = [
    field.required ? words.required : words.optional,
    ...(field.options ? [`${words.choices}${words.colon}${field.options.map(({ label }) => label).join(', ')}`] : []),
    ...(field.kind === 'many' || field.kind === 'yesno' ? [words.fieldKinds[field.kind]] : []),
  ]
  const value = field.value ? ` = ${oneLine(field.value)}` : ''
  const help = field.help === '' ? '' : `${words.colon}${oneLine(field.help)}`
  return oneLine(`${field.label}${field.required ? '*' : ''}${help} (${marks.join(' ; ')})`) + value
}

function bracket(label: string): string {
  return `[${oneLine(label)}]`
}

/** What `harmless` takes out or changes always holds one of these; most texts hold none. */
const anyOfThem = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/

/**
 * Without ANSI escapes, control characters (line break and tab stay) and the marks that turn the reading order around
 * (U+202A–202E, U+2066–2069). Twice is the same as once.
 */
export function harmless(said: string): string {
  if (!anyOfThem.test(said)) return said
  return said
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/(?:\u001b\]|\u009d)[^\u0007\u001b\u009c\n]*(?:\u0007|\u001b\\|\u009c)?/g, '')
    .replace(/(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]/g, '')
    .replace(/\u001b[@-Z\\-_]/g, '')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '')
}

/** Harmless, and without what XML 1.0 (§ 2.2) cannot hold; not escaped. */
export function xmlSafe(said: string): string {
  return harmless(said)
    .toWellFormed()
    .replace(/[\ufffe\uffff]/g, '')
}
