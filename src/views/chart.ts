/** A chart in words and figures: its alternative text, its table, its bars made of letters. */
import { oneLine, pad, size } from './plain-table.ts'
import type { Chart, Lang, Table } from './view.ts'
import { type Words, wordsIn } from './words.ts'

/** More lines than this are summed up by the highest and the lowest. */
const longestAlt = 12
const barLength = 20
/** A label longer than this has a line of its own above its bar. */
const longestLabel = 28

/** Title, unit, each category with its figures; for a long chart, how many lines, the highest and the lowest. */
export function altText(chart: Chart, lang: Lang): string {
  const words = wordsIn(lang)
  const title = `${oneLine(chart.title)} (${oneLine(chart.unit)})`
  const isShort = chart.categories.length * Math.max(1, chart.series.length) <= longestAlt
  if (isShort) {
    const lines = chart.categories.map(
      (category, index) => `${oneLine(category)}${words.colon}${figuresAt(chart, index, lang)}`,
    )
    return [title, lines.join(' ; ')].filter((part) => part !== '').join('. ')
  }
  const parts = chart.series.map((series) => extremes(chart, series, lang, words))
  return [title, words.among(chart.categories.length), ...parts].join('. ')
}

function figuresAt({ series }: Chart, index: number, lang: Lang): string {
  const [only] = series
  if (only && series.length === 1) return figure(only.values[index], lang)
  return series.map(({ name, values }) => `${oneLine(name)} ${figure(values[index], lang)}`).join(', ')
}

function extremes(chart: Chart, series: Chart['series'][number], lang: Lang, words: Words): string {
  const { name, values } = series
  const known = values.filter((value, index) => Number.isFinite(value) && index < chart.categories.length)
  if (known.length === 0) return oneLine(name)
  const highest = known.reduce((best, value) => Math.max(best, value))
  const lowest = known.reduce((best, value) => Math.min(best, value))
  const at = (value: number): string =>
    `${oneLine(chart.categories[values.indexOf(value)] ?? '')} (${figure(value, lang)})`
  const lead = chart.series.length > 1 ? `${oneLine(name)}, ${words.highest.toLowerCase()}` : words.highest
  return `${lead}${words.colon}${at(highest)}, ${words.lowest}${words.colon}${at(lowest)}`
}

/** The same figures as a table, the series as columns. */
export function figuresTable(chart: Chart, lang: Lang): Table {
  return {
    kind: 'table',
    caption: `${chart.title} (${chart.unit})`,
    columns: [{ label: '' }, ...chart.series.map(({ name }) => ({ label: name, align: 'right' as const }))],
    rows: chart.categories.map((category, index) => [
      category,
      ...chart.series.map(({ values }) => figure(values[index], lang)),
    ]),
  }
}

/** Title, then one bar for each category (and series), all of one scale, each followed by its figure. */
export function bars(chart: Chart, lang: Lang): readonly string[] {
  const all = chart.series.flatMap(({ values }) => values.slice(0, chart.categories.length)).filter(Number.isFinite)
  const most = all.reduce((best, value) => Math.max(best, Math.abs(value)), 0)
  const [only] = chart.series
  const title = `${oneLine(chart.title)} (${oneLine(chart.unit)})`
  if (only && chart.series.length === 1) {
    const lines = chart.categories.map((category, index) => ({ label: oneLine(category), value: only.values[index] }))
    return [title, ...aligned(lines, most, lang)]
  }
  return [
    title,
    ...chart.categories.flatMap((category, index) => [
      oneLine(category),
      ...aligned(
        chart.series.map(({ name, values }) => ({ label: `  ${oneLine(name)}`, value: values[index] })),
        most,
        lang,
      ),
    ]),
  ]
}

type Bar = { readonly label: string; readonly value: number | undefined }

function aligned(lines: readonly Bar[], most: number, lang: Lang): readonly string[] {
  const width = lines.reduce((best, { label }) => (size(label) <= longestLabel ? Math.max(best, size(label)) : best), 0)
  return lines.flatMap(({ label, value }) => {
    const line = `${bar(value, most)}${figure(value, lang)}`
    return size(label) > longestLabel ? [label, `${pad('', width)} ${line}`] : [`${pad(label, width)} ${line}`]
  })
}

/** At least one block for anything that is not zero; below zero the block is light. */
function bar(value: number | undefined, most: number): string {
  if (value === undefined || !Number.isFinite(value) || value === 0 || most === 0) return ''
  return `${(value < 0 ? '░' : '█').repeat(Math.max(1, Math.round((Math.abs(value) / most) * barLength)))} `
}

/** A missing figure is a dash, never a zero. */
export function figure(value: number | undefined, lang: Lang): string {
  if (value === undefined || !Number.isFinite(value)) return '–'
  return new Intl.NumberFormat(lang === 'fr' ? 'fr-FR' : 'en-GB', { maximumFractionDigits: 2 }).format(value)
}
