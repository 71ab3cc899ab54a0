/** Ideas, themes and what is kept of them: the rules alone, without a database. */
import { describe, expect, test } from 'vitest'
import {
  freeToGo,
  heldUp,
  minutesComplete,
  openOnly,
  restitutionPhase,
} from '../../src/contributions/rules/restitution.ts'
import {
  newThemes,
  nextUnsorted,
  readPlaces,
  themeNamed,
  themeOf,
  writePlaces,
} from '../../src/contributions/rules/sorting.ts'
import { maySee, merged, restored, standing, typeOf, unmerged } from '../../src/contributions/rules.ts'
import { likelyThemes } from '../../src/contributions/synthesis/likely.ts'
import { fold } from '../../src/engine/fold.ts'
import type { Idea, Phase, Restitution } from '../../src/generated/prisma/client.ts'

const at = new Date('2027-03-01T09:00:00Z')
const base: Idea = {
  id: 'i1',
  concertationId: 'c',
  number: 1,
  authorId: 'bo',
  organisationId: null,
  placeId: 'p',
  text: 'Mutualiser un poste',
  type: null,
  workshopId: null,
  sessionId: null,
  themeId: null,
  mergedIntoId: null,
  status: 'active',
  channel: null,
  enteredById: null,
  moderatedById: null,
  moderatedAt: null,
  refusedWhy: null,
  postId: null,
  createdAt: at,
  updatedAt: at,
  version: 1,
}
const idea = (change: Partial<Idea> = {}): Idea => ({ ...base, ...change })

describe('who sees an idea', () => {
  const participant = { id: 'cleo', team: false }
  const facilitator = { id: 'dan', team: true }
  test.each([
    ['said in a channel', {}, true, true],
    ['said in private', { placeId: null }, false, true],
    ['withdrawn', { status: 'withdrawn' }, false, false],
    ['merged', { status: 'merged' }, true, true],
    ['merged, said in private', { status: 'merged', placeId: null }, false, true],
  ])('one %s', (_, change, others, team) => {
    expect([participant, facilitator].map((who) => maySee(idea(change), who))).toEqual([others, team])
    expect(maySee(idea(change), { id: 'bo', team: false })).toBe(true)
  })
})

describe('merging', () => {
  const other = idea({ id: 'i2', number: 2 })

  test('puts one idea under the other, and unmerging brings it back', () => {
    const change = merged(idea(), other)
    expect(change).toEqual({ status: 'merged', mergedIntoId: 'i2' })
    expect(unmerged(idea(change))).toEqual({ status: 'active', mergedIntoId: null })
  })

  test.each([
    ['itself', idea(), idea(), 'mergedIntoItself'],
    ['a withdrawn one', idea(), idea({ id: 'i2', status: 'withdrawn' }), 'ideaWithdrawn'],
    ['one that is merged', idea(), idea({ id: 'i2', status: 'merged' }), 'ideaMerged'],
  ])('into %s is refused', (_, one, into, key) => {
    expect(() => merged(one, into)).toThrow(key)
  })

  test('a second time is refused', () => {
    expect(() => merged(idea({ status: 'merged' }), other)).toThrow('ideaMerged')
    expect(() => unmerged(idea())).toThrow('notMerged')
  })

  test('keeps its author from restoring or changing it alone', () => {
    expect(() => restored(idea({ status: 'merged' }), 'bo')).toThrow('ideaMerged')
    expect(() => standing(idea({ status: 'merged' }))).toThrow('ideaMerged')
  })
})

test('a type is one of five, or none', () => {
  expect(['vision', 'rêve', null, undefined].map(typeOf)).toEqual(['vision', null, null, null])
})

describe('a theme', () => {
  const theme = (number: number, title: string, state = 'active') => ({
    id: `t${number}`,
    number,
    title,
    folded: fold(title),
    state,
  })
  const themes = [theme(1, 'Emploi'), theme(2, 'Financement'), theme(3, 'Emplois saisonniers')]
  const named = (typed: string) => themeNamed(typed, fold(typed), themes).number

  test.each([
    ['2', 2],
    ['n° 2', 2],
    ['#3', 3],
    ['EMPLOI', 1],
    ['finance', 2],
  ])('is named « %s »', (typed, number) => {
    expect(named(typed)).toBe(number)
  })

  test('that begins like another has to be named in full', () => {
    expect(() => named('emplo')).toThrow('severalThemes')
  })

  test('that does not exist is offered to be created, unless it was a number', () => {
    expect(() => named('Mobilité')).toThrow(
      expect.objectContaining({
        key: 'noSuchTheme',
        waysOut: [{ label: 'createTheme', call: { intent: 'theme add', args: { titles: 'Mobilité' } } }],
      }),
    )
    expect(() => named('9')).toThrow(expect.objectContaining({ key: 'noSuchTheme', waysOut: [] }))
    expect(() => named('')).toThrow('noSuchTheme')
  })

  test('is added once, whatever its accents; one that was withdrawn comes back', () => {
    const typed = ['Énergie', 'energie', 'Emploi', 'Culture'].map((title) => ({ title, folded: fold(title) }))
    const { fresh, back } = newThemes(typed, [...themes, theme(4, 'Culture', 'withdrawn')])
    expect(fresh.map((t) => t.title)).toEqual(['Énergie'])
    expect(back.map((t) => t.number)).toEqual([4])
  })

  test('that exists already, is too long, or one too many is refused', () => {
    const add = (...titles: string[]) =>
      newThemes(
        titles.map((title) => ({ title, folded: fold(title) })),
        themes,
      )
    expect(() => add('emploi')).toThrow('themeTaken')
    expect(() => add('x'.repeat(121))).toThrow('themeTooLong')
    expect(() => add(...Array.from({ length: 48 }, (_, i) => `Thème ${i}`))).toThrow('tooManyThemes')
  })

  test('that was withdrawn sorts nothing any more', () => {
    expect(themeOf({ themeId: 't1' }, themes)?.title).toBe('Emploi')
    expect(themeOf({ themeId: 't1' }, themes.slice(1))).toBeUndefined()
  })

  test('the next idea to sort is the one behind, then from the beginning again', () => {
    const ideas = [1, 2, 3, 4].map((number) => ({ number, themeId: number === 2 ? 't1' : null }))
    expect(nextUnsorted(ideas, themes)?.number).toBe(1)
    expect(nextUnsorted(ideas, themes, 1)?.number).toBe(3)
    expect(nextUnsorted(ideas, themes, 4)?.number).toBe(1)
    expect(nextUnsorted(ideas.slice(1, 2), themes)).toBeUndefined()
  })
})

