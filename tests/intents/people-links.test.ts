/** Personal links: made, printed, sent, listed, taken back; and who may hand out whose. */
import { expect, test } from 'vitest'
import { sha256 } from '../../src/engine/ids.ts'
import { blot } from '../../src/nightly.ts'
import { reachOf } from '../../src/people/store.ts'
import { door, type Guests, sheetIn, tokenIn, withPages } from '../support/web/guests.ts'
import { callOf, createWorld, type World } from '../support/world.ts'

type LinkRow = { id: string; hash: string; state: string; personId: string; byId: string; lastUsedAt: Date | null }
const linkRows = (w: World) => w.db.query<LinkRow>(`SELECT * FROM "PersonalLink" ORDER BY "createdAt", id`)

async function founded(): Promise<{ w: World; g: Guests }> {
  const w = await (await createWorld()).founded()
  for (const who of ['bo', 'cleo', 'dan']) await w.says(who, '#pleniere', '/concert')
  await w.says('ana', '#pleniere', '/concert nommer bo animation')
  const g = await withPages(w)
  return { w, g }
}

test('given nobody of that name, a link makes a guest of them, shown once, and its secret is kept nowhere', async () => {
  const { w, g } = await founded()
  const told = await w.says('bo', '#pleniere', '/concert lien Zoé Martin ; structure : Vivre ici')
  expect(told.text).toMatch(/^Lien personnel de Zoé Martin/)
  expect(told.text).toContain('une seule fois')
  expect(told.text).toContain('rôle d’invité')
  expect(told.text).toContain('Sert jusqu’au : vendredi 30 avril 2027')
  expect(told.reply?.to.to).toBe('whisper')
  const token = tokenIn(told.text)
  const [row] = await linkRows(w)
  expect(row).toMatchObject({ hash: sha256(token), state: 'active', lastUsedAt: null })
  const everywhere = JSON.stringify([
    await w.db.query('SELECT * FROM "PersonalLink"'),
    await w.db.query('SELECT * FROM "JournalPayload"'),
    await w.db.query('SELECT * FROM "Setting"'),
    await w.db.query('SELECT undo FROM "Inbox"'),
  ])
  expect(everywhere).not.toContain(token)
  expect(everywhere).not.toContain(sheetIn(JSON.stringify(told.body)))
  const found = await g.links.open(token)
  expect(found).toMatchObject({ name: 'Zoé Martin', title: 'ESS à 10 ans', lang: 'fr' })
  // Nowhere is it shown again: not in the list, not among the last answers.
  expect((await w.says('bo', '#pleniere', '/concert liens')).text).not.toContain(token)
  const home = await w.says('bo', 'dm', { intent: 'home', args: {} })
  expect(JSON.stringify(home.body)).not.toContain(told.reply!.key)
})

test('a wrong, an expired and a revoked secret let nobody in', async () => {
  const { w, g } = await founded()
  const token = tokenIn((await w.says('bo', '#pleniere', '/concert lien Zoé Martin ; jours : 2')).text)
  expect(await g.links.open('0'.repeat(32))).toBe('unknown')
  expect(await g.links.open(token.toUpperCase())).toBe('unknown')
  expect(await g.links.open('')).toBe('unknown')
  expect(await g.links.open(token)).toMatchObject({ name: 'Zoé Martin' })
  await w.passes({ days: 2, minutes: 1 })
  expect(await g.links.open(token)).toBe('expired')
  const other = tokenIn((await w.says('bo', '#pleniere', '/concert lien Zoé Martin')).text)
  const found = await g.links.open(other)
  const told = await w.says('bo', '#pleniere', '/concert revoquer-lien Zoé Martin')
  expect(told.text).toMatch(/^Le lien de Zoé Martin n’ouvre plus rien/)
  expect(await g.links.open(other)).toBe('revoked')
  expect(await g.links.still((found as { link: string }).link)).toBe('revoked')
  await w.presses('bo', '#pleniere', 'Annuler')
  expect(await g.links.open(other)).toMatchObject({ name: 'Zoé Martin' })
})

