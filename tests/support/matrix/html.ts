/** Formatted text as a person reads it in a client that shows HTML, after what such clients throw away. */

export type Read = {
  readonly text: string
  readonly links: readonly { readonly text: string; readonly href: string }[]
}
type Node = {
  readonly tag: string
  readonly attributes: ReadonlyMap<string, string>
  readonly inside: (Node | string)[]
}

/** What the specification lets clients show; of the rest only the text stays. */
const allowed = new Set(
  (
    'del h1 h2 h3 h4 h5 h6 blockquote p a ul ol sup sub li b i u strong em s code hr br div table thead tbody tr th td ' +
    'caption pre span img details summary'
  ).split(' '),
)
const silent = new Set(['script', 'style', 'textarea', 'option', 'mx-reply'])
const empty = new Set(['br', 'hr', 'img'])
const blocks = new Set('p div ul ol li h1 h2 h3 h4 h5 h6 blockquote pre hr table tr details summary caption'.split(' '))
const schemes = /^(?:https?|ftp|mailto|magnet|matrix):/i

export function readHtml(html: string): Read {
  const links: { text: string; href: string }[] = []
  const text = render(parse(html), false, links)
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .replace(/^\n+|\s+$/g, '')
  return { text, links }
}

function parse(html: string): Node {
  const root: Node = { tag: '', attributes: new Map(), inside: [] }
  const open: Node[] = [root]
  const token = /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][\w-]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>|[^<]+|</g
  for (const [whole, closing, name, rest] of html.matchAll(token)) {
    const top = open.at(-1) ?? root
    if (whole.startsWith('<!--')) continue
    if (name === undefined) {
      top.inside.push(decoded(whole))
      continue
    }
    const tag = name.toLowerCase()
    if (closing === '/') {
      const at = open.findLastIndex((node) => node.tag === tag)
      if (at > 0) open.length = at
      continue
    }
    const node: Node = { tag, attributes: attributesOf(rest ?? ''), inside: [] }
    top.inside.push(node)
    if (!empty.has(tag)) open.push(node)
  }
  return root
}

function attributesOf(text: string): ReadonlyMap<string, string> {
  const found = text.matchAll(/([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g)
  return new Map([...found].map(([, name = '', a, b, c]) => [name.toLowerCase(), decoded(a ?? b ?? c ?? '')]))
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' }

function decoded(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, number?: string, name?: string) => {
    if (name !== undefined) return named[name.toLowerCase()] ?? whole
    const code = hex === undefined ? Number(number) : Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}

type Links = { text: string; href: string }[]

function render(node: Node, isPre: boolean, links: Links): string {
  if (silent.has(node.tag)) return ''
  const pre = isPre || node.tag === 'pre'
  const inside = node.inside
    .map((part) =>
      typeof part === 'string' ? (pre ? part : part.replace(/\s*\n\s*|[ \t]+/g, ' ')) : render(part, pre, links),
    )
    .join('')
  if (node.tag === '') return inside
  if (!allowed.has(node.tag)) return inside
  const shown = shownAs(node, inside, links)
  return blocks.has(node.tag) ? `\n${shown.replace(/^\n+|\n+$/g, '')}\n` : shown
}

function shownAs(node: Node, inside: string, links: Links): string {
  switch (node.tag) {
    case 'br':
      return '\n'
    case 'hr':
      return '———'
    case 'img':
      return node.attributes.get('src')?.startsWith('mxc://') ? `[image: ${node.attributes.get('alt') ?? ''}]` : ''
    case 'a': {
      const href = node.attributes.get('href') ?? ''
      if (schemes.test(href)) links.push({ text: inside, href })
      return inside
    }
    case 'ul':
    case 'ol':
      return itemsOf(node, links)
    case 'blockquote':
      return linesOf(inside)
        .map((line) => `> ${line}`)
        .join('\n')
    case 'th':
    case 'td':
      return `${inside.trim()} | `
    case 'tr':
      return inside.replace(/ \| $/, '')
    case 'span':
      return node.attributes.has('data-mx-spoiler') ? `‖${inside}‖` : inside
    default:
      return inside
  }
}

/** Drawn here, not by `render`, since a number depends on the place in the list. */
function itemsOf(list: Node, links: Links): string {
  let n = Number(list.attributes.get('start') ?? 1)
  const items = list.inside.filter((part): part is Node => typeof part !== 'string' && part.tag === 'li')
  return items
    .map((item) => {
      const value = Number(item.attributes.get('value') ?? n)
      n = value + 1
      const lines = linesOf(render({ ...item, tag: '' }, false, links))
      const mark = list.tag === 'ol' ? `${value}. ` : '• '
      return lines.map((line, at) => (at === 0 ? mark + line.trim() : `  ${line}`)).join('\n')
    })
    .join('\n')
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '')
}
