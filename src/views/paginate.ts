/**
 * Cuts what is too long for one message into pages, between two nodes, items, rows or paragraphs where it can. Each page
 * but the last ends with « Suite », which presses `<post>:p<k>`. Nothing is lost: pages one after the other say it all.
 */
import { degrade } from './degrade.ts'
import type { Drawn, DrawnCard, DrawnInner, DrawnNode } from './drawn.ts'
import { plainNode } from './plain.ts'
import { cutRich, flat, spansOf } from './rich.ts'
import type { Capabilities, Lang, Rich, Table, View } from './view.ts'
import { wordsIn } from './words.ts'

/** Discord has five rows for one message: four selection lists leave one for buttons. */
export const maxPicks = 4

/** Fewer letters than this are not worth the end of a page. */
const leastText = 20

/** What an adapter draws: lowered, then cut. Page k is `draw(view, can)[k - 1]`, the same whenever it is asked. */
export function draw(view: View, can: Capabilities): readonly Drawn[] {
  const pages = paginate(degrade(view, can), can)
  if (pages.length === 1 || can.maxButtons === 0) return pages
  return paginate(degrade(view, { ...can, maxButtons: can.maxButtons - 1 }), can)
}

/**
 * The one message to send for a view under the outbox id `key`: its first page, or the page it asks for (the last when
 * there are fewer). `post` is what presses on it must name.
 */
export function drawPage(view: View, key: string, can: Capabilities): { readonly drawn: Drawn; readonly post: string } {
  const pages = draw(view, can)
  const at = Math.min(Math.max(1, view.page?.n ?? 1), pages.length) - 1
  return { drawn: pages[at] ?? { lang: view.lang, nodes: [] }, post: view.page?.post ?? key }
}

/** Below this a page could not hold its own title and « Suite »: shorter platforms get pages of this length. */
const leastPage = 200

/** Pages of at most `can.maxText` characters. */
export function paginate(drawn: Drawn, can: Capabilities): readonly Drawn[] {
  const { lang } = drawn
  const most = Math.max(leastPage, can.maxText)
  if (textLength(drawn) <= most && picksOf(drawn.nodes) <= maxPicks) return [drawn]
  const room = most - cost(more(2, lang, can), lang)
  const pages = fill(drawn.nodes, room, lang)
  return pages.map((nodes, index) => {
    const isLast = index === pages.length - 1
    return { lang, nodes: isLast ? nodes : [...nodes, more(index + 2, lang, can)] }
  })
}

/** The length of a page as plain text; what a selection list hides until it is opened does not count. */
export function textLength(drawn: Drawn): number {
  return drawn.nodes.reduce((sum, node) => sum + cost(node, drawn.lang), 0)
}

function more(page: number, lang: Lang, can: Capabilities): DrawnInner {
  const words = wordsIn(lang)
  if (can.buttons && can.maxButtons > 0) {
    return { kind: 'actions', items: [{ kind: 'button', label: words.more, target: { page } }] }
  }
  return {
    kind: 'text',
    text: [`${words.reply}${words.colon}`, { strong: words.moreWord }],
    words: [{ word: words.moreWord, label: words.more, target: { page } }],
  }
}

function fill(nodes: readonly DrawnNode[], room: number, lang: Lang): readonly (readonly DrawnNode[])[] {
  const pages: DrawnNode[][] = []
  const queue = [...nodes]
  let page: DrawnNode[] = []
  let left = room
  function turn(): void {
    pages.push(page)
    page = []
    left = room
  }
  for (let node = queue.shift(); node; node = queue.shift()) {
    const picks = maxPicks - picksOf(page)
    const { head, rest } = cut(node, { left, room, picks, lang })
    if (head) {
      page.push(head)
      left -= cost(head, lang)
    }
    queue.unshift(...rest)
    if (head && rest.length === 0) continue
    if (page.length > 0) turn()
    else queue.splice(0, rest.length, ...force(node, lang))
  }
  if (page.length > 0) pages.push(page)
  return pages
}

type Space = { readonly left: number; readonly room: number; readonly picks: number; readonly lang: Lang }
type Cut<N> = { readonly head: N | undefined; readonly rest: readonly N[] }

/** What still fits on this page, and what is left for the next. */
function cut(node: DrawnNode, space: Space): Cut<DrawnNode> {
  return node.kind === 'card' ? cutCard(node, space) : cutInner(node, space)
}

function cutCard(card: DrawnCard, space: Space): Cut<DrawnNode> {
  const { lang } = space
  if (cost(card, lang) <= space.left && picksOf([card]) <= space.picks) return { head: card, rest: [] }
  const kept: DrawnInner[] = []
  let left = space.left - cost({ ...card, nodes: [] }, lang)
  for (const [index, node] of card.nodes.entries()) {
    const picks = space.picks - picksOf(kept)
    const room = space.room - cost(continued({ ...card, nodes: [] }, lang), lang)
    const { head, rest } = cutInner(node, { ...space, left, room, picks })
    if (head) {
      kept.push(head)
      left -= cost(head, lang)
    }
    if (head && rest.length === 0) continue
    const next = [...rest, ...card.nodes.slice(index + 1)]
    if (kept.length === 0) return { head: undefined, rest: [card] }
    return { head: { ...card, nodes: kept }, rest: [continued({ ...card, nodes: next }, lang)] }
  }
  return { head: undefined, rest: [card] }
}