test('what an undo puts back is read as it was written', () => {
  const places = [
    { idea: 12, theme: 3 },
    { idea: 14, theme: undefined },
  ]
  expect(readPlaces(writePlaces(places))).toEqual([
    { idea: 12, theme: 3 },
    { idea: 14, theme: 0 },
  ])
})

describe('likely themes', () => {
  const themes = [
    { id: 'jobs', title: 'Emploi et formation' },
    { id: 'money', title: 'Financement' },
    { id: 'move', title: 'Mobilité' },
    { id: 'food', title: 'Alimentation' },
  ]
  const likely = (text: string, sorted: { themeId: string; text: string }[] = []) =>
    likelyThemes(text, themes, sorted, fold)

  test('come from the words of titles, accents and endings aside, and say which', () => {
    const [first] = likely('Des aides à la mobilite pour les apprentis')
    expect(first).toEqual({ id: 'move', words: ['mobilite'] })
    expect(likely('Former les bénévoles, trouver des emplois stables')[0]?.id).toBe('jobs')
  })

  test('come from ideas sorted before', () => {
    const sorted = [
      { themeId: 'money', text: 'Un fonds de garantie pour les associations' },
      { themeId: 'food', text: 'Un circuit court pour la cantine' },
    ]
    expect(likely('Créer un fonds régional', sorted)[0]).toEqual({ id: 'money', words: ['fonds'] })
  })

  test('without any shared word are the most used, three of them, without a reason', () => {
    const found = likely('Zzz', [{ themeId: 'food', text: 'Un marché' }])
    expect(found).toHaveLength(3)
    expect(found[0]).toEqual({ id: 'food', words: [] })
  })
})

describe('a restitution', () => {
  const phase = (number: number, startsOn: string, more: Partial<Phase> = {}): Phase => ({
    id: `p${number}`,
    concertationId: 'c',
    number,
    title: `Phase ${number}`,
    startsOn,
    endsOn: `${startsOn.slice(0, 4)}-12-31`,
    gated: false,
    openedAt: null,
    state: 'active',
    createdById: 'ana',
    createdAt: at,
    version: 1,
    ...more,
  })
  const phases = [phase(1, '2011-04-01'), phase(2, '2011-09-01', { gated: true })]

  test('is about the last phase that began and is open', () => {
    expect(restitutionPhase(phases, '2011-08-01').number).toBe(1)
    expect(restitutionPhase(phases, '2011-09-20').number).toBe(1)
    expect(restitutionPhase([phases[0]!, { ...phases[1]!, openedAt: at }], '2011-09-20').number).toBe(2)
    expect(restitutionPhase(phases, '2011-09-20', 2).number).toBe(2)
    expect(() => restitutionPhase(phases, '2011-03-31')).toThrow('noPhaseYet')
    expect(() => restitutionPhase(phases, '2011-09-20', 3)).toThrow('noSuchPhaseHere')
  })

  test('waits for every validated minute, and leads to the first one', () => {
    expect(() => minutesComplete({ title: 'Phase 1' }, [], '')).not.toThrow()
    expect(() => minutesComplete({ title: 'Phase 1' }, [{ number: 4 }, { number: 7 }], 'A et B')).toThrow(
      expect.objectContaining({
        key: 'minutesMissing',
        values: { title: 'Phase 1', count: 2, sessions: 'A et B' },
        waysOut: [{ label: 'writeMinutes', call: { intent: 'minutes', args: { session: 4 } } }],
      }),
    )
  })

  test('takes axes while it is open', () => {
    const open = { closedAt: null } as Restitution
    expect(openOnly(open)).toBe(open)
    for (const closed of [null, { closedAt: at } as Restitution])
      expect(() => openOnly(closed)).toThrow('restitutionNotOpen')
  })

  test('keeps no axis without an idea, and none that something rests on goes', () => {
    expect(() => heldUp([])).toThrow('axisWithoutIdea')
    expect(() => freeToGo(2, ['l’action n° 1'], 'l’action n° 1')).toThrow('inUse')
    expect(() => freeToGo(2, [], '')).not.toThrow()
  })
})
