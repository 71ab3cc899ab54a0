/** The house keeps its shape: who imports whom, what is done in one place only, how files look. Each rule is tried. */
import { describe, expect, test } from 'vitest'
import { check, cyclesOf } from './support/architecture/check.ts'
import type { Source } from './support/architecture/read.ts'
import {
  cycles,
  effects,
  furniture,
  layers,
  longFiles,
  mostLines,
  schemaTime,
  sdks,
  style,
} from './support/architecture/rules.ts'
import { readSources } from './support/architecture/sources.ts'

const sources = readSources()

test('the sources break no rule', () => {
  expect(sources.length).toBeGreaterThan(100)
  expect(check(sources).map(({ rule, path, what }) => `${path}: ${what} (${rule})`)).toEqual([])
})

test('every exception is about a file that is there', () => {
  const paths = sources.map(({ path }) => path)
  for (const { path } of longFiles) expect(paths).toContain(path)
})

/** A file that breaks exactly this rule. */
type Plant = { readonly rule: string; readonly path: string; readonly code: string }

function layer(start: string): string {
  const found = layers.find(({ name }) => name.startsWith(start))
  if (!found) throw new Error(`no layer starts with ${start}`)
  return found.name
}

function effect(member: string): string {
  const found = effects.find(({ members = [], names = [] }) => [...members, ...names].includes(member))
  if (!found) throw new Error(`no rule is about ${member}`)
  return found.name
}

const rulesImport = layer('rules import')
const count = layer('the count')
const secondCounter = layer('the second counter')
const voteFiles = layer('files of votes')
const belenios = layer('what comes from Belenios')
const viewsOfRoom = layer('views of a room')
const stores = layer('stores')
const acts = layer('acts of a room')
const suggestions = layer('suggestions of a room')
const intents = layer('intents')
const registry = layer('the registry')
const engine = layer('the engine')
const views = layer('views import')
const text = layer('text')
const calendar = layer('the calendar')
const door = layer('the front door')
const config = layer('the configuration')
const kept = layer('what is kept')
const ownPlatforms = layer('the console and the web')
const adapters = layer('adapters')

