/**
 * A chart as an echarts option, pure. The figures are printed and each series has its own pattern, dash or mark, so that
 * colour alone never tells anything; long labels are wrapped, never cut.
 */
import type { EChartsOption } from 'echarts'
import { figure } from './chart.ts'
import { oneLine } from './plain-table.ts'
import type { Chart, Lang } from './view.ts'
import { wordsIn } from './words.ts'

/** Okabe and Ito's colours that are dark enough on white, told apart by the three common kinds of colour blindness. */
export const palette = ['#0072b2', '#d55e00', '#007a5a', '#8a4f7d', '#6b5900', '#444444', '#a3174f', '#2f4b9c'] as const
const decals = [
  { symbol: 'none' },
  { symbol: 'rect', color: 'rgba(255,255,255,0.55)', dashArrayX: [1, 0], dashArrayY: [3, 6], rotation: Math.PI / 4 },
  {
    symbol: 'circle',
    color: 'rgba(255,255,255,0.6)',
    dashArrayX: [
      [7, 7],
      [0, 7, 7, 0],
    ],
    dashArrayY: [7, 0],
    symbolSize: 0.6,
  },
  { symbol: 'rect', color: 'rgba(255,255,255,0.55)', dashArrayX: [1, 0], dashArrayY: [3, 6], rotation: -Math.PI / 4 },
  { symbol: 'rect', color: 'rgba(255,255,255,0.5)', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: 0 },
  { symbol: 'rect', color: 'rgba(255,255,255,0.5)', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: Math.PI / 2 },
  { symbol: 'rect', color: 'rgba(255,255,255,0.55)', dashArrayX: [5, 5], dashArrayY: [5, 5], rotation: 0 },
  { symbol: 'triangle', color: 'rgba(255,255,255,0.6)', dashArrayX: [10, 10], dashArrayY: [10, 10], symbolSize: 0.7 },
]
const marks = ['circle', 'rect', 'triangle', 'diamond', 'roundRect', 'pin'] as const
const dashes = ['solid', 'dashed', 'dotted', [8, 3, 2, 3], [12, 4], [2, 6]] as const

const font = 'DejaVu Sans, Verdana, sans-serif'
const ink = '#1c1c1c'
/** The mean width of a letter of DejaVu Sans, in parts of its size, on the safe side. */
const letter = 0.62
export const chartWidth = 900
/** A telephone held upright, less what stands beside a picture there. */
export const narrowWidth = 340

/** In pixels; `wraps` is in letters. `figures`: how many points of lines still bear theirs. */
type Sheet = {
  readonly width: number
  readonly fontSize: number
  readonly titleSize: number
  readonly titleWraps: number
  readonly labelWraps: number
  readonly side: number
  readonly legendGap: number
  readonly legendMark: number
  readonly figures: number
}
const wide: Sheet = {
  width: chartWidth,
  fontSize: 15,
  titleSize: 20,
  titleWraps: 62,
  labelWraps: 34,
  side: 16,
  legendGap: 22,
  legendMark: 34,
  figures: 24,
}
const narrow: Sheet = {
  width: narrowWidth,
  fontSize: 14,
  titleSize: 16,
  titleWraps: 28,
  labelWraps: 14,
  side: 10,
  legendGap: 16,
  legendMark: 24,
  figures: 8,
}
/** More lines make a picture that nobody reads; the others are in the table beside it. */
export const mostLines = 40

export type Drawing = { readonly width: number; readonly height: number; readonly option: EChartsOption }

/** `isNarrow`: as wide as a telephone, with letters of the same size. */
export function drawing(chart: Chart, lang: Lang, isNarrow = false): Drawing {
  const shown = visible(chart)
  const asked = { chart: shown, whole: chart, lang, sheet: isNarrow ? narrow : wide }
  return shown.type === 'line' ? lines(asked) : horizontalBars(asked)
}

type Asked = { readonly chart: Chart; readonly whole: Chart; readonly lang: Lang; readonly sheet: Sheet }

function visible(chart: Chart): Chart {
  return {
    ...chart,
    title: oneLine(chart.title),
    categories: chart.categories.slice(0, mostLines).map(oneLine),
    series: chart.series.map(({ name, values }) => ({ name: oneLine(name), values: values.slice(0, mostLines) })),
  }
}

