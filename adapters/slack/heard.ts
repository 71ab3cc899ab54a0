/** Words as they come from Slack, read as people saw them: its marks for people, channels and links, its blocks. Pure. */

type Name = (id: string) => string | undefined
const nobody: Name = () => undefined

/** Slack's own marks; a `<` that begins none of them was typed by somebody. */
const marks =
  /<(?:@([UW][A-Z0-9]+)|#([CG][A-Z0-9]+)|!([a-z]+(?:\^[^<>|]*)*)|([a-z][a-z0-9+.-]*:[^<>|\s]+))(?:\|([^<>]*))?>/gi

/** `person` and `channel` know names. */
export function unescaped(said: string, person: Name = nobody, channel: Name = nobody): string {
  return said
    .replace(marks, (_, user?: string, room?: string, special?: string, link?: string, label = '') => {
      if (user !== undefined) return `@${label || (person(user) ?? user)}`
      if (room !== undefined) return `#${label || (channel(room) ?? room)}`
      if (special !== undefined) return label || `@${special.split('^')[0]}`
      const address = (link ?? '').replace(/^mailto:/, '')
      return label === '' || label === address ? address : `${label} (${address})`
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

type Block = Readonly<Record<string, unknown>>
type Message = { readonly text: string; readonly blocks?: readonly Block[] | undefined }

/** A message that somebody wrote: its blocks hold the bare words, without the signs that make them bold. */
export function messageWords({ text, blocks = [] }: Message, person: Name = nobody, channel: Name = nobody): string {
  const rich = blocks.filter(({ type }) => type === 'rich_text')
  if (rich.length === 0 || rich.length < blocks.length) return unescaped(text, person, channel)
  return rich
    .flatMap((block) => listOf(block.elements).map((part) => partWords(part, person, channel)))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function partWords(part: Block, person: Name, channel: Name): string {
  const inner = listOf(part.elements)
  if (part.type === 'rich_text_list') return inner.map((item) => `- ${partWords(item, person, channel)}`).join('\n')
  return inner.map((element) => elementWords(element, person, channel)).join('')
}

function elementWords(element: Block, person: Name, channel: Name): string {
  const word = (name: string) => (typeof element[name] === 'string' ? (element[name] as string) : '')
  switch (element.type) {
    case 'text':
      return word('text')
    case 'link': {
      const [label, url] = [word('text'), word('url').replace(/^mailto:/, '')]
      return label === '' || label === url ? url : `${label} (${url})`
    }
    case 'emoji':
      return emoji(word('unicode')) ?? `:${word('name')}:`
    case 'user':
      return `@${person(word('user_id')) ?? word('user_id')}`
    case 'channel':
      return `#${channel(word('channel_id')) ?? word('channel_id')}`
    case 'broadcast':
      return `@${word('range')}`
    case 'date':
      return word('fallback')
    default:
      return ''
  }
}

/** Slack gives the code points of a pictogram, in hexadecimal. */
function emoji(points: string): string | undefined {
  const codes = points.split('-').map((point) => Number.parseInt(point, 16))
  const isGood = points !== '' && codes.every((code) => code > 0 && code <= 0x10ffff)
  return isGood ? String.fromCodePoint(...codes) : undefined
}

function listOf(value: unknown): readonly Block[] {
  return Array.isArray(value) ? value.filter((item): item is Block => typeof item === 'object' && item !== null) : []
}
