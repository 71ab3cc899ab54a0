/**
 * PGlite (PostgreSQL in this process) that keeps what it acknowledges: as published it never calls fsync, so a power
 * cut could take back what people were told is stored. Its internals are used here: its version is pinned, and a test
 * counts the fsyncs of a commit.
 */
import { closeSync, fsyncSync, openSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { PGlite, type PGliteOptions } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

/** The PostgreSQL whose files the embedded store reads and writes. */
export const embeddedMajor = '18'

/** PGlite's own, less its `-F` (no fsync), plus what keeps the memory low. */
const parameters = {
  search_path: 'public',
  exit_on_error: 'false',
  log_checkpoints: 'false',
  max_worker_processes: '0',
  max_parallel_workers: '0',
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
  io_method: 'sync',
  shared_buffers: '16MB',
  maintenance_work_mem: '16MB',
  timezone: 'UTC',
}
const durableParameters = { ...parameters, fsync: 'on', wal_sync_method: 'fsync' }

/** The system's files instead of PGlite's: 1 MB segments of log keep an empty database at 30 MB. */
const initdb = ['--wal-segsize=1']

export type Embedded = {
  readonly pglite: PGlite
  /** fsyncs of files and directories since it was opened; 0 in memory */
  fsyncs(): number
}

/**
 * Opens, or creates, the database in `dir`. The caller holds the directory's lock. `onBroken` is called when the disk
 * refused to keep something: what it holds is then known only after opening it again.
 */
export async function openDurable(dir: string, onBroken: () => void = () => {}): Promise<Embedded> {
  compileFrugally()
  const files = new DurableFiles(dir, onBroken)
  const complaints: string[] = []
  try {
    const pglite = await PGlite.create({
      fs: files,
      startParams: startWith(durableParameters),
      initDbStartParams: initdb,
      onStderr: (line) => keepComplaint(complaints, line),
    })
    return { pglite, fsyncs: () => files.fsyncs }
  } catch (error) {
    throw new Error(complaints.at(-1) ?? 'the database did not start', { cause: error })
  }
}

/** A database in memory; `template` is a dump of another one (`dumpDataDir`), five times faster than a new one. */
export async function openInMemory(template?: Blob): Promise<Embedded> {
  compileFrugally()
  const options: PGliteOptions = { startParams: startWith(parameters, '-F'), initDbStartParams: initdb }
  if (template !== undefined) options.loadDataDir = template
  return { pglite: await PGlite.create(options), fsyncs: () => 0 }
}

/** PostgreSQL's own words when it cannot start; nothing of it is printed. */
function keepComplaint(complaints: string[], line: string): boolean {
  if (complaints.length < 20 && /FATAL|PANIC/.test(line)) complaints.push(line)
  return false
}

function startWith(values: Readonly<Record<string, string>>, ...flags: string[]): string[] {
  const settings = Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return ['--single', ...flags, '-O', '-j', ...settings]
}

/**
 * WebAssembly stays in V8's baseline code: its optimising compiler takes 600 MB for one of PostgreSQL's functions,
 * in the seconds after each start. Measured: peak 149 MB instead of 729, statements 15 to 25 % slower.
 */
function compileFrugally(): void {
  for (const flag of ['--no-wasm-tier-up', '--no-wasm-dynamic-tiering', '--liftoff-only']) setFlagsFromString(flag)
}

/** What we touch of Emscripten's file system on Node, which PGlite does not type. */
type Stream = { readonly nfd?: number | null; readonly node: unknown }
type NodeFiles = { stream_ops: { fsync?: (stream: Stream) => number }; realPath(node: unknown): string }

/** EIO, as WebAssembly's systems number it. */
const inputOutputError = 29

class DurableFiles extends NodeFS {
  fsyncs = 0
  readonly #onBroken: () => void

  constructor(dir: string, onBroken: () => void) {
    super(dir)
    this.#onBroken = onBroken
  }

  override async init(...[pglite, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const prepared = await super.init(pglite, options)
    const before = prepared.emscriptenOpts.preRun ?? []
    prepared.emscriptenOpts.preRun = [
      ...before,
      (module) => {
        // the module's type lacks the file systems that it was built with
        const files = (module as unknown as { NODEFS: NodeFiles }).NODEFS
        files.stream_ops.fsync = (stream) => this.#sync(stream, files)
      },
    ]
    return prepared
  }

  #sync(stream: Stream, files: NodeFiles): number {
    this.fsyncs++
    try {
      if (typeof stream.nfd === 'number') fsyncSync(stream.nfd)
      else syncDirectory(files.realPath(stream.node))
      return 0
    } catch {
      this.#onBroken()
      return -inputOutputError
    }
  }
}

/** Makes the names in a directory as durable as the files they name; a no-op where directories cannot be opened. */
export function syncDirectory(dir: string): void {
  if (process.platform === 'win32') return
  const descriptor = openSync(dir, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}
