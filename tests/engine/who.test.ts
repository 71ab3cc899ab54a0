/** Who speaks is remembered, and forgotten as soon as it may have changed. */
import { expect, test } from 'vitest'
import type { Reads } from '../../src/engine/db.ts'
import { createWho, type Who } from '../../src/engine/who.ts'

/** Counts how often the database was asked. */
function reads() {
  const asked = { account: 0, administrator: 0, concertation: 0, place: 0 }
  let person: { id: string; organisationId: null } | null = { id: 'p', organisationId: null }
  let during = () => {}
  const read = {
    account: {
      findUnique: async () => {
        asked.account += 1
        during()
        return person && { personId: 'p' }
      },
    },
    person: { findUnique: async () => person },
    role: {
      findMany: async () => [],
      findFirst: async () => {
        asked.administrator += 1
        return { id: 'r' }
      },
    },
    place: {
      findUnique: async () => {
        asked.place += 1
        return { id: 'x' }
      },
    },
    organisation: { findUnique: async () => null },
    concertation: {
      findUnique: async () => {
        asked.concertation += 1
        return { id: 'c' }
      },
    },
  } as unknown as Reads
  return {
    asked,
    who: createWho(read),
    absent: () => (person = null),
    present: () => (person = { id: 'p', organisationId: null }),
    while: (act: () => void) => (during = act),
  }
}

test('the same account is looked up once', async () => {
  const { who, asked } = reads()
  for (let i = 0; i < 3; i++) await who.known('slack', 'w', 'U1')
  expect(asked.account).toBe(1)
})

test('the same name elsewhere is somebody else', async () => {
  const { who, asked } = reads()
  await who.known('slack', 'w', 'U1')
  await who.known('slack', 'other', 'U1')
  await who.known('discord', 'w', 'U1')
  expect(asked.account).toBe(3)
})

const everything = { account: 2, administrator: 2, concertation: 2, place: 2 }
const asked = {
  Person: { ...everything, administrator: 1, concertation: 1, place: 1 },
  Account: { ...everything, administrator: 1, concertation: 1, place: 1 },
  Organisation: { ...everything, administrator: 1, concertation: 1, place: 1 },
  Role: { ...everything, concertation: 1, place: 1 },
  Place: { ...everything, account: 1, administrator: 1, concertation: 1 },
  Concertation: { ...everything, account: 1, administrator: 1, place: 1 },
}

async function looks(who: Who): Promise<void> {
  await who.known('slack', 'w', 'U1')
  await who.place('slack', 'w', 'C1')
  await who.concertation('c')
  await who.hasAdministrator()
}

test.each(Object.entries(asked))('a write to %s forgets what is made of it', async (table, expected) => {
  const { who, asked } = reads()
  await looks(who)
  who.changed(['Idea', table])
  await looks(who)
  expect(asked).toEqual(expected)
})

test('what was written and is not known forgets everything', async () => {
  const { who, asked } = reads()
  await looks(who)
  await looks(who)
  who.forget()
  await looks(who)
  expect(asked).toEqual(everything)
})

test('other writes do not', async () => {
  const { who, asked } = reads()
  await who.known('slack', 'w', 'U1')
  who.changed(['Idea', 'Setting'])
  await who.known('slack', 'w', 'U1')
  expect(asked.account).toBe(1)
})

test('somebody unknown is looked up again', async () => {
  const { who, absent, present } = reads()
  absent()
  expect(await who.known('slack', 'w', 'U1')).toBeUndefined()
  present()
  expect(await who.known('slack', 'w', 'U1')).toBeDefined()
})

test('what was read while it changed is not remembered', async () => {
  const { who, asked, while: meanwhile } = reads()
  meanwhile(() => who.changed(['Person']))
  await who.known('slack', 'w', 'U1')
  meanwhile(() => {})
  await who.known('slack', 'w', 'U1')
  expect(asked.account).toBe(2)
})
