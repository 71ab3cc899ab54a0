/**
 * Gommettes and majority judgment in Slack, in Discord, in a room with Matrix's limits and on the web at once: one roll, one
 * ballot for whoever is known on several of them, cards in step, one result everywhere, and a file that counts to it.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createDiscord, type Discord } from '../../adapters/discord/index.ts'
import { limits as matrixLimits } from '../../adapters/matrix/limits.ts'
import { createSlack, type Slack } from '../../adapters/slack/index.ts'
import { systemClock } from '../../src/engine/clock.ts'
import type { Database } from '../../src/engine/db.ts'
import { createEngine, type Engine } from '../../src/engine/engine.ts'
import { createIds } from '../../src/engine/ids.ts'
import { createLog } from '../../src/engine/log.ts'
import { plain } from '../../src/views/plain.ts'
import type { View } from '../../src/views/view.ts'
import { verifyResult } from '../../src/votes/files/result.ts'
import { testDatabase } from '../support/database.ts'
import { type FakeDiscord, fakeDiscord } from '../support/discord/discord.ts'
import { catalogue } from '../support/discord-story.ts'
import { type FakePlatform, fakePlatform } from '../support/kernel/platform.ts'
import { type FakeSlack, fakeSlack } from '../support/slack/slack.ts'
import { tokenIn } from '../support/web/guests.ts'
import { all } from '../support/web/html.ts'
import { type Served, serve, type Visitor, visitor } from '../support/web/visitor.ts'

let db: Database
let engine: Engine
let slack: FakeSlack
let discord: FakeDiscord
let matrix: FakePlatform
let inSlack: Slack
let inDiscord: Discord
let web: Served
let zoe: Visitor
let evaOnTheWeb: Visitor
const dir = mkdtempSync(join(tmpdir(), 'concertess-ballot-box-'))

beforeAll(async () => {
  db = await testDatabase()
  const log = createLog('silent')
  const ids = createIds()
  engine = await createEngine({ db, clock: systemClock, ids, log, language: 'fr', zone: 'Europe/Paris' })
  slack = await fakeSlack({ transport: 'socket', limits: false })
  discord = await fakeDiscord({ limits: false })
  matrix = fakePlatform({ platform: 'matrix', can: matrixLimits.matrix, seed: 5, now: Date.now })
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
  for (const who of ['ana', 'gil']) matrix.join(who, 'pleniere')
  for (const adapter of [inSlack, inDiscord, matrix]) await engine.open(adapter)
  web = await serve({ engine, db, ids, clock: systemClock, now: () => new Date() } as Parameters<typeof serve>[0], dir)
  await engine.resume()
  while (!inDiscord.connected() || slack.sockets.count() === 0) await pause(20)
  await slack.quiet(50)
  await bySlack('ana', '/concert admin')
  await slack.presses('ana', '#pleniere', 'Confirmer')
  await settle()
  await bySlack('ana', '/concert creer ESS à 10 ans ; organisateurs : Région')
  await bySlack('ana', '/concert salon')
  for (const [who, platform] of [
    ['ana', 'discord'],
    ['ana', 'matrix'],
    ['eva', 'discord'],
  ] as const)
    await joins(who, platform)
  await byDiscord('ana', 'concert salon')
  expect(spaces(plain(await inRoom('ana', '/concert salon')))).toContain('rattaché')
  zoe = visitor(web.port)
  await bySlack('ana', '/concert lien Zoé Martin ; role : membre')
  await zoe.opens(`/l/${tokenIn(said(slack.sees('ana', '#pleniere')))}`)
  evaOnTheWeb = visitor(web.port)
  await bySlack('eva', '/concert mon-lien')
  await evaOnTheWeb.opens(`/l/${tokenIn(said(slack.sees('eva', '#pleniere')))}`)
}, 120_000)

afterAll(async () => {
  await web.close()
  await engine.stop()
  await slack.stop()
  await discord.stop()
  await db.close()
  rmSync(dir, { recursive: true, force: true })
})

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
async function inRoom(who: string, words: string, where: 'dm' | string = 'pleniere'): Promise<View> {
  matrix.says(who, where, words)
  const [reply] = await matrix.deliver()
  await settle()
  return reply!.body as View
}
function spaces(words: string): string {
  return words.replace(/[\u00a0\u202f]/g, ' ')
}
function said(seen: readonly { readonly text: string }[]): string {
  return spaces(seen.at(-1)!.text)
}

/** The same person on another platform: a code shown there is typed here, and both sides agree. */
async function joins(who: string, platform: 'discord' | 'matrix'): Promise<void> {
  await bySlack(who, '/concert relier', 'dm')
  const shown = slack.sees(who, 'dm').findLast(({ text }) => text.includes('Votre code'))!.text
  const code = /[2-9A-Z]{3}-[2-9A-Z]{3}/.exec(shown)![0]
  if (platform === 'matrix') {
    await inRoom(who, `/concert relier ${code}`, 'dm')
    matrix.pressNewest(who, 'dm', 'Confirmer')
    await matrix.deliver()
  } else {
    await byDiscord(who, 'concert autre', { commande: `relier ${code}` }, 'dm')
    await discord.presses(who, 'dm', 'Confirmer')
  }
  await settle()
  await slack.presses(who, 'dm', 'Confirmer')
  await settle()
}

