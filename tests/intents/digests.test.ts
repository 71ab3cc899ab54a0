/** The digest of a session, told: seen before it appears, published, signed, corrected in place, taken back, reported. */
import { expect, test } from 'vitest'
import { idsOf, put } from '../support/rows.ts'
import { createWorld, type World } from '../support/world.ts'

type Ids = Awaited<ReturnType<typeof idsOf>>

/** #atelier is the channel of « Emploi », whose first session is closed; bo animates, dan takes part. */
async function held(): Promise<World & { ids: Ids }> {
  const w = await (await createWorld({ at: '2027-04-05T16:00' })).founded()
  await w.says('ana', '#atelier', '/concert salon')
  for (const who of ['bo', 'cleo', 'dan', 'eve']) await w.says(who, '#pleniere', '/concert')
  await w.says('ana', '#pleniere', '/concert nommer bo animation')
  const ids = await idsOf(w)
  const base = { concertationId: ids.concertation, createdById: ids.person.ana, createdAt: w.now(), version: 1 }
  await put(w, 'Workshop', { id: 'w1', ...base, number: 1, title: 'Emploi', folded: 'emploi', state: 'active' })
  await w.db.query(`UPDATE "Place" SET "workshopId" = 'w1' WHERE id = $1`, [ids.place.atelier])
  await put(
    w,
    'Session',
    meeting(w, ids, {
      id: 's1',
      number: 1,
      title: 'Emploi, séance 1',
      state: 'closed',
      closedAt: w.now(),
      headcount: 31,
    }),
    meeting(w, ids, {
      id: 's2',
      number: 2,
      title: 'Emploi, séance 2',
      state: 'convened',
      startsAt: new Date('2027-05-10T12:00:00Z'),
      endsAt: new Date('2027-05-10T14:00:00Z'),
    }),
  )
  await put(w, 'Theme', {
    id: 't1',
    ...base,
    number: 1,
    title: 'Postes partagés',
    folded: 'postes partages',
    state: 'active',
  })
  await put(
    w,
    'Idea',
    said(w, ids, 1, 'Mutualiser un poste de comptable', { themeId: 't1' }),
    said(w, ids, 2, 'Partager les locaux'),
    said(w, ids, 3, 'Retirée depuis', { status: 'withdrawn' }),
    said(w, ids, 4, 'Confiée à l’équipe', { placeId: null }),
  )
  await put(
    w,
    'Attendance',
    ...[
      ['dan', 'present', ids.organisation.cress],
      ['eve', 'present', null],
      ['cleo', 'excused', ids.organisation.region],
    ].map(([who, state, organisationId], i) => ({
      id: `a${i}`,
      concertationId: ids.concertation,
      sessionId: 's1',
      key: ids.person[who!],
      personId: ids.person[who!],
      name: who,
      organisationId,
      state,
      byId: ids.person.bo,
      at: w.now(),
      version: 1,
    })),
  )
  await put(w, 'Poll', {
    id: 'p1',
    ...base,
    number: 1,
    question: 'Faut-il un groupement d’employeurs ?',
    method: 'yesNo',
    secrecy: 1,
    results: 'atClose',
    seats: 1,
    mostChoices: 1,
    decides: false,
    sessionId: 's1',
    placeId: ids.place.atelier,
    state: 'closed',
    result: { ballots: 9, blank: 0, counts: [6, 2, 1], winners: [0], tied: [] },
    closedAt: w.now(),
  })
  await put(w, 'Decision', {
    id: 'd1',
    concertationId: ids.concertation,
    number: 1,
    sessionId: 's1',
    kind: 'decision',
    text: 'Recenser les postes à temps partiel',
    state: 'active',
    byId: ids.person.bo,
    at: w.now(),
    version: 1,
  })
  await put(w, 'Action', {
    id: 'x1',
    ...base,
    number: 1,
    title: 'Écrire aux structures',
    sessionId: 's1',
    ownerId: ids.organisation.cress,
    ownership: 'accepted',
    progress: 'toDo',
    dueOn: '2027-04-30',
    state: 'active',
  })
  return Object.assign(w, { ids })
}

