/** Charts stand inside the page: real drawings, made of known shapes, with their figures; a page never waits for long. */
import { expect, test } from 'vitest'
import type { Draw } from '../../../adapters/web/render/charts.ts'
import { inlineSvg } from '../../../adapters/web/render/svg.ts'
import { renderView } from '../../../adapters/web/render.ts'
import { chart, view } from '../../../src/views/build.ts'
import type { Chart } from '../../../src/views/view.ts'
import { checkMessage } from '../../support/web/allowed.ts'
import { all, parse, readOut } from '../../support/web/html.ts'

const hostile = '"><script>alert(1)</script>&amp;<svg onload=x> é'
const figures = (type: Chart['type'], title = 'Voix'): Chart => ({
  type,
  title,
  unit: 'voix',
  categories: ['Emploi', hostile],
  series: [
    { name: 'Pour', values: [12, 7] },
    { name: hostile, values: [3, Number.NaN] },
  ],
})
const html = async (data: Chart, draw?: Draw) =>
  String(await renderView(view('fr', chart(data)), { ...(draw && { draw }) }))

test.each(['bars', 'stacked', 'line'] as const)('%s: only what is ours, named and told in figures', async (type) => {
  const data = figures(type)
  // The page does not wait for what is drawn on a busy machine; the test does.
  await expect.poll(async () => (await html(data)).includes('<svg'), { timeout: 30_000 }).toBe(true)
  const page = await html(data)
  const nodes = parse(page)
  checkMessage(nodes)
  const [svg, narrow] = all(nodes, 'svg')
  expect(svg!.attributes.role).toBe('img')
  // as wide as a telephone is, its letters are not made small
  expect([svg!.attributes.width, narrow!.attributes.width]).toEqual(['900', '340'])
  expect(readOut(all([svg!], 'title'))).toContain('Voix (voix)')
  expect(readOut(all([svg!], 'desc'))).toContain('Emploi\u00a0: Pour 12')
  expect(readOut(all(nodes, 'table'))).toContain('Emploi')
  expect(page).not.toMatch(/<script|<style|style="|onload=x>/)
})

test('two charts of one page share no name', async () => {
  const draw = async () =>
    '<svg viewBox="0 0 9 9"><defs><pattern id="p"></pattern></defs><rect fill="url(#p)"></rect></svg>'
  const body = view('fr', chart(figures('bars', 'Un')), chart(figures('bars', 'Deux')))
  const nodes = parse(String(await renderView(body, { draw })))
  const ids = all(nodes, 'pattern').map(({ attributes }) => attributes.id)
  // each of them is drawn wide, and narrow
  expect([ids.length, new Set(ids).size]).toEqual([4, 4])
  expect(all(nodes, 'rect').map(({ attributes }) => attributes.fill)).toEqual(ids.map((id) => `url(#${id})`))
})

test('what cannot be drawn is told in figures, and tried again', async () => {
  let tries = 0
  const draw: Draw = async (_, __, isNarrow) => {
    if (!isNarrow) tries += 1
    if (tries === 1) throw new Error('not drawn')
    return '<svg viewBox="0 0 9 9"></svg>'
  }
  const data = figures('bars', 'Une panne')
  const first = parse(await html(data, draw))
  expect(all(first, 'svg')).toEqual([])
  expect(readOut(all(first, 'table'))).toContain('12')
  expect(all(first, 'details')).toEqual([])
  expect(await html(data, draw)).toContain('<svg')
  await html(data, draw)
  expect(tries).toBe(2)
})

test('the same figures are drawn once, however many ask at a time', async () => {
  const tries: boolean[] = []
  const draw: Draw = async (_, __, isNarrow) => {
    tries.push(isNarrow)
    return '<svg viewBox="0 0 9 9"></svg>'
  }
  await Promise.all(Array.from({ length: 20 }, () => html(figures('bars', 'Une seule fois'), draw)))
  expect(tries).toEqual([false, true])
})

test('a page does not wait for a drawing that takes long', { timeout: 20_000 }, async () => {
  const never = () => new Promise<string>(() => {})
  expect(readOut(parse(await html(figures('bars', 'Trop long'), never)))).toContain('12')
})

test.each([
  '<svg><script>alert(1)</script></svg>',
  '<svg><foreignObject></foreignObject></svg>',
  '<svg><image href="https://evil.example/"></image></svg>',
  '<svg><a href="javascript:x"></a></svg>',
  '<svg><!-- x --></svg>',
])('a drawing that holds what we do not know is not shown: %s', (svg) => {
  expect(() => inlineSvg(svg, 'g')).toThrow()
})

test('what would act or lead elsewhere is left out of a drawing', () => {
  const drawn = inlineSvg(
    '<svg onload="x" viewBox="0 0 1 1"><rect onclick="x" style="fill:url(https://evil.example/)" fill="#fff" /></svg>',
    'g',
  )
  expect(drawn).toBe(
    '<svg role="img" aria-labelledby="g-t" viewBox="0 0 1 1"><title id="g-t"></title><desc id="g-d"></desc><rect fill="#fff"/></svg>',
  )
})
