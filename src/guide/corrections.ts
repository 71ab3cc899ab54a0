/**
 * Whoever was told of an act hears that it was taken back, where they were told: unless what takes it back says so itself,
 * there or in the very message.
 */
import type { Reads } from '../engine/db.ts'
import type { Context } from '../engine/intent.ts'
import { post, type Write } from '../engine/writes.ts'
import type { Address } from '../port.ts'
import { textOf } from '../text/index.ts'
import { actions, button, quiet, text, view } from '../views/build.ts'
import { plain } from '../views/plain.ts'
import { shorten } from '../views/rich.ts'
import type { View } from '../views/view.ts'

/** A message of an act, as it was sent. */
export type Told = { readonly id: string; readonly to: Address; readonly body: View }

/** Characters of what was said, by which it is known again. */
const firstWords = 100

export async function toldBy(read: Reads, ids: readonly string[]): Promise<Told[]> {
  if (ids.length === 0) return []
  const rows = await read.outbox.findMany({ where: { id: { in: [...ids] }, kind: 'view' }, orderBy: { seq: 'asc' } })
  return rows.map(({ id, address, body }) => ({
    id,
    to: address as unknown as Address,
    body: body as unknown as View,
  }))
}

type By = Pick<Context<unknown>, 'actor' | 'spot' | 'newId'>

/** `writes`: those of what takes the act back. `unnamed`: nobody is told whose act it was. */
export function corrections(told: readonly Told[], writes: readonly Write[], by: By, unnamed = false): Write[] {
  const posts = writes.filter((write) => write.do === 'post')
  const edited = new Set(posts.map(({ edits }) => edits))
  const said = new Set(posts.filter(({ edits }) => edits === undefined).map(({ to }) => where(to)))
  return told.flatMap(({ id, to, body }) => {
    if (edited.has(id) || said.has(where(to)) || isOwn(to, by)) return []
    const { lang } = body
    const t = textOf(lang)
    const words = shorten(firstLine(body), firstWords)
    const taken = unnamed ? t.undone.takenBackUnnamed : t.undone.takenBack(by.actor.name)
    const next = to.to !== 'room' && actions(button(t.buttons.panel, { intent: 'panel', args: {} }))
    return [post(by.newId(), to, view(lang, text(taken), quiet(words), next))]
  })
}

/** A conversation, whatever the thread. */
function where(to: Address): string {
  const { platform, workspace } = to
  return JSON.stringify([platform, workspace, to.to, to.to === 'dm' ? to.account : to.channel])
}

/** Who takes it back is answered anyway. */
function isOwn(to: Address, { actor, spot }: By): boolean {
  const isHere = to.platform === spot.platform && to.workspace === spot.workspace
  return isHere && to.to !== 'room' && to.account === actor.account
}

function firstLine({ lang, nodes }: View): string {
  const said = plain({ lang, nodes: nodes.filter(({ kind }) => kind !== 'actions') })
  return said.split('\n').find((line) => line.trim() !== '') ?? ''
}
