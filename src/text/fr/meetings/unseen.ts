/** Words of what is made by the clock, or by « annuler »: read in the journal alone. */
import type { ArgumentWords } from '../../words.ts'

export function unseen<const A extends string>(verb: string, label: string, ...names: readonly A[]) {
  const args = Object.fromEntries(names.map((name) => [name, { label: '', help: '' }])) as Record<A, ArgumentWords>
  return { verb, aliases: [], label, help: '', example: '', args }
}
