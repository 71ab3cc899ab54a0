/** Where an idea goes: the box when all else is closed, another atelier, a theme named while sorting; and what is near it. */
import { expect, test } from 'vitest'
import { createWorld, type World } from '../support/world.ts'

const poste = 'Mutualiser un poste de comptable'

async function ateliers(): Promise<World> {
  const w = await (await createWorld()).founded()
  await w.says('ana', '#pleniere', '/concert atelier Mobilité')
  await w.says('ana', '#pleniere', '/concert atelier Financement')
  await w.says('ana', '#atelier', '/concert salon ESS à 10 ans ; atelier : 1')
  await w.says('ana', '#couloir', '/concert salon ESS à 10 ans ; atelier : 2')
  return w
}

async function ideas(w: World): Promise<Record<string, unknown>[]> {
  return w.db.query(
    `SELECT i.number, w.title AS workshop, p.name AS place, i."sessionId", i."postId", i.status, i.text, t.title AS theme
     FROM "Idea" i LEFT JOIN "Workshop" w ON w.id = i."workshopId" LEFT JOIN "Place" p ON p.id = i."placeId"
     LEFT JOIN "Theme" t ON t.id = i."themeId" AND t.state = 'active' ORDER BY i.number`,
  )
}

// ---- near ----

test('the receipt says how many ideas are near; they are shown, and nothing is merged', async () => {
  const w = await (await createWorld()).founded()
  await w.says('bo', '#pleniere', `/idee ${poste}`)
  await w.says('bo', '#pleniere', '/idee Une monnaie locale')
  await w.says('cleo', '#pleniere', '/idee Mutualiser des postes de comptables')
  const told = await w.says('dan', '#pleniere', '/idee Mutualiser un poste de comptable à plusieurs')
  expect(told.buttons.slice(0, 3)).toEqual(['Modifier', 'Retirer', 'Voir 2 idées proches'])
  expect(told.text.split('\n').length).toBeLessThanOrEqual(12)
  const near = await w.presses('dan', '#pleniere', 'Voir 2 idées proches')
  expect(near.text).toContain('2 idées disent peut-être la même chose que l’idée n° 4. Est-ce la même ?')
  expect(near.text).toContain('1. Mutualiser un poste de comptable — bo')
  expect(near.text).toContain('3. Mutualiser des postes de comptables — cleo')
  expect(near.buttons).toEqual(['Modifier', 'Retirer', 'Voir les idées'])
  expect((await w.says('ana', '#pleniere', '/concert proches 4')).buttons).toContain(
    '1. Mutualiser un poste de comptable',
  )
  expect((await ideas(w)).every(({ status }) => status === 'active')).toBe(true)
  expect((await w.says('bo', '#pleniere', '/concert proches 2')).text).toMatch(/^Je ne vois pas d’idée proche/)
})

test('what somebody may not see is never near for them, nor counted; what was withdrawn or merged is not either', async () => {
  const w = await (await createWorld()).founded()
  for (const who of ['bo', 'cleo']) await w.says(who, '#pleniere', '/concert')
  await w.says('bo', 'dm', `/idee ${poste}`)
  const told = await w.says('cleo', '#pleniere', `/idee ${poste} à deux`)
  expect(told.buttons.join()).not.toContain('proche')
  expect((await w.says('cleo', '#pleniere', '/concert proches 2')).text).toMatch(/^Je ne vois pas d’idée proche/)
  expect((await w.says('ana', '#pleniere', '/concert proches 2')).text).toContain('1. Mutualiser un poste')
  expect((await w.says('cleo', '#pleniere', '/concert proches 1')).text).toMatch(/^Il n’y a pas d’idée n° 1 ici/)
  await w.says('dan', '#pleniere', `/idee ${poste} à trois`)
  await w.says('cleo', '#pleniere', '/concert retirer 2')
  expect((await w.says('dan', '#pleniere', '/concert proches 3')).text).toMatch(/^Je ne vois pas d’idée proche/)
  await w.says('cleo', '#pleniere', '/concert retablir 2')
  expect((await w.says('dan', '#pleniere', '/concert proches 3')).text).toContain('2. Mutualiser un poste')
  await w.says('cleo', '#pleniere', '/concert modifier 2 Une monnaie locale')
  expect((await w.says('dan', '#pleniere', '/concert proches 3')).text).toMatch(/^Je ne vois pas d’idée proche/)
})

test('ideas of another concertation are never near', async () => {
  const w = await (await createWorld()).founded()
  await w.says('bo', '#pleniere', `/idee ${poste}`)
  await w.says('ana', '#couloir', '/concert creer Mobilités ; organisateurs : Métropole')
  await w.says('ana', '#couloir', '/concert salon mobilites')
  expect((await w.says('bo', '#couloir', `/idee ${poste}`)).buttons.join()).not.toContain('proche')
})

