/** The real bot and the real command line, as people start them, each in a process of its own. */
import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'

const root = path.join(import.meta.dirname, '..', '..')

export type Ended = { readonly code: number | null; readonly said: string }
export type Bot = { readonly child: ChildProcess; readonly said: () => string; stop(): Promise<Ended> }

function launch(dir: string, args: readonly string[]): ChildProcess {
  const { CONCERTESS_TEST_DATABASE_URL: _, DATABASE_URL: __, ...rest } = process.env
  return spawn(process.execPath, ['bin/run.mjs', 'src/main.ts', ...args], {
    cwd: root,
    env: { ...rest, DATA_DIR: dir, CONCERTESS_LANGUAGE: 'fr' },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
}

function heard(child: ChildProcess): () => string {
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  }
  return () => said.replace(/[\u00a0\u202f]/g, ' ')
}

function ended(child: ChildProcess, said: () => string): Promise<Ended> {
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said: said() })))
}

/** `npm run cli -- …`, with its input ended. */
export function cli(dir: string, ...args: readonly string[]): Promise<Ended> {
  return run(dir, ['cli', ...args])
}

/** Any way of starting, until it ends by itself. */
export function run(dir: string, args: readonly string[], input = ''): Promise<Ended> {
  const child = launch(dir, args)
  const said = heard(child)
  child.stdin?.end(input)
  return ended(child, said)
}

/** `npm start` as a service: resolves once it says that it is ready. */
export async function startBot(dir: string): Promise<Bot> {
  const child = launch(dir, [])
  const said = heard(child)
  const end = ended(child, said)
  child.stdin?.end()
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on('data', () => said().includes('Concertess est prêt') && resolve())
    void end.then(() => reject(new Error(said())))
  })
  return {
    child,
    said,
    stop() {
      child.kill('SIGTERM')
      return end
    },
  }
}
