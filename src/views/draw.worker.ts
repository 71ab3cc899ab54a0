/** Draws charts. */
import type { DrawJob } from './draw.ts'
import { pngOf, svgOf } from './picture.ts'
import { doJobs } from './worker.ts'

doJobs<DrawJob>(({ chart, lang, alt, to }) => {
  const svg = steady(svgOf(chart, lang, alt, to === 'narrow'))
  return to === 'png' ? pngOf(svg) : svg
})

/** The library counts on from drawing to drawing in the names of parts: the same chart is the same picture, whatever was drawn before. */
function steady(svg: string): string {
  const names = new Map<string, string>()
  return svg.replace(/\bzr\d+-[a-z]+(?:-?\d+)?\b/g, (name) => {
    const known = names.get(name) ?? `zr-${names.size}`
    names.set(name, known)
    return known
  })
}
