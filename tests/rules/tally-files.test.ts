/** Files of ballots: what each format says, and the line of what cannot be read. */
import { describe, expect, test } from 'vitest'
import { UnreadableVote } from '../../src/votes/files/profile.ts'
import { readPoll } from '../../src/votes/files/read.ts'
import { countedFile, looksLikeResult, verifyResult } from '../../src/votes/files/result.ts'
import { definitionHash } from '../../src/votes/tally/canonical.ts'

function winners(name: string, text: string, rule?: string, seats?: string): string[] {
  const poll = readPoll(name, text, { ...(rule && { rule }), ...(seats && { seats }) })
  return countedFile(poll).result.winners.map((at) => poll.definition.options[at]!)
}

function fault(name: string, text: string, rule?: string, seats?: string): string {
  try {
    winners(name, text, rule, seats)
  } catch (error) {
    if (error instanceof UnreadableVote)
      return `${error.fault} ${error.line}${error.what === '' ? '' : ` ${error.what}`}`
    throw error
  }
  return 'read'
}

const blt = `4 2
# withdrawn:
-4
3 1 3 4 0
4 1 3 2 0
2 4 1 3 0
1 2 0
1 0
0
"Ada"
"Bea"
"Cleo"
"Dina"
"A board"
`

describe('.blt', () => {
  test('seats, withdrawn options, blank ballots and names', () => {
    expect(winners('a.blt', blt, 'stv')).toEqual(['Ada', 'Cleo'])
    expect(readPoll('a.blt', blt, { rule: 'stv' })).toMatchObject({
      definition: { rule: 'stv', seats: 2, withdrawn: [3], options: ['Ada', 'Bea', 'Cleo', 'Dina'] },
      box: { counts: { '': { '0>2>3': 3, '': 1 } } },
    })
  })

  test('equals are for rules that know them', () => {
    const equals = blt.replace('1 2 0\n', '1 2=3 0\n')
    expect(readPoll('a.blt', equals, { rule: 'schulze' }).box.counts['']).toMatchObject({ '1=2': 1 })
    expect(fault('a.blt', equals, 'stv')).toBe('ballot 7 tie')
  })

  test.each([
    ['3 1 3 4 0', '3 1 9 4 0', 'option 4 9'],
    ['3 1 3 4 0', '3 1 1 0', 'twice 4 Ada'],
    ['3 1 3 4 0', '3 1 3 4', 'ending 4'],
    ['4 1 3 2 0', '4 1 x 0', 'number 5 x'],
    ['"Dina"\n"A board"\n', '', 'names 13 3'],
    ['"Bea"', 'Bea', 'names 11 Bea'],
    ['4 2', 'four 2', 'number 1 four'],
  ])('« %s » as « %s »: %s', (before, after, said) => {
    expect(fault('a.blt', blt.replace(before, after), 'stv')).toBe(said)
  })
})

const pb = `META
key;value
budget;9,5
vote_type;approval
max_length;2
PROJECTS
project_id;cost;name
p7;5;"a; b"
p9;6;c
p12;3;d
VOTES
voter_id;age;vote
1;20;p7,p9
2;;p9
3;;p12,p7
`

describe('.pb', () => {
  test('approvals, costs and budget', () => {
    expect(winners('b.pb', pb, 'approval', '2')).toEqual(['p7', 'p9'])
    expect(readPoll('b.pb', pb, { rule: 'equal-shares' }).definition).toMatchObject({
      budget: '9.5',
      costs: ['5', '6', '3'],
      completion: 'add1',
      exhaustive: false,
    })
  })

  test('points', () => {
    const points = pb.replace('approval', 'cumulative').replace('age;vote', 'points;vote').replace('20;', '"3,2";')
    const whole = points.replace('2;;p9', '2;1;p9').replace('3;;p12,p7', '3;"1,1";p12,p7').replace('max_length;2\n', '')
    expect(readPoll('b.pb', whole, { rule: 'dots' }).box.counts['']).toEqual({ '0:3,1:2': 1, '1:1': 1, '0:1,2:1': 1 })
    expect(fault('b.pb', points, 'dots')).toBe('cell 14')
  })

  test.each([
    ['2;;p9', '2;;p8', 'option 14 p8'],
    ['2;;p9', '2;;p9,p9', 'twice 14 p9'],
    ['2;;p9', '2;;p7,p9,p12', 'ballot 14 tooMany'],
    ['p9;6;c', 'p9;much;c', 'number 9 much'],
    ['VOTES\n', '', 'field 0 VOTES'],
    ['age;vote', 'age;choice', 'column 12 vote'],
    ['approval\n', 'veto\n', 'kind 13 veto'],
  ])('« %s » as « %s »: %s', (before, after, said) => {
    expect(fault('b.pb', pb.replace(before, after), 'approval')).toBe(said)
  })
})