function continued(card: DrawnCard, lang: Lang): DrawnCard {
  const mark = ` (${wordsIn(lang).continued})`
  return flat(card.title).endsWith(mark) ? card : { ...card, title: [...spansOf(card.title), mark] }
}

function cutInner(node: DrawnInner, space: Space): Cut<DrawnInner> {
  const { left, room, lang } = space
  if (cost(node, lang) <= left && picksOf([node]) <= space.picks) return { head: node, rest: [] }
  switch (node.kind) {
    case 'list': {
      const { items, words, start = 1 } = node
      return at(items.length, space, (from, to) => {
        const part = { ...node, items: items.slice(from, to), ...(node.ordered ? { start: start + from } : {}) }
        return words ? { ...part, words: words.slice(from, to) } : part
      })
    }
    case 'facts':
      return at(node.facts.length, space, (from, to) => ({ ...node, facts: node.facts.slice(from, to) }))
    case 'table':
      return at(node.rows.length, space, (from, to) => ({ ...node, rows: node.rows.slice(from, to) }))
    case 'actions':
      return at(node.items.length, space, (from, to) => ({ ...node, items: node.items.slice(from, to) }))
    case 'text': {
      if (cost(node, lang) <= room) return { head: undefined, rest: [node] }
      const { line: _line, words: _words, ...bare } = node
      const free = left - cost({ ...bare, text: '' }, lang) - quoteMarks(node.text, node.tone)
      if (free < leastText) return { head: undefined, rest: [node] }
      const [first, second] = cutRich(node.text, free)
      return { head: { ...node, text: first }, rest: [{ ...bare, text: second }] }
    }
    default:
      return { head: undefined, rest: [node] }
  }
}

/** Each line of a quotation takes its mark. */
function quoteMarks(text: Rich, tone: string | undefined): number {
  return tone === 'quote' ? flat(text).split('\n').length * 2 : 0
}

/** The most items that fit, found by halving: what more items cost never gets less. */
function at(count: number, space: Space, part: (from: number, to: number) => DrawnInner): Cut<DrawnInner> {
  const fits = (to: number): boolean => {
    const head = part(0, to)
    return cost(head, space.lang) <= space.left && picksOf([head]) <= space.picks
  }
  let low = 0
  let high = count
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (fits(middle)) low = middle
    else high = middle - 1
  }
  return { head: low > 0 ? part(0, low) : undefined, rest: low < count ? [part(low, count)] : [] }
}

/** Alone on a page and still too long: its first part becomes a text, which can be cut at any word. */
function force(node: DrawnNode, lang: Lang): readonly DrawnNode[] {
  if (node.kind !== 'card') return forceInner(node, lang)
  const [first, ...others] = node.nodes
  if (!first) return [{ kind: 'text', text: node.title }]
  return [{ ...node, nodes: [...forceInner(first, lang), ...others] }]
}

function forceInner(node: DrawnInner, lang: Lang): readonly DrawnInner[] {
  switch (node.kind) {
    case 'list': {
      const { items, words, start = 1 } = node
      const mark = node.ordered ? `${start}. ` : '• '
      const text: DrawnInner = { kind: 'text', text: [mark, ...spansOf(items[0] ?? '')] }
      const rest = { ...node, items: items.slice(1), ...(node.ordered ? { start: start + 1 } : {}) }
      const others = rest.items.length > 0 ? [words ? { ...rest, words: words.slice(1) } : rest] : []
      return [words ? { ...text, words: words.slice(0, 1) } : text, ...others]
    }
    case 'facts': {
      const [first, ...others] = node.facts
      const colon = wordsIn(lang).colon
      const text: DrawnInner = {
        kind: 'text',
        text: [{ strong: first?.label ?? '' }, colon, ...spansOf(first?.value ?? '')],
      }
      return others.length > 0 ? [text, { ...node, facts: others }] : [text]
    }
    case 'table':
      return forceTable(node, lang)
    default:
      return [{ kind: 'text', text: plainNode(node, lang) }]
  }
}

function forceTable(table: Table, lang: Lang): readonly DrawnInner[] {
  const [first, ...rows] = table.rows
  if (!first) return [{ kind: 'text', text: plainNode(table, lang) }]
  const caption: DrawnInner = { kind: 'text', text: [{ strong: table.caption }] }
  const facts = first.map((value, index) => ({ label: table.columns[index]?.label ?? '', value }))
  return [caption, { kind: 'facts', facts }, ...(rows.length > 0 ? [{ ...table, rows }] : [])]
}

/** As plain text with its line breaks; a selection list is its label alone. */
function cost(node: DrawnNode, lang: Lang): number {
  return plainNode(closed(node), lang).length + (node.kind === 'card' ? 3 : 1)
}

function closed(node: DrawnNode): DrawnNode {
  if (node.kind === 'card') return { ...node, nodes: node.nodes.map((inner) => closed(inner) as DrawnInner) }
  if (node.kind !== 'actions') return node
  return { ...node, items: node.items.map((item) => (item.kind === 'pick' ? { ...item, options: [] } : item)) }
}

function picksOf(nodes: readonly DrawnNode[]): number {
  return nodes.reduce((sum, node) => {
    if (node.kind === 'card') return sum + picksOf(node.nodes)
    return node.kind === 'actions' ? sum + node.items.filter(({ kind }) => kind === 'pick').length : sum
  }, 0)
}
