/** Ateliers and channels, told: created, from an axis, from a poll, animated, renamed, withdrawn, given a channel. */
import { expect, test } from 'vitest'
import { createWorld, type World } from '../support/world.ts'

async function peopled(): Promise<World> {
  const w = await (await createWorld()).founded()
  for (const who of ['bo', 'cleo', 'dan']) await w.says(who, '#pleniere', '/concert')
  await w.says('ana', '#pleniere', '/concert phase Diagnostic ; début : 1er avril 2027 ; fin : 31 juillet 2027')
  await w.says('ana', '#pleniere', '/concert atelier Emploi')
  await w.says('ana', '#pleniere', '/concert atelier Territoires ; phase : 1')
  return w
}

function workshops(w: World) {
  return w.db.query<{ number: number; title: string; state: string }>(
    'SELECT number, title, state FROM "Workshop" ORDER BY number',
  )
}

function places(w: World) {
  return w.db.query<{ name: string; atelier: number | null; body: string | null; team: boolean }>(
    `SELECT p.name, w.number AS atelier, b.name AS body, p.team FROM "Place" p
     LEFT JOIN "Workshop" w ON w.id = p."workshopId" LEFT JOIN "Body" b ON b.id = p."bodyId" ORDER BY 1`,
  )
}

function animators(w: World) {
  return w.db.query<{ person: string; number: number }>(
    `SELECT p.name AS person, w.number FROM "WorkshopFacilitator" f JOIN "Person" p ON p.id = f."personId"
     JOIN "Workshop" w ON w.id = f."workshopId" WHERE f."endedAt" IS NULL ORDER BY 1, 2`,
  )
}

async function facilitates(w: World, person: string): Promise<boolean> {
  return (await w.state()).roles.some((r) => r.person === person && r.kind === 'facilitator' && !r.ended)
}

async function id(w: World, sql: string): Promise<string> {
  return (await w.db.query<{ id: string }>(sql))[0]!.id
}

test('an atelier is created in the current phase, has a title of its own there, and can be taken back', async () => {
  const w = await peopled()
  expect((await w.says('ana', '#pleniere', '/concert atelier EMPLOI')).text).toMatch(
    /^L’atelier n° 1 de cette phase s’appelle déjà « Emploi »/,
  )
  expect((await w.says('bo', '#pleniere', '/concert atelier Autre')).text).toMatch(/est réservé à la coordination/)
  expect((await w.says('ana', '#pleniere', '/concert atelier Autre ; phase : 7')).text).toMatch(/pas de phase n° 7/)
  const told = await w.says('ana', '#pleniere', '/concert atelier Financement')
  expect(told.text).toMatch(/^L’atelier n° 3, « Financement », est créé\./)
  expect(told.text).toContain('Phase : Diagnostic')
  await w.says('ana', '#pleniere', '/concert annuler')
  expect((await workshops(w)).map((x) => x.state)).toEqual(['active', 'active', 'withdrawn'])
  const list = await w.says('bo', '#pleniere', '/concert ateliers')
  expect(list.text).toContain('1. Emploi — aucune séance prévue, aucune idée, sans animation attitrée')
  expect(list.text).not.toContain('Financement')
  expect(list.buttons).toEqual(['1. Emploi', '2. Territoires', 'Les phases'])
})

test('two coordinators who create the same atelier at the same moment create one', async () => {
  const w = await peopled()
  await w.says('ana', '#pleniere', '/concert nommer bo coordination')
  await w.together(
    ['ana', '#pleniere', '/concert atelier Financement'],
    ['bo', '#pleniere', '/concert atelier financement'],
  )
  expect(await workshops(w)).toHaveLength(3)
})

test('an atelier that comes from an axis shows it, and one that comes from none of here does not exist', async () => {
  const w = await peopled()
  await w.db.query(
    `INSERT INTO "StrongAxis" (id, "concertationId", number, title, folded, "phaseId", state, "byId", at, version)
     SELECT 'x', c.id, 4, 'Mutualiser', 'mutualiser', 'p', 'active', 'x', $1, 1 FROM "Concertation" c`,
    [w.now()],
  )
  await w.says('ana', '#pleniere', '/concert atelier Postes partagés ; axe : 4')
  const page = await w.says('bo', '#pleniere', '/concert ateliers 3')
  expect(page.text).toContain('Atelier n° 3 : Postes partagés')
  expect(page.text).toContain('Axe d’origine : n° 4, Mutualiser')
  expect((await w.says('ana', '#pleniere', '/concert atelier Autre ; axe : 5')).text).not.toMatch(/est créé/)
  expect(await workshops(w)).toHaveLength(3)
})

