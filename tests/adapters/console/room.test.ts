/** The room is the console's memory: nothing acknowledged is lost, nothing is there twice. */
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Entry, Room, type Sent } from '../../../src/kept/room.ts'
import type { Address } from '../../../src/port.ts'
import { text, view } from '../../../src/views/build.ts'

const pleniere: Address = { platform: 'console', workspace: 'console', to: 'room', channel: 'pleniere' }
let folder: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'console-'))
})
afterEach(() => rm(folder, { recursive: true }))

function sent(key: string, more: Partial<Sent> = {}): Sent {
  return { key, to: pleniere, body: view('fr', text(`message ${key}`)), ...more }
}

async function keysIn(room: Room): Promise<string[]> {
  await room.close()
  return room.messages().map(({ key }) => key)
}

test('what was put is there after a restart', async () => {
  const room = await Room.open(folder)
  await room.put(sent('a'))
  await room.put({ said: 's', who: 'camille', to: pleniere, text: 'Bonjour' })
  await room.put({ asked: 'r', says: { post: 'a', n: 1 } })
  await room.put({ story: 'demo', run: 2 })
  await room.put({ channel: 'pleniere', like: 'slack' })
  await room.put({ owner: 'camille' })
  await room.close()
  const again = await Room.open(folder)
  expect(again.place(pleniere)).toHaveLength(2)
  expect(again.number(pleniere, 's')).toBe(2)
  expect(again.asked('r')).toEqual({ post: 'a', n: 1 })
  expect([again.run('demo'), again.like('pleniere'), again.owner()]).toEqual([2, 'slack', 'camille'])
  await again.close()
})

test('the same key makes one message, whenever it comes again', async () => {
  const room = await Room.open(folder)
  const puts = await Promise.all([room.put(sent('a')), room.put(sent('a')), room.put(sent('b'))])
  expect(puts).toEqual([true, false, true])
  await room.close()
  const again = await Room.open(folder)
  expect(await again.put(sent('a'))).toBe(false)
  expect(again.ref('a')).toEqual({ key: 'a' })
  expect(await keysIn(again)).toEqual(['a', 'b'])
})

test('a last line torn by a crash is dropped, and the next one is whole', async () => {
  const room = await Room.open(folder)
  await room.put(sent('a'))
  await room.close()
  await appendFile(join(folder, 'room.jsonl'), JSON.stringify(sent('b')).slice(0, 30))
  const again = await Room.open(folder)
  expect(again.ref('b')).toBeUndefined()
  await again.put(sent('c'))
  expect(await keysIn(again)).toEqual(['a', 'c'])
  expect(await keysIn(await Room.open(folder))).toEqual(['a', 'c'])
})

test('any cut of the file leaves a room that opens with its first messages', async () => {
  const room = await Room.open(folder)
  for (const key of ['a', 'é', 'c']) await room.put(sent(key))
  await room.close()
  const path = join(folder, 'room.jsonl')
  const whole = await readFile(path)
  for (let size = 0; size <= whole.length; size += 7) {
    await writeFile(path, whole.subarray(0, size))
    const lines = whole.subarray(0, size).filter((byte) => byte === 0x0a).length
    expect(await keysIn(await Room.open(folder))).toEqual(['a', 'é', 'c'].slice(0, lines))
  }
})

test('damage elsewhere is refused, with its line', async () => {
  await writeFile(join(folder, 'room.jsonl'), `${JSON.stringify(sent('a'))}\n{oops\n${JSON.stringify(sent('b'))}\n`)
  await expect(Room.open(folder)).rejects.toThrow('room.jsonl:2')
})

test('an edit changes the message in its place, and what it offers is pressed on the edit', async () => {
  const room = await Room.open(undefined)
  const entries: readonly Entry[] = [sent('a'), sent('b'), sent('e', { edited: 'a' }), sent('f', { edited: 'a' })]
  for (const entry of entries) await room.put(entry)
  expect(room.messages().map(({ key, post, edited }) => [key, post, edited])).toEqual([
    ['a', 'f', true],
    ['b', 'b', false],
  ])
  expect(room.ref('e')).toEqual({ key: 'a' })
  expect(room.place(pleniere)).toHaveLength(2)
})

test('what is offered on a further page is pressed on the first post', async () => {
  const room = await Room.open(undefined)
  await room.put(sent('b', { body: { ...view('fr', text('x')), page: { post: 'a', n: 2 } } }))
  expect(room.message('b')?.post).toBe('a')
})
