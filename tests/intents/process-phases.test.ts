/** Phases and bodies, told: added, overlapping, waiting for the plenary, opened, taken back. */
import { expect, test } from 'vitest'
import { createWorld, type World } from '../support/world.ts'

const spring = '/concert phase Diagnostic ; début : 1er avril 2027 ; fin : 31 juillet 2027'
const autumn = '/concert phase Scénarios ; début : 1er septembre 2027 ; fin : 31 décembre 2027'

async function phased(): Promise<World> {
  const w = await (await createWorld()).founded()
  await w.says('bo', '#pleniere', '/concert')
  await w.says('ana', '#pleniere', spring)
  await w.says('ana', '#pleniere', autumn)
  return w
}

/** Recorded as the plenary's session would. */
async function decided(w: World, kind = 'method', body = 'pleniere'): Promise<void> {
  await w.db.query(
    `INSERT INTO "Decision" (id, "concertationId", number, "bodyId", kind, text, state, "byId", at, version)
     SELECT 'd-' || (SELECT count(*) FROM "Decision"), c.id, 1 + (SELECT count(*) FROM "Decision"), b.id, $1,
       'Par ateliers, puis en plénière', 'active', 'x', $2, 1
     FROM "Concertation" c JOIN "Body" b ON b."concertationId" = c.id AND b.folded = $3`,
    [kind, w.now(), body],
  )
}

function phases(w: World) {
  return w.db.query<{ number: number; title: string; state: string; gated: boolean; opened: boolean }>(
    `SELECT number, title, state, gated, "openedAt" IS NOT NULL AS opened FROM "Phase" ORDER BY number`,
  )
}

test('given a concertation, when two phases are added, then the first is open and the second waits for the plenary', async () => {
  const w = await (await createWorld()).founded()
  expect((await w.says('ana', '#pleniere', '/concert phases')).text).toContain('n’a pas encore de phase')
  const first = await w.says('ana', '#pleniere', spring)
  expect(first.text).toMatch(/^La phase n° 1, « Diagnostic », est créée : du 1er avril au 31 juillet 2027\./)
  expect(first.text).not.toContain('fermée')
  expect((await w.says('ana', '#pleniere', autumn)).text).toMatch(/Elle reste fermée jusqu’à ce que la plénière/)
  const list = await w.says('bo', '#pleniere', '/concert phases')
  expect(list.text).toContain(
    '1. Diagnostic — du 1er avril au 31 juillet 2027 (à venir), aucun atelier, aucune séance prévue',
  )
  expect(list.text).toContain('2. Scénarios — du 1er septembre au 31 décembre 2027 (fermée)')
  expect(list.buttons).not.toContain('Ajouter une phase')
  expect((await w.says('ana', '#pleniere', '/concert phases')).buttons).toContain('Ajouter une phase')
})

test('windows that overlap are refused, quoting the other one, and nothing is written', async () => {
  const w = await phased()
  const before = await w.dump()
  const told = await w.says('ana', '#pleniere', '/concert phase Été ; début : 31 juillet 2027 ; fin : 31 août 2027')
  expect(told.text).toMatch(
    /^Une phase du 31 juillet au 31 août 2027 chevaucherait « Diagnostic », qui va du 1er avril au 31 juillet 2027\./,
  )
  expect((await w.says('ana', '#pleniere', '/concert phase X1 ; du : 3 mai 2028 ; au : 2 mai 2028')).text).toMatch(
    /finirait avant de commencer/,
  )
  expect((await w.says('ana', '#pleniere', '/concert phase X2 ; du : 3 mai 2026 ; au : 4 mai 2026')).text).toMatch(
    /serait déjà terminée/,
  )
  expect((await w.says('bo', '#pleniere', autumn)).text).toMatch(/est réservé à la coordination/)
  expect(await w.dump()).toBe(before)
})

test('two coordinators who add overlapping phases at the same moment do not both succeed', async () => {
  const w = await (await createWorld()).founded()
  await w.says('bo', '#pleniere', '/concert')
  await w.says('ana', '#pleniere', '/concert nommer bo coordination')
  const told = await w.together(
    ['ana', '#pleniere', spring],
    ['bo', '#pleniere', spring.replace('Diagnostic', 'Autre')],
  )
  expect(told.filter(({ text }) => /est créée/.test(text))).toHaveLength(1)
  expect(told.filter(({ text }) => /chevaucherait/.test(text))).toHaveLength(1)
  expect(await phases(w)).toHaveLength(1)
})

test('a phase that was added by mistake is taken back, or removed while nothing is in it', async () => {
  const w = await phased()
  await w.says('ana', '#pleniere', '/concert annuler')
  expect((await phases(w)).map((p) => p.state)).toEqual(['active', 'withdrawn'])
  await w.says('ana', '#pleniere', '/concert retirer-phase 1')
  expect((await w.says('ana', '#pleniere', '/concert annuler')).text).toMatch(/est créée : du 1er avril/)
  await w.says('ana', '#pleniere', '/concert atelier Emploi ; phase : 1')
  expect((await w.says('ana', '#pleniere', '/concert retirer-phase 1')).text).toMatch(/a des ateliers ou des séances/)
  expect((await w.says('ana', '#pleniere', '/concert retirer-phase 9')).text).toMatch(/^Il n’y a pas de phase n° 9 ici/)
})

