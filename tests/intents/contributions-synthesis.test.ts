/** Restitution, told: axes and signals kept with their ideas, published where people are, and the thread walked both ways. */
import { expect, test } from 'vitest'
import { ideasInSession } from '../../src/contributions/store.ts'
import { createWorld, type World, type WorldOptions } from '../support/world.ts'

/** ana coordinates, bo facilitates, cleo and dan take part in atelier 1, which meets in #atelier, in phase 1. */
async function gathered(options: WorldOptions = {}): Promise<World> {
  const w = await (await createWorld(options)).founded()
  for (const who of ['bo', 'cleo', 'dan']) await w.says(who, '#pleniere', '/concert')
  await w.says('ana', '#pleniere', '/concert nommer bo animation')
  await w.says('ana', '#pleniere', '/concert phase Diagnostic ; début : 1er mars 2027 ; fin : 31 mars 2027')
  await w.says('ana', '#pleniere', '/concert atelier Financement ; phase : 1')
  await w.says('ana', '#atelier', '/concert salon atelier : 1')
  await w.says('cleo', '#atelier', '/idee Un fonds de garantie régional ; type : action')
  await w.says('dan', '#atelier', '/idee Un guichet unique')
  await w.says('dan', '#pleniere', '/idee Une monnaie locale')
  await w.says('dan', 'dm', '/idee Une idée délicate')
  return w
}

test('an idea says its type and its atelier, and is found by them', async () => {
  const w = await gathered()
  const told = await w.says('cleo', '#atelier', '/idee Les banques sont loin ; type : Constat')
  expect(told.text).toContain('Atelier : Financement')
  expect(told.text).toContain('Type : constat')
  expect(await w.sees('dan', '#atelier')).toContainEqual(expect.stringMatching(/^Idée n° 5 \(constat\) — cleo\n> Les/))
  const found = await w.says('dan', '#pleniere', '/concert idees type : constat')
  expect(found.text).toMatch(/^1 idée\nSeulement : constat\n• 5\. Les banques sont loin — cleo \(constat\)/)
  expect((await w.says('dan', '#pleniere', '/concert idees type : vision')).text).toMatch(/^Aucune idée ne correspond/)
  const wrong = await w.says('dan', '#pleniere', '/idee Une idée ; type : constatt')
  expect(wrong.text).toMatch(/^« constatt » ne convient pas pour « Type »\. Vouliez-vous dire « constat » \?/)
})

test('words that name a type stay in the text, wherever they stand', async () => {
  const w = await gathered()
  for (const text of ['Une belle action', 'Question de moyens', 'Vision : une région sobre ; et juste'])
    expect((await w.says('cleo', '#pleniere', `/idee ${text}`)).text).toContain(`\n${text}\n`)
})

test('in an open session an idea takes its type and its session, and in the team’s channel it is for the team', async () => {
  const w = await gathered()
  await w.says('bo', '#atelier', '/concert reunion 2 mars 2027 14h')
  await w.db.query(`UPDATE "Session" SET prompt = 'vision', state = 'open', "openedAt" = $1`, [w.now()])
  expect((await w.says('cleo', '#atelier', '/idee Une région sans banque lointaine')).text).toContain('Type : vision')
  expect((await w.says('cleo', '#atelier', '/idee Une caisse commune ; type : action')).text).toContain('Type : action')
  expect((await w.says('cleo', '#pleniere', '/idee Ailleurs')).text).not.toContain('Type :')
  const kept = await w.db.query('SELECT number FROM "Idea" WHERE "sessionId" IS NOT NULL ORDER BY number')
  expect(kept).toEqual([{ number: 5 }, { number: 6 }])
  await w.says('ana', '#couloir', '/concert salon équipe : oui')
  const team = await w.says('bo', '#couloir', '/idee Entre nous')
  expect(team.text).toContain('Visible par : l’équipe d’animation seulement')
  expect((await w.says('cleo', '#pleniere', '/concert idees')).text).not.toContain('Entre nous')
})

