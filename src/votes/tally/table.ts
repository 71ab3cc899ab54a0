/**
 * What a rule keeps of the ballots while it counts them, as whole numbers: `cells` are sums to which a ballot is added,
 * or from which it is taken away (`times` below zero), in a time that does not depend on how many there are.
 */
import type { Definition } from './definition.ts'

/** How a ballot that is not blank counts: for its choice, as an abstention, or not at all. */
export type Kind = 'expressed' | 'abstained' | 'spoilt'

/** How many ballots counted in which way. */
export type Kinds = Readonly<Record<Kind, number>>

export type Table<D extends Definition> = {
  size(definition: D): number
  /** Throws before it changes anything when the ballot is not one of this vote. */
  add(definition: D, cells: Float64Array, ballot: string, times: number): Kind
  /**
   * The same of many ballots at once, none of them blank, each of them `times`; for rules whose result follows from their
   * cells. Undefined when they have to be taken one by one: one of them is not of this vote, which one is told then.
   */
  many?(definition: D, cells: Float64Array, ballots: readonly string[], times: number): Kinds | undefined
}

/** For rules that need the ballots themselves. */
export function checked<D extends Definition>(read: (ballot: string, definition: D) => unknown): Table<D> {
  return {
    size: () => 0,
    add(definition, _, ballot) {
      read(ballot, definition)
      return 'expressed'
    },
  }
}
