/** Figures and deciphered ballots of Belenios: what no ballots can give is refused; what can is counted as there, and as here. */
import { describe, expect, test } from 'vitest'
import { medianOrder, transferred } from '../../src/votes/belenios/orders.ts'
import { type Held, heldInArchive } from '../../src/votes/belenios/read.ts'
import { recount } from '../../src/votes/recount/recount.ts'
import { canonical } from '../../src/votes/tally/canonical.ts'
import { count } from '../../src/votes/tally/count.ts'
import { bel, choice, faultOf, lists, ranked } from '../support/belenios.ts'

const only = ({ answered }: Held) => answered[0]!

describe('figures', () => {
  const oneOf = (figures: unknown, more: object = {}, given: object = {}) =>
    only(heldInArchive(bel({ questions: [choice('?', ['A', 'B', 'C'], more)], result: [figures], ...given })))
  const wrong = (figures: unknown, more: object = {}, given: object = {}) => faultOf(() => oneOf(figures, more, given))
  const five = { voters: ['a', 'b', 'c', 'd', 'e'] }

  test('given a blank answer, then it comes first and is no option', () => {
    expect(oneOf([1, 2, 0, 0], { blank: true })).toMatchObject({ counts: [2, 0, 0], blank: 1 })
  })

  test('given nothing to choose, then who chose nothing is blank', () => {
    expect(oneOf([1, 0, 1], { min: 0 })).toMatchObject({ counts: [1, 0, 1], blank: 1, order: [[0, 2], [1]] })
  })

  test('given several choices, then the ballots cannot be had again', () => {
    const asked = oneOf([5, 3, 2], { max: 2 }, five)
    expect(asked).toMatchObject({ counts: [5, 3, 2], blank: 0 })
    expect(asked.recountable).toBeUndefined()
  })

  test('given one choice, then both counters of ours find the same', () => {
    const { recountable } = oneOf([1, 3, 0], { min: 0 }, five)
    const found = count(recountable!.definition, recountable!.box)
    expect(found).toMatchObject({ winners: [1], turnout: { voters: 5, expressed: 4, blank: 1 } })
    expect(canonical(recount({ definition: recountable!.definition, ...recountable!.box }))).toBe(canonical(found))
  })

  test('given figures that so many ballots cannot give, then the question is named', () => {
    expect(wrong([4, 0, 0])).toEqual({ fault: 'counts', file: 'result', question: 1, what: '4' })
    expect(wrong([1, 1, 0])).toMatchObject({ fault: 'counts', what: '2' })
    expect(wrong([2, 2, 0])).toMatchObject({ fault: 'counts', what: '4' })
    expect(wrong([4, 0, 0, 0], { blank: true })).toMatchObject({ fault: 'counts' })
    expect(wrong([2, 2, 0, 0], { blank: true })).toMatchObject({ fault: 'counts' })
    expect(wrong([3, 3, 3], { max: 2 })).toMatchObject({ fault: 'counts', what: '9' })
  })

  test('given too few figures, or none that is a number, then the question is named', () => {
    expect(wrong([2, 1])).toEqual({ fault: 'answers', file: 'result', question: 1, what: '2/3' })
    expect(wrong([2, 1, 0], { blank: true })).toMatchObject({ fault: 'answers', what: '3/4' })
    expect(wrong([2, 1, -1])).toMatchObject({ fault: 'field', question: 1, what: '2' })
    expect(wrong([2, 0.5, 0.5])).toMatchObject({ fault: 'field', question: 1 })
    expect(faultOf(() => heldInArchive(bel({ result: [[2, 1], [3]] })))).toMatchObject({
      fault: 'questions',
      what: '2/1',
    })
  })

  test('given votes that weigh, then figures are weights and no ballots are made of them', () => {
    const held = heldInArchive(bel({ result: [[70, '35']], weight: 105 }))
    expect(held).toMatchObject({ ballots: 3, weight: 105 })
    expect(only(held)).toMatchObject({ counts: [70, 35], order: [[0], [1]] })
    expect(only(held).recountable).toBeUndefined()
    expect(faultOf(() => heldInArchive(bel({ result: [[70, 36]], weight: 105 })))).toMatchObject({ fault: 'counts' })
  })

  test('given lists, then each has its figure and those of its candidates', () => {
    const questions = [
      lists('Quelle liste ?', [
        ['Verts', 'Awa', 'Bo'],
        ['Bleus', 'Cléo'],
      ]),
    ]
    const held = heldInArchive(
      bel({
        questions,
        result: [
          [
            [2, 2, 1],
            [1, 0],
          ],
        ],
      }),
    )
    expect(only(held)).toMatchObject({ options: ['Verts', 'Bleus'], counts: [2, 1], candidates: [[2, 1], [0]] })
    const off = (result: unknown) => faultOf(() => heldInArchive(bel({ questions, result: [result] })))
    expect(
      off([
        [2, 3, 1],
        [1, 0],
      ]),
    ).toMatchObject({ fault: 'counts', what: '3' })
    expect(
      off([
        [2, 2, 1],
        [2, 0],
      ]),
    ).toMatchObject({ fault: 'counts', what: '4' })
    expect(
      off([
        [2, 2],
        [1, 0],
      ]),
    ).toMatchObject({ fault: 'answers', what: '2/3' })
  })

  test('given a question of a kind that is not known, then it is named', () => {
    const questions = [choice('?', ['A']), { type: 'Riddle', value: { question: '?', answers: ['A'] } }]
    expect(faultOf(() => heldInArchive(bel({ questions, result: [[3], [3]] })))).toEqual({
      fault: 'question',
      file: 'election',
      question: 2,
      what: 'Riddle',
    })
  })

  test('given two answers of the same name, then they are told apart', () => {
    const questions = [choice('?', ['Martin', 'Martin'])]
    expect(only(heldInArchive(bel({ questions }))).options).toEqual(['Martin', 'Martin 2'])
  })
})

