/** A list of members, taken in by who coordinates: looked at, put right, taken in whole, taken back whole. */
import { expect, test } from 'vitest'
import { createWorld, type World } from '../support/world.ts'

const table = [
  'Nom;Structure;E-mail;Rôle;Collège',
  'Camille Durand;URIOPSS;camille@uriopss.example;animation;Associations',
  'Sacha Petit;Coop 80;Sacha@Coop80.example;;Coopératives',
  'Lou Martin;URIOPSS;;membre;',
].join('\n')

async function peopled(): Promise<World> {
  const w = await (await createWorld()).founded()
  await w.says('ana', '#pleniere', '/concert college Associations ; Coopératives')
  return w
}

async function members(w: World): Promise<string> {
  return (await w.says('ana', '#pleniere', '/concert membres')).text
}

/** What an import may change, without the ids and versions that it is made of. */
async function state(w: World): Promise<unknown> {
  return Promise.all([
    w.db.query(
      `SELECT p.name, r.kind FROM "Role" r JOIN "Person" p ON p.id = r."personId" WHERE r."endedAt" IS NULL ORDER BY 1, 2`,
    ),
    w.db.query(`SELECT name, o.folded AS organisation FROM "Person" p LEFT JOIN (SELECT id, folded FROM "Organisation") o
      ON o.id = p."organisationId" WHERE name <> '' ORDER BY 1`),
    w.db.query(`SELECT external FROM "Account" WHERE external NOT LIKE '-%' ORDER BY 1`),
    w.db.query(`SELECT o.name, m."collegeId" FROM "CollegeMember" m JOIN "Organisation" o ON o.id = m."organisationId"
      WHERE m."collegeId" <> '' ORDER BY 1`),
  ])
}

test('given a table, when it is looked at, then nothing is kept; when it is confirmed, all of it is there', async () => {
  const w = await peopled()
  const before = await w.dump()
  await w.says('ana', '#pleniere', '/concert importer')
  const shown = await w.fills('ana', '#pleniere', { text: table })
  expect(shown.text).toMatch(
    /^Liste de 3 lignes\nPersonnes : 3 nouvelles, 0 déjà connue\nStructures : 2 nouvelles : URIOPSS, Coop 80/,
  )
  expect(shown.text).toContain('Collèges : 2 structures y entrent')
  expect(shown.text).toContain('1 personne sans adresse ne recevra rien avant de m’écrire.')
  expect(await w.dump()).toBe(before)
  const done = await w.presses('ana', '#pleniere', 'Importer 3\u00a0personnes')
  expect(done.text).toMatch(/^C’est fait : 3 nouvelles personnes, 0 personne déjà connue\. Personne n’a été notifié\./)
  const team = await members(w)
  expect(team).toMatch(/Animation\n.*Camille Durand.*URIOPSS/)
  expect(team).toMatch(/Membre\n.*Lou Martin.*URIOPSS.*\n.*Sacha Petit.*Coop 80/)
  const [account] = await w.db.query(`SELECT platform, workspace, external FROM "Account" WHERE external LIKE 'sacha%'`)
  expect(account).toEqual({ platform: 'mail', workspace: '', external: 'sacha@coop80.example' })
  // Nobody was written to.
  expect(await w.db.query(`SELECT 1 FROM "Outbox" WHERE address->>'platform' = 'mail'`)).toEqual([])
})

test('a file that is attached, or a message that is answered, is the table', async () => {
  const w = await peopled()
  const attached = await w.says('ana', '#pleniere', '/concert importer', {
    about: `/home/ana/Membres, 2027.csv\n\n${table}`,
  })
  expect(attached.text).toMatch(/^Liste de 3 lignes/)
  expect((await w.says('ana', '#pleniere', '/concert importer', { about: table })).text).toMatch(/^Liste de 3 lignes/)
  expect((await w.says('ana', '#pleniere', `/concert importer ${table}`)).text).toMatch(/^Liste de 3 lignes/)
})

test('taken in again, nobody is there twice; taken back, everything is as it was', async () => {
  const w = await peopled()
  const before = await state(w)
  await w.says('ana', '#pleniere', { intent: 'import', args: { text: table } })
  await w.presses('ana', '#pleniere', 'Importer 3\u00a0personnes')
  await w.presses('ana', '#pleniere', 'Annuler')
  expect(await state(w)).toEqual(before)
  expect(await members(w)).not.toContain('Camille')
  const again = await w.says('ana', '#pleniere', { intent: 'import', args: { text: table } })
  expect(again.text).toContain('Personnes : 3 nouvelles')
  await w.presses('ana', '#pleniere', 'Importer 3\u00a0personnes')
  const kept = await state(w)
  const known = await w.says('ana', '#pleniere', { intent: 'import', args: { text: table } })
  expect(known.text).toContain('Personnes : 0 nouvelle, 2 déjà connues')
  expect(known.text).toContain('Homonymes : Lou Martin : laissées de côté')
  await w.presses('ana', '#pleniere', 'Importer 2\u00a0personnes')
  expect(await state(w)).toEqual(kept)
})

