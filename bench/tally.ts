/**
 * Counting votes beside the packages of npm that do it: CPU of this thread, in turn, round by round, on the same
 * random ballots. Our sides are given what a bot holds: ranks by option, ballots as texts.
 *
 * `node bench/tally.ts [--rounds 5] [--share 1] [--shares a.pb,b.pb]` prints JSON. `--share 0.1` takes a tenth of the
 * ballots. Equal shares are counted on a random vote as large as Wieliczka's of 2023, or on files that are named.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { readPoll } from '../src/votes/files/read.ts'
import { readSeveral } from '../src/votes/tally/ballot.ts'
import { pairsOfColumns } from '../src/votes/tally/columns.ts'
import { add, addAll, count, resultOf, revise, startCount } from '../src/votes/tally/count.ts'
import type { Definition, SharesDefinition } from '../src/votes/tally/definition.ts'
import { orderBy } from '../src/votes/tally/paths.ts'
import { ratio } from '../src/votes/tally/ratio.ts'
import { instanceOf } from '../src/votes/tally/shares/instance.ts'
import { type Spread, spread } from './measure.ts'
import { orderOf, peers } from './tally-peers.ts'
import { plainShares } from './tally-plain.ts'

/** Milliseconds of CPU; `ratios` are theirs over ours, round by round. */
export type Sides = {
  readonly what: string
  readonly ours: Spread
  readonly theirs: Readonly<Record<string, { readonly cpu: Spread; readonly ratio: Spread }>>
}
export type TallyResult = {
  readonly rounds: number
  readonly schulze: readonly Sides[]
  readonly judgment: Sides
  /** microseconds of CPU, of one ballot of 20 options changed; milliseconds, of the result read from what is counted */
  readonly revise: Spread
  readonly live: Spread
  readonly shares: readonly Sides[]
}

const require = createRequire(import.meta.url)

