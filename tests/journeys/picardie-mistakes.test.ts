/**
 * The same story, told by people who get something wrong before each step: each mistake is refused in words that say why
 * and what to do, and the concertation ends exactly as it does without.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readDemonstration } from '../../src/demonstration.ts'
import type { Database } from '../../src/engine/db.ts'
import { testDatabase } from '../support/database.ts'
import { rowsOf } from '../support/left.ts'
import { stranger, withMistakes } from '../support/mistakes.ts'
import { type Telling, tellHere } from '../support/telling.ts'
import { type Told, toldInConsole } from '../support/told.ts'

const story = readDemonstration()
const steps = withMistakes(story.lines)
let db: Database
let right: Told
let wrong: Telling

beforeAll(async () => {
  right = await toldInConsole(story)
  db = await testDatabase()
  const lines = steps.flatMap(({ line, mistakes }) => [...mistakes.map((mistake) => mistake.line), line])
  wrong = await tellHere(db, { ...story, lines })
}, 240_000)
afterAll(() => db?.close())

/** What everybody read after each mistake, in the order of the story. */
function answers(): readonly {
  readonly mistake: ReturnType<typeof withMistakes>[number]['mistakes'][number]
  readonly printed: string
}[] {
  const told = wrong.told.filter(({ line }) => !line.startsWith('#'))
  let at = 0
  return steps.flatMap(({ line, mistakes }) => {
    const made = mistakes.map((mistake) => ({ mistake, printed: told[at++]!.printed }))
    if (line.trim() !== '' && !line.startsWith('#')) at += 1
    return made
  })
}

test('both are told to their end', () => {
  expect(right.telling.code).toBe(0)
  expect(wrong.code, wrong.transcript.slice(-400)).toBe(0)
})

test('there is a mistake before nearly every step, of every kind', () => {
  const spoken = steps.filter(({ line }) => /^[\p{L}\p{N}-]+ (#|dm)/u.test(line) && !line.startsWith('horloge'))
  const without = spoken.filter(({ mistakes }) => mistakes.length === 0).map(({ line }) => line)
  expect(without.length).toBeLessThan(15)
  const kinds = new Set(steps.flatMap(({ mistakes }) => mistakes.map(({ kind }) => kind)))
  for (const kind of [
    'role',
    'place',
    'phase',
    'closed poll',
    'stale card',
    'block',
    'animator',
    'number',
    'word',
    'date',
  ])
    expect(kinds, kind).toContain(kind)
})

test('each mistake is refused with its reason', () => {
  const badly = answers().filter(({ mistake, printed }) => !mistake.expects.test(printed))
  expect(badly.map(({ mistake, printed }) => `${mistake.kind}: ${mistake.line}\n${printed}`)).toEqual([])
})

test('each refusal shows the next step: a button, or words to type', () => {
  const lost = answers().filter(({ printed }) => !/\[[^\]]+\]|« ?\/(concert|idee)/.test(printed))
  expect(lost.map(({ mistake, printed }) => `${mistake.line}\n${printed}`)).toEqual([])
})

test('the text that was refused is given back', () => {
  const lost = answers().filter(
    ({ mistake, printed }) =>
      mistake.kind === 'place' &&
      mistake.line.includes('/idee') &&
      !printed.includes(mistake.line.split('/idee ')[1]!.split(' ; ')[0]!),
  )
  expect(lost.map(({ mistake }) => mistake.line)).toEqual([])
})

test('the concertation ends as it does without the mistakes', async () => {
  const plain = right.rows
  const mistaken = await rowsOf(db)
  const names = Object.keys(plain).filter((name) => !['requests', 'journal', 'posts', 'settings'].includes(name))
  const others = (rows: readonly string[] | undefined) => rows?.filter((row) => !row.includes(stranger))
  for (const name of names) expect(others(mistaken[name]), name).toEqual(others(plain[name]))
  const kinds = (rows: readonly string[] | undefined) => rows?.map((row) => /"kind":"([^"]*)"/.exec(row)?.[1])
  expect(kinds(mistaken.journal)).toEqual(kinds(plain.journal))
})
