/** People, told: who they are, whom they speak for, in which language, what is entrusted to them, and the first of them. */
import { expect, test } from 'vitest'
import { newAdminCode } from '../../src/engine/installation.ts'
import { createWorld, type World } from '../support/world.ts'

const administrators = async (w: World) =>
  (await w.state()).roles.filter((role) => role.kind === 'administrator').map((role) => role.person)
const roleOf = async (w: World, person: string) =>
  (await w.state()).roles.filter((role) => role.person === person && !role.ended).map((role) => role.kind)

test('a profile says what the bot knows of a person', async () => {
  const w = await (await createWorld()).founded()
  const told = await w.says('bo', '#pleniere', '/concert profil')
  expect(told.text).toMatch(/^Votre profil : bo\nStructure : à préciser\nRôles : participation\nLangue : /)
  expect(told.text).toContain('Heures calmes : aucune\nLettre de la semaine : reçue')
  expect(told.buttons).toEqual([
    'Changer mon nom',
    'Dire ma structure',
    'Changer de langue',
    'Relier un autre compte',
    'Mes heures calmes',
    'La lettre de la semaine',
    'M’absenter',
    'Mes données',
  ])
  expect((await w.says('ana', '#pleniere', '/concert profil')).text).toContain('Rôles : Administration, Coordination')
})

test('a name is changed, shown beside ideas, and taken back', async () => {
  const w = await (await createWorld()).founded()
  expect((await w.says('bo', '#pleniere', '/concert nom Camille Durand')).text).toMatch(/sous le nom de Camille Durand/)
  await w.says('bo', '#pleniere', '/idee Mutualiser un poste')
  expect((await w.sees('cleo', '#pleniere')).at(-1)).toMatch(/^Idée n° 1 — Camille Durand/)
  await w.says('bo', 'dm', '/concert nom Camille D.')
  await w.says('bo', 'dm', '/concert annuler')
  expect((await w.state()).people.find((p) => p.account === 'bo')?.name).toBe('Camille Durand')
})

test('an organisation is known by its name however it is typed, and « aucune » is none', async () => {
  const w = await (await createWorld()).founded()
  expect((await w.says('bo', '#pleniere', '/concert structure URIOPSS Hauts-de-France')).text).toMatch(
    /Votre structure : URIOPSS/,
  )
  const told = await w.says('cleo', '#pleniere', '/concert structure uriopss hauts-de-france')
  expect(told.text).toContain('était déjà connue sous le nom de URIOPSS Hauts-de-France')
  await w.says('bo', '#pleniere', '/concert structure Aucune')
  const structure = async (account: string) => (await w.state()).people.find((p) => p.account === account)?.organisation
  expect(await structure('bo')).toBeNull()
  expect(await structure('cleo')).toBe('URIOPSS Hauts-de-France')
  await w.says('bo', '#pleniere', '/concert annuler')
  expect(await structure('bo')).toBe('URIOPSS Hauts-de-France')
})

test('an idea keeps the organisation for which it was said', async () => {
  const w = await (await createWorld()).founded()
  await w.says('bo', '#pleniere', '/concert structure URIOPSS')
  await w.says('bo', '#pleniere', '/idee Mutualiser un poste')
  await w.says('bo', '#pleniere', '/concert structure Ligue de l’enseignement')
  expect((await w.says('cleo', '#pleniere', '/concert idees')).text).toContain('bo, URIOPSS')
})

test('each person is spoken to in their own language, the room in its own', async () => {
  const w = await (await createWorld()).founded()
  expect((await w.says('bo', '#pleniere', '/concert langue anglais')).text).toMatch(/^Noted/)
  expect((await w.says('bo', '#pleniere', '/idea Share one accountant')).text).toMatch(/^Idea 1 recorded/)
  expect((await w.sees('cleo', '#pleniere')).at(-1)).toMatch(/^Idée n° 1 — bo/)
  expect((await w.says('bo', '#pleniere', '/concert undo')).text).not.toMatch(/est retirée/)
  expect((await w.says('bo', '#pleniere', '/concert langue français')).text).toMatch(/en français/)
  expect((await w.says('bo', '#pleniere', '/concert')).text).toContain('Organisée par')
})

test('a change of language is taken back', async () => {
  const w = await (await createWorld()).founded()
  await w.says('bo', '#pleniere', '/concert langue anglais')
  await w.says('bo', '#pleniere', '/concert annuler')
  expect((await w.says('bo', '#pleniere', '/concert')).text).toContain('Organisée par')
})

test('the platform’s language is spoken until the person chooses', async () => {
  const w = await (await createWorld()).founded()
  expect((await w.says('bo', '#pleniere', '/concert', { locale: 'en-GB' })).text).toContain('Organised by')
  await w.says('bo', '#pleniere', '/concert language french', { locale: 'en-GB' })
  expect((await w.says('bo', '#pleniere', '/concert', { locale: 'en-GB' })).text).toContain('Organisée par')
})

test('commands are understood in both languages, whatever the accents and the case', async () => {
  const w = await (await createWorld()).founded()
  for (const words of ['/concert AIDE', '/concert help', '/Concert aidé', '!aide', '!concert help', '/concertess aide'])
    expect((await w.says('bo', '#pleniere', words)).text).toMatch(/^Ici, dans /)
})

