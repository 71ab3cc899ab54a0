/**
 * Charts as pictures inside the page, one for wide windows and one for narrow ones: drawn once for the same figures, kept, and made to fit our own rules (no style of
 * their own, since a page allows none; names of parts that are theirs alone). Their figures stand below them in a table.
 */
import { createHash } from 'node:crypto'
import { html, raw } from 'hono/html'
import { drawNarrow, drawSvg } from '../../../src/views/draw.ts'
import type { DrawnChart } from '../../../src/views/drawn.ts'
import type { Chart, Lang, Table } from '../../../src/views/view.ts'
import type { Markup } from '../page.ts'
import { tableNode } from './nodes.ts'
import { line } from './rich.ts'
import { inlineSvg } from './svg.ts'
import { drawing } from './words.ts'

export type Draw = (chart: Chart, lang: Lang, isNarrow: boolean) => Promise<string>
type Pictures = { readonly wide: string; readonly narrow: string }

const drawn: Draw = (chart, lang, isNarrow) => (isNarrow ? drawNarrow : drawSvg)(chart, lang)

/** Charts kept: some twenty kilobytes each. */
const mostKept = 200
/** In milliseconds: a page that is asked for does not wait longer for a picture; it has its figures. */
const patience = 3000

const kept = new Map<string, Promise<Pictures | undefined>>()

/** Undefined when it cannot be drawn, or not yet. */
async function pictures(chart: Chart, lang: Lang, draw: Draw): Promise<Pictures | undefined> {
  const name = createHash('sha256')
    .update(JSON.stringify([lang, chart]))
    .digest('base64url')
    .slice(0, 12)
  const known = kept.get(name)
  const both =
    known ??
    Promise.all([draw(chart, lang, false), draw(chart, lang, true)])
      .then(([wide, narrow]) => ({ wide: inlineSvg(wide, `g${name}`), narrow: inlineSvg(narrow, `n${name}`) }))
      .catch(() => undefined)
  kept.delete(name)
  kept.set(name, both)
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break
    kept.delete(oldest)
  }
  const done = await Promise.race([both, later(patience)])
  // What failed is tried again the next time that it is asked for.
  if (done === undefined && kept.get(name) === both) void both.then((late) => late ?? kept.delete(name))
  return done
}

function later(milliseconds: number): Promise<undefined> {
  return new Promise((resolve) => void setTimeout(() => resolve(undefined), milliseconds).unref())
}

/** `figures` is the table that follows it in the view. */
export async function chartNode(
  { chart, alt }: DrawnChart,
  figures: Table | undefined,
  lang: Lang,
  draw: Draw = drawn,
): Promise<Awaited<Markup>> {
  const own = drawing[lang]
  const both = await pictures(chart, lang, draw)
  const table = figures ? tableNode(figures, lang) : html``
  if (both === undefined)
    return html`<figure class="chart" aria-label="${line(chart.title)}">${figures ? '' : line(alt)}${table}</figure>`
  const below = figures
    ? html`<details class="figures"><summary>${own.figures}<span class="unseen"> ${line(chart.title)}</span></summary>${table}</details>`
    : html``
  return html`<figure class="chart"><div class="picture wide">${raw(both.wide)}</div><div class="picture narrow">${raw(both.narrow)}</div>${below}</figure>`
}
