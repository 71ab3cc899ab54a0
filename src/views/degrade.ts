/**
 * Lowers a view to what a platform can draw, so that renderers only meet what they know. Two laws: a fallback may be
 * plainer, never poorer (every action stays reachable); secrecy is not a style (a ballot whose answer others would see
 * is not offered there). For a whisper or a direct message, give `can` with `privateBallots: true`.
 */
import type { Drawn, DrawnInner, DrawnNode } from './drawn.ts'
import { type Budget, lowerActions, lowerBallot } from './lower-actions.ts'
import {
  lowerCalendar,
  lowerChart,
  lowerDocument,
  lowerImage,
  lowerRich,
  lowerTable,
  titleLength,
} from './lower-figures.ts'
import { flat, shorten } from './rich.ts'
import type { Capabilities, Card, FileNode, Node, View } from './view.ts'
import { wordsIn } from './words.ts'

export function degrade(view: View, can: Capabilities): Drawn {
  const budget: Budget = { can, lang: view.lang, words: wordsIn(view.lang), n: 1, typed: 1, buttons: can.maxButtons }
  return { lang: view.lang, nodes: view.nodes.flatMap((node) => lower(node, budget)) }
}

function lower(node: Node | FileNode, budget: Budget): readonly DrawnNode[] {
  if (node.kind === 'document') return lowerDocument(node, budget.lang, budget.can)
  if (node.kind === 'calendar') return lowerCalendar(node, budget.lang, budget.can)
  return node.kind === 'card' ? lowerCard(node, budget) : lowerInner(node, budget)
}

/** A title too long for a title keeps its whole text below it. */
function lowerCard(card: Card, budget: Budget): readonly DrawnNode[] {
  const nodes = card.nodes.flatMap((node) => lowerInner(node, budget))
  const title = lowerRich(card.title, budget.can)
  const room = titleLength(budget.can)
  if (flat(title).length <= room) return [{ kind: 'card', title, nodes }]
  const whole: DrawnInner = { kind: 'text', text: title }
  return [{ kind: 'card', title: shorten(flat(title), room), nodes: [whole, ...nodes] }]
}

function lowerInner(node: Exclude<Node, Card>, budget: Budget): readonly DrawnInner[] {
  const { can } = budget
  switch (node.kind) {
    case 'text':
      return [{ ...node, text: lowerRich(node.text, can) }]
    case 'facts':
      return [{ ...node, facts: node.facts.map(({ label, value }) => ({ label, value: lowerRich(value, can) })) }]
    case 'list':
      return [{ ...node, items: node.items.map((item) => lowerRich(item, can)) }]
    case 'table':
      return lowerTable(node, budget.lang, can)
    case 'chart':
      return lowerChart(node, budget.lang, can)
    case 'image':
      return lowerImage(node, can)
    case 'actions':
      return lowerActions(node, budget)
    case 'ballot':
      return lowerBallot(node, budget)
  }
}
