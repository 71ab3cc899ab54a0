/** The roll of a vote: frozen when it opens, changed by those who run it, told to those concerned. */
import { expect, test } from 'vitest'
import { urnOf } from '../../src/web/urn.ts'
import { during } from '../support/during.ts'
import { boxIsFold, folding } from '../support/fold.ts'
import { createWorld, type World } from '../support/world.ts'

const crowd = ['bo', 'cleo', 'dan'] as const

async function peopled(): Promise<World> {
  const w = await (await createWorld()).founded()
  await w.together(...crowd.map((who) => [who, '#pleniere', '/concert'] as const))
  return folding(w)
}

/** A vote whose roll is frozen, with these rules besides. */
async function opened(w: World, rules = '', words = 'On y va ?'): Promise<void> {
  const said = ['inscrits : liste fermée', ...(rules === '' ? [] : [rules])].join('\n')
  const call = { intent: 'poll open', args: { question: words, rules: said, confirmed: true } }
  const told = await w.says('ana', '#pleniere', call)
  expect(told.text).toMatch(/^Le vote n° \d+ est ouvert/)
}

const roll = (w: World) =>
  w.db.query<{ name: string; state: string; college: string | null; seat: string | null }>(
    `SELECT p.name, v.state, c.name AS college, o.name AS seat FROM "PollVoter" v JOIN "Person" p ON p.id = v."personId"
     LEFT JOIN "College" c ON c.id = v."collegeId" LEFT JOIN "Organisation" o ON o.id = v."seatId" ORDER BY 1`,
  )
const kinds = async (w: World) =>
  (await w.db.query<{ kind: string }>('SELECT kind FROM "PollEvent" ORDER BY number')).map(({ kind }) => kind)
const counted = async (w: World) =>
  (
    await w.db.query<{ name: string; paper: string }>(
      `SELECT p.name, b.paper FROM "Ballot" b JOIN "Person" p ON p.id = b."personId" WHERE b.state = 'counted' ORDER BY 1`,
    )
  ).map(({ name, paper }) => `${name}:${paper}`)
const last = async (w: World, who: string) => (await w.sees(who, 'dm')).at(-1) ?? ''

test('given a vote that opens with a roll, then those who are here are on it but guests, and the log tells it in one line', async () => {
  const w = await peopled()
  await w.says('ana', '#pleniere', '/concert nommer dan invité')
  await opened(w)
  expect((await roll(w)).map(({ name, state }) => `${name} ${state}`)).toEqual([
    'ana enrolled',
    'bo enrolled',
    'cleo enrolled',
  ])
  expect(await kinds(w)).toEqual(['opened', 'roll'])
  const [line] = await w.db.query<{ payload: { voters: unknown[] } }>(
    `SELECT payload FROM "PollEvent" WHERE kind = 'roll'`,
  )
  expect(line!.payload.voters).toHaveLength(3)
})

test('given somebody who comes after the opening, then they are told why they do not vote, and whom to ask', async () => {
  const w = await peopled()
  await opened(w)
  const told = await w.says('eve', '#pleniere', '/concert voter oui')
  expect(told.text).toMatch(/arrêtée à son ouverture, et vous n’y êtes pas/)
  expect(told.text).toContain('demandez à qui anime ce vote')
  expect(told.text).toContain('/concert inscrire-au-vote')
  expect(await counted(w)).toEqual([])
  expect((await w.says('bo', '#pleniere', '/concert voter oui')).text).toMatch(/votre choix est enregistré/)
})

test('given somebody who was left out, when whoever runs the vote enrols them, then they are told, vote, and it can be undone', async () => {
  const w = await peopled()
  await opened(w)
  await w.says('eve', '#pleniere', '/concert')
  const told = await w.says('ana', '#pleniere', '/concert inscrire-au-vote eve')
  expect(told.text).toMatch(/^eve est sur la liste du vote n° 1/)
  expect(await last(w, 'eve')).toMatch(/ana vous inscrit au vote n° 1/)
  expect((await w.says('ana', '#pleniere', '/concert inscrire-au-vote eve')).text).toMatch(/déjà sur la liste/)
  expect((await w.says('eve', '#pleniere', '/concert voter non')).text).toMatch(/votre choix est enregistré/)
  const page = (await w.says('flo', '#pleniere', '/concert votes 1')).text
  expect(page).toMatch(/^Vous n’êtes pas sur la liste de ce vote, arrêtée à son ouverture/)
  expect(page).toContain('5 personnes inscrites, liste arrêtée à l’ouverture, changée depuis (1 ajout')
  await w.says('ana', '#pleniere', '/concert annuler')
  expect((await w.says('eve', '#pleniere', '/concert voter non')).text).toMatch(/vous n’y êtes pas/)
  expect(await counted(w)).toEqual([])
  expect(await kinds(w)).toEqual(['opened', 'roll', 'enrolled', 'ballot', 'removed', 'withdrawn'])
})