function meeting(w: World, ids: Ids, row: Record<string, unknown>) {
  return {
    concertationId: ids.concertation,
    workshopId: 'w1',
    startsAt: new Date('2027-04-05T12:00:00Z'),
    endsAt: new Date('2027-04-05T14:00:00Z'),
    createdById: ids.person.ana,
    createdAt: w.now(),
    version: 1,
    ...row,
  }
}

function said(w: World, ids: Ids, number: number, text: string, more: Record<string, unknown> = {}) {
  return {
    id: `i${number}`,
    concertationId: ids.concertation,
    number,
    authorId: ids.person.dan,
    placeId: ids.place.atelier,
    text,
    sessionId: 's1',
    workshopId: 'w1',
    status: 'active',
    createdAt: w.now(),
    updatedAt: w.now(),
    version: 1,
    ...more,
  }
}

const editions = (w: World) =>
  w.db.query<{ edition: number; state: string }>('SELECT edition, state FROM "Publication" ORDER BY edition')
const cards = async (w: World, who = 'dan') =>
  (await w.sees(who, '#atelier')).filter((text) => text.startsWith('Résumé : Emploi'))

test('given a closed session, when its animator asks, then the digest is read before anybody sees it', async () => {
  const w = await held()
  const told = await w.says('bo', '#atelier', '/concert resume')
  expect(told.text).toMatch(
    /^Voici le résumé tel qu’il paraîtra dans le salon atelier\. Les personnes qui s’y trouvent le verront ; personne n’est notifié en privé\./,
  )
  for (const line of [
    'Atelier : Emploi',
    'Séance : lundi 5 avril 2027, 14 h (Paris)',
    'Présence : 2 personnes présentes, 1 excusée ; 31 personnes comptées dans la salle (déclaré)',
    'Structures : CRESS',
    'Idées : 2 idées : 1 classée dans 1 thème, 1 à trier ; 1 idée retirée',
    '• Postes partagés : 1 idée',
    'n° 1 : Faut-il un groupement d’employeurs ? — avis indicatif, retenu : Oui (9 réponses)',
    'Avis rendu',
    '• n° 1 : Recenser les postes à temps partiel',
    'À faire',
    '• n° 1 : Écrire aux structures — CRESS, avant le vendredi 30 avril 2027',
    'Prochaine séance : Emploi, séance 2, lundi 10 mai 2027, 14 h (Paris)',
    'Concertation organisée par Région et CRESS.',
  ])
    expect(told.text).toContain(line)
  expect(told.text).toMatch(/Oui\s+█+ 6\n.*Non\s+█+ 2\n.*Abstention\s+█+ 1/)
  expect(told.buttons).toEqual(['Publier'])
  expect(await cards(w)).toEqual([])
})