/** Lines of at most `length` letters, cut at spaces; a longer word is cut where it must. */
export function wrap(said: string, length: number): readonly string[] {
  const wrapped: string[] = []
  for (const word of said.split(' ').flatMap((one) => one.match(new RegExp(`.{1,${length}}`, 'gu')) ?? [])) {
    const last = wrapped.at(-1)
    if (last !== undefined && last.length + word.length + 1 <= length) wrapped[wrapped.length - 1] = `${last} ${word}`
    else wrapped.push(word)
  }
  return wrapped.length > 0 ? wrapped : ['']
}

function horizontalBars({ chart, whole, lang, sheet }: Asked): Drawing {
  const { fontSize } = sheet
  const labels = chart.categories.map((category) => wrap(category, sheet.labelWraps))
  const widest = labels.flat().reduce((most, line) => Math.max(most, line.length), 4)
  const left = Math.ceil(widest * fontSize * letter) + sheet.side + 8
  const isStacked = chart.type === 'stacked'
  const perBand = isStacked ? 1 : Math.max(1, chart.series.length)
  const tallest = labels.reduce((most, lines) => Math.max(most, lines.length), 1)
  const band = Math.max(tallest * fontSize * 1.25 + 12, perBand * 24 + 16)
  const head = heading({ chart, whole, lang, sheet })
  return {
    width: sheet.width,
    height: Math.ceil(head.top + Math.max(1, labels.length) * band + 24),
    option: {
      ...head.option,
      grid: {
        left,
        right: isStacked ? sheet.side + 8 : sheet.fontSize * 4 + sheet.side + 2,
        top: head.top,
        bottom: 24,
        containLabel: false,
      },
      xAxis: { type: 'value', show: false, ...scale(chart) },
      yAxis: {
        type: 'category',
        inverse: true,
        data: labels.map((lines) => lines.join('\n')),
        axisTick: { show: false },
        axisLine: { lineStyle: { color: '#767676' } },
        axisLabel: { color: ink, fontSize, fontFamily: font, lineHeight: fontSize * 1.25, interval: 0, margin: 10 },
      },
      series: chart.series.map(({ name, values }, index) => ({
        type: 'bar',
        name,
        data: chart.categories.map((_, at) => (isStacked && values[at] === 0 ? '-' : points(values[at]))),
        ...(isStacked ? { stack: 'all', labelLayout: { hideOverlap: true } } : {}),
        barMaxWidth: 30,
        barGap: '12%',
        itemStyle: { color: palette[index % palette.length], borderColor: '#ffffff', borderWidth: isStacked ? 1 : 0 },
        label: barLabel(isStacked, fontSize, lang),
      })),
    },
  }
}

/** Inside a stacked bar on a white ground, so that a pattern never hides the figure; nothing for zero. */
function barLabel(isStacked: boolean, fontSize: number, lang: Lang): object {
  const formatter = ({ value }: { readonly value: unknown }): string =>
    typeof value === 'number' ? figure(value, lang) : ''
  const base = { show: true, formatter, color: ink, fontFamily: font, fontSize, fontWeight: 'bold' }
  if (!isStacked) return { ...base, position: 'right' }
  return { ...base, position: 'inside', fontSize: 13, backgroundColor: '#ffffff', borderRadius: 3, padding: [2, 5] }
}

