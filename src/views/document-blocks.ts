/**
 * Nodes as the paragraphs and tables of a .docx, with what a screen reader needs: real headings, lists and header rows,
 * pictures in words. Only the worker imports it. What is pressed has no place on paper and is left out.
 */
import {
  AlignmentType,
  BorderStyle,
  Table as DocxTable,
  ExternalHyperlink,
  HeadingLevel,
  ImageRun,
  type INumberingOptions,
  type IParagraphOptions,
  type IRunOptions,
  LevelFormat,
  Paragraph,
  type ParagraphChild,
  ShadingType,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { altText, figuresTable } from './chart.ts'
import { pngOf, svgOf } from './picture.ts'
import { spansOf, spanText } from './rich.ts'
import type { ChartNode, Facts, Image, Lang, List, Node, Rich, Span, Table, TextNode } from './view.ts'
import { type Words, wordsIn } from './words.ts'

export type Numbering = INumberingOptions['config'][number]
type Block = Paragraph | DocxTable
type Sheet = { readonly lang: Lang; readonly words: Words; readonly lists: Numbering[]; pictures: number }

/** Between the margins of the page, in twentieths of a point: 17 cm. */
export const pageWidth = 9638
/** In pixels, 96 to the inch: a picture no larger than a page. */
const mostPixels = { width: Math.floor(pageWidth / 15), height: 850 }
/** Charts after these are told by their figures alone. */
const mostPictures = 50
/** A longer sentence in bold is a sentence. */
const longestSubtitle = 200
const grey = '595959'
const monospace = 'Courier New'
const rule = { style: BorderStyle.SINGLE, size: 4, color: 'B8C2CC' }
const indent = { left: 720, hanging: 360 }

/** `lists` receives the numbering that these paragraphs refer to. */
export function blocksOf(nodes: readonly Node[], lang: Lang, lists: Numbering[]): readonly Block[] {
  const sheet: Sheet = { lang, words: wordsIn(lang), lists, pictures: 0 }
  return nodes.flatMap((node): readonly Block[] => {
    if (node.kind !== 'card') return inner(node, sheet, HeadingLevel.HEADING_1)
    const title = new Paragraph({ heading: HeadingLevel.HEADING_1, children: runs(node.title) })
    return [title, ...node.nodes.flatMap((one) => inner(one, sheet, HeadingLevel.HEADING_2))]
  })
}

type Heading = NonNullable<IParagraphOptions['heading']>

function inner(node: Exclude<Node, { kind: 'card' }>, sheet: Sheet, below: Heading): readonly Block[] {
  switch (node.kind) {
    case 'text':
      return [isSubtitle(node) ? new Paragraph({ heading: below, children: runs(node.text) }) : sentence(node, sheet)]
    case 'facts':
      return factLines(node, sheet)
    case 'list':
      return listLines(node, sheet)
    case 'table':
      return tableBlocks(node)
    case 'chart':
      return chartBlocks(node, sheet)
    case 'image':
      return [pictureOf(pngIn(node), node.alt) ?? new Paragraph({ children: runs([{ em: node.alt }]) })]
    case 'actions':
    case 'ballot':
      return []
  }
}

/** A line in bold by itself stands in views for a heading. */
function isSubtitle({ text, tone }: TextNode): boolean {
  if (tone !== undefined || typeof text === 'string' || text.length !== 1) return false
  const [only] = text
  if (typeof only !== 'object' || !('strong' in only)) return false
  return !only.strong.includes('\n') && only.strong.trim() !== '' && only.strong.length <= longestSubtitle
}

function sentence({ text, tone }: TextNode, { words }: Sheet): Paragraph {
  if (tone === 'quiet') return new Paragraph({ children: runs(text, { color: grey, size: 20 }) })
  if (tone === 'warning')
    return new Paragraph({ children: [...runs([{ strong: `${words.warning}${words.colon}` }]), ...runs(text)] })
  if (tone !== 'quote') return new Paragraph({ children: runs(text) })
  const left = { style: BorderStyle.SINGLE, size: 12, space: 12, color: '9AA5B1' }
  return new Paragraph({ indent: { left: 567, right: 567 }, border: { left }, children: runs(text) })
}

function factLines({ facts }: Facts, { words }: Sheet): readonly Paragraph[] {
  return facts.map(
    ({ label, value }) =>
      new Paragraph({
        spacing: { after: 60 },
        children: [...runs([{ strong: `${label}${words.colon}` }]), ...runs(value)],
      }),
  )
}

/** Each numbered list counts by itself. */
function listLines({ items, ordered, start = 1 }: List, { lists }: Sheet): readonly Paragraph[] {
  const reference = ordered ? `numbers-${lists.length}` : 'bullets'
  const isKnown = lists.some((list) => list.reference === reference)
  const look = ordered
    ? { format: LevelFormat.DECIMAL, text: '%1.', start }
    : { format: LevelFormat.BULLET, text: '•', start: 1 }
  const level = { level: 0, alignment: AlignmentType.LEFT, style: { paragraph: { indent } }, ...look }
  if (!isKnown) lists.push({ reference, levels: [level] })
  return items.map(
    (item) => new Paragraph({ numbering: { reference, level: 0 }, spacing: { after: 60 }, children: runs(item) }),
  )
}

/** Its header row comes again on each page; a row is never cut between two. */
function tableBlocks({ caption, columns, rows }: Table): readonly Block[] {
  const title = new Paragraph({ keepNext: true, spacing: { before: 120 }, children: runs([{ strong: caption }]) })
  if (columns.length === 0) return [title]
  const width = Math.floor(pageWidth / columns.length)
  const cell = (rich: Rich, column: number, head = false) =>
    new TableCell({
      width: { size: width, type: WidthType.DXA },
      margins: { top: 60, bottom: 60, left: 100, right: 100 },
      ...(head && { shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'E4EAF1' } }),
      children: [
        new Paragraph({
          alignment: columns[column]?.align === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
          spacing: { after: 0 },
          children: runs(rich, head ? { bold: true } : {}),
        }),
      ],
    })
  const line = (cells: readonly Rich[], head = false) =>
    new TableRow({
      tableHeader: head,
      cantSplit: true,
      children: columns.map((_, column) => cell(cells[column] ?? '', column, head)),
    })
  const table = new DocxTable({
    width: { size: width * columns.length, type: WidthType.DXA },
    columnWidths: columns.map(() => width),
    borders: { top: rule, bottom: rule, left: rule, right: rule, insideHorizontal: rule, insideVertical: rule },
    rows: [
      line(
        columns.map(({ label }) => label),
        true,
      ),
      ...rows.map((row) => line(row)),
    ],
  })
  return [title, table, new Paragraph({ spacing: { after: 60 } })]
}

