/** A vote that closes as soon as everybody on its roll has voted, when the last ones do so at once, or are struck off. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../src/engine/db.ts'
import { testDatabase } from '../support/database.ts'
import { call, channelOf, type Hall, type Home, openHall, seat, sides } from '../support/hall.ts'

const people = Array.from({ length: 4 }, (_, i) => ({
  account: `p${i}`,
  side: sides[i % sides.length]!,
  role: i === 0 ? ('coordinator' as const) : ('member' as const),
}))
let db: Database
let hall: Hall
let home: Home

beforeAll(async () => {
  db = await testDatabase()
  hall = await openHall(db, new Date('2027-03-01T09:00:00Z'))
  home = await seat(hall, 'X', people)
}, 60_000)
afterAll(async () => {
  await hall.stop()
  await db.close()
})

const says = (i: number, intent: string, args: Record<string, string | number | boolean>) =>
  hall.incoming(people[i]!.side, people[i]!.account, channelOf('X'), call(intent, args))
const votes = (i: number, poll: number) => says(i, 'ballot cast', { poll, choices: '1' })

let count = 0
/** The number of a new vote. */
async function opened(): Promise<number> {
  count += 1
  const rules = 'fin dès que tout le monde a voté'
  const [reply] = await hall.hear(
    says(0, 'poll open', { question: `Question ${count} ?`, options: 'Un, Deux', rules, confirmed: true }),
  )
  expect(reply?.refused).toBeUndefined()
  return count
}

async function stateOf(poll: number): Promise<string> {
  const [row] = await db.query<{ state: string }>('SELECT state FROM "Poll" WHERE number = $1', [poll])
  return row!.state
}

test('given two who vote last at the same moment, then it closes a minute later', async () => {
  const poll = await opened()
  await hall.hear(votes(0, poll))
  await hall.hear(votes(1, poll))
  await hall.hear(votes(2, poll), votes(3, poll))
  await hall.passes(50_000)
  expect(await stateOf(poll)).toBe('open')
  await hall.passes(15_000)
  expect(await stateOf(poll)).toBe('closed')
})

test('given the last one who did not vote, when they are struck off the roll, then it closes a minute later', async () => {
  const poll = await opened()
  for (const i of [0, 1, 2]) await hall.hear(votes(i, poll))
  await hall.passes(120_000)
  expect(await stateOf(poll)).toBe('open')
  const [reply] = await hall.hear(says(0, 'poll strike', { person: home.person.get('p3')!, poll }))
  expect(reply?.refused).toBeUndefined()
  await hall.passes(61_000)
  expect(await stateOf(poll)).toBe('closed')
})
