/** What somebody wrote, as people saw it: without the words of the message that it answers, and without our name. Pure. */
import { type Content, relationOf, wordIn } from './payloads.ts'

/** Clients of yesterday repeat the message that is answered, each line behind `> ` (spec, § rich replies, until 1.12). */
const quoted = /^(?:> [^\n]*(?:\n|$)|>(?:\n|$))+\n?/

export function textOf(content: Content): string {
  const body = wordIn(content, 'body')
  return (relationOf(content).answers === undefined ? body : body.replace(quoted, '')).trim()
}

/** The message that is answered, as clients of yesterday repeat it; '' when they do not. */
export function repeated(content: Content): string {
  const block = quoted.exec(wordIn(content, 'body'))?.[0] ?? ''
  const lines = block.split('\n').flatMap((line) => (line.startsWith('>') ? [line.replace(/^> ?/, '')] : []))
  return lines
    .join('\n')
    .replace(/^(?:\* )?<@[^>\n]{1,255}>\s?/, '')
    .trim()
}

type Names = { readonly account: string; readonly name: string }

/** The words behind our name, when they begin with it: as a pill, as people see it, or in full. Undefined when they do not. */
export function calledWords(content: Content, { account, name }: Names): string | undefined {
  const said = textOf(content)
  const local = /^@([^:]+):/.exec(account)?.[1] ?? ''
  const pill = pillFirst(wordIn(content, 'formatted_body'), account)
  for (const known of [
    ...(pill === undefined ? [] : [pill, `@${pill}`]),
    account,
    name,
    `@${name}`,
    `@${local}`,
    local,
  ]) {
    const rest = known === '' || known === '@' ? undefined : behind(said, known, known === pill)
    if (rest !== undefined) return rest
  }
  return undefined
}

/** A bare name must be set apart, or be all that is said: somebody may merely speak of us. */
function behind(said: string, name: string, isPill: boolean): string | undefined {
  if (said.slice(0, name.length).toLowerCase() !== name.toLowerCase()) return undefined
  const rest = said.slice(name.length)
  if (rest.trim() === '') return ''
  const isApart = isPill || name.startsWith('@') ? /^[\s:,;!]/.test(rest) : /^\s*[:,]/.test(rest)
  return isApart ? rest.replace(/^[\s:,;]+/, '').trim() : undefined
}

/** The words of a link to us that stands first. */
function pillFirst(html: string, account: string): string | undefined {
  const bare = html.slice(0, 20_000).replace(/^<mx-reply>[\s\S]*?<\/mx-reply>/, '')
  const found =
    /^\s*(?:<p>\s*)?<a\s[^>]{0,500}?href=["'](?:https?:\/\/matrix\.to\/#\/|matrix:u\/)([^"']{1,300})["'][^>]{0,200}>([^<]{0,200})<\/a>/i.exec(
      bare,
    )
  if (!found) return undefined
  const target = decoded(found[1] ?? '').replace(/\?.*$/, '')
  const isUs = target === account || `@${target}` === account
  return isUs ? unescaped(found[2] ?? '').trim() : undefined
}

function decoded(said: string): string {
  try {
    return decodeURIComponent(said)
  } catch {
    return said
  }
}

function unescaped(said: string): string {
  return said
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}

/** Named among the words, explicitly (`m.mentions`): a name that merely occurs calls nobody. */
export function namesUs(content: Content, account: string): boolean {
  const mentions = content['m.mentions']
  if (typeof mentions !== 'object' || mentions === null || !('user_ids' in mentions)) return false
  return Array.isArray(mentions.user_ids) && mentions.user_ids.includes(account)
}

const variation = /[\ufe0e\ufe0f]/g
const keycap = /^(\d|10)\u20e3?$/
const tens: Readonly<Record<string, string>> = { '🔟': '10', '➡': 'suite', '▶': 'suite', '⏭': 'suite' }

/** 1️⃣ is « 1 »; an arrow asks for the next page. Anything else is only a reaction. */
export function reactionWord(key: string): string | undefined {
  const bare = key.replace(variation, '').trim()
  return tens[bare] ?? keycap.exec(bare)?.[1]
}
