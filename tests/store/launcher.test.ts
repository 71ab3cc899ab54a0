/** bin/run.mjs: the same target, on an old Node and on a new one. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

let dir: string
let asOld: string
const root = path.join(import.meta.dirname, '..', '..')

beforeAll(() => {
  // a copy, with this very Node in the place of the package that npm installs
  dir = mkdtempSync(path.join(tmpdir(), 'concertess-launcher-'))
  cpSync(path.join(root, 'bin'), path.join(dir, 'bin'), { recursive: true })
  const os = process.platform === 'win32' ? 'win' : process.platform
  const bundled = path.join(dir, 'node_modules', `node-${os}-${process.arch}`, 'bin')
  mkdirSync(bundled, { recursive: true })
  symlinkSync(process.execPath, path.join(bundled, process.platform === 'win32' ? 'node.exe' : 'node'))
  asOld = write(
    'old.mjs',
    `
    if (process.env.CONCERTESS_PARENT_FD === undefined)
      Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '20.1.0' } })`,
  )
})

afterAll(() => rmSync(dir, { recursive: true, force: true }))

function write(name: string, text: string): string {
  const file = path.join(dir, name)
  writeFileSync(file, text)
  return file
}

function launch(node: 'old' | 'new', args: string[], launcher = path.join(dir, 'bin', 'run.mjs')): ChildProcess {
  const flags = node === 'old' ? ['--import', pathToFileURL(asOld).href] : []
  const { CONCERTESS_PARENT_FD: _, NODE_COMPILE_CACHE: _kept, ...env } = process.env
  return spawn(process.execPath, [...flags, launcher, ...args], { cwd: dir, env, stdio: ['ignore', 'pipe', 'pipe'] })
}

async function outcome(child: ChildProcess): Promise<{ code: unknown; signal: unknown; out: string; err: string }> {
  let out = ''
  let err = ''
  child.stdout!.on('data', (text) => {
    out += String(text)
  })
  child.stderr!.on('data', (text) => {
    err += String(text)
  })
  const [code, signal] = await once(child, 'close')
  return { code, signal, out, err }
}

describe.each(['old', 'new'] as const)('on a Node that is %s', (node) => {
  test('the target sees its own path and its arguments, in TypeScript', async () => {
    const target = write('args.ts', 'const seen: string[] = process.argv.slice(1)\nconsole.log(JSON.stringify(seen))')
    const { out, err } = await outcome(launch(node, ['args.ts', 'a', '--b=c d']))
    expect(JSON.parse(out)).toEqual([target, 'a', '--b=c d'])
    expect(err).toBe('')
  })

  test('what was made of the sources is kept beside the packages, and a source that changed is read again', async () => {
    const cache = path.join(dir, 'node_modules', '.cache', 'concertess')
    rmSync(cache, { recursive: true, force: true })
    write('said.ts', `export const said: string = 'first'`)
    write('saying.ts', `import { said } from './said.ts'\nconsole.log(said)`)
    expect((await outcome(launch(node, ['saying.ts']))).out).toBe('first\n')
    expect(readdirSync(cache, { recursive: true }).length).toBeGreaterThan(1)
    expect((await outcome(launch(node, ['saying.ts']))).out).toBe('first\n')
    write('said.ts', `export const said: string = 'second'`)
    expect((await outcome(launch(node, ['saying.ts']))).out).toBe('second\n')
  })

  test('the exit code is the target’s', async () => {
    write('code.ts', 'process.exit(7)')
    expect(await outcome(launch(node, ['code.ts']))).toMatchObject({ code: 7 })
  })

  test('SIGTERM reaches the target, which may end as it likes', async () => {
    write('term.ts', `process.on('SIGTERM', () => process.exit(5)); setInterval(() => {}, 1000); console.log('ready')`)
    const child = launch(node, ['term.ts'])
    await once(child.stdout!, 'data')
    child.kill('SIGTERM')
    expect(await outcome(child)).toMatchObject({ code: 5 })
  })

  test('a target ended by a signal is seen as ended by that signal', async () => {
    write('plain.ts', `setInterval(() => {}, 1000); console.log('ready')`)
    const child = launch(node, ['plain.ts'])
    await once(child.stdout!, 'data')
    child.kill('SIGTERM')
    expect(await outcome(child)).toMatchObject({ code: null, signal: 'SIGTERM' })
  })

  test('following the launcher does not keep a short script alive', async () => {
    write('short.ts', `console.log('done')`)
    expect(await outcome(launch(node, ['short.ts']))).toMatchObject({ code: 0, out: 'done\n' })
  })
})

describe('kill -9 of the launcher', () => {
  test.each([
    ['a target that does nothing of the kind', ''],
    ['a target that closes on SIGTERM', `process.on('SIGTERM', () => setTimeout(() => process.exit(0), 100));`],
    ['a target that ignores SIGTERM', `process.on('SIGTERM', () => {});`],
  ])('ends %s within seconds', async (_, prelude) => {
    write('long.ts', `${prelude} setInterval(() => {}, 1000); console.log('ready')`)
    const child = launch('old', ['long.ts'])
    await once(child.stdout!, 'data')
    const ended = once(child.stdout!, 'close')
    const started = performance.now()
    child.kill('SIGKILL')
    await ended
    // Two at most, on a machine that has nothing else to do.
    expect(performance.now() - started).toBeLessThan(6000)
  })

  test('does not harm the target’s own children, which do not take a descriptor for the pipe', async () => {
    write('inner.ts', `console.log(process.env.CONCERTESS_PARENT_FD ?? 'none')`)
    write('outer.ts', `import { fork } from 'node:child_process'\nfork('inner.ts')`)
    expect(await outcome(launch('old', ['outer.ts']))).toMatchObject({ code: 0, out: 'none\n' })
  })
})

test('without any Node 24 a sentence says what to do', async () => {
  const alone = path.join(dir, 'alone')
  cpSync(path.join(root, 'bin'), path.join(alone, 'bin'), { recursive: true })
  write('never.ts', '')
  const { code, err } = await outcome(launch('old', ['never.ts'], path.join(alone, 'bin', 'run.mjs')))
  expect(code).toBe(1)
  expect(err).toContain('Concertess needs Node 24 or newer: this is Node 20.1.0')
  expect(err).not.toContain('at ')
})