test('undo of a link takes back what it brought, and the same name then is somebody new', async () => {
  const { w, g } = await founded()
  const before = await w.dump()
  const told = await w.says('bo', '#pleniere', '/concert lien Zoé Martin ; courriel : zoe@asso.fr')
  await w.presses('bo', '#pleniere', 'Annuler')
  expect(await g.links.open(tokenIn(told.text))).toBe('revoked')
  expect((await w.says('bo', '#pleniere', '/concert membres')).text).not.toContain('Zoé')
  expect(await w.db.query(`SELECT 1 FROM "Account" WHERE external = 'zoe@asso.fr'`)).toEqual([])
  const again = await w.says('bo', '#pleniere', '/concert lien Zoé Martin ; courriel : zoe@asso.fr')
  expect(again.text).toMatch(/^Lien personnel de Zoé Martin/)
  expect(before).not.toBe(await w.dump())
})

test('a name near to a known one is asked about, so that a slip makes no second person', async () => {
  const { w } = await founded()
  await w.says('bo', '#pleniere', '/concert lien Zoé Martin')
  const told = await w.says('bo', '#pleniere', '/concert lien Zoé')
  expect(told.text).toMatch(/^De qui s’agit-il : « Zoé » \?/)
  expect(told.buttons).toEqual(['Zoé Martin', 'Une nouvelle personne : Zoé'])
  expect(await linkRows(w)).toHaveLength(1)
  expect((await w.presses('bo', '#pleniere', 'Zoé Martin')).text).toMatch(/^Lien personnel de Zoé Martin/)
  const rows = await linkRows(w)
  expect(rows).toHaveLength(2)
  expect(rows[0]!.personId).toBe(rows[1]!.personId)
  await w.says('bo', '#pleniere', '/concert lien Zoé')
  expect((await w.presses('bo', '#pleniere', 'Une nouvelle personne : Zoé')).text).toMatch(/^Lien personnel de Zoé\n/)
})

test('nobody hands out a link to somebody who chats, nor to one with rights that they lack', async () => {
  const { w } = await founded()
  expect((await w.says('bo', '#pleniere', '/concert lien dan')).text).toMatch(/^dan a déjà un compte de messagerie/)
  await w.says('ana', '#pleniere', '/concert lien Iris Lemaire')
  await w.says('ana', '#pleniere', '/concert nommer Iris Lemaire coordination')
  expect((await w.says('bo', '#pleniere', '/concert lien Iris Lemaire')).text).toMatch(/fait partie d’une équipe/)
  expect((await w.says('bo', '#pleniere', '/concert imprimer-liens Iris Lemaire')).text).toMatch(
    /fait partie d’une équipe/,
  )
  expect((await w.says('ana', '#pleniere', '/concert lien Iris Lemaire')).text).toMatch(/^Lien personnel de Iris/)
  expect((await w.says('bo', '#pleniere', '/concert lien Noé Petit ; role : membre')).text).toMatch(
    /revient à la coordination/,
  )
  expect((await w.says('ana', '#pleniere', '/concert lien Noé Petit ; role : membre')).text).toContain('membre : idées')
  expect((await w.says('cleo', '#pleniere', '/concert lien Noé Petit')).text).toMatch(/est réservé à/)
})

test('a link to one’s own page needs no role; from that page none can be made', async () => {
  const { w, g } = await founded()
  const told = await w.says('cleo', '#pleniere', '/concert mon-lien')
  expect(told.text).toMatch(/^Le lien vers votre page/)
  const account = await g.comes(told.text)
  expect((await g.says(account, '/concert profil')).text).toMatch(/^Votre profil : cleo/)
  expect((await g.says(account, '/concert mon-lien')).text).toMatch(/^Vous êtes sur votre page/)
  expect((await w.says('cleo', '#pleniere', '/concert liens')).text).toMatch(/^1 lien vers votre page/)
  expect((await w.says('dan', '#pleniere', '/concert liens')).text).toMatch(/^Aucun lien personnel/)
  expect((await w.says('dan', '#pleniere', '/concert revoquer-lien cleo')).text).toMatch(/^Aucun lien en service/)
  expect((await linkRows(w))[0]!.state).toBe('active')
  expect((await w.says('bo', '#pleniere', '/concert revoquer-lien cleo')).text).toMatch(/^Le lien de cleo/)
})

