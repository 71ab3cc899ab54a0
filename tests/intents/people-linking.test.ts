/** Two accounts of one person, joined: told by the people who do it, and read in what is left in the tables. */
import { expect, test } from 'vitest'
import { createWorld, type World } from '../support/world.ts'

type Row = Record<string, unknown>

async function rows(w: World, sql: string, ...values: readonly unknown[]): Promise<Row[]> {
  return w.db.query<Row>(sql, values)
}

async function personOf(w: World, account: string): Promise<string> {
  const [row] = await rows(w, 'SELECT "personId" FROM "Account" WHERE external = $1', account)
  return row!.personId as string
}

async function concertationId(w: World): Promise<string> {
  return (await rows(w, 'SELECT id FROM "Concertation" ORDER BY "createdAt" LIMIT 1'))[0]!.id as string
}

/** bo stays, cleo comes. */
async function told(): Promise<World> {
  const w = await (await createWorld()).founded()
  await w.says('bo', '#pleniere', '/concert nom Camille Durand')
  await w.says('bo', '#pleniere', '/concert structure URIOPSS')
  await w.says('cleo', '#pleniere', '/idee Mutualiser un poste de comptable')
  await w.says('cleo', '#pleniere', '/idee Partager les salles de réunion')
  return w
}

function codeIn(text: string): string {
  return /Votre code : (\S+)/.exec(text)![1]!
}

async function shows(w: World, who = 'bo'): Promise<string> {
  return codeIn((await w.says(who, 'dm', '/concert relier')).text)
}

async function joins(w: World): Promise<void> {
  const code = await shows(w)
  await w.says('cleo', 'dm', `/concert relier ${code}`)
  await w.presses('cleo', 'dm', 'Confirmer')
  expect((await w.presses('bo', 'dm', 'Confirmer')).text).toMatch(/^Vos comptes sont réunis/)
}

test('a code shown on one account, typed on the other, confirmed on both, makes one person of two', async () => {
  const w = await told()
  const shown = await w.says('bo', 'dm', '/concert relier')
  expect(shown.text).toMatch(/Votre code : [2-9A-Z]{3}-[2-9A-Z]{3}\n/)
  expect(shown.text).toMatch(/« ?\/concert relier|\/concert relier [2-9A-Z]{3}-/)
  expect(shown.text).toContain('jusqu’à 10 h 15')
  const claimed = await w.says('cleo', 'dm', `/concert relier ${codeIn(shown.text).toLowerCase()}`)
  expect(claimed.text).toMatch(/^Réunir ce compte avec celui de Camille Durand \?/)
  expect(claimed.text).toContain('Votre structure sera : URIOPSS')
  expect(claimed.text).toContain('Ce qui vient avec : 2 idées')
  expect(claimed.text).toContain('cela ne peut pas être annulé')
  expect(claimed.buttons).toEqual(['Confirmer', 'Refuser'])
  expect((await w.presses('cleo', 'dm', 'Confirmer')).text).toMatch(/^C’est confirmé de ce côté\..*avant 10 h 15/)
  expect(await personOf(w, 'cleo')).not.toBe(await personOf(w, 'bo'))
  expect((await w.sees('bo', 'dm')).at(-1)).toMatch(/^cleo \(console\) demande à rejoindre votre compte/)
  const done = await w.presses('bo', 'dm', 'Confirmer')
  expect(done.text).toMatch(/^Vos comptes sont réunis : vous êtes Camille Durand/)
  expect((await w.sees('cleo', 'dm')).at(-1)).toMatch(/^Vos comptes sont réunis : vous êtes Camille Durand/)
  expect(await personOf(w, 'cleo')).toBe(await personOf(w, 'bo'))
  expect((await w.says('cleo', '#pleniere', '/concert mes-idees')).text).toMatch(/^Vos idées \(2\)/)
  expect((await w.says('cleo', '#pleniere', '/concert modifier 1 Mutualiser deux postes')).text).toMatch(/n° 1/)
  const profile = await w.says('cleo', 'dm', '/concert profil')
  expect(profile.text).toContain('Votre profil : Camille Durand')
  expect(profile.text).toContain('Comptes : console (celui-ci), console')
})

