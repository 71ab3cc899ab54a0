/**
 * A page as the content of a Matrix event: HTML that says it all, and a plain body that does so too, for notifications and for
 * clients that show no HTML. An event holds 65,536 bytes whatever the alphabet: pages are cut shorter where they would not
 * fit, all of a view alike, so that « Suite » is the same whichever page is asked. Pure.
 */
import type { Form, View } from '../../src/port.ts'
import type { Drawn, DrawnFile, DrawnInner, DrawnNode } from '../../src/views/drawn.ts'
import { isFile } from '../../src/views/file.ts'
import { draw } from '../../src/views/paginate.ts'
import { fileWord, plain, plainNode } from '../../src/views/plain.ts'
import { shorten } from '../../src/views/rich.ts'
import type { Capabilities, Lang } from '../../src/views/view.ts'
import { wordsIn } from '../../src/views/words.ts'
import { formView } from './forms.ts'
import { escaped, factsHtml, listHtml, sentence, shown, tableHtml, textHtml, titleHtml } from './html.ts'
import { kit, limits, pageLengths } from './limits.ts'
import { type Memory, memoriesOf, memoryName, memoryOfForm, sizeOf, wellFormed } from './offers.ts'

export type Picture = Extract<DrawnInner, { kind: 'chart' | 'image' }>
/** Is it sent as an event of its own, below this one? What is not is told in words. */
export type IsAttached = (what: Picture | DrawnFile) => boolean
export type Paper = {
  readonly isPrivate?: boolean
  readonly isAttached?: IsAttached
  /** what the message remembers besides: what it answers, and where that was said */
  readonly asked?: Pick<Memory, 'answers' | 'from' | 'stands'>
}
export type Content = Readonly<Record<string, unknown>>

const nothingAttached: IsAttached = () => false

/** The page that is asked for, as it is sent. */
export function renderPage(view: View, key: string, paper: Paper = {}): Content {
  return pageOf(view, key, paper).content
}

/** What may follow that page: its pictures, and the files that it brings. */
export function attachmentsOf(view: View, key: string, paper: Paper = {}): readonly (Picture | DrawnFile)[] {
  const inner = pageOf(view, key, paper).drawn.nodes.flatMap((node): readonly DrawnInner[] =>
    node.kind === 'card' ? node.nodes : [node],
  )
  const pictures = inner.filter((node) => node.kind === 'chart' || node.kind === 'image').slice(0, kit.pictures)
  return [...pictures, ...inner.filter(isFile).slice(0, kit.files)]
}

/** Answered by the lines that it shows. */
export function renderForm(form: Form, key: string, paper: Paper = {}): Content {
  const memory = { ...memoryOfForm(form, key), ...paper.asked }
  const shownForm = formView(form)
  for (const maxText of pageLengths) {
    const [page = { lang: form.lang, nodes: [] }] = draw(shownForm, { ...limits.private, maxText })
    // Of a form that is longer than a message, the first part: any blank may be named all the same.
    const content = contentOf(withoutMore(page), memory, nothingAttached)
    if (sizeOf(content) <= kit.content) return content
  }
  return squeezed(shorten(shown(form.title), kit.fallback), memory)
}

function withoutMore({ lang, nodes }: Drawn): Drawn {
  const isMore = (node: DrawnNode) => node.kind === 'text' && (node.words ?? []).some(({ target }) => 'page' in target)
  return { lang, nodes: nodes.filter((node) => !isMore(node)) }
}

