/**
 * The numbers of what can be pressed, in the order of the view: a button, a pick and a ballot take one number each
 * from 1; a form is 0. What a platform sends back is such a number, resolved against the stored view.
 */
import type { Target } from './drawn.ts'
import type { Ballot, Button, Call, FileNode, Form, Node, Pick, View } from './view.ts'

export type Pressable = Button | Pick | Ballot | Form
/** A press without the post it was made on; `Press` of the port is one. */
export type Pressed = {
  readonly n: number
  readonly option?: number
  readonly values?: Readonly<Record<string, string>>
  readonly page?: number
}

export function presses(body: View | Form): readonly { readonly n: number; readonly on: Pressable }[] {
  if ('fields' in body) return [{ n: 0, on: body }]
  return body.nodes.flatMap(pressables).map((on, index) => ({ n: index + 1, on }))
}

function pressables(node: Node | FileNode): readonly Pressable[] {
  if (node.kind === 'card') return node.nodes.flatMap(pressables)
  if (node.kind === 'ballot') return [node]
  if (node.kind !== 'actions') return []
  return node.items.filter((item) => item.kind !== 'link')
}

/**
 * The call that was pressed; undefined when the body has no such number or option, or a page was asked.
 * A ballot pressed without its answer gives its call with the blank left, which a form then asks.
 */
export function resolvePress(body: View | Form, press: Pressed): Call | undefined {
  if (press.page !== undefined) return undefined
  const on = presses(body).find(({ n }) => n === press.n)?.on
  if (on === undefined) return undefined
  if ('fields' in on)
    return filled(
      on.call,
      on.fields.map((field) => field.name),
      press.values,
    )
  if (on.kind === 'button') return on.call
  if (on.kind === 'ballot') return filled(on.call, [on.field], press.values)
  return press.option === undefined ? undefined : on.options[press.option]?.call
}

/** Only declared names are taken: a forged value cannot reach an argument that was not asked. */
function filled(call: Call, names: readonly string[], values: Pressed['values'] = {}): Call {
  const given = names.flatMap((name) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined
    return value === undefined ? [] : [[name, value] as const]
  })
  return given.length === 0 ? call : { ...call, args: { ...call.args, ...Object.fromEntries(given) } }
}

/** What a drawn action carries: `<post>:<n>`, `<post>:<n>.<option>` or `<post>:p<page>`. */
export function pressId(post: string, target: number | Target): string {
  if (typeof target === 'number') return `${post}:${target}`
  if ('page' in target) return `${post}:p${target.page}`
  return target.option === undefined ? `${post}:${target.n}` : `${post}:${target.n}.${target.option}`
}

/** Undefined when it is none of ours. A page has the number 0, which `page` overrides. */
export function readPressId(id: string): (Pressed & { readonly post: string }) | undefined {
  const found = /^(.+):(?:p(\d{1,4})|(\d{1,4})(?:\.(\d{1,4}))?)$/.exec(id)
  const post = found?.[1]
  if (!found || post === undefined) return undefined
  if (found[2] !== undefined) return { post, n: 0, page: Number(found[2]) }
  const n = Number(found[3])
  return found[4] === undefined ? { post, n } : { post, n, option: Number(found[4]) }
}

export function pressOf(target: Target): Pressed {
  return 'page' in target ? { n: 0, page: target.page } : target
}