test('a withdrawn phase does not come back onto days that were taken meanwhile', async () => {
  const w = await phased()
  await w.says('ana', '#pleniere', '/concert retirer-phase 2')
  await w.says('bo', '#pleniere', '/concert')
  await w.says('ana', '#pleniere', '/concert nommer bo coordination')
  await w.says('bo', '#pleniere', '/concert phase Suite ; du : 1er octobre 2027 ; au : 31 octobre 2027')
  await w.says('ana', '#pleniere', '/concert annuler')
  expect((await w.says('ana', '#pleniere', '/concert annuler')).text).toMatch(/chevaucherait « Suite »/)
})

test('the gate opens by the plenary’s decision on the method alone, after a preview, and everybody is told', async () => {
  const w = await phased()
  await w.says('ana', '#atelier', '/concert salon')
  expect((await w.says('ana', '#pleniere', '/concert ouvrir-phase')).text).toMatch(
    /n’a pas encore de plénière\. Ajoutez-la : « \/concert instance Plénière ; type : plénière »/,
  )
  await w.says('ana', '#pleniere', '/concert instance Plénière ; type : plénière')
  await w.says('ana', '#pleniere', '/concert instance Comité de pilotage ; type : pilotage')
  const how = /Réunissez-la, ouvrez la séance, puis notez-y : « \/concert decision <texte> ; nature : modalités »/
  expect((await w.says('ana', '#pleniere', '/concert ouvrir-phase')).text).toMatch(how)
  await decided(w, 'decision')
  await decided(w, 'method', 'comite de pilotage')
  expect((await w.says('ana', '#pleniere', '/concert ouvrir-phase 2')).text).toMatch(how)
  await decided(w)
  const list = await w.says('ana', '#pleniere', '/concert phases')
  expect(list.text).toContain('(prête à ouvrir)')
  const preview = await w.presses('ana', '#pleniere', 'Ouvrir la phase')
  expect(preview.text).toContain('> Par ateliers, puis en plénière')
  expect(preview.text).toContain('dans 2 salons : pleniere et atelier')
  expect((await phases(w)).map((p) => p.opened)).toEqual([false, false])
  const opened = await w.presses('ana', '#pleniere', 'Ouvrir la phase')
  expect(opened.text).toMatch(/^La phase « Scénarios » est ouverte\. Annoncé dans 2 salons\./)
  expect(opened.buttons).toEqual(['Annuler', 'Panneau'])
  for (const room of ['#pleniere', '#atelier'])
    expect((await w.sees('cleo', room)).at(-1)).toContain('La phase « Scénarios » est ouverte')
  expect((await w.says('ana', '#pleniere', '/concert ouvrir-phase 2')).text).toMatch(/est déjà ouverte/)
  expect((await w.says('ana', '#pleniere', '/concert ouvrir-phase')).text).toMatch(/^Aucune phase n’attend/)
  expect((await w.says('bo', '#pleniere', '/concert ouvrir-phase')).text).toMatch(/est réservé à la coordination/)
})

test('an opening that is taken back is told, and the phase waits again', async () => {
  const w = await phased()
  await w.says('ana', '#pleniere', '/concert instance Plénière ; type : plénière')
  await decided(w)
  await w.says('ana', '#pleniere', '/concert ouvrir-phase ; confirmation : oui')
  await w.says('ana', '#pleniere', '/concert annuler')
  expect((await phases(w)).map((p) => p.opened)).toEqual([false, false])
  expect((await w.sees('cleo', '#pleniere')).at(-1)).toMatch(
    /l’ouverture|L’ouverture de la phase « Scénarios » est annulée/,
  )
})

test('bodies say what they may do; a name is used once, and one that was removed is taken up again', async () => {
  const w = await (await createWorld()).founded()
  const told = await w.says('ana', '#pleniere', '/concert instance Comité de pilotage ; type : pilotage')
  expect(told.text).toMatch(/^L’instance « Comité de pilotage » est ajoutée : elle décide\./)
  expect((await w.says('ana', '#pleniere', '/concert instance COMITE DE PILOTAGE ; type : autre')).text).toMatch(
    /^L’instance « Comité de pilotage » existe déjà/,
  )
  await w.says('ana', '#pleniere', '/concert instance Plénière ; type : plénière')
  await w.says('ana', '#pleniere', '/concert instance Comité technique ; type : technique ; pouvoir : avis')
  const list = await w.says('bo', '#pleniere', '/concert instances')
  expect(list.text).toContain('Plénière (plénière) — elle donne un avis.')
  expect(list.text).toContain('Comité technique (technique) — elle donne un avis.')
  expect(list.buttons).toEqual(['Panneau'])
  await w.says('ana', '#pleniere', '/concert retirer-instance technique')
  expect((await w.says('bo', '#pleniere', '/concert instances')).text).not.toContain('Comité technique')
  await w.says('ana', '#pleniere', '/concert annuler')
  expect((await w.says('bo', '#pleniere', '/concert instances')).text).toContain('Comité technique (technique)')
  await w.says('ana', '#pleniere', '/concert retirer-instance technique')
  await w.says('ana', '#pleniere', '/concert instance Comité technique ; type : technique')
  expect((await w.says('bo', '#pleniere', '/concert instances')).text).toContain(
    'Comité technique (technique) — elle met en œuvre.',
  )
})

test('a body that meets in a channel is not removed under its feet', async () => {
  const w = await (await createWorld()).founded()
  await w.says('ana', '#pleniere', '/concert instance Plénière ; type : plénière')
  await w.presses('ana', '#pleniere', 'Elle se réunit ici')
  expect((await w.says('bo', '#pleniere', '/concert instances')).text).toContain('Salon : pleniere.')
  expect((await w.says('ana', '#pleniere', '/concert retirer-instance plénière')).text).toMatch(
    /se réunit dans le salon pleniere/,
  )
})