test('given a voter, when they are struck off, then their ballot counts no more, they are told, and undoing brings it back', async () => {
  const w = await peopled()
  await opened(w)
  await w.says('bo', '#pleniere', '/concert voter oui')
  await w.says('cleo', '#pleniere', '/concert voter non')
  const told = await w.says('ana', '#pleniere', '/concert radier-du-vote bo')
  expect(told.text).toMatch(/^bo n’est plus sur la liste du vote n° 1/)
  expect(await last(w, 'bo')).toMatch(/ana vous retire de la liste.*Votre bulletin ne compte plus/)
  expect(await counted(w)).toEqual(['cleo:1'])
  expect((await w.says('bo', '#pleniere', '/concert voter non')).text).toMatch(/vous n’y êtes pas/)
  await w.says('ana', '#pleniere', '/concert annuler')
  expect(await counted(w)).toEqual(['bo:0', 'cleo:1'])
  expect(await last(w, 'bo')).toMatch(/ana vous remet sur la liste/)
  expect((await w.says('bo', '#pleniere', '/concert voter non')).text).toMatch(/remplace l’ancien/)
})

test('given what whoever runs it is told, then it never says whether somebody voted', async () => {
  const w = await peopled()
  await opened(w)
  await w.says('bo', '#pleniere', '/concert voter oui')
  const bo = (await w.says('ana', '#pleniere', '/concert radier-du-vote bo')).text
  const cleo = (await w.says('ana', '#pleniere', '/concert radier-du-vote cleo')).text
  expect(bo.replaceAll('bo', 'X')).toBe(cleo.replaceAll('cleo', 'X'))
  const page = (await w.says('ana', '#pleniere', '/concert liste-du-vote')).text
  expect(page).toContain('2 personnes inscrites')
  expect(page).not.toContain('voté')
})

test('given a public vote, then its roll says who voted; and those who do not run it do not see it', async () => {
  const w = await peopled()
  const args = { question: 'On y va ?', rules: 'inscrits : liste fermée', secrecy: 'public', confirmed: true }
  await w.says('ana', '#pleniere', { intent: 'poll open', args })
  await w.says('bo', '#pleniere', '/concert voter oui')
  const page = (await w.says('ana', '#pleniere', '/concert inscrits')).text
  expect(page).toContain('bo, a voté')
  expect(page).toContain('cleo, n’a pas voté')
  expect((await w.says('bo', '#pleniere', '/concert inscrits')).text).not.toContain('cleo')
})

test('given somebody on the roll who becomes a guest, then it is looked at when they press', async () => {
  const w = await peopled()
  await opened(w)
  await w.says('ana', '#pleniere', '/concert nommer bo invité')
  expect((await w.says('bo', '#pleniere', '/concert voter oui')).text).not.toMatch(/enregistré/)
  expect(await counted(w)).toEqual([])
})

test('given a ballot that is put in while its voter is struck off, then it does not count', async () => {
  const w = await peopled()
  await opened(w)
  const told = await during(
    w,
    'pollVoter',
    () => w.says('ana', '#pleniere', '/concert radier-du-vote bo'),
    () => w.says('bo', '#pleniere', '/concert voter oui ; vote : 1'),
  )
  expect(told.text).toMatch(/vous n’y êtes pas/)
  expect(await counted(w)).toEqual([])
  await boxIsFold(w)
})

test('given a vote without a roll, or a name that is not on it, then it is said what to do', async () => {
  const w = await peopled()
  await w.says('ana', '#pleniere', { intent: 'poll open', args: { question: 'On y va ?', confirmed: true } })
  expect((await w.says('ana', '#pleniere', '/concert inscrire-au-vote bo')).text).toMatch(/n’a pas de liste arrêtée/)
  await w.says('ana', '#pleniere', '/concert fermer')
  await opened(w, '', 'Et maintenant ?')
  const told = await w.says('ana', '#pleniere', '/concert radier-du-vote Zoé')
  expect(told.text).toMatch(/Je ne trouve pas « Zoé » sur la liste du vote n° 2/)
  expect(told.buttons).toContain('Liste des inscrits')
  expect((await w.says('bo', '#pleniere', '/concert radier-du-vote cleo')).text).not.toMatch(/n’est plus sur la liste/)
})

test('given one vote for each organisation, then any of its people changes it, the other hears of it, and it counts once', async () => {
  const w = await peopled()
  for (const who of ['bo', 'cleo']) await w.says(who, '#pleniere', '/concert structure URIOPSS')
  await w.says('dan', '#pleniere', '/concert structure Mob’Oise')
  await opened(w, 'une voix par structure')
  expect((await roll(w)).map(({ name, seat }) => `${name} ${seat}`)).toEqual([
    'bo URIOPSS',
    'cleo URIOPSS',
    'dan Mob’Oise',
  ])
  await w.says('bo', '#pleniere', '/concert voter oui')
  expect((await w.says('cleo', '#pleniere', '/concert voter')).text).toContain('Oui')
  expect((await w.says('cleo', '#pleniere', '/concert voter non')).text).toMatch(/remplace l’ancien/)
  expect(await last(w, 'bo')).toMatch(/cleo, de votre structure, a changé son bulletin au vote n° 1/)
  expect(await counted(w)).toEqual(['cleo:1'])
  await w.together(['bo', '#pleniere', '/concert voter oui'], ['cleo', '#pleniere', '/concert voter abstention'])
  expect(await counted(w)).toHaveLength(1)
  await w.says('ana', '#pleniere', '/concert radier-du-vote bo')
  // A seat keeps its ballot as long as somebody holds it.
  expect(await counted(w)).toHaveLength(1)
  await w.says('ana', '#pleniere', '/concert radier-du-vote cleo')
  expect(await counted(w)).toHaveLength(0)
})

