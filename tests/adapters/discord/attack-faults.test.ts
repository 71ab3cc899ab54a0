/** Attacks between what is kept and what is told: answers that come late or not at all, twice, a stop, a restart. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { VirtualClock } from '../../../src/engine/clock.ts'
import type { Database } from '../../../src/engine/db.ts'
import { emptyAll, testDatabase } from '../../support/database.ts'
import type { FakeDiscord } from '../../support/discord/discord.ts'
import { begin, type DiscordBot, discordBot, founded, storyClock, types } from '../../support/discord-story.ts'

let db: Database
let store: Database
let bot: DiscordBot<VirtualClock>
let discord: FakeDiscord
/** Milliseconds by which the answers of the next statements that keep something are late; they have their effect at once. */
let late: number[] = []

beforeAll(async () => {
  db = await testDatabase()
  store = new Proxy(db, {
    get(target, name) {
      if (name !== 'query') return Reflect.get(target, name)
      return async (text: string, values?: readonly unknown[], statement?: string) => {
        const rows = await target.query(text, values, statement)
        const ms = /concertess_flush|INSERT/.test(text) ? late.shift() : undefined
        if (ms !== undefined) await pause(ms)
        return rows
      }
    },
  })
})
beforeEach(async () => {
  await bot?.stop()
  late = []
  await emptyAll(db)
  bot = await discordBot(store, { clock: storyClock('2027-03-01T10:00') })
  discord = bot.discord
  await founded(bot)
})
afterAll(async () => {
  await bot.stop()
  await db.close()
})

async function command(who: string, where: string, name: string, options: Record<string, string> = {}): Promise<void> {
  await discord.command(who, where, name, options)
  await bot.settle()
}
async function press(who: string, where: string, label: string): Promise<void> {
  await discord.presses(who, where, label)
  await bot.settle()
}
/** All that may be changed of a vote. */
async function longForm(): Promise<void> {
  await command('ana', '#pleniere', 'concert vote')
  await discord.fills('ana', { Question: 'Par où commencer ?', Options: 'Le fonds | La plateforme' })
  await bot.settle()
  await press('ana', '#pleniere', 'Modifier')
}
async function restart(): Promise<void> {
  await bot.engine.stop()
  bot = await discordBot(store, { clock: bot.clock, discord, seed: 2 })
  await begin(bot)
}
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
function spaces(said: string): string {
  return said.replace(/[\u00a0\u202f]/g, ' ')
}
function all(who: string, where: string): string {
  return spaces(
    discord
      .sees(who, where)
      .map(({ text }) => text)
      .join('\n'),
  )
}
async function ideas(): Promise<string[]> {
  return (await db.query<{ text: string }>('SELECT text FROM "Idea" ORDER BY number')).map(({ text }) => text)
}

describe('a gesture delivered twice', () => {
  test('opens its window all the same', async () => {
    discord.duplicate(1, 3)
    discord.slow(40, 'callback')
    await command('bo', '#pleniere', 'idee')
    await discord.quiet(100)
    await bot.settle()
    expect(discord.modal('bo')).toBeDefined()
    expect(all('bo', '#pleniere')).not.toContain('Remplir')
    expect(discord.calls().filter(({ status = 0, path }) => status >= 400 && path.includes('callback'))).toEqual([])
  })

  test('has one answer', async () => {
    discord.duplicate(1, 5)
    await command('bo', '#pleniere', 'concert aide')
    await discord.quiet(100)
    await bot.settle()
    expect(discord.sees('bo', '#pleniere').filter(({ ephemeral }) => ephemeral)).toHaveLength(1)
    expect(all('bo', 'dm')).toBe('')
  })
})

