/** The packages of npm that count by Schulze's method. */
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/** Each is given rows of ranks made into what it asks for, outside of what is measured. */
export const peers: Readonly<
  Record<string, (names: readonly string[], rows: readonly (readonly number[])[]) => () => unknown>
> = {
  'schulze-method'(names, rows) {
    const { run } = require('schulze-method') as { run: (n: number, rows: unknown) => unknown }
    return () => run(names.length, rows)
  },
  votes(names, rows) {
    type Votes = {
      utils: { matrixFromBallots: (ballots: unknown, candidates: readonly string[]) => object }
      Schulze: new (matrix: object) => { ranking: () => unknown }
    }
    const { Schulze, utils } = require('votes') as Votes
    const ballots = rows.map((row) => ({ ranking: orderOf(row).map((at) => [names[at]!]), weight: 1 }))
    return () => new Schulze(utils.matrixFromBallots(ballots, names)).ranking()
  },
  condorcet(names, rows) {
    type Counter = { addBallot: (ballot: Map<string, number>) => void; rank: () => unknown }
    const { Schulze } = require('condorcet') as { Schulze: new (names: Set<string>) => Counter }
    const ballots = rows.map((row) => new Map(names.map((name, at) => [name, row[at]!])))
    return () => {
      const counter = new Schulze(new Set(names))
      for (const ballot of ballots) counter.addBallot(ballot)
      return counter.rank()
    }
  },
  caritat(names, rows) {
    type Election = { addBallot: (ballot: string[]) => void }
    const caritat = require('caritat') as {
      Election: new (options: object) => Election
      condorcet: { schulze: (election: Election) => unknown }
    }
    const ballots = rows.map((row) => orderOf(row).map((at) => names[at]!))
    return () => {
      const election = new caritat.Election({ candidates: [...names] })
      for (const ballot of ballots) election.addBallot(ballot)
      return caritat.condorcet.schulze(election)
    }
  },
}

/** Options, best first. */
export function orderOf(ranks: readonly number[]): number[] {
  return [...ranks.keys()].sort((a, b) => ranks[a]! - ranks[b]!)
}
