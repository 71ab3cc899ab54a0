/** An exercise, told by those who try: everything can be done, and nothing of it is read anywhere else. */
import { expect, test } from 'vitest'
import { bareFields } from '../../src/engine/fields.ts'
import type { AnyIntent } from '../../src/engine/intent.ts'
import { everyIntent } from '../../src/engine/registry.ts'
import type { Address } from '../../src/port.ts'
import type { Argument } from '../../src/views/view.ts'
import { createWorld, type World } from '../support/world.ts'

const line = 'Essai : rien ne sort de ce salon.'

/** A real concertation in #pleniere, where bo facilitates; an exercise of ana in #couloir, where bo and cleo look on. */
async function trying(): Promise<World> {
  const w = await (await createWorld()).founded()
  for (const who of ['bo', 'cleo', 'dan']) await w.says(who, '#pleniere', '/concert')
  await w.says('ana', '#pleniere', '/concert nommer bo animation')
  await w.says('ana', '#couloir', '/concert essai')
  for (const who of ['bo', 'cleo']) await w.says(who, '#couloir', '/concert')
  return w
}

type Posted = { readonly address: Address; readonly body: { readonly lang: string }; readonly said: string }

async function postsSince(w: World, seq: string): Promise<Posted[]> {
  return w.db.query<Posted>(`SELECT address, body, body::text AS said FROM "Outbox" WHERE seq > $1 ORDER BY seq`, [seq])
}

async function lastSeq(w: World): Promise<string> {
  const [row] = await w.db.query<{ seq: string }>(`SELECT coalesce(max(seq), 0)::text AS seq FROM "Outbox"`)
  return row!.seq
}

/** What is read by nobody but the channel, and whoever spoke. */
function escapes(posts: readonly Posted[], who: string | undefined): Posted[] {
  return posts.filter(({ address }) =>
    address.to === 'room' ? address.channel !== 'couloir' : address.account !== who,
  )
}

test('given a free channel, when somebody who animates tries there, then it is theirs and says so', async () => {
  const w = await (await createWorld()).founded()
  const told = await w.says('ana', '#couloir', '/concert essai')
  expect(told.text).toMatch(/^L’essai est ouvert dans ce salon, et vous le coordonnez\./)
  const [card] = await w.sees('bo', '#couloir')
  expect(card).toMatch(/^Essai du lundi 1er mars 2027, couloir\n/)
  expect(card).toContain(line)
  const idea = await w.says('bo', '#couloir', '/idee Un composteur partagé')
  expect(idea.text).toMatch(/^Idée n° 1 enregistrée/)
  expect(idea.text).toContain(line)
  expect((await w.says('ana', '#couloir', '/concert essai')).text).toMatch(/^Un essai est en cours dans ce salon/)
  // It follows nobody into their private messages: these are about the real one, or about none.
  expect((await w.says('bo', 'dm', '/concert')).text).not.toContain('Essai du')
  expect((await w.says('cleo', '#couloir', '/concert')).text).toContain(line)
  expect((await w.says('cleo', 'dm', '/concert')).text).not.toContain(line)
  // The real one goes on beside it, and its numbers with it.
  expect((await w.says('bo', '#pleniere', '/idee Une vraie idée')).text).toMatch(/^Idée n° 1 enregistrée/)
  expect((await w.says('bo', '#pleniere', '/concert idees')).text).not.toContain('composteur')
  expect((await w.says('bo', 'dm', '/concert idees')).text).not.toContain('composteur')
})

test('what would be said to somebody in private is a line in the channel', async () => {
  const w = await trying()
  await w.says('ana', '#couloir', '/concert ajouter-atelier Emploi')
  await w.says('ana', '#couloir', '/concert animer bo 1')
  const said = await w.sees('cleo', '#couloir')
  expect(said.at(-1)).toMatch(/^\(essai\) message privé à bo : .*Emploi/)
  expect(said.at(-1)).toContain(line)
  expect(await w.sees('bo', 'dm')).toEqual([])
})

