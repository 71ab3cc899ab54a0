/** Commands are put in one go, keep their ids, and are not made without end. */
import { describe, expect, test } from 'vitest'
import { call, clock, command, register, setUp } from './kit.ts'

describe('commands', () => {
  test('are put in one go, keep their ids, and are read with their translations', async () => {
    const discord = await setUp()
    const first = await register(discord, [command('concert', [], { name_localizations: { fr: 'concert' } })])
    expect(first.body.list).toMatchObject([{ name: 'concert', type: 1, nsfw: false, contexts: null }])
    const again = await register(discord, [command('concert'), command('idee')])
    const idsOf = (said: typeof first) => (said.body.list as { id: string; version: string }[]).map(({ id }) => id)
    expect(idsOf(again)[0]).toBe(idsOf(first)[0])
    expect(discord.commands().map(({ name }) => name)).toEqual(['concert', 'idee'])
    expect(discord.commands(discord.guildId)).toEqual([])
    expect(discord.registrations()).toBe(2)
    await register(discord, [command('ici', [], { name_localizations: { fr: 'la' } })], true)
    const path = `GET /applications/${discord.appId}/guilds/${discord.guildId}/commands`
    expect((await call(discord, path)).body.list).toMatchObject([{ name: 'ici', guild_id: discord.guildId }])
    expect((await call(discord, path)).text).not.toContain('localizations')
    expect((await call(discord, `${path}?with_localizations=true`)).text).toContain('"fr":"la"')
    expect((await call(discord, `PUT /applications/1/commands`, [])).body.code).toBe(10002)
    expect((await register(discord, [{ name: 'A' }])).body.code).toBe(50035)
    expect(discord.registrations()).toBe(3)
  })

  test('200 new ones a day', async () => {
    const discord = await setUp({ limits: false })
    const all = (n: number) => Array.from({ length: 100 }, (_, at) => command(`c${n}-${at}`))
    expect((await register(discord, all(1))).status).toBe(200)
    expect((await register(discord, all(1))).status).toBe(200)
    expect((await register(discord, all(2))).status).toBe(200)
    expect((await register(discord, [command('un')])).body.code).toBe(30034)
    clock.ms += 86_400_000
    expect((await register(discord, [command('un')])).status).toBe(200)
  })
})
