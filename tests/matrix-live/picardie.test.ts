/**
 * The story that ships, told in Matrix on a real server: each line is the gesture that a person makes there. It ends as it
 * ends in the console; another client sees in every room what we say that people see.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readDemonstration } from '../../src/demonstration.ts'
import type { VirtualClock } from '../../src/engine/clock.ts'
import type { Database } from '../../src/engine/db.ts'
import { testDatabase } from '../support/database.ts'
import { rowsOf } from '../support/left.ts'
import { type Eye, eyeAvailable, openEye } from '../support/matrix/eye.ts'
import { type Synapse, startSynapse, synapseAvailable } from '../support/matrix/synapse.ts'
import { createMatrixWorld, type MatrixWorld } from '../support/matrix/world.ts'
import { begin, type MatrixBot, matrixBot, people, storyClock, type ToldLine, tell } from '../support/matrix-story.ts'
import { toldInConsole } from '../support/told.ts'

const available = await synapseAvailable()
const hasEye = eyeAvailable()
const story = readDemonstration()
const watcher = 'oeil'

describe.skipIf(!available)('the story of Picardie', () => {
  let db: Database
  let synapse: Synapse
  let w: MatrixWorld
  let expected: Record<string, string[]>
  let bot: MatrixBot<VirtualClock>
  let told: ToldLine[]
  let names: ReadonlyMap<string, string>
  let found: Record<string, string[]>
  let eye: Eye | undefined

  beforeAll(async () => {
    expected = (await toldInConsole(story)).rows
    db = await testDatabase()
    synapse = await startSynapse()
    w = await createMatrixWorld(synapse)
    names = await people(w, story.lines, [watcher])
    if (hasEye) eye = await openEye(w, watcher)
    bot = await matrixBot(db, { clock: storyClock(story.start), world: w })
    await begin(bot)
    told = await tell(bot, story.lines)
    await bot.settle()
    await bot.engine.seal()
    found = await rowsOf(db)
  }, 900_000)
  afterAll(async () => {
    await bot?.stop()
    await eye?.close()
    await synapse?.stop()
    await db?.close()
  })

  const rooms = () => [...names.keys()].filter((id) => id.startsWith('!'))

  test('every gesture can be made', () => {
    expect(told.at(-1)).toEqual({ line: story.lines.at(-1) })
    expect(told).toHaveLength(story.lines.length)
  })

  test('it ends as in the console', () => {
    for (const table of Object.keys(expected)) {
      if (elsewhere.includes(table)) continue
      const here = found[table]!.filter((row) => !row.includes(cursor)).map((row) => nameless(asInConsole(row, names)))
      expect.soft(here.sort(), table).toEqual(expected[table]!.map(nameless).sort())
    }
  })

  test('nobody is called, and no message is there twice', async () => {
    expect(await w.pings()).toEqual([])
    for (const room of rooms()) {
      const keys = (await w.sees(watcher, room)).flatMap(({ raw }) => transactionOf(raw) ?? [])
      expect(new Set(keys).size).toBe(keys.length)
    }
  })

  test.skipIf(!hasEye)('another client sees the same in every room', async () => {
    for (const room of rooms()) expect(await eye?.differences(room), names.get(room)).toEqual([])
  })
})

function transactionOf(event: Readonly<Record<string, unknown>>): string | undefined {
  const content = event.content as { 'fr.concertess.post'?: { key?: string } }
  return content['fr.concertess.post']?.key
}

/** Each request has the name that its platform gives it. */
const elsewhere = ['requests']
/** How far the homeserver was heard: a console has nothing like it. */
const cursor = '"key":"cursor|matrix|'

/** The same people and places under the names that Matrix gives them. */
function asInConsole(row: string, names: ReadonlyMap<string, string>): string {
  return [...names].reduce((text, [id, name]) => text.replaceAll(id, name), row).replaceAll('"matrix"', '"console"')
}

/** Each platform names a request in its own way; Matrix does not tell anybody's language. */
function nameless(row: string): string {
  return row.replace(/"request":"[^"]*"/, '"request":"…"').replace('"locale":"fr"', '"locale":null')
}
