/**
 * A PostgreSQL server for the length of a test: on a free port of this machine, in a temporary folder, also when the
 * tests run as root (which the server refuses to be).
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'

export type StopMode = 'fast' | 'immediate'

export type Postgres = {
  readonly url: string
  /** `immediate` is a crash: connections are cut, and the log is replayed at the next start */
  stop(mode: StopMode): Promise<void>
  start(): Promise<void>
  /** Stops it for good and deletes its files. */
  remove(): Promise<void>
}

const oldest = 15
const signals = { fast: 'SIGINT', immediate: 'SIGQUIT' } as const satisfies Record<StopMode, NodeJS.Signals>

/** Whether this machine has the server's programs. */
export function postgresAvailable(): boolean {
  return findPrograms() !== undefined
}

/** `settings` are those of postgresql.conf; fsync is off unless asked for. */
export async function startPostgres(settings: Readonly<Record<string, string>> = {}): Promise<Postgres> {
  const programs = findPrograms()
  if (programs === undefined) throw new Error(`PostgreSQL ${oldest} or newer is not installed on this machine`)
  const user = serverUser()
  const dir = mkdtempSync(path.join(tmpdir(), 'concertess-postgres-'))
  if (user !== undefined) chownSync(dir, user.uid, user.gid)
  const options = [
    '-D',
    path.join(dir, 'data'),
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C',
    '--no-sync',
  ]
  execFileSync(path.join(programs, 'initdb'), options, { ...user, cwd: dir, stdio: 'pipe' })
  const port = await freePort()
  const url = `postgresql://postgres@127.0.0.1:${port}/postgres`
  let server: ChildProcess | undefined

  async function start(): Promise<void> {
    if (server !== undefined) return
    const all = {
      listen_addresses: '127.0.0.1',
      port: String(port),
      unix_socket_directories: '',
      fsync: 'off',
      ...settings,
    }
    const args = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    server = spawn(path.join(programs!, 'postgres'), ['-D', path.join(dir, 'data'), ...args], {
      ...user,
      cwd: dir,
      stdio: 'ignore',
    })
    process.once('exit', end)
    await untilReady(url)
  }

  async function stop(mode: StopMode): Promise<void> {
    if (server === undefined) return
    const ended = new Promise((resolve) => server?.once('exit', resolve))
    server.kill(signals[mode])
    await ended
    process.off('exit', end)
    server = undefined
  }

  function end(): void {
    server?.kill('SIGQUIT')
  }

  async function remove(): Promise<void> {
    await stop('immediate')
    rmSync(dir, { recursive: true, force: true })
  }

  try {
    await start()
  } catch (error) {
    await remove()
    throw error
  }
  return { url, start, stop, remove }
}

/** The newest server's programs, where distributions put them, else those on the path. */
function findPrograms(): string | undefined {
  const root = '/usr/lib/postgresql'
  const versions = existsSync(root)
    ? readdirSync(root)
        .map(Number)
        .filter((version) => version >= oldest)
    : []
  const folders = versions.sort((a, b) => b - a).map((version) => path.join(root, String(version), 'bin'))
  const onPath = (process.env.PATH ?? '').split(path.delimiter)
  return [...folders, ...onPath].find((dir) => ['initdb', 'postgres'].every((name) => existsSync(path.join(dir, name))))
}

/** Whom the server runs as when we are root; undefined when it may run as we do. */
function serverUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, name], { stdio: 'pipe' })))
      if (uid && gid) return { uid, gid }
    } catch {
      // no such user here
    }
  }
  return { uid: 65534, gid: 65534 }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

async function untilReady(url: string): Promise<void> {
  let last: unknown
  for (let tries = 0; tries < 200; tries++) {
    const client = new pg.Client({ connectionString: url })
    client.on('error', () => {})
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      last = error
      await pause(50)
    }
  }
  throw new Error('the test server did not start', { cause: last })
}
