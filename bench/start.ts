/**
 * How long it takes from the command to the sentence that says it is ready: on an empty data directory, then again on
 * the same one. As `npm start` does it, and the bot alone.
 *
 * `node bench/start.ts [--rounds 5]` prints JSON.
 */
import path from 'node:path'
import { parseArgs } from 'node:util'
import { inTemporaryFolder, type Spread, spread } from './measure.ts'
import { startBot, type Way, ways } from './service.ts'

/** Milliseconds. */
export type StartResult = {
  readonly rounds: number
  readonly ways: readonly {
    readonly way: string
    readonly node: string
    readonly first: Spread
    readonly second: Spread
    readonly stop: Spread
  }[]
}

type Times = { readonly first: number[]; readonly second: number[]; readonly stop: number[] }

export async function measureStart(rounds: number): Promise<StartResult> {
  const taken = ways().map((way) => ({ way, times: { first: [], second: [], stop: [] } as Times }))
  for (let round = 0; round < rounds; round++) {
    for (const { way, times } of taken) await inTemporaryFolder((dir) => twice(way, path.join(dir, 'data'), times))
  }
  return {
    rounds,
    ways: taken.map(({ way, times }) => ({
      way: way.name,
      node: way.node,
      first: spread(times.first),
      second: spread(times.second),
      stop: spread(times.stop),
    })),
  }
}

async function twice(way: Way, dir: string, times: Times): Promise<void> {
  for (const kind of ['first', 'second'] as const) {
    const bot = await startBot(way, { DATA_DIR: dir })
    times[kind].push(bot.ready)
    times.stop.push(await bot.stop())
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } })
  process.stdout.write(`${JSON.stringify(await measureStart(Number(values.rounds)))}\n`)
}

if (process.argv[1] === import.meta.filename) await main()