async function papers(): Promise<string[]> {
  const rows = await db.query<{ paper: string }>(
    `SELECT paper FROM "Ballot" b JOIN "Poll" p ON p.id = b."pollId" WHERE b.state = 'counted'
       AND p.number = (SELECT max(number) FROM "Poll") ORDER BY paper`,
  )
  return rows.map(({ paper }) => paper)
}

let written = 0
/** A line typed on one’s own page. */
async function onTheWeb(who: Visitor, words: string): Promise<void> {
  await who.opens('/moi')
  const csrf = all(who.nodes, 'input').find(({ attributes }) => attributes.name === 'csrf')!.attributes.value!
  await who.posts('/moi/dire', { csrf, rid: String(++written), texte: words })
  await settle()
}

/** The newest message of each room that has these words. */
function cards(words: string): Readonly<Record<string, string>> {
  const newest = (seen: readonly { readonly text: string }[]) =>
    spaces(seen.findLast(({ text }) => spaces(text).includes(words))?.text ?? '')
  return {
    slack: newest(slack.sees('bo', '#pleniere').filter(({ kind }) => kind === 'message')),
    discord: newest(discord.sees('cleo', '#pleniere').filter(({ ephemeral }) => !ephemeral)),
    matrix: newest(matrix.seen('gil').filter(({ message }) => message.to.to === 'room')),
  }
}

/** Cards are drawn again within two seconds; a busy machine takes longer. */
async function inStep(card: string, words: string): Promise<void> {
  for (const end = Date.now() + 30_000; Date.now() < end; await pause(100)) {
    await settle()
    if (Object.values(cards(card)).every((text) => text.includes(words))) return
  }
  for (const [platform, text] of Object.entries(cards(card))) expect(text, platform).toContain(words)
}

async function opened(words: string): Promise<number> {
  await bySlack('ana', `/concert vote ${words}`)
  await slack.presses('ana', '#pleniere', 'Ouvrir le vote')
  await settle()
  const [row] = await db.query<{ number: number }>('SELECT max(number) AS number FROM "Poll"')
  await inStep(`Vote n° ${row!.number}`, '0 réponse')
  return row!.number
}

/** Closed in Discord: each room has one and the same result; its file counts to it. */
async function closed(number: number, sentence: string, figures: RegExp): Promise<void> {
  await byDiscord('ana', 'concert autre', { commande: `fermer ${number}` })
  const title = `Résultat du vote n° ${number}`
  await inStep(title, sentence)
  for (const [platform, text] of Object.entries(cards(title))) expect(text, platform).toMatch(/5 personnes ont répondu/)
  expect(cards(title).matrix).toMatch(figures)
  await onTheWeb(zoe, `/concert votes ${number}`)
  expect(zoe.reads).toContain(sentence)
  const recounted = await inRoom('gil', `/concert recompter ${number}`, 'dm')
  const verdict = verifyResult(fileIn(recounted))
  expect(verdict.flaws).toEqual([])
  expect(verdict.fault).toBeUndefined()
  expect(verdict.ballots).toBe(5)
  expect(spaces(plain(recounted))).toContain(verdict.sha256.slice(0, 8))
}

function fileIn({ nodes }: View): string {
  return nodes.flatMap((node) => (node.kind === 'document' ? (node.data ?? []) : []))[0] ?? ''
}

