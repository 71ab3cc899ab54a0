/**
 * The real bot, killed (`kill -9`) four times in one story and resumed each time: it ends as it ends when nobody kills it.
 * `kills-full.ts` does the same a hundred times, on both stores, and fifty times in the story that ships.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRandom } from '../support/kernel/random.ts'
import { type Stage, stageIn, storyIn, tell } from '../support/kill-story.ts'
import { faultsOf, left } from '../support/left.ts'
import { prepareEmbedded } from '../support/prepared.ts'
import { storyOf } from '../support/story.ts'

let parent: string

beforeAll(() => {
  parent = mkdtempSync(path.join(tmpdir(), 'concertess-kills-'))
})
afterAll(() => rmSync(parent, { recursive: true, force: true }))

/** With its database; the one that is killed makes its own. */
async function preparedIn(dir: string): Promise<Stage> {
  await prepareEmbedded(path.join(dir, 'data'))
  return stageIn(dir)
}

test('killed four times and resumed, a story ends as if nothing had happened', { timeout: 240_000 }, async () => {
  const story = storyOf(120)
  const calm = await preparedIn(path.join(parent, 'calm'))
  const harsh = stageIn(path.join(parent, 'harsh'))
  const plan = { kills: 4, random: createRandom(7), launched: 0.1, longest: 500 }
  const [, telling] = await Promise.all([tell(calm, story), tell(harsh, story, plan)])
  const [expected, found] = [await left(calm), await left(harsh)]
  expect(telling.kills).toBe(4)
  // Most kills fall in the middle of the work, some in a start.
  expect(telling.early).toBeLessThan(3)
  expect(expected.faults).toEqual([])
  expect(expected.state.Idea?.length).toBeGreaterThan(8)
  expect([expected.late, found.late]).toEqual([0, 0])
  expect(faultsOf(telling, expected, found)).toEqual([])
})

test('two tellings are compared by what they say, whatever their ids are', { timeout: 120_000 }, async () => {
  const file = path.join(parent, 'short.txt')
  writeFileSync(file, short)
  const story = storyIn(file)
  const [one, other, longer] = await Promise.all(
    ['one', 'other', 'longer'].map((name) => preparedIn(path.join(parent, name))),
  )
  await Promise.all([tell(one!, story), tell(other!, story)])
  await tell(longer!, { ...story, lines: [...story.lines, 'bob #pleniere /concert modifier 1 Autrement dit'] })
  const nothing = { kills: 0, early: 0, printed: [], faults: [] }
  const [first, second, third] = [await left(one!), await left(other!), await left(longer!)]
  expect(Object.keys(first.state)).toEqual(expect.arrayContaining(['Concertation', 'Place', 'Ballot', 'Action', 'due']))
  expect(first.state.Idea?.join()).toContain('"authorId":"<Person bob>"')
  expect(first.state.Concertation?.join()).toContain('2011-01-24T08:10:00.000Z')
  expect(JSON.stringify(first.state)).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/)
  expect(faultsOf(nothing, first, second)).toEqual([])
  expect(faultsOf(nothing, first, third).join()).toContain('Autrement dit')
})

const short = `# Une histoire courte.
horloge 2011-01-24T09:10

# Le bot est installé.
ana dm /concert admin
ana dm [Confirmer]
ana dm /concert creer ESS ; organisateurs : Région, CRESS
ana #pleniere /concert salon
bob #pleniere /idee Mutualiser un poste de comptable
`

test('the story is the same each time, by twenty people, in 300 lines', () => {
  const { lines } = storyOf(300)
  expect(lines).toEqual(storyOf(300).lines)
  expect(lines).toHaveLength(300)
  expect(new Set(lines.map((line) => line.split(' ')[0]).filter((who) => who !== 'horloge')).size).toBe(20)
  for (const words of [
    '/idee ',
    'modifier ',
    'retirer ',
    'retablir ',
    'annuler',
    '[Modifier]',
    '[Retirer]',
    '{texte',
  ]) {
    expect(lines.filter((line) => line.includes(words)).length).toBeGreaterThan(2)
  }
})
