/**
 * A page as Discord's components (V2): texts in its own notation, what is pressed where it stands, pictures in between.
 * Discord's limits are kept by construction: pages are cut shorter where its marks make them too long, and what is pressed
 * goes to the end of a page that would have too many parts. Pure.
 */
import type { Form, View } from '../../src/port.ts'
import type { Drawn, DrawnBallot, DrawnFile, DrawnInner, DrawnNode } from '../../src/views/drawn.ts'
import { isFile } from '../../src/views/file.ts'
import { draw } from '../../src/views/paginate.ts'
import { fileWord } from '../../src/views/plain.ts'
import { flat, shorten } from '../../src/views/rich.ts'
import type { Lang } from '../../src/views/view.ts'
import { wordsIn } from '../../src/views/words.ts'
import { drawActions, drawBallot } from './actions.ts'
import { type Block, type Button, type Component, countOf, kinds, styles, writtenIn } from './components.ts'
import { asItIsId, type BallotStep, ballotId, buttonId } from './ids.ts'
import { labelled } from './inputs.ts'
import { kit, limits, pageLengths } from './limits.ts'
import { escaped, factsWritten, listWritten, sentence, shown, textWritten, titleWritten } from './markdown.ts'
import {
  type AttachedAs,
  type Opens,
  type Picture,
  put,
  rowsOf,
  type Sheet,
  say,
  type Thrift,
  thrifts,
  turn,
} from './sheet.ts'
import { words } from './words.ts'

/** `ballots`: those that are answered in a window, which needs their options; what is pressed is pressed on `post`. */
export type Message = {
  readonly post: string
  readonly components: readonly Component[]
  readonly ballots: readonly DrawnBallot[]
}

export type Paper = { readonly opens?: Opens; readonly attachedAs?: AttachedAs }

const accent = 0x1d4f5c
const neverOpens: Opens = () => false
const nothingAttached: AttachedAs = () => undefined

/** The page that is asked for, as it is sent. */
export function renderPage(view: View, key: string, paper: Paper = {}): Message {
  return pageOf(view, key, paper).message
}

/** What is to be attached to that page, in the order in which it is drawn: pictures, and the files that it brings. */
export function attachmentsOf(view: View, key: string): readonly (Picture | DrawnFile)[] {
  const inner = pageOf(view, key, {}).drawn.nodes.flatMap((node): readonly DrawnInner[] =>
    node.kind === 'card' ? node.nodes : [node],
  )
  const files = inner.filter(isFile).slice(0, kit.files)
  const pictures = inner.filter((node) => node.kind === 'chart' || node.kind === 'image')
  return [...pictures.slice(0, kit.pictures - files.length), ...files]
}

/** Pages are numbered alike whichever of them is asked: the first length at which all of them fit. */
function pageOf(view: View, key: string, paper: Paper): { drawn: Drawn; message: Message } {
  const post = view.page?.post ?? key
  for (const maxText of pageLengths) {
    const pages = draw(view, { ...limits.discord, maxText })
    const at = Math.min(Math.max(1, view.page?.n ?? 1), pages.length) - 1
    const drawn = pages[at] ?? { lang: view.lang, nodes: [] }
    const isLast = maxText === pageLengths.at(-1)
    const drawings = pages.map((page) =>
      fitting(page, post, page === drawn ? paper : { ...paper, attachedAs: everything }),
    )
    const message = drawings[at]
    if (message && (drawings.every((one) => one !== undefined) || isLast)) return { drawn, message }
    if (isLast) return { drawn, message: squeezed(drawn, post, paper) }
  }
  return { drawn: { lang: view.lang, nodes: [] }, message: { post, components: [], ballots: [] } }
}

/** Counted as if all of it could be attached. */
const everything: AttachedAs = (what) => (isFile(what) ? what.name : 'x.png')

function fitting(drawn: Drawn, post: string, paper: Paper): Message | undefined {
  for (const thrift of thrifts) {
    const message = drawMessage(drawn, post, paper, thrift)
    const fits = countOf(message.components) <= kit.components && writtenIn(message.components) <= kit.text
    if (fits) return message
  }
  return undefined
}

/** When nothing else helps: its texts are cut. What is pressed stays. */
function squeezed(drawn: Drawn, post: string, paper: Paper): Message {
  const message = drawMessage(drawn, post, paper, 1)
  let left = kit.text
  const cut = (component: Component): Component => {
    if (component.type === kinds.container)
      return { ...component, components: component.components.map((inner) => cut(inner) as Block) }
    if (component.type !== kinds.text) return component
    const content = shorten(component.content, Math.max(1, left - 1))
    left -= content.length
    return { ...component, content }
  }
  return { ...message, components: message.components.map(cut).slice(0, kit.components) }
}

