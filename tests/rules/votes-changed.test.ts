/** What people see while they vote is what a whole count would find, whichever ballot was put in, changed or taken out. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { consentPositions } from '../../src/votes/rules/paper.ts'
import type { Method } from '../../src/votes/rules.ts'
import { type Cast, type Rule, tally } from '../../src/votes/tally/tally.ts'

const options = 4
const position = fc.integer({ min: 0, max: options - 1 })
const list = (positions: readonly number[]) => [...positions].sort((a, b) => a - b).join(',')
const several = fc.subarray([0, 1, 2, 3]).map(list)
const order = fc.shuffledSubarray([0, 1, 2, 3])
const colleges = {
  list: ['a', 'b'].map((id) => ({ id, name: id, share: '1' })),
  mode: 'proportional',
  per: 'expressed',
  empty: 'lost',
} as const

const papers: Readonly<Record<Method, fc.Arbitrary<string>>> = {
  yesNo: fc.constantFrom('0', '1', '2', ''),
  decision: fc.constantFrom('0', '1', '2', ''),
  consent: fc.constantFrom(...Object.values(consentPositions).map(String)),
  single: fc.oneof(position.map(String), fc.constant('')),
  approval: several,
  shares: several,
  dots: fc.subarray([0, 1, 2, 3], { maxLength: 2 }).map((chosen) => chosen.map((at) => `${at}:2`).join(',')),
  judgment: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: options, maxLength: options }).map((g) => g.join('')),
  ranking: order.map((ranks) => ranks.join('>')),
  election: order.map((ranks) => ranks.join('>')),
}

const sizes: Partial<Record<Method, number>> = { yesNo: 3, decision: 3, consent: 4 }

function ruleOf(method: Method, byCollege: boolean): Rule {
  const mostChoices = method === 'single' ? 1 : method === 'dots' ? 5 : options
  const budget = method === 'shares' ? { costs: ['3', '2', '2', '1'], budget: '4' } : {}
  return { method, seats: 1, mostChoices, terms: { ...budget, ...(byCollege && { colleges }) } }
}

test.each(Object.keys(papers) as Method[])('%s: with one ballot changed', (method) => {
  const one = fc.record({ paper: papers[method], college: fc.constantFrom('a', 'b') })
  const vote = fc.record({ byCollege: fc.boolean(), box: fc.array(one, { minLength: 1, maxLength: 8 }), after: one })
  const acts = fc.constantFrom('put in', 'changed', 'taken out')
  fc.assert(
    fc.property(vote, acts, fc.nat(), ({ byCollege, box, after }, act, at) => {
      // an election is not counted by college
      const isSplit = byCollege && method !== 'election'
      const rule = ruleOf(method, isSplit)
      const size = sizes[method] ?? options
      const said = ({ paper, college }: (typeof box)[number]): Cast => ({ paper, college: isSplit ? college : null })
      const cast = box.map(said)
      const before = cast[at % cast.length]!
      const rest = cast.filter((ballot) => ballot !== before)
      const [changed, then] = {
        'put in': [{ after: said(after) }, [...cast, said(after)]] as const,
        changed: [{ before, after: said(after) }, [...rest, said(after)]] as const,
        'taken out': [{ before }, rest] as const,
      }[act]
      expect(tally(rule, size, cast, {}, changed)).toEqual(tally(rule, size, then))
    }),
    { numRuns: 150 },
  )
})

test('what is changed is not one of this vote: as when it is counted', () => {
  const rule: Rule = { method: 'single', seats: 1, mostChoices: 1 }
  expect(() => tally(rule, 2, [{ paper: '0' }], {}, { after: { paper: '7' } })).toThrow()
  expect(() => tally(rule, 2, [{ paper: '0' }], {}, { before: { paper: '1' } })).toThrow()
})
