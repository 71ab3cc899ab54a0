/**
 * Told again, moved, or told to somebody who forgot: whatever the homeserver tells a second time is done once, and said once.
 * The database is what is kept; how far the homeserver was heard may be lost with anything else.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemClock } from '../../src/engine/clock.ts'
import type { Database } from '../../src/engine/db.ts'
import { testDatabase } from '../support/database.ts'
import { rowsOf } from '../support/left.ts'
import { textOf } from '../support/matrix/json.ts'
import { type Synapse, startSynapse, synapseAvailable } from '../support/matrix/synapse.ts'
import { createMatrixWorld, type MatrixWorld } from '../support/matrix/world.ts'
import { begin, founded, type MatrixBot, matrixBot } from '../support/matrix-story.ts'

const available = await synapseAvailable()
const everybody = ['ana', 'bo', 'cleo', 'dan']

describe.skipIf(!available)('what was heard once', () => {
  let synapse: Synapse
  let w: MatrixWorld
  let db: Database
  let bot: MatrixBot
  let seed = 1
  const kept: (readonly [key: string, value: object])[] = []
  beforeAll(async () => {
    synapse = await startSynapse()
    w = await createMatrixWorld(synapse)
    db = await testDatabase()
    bot = await born()
    await founded(bot)
    kept.push(await cursor())
    await aMorning()
  }, 180_000)
  afterAll(async () => {
    await bot?.stop()
    await db?.close()
    await synapse?.stop()
  })

  const born = () => matrixBot(db, { clock: systemClock, world: w, seed: seed++ })
  /** Stopped, and begun again once this was done meanwhile. */
  async function away(meanwhile: () => Promise<unknown>): Promise<void> {
    await bot.stop()
    await meanwhile()
    bot = await born()
    await begin(bot)
    // What would be said a second time would be said now.
    await pause(500)
    await bot.settle()
  }
  const forgets = () => db.query(`DELETE FROM "Setting" WHERE key LIKE 'cursor|matrix%'`)
  /** The newest of those that are kept: as much as was heard. */
  async function cursor(): Promise<readonly [string, object]> {
    const rows = await db.query<{ key: string; value: { cursor: string } }>(
      `SELECT * FROM "Setting" WHERE key LIKE 'cursor|matrix%'`,
    )
    const at = ({ value }: { value: { cursor: string } }) => Number((JSON.parse(value.cursor) as { at: number }).at)
    const [newest] = rows.sort((a, b) => at(b) - at(a))
    return [newest!.key, newest!.value]
  }
  async function says(who: string, where: string, words: string, more = {}): Promise<string> {
    const event = await w.says(who, where, words, more)
    await bot.settle(event)
    return event
  }
  const reacts = async (who: string, where: string, about: string, key: string) =>
    bot.settle(await w.reacts(who, where, about, key))
  const rows = async () => {
    await bot.engine.seal()
    const { settings: _, Setting: __, ...all } = await rowsOf(db)
    return all
  }
  const ideas = async () => (await db.prisma.idea.findMany({ orderBy: { number: 'asc' } })).map(({ text }) => text)
  /** Every message of every room, as the people in it see it. */
  async function shown(): Promise<Record<string, string[]>> {
    const found: Record<string, string[]> = {}
    for (const who of everybody)
      for (const where of ['#pleniere', '#couloir', ...(await w.directsOf(who))])
        found[`${who} ${where}`] = (await w.sees(who, where)).map(
          ({ by, text, reactions }) => `${by}: ${text} ${JSON.stringify(reactions)}`,
        )
    return found
  }

  /** Ideas, a vote whose card changes with each ballot, pressed and typed ballots, an action, an undo. */
  async function aMorning(): Promise<void> {
    for (const [i, who] of ['bo', 'cleo', 'dan'].entries())
      await says(who, i % 2 ? '#couloir' : '#pleniere', `!idee Idée ${i + 1} du matin`)
    await says('dan', '#pleniere', '!concert annuler')
    await says(
      'ana',
      '#pleniere',
      '!concert vote Par quoi commencer ? ; options : Fonds | Annuaire ; résultats : en direct',
    )
    await says('ana', 'dm', '1')
    for (const who of ['bo', 'cleo']) {
      const card = (await w.sees(who, '#pleniere')).findLast(({ text }) => text.includes('Par quoi commencer'))
      await reacts(who, '#pleniere', card!.id, '1️⃣')
      // The card was said before: what is pressed on it is asked of the homeserver, which knows how it stands by then.
      if (who === 'bo') kept.push(await cursor())
      await says(who, 'dm', '1')
    }
    await says('bo', '#pleniere', '!concert voter 2')
    await says('ana', '#pleniere', '!action Écrire aux communes ; porteur : CRESS ; échéance : 30/06/2035')
    // Cards are drawn again within two seconds.
    await pause(2500)
    await bot.settle()
  }

  test('without how far it was heard, nothing of it is done or said again, and what is new is heard', async () => {
    const [before, seen] = [await rows(), await shown()]
    expect(before.Ballot?.length).toBeGreaterThanOrEqual(2)
    await away(forgets)
    expect(await rows()).toEqual(before)
    expect(await shown()).toEqual(seen)
    await says('bo', '#pleniere', '!idee Après l’oubli')
    expect((await ideas()).at(-1)).toBe('Après l’oubli')
    await says('bo', 'dm', '!concert')
    expect(await w.directsOf('bo')).toHaveLength(1)
  })

  test.each([
    ['the beginning', 0],
    ['the middle', 1],
  ])('told all of it again from %s, it knows it', async (_, from) => {
    const [before, seen] = [await rows(), await shown()]
    await away(async () => {
      await forgets()
      const [key, value] = kept[from]!
      await db.query('INSERT INTO "Setting" (key, value) VALUES ($1, $2)', [key, JSON.stringify(value)])
    })
    expect(await rows()).toEqual(before)
    expect(await shown()).toEqual(seen)
    await says('cleo', '#couloir', `!idee Après la redite (${from})`)
    expect((await ideas()).at(-1)).toBe(`Après la redite (${from})`)
  })

  test.each([
    ['while it listens', false],
    ['while it is away, and it forgot', true],
  ])('put out of a room and asked in again %s: what was said before is history', async (_, isAway) => {
    const before = await ideas()
    const told = (await w.sees('bo', '#pleniere')).filter(({ by }) => by === 'Concertess').length
    async function putOut(): Promise<void> {
      await w.kicks('ana', '#pleniere', 'bot')
      await w.says('bo', '#pleniere', '!idee Pendant qu’il n’est pas là')
      await w.invites('ana', '#pleniere', 'bot')
    }
    if (isAway)
      await away(async () => {
        await putOut()
        await forgets()
      })
    else await putOut()
    const path = `/rooms/${encodeURIComponent(w.idOf('#pleniere'))}/state/m.room.member/${encodeURIComponent(w.bot.id)}`
    for (let tries = 0; tries < 400 && (await w.personNamed('ana').get(path)).membership !== 'join'; tries++)
      await pause(20)
    await says('bo', '#pleniere', '!idee De nouveau là')
    expect(await ideas()).toEqual([...before, 'De nouveau là'])
    const since = (await w.sees('bo', '#pleniere')).filter(({ by }) => by === 'Concertess').slice(told)
    // Its greeting, the card and the receipt of the new idea.
    expect(since.filter(({ text }) => text.includes('du matin'))).toEqual([])
    expect(since.filter(({ text }) => text.includes('Bonjour, je suis Concertess'))).toHaveLength(1)
  })

  test.each([
    ['while it listens', false],
    ['once more, while it is away', true],
  ])('a room that is upgraded %s: what it was for goes on in the new one, said once', async (_, isAway) => {
    const place = () => db.prisma.place.findFirstOrThrow({ where: { name: 'pleniere' } })
    const { external: old } = await place()
    const at = (room: string, more: string) => `/rooms/${encodeURIComponent(room)}${more}`
    let room = ''
    async function upgrade(): Promise<void> {
      const ana = w.personNamed('ana')
      const version = textOf((await ana.get(at(old, '/state/m.room.create'))).room_version)
      await w.says('dan', old, '!idee Juste avant')
      const made = await ana.post(at(old, '/upgrade'), { new_version: version === '11' ? '10' : '11' })
      room = textOf(made.replacement_room)
      // As clients do: those of the old room are asked into the new one.
      await ana.post(at(room, '/invite'), { user_id: w.idOf('cleo') })
      await w.personNamed('cleo').post(`/join/${encodeURIComponent(room)}`)
      await w.says('cleo', room, '!idee Avant qu’il soit là')
      for (const who of ['bo', 'dan', 'bot']) await ana.post(at(room, '/invite'), { user_id: w.idOf(who) })
      for (const who of ['bo', 'dan']) await w.personNamed(who).post(`/join/${encodeURIComponent(room)}`)
    }
    if (isAway) await away(upgrade)
    else await upgrade()
    await w.waits('bo', room, 'prend la place de l’ancien')
    await w.waits('bo', room, 'Par quoi commencer')
    await says('cleo', room, '!idee Dans le nouveau salon')
    expect((await ideas()).slice(-3)).toEqual(['Juste avant', 'Avant qu’il soit là', 'Dans le nouveau salon'])
    expect((await place()).external).toBe(room)
    const card = await w.find('dan', room, 'Par quoi commencer')
    await reacts('dan', room, card.id, '1️⃣')
    await says('dan', 'dm', isAway ? '2' : '1')
    await away(forgets)
    const mine = (await w.sees('bo', room)).filter(({ by }) => by === 'Concertess')
    for (const words of ['prend la place de l’ancien', 'Par quoi commencer', 'Dans le nouveau salon']) {
      const cards = mine.filter(({ text, thread }) => thread === undefined && text.includes(words))
      expect(cards, words).toHaveLength(1)
    }
    expect(mine.filter(({ text }) => text.includes('Bonjour, je suis'))).toEqual([])
    expect(mine.find(({ text }) => text.includes('Par quoi commencer'))?.text).toMatch(/3\sréponses/)
  })
})
