/** A date that is chosen together, on each platform by its own gestures: a window of choices, buttons, words. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { VirtualClock } from '../../src/engine/clock.ts'
import type { Database } from '../../src/engine/db.ts'
import { emptyAll, testDatabase } from '../support/database.ts'
import { type DiscordBot, discordBot, founded as foundedOnDiscord, types } from '../support/discord-story.ts'
import { asShown, founded as foundedOnSlack, type SlackBot, slackBot, storyClock } from '../support/slack-story.ts'

let db: Database
let bot: { stop(): Promise<void> } | undefined

beforeAll(async () => {
  db = await testDatabase()
})
beforeEach(async () => {
  await bot?.stop()
  bot = undefined
  await emptyAll(db)
})
afterAll(async () => {
  await bot?.stop()
  await db.close()
})

const asked = '/concert reunion 8 avril 14h ; 10 avril 9h30 ; 15 avril 14h ; titre : Plénière'

function spaces(said: string): string {
  return said.replace(/[\u00a0\u202f]/g, ' ')
}

function given(): Promise<{ choices: string[] }[]> {
  return db.query('SELECT choices FROM "DateAnswer" ORDER BY at')
}

function held(): Promise<{ state: string; day: string }[]> {
  return db.query(`SELECT state, to_char("startsAt", 'YYYY-MM-DD') AS day FROM "Session"`)
}

describe('on Slack', () => {
  let slack: SlackBot<VirtualClock>['slack']
  let ours: SlackBot<VirtualClock>

  beforeEach(async () => {
    ours = await slackBot(db, { transport: 'socket', clock: storyClock('2027-03-01T10:00') })
    bot = ours
    slack = ours.slack
    await foundedOnSlack(ours)
  })

  async function command(who: string, words: string): Promise<void> {
    expect(await slack.command(who, '#pleniere', words)).toMatchObject({ acknowledged: true })
    await ours.settle()
  }
  async function press(who: string, label: string): Promise<void> {
    const shown = asShown(slack, who, '#pleniere', label)
    expect(await slack.presses(who, '#pleniere', shown)).toMatchObject({ acknowledged: true })
    await ours.settle()
  }
  const card = () =>
    slack
      .sees('cleo', '#pleniere')
      .map(({ text }) => spaces(text))
      .filter((text) => text.includes('Quelle date ?'))
      .at(-1) ?? ''

  test('dates are answered in a window of one list for each, counted on the card, and one is kept by a button', async () => {
    await command('ana', asked)
    await press('ana', 'Proposer ces dates')
    await press('bo', 'Répondre')
    expect(spaces(slack.modal('bo')?.text ?? '')).toContain('samedi 10 avril, 9 h 30')
    const values = { 'jeudi 8 avril, 14\u00a0h': 'oui', 'samedi 10 avril, 9\u00a0h\u00a030': 'si besoin' }
    expect(await slack.fills('bo', values)).toMatchObject({ acknowledged: true })
    await ours.settle()
    expect(await given()).toEqual([{ choices: ['yes', 'ifNeeded', 'no'] }])
    expect(card()).toContain('jeudi 8 avril, 14 h — 1 oui, 0 si besoin, 0 non')
    await command('ana', '/concert dates')
    await press('ana', 'Retenir jeudi 8 avril, 14 h')
    await press('ana', 'Retenir et convoquer')
    expect(await held()).toEqual([{ state: 'convened', day: '2027-04-08' }])
    expect(card()).toContain('Date retenue')
  })

  test('a proxy is given in a window, from the notice', async () => {
    await command('ana', '/concert reunion 8 avril 14h ; titre : Plénière')
    await press('ana', 'Convoquer')
    await press('ana', 'Envoyer la convocation')
    await command('cleo', '/concert aide')
    await press('bo', 'Je donne pouvoir')
    expect(await slack.fills('bo', { 'À qui': 'cleo' })).toMatchObject({ acknowledged: true })
    await ours.settle()
    expect(await db.query('SELECT state FROM "SessionProxy"')).toEqual([{ state: 'given' }])
    expect(spaces(slack.sees('cleo', 'dm').at(-1)?.text ?? '')).toContain('bo vous donne pouvoir')
  })
})

describe('on Discord', () => {
  let discord: DiscordBot<VirtualClock>['discord']
  let ours: DiscordBot<VirtualClock>

  beforeEach(async () => {
    ours = await discordBot(db, { clock: storyClock('2027-03-01T10:00') })
    bot = ours
    discord = ours.discord
    await foundedOnDiscord(ours)
  })

  async function says(who: string, words: string): Promise<void> {
    expect(await types(ours, who, '#pleniere', words)).toMatchObject({ acknowledged: true })
    await ours.settle()
  }
  async function press(who: string, label: string): Promise<void> {
    expect(await discord.presses(who, '#pleniere', label)).toMatchObject({ acknowledged: true })
    await ours.settle()
  }
  const card = () =>
    discord
      .sees('cleo', '#pleniere')
      .map(({ text }) => spaces(text))
      .filter((text) => text.includes('Quelle date ?'))
      .at(-1) ?? ''

  test('dates are answered in a window of one list for each, counted on the card, and one is kept by a button', async () => {
    await says('ana', asked)
    await press('ana', 'Proposer ces dates')
    await press('bo', 'Répondre')
    expect(spaces(discord.modal('bo')?.text ?? '')).toContain('samedi 10 avril, 9 h 30')
    const values = { 'jeudi 8 avril, 14\u00a0h': 'oui', 'jeudi 15 avril, 14\u00a0h': 'oui' }
    expect(await discord.fills('bo', values)).toMatchObject({ acknowledged: true })
    await ours.settle()
    expect(await given()).toEqual([{ choices: ['yes', 'no', 'yes'] }])
    expect(card()).toContain('jeudi 15 avril, 14 h — 1 oui, 0 si besoin, 0 non')
    await says('ana', '/concert dates')
    await press('ana', 'Retenir jeudi 15 avril, 14\u00a0h')
    await press('ana', 'Retenir et convoquer')
    expect(await held()).toEqual([{ state: 'convened', day: '2027-04-15' }])
    expect(card()).toContain('Date retenue')
  })
})
