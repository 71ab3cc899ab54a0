/** Forms and ballots as windows (Slack: modals), and a window that comes back with a refusal; pure. */
import type { KnownBlock, ModalView, RichTextBlockElement } from '@slack/types'
import type { Form, Reply, View } from '../../src/port.ts'
import { degrade } from '../../src/views/degrade.ts'
import type { DrawnBallot, DrawnInner } from '../../src/views/drawn.ts'
import { drawPage } from '../../src/views/paginate.ts'
import { presses, pressId } from '../../src/views/press.ts'
import { wordsIn } from '../../src/views/words.ts'
import { type Memory, readFieldBlock, writeMemory } from './ids.ts'
import { drawsBallot, fieldInputs, plainText } from './inputs.ts'
import { kit, limits } from './limits.ts'
import { renderPage } from './render.ts'
import { richBlock, sentence, shown, textElements } from './rich.ts'
import { words } from './words.ts'

export type Window = ModalView
type Opened = Omit<Memory, 'post' | 'n' | 'again'>

const callbackId = 'concertess'
/** The block that says why a window came back. */
const refusedBlock = 'refused'

export function formWindow(form: Form, key: string, opened: Opened): Window {
  const fields = form.fields.flatMap((field) => fieldInputs(field, form.lang))
  const above: RichTextBlockElement[] = [...longTitle(form.title), ...sentence(form.notice)]
  const head: KnownBlock[] = above.length > 0 ? [richBlock(above)] : []
  return {
    type: 'modal',
    callback_id: callbackId,
    title: plainText(form.title, kit.viewTitle),
    submit: plainText(form.submit, kit.viewTitle),
    close: plainText(words[form.lang].close, kit.viewTitle),
    private_metadata: memory({ ...opened, post: key, n: 0, again: 0 }),
    blocks: [...head, ...fields].slice(0, kit.viewBlocks - 1),
  }
}

/** The first ballot of a view that a window can hold; the rest of the view stands around it. */
export function ballotOf(view: View): DrawnBallot | undefined {
  const { nodes } = degrade(view, limits.window)
  const inner = nodes.flatMap((node): readonly DrawnInner[] => (node.kind === 'card' ? node.nodes : [node]))
  const ballots = inner.filter((node) => node.kind === 'ballot')
  return ballots.length === 1 && ballots[0] && drawsBallot(ballots[0]) ? ballots[0] : undefined
}

/** A view as a window: with a ballot it is sent, without one it is only read and pressed. */
export function viewWindow(view: View, key: string, opened: Opened): Window {
  const { post } = drawPage(view, key, limits.window)
  const ballot = ballotOf(view)
  const own = words[view.lang]
  return {
    type: 'modal',
    callback_id: callbackId,
    title: plainText(own.window, kit.viewTitle),
    ...(ballot && { submit: plainText(own.answer, kit.viewTitle) }),
    close: plainText(own.close, kit.viewTitle),
    private_metadata: memory({ ...opened, post, n: ballot?.n ?? 0, again: 0 }),
    blocks: renderPage(view, key, limits.window, { surface: 'window', fillable: ballot !== undefined }).blocks,
  }
}

export type SentWindow = {
  readonly title: { readonly text: string }
  readonly submit?: { readonly text: string } | null
  readonly close?: { readonly text: string } | null
  readonly blocks: readonly (KnownBlock & { readonly block_id?: string })[]
}

/**
 * The same window, with the reason above and the ways out that it offers; what was filled stays filled, since the inputs keep
 * their names. Sent again it is another request, unless this one may still be heard (`kept`).
 */
export function refusedWindow(sent: SentWindow, reply: RefusedReply, before: Memory): Window {
  const { said, kept } = reply.refused
  const { body, key } = reply
  const reason = richBlock(textElements({ kind: 'text', tone: 'warning', text: said }, wordsIn(body.lang)))
  const ways = 'nodes' in body ? waysOut(body, key) : []
  return {
    type: 'modal',
    callback_id: callbackId,
    title: plainText(sent.title.text, kit.viewTitle),
    ...(sent.submit && { submit: plainText(sent.submit.text, kit.viewTitle) }),
    ...(sent.close && { close: plainText(sent.close.text, kit.viewTitle) }),
    private_metadata: memory({ ...before, again: before.again + (kept ? 1 : 0) }),
    blocks: [
      { ...reason, block_id: refusedBlock },
      ...ways,
      ...sent.blocks.filter(({ block_id = '' }) => !block_id.startsWith(refusedBlock)),
    ].slice(0, kit.viewBlocks),
  }
}

type RefusedReply = {
  readonly key: string
  readonly body: View | Form
  readonly refused: NonNullable<NonNullable<Reply>['refused']>
}

/** What the refusal offers, but for taking up the words again: they are still there. The numbers are the whole view's. */
function waysOut(view: View, key: string): KnownBlock[] {
  const again = presses(view).flatMap(({ n, on }) =>
    'kind' in on && on.kind === 'button' && on.call.intent === 'resume' ? [n] : [],
  )
  const blocks = renderPage(view, key, limits.window, { surface: 'window', fillable: false }).blocks
  return blocks.flatMap((block, i): KnownBlock[] => {
    if (block.type !== 'actions') return []
    const elements = block.elements.filter(
      (element) => !again.some((n) => 'action_id' in element && element.action_id === pressId(key, n)),
    )
    return elements.length === 0 ? [] : [{ ...block, elements, block_id: `${refusedBlock}.${i}` }]
  })
}

/** The block under which Slack shows what is wrong with this field; undefined when the window does not ask it. */
export function blockOfField(sent: SentWindow, field: string): string | undefined {
  return sent.blocks.find(({ block_id = '' }) => readFieldBlock(block_id)?.name === field)?.block_id
}

function longTitle(title: string): RichTextBlockElement[] {
  return shown(title).length > kit.viewTitle ? sentence([{ strong: title }]) : []
}

/** Where an answer goes is left out before the memory is too long: it is sent another way then. */
function memory(all: Memory): string {
  const whole = writeMemory(all)
  if (whole.length <= kit.metadata) return whole
  const { url: _, ...rest } = all
  return writeMemory({ ...rest, name: rest.name.slice(0, 80) })
}
