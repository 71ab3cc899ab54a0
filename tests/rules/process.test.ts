/** Phases, ateliers, bodies and channels: what may stand beside what, and what opens what. */
import { describe, expect, it } from 'vitest'
import type { Phase } from '../../src/generated/prisma/client.ts'
import { meantBody, usualPower } from '../../src/process/rules/bodies.ts'
import {
  addedWindow,
  currentPhase,
  insidePhase,
  isGatedByDefault,
  isLocked,
  methodFor,
  phaseAt,
  phaseNumbered,
  phaseToOpen,
  phaseWindow,
  unlocked,
} from '../../src/process/rules/phases.ts'
import { forAll, oneUse, sameUse, useArgs } from '../../src/process/rules/places.ts'
import { freeTitle, meantWorkshop, nameThenNumber, removable } from '../../src/process/rules/workshops.ts'
import type { Refusal } from '../../src/refusal.ts'

function phase(number: number, startsOn: string, endsOn: string, more: Partial<Phase> = {}): Phase {
  return {
    id: `p${number}`,
    concertationId: 'c',
    number,
    title: `Phase ${number}`,
    startsOn,
    endsOn,
    gated: false,
    openedAt: null,
    state: 'active',
    createdById: 'ana',
    createdAt: new Date('2011-02-01T09:00:00Z'),
    version: 1,
    ...more,
  }
}

const spring = phase(1, '2011-04-01', '2011-07-31')
const autumn = phase(2, '2011-09-01', '2011-12-31', { gated: true })
const both = [autumn, spring]
const say = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }) => `${startsOn}/${endsOn}`

function refused(what: () => unknown): Refusal {
  try {
    what()
  } catch (refusal) {
    return refusal as Refusal
  }
  throw new Error('it was not refused')
}

describe('the window of a phase', () => {
  it('holds its first and its last day, and no other', () => {
    expect(phaseWindow(spring)).toEqual({ startsOn: '2011-04-01', endsOn: '2011-07-31' })
    expect(phaseAt(both, '2011-04-01')).toBe(spring)
    expect(phaseAt(both, '2011-07-31')).toBe(spring)
    for (const day of ['2011-03-31', '2011-08-01', '2011-08-20', '2012-01-01'])
      expect(phaseAt(both, day)).toBeUndefined()
  })

  it('is quoted when a day is outside it', () => {
    insidePhase(spring, '2011-07-31', 'du 1er avril au 31 juillet 2011')
    const refusal = refused(() => insidePhase(spring, '2011-08-20', 'du 1er avril au 31 juillet 2011'))
    expect(refusal.key).toBe('outsidePhase')
    expect(refusal.values).toEqual({ title: 'Phase 1', window: 'du 1er avril au 31 juillet 2011' })
  })

  it('of a withdrawn phase holds nothing', () => {
    expect(phaseAt([{ ...spring, state: 'withdrawn' }], '2011-05-01')).toBeUndefined()
  })

  it.each([
    ['before the first', '2011-02-15', 1],
    ['in the first', '2011-05-01', 1],
    ['between both', '2011-08-15', 2],
    ['after the last', '2012-03-01', 2],
  ])('the current phase, %s', (_, today, number) => {
    expect(currentPhase(both, today)?.number).toBe(number)
  })
})

describe('a new phase', () => {
  it('stands beside the others', () => {
    expect(addedWindow([spring], { startsOn: '2011-08-01', endsOn: '2011-08-31' }, '2011-02-01', say)).toEqual({
      startsOn: '2011-08-01',
      endsOn: '2011-08-31',
    })
  })

  it.each([
    ['one day shared', '2011-07-31', '2011-08-31'],
    ['around it', '2011-03-01', '2011-08-31'],
    ['within it', '2011-05-01', '2011-05-02'],
  ])('never overlaps another, whose window is said: %s', (_, startsOn, endsOn) => {
    const refusal = refused(() => addedWindow([spring], { startsOn, endsOn }, '2011-02-01', say))
    expect(refusal.key).toBe('phaseOverlaps')
    expect(refusal.values).toMatchObject({ title: 'Phase 1', other: '2011-04-01/2011-07-31' })
  })

  it('may take the days of one that was withdrawn', () => {
    const gone = { ...spring, state: 'withdrawn' }
    expect(addedWindow([gone], phaseWindow(spring), '2011-02-01', say)).toEqual(phaseWindow(spring))
  })

  it('ends after it begins, and is not over yet', () => {
    const backwards = { startsOn: '2011-07-31', endsOn: '2011-04-01' }
    expect(refused(() => addedWindow([], backwards, '2011-02-01', say)).key).toBe('phaseBackwards')
    expect(refused(() => addedWindow([], phaseWindow(spring), '2011-08-01', say)).key).toBe('phaseOver')
    expect(addedWindow([], phaseWindow(spring), '2011-07-31', say)).toEqual(phaseWindow(spring))
  })

  it('waits for the plenary unless it is the first', () => {
    expect(isGatedByDefault([], '2011-04-01')).toBe(false)
    expect(isGatedByDefault([spring], '2011-09-01')).toBe(true)
    expect(isGatedByDefault([spring], '2011-01-01')).toBe(false)
  })
})

