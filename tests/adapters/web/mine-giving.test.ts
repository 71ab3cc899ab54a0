/** Ideas by the form of a public page: read by the team first, followed by whoever wrote them, and nothing else seen of the concertation. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { tokenIn } from '../../support/web/guests.ts'
import { all } from '../../support/web/html.ts'
import { type Served, serve, type Visitor, visitor } from '../../support/web/visitor.ts'
import { createWorld, type World } from '../../support/world.ts'

const form = '/c/ess-a-10-ans/contribuer'
let w: World
let served: Served
let dir: string
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'concertess-giving-'))
  w = await (await createWorld()).founded()
  served = await serve(w, dir)
  await w.says('cleo', '#pleniere', '/idee Un secret de salon')
  await w.db.query(`UPDATE "Concertation" SET slug = 'ess-a-10-ans', "publicSince" = $1, "publicParts" = '[]'`, [
    w.now(),
  ])
})
afterEach(async () => {
  await served.close()
  rmSync(dir, { recursive: true, force: true })
})

const bus = 'Un bus le soir <script>alert(1)</script>'
const agreed = { 'J’ai lu ce qui précède': 'oui' }

async function gives(more: Readonly<Record<string, string>> = {}): Promise<Visitor> {
  const one = visitor(served.port)
  await one.opens(form)
  await one.fills({ 'Votre idée': bus, ...agreed, ...more })
  return one
}

const rows = () =>
  w.db.query<{ status: string; channel: string; name: string; organisation: string | null; kind: string | null }>(
    `SELECT i.status, i.channel, p.name, p."organisationId" AS organisation, r.kind FROM "Idea" i
     JOIN "Person" p ON p.id = i."authorId" LEFT JOIN "Role" r ON r."personId" = p.id WHERE i.channel IS NOT NULL`,
  )

test('the form says what the data serve for, and an idea by it waits for the team', async () => {
  const one = visitor(served.port)
  expect((await one.opens(form)).status).toBe(200)
  expect(one.reads).toContain('organisée par Région et CRESS, au titre de sa mission')
  expect(one.reads).toContain('Votre idée est lue par l’équipe avant d’être montrée.')
  expect(one.reads).not.toContain('Votre courriel')
  await one.fills({ 'Votre idée': bus, 'Votre nom': 'Zoé Martin', 'Votre structure': 'Région', ...agreed })
  // What they say of themselves gives them no right: they speak for nobody.
  expect(await rows()).toEqual([
    { status: 'waiting', channel: 'web', name: 'Zoé Martin (Région)', organisation: null, kind: 'guest' },
  ])
  expect(one.reads).toContain(bus)
  expect(one.reads).toContain('L’adresse pour suivre votre idée')
  expect((await w.says('cleo', '#pleniere', '/concert idees')).text).not.toContain('Un bus le soir')
  expect((await w.says('ana', '#pleniere', '/concert moderer')).text).toContain('De : Zoé Martin (Région)')
})

test('whoever wrote it follows it by the address that they were given, and reads what was decided', async () => {
  const one = await gives()
  const again = visitor(served.port)
  await again.opens(`/l/${tokenIn(one.reads)}`)
  expect(again.reads).toContain('Vous suivez ici ce que deviennent les idées')
  expect(again.reads).toContain('attend d’être lue')
  await w.says('ana', '#pleniere', '/concert refuser-idee 2 ; motif : Déjà prévu en mai')
  await again.opens('/moi')
  expect(again.reads).toContain('Le motif : Déjà prévu en mai')
})

test('they see nothing of the concertation but what is theirs, whatever they ask for', async () => {
  const one = await gives()
  await one.opens('/moi')
  expect(one.reads).not.toContain('secret de salon')
  expect(all(one.nodes, 'textarea')).toEqual([])
  const csrf = all(one.nodes, 'input').find(({ attributes }) => attributes.name === 'csrf')!.attributes.value!
  const before = await w.dump()
  for (const [rid, texte] of [
    'idees',
    'membres',
    'agenda',
    'votes',
    'actions',
    'liens',
    'mon-lien',
    'structure Région',
    'nom Ana',
    'tracer 1',
    'voter 1',
    'relier',
    'suivi',
    'aide',
  ].entries()) {
    await one.posts('/moi/dire', { csrf, rid: String(rid), texte: `/concert ${texte}` })
    expect(one.reads, texte).toContain('Cette page sert à suivre les idées')
    expect(one.reads, texte).not.toContain('secret de salon')
  }
  expect(await w.dump()).toBe(before)
  await one.posts('/moi/dire', { csrf, rid: 'x', texte: '/concert modifier 2 Un bus toute la nuit' })
  expect(one.reads).toContain('Un bus toute la nuit')
  await one.posts('/moi/dire', { csrf, rid: 'y', texte: '/concert retirer 1' })
  expect(one.reads).toContain('seule cette personne peut la modifier')
})

test('what is missing is said, and nothing that was written is lost', async () => {
  const one = visitor(served.port)
  await one.opens(form)
  await one.fills({ 'Votre idée': 'ab', 'Votre nom': 'Zoé "Z" <b>', ...agreed })
  expect(one.reads).toContain('de 3 à 3000 signes')
  const name = all(one.nodes, 'input').find(({ attributes }) => attributes.name === 'nom')!
  expect(name.attributes.value).toBe('Zoé "Z" <b>')
  await one.fills({ 'Votre idée': bus })
  expect(one.reads).toContain('Cochez la case')
  expect(await rows()).toEqual([])
  expect(await w.db.query(`SELECT 1 FROM "Person" WHERE name LIKE 'Zoé%'`)).toEqual([])
})

test('the same page sent twice is one idea of one person; what a program fills in is thrown away', async () => {
  const one = visitor(served.port)
  await one.opens(form)
  const hidden = Object.fromEntries(
    all(one.nodes, 'input').map(({ attributes }) => [attributes.name ?? '', attributes.value ?? '']),
  )
  const filled = { ...hidden, texte: bus, lu: 'oui', site: '' }
  const other = visitor(served.port)
  await other.opens(form)
  await one.posts(form, { ...filled, site: 'https://spam.example', rid: '9' })
  expect(await rows()).toEqual([])
  await one.posts(form, filled)
  await one.posts(form, filled)
  expect(await rows()).toHaveLength(1)
  expect((await other.posts(form, filled)).status).toBe(403)
})

test('a letter brings the address to whoever asked for it, says nothing of what was written, and keeps no address', async () => {
  await w.db.query(`INSERT INTO "Setting" (key, value) VALUES ('mail', '{"on": true, "secret": "s"}')`)
  await gives({ 'Votre courriel': 'zoe@asso.fr' })
  const letters = await w.db.query<{ body: object }>(`SELECT body FROM "Outbox" WHERE address ->> 'platform' = 'mail'`)
  expect(letters).toHaveLength(1)
  expect(JSON.stringify(letters[0]!.body)).toMatch(/\/l\/[0-9a-f]{32}/)
  expect(JSON.stringify(letters[0]!.body)).not.toContain('Un bus le soir')
  expect(await w.db.query(`SELECT 1 FROM "Account" WHERE platform = 'mail'`)).toEqual([])
  expect(JSON.stringify(await w.db.query('SELECT * FROM "JournalPayload"'))).not.toContain('zoe@asso.fr')
})

test('where nothing is public, or nothing more is asked, there is no form', async () => {
  const one = visitor(served.port)
  await w.db.query(`UPDATE "Concertation" SET "intakeUntil" = $1`, [new Date(w.now().getTime() - 1000)])
  expect((await one.opens(form)).status).toBe(404)
  await w.db.query(`UPDATE "Concertation" SET "intakeUntil" = NULL, "publicSince" = NULL`)
  expect((await one.opens(form)).status).toBe(404)
  expect((await one.opens('/c/rien/contribuer')).status).toBe(404)
})

test('the public page leads to the form while ideas are asked for', async () => {
  const one = visitor(served.port)
  await one.opens('/c/ess-a-10-ans')
  expect(all(one.nodes, 'a').map(({ attributes }) => attributes.href)).toContain(form)
  await w.db.query(`UPDATE "Concertation" SET "intakeUntil" = $1`, [new Date(w.now().getTime() - 1000)])
  await one.opens('/c/ess-a-10-ans?lang=en')
  expect(all(one.nodes, 'a').map(({ attributes }) => attributes.href)).not.toContain(form)
})
