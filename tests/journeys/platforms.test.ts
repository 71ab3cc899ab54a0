/**
 * One poll in Slack, in Discord and in the console at once: one roll, one count, cards in step. Somebody known on two
 * platforms has one ballot, the last one, and is told when it takes the place of another.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { limits as console_ } from '../../adapters/console/limits.ts'
import { createDiscord, type Discord } from '../../adapters/discord/index.ts'
import { createSlack, type Slack } from '../../adapters/slack/index.ts'
import { systemClock } from '../../src/engine/clock.ts'
import type { Database } from '../../src/engine/db.ts'
import { createEngine, type Engine } from '../../src/engine/engine.ts'
import { createIds } from '../../src/engine/ids.ts'
import { createLog } from '../../src/engine/log.ts'
import { plain } from '../../src/views/plain.ts'
import { testDatabase } from '../support/database.ts'
import { type FakeDiscord, fakeDiscord } from '../support/discord/discord.ts'
import { catalogue } from '../support/discord-story.ts'
import { type FakePlatform, fakePlatform } from '../support/kernel/platform.ts'
import { type FakeSlack, fakeSlack } from '../support/slack/slack.ts'

let db: Database
let engine: Engine
let slack: FakeSlack
let discord: FakeDiscord
let room: FakePlatform
let inSlack: Slack
let inDiscord: Discord

beforeAll(async () => {
  db = await testDatabase()
  const log = createLog('silent')
  engine = await createEngine({ db, clock: systemClock, ids: createIds(), log, language: 'fr', zone: 'Europe/Paris' })
  slack = await fakeSlack({ transport: 'socket', limits: false })
  discord = await fakeDiscord({ limits: false })
  room = fakePlatform({ platform: 'console', can: console_.console, seed: 3, now: Date.now })
  const common = { now: Date.now, log }
  inSlack = createSlack({
    ...common,
    botToken: slack.tokens.bot,
    appToken: slack.tokens.app,
    host: '127.0.0.1',
    port: 0,
    apiUrl: slack.apiUrl,
    pace: { take: () => ({ waitMs: 0, all: false }), limited() {}, answered() {}, silent() {} },
  })
  inDiscord = createDiscord({
    ...common,
    token: discord.token,
    apiUrl: discord.apiUrl,
    catalogue,
    perSecond: Number.POSITIVE_INFINITY,
  })
  slack.user('ana', { owner: true })
  for (const name of ['bo', 'eva']) slack.user(name)
  slack.channel('pleniere', { members: ['ana', 'bo', 'eva'] })
  for (const name of ['cleo', 'eva', 'ana']) discord.user(name, { owner: name === 'ana' })
  discord.channel('pleniere')
  for (const who of ['ana', 'dan']) room.join(who, 'pleniere')
  for (const adapter of [inSlack, inDiscord, room]) await engine.open(adapter)
  await engine.resume()
  while (!inDiscord.connected() || slack.sockets.count() === 0) await pause(20)
  await slack.quiet(50)
  await bySlack('ana', '/concert admin')
  await slack.presses('ana', '#pleniere', 'Confirmer')
  await settle()
  await bySlack('ana', '/concert creer ESS à 10 ans ; organisateurs : Région')
  await bySlack('ana', '/concert salon')
  await joins('ana', 'discord')
  await joins('ana', 'console')
  await byDiscord('ana', 'concert salon')
  await inRoom('ana', '/concert salon')
})
afterAll(async () => {
  await engine.stop()
  await slack.stop()
  await discord.stop()
  await db.close()
})

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
async function settle(): Promise<void> {
  for (let n = 0; n < 3; n++) {
    await Promise.all([inSlack.idle(), inDiscord.idle()])
    await engine.settle()
  }
}
async function bySlack(who: string, words: string, where = '#pleniere'): Promise<void> {
  expect(await slack.command(who, where, words)).toMatchObject({ acknowledged: true })
  await settle()
}
async function byDiscord(who: string, name: string, options: Record<string, string> = {}, where = '#pleniere') {
  expect(await discord.command(who, where, name, options)).toMatchObject({ acknowledged: true })
  await settle()
}
async function inRoom(who: string, words: string, where: 'dm' | string = 'pleniere'): Promise<string> {
  room.says(who, where, words)
  const [reply] = await room.deliver()
  await settle()
  return reply ? spaces(plain(reply.body)) : ''
}
function spaces(said: string): string {
  return said.replace(/[\u00a0\u202f]/g, ' ')
}

/** The same person on another platform: a code shown there is typed here, and both sides agree. */
async function joins(who: string, platform: 'discord' | 'console'): Promise<void> {
  await bySlack(who, '/concert relier', 'dm')
  const shown = slack.sees(who, 'dm').findLast(({ text }) => text.includes('Votre code'))!.text
  const code = /[2-9A-Z]{3}-[2-9A-Z]{3}/.exec(shown)![0]
  if (platform === 'console') {
    await inRoom(who, `/concert relier ${code}`, 'dm')
    room.pressNewest(who, 'dm', 'Confirmer')
    await room.deliver()
  } else {
    await byDiscord(who, 'concert autre', { commande: `relier ${code}` }, 'dm')
    await discord.presses(who, 'dm', 'Confirmer')
  }
  await settle()
  await slack.presses(who, 'dm', 'Confirmer')
  await settle()
}
const ballots = () =>
  db.query<{ paper: string; n: number }>(`SELECT paper FROM "Ballot" WHERE state = 'counted' ORDER BY at, id`)
