/**
 * Reads HTML as strictly as we write it, and more than browsers do: every tag is closed in its turn, every attribute is
 * quoted, and whatever could be read in two ways is an error. What a page holds is then looked at as a tree.
 */

export type Tag = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly inside: readonly (Tag | string)[]
}

const empty = ['area', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'wbr']
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
/** What HTML reads as an end of line, or cannot hold (HTML, § 13.2.3.5). */
const unreadable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]/

/** Throws at the first thing that is not written as it should be. */
export function parse(html: string): readonly (Tag | string)[] {
  if (unreadable.test(html)) throw new Error(`a control character in ${JSON.stringify(html.slice(0, 200))}`)
  if (!html.isWellFormed()) throw new Error('half a character')
  const reader = { html, at: 0 }
  const nodes = content(reader, undefined)
  if (reader.at < html.length) throw new Error(`not closed: ${rest(reader)}`)
  return nodes
}

type Reader = { readonly html: string; at: number }

function rest({ html, at }: Reader): string {
  return html.slice(at, at + 80)
}

function content(reader: Reader, within: string | undefined): readonly (Tag | string)[] {
  const nodes: (Tag | string)[] = []
  for (;;) {
    const next = reader.html.indexOf('<', reader.at)
    const end = next < 0 ? reader.html.length : next
    const text = reader.html.slice(reader.at, end)
    if (text !== '') nodes.push(decoded(text))
    reader.at = end
    if (end === reader.html.length) {
      if (within !== undefined) throw new Error(`<${within}> is not closed`)
      return nodes
    }
    if (reader.html.startsWith('<!DOCTYPE html>', reader.at)) {
      reader.at += '<!DOCTYPE html>'.length
      continue
    }
    if (reader.html.startsWith('</', reader.at)) {
      const closed = /^<\/([a-zA-Z][a-zA-Z0-9]*)>/.exec(reader.html.slice(reader.at, reader.at + 40))?.[1]
      if (closed === undefined || closed !== within) throw new Error(`<${within}> is closed by ${rest(reader)}`)
      reader.at += closed.length + 3
      return nodes
    }
    nodes.push(tag(reader))
  }
}

function tag(reader: Reader): Tag {
  const name = /^<([a-zA-Z][a-zA-Z0-9]*)/.exec(reader.html.slice(reader.at, reader.at + 40))?.[1]
  if (name === undefined) throw new Error(`no tag: ${rest(reader)}`)
  reader.at += name.length + 1
  const attributes: Record<string, string> = {}
  for (;;) {
    const space = /^\s*/.exec(reader.html.slice(reader.at))![0].length
    reader.at += space
    const isAlone = reader.html.startsWith('/>', reader.at)
    if (isAlone || reader.html[reader.at] === '>') {
      reader.at += isAlone ? 2 : 1
      if (isAlone || empty.includes(name)) return { name, attributes, inside: [] }
      const inside = content(reader, name)
      // The first line break of these is the tag's own.
      const [first, ...others] = inside
      const isText = name === 'textarea' || name === 'pre'
      return {
        name,
        attributes,
        inside: isText && typeof first === 'string' ? [first.replace(/^\n/, ''), ...others] : inside,
      }
    }
    if (space === 0) throw new Error(`an attribute without a space: ${rest(reader)}`)
    const found = /^([a-zA-Z][a-zA-Z0-9:-]*)(?:="([^"]*)")?(?=[\s/>])/.exec(reader.html.slice(reader.at))
    if (!found) throw new Error(`no attribute: ${rest(reader)}`)
    const [whole, attribute = '', value = ''] = found
    if (attribute in attributes) throw new Error(`${attribute} twice in <${name}>`)
    if (value.includes('<')) throw new Error(`a tag within ${whole}`)
    attributes[attribute] = decoded(value)
    reader.at += whole.length
  }
}

function decoded(text: string): string {
  return text.replace(/&([^;&]*;)?/g, (whole, name: string | undefined) => {
    const said = name === undefined ? undefined : entities[name.slice(0, -1)]
    if (said === undefined) throw new Error(`an ampersand that is not escaped: ${whole}`)
    return said
  })
}

/** Every tag of these, in order. */
export function all(nodes: readonly (Tag | string)[], name?: string): readonly Tag[] {
  return nodes.flatMap((node): readonly Tag[] => {
    if (typeof node === 'string') return []
    const below = all(node.inside, name)
    return name === undefined || node.name === name ? [node, ...below] : below
  })
}

/** As it is written, without tags. */
export function textIn(nodes: readonly (Tag | string)[]): string {
  return nodes.map((node) => (typeof node === 'string' ? node : textIn(node.inside))).join('')
}

/** As a person reads it: what stands in blocks of its own is set apart, and pictures are said. */
export function readOut(nodes: readonly (Tag | string)[]): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return node
      const alt = node.name === 'img' ? (node.attributes.alt ?? '') : ''
      return inSentence.includes(node.name) ? readOut(node.inside) : ` ${alt}${readOut(node.inside)} `
    })
    .join('')
    .replace(/ +/g, ' ')
}
const inSentence = ['strong', 'em', 'code', 'a', 'span', 'time', 'tspan']
