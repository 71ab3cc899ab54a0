/** What organisers publish together, told: put to signature, signed by each, declined, published by the last signature. */
import { expect, test } from 'vitest'
import { createWorld, type World } from '../support/world.ts'

const title = 'Résumé de la séance'
/** An act that everybody can see was done: it stands here for showing the document. */
const released = /Les idées sont de nouveau recueillies|La fin du recueil est rétablie comme avant/

/** ana speaks for the Région, bo and cleo for the CRESS, dan for nobody who organises; all of them coordinate. */
async function joint(): Promise<World> {
  const w = await (await createWorld()).founded()
  const speaksFor = { ana: 'Région', bo: 'CRESS', cleo: 'CRESS', dan: 'Métropole' }
  for (const [who, organisation] of Object.entries(speaksFor)) {
    await w.says(who, '#pleniere', `/concert structure ${organisation}`)
    await w.says(who, 'dm', '/concert')
    if (who !== 'ana') await w.says('ana', '#pleniere', `/concert nommer ${who} coordination`)
  }
  await w.says('ana', '#pleniere', '/concert signature conjointe')
  return w
}

/** Put to signature by dan, as a room would. */
async function submitted(w: World, id = 'p1', named = title): Promise<void> {
  await w.db.query(
    `INSERT INTO "Publication" (id, "concertationId", kind, "subjectId", edition, title, content, hash, release, state, "requestedById", "createdAt", version)
     SELECT $1, c.id, 'digest', $1, 1, $2, '{}', 'h', '{"intent":"intake restore","args":{}}', 'waiting', a."personId", $3, 1
     FROM "Concertation" c, "Account" a WHERE a.external = 'dan'`,
    [id, named, w.now()],
  )
}

function approvals(w: World) {
  return w.db.query<{ person: string; organisation: string }>(
    `SELECT p.name AS person, o.name AS organisation FROM "Approval" x JOIN "Person" p ON p.id = x."personId"
     JOIN "Organisation" o ON o.id = x."organisationId" ORDER BY 1`,
  )
}

async function releases(w: World): Promise<number> {
  return (await w.sees('eve', '#pleniere')).filter((text) => released.test(text)).length
}

async function state(w: World, id = 'p1'): Promise<string> {
  return (await w.db.query<{ state: string }>('SELECT state FROM "Publication" WHERE id = $1', [id]))[0]!.state
}

test('given joint sign-off, when each organiser signs, then the last signature publishes, once', async () => {
  const w = await joint()
  await submitted(w)
  const first = await w.says('ana', 'dm', '/concert signer')
  expect(first.text.split('\n')[0]).toBe(
    `« ${title} » est signé pour Région. Il manque encore : CRESS. La publication se fera d’elle-même à la dernière signature.`,
  )
  expect(await releases(w)).toBe(0)
  expect((await w.says('bo', 'dm', '/concert signer')).text).toMatch(/pour CRESS : c’était la dernière signature/)
  expect(await releases(w)).toBe(1)
  expect(await approvals(w)).toEqual([
    { person: 'ana', organisation: 'Région' },
    { person: 'bo', organisation: 'CRESS' },
  ])
  expect((await w.sees('dan', 'dm')).at(-1)).toMatch(
    /^Toutes les signatures sont là : « Résumé de la séance » est publié\./,
  )
})

test('two organisers who sign at the same moment do not miss each other: one of them is the last', async () => {
  const w = await joint()
  await submitted(w)
  const told = await w.together(['ana', 'dm', '/concert signer'], ['bo', 'dm', '/concert signer'])
  expect(told.filter(({ text }) => /Il manque encore/.test(text))).toHaveLength(1)
  expect(told.filter(({ text }) => /c’était la dernière signature/.test(text))).toHaveLength(1)
  expect(await approvals(w)).toHaveLength(2)
  expect(await releases(w)).toBe(1)
})

test('two people of one organiser who sign at the same moment give one signature', async () => {
  const w = await joint()
  await submitted(w)
  const told = await w.together(['bo', 'dm', '/concert signer'], ['cleo', 'dm', '/concert signer'])
  expect(told.filter(({ text }) => /est signé pour CRESS/.test(text))).toHaveLength(1)
  expect(await approvals(w)).toHaveLength(1)
  expect(await releases(w)).toBe(0)
})