test('gommettes: placed in a window, in a list, in a line and in a page; one person on three platforms has one ballot', async () => {
  const number = await opened('Que faire d’abord ? ; options : Emploi | Logement | Culture ; forme : gommettes')
  await slack.presses('bo', '#pleniere', 'Placer mes gommettes')
  await settle()
  await slack.fills('bo', { Emploi: '3', Culture: '1' })
  await settle()
  await discord.presses('cleo', '#pleniere', 'Placer mes gommettes')
  await settle()
  await discord.presses('cleo', '#pleniere', 'Répondre')
  await discord.fills('cleo', { Emploi: '2', Logement: '3' })
  await settle()
  await inRoom('gil', '/concert voter 3 sur 1, 2 sur 2')
  await zoe.opens('/moi')
  await zoe.presses(`Voter (n° ${number})`)
  await zoe.presses('Voter', { 'b.0': '3', 'b.2': '2' })
  expect(await papers()).toEqual(['0:2,1:3', '0:3,1:2', '0:3,2:1', '0:3,2:2'])
  await inStep(`Vote n° ${number}`, '4 réponses')

  await bySlack('eva', '/concert voter 3 sur 3')
  await inStep(`Vote n° ${number}`, '5 réponses')
  await byDiscord('eva', 'concert autre', { commande: 'voter 2 sur 3' })
  expect(await papers()).toContain('2:2')
  await onTheWeb(evaOnTheWeb, '/concert voter 1 sur 2')
  expect(evaOnTheWeb.reads).toContain('votre nouveau choix remplace l’ancien')
  expect(await papers()).toEqual(['0:2,1:3', '0:3,1:2', '0:3,2:1', '0:3,2:2', '1:1'])
  await inStep(`Vote n° ${number}`, '5 réponses')
  await closed(number, 'L’emporte : Emploi.', /gommettes/)
})

test('majority judgment of twelve: a window, three windows, a line, a table of radios; the same result everywhere', async () => {
  const labels = Array.from({ length: 12 }, (_, i) => `Proposition ${i + 1}`)
  const number = await opened(
    `Que pensez-vous de ces propositions ? ; options : ${labels.join(' | ')} ; forme : jugement`,
  )
  const grade = (i: number) => (i === 6 ? 'très bien' : i % 2 === 0 ? 'bien' : 'passable')
  const each = Object.fromEntries(labels.map((label, i) => [label, grade(i)]))
  const paper = labels.map((_, i) => (i === 6 ? '5' : i % 2 === 0 ? '4' : '2')).join('')
  await slack.presses('bo', '#pleniere', 'Voter')
  await settle()
  await slack.fills('bo', each)
  await settle()
  expect(await papers()).toEqual([paper])
  await discord.presses('cleo', '#pleniere', 'Voter')
  await settle()
  for (const [step, from] of [0, 5, 10].entries()) {
    await discord.presses('cleo', '#pleniere', step === 0 ? 'Répondre' : `Continuer (${step + 1} sur 3)`)
    await discord.fills('cleo', Object.fromEntries(Object.entries(each).slice(from, from + 5)))
    await settle()
  }
  expect(await papers()).toEqual([paper, paper])
  await inRoom('gil', `/concert voter ${labels.map((_, i) => grade(i)).join(', ')}`)
  await zoe.opens('/moi')
  await zoe.presses(`Voter (n° ${number})`)
  const radios = labels.map((_, i) => [
    `b.${i}`,
    String(['très bien', 'bien', 'assez bien', 'passable'].indexOf(grade(i))),
  ])
  await zoe.presses('Voter', Object.fromEntries(radios))
  expect(await papers()).toEqual([paper, paper, paper, paper])
  await byDiscord('eva', 'concert autre', { commande: 'voter 1 : très bien' })
  await bySlack('eva', '/concert voter 7 : à rejeter, 1 : bien')
  expect(await papers()).toEqual(['4-----0-----', paper, paper, paper, paper].sort())
  await inStep(`Vote n° ${number}`, '5 réponses')
  await closed(number, 'L’emporte : Proposition 7, avec la mention majoritaire « très bien ».', /très bien/)
})