test('an atelier is animated by whom it was given to: they get the role and are told; taken back, both are gone', async () => {
  const w = await peopled()
  expect((await w.says('ana', '#pleniere', '/concert animateur bo ; atelier : 2')).text).toMatch(
    /^bo anime maintenant l’atelier n° 2, « Territoires »\./,
  )
  expect((await w.sees('bo', 'dm')).at(-1)).toMatch(/^L’animation de l’atelier n° 2, « Territoires », vous est confiée/)
  expect(await facilitates(w, 'bo')).toBe(true)
  expect((await w.says('ana', '#pleniere', '/concert animateur bo 2')).text).toMatch(/^bo anime déjà « Territoires »/)
  expect((await w.says('cleo', '#pleniere', '/concert ateliers 2')).text).toContain('Animation : bo')
  await w.says('ana', '#pleniere', '/concert annuler')
  expect(await animators(w)).toEqual([])
  expect(await facilitates(w, 'bo')).toBe(false)
  expect((await w.says('ana', '#pleniere', '/concert animateur bo')).buttons).toEqual(['1. Emploi', '2. Territoires'])
  await w.presses('ana', '#pleniere', '1. Emploi')
  expect(await animators(w)).toEqual([{ person: 'bo', number: 1 }])
  expect((await w.says('ana', '#pleniere', '/concert animateur bo 8')).text).toMatch(/^Il n’y a pas d’atelier n° 8/)
  expect((await w.says('ana', '#pleniere', '/concert animateur zoe 2')).text).toMatch(/^Je ne connais personne/)
})

test('somebody who animated everything keeps the role when a first atelier is taken back', async () => {
  const w = await peopled()
  await w.says('ana', '#pleniere', '/concert nommer bo animation')
  await w.says('ana', '#pleniere', '/concert animateur bo 1')
  await w.says('ana', '#pleniere', '/concert annuler')
  expect(await animators(w)).toEqual([])
  expect(await facilitates(w, 'bo')).toBe(true)
})

test('with their last atelier an animator loses the role, so that they do not animate all of them', async () => {
  const w = await peopled()
  await w.says('ana', '#pleniere', '/concert animateur bo 1')
  await w.says('ana', '#pleniere', '/concert animateur bo 2')
  expect((await w.says('ana', '#pleniere', '/concert retirer-animation bo 1')).text).toBe(
    'bo n’anime plus l’atelier n° 1, « Emploi ».\n[Annuler]',
  )
  expect(await facilitates(w, 'bo')).toBe(true)
  expect((await w.says('ana', '#pleniere', '/concert retirer-animation bo 2')).text).toMatch(/C’était son seul atelier/)
  expect(await facilitates(w, 'bo')).toBe(false)
  expect((await w.says('ana', '#pleniere', '/concert retirer-animation bo 2')).text).toMatch(/^bo n’anime pas/)
  await w.says('ana', '#pleniere', '/concert annuler')
  expect(await animators(w)).toEqual([{ person: 'bo', number: 2 }])
  expect(await facilitates(w, 'bo')).toBe(true)
})

test('an atelier is renamed where it meets, and its old title comes back', async () => {
  const w = await peopled()
  await w.says('ana', '#atelier', '/concert salon atelier : 2')
  expect((await w.says('ana', '#atelier', '/concert renommer-atelier Emploi')).text).toMatch(
    /s’appelle déjà « Emploi »/,
  )
  await w.says('ana', '#atelier', '/concert renommer-atelier Emploi et territoires')
  expect((await workshops(w))[1]?.title).toBe('Emploi et territoires')
  await w.says('ana', '#atelier', '/concert annuler')
  expect((await workshops(w))[1]?.title).toBe('Territoires')
  await w.says('ana', '#pleniere', '/concert renommer-atelier Métiers ; atelier : 1')
  expect((await workshops(w))[0]?.title).toBe('Métiers')
})

test('an atelier that has sessions stays; one that goes leaves its channel, and comes back into it', async () => {
  const w = await peopled()
  await w.says('ana', '#atelier', '/concert salon atelier : 2')
  const row = (state: string) =>
    w.db.query(
      `INSERT INTO "Session" (id, "concertationId", number, title, "workshopId", "startsAt", "endsAt", state, "createdById", "createdAt", version)
       SELECT $1, w."concertationId", 1, 'Séance', w.id, $2, $2, $1, 'x', $2, 1 FROM "Workshop" w WHERE w.number = 2`,
      [state, w.now()],
    )
  await row('planned')
  expect((await w.says('ana', '#atelier', '/concert retirer-atelier')).text).toMatch(
    /1 séance prévue : annulez-la d’abord/,
  )
  await w.db.query(`UPDATE "Session" SET state = 'closed'`)
  expect((await w.says('ana', '#atelier', '/concert retirer-atelier 2')).text).toMatch(/s’est déjà réuni/)
  await w.db.query(`UPDATE "Session" SET state = 'cancelled'`)
  await w.says('ana', '#atelier', '/concert retirer-atelier')
  expect((await places(w)).find((p) => p.name === 'atelier')).toMatchObject({ atelier: null })
  await w.says('ana', '#atelier', '/concert annuler')
  expect((await places(w)).find((p) => p.name === 'atelier')).toMatchObject({ atelier: 2 })
})

