import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files of more than ten seconds, longest first: begun last, each would leave the other worker idle. */
const long = [
  'adapters/discord/attack-faults',
  'adapters/discord/faults',
  'durability/races',
  'durability/outage',
  'adapters/discord/gateway',
  'adapters/slack/attack-faults',
  'simulation/simulation',
  'journeys/slack',
  'journeys/discord',
  'journeys/picardie-mistakes',
  'cli/running',
  'adapters/web/demonstration',
  'durability/kills',
  'cli/export',
  'cli/demonstration',
  'intents/attack-forged',
  'intents/letters',
  'model/undo',
  'adapters/mail/letters',
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
const together = ['adapters', 'contract', 'engine', 'intents', 'journeys', 'model', 'rules', 'support', 'views'].map(
  (folder) => `tests/${folder}/**/*.test.ts`,
)

/** What is idle most of its time, for limits, delays and outages to pass: four at once still leave a processor free. */
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
/** What is busy all its time: as many as a small machine has processors. */
const busy = { maxWorkers: 2, sequence: { groupOrder: 1 } }

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 60_000,
    sequence: { sequencer: LongestFirst },
    projects: [
      { extends: true, test: { name: 'waiting', include: waiting, maxWorkers: 4, sequence: { groupOrder: 0 } } },
      {
        extends: true,
        test: { name: 'together', include: together, exclude: [...waiting, ...installed], isolate: false, ...busy },
      },
      {
        extends: true,
        test: {
          name: 'alone',
          include: ['tests/**/*.test.ts'],
          exclude: [...waiting, ...together, ...live, ...installed],
          ...busy,
        },
      },
      ...(isLive ? [{ extends: true as const, test: { name: 'live', include: live, ...busy } }] : []),
    ],
  },
})