describe('PrefLib', () => {
  const toi = `# FILE NAME: c.toi
# NUMBER ALTERNATIVES: 3
# ALTERNATIVE NAME 1: One
# ALTERNATIVE NAME 2: Two
# ALTERNATIVE NAME 3: Three
3: 1,{2,3}
2: 2
4: 3,2
`
  test('orders with equals, and the older way', () => {
    expect(winners('c.toi', toi, 'schulze')).toEqual(['Three'])
    expect(winners('c.soc', '2\n1,One\n2,Two\n3,3,2\n2,1,2\n1,2,1\n', 'schulze')).toEqual(['One'])
  })

  test.each([
    ['c.soi', 'equals 6'],
    ['c.toc', 'incomplete 7 2'],
    ['c.soc', 'equals 6'],
  ])('%s is stricter: %s', (name, said) => {
    expect(fault(name, toi, 'schulze')).toBe(said)
  })

  test.each([
    ['4: 3,2', '4 3,2', 'syntax 8 4 3,2'],
    ['4: 3,2', '4: 4,2', 'option 8 4'],
    ['4: 3,2', '4: 2,2', 'twice 8 Two'],
  ])('« %s » as « %s »: %s', (before, after, said) => {
    expect(fault('c.toi', toi.replace(before, after), 'schulze')).toBe(said)
  })
})

describe('.csv', () => {
  test('ranks, crosses, points, grades', () => {
    expect(winners('d.csv', 'A;B;C\n1;2;\n2;1;3\n;1;2\n', 'schulze')).toEqual(['B'])
    expect(winners('d.csv', 'nombre,A,B\n3,x,\n1,x,oui\n', 'approval')).toEqual(['A'])
    expect(winners('d.csv', 'A;B\n3;2\n;4\n', 'dots')).toEqual(['B'])
    expect(winners('d.csv', 'A;B\n5;3\n0;3\n0;-\n', 'majority-judgment')).toEqual(['B'])
  })

  test('a decision by college', () => {
    const text = 'collège;vote\nassos;pour\nassos;contre\ncoop;Pour\ncoop;blanc\n'
    const { result } = countedFile(readPoll('e.csv', text, { rule: 'decision' }))
    expect(result).toMatchObject({ outcome: 'adopted', figures: { weighted: ['3/4', '1/4'] } })
    expect(fault('e.csv', text.replace('contre', 'bof'), 'decision')).toBe('cell 3 bof')
    expect(fault('e.csv', text.replace('vote', 'avis'), 'decision')).toBe('column 1 vote')
  })

  test.each([
    ['A;B\n1;2\n', 'dots', undefined, 'read'],
    ['A;B\n1;2;3\n', 'dots', undefined, 'cell 2 3'],
    ['A;B\n1;one\n', 'schulze', undefined, 'number 2 one'],
    ['A;B\n1;1\n', 'stv', undefined, 'ballot 2 tie'],
    ['A;B\nx;x\n', 'single', undefined, 'ballot 2 tooMany'],
    ['A;B\nx;\n', 'equal-shares', undefined, 'needs 0 seats'],
    ['A;B\nx;\n', 'equal-shares', '1', 'read'],
    ['', 'dots', undefined, 'empty 0'],
    ['A;B\n1;2\n', 'borda', undefined, 'needs 0 rule'],
    ['A;B\n1;2\n', undefined, undefined, 'needs 0 rule'],
    ['A;B\n1;2\n', 'dots', 'many', 'needs 0 seats'],
  ])('%j by %s, %s seats: %s', (text, rule, seats, said) => {
    expect(fault('f.csv', text, rule, seats)).toBe(said)
  })

  test('a kind that nobody knows', () => {
    expect(fault('f.xls', 'x', 'dots')).toBe('kind 0 xls')
  })
})

