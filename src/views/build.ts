/** Small words to build views with. What is `undefined`, `null` or `false` is dropped, so that conditions stand inline. */
import type {
  Action,
  Actions,
  Ballot,
  Button,
  Calendar,
  CalendarEvent,
  Call,
  Card,
  Chart,
  ChartNode,
  Document,
  Facts,
  FileNode,
  Image,
  Lang,
  Link,
  List,
  Node,
  Pick,
  Rich,
  Span,
  Table,
  TextNode,
  View,
} from './view.ts'

export type Maybe<T> = T | undefined | null | false
type Option = Pick['options'][number]
type Fact = Facts['facts'][number]
type Column = Table['columns'][number]

/** Lists, facts and actions without a line are dropped too. */
export function view(lang: Lang, ...nodes: readonly Maybe<Node | FileNode>[]): View {
  return { lang, nodes: kept(nodes).filter(hasContent) }
}

export function card(title: Rich, ...nodes: readonly Maybe<Exclude<Node, Card>>[]): Card {
  return { kind: 'card', title, nodes: kept(nodes).filter(hasContent) }
}

export function text(...spans: readonly Maybe<Span>[]): TextNode {
  return { kind: 'text', text: rich(...spans) }
}

export function quiet(...spans: readonly Maybe<Span>[]): TextNode {
  return { ...text(...spans), tone: 'quiet' }
}

export function quote(...spans: readonly Maybe<Span>[]): TextNode {
  return { ...text(...spans), tone: 'quote' }
}

export function warning(...spans: readonly Maybe<Span>[]): TextNode {
  return { ...text(...spans), tone: 'warning' }
}

export function facts(...lines: readonly Maybe<readonly [label: string, value: Rich]>[]): Facts {
  return { kind: 'facts', facts: kept(lines).map(([label, value]): Fact => ({ label, value })) }
}

export function list(...items: readonly Maybe<Rich>[]): List {
  return { kind: 'list', items: kept(items) }
}

export function numbered(items: readonly Maybe<Rich>[], start = 1): List {
  return { kind: 'list', ordered: true, start, items: kept(items) }
}

export function table(
  caption: string,
  columns: readonly (string | Column)[],
  rows: readonly Maybe<readonly Rich[]>[],
): Table {
  return {
    kind: 'table',
    caption,
    columns: columns.map((column) => (typeof column === 'string' ? { label: column } : column)),
    rows: kept(rows),
  }
}

/** A column of figures. */
export function figures(label: string): Column {
  return { label, align: 'right' }
}

export function chart(data: Chart): ChartNode {
  return { kind: 'chart', chart: data }
}

export function image(alt: string, name: string, data: string, mime: Image['mime'] = 'image/png'): Image {
  return { kind: 'image', alt, name, mime, data }
}

/** A file for other programs; where none can be sent, its title alone is said. */
export function dataOf(name: string, title: string, data: unknown): Document {
  return fileOf(name, title, `${JSON.stringify(data, null, 2)}\n`)
}

/** The same, written already: every character of it counts. */
export function fileOf(name: string, title: string, data: string): Document {
  return { kind: 'document', name: `${fileName(name, 'donnees')}.json`, title, nodes: [], data }
}

/** A file beside what is said. `name` without `.docx`; letters that a file's name cannot hold become hyphens. */
export function documentOf(name: string, title: string, ...nodes: readonly Maybe<Node>[]): Document {
  return { kind: 'document', name: `${fileName(name, 'document')}.docx`, title, nodes: kept(nodes).filter(hasContent) }
}

/** An appointment beside what is said. `name` without `.ics`, as a document's. */
export function calendarOf(name: string, event: CalendarEvent): Calendar {
  return { kind: 'calendar', name: `${fileName(name, 'agenda')}.ics`, event }
}

export function actions(...items: readonly Maybe<Action>[]): Actions {
  return { kind: 'actions', items: kept(items) }
}

export function button(label: string, call: Call, style?: Button['style']): Button {
  return style ? { kind: 'button', label, call, style } : { kind: 'button', label, call }
}

export function link(label: string, href: string): Link {
  return { kind: 'link', label, href }
}

export function pick(label: string, options: readonly Maybe<Option>[]): Pick {
  return { kind: 'pick', label, options: kept(options) }
}

export function option(label: string, call: Call, hint?: string): Option {
  return hint ? { label, hint, call } : { label, call }
}

export function ballot(data: Omit<Ballot, 'kind'>): Ballot {
  return { kind: 'ballot', ...data }
}

export function call(intent: string, args: Call['args'] = {}): Call {
  return { intent, args }
}

export function strong(said: string): Span {
  return { strong: said }
}

export function em(said: string): Span {
  return { em: said }
}

/** With a line break inside it is a block of aligned lines. */
export function code(said: string): Span {
  return { code: said }
}

export function linked(said: string, href: string): Span {
  return { link: said, href }
}

export function when(iso: string, said: string): { readonly when: string; readonly iso: string } {
  return { when: said, iso }
}

/** A sentence made of pieces, for facts, items and cells. */
export function rich(...spans: readonly Maybe<Span>[]): Rich {
  const pieces = kept(spans)
  const [only] = pieces
  return pieces.length === 1 && typeof only === 'string' ? only : pieces
}

function kept<T>(items: readonly Maybe<T>[]): T[] {
  return items.filter((item): item is T => item !== undefined && item !== null && item !== false)
}

/** Characters. */
const longestName = 60

function fileName(said: string, otherwise: string): string {
  const plain = said
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, longestName)
    .replace(/^-|-$/g, '')
  return plain === '' ? otherwise : plain
}

function hasContent(node: Node | FileNode): boolean {
  if (node.kind === 'list' || node.kind === 'actions') return node.items.length > 0
  return node.kind !== 'facts' || node.facts.length > 0
}
