/** Dots placed by each platform's own gestures: a window of lists in Slack, windows one after the other in Discord. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { VirtualClock } from '../../src/engine/clock.ts'
import type { Database } from '../../src/engine/db.ts'
import { emptyAll, testDatabase } from '../support/database.ts'
import { type DiscordBot, discordBot, founded as foundedInDiscord, types } from '../support/discord-story.ts'
import { founded as foundedInSlack, type SlackBot, slackBot, storyClock } from '../support/slack-story.ts'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
})
beforeEach(async () => {
  await emptyAll(db)
})
afterAll(async () => {
  await db.close()
})

const six = 'Emploi | Logement | Culture | Santé | Mobilité | Habitat'
const question = `/concert vote Que faire d’abord ? ; options : ${six} ; forme : gommettes ; retenues : 2`

async function papers(): Promise<string[]> {
  const rows = await db.query<{ paper: string }>(`SELECT paper FROM "Ballot" WHERE state = 'counted'`)
  return rows.map((row) => row.paper)
}

function spaces(said: string): string {
  return said.replace(/[\u00a0\u202f]/g, ' ')
}

describe('in Slack', () => {
  let bot: SlackBot<VirtualClock>
  beforeEach(async () => {
    bot = await slackBot(db, { transport: 'socket', clock: storyClock('2027-03-01T10:00'), fake: {} })
    await foundedInSlack(bot)
  })

  test('a window has a list for each option; too many are refused there and nothing is lost; what is left is told', async () => {
    const { slack } = bot
    await slack.command('ana', '#pleniere', question)
    await bot.settle()
    await slack.presses('ana', '#pleniere', 'Ouvrir le vote')
    await bot.settle()
    await slack.presses('bo', '#pleniere', 'Placer mes gommettes')
    await bot.settle()
    expect(spaces(slack.modal('bo')?.text ?? '')).toContain('Que faire d’abord ?')
    await slack.fills('bo', { Emploi: '3', Culture: '3' })
    await bot.settle()
    expect(await papers()).toEqual([])
    await slack.fills('bo', { Emploi: '3', Culture: '1' })
    await bot.settle()
    expect(await papers()).toEqual(['0:3,2:1'])
    const told = slack.sees('bo', '#pleniere').map(({ text }) => spaces(text))
    expect(told.join('\n')).toContain('3 gommettes sur Emploi et 1 gommette sur Culture (il vous en reste 1)')
    const others = slack.sees('cleo', '#pleniere').filter(({ kind }) => kind !== 'message')
    expect(others.map(({ text }) => text).join()).not.toContain('Emploi et 1')
    await bot.stop()
  })
})

describe('in Discord', () => {
  let bot: DiscordBot<VirtualClock>
  beforeEach(async () => {
    bot = await discordBot(db, { clock: storyClock('2027-03-01T10:00') })
    await foundedInDiscord(bot)
  })

  test('six options are asked in two windows, seen by nobody else', async () => {
    const { discord } = bot
    await types(bot, 'ana', '#pleniere', question)
    await bot.settle()
    await discord.presses('ana', '#pleniere', 'Ouvrir le vote')
    await bot.settle()
    const before = discord.sees('cleo', '#pleniere').length
    await discord.presses('bo', '#pleniere', 'Placer mes gommettes')
    await bot.settle()
    await discord.presses('bo', '#pleniere', 'Répondre')
    await discord.fills('bo', { Emploi: '3' })
    await bot.settle()
    expect(await papers()).toEqual([])
    await discord.presses('bo', '#pleniere', 'Continuer (2 sur 2)')
    await discord.fills('bo', { Habitat: '2' })
    await bot.settle()
    expect(await papers()).toEqual(['0:3,5:2'])
    const told = discord.sees('bo', '#pleniere').map(({ text }) => spaces(text))
    expect(told.join()).toContain('2 gommettes sur Habitat (vous les avez toutes placées)')
    expect(discord.sees('cleo', '#pleniere')).toHaveLength(before)
    await bot.stop()
  })
})