describe('a first answer that Discord does not take', () => {
  test('of a window that is sent: sent again, it is one idea, and the person is told', async () => {
    discord.closesMessages('bo', true)
    await command('bo', '#pleniere', 'idee')
    discord.fail(1, 404, 'callback', 10062)
    const late_ = await discord.fills('bo', { 'Votre idée': 'Une seule fois' })
    expect(late_.acknowledged).toBe(false)
    await bot.settle()
    expect(await discord.fills('bo', {})).toMatchObject({ acknowledged: true })
    await bot.settle()
    expect(await ideas()).toEqual(['Une seule fois'])
    expect(all('bo', '#pleniere')).toContain('Idée n° 1 enregistrée')
  })

  test('of a command whose form was to open: the form comes another way, with what was given', async () => {
    discord.fail(1, 404, 'callback', 10062)
    await command('ana', '#pleniere', 'concert reunion', { lieu: 'Salle du conseil' })
    expect(all('ana', 'dm')).toContain('formulaire')
    await press('ana', 'dm', 'Remplir')
    expect(discord.modal('ana')?.text).toContain('Salle du conseil')
  })

  test.each([['Continuer'], ['Remplir']])('of the button « %s »: pressed again, the window opens', async (label) => {
    if (label === 'Remplir') {
      discord.fail(1, 404, 'callback', 10062)
      await command('ana', '#pleniere', 'concert vote')
    } else {
      await longForm()
      await discord.fills('ana', { Question: 'Par quoi commencer ?' })
      await bot.settle()
    }
    const where = label === 'Remplir' ? 'dm' : '#pleniere'
    const shown = discord
      .sees('ana', where)
      .at(-1)!
      .buttons.find((one) => one.startsWith(label))!
    discord.fail(1, 404, 'callback', 10062)
    await press('ana', where, shown)
    await press('ana', where, shown)
    expect(discord.modal('ana')?.raw.title).toMatch(label === 'Remplir' ? /^(?!\d\/4)./ : /2\/4/)
  })

  test('of a step of a long form: what was given is not lost', async () => {
    await longForm()
    discord.fail(1, 404, 'callback', 10062)
    await discord.fills('ana', { Question: 'Par quoi commencer ?' })
    await bot.settle()
    const told = all('ana', '#pleniere') + all('ana', 'dm')
    expect(told).toContain('formulaire')
    await discord.fills('ana', {})
    await bot.settle()
    expect(all('ana', '#pleniere')).toContain('Étape 1 sur 4')
    await press('ana', '#pleniere', 'Continuer (2 sur 4)')
    await discord.fills('ana', {})
    await bot.settle()
    await press('ana', '#pleniere', 'Envoyer sans la suite')
    expect(all('ana', '#pleniere')).toContain('Par quoi commencer ?')
  })
})

describe('an answer that is lost on its way', () => {
  test('is put in its place again, and nowhere else', async () => {
    discord.loseReplies(1, 'PATCH /webhooks')
    await command('bo', '#pleniere', 'concert aide')
    await bot.clock.advance(new Date(bot.clock.now().getTime() + 20_000), () => bot.engine.settle())
    await bot.settle()
    expect(discord.sees('bo', '#pleniere').filter(({ ephemeral }) => ephemeral)).toHaveLength(1)
    expect(all('bo', 'dm')).toBe('')
  })
})

describe('the store is slow', () => {
  test('sent again from the window that stayed open, it is one idea', async () => {
    await command('bo', '#pleniere', 'idee')
    late = [4000]
    await discord.fills('bo', { 'Votre idée': 'Une seule fois' })
    discord.replay(1)
    await pause(4200)
    await bot.settle()
    expect(await ideas()).toEqual(['Une seule fois'])
    expect(all('bo', '#pleniere') + all('bo', 'dm')).toContain('Idée n° 1 enregistrée')
  })

  test('a stop meanwhile acknowledges what is kept', async () => {
    late = [600, 600, 600]
    const said = ['bo', 'cleo', 'dan'].map((who) => types(bot, who, '#pleniere', `/idee Idée de ${who}`))
    await pause(100)
    await bot.engine.stop()
    expect((await ideas()).length).toBe(3)
    expect((await Promise.all(said)).map(({ acknowledged }) => acknowledged)).toEqual([true, true, true])
    expect(all('bo', '#pleniere')).toContain('enregistrée')
  })
})

test('a stop does not wait for a Discord that does not answer', async () => {
  discord.slow(14_000, /webhooks|channels/)
  await discord.command('bo', '#pleniere', 'concert aide')
  const from = Date.now()
  await bot.engine.stop()
  expect(Date.now() - from).toBeLessThan(6000)
})

describe('a restart', () => {
  test('windows, buttons and ballots from before still work', async () => {
    await types(bot, 'ana', '#pleniere', '/concert vote Par quoi ? ; options : Arbres | Bancs | Cafés')
    await bot.settle()
    await press('ana', '#pleniere', 'Ouvrir le vote')
    await command('cleo', '#pleniere', 'idee')
    await press('bo', '#pleniere', 'Voter')
    await restart()
    await discord.chooses('bo', '#pleniere', ['Bancs'])
    await discord.fills('cleo', { 'Votre idée': 'Écrite avant, envoyée après' })
    await bot.settle()
    expect(await db.query('SELECT paper FROM "Ballot"')).toEqual([{ paper: '1' }])
    expect(await ideas()).toEqual(['Écrite avant, envoyée après'])
  })
})
