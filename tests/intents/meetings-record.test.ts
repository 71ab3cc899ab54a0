/** What is kept of meetings, told: decisions and opinions, where they may be noted; minutes, drafted, validated, frozen. */
import { expect, test } from 'vitest'
import { cardOf, opened, peopled, states } from '../support/meetings.ts'
import type { World } from '../support/world.ts'

function decisions(w: World) {
  return w.db.query<{ number: number; text: string; kind: string; state: string }>(
    'SELECT number, text, kind, state FROM "Decision" ORDER BY number',
  )
}

function minutes(w: World) {
  return w.db.query<{ text: string; state: string }>('SELECT text, state FROM "Minutes"')
}

/** The plenary is under way in #pleniere; it advises. */
async function plenary(): Promise<World> {
  const w = await peopled()
  await w.says('ana', '#pleniere', '/concert reunion 1er mars 14h')
  await w.says('ana', '#pleniere', '/concert ouvrir')
  return w
}

test('what an atelier says is an opinion, shown in its channel, withdrawn and restored there', async () => {
  const w = await opened()
  const told = await w.says('bo', '#atelier', '/concert decision Le calendrier suit les modalités')
  expect(told.text).toMatch(/^L’avis n° 1 est noté/)
  expect(await decisions(w)).toEqual([
    { number: 1, text: 'Le calendrier suit les modalités', kind: 'decision', state: 'active' },
  ])
  expect(await cardOf(w, '#atelier', 'Avis n° 1')).toContain('Le calendrier suit les modalités')
  expect((await w.says('dan', '#pleniere', '/concert decisions')).text).toContain(
    'Avis n° 1 — Le calendrier suit les modalités — Emploi, 1re séance, jeudi 8 avril 2027',
  )
  await w.says('bo', '#atelier', '/concert retirer-decision 1')
  expect(await cardOf(w, '#atelier', 'Avis n° 1')).toContain('l’animation a retiré ce texte')
  expect((await w.says('dan', '#pleniere', '/concert decisions')).text).toMatch(/^Rien n’a encore été décidé/)
  expect((await w.says('bo', '#atelier', '/concert retirer-decision 1')).text).toMatch(/pas de décision n° 1/)
  await w.says('bo', '#atelier', '/concert annuler')
  expect(await cardOf(w, '#atelier', 'Avis n° 1')).toContain('suit les modalités')
  expect((await decisions(w)).map((d) => d.state)).toEqual(['active'])
})

test('a body that decides takes decisions', async () => {
  const w = await peopled()
  await w.says('ana', '#pleniere', '/concert instance COPIL ; type : pilotage')
  await w.says('ana', '#couloir', '/concert salon ESS à 10 ans ; instance : COPIL')
  await w.says('ana', '#couloir', '/concert reunion 1er mars 15h')
  await w.says('ana', '#couloir', '/concert ouvrir')
  expect((await w.says('ana', '#couloir', '/concert decision Le plan est adopté')).text).toMatch(
    /^La décision n° 1 est notée/,
  )
})

test('nothing is decided where no session is open, nor in private, and the text is given back', async () => {
  const w = await opened()
  for (const where of ['#pleniere', 'dm']) {
    const told = await w.says('bo', where, '/concert decision Le calendrier est adopté par tous')
    expect(told.text).toMatch(/aucune ne l’est ici/)
    expect(told.buttons).toContain('Reprendre mon texte')
  }
  expect((await w.says('dan', '#atelier', '/concert decision Le calendrier est adopté')).text).toMatch(
    /réservé à l’animation/,
  )
  expect((await w.says('cleo', '#atelier', '/concert decision Le calendrier est adopté')).text).toMatch(/a ses propres/)
  expect(await decisions(w)).toEqual([])
})

test('the working method is decided by the plenary alone, and opens the next phase', async () => {
  const atelier = await opened()
  const words = '/concert decision Deux séances par atelier ; nature : modalités'
  expect((await atelier.says('bo', '#atelier', words)).text).toMatch(/se décide en plénière, et « Emploi, 1re séance »/)
  const w = await plenary()
  await w.says('ana', '#pleniere', '/concert phase Actions ; début : 1er septembre 2027 ; fin : 31 décembre 2027')
  expect((await w.says('ana', '#pleniere', '/concert ouvrir-phase 2')).text).toMatch(/modalités/)
  await w.passes({ minutes: 1 })
  expect((await w.says('ana', '#pleniere', '/concert decision Le sort ; nature : vœu')).text).toMatch(
    /ne convient pas pour « Nature »/,
  )
  expect((await w.says('ana', '#pleniere', words)).text).toMatch(/^La méthode de travail est décidée \(n° 1\)/)
  await w.says('ana', '#pleniere', { intent: 'phase open', args: { number: 2, confirmed: true } })
  expect(await w.db.query('SELECT 1 FROM "Phase" WHERE number = 2 AND "openedAt" IS NOT NULL')).toHaveLength(1)
})

/** The first meeting of « Emploi » is over. */
async function closed(): Promise<World> {
  const w = await opened()
  await w.says('bo', '#atelier', '/concert clore')
  return w
}