test('one confirmation joins nothing, whichever account gives it', async () => {
  const w = await told()
  const code = await shows(w)
  await w.says('cleo', 'dm', `/concert relier ${code}`)
  const [link] = await rows(w, 'SELECT id FROM "AccountLink"')
  const call = { intent: 'account confirm', args: { link: link!.id as string } }
  expect((await w.says('bo', 'dm', call)).text).toMatch(/^Confirmez d’abord sur l’autre compte/)
  await w.says('cleo', 'dm', call)
  expect((await w.says('cleo', 'dm', call)).text).toMatch(/^C’est confirmé de ce côté/)
  expect((await w.says('dan', 'dm', call)).text).toMatch(/^Cette demande n’est plus valable/)
  expect((await w.sees('bo', 'dm')).filter((text) => text.includes('demande à rejoindre'))).toHaveLength(1)
  expect(await personOf(w, 'cleo')).not.toBe(await personOf(w, 'bo'))
  await w.says('bo', 'dm', call)
  expect(await personOf(w, 'cleo')).toBe(await personOf(w, 'bo'))
  for (const who of ['bo', 'cleo']) expect((await w.says(who, 'dm', call)).text).toMatch(/^C’est déjà fait/)
})

test('a wrong code, a used one, one of yesterday, one’s own and one of the same person are refused, with what to do', async () => {
  const w = await told()
  const typed = async (who: string, code: string) => (await w.says(who, 'dm', `/concert relier ${code}`)).text
  expect(await typed('cleo', 'ABC-DEF')).toMatch(/^Ce code n’est pas le bon\..*« \/concert relier »/)
  const late = await shows(w)
  await w.passes({ minutes: 15 })
  expect(await typed('cleo', late)).toMatch(/^Ce code n’est plus valable/)
  const replaced = await shows(w)
  const code = await shows(w)
  expect(await typed('cleo', replaced)).toMatch(/^Ce code n’est plus valable/)
  expect(await typed('bo', code)).toMatch(/^Ce code vient de ce compte-ci/)
  expect(await typed('cleo', code)).toMatch(/^Réunir ce compte/)
  expect(await typed('dan', code)).toMatch(/^Ce code a déjà servi/)
  expect(await typed('cleo', code)).toMatch(/^Réunir ce compte/)
  await w.presses('cleo', 'dm', 'Confirmer')
  await w.presses('bo', 'dm', 'Confirmer')
  expect(await typed('dan', code)).toMatch(/^Ce code a déjà servi/)
  const again = await shows(w)
  expect(await typed('cleo', again)).toMatch(/^Ces deux comptes sont déjà réunis/)
})

test('a confirmation that comes too late joins nothing', async () => {
  const w = await told()
  await w.says('cleo', 'dm', `/concert relier ${await shows(w)}`)
  await w.presses('cleo', 'dm', 'Confirmer')
  await w.passes({ minutes: 15 })
  const told15 = await w.presses('bo', 'dm', 'Confirmer')
  expect(told15.text).toMatch(/^Cette demande n’est plus valable, et rien n’a changé/)
  expect(told15.buttons).toContain('Relier un autre compte')
  expect(await personOf(w, 'cleo')).not.toBe(await personOf(w, 'bo'))
})

test('either account refuses, and the other hears of it when it was waiting', async () => {
  const w = await told()
  const code = await shows(w)
  await w.says('cleo', 'dm', `/concert relier ${code}`)
  await w.presses('cleo', 'dm', 'Confirmer')
  expect((await w.presses('bo', 'dm', 'Refuser')).text).toMatch(/rien n’a changé, et ce code ne sert plus/)
  expect((await w.sees('cleo', 'dm')).at(-1)).toMatch(/^La réunion de vos comptes est abandonnée.*Camille Durand/)
  expect((await w.says('cleo', 'dm', `/concert relier ${code}`)).text).toMatch(/^Ce code n’est plus valable/)
  expect((await w.presses('bo', 'dm', 'Confirmer')).text).toMatch(/^Cette demande n’est plus valable/)
  expect(await personOf(w, 'cleo')).not.toBe(await personOf(w, 'bo'))
})

