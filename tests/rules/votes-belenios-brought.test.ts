/** Questions of Belenios as polls of ours: who wins, how many seats, where our own rule would find others. */
import { describe, expect, test } from 'vitest'
import { broughtFrom } from '../../src/votes/belenios/brought.ts'
import { heldInArchive } from '../../src/votes/belenios/read.ts'
import { elected } from '../../src/votes/rules/external.ts'
import { bel, choice, type Given, lists, type Question, ranked } from '../support/belenios.ts'

const five = ['a', 'b', 'c', 'd', 'e']
const from = (questions: readonly Question[], result: unknown, more: Given = {}, seats?: number) =>
  broughtFrom(heldInArchive(bel({ questions, result, voters: five, ...more })), seats)

test('given one choice, then the first wins, and the kind, the traces and the figures go with it', () => {
  const [one] = from([choice('Qui préside ?', ['Awa', 'Bo'], { blank: true })], [[1, 3, 1]])
  expect(one).toMatchObject({
    question: 'Qui préside ?',
    options: ['Awa', 'Bo'],
    rule: { method: 'single', seats: 1, mostChoices: 1, terms: null },
    external: { kind: 'single', question: 1, questions: 1, blank: 1, ballots: 5, cast: 5, looked: 'archive', seats: 1 },
    result: { ballots: 5, blank: 1, counts: [3, 1], winners: [0], tied: [] },
  })
  expect(one!.external.archive).toMatch(/^[0-9a-f]{64}$/)
})

test('given several choices, then nobody wins unless it is said how many do', () => {
  const questions = [choice('Conseil ?', ['A', 'B', 'C'], { min: 0, max: 2 })]
  const [unsaid] = from(questions, [[4, 2, 2]])
  expect(unsaid!.result).toMatchObject({ counts: [4, 2, 2], winners: [], tied: [] })
  expect(unsaid!.external.order).toEqual([[0], [1, 2]])
  expect(unsaid!.rule).toMatchObject({ method: 'approval', mostChoices: 2, terms: null })
  expect(from(questions, [[4, 2, 2]], {}, 2)[0]!.result).toMatchObject({ winners: [0], tied: [1, 2] })
  expect(from(questions, [[4, 2, 2]], {}, 3)[0]!.result).toMatchObject({ winners: [0, 1, 2], tied: [] })
})

test('given an answer that nobody chose, then it does not win, however many seats there are', () => {
  expect(from([choice('?', ['A', 'B'])], [[5, 0]], {}, 2)[0]!.result).toMatchObject({ winners: [0], tied: [] })
  expect(from([choice('?', ['A', 'B'], { min: 0 })], [[0, 0]])[0]!.result).toMatchObject({ winners: [], tied: [] })
})

test('given lists, then the list wins, and its candidates bear their figures', () => {
  const [one] = from(
    [
      lists('?', [
        ['Verts', 'Awa', 'Bo'],
        ['Bleus', 'Cléo'],
      ]),
    ],
    [
      [
        [3, 2, 1],
        [2, 2],
      ],
    ],
  )
  expect(one!.external.candidates).toEqual([
    [
      { name: 'Awa', count: 2 },
      { name: 'Bo', count: 1 },
    ],
    [{ name: 'Cléo', count: 2 }],
  ])
  expect(one!.result).toMatchObject({ counts: [3, 2], winners: [0] })
})

test('given weights, then figures are weights, and ballots are people', () => {
  const [one] = from([choice('?', ['A', 'B'])], [[70, 30]], { weight: 100 })
  expect(one).toMatchObject({
    external: { ballots: 5, weight: 100 },
    result: { ballots: 5, counts: [70, 30], winners: [0] },
  })
})

test('given several questions, one of which is only deciphered, then that one is left out and the others keep their place', () => {
  const rows = five.map(() => [1, 2])
  const brought = from([ranked('Brut', ['A', 'B']), choice('?', ['A', 'B'])], [rows, [5, 0]], { shuffles: 1 })
  expect(brought.map(({ external }) => [external.question, external.questions])).toEqual([[2, 2]])
})

