/**
 * The real bot, killed (`kill -9`) ten times in one story and resumed each time: it ends as it ends when nobody kills it.
 * `kills-full.ts` does the same two hundred times, on both stores.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRandom } from '../support/kernel/random.ts'
import { faultsOf, left, stageIn, tell } from '../support/kill-story.ts'
import { storyOf } from '../support/story.ts'

let parent: string

beforeAll(() => {
  parent = mkdtempSync(path.join(tmpdir(), 'concertess-kills-'))
})
afterAll(() => rmSync(parent, { recursive: true, force: true }))

test('killed ten times and resumed, a story ends as if nothing had happened', { timeout: 240_000 }, async () => {
  const story = storyOf(300)
  const calm = stageIn(path.join(parent, 'calm'))
  const harsh = stageIn(path.join(parent, 'harsh'))
  const plan = { kills: 10, random: createRandom(7), launched: 0.1, longest: 500 }
  const [, telling] = await Promise.all([tell(calm, story), tell(harsh, story, plan)])
  const [expected, found] = [await left(calm), await left(harsh)]
  expect(telling.kills).toBe(10)
  // Most kills fall in the middle of the work, some in a start.
  expect(telling.early).toBeLessThan(6)
  expect(expected.faults).toEqual([])
  expect(expected.state.ideas?.length).toBeGreaterThan(20)
  expect([expected.late, found.late]).toEqual([0, 0])
  expect(faultsOf(telling, expected, found)).toEqual([])
})

test('the story is the same each time, by twenty people, in 300 lines', () => {
  const lines = storyOf(300)
  expect(lines).toEqual(storyOf(300))
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
