/** A concertation that begins with a model: looked at first. */
import { expect, test } from 'vitest'
import { createWorld, type World } from '../support/world.ts'

async function administered(): Promise<World> {
  const w = await createWorld({ at: '2011-03-15T10:00' })
  await w.says('ana', '#pleniere', '/concert admin')
  await w.presses('ana', '#pleniere', 'Confirmer')
  return w
}

const creates = 'creer ESS à 10 ans ; organisateurs : Région, CRESS'

test('given the model of Picardie, when it is looked at, nothing is made; confirmed, phases, bodies and ateliers are', async () => {
  const w = await administered()
  const before = await w.dump()
  const shown = await w.says('ana', '#pleniere', `/concert ${creates} ; modèle : Picardie, deux phases`)
  expect(shown.text).toMatch(/^« ESS à 10 ans » sera créée ainsi\nDeux phases comme en Picardie/)
  expect(shown.text).toContain('Phase 1 : Constats et enjeux, du 1er avril au 31 juillet 2011')
  expect(shown.text).toContain('Instances : Comité de concertation, Comité de pilotage et Comité technique')
  expect(shown.text.split('\n').length).toBeLessThanOrEqual(12)
  expect(await w.dump()).toBe(before)
  expect((await w.presses('ana', '#pleniere', 'Créer la concertation')).text).toMatch(/est créée/)
  await w.presses('ana', '#pleniere', 'Rattacher ce salon')
  const phases = (await w.says('ana', '#pleniere', '/concert phases')).text
  expect(phases).toMatch(/1\. Constats et enjeux — du 1er avril au 31 juillet 2011/)
  expect(phases).toMatch(/2\. Propositions et actions — du 1er septembre au 31 décembre 2011/)
  const workshops = (await w.says('ana', '#pleniere', '/concert ateliers')).text
  expect(workshops).toMatch(/1\. Structuration et mutualisation/)
  expect(workshops).toMatch(/4\. Accompagnement et financement/)
  await w.says('ana', '#pleniere', '/concert ajouter-atelier Alimentation')
  expect((await w.says('ana', '#pleniere', '/concert ateliers')).text).toMatch(/5\. Alimentation/)
})

test('one atelier bears the title of the concertation', async () => {
  const w = await administered()
  await w.says('ana', '#pleniere', `/concert ${creates} ; modèle : atelier seul`)
  await w.presses('ana', '#pleniere', 'Créer la concertation')
  await w.presses('ana', '#pleniere', 'Rattacher ce salon')
  expect((await w.says('ana', '#pleniere', '/concert ateliers')).text).toMatch(/1\. ESS à 10 ans/)
})

test('without a model nothing more is asked, and a model that is none is refused with those there are', async () => {
  const w = await administered()
  expect((await w.says('ana', '#pleniere', `/concert ${creates} ; modèle : Bretagne`)).text).toMatch(
    /« Picardie, deux phases », « atelier seul », « boîte à idées »/,
  )
  expect((await w.says('ana', '#pleniere', `/concert ${creates}`)).text).toMatch(/est créée/)
  expect(await w.db.query('SELECT 1 FROM "Workshop"')).toEqual([])
})

test('a title that was taken meanwhile is refused when it is confirmed', async () => {
  const w = await administered()
  await w.says('ana', '#pleniere', `/concert ${creates} ; modèle : boîte à idées`)
  await w.says('ana', '#atelier', `/concert ${creates}`)
  expect((await w.presses('ana', '#pleniere', 'Créer la concertation')).text).toMatch(
    /^Une concertation s’appelle déjà/,
  )
})

test('made by mistake, it is taken back: its title is free, and nobody is asked which one they mean', async () => {
  const w = await administered()
  await w.says('ana', '#pleniere', `/concert ${creates} ; fin : 12 avril 18h ; modèle : Picardie, deux phases`)
  await w.presses('ana', '#pleniere', 'Créer la concertation')
  expect((await w.says('ana', '#pleniere', '/concert annuler')).text).toMatch(/« ESS à 10 ans » n’existe plus/)
  expect((await w.says('ana', 'dm', '/concert concertation')).text).not.toContain('ESS à 10 ans')
  expect(await w.db.query(`SELECT 1 FROM "Due" WHERE state = 'waiting' AND schedule LIKE 'intake%'`)).toEqual([])
  expect((await w.says('ana', '#pleniere', `/concert ${creates}`)).text).toMatch(/est créée/)
  expect((await w.says('ana', '#pleniere', '/concert salon')).text).toMatch(/est rattaché/)
})

test('once it is in use it is not taken back', async () => {
  const w = await administered()
  await w.says('ana', '#pleniere', `/concert ${creates}`)
  await w.says('ana', '#atelier', '/concert salon')
  expect((await w.says('ana', '#pleniere', '/concert annuler')).text).toMatch(/sert déjà : un salon lui est rattaché/)
})