test('a sheet is seen first, then holds one card per person, for an hour', async () => {
  const { w, g } = await founded()
  await w.says('bo', '#pleniere', '/concert lien Zoé Martin')
  await w.says('bo', '#pleniere', '/concert lien Yanis Benali')
  await w.says('bo', '#pleniere', '/concert revoquer-lien Zoé Martin')
  await w.says('bo', '#pleniere', '/concert revoquer-lien Yanis Benali')
  const seen = await w.says('bo', '#pleniere', '/concert imprimer-liens')
  expect(seen.text).toMatch(/^2 cartes à imprimer/)
  expect(seen.text).toContain('Yanis Benali et Zoé Martin')
  expect(await linkRows(w)).toHaveLength(2)
  const made = await w.presses('bo', '#pleniere', 'Créer 2\u00a0liens')
  const sheet = await g.links.sheet(sheetIn(made.text))
  expect(sheet!.cards.map(({ name }) => name)).toEqual(['Yanis Benali', 'Zoé Martin'])
  for (const card of sheet!.cards) expect(await g.links.open(card.token)).toMatchObject({ name: card.name })
  expect(await g.links.sheet('A'.repeat(28))).toBeUndefined()
  await w.says('bo', '#pleniere', '/concert revoquer-lien Yanis Benali')
  expect((await g.links.sheet(sheetIn(made.text)))!.cards.map(({ name }) => name)).toEqual(['Zoé Martin'])
  expect((await w.says('bo', '#pleniere', '/concert imprimer-liens')).text).toMatch(/^1 carte à imprimer/)
  await w.passes({ hours: 1, minutes: 1 })
  expect(await g.links.sheet(sheetIn(made.text))).toBeUndefined()
})

test('a letter brings its own link, after a look at what leaves; what was handed out before still serves', async () => {
  const { w, g } = await founded()
  await w.db.query(`INSERT INTO "Setting" (key, value) VALUES ('mail', '{"on": true, "secret": "s"}')`)
  const told = await w.says('bo', '#pleniere', '/concert lien Zoé Martin ; courriel : Zoe@Asso.fr')
  expect(told.buttons).toContain('Envoyer par courriel')
  const seen = await w.presses('bo', '#pleniere', 'Envoyer par courriel')
  expect(seen.text).toContain('Un courriel part à zoe@asso.fr')
  expect(await linkRows(w)).toHaveLength(1)
  const sent = await w.presses('bo', '#pleniere', 'Envoyer')
  expect(sent.text).toMatch(/^Le courriel part à zoe@asso\.fr/)
  expect(sent.text).not.toContain('/l/')
  const [letter] = await w.db.query<{ body: object }>(`SELECT body FROM "Outbox" WHERE address ->> 'platform' = 'mail'`)
  const posted = tokenIn(JSON.stringify(letter!.body))
  expect(await g.comes(told.text)).toBe(await g.comes(`/l/${posted}`))
  await w.presses('bo', '#pleniere', 'Annuler')
  expect(await g.links.open(posted)).toBe('revoked')
  expect(await g.links.open(tokenIn(told.text))).toMatchObject({ name: 'Zoé Martin' })
  expect((await w.says('bo', '#pleniere', '/concert lien Yanis Benali ; courriel : zoe@asso.fr')).text).toMatch(
    /est celle d’une autre personne/,
  )
})

test('nobody is notified on a page while a chat account or an address is there', async () => {
  const { w, g } = await founded()
  await w.says('cleo', '#pleniere', '/concert mon-lien')
  await g.comes((await w.says('cleo', '#pleniere', '/concert mon-lien')).text)
  const account = await g.comes(
    (await w.says('bo', '#pleniere', '/concert lien Zoé Martin ; courriel : z@asso.fr')).text,
  )
  const ids = await w.db.query<{ id: string; name: string }>(
    `SELECT id, name FROM "Person" WHERE name IN ('cleo', 'Zoé Martin') ORDER BY name DESC`,
  )
  const reached = async () =>
    [
      ...(
        await reachOf(
          w.db.prisma,
          ids.map(({ id }) => id),
        )
      ).values(),
    ]
      .sort((a, b) => (a.name < b.name ? 1 : -1))
      .map(({ account: { platform, external } }) => [platform, external])
  await g.says(account, '/concert profil')
  expect(await reached()).toEqual([
    ['console', 'cleo'],
    ['web', account],
  ])
  await w.db.query(`INSERT INTO "Setting" (key, value) VALUES ('mail', '{"on": true, "secret": "s"}')`)
  expect(await reached()).toEqual([
    ['console', 'cleo'],
    ['mail', 'z@asso.fr'],
  ])
})

test('without pages, or on this machine alone, whoever makes a link is told', async () => {
  const w = await (await createWorld()).founded()
  expect((await w.says('ana', '#pleniere', '/concert lien Zoé Martin')).text).toMatch(/^Les pages web de ce bot/)
  await withPages(w, { url: 'http://127.0.0.1:8080', open: false })
  expect((await w.says('ana', '#pleniere', '/concert lien Zoé Martin')).text).toContain(
    'que sur la machine où tourne le bot',
  )
})