test('in a plain channel too, what is said while a session is open belongs to it', async () => {
  const w = await gathered()
  await w.says('bo', '#pleniere', '/concert reunion 2 mars 2027 14h')
  await w.passes({ minutes: 1 })
  await w.db.query(
    `UPDATE "Session" SET state = 'open', "openedAt" = $1, "placeId" = (SELECT id FROM "Place" WHERE name = 'pleniere')`,
    [w.now()],
  )
  await w.says('cleo', '#pleniere', '/idee Dite en séance')
  await w.says('cleo', '#atelier', '/idee Dite ailleurs')
  await w.passes({ minutes: 1 })
  await w.db.query(`UPDATE "Session" SET state = 'closed', "closedAt" = $1`, [w.now()])
  await w.passes({ minutes: 1 })
  await w.says('cleo', '#pleniere', '/idee Dite après')
  const [session] = await w.db.query<{ id: string }>('SELECT id FROM "Session"')
  expect((await ideasInSession(w.db.prisma, session!.id)).map((idea) => idea.number)).toEqual([5])
})

test('in the channel of a body, an idea belongs to the session that is open there', async () => {
  const w = await gathered()
  await w.says('ana', '#pleniere', '/concert instance Comité ; type : pilotage ; pouvoir : décide')
  await w.says('ana', '#couloir', '/concert salon instance : Comité')
  await w.says('ana', '#couloir', '/concert reunion 2 mars 2027 14h')
  await w.db.query(`UPDATE "Session" SET state = 'open', prompt = 'stake', "openedAt" = $1`, [w.now()])
  expect((await w.says('cleo', '#couloir', '/idee Dite au comité')).text).toContain('Type : enjeu')
  expect(await w.db.query('SELECT number FROM "Idea" WHERE "sessionId" IS NOT NULL')).toEqual([{ number: 5 }])
})

test('an atelier whose phase is not open takes no idea, and the text is kept', async () => {
  const w = await gathered()
  await w.says('ana', '#pleniere', '/concert phase Actions ; début : 1er avril 2027 ; fin : 30 avril 2027')
  await w.says('ana', '#pleniere', '/concert atelier Outils ; phase : 2')
  await w.says('ana', '#couloir', '/concert salon atelier : 2')
  const told = await w.says('cleo', '#couloir', '/idee Un outil commun')
  expect(told.text).toMatch(/^La phase « Actions » n’est pas encore ouverte/)
  expect(told.text).toContain('> Un outil commun')
  expect((await w.presses('cleo', '#couloir', 'Reprendre mon texte')).text).toContain('= Un outil commun')
  expect((await w.state()).ideas).toHaveLength(4)
})

test('a restitution waits for validated minutes, and names those that are missing', async () => {
  const w = await gathered()
  await w.says('bo', '#atelier', '/concert reunion 2 mars 2027 14h')
  await w.says('bo', '#atelier', '/concert reunion 9 mars 2027 14h ; titre : Seconde séance')
  const refused = await w.says('bo', '#pleniere', '/concert restitution')
  expect(refused.text).toMatch(/^La restitution de « Diagnostic » attend les comptes rendus validés/)
  expect(refused.text).toMatch(
    /2 manquent : « Financement[^»]*» \(séance n° 1, mardi 2 mars 2027\) et « Seconde séance »/,
  )
  expect(refused.buttons[0]).toBe('Écrire le compte rendu')
  await w.db.query(`UPDATE "Session" SET state = 'cancelled' WHERE number = 2`)
  await w.db.query(
    `INSERT INTO "Minutes" (id, "concertationId", "sessionId", text, state, "byId", at, version)
     SELECT 'm', "concertationId", id, 'Vu', 'draft', 'x', $1, 1 FROM "Session" WHERE number = 1`,
    [w.now()],
  )
  expect((await w.says('bo', '#pleniere', '/concert restitution')).text).toMatch(/1 manque/)
  await w.db.query(`UPDATE "Minutes" SET state = 'validated'`)
  const open = await w.says('bo', '#pleniere', '/concert restitution')
  expect(open.text).toMatch(/^Restitution : Diagnostic\nLa restitution est ouverte/)
  expect(open.buttons).toEqual(['Retenir un axe fort', 'Noter un signal faible', 'Voir les thèmes'])
  expect((await w.says('cleo', '#pleniere', '/concert restitution')).text).toMatch(/est réservé à l’animation/)
})

