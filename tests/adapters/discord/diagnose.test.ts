/** What is wrong with an installation at Discord is found, and nothing else is asked. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { commandsOf } from '../../../adapters/discord/commands.ts'
import {
  type Answer,
  botOf,
  type Channel,
  channelsOf,
  commandsIn,
  type Look,
  serversOf,
} from '../../../adapters/discord/diagnose.ts'
import {
  asked,
  inviteLink,
  type Membership,
  missingIn,
  type Overwrite,
  permissions,
  permissionsIn,
} from '../../../adapters/discord/permissions.ts'
import { discordCatalogue } from '../../../src/discord.ts'
import { languages } from '../../../src/text/index.ts'

/** 200 with this body, or a status of its own; nothing there when it is not named. */
function answering(answers: Readonly<Record<string, unknown>>): { look: Look; looked: string[] } {
  const looked: string[] = []
  const look: Look = async (route) => {
    looked.push(route)
    const [asked = ''] = route.split('?')
    const answer = answers[asked]
    if (answer === undefined) throw new Error('nothing there')
    return typeof answer === 'number' ? ({ status: answer } satisfies Answer) : { status: 200, body: answer }
  }
  return { look, looked }
}

const me = { '/users/@me': { id: '9', username: 'concertess', bot: true }, '/applications/@me': { id: '1', flags: 0 } }

describe('the token', () => {
  test('one that works', async () => {
    const { look } = answering(me)
    expect(await botOf(look)).toEqual({ state: 'valid', user: '9', name: 'concertess', application: '1', intents: [] })
  })

  test('what the application may hear beyond what we need', async () => {
    const { look } = answering({ ...me, '/applications/@me': { id: '1', flags: (1 << 19) | (1 << 14) } })
    expect(await botOf(look)).toMatchObject({ intents: ['Server Members', 'Message Content'] })
  })

  test.each([
    [401, 'refused'],
    [403, 'refused'],
    [429, 'busy'],
    [500, 'unreachable'],
    [{ nothing: true }, 'unreachable'],
    [undefined, 'unreachable'],
  ])('%j is %s', async (answer, state) => {
    const { look } = answering({ ...me, '/users/@me': answer, '/users/@me/guilds': answer })
    expect(await botOf(look)).toEqual({ state })
    expect(await serversOf(look)).toEqual({ state })
  })
})

// ---- what may be done where ----

const [view, send, attach] = permissions.map(({ bit }) => bit) as [bigint, bigint, bigint]
const all = String(asked)
const membership = (more: Partial<Membership> = {}): Membership => ({
  guild: '5',
  owner: '7',
  roles: [
    { id: '5', permissions: all },
    { id: '51', permissions: '0' },
    { id: '52', permissions: '8' },
  ],
  member: '9',
  memberRoles: ['51'],
  ...more,
})
const over = (id: string, type: 0 | 1, { allow = 0n, deny = 0n }): Overwrite => ({
  id,
  type,
  allow: String(allow),
  deny: String(deny),
})
const missing = (m: Membership, overwrites: readonly Overwrite[] = []) =>
  missingIn(permissionsIn(m, overwrites)).map(({ name }) => name)

describe('permissions', () => {
  const nobody = membership({ roles: [{ id: '5', permissions: '0' }] })

  test('those of the server, of everyone and of the roles that the bot has', () => {
    expect(missing(membership())).toEqual([])
    expect(missing(nobody)).toEqual(['VIEW_CHANNEL'])
    const byRole = membership({
      roles: [
        { id: '5', permissions: '0' },
        { id: '51', permissions: all },
      ],
    })
    expect(missing(byRole)).toEqual([])
    expect(missing({ ...byRole, memberRoles: [] })).toEqual(['VIEW_CHANNEL'])
  })

  test('whoever owns the server, or administers it, may do everything whatever the channel says', () => {
    const closed = [over('5', 0, { deny: view })]
    expect(missing(membership({ ...nobody, owner: '9' }), closed)).toEqual([])
    expect(missing(membership({ memberRoles: ['52'] }), closed)).toEqual([])
    expect(missing(membership(), closed)).toEqual(['VIEW_CHANNEL'])
  })

  test('a channel takes away from everyone, gives back to a role, then to the bot itself', () => {
    const closed = over('5', 0, { deny: view | send })
    expect(missing(membership(), [closed])).toEqual(['VIEW_CHANNEL'])
    expect(missing(membership(), [over('51', 0, { allow: view | send }), closed])).toEqual([])
    expect(missing(membership(), [over('53', 0, { allow: view }), closed])).toEqual(['VIEW_CHANNEL'])
    expect(missing(membership(), [closed, over('9', 1, { allow: view | send })])).toEqual([])
    expect(missing(membership(), [over('9', 1, { deny: attach })])).toEqual(['ATTACH_FILES'])
    expect(missing(membership(), [over('8', 1, { deny: attach })])).toEqual([])
  })

  test('one of its roles that allows outweighs another that denies', () => {
    const two = membership({ memberRoles: ['51', '53'] })
    expect(missing(two, [over('51', 0, { deny: attach }), over('53', 0, { allow: attach })])).toEqual([])
    expect(missing(two, [over('53', 0, { allow: attach }), over('51', 0, { deny: attach })])).toEqual([])
  })

  test('the invitation asks for exactly these', () => {
    const url = new URL(inviteLink('123'))
    expect(`${url.origin}${url.pathname}`).toBe('https://discord.com/oauth2/authorize')
    expect(url.searchParams.get('scope')).toBe('bot applications.commands')
    expect(url.searchParams.get('client_id')).toBe('123')
    expect(BigInt(url.searchParams.get('permissions')!)).toBe(permissions.reduce((sum, { bit }) => sum + bit, 0n))
  })

  test('each is explained in both languages', () => {
    for (const { why, label } of permissions)
      for (const lang of languages) {
        expect(why[lang]).toMatch(/^[A-ZÀ-É].*\.$/)
        expect(label[lang]).toMatch(/^[A-ZÀ-É]/)
      }
  })
})

