/** What a result publishes: enough to count it again, and no ballot that names its author; not a character may change. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPoll } from '../../src/votes/files/read.ts'
import { countedFile, type Publish, verifyResult } from '../../src/votes/files/result.ts'
import { findReceipt, receiptHash } from '../../src/votes/receipts.ts'
import { canonical, sha256 } from '../../src/votes/tally/canonical.ts'
import { type Box, type Definition, ruleIds } from '../../src/votes/tally/definition.ts'
import { commitmentOf, lotSeed } from '../../src/votes/tally/lots.ts'
import { leastBallots, smallColleges } from '../../src/votes/tally/withheld.ts'
import { polls, type RandomPoll } from '../support/tally.ts'

type Written = Record<string, unknown> & { result: Record<string, unknown>; withheld?: string[] }

function written(text: string): Written {
  return JSON.parse(text) as Written
}

/** As somebody would write it who knows how it is made. */
function forged(text: string, change: object): string {
  const { sha256: _, ...body } = { ...written(text), ...change } as Record<string, unknown>
  return `${canonical({ ...body, sha256: sha256(canonical(body)) })}\n`
}

function votersOf({ counts }: Box): number {
  return Object.values(counts)
    .flatMap((college) => Object.values(college))
    .reduce((sum, times) => sum + times, 0)
}

const head = sha256('log')

/** With everything that may stand beside. */
function whole({ definition, box }: RandomPoll) {
  const receipts = Array.from({ length: votersOf(box) }, (_, n) => receiptHash('poll', '0', `salt ${n}`)).sort()
  const about = { title: 'Élire « Zoé » \u2028 !', labels: definition.options, closedAt: '2026-11-26T10:00:00.000Z' }
  return { definition, box, beside: { about, poll: 'poll', receipts, log: { head, length: 7 } } }
}

const kinds = ruleIds.flatMap((rule) => (['ballots', 'tables'] as const).map((publish) => [rule, publish] as const))

describe.each(kinds)('%s by %s', (rule, publish) => {
  test('is verified from its file alone, and written again to the same', () => {
    fc.assert(
      fc.property(polls(rule), fc.boolean(), (poll, isWhole) => {
        const { text, withheld } = countedFile(isWhole ? whole(poll) : poll, { publish })
        expect(verifyResult(text)).toMatchObject({ flaws: [], ballots: votersOf(poll.box) })
        if (withheld.length === 0) expect(countedFile(readPoll('a.json', text, {}), { publish }).text).toBe(text)
        const names = Object.keys(written(text)).filter((name) => ['counts', 'tables', 'withheld'].includes(name))
        const byBallots = publish === 'ballots' || rule === 'equal-shares' || rule === 'stv'
        expect(names).toEqual([withheld.length > 0 ? 'withheld' : byBallots ? 'counts' : 'tables'])
      }),
      { numRuns: 100 },
    )
  })

  test('shows any one character that is changed, put in or taken out', () => {
    const change = fc.record({
      at: fc.nat(),
      by: fc.oneof(
        fc.constant(''),
        fc.constantFrom(...'0123456789abcdef",:{}[] \n'),
        fc.string({ minLength: 1, maxLength: 1 }),
      ),
      cut: fc.constantFrom(0, 1),
    })
    fc.assert(
      fc.property(polls(rule), fc.array(change, { minLength: 20, maxLength: 20 }), (poll, changes) => {
        const { text } = countedFile(whole(poll), { publish })
        for (const { at, by, cut } of changes) {
          const place = at % text.length
          const other = text.slice(0, place) + by + text.slice(place + cut)
          if (other !== text) expect(verifyResult(other).flaws).not.toEqual([])
        }
      }),
      { numRuns: 25 },
    )
  })
})

const shares = [
  { id: 'many', share: '1/2' },
  { id: 'few', share: '1/2' },
]
const colleges = { list: shares, mode: 'proportional', per: 'expressed', empty: 'lost' } as const
const approval: Definition = { rule: 'approval', options: ['a', 'b', 'c'], seats: 1, colleges }

function approvals(many: Record<string, number>, few: Record<string, number>, publish: Publish = 'tables') {
  return countedFile({ definition: approval, box: { counts: { many, few } } }, { publish })
}

