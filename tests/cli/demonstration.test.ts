/** The story that ships, told by the command that the README gives, to somebody who has nothing but the program. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { demonstrationOf, readDemonstration } from '../../src/demonstration.ts'
import { run } from './processes.ts'

let dir: string
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'concertess-demonstration-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

test('it is told to its end, its sentences and its lines beside the answers, and keeps nothing', async () => {
  const { code, said } = await run(dir, ['console', '--demo', '--langue', 'en'])
  expect(said.slice(-400)).not.toContain('La lecture s’arrête ici')
  expect(code).toBe(0)
  expect(said).toContain('── 1. La CRESS installe le bot et crée la concertation, avec ses trois organisateurs.')
  expect(said).toContain('▸ coordinatrice-cress #comite /concert planifier 4x2')
  expect(said).toContain('Essai : rien de ceci n’est réel.')
  expect(readdirSync(dir).filter((name) => name !== 'logs')).toEqual([])
}, 120_000)

test('help is an answer, not an error', async () => {
  const { code, said } = await run(dir, ['console', '--aide'])
  expect(code).toBe(0)
  expect(said).toMatch(/^Usage : npm run console/)
})

test('it begins when its first clock says', () => {
  expect(readDemonstration().start).toBe('2011-01-24T09:00')
  expect(demonstrationOf('# rien\nhorloge 2027-01-01T08:00\nhorloge 2028-01-01').start).toBe('2027-01-01T08:00')
  expect(() => demonstrationOf('ana #pleniere /concert')).toThrow(/nowhere when it begins/)
})
