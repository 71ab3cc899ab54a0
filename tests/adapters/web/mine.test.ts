/** A person's own page, over a real server and without scripts: in by the link, what they do there, and out again. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sheetIn, tokenIn } from '../../support/web/guests.ts'
import { all } from '../../support/web/html.ts'
import { type Served, serve, type Visitor, visitor } from '../../support/web/visitor.ts'
import { createWorld, type World } from '../../support/world.ts'

let w: World
let served: Served
let dir: string
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'concertess-mine-'))
  w = await (await createWorld()).founded()
  served = await serve(w, dir)
})
afterEach(async () => {
  await served.close()
  rmSync(dir, { recursive: true, force: true })
})

async function linkFor(name: string, more = ''): Promise<string> {
  return tokenIn((await w.says('ana', '#pleniere', `/concert lien ${name}${more}`)).text)
}

async function comes(token: string): Promise<Visitor> {
  const one = visitor(served.port)
  await one.opens(`/l/${token}`)
  return one
}

test('the link opens the page of its person, and its secret stands nowhere on it', async () => {
  const token = await linkFor('Zoé Martin')
  const zoe = await comes(token)
  expect(zoe.reads).toMatch(/^Bonjour Zoé Martin Cette page est la vôtre dans « ESS à 10 ans »/)
  expect(zoe.reads).toContain('jusqu’au vendredi 30 avril 2027')
  expect(zoe.reads).toContain('Aucun message pour le moment')
  expect(JSON.stringify(zoe.nodes)).not.toContain(token)
  expect(zoe.cookie).not.toContain(token)
  expect(served.logged.join('\n')).not.toContain(token)
  const [row] = await w.db.query<{ lastUsedAt: Date }>('SELECT "lastUsedAt" FROM "PersonalLink"')
  expect(row!.lastUsedAt).toEqual(w.now())
  await w.passes({ minutes: 30 })
  await zoe.opens('/moi')
  expect((await w.db.query<{ lastUsedAt: Date }>('SELECT "lastUsedAt" FROM "PersonalLink"'))[0]).toEqual(row)
  await w.passes({ minutes: 31 })
  await zoe.opens('/moi')
  expect((await w.db.query<{ lastUsedAt: Date }>('SELECT "lastUsedAt" FROM "PersonalLink"'))[0]).not.toEqual(row)
})

test('an idea by the form, its receipt, and one’s own ideas', async () => {
  const zoe = await comes(await linkFor('Zoé Martin'))
  await zoe.presses('Déposer une idée')
  await zoe.fills({ 'Votre idée': 'Un poste de comptable <b>partagé</b>' })
  expect(zoe.reads).toContain('Un poste de comptable <b>partagé</b>')
  await zoe.presses('Mes idées')
  expect(zoe.reads).toContain('1. Un poste de comptable <b>partagé</b>')
  expect(await w.db.query('SELECT text FROM "Idea"')).toEqual([{ text: 'Un poste de comptable <b>partagé</b>' }])
})

test('a form that is refused comes back with what was put in, and why', async () => {
  const zoe = await comes(await linkFor('Zoé Martin'))
  await zoe.presses('Déposer une idée')
  await zoe.fills({ 'Votre idée': 'ab' })
  expect(zoe.reads).toMatch(/3 (signes|caractères|lettres)/)
  const kept = all(zoe.nodes, 'textarea').map(({ inside }) => inside.join(''))
  expect(kept).toContain('ab')
  await zoe.fills({ 'Votre idée': 'abc' })
  expect(await w.db.query('SELECT text FROM "Idea"')).toEqual([{ text: 'abc' }])
})

test('a line that is typed is heard as anywhere; the same page sent twice is one act', async () => {
  const zoe = await comes(await linkFor('Zoé Martin'))
  const form = all(zoe.nodes, 'form').find(({ attributes }) => attributes.action === '/moi/dire')!
  const hidden = Object.fromEntries(
    all([form], 'input').map(({ attributes }) => [attributes.name ?? '', attributes.value ?? '']),
  )
  await zoe.posts('/moi/dire', { ...hidden, texte: '/idee Partager les salles' })
  await zoe.posts('/moi/dire', { ...hidden, texte: '/idee Partager les salles' })
  expect(await w.db.query('SELECT count(*)::int AS n FROM "Idea"')).toEqual([{ n: 1 }])
  await zoe.posts('/moi/dire', { ...hidden, texte: '  ' })
  expect(zoe.reads).toContain('Rien n’a été envoyé : le texte était vide.')
  await zoe.posts('/moi/dire', { ...hidden, rid: 'x', faire: 'admin' })
  expect(zoe.reads).toContain('Bonjour Zoé Martin')
})

async function ballots(): Promise<readonly { name: string; paper: string }[]> {
  return w.db.query(
    `SELECT p.name, b.paper FROM "Ballot" b JOIN "Person" p ON p.id = b."personId" WHERE b.state = 'counted' ORDER BY 1`,
  )
}

async function pollOpened(): Promise<void> {
  await w.says('ana', '#pleniere', '/concert vote Quels ateliers ouvrir ? ; options : Emploi, Mobilité, Alimentation')
  await w.presses('ana', '#pleniere', 'Ouvrir le vote')
}

test('a member votes by their link, and a ballot given on two platforms counts once', async () => {
  await pollOpened()
  const noe = await comes(await linkFor('Noé Petit', ' ; role : membre'))
  expect(noe.reads).toContain('Quels ateliers ouvrir ?')
  await noe.presses('Voter (n° 1)')
  await noe.presses('Voter', { 'b.o': ['2'] })
  expect(await ballots()).toEqual([{ name: 'Noé Petit', paper: '1' }])
  await noe.opens('/moi')
  expect(noe.reads).not.toContain('Voter (n° 1)')
  // cleo chats, and has a link as well: one person, one ballot, the last one.
  await w.says('cleo', '#pleniere', '/concert voter 1')
  const cleo = await comes(tokenIn((await w.says('cleo', '#pleniere', '/concert mon-lien')).text))
  const csrf = all(cleo.nodes, 'input').find(({ attributes }) => attributes.name === 'csrf')!.attributes.value!
  await cleo.posts('/moi/dire', { csrf, rid: '1', texte: '/concert voter 3' })
  expect(await ballots()).toEqual([
    { name: 'Noé Petit', paper: '1' },
    { name: 'cleo', paper: '2' },
  ])
  expect(JSON.stringify(served.web.house.room.messages())).not.toContain('"b.o"')
})

test('a guest is offered no vote, and may give none', async () => {
  await pollOpened()
  const zoe = await comes(await linkFor('Zoé Martin'))
  expect(zoe.reads).not.toContain('Voter (n° 1)')
  const csrf = all(zoe.nodes, 'input').find(({ attributes }) => attributes.name === 'csrf')!.attributes.value!
  await zoe.posts('/moi/dire', { csrf, rid: '1', texte: '/concert voter 1' })
  expect(zoe.reads).toMatch(/invité/)
  expect(await ballots()).toEqual([])
})

test('two persons’ links never cross: neither messages, nor presses, nor files', async () => {
  const [zoe, yan] = [await comes(await linkFor('Zoé Martin')), await comes(await linkFor('Yanis Benali'))]
  await zoe.presses('Mes données')
  const file = all(zoe.nodes, 'a').find(({ attributes }) => attributes.href?.startsWith('/moi/fichier/'))!.attributes
  expect((await zoe.opens(file.href!)).status).toBe(200)
  expect((await yan.opens(file.href!)).status).toBe(404)
  await zoe.opens('/moi')
  await zoe.presses('Déposer une idée')
  const press = all(zoe.nodes, 'input').find(({ attributes }) => attributes.name === 'press')!.attributes.value!
  await yan.opens('/moi')
  const csrf = all(yan.nodes, 'input').find(({ attributes }) => attributes.name === 'csrf')!.attributes.value!
  await yan.posts('/moi/agir', { csrf, rid: '1', press, 'f.text': 'Une idée de Yanis' })
  expect(yan.reads).toContain('Rien n’a été fait')
  expect(await w.db.query('SELECT 1 FROM "Idea"')).toEqual([])
  // The mark of one browser's forms is of no use in another.
  const theirs = all(zoe.nodes, 'input').find(({ attributes }) => attributes.name === 'csrf')!.attributes.value!
  expect((await yan.posts('/moi/dire', { csrf: theirs, rid: '2', texte: '/idee De Zoé' })).status).toBe(403)
})

test('a link that was taken back closes the page where it is open; one that is over as well; an unknown one opens nothing', async () => {
  const token = await linkFor('Zoé Martin')
  const zoe = await comes(token)
  await w.says('ana', '#pleniere', '/concert revoquer-lien Zoé Martin')
  expect((await zoe.opens('/moi')).status).toBe(403)
  expect(zoe.reads).toContain('Votre lien a été retiré')
  const again = await comes(token)
  expect(again.reads).toContain('Votre lien a été retiré')
  const short = await linkFor('Zoé Martin', ' ; jours : 1')
  const late = await comes(short)
  await w.passes({ days: 1, minutes: 1 })
  expect((await late.opens('/moi')).status).toBe(403)
  expect(late.reads).toContain('Votre lien n’est plus valable')
  const none = await comes('f'.repeat(32))
  expect(none.reads).toContain('Ce lien n’ouvre rien ici')
  expect(none.cookie).toBe('')
  const nobody = visitor(served.port)
  expect((await nobody.opens('/moi')).status).toBe(403)
})

test('whoever leaves is forgotten on this device', async () => {
  const zoe = await comes(await linkFor('Zoé Martin'))
  await zoe.presses('Oublier cet appareil')
  expect(zoe.reads).toContain('Cet appareil vous a oublié')
  expect((await zoe.opens('/moi')).status).toBe(403)
})

test('a sheet shows a card with a code for each person, and each code opens its page', async () => {
  await linkFor('Zoé Martin')
  const made = await w.says('ana', '#pleniere', '/concert imprimer-liens Zoé Martin ; confirmed : oui')
  const one = visitor(served.port)
  expect((await one.opens(`/cartes/${sheetIn(made.text)}`)).status).toBe(200)
  expect(one.reads).toContain('Zoé Martin Prendre part à « ESS à 10 ans »')
  expect(all(one.nodes, 'svg')).toHaveLength(1)
  expect(one.cookie).toBe('')
  const zoe = await comes(tokenIn(one.reads))
  expect(zoe.reads).toContain('Bonjour Zoé Martin')
  expect((await one.opens(`/cartes/${'A'.repeat(28)}`)).status).toBe(404)
})
