/**
 * What the bot takes of the machine's memory, ten seconds after it is ready: right after it made its database, on the
 * next start, and with a server. The launcher, when one is needed, is counted apart.
 *
 * `node bench/memory.ts [--rounds 5]` prints JSON.
 */
import path from 'node:path'
import { parseArgs } from 'node:util'
import { startPostgres } from '../tests/support/postgres.ts'
import { inTemporaryFolder, type Memory, memoryOf, type Spread, sleep, spread } from './measure.ts'
import { startBot, type Way, ways } from './service.ts'

type Case = 'embedded, first start' | 'embedded, warm' | 'server'
export type Occupied = { readonly resident: Spread; readonly proportional: Spread; readonly peak: Spread }
/** Megabytes. */
export type MemoryResult = {
  readonly rounds: number
  readonly after: number
  readonly cases: readonly { readonly what: Case; readonly bot: Occupied; readonly launcher?: Occupied }[]
}

/** Milliseconds after the ready sentence. */
const after = 10_000

export async function measureMemory(rounds: number): Promise<MemoryResult> {
  const way = ways().find(({ name }) => name === 'launcher')!
  const seen = new Map<Case, { bot: Memory[]; launcher: Memory[] }>()
  async function look(what: Case, settings: Record<string, string>): Promise<void> {
    const { bot, launcher } = await sizes(way, settings)
    const before = seen.get(what) ?? { bot: [], launcher: [] }
    seen.set(what, { bot: [...before.bot, bot], launcher: [...before.launcher, ...launcher] })
  }
  for (let round = 0; round < rounds; round++) {
    await inTemporaryFolder(async (dir) => {
      const settings = { DATA_DIR: path.join(dir, 'data') }
      await look('embedded, first start', settings)
      await look('embedded, warm', settings)
    })
    await inTemporaryFolder(async (dir) => {
      const server = await startPostgres({ fsync: 'on' })
      try {
        await look('server', { DATA_DIR: path.join(dir, 'data'), DATABASE_URL: server.url })
      } finally {
        await server.remove()
      }
    })
  }
  return {
    rounds,
    after,
    cases: [...seen].map(([what, { bot, launcher }]) => ({
      what,
      bot: occupied(bot),
      ...(launcher.length > 0 && { launcher: occupied(launcher) }),
    })),
  }
}

async function sizes(way: Way, settings: Record<string, string>): Promise<{ bot: Memory; launcher: Memory[] }> {
  const bot = await startBot(way, settings)
  try {
    await sleep(after)
    const [first, ...others] = bot.pids.map(memoryOf)
    return others.length === 0 ? { bot: first!, launcher: [] } : { bot: others.at(-1)!, launcher: [first!] }
  } finally {
    await bot.stop()
  }
}

function occupied(all: readonly Memory[]): Occupied {
  return {
    resident: spread(all.map((m) => m.resident)),
    proportional: spread(all.map((m) => m.proportional)),
    peak: spread(all.map((m) => m.peak)),
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } })
  process.stdout.write(`${JSON.stringify(await measureMemory(Number(values.rounds)))}\n`)
}

if (process.argv[1] === import.meta.filename) await main()
