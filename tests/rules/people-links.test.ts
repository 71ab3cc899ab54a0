/** Personal links: whom they may be made for, by whom, and how long they hold. */
import { describe, expect, test } from 'vitest'
import type { HeldRole } from '../../src/engine/roles.ts'
import {
  byTeamOutside,
  chats,
  handable,
  isGuestPage,
  isOutsider,
  linkEnds,
  linkState,
  mailAddress,
  meantBy,
  newName,
  rightsOf,
} from '../../src/people/rules/personal-links.ts'

const role = (kind: HeldRole['kind'], concertationId = 'ess'): HeldRole => ({ kind, concertationId })
const now = new Date('2027-03-01T09:00:00Z')
const key = (act: () => unknown): string | undefined => {
  try {
    act()
    return undefined
  } catch (error) {
    return (error as { key: string }).key
  }
}

describe('how long a link holds', () => {
  test('sixty days when nothing is said; at its very end it is over', () => {
    expect(linkEnds(now).toISOString()).toBe('2027-04-30T09:00:00.000Z')
    const expiresAt = linkEnds(now, 1)
    expect(linkState({ state: 'active', expiresAt }, new Date(expiresAt.getTime() - 1))).toBe('active')
    expect(linkState({ state: 'active', expiresAt }, expiresAt)).toBe('expired')
    expect(linkState({ state: 'revoked', expiresAt }, now)).toBe('revoked')
    // What was taken back says so, even once its time has passed.
    expect(linkState({ state: 'revoked', expiresAt }, new Date(expiresAt.getTime() + 1))).toBe('revoked')
  })
})

describe('whoever makes a link could open it, and gains no right by it', () => {
  const zoe = (...roles: HeldRole[]) => ({ name: 'Zoé', roles })
  test.each([
    ['a guest, by a facilitator', zoe(role('guest')), role('facilitator'), undefined],
    ['a member here, by a facilitator', zoe(role('member')), role('facilitator'), undefined],
    ['a member elsewhere, by a facilitator', zoe(role('member', 'x')), role('facilitator'), 'linkElsewhere'],
    ['a member elsewhere, by the administration', zoe(role('member', 'x')), role('administrator', ''), undefined],
    ['a guest elsewhere, by a facilitator', zoe(role('guest', 'x')), role('facilitator'), undefined],
    ['a facilitator, by another', zoe(role('facilitator')), role('facilitator'), 'linkForTeam'],
    ['a facilitator, by the coordination', zoe(role('facilitator')), role('coordinator'), undefined],
    [
      'a facilitator elsewhere, by the coordination here',
      zoe(role('facilitator', 'x')),
      role('coordinator'),
      'linkForTeam',
    ],
    ['a coordinator, by another', zoe(role('coordinator')), role('coordinator'), 'linkForTeam'],
    ['a coordinator, by the administration', zoe(role('coordinator')), role('administrator', ''), undefined],
    ['an administrator, by another', zoe(role('administrator', '')), role('administrator', ''), 'linkForTeam'],
    [
      'a guest here who coordinates elsewhere',
      zoe(role('guest'), role('coordinator', 'x')),
      role('coordinator'),
      'linkForTeam',
    ],
  ] as const)('%s', (_, person, maker, refused) => {
    expect(key(() => handable(person, [maker], 'ess'))).toBe(refused)
  })
})

describe('where somebody comes from', () => {
  const page = { platform: 'web', workspace: 'web' }
  test('pages behind links are no chat; the local room is one', () => {
    expect(isGuestPage(page)).toBe(true)
    expect(isGuestPage({ platform: 'web', workspace: 'visit' })).toBe(true)
    expect(isGuestPage({ platform: 'web', workspace: 'local' })).toBe(false)
    expect(isGuestPage({ platform: 'slack', workspace: 'web' })).toBe(false)
    expect(chats([page, { platform: 'mail', workspace: '' }])).toBe(false)
    expect(chats([page, { platform: 'console', workspace: 'x' }])).toBe(true)
  })
  test('a guest and somebody without a role are outsiders; a role elsewhere makes no member here', () => {
    expect(isOutsider([], 'ess')).toBe(true)
    expect(isOutsider([role('guest')], 'ess')).toBe(true)
    expect(isOutsider([role('coordinator', 'x')], 'ess')).toBe(true)
    expect(isOutsider([role('member')], 'ess')).toBe(false)
    expect(isOutsider([role('administrator', '')], 'ess')).toBe(false)
    expect([rightsOf([], 'ess'), rightsOf([role('guest')], 'ess'), rightsOf([role('member')], 'ess')]).toEqual([
      'none',
      'guest',
      'member',
    ])
  })
  test('from outside one says neither name nor organisation; elsewhere, and as a member, one does', () => {
    expect(key(() => byTeamOutside(page, [role('guest')], 'ess'))).toBe('saidByTeam')
    expect(key(() => byTeamOutside(page, [], undefined))).toBe('saidByTeam')
    expect(key(() => byTeamOutside(page, [role('member')], 'ess'))).toBeUndefined()
    expect(key(() => byTeamOutside({ platform: 'slack', workspace: 'T1' }, [role('guest')], 'ess'))).toBeUndefined()
  })
})

describe('who is meant by a name', () => {
  const known = [
    { id: 'p1', folded: 'zoe martin' },
    { id: 'p2', folded: 'zoe petit' },
    { id: 'p3', folded: 'noe petit' },
    { id: 'p4', folded: 'noe petit' },
  ]
  test('the whole name is that person; a part of one asks; two of the same name ask; else it is somebody new', () => {
    expect(meantBy('Zoé Martin', 'zoe martin', known, false)).toEqual({ is: 'one', person: known[0] })
    expect(meantBy('p2', 'p2', known, false)).toEqual({ is: 'one', person: known[1] })
    expect(meantBy('Zoé', 'zoe', known, false)).toEqual({ is: 'unsure', near: [known[0], known[1]] })
    expect(meantBy('Noé Petit', 'noe petit', known, false)).toEqual({ is: 'unsure', near: [known[2], known[3]] })
    expect(meantBy('Iris', 'iris', known, false)).toEqual({ is: 'new' })
    expect(meantBy('Zoé Martin', 'zoe martin', known, true)).toEqual({ is: 'new' })
    expect(meantBy('p2', 'p2', known, true)).toEqual({ is: 'one', person: known[1] })
  })
  test('a name is words, an address is an address', () => {
    expect(newName(' @Zoé Martin ')).toBe('Zoé Martin')
    for (const typed of ['42', '=CMD()', '+33', '  ']) expect(key(() => newName(typed))).toBe('linkBadName')
    expect(mailAddress(' mailto:Zoe@Asso.FR ')).toBe('zoe@asso.fr')
    for (const typed of ['zoe', 'zoe@asso', 'a@b.fr, c@d.fr', 'a b@c.fr', `${'x'.repeat(260)}@a.fr`])
      expect(key(() => mailAddress(typed))).toBe('linkBadMail')
  })
})