describe('a confidential vote', () => {
  test('tells sums by college, and no ballot', () => {
    const { text, withheld } = approvals({ '0,2': 6, '1': 1 }, { '1': 5 })
    expect(withheld).toEqual([])
    expect(written(text)).toMatchObject({
      tables: {
        many: { cells: [6, 1, 6], voters: 7, expressed: 7, blank: 0, abstained: 0, spoilt: 0 },
        few: { cells: [0, 5, 0], voters: 5 },
      },
    })
    expect(text).not.toContain('"0,2"')
  })

  test.each([
    [{ '1': 5 }, []],
    [{ '1': 4 }, ['few']],
    [{ '1': 3, '': 1 }, ['few']],
    [{}, []],
  ])('the other college with %j: %j is withheld', (few, withheld) => {
    expect(approvals({ '0': 9 }, few).withheld).toEqual(withheld)
    expect(approvals({ '0': 9 }, few, 'ballots').withheld).toEqual([])
  })

  test('nothing is told by college where one has fewer than five ballots, and no figure that weighs them', () => {
    const { text, result } = approvals({ '0,2': 6, '1': 1 }, { '1': 3 })
    expect(result.colleges).toHaveLength(2)
    expect(written(text)).toEqual({
      format: 'concertess-vote/1',
      definition: approval,
      withheld: ['few'],
      result: {
        rule: 'approval',
        outcome: 'won',
        winners: [1],
        tied: [],
        ranking: [[1], [0, 2]],
        turnout: { voters: 10, expressed: 10, blank: 0, abstained: 0, spoilt: 0 },
        figures: { counts: [6, 4, 6] },
      },
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    })
  })

  test('who votes in which college changes nothing of what is told, while the same is decided', () => {
    const one = approvals({ '0': 6, '2': 1, '1': 1 }, { '1': 3 })
    const other = approvals({ '0': 6, '1': 2 }, { '1': 2, '2': 1 })
    expect(one.result.colleges).toEqual([
      expect.objectContaining({ id: 'many', voters: 8 }),
      expect.objectContaining({ id: 'few', voters: 3 }),
    ])
    expect(one.result.figures).not.toEqual(other.result.figures)
    expect(one.text).toBe(other.text)
  })

  test('of fewer than five in all, what was decided alone', () => {
    const { text } = approvals({ '0': 2 }, { '1': 1, '': 1 })
    expect(written(text).result).toEqual({
      rule: 'approval',
      outcome: 'tied',
      winners: [],
      tied: [0, 1],
      turnout: { voters: 4 },
      figures: {},
    })
    expect(verifyResult(text)).toMatchObject({
      flaws: [],
      withheld: ['many', 'few'],
      ballots: 4,
    })
  })

  test.each(ruleIds)('%s: what is told of small colleges has no other figures, whatever the poll', (rule) => {
    fc.assert(
      fc.property(polls(rule), (poll) => {
        const { text, result, withheld } = countedFile(poll, { publish: 'tables' })
        expect(withheld).toEqual(smallColleges(result))
        if (withheld.length === 0) return
        const file = written(text)
        expect(Object.keys(file).sort()).toEqual(
          ['format', 'definition', 'withheld', 'result', 'sha256', ...(poll.box.breaking ? ['breaking'] : [])].sort(),
        )
        const { figures, turnout, colleges } = file.result as Record<string, Record<string, unknown> | undefined>
        expect(colleges).toBeUndefined()
        const told =
          result.turnout.voters < leastBallots
            ? []
            : ['counts', 'supporters', 'grades', 'pairwise', 'approvals', 'cost']
        expect(Object.keys(figures!).filter((name) => !told.includes(name))).toEqual([])
        expect('expressed' in turnout!).toBe(told.length > 0)
      }),
      { numRuns: 200 },
    )
  })
})

test.each([
  ['sums', approvals({ '0,2': 6, '1': 1 }, { '1': 5, '': 1 }).text],
  ['what was decided alone', approvals({ '0,2': 6, '1': 1 }, { '1': 3 }).text],
])('not one byte of a file with %s may change unseen', (_, text) => {
  const bytes = Buffer.from(text)
  const unseen: number[] = []
  for (let at = 0; at < bytes.length; at++)
    for (let bit = 1; bit < 256; bit *= 2) {
      const other = Buffer.from(bytes)
      other[at]! ^= bit
      if (verifyResult(other.toString('utf8')).flaws.length === 0) unseen.push(at)
    }
  expect(verifyResult(text).flaws).toEqual([])
  expect(unseen).toEqual([])
})