const plants: readonly Plant[] = [
  { rule: rulesImport, path: 'src/votes/rules.ts', code: `import { openDatabase } from '../engine/db.ts'` },
  { rule: rulesImport, path: 'src/votes/rules.ts', code: `import type { Reads } from '../engine/db.ts'` },
  { rule: rulesImport, path: 'src/votes/rules.ts', code: `import { Idea } from '../generated/prisma/client.ts'` },
  { rule: rulesImport, path: 'src/votes/rules.ts', code: `import { ideaCount } from '../contributions/store.ts'` },
  { rule: rulesImport, path: 'src/votes/rules.ts', code: `import { readFileSync } from 'node:fs'` },
  { rule: count, path: 'src/votes/tally/borda.ts', code: `import { textOf } from '../../text/index.ts'` },
  { rule: count, path: 'src/votes/tally/borda.ts', code: `import { readFileSync } from 'node:fs'` },
  { rule: secondCounter, path: 'src/votes/recount/borda.ts', code: `import { ratio } from '../tally/ratio.ts'` },
  { rule: secondCounter, path: 'src/votes/recount/borda.ts', code: `import type { Ratio } from '../tally/ratio.ts'` },
  { rule: voteFiles, path: 'src/votes/files/blt.ts', code: `import { textOf } from '../../text/index.ts'` },
  { rule: belenios, path: 'src/votes/belenios/tar.ts', code: `import { textOf } from '../../text/index.ts'` },
  { rule: belenios, path: 'src/votes/belenios/tar.ts', code: `import { readFileSync } from 'node:fs'` },
  { rule: viewsOfRoom, path: 'src/votes/views.ts', code: `import { ideaCount } from '../contributions/store.ts'` },
  { rule: viewsOfRoom, path: 'src/votes/views.ts', code: `import { tallyOf } from './store.ts'` },
  { rule: viewsOfRoom, path: 'src/votes/views.ts', code: `import type { Listed } from '../people/store.ts'` },
  { rule: viewsOfRoom, path: 'src/votes/views.ts', code: `import { teamView } from '../people/views.ts'` },
  { rule: stores, path: 'src/votes/store.ts', code: `import { openDatabase } from '../engine/db.ts'` },
  { rule: stores, path: 'src/votes/store.ts', code: `import { textOf } from '../text/index.ts'` },
  { rule: stores, path: 'src/votes/store.ts', code: `import { peopleOf } from '../people/store.ts'` },
  { rule: stores, path: 'src/votes/store.ts', code: `import type { Context } from '../engine/intent.ts'` },
  { rule: acts, path: 'src/votes/acts.ts', code: `import { z } from 'zod'` },
  { rule: acts, path: 'src/votes/acts.ts', code: `import { teamView } from '../people/views.ts'` },
  { rule: acts, path: 'src/votes/acts.ts', code: `import { submit } from '../contributions/intents/submit.ts'` },
  { rule: acts, path: 'src/votes/acts.ts', code: `import { PrismaClient } from '../generated/prisma/client.ts'` },
  { rule: suggestions, path: 'src/votes/suggest.ts', code: `import { announce } from '../people/acts.ts'` },
  { rule: suggestions, path: 'src/votes/suggest.ts', code: `import { z } from 'zod'` },
  { rule: intents, path: 'src/votes/intents/open.ts', code: `import { announce } from '../../process/announce.ts'` },
  { rule: intents, path: 'src/votes/intents/open.ts', code: `import { teamView } from '../../people/views.ts'` },
  {
    rule: intents,
    path: 'src/votes/intents/open.ts',
    code: `import { submit } from '../../contributions/intents/submit.ts'`,
  },
  { rule: intents, path: 'src/votes/helper.ts', code: `export { changeIdea } from '../contributions/change.ts'` },
  { rule: intents, path: 'src/votes/intents/open.ts', code: `import { boot } from '../../boot.ts'` },
  {
    rule: intents,
    path: 'src/votes/intents/open.ts',
    code: `import { PrismaClient } from '../../generated/prisma/client.ts'`,
  },
  { rule: intents, path: 'src/votes/intents/open.ts', code: `import pg from 'pg'` },
  {
    rule: intents,
    path: 'src/votes/intents/open.ts',
    code: `const { room } = await import('../../../adapters/console/room.ts')`,
  },
  { rule: registry, path: 'src/engine/registry.ts', code: `import { maySee } from '../contributions/rules.ts'` },
  { rule: engine, path: 'src/engine/perform.ts', code: `import { maySee } from '../contributions/rules.ts'` },
  { rule: engine, path: 'src/engine/perform.ts', code: `type Viewer = import('../contributions/rules.ts').Viewer` },
  { rule: engine, path: 'src/engine/db/pool.ts', code: `import { readConfig } from '../../config.ts'` },
  { rule: views, path: 'src/views/card.ts', code: `import { maySee } from '../contributions/rules.ts'` },
  { rule: views, path: 'src/views/card.ts', code: `import { Refusal } from '../refusal.ts'` },
  { rule: views, path: 'src/views/card.ts', code: `import type { Log } from '../engine/log.ts'` },
  { rule: text, path: 'src/text/de.ts', code: `import { button } from '../views/build.ts'` },
  { rule: text, path: 'src/text/de.ts', code: `import { fold } from '../engine/fold.ts'` },
  { rule: calendar, path: 'src/calendar/days.ts', code: `import { systemClock } from '../engine/clock.ts'` },
  { rule: door, path: 'src/port.ts', code: `import { button } from './views/build.ts'` },
  { rule: config, path: 'src/config.ts', code: `import { textOf } from './text/index.ts'` },
  { rule: adapters, path: 'adapters/slack/own.ts', code: `import { fold } from '../../src/engine/fold.ts'` },
  { rule: adapters, path: 'adapters/slack/own.ts', code: `import type { Text } from '../../src/text/index.ts'` },
  { rule: adapters, path: 'adapters/slack/own.ts', code: `import { Room } from '../console/room.ts'` },
  { rule: adapters, path: 'adapters/slack/own.ts', code: `import { Room } from '../../src/kept/room.ts'` },
  { rule: ownPlatforms, path: 'adapters/web/own.ts', code: `import { words } from '../console/words.ts'` },
  { rule: kept, path: 'src/kept/room.ts', code: `import { fold } from '../engine/fold.ts'` },
  { rule: sdks.name, path: 'adapters/slack/read.ts', code: `import { App } from '@slack/bolt'` },
  { rule: sdks.name, path: 'adapters/slack/index.ts', code: `const bolt = await import('@slack/bolt')` },
  { rule: sdks.name, path: 'src/main.ts', code: `import { Client } from 'discord.js'` },
  { rule: sdks.name, path: 'adapters/matrix/read.ts', code: `import { MatrixClient } from 'matrix-bot-sdk/lib/x.js'` },
  { rule: effect('Date.now'), path: 'src/votes/rules.ts', code: `export const now = Date.now()` },
  { rule: effect('Date.now'), path: 'src/votes/rules.ts', code: `export const now = new Date()` },
  { rule: effect('Date.now'), path: 'src/votes/rules.ts', code: `export const now = Date()` },
  { rule: effect('Date.now'), path: 'src/votes/rules.ts', code: `const { now } = Date` },
  { rule: effect('Date.now'), path: 'src/votes/rules.ts', code: `export const now = globalThis.Date.now()` },
  {
    rule: effect('Date.now'),
    path: 'src/calendar/days.ts',
    code: `import { Temporal } from 'temporal-polyfill'\nexport const t = Temporal.Now.instant()`,
  },
  { rule: effect('performance.now'), path: 'src/engine/ids.ts', code: `export const t = performance.now()` },
  { rule: effect('Math.random'), path: 'src/votes/rules.ts', code: `export const drawn = Math['random']()` },
  { rule: effect('Math.random'), path: 'adapters/slack/own.ts', code: `import { randomUUID } from 'node:crypto'` },
  { rule: effect('Math.random'), path: 'src/engine/log.ts', code: `export const id = crypto.randomUUID()` },
  { rule: effect('process.env'), path: 'src/main.ts', code: `export const zone = process.env.TZ` },
  { rule: effect('process.env'), path: 'src/main.ts', code: `const { env } = process` },
  { rule: effect('process.env'), path: 'src/main.ts', code: `import { env } from 'node:process'` },
  { rule: schemaTime.name, path: 'prisma/schema.prisma', code: `model A {\n  at DateTime @default(now())\n}` },
  {
    rule: schemaTime.name,
    path: 'prisma/migrations/1_a/migration.sql',
    code: `"at" TIMESTAMP DEFAULT CURRENT_TIMESTAMP`,
  },
  { rule: furniture.room.name, path: 'src/votes/store.ts', code: `export const nothing = 0` },
  { rule: furniture.adapter.name, path: 'adapters/slack/client.ts', code: `export const nothing = 0` },
  { rule: furniture.folder.name, path: 'src/utils/strings.ts', code: `export const nothing = 0` },
  { rule: style.placed, path: 'src/utils/strings.ts', code: `export const nothing = 0` },
  { rule: style.enums, path: 'src/votes/rules.ts', code: `export enum Method { Approval }` },
  { rule: style.any, path: 'src/votes/rules.ts', code: `export const all: any[] = []` },
  { rule: style.defaults, path: 'src/votes/rules.ts', code: `export default 1` },
  { rule: style.defaults, path: 'src/votes/rules.ts', code: `const a = 1\nexport { a as default }` },
  { rule: style.barrels, path: 'src/votes/tally/index.ts', code: `export * from './borda.ts'` },
  { rule: style.barrels, path: 'src/votes/tally/index.ts', code: `import { a } from './borda.ts'\nexport { a }` },
  { rule: style.length, path: 'src/votes/rules.ts', code: '\n'.repeat(mostLines) },
  { rule: style.readable, path: 'src/main.ts', code: 'const name = "x"\nawait import(`./${name}.ts`)' },
  { rule: style.syntax, path: 'src/votes/rules.ts', code: 'export const = 1' },
]

