/** What is ours behind `!`, as the adapter of Matrix is told of it: made from the registry, in both languages. */
import type { Lexicon } from './engine/parse.ts'

export type MatrixVerbs = { readonly verbs: readonly string[]; readonly ideas: readonly string[] }

export function matrixWords({ verbs }: Lexicon): MatrixVerbs {
  const ideas = [...verbs].filter(([, intent]) => intent === 'idea submit').map(([verb]) => verb)
  return { verbs: [...verbs.keys()], ideas }
}