// ---- the box ----

test('when the intake is closed, the words are kept and go to the box in one gesture', async () => {
  const w = await (await createWorld()).founded()
  await w.says('ana', '#pleniere', '/concert recueil 12 mars 18h')
  await w.until('12 mars 2027 18h01')
  const late = await w.says('bo', '#pleniere', `/idee ${poste} ; type : vision`)
  expect(late.text).toMatch(/^Le recueil est clos depuis le vendredi 12 mars 2027, 18 h \(Paris\) : rien n’est perdu/)
  expect(late.text).toContain(poste)
  expect(late.buttons.slice(0, 2)).toEqual(['L’envoyer à la boîte à idées', 'Reprendre mon texte'])
  const told = await w.presses('bo', '#pleniere', 'L’envoyer à la boîte à idées')
  expect(told.text).toMatch(/^Idée n° 1 enregistrée dans la boîte à idées\nMutualiser un poste de comptable/)
  expect(told.text).toContain('Visible par : l’équipe d’animation seulement')
  expect(await w.db.query('SELECT text, type, "placeId" FROM "Idea"')).toEqual([
    { text: poste, type: 'vision', placeId: null },
  ])
  expect((await w.sees('cleo', '#pleniere')).join()).not.toContain(poste)
  await w.says('bo', '#pleniere', '/concert annuler')
  expect((await ideas(w))[0]).toMatchObject({ status: 'withdrawn' })
})

test('an atelier whose phase waits offers the box as well', async () => {
  const w = await ateliers()
  await w.db.query(`UPDATE "Workshop" SET "phaseId" = 'attend' WHERE number = 1`)
  await w.db.query(
    `INSERT INTO "Phase" (id, "concertationId", number, title, "startsOn", "endsOn", gated, state, "createdById", "createdAt", version)
     SELECT 'attend', id, 9, 'Perspectives', '2027-01-01', '2027-12-31', true, 'active', 'x', $1, 1 FROM "Concertation"`,
    [w.now()],
  )
  const told = await w.says('bo', '#atelier', `/idee ${poste}`)
  expect(told.text).toMatch(/^La phase « Perspectives » n’est pas encore ouverte/)
  await w.presses('bo', '#atelier', 'L’envoyer à la boîte à idées')
  expect((await ideas(w))[0]).toMatchObject({ number: 1, place: null, workshop: null })
  const before = await w.dump()
  expect((await w.says('bo', 'dm', '/concert deplacer-idee 1 ; atelier : 1')).text).toMatch(
    /^L’atelier « Mobilité » ne prend pas encore d’idées/,
  )
  expect(await w.dump()).toBe(before)
})

test('an idea typed where nothing is bound goes to the box of the concertation of this person, or the only one', async () => {
  const w = await (await createWorld()).founded()
  const told = await w.says('bo', '#couloir', `/idee ${poste}`)
  expect(told.text).toMatch(/n’est rattaché à aucune concertation : rien n’est perdu/)
  expect(told.text).toContain(poste)
  expect(told.buttons[0]).toBe('L’envoyer à la boîte à idées')
  const kept = await w.presses('bo', '#couloir', 'L’envoyer à la boîte à idées')
  expect(kept.text).toMatch(/^Idée n° 1 enregistrée dans la boîte à idées/)
  expect(kept.text).toContain('Concertation : ESS à 10 ans')
  await w.says('bo', '#couloir', '/concert annuler')
  expect((await ideas(w))[0]).toMatchObject({ status: 'withdrawn' })
})

test('with two concertations the box asks which, and keeps the words; a stranger is not sent anywhere', async () => {
  const w = await (await createWorld()).founded()
  await w.says('ana', '#atelier', '/concert creer Mobilités ; organisateurs : Métropole')
  await w.says('ana', '#atelier', '/concert salon mobilites')
  const stranger = await w.says('flo', '#couloir', `/concert boite ${poste}`)
  expect(stranger.text).toMatch(/^Je ne vous connais encore dans aucune concertation/)
  expect(stranger.text).toContain(poste)
  await w.says('bo', '#pleniere', '/idee Une idée')
  await w.says('bo', '#atelier', '/idee Une autre')
  const asked = await w.says('bo', '#couloir', `/concert boite ${poste}`)
  expect(asked.text).toContain('À quelle concertation donner cette idée ?')
  const told = await w.presses('bo', '#couloir', 'ESS à 10 ans')
  expect(told.text).toContain('Concertation : ESS à 10 ans')
  expect((await w.says('bo', '#pleniere', '/concert boite Encore une')).text).toContain('Concertation : ESS à 10 ans')
})

