/** What is agreed on for a vote besides its question: read as people say it, written back, and what does not go together. */
import { describe, expect, test } from 'vitest'
import { fold } from '../../src/engine/fold.ts'
import { Refusal } from '../../src/refusal.ts'
import { textOf } from '../../src/text/index.ts'
import { type Lexicon, merged, type Rules, readRules } from '../../src/votes/rules/agreed.ts'
import { saidRules, writeRules } from '../../src/votes/rules/agreed-said.ts'
import { mustFit, termsFrom } from '../../src/votes/rules/fitting.ts'
import { needed, quorumState, rollBy } from '../../src/votes/rules/quorum.ts'
import { type Definition, majorities } from '../../src/votes/rules.ts'

const { agreed } = textOf('fr').votes
const words = merged([agreed.words, textOf('en').votes.agreed.words], fold)
const lexicon: Lexicon = { words, fold, examples: agreed.examples }
const read = (typed: string) => readRules(typed, lexicon)

function refusal(act: () => unknown): Refusal {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
  throw new Error('nothing was refused')
}

describe('reading', () => {
  const said: readonly [string, Rules][] = [
    ['quorum : 1/2 des inscrits', { quorum: { share: '1/2' } }],
    ['quorum : 1/3 des présents ou représentés', { quorum: { counted: 'attending', share: '1/3' } }],
    [
      'Quorum : plus de la moitié des inscrits, présents',
      { quorum: { counted: 'present', share: '1/2', strict: true } },
    ],
    [
      'quorum : au moins un tiers des membres présents ou représentés',
      { quorum: { counted: 'attending', share: '1/3' } },
    ],
    ['quorum : 20 votants', { quorum: { counted: 'voters', least: 20 } }],
    ['quorum plus de 20 votants', { quorum: { counted: 'voters', least: 21 } }],
    ['quorum = 33,5 % des inscrits', { quorum: { share: '67/200' } }],
    ['quorum : aucun', { quorum: 'none' }],
    ['majorité : plus de 3/5 des votants', { majority: { num: 3, den: 5, strict: true, base: 'voters' } }],
    ['majorité : 60 % des inscrits', { majority: { num: 3, den: 5, strict: false, base: 'enrolled' } }],
    ['majorité : 1/2 des présents ou représentés', { majority: { num: 1, den: 2, strict: false, base: 'attending' } }],
    ['majorité : deux tiers', { majority: majorities.twoThirds }],
    [
      'collèges : Réseaux 40, Entreprises et coopératives : 40, Collectivités (20 %)',
      {
        colleges: [
          { name: 'Réseaux', share: '40' },
          { name: 'Entreprises et coopératives', share: '40' },
          { name: 'Collectivités', share: '20' },
        ],
      },
    ],
    ['collèges : à parts égales\nmode : majoritaire', { colleges: 'equal', mode: 'majority' }],
    ['majorité dans chaque collège', { each: true }],
    ['collège sans vote : vote non valable', { empty: 'invalid' }],
    ['collège sans vote : perdu', { empty: 'lost' }],
    ['part partagée entre : les inscrits', { per: 'enrolled' }],
    ['inscrits : liste fermée', { roll: 'frozen' }],
    ['Une voix par structure', { seat: 'organisation' }],
    ['pouvoirs : 2 (même collège)', { proxies: { most: 2, sameCollege: true } }],
    ['pouvoirs : aucun', { proxies: { most: 0 } }],
    ['présidence : Nadia Le Goff', { chair: 'Nadia Le Goff' }],
    ['ex æquo : tirage au sort', { tie: 'lot' }],
    ['en cas d’égalité : voix prépondérante', { tie: 'chair' }],
    ['fin dès que tout le monde a voté', { early: true }],
    ['options libres', { adding: true }],
    ['options libres : non', { adding: false }],
    ['validation : présidence', { validated: true }],
    ['au moins 2 choix', { least: 2 }],
    ['mentions : 5 ; mention manquante : exclue', { grades: 5, missing: 'excluded' }],
    ['option par défaut', { otherwise: true }],
    ['selon les statuts ; deuxième convocation', { statutes: true, second: true }],
    [
      'quorum: more than half of those enrolled, present or represented',
      { quorum: { counted: 'attending', share: '1/2', strict: true } },
    ],
    ['proxies: 1; chair: Nadia; equals: by lot', { proxies: { most: 1 }, chair: 'Nadia', tie: 'lot' }],
    ['colleges: in equal shares; one vote per organisation', { colleges: 'equal', seat: 'organisation' }],
  ]
  test.each(said)('« %s »', (typed, rules) => {
    expect(read(typed)).toEqual(rules)
  })

  test.each([
    ['quorum : 1/2 des martiens', 'ruleNotUnderstood', 'quorum : 1/2 des martiens', agreed.examples.quorum],
    ['quorum : 3/2 des inscrits', 'ruleNotUnderstood', 'quorum : 3/2 des inscrits', agreed.examples.quorum],
    ['quorum', 'ruleNotUnderstood', 'quorum', agreed.examples.quorum],
    ['pouvoirs : beaucoup', 'ruleNotUnderstood', 'pouvoirs : beaucoup', agreed.examples.proxies],
    ['mentions : 9', 'ruleNotUnderstood', 'mentions : 9', agreed.examples.grades],
    [
      'collèges : Réseaux, Entreprises 60',
      'ruleNotUnderstood',
      'collèges : Réseaux, Entreprises 60',
      agreed.examples.colleges,
    ],
    [
      'collèges : Réseaux 0, Entreprises 60',
      'ruleNotUnderstood',
      'collèges : Réseaux 0, Entreprises 60',
      agreed.examples.colleges,
    ],
    ['pouvoirs : 2 ; la lune : pleine', 'ruleUnknown', 'la lune : pleine', agreed.examples.any],
  ])('« %s » is refused with what was not understood, and an example', (typed, key, text, example) => {
    const refused = refusal(() => read(typed))
    expect([refused.key, refused.values]).toEqual([key, { text, example }])
  })

  test('a rule said twice is refused, and no rule is half read', () => {
    expect(refusal(() => read('pouvoirs : 2 ; pouvoirs : 3')).key).toBe('ruleTwice')
    expect(read('  ;\n')).toEqual({})
  })

  test.each(['fr', 'en'] as const)('whatever was read is written back in words that read the same (%s)', (lang) => {
    const own = textOf(lang).votes.agreed
    for (const [typed, rules] of said) {
      const written = writeRules(rules, own.words, own.labelled)
      expect([typed, read(written)]).toEqual([typed, rules])
    }
  })

  test('each example is understood in its own language', () => {
    for (const lang of ['fr', 'en'] as const)
      for (const [key, example] of Object.entries(textOf(lang).votes.agreed.examples))
        if (key === 'any') expect(Object.keys(read(example))).toEqual(['quorum', 'proxies', 'chair'])
        else expect([example, Object.keys(read(example))]).toEqual([example, [key]])
  })
})

