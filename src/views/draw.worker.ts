/** Draws one chart: the only file that loads the drawing libraries. They leave a timer behind them, so `draw.ts` ends it. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { Resvg } from '@resvg/resvg-js'
import { init } from 'echarts'
import { drawing } from './chart-option.ts'
import type { DrawDone, DrawJob } from './draw.ts'

const job = workerData as DrawJob
/** Pixels for one unit of the drawing. */
const sharpness = 2

function svgOf({ chart, lang, alt }: DrawJob): string {
  const { width, height, option } = drawing(chart, lang)
  const canvas = init(null, null, { renderer: 'svg', ssr: true, width, height })
  canvas.setOption(option)
  const svg = canvas.renderToSVGString()
  canvas.dispose()
  return svg.replace(/^<svg /, `<svg role="img" aria-label="${escaped(alt)}" `)
}

function pngOf(svg: string): Uint8Array {
  const fonts = dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json'))
  const files = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((name) => join(fonts, 'ttf', name))
  const font = {
    loadSystemFonts: false,
    fontFiles: files,
    defaultFontFamily: 'DejaVu Sans',
    sansSerifFamily: 'DejaVu Sans',
  }
  return new Uint8Array(new Resvg(svg, { font, fitTo: { mode: 'zoom', value: sharpness } }).render().asPng())
}

function escaped(said: string): string {
  return said.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

function done(): DrawDone {
  try {
    const svg = svgOf(job)
    return { picture: job.to === 'svg' ? svg : pngOf(svg) }
  } catch (error) {
    return { error: String(error) }
  }
}

parentPort?.postMessage(done())