describe('our own form', () => {
  const definition = { rule: 'approval', options: ['a', 'b'], seats: 1 }
  const file = (value: object) =>
    JSON.stringify({ format: 'concertess-vote/1', definition, counts: {}, ...value }, null, 1)

  test('names its rule', () => {
    expect(winners('g.json', file({ counts: { '': { '0,1': 2, '1': 1 } } }))).toEqual(['b'])
    expect(fault('g.json', file({}), 'dots')).toBe('rule 0 approval')
    expect(fault('g.json', file({}), 'approval', '2')).toBe('needs 0 json')
  })

  test.each([
    ['{\n"format": 1,\n', 'syntax 3'],
    [file({ format: 'other/2' }), 'field 2 format'],
    [file({ counts: { '': { '0,1': -1 } } }), 'field 13 counts..0,1'],
    [file({ more: 1 }), 'field 12 more'],
    [file({ counts: { '': { '0': 1, '1,0': 2 } } }), 'ballot 14 order'],
    [file({ counts: { x: { '0': 1 } } }), 'ballot 12 college'],
    [file({ definition: { ...definition, options: ['a', 'a'] } }), 'definition 0 a, a'],
  ])('%#: %s', (text, said) => {
    expect(fault('g.json', text)).toBe(said)
  })
})

describe('a result', () => {
  const counts = { assos: { '0': 3, '1': 2, '': 1 }, coop: { '1': 2, '2': 1 } }
  const list = [
    { id: 'assos', share: '2/3' },
    { id: 'coop', share: '1/3' },
  ]
  const { text, sha256 } = countedFile({
    definition: {
      rule: 'decision',
      options: ['for', 'against', 'abstention'],
      majority: { share: '1/2', strict: true, base: 'expressed' },
      quorum: { counted: 'voters', share: '1/4' },
      colleges: { list, mode: 'proportional', per: 'expressed', empty: 'lost' },
    },
    box: { counts, roll: { assos: { enrolled: 9 }, coop: { enrolled: 5 } } },
  })

  test('is recounted to the same', () => {
    const asked = definitionHash((JSON.parse(text) as { definition: object }).definition)
    expect(verifyResult(text)).toEqual({ flaws: [], sha256, asked, rule: 'decision', ballots: 9 })
    expect(looksLikeResult(text)).toBe(true)
    expect(looksLikeResult('{"concertationId":"c1","seq":1}')).toBe(false)
  })

  test('not one byte of it may change unseen', () => {
    const bytes = Buffer.from(text)
    const unseen: number[] = []
    for (let i = 0; i < bytes.length; i++)
      for (const change of [1, 4]) {
        const changed = Buffer.from(bytes)
        changed[i]! ^= change
        if (verifyResult(changed.toString('utf8')).flaws.length === 0) unseen.push(i)
      }
    expect(unseen).toEqual([])
    expect(verifyResult(text.slice(0, -1)).flaws).toEqual(['form'])
    expect(verifyResult(`${text}\n`).flaws).toEqual(['form'])
  })

  test('a hash that was made to fit does not help: the ballots tell another result', () => {
    const { result, ...rest } = JSON.parse(text) as { result: { outcome: string } }
    const forged = { ...rest, result: { ...result, outcome: 'adopted' } }
    expect(verifyResult(`${JSON.stringify(forged)}\n`).flaws).toContain('result')
    const stuffed = text.replace('"0":3', '"0":9')
    expect(verifyResult(stuffed).flaws).toEqual(['hash', 'result'])
    expect(verifyResult(text.replace('"1":2,', '"7":2,')).flaws).toContain('uncountable')
    expect(verifyResult('{"counts":').flaws).toEqual(['unreadable'])
  })
})
