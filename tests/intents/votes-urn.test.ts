/** A vote by urn: one paper per voter, put in once, counted, and kept so that nothing tells whose it is. */
import { expect, test } from 'vitest'
import type { AnyIntent } from '../../src/engine/intent.ts'
import { blot } from '../../src/nightly.ts'
import { close } from '../../src/votes/intents/close.ts'
import { opensPaper } from '../../src/votes/rules.ts'
import { urnOf } from '../../src/web/urn.ts'
import { createWorld, type World, type WorldOptions } from '../support/world.ts'

async function peopled(options: WorldOptions = {}): Promise<World> {
  const w = await (await createWorld(options)).founded()
  await w.db.query(`INSERT INTO "Setting" (key, value) VALUES ('web', '{"url":"https://vote.example","open":true}')`)
  await w.together(...['bo', 'cleo', 'dan', 'eve'].map((who) => [who, '#pleniere', '/concert'] as const))
  await w.says('ana', '#pleniere', '/concert nommer dan invité')
  return w
}

async function opened(w: World, words = 'Quel lieu ? ; options : Amiens, Laon, Creil'): Promise<string> {
  const preview = await w.says('ana', '#pleniere', `/concert vote ${words} ; secret : urne`)
  await w.presses('ana', '#pleniere', 'Ouvrir le vote')
  return preview.text
}

function urn(w: World) {
  return urnOf({ db: w.db, clock: w.clock, ids: w.ids, zone: 'Europe/Paris', wake: () => {} })
}

/** The secret of the paper that this person takes. */
async function takes(w: World, who: string): Promise<string> {
  const { text } = await w.says(who, '#pleniere', '/concert bulletin')
  const secret = /https:\/\/vote\.example\/bulletin\/(\w+)/.exec(text)?.[1]
  if (secret === undefined) throw new Error(text)
  return secret
}

const turnout = async (w: World) => (await w.sees('bo', '#pleniere')).find((text) => text.startsWith('Vote n° 1 :'))

test('the preview and the card say what an urn is; papers are taken, filled in, counted', async () => {
  const w = await peopled()
  expect(await opened(w)).toContain('Qui voit un choix : personne : les bulletins se remplissent sur une page à part')
  expect(await turnout(w)).toContain('Vote avec urne : chaque personne prend son bulletin')
  const box = urn(w)
  const answers = { bo: '1', cleo: '2', eve: '1', ana: 'blanc' }
  for (const [who, choice] of Object.entries(answers))
    expect(await box.cast(await takes(w, who), choice, 'fr')).toBe('cast')
  await w.says('ana', '#pleniere', '/concert fermer')
  const result = (await w.sees('bo', '#pleniere')).at(-1)
  expect(result).toContain('L’emporte : Amiens.')
  expect(result).toContain('4 personnes ont répondu, dont 1 vote blanc.')
  expect(await w.db.query('SELECT result FROM "Poll"')).toMatchObject([{ result: { counts: [2, 1, 0], blank: 1 } }])
})

