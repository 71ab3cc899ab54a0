/** Organisations and their colleges, told; and the roles of members and guests. */
import { expect, test } from 'vitest'
import { createWorld, type World } from '../support/world.ts'

async function founded(): Promise<World> {
  const w = await (await createWorld()).founded()
  await w.says('bo', '#pleniere', '/concert structure URIOPSS Hauts-de-France')
  await w.says('cleo', '#pleniere', '/concert structure URIOPSS Hauts-de-France')
  await w.says('dan', '#pleniere', '/concert structure Scop Bâti')
  return w
}

test('colleges are named all at once, in their order, and taken back', async () => {
  const w = await founded()
  const told = await w.says(
    'ana',
    '#pleniere',
    '/concert college Associations, Coopératives, SIAE et entreprises solidaires',
  )
  expect(told.text).toMatch(/^Collèges ajoutés : Associations, Coopératives et SIAE et entreprises solidaires\./)
  const page = (await w.says('bo', '#pleniere', '/concert colleges')).text
  expect(page).toMatch(/Associations : aucune structure\nCoopératives : aucune structure\nSIAE et entreprises/)
  expect(page).toContain('Sans collège (4) : CRESS, Région, Scop Bâti et URIOPSS Hauts-de-France')
  expect((await w.says('ana', '#pleniere', '/concert college associations')).text).toMatch(/existe déjà/)
  await w.says('ana', '#pleniere', '/concert annuler')
  expect((await w.says('bo', '#pleniere', '/concert colleges')).text).toMatch(/^Aucun collège/)
})

test('only the coordination names colleges and says who is where', async () => {
  const w = await founded()
  await w.says('ana', '#pleniere', '/concert college Associations')
  const before = await w.dump()
  for (const words of [
    'college Mutuelles',
    'affecter Scop Bâti ; collège : Associations',
    'retirer-college Associations',
  ])
    expect((await w.says('bo', '#pleniere', `/concert ${words}`)).text).toMatch(/est réservé à la coordination/)
  expect((await w.says('bo', '#pleniere', '/concert colleges')).buttons).toEqual(['Voir les structures'])
  expect(await w.dump()).toBe(before)
})

test('an organisation is in one college, is moved to another, and each move is taken back', async () => {
  const w = await founded()
  await w.says('ana', '#pleniere', '/concert college Associations | Coopératives')
  const where = async () => (await w.says('bo', '#pleniere', '/concert structures')).text
  expect((await w.says('ana', '#pleniere', '/concert affecter Scop Bâti ; collège : coop')).text).toMatch(
    /^C’est noté : Scop Bâti, dans le collège « Coopératives »/,
  )
  expect(await where()).toContain('Scop Bâti — Coopératives, 1 personne')
  expect(await where()).toContain('URIOPSS Hauts-de-France — sans collège, 2 personnes')
  await w.says('ana', '#pleniere', '/concert affecter scop bati associations')
  expect(await where()).toContain('Scop Bâti — Associations')
  expect((await w.says('ana', '#pleniere', '/concert affecter Scop Bâti ; collège : Associations')).text).toMatch(
    /^C’est déjà le cas/,
  )
  await w.says('ana', '#pleniere', '/concert annuler')
  expect(await where()).toContain('Scop Bâti — Coopératives')
  await w.says('ana', '#pleniere', '/concert affecter Scop Bâti ; collège : aucun')
  expect(await where()).toContain('Scop Bâti — sans collège')
  await w.says('ana', '#pleniere', '/concert annuler')
  expect(await where()).toContain('Scop Bâti — Coopératives')
})

test('an organisation without a college is chosen from the page, then its college from a list', async () => {
  const w = await founded()
  await w.says('ana', '#pleniere', '/concert college Associations, Coopératives')
  await w.says('ana', '#pleniere', '/concert colleges')
  expect((await w.presses('ana', '#pleniere', 'URIOPSS Hauts-de-France')).text).toMatch(
    /^Dans quel collège : URIOPSS Hauts-de-France \?/,
  )
  expect((await w.presses('ana', '#pleniere', 'Associations')).text).toMatch(/dans le collège « Associations »/)
})

