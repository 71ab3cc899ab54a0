/** What the tables of votes, of meetings and of dates count, in a concertation where there is something of each. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { exportTo } from '../../src/cli/commands/export.ts'
import { createIds } from '../../src/engine/ids.ts'
import { createLog } from '../../src/engine/log.ts'
import { textOf } from '../../src/text/index.ts'
import { prepared } from '../model/undo-acts.ts'

const home = mkdtempSync(path.join(tmpdir(), 'concertess-figures-'))
afterAll(() => rmSync(home, { recursive: true }))

let file: (name: string) => string[]

beforeAll(async () => {
  const w = await prepared()
  const asked = { question: 'Quoi ?', options: 'A, B', method: 'dots', closes: '30 avril 18h', confirmed: true }
  for (const [who, where, intent, args] of [
    ['eve', '#atelier', 'proxy', { holder: 'bo', session: 2 }],
    ['dan', '#atelier', 'dates answer', { choices: '1 oui, 2 si besoin', poll: 1 }],
    ['bo', '#atelier', 'dates choose', { option: 1, poll: 1, confirmed: true }],
    ['ana', '#pleniere', 'poll open', asked],
    ['dan', '#pleniere', 'ballot cast', { poll: 2, choices: '1: 2, 2: 1' }],
    ['eve', '#pleniere', 'ballot cast', { poll: 2, choices: '1: 1' }],
    ['ana', '#pleniere', 'poll close', { poll: 2 }],
  ] as const)
    await w.says(who, where, { intent, args })
  const folder = path.join(home, 'export')
  const config = { dataDir: home, typedIn: home, language: 'fr', zone: 'Europe/Paris' }
  const own = { clock: w.clock, ids: createIds(), log: createLog('silent'), t: textOf('fr'), say: () => {} }
  await exportTo({ ...own, config, db: w.db } as unknown as Parameters<typeof exportTo>[0], folder)
  const found = readdirSync(folder).find((one) => one.startsWith('concertation-'))!
  file = (name) =>
    readFileSync(path.join(folder, found, name), 'utf8')
      .trim()
      .split('\r\n')
}, 120_000)

test('a vote with dots: how many each option got, from how many people, and the most that one may have', () => {
  const [, ...rows] = file('votes.csv')
  const found = rows.filter((row) => row.includes(',Quoi ?,')).map((row) => row.split(',').slice(-15))
  expect(found).toEqual([
    ['1', 'A', '', '', '3', 'true', '3', '2', '', '', '1', '', '', '', ''],
    ['2', 'B', '', '', '1', 'false', '3', '1', '', '', '2', '', '', '', ''],
  ])
})

test('a meeting: how many proxies were given for it, behind its minutes', () => {
  const [columns, ...rows] = file('seances.csv')
  expect(columns).toMatch(/,minutes,proxies$/)
  expect(rows.map((row) => [row.split(',')[0], row.split(',').at(-1)])).toContainEqual(['2', '1'])
})

test('dates: how many could come on each, which one was kept, and nobody’s name', () => {
  const [columns, ...rows] = file('dates.csv')
  expect(columns).toMatch(/^number,title,status,.*,yes,if_needed,no,kept$/)
  expect(rows.map((row) => row.split(',').slice(-4))).toEqual([
    ['1', '0', '0', 'true'],
    ['0', '1', '0', 'false'],
  ])
  expect(rows.join('\n')).not.toMatch(/dan|eve/)
})