test('what is kept of a paper is who took it and that it is in; of what is in it, how many say the same', async () => {
  const w = await peopled()
  await opened(w)
  const box = urn(w)
  const [bo, cleo, eve] = [await takes(w, 'bo'), await takes(w, 'cleo'), await takes(w, 'eve')]
  const requests = await w.db.query('SELECT count(*) FROM "Inbox"')
  const lines = await w.db.query('SELECT count(*) FROM "Journal"')
  for (const secret of [eve, bo, cleo]) expect(await box.cast(secret, '3', 'fr')).toBe('cast')
  expect(await w.db.query('SELECT paper, count FROM "UrnBallot"')).toEqual([{ paper: '2', count: 3 }])
  expect(await w.db.query('SELECT DISTINCT state, version FROM "UrnPaper"')).toEqual([{ state: 'spent', version: 2 }])
  expect(await w.db.query('SELECT id FROM "Ballot"')).toEqual([])
  expect(await w.db.query('SELECT count(*) FROM "Inbox"')).toEqual(requests)
  expect(await w.db.query('SELECT count(*) FROM "Journal"')).toEqual(lines)
  const columns = await w.db.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns WHERE table_name IN ('UrnBallot', 'UrnPaper') ORDER BY 1`,
  )
  expect(columns.map(({ name }) => name)).toEqual([
    'collegeId',
    'collegeId',
    'count',
    'hash',
    'id',
    'id',
    'paper',
    'personId',
    'pollId',
    'pollId',
    'state',
    'version',
  ])
})

test('of several votes that are open, the one with an urn is meant', async () => {
  const w = await peopled()
  await w.says('ana', '#pleniere', '/concert vote On continue ?')
  await w.presses('ana', '#pleniere', 'Ouvrir le vote')
  await opened(w)
  expect((await w.says('bo', '#pleniere', '/concert bulletin')).text).toContain('Votre bulletin, vote n° 2')
})

test('a paper serves once, also twice at the same moment', async () => {
  const w = await peopled()
  await opened(w)
  const box = urn(w)
  const secret = await takes(w, 'bo')
  const put = await Promise.all(['1', '2', '1'].map((choice) => box.cast(secret, choice, 'fr')))
  expect(put.toSorted()).toEqual(['cast', 'spent', 'spent'])
  expect(await box.cast(secret, '3', 'fr')).toBe('spent')
  expect(await box.paper(secret, 'fr')).toBe('spent')
  expect(await w.db.query('SELECT sum(count)::int AS count FROM "UrnBallot"')).toEqual([{ count: 1 }])
})

test('a lost address is replaced, and opens nothing then; once the paper is in, no other is given', async () => {
  const w = await peopled()
  await opened(w)
  const box = urn(w)
  const lost = await takes(w, 'bo')
  const again = await w.says('bo', '#pleniere', '/concert bulletin')
  expect(again.text).toContain('Il remplace celui que vous aviez reçu')
  expect(await box.cast(lost, '1', 'fr')).toBe('unknown')
  const secret = await takes(w, 'bo')
  expect(await box.cast(secret, '1', 'fr')).toBe('cast')
  expect((await w.says('bo', '#pleniere', '/concert bulletin')).text).toContain('est déjà dans l’urne')
  expect(await box.cast('A'.repeat(26), '1', 'fr')).toBe('unknown')
})

test('guests take none; what is typed in the chat is not kept; a paper that is in does not come back', async () => {
  const w = await peopled()
  await opened(w)
  expect((await w.says('dan', '#pleniere', '/concert bulletin')).text).toMatch(/personnes invitées suivent les votes/)
  const typed = await w.says('bo', '#pleniere', '/concert voter 1')
  expect(typed.text).toContain('le choix que vous avez écrit ici n’est pas gardé')
  expect(typed.buttons).toContain('Prendre mon bulletin')
  expect(await w.db.query('SELECT id FROM "Ballot"')).toEqual([])
  await urn(w).cast(await takes(w, 'bo'), '1', 'fr')
  expect((await w.says('bo', '#pleniere', '/concert retirer-vote')).text).toMatch(/ne se reprend pas/)
})

test.each([
  ['9', /n’est pas une des réponses possibles/],
  ['1, 2', /1 au plus/],
  ['<b>', /n’est pas une des réponses possibles/],
])('« %s » is refused in words, and the paper is still whole', async (choices, expected) => {
  const w = await peopled()
  await opened(w, 'Quel lieu ? ; options : Amiens, Laon ; forme : choix-unique')
  const box = urn(w)
  const secret = await takes(w, 'bo')
  expect(await box.check(secret, choices, 'fr')).toEqual({ wrong: expect.stringMatching(expected) })
  expect(await box.cast(secret, choices, 'fr')).toEqual({ wrong: expect.stringMatching(expected) })
  expect(await w.db.query('SELECT count FROM "UrnBallot"')).toEqual([])
  expect(await box.check(secret, 'Laon', 'fr')).toEqual({ said: 'Laon' })
  expect(await box.cast(secret, 'Laon', 'fr')).toBe('cast')
})

test('closed, cancelled, or past its end: nothing more is put in', async () => {
  const w = await peopled()
  await opened(w, 'Quel lieu ? ; options : Amiens, Laon ; fin : 5 mars 18h')
  const box = urn(w)
  const [bo, cleo] = [await takes(w, 'bo'), await takes(w, 'cleo')]
  await box.cast(bo, '1', 'fr')
  await w.clock.advance(new Date('2027-03-05T17:00:00Z'))
  expect(await box.cast(cleo, '2', 'fr')).toBe('closed')
  await w.until('5 mars 2027 18h01')
  expect(await w.db.query('SELECT state, result FROM "Poll"')).toMatchObject([
    { state: 'closed', result: { ballots: 1, counts: [1, 0] } },
  ])
  expect(await box.paper(cleo, 'fr')).toBe('closed')
})

test('a paper put in after the urn was read, and before the result is kept, is counted', async () => {
  let late: (() => Promise<unknown>) | undefined
  const closing: AnyIntent = {
    ...(close as AnyIntent),
    async run(args: never, context: never) {
      const outcome = await (close as AnyIntent).run(args, context)
      const put = late
      late = undefined
      await put?.()
      return outcome
    },
  }
  const w = await peopled({ intents: [closing] })
  await opened(w)
  const box = urn(w)
  const [bo, cleo] = [await takes(w, 'bo'), await takes(w, 'cleo')]
  await box.cast(bo, '1', 'fr')
  late = async () => expect(await box.cast(cleo, '2', 'fr')).toBe('cast')
  await w.says('ana', '#pleniere', '/concert fermer')
  expect(late).toBeUndefined()
  expect(await w.db.query('SELECT state, result FROM "Poll"')).toMatchObject([
    { state: 'tied', result: { ballots: 2, counts: [1, 1, 0] } },
  ])
})

test('papers put in while it is closed are counted, or told that they came too late', async () => {
  const w = await peopled()
  await opened(w)
  const box = urn(w)
  const secrets = [await takes(w, 'bo'), await takes(w, 'cleo'), await takes(w, 'eve')]
  const [, ...put] = await Promise.all([
    w.says('ana', '#pleniere', '/concert fermer'),
    ...secrets.map((secret) => box.cast(secret, '2', 'fr')),
  ])
  const [poll] = await w.db.query<{ result: { ballots: number } }>('SELECT result FROM "Poll"')
  expect(poll!.result.ballots).toBe(put.filter((one) => one === 'cast').length)
})

test('who has voted is not reminded, is told when the vote is cancelled, and « mes votes » knows it', async () => {
  const w = await peopled()
  await opened(w)
  await urn(w).cast(await takes(w, 'bo'), '1', 'fr')
  expect((await w.says('bo', '#pleniere', '/concert votes')).text).toContain('Vous avez voté.')
  await w.says('ana', '#pleniere', '/concert relancer-vote 1')
  await w.presses('ana', '#pleniere', 'Envoyer la relance')
  expect((await w.sees('bo', 'dm')).filter((text) => text.includes('attend votre réponse'))).toEqual([])
  expect((await w.sees('cleo', 'dm')).filter((text) => text.includes('attend votre réponse'))).toHaveLength(1)
  const cancelled = await w.says('ana', '#pleniere', '/concert annuler-vote Question mal posée')
  expect(cancelled.text).toContain('1 personne qui avait voté est prévenue')
  expect((await w.sees('bo', 'dm')).at(-1)).toContain('est annulé')
})

test('the card tells how many have voted within five minutes, not at each paper', async () => {
  const w = await peopled()
  await opened(w)
  await urn(w).cast(await takes(w, 'bo'), '1', 'fr')
  await w.passes({ seconds: 5 })
  expect(await turnout(w)).toContain('0 réponse.')
  await w.passes({ minutes: 5 })
  expect(await turnout(w)).toContain('1 réponse.')
})

test('an urn is not shown live, and needs the pages', async () => {
  const w = await peopled()
  const live = await w.says(
    'ana',
    '#pleniere',
    '/concert vote Quel lieu ? ; options : A, B ; secret : urne ; resultats : en direct',
  )
  expect(live.text).toContain('Avec une urne, les résultats se montrent à la clôture')
  await w.db.query(`DELETE FROM "Setting" WHERE key = 'web'`)
  const without = await w.says('ana', '#pleniere', '/concert vote Quel lieu ? ; options : A, B ; secret : urne')
  expect(without.text).toContain('a besoin des pages du bot')
})

test.each([
  [undefined, 'slack', false],
  [{ open: false }, 'slack', false],
  [{ open: false }, 'discord', false],
  [{ open: false }, 'matrix', false],
  [{ open: false }, 'web', true],
  [{ open: false }, 'console', true],
  [{ open: true }, 'slack', true],
])('pages at %o, asked on %s: a paper can be opened there: %s', (door, platform, expected) => {
  expect(opensPaper(door, platform)).toBe(expected)
})

test('a yes or no is not answered on its card, in the open', async () => {
  const w = await peopled()
  await opened(w, 'On adopte ?')
  expect((await w.sees('bo', '#pleniere')).at(-1)).not.toContain('Votre réponse')
  const box = urn(w)
  await box.cast(await takes(w, 'bo'), 'oui', 'fr')
  await box.cast(await takes(w, 'eve'), 'abstention', 'fr')
  await w.says('ana', '#pleniere', '/concert fermer')
  expect((await w.sees('bo', '#pleniere')).at(-1)).toContain('L’emporte : Oui.')
})

test('the address of a paper is not kept in the messages for longer than an hour; a new one may be asked for', async () => {
  const w = await peopled()
  await opened(w)
  const secret = await takes(w, 'bo')
  const kept = async () => w.db.query('SELECT id FROM "Outbox" WHERE body::text LIKE $1', [`%${secret}%`])
  await blot(w.db, w.now())
  expect(await kept()).toHaveLength(1)
  await w.passes({ hours: 2 })
  await blot(w.db, w.now())
  expect(await kept()).toEqual([])
  expect(await urn(w).cast(secret, '1', 'fr')).toBe('cast')
})

test('one person with two accounts has one paper', async () => {
  const w = await peopled()
  await opened(w)
  const box = urn(w)
  await box.cast(await takes(w, 'bo'), '1', 'fr')
  const [bo, cleo] = await Promise.all(
    ['bo', 'cleo'].map(
      async (name) => (await w.db.query<{ id: string }>('SELECT id FROM "Person" WHERE name = $1', [name]))[0]!.id,
    ),
  )
  // As joining two accounts leaves it: the person who voted is now the other one.
  await w.db.query('UPDATE "Person" SET "mergedIntoId" = $2 WHERE id = $1', [bo, cleo])
  expect((await w.says('cleo', '#pleniere', '/concert bulletin')).text).toContain('est déjà dans l’urne')
})

async function joined(w: World, from: string, into: string): Promise<void> {
  const id = async (name: string) =>
    (await w.db.query<{ id: string }>('SELECT id FROM "Person" WHERE name = $1', [name]))[0]!.id
  await w.db.query('UPDATE "Person" SET "mergedIntoId" = $2 WHERE id = $1', [await id(from), await id(into)])
}

test('of two papers taken by accounts that turn out to be of one person, one goes in', async () => {
  const w = await peopled()
  await opened(w)
  const box = urn(w)
  const [bo, cleo] = [await takes(w, 'bo'), await takes(w, 'cleo')]
  await joined(w, 'bo', 'cleo')
  expect(await box.cast(bo, '1', 'fr')).toBe('cast')
  expect(await box.cast(cleo, '2', 'fr')).toBe('spent')
  expect(await box.paper(cleo, 'fr')).toBe('spent')
  expect(await w.db.query('SELECT paper, count FROM "UrnBallot"')).toEqual([{ paper: '0', count: 1 }])
})

test('of two such papers put in at the same moment, one is in', async () => {
  const w = await peopled()
  await opened(w)
  const box = urn(w)
  const [bo, cleo] = [await takes(w, 'bo'), await takes(w, 'cleo')]
  await joined(w, 'bo', 'cleo')
  // On a server, both have looked before either goes in.
  const puts = await w.db.session(async (held) => {
    await held.query('BEGIN')
    await held.query('UPDATE "Poll" SET version = version')
    const both = [box.cast(bo, '1', 'fr'), box.cast(cleo, '2', 'fr')]
    await new Promise((resolve) => setTimeout(resolve, 300))
    await held.query('COMMIT')
    return { both }
  })
  const told = await Promise.all(puts.both)
  expect(told.toSorted()).toEqual(['cast', 'spent'])
  expect(await w.db.query('SELECT sum(count)::int AS papers FROM "UrnBallot"')).toEqual([{ papers: 1 }])
})

test('a new address takes the place of both that such a person had', async () => {
  const w = await peopled()
  await opened(w)
  const box = urn(w)
  const before = [await takes(w, 'bo'), await takes(w, 'cleo')]
  await joined(w, 'bo', 'cleo')
  const now = await takes(w, 'cleo')
  for (const secret of before) expect(await box.cast(secret, '1', 'fr')).toBe('unknown')
  expect(await box.cast(now, '1', 'fr')).toBe('cast')
})

test('whoever is of another college when they take a new paper, it counts there', async () => {
  const w = await peopled()
  for (const college of ['Réseaux', 'Entreprises']) {
    await w.says('ana', '#pleniere', `/concert college ${college}`)
    await w.says('bo', '#pleniere', `/concert structure ${college} SA`)
    await w.says('ana', '#pleniere', `/concert affecter ${college} SA ; collège : ${college}`)
  }
  await w.says('bo', '#pleniere', '/concert structure Réseaux SA')
  await opened(w, 'Quel lieu ? ; options : Amiens, Laon ; regles : collèges : Réseaux 60, Entreprises 40')
  await takes(w, 'bo')
  await w.says('bo', '#pleniere', '/concert structure Entreprises SA')
  expect(await urn(w).cast(await takes(w, 'bo'), '1', 'fr')).toBe('cast')
  const rows = await w.db.query<{ name: string }>(
    'SELECT c.name FROM "UrnBallot" u JOIN "College" c ON c.id = u."collegeId"',
  )
  expect(rows).toEqual([{ name: 'Entreprises' }])
})

test('it ends by itself when all have voted, no sooner than its card says how many have', async () => {
  const w = await peopled()
  await w.says('ana', '#pleniere', '/concert nommer eve invité')
  await opened(w, 'Quel lieu ? ; options : Amiens, Laon ; regles : fin dès que tout le monde a voté')
  const box = urn(w)
  const state = async () => (await w.db.query<{ state: string }>('SELECT state FROM "Poll"'))[0]!.state
  for (const who of ['ana', 'bo', 'cleo']) {
    await w.passes({ minutes: 6 })
    expect(await state()).toBe('open')
    expect(await box.cast(await takes(w, who), '1', 'fr')).toBe('cast')
  }
  await w.passes({ seconds: 5 })
  expect(await state()).toBe('open')
  await w.passes({ minutes: 5 })
  expect(await state()).toBe('closed')
})