describe('the gate', () => {
  const decided = (at: string, more: object = {}) => ({
    number: 1,
    text: 'Par ateliers',
    kind: 'method',
    state: 'active',
    at: new Date(at),
    ...more,
  })

  it('is locked until it is opened, and says so', () => {
    expect(isLocked(autumn)).toBe(true)
    expect(isLocked({ gated: true, openedAt: new Date(0) })).toBe(false)
    expect(isLocked(spring)).toBe(false)
    unlocked(spring)
    expect(refused(() => unlocked(autumn)).key).toBe('phaseLocked')
  })

  it('opens by a method that was decided since the phase exists', () => {
    expect(methodFor(autumn, both, [decided('2011-09-05T16:00:00Z')])?.text).toBe('Par ateliers')
    expect(methodFor(autumn, both, [decided('2011-01-15T16:00:00Z')])).toBeUndefined()
  })

  it('is opened by nothing else', () => {
    for (const more of [{ kind: 'decision' }, { state: 'withdrawn' }])
      expect(methodFor(autumn, both, [decided('2011-09-05T16:00:00Z', more)])).toBeUndefined()
  })

  it('needs a method of its own: the one that opened the phase before does not open the next', () => {
    const opened = { ...autumn, openedAt: new Date('2011-09-06T09:00:00Z') }
    const third = phase(3, '2012-01-01', '2012-03-31', { gated: true })
    const all = [spring, opened, third]
    expect(methodFor(third, all, [decided('2011-09-05T16:00:00Z')])).toBeUndefined()
    expect(methodFor(third, all, [decided('2011-12-15T16:00:00Z')])).toBeDefined()
  })

  it('opens in order', () => {
    const third = phase(3, '2012-01-01', '2012-03-31', { gated: true })
    const all = [third, ...both]
    expect(phaseToOpen(all, undefined).number).toBe(2)
    expect(phaseToOpen(all, 2).number).toBe(2)
    expect(refused(() => phaseToOpen(all, 3)).key).toBe('phaseBefore')
    expect(refused(() => phaseToOpen(all, 1)).key).toBe('phaseIsOpen')
    expect(refused(() => phaseToOpen([spring], undefined)).key).toBe('nothingToOpen')
    expect(refused(() => phaseNumbered(all, 9)).key).toBe('noSuchPhase')
  })
})

describe('ateliers', () => {
  const one = { id: 'w1', number: 1, title: 'Emploi', folded: 'emploi', state: 'active', phaseId: 'p1' }
  const two = { ...one, id: 'w2', number: 2, title: 'Territoires', folded: 'territoires' }

  it('have a title of their own within a phase', () => {
    const same = { title: 'EMPLOI', folded: 'emploi' }
    expect(refused(() => freeTitle([one], { ...same, phaseId: 'p1' })).values).toEqual({ title: 'Emploi', number: 1 })
    freeTitle([one], { ...same, phaseId: 'p2' })
    freeTitle([{ ...one, state: 'withdrawn' }], { ...same, phaseId: 'p1' })
    freeTitle([one], { ...same, phaseId: 'p1' }, 'w1')
  })

  it('are meant by their number, else by the place', () => {
    expect(meantWorkshop([one, two], 2, 'w1')).toBe(two)
    expect(meantWorkshop([one, two], undefined, 'w1')).toBe(one)
    expect(refused(() => meantWorkshop([one, two], undefined, null)).key).toBe('whichWorkshop')
    expect(refused(() => meantWorkshop([one, two], 3, 'w1')).key).toBe('noSuchWorkshop')
    expect(refused(() => meantWorkshop([{ ...one, state: 'withdrawn' }], 1, null)).key).toBe('noSuchWorkshop')
  })

  it.each([
    ['Cléo Martin 2', 'Cléo Martin', 2],
    ['Cléo Martin, atelier 2', 'Cléo Martin', 2],
    ['Cléo atelier n° 12', 'Cléo', 12],
    ['Cléo Martin', 'Cléo Martin', undefined],
    ['animatrice-1', 'animatrice-1', undefined],
  ])('a number may be typed behind a name: %s', (typed, name, number) => {
    expect(nameThenNumber(typed)).toEqual({ name, number })
  })

  it('stay once they met, and as long as they are about to', () => {
    removable(one, [{ state: 'cancelled' }])
    expect(refused(() => removable(one, [{ state: 'closed' }])).key).toBe('workshopMet')
    expect(refused(() => removable(one, [{ state: 'planned' }, { state: 'convened' }])).values.count).toBe(2)
  })
})

describe('bodies', () => {
  const body = (name: string, folded: string) => ({ id: folded, name, folded, state: 'active' })
  const known = [body('Plénière', 'pleniere'), body('Comité de pilotage', 'comite de pilotage')]

  it('do what such bodies do, unless it is said', () => {
    expect([usualPower('plenary'), usualPower('steering'), usualPower('technical')]).toEqual([
      'advises',
      'decides',
      'carriesOut',
    ])
  })

  it('are meant by their name, or one word of it', () => {
    expect(meantBody(known, 'pilotage', 'pilotage').name).toBe('Comité de pilotage')
    const twins = [...known, body('Comité technique', 'comite technique')]
    expect(refused(() => meantBody(twins, 'comité', 'comite')).key).toBe('noSuchBody')
  })
})

describe('channels', () => {
  it('have one use at a time', () => {
    oneUse([2, undefined, false])
    expect(refused(() => oneUse([2, 'Plénière'])).key).toBe('oneUse')
    expect(sameUse(forAll, { ...forAll, team: true })).toBe(false)
  })

  it('are given back the use that they had', () => {
    expect(useArgs({ ...forAll, workshopId: 'w2' }, [{ id: 'w2', number: 2 }], [])).toEqual({ workshop: 2 })
    expect(useArgs({ ...forAll, bodyId: 'b' }, [], [{ id: 'b' }])).toEqual({ body: 'b' })
    expect(useArgs({ ...forAll, team: true }, [], [])).toEqual({ team: true })
    expect(useArgs(forAll, [], [])).toEqual({ team: false })
  })
})
