/** A table that somebody attaches in Slack: what it holds is what the command is about; whatever else is attached is left. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openClient } from '../../adapters/slack/client.ts'
import type { VirtualClock } from '../../src/engine/clock.ts'
import type { Database } from '../../src/engine/db.ts'
import { createLog } from '../../src/engine/log.ts'
import { emptyAll, testDatabase } from '../support/database.ts'
import { founded, type SlackBot, slackBot, storyClock } from '../support/slack-story.ts'

let db: Database
let bot: SlackBot<VirtualClock>

beforeAll(async () => {
  db = await testDatabase()
  await emptyAll(db)
  bot = await slackBot(db, {
    transport: 'socket',
    clock: storyClock('2027-03-01T10:00'),
    fake: { events: ['app_mention', 'message.im', 'app_home_opened', 'member_joined_channel'] },
  })
  await founded(bot)
})
afterAll(async () => {
  await bot.stop()
  await db.close()
})

type File = { readonly name: string; readonly type?: string; readonly bytes: Uint8Array }

/** Slash commands take no file: it comes with words that name the bot. What it answered last. */
async function attaches(words: string, file: File): Promise<string> {
  expect(await bot.slack.mentions('ana', '#pleniere', words, { file })).toMatchObject({ acknowledged: true })
  await bot.slack.quiet(100)
  await bot.settle()
  return bot.slack
    .sees('ana', '#pleniere')
    .at(-1)!
    .text.replace(/[\u00a0\u202f]/g, ' ')
}
const people = async () => (await db.query<{ name: string }>('SELECT name FROM "Person"')).map(({ name }) => name)
const utf8 = (text: string) => new TextEncoder().encode(text)

test('the list of members that is attached is shown first, to whoever asked alone, then taken in', async () => {
  const table = 'nom;courriel;structure\nAnne Petit;anne@exemple.fr;CRESS\nHélène Roy;helene@exemple.fr;CRESS'
  const shown = await attaches('importer', { name: 'membres.csv', bytes: utf8(table) })
  expect(shown).toContain('Liste de 2 lignes')
  expect(await people()).not.toContain('Anne Petit')
  expect(await bot.slack.presses('ana', '#pleniere', 'Importer 2\u00a0personnes')).toMatchObject({ acknowledged: true })
  await bot.settle()
  expect(await people()).toEqual(expect.arrayContaining(['Anne Petit', 'Hélène Roy']))
})

test('a picture, or what is no text, is not read', async () => {
  const before = await people()
  const png = { name: 'photo.png', type: 'image/png', bytes: Uint8Array.of(137, 80, 78, 71) }
  expect(await attaches('importer', png)).not.toContain('Liste de')
  const binary = { name: 'membres.csv', bytes: Uint8Array.of(110, 0, 109) }
  expect(await attaches('importer', binary)).not.toContain('1 personne')
  expect(await people()).toEqual(before)
})

test('the token is shown to Slack alone', async () => {
  const { apiUrl, tokens } = bot.slack
  const client = openClient({ botToken: tokens.bot, appToken: tokens.app, apiUrl, log: createLog('silent') } as never)
  const { origin } = new URL(apiUrl)
  expect(await client.download('https://files.example.org/files/F1/a.csv', 100)).toBeUndefined()
  expect(await client.download(`${origin}/files/F1/a.csv`, 100)).toBeUndefined()
})
