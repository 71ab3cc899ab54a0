/**
 * Every intent, spoken by every kind of person, through the door: allowed exactly when the one rule says so. The table is
 * made from the registry, so that a new intent is in it by itself; and nothing of another concertation is ever reached.
 */
import { expect, test } from 'vitest'
import { everyIntent } from '../../src/engine/registry.ts'
import { type HeldRole, isAllowed } from '../../src/engine/roles.ts'
import { intentWords, textOf } from '../../src/text/index.ts'
import type { Call } from '../../src/views/view.ts'
import { createWorld, type Told, type World } from '../support/world.ts'

const ess = 'ess'
const people: Readonly<Record<string, { who: string; roles: readonly HeldRole[] }>> = {
  everyone: { who: 'eve', roles: [] },
  member: { who: 'dan', roles: [{ kind: 'member', concertationId: ess }] },
  facilitator: { who: 'cleo', roles: [{ kind: 'facilitator', concertationId: ess }] },
  coordinator: { who: 'bo', roles: [{ kind: 'coordinator', concertationId: ess }] },
  administrator: { who: 'ana', roles: [{ kind: 'administrator', concertationId: '' }] },
  'coordinator elsewhere': { who: 'flo', roles: [{ kind: 'coordinator', concertationId: 'mobilites' }] },
}

/** « ESS à 10 ans » lives in #pleniere, « Mobilités » in #atelier, which flo coordinates. */
async function peopled(): Promise<World> {
  const w = await (await createWorld()).founded()
  await w.says('ana', '#atelier', '/concert creer Mobilités ; organisateurs : Métropole')
  await w.says('ana', '#atelier', '/concert salon mobilites')
  for (const who of ['bo', 'cleo', 'dan', 'eve']) await w.says(who, '#pleniere', '/concert')
  await w.says('flo', '#atelier', '/concert')
  await w.says('ana', '#atelier', '/concert nommer flo coordination')
  await w.says('ana', '#atelier', '/concert relever ana coordination')
  await w.says('ana', '#pleniere', '/concert nommer bo coordination')
  await w.says('ana', '#pleniere', '/concert nommer cleo animation')
  await w.says('ana', '#pleniere', '/concert relever ana coordination')
  const [row] = await w.db.query<{ person: string; concertation: string }>(
    `SELECT a."personId" AS person, c.id AS concertation FROM "Account" a, "Concertation" c
     WHERE a.external = 'dan' AND c.folded = 'ess a 10 ans'`,
  )
  await w.db.query(
    `INSERT INTO "Role" (id, "personId", "concertationId", kind, "grantedById", "grantedAt", version)
     VALUES ('r-dan', $1, $2, 'member', $1, $3, 1)`,
    [row!.person, row!.concertation, w.now()],
  )
  return w
}

/** What refuses for lack of right, whatever the words around it. */
const closed = /est réservé à|^Cette commande n’existe pas/

/** Last comes what takes the ground away from the others. */
const last = ['undo', 'unlink']
const intents = everyIntent.toSorted((a, b) => last.indexOf(a.name) - last.indexOf(b.name))

test('the registry and the roles make a table of at least 150 cells', () => {
  expect(intents.length * Object.keys(people).length).toBeGreaterThanOrEqual(150)
})

test('every intent is open to exactly those to whom the rule opens it', async () => {
  const w = await peopled()
  const wrong: string[] = []
  // « salon » and « rejoindre » choose among what one coordinates: their own rule, told elsewhere.
  for (const intent of intents.filter(({ name }) => name !== 'link')) {
    const { name } = intent
    const says = { intent: name, args: argumentsOf(name) }
    const told = await inTurnOrTogether(w, name, says)
    for (const [i, [role, { roles }]] of Object.entries(people).entries()) {
      const { text } = told[i]!
      const allowed = isAllowed(intent.allow, roles, ess)
      const open = !closed.test(text)
      if (open !== allowed) wrong.push(`${name} × ${role}: ${open ? 'open' : 'closed'}: ${text.split('\n')[0]}`)
    }
  }
  expect(wrong).toEqual([])
})

