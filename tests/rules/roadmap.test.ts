/** Actions, owners, roadmaps and plans, as pure rules. */
import { describe, expect, test } from 'vitest'
import type { Action, ActionPlan, Milestone, Roadmap } from '../../src/generated/prisma/client.ts'
import {
  accepted,
  asked,
  contactFor,
  declined,
  isLate,
  isReminded,
  lateFirst,
  postponed,
  progressed,
  seesProgress,
  speaksFor,
} from '../../src/roadmap/rules/action.ts'
import {
  draftable,
  milestoneMeant,
  missingBlocks,
  outsideOf,
  period,
  planMeant,
  sheetsOf,
} from '../../src/roadmap/rules/roadmap.ts'

const at = new Date('2027-03-01T09:00:00Z')
const today = '2027-03-01'

function action(some: Partial<Action> = {}): Action {
  return {
    id: 'a',
    concertationId: 'c',
    number: 1,
    title: 'Ouvrir une ressourcerie',
    description: null,
    axisId: null,
    signalId: null,
    sessionId: null,
    ownerId: 'cress',
    ownership: 'accepted',
    ownershipById: null,
    ownershipAt: null,
    contactId: 'bo',
    dueOn: '2027-02-20',
    progress: 'toDo',
    progressNote: null,
    progressById: null,
    progressAt: null,
    snoozedUntil: null,
    verdict: null,
    verdictReason: null,
    verdictById: null,
    verdictAt: null,
    state: 'active',
    createdById: 'ana',
    createdAt: at,
    version: 1,
    ...some,
  }
}
const bo = { id: 'bo', organisationId: null, team: false }
const cleo = { id: 'cleo', organisationId: 'cress', team: false }
const dan = { id: 'dan', organisationId: 'region', team: false }
const ana = { id: 'ana', organisationId: null, team: true }

describe('lateness', () => {
  test('begins the day after the due date, and ends when it is done, withdrawn or discarded', () => {
    expect(isLate(action(), today)).toBe(true)
    expect(isLate(action({ dueOn: today }), today)).toBe(false)
    expect(isLate(action({ dueOn: null }), today)).toBe(false)
    for (const over of [{ progress: 'done' }, { state: 'withdrawn' }, { verdict: 'discarded' }])
      expect(isLate(action(over), today)).toBe(false)
  })

  test('late ones come first, where they are seen as late; else dates alone count', () => {
    const list = [
      action({ number: 1, dueOn: null }),
      action({ number: 2, dueOn: '2027-04-01' }),
      action({ number: 3, dueOn: '2027-02-20' }),
      action({ number: 4, dueOn: '2027-02-01', progress: 'done' }),
    ]
    expect(lateFirst(list, today, ana).map((a) => a.number)).toEqual([3, 4, 2, 1])
    expect(lateFirst(list, today, dan).map((a) => a.number)).toEqual([4, 3, 2, 1])
  })
})

describe('who is concerned', () => {
  test('the contact person, the people of the owner and the team see how far it is; nobody else', () => {
    expect([bo, cleo, ana, dan].map((who) => seesProgress(action(), who))).toEqual([true, true, true, false])
  })

  test('once an organisation declined, its people speak for the action no more', () => {
    expect(speaksFor(action({ ownership: 'declined', contactId: null }), cleo)).toBe(false)
  })

  test('nobody is reminded of what has no date, no owner, or was declined or done', () => {
    expect(isReminded(action())).toBe(true)
    for (const not of [
      { dueOn: null },
      { ownership: 'declined' },
      { progress: 'done' },
      { verdict: 'discarded' },
      { ownerId: null, contactId: null },
    ])
      expect(isReminded(action(not))).toBe(false)
  })
})

describe('the owner', () => {
  const cress = { id: 'cress', name: 'CRESS' }
  const waiting = action({ ownership: 'asked', contactId: null })

  test('being named is not accepting', () => {
    expect(asked(action({ ownerId: null, ownership: 'none' }), cress, null)).toMatchObject({ ownership: 'asked' })
    expect(asked(action(), { id: 'region', name: 'Région' }, null)).toMatchObject({
      ownerId: 'region',
      ownership: 'asked',
      contactId: null,
    })
  })

  test('the same organisation is asked again only once it declined, or to name another contact', () => {
    expect(() => asked(action(), cress, null)).toThrow('sameOwner')
    expect(asked(action(), cress, 'cleo')).toMatchObject({ ownership: 'accepted', contactId: 'cleo' })
    expect(asked(action({ ownership: 'declined' }), cress, null)).toMatchObject({ ownership: 'asked' })
  })

  test('only its people accept, the team does not do it for them', () => {
    expect(accepted(waiting, cleo, 'CRESS', at)).toMatchObject({ ownership: 'accepted', contactId: 'cleo' })
    for (const who of [dan, ana, bo]) expect(() => accepted(waiting, who, 'CRESS', at)).toThrow('notOfOwner')
    expect(() => accepted(action({ ownerId: null }), cleo, '', at)).toThrow('noOwner')
    expect(() => accepted(action(), cleo, 'CRESS', at)).toThrow('ownershipAccepted')
  })

  test('whoever accepts does not replace the contact person who was named', () => {
    expect(accepted(action({ ownership: 'asked' }), cleo, 'CRESS', at)).toMatchObject({ contactId: 'bo' })
  })

  test('declining leaves nobody to remind', () => {
    expect(declined(waiting, cleo, 'CRESS', at)).toMatchObject({ ownership: 'declined', contactId: null })
    expect(() => declined(action({ ownership: 'declined' }), cleo, 'CRESS', at)).toThrow('ownershipDeclined')
  })

  test('a contact person who speaks for another organisation is refused', () => {
    expect(() => contactFor({ name: 'dan', organisationId: 'region' }, cress)).toThrow('contactElsewhere')
    contactFor({ name: 'bo', organisationId: null }, cress)
    contactFor({ name: 'cleo', organisationId: 'cress' }, cress)
  })
})