test('only the coordination entrusts roles, and that can be taken back', async () => {
  const w = await (await createWorld()).founded()
  await w.says('bo', '#pleniere', '/concert')
  await w.says('cleo', '#pleniere', '/concert')
  const refused = await w.says('bo', '#pleniere', '/concert nommer bo coordination')
  expect(refused.text).toMatch(/^« nommer » est réservé à la coordination/)
  expect((await w.says('ana', '#pleniere', '/concert nommer bo animation')).text).toMatch(/^bo a maintenant ce rôle/)
  expect(await roleOf(w, 'bo')).toEqual(['facilitator'])
  expect((await w.says('bo', '#pleniere', '/concert nommer cleo animation')).text).toMatch(/réservé à la coordination/)
  expect((await w.says('ana', '#pleniere', '/concert nommer bo animation')).text).toMatch(/a déjà ce rôle/)
  await w.says('ana', '#pleniere', '/concert annuler')
  expect(await roleOf(w, 'bo')).toEqual([])
  expect((await w.says('ana', '#pleniere', '/concert relever bo animation')).text).toMatch(/n’a pas ce rôle/)
})

test('a role is taken back, given again, and the team says who holds what', async () => {
  const w = await (await createWorld()).founded()
  await w.says('bo', '#pleniere', '/concert')
  await w.says('ana', '#pleniere', '/concert nommer bo coordination')
  expect((await w.says('cleo', '#pleniere', '/concert membres')).text).toMatch(/Coordination\n• ana\n• bo/)
  await w.says('bo', '#pleniere', '/concert relever ana coordination')
  expect((await w.says('cleo', '#pleniere', '/concert membres')).text).toMatch(/Coordination\n• bo/)
  await w.says('bo', '#pleniere', '/concert annuler')
  expect(await roleOf(w, 'ana')).toEqual(['administrator', 'coordinator'])
})

test('the last person at the coordination cannot leave it', async () => {
  const w = await (await createWorld()).founded()
  const told = await w.says('ana', '#pleniere', '/concert relever ana coordination')
  expect(told.text).toMatch(/^C’est la dernière personne à la coordination/)
  expect(await roleOf(w, 'ana')).toContain('coordinator')
})

test('a person is found by a part of the name, and two are told apart', async () => {
  const w = await (await createWorld()).founded()
  await w.says('bo', '#pleniere', '/concert nom Camille Durand')
  await w.says('cleo', '#pleniere', '/concert nom Camille Martin')
  const told = await w.says('ana', '#pleniere', '/concert nommer Camille animation')
  expect(told.text).toMatch(/^Plusieurs personnes correspondent à « Camille » : Camille (Durand|Martin), Camille/)
  expect((await w.says('ana', '#pleniere', '/concert nommer durand animation')).text).toMatch(/^Camille Durand a/)
  expect((await w.says('ana', '#pleniere', '/concert nommer Zoé animation')).text).toMatch(/^Je ne connais personne/)
})

test('given a code, when it is typed, then one person administers; it serves once', async () => {
  const w = await createWorld()
  const code = (await newAdminCode(w.db, w.ids))!
  expect((await w.says('bo', 'dm', '/concert admin')).text).toMatch(/^Il me faut le code/)
  expect((await w.says('bo', 'dm', '/concert admin ABCD-2345')).text).toMatch(/^Ce code n’est pas le bon/)
  expect(await administrators(w)).toEqual([])
  expect((await w.says('bo', 'dm', `/concert admin ${code.toLowerCase().replace('-', ' ')}`)).text).toMatch(
    /^Bonjour bo/,
  )
  expect((await w.says('cleo', 'dm', `/concert admin ${code}`)).text).toMatch(/a déjà une administration/)
  expect(await administrators(w)).toEqual(['bo'])
  expect(await newAdminCode(w.db, w.ids)).toBeUndefined()
})

test('a new code makes the one before worthless', async () => {
  const w = await createWorld()
  const first = (await newAdminCode(w.db, w.ids))!
  await newAdminCode(w.db, w.ids)
  expect((await w.says('bo', 'dm', `/concert admin ${first}`)).text).toMatch(/^Ce code n’est pas le bon/)
})

test('the owner of the workspace needs no code, and confirms; nobody else may', async () => {
  const w = await createWorld()
  expect((await w.says('ana', 'dm', '/concert admin')).text).toMatch(/Confirmez-vous \?/)
  expect(await administrators(w)).toEqual([])
  expect((await w.says('bo', 'dm', '/concert admin ; confirmation : oui')).text).toMatch(/^Il me faut le code/)
  await w.presses('ana', 'dm', 'Confirmer')
  expect(await administrators(w)).toEqual(['ana'])
})

test('of several people with the same code at the same time, one administers', async () => {
  for (let round = 0; round < 5; round += 1) {
    const w = await createWorld()
    const code = await newAdminCode(w.db, w.ids)
    const told = await w.together(
      ...['bo', 'cleo', 'dan', 'eve'].map((who) => [who, 'dm', `/concert admin ${code}`] as const),
    )
    expect(told.filter(({ text }) => text.startsWith('Bonjour'))).toHaveLength(1)
    expect(told.filter(({ text }) => text.startsWith('Ce bot a déjà une administration'))).toHaveLength(3)
    expect(await administrators(w)).toHaveLength(1)
  }
})