test('axes are kept with their ideas while a restitution is open, supported, withdrawn and taken back', async () => {
  const w = await gathered()
  const early = await w.says('bo', '#pleniere', '/concert axe Financer ensemble ; idées : 1')
  expect(early.text).toMatch(/^Les axes et les signaux se retiennent pendant la restitution/)
  await w.presses('bo', '#pleniere', 'Ouvrir la restitution')
  expect((await w.says('bo', '#pleniere', '/concert axe Financer ensemble ; idées : 99')).text).toMatch(/n° 99 ici/)
  expect((await w.says('bo', '#pleniere', '/concert axe Financer ensemble')).text).toMatch(
    /porté par une idée au moins/,
  )
  const kept = await w.says('bo', '#pleniere', '/concert axe Financer ensemble ; idées : 1 et 4')
  expect(kept.text).toMatch(/^Axe fort n° 1 : « Financer ensemble », porté par 2 idées/)
  expect((await w.says('ana', '#pleniere', '/concert axe financer ENSEMBLE ; idées : 2')).text).toMatch(
    /^C’est déjà le titre de l’axe n° 1/,
  )
  expect((await w.says('bo', '#pleniere', '/concert appuyer 1 ; idées : 1, 2')).text).toMatch(/porté par 3 idées/)
  expect((await w.says('bo', '#pleniere', '/concert appuyer 1 2')).text).toMatch(/^Ces idées portent déjà l’axe n° 1/)
  await w.says('bo', '#pleniere', '/concert annuler')
  const list = await w.says('cleo', '#pleniere', '/concert axes')
  expect(list.text).toContain('1. Financer ensemble — 2 idées, atelier Financement')
  const page = await w.says('cleo', '#pleniere', '/concert axes 1')
  expect(page.text).toMatch(/^Axe fort n° 1 : Financer ensemble\nAteliers : Financement/)
  expect(page.text).toContain('1. Un fonds de garantie régional — cleo (action)')
  expect(page.text).not.toContain('délicate')
  expect(page.text).toContain('Et 1 idée dite en privé')
  await w.says('bo', '#pleniere', '/concert retirer-axe 1')
  expect(await w.db.query(`SELECT 1 FROM "Evidence" WHERE state = 'active'`)).toEqual([])
  expect((await w.says('cleo', '#pleniere', '/concert axes 1')).text).toMatch(/^Il n’y a pas d’axe n° 1 ici/)
  await w.says('bo', '#pleniere', '/concert annuler')
  expect((await w.says('cleo', '#pleniere', '/concert axes')).text).toContain('1. Financer ensemble — 2 idées')
  await w.says('bo', '#pleniere', '/concert appuyer 1 2')
  expect((await w.says('cleo', '#pleniere', '/concert axes')).text).toContain('3 idées')
})

test('what a fresh axis rests on is taken back with it, and what rests on an axis keeps it', async () => {
  const w = await gathered()
  await w.says('bo', '#pleniere', '/concert restitution')
  await w.says('bo', '#pleniere', '/concert axe Financer ensemble ; idées : 1')
  await w.says('bo', '#pleniere', '/concert annuler')
  expect((await w.says('cleo', '#pleniere', '/concert axes')).text).toMatch(/^Il n’y a pas encore d’axe fort/)
  await w.says('bo', '#pleniere', '/concert axe Financer autrement ; idées : 1')
  await w.says('ana', '#pleniere', '/concert atelier Un fonds ; axe : 2')
  expect((await w.says('bo', '#pleniere', '/concert retirer-axe 2')).text).toMatch(
    /^Le n° 2 ne peut plus être retiré, on s’appuie dessus : l’atelier n° 2 « Un fonds »/,
  )
  expect((await w.says('cleo', '#pleniere', '/concert axes 2')).text).toContain('Atelier n° 2 : Un fonds')
})

test('a weak signal has an author and a reason; it is withdrawn and taken back with its ideas', async () => {
  const w = await gathered()
  await w.says('bo', '#pleniere', '/concert restitution')
  const bare = await w.says('bo', '#pleniere', '/concert signal Monnaie locale')
  expect(bare.text).toMatch(/^Un signal faible a un motif/)
  const form = await w.presses('bo', '#pleniere', 'Reprendre mon texte')
  expect(form.text).toContain('= Monnaie locale')
  await w.fills('bo', '#pleniere', { title: 'Monnaie locale', reason: 'Deux villes y pensent', ideas: '3' })
  const list = await w.says('cleo', '#pleniere', '/concert signaux')
  expect(list.text).toContain('1. Monnaie locale — Deux villes y pensent (bo)')
  await w.says('ana', '#pleniere', '/concert retirer-signal 1')
  expect((await w.says('cleo', '#pleniere', '/concert signaux')).text).toMatch(/^Il n’y a pas encore de signal/)
  await w.says('ana', '#pleniere', '/concert annuler')
  const thread = await w.says('cleo', '#pleniere', '/concert fil signal 1')
  expect(thread.text).toContain('Remarqué par bo')
  expect(thread.text).toContain('3. Une monnaie locale — dan')
})