function dice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** Complete rankings, some of them alike. */
function rankings(ballots: number, options: number): number[][] {
  const roll = dice(options)
  return Array.from({ length: ballots }, () => {
    const order = Array.from({ length: options }, (_, at) => at)
    for (let at = options - 1; at > 0; at--) {
      const other = roll(at + 1)
      const kept = order[at]!
      order[at] = order[other]!
      order[other] = kept
    }
    return order
  })
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/**
 * Milliseconds of CPU of this thread: nobody pays for what another left behind, which others sweep meanwhile. The system
 * counts it by ticks of some milliseconds: what is short is done again until it took `least`.
 */
function cpuOf(work: () => unknown, least = 100): number {
  collect()
  const before = process.threadCpuUsage()
  for (let times = 1; ; times++) {
    work()
    const { user, system } = process.threadCpuUsage(before)
    const spent = (user + system) / 1000
    if (spent >= least) return spent / times
  }
}

function sides(
  what: string,
  rounds: number,
  ours: () => unknown,
  theirs: Readonly<Record<string, () => unknown>>,
): Sides {
  // compiled, on every side
  for (const work of [ours, ...Object.values(theirs)]) cpuOf(work)
  const own: number[] = []
  const others = new Map(Object.keys(theirs).map((name) => [name, { cpu: [] as number[], ratio: [] as number[] }]))
  for (let round = 0; round < rounds; round++) {
    const mine = cpuOf(ours)
    own.push(mine)
    for (const [name, work] of Object.entries(theirs)) {
      const cpu = cpuOf(work)
      others.get(name)!.cpu.push(cpu)
      others.get(name)!.ratio.push(cpu / mine)
    }
  }
  const spreads = [...others].map(
    ([name, { cpu, ratio }]) => [name, { cpu: spread(cpu), ratio: spread(ratio) }] as const,
  )
  return { what, ours: spread(own), theirs: Object.fromEntries(spreads) }
}

function namesOf(options: number): string[] {
  return Array.from({ length: options }, (_, at) => `option ${at}`)
}

/** Some peers would take minutes, or all memory, where there are many ballots: `beside` says which are asked. */
function schulze(ballots: number, options: number, rounds: number, beside: readonly string[]): Sides {
  const rows = rankings(ballots, options)
  const columns = namesOf(options).map((_, at) => Uint8Array.from(rows, (row) => row[at]!))
  const inside = columns.map((_, at) => at)
  const known = Object.entries(peers).filter(([name]) => beside.includes(name))
  const theirs = Object.fromEntries(known.map(([name, peer]) => [name, peer(namesOf(options), rows)]))
  const ours = () => orderBy([...pairsOfColumns(columns)], options, inside, 'winning')
  return sides(`${ballots} × ${options}`, rounds, ours, theirs)
}

function judgment(ballots: number, options: number, rounds: number): Sides {
  const roll = dice(6)
  const grades = Array.from({ length: ballots }, () => Array.from({ length: options }, () => roll(6)))
  const texts = grades.map((row) => row.join(''))
  const definition: Definition = {
    rule: 'majority-judgment',
    options: namesOf(options),
    seats: 1,
    grades: namesOf(6),
    missing: 'worst',
  }
  const names = namesOf(options)
  const { MajorityJudgment } = require('votes') as {
    MajorityJudgment: new (input: object) => { ranking: () => unknown }
  }
  const rows = grades.map((row) => ({
    ranking: [5, 4, 3, 2, 1, 0].map((grade) => names.filter((_, at) => row[at] === grade)),
    weight: 1,
  }))
  const ours = () => {
    const started = startCount(definition)
    addAll(started, '', texts)
    return resultOf(started)
  }
  return sides(`${ballots} × ${options}`, rounds, ours, {
    votes: () => new MajorityJudgment({ candidates: names, ballots: rows }).ranking(),
  })
}

function live(rounds: number, ballots: number): Pick<TallyResult, 'revise' | 'live'> {
  const texts = rankings(ballots, 20).map((row) => orderOf(row).join('>'))
  const definition: Definition = {
    rule: 'schulze',
    options: namesOf(20),
    seats: 1,
    unranked: 'last',
    strength: 'winning',
  }
  const started = startCount(definition)
  const half = texts.length / 2
  for (const text of texts.slice(0, half)) add(started, '', text)
  let [from, to] = [0, half]
  const change = () => {
    for (let i = 0; i < half; i++) revise(started, '', texts[from + i]!, texts[to + i]!)
    ;[from, to] = [to, from]
  }
  const each = Array.from({ length: rounds + 1 }, () => {
    const changed = cpuOf(change)
    const read = cpuOf(() => resultOf(started))
    return { revise: (changed * 1000) / half, live: read }
  }).slice(1)
  return { revise: spread(each.map(({ revise }) => revise)), live: spread(each.map(({ live }) => live)) }
}

/** A budget, projects, people and ballots as in Wieliczka in 2023: 64 projects, 6,586 people, a million. */
function wieliczkaSized(share: number): {
  readonly definition: SharesDefinition
  readonly ballots: Map<string, number>
} {
  const roll = dice(2023)
  const options = 64
  const costs = Array.from({ length: options }, () => String(600 + roll(40) * roll(2500)))
  const ballots = new Map<string, number>()
  for (let person = 0; person < Math.round(6586 * share); person++) {
    const liked = Array.from({ length: 1 + roll(3) }, () => Math.min(roll(options), roll(options)))
    const ballot = [...new Set(liked)].sort((a, b) => a - b).join()
    ballots.set(ballot, (ballots.get(ballot) ?? 0) + 1)
  }
  return {
    ballots,
    definition: {
      rule: 'equal-shares',
      options: namesOf(options),
      costs,
      budget: String(Math.round(1_000_000 * share)),
      utility: 'cost',
      completion: 'add1',
      increment: '1',
      whole: true,
      exhaustive: false,
      greedy: false,
      ties: ['approvals', 'cost'],
    },
  }
}

function shares(what: string, definition: Definition, ballots: ReadonlyMap<string, number>, rounds: number): Sides {
  if (definition.rule !== 'equal-shares') throw new Error(`${what} is counted by another rule`)
  const counts = { '': Object.fromEntries(ballots) }
  const expressed = [...ballots.values()].reduce((sum, people) => sum + people, 0)
  const turnout = { voters: expressed, expressed, blank: 0, abstained: 0, spoilt: 0 }
  const college = { id: '', cells: new Float64Array(0), ballots, turnout, share: ratio(1n), weight: 1n }
  const instance = instanceOf(definition, { colleges: [college], scale: undefined }, undefined, (ballot) =>
    readSeveral(ballot, definition.options.length),
  )
  const ours = count(definition, { counts }).figures.raised
  const theirs = plainShares(instance).raised
  if (ours !== theirs) throw new Error(`${what}: raised ${ours} and ${theirs} times`)
  return sides(what, rounds, () => count(definition, { counts }), { plain: () => plainShares(instance) })
}

function main(): void {
  const { values } = parseArgs({
    options: { rounds: { type: 'string' }, share: { type: 'string' }, shares: { type: 'string' } },
  })
  const rounds = Number(values.rounds ?? 5)
  const share = Number(values.share ?? 1)
  const part = (ballots: number) => Math.round(ballots * share)
  const files = (values.shares ?? '').split(',').filter((file) => file !== '')
  const result: TallyResult = {
    rounds,
    schulze: [
      schulze(part(10_000), 20, rounds, Object.keys(peers)),
      schulze(part(100_000), 20, rounds, ['schulze-method', 'votes']),
      schulze(part(1_000_000), 10, rounds, ['schulze-method']),
      schulze(part(10_000), 100, rounds, ['schulze-method', 'votes']),
    ],
    judgment: judgment(part(100_000), 20, rounds),
    ...live(rounds, part(20_000)),
    shares: [
      ...[wieliczkaSized(share)].map(({ definition, ballots }) =>
        shares('64 projects, random', definition, ballots, rounds),
      ),
      ...files.map((file) => {
        const { definition, box } = readPoll(file, readFileSync(file, 'utf8'), { rule: 'equal-shares' })
        return shares(path.basename(file), definition, new Map(Object.entries(box.counts['']!)), rounds)
      }),
    ],
  }
  process.stdout.write(`${JSON.stringify(result)}\n`)
}

main()
