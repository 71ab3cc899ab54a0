/**
 * How the house is built, as data: who may import whom, what may only be written where, which files a folder needs.
 * A path pattern without `.ts` stands for the file of that name or the folder that it grew into; `<room>` is any room,
 * `<own>` the importer's own one, `<adapter>` and `<mine>` the same for adapters, and a final `/` everything below.
 */

export const rooms = ['people', 'process', 'meetings', 'contributions', 'votes', 'roadmap', 'digests', 'guide']

/** Folders of `src/` that are no room. */
export const notRooms = ['engine', 'views', 'text', 'calendar', 'cli', 'config', 'generated', 'kept', 'web']

export type Layer = {
  readonly name: string
  readonly who: readonly string[]
  /** everything else of `src/` and `adapters/` is out of reach */
  readonly mayImport: readonly string[]
  /** only as `import type` */
  readonly mayImportTypes?: readonly string[]
  /** every package, unless some are named */
  readonly packages?: readonly string[]
}

const everything = ['src/', 'adapters/']
const pureTime = ['src/calendar', 'src/refusal.ts']
/** Who may what is a rule too; it lives in the engine because every call asks it. */
const rights = 'src/engine/roles.ts'

/** The first layer that a file belongs to counts. */
export const layers: readonly Layer[] = [
  {
    name: 'the doors import everything',
    who: [
      'src/main.ts',
      'src/start.ts',
      'src/story.ts',
      'src/boot.ts',
      'src/nightly.ts',
      'src/refused.ts',
      'src/completions.ts',
      'src/discord.ts',
      'src/matrix.ts',
      'src/mail.ts',
      'src/web.ts',
      'src/web/',
      'src/demonstration.ts',
      'src/cli/',
    ],
    mayImport: everything,
  },
  {
    name: 'the second counter imports nothing of ours',
    who: ['src/votes/recount/'],
    mayImport: ['src/votes/recount/'],
    packages: ['node:crypto'],
  },
  {
    name: 'the count imports rules, and digests',
    who: ['src/votes/tally/'],
    mayImport: ['src/votes/rules', 'src/votes/tally/'],
    mayImportTypes: ['src/generated/'],
    packages: ['node:crypto'],
  },
  {
    name: 'files of votes import both counters, and how tables are read',
    who: ['src/votes/files/'],
    mayImport: ['src/votes/files/', 'src/votes/tally/', 'src/votes/recount/', 'src/engine/csv.ts'],
    packages: ['zod', 'node:fs/promises'],
  },
  {
    name: 'what comes from Belenios imports the count, and how files are read',
    who: ['src/votes/belenios/'],
    mayImport: ['src/votes/belenios/', 'src/votes/files/', 'src/votes/tally/', 'src/votes/rules'],
    packages: ['zod', 'node:crypto'],
  },
  {
    name: 'rules import rules, calendar and refusal',
    who: ['src/<room>/rules', 'src/contributions/synthesis/'],
    mayImport: ['src/<room>/rules', 'src/contributions/synthesis/', 'src/votes/tally/', rights, ...pureTime],
    mayImportTypes: ['src/generated/'],
    packages: [],
  },
  {
    name: 'views of a room import rules, views and text',
    who: ['src/<room>/views'],
    mayImport: ['src/<room>/rules', 'src/<own>/views', 'src/views/', 'src/text/'],
    mayImportTypes: ['src/<own>/store', 'src/generated/'],
    packages: [],
  },
  {
    name: 'stores import rules and refusal, and the types of the database',
    who: ['src/<room>/store'],
    mayImport: ['src/<room>/rules', 'src/<own>/store', 'src/refusal.ts'],
    mayImportTypes: ['src/engine/db.ts', 'src/generated/', 'src/port.ts', 'src/views/view.ts'],
    packages: [],
  },
  {
    name: 'acts of a room import it, and rules, stores and acts of others',
    who: ['src/<room>/acts'],
    mayImport: [
      'src/<own>/',
      'src/<room>/rules',
      'src/<room>/store',
      'src/<room>/acts',
      'src/engine/',
      'src/views/',
      'src/text/',
      ...pureTime,
    ],
    mayImportTypes: ['src/generated/', 'src/port.ts'],
    packages: [],
  },
  {
    name: 'suggestions of a room import it, and rules, stores and suggestions of others',
    who: ['src/<room>/suggest'],
    mayImport: [
      'src/<own>/',
      'src/<room>/rules',
      'src/<room>/store',
      'src/<room>/suggest',
      'src/engine/',
      'src/views/',
      'src/text/',
      ...pureTime,
    ],
    mayImportTypes: ['src/generated/', 'src/port.ts'],
    packages: [],
  },
  {
    name: 'intents import their room, the engine, views, text, and rules, stores, acts and suggestions of other rooms',
    who: ['src/<room>/'],
    mayImport: [
      'src/<own>/',
      'src/<room>/rules',
      'src/<room>/store',
      'src/<room>/acts',
      'src/<room>/suggest',
      'src/engine/',
      'src/views/',
      'src/text/',
      ...pureTime,
    ],
    mayImportTypes: ['src/generated/', 'src/port.ts'],
    packages: ['zod'],
  },
  {
    name: 'the registry alone of the engine knows the rooms',
    who: ['src/engine/registry.ts'],
    mayImport: ['src/<room>/intents/index.ts', 'src/engine/', 'src/text/'],
    packages: [],
  },
  {
    name: 'the engine imports no room',
    who: ['src/engine/'],
    mayImport: ['src/engine/', 'src/text/', 'src/views/', 'src/port.ts', 'src/generated/', ...pureTime],
  },
  {
    name: 'views import views and text',
    who: ['src/views/'],
    mayImport: ['src/views/', 'src/text/'],
    mayImportTypes: ['src/refusal.ts'],
  },
  {
    name: 'text imports text and how things are written',
    who: ['src/text/'],
    mayImport: ['src/text/', 'src/views/format.ts'],
    mayImportTypes: ['src/views/'],
    packages: [],
  },
  { name: 'the calendar imports itself', who: ['src/calendar'], mayImport: ['src/calendar'] },
  {
    name: 'the front door and the refusal know views as types',
    who: ['src/port.ts', 'src/refusal.ts'],
    mayImport: [],
    mayImportTypes: ['src/views/'],
    packages: [],
  },
  {
    name: 'the configuration imports nothing of ours',
    who: ['src/config.ts', 'src/config/'],
    mayImport: ['src/config/'],
    packages: ['zod', 'node:fs'],
  },
  {
    name: 'what is kept of our own platforms, and how its lines are read, knows the front door and views',
    who: ['src/kept/'],
    mayImport: ['src/kept/', 'src/port.ts', 'src/views/'],
  },
  {
    name: 'the console and the web keep their messages themselves',
    who: ['adapters/console/', 'adapters/web/'],
    mayImport: ['src/port.ts', 'src/views/', 'src/kept/', 'adapters/<mine>/'],
  },
  {
    name: 'adapters import the front door, views and their own folder',
    who: ['adapters/<adapter>/'],
    mayImport: ['src/port.ts', 'src/views/', 'adapters/<mine>/'],
  },
]

