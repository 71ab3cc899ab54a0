/** Who sees what: the messages in front of a person in a place, and what can be pressed or filled in there. */
import type { Address, Capabilities, Form, Platform, View } from '../port.ts'
import { degrade } from '../views/degrade.ts'
import type { Drawn, DrawnAction, DrawnBallot, DrawnInner, Target } from '../views/drawn.ts'
import { fold } from '../views/fold.ts'
import { drawPage } from '../views/paginate.ts'
import type { Spot } from './line.ts'
import type { Message, Room } from './room.ts'

/** A platform of ours as its lines are read: its messages, the names of its places, and what can be drawn in them. */
export type Stage = {
  readonly room: Room
  readonly platform: Platform
  readonly workspace: string
  canAt(to: Address): Capabilities
}

/** What a drawn label stands for; `word` is what is typed where there are no buttons. */
export type Labelled = {
  readonly label: string
  readonly word?: string
  readonly target: Target
  readonly values?: Readonly<Record<string, string>>
}
export type Fillable =
  | { readonly kind: 'form'; readonly form: Form }
  | { readonly kind: 'ballot'; readonly ballot: DrawnBallot }

export function isForm(body: View | Form): body is Form {
  return 'fields' in body
}

/** What is drawn of a view: the page it is on. */
export function drawnPage(view: View, can: Capabilities): Drawn {
  return drawPage(view, '', can).drawn
}

/** The values that a form starts with. */
export function prefilled(form: Form): Readonly<Record<string, string>> {
  return Object.fromEntries(form.fields.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])))
}

/** Where whispers cannot be drawn they are read in the private conversation. */
export function isSeen(stage: Stage, message: Message, account: string, where: Spot): boolean {
  const { to } = message
  if (to.to === 'room') return where.kind === 'room' && to.channel === where.channel
  if (to.account !== account) return false
  if (to.to === 'dm') return where.kind === 'dm'
  return where.kind === 'room' ? to.channel === where.channel : !stage.canAt(to).whispers
}

/** Newest first. */
export function seenBy(stage: Stage, account: string, where: Spot): readonly Message[] {
  return stage.room
    .messages()
    .filter((message) => isSeen(stage, message, account, where))
    .reverse()
}

/** What the message shows on its page comes first, then the rest of it: nothing is out of reach. */
export function labels({ canAt }: Stage, { body, to }: Message): readonly Labelled[] {
  if (isForm(body)) return [{ label: body.submit, target: { n: 0 }, values: prefilled(body) }]
  const can = canAt(to)
  return [...inner(drawnPage(body, can)), ...inner(degrade(body, can))].flatMap(nodeLabels)
}

/** The newest message that shows this label, whatever its case and accents. */
export function find(
  stage: Stage,
  messages: readonly Message[],
  label: string,
): (Labelled & { readonly on: Message }) | undefined {
  const wanted = fold(label)
  for (const on of messages) {
    const shown = labels(stage, on)
    const found =
      shown.find((item) => item.label === label) ??
      shown.find((item) => fold(item.label) === wanted || item.word === label)
    if (found) return { ...found, on }
  }
  return undefined
}

/** What a message asks to fill in. */
export function fillables({ canAt }: Stage, { body, to }: Message): readonly Fillable[] {
  if (isForm(body)) return [{ kind: 'form', form: body }]
  return inner(degrade(body, canAt(to))).flatMap((node): readonly Fillable[] =>
    node.kind === 'ballot' ? [{ kind: 'ballot', ballot: node }] : [],
  )
}

export function inner(drawn: Drawn): readonly DrawnInner[] {
  return drawn.nodes.flatMap((node): readonly DrawnInner[] => (node.kind === 'card' ? node.nodes : [node]))
}

function nodeLabels(node: DrawnInner): readonly Labelled[] {
  if (node.kind === 'actions') return node.items.flatMap(actionLabels)
  // A single choice is pressed by its label too.
  if (node.kind === 'ballot' && node.method.kind === 'one') {
    return node.options.map(({ id, label }) => ({ label, target: { n: node.n }, values: { [node.field]: id } }))
  }
  return 'words' in node ? (node.words ?? []) : []
}

function actionLabels(action: DrawnAction): readonly Labelled[] {
  if (action.kind === 'link') return []
  return action.kind === 'button' ? [action] : action.options
}
