/**
 * Commands that we name in our sentences, as they are typed in Matrix: clients keep what begins with `/` for themselves. Only
 * what stands in code, or between quotation marks as our texts have it, is ours to write otherwise: what people wrote is left
 * as they wrote it. Pure.
 */
import { isFile } from '../../src/views/file.ts'
import type { Card, FileNode, Form, Node, Rich, Span, View } from '../../src/views/view.ts'

const quoted = /([«“][ \u00a0\u202f]?)\/(?=(?:concert|idee|idea)\b)/gu
const begun = /^\/(?=(?:concert|idee|idea)\b)/u

export function asTyped<B extends View | Form>(body: B): B {
  if ('fields' in body) {
    const fields = body.fields.map((field) => ({ ...field, help: text(field.help) }))
    return { ...body, notice: rich(body.notice), fields }
  }
  return { ...body, nodes: body.nodes.map(whole) }
}

function text(said: string): string {
  return said.includes('/') ? said.replace(quoted, '$1!') : said
}

function span(one: Span): Span {
  if (typeof one === 'string') return text(one)
  if ('code' in one) return { code: one.code.replace(begun, '!') }
  return 'strong' in one ? { strong: text(one.strong) } : one
}

function rich(said: Rich): Rich {
  return typeof said === 'string' ? text(said) : said.map(span)
}

function inner<N extends Exclude<Node, Card>>(node: N): N {
  if (node.kind === 'text') return node.tone === 'quote' ? node : { ...node, text: rich(node.text) }
  if (node.kind === 'list') return { ...node, items: node.items.map(rich) }
  if (node.kind !== 'facts') return node
  return { ...node, facts: node.facts.map(({ label, value }) => ({ label, value: rich(value) })) }
}

function whole(node: Node | FileNode): Node | FileNode {
  if (isFile(node)) return node
  return node.kind === 'card' ? { ...node, nodes: node.nodes.map(inner) } : inner(node)
}
