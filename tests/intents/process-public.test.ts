/** The page that anybody may read, opened, changed and closed by those who coordinate. */
import { expect, test } from 'vitest'
import { peopled } from '../support/meetings.ts'
import { createWorld, type World } from '../support/world.ts'

/** As the web door writes it when it opens. */
async function door(w: World, url = 'https://ess.example', open = true): Promise<void> {
  await w.db.query(`INSERT INTO "Setting" (key, value) VALUES ('web', $1::jsonb)`, [JSON.stringify({ url, open })])
}

async function founded(): Promise<World> {
  const w = await (await createWorld()).founded()
  await door(w)
  return w
}

type Row = { slug: string | null; since: boolean; parts: string[] | null }
async function page(w: World): Promise<Row | undefined> {
  const [row] = await w.db.query<Row>(
    `SELECT slug, "publicSince" IS NOT NULL AS since, "publicParts" AS parts FROM "Concertation" WHERE title = 'ESS à 10 ans'`,
  )
  return row
}

const closed = { slug: null, since: false, parts: null }

test('given no page, when it is asked for, then all that anybody will read is said first, and nothing is public', async () => {
  const w = await founded()
  await w.says('cleo', '#pleniere', '/concert')
  await w.says('ana', '#pleniere', '/concert nommer cleo animation')
  const shown = await w.says('ana', '#pleniere', '/concert page-publique')
  expect(shown.text).toMatch(/^Page publique de « ESS à 10 ans »\nN’importe qui pourra lire, sur internet :/)
  expect(shown.text).toContain('Jamais : le nom d’une personne')
  expect(shown.text).toContain('Adresse : https://ess.example/c/ess-a-10-ans')
  expect(shown.text).toContain('L’équipe d’animation est prévenue (1 autre personne)')
  expect(shown.text.split('\n').length).toBeLessThanOrEqual(13)
  expect(shown.buttons).toEqual([
    'Ouvrir la page',
    'Sans les réunions',
    'Sans les thèmes',
    'Sans les votes',
    'Sans les actions',
  ])
  expect(await page(w)).toEqual(closed)
})

test('given the preview, when parts are left out and it is opened, then it shows the others, and the team is told', async () => {
  const w = await founded()
  await w.says('cleo', '#pleniere', '/concert')
  await w.says('ana', '#pleniere', '/concert nommer cleo animation')
  await w.says('ana', '#pleniere', '/concert page-publique')
  const without = await w.presses('ana', '#pleniere', 'Sans les votes')
  expect(without.text).not.toContain('les votes, et leurs résultats')
  expect(without.buttons).toContain('Avec les votes')
  const opened = await w.presses('ana', '#pleniere', 'Ouvrir la page')
  expect(opened.text).toMatch(/^La page publique est ouverte\./)
  expect(opened.text).toContain('https://ess.example/c/ess-a-10-ans')
  expect(await page(w)).toEqual({ slug: 'ess-a-10-ans', since: true, parts: ['meetings', 'themes', 'actions'] })
  expect((await w.sees('cleo', 'dm')).at(-1)).toMatch(/^ana a ouvert la page publique de « ESS à 10 ans »\./)
})

test('given it was just opened, when that is undone, then nothing of it is left', async () => {
  const w = await founded()
  const before = await w.dump()
  await w.says('ana', '#pleniere', '/concert page-publique confirmé : oui')
  expect((await page(w))?.since).toBe(true)
  expect((await w.says('ana', '#pleniere', '/concert annuler')).text).toMatch(/^La page publique est fermée/)
  expect(await page(w)).toEqual(closed)
  expect(stripped(await w.dump())).toBe(stripped(before))
})

test('given an open page, when what it shows is changed, then it is seen first, and undo brings back what it showed', async () => {
  const w = await founded()
  await w.says('ana', '#pleniere', '/concert page-publique votes : non ; confirmé : oui')
  expect((await w.says('ana', '#pleniere', '/concert page-publique')).text).toMatch(
    /^Page publique de « ESS à 10 ans »\nN’importe qui peut lire/,
  )
  const changing = await w.presses('ana', '#pleniere', 'Changer ce qu’elle montre')
  expect(changing.buttons).not.toContain('Enregistrer')
  await w.presses('ana', '#pleniere', 'Avec les votes')
  expect((await page(w))?.parts).toEqual(['meetings', 'themes', 'actions'])
  expect((await w.presses('ana', '#pleniere', 'Enregistrer')).text).toMatch(/^C’est noté : la page montre cela/)
  expect((await page(w))?.parts).toEqual(['meetings', 'themes', 'polls', 'actions'])
  await w.says('ana', '#pleniere', '/concert annuler')
  expect(await page(w)).toEqual({ slug: 'ess-a-10-ans', since: true, parts: ['meetings', 'themes', 'actions'] })
})