test('what a person asks of their data names their links, and no secret', async () => {
  const { w, g } = await founded()
  const told = await w.says('bo', '#pleniere', '/concert lien Zoé Martin')
  const account = await g.comes(told.text)
  const data = await g.says(account, '/concert mes-donnees')
  expect(JSON.stringify(data.body)).toContain('PersonalLink')
  expect(JSON.stringify(data.body)).not.toContain(sha256(tokenIn(told.text)))
  expect(JSON.stringify(data.body)).not.toContain(tokenIn(told.text))
  expect(JSON.stringify(data.body)).toContain('Liens personnels')
  expect(door.url).toContain('https')
  expect(callOf(data.body, 'x')).toBeUndefined()
})

test('an hour later no message that the bot keeps holds the secret; its buttons still serve', async () => {
  const { w, g } = await founded()
  const token = tokenIn((await w.says('bo', '#pleniere', '/concert lien Zoé Martin')).text)
  const kept = async () => JSON.stringify(await w.db.query('SELECT body FROM "Outbox"'))
  await w.engine.settle()
  await blot(w.db, w.now())
  expect(await kept()).toContain(token)
  await w.passes({ minutes: 61 })
  await blot(w.db, w.now())
  expect(await kept()).not.toContain(token)
  expect(await kept()).not.toMatch(/\/cartes\/[2-9A-Z]{28}/)
  expect(await g.links.open(token)).toMatchObject({ name: 'Zoé Martin' })
  expect((await w.presses('bo', '#pleniere', 'Tous les liens')).text).toMatch(/^1 lien personnel en service/)
})

test('nor the address of a letter that went to nobody whom we know', async () => {
  const { w } = await founded()
  const letter = (id: string, account: string) =>
    w.db.query(
      `INSERT INTO "Outbox" (id, address, lane, kind, body, "createdAt") VALUES ($1, $2::jsonb, 'bulk', 'view', '{"lang":"fr","nodes":[]}', $3)`,
      [id, JSON.stringify({ platform: 'mail', workspace: '', to: 'dm', account }), w.now()],
    )
  await w.says('ana', '#pleniere', '/concert lien Zoé Martin ; courriel : zoe@vivre.example')
  await letter('visitor', 'passante@ailleurs.example')
  await letter('known', 'zoe@vivre.example')
  await w.passes({ minutes: 61 })
  await blot(w.db, w.now())
  expect(
    await w.db.query(
      `SELECT id, address->>'account' AS account FROM "Outbox" WHERE id IN ('visitor', 'known') ORDER BY 1`,
    ),
  ).toEqual([
    { id: 'known', account: 'zoe@vivre.example' },
    { id: 'visitor', account: '…' },
  ])
})

test('for whom a guest speaks, and under which name, the team says: it gives rights; a member says it themselves', async () => {
  const { w, g } = await founded()
  const zoe = await g.comes((await w.says('ana', '#pleniere', '/concert lien Zoé Martin')).text)
  for (const words of ['structure Région', 'nom Ana'])
    expect((await g.says(zoe, `/concert ${words}`)).text).toMatch(
      /^Votre nom et votre structure sont notés par l’équipe/,
    )
  await g.says(zoe, '/idee Un bus le soir')
  expect((await g.says(zoe, '/concert suivi')).text).not.toContain('au nom de quelle structure')
  const noe = await g.comes((await w.says('ana', '#pleniere', '/concert lien Noé Petit ; role : membre')).text)
  expect((await g.says(noe, '/concert structure Vivre ici')).text).toMatch(/^C’est noté/)
})

test('given a right since, a person’s link from somebody who could not hand it out opens nothing', async () => {
  const { w, g } = await founded()
  const token = tokenIn((await w.says('bo', '#pleniere', '/concert lien Zoé Martin')).text)
  expect(await g.links.open(token)).toMatchObject({ name: 'Zoé Martin' })
  await w.says('ana', '#pleniere', '/concert nommer Zoé Martin membre')
  expect(await g.links.open(token)).toMatchObject({ name: 'Zoé Martin' })
  await w.says('ana', '#pleniere', '/concert nommer Zoé Martin coordination')
  expect(await g.links.open(token)).toBe('revoked')
  await w.says('ana', '#pleniere', '/concert relever Zoé Martin coordination')
  expect(await g.links.open(token)).toMatchObject({ name: 'Zoé Martin' })
})