test('a channel is given to an atelier, a body or the team, one at a time, without being detached', async () => {
  const w = await peopled()
  await w.says('ana', '#pleniere', '/concert instance Plénière ; type : plénière')
  expect((await w.says('ana', '#pleniere', '/concert salon instance : plénière')).text).toContain(
    'Ce salon accueille l’instance « Plénière »',
  )
  expect((await w.says('ana', '#atelier', '/concert salon atelier : 2')).text).toMatch(
    /est rattaché à « ESS à 10 ans »/,
  )
  expect((await w.sees('bo', '#atelier')).at(-1)).toContain('Ce salon accueille l’atelier n° 2, « Territoires »')
  await w.says('ana', '#couloir', '/concert salon équipe : oui')
  expect((await w.sees('bo', '#couloir')).at(-1)).toContain('ne sont vues que par elle')
  expect(await places(w)).toEqual([
    { name: 'atelier', atelier: 2, body: null, team: false },
    { name: 'couloir', atelier: null, body: null, team: true },
    { name: 'pleniere', atelier: null, body: 'Plénière', team: false },
  ])
  const before = await w.dump()
  expect((await w.says('ana', '#atelier', '/concert salon atelier : 2')).text).toMatch(/sert déjà à cela/)
  expect((await w.says('ana', '#atelier', '/concert salon atelier : 2 ; équipe : oui')).text).toMatch(/une seule chose/)
  expect((await w.says('ana', '#atelier', '/concert salon atelier : 9')).text).toMatch(/pas d’atelier n° 9/)
  expect((await w.says('ana', '#atelier', '/concert salon instance : inconnue')).text).toMatch(/pas d’instance/)
  expect((await w.says('ana', '#atelier', '/concert salon')).text).toMatch(/est déjà rattaché/)
  expect((await w.says('bo', '#atelier', '/concert salon atelier : 1')).text).toMatch(/réservé à la coordination/)
  expect(await w.dump()).toBe(before)
  // Who meets there would find themselves elsewhere: shown first.
  const preview = await w.says('ana', '#atelier', '/concert salon équipe : oui')
  expect(preview.text).toMatch(/accueille l’atelier n° 2[\s\S]*Ensuite : Ce salon est celui de l’équipe d’animation/)
  expect(await w.dump()).toBe(before)
  await w.says('ana', '#atelier', '/concert salon atelier : 1')
  await w.presses('ana', '#atelier', 'Changer l’usage du salon')
  expect((await places(w))[0]).toMatchObject({ atelier: 1 })
  await w.says('ana', '#atelier', '/concert annuler')
  expect((await places(w))[0]).toMatchObject({ atelier: 2 })
  await w.says('ana', '#atelier', '/concert detacher')
  expect((await places(w))[0]).toMatchObject({ atelier: null })
  await w.says('ana', '#atelier', '/concert annuler')
  expect((await places(w))[0]).toMatchObject({ atelier: 2 })
})

test('ateliers and instances of another concertation give no use to a channel here', async () => {
  const w = await peopled()
  await w.says('ana', '#couloir', '/concert creer Mobilités ; organisateurs : Métropole')
  await w.says('ana', '#couloir', '/concert salon mobilites')
  expect((await w.says('ana', '#couloir', '/concert salon atelier : 1')).text).toMatch(/pas d’atelier n° 1/)
  expect((await w.says('ana', '#couloir', '/concert ateliers 1')).text).toMatch(/pas d’atelier n° 1/)
  expect((await w.says('ana', '#couloir', '/concert animateur bo 1')).text).toMatch(/Je ne connais personne|n° 1 ici/)
})

test('the winners of a poll become ateliers once, in one act, and everybody is told', async () => {
  const w = await peopled()
  const concertation = await id(w, 'SELECT id FROM "Concertation"')
  const at = new Date(w.now().getTime() + 60_000)
  const args = { poll: 'poll-1', winners: 'Achats, ventes et services\nEmploi\nMétiers' }
  for (const due of ['a', 'b'])
    await w.db.query(
      `INSERT INTO "Due" (id, schedule, nominal, call, late, state, attempts, "nextAt", "createdAt")
       VALUES ($1, $1, $2, $3, 'run', 'waiting', 0, $2, $2)`,
      [due, at, { intent: 'workshops from poll', args: { ...args, concertation } }],
    )
  await w.away('2 mars 2027 à 10h')
  await w.passes({ minutes: 5 })
  expect((await workshops(w)).map((x) => x.title)).toEqual([
    'Emploi',
    'Territoires',
    'Achats, ventes et services',
    'Métiers',
  ])
  const told = (await w.sees('bo', '#pleniere')).filter((text) => text.includes('sont nés de ce vote'))
  expect(told).toHaveLength(1)
  expect(told[0]).toContain('Pour la phase « Diagnostic »')
})