test('a name that nobody used is asked about: another was meant, or it is added', async () => {
  const w = await founded()
  await w.says('ana', '#pleniere', '/concert college Associations, Coopératives')
  const told = await w.says('ana', '#pleniere', '/concert affecter Scop Bati SA ; collège : Coopératives')
  expect(told.text).toMatch(/^Je ne connais pas encore de structure « Scop Bati SA »/)
  expect((await w.presses('ana', '#pleniere', 'L’ajouter')).text).toMatch(/^C’est noté : Scop Bati SA/)
  const near = await w.says('ana', '#pleniere', '/concert affecter Scop Bato ; collège : Coopératives')
  expect(near.text).toContain('Vouliez-vous dire')
  expect((await w.presses('ana', '#pleniere', 'Scop Bâti')).text).toMatch(/^C’est noté : Scop Bâti, dans/)
  const several = await w.says(
    'ana',
    '#pleniere',
    '/concert affecter Scop Bâti | Scop Une | Scop Deux ; collège : asso',
  )
  expect(several.text).toMatch(/^Je ne connais pas encore ces structures : « Scop Une » et « Scop Deux »/)
  expect((await w.presses('ana', '#pleniere', 'L’ajouter')).text).toMatch(
    /^C’est noté : Scop Bâti, Scop Une et Scop Deux, dans le collège « Associations »/,
  )
})

test('a college that does not exist, or could be two, is refused with those that do', async () => {
  const w = await founded()
  expect((await w.says('ana', '#pleniere', '/concert affecter Scop Bâti ; collège : Mutuelles')).text).toMatch(
    /pas encore de collège/,
  )
  await w.says('ana', '#pleniere', '/concert college Associations, Associés')
  expect((await w.says('ana', '#pleniere', '/concert affecter Scop Bâti ; collège : Mutuelles')).text).toMatch(
    /Choisissez parmi : Associations, Associés/,
  )
  expect((await w.says('ana', '#pleniere', '/concert affecter Scop Bâti ; collège : asso')).text).toMatch(
    /^Plusieurs collèges commencent par « asso »/,
  )
})

test('a college that is withdrawn and comes back finds its organisations again', async () => {
  const w = await founded()
  await w.says('ana', '#pleniere', '/concert college Associations')
  await w.says('ana', '#pleniere', '/concert affecter URIOPSS Hauts-de-France ; collège : Associations')
  expect((await w.says('ana', '#pleniere', '/concert retirer-college associations')).text).toMatch(
    /^Retiré : Associations/,
  )
  expect((await w.says('bo', '#pleniere', '/concert structures')).text).toContain(
    'URIOPSS Hauts-de-France — sans collège',
  )
  await w.says('ana', '#pleniere', '/concert annuler')
  expect((await w.says('bo', '#pleniere', '/concert structures')).text).toContain(
    'URIOPSS Hauts-de-France — Associations',
  )
})

test('colleges of one concertation are nothing to another', async () => {
  const w = await founded()
  await w.says('ana', '#atelier', '/concert creer Mobilités ; organisateurs : Métropole')
  await w.says('ana', '#atelier', '/concert salon mobilites')
  await w.says('ana', '#pleniere', '/concert college Associations')
  expect((await w.says('ana', '#atelier', '/concert colleges')).text).toMatch(/^Aucun collège/)
  expect((await w.says('ana', '#atelier', '/concert structures')).text).not.toContain('Scop')
  expect((await w.says('ana', '#atelier', '/concert affecter Métropole ; collège : Associations')).text).toMatch(
    /pas encore de collège/,
  )
})

test('two people who name the same college at the same time name it once', async () => {
  const w = await founded()
  await w.says('ana', '#pleniere', '/concert nommer bo coordination')
  const told = await w.together(
    ['ana', '#pleniere', '/concert college Associations'],
    ['bo', '#pleniere', '/concert college associations'],
  )
  expect(told.filter(({ text }) => text.startsWith('Collège ajouté'))).toHaveLength(1)
  expect(told.filter(({ text }) => text.includes('existe déjà'))).toHaveLength(1)
})

test('somebody is a member or a guest, one in place of the other, and that is taken back', async () => {
  const w = await founded()
  const held = async () =>
    (await w.state()).roles.filter((role) => role.person === 'bo' && !role.ended).map((role) => role.kind)
  await w.says('ana', '#pleniere', '/concert nommer bo invité')
  expect(await held()).toEqual(['guest'])
  const told = await w.says('ana', '#pleniere', '/concert nommer bo membre')
  expect(told.text).toContain('Ce rôle remplace le précédent : Invité')
  expect(await held()).toEqual(['member'])
  expect((await w.says('cleo', '#pleniere', '/concert membres')).text).toMatch(/Membre\n• bo/)
  await w.says('ana', '#pleniere', '/concert annuler')
  expect(await held()).toEqual(['guest'])
  await w.says('ana', '#pleniere', '/concert relever bo invite')
  expect(await held()).toEqual([])
})