test('who speaks here already is a namesake, and the same person only when that is said', async () => {
  const w = await peopled()
  await w.says('bo', '#pleniere', '/concert nom Camille Durand')
  const before = await state(w)
  const shown = await w.says('ana', '#pleniere', { intent: 'import', args: { text: table } })
  expect(shown.text).toContain('Homonymes : Camille Durand : laissées de côté')
  const same = await w.presses('ana', '#pleniere', 'Ce sont les mêmes personnes')
  expect(same.text).toContain('Personnes : 2 nouvelles, 1 déjà connue')
  await w.presses('ana', '#pleniere', 'Importer 3\u00a0personnes')
  expect((await w.says('bo', 'dm', '/concert profil')).text).toMatch(/Structure : URIOPSS\nRôles : Animation/)
  expect((await w.says('bo', 'dm', '/concert profil')).text).toMatch(/Comptes : .*console/)
  await w.says('ana', '#pleniere', '/concert annuler')
  expect(await state(w)).toEqual(before)
})

test('lines that are wrong are told by their number, and left out; the others are taken in', async () => {
  const w = await peopled()
  const text = `${table}\nJo Roy;URIOPSS;jo.roy;;\n;URIOPSS;;;\nMax Noé;URIOPSS;;chef;`
  const shown = await w.says('ana', '#pleniere', { intent: 'import', args: { text } })
  expect(shown.text).toContain('ligne 5 : « jo.roy » n’est pas une adresse e-mail')
  expect(shown.text).toContain('ligne 6 : il n’y a pas de nom')
  expect(shown.text).toContain('ligne 7 : « chef » n’est pas un rôle')
  const done = await w.presses('ana', '#pleniere', 'Importer seulement 3\u00a0lignes')
  expect(done.text).toContain('3 lignes ont été laissées de côté.')
  expect(await members(w)).not.toContain('Jo Roy')
})

test('a list that is none is refused with what to do, and who does not coordinate takes nothing in', async () => {
  const w = await peopled()
  const imports = (text: string, who = 'ana') => w.says(who, '#pleniere', { intent: 'import', args: { text } })
  expect((await imports('structure;e-mail\nURIOPSS;a@b.example')).text).toMatch(/^Je ne trouve pas de colonne « nom »/)
  expect((await imports('nom;structure')).text).toMatch(/^Je ne lis que la ligne de titres/)
  expect((await imports(`nom\n${'Ana\n'.repeat(2001)}`)).text).toMatch(
    /^Cette liste a 2.?001 lignes, et j’en prends 2.?000/,
  )
  expect((await imports('nom;structure\nAna;"URIOPSS\nBo;x')).text).toMatch(/guillemet y est ouvert/)
  expect((await imports('nom;e-mail\nAna;nulle')).buttons).toEqual(['Aide'])
  const sure = { intent: 'import', args: { text: 'nom;e-mail\nAna;nulle', confirmed: true } }
  expect((await w.says('ana', '#pleniere', sure)).text).toMatch(/^Aucune ligne de cette liste/)
  expect((await imports(table, 'bo')).text).toMatch(/réservé à la coordination/)
})

test('two who take in the same list at the same moment have everybody once', async () => {
  const w = await peopled()
  await w.says('bo', '#pleniere', '/concert')
  await w.says('ana', '#pleniere', '/concert nommer bo coordination')
  const sure = { intent: 'import', args: { text: table, confirmed: true } }
  await w.together(['ana', '#pleniere', sure], ['bo', '#pleniere', sure])
  expect(
    await w.db.query(
      `SELECT name FROM "Person" WHERE name IN ('Camille Durand', 'Lou Martin', 'Sacha Petit') ORDER BY 1`,
    ),
  ).toHaveLength(3)
})

test('two thousand lines are taken in at once, and taken back', { timeout: 60_000 }, async () => {
  const w = await peopled()
  const before = await state(w)
  const lines = Array.from({ length: 2000 }, (_, i) => `Personne ${letters(i)};Structure ${i % 300};p${i}@a.example;;`)
  const text = `nom;structure;e-mail;rôle;collège\n${lines.join('\n')}`
  await w.says('ana', '#pleniere', { intent: 'import', args: { text } })
  expect((await w.presses('ana', '#pleniere', 'Importer 2\u202f000\u00a0personnes')).text).toMatch(
    /^C’est fait : 2 000 nouvelles/,
  )
  await w.presses('ana', '#pleniere', 'Annuler')
  expect(await state(w)).toEqual(before)
})

test('colleges of the list are made where there are none, and go with what takes it back', async () => {
  const w = await (await createWorld()).founded()
  const shown = await w.says('ana', '#pleniere', { intent: 'import', args: { text: table } })
  expect(shown.text).toContain('Collèges : 2 structures y entrent, nouveaux : Associations et Coopératives')
  await w.presses('ana', '#pleniere', 'Importer 3\u00a0personnes')
  expect((await w.says('ana', '#pleniere', '/concert colleges')).text).toMatch(/Associations : 1 — URIOPSS/)
  await w.says('ana', '#pleniere', '/concert annuler')
  expect((await w.says('ana', '#pleniere', '/concert colleges')).text).not.toContain('Associations')
  await w.says('ana', '#pleniere', { intent: 'import', args: { text: table, confirmed: true } })
  expect((await w.says('ana', '#pleniere', '/concert colleges')).text).toMatch(/Coopératives : 1 — Coop 80/)
})

test('neither names nor addresses of the list stand in the journal', async () => {
  const w = await peopled()
  await w.says('ana', '#pleniere', { intent: 'import', args: { text: table, confirmed: true } })
  const told = JSON.stringify(await w.db.query(`SELECT payload FROM "JournalPayload"`))
  expect(told).not.toMatch(/Camille|uriopss\.example|Sacha/)
})

function letters(n: number): string {
  return [...String(n)].map((digit) => 'abcdefghij'[Number(digit)]).join('')
}
