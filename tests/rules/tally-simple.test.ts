/** Decision, consent, single choice, approval and dots, by the book: ties, blank ballots, one option, one voter, nobody. */
import { describe, expect, test } from 'vitest'
import { count } from '../../src/votes/tally/count.ts'
import type { Box, Colleges, Definition, Threshold } from '../../src/votes/tally/definition.ts'
import { Uncountable } from '../../src/votes/tally/definition.ts'

const answers = ['for', 'against', 'abstention']
const half: Threshold = { share: '1/2', strict: true, base: 'expressed' }

function decide(
  counts: Record<string, number>,
  more: Partial<Extract<Definition, { rule: 'decision' }>> = {},
  box: Partial<Box> = {},
) {
  return count({ rule: 'decision', options: answers, majority: half, ...more }, { counts: { '': counts }, ...box })
}

function why(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    if (error instanceof Uncountable) return error.why
    throw error
  }
  return 'counted'
}

describe('a decision', () => {
  const twoThirds = { share: '2/3', strict: false, base: 'expressed' } as const

  test.each([
    ['more for than against: adopted', { 0: 5, 1: 4, 2: 9 }, half, 'adopted'],
    ['as many for as against: not adopted', { 0: 4, 1: 4 }, half, 'rejected'],
    ['exactly two thirds reach at least two thirds', { 0: 8, 1: 4 }, twoThirds, 'adopted'],
    ['and are not more than two thirds', { 0: 8, 1: 4 }, { ...twoThirds, strict: true }, 'rejected'],
    [
      'abstentions weigh where voters are the base',
      { 0: 8, 1: 4, 2: 9 },
      { ...half, base: 'voters' as const },
      'rejected',
    ],
    ['so do blank ballots', { 0: 8, 1: 4, '': 5 }, { ...half, base: 'voters' as const }, 'rejected'],
    ['one voter decides', { 0: 1 }, half, 'adopted'],
    ['nobody: no result', {}, half, 'none'],
    ['abstentions alone: no result', { 2: 7, '': 1 }, { share: '0', strict: false, base: 'voters' as const }, 'none'],
  ])('%s', (_, counts, majority, outcome) => {
    expect(decide(counts, { majority }).outcome).toBe(outcome)
  })

  test('thresholds that no decimal holds are exact: 1/3 of 3 · 10^15 is reached by 10^15, and not by one less', () => {
    const third = { share: '1/3', strict: false, base: 'expressed' } as const
    expect(decide({ 0: 1e15, 1: 2e15 }, { majority: third }).outcome).toBe('adopted')
    expect(decide({ 0: 1e15 - 1, 1: 2e15 }, { majority: third }).outcome).toBe('rejected')
  })

  test('the enrolled, and those present or represented, are bases as well', () => {
    const roll = { '': { enrolled: 20, present: 8, represented: 2 } }
    const more = (base: Threshold['base']) => decide({ 0: 6, 1: 1 }, { majority: { ...half, base } }, { roll }).outcome
    expect([more('enrolled'), more('present'), more('attending')]).toEqual(['rejected', 'adopted', 'adopted'])
    expect(why(() => decide({ 0: 6 }, { majority: { ...half, base: 'enrolled' } }))).toBe('roll')
  })

  test.each([
    [11, 'adopted'],
    [10, 'invalid'],
  ])('a quorum of a third of 32 needs 11: %i vote', (voters, outcome) => {
    const quorum = { counted: 'voters', share: '1/3' } as const
    const result = decide({ 0: voters - 1, 2: 1 }, { quorum }, { roll: { '': { enrolled: 32 } } })
    expect(result).toMatchObject({ outcome, quorum: outcome === 'adopted', figures: { counts: [voters - 1, 0, 1] } })
  })

  test('a quorum is of persons who came or were represented, where it says so', () => {
    const roll = { '': { enrolled: 10, present: 3, represented: 2 } }
    const quorum = { share: '1/2' }
    expect(decide({ 0: 1 }, { quorum: { ...quorum, counted: 'attending' } }, { roll }).quorum).toBe(true)
    expect(decide({ 0: 1 }, { quorum: { ...quorum, counted: 'attending', strict: true } }, { roll }).quorum).toBe(false)
    expect(decide({ 0: 1 }, { quorum: { ...quorum, counted: 'present' } }, { roll }).quorum).toBe(false)
    expect(decide({ 0: 1 }, { quorum: { counted: 'voters', least: 2 } }, { roll }).outcome).toBe('invalid')
  })

  test('a minimum in favour is another thing than a quorum', () => {
    expect(decide({ 0: 47, 1: 3 }, { least: '47.5' })).toMatchObject({ outcome: 'rejected', figures: { least: false } })
    expect(decide({ 0: 48, 1: 3 }, { least: '47.5' }).outcome).toBe('adopted')
  })

  test('a casting vote settles as many for as against, and nothing else', () => {
    const breaking = (first: number) => ({ by: 'chair' as const, order: [first] })
    expect(decide({ 0: 4, 1: 4 }, {}, { breaking: breaking(0) })).toMatchObject({
      outcome: 'adopted',
      broken: [{ by: 'chair', among: [0, 1], chosen: [0] }],
    })
    expect(decide({ 0: 4, 1: 4 }, {}, { breaking: breaking(1) }).outcome).toBe('rejected')
    expect(decide({ 0: 4, 1: 5 }, {}, { breaking: breaking(0) }).outcome).toBe('rejected')
    expect(decide({ 0: 4, 1: 4 }, { majority: twoThirds }, { breaking: breaking(0) }).outcome).toBe('rejected')
  })

  test('no lot adopts a text', () => {
    expect(decide({ 0: 4, 1: 4 }, {}, { breaking: { by: 'lot', seed: 'x' } })).toMatchObject({ outcome: 'rejected' })
  })
})

