/** Charts as pictures. It loads the drawing libraries, so only workers import it; they leave a timer behind them. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import { init } from 'echarts'
import { drawing } from './chart-option.ts'
import type { Chart, Lang } from './view.ts'

/** Pixels for one unit of the drawing. */
const sharpness = 2

/** `alt` is what a screen reader says of it. */
export function svgOf(chart: Chart, lang: Lang, alt: string, isNarrow = false): string {
  const { width, height, option } = drawing(chart, lang, isNarrow)
  const canvas = init(null, null, { renderer: 'svg', ssr: true, width, height })
  canvas.setOption(option)
  const svg = canvas.renderToSVGString()
  canvas.dispose()
  return svg.replace(/^<svg /, `<svg role="img" aria-label="${escaped(alt)}" `)
}

export function pngOf(svg: string): Uint8Array {
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