test('what was seen is what appears, with what everybody does next', async () => {
  const w = await held()
  await w.engine.seal()
  const preview = (await w.says('bo', '#atelier', '/concert resume')).text
  const told = await w.presses('bo', '#atelier', 'Publier')
  expect(told.text).toMatch(/^Le résumé est publié dans le salon atelier\./)
  expect(told.buttons).toEqual(['Tout lire', 'Annuler'])
  const [card] = await cards(w)
  const shown = card!.split('\n').filter((line) => !/^\[|^Registre|^Essai|^$/.test(line))
  expect(preview.split('\n')).toEqual(expect.arrayContaining(shown))
  expect(card).toContain('[Je viens] [Je ne pourrai pas] [Tout lire] [Signaler une erreur]')
  expect(card).toMatch(/Registre de la concertation : ligne \d+, empreinte [0-9a-f]{12}\./)
  expect(await w.sees('dan', '#pleniere')).not.toContain(card)
})

test('« publier » typed by itself shows first, and publishes nothing', async () => {
  const w = await held()
  expect((await w.says('bo', '#atelier', '/concert publier')).buttons).toEqual(['Publier'])
  expect(await editions(w)).toEqual([])
})

test('when the session changed since the preview, then the new digest is shown instead of being published unseen', async () => {
  const w = await held()
  await w.says('bo', '#atelier', '/concert resume')
  await put(w, 'Idea', said(w, w.ids, 5, 'Arrivée entre-temps'))
  const told = await w.presses('bo', '#atelier', 'Publier')
  expect(told.text).toMatch(/^Attention : La séance a changé depuis votre aperçu/)
  expect(told.text).toContain('3 idées : 1 classée dans 1 thème, 2 à trier')
  expect(await editions(w)).toEqual([])
  expect((await w.presses('bo', '#atelier', 'Publier')).text).toMatch(/^Le résumé est publié/)
})

test('an open session is summed up provisionally, and closed before it is published', async () => {
  const w = await held()
  await w.db.query(`UPDATE "Session" SET state = 'open', "closedAt" = NULL WHERE id = 's1'`)
  const told = await w.says('bo', '#atelier', '/concert resume')
  expect(told.text).toMatch(/^Voici le résumé, provisoire/)
  expect(told.buttons).toEqual(['Clore la séance'])
  const refused = await w.says('bo', '#atelier', '/concert publier')
  expect(refused.text).toMatch(/^La séance n° 1 est encore ouverte/)
  expect(refused.buttons).toContain('Clore la séance')
})

test.each([
  ['planned', /^La séance n° 1, « Emploi, séance 1 », n’a pas encore commencé/],
  ['cancelled', /^La séance n° 1 a été annulée/],
])('a session that is %s has no digest, and says what to do', async (state, said) => {
  const w = await held()
  await w.db.query(`UPDATE "Session" SET state = $1 WHERE id = 's1'`, [state])
  expect((await w.says('bo', '#atelier', '/concert resume 1')).text).toMatch(said)
  expect((await w.says('bo', '#atelier', '/concert resume')).text).toMatch(/^Aucune séance n’a encore eu lieu ici/)
})

test('a participant publishes nothing, and an animator of another atelier neither', async () => {
  const w = await held()
  for (const words of ['resume', 'publier', 'rectifier Une erreur de nom'])
    expect((await w.says('dan', '#atelier', `/concert ${words}`)).text).toMatch(/est réservé à l’animation/)
  await put(w, 'Workshop', {
    id: 'w2',
    concertationId: w.ids.concertation,
    number: 2,
    title: 'Territoires',
    folded: 'territoires',
    state: 'active',
    createdById: w.ids.person.ana,
    createdAt: w.now(),
    version: 1,
  })
  await put(w, 'WorkshopFacilitator', {
    id: 'f1',
    concertationId: w.ids.concertation,
    workshopId: 'w2',
    personId: w.ids.person.bo,
    byId: w.ids.person.ana,
    at: w.now(),
    version: 1,
  })
  for (const words of ['resume', 'publier', 'rectifier Une erreur de nom'])
    expect((await w.says('bo', '#atelier', `/concert ${words}`)).text).toMatch(/^« Emploi, séance 1 » a ses propres/)
  expect(await editions(w)).toEqual([])
})

test('two animators who publish at the same time publish once', async () => {
  const w = await held()
  await w.says('ana', '#pleniere', '/concert nommer cleo animation')
  await w.says('bo', '#atelier', '/concert resume')
  await w.says('cleo', '#atelier', '/concert resume')
  const call = async (who: string) =>
    (await w.says(who, '#atelier', '/concert resume')).body as never as { nodes: { items?: { call: never }[] }[] }
  const press = (await call('bo')).nodes.flatMap((node) => node.items ?? [])[0]!.call
  const told = await w.together(['bo', '#atelier', press], ['cleo', '#atelier', press])
  expect(told.map(({ text }) => text).sort()).toEqual([
    expect.stringMatching(/^Le résumé de la séance n° 1 est déjà publié/),
    expect.stringMatching(/^Le résumé est publié dans/),
  ])
  expect(await editions(w)).toEqual([{ edition: 1, state: 'published' }])
  expect(await cards(w)).toHaveLength(1)
})

test('published twice is refused, with the way to correct', async () => {
  const w = await held()
  await publish(w)
  const told = await w.says('bo', '#atelier', '/concert publier')
  expect(told.text).toMatch(/^Le résumé de la séance n° 1 est déjà publié/)
  expect(told.buttons).toContain('Rectifier')
  expect((await w.says('bo', '#atelier', '/concert resume')).text).toMatch(
    /^Ce résumé est publié depuis le lundi 5 avril 2027/,
  )
})

test('a correction takes the place of the digest, and says what was put right', async () => {
  const w = await held()
  await publish(w)
  await w.db.query(`UPDATE "Attendance" SET state = 'present' WHERE name = 'cleo'`)
  const told = await w.says('bo', '#atelier', '/concert rectifier Cleo était présente')
  expect(told.text).toContain('Rectifié le lundi 5 avril 2027 : Cleo était présente')
  expect(told.buttons).toEqual(['Publier la rectification'])
  expect((await cards(w))[0]).toContain('2 personnes présentes')
  expect((await w.presses('bo', '#atelier', 'Publier la rectification')).text).toMatch(/^La rectification est publiée/)
  const [card, ...others] = await cards(w)
  expect(others).toEqual([])
  expect(card).toContain('3 personnes présentes')
  expect(card).toContain('Rectifié le lundi 5 avril 2027 : Cleo était présente')
  expect(await editions(w)).toEqual([
    { edition: 1, state: 'published' },
    { edition: 2, state: 'published' },
  ])
})

test('a second correction keeps the first one', async () => {
  const w = await held()
  await publish(w)
  for (const note of ['Première note', 'Seconde note']) {
    await w.says('bo', '#atelier', `/concert rectifier ${note}`)
    await w.presses('bo', '#atelier', 'Publier la rectification')
  }
  const [card] = await cards(w)
  expect(card).toMatch(/Première note[\s\S]*Seconde note/)
})

test('what is not published is not corrected', async () => {
  const w = await held()
  const told = await w.says('bo', '#atelier', '/concert rectifier Une erreur de nom')
  expect(told.text).toMatch(/^La séance n° 1 n’a pas de résumé publié/)
  expect(told.buttons).toContain('Voir le résumé')
})

test('a publication is taken back for ten minutes, and a new one can follow', async () => {
  const w = await held()
  await publish(w)
  expect((await w.says('bo', '#atelier', '/concert annuler')).text).toMatch(/^Le résumé est retiré des salons/)
  expect(await cards(w)).toEqual([])
  expect((await w.sees('dan', '#atelier')).join('\n')).toContain(
    'Le résumé de la séance n° 1 est retiré par l’équipe d’animation. Une nouvelle version suivra.',
  )
  await publish(w)
  expect(await editions(w)).toEqual([
    { edition: 1, state: 'withdrawn' },
    { edition: 2, state: 'published' },
  ])
})

test('a correction taken back shows the digest before it again', async () => {
  const w = await held()
  await publish(w)
  await w.says('bo', '#atelier', '/concert rectifier Une note inutile')
  await w.presses('bo', '#atelier', 'Publier la rectification')
  expect((await w.says('bo', '#atelier', '/concert annuler')).text).toMatch(/^La rectification est retirée/)
  const [card] = await cards(w)
  expect(card).not.toContain('Une note inutile')
  expect(card).toContain('[Signaler une erreur]')
})

test('with joint sign-off it appears once every organiser has signed, each with name, organisation and time', async () => {
  const w = await held()
  await w.says('ana', '#pleniere', '/concert signature conjointe')
  await w.says('ana', '#pleniere', '/concert nommer cleo coordination')
  await w.says('ana', 'dm', '/concert structure Région')
  await w.says('cleo', 'dm', '/concert structure CRESS')
  const preview = await w.says('ana', '#atelier', '/concert resume')
  expect(preview.text).toContain('il sera soumis à la signature de Région et CRESS')
  const told = await w.presses('ana', '#atelier', 'Publier')
  expect(told.text).toMatch(/^Le résumé attend la signature de CRESS\./)
  expect(await cards(w)).toEqual([])
  expect((await w.says('bo', '#atelier', '/concert publier')).text).toMatch(/attend des signatures/)
  await w.passes({ hours: 1 })
  await w.presses('cleo', 'dm', 'Signer')
  const [card] = await cards(w)
  expect(card).toContain('Signé par ana, Région, le lundi 5 avril 2027, 16 h (Paris).')
  expect(card).toContain('Signé par cleo, CRESS, le lundi 5 avril 2027, 17 h (Paris).')
  expect(await editions(w)).toEqual([{ edition: 1, state: 'published' }])
})

test('what waits for signatures is shown as it was put to them, even when the session changed since', async () => {
  const w = await held()
  await w.says('ana', '#pleniere', '/concert signature conjointe')
  await w.says('ana', '#pleniere', '/concert nommer cleo coordination')
  await w.says('ana', 'dm', '/concert structure Région')
  await w.says('cleo', 'dm', '/concert structure CRESS')
  await w.says('ana', '#atelier', '/concert resume')
  await w.presses('ana', '#atelier', 'Publier')
  await put(w, 'Idea', said(w, w.ids, 5, 'Arrivée entre-temps'))
  await w.presses('cleo', 'dm', 'Signer')
  expect((await cards(w))[0]).toContain('2 idées : 1 classée')
})

test('the whole of it quotes the ideas; one that was withdrawn since is not quoted any more', async () => {
  const w = await held()
  await publish(w)
  const told = await w.presses('dan', '#atelier', 'Tout lire')
  expect(told.text).toContain('n° 1 : Mutualiser un poste de comptable')
  expect(told.text).toContain('n° 2 : Partager les locaux')
  expect(told.text).not.toMatch(/Retirée depuis|Confiée à l’équipe/)
  await w.db.query(`UPDATE "Idea" SET status = 'withdrawn' WHERE number = 2`)
  const later = await w.says('eve', '#atelier', '/concert tout-lire')
  expect(later.text).toContain('n° 2 : retirée depuis')
  expect(later.text).not.toContain('Partager les locaux')
})

test('what is not published is not read', async () => {
  const w = await held()
  expect((await w.says('dan', '#atelier', '/concert tout-lire')).text).toMatch(/^Aucun résumé n’est encore publié ici/)
  expect((await w.says('dan', '#atelier', '/concert tout-lire 1')).text).toMatch(/^La séance n° 1 n’a pas encore/)
})

test('an error that is reported reaches the team alone, which corrects it from there', async () => {
  const w = await held()
  await publish(w)
  expect((await w.presses('eve', '#atelier', 'Signaler une erreur')).text).toContain(
    'Seule l’équipe d’animation le lira',
  )
  const told = await w.fills('eve', '#atelier', { text: 'La structure d’Eve manque' })
  expect(told.text).toMatch(/^Merci : l’équipe d’animation est prévenue/)
  const received = (await w.sees('bo', 'dm')).find((text) => text.startsWith('eve signale une erreur'))
  expect(received).toContain('« Emploi, séance 1 »')
  expect(received).toContain('> La structure d’Eve manque')
  expect((await w.sees('dan', '#atelier')).join('\n')).not.toContain('La structure d’Eve manque')
  expect((await w.presses('bo', 'dm', 'Rectifier')).text).toContain('Rectifier le résumé')
})

test('digests of another concertation are out of reach', async () => {
  const w = await held()
  await publish(w)
  await w.says('ana', '#couloir', '/concert creer Mobilités ; organisateurs : Métropole')
  await w.says('ana', '#couloir', '/concert salon mobilites')
  expect((await w.says('ana', '#couloir', '/concert resume 1')).text).not.toContain('Emploi')
  expect((await w.says('ana', '#couloir', '/concert tout-lire 1')).text).not.toContain('Emploi')
  expect((await w.says('ana', '#couloir', '/concert resume')).text).toMatch(/^Aucune séance/)
})

test('where no channel can show it, nothing is published, and the refusal says what to do', async () => {
  const w = await held()
  await w.db.query('UPDATE "Place" SET team = true')
  await w.db.query(`UPDATE "Place" SET "workshopId" = NULL`)
  expect((await w.says('bo', 'dm', '/concert resume 1')).text).toMatch(/^Aucun salon ne peut recevoir ce résumé/)
})

test('500 ideas, 12 votes and 40 actions are summed up in less than a second, and what is too long says so', async () => {
  const w = await held()
  const { ids } = w
  await w.db.query(
    `INSERT INTO "Idea" (id, "concertationId", number, "authorId", "placeId", text, "sessionId", "themeId", status, "createdAt", "updatedAt", version)
     SELECT 'many' || n, $1, n, $2, $3, 'Idée ' || n, 's1', 't1', 'active', $4, $4, 1 FROM generate_series(11, 510) n`,
    [ids.concertation, ids.person.dan, ids.place.atelier, w.now()],
  )
  await w.db.query(
    `INSERT INTO "Poll" SELECT 'poll' || n, "concertationId", n, question, method, secrecy, results, seats, "mostChoices", decides, "bodyId",
     "sessionId", "placeId", "postId", "closesAt", state, "then", result, "createdById", "createdAt", "closedAt", "closedById", reason, version
     FROM "Poll", generate_series(2, 12) n WHERE id = 'p1'`,
  )
  await w.db.query(
    `INSERT INTO "Action" (id, "concertationId", number, title, "sessionId", ownership, progress, state, "createdById", "createdAt", version)
     SELECT 'action' || n, $1, n, 'Action ' || n, 's1', 'none', 'toDo', 'active', $2, $3, 1 FROM generate_series(2, 41) n`,
    [ids.concertation, ids.person.bo, w.now()],
  )
  const before = process.cpuUsage()
  const told = await w.says('bo', '#atelier', '/concert resume')
  // Of the processor, which a busy machine does not take from us.
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1000).toBeLessThan(1000)
  expect(told.text).toContain('502 idées')
  expect(told.text).toContain('et 33 autres : tout est dans la version complète')
  expect(told.text.match(/Oui\s+█/g)).toHaveLength(3)
})