describe('terms', () => {
  const colleges = [
    { id: 'a', name: 'Réseaux', share: '40' },
    { id: 'b', name: 'Entreprises', share: '60' },
  ]
  const terms = (typed: string, inSession = true) =>
    termsFrom(read(typed), { inSession, colleges: typed.includes('collèges') ? colleges : undefined })

  test('a share of the enrolled counts those who come to a meeting, else those who vote; the roll is then frozen', () => {
    expect(terms('quorum : 1/2 des inscrits')).toEqual({
      quorum: { counted: 'attending', share: '1/2' },
      roll: 'frozen',
    })
    expect(terms('quorum : 1/2 des inscrits', false).quorum?.counted).toBe('voters')
    expect(terms('quorum : 20 votants')).toEqual({ quorum: { counted: 'voters', least: 20 } })
    expect(terms('fin dès que tout le monde a voté')).toEqual({ early: true, roll: 'frozen' })
    expect(terms('majorité : 1/2 des inscrits').roll).toBe('frozen')
    expect(terms('collèges : Réseaux 40, Entreprises 60').roll).toBeUndefined()
    expect(terms('collèges : Réseaux 40, Entreprises 60 ; part partagée entre : les inscrits').roll).toBe('frozen')
  })

  test('a second notice drops the quorum where the statutes say so, and only there', () => {
    const both = 'quorum : 1/2 des inscrits ; deuxième convocation'
    expect(terms(`${both} ; sans quorum à la deuxième convocation`)).toEqual({})
    expect(terms(both).quorum?.share).toBe('1/2')
    expect(terms('quorum : 1/2 des inscrits ; sans quorum à la deuxième convocation').quorum?.share).toBe('1/2')
  })

  test('what was taken back leaves nothing', () => {
    expect(terms('quorum : aucun ; pouvoirs : aucun ; options libres : non ; ex æquo : équipe')).toEqual({})
  })

  test('terms are told again as they would be typed', () => {
    const typed =
      'quorum : 1/2 des inscrits, présents ; collèges : Réseaux 40, Entreprises 60 ; mode : majoritaire ; pouvoirs : 2'
    const again = saidRules(terms(typed), 'Nadia', agreed.words, agreed.labelled)
    expect(terms(again)).toEqual(terms(typed))
    expect(read(again).chair).toBe('Nadia')
  })

  const vote = (method: Definition['method'], typed: string, seats = 1): Definition => ({
    method,
    seats,
    mostChoices: 1,
    terms: terms(typed),
  })
  const by = 'collèges : Réseaux 40, Entreprises 60'
  test.each([
    ['presenceNeedsSession', vote('decision', 'quorum : 1/2 des inscrits, présents'), false],
    ['presenceNeedsSession', vote('decision', 'majorité : 1/2 des présents'), false],
    ['majorityIsForDecisions', vote('approval', 'majorité : 3/5 des votants'), true],
    ['collegesWithConsent', vote('consent', by), true],
    ['collegesWithElection', vote('election', by), true],
    ['eachCollegeIsForDecisions', vote('approval', `${by} ; majorité dans chaque collège`), true],
    ['majorityModeHasOneSeat', vote('approval', `${by} ; mode : majoritaire`, 2), true],
    ['majorityModeHasOneSeat', vote('shares', `${by} ; mode : majoritaire`), true],
    ['chairMissing', vote('decision', 'ex æquo : présidence'), true],
    ['chairMissing', vote('decision', 'validation : présidence'), true],
    ['leastIsForChoices', vote('ranking', 'au moins 2 choix'), true],
    ['gradesAreForJudgment', vote('approval', 'mentions : 5'), true],
    ['otherwiseIsForRanking', vote('approval', 'option par défaut'), true],
    ['addingNeedsOptions', vote('decision', 'options libres'), true],
  ])('%s', (key, definition, inSession) => {
    expect(refusal(() => mustFit(definition, { inSession, chaired: false })).key).toBe(key)
  })

  test('what goes together passes', () => {
    mustFit(vote('decision', `${by} ; majorité dans chaque collège ; ex æquo : présidence`), {
      inSession: true,
      chaired: true,
    })
    mustFit(vote('approval', `${by} ; mode : majoritaire ; au moins 2 choix`), { inSession: false, chaired: false })
    mustFit(vote('judgment', 'mentions : 5 ; mention manquante : exclue'), { inSession: false, chaired: false })
  })
})

