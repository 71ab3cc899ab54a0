/** A table that somebody attaches in Discord: what it holds is what the command is about; whatever else is attached is left. */
import { createRequire } from 'node:module'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openClient } from '../../adapters/discord/client.ts'
import type { VirtualClock } from '../../src/engine/clock.ts'
import type { Database } from '../../src/engine/db.ts'
import { createLog } from '../../src/engine/log.ts'
import { emptyAll, testDatabase } from '../support/database.ts'
import { type DiscordBot, discordBot, founded, storyClock } from '../support/discord-story.ts'

let db: Database
let bot: DiscordBot<VirtualClock>

beforeAll(async () => {
  db = await testDatabase()
  await emptyAll(db)
  bot = await discordBot(db, { clock: storyClock('2027-03-01T10:00') })
  await founded(bot)
})
afterAll(async () => {
  await bot.stop()
  await db.close()
})

type File = { readonly name: string; readonly type?: string; readonly bytes: Uint8Array }

/** In private, where whatever is said is for the bot; what it answered last. */
async function attaches(words: string, file: File): Promise<string> {
  expect(await bot.discord.says('ana', 'dm', words, { file })).toMatchObject({ acknowledged: true })
  await bot.discord.quiet(200)
  await bot.settle()
  return bot.discord
    .sees('ana', 'dm')
    .at(-1)!
    .text.replace(/[\u00a0\u202f]/g, ' ')
}
const people = () => db.query<{ name: string }>('SELECT name FROM "Person" ORDER BY name')
const utf8 = (text: string) => new TextEncoder().encode(text)

test('the list of members that is attached is shown first, then taken in', async () => {
  const table = 'nom;courriel;structure\nAnne Petit;anne@exemple.fr;CRESS\nHélène Roy;helene@exemple.fr;CRESS'
  const shown = await attaches('/concert importer', { name: 'membres.csv', bytes: utf8(table) })
  expect(shown).toContain('2 personnes')
  expect((await people()).map(({ name }) => name)).not.toContain('Anne Petit')
  const button = bot.discord
    .sees('ana', 'dm')
    .at(-1)!
    .text.match(/\[(Importer[^\]]*)\]/)?.[1]
  expect(await bot.discord.presses('ana', 'dm', button!)).toMatchObject({ acknowledged: true })
  await bot.settle()
  expect((await people()).map(({ name }) => name)).toEqual(expect.arrayContaining(['Anne Petit', 'Hélène Roy']))
})

test('what a spreadsheet of before Unicode saved is read in its letters', async () => {
  const bytes = Uint8Array.from([...'nom;courriel\nRen\xe9 Lef\xe8vre;rene@exemple.fr'].map((one) => one.charCodeAt(0)))
  await attaches('/concert importer', { name: 'MEMBRES.CSV', type: 'application/vnd.ms-excel', bytes })
  expect(await bot.discord.presses('ana', 'dm', 'Importer 1\u00a0personne')).toMatchObject({ acknowledged: true })
  await bot.settle()
  expect((await people()).map(({ name }) => name)).toContain('René Lefèvre')
})

test('a picture, or what is no text, is not read', async () => {
  const before = await people()
  await attaches('/concert importer', { name: 'photo.png', type: 'image/png', bytes: Uint8Array.of(137, 80, 78, 71) })
  const shown = await attaches('/concert importer', { name: 'membres.csv', bytes: Uint8Array.of(110, 0, 109) })
  expect(shown).not.toContain('1 personne')
  expect(await people()).toEqual(before)
})

test('only what Discord keeps is fetched, and nothing that is too heavy', async () => {
  const apiUrl = bot.discord.apiUrl
  const client = openClient({ token: 'x', apiUrl, log: createLog('silent') })
  await bot.discord.says('ana', 'dm', 'merci', { file: { name: 'a.csv', bytes: utf8('a;b') } })
  const origin = new URL(apiUrl).origin
  expect(
    await client.download(`${origin.replace('127.0.0.1', 'localhost')}/attachments/1/1/a.csv`, 100),
  ).toBeUndefined()
  expect(await client.download('https://cdn.example.org/attachments/1/1/a.csv', 100)).toBeUndefined()
  expect(await client.download(`${origin}/attachments/1/nothing/a.csv`, 100)).toBeUndefined()
})

test('a file goes out whole in a bot that had loaded what Slack needs before', async () => {
  const require = createRequire(import.meta.url)
  const slacks = createRequire(require.resolve('@slack/bolt'))('undici') as { Agent: new () => object }
  const shared = Symbol.for('undici.globalDispatcher.1') as never
  const before: unknown = globalThis[shared]
  Object.assign(globalThis, { [shared]: new slacks.Agent() })
  try {
    const client = openClient({ token: bot.discord.token, apiUrl: bot.discord.apiUrl, log: createLog('silent') })
    const body = { content: 'Voici le tableau.' }
    const files = [{ name: 'voix.csv', data: utf8('nom;voix\nÉtang;3') }]
    await client.call('POST', `/channels/${bot.discord.channel('pleniere')}/messages`, { body, files })
    const [attached] = bot.discord.messages('#pleniere').at(-1)!.attachments
    expect(attached?.filename).toBe('voix.csv')
    expect(Buffer.from(attached!.bytes).toString()).toBe('nom;voix\nÉtang;3')
  } finally {
    Object.assign(globalThis, { [shared]: before })
  }
})
