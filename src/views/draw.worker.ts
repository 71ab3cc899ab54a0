/** Draws charts. */
import type { DrawJob } from './draw.ts'
import { pngOf, svgOf } from './picture.ts'
import { doJobs } from './worker.ts'

doJobs<DrawJob>(({ chart, lang, alt, to }) => {
  const svg = svgOf(chart, lang, alt)
  return to === 'svg' ? svg : pngOf(svg)
})