describe('progress', () => {
  test('what is done is not done twice, and help is asked once unless something is added', () => {
    expect(() => progressed(action({ progress: 'done' }), 'done', undefined, 'bo', at)).toThrow('actionDone')
    expect(() => progressed(action({ progress: 'help' }), 'help', undefined, 'bo', at)).toThrow('helpAsked')
    expect(progressed(action({ progress: 'help' }), 'help', 'un local', 'bo', at)).toMatchObject({
      progressNote: 'un local',
    })
    expect(progressed(action({ progress: 'done' }), 'underWay', undefined, 'bo', at).progress).toBe('underWay')
  })

  test('a new date is another one, and to come', () => {
    const said = { label: 'Date', moment: '' }
    expect(postponed(action(), '2027-03-15', today, said)).toBe('2027-03-15')
    expect(() => postponed(action(), '2027-02-28', today, said)).toThrow('pastDate')
    expect(() => postponed(action({ dueOn: '2027-03-15' }), '2027-03-15', today, said)).toThrow('sameDue')
    expect(() => postponed(action({ progress: 'done' }), '2027-03-15', today, said)).toThrow('actionDone')
  })
})

describe('a roadmap', () => {
  const full = { actionId: 'a', ownership: null, schedule: 'x', means: 'y', organisation: 'z' } as Roadmap

  test('needs a verdict that lets it be done', () => {
    expect(() => draftable(action())).toThrow('noVerdict')
    for (const verdict of ['toStudy', 'discarded']) expect(() => draftable(action({ verdict }))).toThrow('notFeasible')
    for (const verdict of ['feasible', 'conditional']) draftable(action({ verdict }))
  })

  test('names each missing block; portage is missing until it is accepted, whatever is written', () => {
    expect(missingBlocks(action(), full)).toEqual([])
    expect(missingBlocks(action(), { ...full, means: null })).toEqual(['means'])
    expect(missingBlocks(action({ ownership: 'asked' }), { ...full, ownership: 'La CRESS' })).toEqual(['ownership'])
    expect(missingBlocks(action({ ownership: 'none' }), undefined)).toEqual([
      'ownership',
      'schedule',
      'means',
      'organisation',
    ])
  })

  test('only feasible actions can enter a plan', () => {
    const all = ['feasible', 'conditional', 'toStudy', 'discarded', null].map((verdict, i) =>
      action({ id: `${i}`, number: i + 1, verdict }),
    )
    expect(sheetsOf(all, []).map(({ action: { number } }) => number)).toEqual([1, 2])
  })
})

describe('a plan', () => {
  const plan = { number: 1, state: 'active', startsOn: '2012-01-01', endsOn: '2014-12-31' } as ActionPlan

  test('ends after it starts', () => {
    expect(() => period('2014-12-31', '2012-01-01')).toThrow('planBackwards')
    expect(period('2012-01-01', '2012-01-01')).toEqual({ startsOn: '2012-01-01', endsOn: '2012-01-01' })
  })

  test('flags milestones before its first day and after its last', () => {
    const at = (dueOn: string) => ({ dueOn }) as Milestone
    const all = ['2011-12-31', '2012-01-01', '2014-12-31', '2015-03-15'].map(at)
    expect(outsideOf(all, plan).map(({ dueOn }) => dueOn)).toEqual(['2011-12-31', '2015-03-15'])
  })

  test('without a number is the newest that was not withdrawn', () => {
    const second = { ...plan, number: 2 }
    expect(planMeant([plan, second], undefined).number).toBe(2)
    expect(planMeant([plan, { ...second, state: 'withdrawn' }], undefined).number).toBe(1)
    expect(() => planMeant([], undefined)).toThrow('noPlan')
    expect(() => planMeant([plan], 3)).toThrow('noSuchPlan')
  })

  test('a milestone is named by its place, its title or its beginning', () => {
    const fold = (said: string) => said.toLowerCase()
    const known = [
      { id: 'm1', title: 'Local trouvé' },
      { id: 'm2', title: 'Ouverture' },
    ] as Milestone[]
    for (const typed of ['2', 'ouverture', 'Ouv', 'm2', 'n° 2'])
      expect(milestoneMeant(known, typed, { number: 1, fold }).id).toBe('m2')
    expect(() => milestoneMeant(known, 'fermeture', { number: 1, fold })).toThrow('noSuchMilestone')
  })
})