test('nobody signs twice, for another organisation, or for one that does not organise', async () => {
  const w = await joint()
  await submitted(w)
  await w.says('ana', 'dm', '/concert signer')
  const again = { intent: 'publication sign', args: { publication: 'p1' } }
  const before = await w.dump()
  expect((await w.says('ana', 'dm', again)).text).toMatch(/^Région a déjà signé/)
  expect((await w.says('ana', 'dm', '/concert signer')).text).toMatch(/^Rien n’attend votre signature/)
  expect((await w.says('dan', 'dm', again)).text).toMatch(
    /^Votre structure n’est pas parmi celles qui signent : Région, CRESS\./,
  )
  expect((await w.says('eve', '#pleniere', again)).text).toMatch(/est réservé à la coordination/)
  expect(await w.dump()).toBe(before)
  await w.says('ana', '#pleniere', '/concert structure CRESS')
  expect((await w.says('ana', 'dm', again)).text).toMatch(/^Région a déjà signé/)
  expect(await approvals(w)).toHaveLength(1)
  expect(await releases(w)).toBe(0)
})

test('a document of another concertation is signed by nobody here', async () => {
  const w = await joint()
  await submitted(w)
  await w.says('ana', '#atelier', '/concert creer Mobilités ; organisateurs : Région ; signature : conjointe')
  await w.says('ana', '#atelier', '/concert salon mobilites')
  const told = await w.says('ana', '#atelier', { intent: 'publication sign', args: { publication: 'p1' } })
  expect(told.text).toMatch(/^Ce document n’attend plus de signature/)
  expect((await w.says('ana', '#atelier', '/concert signatures')).text).toMatch(/^Aucun document/)
  expect(await approvals(w)).toEqual([])
})

test('who declines says why; nothing is published, and whoever asked or had signed is told', async () => {
  const w = await joint()
  await submitted(w)
  await w.says('ana', 'dm', '/concert signer')
  const list = await w.says('bo', 'dm', '/concert signatures')
  expect(list.buttons).toEqual(['Signer', 'Ne pas signer'])
  const asked = await w.presses('bo', 'dm', 'Ne pas signer')
  expect(asked.text).toContain(`Ne pas signer « ${title} »`)
  expect(asked.text).not.toContain('p1')
  expect(await state(w)).toBe('waiting')
  expect((await w.fills('bo', 'dm', { reason: 'Il manque deux présents' })).text).toMatch(
    /^C’est noté : CRESS ne signe pas/,
  )
  expect(await state(w)).toBe('withdrawn')
  for (const who of ['ana', 'dan']) {
    const told = (await w.sees(who, 'dm')).at(-1)
    expect(told).toMatch(/^bo ne signe pas « Résumé de la séance » pour CRESS/)
    expect(told).toContain('> Il manque deux présents')
  }
  expect((await w.says('cleo', 'dm', '/concert signer')).text).toMatch(/^Rien n’attend votre signature/)
  expect((await w.says('cleo', 'dm', { intent: 'publication sign', args: { publication: 'p1' } })).text).toMatch(
    /n’attend plus de signature/,
  )
  expect(await releases(w)).toBe(0)
  await w.says('bo', 'dm', '/concert annuler')
  expect(await state(w)).toBe('waiting')
  expect((await w.says('bo', 'dm', '/concert signer')).text).toMatch(/c’était la dernière signature/)
})

test('who signed may still decline until it is published; a stranger to the organisers may not', async () => {
  const w = await joint()
  await submitted(w)
  await w.says('ana', 'dm', '/concert signer')
  expect((await w.says('dan', 'dm', '/concert refuser-signature Pas d’accord')).text).toMatch(
    /^Votre structure n’est pas/,
  )
  await w.says('ana', 'dm', '/concert refuser-signature Une erreur de ma part')
  expect(await state(w)).toBe('withdrawn')
})

/** The digest of a session that ana put to signature, as people would: seen first, then submitted. */
async function digested(): Promise<World> {
  const w = await joint()
  await w.db.query(
    `INSERT INTO "Session" (id, "concertationId", number, title, "startsAt", "endsAt", state, "closedAt", "placeId", "createdById", "createdAt", version)
     SELECT 's1', p."concertationId", 1, 'Séance de lancement', $1, $1, 'closed', $1, p.id, 'x', $1, 1 FROM "Place" p`,
    [w.now()],
  )
  await w.says('ana', '#pleniere', '/concert publier 1')
  await w.presses('ana', '#pleniere', 'Publier')
  return w
}