function lines({ chart, whole, lang, sheet }: Asked): Drawing {
  const head = heading({ chart, whole, lang, sheet })
  const count = Math.max(1, chart.categories.length)
  const [left, right] = sheet === wide ? [70, 40] : [48, 20]
  const across = sheet.width - left - right
  const step = Math.ceil(count / Math.max(1, Math.floor(across / 65)))
  const perLabel = Math.max(6, Math.floor(((across / count) * step) / (13 * letter)) - 1)
  const labels = chart.categories.map((category) => wrap(category, perLabel))
  const tallest = labels.reduce((most, wrapped) => Math.max(most, wrapped.length), 1)
  const bottom = Math.min(220, tallest * 17 + 24)
  const isCrowded = count * chart.series.length > sheet.figures
  return {
    width: sheet.width,
    height: head.top + 300 + bottom,
    option: {
      ...head.option,
      grid: { left, right, top: head.top + 26, bottom, containLabel: false },
      xAxis: {
        type: 'category',
        data: labels.map((wrapped) => wrapped.join('\n')),
        axisLabel: { color: ink, fontSize: 13, fontFamily: font, lineHeight: 17, interval: step - 1 },
        axisLine: { lineStyle: { color: '#767676' } },
      },
      yAxis: {
        type: 'value',
        ...scale(chart),
        axisLabel: { color: ink, fontSize: 13, fontFamily: font, formatter: (value: number) => figure(value, lang) },
        splitLine: { lineStyle: { color: '#dddddd' } },
      },
      series: chart.series.map(({ name, values }, index) => ({
        type: 'line',
        name,
        data: chart.categories.map((_, at) => points(values[at])),
        symbol: marks[index % marks.length]!,
        symbolSize: 10,
        lineStyle: { width: 3, type: dash(index) },
        itemStyle: { color: palette[index % palette.length] },
        label: {
          show: !isCrowded,
          position: 'top',
          distance: 8,
          backgroundColor: '#ffffff',
          borderColor: palette[index % palette.length],
          borderWidth: chart.series.length > 1 ? 1.5 : 0,
          borderType: dash(index),
          borderRadius: 3,
          padding: [2, 4],
          color: ink,
          fontFamily: font,
          fontSize: 13,
          formatter: ({ value }: { readonly value: unknown }) => (typeof value === 'number' ? figure(value, lang) : ''),
        },
      })),
    },
  }
}

function dash(index: number): 'solid' | 'dashed' | 'dotted' | number[] {
  const kind = dashes[index % dashes.length] ?? 'solid'
  return typeof kind === 'string' ? kind : [...kind]
}

/** What is not a number is a gap. */
function points(value: number | undefined): number | '-' {
  return value !== undefined && Number.isFinite(value) ? value : '-'
}

/** With nothing but zeros the axis still has a length. */
function scale(chart: Chart): { readonly max?: number } {
  return chart.series.every(({ values }) => values.every((value) => !(value > 0) && !(value < 0))) ? { max: 1 } : {}
}

/** Title, unit, and the legend when there are several series; `top` is where the drawing begins. */
function heading({ chart, whole, lang, sheet }: Asked): { readonly top: number; readonly option: EChartsOption } {
  const { side } = sheet
  const title = wrap(chart.title, sheet.titleWraps)
  const hidden = whole.categories.length - chart.categories.length
  const part = hidden > 0 ? ` (${chart.categories.length} ${wordsIn(lang).first} / ${whole.categories.length})` : ''
  const legendRows =
    chart.series.length > 1
      ? rowsOf(
          chart.series.map(({ name }) => name),
          sheet,
        )
      : 0
  const legendTop = 16 + title.length * 26 + 28
  const names = chart.series.map(({ name }) => name)
  return {
    top: legendTop + (legendRows > 0 ? legendRows * (18 + sheet.legendGap) - sheet.legendGap + 18 : 8),
    option: {
      animation: false,
      backgroundColor: '#ffffff',
      color: [...palette],
      textStyle: { fontFamily: font, color: ink },
      aria: { enabled: true, decal: { show: true, decals: decals as never } },
      title: {
        text: title.join('\n'),
        subtext: `${oneLine(chart.unit)}${part}`,
        left: side,
        top: 14,
        itemGap: 6,
        textStyle: { color: ink, fontSize: sheet.titleSize, fontWeight: 'bold', fontFamily: font, lineHeight: 26 },
        subtextStyle: { color: '#4d4d4d', fontSize: 14, fontFamily: font },
      },
      legend: {
        show: legendRows > 0,
        data: names,
        left: side,
        top: legendTop,
        width: sheet.width - 2 * side,
        itemGap: sheet.legendGap,
        itemWidth: sheet.legendMark,
        itemHeight: 16,
        textStyle: { color: ink, fontSize: 14, fontFamily: font },
      },
    },
  }
}

/** How many rows the legend takes. */
function rowsOf(names: readonly string[], { width: whole, side, legendGap, legendMark }: Sheet): number {
  const widths = names.map((name) => name.length * 14 * letter + legendMark + 14 + legendGap)
  let rows = 1
  let used = 0
  for (const width of widths) {
    if (used > 0 && used + width > whole - 2 * side) {
      rows += 1
      used = 0
    }
    used += width
  }
  return rows
}
