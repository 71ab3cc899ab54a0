/**
 * Pictures of charts, drawn in a worker that exits: the drawing libraries are heavy, slow to load, and never enter the
 * process that listens. One drawing at a time, so that a digest full of charts does not starve the room.
 */
import { Worker } from 'node:worker_threads'
import { altText } from './chart.ts'
import { harmless } from './plain.ts'
import type { Chart, Lang } from './view.ts'

export type DrawJob = { readonly chart: Chart; readonly lang: Lang; readonly alt: string; readonly to: 'svg' | 'png' }
/** What the worker says before it exits. */
export type DrawDone = { readonly picture: string | Uint8Array } | { readonly error: string }

/** In milliseconds; a drawing takes about half a second, loading included. */
const patience = 15_000
let last: Promise<unknown> = Promise.resolve()

/** Rejects when it cannot be drawn or takes longer than `timeout` milliseconds: send the bars instead. */
export async function drawSvg(chart: Chart, lang: Lang, timeout = patience): Promise<string> {
  const picture = await inTurn({ chart: safe(chart), lang, alt: harmless(altText(chart, lang)), to: 'svg' }, timeout)
  return typeof picture === 'string' ? picture : Buffer.from(picture).toString('utf8')
}

/** As `drawSvg`, at twice the size in pixels, for screens where text must stay sharp. */
export async function drawPng(chart: Chart, lang: Lang, timeout = patience): Promise<Buffer> {
  const picture = await inTurn({ chart: safe(chart), lang, alt: harmless(altText(chart, lang)), to: 'png' }, timeout)
  return Buffer.from(picture as Uint8Array)
}

/** Characters that XML cannot hold would spoil the whole picture. */
function safe(chart: Chart): Chart {
  const clean = (said: string): string => harmless(said).toWellFormed()
  return {
    ...chart,
    title: clean(chart.title),
    unit: clean(chart.unit),
    categories: chart.categories.map(clean),
    series: chart.series.map(({ name, values }) => ({ name: clean(name), values })),
  }
}

function inTurn(job: DrawJob, timeout: number): Promise<string | Uint8Array> {
  const mine = last.then(() => work(job, timeout))
  last = mine.catch(() => undefined)
  return mine
}

/** Settles only once the worker has exited. */
function work(job: DrawJob, timeout: number): Promise<string | Uint8Array> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./draw.worker.ts', import.meta.url), {
      workerData: job,
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    })
    let done: DrawDone = { error: `no chart within ${timeout} ms` }
    const timer = setTimeout(() => void worker.terminate(), timeout)
    worker.on('message', (said: DrawDone) => {
      done = said
      void worker.terminate()
    })
    worker.on('error', (error) => {
      done = { error: String(error) }
    })
    worker.on('exit', () => {
      clearTimeout(timer)
      if ('error' in done) reject(new Error(`Chart not drawn: ${done.error}`))
      else resolve(done.picture)
    })
  })
}
