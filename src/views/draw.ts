/** Pictures of charts, drawn in a worker that ends: the drawing libraries are heavy and slow to load. */
import { altText } from './chart.ts'
import { harmless, xmlSafe } from './plain.ts'
import type { Chart, Lang } from './view.ts'
import { inWorker } from './worker.ts'

/** `narrow` is an SVG too. */
export type DrawJob = {
  readonly chart: Chart
  readonly lang: Lang
  readonly alt: string
  readonly to: 'svg' | 'narrow' | 'png'
}

/** In milliseconds; a drawing takes about half a second, loading included. */
const patience = 15_000
const file = new URL('./draw.worker.ts', import.meta.url)

/** Rejects when it cannot be drawn or takes longer than `timeout` milliseconds: send the bars instead. */
export function drawSvg(chart: Chart, lang: Lang, timeout = patience): Promise<string> {
  return inWorker<string>(file, job(chart, lang, 'svg'), timeout)
}

/** As `drawSvg`, as wide as a telephone, with letters of the same size. */
export function drawNarrow(chart: Chart, lang: Lang, timeout = patience): Promise<string> {
  return inWorker<string>(file, job(chart, lang, 'narrow'), timeout)
}

/** As `drawSvg`, at twice the size in pixels, for screens where text must stay sharp. */
export async function drawPng(chart: Chart, lang: Lang, timeout = patience): Promise<Buffer> {
  return Buffer.from(await inWorker<Uint8Array>(file, job(chart, lang, 'png'), timeout))
}

function job(chart: Chart, lang: Lang, to: DrawJob['to']): DrawJob {
  return { chart: safeChart(chart), lang, alt: harmless(altText(chart, lang)), to }
}

/** Characters that XML cannot hold would spoil the whole picture. */
function safeChart(chart: Chart): Chart {
  return {
    ...chart,
    title: xmlSafe(chart.title),
    unit: xmlSafe(chart.unit),
    categories: chart.categories.map(xmlSafe),
    series: chart.series.map(({ name, values }) => ({ name: xmlSafe(name), values })),
  }
}