describe('a decision by college', () => {
  const list = [
    { id: 'associations', share: '1/2' },
    { id: 'coopératives', share: '1/4' },
    { id: 'mutuelles', share: '1/4' },
  ]
  const base: Colleges = { list, mode: 'proportional', per: 'expressed', empty: 'lost' }
  const vote = (counts: Box['counts'], colleges: Partial<Colleges> = {}, box: Partial<Box> = {}) =>
    count(
      { rule: 'decision', options: answers, majority: half, colleges: { ...base, ...colleges } },
      { counts, ...box },
    )

  test('each ballot weighs its share divided by those who expressed themselves; persons are told beside', () => {
    const result = vote({ associations: { 0: 1, 1: 2 }, coopératives: { 0: 3, 1: 1 }, mutuelles: { 0: 1 } })
    // 1/6 + 3/16 + 1/4 = 29/48
    expect(result).toMatchObject({
      outcome: 'adopted',
      figures: { counts: [5, 3, 0], weighted: ['29/48', '19/48'], base: '1' },
      colleges: [
        { id: 'associations', voters: 3, weight: '1/6' },
        { id: 'coopératives', weight: '1/16' },
        { id: 'mutuelles', weight: '1/4' },
      ],
    })
  })

  test('the whole share follows the college: two small ones do not beat a large one', () => {
    const counts = { associations: { 0: 1, 1: 2 }, coopératives: { 0: 9 }, mutuelles: { 0: 9 } }
    expect(vote(counts, { mode: 'majority' })).toMatchObject({
      outcome: 'rejected',
      figures: { weighted: ['1/2', '1/2'], equal: true },
    })
    expect(vote(counts, { mode: 'majority' }, { breaking: { by: 'chair', order: [0] } }).outcome).toBe('adopted')
  })

  test('a college in two equal parts splits its share, or loses it', () => {
    const counts = { associations: { 0: 2, 1: 2 }, coopératives: { 0: 1 }, mutuelles: { 1: 5, 0: 1 } }
    const split = vote(counts, { mode: 'majority', tie: 'split' })
    expect(split.figures.weighted).toEqual(['1/2', '1/2'])
    expect(vote(counts, { mode: 'majority', tie: 'lost' }).figures).toMatchObject({
      weighted: ['1/4', '1/4'],
      base: '1/2',
    })
  })

  test('a college without a ballot loses its share, or makes the vote invalid', () => {
    const counts = { associations: { 0: 2, 1: 1 }, coopératives: { 1: 1 } }
    expect(vote(counts).figures).toMatchObject({ weighted: ['1/3', '5/12'], base: '3/4' })
    expect(vote(counts, { empty: 'invalid' })).toMatchObject({ outcome: 'invalid', figures: { counts: [2, 2, 0] } })
  })

  test('divided by the enrolled, those who stayed away weigh on the share', () => {
    const roll = { associations: { enrolled: 4 }, coopératives: { enrolled: 2 }, mutuelles: { enrolled: 2 } }
    const counts = { associations: { 0: 1 }, coopératives: { 0: 2 }, mutuelles: { 1: 2 } }
    expect(vote(counts, { per: 'enrolled' }, { roll }).figures.weighted).toEqual(['3/8', '1/4'])
  })

  test('a majority in each college can be asked for', () => {
    const counts = { associations: { 0: 9 }, coopératives: { 0: 9 }, mutuelles: { 0: 1, 1: 2 } }
    expect(vote(counts).outcome).toBe('adopted')
    expect(vote(counts, { each: true })).toMatchObject({ outcome: 'rejected', figures: { each: false } })
  })
})

