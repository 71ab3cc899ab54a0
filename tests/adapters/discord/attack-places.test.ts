/** Attacks from the places themselves: threads, channels and servers that close, names that are none, lists, secrets. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { VirtualClock } from '../../../src/engine/clock.ts'
import type { Database } from '../../../src/engine/db.ts'
import { emptyAll, testDatabase } from '../../support/database.ts'
import type { FakeDiscord } from '../../support/discord/discord.ts'
import { type DiscordBot, discordBot, founded, storyClock, types } from '../../support/discord-story.ts'

let db: Database
let bot: DiscordBot<VirtualClock>
let discord: FakeDiscord

beforeAll(async () => {
  db = await testDatabase()
})
beforeEach(async () => {
  await bot?.stop()
  await emptyAll(db)
  bot = await discordBot(db, { clock: storyClock('2027-03-01T10:00') })
  discord = bot.discord
  await founded(bot)
})
afterAll(async () => {
  await bot.stop()
  await db.close()
})

async function says(who: string, where: string, words: string): Promise<void> {
  expect(await types(bot, who, where, words)).toMatchObject({ acknowledged: true })
  await bot.settle()
}
async function press(who: string, where: string, label: string): Promise<void> {
  expect(await discord.presses(who, where, label)).toMatchObject({ acknowledged: true })
  await bot.settle()
}
function spaces(said: string): string {
  return said.replace(/[\u00a0\u202f]/g, ' ')
}
function seen(who: string, where: string): string {
  return spaces(
    discord
      .sees(who, where)
      .map(({ text }) => text)
      .join('\n'),
  )
}
async function parked(): Promise<number> {
  return (await db.query('SELECT 1 FROM "Waiting" WHERE parked')).length
}

describe('a thread', () => {
  async function opened(): Promise<string> {
    await discord.says('cleo', '#pleniere', 'Parlons-en ici')
    return discord.startsThread('cleo', '#pleniere', 'Parlons-en', 'Le fil')
  }

  test('that was locked meanwhile: what follows is said in the channel', async () => {
    const thread = await opened()
    await says('bo', thread, '/idee Une idée du fil')
    expect(seen('cleo', thread)).toContain('Une idée du fil')
    const said = types(bot, 'bo', thread, '/idee Une autre idée du fil')
    discord.archives(thread, true)
    await said
    await bot.settle()
    expect(seen('cleo', '#pleniere') + seen('cleo', thread)).toContain('Une autre idée du fil')
    expect(await parked()).toBe(0)
  })

  test('where Discord does not let us write says it in its channel', async () => {
    const thread = await opened()
    // To see, to write, to attach and to look back; not to write in threads.
    discord.botMay('#pleniere', (1n << 10n) | (1n << 11n) | (1n << 15n) | (1n << 16n))
    await says('bo', thread, '/idee Une idée du fil')
    expect(seen('cleo', '#pleniere')).toContain('Une idée du fil')
    expect(await parked()).toBe(0)
  })

  test('below a message that was taken away goes on', async () => {
    const thread = await opened()
    discord.erases('#pleniere', 'Parlons-en')
    await says('bo', thread, '/idee Une idée du fil')
    expect(seen('cleo', thread)).toContain('Une idée du fil')
  })
})

describe('a card that somebody took away', () => {
  test('is no trouble when it changes, and the vote is kept', async () => {
    await says('ana', '#pleniere', '/concert vote On continue ? ; forme : oui-non')
    await press('ana', '#pleniere', 'Ouvrir le vote')
    await press('bo', '#pleniere', 'Oui')
    const card = discord.messages('#pleniere').findLast(({ ephemeralTo }) => ephemeralTo === undefined)!
    expect(JSON.stringify(card.components)).toContain('On continue')
    card.deleted = true
    await says('ana', '#pleniere', '/concert fermer')
    expect(await parked()).toBe(0)
    expect(await db.query(`SELECT 1 FROM "Ballot" WHERE state = 'counted'`)).toHaveLength(1)
  })
})

describe('a server', () => {
  test('that threw us out holds no other up', async () => {
    discord.guild('Autre')
    discord.user('ana', { guilds: ['Autre'] })
    discord.channel('salle', { guild: 'Autre' })
    await says('ana', '#salle', '/concert salon')
    discord.botIn('Autre', false)
    await says('bo', '#pleniere', '/idee Une idée d’ici')
    expect(seen('cleo', '#pleniere')).toContain('Une idée d’ici')
  })

  test('beside another with a channel of the same name: nothing is said in the wrong one', async () => {
    discord.guild('Autre')
    discord.user('eve', { guilds: ['Autre'] })
    const other = discord.channel('pleniere-2', { guild: 'Autre' })
    await says('bo', '#pleniere', '/idee Une idée d’ici')
    expect(discord.messages(other)).toEqual([])
    await types(bot, 'eve', '#pleniere-2', '/concert idees')
    await bot.settle()
    expect(seen('eve', '#pleniere-2')).not.toContain('Une idée d’ici')
  })
})

describe('names', () => {
  test.each([
    ['of zero width', '\u200b\u200d\u2060'],
    ['of one emoji', '🦊'],
    ['that turn the reading around', '\u202eeve\u202c'],
    ['that are marks', '**||`@everyone`||**'],
    ['as long as Discord lets them be', '𝕬'.repeat(32)],
  ])('%s break nothing, and call nobody', async (_, nick) => {
    discord.user('eve', { nick })
    await says('eve', '#pleniere', '/idee Une idée d’Ève')
    expect(seen('cleo', '#pleniere')).toContain('Une idée d’Ève')
    expect(seen('cleo', '#pleniere')).toMatch(/Idée n° 1 — \S/)
    expect(seen('cleo', '#pleniere')).not.toMatch(/Idée n° 1 — [\u200b-\u2060]/)
    expect(discord.pings()).toEqual([])
    expect(seen('cleo', '#pleniere')).not.toContain('\u202e')
    expect(discord.failures()).toEqual([])
  })
})

describe('what is proposed', () => {
  test('two things of one name are both proposed', async () => {
    const long = 'Une action au titre bien trop long pour tenir dans une liste de choix 🦊'.repeat(3).slice(0, 190)
    for (const n of [1, 2]) await says('ana', '#pleniere', `/concert action ${long} ${n}`)
    const offered = await discord.completes('ana', '#pleniere', 'concert actions', 'action', 'action')
    expect(offered).toHaveLength(2)
    expect(discord.failures()).toEqual([])
  })

  test('nothing of a private session is proposed to somebody of the other server', async () => {
    await says('ana', '#pleniere', '/concert action Monter un fonds')
    discord.guild('Autre')
    discord.user('eve', { guilds: ['Autre'] })
    discord.channel('chez-eve', { guild: 'Autre' })
    expect(await discord.completes('eve', '#chez-eve', 'concert actions', 'action', 'fonds')).toEqual([])
    expect(await discord.completes('eve', 'dm', 'concert actions', 'action', 'fonds')).toEqual([])
  })
})

describe('the secret of a ballot', () => {
  test('no choice is in anything that others can get from Discord: messages, edits, files, proposals', async () => {
    const names = ['Zébulon', 'Yolande', 'Xavier', 'Wanda', 'Vivien', 'Ursule']
    await says('ana', '#pleniere', `/concert vote Qui ? ; options : ${names.join(' | ')} ; forme : choix-unique`)
    await press('ana', '#pleniere', 'Ouvrir le vote')
    await press('bo', '#pleniere', 'Voter')
    await discord.chooses('bo', '#pleniere', 'Yolande')
    await bot.settle()
    await press('bo', '#pleniere', 'Changer')
    discord.fail(1, 404, 'callback', 10062)
    await discord.presses('cleo', '#pleniere', 'Voter')
    await bot.settle()
    const bo = discord.idOf('bo')
    const [dm] = discord.sees('bo', 'dm')
    const others = discord
      .everyMessage()
      .filter(({ ephemeralTo, channelId }) => ephemeralTo !== bo && channelId !== dm?.channel)
    const said = JSON.stringify(
      others.map(({ content, components, attachments }) => [content, components, attachments]),
    )
    expect(new Set(names.slice(0, 4).map((name) => said.split(name).length)).size).toBe(1)
    expect(said).toContain('Yolande')
  })
})
