/** What a strict platform refuses: everything beyond its capabilities, so that a fake never accepts too much. */
import type { Address, Capabilities, Form } from '../../../src/port.ts'
import type { Drawn, DrawnAction, DrawnInner } from '../../../src/views/drawn.ts'
import { textLength } from '../../../src/views/paginate.ts'
import type { Rich } from '../../../src/views/view.ts'

/** One sentence for each limit that is passed; none when the platform accepts. */
export function breaches(to: Address, body: Drawn | Form, can: Capabilities): readonly string[] {
  const address = to.to === 'whisper' && !can.whispers ? ['no whispers here'] : []
  return [...address, ...('fields' in body ? formBreaches(body, can) : drawnBreaches(to, body, can))]
}

function formBreaches({ fields }: Form, can: Capabilities): readonly string[] {
  return fields.length > can.formFields ? [`${fields.length} fields, ${can.formFields} at most`] : []
}

function drawnBreaches(to: Address, drawn: Drawn, can: Capabilities): readonly string[] {
  const nodes = drawn.nodes.flatMap((node): readonly DrawnInner[] => (node.kind === 'card' ? node.nodes : [node]))
  const items = nodes.flatMap((node) => (node.kind === 'actions' ? node.items : []))
  const buttons = items.filter(({ kind }) => kind !== 'pick').length
  const length = textLength(drawn)
  return [
    ...(length > can.maxText ? [`${length} characters, ${can.maxText} at most`] : []),
    ...(buttons > (can.buttons ? can.maxButtons : 0) ? [`${buttons} buttons, ${can.maxButtons} at most`] : []),
    ...items.flatMap((item) => actionBreaches(item, can)),
    ...nodes.flatMap((node) => nodeBreaches(to, node, can)),
    ...(!can.links && nodes.some(hasLink) ? ['no links here'] : []),
  ]
}

function actionBreaches(item: DrawnAction, can: Capabilities): readonly string[] {
  const labels = item.kind === 'pick' ? [item.label, ...item.options.map(({ label }) => label)] : [item.label]
  const long = labels.filter((label) => label.length > can.labelLength)
  const options = item.kind === 'pick' ? item.options.length : 0
  return [
    ...long.map((label) => `a label of ${label.length} characters, ${can.labelLength} at most`),
    ...(options > can.pickOptions ? [`${options} options, ${can.pickOptions} at most`] : []),
  ]
}

function nodeBreaches(to: Address, node: DrawnInner, can: Capabilities): readonly string[] {
  switch (node.kind) {
    case 'table':
      return can.tables ? [] : ['no tables here']
    case 'chart':
      return can.charts === 'bars' || (can.charts === 'png' && !can.files) ? ['no charts here'] : []
    case 'image':
      return can.files ? [] : ['no files here']
    case 'ballot':
      if (!can.ballots.includes(node.method.kind)) return [`no ballots of kind ${node.method.kind} here`]
      return node.secret && to.to === 'room' && !can.privateBallots
        ? ['a secret ballot where others see the answer']
        : []
    default:
      return []
  }
}

function hasLink(node: DrawnInner): boolean {
  return riches(node).some(
    (rich) => typeof rich !== 'string' && rich.some((span) => typeof span !== 'string' && 'link' in span),
  )
}

function riches(node: DrawnInner): readonly Rich[] {
  if (node.kind === 'text') return [node.text]
  if (node.kind === 'facts') return node.facts.map(({ value }) => value)
  if (node.kind === 'list') return node.items
  return node.kind === 'table' ? node.rows.flat() : node.kind === 'ballot' ? [node.question] : []
}