async function digests(w: World): Promise<number> {
  return (await w.sees('eve', '#pleniere')).filter((text) => text.includes('Signé par ana, Région')).length
}

test('a real document, put to signature by an organiser, appears with both signatures when the other signs', async () => {
  const w = await digested()
  expect(await digests(w)).toBe(0)
  for (const who of ['bo', 'cleo']) expect((await w.sees(who, 'dm')).at(-1)).toContain('ana vous demande de signer')
  expect((await w.presses('bo', 'dm', 'Signer')).text).toMatch(/c’était la dernière signature/)
  const card = (await w.sees('eve', '#pleniere')).find((text) => text.includes('Signé par ana, Région'))
  expect(card).toContain('Signé par bo, CRESS, le lundi 1er mars 2027, 10 h (Paris).')
  expect((await w.presses('cleo', 'dm', 'Signer')).text).toMatch(/^CRESS a déjà signé/)
  expect(await digests(w)).toBe(1)
})

test('signing and declining at the same moment: one of them counts, and the other hears it', async () => {
  const w = await digested()
  const told = await w.together(
    ['bo', 'dm', '/concert signer'],
    ['cleo', 'dm', '/concert refuser-signature Chiffres faux'],
  )
  const signed = told.some(({ text }) => /c’était la dernière signature/.test(text))
  const declined = told.some(({ text }) => /CRESS ne signe pas/.test(text))
  expect(signed).not.toBe(declined)
  expect(await digests(w)).toBe(signed ? 1 : 0)
  expect(await approvals(w)).toHaveLength(signed ? 2 : 1)
})

test('what waits is listed with who signed, when, and who is awaited; of several, one is chosen', async () => {
  const w = await joint()
  await submitted(w)
  await w.says('ana', 'dm', '/concert signer')
  await submitted(w, 'p2', 'Plan d’action')
  const list = await w.says('bo', 'dm', '/concert signatures')
  expect(list.text).toContain('Soumis par : dan')
  expect(list.text).toContain('Signé par ana, Région, le lundi 1er mars 2027, 10 h (Paris).')
  expect(list.text).toContain('Attendu de : CRESS')
  expect(list.text).toContain('Attendu de : Région et CRESS')
  expect((await w.says('bo', 'dm', '/concert signer')).text).toContain('Plan d’action')
  expect(await approvals(w)).toHaveLength(1)
  await w.presses('bo', 'dm', title)
  expect(await approvals(w)).toHaveLength(2)
})

test('the way of signing does not change while a document waits, and everybody who may sign is told', async () => {
  const w = await joint()
  expect((await w.sees('ana', '#pleniere')).at(-1)).not.toContain('au moins une personne')
  expect((await w.sees('bo', 'dm')).at(-1)).toMatch(/^ana a changé la règle de « ESS à 10 ans » : chaque structure/)
  expect((await w.says('bo', 'dm', '/concert signature conjointe')).text).toMatch(/signe déjà/)
  await submitted(w)
  expect((await w.says('ana', 'dm', '/concert signature simple')).text).toMatch(
    /^« Résumé de la séance » attend encore/,
  )
  await w.says('ana', 'dm', '/concert refuser-signature Finalement non')
  expect((await w.says('ana', 'dm', '/concert signature simple')).text).toMatch(/^C’est noté : une personne/)
  await w.says('ana', 'dm', '/concert annuler')
  expect((await w.says('ana', 'dm', '/concert signatures')).text).toContain('avant la signature de chaque structure')
})

test('a concertation is created with its horizon and its way of signing, and says whom it needs', async () => {
  const w = await createWorld()
  await w.says('ana', '#pleniere', '/concert admin')
  await w.presses('ana', '#pleniere', 'Confirmer')
  const told = await w.says(
    'ana',
    '#pleniere',
    '/concert creer ESS ; organisateurs : Région, CRESS, État ; horizon : 2035 ; signature : conjointe',
  )
  expect(told.text).toContain('une personne de chaque structure : Région, CRESS et État')
  await w.presses('ana', '#pleniere', 'Rattacher ce salon')
  expect((await w.sees('bo', '#pleniere'))[0]).toContain('Horizon : 2035')
  expect(await w.db.query('SELECT horizon, "signOff" FROM "Concertation"')).toEqual([
    { horizon: 2035, signOff: 'joint' },
  ])
})
