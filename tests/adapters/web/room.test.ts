/** What the pages ask of a room beside its messages: what is new, whispers in their place, people and places by name. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keyOf } from '../../../adapters/web/local/item.ts'
import { sees } from '../../../adapters/web/local/stage.ts'
import { type Item, Room } from '../../../src/kept/room.ts'
import type { Address, Form } from '../../../src/port.ts'
import { call, text, view } from '../../../src/views/build.ts'

const at = { platform: 'web', workspace: 'local' } as const
const pleniere: Address = { ...at, to: 'room', channel: 'pleniere' }
const toAna: Address = { ...at, to: 'whisper', channel: 'pleniere', account: 'ana' }
const guest: Address = { platform: 'web', workspace: 'web', to: 'dm', account: 'ana' }
const form: Form = { lang: 'fr', title: 'Idée', notice: '', submit: 'Déposer', call: call('idea add'), fields: [] }

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'room-'))
})
afterEach(() => rm(folder, { recursive: true }))

function say(room: Room, key: string): Promise<boolean> {
  return room.put({ said: key, who: 'bo', to: pleniere, text: key })
}
const keys = (items: readonly Item[]) => items.map(keyOf)
const all = () => true

test('whispers stand among the messages of their channel, for those who see them', async () => {
  const room = await Room.open(folder)
  await say(room, 'a')
  await room.put({ key: 'w', to: toAna, body: view('fr', text('à vous')) })
  await say(room, 'b')
  expect(keys(room.recent(pleniere, 10, (item) => sees(item, 'ana')))).toEqual(['a', 'w', 'b'])
  expect(keys(room.recent(pleniere, 10, (item) => sees(item, 'bo')))).toEqual(['a', 'b'])
  expect(keys(room.recent(pleniere, 1, all))).toEqual(['b'])
  expect(keys(room.recent(pleniere, 10, all, 'b'))).toEqual(['a', 'w'])
  await room.close()
})

test('a guest of the same name is somebody else', async () => {
  const room = await Room.open(folder)
  await room.put({ key: 'g', to: guest, body: view('fr', text('pour qui a le lien')) })
  expect(keys(room.recent({ ...at, to: 'dm', account: 'ana' }, 10, (item) => sees(item, 'ana')))).toEqual([])
  await room.close()
})

test('entries are numbered for good: what came since one is told once, as it stands', async () => {
  const before = await Room.open(folder)
  await say(before, 'a')
  const since = before.size
  await before.put({ key: 'm', to: pleniere, body: view('fr', text('un')) })
  await before.put({ asked: 'r', says: null })
  await say(before, 'b')
  await before.put({ key: 'e', to: pleniere, body: view('fr', text('deux')), edited: 'm' })
  await before.close()
  const room = await Room.open(folder)
  expect(room.size).toBe(5)
  expect(keys(room.touchedSince(since))).toEqual(['m', 'b'])
  expect(room.touchedSince(since)[0]).toMatchObject({ edited: true, post: 'e' })
  expect(room.touchedSince(room.size)).toEqual([])
  await room.close()
})

test('people and places keep their first name, and a form that was answered stays so', async () => {
  const room = await Room.open(folder)
  await room.put({ person: 'elodie', name: 'Élodie' })
  expect(await room.put({ person: 'elodie', name: 'ELODIE' })).toBe(false)
  await room.put({ place: 'pleniere', name: 'Plénière' })
  await room.put({ key: 'f', to: toAna, body: form, at: 1000 })
  expect([await room.put({ filled: 'f' }), await room.put({ filled: 'f' }), await room.put({ filled: 'x' })]).toEqual([
    true,
    false,
    false,
  ])
  await room.close()
  const again = await Room.open(folder)
  expect([...again.people(), ...again.spots()]).toEqual([
    ['elodie', 'Élodie'],
    ['pleniere', 'Plénière'],
  ])
  expect(again.message('f')).toMatchObject({ filled: true, at: 1000 })
  expect((await readFile(join(folder, 'room.jsonl'), 'utf8')).match(/filled/g)).toHaveLength(1)
  await again.close()
})
