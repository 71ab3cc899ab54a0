/** The week of an animator, told in Matrix on a real server by its own gestures: it ends as in the console, nobody is called. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { VirtualClock } from '../../src/engine/clock.ts'
import type { Database } from '../../src/engine/db.ts'
import { testDatabase } from '../support/database.ts'
import { rowsOf } from '../support/left.ts'
import { type Synapse, startSynapse, synapseAvailable } from '../support/matrix/synapse.ts'
import { createMatrixWorld, type MatrixWorld } from '../support/matrix/world.ts'
import { begin, type MatrixBot, matrixBot, people, storyClock, type ToldLine, tell } from '../support/matrix-story.ts'
import { toldInConsole } from '../support/told.ts'
import { asInConsole, nameless, weekStory } from '../support/week.ts'

const story = weekStory()

describe.skipIf(!(await synapseAvailable()))('the week of an animator', () => {
  let db: Database
  let synapse: Synapse
  let w: MatrixWorld
  let expected: Record<string, string[]>
  let found: Record<string, string[]>
  let bot: MatrixBot<VirtualClock>
  let told: ToldLine[]
  let names: ReadonlyMap<string, string>

  beforeAll(async () => {
    expected = (await toldInConsole(story)).rows
    db = await testDatabase()
    synapse = await startSynapse()
    w = await createMatrixWorld(synapse)
    names = await people(w, story.lines)
    bot = await matrixBot(db, { clock: storyClock(story.start), world: w })
    await begin(bot)
    told = await tell(bot, story.lines)
    await bot.settle()
    await bot.engine.seal()
    found = await rowsOf(db)
  }, 600_000)
  afterAll(async () => {
    await bot?.stop()
    await synapse?.stop()
    await db?.close()
  })

  test('every gesture can be made', () => {
    expect(told.at(-1)).toEqual({ line: story.lines.at(-1) })
    expect(told).toHaveLength(story.lines.length)
  })

  test('it ends as in the console', () => {
    for (const table of Object.keys(expected)) {
      if (elsewhere.includes(table)) continue
      const here = found[table]!.filter((row) => !row.includes(cursor)).map((row) =>
        read(asInConsole(row, names, 'matrix')),
      )
      expect.soft(here.sort(), table).toEqual(expected[table]!.map(read).sort())
    }
  })

  test('nobody is called', async () => {
    expect(await w.pings()).toEqual([])
  })
})

/** Each request has the name that its platform gives it. */
const elsewhere = ['requests']
/** How far the homeserver was heard: a console has nothing like it. */
const cursor = '"key":"cursor|matrix|'

/** Matrix does not tell anybody's language. */
function read(row: string): string {
  return nameless(row).replace('"locale":"fr"', '"locale":null')
}
