/** Two persons who are one: what is left when both had it, and that no column that names a person is forgotten. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Role, WorkshopFacilitator } from '../../src/generated/prisma/client.ts'
import {
  joinAttendance,
  joinDateAnswers,
  joinFacilitation,
  joinPerson,
  joinProxies,
  joinRoles,
} from '../../src/people/rules/joining.ts'
import { heldOnce, kept, references } from '../../src/people/rules/references.ts'

const pair = { from: 'comes', into: 'stays' }
const now = new Date('2027-03-01T09:00:00Z')
const at = (hour: number) => new Date(`2027-02-01T${String(hour).padStart(2, '0')}:00:00Z`)

test('every column that names a person is moved, or stays for a reason', () => {
  const schema = readFileSync(new URL('../../prisma/schema.prisma', import.meta.url), 'utf8')
  const named = [...schema.matchAll(/^model (\w+) \{([\s\S]*?)^\}/gm)].flatMap(([, model, body]) =>
    [...body!.matchAll(/^ {2}(\w+)\s/gm)]
      .map(([, column]) => column!)
      .filter((column) => /^(person|author|contact|holder|claimant|giver|deputy|chair)Id$|(^b|B)yId$/.test(column))
      .map((column) => `${model}.${column}`),
  )
  const known = [references, heldOnce, kept].flatMap((lists) =>
    Object.entries(lists).flatMap(([table, columns]) => columns.map((column: string) => `${table}.${column}`)),
  )
  expect(named.length).toBeGreaterThan(40)
  expect(named.filter((column) => !known.includes(column))).toEqual([])
  expect(known.filter((column) => !named.includes(column) && column !== 'Person.mergedIntoId')).toEqual([])
})

const role = (personId: string, kind: string, endedAt: Date | null = null): Role => ({
  id: `${personId}-${kind}`,
  personId,
  concertationId: 'c',
  kind,
  grantedById: 'ana',
  grantedAt: at(personId === 'comes' ? 2 : 1),
  endedAt,
  version: 1,
})

describe('roles', () => {
  test('given a role that one holds, then the other holds it', () => {
    expect(joinRoles([role('comes', 'facilitator')], pair, now).map((c) => c.change)).toEqual([{ personId: 'stays' }])
  })

  test('given a role that both hold, then it is held once', () => {
    const changes = joinRoles([role('comes', 'facilitator'), role('stays', 'facilitator')], pair, now)
    expect(changes.map((c) => [c.row.id, c.change])).toEqual([['comes-facilitator', { endedAt: now }]])
  })

  test('given a role that one holds and the other held, then it is taken up again', () => {
    const changes = joinRoles([role('comes', 'member'), role('stays', 'member', at(3))], pair, now)
    expect(changes.map((c) => [c.row.id, c.change])).toEqual([
      ['stays-member', { grantedAt: at(2), grantedById: 'ana', endedAt: null }],
      ['comes-member', { endedAt: now }],
    ])
  })

  test('given a role that one held before and the other holds, then nothing changes', () => {
    expect(joinRoles([role('comes', 'member', at(3)), role('stays', 'member')], pair, now)).toEqual([])
  })
})

const animates = (personId: string, workshopId: string, endedAt: Date | null = null): WorkshopFacilitator => ({
  id: `${personId}-${workshopId}`,
  concertationId: 'c',
  workshopId,
  personId,
  byId: 'ana',
  at: at(1),
  endedAt,
  version: 1,
})

describe('ateliers', () => {
  test('given ateliers on both sides, then they come together', () => {
    const roles = [role('comes', 'facilitator'), role('stays', 'facilitator')]
    const changes = joinFacilitation(
      [animates('comes', 'a'), animates('comes', 'b'), animates('stays', 'b')],
      roles,
      pair,
      now,
    )
    expect(changes.map((c) => [c.row.id, c.change])).toEqual([
      ['comes-a', { personId: 'stays' }],
      ['comes-b', { endedAt: now }],
    ])
  })

  test('given one who animates every atelier, then the other’s ateliers do not take that away', () => {
    const roles = [role('comes', 'facilitator'), role('stays', 'facilitator')]
    const comes = joinFacilitation([animates('comes', 'a')], roles, pair, now)
    expect(comes.map((c) => c.change)).toEqual([{ personId: 'stays', endedAt: now }])
    const stays = joinFacilitation([animates('stays', 'a')], roles, pair, now)
    expect(stays.map((c) => [c.row.id, c.change])).toEqual([['stays-a', { endedAt: now }]])
  })

  test('given one who animates nothing, then the other keeps exactly their ateliers', () => {
    expect(joinFacilitation([animates('stays', 'a')], [role('stays', 'facilitator')], pair, now)).toEqual([])
    const moved = joinFacilitation([animates('comes', 'a')], [role('comes', 'facilitator')], pair, now)
    expect(moved.map((c) => c.change)).toEqual([{ personId: 'stays' }])
  })
})

describe('attendance', () => {
  test('given somebody present on one account and excused on the other, then they were present, once', () => {
    const row = (personId: string, state: string) => ({
      id: personId,
      concertationId: 'c',
      sessionId: 's',
      key: personId,
      personId,
      name: 'X',
      organisationId: null,
      state,
      leftAt: null,
      byId: personId,
      at: at(1),
      version: 1,
    })
    const changes = joinAttendance([row('comes', 'present'), row('stays', 'excused')], pair)
    expect(changes.map((c) => [c.row.id, c.change.state])).toEqual([
      ['stays', 'present'],
      ['comes', 'withdrawn'],
    ])
    expect(joinAttendance([row('comes', 'excused')], pair)[0]!.change).toEqual({ personId: 'stays', key: 'stays' })
  })
})

test('who stays keeps what they said; what they never said comes from the other', () => {
  const person = {
    id: 'p',
    name: 'X',
    folded: 'x',
    organisationId: null,
    language: null,
    noticedAt: null,
    lastConcertationId: null,
    mergedIntoId: null,
    quietFrom: null,
    quietUntil: null,
    awayUntil: null,
    deputyId: null,
    weeklyOffAt: null,
    createdAt: at(1),
    version: 1,
  }
  const full = { ...person, organisationId: 'o', language: 'en', noticedAt: at(2), lastConcertationId: 'c' }
  expect(joinPerson(full, person)).toEqual({
    organisationId: 'o',
    language: 'en',
    noticedAt: at(2),
    lastConcertationId: 'c',
  })
  expect(joinPerson(person, full)).toEqual({})
  expect(joinPerson({ ...full, organisationId: 'other', noticedAt: at(1) }, full)).toEqual({ noticedAt: at(1) })
})

describe('dates and proxies', () => {
  const dates = (personId: string, hour: number, state = 'given') => ({
    id: personId,
    pollId: 'd',
    personId,
    choices: ['yes', 'no'],
    state,
    at: at(hour),
    version: 1,
  })

  test('given two answers to one date poll, then the newest that was given is the one', () => {
    const changes = (comes: ReturnType<typeof dates>, stays: ReturnType<typeof dates>) =>
      joinDateAnswers([comes, stays], pair).map((c) => [c.row.id, c.change])
    const newest = { choices: ['yes', 'no'], state: 'given', at: at(3) }
    expect(changes(dates('comes', 1), dates('stays', 2))).toEqual([['comes', { state: 'withdrawn' }]])
    expect(changes(dates('comes', 3), dates('stays', 2))).toEqual([
      ['stays', newest],
      ['comes', { state: 'withdrawn' }],
    ])
    expect(changes(dates('comes', 3, 'withdrawn'), dates('stays', 2))).toEqual([])
    expect(joinDateAnswers([dates('comes', 1)], pair)).toEqual([
      { row: dates('comes', 1), change: { personId: 'stays' } },
    ])
  })

  const proxy = (id: string, giverId: string, holderId: string, hour = 1, state = 'given') => ({
    id,
    concertationId: 'c',
    sessionId: 's',
    giverId,
    holderId,
    state,
    at: at(hour),
    version: 1,
  })
  const joined = (...rows: ReturnType<typeof proxy>[]) => joinProxies(rows, pair).map((c) => [c.row.id, c.change])

  test('given proxies that the one who comes holds or gave, then they are the other’s', () => {
    expect(joined(proxy('a', 'someone', 'comes'))).toEqual([['a', { holderId: 'stays' }]])
    expect(joined(proxy('a', 'comes', 'someone'))).toEqual([['a', { giverId: 'stays', holderId: 'someone' }]])
  })

  test('given a proxy that one gave to the other, then it is revoked: nobody holds their own', () => {
    expect(joined(proxy('a', 'stays', 'comes'))).toEqual([['a', { holderId: 'stays', state: 'revoked' }]])
    expect(joined(proxy('a', 'comes', 'stays'))).toEqual([
      ['a', { giverId: 'stays', holderId: 'stays', state: 'revoked' }],
    ])
  })

  test('given that both gave one for the same session, then the newest stands, once', () => {
    expect(joined(proxy('a', 'comes', 'x', 3), proxy('b', 'stays', 'y', 2))).toEqual([
      ['b', { holderId: 'x', state: 'given', at: at(3) }],
      ['a', { state: 'revoked' }],
    ])
    expect(joined(proxy('a', 'comes', 'x', 1), proxy('b', 'stays', 'y', 2))).toEqual([['a', { state: 'revoked' }]])
    expect(joined(proxy('a', 'comes', 'x', 3, 'revoked'), proxy('b', 'stays', 'y', 2))).toEqual([])
  })
})