test('given an open page, when it is closed and opened again, then it has the same address, whatever others took since', async () => {
  const w = await founded()
  await w.says('ana', '#pleniere', '/concert page-publique confirmé : oui')
  expect((await w.says('ana', '#pleniere', '/concert fermer-page')).text).toMatch(/^La page publique est fermée/)
  expect(await page(w)).toMatchObject({ slug: 'ess-a-10-ans', since: false })
  await w.says('ana', '#couloir', '/concert creer ESS : à 10 ans ! ; organisateurs : Région')
  await w.says('ana', '#couloir', '/concert salon ESS : à 10 ans !')
  const other = await w.says('ana', '#couloir', '/concert page-publique confirmé : oui')
  expect(other.text).toContain('https://ess.example/c/ess-a-10-ans-2')
  const again = await w.says('ana', '#pleniere', '/concert page-publique confirmé : oui')
  expect(again.text).toContain('https://ess.example/c/ess-a-10-ans\n')
  await w.says('ana', '#pleniere', '/concert annuler')
  expect(await page(w)).toMatchObject({ slug: 'ess-a-10-ans', since: false })
})

test('given a closing, when it is undone, then the page is open since the same moment', async () => {
  const w = await founded()
  await w.says('ana', '#pleniere', '/concert page-publique confirmé : oui')
  const before = await w.dump()
  await w.passes({ minutes: 20 })
  await w.says('ana', '#pleniere', '/concert fermer-page')
  expect((await w.says('ana', '#pleniere', '/concert annuler')).text).toMatch(/^La page publique est de nouveau/)
  expect(stripped(await w.dump())).toBe(stripped(before))
})

test('given somebody who does not coordinate, then nothing is opened', async () => {
  const w = await founded()
  await w.says('bo', '#pleniere', '/concert')
  const refused = await w.says('bo', '#pleniere', '/concert page-publique confirmé : oui')
  expect(refused.text).toMatch(/coordination/)
  expect(await page(w)).toEqual(closed)
})

test('given an exercise, then it has no page; given none open, then there is none to close', async () => {
  const w = await founded()
  await w.says('ana', '#couloir', '/concert essai')
  await w.presses('ana', '#couloir', 'Commencer un exercice').catch(() => undefined)
  const refused = await w.says('ana', '#couloir', '/concert page-publique confirmé : oui')
  expect(refused.text).toMatch(/^Un exercice n’a pas de page publique/)
  const none = await w.says('ana', '#pleniere', '/concert fermer-page')
  expect(none.text).toMatch(/^La page publique n’est pas ouverte/)
  expect(none.buttons).toContain('Page publique')
})

test('given an installation without pages, or that only its own machine reads, then that is said before it is opened', async () => {
  const w = await (await createWorld()).founded()
  expect((await w.says('ana', '#pleniere', '/concert page-publique')).text).toContain('les pages ne sont pas ouvertes')
  await door(w, 'http://127.0.0.1:8080', false)
  const here = await w.says('ana', '#pleniere', '/concert page-publique')
  expect(here.text).toContain('http://127.0.0.1:8080/c/ess-a-10-ans')
  expect(here.text).toContain('que depuis sa propre machine')
})

test('given meetings, themes, votes and actions, then the preview counts those that will be shown', async () => {
  const w = await peopled()
  await w.says('bo', '#atelier', '/concert reunion 8 avril 14h')
  await w.says('bo', '#atelier', '/concert reunion 15 avril 14h')
  await w.says('bo', '#atelier', { intent: 'session convene', args: { session: 1, confirmed: true } })
  await w.says('bo', '#atelier', '/concert theme Emploi, Formation')
  await w.says('ana', '#pleniere', '/concert action Créer un poste')
  const { text } = await w.says('ana', '#pleniere', '/concert page-publique')
  expect(text).toContain('les réunions convoquées, avec leur lieu et un agenda à suivre (1)')
  expect(text).toContain('les thèmes et leur nombre d’idées (2)')
  expect(text).toContain('les votes, et leurs résultats une fois clos\n')
  expect(text).toContain('les actions, leur structure porteuse et leur échéance (1)')
})

