/** What is decided where, and what it is called: pure. */
import type { Body } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'

export const decisionKinds = ['decision', 'method'] as const
export type DecisionKind = (typeof decisionKinds)[number]

/** A body that decides decides; the others, and ateliers, give an opinion. */
export type Weight = 'decision' | 'opinion' | 'method'

export function weightOf(kind: string, body: Pick<Body, 'power'> | null | undefined): Weight {
  if (kind === 'method') return 'method'
  return body?.power === 'decides' ? 'decision' : 'opinion'
}

/** Written by hand rather than chosen: a text that ends with the word « modalités » must not lose it. */
export function readKind(folded: string | undefined, typed: string, options: string, label: string): DecisionKind {
  if (folded === undefined || folded === '') return 'decision'
  if (/^(?:decisions?|avis|opinion)$/.test(folded)) return 'decision'
  if (/^(?:method|methode|modalites?(?: de travail)?|working method)$/.test(folded)) return 'method'
  throw new Refusal('notAnOption', { label, text: typed.slice(0, 40), options })
}

/** How the next phase works is decided by the plenary. */
export function mayDecide(kind: DecisionKind, body: Pick<Body, 'kind'> | null | undefined, title: string): void {
  if (kind === 'method' && body?.kind !== 'plenary') throw new Refusal('methodOnlyPlenary', { title })
}
