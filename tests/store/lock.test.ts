/** One process per data directory, whatever happens to the one that holds it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DirectoryHeld, lockDirectory } from '../../src/engine/db/lock.ts'

const holder = path.join(import.meta.dirname, '..', 'support', 'lock-holder.ts')
let dir: string
let children: ChildProcess[]

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'concertess-lock-'))
  children = []
})

afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(dir, { recursive: true, force: true })
})

function start(): ChildProcess {
  const child = spawn(process.execPath, [holder, dir], { stdio: ['pipe', 'pipe', 'pipe'] })
  children.push(child)
  return child
}

async function answer(child: ChildProcess): Promise<string> {
  const [said] = await once(child.stdout!, 'data')
  return String(said).trim()
}

test('of four processes that start together, exactly one holds the directory', async () => {
  const said = await Promise.all([start(), start(), start(), start()].map(answer))
  expect(said.filter((line) => line === 'held')).toHaveLength(1)
  expect(said.filter((line) => line.startsWith('refused'))).toHaveLength(3)
})

test('after kill -9 of the holder, of two processes exactly one takes over', async () => {
  const first = start()
  expect(await answer(first)).toBe('held')
  first.kill('SIGKILL')
  await once(first, 'exit')
  const said = await Promise.all([start(), start()].map(answer))
  expect(said.filter((line) => line === 'held')).toHaveLength(1)
})

test('whoever is refused learns who holds it', async () => {
  const child = start()
  await answer(child)
  const error: unknown = await lockDirectory(dir, { pid: 1 }).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(DirectoryHeld)
  expect(error).toMatchObject({ dir, holder: { pid: child.pid, what: 'test' } })
})

test('a holder that has not written its name yet is waited for', async () => {
  const child = start()
  await answer(child)
  const notice = path.join(dir, 'lock.json')
  const name = readFileSync(notice, 'utf8')
  // of somebody who was killed: no process has that number
  writeFileSync(notice, JSON.stringify({ pid: 2 ** 30, what: 'killed' }))
  const refused = lockDirectory(dir, { pid: 1 }).catch((reason: unknown) => reason)
  await pause(300)
  writeFileSync(notice, name)
  expect(await refused).toMatchObject({ holder: { pid: child.pid } })
})

test('a wait ends when the holder lets go', async () => {
  const child = start()
  await answer(child)
  const waiting = lockDirectory(dir, { pid: 1 }, 5000)
  child.stdin!.end()
  const lock = await waiting
  lock.release()
  expect(existsSync(path.join(dir, 'lock.json'))).toBe(false)
})

test('one process does not hold a directory twice', async () => {
  const lock = await lockDirectory(dir, { pid: process.pid })
  await expect(lockDirectory(dir, { pid: process.pid })).rejects.toBeInstanceOf(DirectoryHeld)
  lock.release()
  lock.release()
  const again = await lockDirectory(dir, { pid: process.pid })
  again.release()
})

test('nothing is printed about an experimental SQLite', async () => {
  const child = start()
  let errors = ''
  child.stderr!.on('data', (text) => {
    errors += String(text)
  })
  await answer(child)
  child.stdin!.end()
  await once(child, 'close')
  expect(errors).toBe('')
})