test('« boite » alone opens a form that says who reads it', async () => {
  const w = await (await createWorld()).founded()
  const form = await w.says('bo', '#pleniere', '/concert boite')
  expect(form.text).toContain('Visible par l’équipe d’animation seulement')
  expect((await w.fills('bo', '#pleniere', { text: poste })).text).toMatch(/^Idée n° 1 enregistrée dans la boîte/)
})

// ---- another atelier ----

test('an idea said in another atelier’s room is taken, and moved by its author in one gesture; undone, all is as before', async () => {
  const w = await ateliers()
  const told = await w.says('bo', '#atelier', '/idee Un financement commun')
  expect(told.text).toContain('Atelier : Mobilité')
  expect(told.buttons).toContain('Plutôt pour « Financement »')
  const before = await ideas(w)
  const moved = await w.presses('bo', '#atelier', 'Plutôt pour « Financement »')
  expect(moved.text).toContain('L’idée n° 1 est maintenant dans « Financement » :')
  expect((await ideas(w))[0]).toMatchObject({ workshop: 'Financement', place: 'couloir' })
  expect(await w.sees('cleo', '#atelier')).toContainEqual(
    expect.stringMatching(/^Idée n° 1 : passée dans « Financement »/),
  )
  expect((await w.sees('cleo', '#couloir')).at(-1)).toMatch(/^Idée n° 1 — bo\n> Un financement commun/)
  await w.says('bo', '#atelier', '/concert annuler')
  expect(await ideas(w)).toEqual(before)
  expect(await w.sees('cleo', '#atelier')).toContainEqual(expect.stringMatching(/^Idée n° 1 — bo\n> Un financement/))
  expect(await w.sees('cleo', '#couloir')).toContainEqual(
    expect.stringMatching(/^Idée n° 1 : passée dans « Mobilité »/),
  )
  await w.says('bo', '#atelier', '/concert modifier 1 Un fonds commun')
  expect(await w.sees('cleo', '#atelier')).toContainEqual(expect.stringMatching(/modifiée\)\n> Un fonds commun/))
})

test('an idea that is in its place is not sent elsewhere', async () => {
  const w = await ateliers()
  expect((await w.says('bo', '#couloir', '/idee Un financement commun')).buttons.join()).not.toContain('Plutôt')
  expect((await w.says('bo', '#atelier', '/idee Des vélos')).buttons.join()).not.toContain('Plutôt')
})

test('moved by an animator, its author is told in private, and told again when that is undone', async () => {
  const w = await ateliers()
  await w.says('bo', '#atelier', '/idee Un fonds')
  await w.says('ana', '#pleniere', '/concert deplacer-idee 1 2')
  expect((await w.sees('bo', 'dm')).at(-1)).toMatch(/^Votre idée n° 1 est maintenant dans « Financement »/)
  await w.says('ana', '#pleniere', '/concert annuler')
  expect((await w.sees('bo', 'dm')).at(-1)).toMatch(/^Votre idée n° 1 est maintenant dans « Mobilité »/)
})

test('an idea said in private stays with the team wherever it goes', async () => {
  const w = await ateliers()
  await w.says('bo', '#pleniere', '/concert')
  await w.says('bo', 'dm', '/idee Une idée délicate')
  expect((await w.says('bo', 'dm', '/concert deplacer-idee 1 2')).text).toContain('Elle reste visible par l’équipe')
  expect((await ideas(w))[0]).toMatchObject({ workshop: 'Financement', place: null })
  for (const room of ['#pleniere', '#atelier', '#couloir'])
    expect((await w.sees('cleo', room)).join()).not.toContain('délicate')
})

test.each([
  ['cleo', 'deplacer-idee 1 2', /celle de quelqu’un d’autre/],
  ['bo', 'deplacer-idee 1 1', /est déjà dans l’atelier « Mobilité »/],
  ['bo', 'deplacer-idee 1 9', /pas d’atelier n° 9/],
  ['bo', 'deplacer-idee 9 1', /^Il n’y a pas d’idée n° 9/],
])('%s, « %s »: refused, and nothing is kept', async (who, words, expected) => {
  const w = await ateliers()
  await w.says('bo', '#atelier', '/idee Un fonds')
  const before = await w.dump()
  expect((await w.says(who, '#pleniere', `/concert ${words}`)).text).toMatch(expected)
  expect(await w.dump()).toBe(before)
})