test('what was said to join two accounts is taken back until both have confirmed, and not after', async () => {
  const w = await told()
  const code = await shows(w)
  await w.says('bo', 'dm', '/concert annuler')
  expect((await w.says('cleo', 'dm', `/concert relier ${code}`)).text).toMatch(/^Ce code n’est plus valable/)
  const shown = await shows(w)
  await w.says('cleo', 'dm', `/concert relier ${shown}`)
  // Typed by mistake: the code serves again, for whoever has it.
  await w.says('cleo', 'dm', '/concert annuler')
  await w.says('cleo', 'dm', `/concert relier ${shown}`)
  await w.presses('cleo', 'dm', 'Confirmer')
  await w.says('cleo', 'dm', '/concert annuler')
  expect((await w.sees('bo', 'dm')).at(-1)).toMatch(/^cleo a repris sa confirmation/)
  expect((await w.presses('bo', 'dm', 'Confirmer')).text).toMatch(/^Confirmez d’abord sur l’autre compte/)
  expect(await personOf(w, 'cleo')).not.toBe(await personOf(w, 'bo'))
  await joins(w)
  expect((await w.says('bo', 'dm', '/concert annuler')).text).toMatch(/^Les deux comptes sont réunis/)
  await w.says('cleo', 'dm', '/concert annuler')
  expect(await personOf(w, 'cleo')).toBe(await personOf(w, 'bo'))
})

test('asked again without a code, what waits is said again', async () => {
  const w = await told()
  await w.says('cleo', 'dm', `/concert relier ${await shows(w)}`)
  expect((await w.says('cleo', 'dm', '/concert relier')).text).toMatch(/^Réunir ce compte/)
  await w.presses('cleo', 'dm', 'Confirmer')
  expect((await w.says('cleo', 'dm', '/concert relier')).text).toMatch(/^C’est confirmé de ce côté/)
  expect((await w.says('bo', 'dm', '/concert relier')).text).toMatch(/^cleo \(console\) demande à rejoindre/)
  expect((await w.presses('bo', 'dm', 'Confirmer')).text).toMatch(/^Vos comptes sont réunis/)
})

test('somebody who never spoke before joins their account with their first word, or shows the code with it', async () => {
  const w = await told()
  expect((await w.says('dan', 'dm', `/concert relier ${await shows(w)}`)).text).toMatch(/^Réunir ce compte/)
  await w.presses('dan', 'dm', 'Confirmer')
  await w.presses('bo', 'dm', 'Confirmer')
  expect(await personOf(w, 'dan')).toBe(await personOf(w, 'bo'))
  const code = codeIn((await w.says('eve', '#pleniere', '/concert relier')).text)
  await w.says('bo', 'dm', `/concert relier ${code}`)
  await w.presses('bo', 'dm', 'Confirmer')
  await w.presses('eve', 'dm', 'Confirmer')
  const all = await Promise.all(['bo', 'dan', 'eve'].map((who) => personOf(w, who)))
  expect(new Set(all).size).toBe(1)
  const merged = await rows(w, 'SELECT DISTINCT "mergedIntoId" FROM "Person" WHERE "mergedIntoId" IS NOT NULL')
  expect(merged).toEqual([{ mergedIntoId: all[0] }])
})