test('minutes begin with a plan, are a draft for the team, then validated for all', async () => {
  const w = await closed()
  expect((await w.says('dan', '#atelier', '/concert lire')).text).toMatch(/^Aucun compte rendu n’est encore validé/)
  expect((await w.says('bo', '#atelier', '/concert valider')).text).toMatch(/n’a pas encore de compte rendu/)
  expect((await w.presses('bo', '#atelier', 'Écrire le compte rendu')).text).toContain('Échanges :')
  const told = await w.fills('bo', '#atelier', { text: 'Dix-huit présents. On veut mutualiser.' })
  expect(told.text).toMatch(/enregistré comme brouillon/)
  expect((await w.says('dan', '#atelier', '/concert lire 1')).text).toMatch(/n’est pas encore validé/)
  expect((await w.says('bo', '#atelier', '/concert lire')).text).toContain('On veut mutualiser.')
  expect((await w.presses('bo', '#atelier', 'Valider le compte rendu')).text).toMatch(
    /est validé : chacun peut le lire/,
  )
  expect((await w.says('dan', '#pleniere', '/concert lire')).text).toContain('On veut mutualiser.')
  expect((await w.says('bo', '#atelier', '/concert valider 1')).text).toMatch(/est déjà validé/)
  expect((await w.says('bo', '#atelier', '/concert compte-rendu')).text).toContain('On veut mutualiser.')
})

test('validated minutes that change are a draft again, and each step is taken back', async () => {
  const w = await closed()
  await w.says('bo', '#atelier', '/concert compte-rendu Première version du texte')
  await w.says('bo', '#atelier', '/concert valider')
  const told = await w.says('bo', '#atelier', '/concert compte-rendu Seconde version du texte')
  expect(told.text).toMatch(/redevenu un brouillon/)
  expect(await minutes(w)).toEqual([{ text: 'Seconde version du texte', state: 'draft' }])
  await w.says('bo', '#atelier', '/concert annuler')
  expect(await minutes(w)).toEqual([{ text: 'Première version du texte', state: 'validated' }])
  await w.says('bo', '#atelier', '/concert annuler')
  expect(await minutes(w)).toEqual([{ text: 'Première version du texte', state: 'draft' }])
  await w.says('bo', '#atelier', '/concert annuler')
  expect(await minutes(w)).toEqual([{ text: 'Première version du texte', state: 'withdrawn' }])
  expect((await w.says('bo', '#atelier', '/concert lire 1')).text).toMatch(/n’a pas encore de compte rendu/)
  await w.says('bo', '#atelier', '/concert compte-rendu Troisième version du texte')
  expect(await minutes(w)).toEqual([{ text: 'Troisième version du texte', state: 'draft' }])
})

test('once the phase was given back, its minutes stay as they are', async () => {
  const w = await closed()
  await w.says('bo', '#atelier', '/concert compte-rendu Première version du texte')
  await w.says('bo', '#atelier', '/concert valider')
  await w.db.query(
    `INSERT INTO "Restitution" (id, "concertationId", "phaseId", "openedById", "openedAt", "closedAt", version)
     SELECT 'r', "concertationId", id, 'x', $1, $1, 1 FROM "Phase"`,
    [w.now()],
  )
  expect((await w.says('bo', '#atelier', '/concert compte-rendu Autre version du texte')).text).toMatch(
    /il ne change plus/,
  )
  expect((await w.says('bo', '#atelier', '/concert annuler')).text).toMatch(/il ne change plus/)
  expect(await minutes(w)).toEqual([{ text: 'Première version du texte', state: 'validated' }])
})

test('minutes are of a session that is over or under way, written by those who animate it', async () => {
  const w = await peopled()
  expect((await w.says('bo', '#atelier', '/concert compte-rendu Un texte de bonne longueur')).text).toMatch(
    /Aucune séance n’est close/,
  )
  await w.says('bo', '#atelier', '/concert reunion 8 avril 14h')
  expect((await w.says('bo', '#atelier', '/concert compte-rendu Un texte long ; séance : 1')).text).toMatch(
    /n’est encore ni convoquée ni ouverte/,
  )
  expect((await w.says('cleo', '#atelier', '/concert compte-rendu Un texte long ; séance : 1')).text).toMatch(
    /a ses propres/,
  )
  expect((await w.says('dan', '#atelier', '/concert compte-rendu Un texte long')).text).toMatch(/réservé à l’animation/)
})

test('a session whose digest was published is not opened again', async () => {
  const w = await closed()
  await w.db.query(
    `INSERT INTO "Publication" (id, "concertationId", kind, "subjectId", edition, title, content, hash, release, state, "requestedById", "createdAt", version)
     SELECT 'p', "concertationId", 'digest', id, 1, '', '{}', '', '{}', 'published', 'x', $1, 1 FROM "Session"`,
    [w.now()],
  )
  expect((await w.says('bo', '#atelier', '/concert annuler')).text).toMatch(/elle ne se rouvre plus/)
  expect(await states(w)).toEqual(['closed'])
})