/** All at the same moment, but for what one of them would take from the next. */
async function inTurnOrTogether(w: World, name: string, says: Call): Promise<Told[]> {
  const who = Object.values(people).map((person) => person.who)
  if (!last.includes(name)) return w.together(...who.map((one) => [one, '#pleniere', says] as const))
  const told: Told[] = []
  for (const one of who) {
    if (name === 'unlink') await w.says('ana', '#pleniere', '/concert salon ESS à 10 ans')
    told.push(await w.says(one, '#pleniere', says))
  }
  return told
}

test('what only the engine or the clock may do is no command: typed by anybody, it is unknown', async () => {
  const w = await peopled()
  const before = await w.dump()
  const hidden = intents.filter((intent) => intent.hidden)
  for (const { who } of Object.values(people)) {
    const verbs = hidden.flatMap(({ name }) => [
      intentWords(textOf('fr'), name).verb,
      intentWords(textOf('en'), name).verb,
    ])
    for (let i = 0; i < verbs.length; i += 8) {
      const some = verbs.slice(i, i + 8)
      const told = await w.together(...some.map((verb) => [who, '#pleniere', `/concert ${verb}`] as const))
      for (const [j, verb] of some.entries()) expect(told[j]!.text, `${who} ${verb}`).toMatch(/^Je ne connais pas « /)
    }
  }
  expect(await w.dump()).toBe(before)
})

test('a room is bound by those who coordinate the concertation, and by the administration', async () => {
  const w = await peopled()
  for (const who of ['eve', 'dan', 'cleo', 'flo'])
    expect((await w.says(who, '#couloir', '/concert salon ESS à 10 ans')).text).toMatch(
      /réservé à la coordination|Je ne connais pas de concertation/,
    )
  expect((await w.says('bo', '#couloir', '/concert salon ESS à 10 ans')).text).toMatch(/est rattaché/)
})

test('a coordinator of another concertation binds nothing here and unbinds nothing', async () => {
  const w = await peopled()
  const before = await w.dump()
  expect((await w.says('flo', '#pleniere', '/concert detacher')).text).toMatch(closed)
  expect((await w.says('flo', '#pleniere', '/concert salon mobilites')).text).toMatch(/est déjà rattaché/)
  expect(await w.dump()).toBe(before)
})

test('numbers of another concertation give nothing', async () => {
  const w = await peopled()
  await w.says('bo', '#pleniere', '/idee Une idée de l’ESS')
  await w.says('dan', '#pleniere', '/idee Une autre de l’ESS')
  const before = await w.dump()
  for (const who of ['flo', 'bo', 'dan']) {
    for (const words of [
      'visible 1',
      'retirer 1',
      'retirer 2',
      'modifier 1 Autre texte',
      'retablir 1',
      'modifier 2 Une autre',
    ])
      expect((await w.says(who, '#atelier', `/concert ${words}`)).text).toMatch(/^Il n’y a pas d’idée n° /)
    expect((await w.says(who, '#atelier', '/concert idees')).text).toMatch(/^Aucune idée/)
    expect((await w.says(who, '#atelier', '/concert mes-idees')).text).toMatch(/pas encore déposé/)
  }
  expect(await w.dump()).toBe(before)
  expect((await w.says('flo', '#atelier', '/idee Une idée de Mobilités')).text).toMatch(/^Idée n° 1 enregistrée/)
})

