/**
 * A real Matrix homeserver for the length of a test: on a free port of this machine, in a temporary folder, as a user
 * that is not root. Its packages are kept between runs in `CONCERTESS_SYNAPSE_DIR`, or below the system's temporary folder.
 */
import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { configOf, logConfig, type ServerOptions } from './config.ts'

export type Synapse = {
  readonly url: string
  /** what was asked for when it was started */
  readonly options: ServerOptions
  /** Dies in the middle of whatever it does; its files stay. */
  kill9(): Promise<void>
  /** Starts it again on the same port with the same files, after `kill9` or while it runs (then it is told to stop). */
  restart(): Promise<void>
  /** What it logged: warnings and errors. */
  log(): string
  /** Stops it for good and deletes its files. */
  stop(): Promise<void>
}

const source = fileURLToPath(new URL('./synapse', import.meta.url))
const startWithin = 120_000
type Owner = { readonly uid: number; readonly gid: number }
let building: Promise<string | undefined> | undefined

/** Whether the server can be had; where it cannot, says so loudly once, and the tests that need it are to be skipped. */
export async function synapseAvailable(): Promise<boolean> {
  building ??= build()
  const why = await building
  if (why === undefined) return true
  process.stderr.write(
    `\n!!! SKIPPED: no Synapse on this machine, Matrix is not tested against a real server: ${why}\n\n`,
  )
  return false
}

/** Undefined when it is there, else why not. */
async function build(): Promise<string | undefined> {
  try {
    const owner = serverUser()
    const dir = cacheDir()
    mkdirSync(dir, { recursive: true })
    if (owner !== undefined) chownSync(dir, owner.uid, owner.gid)
    if (statSync(dir).uid !== (owner?.uid ?? process.getuid?.())) return `${dir} belongs to somebody else`
    // another user may not be allowed to read where we are
    cpSync(source, `${script()}-${process.pid}`)
    renameSync(`${script()}-${process.pid}`, script())
    const options = { ...owner, cwd: dir, env: { ...process.env, HOME: dir }, timeout: 600_000 }
    await promisify(execFile)('bash', [script(), 'build', dir], options)
    if (!existsSync(template())) await makeTemplate()
    return undefined
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : ''
    return (said || String(error)).split('\n').slice(-3).join(' · ')
  }
}

export async function startSynapse(options: ServerOptions = {}): Promise<Synapse> {
  if (!(await synapseAvailable())) throw new Error('there is no Synapse on this machine')
  return start(options)
}

/** A database with its tables: a start without it takes twice as long. */
async function makeTemplate(): Promise<void> {
  const made = await start({})
  await made.end('SIGTERM')
  const mine = `${template()}-${process.pid}`
  cpSync(path.join(made.dir, 'hs.db'), mine)
  renameSync(mine, template())
  await made.stop()
}

type Started = Synapse & { readonly dir: string; end(signal: NodeJS.Signals): Promise<void> }

async function start(options: ServerOptions): Promise<Started> {
  const owner = serverUser()
  const dir = mkdtempSync(path.join(tmpdir(), 'concertess-synapse-run-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const config = path.join(dir, 'hs.yaml')
  const output = path.join(dir, 'out')
  const files = {
    'hs.yaml': configOf(dir, port, options),
    'log.yaml': logConfig,
    'signing.key': `ed25519 a_test ${randomBytes(32).toString('base64').replaceAll('=', '')}\n`,
    out: '',
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(dir, name), text)
  if (existsSync(template())) cpSync(template(), path.join(dir, 'hs.db'))
  if (owner !== undefined) {
    for (const name of ['', 'hs.db', ...Object.keys(files)]) {
      if (existsSync(path.join(dir, name))) chownSync(path.join(dir, name), owner.uid, owner.gid)
    }
  }
  let server: ChildProcess | undefined

  async function begin(): Promise<void> {
    const log = openSync(output, 'a')
    const args = [script(), 'run', cacheDir(), config]
    const child = spawn('bash', args, { ...owner, cwd: dir, stdio: ['ignore', log, log] })
    closeSync(log)
    server = child
    process.once('exit', kill)
    const until = Date.now() + startWithin
    while (!(await answers(url))) {
      if (child.exitCode !== null || child.signalCode !== null || Date.now() > until) {
        throw new Error(`Synapse did not start: ${readFileSync(output, 'utf8').slice(-2000)}`)
      }
      await pause(50)
    }
  }

  function kill(): void {
    server?.kill('SIGKILL')
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    const child = server
    server = undefined
    process.off('exit', kill)
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000)
    await ended
    clearTimeout(late)
  }

  async function stop(): Promise<void> {
    await end('SIGKILL')
    rmSync(dir, { recursive: true, force: true })
  }

  try {
    await begin()
  } catch (error) {
    await stop()
    throw error
  }
  return {
    url,
    options,
    dir,
    end,
    stop,
    kill9: () => end('SIGKILL'),
    async restart() {
      await end('SIGTERM')
      await begin()
    },
    log: () => readFileSync(output, 'utf8'),
  }
}

function cacheDir(): string {
  const owner = serverUser()?.uid ?? process.getuid?.() ?? 0
  return process.env.CONCERTESS_SYNAPSE_DIR ?? path.join(tmpdir(), `concertess-synapse-${owner}`)
}

function script(): string {
  return path.join(cacheDir(), 'synapse')
}

function template(): string {
  return path.join(cacheDir(), 'template.db')
}

/** Whom the server runs as when we are root; undefined when it runs as we do. */
function serverUser(): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined
  try {
    const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'nobody'], { stdio: 'pipe' })))
    if (uid && gid) return { uid, gid }
  } catch {
    // no such user here
  }
  return { uid: 65534, gid: 65534 }
}

async function answers(url: string): Promise<boolean> {
  try {
    const { ok } = await fetch(`${url}/_matrix/client/versions`, { signal: AbortSignal.timeout(2000) })
    return ok
  } catch {
    return false
  }
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
