/** Makes files .docx: its page, its styles, what a reader's machine knows of it. */
import {
  AlignmentType,
  Document as DocxDocument,
  Footer,
  HeadingLevel,
  type IStylesOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx'
import type { DocumentJob } from './document.ts'
import { blocksOf, type Numbering, pageWidth } from './document-blocks.ts'
import type { Lang } from './view.ts'
import { wordsIn } from './words.ts'
import { doJobs } from './worker.ts'

const languages = { fr: 'fr-FR', en: 'en-GB' } as const
/** Of A4, in twentieths of a point: 210 × 297 mm. */
const paper = { width: 11_906, height: 16_838 }
const margin = (paper.width - pageWidth) / 2
/** Office 2013 and later: an older one is shown as a document of long ago. */
const wordVersion = 15

/** Sizes in half points, spaces in twentieths of a point. */
function styles(lang: Lang): IStylesOptions {
  const heading = (size: number, before: number, after: number) => ({
    run: { size, bold: true, color: '1F3864' },
    paragraph: { keepNext: true, spacing: { before, after } },
  })
  return {
    default: {
      document: {
        run: { font: 'Arial', size: 22, language: { value: languages[lang] } },
        paragraph: { spacing: { after: 120, line: 276, lineRule: LineRuleType.AUTO } },
      },
      title: heading(40, 0, 240),
      heading1: heading(28, 320, 120),
      heading2: heading(24, 240, 80),
    },
  }
}

async function bytesOf({ document: { title, nodes }, lang }: DocumentJob): Promise<Uint8Array> {
  const { page, pageOf } = wordsIn(lang)
  const lists: Numbering[] = []
  const body = blocksOf(nodes, lang, lists)
  const place = [`${page} `, PageNumber.CURRENT, ` ${pageOf} `, PageNumber.TOTAL_PAGES]
  const footer = new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [new TextRun({ size: 18, children: place })],
  })
  const made = new DocxDocument({
    title,
    creator: 'Concertess',
    lastModifiedBy: 'Concertess',
    compatabilityModeVersion: wordVersion,
    styles: styles(lang),
    numbering: { config: lists },
    sections: [
      {
        properties: { page: { size: paper, margin: { top: margin, bottom: margin, left: margin, right: margin } } },
        footers: { default: new Footer({ children: [footer] }) },
        children: [new Paragraph({ heading: HeadingLevel.TITLE, text: title }), ...body],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(made))
}

doJobs(bytesOf)
