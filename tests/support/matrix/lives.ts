/** The bot as a process of its own beside a homeserver, killed (`kill -9`) at moments that a seed decides, and started again. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Random } from '../kernel/random.ts'
import { prepareEmbedded } from '../prepared.ts'
import type { MatrixWorld } from './world.ts'

export type Lives = {
  /** where its database is */
  readonly data: string
  begin(): Promise<void>
  /** What the first administrator types, as it was printed. */
  code(): Promise<string>
  /** Kills it so many times, or until the story is over. */
  killing(kills: number, random: Random, isOver: () => boolean): Promise<void>
  kills(): { readonly all: number; readonly early: number }
  /** As a service is stopped. Returns its exit code. */
  stop(): Promise<number | null>
  printed(): string
}

const root = path.join(import.meta.dirname, '..', '..', '..')
const main = path.join(root, 'src', 'main.ts')
const ready = 'Concertess est prêt'
const readyWithin = 90_000
/** Milliseconds: a life works so long at most; one in five is killed while it starts. */
const longest = { work: 2500, start: 1500 }

export async function livesOf(world: MatrixWorld, dir: string): Promise<Lives> {
  const data = path.join(dir, 'data')
  mkdirSync(dir, { recursive: true })
  await prepareEmbedded(data)
  let child: ChildProcess | undefined
  let printed = ''
  let mine = ''
  let all = 0
  let early = 0

  function spawned(): ChildProcess {
    mine = ''
    const env = Object.fromEntries(
      Object.entries(process.env).filter(([name]) => ['PATH', 'HOME', 'TZ'].includes(name)),
    )
    const made = spawn(process.execPath, [main], {
      cwd: dir,
      env: { ...env, DATA_DIR: data, MATRIX_HOMESERVER_URL: world.url, MATRIX_ACCESS_TOKEN: world.bot.token },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [made.stdout, made.stderr])
      stream!.setEncoding('utf8').on('data', (text: string) => {
        printed += text
        mine += text
      })
    process.once('exit', kill)
    child = made
    return made
  }

  function kill(): void {
    child?.kill('SIGKILL')
  }

  async function isReady(): Promise<void> {
    for (const end = Date.now() + readyWithin; !mine.includes(ready); await pause(10)) {
      if (child?.exitCode !== null || Date.now() > end)
        throw new Error(`the bot did not start:\n${printed.slice(-2000)}`)
    }
  }

  async function ended(signal: NodeJS.Signals): Promise<number | null> {
    const dying = child!
    child = undefined
    process.off('exit', kill)
    const end = dying.exitCode === null && dying.signalCode === null ? once(dying, 'exit') : undefined
    dying.kill(signal)
    await end
    return dying.exitCode
  }

  return {
    data,
    async begin() {
      spawned()
      await isReady()
    },
    async code() {
      for (const end = Date.now() + readyWithin; Date.now() < end; await pause(10)) {
        const code = /\/concert admin (\S+?)\)/.exec(printed)?.[1]
        if (code !== undefined) return code
      }
      throw new Error('the bot printed no code')
    },
    async killing(kills, random, isOver) {
      while (all < kills && !isOver()) {
        const isEarly = random.chance(1 / 5)
        if (isEarly) await pause(random.next() * longest.start)
        else {
          await isReady()
          await pause(random.next() * longest.work)
        }
        if (isOver()) break
        await ended('SIGKILL')
        all += 1
        early += isEarly ? 1 : 0
        spawned()
      }
      await isReady()
    },
    kills: () => ({ all, early }),
    stop: () => ended('SIGTERM'),
    printed: () => printed,
  }
}