test('given two of one organisation who vote for it at once, then it has one ballot, and both were answered', async () => {
  const w = await peopled()
  for (const who of ['bo', 'cleo']) await w.says(who, '#pleniere', '/concert structure URIOPSS')
  await opened(w, 'une voix par structure')
  const told = await w.together(['bo', '#pleniere', '/concert voter oui'], ['cleo', '#pleniere', '/concert voter non'])
  expect(told.map(({ text }) => /enregistré|remplace l’ancien/.test(text))).toEqual([true, true])
  expect(await counted(w)).toHaveLength(1)
})

test('given somebody who voted for one organisation and is of another now, then they do not change that one’s ballot', async () => {
  const w = await peopled()
  await w.says('bo', '#pleniere', '/concert structure URIOPSS')
  await w.says('cleo', '#pleniere', '/concert structure Mob’Oise')
  const args = { question: 'On y va ?', rules: 'une voix par structure', confirmed: true }
  await w.says('ana', '#pleniere', { intent: 'poll open', args })
  await w.says('bo', '#pleniere', '/concert voter oui')
  await w.says('cleo', '#pleniere', '/concert voter oui')
  await w.says('bo', '#pleniere', '/concert structure Mob’Oise')
  expect((await w.says('bo', '#pleniere', '/concert voter non')).text).toMatch(/vous avez déjà voté pour/)
  expect(await counted(w)).toEqual(['bo:0', 'cleo:0'])
})

test('given those who are asked to vote, then it is those of the roll who have not', async () => {
  const w = await peopled()
  await opened(w)
  await w.says('eve', '#pleniere', '/concert')
  await w.says('bo', '#pleniere', '/concert voter oui')
  const preview = await w.says('ana', '#pleniere', '/concert relancer-vote')
  expect(preview.text).toContain('3 personnes n’ont pas encore voté')
})

test('given a vote by urn, then there is one paper for each organisation, and none for whoever was struck off', async () => {
  const w = await peopled()
  await w.db.query(`INSERT INTO "Setting" (key, value) VALUES ('web', '{"url":"https://vote.example","open":true}')`)
  for (const who of ['bo', 'cleo']) await w.says(who, '#pleniere', '/concert structure URIOPSS')
  await w.says('dan', '#pleniere', '/concert structure Mob’Oise')
  const args = { question: 'On y va ?', rules: 'inscrits : liste fermée\nune voix par structure', secrecy: 'urn' }
  await w.says('ana', '#pleniere', { intent: 'poll open', args: { ...args, confirmed: true } })
  const urn = urnOf({ db: w.db, clock: w.clock, ids: w.ids, zone: 'Europe/Paris', wake: () => {} })
  const takes = async (who: string) => (await w.says(who, '#pleniere', '/concert bulletin')).text
  const secret = (text: string) => /bulletin\/(\w+)/.exec(text)?.[1] ?? ''
  const first = secret(await takes('bo'))
  const second = secret(await takes('cleo'))
  expect(await urn.cast(first, '1', 'fr')).not.toBe('cast')
  expect(await urn.cast(second, '1', 'fr')).toBe('cast')
  expect(await takes('bo')).not.toContain('https://')
  const given = secret(await takes('dan'))
  await w.says('ana', '#pleniere', '/concert radier-du-vote dan')
  expect(await urn.cast(given, '1', 'fr')).not.toBe('cast')
  expect(await takes('dan')).toMatch(/vous n’y êtes pas/)
  await w.says('ana', '#pleniere', '/concert radier-du-vote bo')
  expect((await w.says('ana', '#pleniere', '/concert radier-du-vote cleo')).text).toMatch(/déjà dans l’urne/)
  expect(await w.db.query(`SELECT 1 FROM "UrnPaper" WHERE state = 'spent'`)).toHaveLength(1)
})

test('given five thousand people, then a vote with a roll opens in less than three seconds', async () => {
  const w = await (await createWorld()).founded()
  await w.db.query(`INSERT INTO "Person" (id, name, folded, "lastConcertationId", "createdAt", version)
    SELECT 'p' || i, 'Personne ' || i, 'personne ' || i, (SELECT id FROM "Concertation" LIMIT 1), now(), 1
    FROM generate_series(1, 5000) i`)
  const before = performance.now()
  await opened(w)
  const took = performance.now() - before
  console.info(`a roll of 5,001: ${Math.round(took)} ms`)
  expect(await roll(w)).toHaveLength(5001)
  expect(took).toBeLessThan(3000)
  const first = performance.now()
  expect((await w.says('ana', '#pleniere', '/concert voter oui')).text).toMatch(/enregistré/)
  expect(performance.now() - first).toBeLessThan(1000)
}, 30_000)
