/**
 * A view as a letter: a subject, the same words as text and as HTML, and what goes with them. What would be pressed elsewhere
 * is said in one line, since an answer to a letter reaches people and not us. Pure.
 */
import type { Form, View } from '../../src/port.ts'
import { degrade } from '../../src/views/degrade.ts'
import type { DrawnCalendar, DrawnDocument, DrawnFile, DrawnInner, DrawnNode } from '../../src/views/drawn.ts'
import { isFile } from '../../src/views/file.ts'
import { harmless, plain, plainNode, xmlSafe } from '../../src/views/plain.ts'
import { flat, shorten } from '../../src/views/rich.ts'
import type { Card, FileNode, Lang, Node } from '../../src/views/view.ts'
import { type AttachedAs, escaped, inAttribute, nodeHtml, pageHtml } from './html.ts'
import { kit, limits } from './limits.ts'
import { words } from './words.ts'

export type Picture = Extract<DrawnInner, { kind: 'chart' | 'image' }>
export type Letter = { readonly subject: string; readonly text: string; readonly html: string }
/**
 * `address`: where a letter is answered; `mark`: what proves that a request for no more letters is this reader's; `page`: where
 * it is made by one press.
 */
export type Paper = {
  readonly address: string
  readonly mark: string
  readonly page?: string | undefined
  readonly attachedAs?: AttachedAs
}

type Left = { readonly view: View; readonly labels: readonly string[]; readonly hasBallot: boolean }
type Inner = Exclude<Node, Card>

const nothingAttached: AttachedAs = () => undefined

export function renderLetter(body: View | Form, { address, mark, page, attachedAs = nothingAttached }: Paper): Letter {
  const { lang } = body
  const own = words[lang]
  const { view, labels, hasBallot } = 'fields' in body ? formLeft(body) : left(body)
  const { nodes } = degrade(view, limits.mail)
  const subject = subjectOf(nodes, lang)
  const can = 'fields' in body ? own.form : hasBallot ? own.ballot : own.answer(labels.map(clean))
  const stop = page === undefined ? own.stop(address, stopSubject(lang, mark)) : own.stopHere(page)
  const stopIn = page === undefined ? stopHtml(stop, address, stopSubject(lang, mark)) : pageLink(stop, page)
  const html = nodes.map((node) => nodeHtml(node, lang, attachedAs)).join('\n')
  return {
    subject,
    text: `${textOf(nodes, lang)}\n\n${'—'.repeat(3)}\n${can}\n\n${stop}\n`,
    html: pageHtml(lang, subject, html, [escaped(can), stopIn]),
  }
}

/** What goes with it: the pictures that it shows, the files that it brings. */
export function attachmentsOf(body: View | Form): {
  readonly pictures: readonly Picture[]
  readonly files: readonly DrawnFile[]
} {
  if ('fields' in body) return { pictures: [], files: [] }
  const inner = degrade(left(body).view, limits.mail).nodes.flatMap((node): readonly DrawnInner[] =>
    node.kind === 'card' ? node.nodes : [node],
  )
  const pictures = inner.filter((node) => node.kind === 'chart' || node.kind === 'image')
  return { pictures: pictures.slice(0, kit.pictures), files: inner.filter(isFile).slice(0, kit.files) }
}

export function isCalendar(file: DrawnDocument | DrawnCalendar): file is DrawnCalendar {
  return file.kind === 'calendar'
}

/** For the header too: mail clients make a button of it (RFC 2369 § 3.2). */
export function stopLink(address: string, lang: Lang, mark: string): string {
  return `mailto:${address}?subject=${encodeURIComponent(stopSubject(lang, mark))}`
}

function stopSubject(lang: Lang, mark: string): string {
  return `${words[lang].stopWord} ${mark}`
}

function stopHtml(said: string, address: string, subject: string): string {
  const href = `mailto:${address}?subject=${encodeURIComponent(subject)}`
  const link = `<a href="${inAttribute(href)}" style="color:#595959">${escaped(address)}</a>`
  return escaped(said).replace(escaped(address), () => link)
}

function pageLink(said: string, page: string): string {
  const link = `<a href="${inAttribute(page)}" style="color:#595959">${escaped(page)}</a>`
  return escaped(said).replace(escaped(page), () => link)
}

/** Links stay, since a letter can hold them. */
function left({ lang, nodes }: View): Left {
  const labels: string[] = []
  let hasBallot = false
  const inner = (node: Inner): readonly Inner[] => {
    if (node.kind === 'ballot') {
      hasBallot = true
      const items = node.options.map(({ label, hint }) => (hint ? `${label} — ${hint}` : label))
      return [
        { kind: 'text', text: node.question },
        { kind: 'list', items },
      ]
    }
    if (node.kind !== 'actions') return [node]
    for (const item of node.items) {
      if (item.kind === 'button') labels.push(item.label)
      if (item.kind === 'pick') labels.push(...item.options.map(({ label }) => label))
    }
    const links = node.items.filter((item) => item.kind === 'link')
    return links.length > 0 ? [{ kind: 'actions', items: links }] : []
  }
  const kept = nodes.flatMap((node): readonly (Node | FileNode)[] => {
    if (isFile(node)) return [node]
    return node.kind === 'card' ? [{ ...node, nodes: node.nodes.flatMap(inner) }] : inner(node)
  })
  return { view: { lang, nodes: kept }, labels, hasBallot }
}

function formLeft({ lang, title, notice, fields }: Form): Left {
  const asked = fields.map(({ label, help }) => (help === '' ? label : `${label} — ${help}`))
  const nodes: readonly Inner[] = [
    { kind: 'text', text: notice },
    { kind: 'list', items: asked },
  ]
  return { view: { lang, nodes: [{ kind: 'card', title, nodes }] }, labels: [], hasBallot: false }
}

/** Of the first card, else the first words that are said. */
function subjectOf(nodes: readonly DrawnNode[], lang: Lang): string {
  const card = nodes.find((node) => node.kind === 'card')
  const text = nodes.find((node) => node.kind === 'text')
  const said = card ? flat(card.title) : text ? flat(text.text) : plain({ lang, nodes })
  return shorten(clean(said), kit.subject) || words[lang].subject
}

/** One line, without what a header cannot hold. */
function clean(said: string): string {
  return xmlSafe(said)
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\t/g, ' ')
    .trim()
}

/** A blank line between two nodes; titles are underlined. */
function textOf(nodes: readonly DrawnNode[], lang: Lang): string {
  const paragraphs = nodes.flatMap((node): readonly string[] => {
    if (node.kind !== 'card') return [plainNode(node, lang)]
    const title = clean(flat(node.title))
    return [`${title}\n${'='.repeat(Math.min(72, title.length))}`, ...node.nodes.map((inner) => plainNode(inner, lang))]
  })
  const said = harmless(paragraphs.filter((one) => one.trim() !== '').join('\n\n')).toWellFormed()
  return said === '' ? '…' : said
}