function drawMessage(drawn: Drawn, post: string, paper: Paper, thrift: Thrift): Message {
  const d: Sheet = {
    post,
    lang: drawn.lang,
    words: wordsIn(drawn.lang),
    thrift,
    opens: paper.opens ?? neverOpens,
    attachedAs: paper.attachedAs ?? nothingAttached,
    blocks: [],
    later: [],
    gallery: [],
    ballots: [],
    lines: [],
    picks: 0,
    pictures: 0,
  }
  const components: Component[] = []
  for (const node of drawn.nodes) {
    if (node.kind !== 'card' || thrift > 0) {
      drawNode(node, d)
      continue
    }
    turn(d)
    components.push(...d.blocks.splice(0))
    drawNode(node, d)
    turn(d)
    components.push(...contained(d.blocks.splice(0)))
  }
  turn(d)
  if (d.gallery.length > 0) d.blocks.push({ type: kinds.gallery, items: d.gallery.slice(0, kit.pictures) })
  const rest = d.blocks.splice(0)
  components.push(...(thrift > 0 && drawn.nodes.some(({ kind }) => kind === 'card') ? contained(rest) : rest))
  components.push(...rowsOf(d.later))
  const shown = components.length > 0 ? components : [{ type: kinds.text, content: '…' } as const]
  return { post, components: shown, ballots: d.ballots }
}

/** A box holds few parts: a longer card has a second one. */
function contained(blocks: readonly Block[]): Component[] {
  const boxes: Component[] = []
  for (let at = 0; at < blocks.length; at += kit.contained) {
    const components = blocks.slice(at, at + kit.contained)
    boxes.push({ type: kinds.container, accent_color: accent, components })
  }
  return boxes
}

function drawNode(node: DrawnNode, d: Sheet): void {
  if (node.kind === 'card') say(d, titleWritten(node.title))
  for (const inner of node.kind === 'card' ? node.nodes : [node]) drawInner(inner, d)
}

function drawInner(node: DrawnInner, d: Sheet): void {
  switch (node.kind) {
    case 'text':
      say(d, textWritten(node, d.words))
      break
    case 'facts':
      say(d, factsWritten(node, d.words))
      break
    case 'list':
      say(d, listWritten(node))
      break
    case 'table':
      // Discord has none: views are lowered before.
      break
    case 'chart':
    case 'image':
      drawPicture(node, d)
      break
    case 'actions':
      drawActions(node, d)
      break
    case 'document':
    case 'calendar':
      drawFile(node, d)
      break
    case 'ballot':
      drawBallot(node, d)
  }
}

function drawPicture(picture: Picture, d: Sheet): void {
  const name = d.attachedAs(picture)
  if (name === undefined) {
    const label = picture.kind === 'chart' ? d.words.chart : 'Image'
    say(d, `*${label}${d.words.colon}${escaped(picture.alt.replace(/\s+/g, ' ').trim())}*`)
    return
  }
  const item = { media: { url: `attachment://${name}` }, description: altOf(picture) }
  if (d.thrift > 0) d.gallery.push(item)
  else put(d, { type: kinds.gallery, items: [item] })
}

export function altOf({ alt }: Picture): string {
  return shorten(shown(alt), kit.alt) || '…'
}

function drawFile(file: DrawnFile, d: Sheet): void {
  say(d, sentence([{ strong: `${fileWord(file, d.words)}${d.words.colon}` }, file.label]))
  const name = d.attachedAs(file)
  if (name !== undefined) put(d, { type: kinds.file, file: { url: `attachment://${name}` } })
}

/** A form that could not be opened at once: what it is, and the button that opens it (at a later step: that goes on). */
export function renderInvitation(form: Form, key: string, step = 0, of = 1): Message {
  const own = words[form.lang]
  const isReady = form.fields.every(({ required, value = '' }) => !required || value !== '')
  const next = step > 0 ? own.stepKept(step, of) : isReady ? own.formReady : own.formWaits
  const notice = step > 0 ? '' : shorten(sentence(form.notice), kit.text / 2)
  const content = [`**${escaped(shorten(flat(form.title), kit.alt))}**`, notice, next]
    .filter((line) => line !== '')
    .join('\n')
  const label = labelled(step > 0 ? own.nextStep(step + 1, of) : own.openForm, kit.label)
  const buttons: Button[] = [
    { type: kinds.button, style: styles.primary, label, custom_id: buttonId(key, 0, true, step) },
  ]
  // What is still to come may be left out: whoever wants no more of it is not led through it.
  if (step > 0 && isReady) {
    const asItIs = labelled(own.asItIs, kit.label)
    buttons.push({ type: kinds.button, style: styles.secondary, label: asItIs, custom_id: asItIsId(key) })
  }
  return {
    post: key,
    components: [
      { type: kinds.text, content },
      { type: kinds.row, components: buttons },
    ],
    ballots: [],
  }
}

/** A ballot of several windows: what was filled in is kept in the button that goes on. */
export function renderStep(at: BallotStep, of: number, lang: Lang): Message {
  const { stepKept, nextStep } = words[lang]
  const label = labelled(nextStep(at.step + 1, of), kit.label)
  return {
    post: at.post,
    components: [
      { type: kinds.text, content: stepKept(at.step, of) },
      { type: kinds.row, components: [{ type: kinds.button, style: styles.primary, label, custom_id: ballotId(at) }] },
    ],
    ballots: [],
  }
}