/** A platform's library stays behind the adapter's client. */
export const sdks = {
  name: 'a platform library is a value in its client alone',
  packages: ['@slack/bolt', 'discord.js', 'matrix-bot-sdk', 'nodemailer', '@hono/node-server'],
  onlyIn: ['adapters/<adapter>/client.ts'],
}

/** `member` is written `object.property`; `name` alone as well, however it was imported. */
export type Effect = {
  readonly name: string
  readonly members?: readonly string[]
  readonly names?: readonly string[]
  /** `new Date()` and `Date()` without argument */
  readonly bareDate?: boolean
  readonly onlyIn: readonly string[]
}

export const effects: readonly Effect[] = [
  {
    name: 'the time is read in the clock alone',
    members: ['Date.now', 'Temporal.Now', 'process.hrtime'],
    bareDate: true,
    onlyIn: ['src/engine/clock.ts', 'src/engine/ids.ts'],
  },
  { name: 'elapsed time is read in the clock alone', members: ['performance.now'], onlyIn: ['src/engine/clock.ts'] },
  {
    name: 'randomness comes from the ids alone',
    members: ['Math.random'],
    names: ['randomUUID', 'randomBytes', 'randomInt', 'getRandomValues'],
    onlyIn: ['src/engine/ids.ts'],
  },
  { name: 'the environment is read in the configuration alone', members: ['process.env'], onlyIn: ['src/config.ts'] },
]

export const schemaTime = {
  name: 'the database gives no time to business rows',
  what: /@default\(\s*now\(\)\s*\)|@updatedAt|\bCURRENT_TIMESTAMP\b|\bDEFAULT\s+now\(\)/i,
}

export const furniture = {
  room: { name: 'a room has its furniture', files: ['store.ts', 'views.ts', 'intents/index.ts'] },
  adapter: {
    name: 'an adapter has its furniture',
    files: ['index.ts', 'client.ts', 'read.ts', 'render.ts', 'limits.ts'],
  },
  folder: { name: 'a folder of src is a room or a known part' },
}

export const style = {
  enums: 'no enums',
  any: 'no any',
  defaults: 'no default exports',
  barrels: 'no barrels but the intents of a room',
  length: 'a file has 300 lines at most',
  header: 'a file begins with why it exists',
  readable: 'an import names its file',
  syntax: 'a file can be parsed',
  placed: 'a file belongs to a layer',
} as const

export const cycles = 'no file imports itself by a detour'

export const mostLines = 300
/** An exception for a file that became shorter than this is needless. */
export const clearlyShort = 270

/** Longer than `mostLines`, each with its reason and its own bound. */
export const longFiles: readonly { readonly path: string; readonly lines: number; readonly why: string }[] = [
  { path: 'src/engine/outbox.ts', lines: 360, why: 'one queue, its marks and its pauses share their state' },
]

export const barrels: readonly { readonly path: string; readonly why: string }[] = [
  { path: 'src/calendar.ts', why: 'the face of calendar/: rules name one module for time' },
]

/** Files that import each other's values, each group with its reason. */
export const knownCycles: readonly { readonly files: readonly string[]; readonly why: string }[] = []
