/**
 * One poll in Slack, Discord, Matrix and the console at once, Matrix on a real server: one roll, one count, cards in step. People
 * known on two platforms have one ballot, the newest that is valid, and are told when it takes the place of another.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { limits as console_ } from '../../adapters/console/limits.ts'
import { createDiscord, type Discord } from '../../adapters/discord/index.ts'
import { createMatrix, type Matrix } from '../../adapters/matrix/index.ts'
import { createSlack, type Slack } from '../../adapters/slack/index.ts'
import { systemClock } from '../../src/engine/clock.ts'
import type { Database } from '../../src/engine/db.ts'
import { createEngine, type Engine } from '../../src/engine/engine.ts'
import { createIds } from '../../src/engine/ids.ts'
import { createLog } from '../../src/engine/log.ts'
import { matrixWords } from '../../src/matrix.ts'
import { testDatabase } from '../support/database.ts'
import { type FakeDiscord, fakeDiscord } from '../support/discord/discord.ts'
import { catalogue } from '../support/discord-story.ts'
import { type FakePlatform, fakePlatform } from '../support/kernel/platform.ts'
import { presses } from '../support/matrix/answers.ts'
import { type Synapse, startSynapse, synapseAvailable } from '../support/matrix/synapse.ts'
import { createMatrixWorld, type MatrixWorld } from '../support/matrix/world.ts'
import { type FakeSlack, fakeSlack } from '../support/slack/slack.ts'

const available = await synapseAvailable()
const noPace = { wait: () => 0, take: () => 0, limited() {}, answered() {}, silent() {} }
const question = 'Par quoi commencer'

describe.skipIf(!available)('one poll on four platforms', () => {
  let synapse: Synapse
  let w: MatrixWorld
  let db: Database
  let engine: Engine
  let slack: FakeSlack
  let discord: FakeDiscord
  let room: FakePlatform
  let inSlack: Slack
  let inDiscord: Discord
  let inMatrix: Matrix

  beforeAll(async () => {
    synapse = await startSynapse()
    w = await createMatrixWorld(synapse)
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
    const words = matrixWords(engine.registry.lexicon)
    inMatrix = createMatrix({ ...common, ...words, url: w.url, token: w.bot.token, pace: noPace })
    slack.user('ana', { owner: true })
    for (const name of ['bo', 'eva']) slack.user(name)
    slack.channel('pleniere', { members: ['ana', 'bo', 'eva'] })
    for (const name of ['cleo', 'fred', 'ana']) discord.user(name, { owner: name === 'ana' })
    discord.channel('pleniere')
    for (const who of ['ana', 'dan']) room.join(who, 'pleniere')
    for (const name of ['ana', 'eva', 'fred', 'gil', 'hal']) await w.user(name)
    await w.room('pleniere', { members: ['ana', 'eva', 'fred', 'gil', 'hal'], bot: 'joined' })
    for (const adapter of [inSlack, inDiscord, inMatrix, room]) await engine.open(adapter)
    await engine.resume()
    while (!inDiscord.connected() || !inMatrix.connected() || slack.sockets.count() === 0) await pause(20)
    await slack.quiet(50)
    await bySlack('ana', '/concert admin')
    await slack.presses('ana', '#pleniere', 'Confirmer')
    await settle()
    await bySlack('ana', '/concert creer ESS à 10 ans ; organisateurs : Région')
    await bySlack('ana', '/concert salon')
    for (const platform of ['discord', 'console', 'matrix'] as const) await joins('ana', 'slack', platform)
    await byDiscord('ana', 'concert salon')
    await inRoom('ana', '/concert salon')
    await byMatrix('ana', '!concert salon')
  }, 180_000)
  afterAll(async () => {
    await engine?.stop()
    await slack?.stop()
    await discord?.stop()
    await db?.close()
    await synapse?.stop()
  })

  async function settle(event?: string): Promise<void> {
    for (const end = Date.now() + 30_000; event !== undefined && !inMatrix.seen(event) && Date.now() < end; )
      await pause(10)
    for (let n = 0; n < 3; n++) {
      await Promise.all([inSlack.idle(), inDiscord.idle(), inMatrix.idle()])
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
  async function byMatrix(who: string, words: string, where = '#pleniere'): Promise<void> {
    await settle(await w.says(who, where, words))
  }
  async function inRoom(who: string, words: string, where: 'dm' | string = 'pleniere'): Promise<void> {
    room.says(who, where, words)
    await room.deliver()
    await settle()
  }
  function spaces(said: string): string {
    return said.replace(/[\u00a0\u202f]/g, ' ')
  }

  type Platform = 'slack' | 'discord' | 'matrix' | 'console'
  const direct = {
    slack: async (who: string) => slack.sees(who, 'dm').map(({ text }) => spaces(text)),
    discord: async (who: string) => discord.sees(who, 'dm').map(({ text }) => spaces(text)),
    matrix: async (who: string) => (await w.sees(who, 'dm')).map(({ text }) => spaces(text)),
    console: async (who: string) => room.seen(who).map(({ text }) => spaces(text)),
  }
  const types = {
    slack: (who: string, words: string) => bySlack(who, `/concert ${words}`, 'dm'),
    discord: (who: string, words: string) => byDiscord(who, 'concert autre', { commande: words }, 'dm'),
    matrix: (who: string, words: string) => byMatrix(who, `!concert ${words}`, 'dm'),
    console: (who: string, words: string) => inRoom(who, `/concert ${words}`, 'dm'),
  }
  const confirms = {
    slack: async (who: string) => void (await slack.presses(who, 'dm', 'Confirmer')),
    discord: async (who: string) => void (await discord.presses(who, 'dm', 'Confirmer')),
    matrix: async (who: string) => settle(await presses(w, who, 'dm', 'Confirmer')),
    async console(who: string) {
      room.pressNewest(who, 'dm', 'Confirmer')
      await room.deliver()
    },
  }
  /** The same person on another platform: a code shown there is typed here, and both sides agree. */
  async function joins(who: string, one: Platform, other: Platform): Promise<void> {
    await types[one](who, 'relier')
    const shown = (await direct[one](who)).findLast((text) => text.includes('Votre code'))!
    await types[other](who, `relier ${/[2-9A-Z]{3}-[2-9A-Z]{3}/.exec(shown)![0]}`)
    for (const platform of [other, one]) {
      await confirms[platform](who)
      await settle()
    }
  }

  const ballots = async () =>
    (await db.query<{ paper: string }>(`SELECT paper FROM "Ballot" WHERE state = 'counted' ORDER BY at, id`)).map(
      ({ paper }) => Number(paper),
    )
  const people = async () => (await db.query('SELECT 1 FROM "Person" WHERE "mergedIntoId" IS NULL')).length
  const cards = async (words: string): Promise<Record<Platform, string>> => ({
    slack: spaces(
      slack.sees('bo', '#pleniere').findLast(({ text, kind }) => kind === 'message' && text.includes(words))?.text ??
        '',
    ),
    discord: spaces(
      discord.sees('cleo', '#pleniere').findLast(({ text, ephemeral }) => !ephemeral && text.includes(words))?.text ??
        '',
    ),
    matrix: spaces(
      (await w.sees('gil', '#pleniere')).findLast(({ by, text }) => by === w.botName && text.includes(words))?.text ??
        '',
    ),
    console: spaces(
      room.seen('dan').findLast(({ text, message }) => message.to.to === 'room' && text.includes(words))?.text ?? '',
    ),
  })
  /** Cards are drawn again within two seconds; a busy machine takes longer. */
  async function inStep(words: string, where = question): Promise<void> {
    for (const end = Date.now() + 30_000; Date.now() < end; await pause(100)) {
      await settle()
      if (Object.values(await cards(where)).every((said) => said.includes(words))) return
    }
    for (const [platform, said] of Object.entries(await cards(where))) expect(said, platform).toContain(words)
  }

  test('one card in each room, one count, and one ballot for somebody who is on two platforms', async () => {
    const poll = `${question} ? ; options : Fonds | Annuaire ; forme : choix-unique`
    await bySlack('ana', `/concert vote ${poll}`)
    await slack.presses('ana', '#pleniere', 'Ouvrir le vote')
    await inStep('Vote n° 1')

    // By each platform's own gesture: typed, and in Matrix by a reaction on the card, answered in private.
    await bySlack('bo', '/concert voter 1')
    await byDiscord('cleo', 'concert autre', { commande: 'voter 2' })
    await inRoom('dan', '/concert voter 1')
    const card = await w.find('gil', '#pleniere', question)
    await settle(await w.reacts('gil', '#pleniere', card.id, '1️⃣'))
    await byMatrix('gil', '2', 'dm')
    await inStep('4 réponses')
    expect(await ballots()).toEqual([0, 1, 0, 1])

    // eva in Slack and Matrix, fred in Discord and Matrix: as long as nobody knows, two people each.
    const before = await people()
    await bySlack('eva', '/concert voter 1')
    await byMatrix('eva', '!concert voter 2')
    await byMatrix('fred', '!concert voter 1')
    await byDiscord('fred', 'concert autre', { commande: 'voter 2' })
    await inStep('8 réponses')
    expect(await people()).toBe(before + 4)

    await joins('eva', 'slack', 'matrix')
    await joins('fred', 'matrix', 'discord')
    expect(await people()).toBe(before + 2)
    await inStep('6 réponses')
    // The newest one of each stands.
    expect(await ballots()).toEqual([0, 1, 0, 1, 1, 1])
    for (const [who, platforms] of [
      ['eva', ['slack', 'matrix']],
      ['fred', ['matrix', 'discord']],
    ] as const) {
      const told = (await Promise.all(platforms.map((platform) => direct[platform](who)))).flat().join('\n')
      expect(told, who).toMatch(/seul|remplace|dernier/)
    }

    // From the one platform or the other, it is the same ballot, and they are told that it takes the place of the other.
    await bySlack('eva', '/concert voter 1')
    expect(spaces(slack.sees('eva', '#pleniere').at(-1)!.text)).toMatch(/remplac|changé|nouveau choix/i)
    await byMatrix('fred', '!concert voter 1')
    expect((await direct.matrix('fred')).at(-1)).toMatch(/remplac|changé|nouveau choix/i)
    await inStep('6 réponses')
    expect((await ballots()).toSorted()).toEqual([0, 0, 0, 0, 1, 1])

    await byMatrix('ana', '!concert fermer')
    await inStep('Résultat du vote n° 1', 'Résultat du vote')
    await inStep('Fonds', 'Résultat du vote')
    expect(await w.pings()).toEqual([])
  }, 120_000)

  test('dates proposed in Matrix are answered there by a line, counted everywhere, and one is kept by a reaction', async () => {
    const title = 'Quelle date'
    await byMatrix('ana', '!concert reunion 8 avril 2045 14h ; 10 avril 2045 9h30 ; 15 avril 2045 14h ; titre : Bilan')
    await settle(await presses(w, 'ana', '#pleniere', 'Proposer ces dates'))
    await inStep('Pas encore de réponse', title)

    await byMatrix('gil', '1 oui, 2 si besoin, 3 non')
    await byMatrix('hal', '!concert dispo 1 et 3 oui')
    await inStep('2 personnes ont répondu', title)
    const noted = (await direct.matrix('gil')).at(-1)
    expect(noted).toContain('C’est noté')
    expect((await cards(title)).matrix).toContain('14 h — 2 oui, 0 si besoin, 0 non')

    // What the card offers besides is a reaction away, said in private.
    const card = await w.find('gil', '#pleniere', title)
    await settle(await w.reacts('gil', '#pleniere', card.id, '4️⃣'))
    expect((await direct.matrix('gil')).at(-1)).toContain('Bilan')

    await byMatrix('ana', '!concert dates')
    await settle(await presses(w, 'ana', '#pleniere', 'Retenir samedi 8 avril, 14 h', 'reaction'))
    await settle(await presses(w, 'ana', '#pleniere', 'Retenir et convoquer', 'reaction'))
    await inStep('Date retenue', title)
    const [kept] = await db.query<{ state: string; day: string }>(
      `SELECT state, to_char("startsAt", 'YYYY-MM-DD') AS day FROM "Session" WHERE title = 'Bilan'`,
    )
    expect(kept).toEqual({ state: 'convened', day: '2045-04-08' })
    expect(await w.pings()).toEqual([])
  }, 120_000)
})