test('moved twice, the first move is taken back only after the second', async () => {
  const w = await ateliers()
  await w.says('ana', '#pleniere', '/concert atelier Habitat')
  await w.says('bo', '#atelier', '/idee Un fonds')
  const before = await ideas(w)
  await w.says('bo', '#atelier', '/concert deplacer-idee 1 2')
  await w.says('bo', '#atelier', '/concert deplacer-idee 1 3')
  expect((await ideas(w))[0]).toMatchObject({ workshop: 'Habitat', place: 'couloir' })
  await w.says('bo', '#atelier', '/concert annuler')
  expect((await ideas(w))[0]).toMatchObject({ workshop: 'Financement' })
  await w.says('bo', '#atelier', '/concert annuler')
  expect(await ideas(w)).toEqual(before)
})

// ---- a theme while sorting ----

test('an idea that fits no theme names one on its card, goes into it, and the next is shown; undone, both are as before', async () => {
  const w = await (await createWorld()).founded()
  for (const said of [poste, 'Des vélos partagés', 'Un café associatif'])
    await w.says('bo', '#pleniere', `/idee ${said}`)
  await w.says('ana', '#pleniere', '/concert theme Mobilité')
  const first = await w.says('ana', '#pleniere', '/concert trier')
  expect(first.text).toContain(poste)
  const before = [await ideas(w), await w.db.query('SELECT title, state FROM "Theme"')]
  await w.presses('ana', '#pleniere', 'Nouveau thème')
  const next = await w.fills('ana', '#pleniere', { title: 'Emploi' })
  expect(next.text).toMatch(/^Idée n° 1 classée dans « Emploi »\.\nIdée n° 2/)
  expect(next.buttons).toContain('Emploi')
  expect((await ideas(w))[0]).toMatchObject({ theme: 'Emploi' })
  await w.says('ana', '#pleniere', '/concert annuler')
  expect(await ideas(w)).toEqual(before[0])
  expect(await w.db.query(`SELECT title, state FROM "Theme" WHERE state = 'active'`)).toEqual(before[1])
})

test('a title that is there already is that theme, and stays when the act is taken back', async () => {
  const w = await (await createWorld()).founded()
  await w.says('bo', '#pleniere', `/idee ${poste}`)
  await w.says('ana', '#pleniere', '/concert theme Emploi ; Mobilité')
  await w.says('ana', '#pleniere', '/concert nouveau-theme 1 emploi')
  expect((await ideas(w))[0]).toMatchObject({ theme: 'Emploi' })
  await w.says('ana', '#pleniere', '/concert annuler')
  expect((await ideas(w))[0]).toMatchObject({ theme: null })
  expect(await w.db.query(`SELECT title FROM "Theme" WHERE state = 'active' ORDER BY 1`)).toHaveLength(2)
})

test('two animators who name the same theme at once share it', async () => {
  const w = await (await createWorld()).founded()
  for (const said of [poste, 'Un café associatif']) await w.says('bo', '#pleniere', `/idee ${said}`)
  await w.says('cleo', '#pleniere', '/concert')
  await w.says('ana', '#pleniere', '/concert nommer cleo animation')
  await w.says('ana', '#pleniere', '/concert theme Mobilité')
  await w.together(
    ['ana', '#pleniere', '/concert nouveau-theme 1 Emploi'],
    ['cleo', '#pleniere', '/concert nouveau-theme 2 Emploi'],
  )
  expect((await ideas(w)).map(({ theme }) => theme)).toEqual(['Emploi', 'Emploi'])
  expect(await w.db.query(`SELECT title FROM "Theme" WHERE folded = 'emploi'`)).toHaveLength(1)
  expect((await w.says('ana', '#pleniere', '/concert annuler')).text).toMatch(/situation a changé|1 idée remise/)
})

test('near ideas are found among thousands as fast as among a few', async () => {
  const w = await (await createWorld()).founded()
  await w.says('bo', '#pleniere', `/idee ${poste}`)
  const [row] = await w.db.query<Record<string, unknown>>('SELECT * FROM "Idea"')
  await w.db.query(
    `INSERT INTO "Idea" (id, "concertationId", number, "authorId", "placeId", text, status, "createdAt", "updatedAt", version)
     SELECT 'm' || n, $1, 100 + n, $2, $3, 'Partager ' || md5(n::text) || ' avec ' || md5((n * 7)::text), 'active', $4, $4, 1
     FROM generate_series(1, 4000) n`,
    [row!.concertationId, row!.authorId, row!.placeId, new Date('2027-02-01T10:00:00Z')],
  )
  await w.passes({ minutes: 30 })
  const timed = async () => {
    const start = performance.now()
    const told = await w.says('bo', '#pleniere', '/concert proches 1')
    return { took: performance.now() - start, told }
  }
  await w.says('cleo', '#pleniere', `/idee ${poste} à deux`)
  await timed()
  const { took, told } = await timed()
  expect(told.text).toContain('Mutualiser un poste de comptable à deux')
  // Engine, database and platform included; a look at 4,000 rows each time would take many times that.
  expect(took).toBeLessThan(250)
})
