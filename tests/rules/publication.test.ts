/** Who signs what is published in the organisers' name. */
import { describe, expect, it } from 'vitest'
import {
  changedSignOff,
  mustSign,
  refusesFor,
  signable,
  signsFor,
  unsigned,
  waitingFor,
} from '../../src/process/rules/publication.ts'
import type { Refusal } from '../../src/refusal.ts'

const region = { organisationId: 'r', name: 'Région' }
const cress = { organisationId: 'c', name: 'CRESS' }
const both = [region, cress]
const ana = { personId: 'ana', organisationId: 'r' }
const bo = { personId: 'bo', organisationId: 'c' }
const byAna = { publicationId: 'p', organisationId: 'r', personId: 'ana' }

function key(what: () => unknown): string {
  try {
    what()
  } catch (refusal) {
    return (refusal as Refusal).key
  }
  return 'allowed'
}

describe('joint sign-off', () => {
  it('needs every organiser; single needs none', () => {
    expect(mustSign({ signOff: 'joint' }, both)).toEqual(both)
    expect(mustSign({ signOff: 'single' }, both)).toEqual([])
    expect(unsigned(both, [byAna])).toEqual([cress])
  })

  it('needs somebody who can sign for each', () => {
    expect(key(() => signable(both, [ana]))).toBe('noSignatory')
    expect(key(() => signable(both, [ana, bo]))).toBe('allowed')
  })
})

describe('a signature', () => {
  it('is given for the organisation of whoever gives it', () => {
    expect(signsFor(bo, both, [byAna])).toBe(cress)
    expect(key(() => signsFor({ personId: 'flo', organisationId: 'm' }, both, []))).toBe('notSignatory')
    expect(key(() => signsFor({ personId: 'flo', organisationId: null }, both, []))).toBe('notSignatory')
  })

  it('is given once for each organiser', () => {
    expect(key(() => signsFor({ personId: 'cleo', organisationId: 'r' }, both, [byAna]))).toBe('alreadySigned')
  })

  it('is given once by each person, whatever the organisation for which they speak since', () => {
    expect(key(() => signsFor({ ...ana, organisationId: 'c' }, both, [byAna]))).toBe('alreadySigned')
    expect(waitingFor([{ id: 'p' }], [byAna], { ...ana, organisationId: 'c' }, both)).toEqual([])
  })

  it('does not prevent a refusal before publication', () => {
    expect(refusesFor({ ...ana, organisationId: 'c' }, both, [byAna])).toBe(region)
    expect(key(() => refusesFor({ personId: 'flo', organisationId: 'm' }, both, []))).toBe('notSignatory')
  })
})

it('waits for those whose organisation has not signed', () => {
  const two = [{ id: 'p' }, { id: 'q' }]
  expect(waitingFor(two, [byAna], ana, both)).toEqual([{ id: 'q' }])
  expect(waitingFor(two, [byAna], bo, both)).toEqual(two)
  expect(waitingFor(two, [], { personId: 'flo', organisationId: 'm' }, both)).toEqual([])
})

it('the way of signing does not change while something waits', () => {
  expect(key(() => changedSignOff({ signOff: 'joint' }, 'single', [{ title: 'Résumé' }]))).toBe('stillToSign')
  expect(key(() => changedSignOff({ signOff: 'joint' }, 'joint', []))).toBe('alreadyJoint')
  expect(key(() => changedSignOff({ signOff: 'single' }, 'single', []))).toBe('alreadySingle')
  expect(key(() => changedSignOff({ signOff: 'single' }, 'joint', []))).toBe('allowed')
})
