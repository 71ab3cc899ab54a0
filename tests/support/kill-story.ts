/**
 * Tells a story to the real bot while killing it (`kill -9`) at random moments and resuming it. What it left is read in
 * `left.ts`: nobody may be able to tell from it that the bot was killed.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Demonstration, demonstrationOf } from '../../src/demonstration.ts'
import type { Target } from '../../src/engine/db.ts'
import type { Entry } from '../../src/kept/room.ts'
import type { Random } from './kernel/random.ts'

const root = path.join(import.meta.dirname, '..', '..')
const main = path.join(root, 'src', 'main.ts')
const launcher = path.join(root, 'bin', 'run.mjs')
/** Makes the launcher believe that its Node is an old one, so that it runs the bot in a child. */
const asOld = `data:text/javascript,${encodeURIComponent(
  `if (process.env.CONCERTESS_PARENT_FD === undefined)
    Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.1.0' } })`,
)}`

/** Where a story is told: a folder of its own, and the database in it or on a server. */
export type Stage = { readonly dir: string; readonly target: Target }
/** Lines, and what the clock shows before the first of them. */
export type Story = Demonstration
export type Plan = {
  readonly kills: number
  readonly random: Random
  /** the part of the lives that begin in the launcher, which is killed, its child being left to notice; 0 by default */
  readonly launched?: number
  /** how many milliseconds a life works at most */
  readonly longest: number
}
export type Telling = {
  readonly kills: number
  /** kills that came before anything was said in that life */
  readonly early: number
  /** what was printed in each life */
  readonly printed: readonly string[]
  readonly faults: readonly string[]
}

export function stageIn(dir: string, url?: string): Stage {
  mkdirSync(dir, { recursive: true })
  return {
    dir,
    target: url === undefined ? { kind: 'embedded', dir: path.join(dir, 'data') } : { kind: 'server', url },
  }
}

/** A story written for people, such as the one that comes with the product. */
export function storyIn(file: string): Story {
  const { start, lines } = demonstrationOf(readFileSync(file, 'utf8'))
  return { start, lines: lines.filter((line) => line.trim() !== '') }
}

/** Tells it to its end; kills what the plan says, unless the story ends before. */
export async function tell(stage: Stage, { start, lines }: Story, plan?: Plan): Promise<Telling> {
  const script = path.join(stage.dir, 'story.txt')
  writeFileSync(script, `${lines.join('\n')}\n`)
  const printed: string[] = []
  const faults: string[] = []
  let early = 0
  for (let kills = 0; ; kills += 1) {
    const life = await live(stage, script, start, printed.length > 0, kills < (plan?.kills ?? 0) ? plan : undefined)
    printed.push(life.printed)
    const shown = printed.reduce((sum, text) => sum + messagesIn(text), 0)
    const kept = roomOf(stage).filter((entry) => 'key' in entry || 'said' in entry).length
    if (shown > kept) faults.push(`life ${printed.length}: ${shown} messages were shown, ${kept} are kept`)
    if (life.end === 'killed') {
      if (life.printed === '') early += 1
      continue
    }
    if (life.end !== 0) throw new Error(`the story ended with ${life.end}\n${life.printed.slice(-500)}\n${life.errors}`)
    return { kills, early, printed, faults }
  }
}

type Life = { readonly end: number | 'killed'; readonly printed: string; readonly errors: string }

async function live(
  stage: Stage,
  script: string,
  start: string,
  resumed: boolean,
  plan: Plan | undefined,
): Promise<Life> {
  const base = stage.target.kind === 'server' ? stage.target.url : path.join(stage.dir, 'data')
  const launched = plan?.random.chance(plan.launched ?? 0) ?? false
  const command = launched ? ['--import', asOld, launcher, main] : [main]
  const options = ['console', '--base', base, '--horloge', start, '--nom', 'recit']
  const input = openSync(script, 'r')
  const child = spawn(process.execPath, [...command, ...options, ...(resumed ? ['--reprendre'] : [])], {
    cwd: root,
    env: environment(stage),
    stdio: [input, 'pipe', 'pipe'],
  })
  closeSync(input)
  let printed = ''
  let errors = ''
  let killed = false
  let timer: NodeJS.Timeout | undefined
  const killWithin = (milliseconds: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      killed = child.kill('SIGKILL')
    }, milliseconds)
  }
  // One life in six is killed while it starts, the others while they work.
  const early = plan?.random.chance(1 / 6)
  const delay = plan && plan.random.next() * (early ? 1200 : plan.longest)
  if (delay !== undefined && early) killWithin(delay)
  child.stdout!.setEncoding('utf8').on('data', (text: string) => {
    if (printed === '' && delay !== undefined && !early) killWithin(delay)
    printed += text
  })
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    errors += text
  })
  // Once its output is closed, its own child is gone as well.
  const [code, signal] = await once(child, 'close')
  clearTimeout(timer)
  return { end: killed && signal === 'SIGKILL' ? 'killed' : (code ?? -1), printed, errors }
}

function environment({ dir }: Stage): NodeJS.ProcessEnv {
  const names = Object.keys(process.env).filter((name) => /^(CONCERTESS_|VITEST|NODE_OPTIONS|DATABASE_URL)/.test(name))
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !names.includes(name)))
  return { ...env, DATA_DIR: path.join(dir, 'files') }
}

/** Each message begins at the margin. */
function messagesIn(text: string): number {
  // A torn last line is not counted: it was not read by anybody.
  return text.split('\n').filter((line) => /^(→ \S+ \(|#\S+ \| )/.test(line)).length
}

/** The whole lines of the room's file: a last one that a kill tore does not count. */
export function roomOf(stage: Stage): readonly Entry[] {
  const file = path.join(consoleFolder(stage), 'room.jsonl')
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return []
  }
  return text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Entry)
}

/** On a server the room stays in the data directory: in the only folder that rehearsals on that server have there. */
function consoleFolder({ dir, target }: Stage): string {
  if (target.kind !== 'server') return path.join(dir, 'data', 'console')
  const home = path.join(dir, 'files', 'essai')
  const [only = 'none'] = existsSync(home) ? readdirSync(home) : []
  return path.join(home, only, 'console')
}
