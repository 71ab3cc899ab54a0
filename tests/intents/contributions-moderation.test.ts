/** Ideas from outside: nobody but their author and the team sees them before they are read; and ideas written down for others. */
import { expect, test } from 'vitest'
import { type Guests, withPages } from '../support/web/guests.ts'
import { createWorld, type World } from '../support/world.ts'

type Row = { number: number; status: string; channel: string | null; refusedWhy: string | null; placeId: string | null }
const ideas = (w: World) =>
  w.db.query<Row>('SELECT number, status, channel, "refusedWhy", "placeId" FROM "Idea" ORDER BY number')

/** bo facilitates, Zoé is a guest by a link, Noé a member by a link. */
async function told(): Promise<{ w: World; g: Guests; zoe: string; noe: string }> {
  const w = await (await createWorld()).founded()
  for (const who of ['bo', 'cleo']) await w.says(who, '#pleniere', '/concert')
  await w.says('ana', '#pleniere', '/concert nommer bo animation')
  const g = await withPages(w)
  const zoe = await g.comes((await w.says('ana', '#pleniere', '/concert lien Zoé Martin')).text)
  const noe = await g.comes((await w.says('ana', '#pleniere', '/concert lien Noé Petit ; role : membre')).text)
  return { w, g, zoe, noe }
}

const bus = '/idee Un bus le soir entre les deux gares'

test('an idea of a guest waits: its author and the team know of it, and no list, count or likeness does', async () => {
  const { w, g, zoe } = await told()
  const before = await w.sees('cleo', '#pleniere')
  const receipt = await g.says(zoe, bus)
  expect(receipt.text).toContain('l’équipe d’animation, qui la lit avant de la montrer')
  expect(receipt.buttons).toEqual(['Modifier', 'Retirer', 'Qui la voit ?'])
  expect(await ideas(w)).toEqual([{ number: 1, status: 'waiting', channel: 'web', refusedWhy: null, placeId: null }])
  expect(await w.sees('cleo', '#pleniere')).toEqual(before)
  expect((await w.says('cleo', '#pleniere', '/concert idees')).text).toMatch(/^Aucune idée pour le moment/)
  expect((await w.says('bo', '#pleniere', '/concert idees')).text).toMatch(/^Aucune idée pour le moment/)
  expect((await w.says('bo', '#pleniere', '/concert trier')).text).not.toContain('bus')
  expect((await w.says('cleo', '#pleniere', '/concert')).text).toContain('Idées reçues : 0')
  const alike = await w.says('cleo', '#pleniere', bus)
  expect(alike.buttons.join()).not.toMatch(/proche|semblable|ressembl/)
  expect((await w.says('cleo', '#pleniere', '/concert qui-voit 1')).text).toMatch(/^Il n’y a pas d’idée n° 1 ici/)
  expect((await w.says('bo', '#pleniere', '/concert classer 1 ; theme : 1')).text).not.toContain('classée')
  expect((await w.says('ana', '#pleniere', '/concert reunir 1 ; avec : 2')).text).toMatch(
    /attend d’être lue|Je ne connais/,
  )
  expect((await g.says(zoe, '/concert mes-idees')).text).toContain('attend d’être lue')
})

test('an idea of a member by a link is one like the others', async () => {
  const { w, g, noe } = await told()
  await g.says(noe, bus)
  expect(await ideas(w)).toMatchObject([{ status: 'active', channel: 'web' }])
})

test('the team has one card for all that wait, drawn again in place', async () => {
  const { w, g, zoe } = await told()
  for (const said of ['Un bus le soir', 'Des vélos partagés', 'Un marché de nuit']) await g.says(zoe, `/idee ${said}`)
  await w.passes({ minutes: 1 })
  const cards = async () => (await w.sees('bo', 'dm')).filter((text) => text.startsWith('« ESS à 10 ans » :'))
  expect(await cards()).toHaveLength(1)
  expect((await cards())[0]).toContain('3 idées venues de l’extérieur attendent d’être lues')
  await g.says(zoe, '/idee Une quatrième')
  await w.passes({ minutes: 1 })
  expect(await cards()).toHaveLength(1)
  expect((await cards())[0]).toContain('4 idées')
  expect((await w.says('bo', '#pleniere', '/concert suivi')).text).toContain('lire 4 idées venues de l’extérieur')
  for (const number of [1, 2, 3, 4]) await w.says('bo', 'dm', `/concert accepter-idee ${number}`)
  await w.passes({ minutes: 1 })
  expect(await cards()).toEqual([expect.stringContaining('toutes les idées venues de l’extérieur ont été lues')])
})

