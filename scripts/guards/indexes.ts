/** Every unique index of the schema: what keeps two people at once from making the same thing twice. */
import { readSchema } from '../../tests/support/schema.ts'
import { type Guard, migrations } from './guard.ts'

/** Where the one case that misses the index is not the one made from the schema. */
const elsewhere: Readonly<Record<string, Required<Pick<Guard, 'tests' | 'named'>>>> = {
  Outbox: { tests: ['tests/engine/flush.test.ts'], named: 'has one reply' },
  Due: { tests: ['tests/engine/flush.test.ts'], named: 'a call kept for later' },
  Journal: { tests: ['tests/engine/seal.test.ts'], named: 'has grown meanwhile' },
}

export const indexGuards: readonly Guard[] = readSchema().flatMap(({ name, uniques }) =>
  uniques.map((columns) => ({
    name: `unique ${name} (${columns.join(', ')})`,
    file: migrations,
    find: `CREATE UNIQUE INDEX "${[name, ...columns].join('_')}_key" ON "${name}"(${columns.map((c) => `"${c}"`).join(', ')});`,
    replace: '',
    tests: ['tests/engine/flush.test.ts'],
    named: `who make a ${name} of the same ${columns.join(', ')}: the second looks again`,
    ...elsewhere[name],
  })),
)