async function publish(w: World): Promise<void> {
  await w.says('bo', '#atelier', '/concert resume')
  expect((await w.presses('bo', '#atelier', 'Publier')).text).toMatch(/^Le résumé est publié/)
}

test('the digest of a meeting of the team stays with the team, with what was said there', async () => {
  const w = await held()
  await w.db.query(`UPDATE "Place" SET team = true, "workshopId" = NULL WHERE external = 'atelier'`)
  await w.db.query(
    `UPDATE "Session" SET "workshopId" = NULL, "placeId" = (SELECT id FROM "Place" WHERE external = 'atelier') WHERE id = 's1'`,
  )
  // What was remembered of places is read again once one of them changed.
  await w.says('ana', '#couloir', '/concert salon')
  await w.says('bo', 'dm', '/concert resume 1')
  expect((await w.presses('bo', 'dm', 'Publier')).text).toMatch(/dans le salon atelier/)
  expect((await cards(w, 'bo'))[0]).toContain('3 idées : 1 classée')
  expect((await w.sees('dan', '#pleniere')).join('\n')).not.toContain('Résumé : Emploi')
  expect((await w.says('dan', 'dm', '/concert tout-lire 1')).text).toMatch(/^Aucun résumé n’est encore publié ici/)
  expect((await w.says('bo', 'dm', '/concert tout-lire 1')).text).toContain('Confiée à l’équipe')
})

test('in English, the same digest is read in English, and its choices too', async () => {
  const w = await held()
  await w.says('bo', 'dm', '/concert language english')
  const { text, buttons } = await w.says('bo', '#atelier', '/concert digest')
  expect(text).toContain('Attendance: 2 people present, 1 excused; 31 people counted in the room (declared)')
  expect(text).toContain('advisory vote, chosen: Yes (9 answers)')
  expect(buttons).toEqual(['Publish'])
  await w.presses('bo', '#atelier', 'Publish')
  expect((await cards(w))[0]).toContain('retenu : Oui (9 réponses)')
})