describe('a result that cannot be counted again', () => {
  const lot = { by: 'lot', seed: 'x' } as const
  const definition: Definition = { ...approval, quorum: { counted: 'voters', least: 9 } }
  const counts = { many: { '0': 6, '1': 1, '2': 3 }, few: { '0': 1, '1': 2 } }
  const { text } = countedFile({ definition, box: { counts, breaking: lot } }, { publish: 'tables' })
  const { result } = written(text)

  test('is said to be such, and is none for the count', () => {
    expect(verifyResult(text)).toMatchObject({ flaws: [], withheld: ['few'], ballots: 13 })
    expect(() => readPoll('a.json', text, {})).toThrow(expect.objectContaining({ fault: 'withheld', what: 'few' }))
  })

  test.each<[string, object]>([
    ['another rule', { result: { ...result, rule: 'single' } }],
    ['an option that is not there', { result: { ...result, winners: [3] } }],
    ['more winners than seats', { result: { ...result, winners: [0, 1] } }],
    ['figures of a college', { result: { ...result, colleges: [] } }],
    ['weighed figures', { result: { ...result, figures: { counts: [7, 3, 3], weighted: ['1', '1', '1'] } } }],
    ['more approvals than voters', { result: { ...result, figures: { counts: [14, 3, 3] } } }],
    ['no figures at all', { result: { ...result, figures: {} } }],
    ['a quorum that was not reached', { result: { ...result, quorum: false } }],
    [
      'a quorum that nobody looked at',
      { result: Object.fromEntries(Object.entries(result).filter(([name]) => name !== 'quorum')) },
    ],
    ['a draw of somebody else', { result: { ...result, broken: [{ by: 'chair', among: [0, 1], chosen: [0] }] } }],
    ['a draw in another order', { result: { ...result, broken: [broken(['a', 'b', 'c'], 'x')] } }],
    ['a college of another vote', { withheld: ['fewer'] }],
    ['a college twice', { withheld: ['few', 'few'] }],
    ['turnout that does not add up', { result: { ...result, turnout: { ...(result.turnout as object), blank: 1 } } }],
  ])('%s contradicts it', (_, change) => {
    expect(verifyResult(forged(text, change)).flaws).toEqual(['result'])
  })

  /** Against the order of the lot. */
  function broken(options: readonly string[], seed: string) {
    const drawn = options.map((id, at) => ({ at, hash: sha256(seed + id) })).sort((a, b) => (a.hash < b.hash ? 1 : -1))
    return { by: 'lot', among: [0, 1, 2], chosen: [drawn[0]!.at] }
  }

  test('one objection is enough, in whatever college', () => {
    const consent: Definition = { rule: 'consent', options: ['a', 'b', 'c', 'd'], colleges }
    const box = { counts: { many: { '0': 6 }, few: { '2': 1 } } }
    const file = countedFile({ definition: consent, box }, { publish: 'tables' }).text
    expect(verifyResult(file).flaws).toEqual([])
    const adopted = { ...written(file).result, outcome: 'adopted' }
    expect(verifyResult(forged(file, { result: adopted })).flaws).toEqual(['result'])
  })
})

describe('a file', () => {
  const poll = {
    definition: { rule: 'single', options: ['a', 'b'], seats: 1 } as Definition,
    box: { counts: { '': { '0': 2, '1': 1 } } },
  }
  const { text } = countedFile(poll)
  const { text: sums } = countedFile(poll, { publish: 'tables' })

  test('holds ballots, or sums, and not both or neither', () => {
    const { counts } = written(text)
    expect(verifyResult(forged(sums, { counts })).flaws).toEqual(['unreadable'])
    expect(verifyResult(forged(sums, { withheld: ['x'] })).flaws).toEqual(['unreadable'])
    expect(verifyResult(forged(sums, { tables: undefined })).flaws).toEqual(['unreadable'])
  })

  test('a hash that was made to fit does not help: sums tell another result, or contradict themselves', () => {
    const sum = { voters: 3, expressed: 3, blank: 0, abstained: 0, spoilt: 0 }
    expect(verifyResult(forged(sums, { tables: { '': { cells: [1, 2], ...sum } } })).flaws).toEqual(['result'])
    expect(verifyResult(forged(sums, { tables: { '': { cells: [3, 2], ...sum } } })).flaws).toEqual(['table'])
    expect(() => readPoll('a.json', forged(sums, { tables: { '': { cells: [3, 2], ...sum } } }), {})).toThrow(
      expect.objectContaining({ fault: 'ballot', what: 'table' }),
    )
  })

  test.each(['constructor', 'toString', ' ', '«\u2028»'])('a college may be called %j', (id) => {
    const list = [{ id, share: '1' }]
    const definition: Definition = { ...poll.definition, colleges: { ...colleges, list } }
    const box = { counts: Object.fromEntries([[id, { '0': 6, '1': 1 }]]) }
    for (const publish of ['ballots', 'tables'] as const)
      expect(verifyResult(countedFile({ definition, box }, { publish }).text)).toMatchObject({ flaws: [], ballots: 7 })
  })

  test('no college may have the one name that would be lost', () => {
    const definition: Definition = {
      ...poll.definition,
      colleges: { ...colleges, list: [{ id: '__proto__', share: '1' }] },
    }
    expect(() => countedFile({ definition, box: { counts: {} } })).toThrow('colleges')
  })

  test('names as many labels as options', () => {
    expect(verifyResult(forged(text, { about: { labels: ['A', 'B'] } })).flaws).toEqual([])
    expect(verifyResult(forged(text, { about: { labels: ['A'] } }))).toMatchObject({
      flaws: ['unreadable'],
      fault: { what: 'about.labels' },
    })
  })
})

