/** The colours of the pages can be told apart (WCAG 2.2, § 1.4.3 and 1.4.11), by day and by night; nothing comes from elsewhere. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const folder = new URL('../../../adapters/web/static/', import.meta.url)
const style = readFileSync(new URL('style.css', folder), 'utf8')

type Colours = Readonly<Record<string, string>>

function coloursIn(css: string): Colours {
  const found = css.matchAll(/--([a-z0-9-]+):\s*(#[0-9a-f]{6});/g)
  return Object.fromEntries([...found].map(([, name = '', colour = '']) => [name, colour]))
}

const night = style.indexOf('@media screen and (prefers-color-scheme: dark)')
const light = coloursIn(style.slice(0, night))
const dark = coloursIn(style.slice(night, style.indexOf('*,\n::before')))

/** Relative luminance (WCAG 2.2). */
function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: string, other: string): number {
  const [dim = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (bright + 0.05) / (dim + 0.05)
}

const grounds = ['paper', 'sheet', 'accent-soft', 'danger-soft', 'warn-soft']
const read: readonly (readonly [words: string, ground: string])[] = [
  ...['ink', 'quiet', 'accent', 'accent-strong'].flatMap((words) => grounds.map((ground) => [words, ground] as const)),
  ...['paper', 'sheet', 'danger-soft'].map((ground) => ['danger', ground] as const),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
]
/** Edges of what is pressed or filled in, what is focused, what a chart draws. */
const seen = ['line-strong', 'focus', 'warn', 'danger', ...[1, 2, 3, 4, 5, 6].map((n) => `series-${n}`)]

describe.each([
  ['by day', light],
  ['by night', dark],
])('%s', (_, colours) => {
  test.each(read)('%s is read on %s', (words, ground) => {
    expect(contrast(colours[words]!, colours[ground]!)).toBeGreaterThanOrEqual(4.5)
  })

  test.each(seen)('%s is seen', (edge) => {
    for (const ground of ['paper', 'sheet'])
      expect(contrast(colours[edge]!, colours[ground]!)).toBeGreaterThanOrEqual(3)
  })
})

test('black on white is told from itself', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2)
})

test('every colour of the day has its own by night', () => {
  expect(Object.keys(dark)).toEqual(Object.keys(light))
})

test.each(readdirSync(folder).filter((name) => name.endsWith('.css')))('%s asks nothing of another host', (name) => {
  const css = readFileSync(new URL(name, folder), 'utf8')
  expect(css).not.toMatch(/@import|url\(|https?:|expression\(/)
})

test('whoever asks for less movement, for paper or for colours of their own is heard', () => {
  for (const asked of ['prefers-reduced-motion', '@media print', 'forced-colors: active', ':focus-visible'])
    expect(style).toContain(asked)
})