function pageOf(view: View, key: string, paper: Paper): { drawn: Drawn; content: Content } {
  const post = view.page?.post ?? key
  for (const maxText of pageLengths) {
    const can: Capabilities = { ...(paper.isPrivate ? limits.private : limits.matrix), maxText }
    const memories = memoriesOf(view, key, post, can)
    const remembered = (page: Drawn): Memory => ({ ...memories(page), ...paper.asked })
    const pages = draw(view, can)
    const at = Math.min(Math.max(1, view.page?.n ?? 1), pages.length) - 1
    const drawn = pages[at] ?? { lang: view.lang, nodes: [] }
    const fits = pages.every((page) => sizeOf(contentOf(page, remembered(page), nothingAttached)) <= kit.content)
    if (fits) return { drawn, content: contentOf(drawn, remembered(drawn), paper.isAttached ?? nothingAttached) }
    if (maxText === pageLengths.at(-1)) return { drawn, content: squeezed(plain(drawn), remembered(drawn)) }
  }
  return { drawn: { lang: view.lang, nodes: [] }, content: squeezed('…', { key, post, lang: view.lang }) }
}

/** When nothing else helps, its words are cut. What is pressed stays. */
function squeezed(said: string, memory: Memory): Content {
  return messageOf(shorten(shown(said), 4500), escaped(shorten(said, 2200)), memory)
}

function contentOf(drawn: Drawn, memory: Memory, isAttached: IsAttached): Content {
  const left = drawn.nodes.flatMap((node) => withoutAttached(node, isAttached))
  const html = left.map((node) => nodeHtml(node, drawn.lang)).join('')
  const body = shown(plain({ lang: drawn.lang, nodes: left }))
  return messageOf(body.trim() === '' ? '…' : body, html === '' ? '<p>…</p>' : html, memory)
}

function messageOf(body: string, html: string, memory: Memory): Content {
  return {
    msgtype: 'm.notice',
    body,
    format: 'org.matrix.custom.html',
    formatted_body: html,
    // Said explicitly, or clients look for names in the words.
    'm.mentions': {},
    [memoryName]: wellFormed(memory),
  }
}

function withoutAttached(node: DrawnNode, isAttached: IsAttached): readonly DrawnNode[] {
  if (node.kind === 'card')
    return [{ ...node, nodes: node.nodes.flatMap((inner) => withoutAttached(inner, isAttached) as DrawnInner[]) }]
  const isPicture = node.kind === 'chart' || node.kind === 'image'
  return isPicture && isAttached(node) ? [] : [node]
}

function nodeHtml(node: DrawnNode, lang: Lang): string {
  const words = wordsIn(lang)
  switch (node.kind) {
    case 'card':
      return [titleHtml(node.title), ...node.nodes.map((inner) => nodeHtml(inner, lang))].join('')
    case 'text':
      return textHtml(node, words)
    case 'facts':
      return factsHtml(node, words)
    case 'list':
      return listHtml(node)
    case 'table':
      return tableHtml(node)
    case 'chart':
    case 'image':
      return `<p><em>${escaped(plainNode(node, lang))}</em></p>`
    case 'document':
    case 'calendar':
      return `<p><strong>${escaped(`${fileWord(node, words)}${words.colon}`)}</strong>${sentence(node.label)}</p>`
    default:
      // Matrix has none of these: views are lowered before.
      return `<p>${escaped(plainNode(node, lang))}</p>`
  }
}

/** Says the message again; clients that know no edits show a line with a star. */
export function edited(content: Content, event: string): Content {
  const body = typeof content.body === 'string' ? content.body : ''
  return {
    msgtype: content.msgtype,
    body: `* ${shorten(body, kit.fallback)}`,
    'm.mentions': {},
    'm.new_content': content,
    'm.relates_to': { rel_type: 'm.replace', event_id: event },
  }
}

/** Below another message; clients that know no threads show it as an answer to that one. */
export function inThread(content: Content, root: string): Content {
  return {
    ...content,
    'm.relates_to': {
      rel_type: 'm.thread',
      event_id: root,
      is_falling_back: true,
      'm.in_reply_to': { event_id: root },
    },
  }
}

/** One of the adapter's own sentences. */
export function notice(said: string): Content {
  return { msgtype: 'm.notice', body: shown(said), 'm.mentions': {} }
}