test('accepted, it is shown where everybody reads it, its author is told, and that is taken back whole', async () => {
  const { w, g, zoe } = await told()
  await g.says(zoe, bus)
  const before = await w.dump()
  const read = await w.says('bo', '#pleniere', '/concert moderer')
  expect(read.text).toContain('Un bus le soir')
  expect(read.text).toContain('De : Zoé Martin')
  expect(read.text).toContain('elle est montrée dans pleniere')
  const done = await w.presses('bo', '#pleniere', 'Accepter')
  expect(done.text).toMatch(/^L’idée n° 1 est acceptée/)
  expect(done.text).toContain('Aucune idée de l’extérieur n’attend')
  expect((await w.sees('cleo', '#pleniere')).join('\n')).toContain('Idée n° 1 — Zoé Martin')
  expect((await w.says('cleo', '#pleniere', '/concert idees')).text).toContain('Un bus le soir')
  expect((await g.sees(zoe)).at(-1)).toMatch(/^Votre idée n° 1 est acceptée/)
  // What was read is what is shown: she does not change it behind the team's back.
  expect((await g.says(zoe, '/concert modifier 1 Achetez mes pilules')).text).toMatch(/acceptée telle qu’elle est/)
  await w.presses('bo', '#pleniere', 'Annuler')
  const [row] = await ideas(w)
  expect(row).toMatchObject({ status: 'waiting', placeId: null })
  expect(await w.sees('cleo', '#pleniere')).toContainEqual(
    expect.stringMatching(/^Idée n° 1 : l’équipe d’animation la relit/),
  )
  expect((await w.says('cleo', '#pleniere', '/concert idees')).text).toMatch(/^Aucune idée/)
  expect((await g.sees(zoe)).at(-1)).toContain('attend de nouveau d’être lue')
  expect(JSON.parse(before).find(({ table }: { table: string }) => table === 'Idea').rows[0].text).toContain('bus')
})

test('refused, its author reads the reason, nobody else reads the idea', async () => {
  const { w, g, zoe } = await told()
  await g.says(zoe, bus)
  const asked = await w.says('bo', 'dm', '/concert refuser-idee 1')
  expect(asked.body && 'fields' in asked.body).toBe(true)
  const done = await w.says('bo', 'dm', '/concert refuser-idee 1 ; motif : Hors du périmètre')
  expect(done.text).toMatch(/^L’idée n° 1 n’est pas retenue/)
  expect(await ideas(w)).toMatchObject([{ status: 'refused', refusedWhy: 'Hors du périmètre' }])
  const said = (await g.sees(zoe)).at(-1)
  expect(said).toContain('n’a pas été retenue')
  expect(said).toContain('Le motif : Hors du périmètre')
  expect((await g.says(zoe, '/concert mes-idees')).text).toContain('non retenue : Hors du périmètre')
  expect((await g.says(zoe, '/concert retablir 1')).text).toMatch(/n’a pas été retenue/)
  expect((await w.says('cleo', '#pleniere', '/concert idees')).text).toMatch(/^Aucune idée/)
  expect((await w.says('bo', 'dm', '/concert accepter-idee 1')).text).toMatch(/n’a pas été retenue/)
  await w.presses('bo', 'dm', 'Annuler')
  expect(await ideas(w)).toMatchObject([{ status: 'waiting', refusedWhy: null }])
})

test('withdrawn and brought back, it waits again: that is no way around the team', async () => {
  const { w, g, zoe } = await told()
  await g.says(zoe, bus)
  await g.says(zoe, '/concert modifier 1 Un bus toute la nuit')
  await g.says(zoe, '/concert retirer 1')
  expect(await ideas(w)).toMatchObject([{ status: 'withdrawn' }])
  expect((await w.says('bo', 'dm', '/concert moderer')).text).toMatch(/^Aucune idée de l’extérieur/)
  await g.says(zoe, '/concert retablir 1')
  expect(await ideas(w)).toMatchObject([{ status: 'waiting' }])
  expect((await w.says('cleo', '#pleniere', '/concert moderer')).text).toMatch(/est réservé à/)
  expect((await w.says('cleo', '#pleniere', '/concert accepter-idee 1')).text).toMatch(/est réservé à/)
})

test('an idea written down at a stand is its author’s, and says who wrote it down', async () => {
  const { w } = await told()
  const no = await w.says(
    'bo',
    '#pleniere',
    '/concert idee-pour Iris Lemaire ; texte : Des cours du soir ; accord : non',
  )
  expect(no.text).toMatch(/^Demandez d’abord son accord/)
  const done = await w.says(
    'bo',
    '#pleniere',
    '/concert idee-pour Iris Lemaire ; texte : Des cours du soir ; accord : oui ; structure : Vivre ici',
  )
  expect(done.text).toContain('De : Iris Lemaire')
  expect((await w.sees('cleo', '#pleniere')).at(-1)).toContain('Iris Lemaire, Vivre ici (saisie pour autrui par bo)')
  expect((await w.says('cleo', '#pleniere', '/concert idees')).text).toContain('saisie pour autrui par bo')
  await w.says('bo', '#pleniere', '/concert modifier 1 Des cours du soir, à 19 h')
  expect((await w.sees('cleo', '#pleniere')).join()).toContain('saisie pour autrui par bo, modifiée')
  const near = await w.says('bo', '#pleniere', '/concert idee-pour Iris ; texte : Une crèche ; accord : oui')
  expect(near.buttons).toEqual(['Iris Lemaire', 'Une nouvelle personne : Iris'])
  await w.presses('bo', '#pleniere', 'Iris Lemaire')
  await w.says('bo', '#pleniere', '/concert idee-pour Tim Roux ; texte : Un four ; accord : oui')
  expect((await w.says('bo', '#pleniere', '/concert annuler')).text).toMatch(/^L’idée n° 3 est retirée/)
  const people = await w.db.query<{ name: string }>(
    `SELECT name FROM "Person" WHERE name IN ('Iris Lemaire', 'Tim Roux')`,
  )
  expect(people).toEqual([{ name: 'Iris Lemaire' }])
  expect((await w.says('cleo', '#pleniere', '/concert idee-pour Ana ; texte : Faux ; accord : oui')).text).toMatch(
    /est réservé à/,
  )
})
