/** The fallbacks of what is read: links as addresses, tables as aligned lines, pictures as words and figures. */
import { altText, bars, figuresTable } from './chart.ts'
import type { DrawnChart, DrawnInner } from './drawn.ts'
import { formatPeriod } from './format.ts'
import { tableLines } from './plain-table.ts'
import { flat, shorten, spansOf } from './rich.ts'
import type { Calendar, Capabilities, ChartNode, Document, Image, Lang, Rich, Span, Table } from './view.ts'
import { wordsIn } from './words.ts'

/** Aligned lines wider than this wrap on a phone and say nothing any more. */
const widestTable = 60

/** A title, a caption, a label: nothing that is never cut may take more than a quarter of a message. */
export function titleLength(can: Pick<Capabilities, 'maxText'>): number {
  return Math.max(8, Math.floor(can.maxText / 4))
}

export function lowerRich(rich: Rich, can: Pick<Capabilities, 'links'>): Rich {
  if (can.links || typeof rich === 'string') return rich
  return rich.map((span): Span => (typeof span !== 'string' && 'link' in span ? flat([span]) : span))
}

export function lowerTable(table: Table, lang: Lang, can: Capabilities): readonly DrawnInner[] {
  const caption = shorten(table.caption, titleLength(can))
  const whole: readonly DrawnInner[] = caption === table.caption ? [] : [{ kind: 'text', text: table.caption }]
  const rows = table.rows.map((row) => row.map((cell) => lowerRich(cell, can)))
  if (can.tables) return [...whole, { ...table, caption, rows }]
  const title: DrawnInner = { kind: 'text', text: [{ strong: table.caption }] }
  const lines = tableLines({ ...table, rows })
  const isNarrow = lines.every((line) => line.length <= widestTable)
  if (isNarrow && !rows.flat().some(hasLink)) return [title, { kind: 'text', text: [{ code: lines.join('\n') }] }]
  return [title, { kind: 'list', items: rows.map((row) => rowInWords(table, row, lang)) }]
}

function hasLink(rich: Rich): boolean {
  return spansOf(rich).some((span) => typeof span !== 'string' && 'link' in span)
}

/** Each cell after the name of its column, as a screen reader says it. */
function rowInWords(table: Table, row: readonly Rich[], lang: Lang): Rich {
  const { colon } = wordsIn(lang)
  return row.flatMap((cell, index): readonly Span[] => {
    const label = table.columns[index]?.label ?? ''
    return [`${index > 0 ? ' · ' : ''}${label === '' ? '' : `${label}${colon}`}`, ...spansOf(cell)]
  })
}

/** The figures always follow a drawn chart: nobody has to see it to know them. */
export function lowerChart({ chart }: ChartNode, lang: Lang, can: Capabilities): readonly DrawnInner[] {
  const text: DrawnInner = { kind: 'text', text: [{ code: bars(chart, lang).join('\n') }] }
  if (can.charts === 'bars' || (can.charts === 'png' && !can.files)) return [text]
  const drawn: DrawnChart = { kind: 'chart', chart, alt: shorten(altText(chart, lang), titleLength(can)) }
  return can.tables ? [drawn, ...lowerTable(figuresTable(chart, lang), lang, can)] : [drawn, text]
}

export function lowerImage(image: Image, can: Capabilities): readonly DrawnInner[] {
  if (!can.files) return [{ kind: 'text', text: image.alt }]
  const alt = shorten(image.alt, titleLength(can))
  return alt === image.alt
    ? [image]
    : [
        { ...image, alt },
        { kind: 'text', text: image.alt },
      ]
}

/** What it says cannot stand in a message: where no file is taken, that it exists is said. */
export function lowerDocument(document: Document, lang: Lang, can: Capabilities): readonly DrawnInner[] {
  const words = wordsIn(lang)
  if (!can.files) return [{ kind: 'text', text: `${words.document}${words.colon}${document.title}` }]
  const label = shorten(document.title, titleLength(can))
  const drawn: DrawnInner = { ...document, label }
  return label === document.title ? [drawn] : [drawn, { kind: 'text', text: document.title }]
}

/** Where no file is taken, the appointment is said in one line. */
export function lowerCalendar(calendar: Calendar, lang: Lang, can: Capabilities): readonly DrawnInner[] {
  const { event } = calendar
  if (!can.files) return [{ kind: 'text', text: calendarLine(calendar, lang) }]
  const label = shorten(event.title, titleLength(can))
  const drawn: DrawnInner = { ...calendar, label }
  return label === event.title ? [drawn] : [drawn, { kind: 'text', text: event.title }]
}

function calendarLine({ event }: Calendar, lang: Lang): string {
  const words = wordsIn(lang)
  const { title, startsAt, endsAt, zone, location, cancelled } = event
  const period = formatPeriod(new Date(startsAt), new Date(endsAt), zone, lang)
  const said = [title, period, ...(location ? [location] : [])].map((part) => part.replace(/\s*\n\s*/g, ' ').trim())
  return `${cancelled ? words.cancelled : words.calendar}${words.colon}${said.join(', ')}`
}