describe('deciphered ballots', () => {
  const of = (extra: object | undefined, rows: readonly (readonly number[])[], answers = ['A', 'B', 'C']) =>
    only(
      heldInArchive(
        bel({
          questions: [ranked('?', answers, extra)],
          result: [rows],
          voters: rows.map((_, at) => `c${at}`),
          shuffles: 1,
        }),
      ),
    )
  const grades = ['Très bien', 'Bien', 'Passable', 'À rejeter']
  const judgment = { method: 'MajorityJudgment', blank: true, grades }
  const agree = ({ recountable }: ReturnType<typeof of>) => {
    const found = count(recountable!.definition, recountable!.box)
    expect(canonical(recount({ definition: recountable!.definition, ...recountable!.box }))).toBe(canonical(found))
    return found
  }

  test('given grades from the best, then they are ballots of ours, blank and ill-formed ones apart', () => {
    const judged = of(judgment, [
      [1, 2, 4],
      [2, 2, 3],
      [1, 4, 4],
      [0, 0, 0],
      [1, 0, 2],
      [1, 5, 2],
    ])
    expect(judged).toMatchObject({ blank: 1, spoilt: 2, order: [[0], [1], [2]] })
    expect(judged.recountable!.definition).toMatchObject({ rule: 'majority-judgment', grades: grades.toReversed() })
    expect(judged.recountable!.box.counts['']).toEqual({ '320': 1, '221': 1, '300': 1, '': 1 })
    expect(agree(judged).winners).toEqual([0])
  })

  test('given no blank ballot allowed, then an empty one is ill-formed', () => {
    expect(
      of({ ...judgment, blank: false }, [
        [1, 2, 3],
        [0, 0, 0],
      ]),
    ).toMatchObject({ spoilt: 1 })
    expect(of({ ...judgment, blank: false }, [[0, 0, 0]]).blank).toBeUndefined()
  })

  test('given an even number of grades, then its median is the better of two, and ours the other', () => {
    // A: best and worst; B: twice the second
    const judged = of(
      judgment,
      [
        [1, 2],
        [4, 2],
      ],
      ['A', 'B'],
    )
    expect(judged.order).toEqual([[0], [1]])
    expect(agree(judged).winners).toEqual([1])
  })

  test('given ranks, equals among them, then they are rankings of ours and the order is the same', () => {
    const judged = of({ method: 'Schulze', blank: true }, [
      [1, 1, 2],
      [3, 0, 9],
      [0, 0, 0],
      [2, 1, 1],
    ])
    expect(judged.recountable!.box.counts['']).toEqual({ '0=1>2': 1, '0>2': 1, '1=2>0': 1, '': 1 })
    expect(judged).toMatchObject({ blank: 1, spoilt: 0 })
    expect(agree(judged).ranking).toEqual(judged.order)
  })

  test('given preferences with a hole or twice the same, then they are ill-formed', () => {
    const stv = { method: 'STV', blank: false, seats: 2 }
    const elected = of(stv, [
      [1, 2, 3],
      [1, 0, 2],
      [2, 1, 0],
      [1, 3, 0],
      [1, 1, 2],
      [0, 0, 0],
    ])
    expect(elected.spoilt).toBe(2)
    expect(elected.recountable!.box.counts['']).toEqual({ '0>1>2': 1, '0>2': 1, '1>0': 1, '': 1 })
    expect(agree(elected).winners).toEqual([0, 1])
  })

  test('given numbers without a method, then they are deciphered and nothing else', () => {
    const bare = of(undefined, [[3, 7, 1]])
    expect([bare.order, bare.recountable, bare.counts]).toEqual([undefined, undefined, undefined])
  })

  test('given more or fewer of them than ballots, or one that is too short, then it is named', () => {
    const given = { questions: [ranked('?', ['A', 'B'], { method: 'Schulze', blank: true })], shuffles: 1 }
    expect(faultOf(() => heldInArchive(bel({ ...given, result: [[[1, 2]]] })))).toMatchObject({
      fault: 'rows',
      question: 1,
      what: '1/3',
    })
    expect(faultOf(() => heldInArchive(bel({ ...given, result: [[[1, 2], [1], [1, 2]]] })))).toMatchObject({
      fault: 'answers',
      row: 2,
      what: '1/2',
    })
  })
})