describe('receipts', () => {
  const papers = [
    ['0', 'salt of Ana'],
    ['0', 'salt of Bo'],
    ['1', 'salt of Cleo'],
  ] as const
  const receipts = papers.map(([paper, salt]) => receiptHash('p1', paper, salt)).sort()
  const poll = {
    definition: { rule: 'single', options: ['a', 'b'], seats: 1 } as Definition,
    box: { counts: { '': { '0': 2, '1': 1 } } },
  }
  const { text } = countedFile({ ...poll, beside: { poll: 'p1', receipts } })

  test.each([
    ['one is missing', receipts.slice(1)],
    ['one is too many', [...receipts, sha256('z')].sort()],
    ['one is twice', [receipts[0]!, receipts[0]!, receipts[2]!]],
    ['they are not in order', receipts.toReversed()],
  ])('%s', (_, list) => {
    expect(verifyResult(text).flaws).toEqual([])
    expect(verifyResult(forged(text, { receipts: list })).flaws).toEqual(['receipts'])
  })

  test('each voter finds their own ballot, as they cast it', () => {
    const file = { poll: 'p1', receipts, counts: poll.box.counts }
    for (const [paper, salt] of papers) {
      expect(findReceipt(file, salt, undefined)).toEqual({ found: 'counted', paper })
      expect(findReceipt({ ...file, counts: undefined }, salt, paper)).toEqual({ found: 'counted', paper })
      expect(findReceipt(file, salt, paper === '0' ? '1' : '0')).toEqual({ found: 'absent' })
      expect(findReceipt({ ...file, poll: 'p2' }, salt, paper)).toEqual({ found: 'absent' })
    }
    expect(findReceipt(file, 'salt of Dan', undefined)).toEqual({ found: 'absent' })
    expect(findReceipt(file, receipts[1]!, undefined)).toEqual({ found: 'listed' })
    expect(findReceipt({ ...file, counts: undefined }, 'salt of Ana', undefined)).toEqual({ found: 'ballot' })
    expect(findReceipt({ counts: poll.box.counts }, 'salt of Ana', '0')).toEqual({ found: 'none' })
  })

  test('no part of what is hashed can be taken for another', () => {
    const hashes = [
      receiptHash('p', '1', '2'),
      receiptHash('p1', '', '2'),
      receiptHash('p', '', '12'),
      receiptHash('p"', ',"1', '2'),
    ]
    expect(new Set(hashes).size).toBe(4)
    expect(receiptHash('p1', '2>0=1', 'salt')).toBe(sha256('["concertess-receipt/1","p1","2>0=1","salt"]'))
  })
})

describe('a lot', () => {
  const secret = 'drawn before it opened'
  const definition: Definition = { rule: 'single', options: ['a', 'b'], seats: 1, commitment: commitmentOf(secret) }
  const counts = { '': { '0': 1, '1': 1 } }
  const drawn = (seed: string, log?: { head: string; length: number }) =>
    countedFile({ definition, box: { counts, breaking: { by: 'lot', seed } }, ...(log && { beside: { log } }) }).text
  const log = { head, length: 4 }

  test('is drawn with the secret that was promised and the log of the vote', () => {
    expect(verifyResult(drawn(lotSeed(secret, head), log))).toMatchObject({ flaws: [], ballots: 2 })
    expect(verifyResult(drawn(lotSeed(secret, head), log)).chosen).toBeUndefined()
  })

  test.each([
    ['another secret', lotSeed('chosen afterwards', head), log],
    ['another log', lotSeed(secret, sha256('other')), log],
    ['no log', lotSeed(secret, head), undefined],
    ['the secret alone', secret, log],
  ])('not with %s', (_, seed, kept) => {
    expect(verifyResult(drawn(seed, kept)).flaws).toEqual(['lot'])
  })

  test('is said to be nobody’s promise where there was none', () => {
    const { commitment: _, ...open } = definition
    const { text } = countedFile({
      definition: open as Definition,
      box: { counts, breaking: { by: 'lot', seed: 'x' } },
    })
    expect(verifyResult(text)).toMatchObject({ flaws: [], chosen: true })
  })

  test('a promise is a hash', () => {
    expect(() => countedFile({ definition: { ...definition, commitment: 'x' }, box: { counts } })).toThrow('commitment')
  })
})