test('an exercise is begun where nothing real is, by somebody who animates; it is ended by who coordinates it', async () => {
  const w = await trying()
  expect((await w.says('ana', '#pleniere', '/concert essai')).text).toMatch(/se tient une vraie concertation/)
  expect((await w.says('dan', '#atelier', '/concert essai')).text).toMatch(/^Un essai se lance par une personne/)
  expect((await w.says('ana', 'dm', '/concert essai')).text).toMatch(/salon/)
  expect((await w.says('ana', '#atelier', '/concert essai fin')).text).toMatch(/^Il n’y a pas d’essai dans ce salon/)
  expect((await w.says('bo', '#couloir', '/concert essai fin')).text).toMatch(/^Seule la personne qui a lancé/)
  expect((await w.says('ana', '#couloir', '/concert detacher')).text).toMatch(/^Ce salon est celui d’un essai/)
  expect((await w.says('ana', '#couloir', '/concert salon ESS à 10 ans')).text).toMatch(
    /^Je ne connais pas de concertation/,
  )
  expect((await w.says('bo', '#atelier', '/concert essai')).text).toMatch(/^L’essai est ouvert/)
})

test('the panel and help offer it to those who may, where they may', async () => {
  const w = await trying()
  expect((await w.says('ana', '#atelier', '/concert')).buttons).toContain('Essayer ici')
  expect((await w.says('dan', '#atelier', '/concert')).buttons).not.toContain('Essayer ici')
  expect((await w.says('ana', '#pleniere', '/concert')).buttons).not.toContain('Essayer ici')
  expect((await w.says('ana', '#atelier', '/concert aide')).text).toContain('/concert essai')
  expect((await w.says('dan', '#atelier', '/concert aide')).text).not.toContain('/concert essai')
  expect((await w.says('ana', '#pleniere', '/concert autre')).buttons).not.toContain('Essayer dans ce salon')
  expect((await w.says('ana', '#couloir', '/concert autre')).buttons).toContain('Essayer dans ce salon')
})

test('its end says what is forgotten, frees the channel, and can be taken back exactly', async () => {
  const w = await trying()
  await w.says('cleo', '#couloir', '/idee Un composteur partagé')
  const card = (await w.says('ana', '#couloir', '/concert')).reply!.key
  const before = await w.dump()
  const shown = await w.says('ana', '#couloir', '/concert essai fin')
  expect(shown.text).toMatch(/sera oublié, avec ce qu’il contient :\n.*1 idée/)
  expect(await w.dump()).toBe(before)
  expect((await w.presses('ana', '#couloir', 'Terminer l’essai')).text).toMatch(/^L’essai est terminé/)
  expect((await w.says('cleo', '#couloir', '/idee Encore une')).text).toMatch(/n’est rattaché à aucune concertation/)
  expect((await w.pressesExactly('ana', '#couloir', { post: card, n: 1 })).text).not.toContain(line)
  expect((await w.says('ana', '#couloir', '/concert annuler')).text).toMatch(/^L’essai reprend où il en était/)
  expect(stripped(await w.dump())).toBe(stripped(before))
  expect((await w.says('cleo', '#couloir', '/concert idees')).text).toContain('composteur')
})

test('begun by mistake, it is taken back', async () => {
  const w = await (await createWorld()).founded()
  await w.says('ana', '#couloir', '/concert essai')
  await w.presses('ana', '#couloir', 'Annuler')
  expect((await w.says('bo', '#couloir', '/idee Un composteur')).text).toMatch(/n’est rattaché à aucune concertation/)
  expect((await w.says('ana', '#couloir', '/concert salon ESS à 10 ans')).text).toMatch(/est rattaché à/)
})

test('begun by two at the same moment, it is one', async () => {
  const w = await (await createWorld()).founded()
  await w.says('bo', '#pleniere', '/concert')
  await w.says('ana', '#pleniere', '/concert nommer bo animation')
  const told = await w.together(['ana', '#couloir', '/concert essai'], ['bo', '#couloir', '/concert essai'])
  expect(told.filter(({ text }) => /^L’essai est ouvert/.test(text))).toHaveLength(1)
  expect(told.filter(({ text }) => /^Un essai est en cours/.test(text))).toHaveLength(1)
  expect(await w.db.query(`SELECT 1 FROM "Concertation" WHERE "trialPlaceId" IS NOT NULL`)).toHaveLength(1)
})

test('two exercises of a day have names of their own', async () => {
  const w = await trying()
  await w.says('ana', '#couloir', '/concert essai fin')
  await w.presses('ana', '#couloir', 'Terminer l’essai')
  await w.says('ana', '#couloir', '/concert essai')
  expect((await w.sees('bo', '#couloir')).join('\n')).toContain('Essai du lundi 1er mars 2027, couloir (2)')
})

