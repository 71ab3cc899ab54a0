/**
 * One process per data directory, raced for: between warm processes, which differ by microseconds, after `kill -9` of the
 * owner, and between whole bots. In each race exactly one wins, and the others say who holds it.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRandom } from '../support/kernel/random.ts'

const root = path.join(import.meta.dirname, '..', '..')
const script = path.join(root, 'tests', 'support', 'race-racer.ts')
const random = createRandom(24)
/** In the race itself the winner may, on a machine that is busy, not have written its name yet. */
const answers = { refused: 0, told: 0 }
let parent: string
let pool: Racer[]

type Racer = { readonly pid: number; ask(line: string): Promise<string>; kill(): Promise<void>; end(): void }

beforeAll(async () => {
  parent = mkdtempSync(path.join(tmpdir(), 'concertess-races-'))
  pool = await Promise.all(Array.from({ length: 4 }, startRacer))
})
afterAll(() => {
  for (const racer of pool) racer.end()
  rmSync(parent, { recursive: true, force: true })
})

async function startRacer(): Promise<Racer> {
  const child = spawn(process.execPath, [script], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  await lines.next()
  return {
    pid: child.pid!,
    async ask(line) {
      child.stdin.write(`${line}\n`)
      const { value } = await lines.next()
      return String(value)
    },
    async kill() {
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
    end: () => child.kill('SIGKILL'),
  }
}

/** Who won; fails unless exactly one did, and unless the others are told who. */
async function race(dir: string, racers: readonly Racer[]): Promise<Racer> {
  const said = await Promise.all(racers.map((racer) => racer.ask(dir)))
  expect(said.filter((line) => line === 'held')).toHaveLength(1)
  const winner = racers[said.indexOf('held')]!
  for (const [at, racer] of racers.entries()) {
    if (racer === winner) continue
    answers.refused += 1
    if (said[at] === `refused ${winner.pid}`) answers.told += 1
    else expect(await racer.ask(dir)).toBe(`refused ${winner.pid}`)
  }
  return winner
}

test('77 races of two to four processes, each for a new directory: one wins, the others learn who', async () => {
  const wins = new Map<number, number>()
  for (let n = 0; n < 77; n++) {
    const dir = path.join(parent, `race-${n}`)
    const racers = random.shuffle(pool).slice(0, 2 + (n % 3))
    const winner = await race(dir, racers)
    await winner.ask('leave')
    wins.set(winner.pid, (wins.get(winner.pid) ?? 0) + 1)
  }
  // A race that the same process always wins is no race.
  expect(wins.size).toBeGreaterThan(1)
})

test('20 races for a directory whose owner was just killed: one takes over, at once', async () => {
  const spare: Promise<Racer>[] = [startRacer()]
  for (let n = 0; n < 20; n++) {
    const dir = path.join(parent, `kill-${n}`)
    const owner = await race(dir, random.shuffle(pool).slice(0, 2))
    const others = pool.filter((racer) => racer !== owner)
    spare.push(startRacer())
    await owner.kill()
    const heir = await race(dir, others.slice(0, 2 + (n % 2)))
    await heir.ask('leave')
    pool = [...others, await spare.shift()!]
  }
  for (const racer of spare) (await racer).end()
  expect(answers.told).toBeGreaterThan(answers.refused * 0.9)
})

test('3 races of the whole bot: one serves, the others name it and leave', { timeout: 120_000 }, async () => {
  for (let n = 0; n < 3; n++) {
    const dir = path.join(parent, 'bot')
    const bots = Array.from({ length: 2 + (n % 2) }, () => startBot(dir))
    const ended = new Set<ChildProcess>()
    const refusals = bots.map(async ({ child, closed, output }) => {
      const [code] = await closed
      ended.add(child)
      return { code, output: output() }
    })
    await expect.poll(() => ended.size, { timeout: 60_000 }).toBe(bots.length - 1)
    const winner = bots.find(({ child }) => !ended.has(child))!
    await expect.poll(() => winner.output(), { timeout: 60_000 }).toContain('Code')
    for (const [at, bot] of bots.entries()) {
      if (bot === winner) continue
      const { code, output } = (await refusals[at])!
      expect(code).toBe(1)
      expect(output).toContain(dir)
      expect(output).toContain(String(winner.child.pid))
    }
    // The next race finds a directory whose owner was killed.
    winner.child.kill('SIGKILL')
    await winner.closed
  }
})

function startBot(dir: string) {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(CONCERTESS_|DATABASE_)/.test(name)))
  const child = spawn(process.execPath, [path.join(root, 'src', 'main.ts')], {
    cwd: root,
    env: { ...env, DATA_DIR: dir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  }
  return { child, closed: once(child, 'close'), output: () => said }
}