describe('channels', () => {
  const channel = (id: string): Channel => ({ id, name: `salon-${id}` })
  const guild = { id: '5', owner_id: '7', roles: membership().roles }
  const server = { '/guilds/5': guild, '/guilds/5/members/9': { roles: ['51'] } }
  const text = (permission_overwrites: readonly Overwrite[] = []) => ({ type: 0, guild_id: '5', permission_overwrites })

  test('where the bot can work, and where not', async () => {
    const { look, looked } = answering({
      ...server,
      '/channels/11': text(),
      '/channels/12': text([over('5', 0, { deny: attach })]),
      '/channels/13': 404,
      '/channels/14': 403,
      '/channels/15': { type: 11, guild_id: '5', parent_id: '12' },
      '/channels/16': { type: 1 },
    })
    const linked = ['11', '12', '13', '14', '15', '16', '@9'].map(channel)
    const found = await channelsOf(look, '9', linked)
    expect(found).toMatchObject({
      fine: [channel('11'), channel('16')],
      hidden: [channel('14')],
      gone: [channel('13')],
      unchecked: [],
    })
    expect(found.lacking.map(({ id, missing: lacks }) => [id, lacks.map(({ name }) => name)])).toEqual([
      ['12', ['ATTACH_FILES']],
      ['15', ['ATTACH_FILES']],
    ])
    expect(looked.filter((route) => route.startsWith('/guilds/'))).toHaveLength(2)
  })

  test('Discord is not asked on once it wants to be left alone', async () => {
    const { look, looked } = answering({
      ...server,
      '/channels/11': text(),
      '/channels/12': 429,
      '/channels/13': text(),
    })
    const found = await channelsOf(look, '9', ['11', '12', '13'].map(channel))
    expect(found).toMatchObject({ fine: [channel('11')], unchecked: [channel('12'), channel('13')] })
    expect(looked).not.toContain('/channels/13')
  })

  test('nor about more channels than are asked in one go', async () => {
    const many = Array.from({ length: 60 }, (_, n) => channel(String(100 + n)))
    const { look } = answering({ ...server, ...Object.fromEntries(many.map(({ id }) => [`/channels/${id}`, text()])) })
    const found = await channelsOf(look, '9', many)
    expect([found.fine.length, found.unchecked.length]).toEqual([45, 15])
  })
})

describe('commands', () => {
  const commands = commandsOf(discordCatalogue())
  const servers = [
    { id: '5', name: 'CRESS' },
    { id: '6', name: 'Région' },
  ]
  const everywhere = '/applications/1/commands'
  const on = (guild: string) => `/applications/1/guilds/${guild}/commands`
  const seen = (answers: Readonly<Record<string, unknown>>, guild?: string) =>
    commandsIn(
      answering({ [everywhere]: [], [on('5')]: [], [on('6')]: 403, ...answers }).look,
      '1',
      { guild, servers },
      commands,
    )

  test('registered, missing, of another version, shown twice', async () => {
    expect(await seen({ [everywhere]: commands })).toEqual({ state: 'same', twice: [] })
    expect(await seen({})).toEqual({ state: 'none', twice: [] })
    expect(await seen({ [everywhere]: commands.slice(1) })).toEqual({ state: 'different', twice: [] })
    expect(await seen({ [everywhere]: commands, [on('5')]: commands })).toEqual({ state: 'same', twice: ['CRESS'] })
    expect(await seen({ [on('5')]: commands }, '5')).toEqual({ state: 'same', twice: [] })
    expect(await seen({ [on('5')]: commands, [everywhere]: commands }, '5')).toEqual({ state: 'same', twice: [''] })
    await expect(seen({ [everywhere]: 500 })).rejects.toThrow()
  })
})

describe('the page for whoever installs it', () => {
  const page = readFileSync(path.join(import.meta.dirname, '..', '..', '..', 'docs', 'platforms', 'discord.md'), 'utf8')

  test.each(permissions.map((one) => [one.name, one] as const))('explains %s as we do', (_, { label, why }) => {
    expect(page).toContain(`| ${label.fr} | ${why.fr} |`)
  })

  test('explains nothing that is not asked for', () => {
    const [, table = ''] = /\| droit \| pourquoi \|\n\|---\|---\|\n((?:\|.*\n)+)/.exec(page) ?? []
    expect(table.trim().split('\n')).toHaveLength(permissions.length)
  })
})
