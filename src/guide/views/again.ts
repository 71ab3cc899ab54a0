/** An answer shown a second time: its buttons do what they did. */
import type { Call, FileNode, Node, View } from '../../views/view.ts'

/** `inbox`: the request that it answered, which [Annuler] takes back. Shown from its first page. */
export function againView({ lang, nodes }: View, inbox: string): View {
  return { lang, nodes: nodes.map((node) => pointed(node, inbox)) }
}

function pointed<N extends Node | FileNode>(node: N, inbox: string): N {
  if (node.kind === 'card') return { ...node, nodes: node.nodes.map((inner) => pointed(inner, inbox)) }
  if (node.kind !== 'actions') return node
  const to = (call: Call): Call => (call.intent === 'undo' ? { intent: 'undo act', args: { act: inbox } } : call)
  const items = node.items.map((item) => {
    if (item.kind === 'button') return { ...item, call: to(item.call) }
    if (item.kind === 'pick') return { ...item, options: item.options.map((o) => ({ ...o, call: to(o.call) })) }
    return item
  })
  return { ...node, items }
}
