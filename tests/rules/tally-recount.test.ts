/**
 * Both counters agree on random polls of every rule. `TALLY_POLLS=100000 npx vitest run tests/rules/tally-recount.test.ts`
 * is the longer check.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { recount } from '../../src/votes/recount/recount.ts'
import { canonical } from '../../src/votes/tally/canonical.ts'
import { count } from '../../src/votes/tally/count.ts'
import { ruleIds } from '../../src/votes/tally/definition.ts'
import { polls } from '../support/tally.ts'

const numRuns = Number(process.env.TALLY_POLLS ?? 500)

test.each(ruleIds)(
  '%s: the second counter finds the same',
  (rule) => {
    fc.assert(
      fc.property(polls(rule), ({ definition, box }) => {
        expect(canonical(recount({ definition, ...box }))).toBe(canonical(count(definition, box)))
      }),
      { numRuns },
    )
  },
  3_600_000,
)
