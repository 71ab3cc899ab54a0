/**
 * Commands that we name in our sentences, as they are typed in Discord: what has no subcommand of its own is behind
 * « autre ». Only what stands in code, or between quotation marks as our texts have it, is ours to write otherwise: what
 * people wrote is left as they wrote it. Pure.
 */
import { isFile } from '../../src/views/file.ts'
import { fold } from '../../src/views/fold.ts'
import { spansOf } from '../../src/views/rich.ts'
import type { Card, FileNode, Form, Lang, Node, Rich, Span, View } from '../../src/views/view.ts'
import { type Catalogue, root, slug } from './catalogue.ts'

export type Typed = <B extends View | Form>(body: B) => B

const quoted = /([«“][ \u00a0\u202f]?)\/concert[ \u00a0]+([\p{L}][\p{L}\p{N}-]*)/gu
const begun = /^\/concert[ \u00a0]+([\p{L}][\p{L}\p{N}-]*)/u

export function typedIn(catalogue: Catalogue): Typed {
  const { subcommands, other } = catalogue
  const flat = new Set([...subcommands, other].flatMap(({ verb }) => [slug(verb.fr), slug(verb.en)]))

  function command(verb: string, lang: Lang): string {
    return flat.has(slug(fold(verb))) ? `/${root} ${verb}` : `/${root} ${slug(other.verb[lang])} ${verb}`
  }
  function text(said: string, lang: Lang): string {
    return said.includes('/concert')
      ? said.replace(quoted, (_, mark: string, verb: string) => `${mark}${command(verb, lang)}`)
      : said
  }
  function span(one: Span, lang: Lang): Span {
    if (typeof one === 'string') return text(one, lang)
    if ('code' in one) return { code: one.code.replace(begun, (_, verb: string) => command(verb, lang)) }
    return 'strong' in one ? { strong: text(one.strong, lang) } : one
  }
  function rich(said: Rich, lang: Lang): Rich {
    return typeof said === 'string' ? text(said, lang) : spansOf(said).map((one) => span(one, lang))
  }
  function inner<N extends Exclude<Node, Card>>(node: N, lang: Lang): N {
    if (node.kind === 'text') return node.tone === 'quote' ? node : { ...node, text: rich(node.text, lang) }
    if (node.kind === 'list') return { ...node, items: node.items.map((item) => rich(item, lang)) }
    if (node.kind !== 'facts') return node
    return { ...node, facts: node.facts.map(({ label, value }) => ({ label, value: rich(value, lang) })) }
  }
  function whole(node: Node | FileNode, lang: Lang): Node | FileNode {
    if (isFile(node)) return node
    return node.kind === 'card' ? { ...node, nodes: node.nodes.map((one) => inner(one, lang)) } : inner(node, lang)
  }

  return (body) => {
    const { lang } = body
    if ('fields' in body) {
      const fields = body.fields.map((field) => ({ ...field, help: text(field.help, lang) }))
      return { ...body, notice: rich(body.notice, lang), fields }
    }
    return { ...body, nodes: body.nodes.map((node) => whole(node, lang)) }
  }
}
