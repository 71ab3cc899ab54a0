/** Draws one chart. */
import { parentPort, workerData } from 'node:worker_threads'
import type { DrawJob } from './draw.ts'
import { pngOf, svgOf } from './picture.ts'
import type { Done } from './worker.ts'

function drawn({ chart, lang, alt, to }: DrawJob): Done<string | Uint8Array> {
  try {
    const svg = svgOf(chart, lang, alt)
    return { done: to === 'svg' ? svg : pngOf(svg) }
  } catch (error) {
    return { error: String(error) }
  }
}

parentPort?.postMessage(drawn(workerData as DrawJob))
