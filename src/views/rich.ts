/** What can be done with a sentence made of spans: read it as bare text, shorten it, cut it between two words. */
import type { Rich, Span } from './view.ts'

export function spansOf(rich: Rich): readonly Span[] {
  return typeof rich === 'string' ? [rich] : rich
}

/** The sentence as bare text; an address that the words do not already show follows in brackets. */
export function flat(rich: Rich): string {
  return spansOf(rich).map(spanText).join('')
}

export function spanText(span: Span): string {
  if (typeof span === 'string') return span
  if ('strong' in span) return span.strong
  if ('em' in span) return span.em
  if ('code' in span) return span.code
  if ('when' in span) return span.when
  return span.link === span.href ? span.href : `${span.link} (${span.href})`
}

/** The sentence with `span` in the place of the words `said`, for which it stands; as it is when they are not in it. */
export function around(sentence: string, said: string, span: Span): Rich {
  const at = sentence.indexOf(said)
  if (at < 0 || said === '') return sentence
  return [sentence.slice(0, at), span, sentence.slice(at + said.length)].filter((piece) => piece !== '')
}

/** At most `length` UTF-16 units, ending with `…` when something was left out; never half a character. */
export function shorten(said: string, length: number): string {
  if (said.length <= length) return said
  if (length < 1) return ''
  return `${said.slice(0, wholeAt(said, length - 1)).trimEnd()}…`
}

/**
 * Cuts after at most `room` units of bare text, at a word where there is one. Joined, the two halves are the whole.
 * With less than 2 units of room nothing is taken; with more, at least a whole character.
 */
export function cutRich(rich: Rich, room: number): readonly [Rich, Rich] {
  if (room < 2) return [[], rich]
  const spans = spansOf(rich)
  let used = 0
  for (const [index, span] of spans.entries()) {
    const said = spanText(span)
    if (used + said.length <= room) {
      used += said.length
      continue
    }
    const before = spans.slice(0, index)
    const after = spans.slice(index + 1)
    const at = wordAt(said, room - used)
    if (isLocked(span)) {
      if (used > 0) return [before, [span, ...after]]
      const cut = at || wholeAt(said, room)
      return [[said.slice(0, cut)], [said.slice(cut), ...after]]
    }
    if (at === 0 && used > 0) return [before, [span, ...after]]
    const cut = at || wholeAt(said, room)
    return [
      [...before, withText(span, said.slice(0, cut))],
      [withText(span, said.slice(cut)), ...after],
    ]
  }
  return [rich, []]
}

/** A link and an instant are never cut but as a last resort, and then as bare text. */
function isLocked(span: Span): boolean {
  return typeof span !== 'string' && ('link' in span || 'when' in span)
}

function withText(span: Span, said: string): Span {
  if (typeof span === 'string') return said
  if ('strong' in span) return { strong: said }
  if ('em' in span) return { em: said }
  if ('code' in span) return { code: said }
  return said
}

/** The last place within `room` that follows a space, a line break being preferred in the second half; 0 when none. */
function wordAt(said: string, room: number): number {
  const head = said.slice(0, Math.max(0, room))
  const line = head.lastIndexOf('\n') + 1
  return line > room / 2 ? line : Math.max(head.lastIndexOf(' ') + 1, line)
}

function wholeAt(said: string, at: number): number {
  const code = said.charCodeAt(at - 1)
  return code >= 0xd800 && code <= 0xdbff ? at - 1 : at
}
