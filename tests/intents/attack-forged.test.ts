/**
 * Every intent, called by hand with the numbers and the ids of what is not the caller's: nothing of it is told, nothing of
 * it is changed. Whatever intent is added is tried as well.
 */
import { expect, test } from 'vitest'
import { bareFields } from '../../src/engine/fields.ts'
import { everyIntent } from '../../src/engine/registry.ts'
import type { Call } from '../../src/views/view.ts'
import { opened } from '../support/meetings.ts'
import type { Told, World } from '../support/world.ts'

const secret = /SECRET/
/** About the caller alone. */
const own = ['name', 'organisation', 'language', 'account link', 'idea submit', 'create', 'link', 'unlink', 'admin']
const day = '2027-05-15'

/** Calls of every intent: each number is `n`, each word is `word`; all fields, or those that are required. */
function calls(n: number, word: string, all: boolean): Call[] {
  return everyIntent
    .filter(({ name }) => !own.includes(name))
    .map((intent) => ({
      intent: intent.name,
      args: Object.fromEntries(
        bareFields(intent)
          .filter(({ required }) => all || required)
          .map(({ name, kind, values = [] }) => {
            if (kind === 'number') return [name, n]
            if (kind === 'choice') return [name, values[n % values.length]!]
            if (kind === 'yesno') return [name, true]
            if (kind === 'day') return [name, day]
            if (kind === 'moment') return [name, `${day}T14:00:00.000Z`]
            return [name, kind === 'many' ? [word] : word]
          }),
      ),
    }))
}

/** What is said in private, in the team and in an atelier: each of it bears the word that must not be read. */
async function kept(): Promise<World> {
  const w = await opened()
  await w.says('ana', '#couloir', '/concert salon ESS à 10 ans ; équipe : oui')
  await w.says('bo', '#couloir', '/idee SECRET de l’équipe')
  await w.says('bo', 'dm', '/idee SECRET confié')
  await w.says('ana', '#couloir', '/concert reunion 9 avril 9h ; titre : SECRET de réunion')
  await w.says('ana', '#couloir', '/concert vote SECRET de vote ? ; options : X | Y')
  await w.presses('ana', '#couloir', 'Ouvrir le vote')
  await w.says('dan', '#atelier', '/concert structure CRESS')
  await w.says('bo', '#atelier', '/concert action Ressourcerie ; porteur : CRESS ; référent : dan ; date : 20 avril')
  await w.says('dan', '#atelier', '/concert en-cours 1 SECRET du porteur')
  await w.says('bo', '#atelier', '/concert clore')
  await w.says('bo', '#atelier', '/concert compte-rendu SECRET de brouillon, à relire')
  return w
}

async function ids(w: World): Promise<string[]> {
  const tables = ['Session', 'Poll', 'Action', 'Idea', 'Minutes', 'Concertation', 'Place']
  const rows = await w.db.query<{ id: string }>(tables.map((t) => `SELECT id FROM "${t}"`).join(' UNION ALL '))
  return rows.map(({ id }) => id)
}

type Said = readonly [who: string, where: string, call: Call]

/** Eight at a time, each with its answer. */
async function said(w: World, forged: readonly Said[]): Promise<(readonly [Told, Said])[]> {
  const answered: (readonly [Told, Said])[] = []
  for (let i = 0; i < forged.length; i += 8) {
    const some = forged.slice(i, i + 8)
    const told = await w.together(...some)
    answered.push(...told.map((one, j) => [one, some[j]!] as const))
  }
  return answered
}

test('a participant reads nothing that is the team’s, an owner’s, or a draft, whatever they call', async () => {
  const w = await kept()
  const [first, ...others] = await ids(w)
  const tried = [
    ...[1, 2, 3].flatMap((n) => [true, false].flatMap((all) => calls(n, first!, all))),
    ...others.flatMap((id) => calls(1, id, true).filter(({ args }) => Object.values(args).includes(id))),
  ]
  let read = ''
  const forged = tried.flatMap((call) => [['flo', '#pleniere', call] as const, ['eve', '#atelier', call] as const])
  for (const [told, [who, , call]] of await said(w, forged)) {
    read += told.text
    expect(secret.test(told.text), `${who} ${JSON.stringify(call)}: ${told.text}`).toBe(false)
  }
  // They were understood: what is for everybody was told.
  for (const told of ['Ressourcerie', 'Emploi, 1re séance']) expect(read).toContain(told)
}, 120_000)

test('the coordination of another concertation reads and changes nothing of this one, by number or by id', async () => {
  const w = await kept()
  await w.says('ana', 'dm', '/concert creer Autre affaire ; organisateurs : Ville')
  await w.says('ana', '#ailleurs', '/concert salon Autre affaire')
  await w.says('eve', '#ailleurs', '/concert')
  await w.says('ana', '#ailleurs', '/concert nommer eve coordination')
  const tables = [
    'Session',
    'Poll',
    'Action',
    'Idea',
    'Minutes',
    'Phase',
    'Workshop',
    'Body',
    'Role',
    'Place',
    'Decision',
  ]
  const here = tables.map(
    (t) => `SELECT '${t}' AS t, to_jsonb(x) AS r FROM "${t}" x JOIN "Concertation" c
    ON c.id = x."concertationId" WHERE c.title = 'ESS à 10 ans'`,
  )
  const look = () => w.db.query(`SELECT * FROM (${here.join(' UNION ALL ')}) y ORDER BY t, r->>'id'`)
  const before = await look()
  const [first, ...others] = await ids(w)
  const tried = [
    ...[1, 2].flatMap((n) => calls(n, first!, true)),
    ...others.flatMap((id) => calls(1, id, true).filter(({ args }) => Object.values(args).includes(id))),
  ]
  const forged = tried.map((call) => ['eve', '#ailleurs', call] as const)
  for (const [{ text }, [, , call]] of await said(w, forged))
    expect(secret.test(text), `${JSON.stringify(call)}: ${text}`).toBe(false)
  expect(await look()).toEqual(before)
  // They were understood: what can be done there was done there.
  const done =
    await w.db.query(`SELECT DISTINCT j.kind FROM "Journal" j JOIN "Concertation" c ON c.id = j."concertationId"
    WHERE c.title = 'Autre affaire'`)
  expect(done.length).toBeGreaterThan(5)
}, 120_000)