test('an objection asks why, in a window of each platform; lifted on another one, the proposal is adopted', async () => {
  const number = await opened('Adopter la charte ? ; forme : consentement')
  const kept = async () =>
    (
      await db.query<{ paper: string; words: string | null }>(
        `SELECT paper, words FROM "Ballot" b JOIN "Poll" p ON p.id = b."pollId" WHERE b.state = 'counted' AND p.number = $1
         ORDER BY b.number`,
        [number],
      )
    ).map(({ paper, words }) => [paper, words])
  await slack.presses('eva', '#pleniere', 'Voter')
  await settle()
  await slack.fills('eva', { 'Votre choix': 'Objection' })
  await settle()
  await slack.fills('eva', { Pourquoi: 'Le délai est trop court' })
  await settle()
  await discord.presses('cleo', '#pleniere', 'Voter')
  await settle()
  await discord.presses('cleo', '#pleniere', 'Objection')
  await settle()
  if (!discord.modal('cleo')) await discord.presses('cleo', '#pleniere', 'Remplir')
  await discord.fills('cleo', { Pourquoi: 'Rien sur les transports' })
  await settle()
  await zoe.opens('/moi')
  await zoe.presses(`Voter (n° ${number})`)
  await zoe.presses('Voter', { 'b.o': '3' })
  await zoe.fills({ Pourquoi: 'Trop cher : 20 000 €' })
  await inRoom('gil', '/concert voter objection : qui la suivra ?')
  expect(await kept()).toEqual([
    ['2', 'Le délai est trop court'],
    ['2', 'Rien sur les transports'],
    ['2', 'Trop cher : 20 000 €'],
    ['2', 'qui la suivra ?'],
  ])
  await inStep(`Vote n° ${number}`, '4 réponses')
  await byDiscord('eva', 'concert autre', { commande: 'voter je consens' })
  await bySlack('bo', '/concert voter je consens')
  await onTheWeb(zoe, '/concert voter réserve : relire le budget')
  await inRoom('gil', '/concert voter je ne prends pas part')
  await byDiscord('cleo', 'concert autre', { commande: 'voter je consens' })
  await closed(
    number,
    'Avis favorable, par consentement (3 consentements, 1 réserve, 1 personne ne prend pas part).',
    /relire le budget/,
  )
})

test('ten candidates in order, and twenty choices: lists, windows, a line, a page', async () => {
  const names = ['Ana', 'Bo', 'Cléo', 'Dan', 'Eva', 'Flo', 'Gil', 'Hal', 'Ida', 'Jo']
  const election = await opened(`Le bureau ; options : ${names.join(' | ')} ; forme : election ; retenues : 2`)
  const rank = (at: number) => (at === 1 ? 'Premier choix' : `Choix n°\u00a0${at}`)
  const order = [3, 1, 2, 9, 8, 7, 6, 5, 4, 0]
  const paper = order.join('>')
  const ranked = order.map((at, i) => [rank(i + 1), names[at]!] as const)
  await slack.presses('bo', '#pleniere', 'Voter')
  await settle()
  await slack.fills('bo', Object.fromEntries(ranked))
  await settle()
  await discord.presses('cleo', '#pleniere', 'Voter')
  await settle()
  await discord.presses('cleo', '#pleniere', 'Répondre')
  await discord.fills('cleo', Object.fromEntries(ranked.slice(0, 5)))
  await settle()
  await discord.presses('cleo', '#pleniere', 'Continuer (2 sur 2)')
  await discord.fills('cleo', Object.fromEntries(ranked.slice(5)))
  await settle()
  await inRoom('gil', `/concert voter ${order.map((at) => at + 1).join(', ')}`)
  await zoe.opens('/moi')
  await zoe.presses(`Voter (n° ${election})`)
  await zoe.presses('Voter', Object.fromEntries(order.map((at, i) => [`b.${at}`, String(i + 1)])))
  expect(await papers()).toEqual([paper, paper, paper, paper])
  await bySlack('eva', '/concert voter 4 > 2')
  await closed(election, 'Personnes élues : Dan et Bo.', /élue au tour 1/)

  const many = Array.from({ length: 20 }, (_, i) => `Idée ${i + 1}`)
  const poll = await opened(`Lesquelles ? ; options : ${many.join(' | ')} ; retenues : 5`)
  const chosen = ['Idée 2', 'Idée 11', 'Idée 20']
  await slack.presses('bo', '#pleniere', 'Voter')
  await settle()
  await slack.fills('bo', { 'Vos choix\u00a0: 20 au plus': chosen })
  await settle()
  await discord.presses('cleo', '#pleniere', 'Voter')
  await settle()
  await discord.chooses('cleo', '#pleniere', chosen)
  await settle()
  await inRoom('gil', '/concert voter 2, 11, 20')
  await zoe.opens('/moi')
  await zoe.presses(`Voter (n° ${poll})`)
  expect(await papers()).toEqual(['1,10,19', '1,10,19', '1,10,19'])
  await bySlack('eva', '/concert voter idée 2')
  await onTheWeb(zoe, '/concert voter Idée 2, Idée 11, Idée 20')
  await closed(poll, 'Idée 2', /Idée 20/)
})