const people = async () => (await db.query('SELECT 1 FROM "Person" WHERE "mergedIntoId" IS NULL')).length

test('one card in each room, one count, and one ballot for somebody who is on two platforms', async () => {
  await bySlack(
    'ana',
    '/concert vote Par quoi commencer ? ; options : Fonds | Annuaire ; forme : choix-unique ; résultats : en direct',
  )
  expect(spaces(slack.sees('ana', '#pleniere').at(-1)!.text)).toContain('Il s’affiche aussi dans')
  await slack.presses('ana', '#pleniere', 'Ouvrir le vote')
  await settle()
  const cards = () => ({
    slack: spaces(
      slack
        .sees('bo', '#pleniere')
        .findLast(({ text, kind }) => kind === 'message' && text.includes('Par quoi commencer'))?.text ?? '',
    ),
    discord: spaces(
      discord
        .sees('cleo', '#pleniere')
        .findLast(({ text, ephemeral }) => !ephemeral && text.includes('Par quoi commencer'))?.text ?? '',
    ),
    console: spaces(
      room.seen('dan').findLast(({ text, message }) => message.to.to === 'room' && text.includes('Par quoi commencer'))
        ?.text ?? '',
    ),
  })
  /** Cards are drawn again within two seconds; a busy machine takes longer. */
  async function inStep(words: string): Promise<void> {
    for (const end = Date.now() + 30_000; Date.now() < end; await pause(100)) {
      await settle()
      if (Object.values(cards()).every((said) => said.includes(words))) return
    }
    for (const [platform, said] of Object.entries(cards())) expect(said, platform).toContain(words)
  }
  for (const said of Object.values(cards())) expect(said).toContain('Vote n° 1')
  await bySlack('bo', '/concert voter 1')
  await byDiscord('cleo', 'concert autre', { commande: 'voter 2' })
  await inRoom('dan', '/concert voter 1')
  await inStep('3 réponses')

  const before = await people()
  await bySlack('eva', '/concert voter 1')
  await byDiscord('eva', 'concert autre', { commande: 'voter 2' })
  expect(await ballots()).toHaveLength(5)
  await joins('eva', 'discord')
  expect(await people()).toBe(before + 1)
  expect((await ballots()).map(({ paper }) => paper)).toEqual(['0', '1', '0', '1'])
  const told = spaces([...slack.sees('eva', 'dm'), ...discord.sees('eva', 'dm')].map(({ text }) => text).join('\n'))
  expect(told).toMatch(/seul|remplace|dernier/)
  await bySlack('eva', '/concert voter 1')
  expect(spaces(slack.sees('eva', '#pleniere').at(-1)!.text)).toMatch(/remplac|changé|nouveau choix/i)
  expect(await ballots()).toHaveLength(4)
  await inStep('4 réponses')

  await byDiscord('ana', 'concert autre', { commande: 'fermer' })
  const results = () =>
    [
      slack.sees('bo', '#pleniere').at(-1)!.text,
      discord.sees('cleo', '#pleniere').at(-1)!.text,
      room.seen('dan').at(-1)!.text,
    ].map(spaces)
  const isTold = () => results().every((said) => said.includes('Résultat du vote n° 1'))
  for (const end = Date.now() + 30_000; Date.now() < end && !isTold(); await pause(100)) await settle()
  for (const said of results()) expect(said).toContain('Résultat du vote n° 1')
})
