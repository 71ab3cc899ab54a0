/** What the drawing of a page has come to: blocks so far, and the sentences that will be the next one. */
import type { KnownBlock, RichTextBlockElement } from '@slack/types'
import type { DrawnChart } from '../../src/views/drawn.ts'
import type { Image, Lang } from '../../src/views/view.ts'
import type { Words } from '../../src/views/words.ts'
import { richBlock } from './rich.ts'

/** A picture of a view: a chart to be drawn, or an image that came drawn. */
export type Picture = DrawnChart | Image
/** Slack's name of a picture that was uploaded; undefined when it could not be. */
export type Uploaded = (picture: Picture) => string | undefined

/** How much must be saved: 0 nothing, 1 blocks, 2 inputs, 3 hints of choices, 4 the ends of their labels. */
export const thrifts = [0, 1, 2, 3, 4] as const
export type Thrift = (typeof thrifts)[number]
export type Surface = 'message' | 'window' | 'home'
export type Sheet = {
  readonly post: string
  readonly lang: Lang
  readonly words: Words
  readonly surface: Surface
  readonly thrift: Thrift
  /** may what is asked be filled in here? */
  readonly fillable: boolean
  readonly uploaded: Uploaded
  readonly blocks: KnownBlock[]
  rich: RichTextBlockElement[]
  picks: number
  links: number
  tables: number
  pictures: number
}

/** What was said so far becomes a block. */
export function turn(d: Sheet): void {
  if (d.rich.length > 0) d.blocks.push(richBlock(d.rich))
  d.rich = []
}

export function put(d: Sheet, ...blocks: readonly KnownBlock[]): void {
  turn(d)
  d.blocks.push(...blocks)
}