test('ids of another concertation give nothing', async () => {
  const w = await peopled()
  await w.says('bo', '#pleniere', '/idee Une idée de l’ESS')
  const [ids] = await w.db.query<{ idea: string; concertation: string; person: string }>(
    `SELECT i.id AS idea, i."concertationId" AS concertation, i."authorId" AS person FROM "Idea" i`,
  )
  const before = await w.dump()
  const calls: readonly Call[] = [
    { intent: 'idea revert', args: { idea: ids!.idea, text: 'Un texte forgé' } },
    { intent: 'intake end', args: { concertation: ids!.concertation, until: '2027-03-12T17:00:00.000Z' } },
    { intent: 'intake remind', args: { concertation: ids!.concertation, until: '2027-03-12T17:00:00.000Z' } },
    { intent: 'intake restore', args: { concertation: ids!.concertation } },
    { intent: 'link', args: { title: ids!.concertation } },
    { intent: 'appoint', args: { person: ids!.person, role: 'coordinator' } },
    { intent: 'relieve', args: { person: ids!.person, role: 'coordinator' } },
  ]
  for (const says of calls)
    for (const where of ['#pleniere', 'dm']) {
      const told = await w.says('eve', where, says)
      expect(told.text, says.intent).not.toMatch(/ESS à 10 ans »\.$|a maintenant|n’a plus/)
    }
  for (const says of calls.slice(5))
    expect((await w.says('flo', '#atelier', says)).text).toMatch(/^Je ne connais personne/)
  expect((await w.says('flo', 'dm', { intent: 'switch', args: { title: ids!.concertation } })).text).toMatch(
    /^Je ne connais pas de concertation/,
  )
  expect(await w.dump()).toBe(before)
})

test('a private post is pressed by the person it was written to, and nobody else', async () => {
  const w = await peopled()
  const told = await w.says('bo', '#pleniere', '/idee Une idée de bo')
  const before = await w.dump()
  for (const who of ['dan', 'ana', 'flo'])
    expect((await w.pressesExactly(who, '#pleniere', { post: told.reply!.key, n: 2 })).text).toMatch(
      /^Ce message s’adresse à une autre personne/,
    )
  expect(await w.dump()).toBe(before)
  expect((await w.pressesExactly('bo', '#pleniere', { post: told.reply!.key, n: 2 })).text).toMatch(/est retirée/)
})

test('a button pressed in another room speaks of the concertation of its own message', async () => {
  const w = await peopled()
  const told = await w.says('bo', '#pleniere', '/idee Une idée de bo')
  expect((await w.pressesExactly('bo', '#atelier', { post: told.reply!.key, n: 2 })).text).toMatch(/n° 1 est retirée/)
})

test('a right lost since the button was drawn is missed when it is pressed', async () => {
  const w = await peopled()
  await w.says('bo', '#pleniere', '/concert recueil')
  await w.says('ana', '#pleniere', '/concert nommer ana coordination')
  await w.says('ana', '#pleniere', '/concert relever bo coordination')
  expect((await w.fills('bo', '#pleniere', { until: '12 mars 18h' })).text).toMatch(/réservé à la coordination/)
  expect((await w.state()).concertations[0]?.intakeUntil).toBeNull()
})

/** Complete but without effect where possible: the right is what is asked here. */
function argumentsOf(name: string): Call['args'] {
  if (name === 'resume') return { intent: 'idea submit', given: '{"text":"abc"}' }
  return {}
}

test('what stands in a channel is pressed there, and nowhere else, even by somebody who knows its number', async () => {
  const w = await (await createWorld()).founded()
  const [card] = await w.db.query<{ id: string }>(
    `SELECT id FROM "Outbox" WHERE address->>'to' = 'room' AND body::text LIKE '%Déposer une idée%' LIMIT 1`,
  )
  const press = { post: card!.id, n: 2 }
  expect((await w.pressesExactly('dan', '#pleniere', press)).text).toMatch(/^ESS à 10 ans/)
  for (const elsewhere of ['#couloir', 'dm']) {
    expect((await w.pressesExactly('dan', elsewhere, press)).text).toMatch(/^Ce message s’adresse à une autre personne/)
  }
})