describe('a breach is reported', () => {
  test.each(plants)('$rule: $path: $code', ({ rule, path, code }) => {
    expect(breachesOf({ path, text: `/** Planted. */\n${code}\n` })).toContain(rule)
  })

  test('a file without a header', () => {
    expect(breachesOf({ path: 'src/main.ts', text: `import { a } from './start.ts'\n` })).toContain(style.header)
  })

  test('two files that need each other, unless only their types do', () => {
    const one = { path: 'src/engine/a.ts', text: `/** One. */\nimport { b } from './b.ts'\nexport const a = b\n` }
    const other = (type: string) => ({
      path: 'src/engine/b.ts',
      text: `/** Other. */\nimport { ${type} a } from './a.ts'\nexport const b = 1\n`,
    })
    expect(check([one, other('')]).map(({ rule }) => rule)).toEqual([cycles])
    expect(check([one, other('type')])).toEqual([])
  })

  test('a longer detour as well', () => {
    const edges = new Map([
      ['a', ['b']],
      ['b', ['c', 'd']],
      ['c', ['a']],
      ['d', []],
    ])
    expect(cyclesOf(edges)).toEqual([['a', 'b', 'c']])
  })

  test('an exception that nobody needs any more', () => {
    const [first] = longFiles
    expect(breachesOf({ path: first?.path ?? '', text: '/** Short. */\n' })).toEqual([style.length])
  })

  test('every rule has a planted breach', () => {
    const known = [
      ...layers.slice(1).map(({ name }) => name),
      ...[sdks, schemaTime, ...effects, ...Object.values(furniture)].map(({ name }) => name),
      ...Object.values(style).filter((name) => name !== style.header),
    ]
    expect(known.filter((name) => !plants.some(({ rule }) => rule === name))).toEqual([])
  })
})

