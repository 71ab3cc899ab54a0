import path from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

// As bin/run.mjs has it where it starts another Node: what Node made of packages and of our TypeScript is kept for the
// workers, and for the bots that tests start.
process.env.NODE_COMPILE_CACHE ??= path.join(import.meta.dirname, 'node_modules', '.cache', 'concertess')

/** Files of more than eight seconds, longest first: begun last, each would leave the other workers idle. */
const long = [
  'cli/running',
  'adapters/discord/attack-faults',
  'adapters/discord/faults',
  'durability/races',
  'durability/kills',
  'durability/outage',
  'adapters/discord/gateway',
  'adapters/slack/attack-faults',
  'adapters/slack/api-down',
  'durability/stop',
  'store/server',
  'support/discord/gateway',
  'engine/attempt',
  'store/durable',
  'journeys/slack',
  'simulation/simulation',
  'adapters/web/demonstration',
  'journeys/discord',
  'journeys/picardie-mistakes',
  'intents/letters',
  'model/undo',
  'intents/attack-forged',
  'adapters/mail/letters',
  'cli/demonstration',
  'intents/guide',
  'simulation/assembly',
]

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = long.findIndex((name) => moduleId.endsWith(`/tests/${name}.test.ts`))
      return at < 0 ? long.length : at
    }
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b))
  }
}

/** What touches nothing of the process itself shares its modules, which take longer to load than most files to run. */
const sharing = [
  ...['adapters', 'contract', 'engine', 'intents', 'journeys', 'model', 'rules', 'simulation', 'support', 'views'].map(
    (folder) => `tests/${folder}/**/*.test.ts`,
  ),
  ...[
    'architecture',
    'cli/{demonstration,doctor,doctor-*,export,export-*,help,import-belenios,journal,server,socket,tally}',
    'durability/duplicates',
    'generated',
    'store/{ballots-migrated,bridge,drift,generate,migrate,snapshot,statements}',
  ].map((file) => `tests/${file}.test.ts`),
]

/** What is idle most of its time, for limits, delays and outages to pass. */
const waiting = [
  'adapters/discord/attack-faults',
  'adapters/discord/faults',
  'adapters/discord/gateway',
  'adapters/slack/api-down',
  'adapters/slack/attack-faults',
  'durability/outage',
  'durability/races',
  'durability/stop',
  'engine/attempt',
  'support/discord/gateway',
].map((file) => `tests/${file}.test.ts`)

/** They need a real server, or a browser, which takes minutes: run when they are asked for by name, as CI does in a step of its own. */
const live = ['matrix-live', 'web-live'].map((folder) => `tests/${folder}/**/*.test.ts`)
const isLive = process.argv.some((argument) => /(?:matrix|web)-live/.test(argument))

const installed = ['**/node_modules/**']
/** Those that wait and those that work at once, longest first: four keep two processors at work, and who waits goes first. */
const first = { maxWorkers: 4, sequence: { groupOrder: 0 } }
/** As many as a small machine has processors; nothing else among them, so that they, once warm, go on to the end. */
const last = { maxWorkers: 2, sequence: { groupOrder: 1 } }

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    sequence: { sequencer: LongestFirst },
    projects: [
      { extends: true, test: { name: 'waiting', include: waiting, ...first } },
      {
        extends: true,
        test: {
          name: 'alone',
          include: ['tests/**/*.test.ts'],
          exclude: [...waiting, ...sharing, ...live, ...installed],
          setupFiles: 'tests/support/behind.ts',
          ...first,
        },
      },
      {
        extends: true,
        test: { name: 'together', include: sharing, exclude: [...waiting, ...installed], isolate: false, ...last },
      },
      ...(isLive ? [{ extends: true as const, test: { name: 'live', include: live, ...last } }] : []),
    ],
  },
})
