/**
 * Ballots, those alike together. What was put in by thousands is sorted when somebody asks for it: the result of many a
 * rule follows from its sums.
 */
export class Bag {
  readonly #sorted = new Map<string, number>()
  #waiting: { readonly ballots: readonly string[]; readonly times: number }[] = []

  /** `ballots` is kept as it is, and not to be changed after. */
  put(ballots: readonly string[], times: number): void {
    this.#waiting.push({ ballots, times })
  }

  get sorted(): Map<string, number> {
    if (this.#waiting.length === 0) return this.#sorted
    for (const { ballots, times } of this.#waiting)
      for (const ballot of ballots) this.#sorted.set(ballot, (this.#sorted.get(ballot) ?? 0) + times)
    this.#waiting = []
    return this.#sorted
  }
}