describe('quorum', () => {
  test.each([
    ['1/3', false, 32, 11],
    ['1/2', false, 20, 10],
    ['1/2', true, 20, 11],
    ['1/2', false, 21, 11],
    ['1/2', true, 21, 11],
    ['1/4', false, 10, 3],
    ['1/10', false, 1, 1],
    ['1/2', false, 0, 0],
  ])('%s (strict: %s) of %i is %i', (share, strict, enrolled, least) => {
    expect(needed({ counted: 'attending', share, strict }, enrolled)).toBe(least)
  })

  test('a number counts by itself, and beside a share the higher of both', () => {
    expect(needed({ counted: 'voters', least: 20 }, 0)).toBe(20)
    expect(needed({ counted: 'voters', least: 20, share: '1/2' }, 100)).toBe(50)
    expect(needed({ counted: 'voters', least: 60, share: '1/2' }, 100)).toBe(60)
  })

  test('those present, represented too, or those who voted: all colleges together', () => {
    const rolls = [
      { enrolled: 12, present: 5, represented: 1 },
      { enrolled: 8, present: 3, represented: 1 },
    ]
    const state = (counted: 'present' | 'attending' | 'voters') => quorumState({ counted, share: '1/2' }, rolls, 11)
    expect(state('present')).toEqual({ counted: 8, needed: 10, enrolled: 20, reached: false })
    expect(state('attending')).toEqual({ counted: 10, needed: 10, enrolled: 20, reached: true })
    expect(state('voters')).toEqual({ counted: 11, needed: 10, enrolled: 20, reached: true })
  })

  const elector = (personId: string, college = '', seat = personId) => ({ personId, college, seat })
  const rolled = (
    electors: readonly ReturnType<typeof elector>[],
    present: readonly string[],
    represented: readonly string[] = [],
    colleges: readonly string[] = [''],
  ) => rollBy(colleges, electors, { present: new Set(present), represented: new Set(represented), enrolled: undefined })

  test('only those who may vote count, and a seat once', () => {
    const electors = [elector('a', '', 'cress'), elector('b', '', 'cress'), elector('c')]
    expect(rolled(electors, ['a', 'b', 'stranger'])).toEqual({ '': { present: 1, represented: 0 } })
  })

  test('whoever is there is not represented too, nor is their organisation; two of one organisation are once', () => {
    const electors = [elector('a', '', 'cress'), elector('b', '', 'cress'), elector('h')]
    expect(rolled(electors, ['h', 'a'], ['b'])['']).toMatchObject({ present: 2, represented: 0 })
    expect(rolled(electors, ['h', 'a'], ['a'])['']).toMatchObject({ present: 2, represented: 0 })
    expect(rolled(electors, ['h'], ['a', 'b'])['']).toMatchObject({ present: 1, represented: 1 })
  })

  test('each college has its own figures, those of nobody too', () => {
    const electors = [elector('a', 'x'), elector('b', 'x'), elector('c', 'y')]
    const there = { present: new Set(['a']), represented: new Set(['c']) }
    const enrolled = new Map([
      ['x', 2],
      ['y', 1],
    ])
    expect(rollBy(['x', 'y', 'z'], electors, { ...there, enrolled })).toEqual({
      x: { enrolled: 2, present: 1, represented: 0 },
      y: { enrolled: 1, present: 0, represented: 1 },
      z: { enrolled: 0, present: 0, represented: 0 },
    })
  })
})