describe('orders as Belenios finds them', () => {
  test('medians are taken away one by one', () => {
    // both have the median 2; without it, 1 of the second is better than 3 of the first
    expect(
      medianOrder(
        [
          [2, 1],
          [2, 2],
          [3, 3],
          [3, 3],
          [2, 2],
        ],
        2,
      ),
    ).toEqual([[1], [0]])
    expect(
      medianOrder(
        [
          [1, 1],
          [2, 2],
        ],
        2,
      ),
    ).toEqual([[0, 1]])
    expect(medianOrder([], 2)).toEqual([])
  })

  test('what is over the quota passes on, exactly', () => {
    // 10 ballots, 2 seats, quota 4: A has 8, half of each passes to B, who has 4 and wins over C with 2
    const ballots = [...Array(8).fill([0, 1]), ...Array(2).fill([2])]
    expect(transferred(ballots, 2)).toEqual([[0], [1]])
  })

  test('the last one loses, of equals the one that stands last; those who are left win together', () => {
    expect(transferred([[0], [0], [1], [2]], 2)).toEqual([[0], [1]])
    expect(transferred([[0], [1]], 3)).toEqual([[0, 1]])
    expect(transferred([[], []], 1)).toEqual([])
  })

  test('ballots without a choice raise the quota', () => {
    // of 8 the quota is 3: two of five pass from A to B, who wins; of 12 it is 5, and nothing passes
    const ballots = [...Array(5).fill([0, 1]), [2], [2], [1]]
    expect(transferred(ballots, 2)).toEqual([[0], [1]])
    expect(transferred([...ballots, [], [], [], []], 2)).toEqual([[0], [2]])
  })
})
