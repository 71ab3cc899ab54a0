/** What the drawing of a page has come to: blocks so far, and the sentences that will be the next one. */
import type { DrawnBallot, DrawnChart, DrawnFile, Target } from '../../src/views/drawn.ts'
import type { Image, Lang } from '../../src/views/view.ts'
import type { Words } from '../../src/views/words.ts'
import { type Block, type Button, kinds, type Row, type Select } from './components.ts'
import { kit } from './limits.ts'

/** A picture of a view: a chart to be drawn, or an image that came drawn. */
export type Picture = DrawnChart | Image
/** What a picture, or a file, is attached as; undefined when it could not be. */
export type AttachedAs = (what: Picture | DrawnFile) => string | undefined

/** Does what is pressed there open a window? */
export type Opens = (target: Target) => boolean

/** How much must be saved: 0 nothing, 1 places (all that is pressed stands at the end, pictures together). */
export const thrifts = [0, 1] as const
export type Thrift = (typeof thrifts)[number]

export type Sheet = {
  readonly post: string
  readonly lang: Lang
  readonly words: Words
  readonly thrift: Thrift
  readonly opens: Opens
  readonly attachedAs: AttachedAs
  readonly blocks: Block[]
  /** of what is pressed, and shown, when it is kept for the end */
  readonly later: (Button | Select)[]
  readonly gallery: { media: { url: string }; description: string }[]
  /** ballots that are answered in a window */
  readonly ballots: DrawnBallot[]
  lines: string[]
  picks: number
  pictures: number
}

/** What was said so far becomes a block. */
export function turn(d: Sheet): void {
  const content = d.lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  if (content !== '') d.blocks.push({ type: kinds.text, content })
  d.lines = []
}

export function put(d: Sheet, ...blocks: readonly Block[]): void {
  turn(d)
  d.blocks.push(...blocks)
}

export function say(d: Sheet, said: string): void {
  if (said.trim() !== '') d.lines.push(said)
}

/** Buttons that follow each other share a row; a list has one of its own. */
export function place(d: Sheet, elements: readonly (Button | Select)[]): void {
  if (d.thrift > 0) d.later.push(...elements)
  else if (elements.length > 0) put(d, ...rowsOf(elements))
}

export function rowsOf(elements: readonly (Button | Select)[]): Row[] {
  const rows: (Button | Select)[][] = []
  for (const element of elements) {
    const last = rows.at(-1)
    const fits = last?.[0]?.type === kinds.button && element.type === kinds.button && last.length < kit.buttonsInRow
    if (fits) last.push(element)
    else rows.push([element])
  }
  return rows.map((components) => ({ type: kinds.row, components }))
}
