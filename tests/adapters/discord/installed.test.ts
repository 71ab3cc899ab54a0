/** An installation, as Discord's stand-in has it: registered over the wire, then looked at as `doctor` looks. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commandsOf } from '../../../adapters/discord/commands.ts'
import { botOf, channelsOf, commandsIn, type Look, serversOf } from '../../../adapters/discord/diagnose.ts'
import { permissions } from '../../../adapters/discord/permissions.ts'
import { type CallDiscord, register } from '../../../adapters/discord/register.ts'
import { lookerAt } from '../../../src/cli/checks/discord.ts'
import { discordCatalogue } from '../../../src/discord.ts'
import { type FakeDiscord, fakeDiscord } from '../../support/discord/discord.ts'

const commands = commandsOf(discordCatalogue())
const log = { info: () => undefined }
let discord: FakeDiscord
let look: Look

beforeAll(async () => {
  discord = await fakeDiscord({ limits: false })
  look = lookerAt({ token: discord.token, apiUrl: discord.apiUrl })
})
afterAll(() => discord.stop())

const call: CallDiscord = async (method, route, body) => {
  const answer = await fetch(`${discord.apiUrl}/v10${route}`, {
    method,
    headers: { authorization: `Bot ${discord.token}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  const said: unknown = await answer.json()
  if (!answer.ok) throw Object.assign(new Error(JSON.stringify(said)), { status: answer.status })
  return said
}

async function bot() {
  const found = await botOf(look)
  if (found.state !== 'valid') throw new Error(found.state)
  return found
}

async function servers() {
  const found = await serversOf(look)
  if ('state' in found) throw new Error(found.state)
  return found
}

test('the commands are taken as they are; asked again, nothing is written; moved, they are in one place', async () => {
  const { application } = await bot()
  const guilds = (await servers()).map(({ id }) => id)
  const seen = async (guild?: string) => commandsIn(look, application, { guild, servers: await servers() }, commands)
  const everywhere = { call, application, guilds, commands, log }
  expect((await seen()).state).toBe('none')
  expect((await register(everywhere)).written).toEqual(['global'])
  expect((await register(everywhere)).written).toEqual([])
  expect(await seen()).toEqual({ state: 'same', twice: [] })
  const here = { ...everywhere, guild: discord.guildId }
  expect((await register(here)).written).toEqual([discord.guildId, 'global'])
  expect((await register(here)).written).toEqual([])
  expect(await seen(discord.guildId)).toEqual({ state: 'same', twice: [] })
  expect((await register(everywhere)).written).toEqual(['global', discord.guildId])
  expect(discord.registrations()).toBe(5)
})

test('each right that a channel takes away is the one that is missing there', async () => {
  const { user } = await bot()
  const all = permissions.reduce((bits, { bit }) => bits | bit, 0n)
  const open = { id: discord.channel('ouvert'), name: 'ouvert' }
  const shut = { id: discord.channel('ferme', { private: true, botMay: false }), name: 'ferme' }
  const narrowed = permissions.slice(1).map((permission) => {
    const name = permission.name.toLowerCase().replaceAll('_', '-')
    return { id: discord.channel(name, { botMay: all & ~permission.bit }), name, permission }
  })
  const linked = [open, shut, ...narrowed].map(({ id, name }) => ({ id, name }))
  const found = await channelsOf(look, user, [...linked, { id: '100000000000000999', name: 'parti' }])
  expect(found.fine).toEqual([open])
  expect(found.hidden).toEqual([shut])
  expect(found.gone.map(({ name }) => name)).toEqual(['parti'])
  expect(found.lacking.map(({ name, missing }) => [name, missing.map((one) => one.name)])).toEqual(
    narrowed.map(({ name, permission }) => [name, [permission.name]]),
  )
  expect(found.unchecked).toEqual([])
})