test('given no question, then the election gives its name', () => {
  expect(from([choice(' ', ['A', 'B'])], [[3, 2]])[0]!.question).toBe('Élection du conseil')
})

test('given words that are longer than what is read here, then they are cut, in one line, and still told apart', () => {
  const long = 'Structure '.repeat(30)
  const [one] = from([choice(`Qui\n préside ${long}?`, [`${long}A`, `${long}B`])], [[3, 2]])
  expect(one!.question).toMatch(/^Qui préside Structure .*…$/)
  expect([...one!.question]).toHaveLength(250)
  const [first, second] = one!.options
  expect([...first!]).toHaveLength(100)
  expect(second).toBe(`${first} 2`)
})

describe('where Belenios has a rule of its own', () => {
  const judgment = { method: 'MajorityJudgment', blank: true, grades: ['Bien', 'Moyen', 'Faible', 'Non'] }

  test('given an even number of grades, then its winner is told, and that ours would be another', () => {
    const [one] = from(
      [ranked('?', ['A', 'B'], judgment)],
      [
        [
          [1, 2],
          [4, 2],
        ],
      ],
      { voters: ['a', 'b'], shuffles: 1 },
    )
    expect(one!.result).toMatchObject({ winners: [0], tied: [] })
    expect(one!.external).toMatchObject({ differs: true, grades: ['Non', 'Faible', 'Moyen', 'Bien'] })
    expect(one!.rule).toMatchObject({ method: 'judgment', terms: { grades: 4, missing: 'invalid' } })
  })

  test('given grades on which both agree, then nothing is said, and the figures are ours', () => {
    const [one] = from(
      [ranked('?', ['A', 'B'], judgment)],
      [
        [
          [1, 2],
          [1, 3],
          [0, 0],
          [2, 2],
          [1, 0],
        ],
      ],
      { shuffles: 1 },
    )
    expect(one!.external).toMatchObject({ differs: false, blank: 1, spoilt: 1 })
    expect(one!.result).toMatchObject({ ballots: 5, blank: 1, winners: [0] })
    expect(one!.result.whole!.figures.grades).toEqual([
      [0, 0, 1, 2, 0],
      [0, 1, 2, 0, 0],
    ])
  })

  test('given ranks, then the whole order stands', () => {
    const rows = [
      [1, 2, 3],
      [1, 2, 3],
      [2, 1, 3],
      [3, 1, 2],
      [1, 3, 2],
    ]
    const [one] = from([ranked('?', ['A', 'B', 'C'], { method: 'Schulze', blank: false })], [rows], { shuffles: 1 })
    expect(one).toMatchObject({ rule: { method: 'ranking' }, result: { winners: [0] }, external: { differs: false } })
    expect(one!.external.order).toEqual([[0], [1], [2]])
  })

  test('given seats in the election itself, then they are those, whatever is said', () => {
    const rows = [
      [1, 2, 0],
      [1, 2, 0],
      [1, 2, 0],
      [0, 0, 1],
      [0, 1, 0],
    ]
    const stv = ranked('?', ['A', 'B', 'C'], { method: 'STV', blank: false, seats: 2 })
    const [one] = from([stv], [rows], { shuffles: 1 }, 1)
    expect(one!.external).toMatchObject({ kind: 'election', seats: 2 })
    expect(one!.result.winners).toEqual([0, 1])
  })
})

test('seats are filled from the first tier; those who share the last of them all wait', () => {
  expect(elected([[2], [0, 1]], 2)).toEqual({ winners: [2], tied: [0, 1] })
  expect(elected([[2], [0, 1]], 3)).toEqual({ winners: [2, 0, 1], tied: [] })
  expect(elected([], 1)).toEqual({ winners: [], tied: [] })
  expect(elected([[0], [1]], 1)).toEqual({ winners: [0], tied: [] })
})