test('a restitution is seen before it is published, appears where people are, and its next edition takes its place', async () => {
  const w = await gathered()
  await w.says('bo', '#pleniere', '/concert restitution')
  expect((await w.says('ana', '#pleniere', '/concert publier-restitution')).text).toMatch(/^Il n’y a encore ni axe/)
  await w.says('bo', '#pleniere', '/concert axe Financer ensemble ; idées : 1, 4')
  await w.says('bo', '#pleniere', '/concert signal Monnaie locale ; motif : deux villes y pensent')
  expect((await w.says('bo', '#pleniere', '/concert publier-restitution')).text).toMatch(
    /est réservé à la coordination/,
  )
  const seen = await w.says('ana', '#pleniere', '/concert publier-restitution')
  expect(seen.text).toMatch(/^Voici ce qui sera publié dans le salon atelier\. Toutes les personnes/)
  expect(await w.sees('cleo', '#atelier')).not.toContainEqual(expect.stringContaining('ce qui ressort'))
  await w.presses('ana', '#pleniere', 'Publier la restitution')
  const cards = async () => (await w.sees('cleo', '#atelier')).filter((text) => text.includes('ce qui ressort'))
  expect(await cards()).toHaveLength(1)
  const [card] = await cards()
  expect(card).toContain('1. Financer ensemble — 2 idées, atelier Financement')
  expect(card).toContain('Idée n° 1 : « Un fonds de garantie régional »')
  expect(card).toContain('1. Monnaie locale — deux villes y pensent (bo)')
  expect(card).not.toContain('délicate')
  expect(card).toContain('organisée par Région et CRESS')
  expect((await w.says('bo', '#pleniere', '/concert axe Trop tard ; idées : 2')).text).toMatch(/^Les axes et les sign/)
  await w.says('bo', '#pleniere', '/concert restitution')
  await w.says('bo', '#pleniere', '/concert appuyer 1 2')
  await w.says('ana', '#pleniere', '/concert publier-restitution')
  // It changes between the preview and the button: what was not read is not published.
  await w.says('bo', '#pleniere', '/concert retirer-signal 1')
  const again = await w.presses('ana', '#pleniere', 'Publier la restitution')
  expect(again.text).toMatch(/^Attention : elle a changé depuis votre aperçu/)
  expect((await cards())[0]).toContain('Monnaie locale')
  await w.presses('ana', '#pleniere', 'Publier la restitution')
  expect((await cards())[0]).not.toContain('Monnaie locale')
  expect(await cards()).toHaveLength(1)
  expect((await cards())[0]).toContain('3 idées')
  expect((await cards())[0]).toContain('Édition 2')
})

test('with joint sign-off it appears with the last signature, as it was signed', async () => {
  const w = await gathered()
  await w.says('ana', '#pleniere', '/concert signature conjointe')
  await w.says('ana', '#pleniere', '/concert structure CRESS')
  await w.says('bo', '#pleniere', '/concert structure Région')
  await w.says('ana', '#pleniere', '/concert nommer bo coordination')
  await w.says('bo', '#pleniere', '/concert restitution')
  await w.says('bo', '#pleniere', '/concert axe Financer ensemble ; idées : 1')
  const seen = await w.says('ana', '#pleniere', '/concert publier-restitution')
  expect(seen.text).toContain('Rien ne paraît avant la signature de Région et CRESS')
  const told = await w.presses('ana', '#pleniere', 'Publier la restitution')
  expect(told.text).toMatch(/^La restitution attend la signature de Région\./)
  const cards = async () => (await w.sees('cleo', '#atelier')).filter((text) => text.includes('ce qui ressort'))
  expect(await cards()).toEqual([])
  await w.presses('bo', 'dm', 'Signer')
  expect(await cards()).toHaveLength(1)
  expect((await cards())[0]).toMatch(/Signé par ana, CRESS[\s\S]*Signé par bo, Région/)
})

