import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { altText, bars, figuresTable } from '../../src/views/chart.ts'
import { chartWidth, drawing, mostLines, narrowWidth, wrap } from '../../src/views/chart-option.ts'
import { drawPng, drawSvg } from '../../src/views/draw.ts'
import type { Chart } from '../../src/views/view.ts'

const dots: Chart = {
  type: 'bars',
  title: 'Priorités de l’atelier',
  unit: 'gommettes',
  categories: ['Créer une légumerie coopérative à l’échelle du bassin de vie', 'Achats groupés', 'Vélos'],
  series: [{ name: 'Gommettes', values: [1200, 17, 0] }],
}

const grades: Chart = {
  type: 'stacked',
  title: 'Mentions <données> & "avis"',
  unit: 'bulletins',
  categories: ['Légumerie', 'Vélos'],
  series: [
    { name: 'Bien', values: [4, 2] },
    { name: 'Passable', values: [1] },
  ],
}

const long: Chart = {
  ...dots,
  categories: Array.from({ length: 50 }, (_, index) => `Idée ${index}`),
  series: [{ name: 'Voix', values: Array.from({ length: 50 }, (_, index) => (index * 7) % 50) }],
}

function said(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ')
}

describe('in words', () => {
  test('the alternative text gives each figure', () => {
    expect(said(altText(dots, 'fr'))).toBe(
      'Priorités de l’atelier (gommettes). Créer une légumerie coopérative à l’échelle du bassin de vie : 1 200 ; Achats groupés : 17 ; Vélos : 0',
    )
    expect(altText(grades, 'en')).toBe(
      'Mentions <données> & "avis" (bulletins). Légumerie: Bien 4, Passable 1 ; Vélos: Bien 2, Passable –',
    )
  })

  test('a long chart is summed up by its extremes', () => {
    expect(said(altText(long, 'fr'))).toBe(
      'Priorités de l’atelier (gommettes). 50 lignes. Maximum : Idée 7 (49), minimum : Idée 0 (0)',
    )
  })

  test('bars share one scale; a long label has its own line; a missing figure is no zero', () => {
    expect(bars(dots, 'fr').map(said)).toEqual([
      'Priorités de l’atelier (gommettes)',
      'Créer une légumerie coopérative à l’échelle du bassin de vie',
      `               ${'█'.repeat(20)} 1 200`,
      'Achats groupés █ 17',
      'Vélos          0',
    ])
    expect(bars(grades, 'fr').slice(1)).toEqual([
      'Légumerie',
      `  Bien     ${'█'.repeat(20)} 4`,
      `  Passable ${'█'.repeat(5)} 1`,
      'Vélos',
      `  Bien     ${'█'.repeat(10)} 2`,
      '  Passable –',
    ])
  })

  test('the table holds the same figures', () => {
    expect(figuresTable(grades, 'fr').rows).toEqual([
      ['Légumerie', '4', '1'],
      ['Vélos', '2', '–'],
    ])
  })
})

describe('as an option', () => {
  test('long labels are wrapped and never cut', () => {
    expect(wrap('Créer une légumerie coopérative', 12)).toEqual(['Créer une', 'légumerie', 'coopérative'])
    expect(wrap('anticonstitutionnellement', 10)).toEqual(['anticonsti', 'tutionnell', 'ement'])
  })

  test('each series has a colour and a pattern of its own, and its figures', () => {
    const { option } = drawing(grades, 'fr')
    const series = option.series as { itemStyle: { color: string }; label: { show: boolean } }[]
    expect(new Set(series.map(({ itemStyle }) => itemStyle.color)).size).toBe(2)
    expect(series.every(({ label }) => label.show)).toBe(true)
    expect(option.aria).toMatchObject({ enabled: true, decal: { show: true } })
    const lines = drawing({ ...grades, type: 'line' }, 'fr').option.series as {
      symbol: string
      lineStyle: { type: string }
    }[]
    expect(new Set(lines.map(({ symbol, lineStyle }) => `${symbol} ${lineStyle.type}`)).size).toBe(2)
  })

  test('for a narrow window the letters stay as large, and nothing reaches beyond the side', () => {
    const label = 'Emploi et insertion par l’activité économique'
    const { width, option } = drawing({ ...dots, title: label, categories: [label, 'Non'] }, 'fr', true)
    const { left, right } = option.grid as { left: number; right: number }
    expect(width).toBe(narrowWidth)
    // what is left for the bars
    expect(width - left - right).toBeGreaterThan(width / 3)
    const axis = option.yAxis as { data: string[]; axisLabel: { fontSize: number } }
    expect(axis.axisLabel.fontSize).toBe(14)
    expect(axis.data[0]!.replaceAll('\n', ' ')).toBe(label)
    for (const line of axis.data[0]!.split('\n')) expect(line.length).toBeLessThanOrEqual(14)
    const title = option.title as { text: string; textStyle: { fontSize: number } }
    for (const line of title.text.split('\n')) expect(line.length * title.textStyle.fontSize * 0.7).toBeLessThan(width)
  })

  test('too many lines are said to be a part', () => {
    const title = drawing(long, 'fr').option.title as { subtext: string }
    expect(title.subtext).toBe(`gommettes (${mostLines} premières lignes / 50)`)
  })
})

describe('as a picture', () => {
  test('the SVG holds the title, the labels, the figures and the alternative text', async () => {
    const svg = await drawSvg(grades, 'fr')
    expect(svg).toMatch(/^<svg role="img" aria-label="Mentions &lt;données&gt; &amp; &quot;avis&quot; \(bulletins\)/)
    expect(svg).toContain('Mentions &lt;données&gt; &amp; ')
    expect(svg).toContain('>Légumerie<')
    expect(svg).toContain('>4<')
    expect(svg).toContain('<pattern')
    expect(svg).not.toContain('<données>')
  })

  test('the PNG has twice the size of the drawing, and nothing waits for the worker', async () => {
    const before = workers()
    const png = await drawPng(dots, 'fr')
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect(png.readUInt32BE(16)).toBe(chartWidth * 2)
    expect(png.readUInt32BE(20)).toBe(drawing(dots, 'fr').height * 2)
    expect(workers()).toBe(before)
  })

  test('characters that XML forbids do not spoil it', async () => {
    const odd = { ...dots, title: 'a\u0000b\u001b[31mc\ud800', categories: ['\u0008x', '', ' '] }
    expect((await drawPng(odd, 'fr')).length).toBeGreaterThan(1000)
    expect((await drawPng({ ...dots, categories: [], series: [] }, 'fr')).length).toBeGreaterThan(500)
  })

  test('what takes too long is given up cleanly, and the next one is drawn', async () => {
    const before = workers()
    await expect(drawPng(dots, 'fr', 1)).rejects.toThrow('within 1 ms')
    expect(workers()).toBe(before)
    expect(await drawSvg(dots, 'fr')).toContain('<svg')
  })

  test('the drawing libraries are loaded by the worker alone', async () => {
    for (const name of ['draw.ts', 'chart.ts', 'chart-option.ts']) {
      const source = await readFile(new URL(`../../src/views/${name}`, import.meta.url), 'utf8')
      expect(source).not.toMatch(/^import (?!type)[^\n]*(echarts|resvg)/m)
    }
  })
})

function workers(): number {
  return process.getActiveResourcesInfo().filter((name) => name.includes('Worker') || name === 'MessagePort').length
}