test('roles come together, the administration too, and each is held once', async () => {
  const w = await told()
  await w.says('ana', '#pleniere', '/concert nommer cleo animation')
  await w.says('ana', '#pleniere', '/concert nommer Camille animation')
  await w.says('ana', '#pleniere', '/concert relever Camille animation')
  await w.says('ana', '#pleniere', '/concert nommer cleo membre')
  const shown = await w.says('ana', 'dm', '/concert relier')
  await joins(w)
  const held = async (who: string) =>
    rows(
      w,
      'SELECT kind, count(*)::int AS n FROM "Role" WHERE "personId" = $1 AND "endedAt" IS NULL GROUP BY kind ORDER BY kind',
      await personOf(w, who),
    )
  expect(await held('bo')).toEqual([
    { kind: 'facilitator', n: 1 },
    { kind: 'member', n: 1 },
  ])
  expect((await w.says('dan', '#pleniere', '/concert membres')).text.match(/Camille Durand/g)).toHaveLength(2)
  const code = codeIn((await w.says('bo', 'dm', '/concert relier')).text)
  expect(shown.text).toContain('Votre code')
  expect((await w.says('ana', 'dm', `/concert relier ${code}`)).text).toMatch(/rôles \(.*Administration/)
  await w.presses('ana', 'dm', 'Confirmer')
  await w.presses('bo', 'dm', 'Confirmer')
  expect((await held('bo')).map((role) => role.kind)).toEqual(['administrator', 'coordinator', 'facilitator', 'member'])
  expect((await w.says('cleo', '#atelier', '/concert creer Mobilités ; organisateurs : Métropole')).text).toMatch(
    /est créée/,
  )
})

test('somebody who was joined to another is listed no more, and can be found under the name that stays', async () => {
  const w = await told()
  await joins(w)
  expect((await w.says('ana', '#pleniere', '/concert nommer cleo animation')).text).toMatch(/^Je ne connais personne/)
  expect((await w.says('ana', '#pleniere', '/concert nommer Camille animation')).text).toMatch(/^Camille Durand a/)
  expect((await w.says('dan', '#pleniere', '/concert idees')).text).not.toContain('cleo')
})

test('what was never said on the account that stays is taken from the one that comes', async () => {
  const w = await (await createWorld()).founded()
  await w.says('bo', '#pleniere', '/concert')
  await w.says('cleo', '#pleniere', '/concert structure Ligue de l’enseignement')
  await w.says('cleo', '#pleniere', '/idee Une idée')
  const claimed = await w.says('cleo', 'dm', `/concert relier ${await shows(w)}`)
  expect(claimed.text).toContain('Votre structure sera : Ligue de l’enseignement')
  await w.presses('cleo', 'dm', 'Confirmer')
  await w.presses('bo', 'dm', 'Confirmer')
  const bo = (await w.state()).people.find((p) => p.account === 'bo')
  expect(bo).toMatchObject({ name: 'bo', organisation: 'Ligue de l’enseignement', noticed: true })
})

/** Rows of rooms, put there as they would be: `who` is bo's or cleo's person. */
async function lived(w: World): Promise<{ bo: string; cleo: string }> {
  const [bo, cleo, concertation] = [await personOf(w, 'bo'), await personOf(w, 'cleo'), await concertationId(w)]
  const at = (minute: number) => new Date(w.now().getTime() + minute * 60_000)
  const poll = (id: string, state: string) =>
    rows(
      w,
      `INSERT INTO "Poll" (id, "concertationId", number, question, method, secrecy, results, seats, "mostChoices", decides,
        state, "createdById", "createdAt", version)
       VALUES ($1, $2, (SELECT count(*) + 1 FROM "Poll"), 'Q', 'single', 1, 'atClose', 1, 1, false, $3, $4, $5, 1)`,
      id,
      concertation,
      state,
      cleo,
      w.now(),
    )
  const ballot = (pollId: string, who: string, choice: number, minute: number, state = 'counted') =>
    rows(
      w,
      `INSERT INTO "Ballot" (id, "pollId", "personId", paper, state, at, version) VALUES ($1, $2, $3, $4, $5, $6, 1)`,
      `${pollId}-${who}`,
      pollId,
      who,
      String(choice),
      state,
      at(minute),
    )
  for (const id of ['newest-comes', 'newest-stays', 'only-comes', 'withdrawn']) await poll(id, 'open')
  for (const id of ['closed', 'tied']) await poll(id, id)
  await ballot('newest-comes', bo, 1, 1)
  await ballot('newest-comes', cleo, 2, 2)
  await ballot('newest-stays', bo, 1, 2)
  await ballot('newest-stays', cleo, 2, 1)
  await ballot('only-comes', cleo, 2, 1)
  await ballot('withdrawn', bo, 1, 1)
  await ballot('withdrawn', cleo, 2, 2, 'withdrawn')
  for (const id of ['closed', 'tied']) {
    await ballot(id, bo, 1, 1)
    await ballot(id, cleo, 2, 2)
  }
  const answer = (sessionId: string, who: string, said: string, minute: number) =>
    rows(
      w,
      'INSERT INTO "Answer" (id, "sessionId", "personId", answer, at, version) VALUES ($1, $2, $3, $4, $5, 1)',
      `${sessionId}-${who}`,
      sessionId,
      who,
      said,
      at(minute),
    )
  await answer('s1', bo, 'yes', 1)
  await answer('s1', cleo, 'no', 2)
  await answer('s2', cleo, 'yes', 1)
  const present = (sessionId: string, who: string, state: string) =>
    rows(
      w,
      `INSERT INTO "Attendance" (id, "concertationId", "sessionId", key, "personId", name, state, "byId", at, version)
       VALUES ($1, $2, $3, $4, $4, 'X', $5, $4, $6, 1)`,
      `${sessionId}-${who}`,
      concertation,
      sessionId,
      who,
      state,
      w.now(),
    )
  await present('s1', bo, 'excused')
  await present('s1', cleo, 'present')
  await present('s2', cleo, 'present')
  for (const [who, day] of [
    [bo, '2027-03-01'],
    [cleo, '2027-03-01'],
    [cleo, '2027-02-26'],
  ] as const)
    await rows(
      w,
      `INSERT INTO "Reminder" (id, "personId", day, at) VALUES ($1, $2, $3, $4)`,
      `${who}${day}`,
      who,
      day,
      at(0),
    )
  await rows(
    w,
    `INSERT INTO "Due" (id, schedule, nominal, call, late, state, attempts, "nextAt", "createdAt")
     VALUES ('due', $1, $2, $3::jsonb, 'coalesce', 'waiting', 0, $2, $2)`,
    `owner remind:${cleo}`,
    at(60 * 24 * 30),
    JSON.stringify({ intent: 'owner remind', args: { person: cleo } }),
  )
  await rows(
    w,
    `INSERT INTO "Action" (id, "concertationId", number, title, ownership, "contactId", progress, state, "createdById", "createdAt", version)
     VALUES ('action', $1, 1, 'Une action', 'none', $2, 'toDo', 'active', $2, $3, 1)`,
    concertation,
    cleo,
    w.now(),
  )
  return { bo, cleo }
}

test('in each open poll one ballot of the person counts, the newest; what a closed poll counted stays', async () => {
  const w = await told()
  const { bo, cleo } = await lived(w)
  await joins(w)
  const counted = await rows(
    w,
    `SELECT "pollId" AS poll, "personId" = $1 AS stays, paper FROM "Ballot" WHERE state = 'counted' ORDER BY 1, 2 DESC`,
    bo,
  )
  expect(counted).toEqual([
    { poll: 'closed', stays: true, paper: '1' },
    { poll: 'closed', stays: false, paper: '2' },
    { poll: 'newest-comes', stays: true, paper: '2' },
    { poll: 'newest-stays', stays: true, paper: '1' },
    { poll: 'only-comes', stays: true, paper: '2' },
    { poll: 'tied', stays: true, paper: '1' },
    { poll: 'tied', stays: false, paper: '2' },
    { poll: 'withdrawn', stays: true, paper: '1' },
  ])
  expect(await rows(w, 'SELECT count(*)::int AS n FROM "Ballot"')).toEqual([{ n: 11 }])
  expect(await rows(w, 'SELECT DISTINCT "createdById" FROM "Poll"')).toEqual([{ createdById: bo }])
  expect(cleo).not.toBe(bo)
})

test('a poll that closes while two accounts are joined is counted once more', async () => {
  const w = await told()
  await lived(w)
  const [before] = await rows(w, `SELECT version FROM "Poll" WHERE id = 'newest-comes'`)
  await joins(w)
  const [after] = await rows(w, `SELECT version FROM "Poll" WHERE id = 'newest-comes'`)
  expect(after!.version).toBe((before!.version as number) + 1)
})

test('answers, attendance, reminders, calls kept for later and actions follow the person, each once', async () => {
  const w = await told()
  const { bo, cleo } = await lived(w)
  await joins(w)
  expect(
    await rows(w, `SELECT "sessionId" AS s, answer FROM "Answer" WHERE answer IN ('yes', 'no') ORDER BY 1`),
  ).toEqual([
    { s: 's1', answer: 'no' },
    { s: 's2', answer: 'yes' },
  ])
  expect(
    await rows(
      w,
      `SELECT "sessionId" AS s, state, "personId" = $1 AND key = $1 AS stays FROM "Attendance" WHERE state <> 'withdrawn' ORDER BY 1`,
      bo,
    ),
  ).toEqual([
    { s: 's1', state: 'present', stays: true },
    { s: 's2', state: 'present', stays: true },
  ])
  expect(await rows(w, 'SELECT day FROM "Reminder" WHERE "personId" = $1 ORDER BY 1', bo)).toEqual([
    { day: '2027-02-26' },
    { day: '2027-03-01' },
  ])
  expect(
    await rows(
      w,
      `SELECT schedule, call->'args'->>'person' AS person, state FROM "Due" WHERE schedule LIKE 'owner%' ORDER BY state`,
    ),
  ).toEqual([
    { schedule: `owner remind:${cleo}`, person: cleo, state: 'cancelled' },
    { schedule: `owner remind:${bo}`, person: bo, state: 'waiting' },
  ])
  expect(await rows(w, 'SELECT "contactId" FROM "Action"')).toEqual([{ contactId: bo }])
})

test('nothing in the tables names the one who came any more, but what tells of the past', async () => {
  const w = await told()
  const { cleo } = await lived(w)
  await joins(w)
  const tables = await rows(
    w,
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'`,
  )
  const left: string[] = []
  for (const { name } of tables) {
    const found = await rows(
      w,
      `SELECT 1 FROM "${String(name)}" x WHERE to_jsonb(x)::text LIKE '%' || $1 || '%' LIMIT 1`,
      cleo,
    )
    if (found.length > 0) left.push(String(name))
  }
  expect(left.toSorted()).toEqual([
    'AccountLink',
    'Answer',
    'Attendance',
    'Ballot',
    'Due',
    'Inbox',
    'JournalPayload',
    'Person',
    // what was done under the old name, and that it is another's since
    'PollEvent',
    'Reminder',
  ])
})

test('an idea kept in the very moment of joining follows a few seconds later', async () => {
  const w = await told()
  const { bo, cleo } = await lived(w)
  await joins(w)
  await rows(w, `UPDATE "Idea" SET "authorId" = $1 WHERE number = 1`, cleo)
  await rows(
    w,
    `UPDATE "Ballot" SET state = 'counted', at = at + interval '1 hour' WHERE id = $1`,
    `newest-comes-${cleo}`,
  )
  await w.passes({ seconds: 6 })
  expect(await rows(w, 'SELECT DISTINCT "authorId" FROM "Idea"')).toEqual([{ authorId: bo }])
  expect(
    await rows(w, `SELECT "personId" AS p FROM "Ballot" WHERE "pollId" = 'newest-comes' AND state = 'counted'`),
  ).toEqual([{ p: bo }])
})

test('a closing taken back after two accounts were joined leaves one ballot that counts', async () => {
  const w = await told()
  const { bo } = await lived(w)
  await joins(w)
  await rows(w, `UPDATE "Poll" SET state = 'open' WHERE id = 'closed'`)
  await w.passes({ minutes: 13 })
  expect(
    await rows(w, `SELECT "personId" AS p, paper FROM "Ballot" WHERE "pollId" = 'closed' AND state = 'counted'`),
  ).toEqual([{ p: bo, paper: '2' }])
})

test('the card of a vote in which both had answered says at once that one person fewer has', async () => {
  const w = await told()
  await w.says('ana', '#pleniere', '/concert vote Par quoi commencer ? ; options : Fonds, Annuaire')
  await w.presses('ana', '#pleniere', 'Ouvrir le vote')
  for (const who of ['bo', 'cleo', 'dan']) await w.says(who, '#pleniere', '/concert voter 1')
  const card = async () => (await w.sees('eve', '#pleniere')).findLast((text) => text.startsWith('Vote n° 1'))
  await w.passes({ seconds: 3 })
  expect(await card()).toContain('3 réponses')
  await joins(w)
  await w.passes({ seconds: 3 })
  expect(await card()).toContain('2 réponses')
})

test('joining again what is joined changes nothing', async () => {
  const w = await told()
  await lived(w)
  await joins(w)
  const state = async () => (JSON.parse(await w.dump()) as { table: string }[]).filter(({ table }) => table !== 'Due')
  const before = await state()
  await w.passes({ minutes: 13 })
  expect(await state()).toEqual(before)
})

test('both confirmations pressed twice at the same time join once', async () => {
  const w = await told()
  const code = await shows(w)
  await w.says('cleo', 'dm', `/concert relier ${code}`)
  const [link] = await rows(w, 'SELECT id FROM "AccountLink"')
  const call = { intent: 'account confirm', args: { link: link!.id as string } }
  await w.together(['cleo', 'dm', call], ['cleo', 'dm', call])
  const told2 = await w.together(['bo', 'dm', call], ['bo', 'dm', call], ['cleo', 'dm', '/idee Au même moment'])
  expect(told2.filter(({ text }) => text.startsWith('Vos comptes sont réunis'))).toHaveLength(1)
  expect(told2.filter(({ text }) => text.startsWith('C’est déjà fait'))).toHaveLength(1)
  await w.passes({ seconds: 6 })
  expect(await rows(w, 'SELECT DISTINCT "authorId" FROM "Idea"')).toEqual([{ authorId: await personOf(w, 'bo') }])
})

test('of two links that meet in one person, the second is closed when the first is made', async () => {
  const w = await told()
  const first = await shows(w)
  await w.says('cleo', 'dm', `/concert relier ${first}`)
  await w.presses('cleo', 'dm', 'Confirmer')
  const second = await shows(w, 'dan')
  await w.says('cleo', 'dm', `/concert relier ${second}`)
  const links = await rows(w, 'SELECT id FROM "AccountLink" ORDER BY "createdAt", id')
  const confirm = (i: number) => ({ intent: 'account confirm', args: { link: links[i]!.id as string } })
  await w.says('cleo', 'dm', confirm(1))
  const both = await w.together(['bo', 'dm', confirm(0)], ['dan', 'dm', confirm(1)])
  expect(both.filter(({ text }) => text.startsWith('Vos comptes sont réunis'))).toHaveLength(1)
  expect(await rows(w, `SELECT count(*)::int AS n FROM "AccountLink" WHERE state = 'linked'`)).toEqual([{ n: 1 }])
})

test('a person with several accounts is written to on the one that they used last', async () => {
  const w = await told()
  await joins(w)
  const asked = async (who: string) =>
    (await w.sees(who, 'dm')).filter((text) => text.includes('demande à rejoindre votre compte')).length
  const asks = async (who: string, code: string) => {
    await w.says(who, 'dm', `/concert relier ${code}`)
    await w.presses(who, 'dm', 'Confirmer')
  }
  const [bo, cleo] = [await asked('bo'), await asked('cleo')]
  await asks('dan', await shows(w, 'cleo'))
  expect([await asked('bo'), await asked('cleo')]).toEqual([bo, cleo + 1])
  await w.presses('cleo', 'dm', 'Refuser')
  await asks('eve', await shows(w, 'bo'))
  expect([await asked('bo'), await asked('cleo')]).toEqual([bo + 1, cleo + 1])
})

test('a person who did a great deal is joined in time', async () => {
  const w = await told()
  const { cleo } = await lived(w)
  await rows(
    w,
    `INSERT INTO "Evidence" (id, "concertationId", subject, "subjectId", "ideaId", state, "byId", at, version)
     SELECT 'e' || n, 'c', 'axis', 'x', 'i' || n, 'active', $1, $2, 1 FROM generate_series(1, 3000) n`,
    cleo,
    w.now(),
  )
  await joins(w)
  expect(await rows(w, 'SELECT count(*)::int AS n FROM "Evidence" WHERE "byId" = $1', cleo)).toEqual([{ n: 0 }])
})

test('the journal does not tell the code', async () => {
  const w = await told()
  const code = await shows(w)
  await w.says('cleo', 'dm', `/concert relier ${code}`)
  const payloads = await rows(w, 'SELECT payload::text AS payload FROM "JournalPayload"')
  expect(payloads.filter(({ payload }) => String(payload).includes(code))).toEqual([])
  expect(await rows(w, 'SELECT 1 FROM "AccountLink" WHERE "codeHash" = $1', code)).toEqual([])
})
