/** The socket of a running bot: its place, what it refuses, what a killed bot leaves behind. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { createConnection } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PassThrough } from 'node:stream'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Boot, boot } from '../../src/boot.ts'
import { serveAdmin } from '../../src/cli/serve.ts'
import { ask, connectTo, socketPlace } from '../../src/cli/socket.ts'
import type { Config } from '../../src/config.ts'
import { systemClock } from '../../src/engine/clock.ts'
import { createLog } from '../../src/engine/log.ts'
import { webHere } from '../support/web/settings.ts'

let home: string
let dir: string
let booted: Boot
let logged: string
const output = new PassThrough().setEncoding('utf8').on('data', (text: string) => {
  logged += text
})
const log = createLog('debug', output)
const closing: (() => Promise<void>)[] = []

function configOf(dataDir: string): Config {
  const rest = {
    language: 'fr',
    zone: 'Europe/Paris',
    logLevel: 'info',
    web: webHere,
    backupsKept: 14,
    typedIn: process.cwd(),
  } as const
  return {
    databaseUrl: undefined,
    slack: undefined,
    discord: undefined,
    matrix: undefined,
    mail: undefined,
    dataDir,
    ...rest,
  }
}

beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'concertess-socket-'))
  booted = await boot({ config: configOf(home), target: { kind: 'memory' }, clock: systemClock, log })
})
afterAll(async () => {
  await booted.close()
  rmSync(home, { recursive: true, force: true })
})
beforeEach(() => {
  logged = ''
  dir = mkdtempSync(path.join(home, 'd'))
})
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

async function serve(dataDir = dir): Promise<void> {
  const { close } = await serveAdmin({ config: configOf(dataDir), booted, clock: systemClock, log })
  closing.push(close)
}

/** What is answered to raw bytes, as lines. */
function answersTo(bytes: string): Promise<string[]> {
  return new Promise((resolve, reject) => {
    let said = ''
    const socket = createConnection(socketPlace(dir).path).setEncoding('utf8')
    socket.on('data', (text: string) => {
      said += text
    })
    socket.on('error', reject).on('close', () => resolve(said.split('\n').filter(Boolean)))
    socket.write(bytes)
  })
}

async function asked(command: string, dataDir = dir): Promise<{ code: number | undefined; said: string[] }> {
  const said: string[] = []
  const socket = await connectTo(dataDir)
  if (!socket) throw new Error('nobody answers')
  return { code: await ask(socket, { command, args: [] }, (line) => said.push(line)), said }
}

describe('where it is', () => {
  test('in the data directory, open to its owner alone, and gone after the stop', async () => {
    await serve()
    const place = path.join(dir, 'admin.sock')
    expect(statSync(place).mode & 0o777).toBe(0o600)
    await closing.pop()!()
    expect(existsSync(place)).toBe(false)
  })

  test('elsewhere when the directory has too long a name, the same for both sides', async () => {
    const long = path.join(dir, 'é'.repeat(60))
    mkdirSync(long, { mode: 0o700 })
    expect(path.dirname(socketPlace(long).path)).toBe(tmpdir())
    expect(socketPlace(path.relative('.', long))).toEqual(socketPlace(long))
    await serve(long)
    expect(statSync(socketPlace(long).path).mode & 0o777).toBe(0o600)
    expect((await asked('admin-code', long)).code).toBe(0)
  })

  test('a pipe on Windows', () => {
    expect(socketPlace(dir, 'win32').path).toMatch(/^\\\\\.\\pipe\\concertess-[0-9a-f]{24}$/)
  })
})

test('what a killed bot left is replaced', async () => {
  const place = socketPlace(dir).path
  const script = `require('net').createServer().listen(process.argv[1], () => process.kill(process.pid, 'SIGKILL'))`
  spawnSync(process.execPath, ['-e', script, place])
  expect(existsSync(place)).toBe(true)
  expect(await connectTo(dir)).toBeUndefined()
  await serve()
  expect((await asked('admin-code')).code).toBe(0)
})

test('the code is for the person, never for the log', async () => {
  await serve()
  const { code, said } = await asked('admin-code')
  expect(code).toBe(0)
  const given = /[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(said.join(' '))?.[0] ?? 'none'
  expect(said).toHaveLength(1)
  expect(logged).toContain('admin-code')
  expect(logged).not.toContain(given)
})

test('a command that runs alone, or is unknown, is not for the socket', async () => {
  await serve()
  for (const command of ['restore', 'uninstall', 'verify', 'nothing', 'constructor'])
    expect(await asked(command)).toEqual({ code: 1, said: [expect.stringContaining('Demande refusée')] })
})

test.each([
  ['no JSON', 'doctor\n'],
  ['another shape', '{"command":"doctor"}\n'],
  ['one field more', '{"command":"doctor","args":[],"as":"root"}\n'],
  ['an option that it does not know', '{"command":"doctor","args":["--force"]}\n'],
])('%s is refused, and the bot goes on', async (_, bytes) => {
  await serve()
  const answers = await answersTo(bytes)
  expect(answers.at(-1)).toBe('{"done":1}')
  expect((await asked('admin-code')).code).toBe(0)
})

test('more than a megabyte is cut off, and the bot goes on', async () => {
  await serve()
  const long = 'x'.repeat(1024 * 1024 + 100)
  expect(await answersTo(`{"command":"doctor","args":["${long}"]}\n`).catch(() => [])).toEqual([])
  expect(await answersTo(long).catch(() => [])).toEqual([])
  expect((await asked('admin-code')).code).toBe(0)
})

test('a bot that goes away in the middle is no success', async () => {
  await serve()
  const socket = await connectTo(dir)
  const answer = ask(socket!, { command: 'doctor', args: [] }, () => socket!.destroy())
  expect(await answer).toBeUndefined()
})
