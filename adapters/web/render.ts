/** Views and forms as HTML: headings, lists, tables, forms that work without scripts. */
import { html } from 'hono/html'
import type { Capabilities, Form, Lang, View } from '../../src/port.ts'
import { degrade } from '../../src/views/degrade.ts'
import type { Drawn, DrawnInner, DrawnNode } from '../../src/views/drawn.ts'
import { isFile } from '../../src/views/file.ts'
import { draw as pagesOf } from '../../src/views/paginate.ts'
import { limits } from './limits.ts'
import type { Markup } from './page.ts'
import { actionsNode } from './render/actions.ts'
import { ballotNode } from './render/ballot.ts'
import { chartNode, type Draw } from './render/charts.ts'
import { formBody } from './render/form.ts'
import type { Ground, Sheet } from './render/ground.ts'
import { fileNode, heading, type Level, readNode } from './render/nodes.ts'

export type { Back, Ground } from './render/ground.ts'

/** A message as it stands: of the room's, or a reply's. `post` is what its buttons are pressed on. */
export type Shown = { readonly key: string; readonly post: string; readonly body: View | Form }

/** `level` is that of its titles; `draw` makes the pictures of its charts. */
export type Look = { readonly level?: Level; readonly draw?: Draw }

/** `<article id="m-KEY" class="message">`; its language is said, since the page's may be another. */
export function renderMessage({ key, post, body }: Shown, ground: Ground, look: Look = {}): Markup {
  const sheet: Sheet = { ...ground, post, id: `m-${key}` }
  const inside = 'fields' in body ? formBody(body, sheet, look.level ?? 2) : viewBody(body, sheet, look)
  return html`<article id="m-${key}" class="message" lang="${body.lang}">${inside}</article>`
}

/** Nothing of it can be pressed: public pages, what is printed. `file`: where the nth file of the view is. */
export function renderView(view: View, look: Look & { readonly file?: (n: number) => string } = {}): Markup {
  const can: Capabilities = { ...limits.web, privateBallots: true, maxText: Number.MAX_SAFE_INTEGER }
  return nodesHtml(degrade(view, can), { look, file: look.file, first: 0 })
}

function viewBody(view: View, sheet: Sheet, look: Look): Markup {
  const pages = pagesOf(view, { ...limits.web, privateBallots: sheet.private })
  const at = Math.min(Math.max(1, view.page?.n ?? 1), pages.length) - 1
  const first = pages.slice(0, at).reduce((sum, { nodes }) => sum + nodes.filter(isFile).length, 0)
  const drawn = pages[at] ?? { lang: view.lang, nodes: [] }
  return nodesHtml(drawn, { look, sheet, file: sheet.file, first })
}

type Paper = {
  readonly look: Look
  readonly sheet?: Sheet
  readonly file?: ((n: number) => string) | undefined
  /** how many files stand before this page */
  readonly first: number
}

function nodesHtml({ lang, nodes }: Drawn, paper: Paper): Markup {
  const files = nodes.filter(isFile)
  const level = paper.look.level ?? 2
  return html`${nodes.map((node, at) => {
    if (isFile(node)) return fileNode(node, lang, paper.file?.(paper.first + files.indexOf(node)))
    if (node.kind !== 'card') return innerHtml(nodes, at, lang, paper, level)
    const below = Math.min(5, level + 1) as Level
    const inside = node.nodes.map((_, place) => innerHtml(node.nodes, place, lang, paper, below))
    return html`<section class="card">${heading(level, node.title, 'title')}${inside}</section>`
  })}`
}

/** A chart takes the table that follows it, which holds its figures. */
function innerHtml(nodes: readonly DrawnNode[], at: number, lang: Lang, paper: Paper, below: Level): Markup {
  const node = nodes[at] as Exclude<DrawnInner, { kind: 'document' | 'calendar' }>
  switch (node.kind) {
    case 'chart':
      return chartNode(node, figuresAfter(nodes, at), lang, paper.look.draw)
    case 'actions':
      return actionsNode(node, paper.sheet, lang)
    case 'ballot':
      return ballotNode(node, paper.sheet, lang)
    case 'table':
      return nodes[at - 1]?.kind === 'chart' ? html`` : readNode(node, lang, below)
    default:
      return readNode(node, lang, below)
  }
}

function figuresAfter(nodes: readonly DrawnNode[], at: number) {
  const next = nodes[at + 1]
  return next?.kind === 'table' ? next : undefined
}