/** The figures follow the picture: nobody has to see it to know them. */
function chartBlocks({ chart }: ChartNode, sheet: Sheet): readonly Block[] {
  const { lang } = sheet
  const alt = altText(chart, lang)
  sheet.pictures += 1
  const png = sheet.pictures > mostPictures ? undefined : attempt(() => pngOf(svgOf(chart, lang, alt)))
  const picture = pictureOf(png, alt)
  return [...(picture ? [picture] : []), ...tableBlocks(figuresTable(chart, lang))]
}

function pngIn({ mime, data }: Image): Uint8Array | undefined {
  const bytes = Buffer.from(data, 'base64')
  return mime === 'image/png' ? new Uint8Array(bytes) : attempt(() => pngOf(bytes.toString('utf8')))
}

/** Undefined when it is no picture. */
function pictureOf(png: Uint8Array | undefined, alt: string): Paragraph | undefined {
  const size = png && sizeOf(png)
  if (!size) return undefined
  const scale = Math.min(1, mostPixels.width / size.width, mostPixels.height / size.height)
  const transformation = { width: Math.round(size.width * scale), height: Math.round(size.height * scale) }
  const picture = new ImageRun({ type: 'png', data: png, transformation, altText: { name: alt, description: alt } })
  return new Paragraph({ keepNext: true, alignment: AlignmentType.CENTER, children: [picture] })
}

/** In pixels, as its header says (PNG, third edition, § 11.2.1). */
function sizeOf(png: Uint8Array): { readonly width: number; readonly height: number } | undefined {
  const bytes = Buffer.from(png.buffer, png.byteOffset, png.byteLength)
  if (bytes.length < 33 || bytes.toString('latin1', 1, 4) !== 'PNG') return undefined
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
  return width > 0 && height > 0 ? { width, height } : undefined
}

function attempt<T>(make: () => T): T | undefined {
  try {
    return make()
  } catch {
    return undefined
  }
}

function runs(rich: Rich, look: IRunOptions = {}): ParagraphChild[] {
  return spansOf(rich).flatMap((span) => spanRuns(span, look))
}

function spanRuns(span: Span, look: IRunOptions): ParagraphChild[] {
  if (typeof span === 'string') return lines(span, look)
  if ('strong' in span) return lines(span.strong, { ...look, bold: true })
  if ('em' in span) return lines(span.em, { ...look, italics: true })
  if ('code' in span) return lines(span.code, { ...look, font: monospace })
  if ('when' in span) return lines(span.when, look)
  const address = addressOf(span.href)
  if (address === undefined) return lines(spanText(span), look)
  return [new ExternalHyperlink({ link: address, children: lines(span.link, { ...look, style: 'Hyperlink' }) })]
}

/** Only what leads to a page or a letter: anything else is said in words. */
function addressOf(href: string): string | undefined {
  const url = URL.canParse(href) ? new URL(href) : undefined
  return url && ['http:', 'https:', 'mailto:'].includes(url.protocol) ? url.href : undefined
}

function lines(said: string, look: IRunOptions): TextRun[] {
  return said.split('\n').map((text, index) => new TextRun({ ...look, text, ...(index > 0 && { break: 1 }) }))
}
