/** What one person says may be heard in another order than it was said: the last thing said counts, by the platform's clock. */
import { expect, test } from 'vitest'
import { requestHash } from '../../src/engine/inbox.ts'
import type { Incoming } from '../../src/port.ts'
import { plain } from '../../src/views/plain.ts'
import { opened, peopled, present } from '../support/meetings.ts'
import { createWorld, type World } from '../support/world.ts'

let n = 0

function incoming(w: World, who: string, channel: string, says: Incoming['says'], seconds: number): Incoming {
  n += 1
  return {
    id: `late-${n}`,
    platform: 'console',
    who: { workspace: 'console', account: who, name: who },
    where: { workspace: 'console', channel, kind: 'room', name: channel },
    says,
    at: w.now().getTime() + seconds * 1000,
  }
}

/** Done so many seconds after now, which the platform tells; heard now. */
async function hears(w: World, who: string, channel: string, says: Incoming['says'], seconds: number) {
  const [reply] = await w.engine.door('console').hear([incoming(w, who, channel, says, seconds)])
  return plain(reply!.body).replace(/[\u00a0\u202f]/g, ' ')
}

async function voting(words = 'On continue ?'): Promise<World> {
  const w = await (await createWorld()).founded()
  await w.says('ana', '#pleniere', `/concert vote ${words}`)
  await w.presses('ana', '#pleniere', 'Ouvrir le vote')
  await w.passes({ minutes: 1 })
  return w
}

const votes = (w: World, who: string, said: string, seconds: number) =>
  hears(w, who, 'pleniere', `/concert voter ${said}`, seconds)

async function box(w: World): Promise<readonly { state: string; paper: string }[]> {
  return w.db.query(`SELECT state, paper FROM "Ballot" ORDER BY number`)
}

test('« Non » said last but heard first wins over the late « Oui », whoever said it', async () => {
  const w = await voting()
  await votes(w, 'bo', 'non', -5)
  const late = await votes(w, 'bo', 'oui', -10)
  expect(late).toMatch(/^Vous avez répondu autrement depuis au vote n° 1 : « Non » reste compté\./)
  await votes(w, 'cleo', 'oui', -10)
  expect(await box(w)).toEqual([
    { state: 'counted', paper: '1' },
    { state: 'counted', paper: '0' },
  ])
})

test('in their own order, each answer takes the place of the one before', async () => {
  const w = await voting()
  await votes(w, 'bo', 'oui', -10)
  expect(await votes(w, 'bo', 'non', -5)).toContain('votre nouveau choix remplace l’ancien')
  expect(await box(w)).toEqual([{ state: 'counted', paper: '1' }])
})

test('the same answer said again is the last word since then', async () => {
  const w = await voting()
  await votes(w, 'bo', 'oui', -10)
  await votes(w, 'bo', 'oui', -2)
  expect(await votes(w, 'bo', 'non', -5)).toContain('« Oui » reste compté')
  expect(await box(w)).toEqual([{ state: 'counted', paper: '0' }])
})

test('a vote withdrawn last stays withdrawn, and one cast again last stays cast', async () => {
  const w = await voting()
  await votes(w, 'bo', 'oui', -10)
  await hears(w, 'bo', 'pleniere', '/concert retirer-vote', -5)
  expect(await votes(w, 'bo', 'non', -7)).toContain('Vous avez retiré votre vote au n° 1 depuis')
  expect(await box(w)).toEqual([{ state: 'withdrawn', paper: '' }])
  await votes(w, 'bo', 'non', -2)
  expect(await hears(w, 'bo', 'pleniere', '/concert retirer-vote', -4)).toContain('« Non » reste compté')
  expect(await box(w)).toEqual([{ state: 'counted', paper: '1' }])
})

test.each([
  ['after now', 3600],
  ['more than ten minutes ago', -601],
  ['at no moment', Number.NaN],
])('a clock that says %s is not believed', async (_, seconds) => {
  const w = await voting()
  await votes(w, 'bo', 'non', -1)
  await votes(w, 'bo', 'oui', seconds)
  expect(await box(w)).toEqual([{ state: 'counted', paper: '0' }])
  await w.passes({ seconds: 1 })
  await votes(w, 'bo', 'non', 0)
  expect(await box(w)).toEqual([{ state: 'counted', paper: '1' }])
})

test('« je ne pourrai pas venir » said last stands, and taking an answer back does not reach past it', async () => {
  const w = await peopled()
  await w.says('bo', '#atelier', '/concert reunion 8 avril 14h')
  await w.says('bo', '#atelier', { intent: 'session convene', args: { session: 1, confirmed: true } })
  const answers = async () => (await w.db.query<{ answer: string }>('SELECT answer FROM "Answer"')).map((a) => a.answer)
  await hears(w, 'dan', 'atelier', '/concert reponse non', -5)
  const late = await hears(w, 'dan', 'atelier', '/concert reponse oui', -10)
  expect(late).toContain('Vous avez répondu autrement depuis : « je ne pourrai pas venir » reste compté.')
  expect(await answers()).toEqual(['no'])
  expect(await hears(w, 'dan', 'atelier', '/concert annuler', -8)).toMatch(/^La situation a changé depuis/)
  expect(await answers()).toEqual(['no'])
  await hears(w, 'dan', 'atelier', '/concert annuler', -2)
  expect(await answers()).toEqual(['withdrawn'])
  expect(await hears(w, 'dan', 'atelier', '/concert reponse oui', -3)).toContain(
    'Vous avez repris votre réponse depuis',
  )
  expect(await answers()).toEqual(['withdrawn'])
})

test('« je suis là », heard after the animation noted an absence, changes nothing', async () => {
  const w = await opened()
  await w.says('bo', '#atelier', '/concert presents dan excusé')
  const dan = async () => (await present(w)).filter(({ name }) => name === 'dan').map(({ state }) => state)
  expect(await hears(w, 'dan', 'atelier', '/concert present', -10)).toContain('a été notée autrement depuis')
  expect(await dan()).toEqual(['excused'])
  await w.passes({ seconds: 5 })
  await hears(w, 'dan', 'atelier', '/concert present', -1)
  expect(await dan()).toEqual(['present'])
  await hears(w, 'dan', 'atelier', '/concert annuler', 0)
  expect(await dan()).toEqual(['excused'])
})

test('when it was done is no part of what was said', async () => {
  const w = await voting()
  const said = incoming(w, 'bo', 'pleniere', '/concert voter oui', -5)
  expect(requestHash({ ...said, at: 1 })).toBe(requestHash(said))
  const door = w.engine.door('console')
  const [first] = await door.hear([said])
  const [again] = await door.hear([{ ...said, at: said.at! + 1 }])
  expect(again).toEqual(first)
})
