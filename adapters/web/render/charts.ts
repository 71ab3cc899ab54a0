/**
 * Charts as pictures inside the page: drawn once for the same figures, kept, and made to fit our own rules (no style of
 * their own, since a page allows none; names of parts that are theirs alone). Their figures stand below them in a table.
 */
import { createHash } from 'node:crypto'
import { html, raw } from 'hono/html'
import { drawSvg } from '../../../src/views/draw.ts'
import type { DrawnChart } from '../../../src/views/drawn.ts'
import type { Chart, Lang, Table } from '../../../src/views/view.ts'
import type { Markup } from '../page.ts'
import { tableNode } from './nodes.ts'
import { line } from './rich.ts'
import { inlineSvg } from './svg.ts'
import { drawing } from './words.ts'

export type Draw = (chart: Chart, lang: Lang) => Promise<string>

/** Pictures kept: some ten kilobytes each. */
const mostKept = 200
/** In milliseconds: a page that is asked for does not wait longer for a picture; it has its figures. */
const patience = 3000

const kept = new Map<string, Promise<string | undefined>>()

/** Undefined when it cannot be drawn, or not yet. */
async function picture(chart: Chart, lang: Lang, draw: Draw): Promise<string | undefined> {
  const name = createHash('sha256')
    .update(JSON.stringify([lang, chart]))
    .digest('base64url')
    .slice(0, 12)
  const known = kept.get(name)
  const drawn =
    known ??
    draw(chart, lang)
      .then((svg) => inlineSvg(svg, `g${name}`))
      .catch(() => undefined)
  kept.delete(name)
  kept.set(name, drawn)
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break
    kept.delete(oldest)
  }
  const svg = await Promise.race([drawn, later(patience)])
  // What failed is tried again the next time that it is asked for.
  if (svg === undefined && kept.get(name) === drawn) void drawn.then((late) => late ?? kept.delete(name))
  return svg
}

function later(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => void setTimeout(() => resolve(undefined), milliseconds).unref())
}

/** `figures` is the table that follows it in the view. */
export async function chartNode(
  { chart, alt }: DrawnChart,
  figures: Table | undefined,
  lang: Lang,
  draw: Draw = drawSvg,
): Promise<Awaited<Markup>> {
  const own = drawing[lang]
  const svg = await picture(chart, lang, draw)
  const table = figures ? tableNode(figures, lang) : html``
  if (svg === undefined)
    return html`<figure class="chart" aria-label="${line(chart.title)}">${figures ? '' : line(alt)}${table}</figure>`
  const below = figures
    ? html`<details class="figures"><summary>${own.figures}<span class="unseen"> ${line(chart.title)}</span></summary>${table}</details>`
    : html``
  return html`<figure class="chart"><div class="picture" role="group" tabindex="0" aria-label="${own.chart}">${raw(svg)}</div>${below}</figure>`
}
