/** The bot on a real server: what people type there is kept once and in order, and what it says is where they look for it. */
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createMatrix, type Matrix } from '../../adapters/matrix/index.ts'
import { systemClock } from '../../src/engine/clock.ts'
import type { Database } from '../../src/engine/db.ts'
import { createEngine, type Engine } from '../../src/engine/engine.ts'
import { createIds } from '../../src/engine/ids.ts'
import { newAdminCode } from '../../src/engine/installation.ts'
import { createLog } from '../../src/engine/log.ts'
import { matrixWords } from '../../src/matrix.ts'
import { testDatabase } from '../support/database.ts'
import { type Synapse, startSynapse, synapseAvailable } from '../support/matrix/synapse.ts'
import { createMatrixWorld, type MatrixWorld } from '../support/matrix/world.ts'

const available = await synapseAvailable()
const log = createLog(process.env.MATRIX_LOG === 'debug' ? 'debug' : 'silent')
const ids = createIds()

type Bot = { readonly engine: Engine; readonly adapter: Matrix; stop(): Promise<void> }

async function bot(db: Database, w: MatrixWorld): Promise<Bot> {
  const engine = await createEngine({ db, clock: systemClock, ids, log, language: 'fr', zone: 'Europe/Paris' })
  const now = () => systemClock.now().getTime()
  const adapter = createMatrix({ url: w.url, token: w.bot.token, now, log, ...matrixWords(engine.registry.lexicon) })
  await engine.open(adapter)
  await engine.resume()
  for (let tries = 0; tries < 400 && !adapter.connected(); tries++) await pause(25)
  return {
    engine,
    adapter,
    async stop() {
      await engine.seal()
      await engine.stop()
    },
  }
}

describe.skipIf(!available)('the bot on a real server', () => {
  let synapse: Synapse
  let w: MatrixWorld
  let db: Database
  let here: Bot

  beforeAll(async () => {
    synapse = await startSynapse()
    w = await createMatrixWorld(synapse)
    db = await testDatabase()
    for (const name of ['ana', 'bo', 'cleo']) await w.user(name)
    here = await bot(db, w)
  }, 180_000)
  afterAll(async () => {
    await here?.stop()
    await db?.close()
    await synapse?.stop()
  })

  /** Until the bot has done with it, and all that follows has been sent. */
  async function done(event: string): Promise<void> {
    for (let tries = 0; tries < 400 && !here.adapter.seen(event); tries++) await pause(25)
    expect(here.adapter.seen(event)).toBe(true)
    await here.adapter.idle()
    await here.engine.settle()
    await here.adapter.idle()
  }
  const says = async (who: string, where: string, text: string, more = {}) => {
    const event = await w.says(who, where, text, more)
    await done(event)
    return event
  }
  const last = async (who: string, where: string) =>
    (await w.sees(who, where)).findLast(({ by }) => by === 'Concertess')

  test('invited, it comes and says who it is; the panel is private, and announced', async () => {
    await w.room('pleniere', { members: ['ana', 'bo', 'cleo'] })
    await w.waits('bo', '#pleniere', 'Bonjour, je suis Concertess')
    await w.waits('ana', 'dm', 'rattaché à aucune concertation')
  })

  test('somebody administers, founds a concertation and links the room', async () => {
    const code = await newAdminCode(db, ids)
    await says('ana', 'dm', `!concert admin ${code}`)
    await says('ana', '#pleniere', '!concert creer ESS à 10 ans ; organisateurs : Région, CRESS')
    await says('ana', '#pleniere', '!concert salon')
    const seen = (await w.sees('ana', 'dm')).map(({ text }) => text).join('\n')
    expect(seen).toContain('ESS à 10 ans')
    expect((await db.prisma.place.findMany()).map(({ name }) => name)).toEqual(['pleniere'])
  })

  test('an idea has a mark, its card, and its receipt in the thread below it', async () => {
    const event = await says('bo', '#pleniere', '!idee Un café associatif dans chaque canton')
    const seen = await w.sees('cleo', '#pleniere')
    expect(seen.find(({ id }) => id === event)?.reactions).toEqual([{ key: '✅', by: ['Concertess'] }])
    expect(seen.filter(({ by, thread }) => by === 'Concertess' && thread === event)).toHaveLength(1)
    expect(
      seen.some(({ text, by, thread }) => by === 'Concertess' && !thread && text.includes('café associatif')),
    ).toBe(true)
  })

  test('what is missing is asked in private, and filled by lines', async () => {
    await says('ana', '#pleniere', '!concert reunion')
    const form = await last('ana', 'dm')
    expect(form?.text).toContain('obligatoire')
    await says('ana', 'dm', 'titre : Réunion de lancement\ndate : 3 juillet 14h')
    expect((await last('ana', 'dm'))?.text).toContain('Réunion de lancement')
  })

  test('a message becomes an idea when it is answered with the command', async () => {
    const event = await w.says('cleo', '#pleniere', 'Et si on partageait les véhicules ?')
    await says('bo', '#pleniere', '!idee', { replyTo: event })
    expect((await db.prisma.idea.findMany()).map(({ text }) => text)).toContain('Et si on partageait les véhicules ?')
  })

  test('a vote is answered in private, by a reaction and a number, whoever sees the room', async () => {
    await says('ana', '#pleniere', '!vote Faut-il un groupement d’employeurs ?')
    await says('ana', 'dm', '1')
    const card = await last('bo', '#pleniere')
    expect(card?.text).toContain('groupement d’employeurs')
    expect(card?.text).toContain('Répondre en privé')
    await done(await w.reacts('bo', '#pleniere', card!.id, '1️⃣'))
    expect((await last('bo', 'dm'))?.text).toContain('groupement d’employeurs')
    await here.stop()
    here = await bot(db, w)
    await says('bo', 'dm', '1')
    expect((await last('bo', 'dm'))?.text).toContain('votre choix est enregistré')
    expect(await db.prisma.ballot.findMany()).toHaveLength(1)
    const announced = (await w.sees('cleo', '#pleniere')).filter(({ text }) =>
      text.includes('je vous réponds en privé'),
    )
    expect(announced.map(({ text }) => text.split(',')[0])).toEqual(['ana', 'bo'])
  })

  test('thirty commands typed while it is away are carried out once, and in order', async () => {
    await here.stop()
    const said = Array.from({ length: 30 }, (_, i) => `!idee Idée numéro ${i + 1} de la liste`)
    await w.saysAll('bo', '#pleniere', said)
    for (let i = 0; i < 110; i++) await w.says('cleo', '#pleniere', `bavardage ${i}`)
    const end = await w.says('cleo', '#pleniere', 'fin')
    here = await bot(db, w)
    await done(end)
    const kept = (await db.prisma.idea.findMany({ orderBy: { number: 'asc' } })).map(({ text }) => text)
    expect(kept.filter((text) => text.includes('de la liste'))).toEqual(said.map((one) => one.slice(6)))
  }, 120_000)

  test('an encrypted room is told once that it cannot be read', async () => {
    await w.room('secret', { members: ['ana', 'bo'], encrypted: true })
    await w.waits('ana', '#secret', 'chiffré')
    await w.saysInCipher('ana', '#secret')
    await done(await w.saysInCipher('ana', '#secret'))
    expect((await w.sees('ana', '#secret')).filter(({ text }) => text.includes('chiffré'))).toHaveLength(1)
  })
})