test('given a title that names somebody whom we know, then that is said before anybody else reads it', async () => {
  const w = await peopled()
  await w.says('cleo', '#pleniere', '/concert nom Cléo Martinez')
  await w.says('ana', '#pleniere', '/concert action Appeler Mme Martinez à la mairie')
  const { text } = await w.says('ana', '#pleniere', '/concert page-publique')
  expect(text).toContain('le nom d’une personne serait lu par tout le monde, dans « Appeler Mme Martinez à la mairie »')
  const without = await w.says('ana', '#pleniere', '/concert page-publique actions : non')
  expect(without.text).not.toContain('Martinez')
})

test('given an open page, then the panel tells everybody where it is; closed, or reached from here alone, it does not', async () => {
  const w = await founded()
  expect((await w.says('bo', '#pleniere', '/concert')).text).not.toContain('/c/')
  await w.says('ana', '#pleniere', '/concert page-publique confirmé : oui')
  expect((await w.says('bo', '#pleniere', '/concert')).text).toContain(
    'Page publique : https://ess.example/c/ess-a-10-ans',
  )
  await w.says('ana', '#pleniere', '/concert fermer-page')
  expect((await w.says('bo', '#pleniere', '/concert')).text).not.toContain('/c/')
})

/** ana signs for the Région, bo for the CRESS: each does before anything appears. */
async function joint(): Promise<World> {
  const w = await founded()
  await w.says('ana', '#pleniere', '/concert structure Région')
  await w.says('bo', '#pleniere', '/concert structure CRESS')
  await w.says('ana', '#pleniere', '/concert nommer bo coordination')
  await w.says('ana', '#pleniere', '/concert signature conjointe')
  return w
}

test('given organisers who sign together, then the page opens with the last signature, and showing less needs none', async () => {
  const w = await joint()
  const shown = await w.says('ana', '#pleniere', '/concert page-publique votes : non')
  expect(shown.text).toContain('une fois signée par Région et CRESS')
  expect(shown.buttons).toContain('Demander les signatures')
  const asked = await w.presses('ana', '#pleniere', 'Demander les signatures')
  expect(asked.text).toMatch(/^C’est soumis à la signature\. En attente : CRESS\./)
  expect(await page(w)).toEqual(closed)
  const twice = await w.says('ana', '#pleniere', '/concert page-publique confirmé : oui')
  expect(twice.text).toMatch(/^La page publique attend déjà d’être signée/)
  const request = (await w.sees('bo', 'dm')).at(-1) ?? ''
  expect(request).toContain('https://ess.example/c/ess-a-10-ans')
  expect(request).not.toContain('les votes, et leurs résultats')
  await w.presses('bo', 'dm', 'Signer')
  expect(await page(w)).toEqual({ slug: 'ess-a-10-ans', since: true, parts: ['meetings', 'themes', 'actions'] })
  await w.says('ana', '#pleniere', '/concert page-publique thèmes : non ; confirmé : oui')
  expect((await page(w))?.parts).toEqual(['meetings', 'actions'])
  const more = await w.says('ana', '#pleniere', '/concert page-publique votes : oui ; confirmé : oui')
  expect(more.text).toMatch(/En attente : CRESS/)
  expect((await page(w))?.parts).toEqual(['meetings', 'actions'])
  await w.says('bo', '#pleniere', '/concert fermer-page')
  expect((await page(w))?.since).toBe(false)
})

test('given it was put to signature, when that is undone or refused, then nothing is opened', async () => {
  const w = await joint()
  await w.says('ana', '#pleniere', '/concert page-publique confirmé : oui')
  expect((await w.says('ana', '#pleniere', '/concert annuler')).text).toMatch(/^La demande de signature est retirée/)
  await w.presses('bo', 'dm', 'Signer')
  expect(await page(w)).toEqual(closed)
  await w.says('ana', '#pleniere', '/concert page-publique confirmé : oui')
  await w.says('bo', 'dm', '/concert refuser-signature Relisons les lieux')
  expect(await page(w)).toEqual(closed)
})

/** Versions count acts, undo included; calls that waited and the journal only grow. */
function stripped(dump: string): string {
  const tables = JSON.parse(dump) as { table: string; rows: Record<string, unknown>[] }[]
  const left = tables.filter(({ table }) => table !== 'Journal' && table !== 'JournalPayload' && table !== 'Due')
  return JSON.stringify(left).replace(/"version":\s*\d+/g, '')
}