test('the thread is walked from an idea to what came of it, and back to the words', async () => {
  const w = await gathered()
  const lone = await w.says('cleo', '#pleniere', '/concert fil idée 1')
  expect(lone.text).toMatch(/^Le fil : l’idée n° 1\n> Un fonds de garantie régional/)
  expect(lone.text).toContain('Thème : à trier')
  expect(lone.text).toContain('Aucun axe, signal ou action ne s’appuie encore sur elle')
  await w.says('bo', '#pleniere', '/concert theme Argent')
  await w.says('bo', '#pleniere', '/concert classer 1 Argent')
  await w.says('bo', '#pleniere', '/concert fusionner 2 1')
  await w.says('bo', '#pleniere', '/concert restitution')
  await w.says('bo', '#pleniere', '/concert axe Financer ensemble ; idées : 1, 4')
  const thread = await w.says('cleo', '#pleniere', '/concert fil idée 1')
  expect(thread.text).toContain('Thème : Argent')
  expect(thread.text).toContain('Réunit : l’idée n° 2')
  expect(thread.text).toContain('2. Un guichet unique — dan')
  expect(thread.text).toContain('Axe fort n° 1 : Financer ensemble')
  const axis = await w.presses('cleo', '#pleniere', 'Axe fort n° 1 : Financer ensemble')
  expect(axis.text).toMatch(/^Le fil : l’axe fort n° 1/)
  expect(axis.text).toContain('Dit par les participants (2 idées)')
  expect(axis.text).toContain('Et 1 idée dite en privé')
  expect((await w.presses('cleo', '#pleniere', 'Idée n° 2 : Un guichet unique')).text).toContain(
    'Réunie à : l’idée n° 1',
  )
  expect((await w.says('cleo', '#pleniere', '/concert fil idée 4')).text).toMatch(/^Il n’y a pas d’idée n° 4 ici/)
  expect((await w.says('cleo', '#pleniere', '/concert fil axe 9')).text).toMatch(/^Il n’y a pas d’axe n° 9 ici/)
})

test('from an action of the plan back to the words, and forth again', async () => {
  const w = await gathered()
  await w.says('bo', '#pleniere', '/concert restitution')
  await w.says('bo', '#pleniere', '/concert axe Financer ensemble ; idées : 1')
  await w.db.query(
    `INSERT INTO "Action" (id, "concertationId", number, title, "axisId", ownership, "dueOn", progress, state, "createdById", "createdAt", version)
     SELECT 'act', "concertationId", 1, 'Créer le fonds', id, 'none', '2027-06-30', 'toDo', 'active', 'x', $1, 1 FROM "StrongAxis"`,
    [w.now()],
  )
  await w.db.query(
    `INSERT INTO "Evidence" (id, "concertationId", subject, "subjectId", "ideaId", state, "byId", at, version)
     SELECT 'e', "concertationId", 'action', 'act', id, 'active', 'x', $1, 1 FROM "Idea" WHERE number = 2`,
    [w.now()],
  )
  await w.db.query(
    `INSERT INTO "ActionPlan" (id, "concertationId", number, title, folded, "startsOn", "endsOn", state, "createdById", "createdAt", version)
     SELECT 'plan', "concertationId", 1, 'Plan 2027', 'plan 2027', '2027-01-01', '2027-12-31', 'active', 'x', $1, 1 FROM "Action"`,
    [w.now()],
  )
  await w.db.query(
    `INSERT INTO "PlanEntry" (id, "planId", "actionId", state, "byId", at, version) VALUES ('pe', 'plan', 'act', 'active', 'x', $1, 1)`,
    [w.now()],
  )
  const action = await w.says('cleo', '#pleniere', '/concert fil action 1')
  expect(action.text).toMatch(/^Le fil : l’action n° 1\nCréer le fonds/)
  expect(action.text).toContain('Plan : Plan 2027')
  expect(action.text).toContain('Échéance : mercredi 30 juin 2027')
  expect(action.text).toContain('1. Un fonds de garantie régional — cleo')
  expect(action.text).toContain('2. Un guichet unique — dan')
  expect(action.text).toContain('Axe fort n° 1 : Financer ensemble')
  const idea = await w.presses('cleo', '#pleniere', 'Idée n° 2 : Un guichet unique')
  expect(idea.text).toContain(
    'Action n° 1 : Créer le fonds — structure à trouver, mercredi 30 juin 2027, dans le plan « Plan 2027 »',
  )
  expect((await w.says('bo', '#pleniere', '/concert retirer-axe 1')).text).toMatch(/l’action n° 1 « Créer le fonds »/)
})
