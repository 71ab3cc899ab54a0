/** What every measurement needs: CPU and memory as the system counts them, the middle of five rounds, a folder to throw away. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Database, Target } from '../src/engine/db.ts'
import { startPostgres } from '../tests/support/postgres.ts'

export const root = path.dirname(import.meta.dirname)

export type Spread = { readonly median: number; readonly min: number; readonly max: number }

export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const median = sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
  return { median, min: sorted[0]!, max: sorted.at(-1)! }
}

/** `median (min–max)` */
export function said({ median, min, max }: Spread, digits = 0): string {
  return `${median.toFixed(digits)} (${min.toFixed(digits)}–${max.toFixed(digits)})`
}

export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

export async function inTemporaryFolder<T>(work: (dir: string) => Promise<T>): Promise<T> {
  const dir = mkdtempSync(path.join(tmpdir(), 'concertess-bench-'))
  try {
    return await work(dir)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

export type Store = 'embedded' | 'server'

/** On a database of its own: in a folder to throw away, or on a server started for it. */
export async function onStore<T>(store: Store, work: (target: Target) => Promise<T>): Promise<T> {
  if (store === 'embedded') return inTemporaryFolder((dir) => work({ kind: 'embedded', dir }))
  const server = await startPostgres({ fsync: 'on' })
  try {
    return await work({ kind: 'server', url: server.url })
  } finally {
    await server.remove()
  }
}

/** CPU that this process used so far, all its threads, in microseconds. */
export function ownCpu(): number {
  const { user, system } = process.cpuUsage()
  return user + system
}

/** Tells the CPU that the processes `pids` used since now, in microseconds; one that is gone by then counts for nothing. */
export function cpuSince(pids: readonly number[]): () => number {
  const before = pids.map((pid) => ({ pid, used: threadsCpu(pid) }))
  return () => before.reduce((sum, { pid, used }) => sum + Math.max(0, threadsCpu(pid) - used), 0)
}

function threadsCpu(pid: number): number {
  const folder = `/proc/${pid}/task`
  try {
    return readdirSync(folder).reduce(
      (sum, thread) => sum + Number(readFileSync(`${folder}/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1000,
      0,
    )
  } catch {
    return 0
  }
}

export function childrenOf(pid: number): number[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return []
    return parentOf(Number(name)) === pid ? [Number(name)] : []
  })
}

export function parentOf(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return undefined
  }
}

/** Every process of the server behind these connections, those that are already started. */
export async function serverPids(db: Database): Promise<number[]> {
  if (db.kind !== 'server') return []
  // as many connections as there will be, so that none starts during a round
  const backends = await Promise.all(
    Array.from({ length: 10 }, () => db.query<{ pid: number }>('SELECT pg_backend_pid() AS pid, pg_sleep(0.05)')),
  )
  const postmaster = parentOf(backends[0]![0]!.pid)
  if (postmaster === undefined) throw new Error('the server does not run on this machine')
  return [postmaster, ...childrenOf(postmaster)]
}

/** In megabytes. `proportional` counts a shared page in parts; `peak` is the most that was ever resident. */
export type Memory = { readonly resident: number; readonly proportional: number; readonly peak: number }

export function memoryOf(pid: number): Memory {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')
  const megabytes = (text: string, name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(text)?.[1] ?? 0) / 1024
  return {
    resident: megabytes(status, 'VmRSS'),
    proportional: megabytes(rollup, 'Pss'),
    peak: megabytes(status, 'VmHWM'),
  }
}

export function procAvailable(): boolean {
  return existsSync('/proc/self/smaps_rollup')
}

/** The Node of the machine, not the one that npm put beside us; undefined when there is none. */
export function machineNode(): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter((dir) => !dir.includes('node_modules'))
  return folders.map((dir) => path.join(dir, 'node')).find((file) => existsSync(file))
}

export function nodeVersion(node: string): string {
  return execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()
}