test('the clock says nothing elsewhere, and nothing at all once it is over', async () => {
  const w = await trying()
  await w.says('ana', '#couloir', '/concert recueil 12 mars 18h')
  const before = await lastSeq(w)
  await w.until('12 mars 19h')
  const said = await postsSince(w, before)
  expect(said.some((one) => /recueil des idées est terminé/.test(one.said))).toBe(true)
  expect(escapes(said, undefined)).toEqual([])
  await w.says('ana', '#couloir', '/concert recueil 20 mars 18h')
  await w.says('ana', '#couloir', '/concert essai fin')
  await w.presses('ana', '#couloir', 'Terminer l’essai')
  const over = await lastSeq(w)
  await w.until('30 mars 9h')
  expect(await postsSince(w, over)).toEqual([])
  // Nothing was tried in vain either: what was due waits, should its end be taken back.
  const due = (await w.state()).due.filter(({ schedule }) => schedule.startsWith('intake'))
  expect(due.filter(({ state }) => state === 'waiting').length).toBeGreaterThan(0)
  expect(due.filter(({ state }) => state === 'parked')).toEqual([])
})

test('nothing escapes, whatever is asked for by whomever: every intent, with what may be meant', {
  timeout: 120_000,
}, async () => {
  const w = await trying()
  for (const [who, words] of opening) await w.says(who, '#couloir', words)
  const start = await lastSeq(w)
  const out: string[] = []
  let done = 0
  for (const intent of everyIntent.filter(({ name }) => !leaving.includes(name)))
    for (const who of ['ana', 'bo'])
      for (const confirmed of [false, true]) {
        const before = await lastSeq(w)
        const told = await w.says(who, '#couloir', {
          intent: intent.name,
          args: { ...meant(intent), ...(confirmed && { confirmed }) },
        })
        if (told.reply?.refused === undefined) done += 1
        for (const { address, said } of escapes(await postsSince(w, before), who))
          out.push(`${intent.name} × ${who}: ${JSON.stringify(address)} ${said.slice(0, 120)}`)
      }
  expect(out).toEqual([])
  // Most of it is refused in a walk without sense; what is done is plenty all the same.
  expect(done).toBeGreaterThan(100)
  await w.passes({ days: 40 })
  const all = await postsSince(w, start)
  expect(all.filter(({ said }) => said.includes('(essai) message privé à')).length).toBeGreaterThan(3)
  expect(all.filter(({ body, said }) => 'nodes' in body && !/Essai\s?:\s?rien ne sort/.test(said))).toEqual([])
  for (const who of ['dan', 'eve', 'flo']) expect(await w.sees(who, 'dm')).toEqual([])
})

/** What is there to be spoken of. */
const opening: readonly (readonly [string, string])[] = [
  ['cleo', '/concert structure URIOPSS'],
  ['ana', '/concert nommer cleo coordination'],
  ['ana', '/concert ajouter-atelier Emploi'],
  ['cleo', '/idee Un composteur partagé'],
  ['bo', '/idee Des vélos pour tout le monde'],
  ['ana', '/concert reunion 12 mars 14h ; titre : Atelier emploi'],
  ['ana', '/concert action Louer une salle ; structure : URIOPSS ; échéance : 20 mars'],
]

/** What takes the ground away. */
const leaving = ['trial', 'unlink', 'undo', 'undo act', 'trial close', 'trial restore', 'place move']

/** Something that is there, for every kind of argument. */
function meant(intent: AnyIntent): Record<string, Argument> {
  return Object.fromEntries(
    bareFields(intent)
      .filter(({ name }) => name !== 'confirmed')
      .map(({ name, kind, values }) => [name, valueFor(name, kind, values)] as const)
      .filter(([, value]) => value !== undefined),
  ) as Record<string, Argument>
}

function valueFor(name: string, kind: string, values: readonly string[] | undefined): Argument | undefined {
  if (kind === 'number') return 1
  if (kind === 'day') return '2027-03-18'
  if (kind === 'moment') return '2027-03-18T09:00:00.000Z'
  if (kind === 'choice') return values?.[0]
  if (kind === 'yesno') return undefined
  if (['person', 'contact', 'deputy', 'holder', 'to'].includes(name)) return 'cleo'
  if (['owner', 'organisation', 'organisations'].includes(name)) return 'URIOPSS'
  return 'Mutualiser un poste'
}

/** The journal grows, and versions count: what was done and undone is told there. */
function stripped(dump: string): string {
  const tables = JSON.parse(dump) as { table: string; rows: Record<string, unknown>[] }[]
  return JSON.stringify(
    tables
      .filter(({ table }) => table !== 'Journal' && table !== 'JournalPayload')
      .map(({ table, rows }) => ({ table, rows: rows.map(({ version: _, ...row }) => row) })),
  )
}