describe('what is allowed is not reported', () => {
  const innocent: readonly Source[] = [
    { path: 'src/votes/rules.ts', text: `import type { Idea } from '../generated/prisma/client.ts'\nnew Date(0)` },
    { path: 'src/votes/views.ts', text: `import type { Tally } from './store.ts'` },
    { path: 'src/votes/store.ts', text: `import type { Reads } from '../engine/db.ts'` },
    {
      path: 'src/votes/intents/open.ts',
      text: `import { teamOf } from '../../people/store.ts'\nimport { z } from 'zod'`,
    },
    {
      path: 'src/votes/acts.ts',
      text: `import { tell } from '../people/acts.ts'\nimport { post } from '../engine/writes.ts'`,
    },
    { path: 'src/votes/intents/index.ts', text: `import { open } from './open.ts'\nexport const voteIntents = [open]` },
    { path: 'adapters/slack/client.ts', text: `import { App } from '@slack/bolt'` },
    { path: 'adapters/slack/read.ts', text: `import type { App } from '@slack/bolt'` },
    { path: 'src/engine/clock.ts', text: `export const now = () => new Date()` },
    { path: 'src/config.ts', text: `export const all = process.env` },
  ]
  test.each(innocent)('$path: $text', ({ path, text: code }) => {
    const missing = Object.values(furniture).map(({ name }) => name)
    expect(breachesOf({ path, text: `/** Innocent. */\n${code}\n` }).filter((rule) => !missing.includes(rule))).toEqual(
      [],
    )
  })
})

function breachesOf(source: Source): readonly string[] {
  return check([source]).map(({ rule }) => rule)
}