describe('consent', () => {
  const ask = (counts: Record<string, number>) =>
    count({ rule: 'consent', options: ['consent', 'reservation', 'objection', 'aside'] }, { counts: { '': counts } })
      .outcome

  test.each([
    ['no objection', { 0: 12, 1: 3, 3: 1 }, 'adopted'],
    ['one objection is enough', { 0: 1000, 2: 1 }, 'rejected'],
    ['one voter', { 1: 1 }, 'adopted'],
    ['all stand aside', { 3: 4, '': 1 }, 'none'],
    ['nobody', {}, 'none'],
  ])('%s', (_, counts, outcome) => {
    expect(ask(counts)).toBe(outcome)
  })
})

describe('most chosen', () => {
  const options = ['a', 'b', 'c', 'd']
  const approve = (counts: Record<string, number>, more: object = {}, box: Partial<Box> = {}) =>
    count({ rule: 'approval', options, seats: 1, ...more }, { counts: { '': counts }, ...box })

  test('approvals are added, and told in order, equals together; options that nobody chose have no place', () => {
    expect(approve({ '0,1': 2, '0,2': 1, '1': 1, '': 3 })).toMatchObject({
      outcome: 'tied',
      winners: [],
      tied: [0, 1],
      ranking: [[0, 1], [2]],
      figures: { counts: [3, 3, 1, 0] },
      turnout: { voters: 7, expressed: 4, blank: 3 },
    })
  })

  test('a tie that seats hold is none; at the last seat, those above it have theirs', () => {
    expect(approve({ '0,1': 2, '2': 1 }, { seats: 2 })).toMatchObject({ winners: [0, 1], tied: [] })
    expect(approve({ '0,1': 2, '0': 1, '2': 2 }, { seats: 2 })).toMatchObject({ winners: [0], tied: [1, 2] })
  })

  test('the chair names who goes first; it is told who was equal', () => {
    expect(
      approve({ '0,1': 2, '0': 1, '2': 2 }, { seats: 2 }, { breaking: { by: 'chair', order: [2] } }),
    ).toMatchObject({
      outcome: 'won',
      winners: [0, 2],
      tied: [],
      broken: [{ by: 'chair', among: [1, 2], chosen: [2] }],
    })
  })

  test('a lot is the order of SHA-256 of the seed and the option’s id: anybody can draw it again', () => {
    // 7696… for « seeda », 72a4… for « seedc », as `printf seeda | sha256sum` tells
    const result = approve({ '0': 1, '2': 1 }, {}, { breaking: { by: 'lot', seed: 'seed' } })
    expect(result).toMatchObject({ winners: [2], broken: [{ by: 'lot', among: [0, 2], chosen: [2] }] })
    const swapped = count(
      { rule: 'approval', options: ['c', 'b', 'a', 'd'], seats: 1 },
      { counts: { '': { '0': 1, '2': 1 } }, breaking: { by: 'lot', seed: 'seed' } },
    )
    expect(swapped.winners).toEqual([0])
  })

  test('one option, one voter, nobody', () => {
    expect(count({ rule: 'approval', options: ['a'], seats: 1 }, { counts: { '': { 0: 1 } } }).winners).toEqual([0])
    expect(approve({}).outcome).toBe('none')
    expect(approve({ '': 2 }).outcome).toBe('none')
  })

  test('one option still needs its threshold', () => {
    const majority = { share: '1/2', strict: true, base: 'voters' } as const
    const ask = (counts: Record<string, number>) =>
      count({ rule: 'approval', options: ['a'], seats: 1, majority }, { counts: { '': counts } }).outcome
    expect([ask({ 0: 2, '': 1 }), ask({ 0: 1, '': 1 })]).toEqual(['won', 'none'])
  })

  test.each([
    [{ '1,0': 1 }, 'order'],
    [{ '0,0': 1 }, 'twice'],
    [{ '4': 1 }, 'choice'],
    [{ '01': 1 }, 'choice'],
    [{ '0,1,2': 1 }, 'tooMany'],
    [{ '0': -1 }, 'count'],
    [{ '0': 0.5 }, 'count'],
  ])('%j is refused: %s', (counts, reason) => {
    expect(why(() => approve(counts, { max: 2 }))).toBe(reason)
  })

  test('single choice', () => {
    const choose = (counts: Record<string, number>, seats = 1) =>
      count({ rule: 'single', options, seats }, { counts: { '': counts } })
    expect(choose({ 0: 3, 1: 2, '': 1 }).winners).toEqual([0])
    expect(choose({ 0: 3, 1: 2 }, 2).winners).toEqual([0, 1])
    expect(choose({ 0: 1, 3: 1 })).toMatchObject({ outcome: 'tied', tied: [0, 3] })
    expect(why(() => choose({ '0,1': 1 }))).toBe('choice')
  })

  test('an absolute majority of the expressed', () => {
    const majority = { share: '1/2', strict: true, base: 'expressed' } as const
    const choose = (counts: Record<string, number>) =>
      count({ rule: 'single', options, seats: 1, majority }, { counts: { '': counts } })
    expect(choose({ 0: 3, 1: 2, '': 9 }).winners).toEqual([0])
    expect(choose({ 0: 2, 1: 1, 2: 1 })).toMatchObject({ outcome: 'none', winners: [], ranking: [[0], [1, 2]] })
  })

  test('dots: sums decide, supporters are told beside', () => {
    const place = (counts: Record<string, number>, more: object = {}) =>
      count({ rule: 'dots', options, seats: 2, points: 5, max: 3, ...more }, { counts: { '': counts } })
    expect(place({ '0:3,1:2': 1, '0:1,1:1': 1 })).toMatchObject({
      winners: [0, 1],
      figures: { counts: [4, 3, 0, 0], supporters: [2, 2, 0, 0] },
    })
    expect(place({ '0:2': 1, '1:1': 2, '2:2': 1 }, { seats: 1 }).tied).toEqual([0, 1, 2])
    expect(why(() => place({ '0:4': 1 }))).toBe('tooMany')
    expect(why(() => place({ '0:3,1:3': 1 }))).toBe('tooMany')
    expect(why(() => place({ '0:1': 1 }, { min: 2 }))).toBe('tooFew')
    expect(why(() => place({ '0:0': 1 }))).toBe('ballot')
    expect(place({}).outcome).toBe('none')
  })

  test('by college, approvals weigh, or the share goes to the college’s own first', () => {
    const colleges: Colleges = {
      list: [
        { id: 'x', share: '2/3' },
        { id: 'y', share: '1/3' },
      ],
      mode: 'proportional',
      per: 'expressed',
      empty: 'lost',
    }
    const counts = { x: { 0: 3, 1: 2 }, y: { 1: 1, '0,1': 1 } }
    const define = (more: Partial<Colleges>): Definition => ({
      rule: 'approval',
      options,
      seats: 1,
      colleges: { ...colleges, ...more },
    })
    expect(count(define({}), { counts })).toMatchObject({
      winners: [1],
      figures: { counts: [4, 4, 0, 0], weighted: ['17/30', '3/5', '0', '0'] },
    })
    expect(count(define({ mode: 'majority' }), { counts })).toMatchObject({
      winners: [0],
      figures: { followed: ['2/3', '1/3', '0', '0'] },
    })
  })
})

describe('a definition that is not whole is refused', () => {
  const plain = { rule: 'approval', options: ['a', 'b'], seats: 1 } as const
  const colleges = { list: [{ id: 'x', share: '1' }], mode: 'majority', per: 'expressed', empty: 'lost' } as const
  test.each<[string, Definition]>([
    ['options', { ...plain, options: ['a', 'a'] }],
    ['options', { ...plain, options: [] }],
    ['settings', { ...plain, seats: 0 }],
    ['settings', { ...plain, min: 3 }],
    ['settings', { ...plain, quorum: { counted: 'voters', share: 'half' } }],
    ['settings', { ...plain, seats: 2, colleges }],
    ['settings', { ...plain, colleges: { ...colleges, list: [] } }],
    ['settings', { ...plain, colleges: { ...colleges, each: true } }],
    ['settings', { rule: 'stv', options: ['a'], seats: 1, flavour: 'scottish', colleges }],
    ['settings', { rule: 'decision', options: ['for', 'against'], majority: half }],
    ['settings', { rule: 'decision', options: answers, majority: { ...half, share: '1/0' } }],
  ])('%s: %j', (reason, definition) => {
    expect(why(() => count(definition, { counts: {} }))).toBe(reason)
  })
})
