import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files of more than twenty seconds, longest first: begun last, each would leave the other worker idle. */
const long = [
  'simulation/simulation',
  'durability/kills',
  'cli/running',
  'durability/outage',
  'durability/races',
  'journeys/picardie-mistakes',
  'journeys/slack',
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

/** They need a real server, which takes minutes: run when they are asked for by name, as CI does in a step of its own. */
const live = 'tests/matrix-live/**/*.test.ts'
const isLive = process.argv.some((argument) => argument.includes('matrix-live'))

export default defineConfig({
  test: {
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    sequence: { sequencer: LongestFirst },
    projects: [
      { extends: true, test: { name: 'together', include: together, isolate: false } },
      {
        extends: true,
        test: { name: 'alone', include: ['tests/**/*.test.ts'], exclude: [...together, live, '**/node_modules/**'] },
      },
      ...(isLive ? [{ extends: true as const, test: { name: 'live', include: [live] } }] : []),
    ],
  },
})
