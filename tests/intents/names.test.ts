/** Names that a platform tells late: of people and of channels, until then and from then on. */
import { expect, test } from 'vitest'
import type { Incoming } from '../../src/port.ts'
import { plain } from '../../src/views/plain.ts'
import { createWorld, type World } from '../support/world.ts'

let n = 0
type Named = { readonly account?: string; readonly who?: string; readonly where?: string; readonly locale?: string }

/** What is answered to an account that the platform names `who`, in a channel that it names `where`. */
async function hears(w: World, channel: string, says: Incoming['says'], named: Named = {}): Promise<string> {
  n += 1
  const { account = 'U0EVE', who = '', where = channel, locale } = named
  const [reply] = await w.engine.door('console').hear([
    {
      id: `named-${n}`,
      platform: 'console',
      who: {
        workspace: 'console',
        account,
        name: who,
        ...(locale && { locale }),
        ...(account === 'ana' && { owner: true }),
      },
      where: { workspace: 'console', channel, kind: channel.startsWith('@') ? 'dm' : 'room', name: where },
      says,
    },
  ])
  if (reply) w.engine.door('console').delivered(reply.key, {})
  return reply ? plain(reply.body).replace(/[\u00a0\u202f]/g, ' ') : ''
}

const people = (w: World) => w.db.query<{ name: string; folded: string }>(`SELECT name, folded FROM "Person"`)
const lastCard = async (w: World) => (await w.sees('ana', '#pleniere')).at(-1)

async function eve(w: World): Promise<string | undefined> {
  return (await w.state()).people.find(({ account }) => account === 'U0EVE')?.name
}

test('given somebody whose name is not told, then they are never called by the id of their account', async () => {
  const w = await (await createWorld()).founded()
  await hears(w, 'pleniere', '/idee Prêter nos salles')
  expect(await lastCard(w)).toMatch(/^Idée n° 1 — Personne sans nom/)
  expect(await eve(w)).toBe('Personne sans nom')
})

test('given their name at last, then it is theirs from that word on, whatever the word', async () => {
  const w = await (await createWorld()).founded()
  await hears(w, 'pleniere', '/concert')
  await hears(w, 'pleniere', '/idee Prêter nos salles', { who: 'Ève Martin' })
  expect(await lastCard(w)).toMatch(/^Idée n° 1 — Ève Martin/)
  expect(await people(w)).toContainEqual({ name: 'Ève Martin', folded: 'eve martin' })
  await hears(w, 'pleniere', '/concert', { who: 'E. M.' })
  expect(await eve(w)).toBe('Ève Martin')
})

test('given a word that keeps nothing else, then the name is kept with it, and it is no act in the journal', async () => {
  const w = await (await createWorld()).founded()
  await hears(w, 'pleniere', '/concert')
  const lines = async () => (await w.db.query('SELECT id FROM "Journal"')).length
  const before = await lines()
  await hears(w, 'pleniere', '/concert aide', { who: 'Ève Martin' })
  expect(await eve(w)).toBe('Ève Martin')
  expect(await lines()).toBe(before)
})

test('given the placeholder of another language, or the id of the account, then a name takes its place', async () => {
  const w = await (await createWorld()).founded()
  await hears(w, 'pleniere', '/concert', { locale: 'en-GB' })
  expect(await eve(w)).toBe('Unnamed person')
  await hears(w, 'pleniere', '/concert', { who: 'U0EVE' })
  await hears(w, 'pleniere', '/concert', { who: 'Ève Martin' })
  expect(await eve(w)).toBe('Ève Martin')
})

test('given a name of their own, then the platform does not change it; and the two may come in one word', async () => {
  const w = await (await createWorld()).founded()
  await hears(w, 'pleniere', '/concert')
  await hears(w, 'pleniere', '/concert nom Maman Ours', { who: 'Ève Martin' })
  expect(await eve(w)).toBe('Maman Ours')
  await hears(w, 'pleniere', '/idee Prêter nos salles', { who: 'Ève Martin' })
  expect(await lastCard(w)).toMatch(/^Idée n° 1 — Maman Ours/)
})

const places = async (w: World) =>
  (await w.db.query<{ external: string; name: string }>(`SELECT external, name FROM "Place" ORDER BY external`)).map(
    ({ external, name }) => `${external}=${name}`,
  )
const unnamed = { account: 'ana', who: 'ana', where: '' }

test('given a channel whose name is not told, then every sentence about it reads as a sentence', async () => {
  const w = await (await createWorld()).founded()
  const said = [
    await hears(w, 'G1', '/concert', unnamed),
    await hears(w, 'G1', '/idee Prêter nos salles', unnamed),
    await hears(w, 'G1', '/concert detacher', unnamed),
    await hears(w, 'G1', '/concert salon', unnamed),
    await hears(w, 'G1', '/concert salon', unnamed),
    await hears(w, 'G1', '/concert aide', unnamed),
    await hears(w, 'G1', '/concert vote On continue ?', unnamed),
    await hears(w, 'G1', '/idee Prêter nos salles', unnamed),
    await hears(w, 'G1', { intent: 'poll open', args: { question: 'On y va ?', confirmed: true } }, unnamed),
    await hears(w, 'G1', '/concert detacher', unnamed),
  ]
  expect(said[0]).toMatch(/^Ce salon n’est rattaché à aucune concertation\./)
  expect(said[1]).toContain('Ce salon n’est rattaché à aucune concertation : rien n’est perdu')
  expect(said[2]).toContain('Ce salon n’est rattaché à aucune concertation : il n’y a rien à détacher.')
  expect(said[3]).toMatch(/^Ce salon est rattaché à « ESS à 10 ans »\./)
  expect(said[4]).toMatch(/^Ce salon est déjà rattaché/)
  expect(said[5]).toMatch(/^Ici, dans ce salon, vous pouvez :/)
  expect(said[6]).toContain('pour toutes les personnes de ce salon. Personne')
  expect(said[7]).toContain('les personnes de ce salon et l’équipe d’animation')
  expect(said[8]).toContain('est ouvert dans ce salon.')
  expect(said[9]).toMatch(/^Ce salon n’est plus rattaché\./)
  expect(said.join('\n')).not.toMatch(/salons? {2}|salons? [.,:]|salon ce salon|G1/)
  expect(await places(w)).toEqual(['G1=', 'pleniere=pleniere'])
})

test('among others that have names, it is one more; where it is elsewhere, it is another one', async () => {
  const w = await (await createWorld()).founded()
  await hears(w, 'G1', '/concert salon', unnamed)
  await hears(w, 'G2', '/concert salon', unnamed)
  await w.says('bo', '#pleniere', '/idee Prêter nos salles')
  expect((await w.says('bo', '#pleniere', '/concert visible 1')).text).toMatch(
    /les personnes des salons pleniere et 2 autres, et par/,
  )
  await w.says('ana', '#pleniere', '/concert atelier Emploi')
  await hears(w, 'G1', { intent: 'link', args: { workshop: 1, confirmed: true } }, unnamed)
  await hears(w, 'G1', { intent: 'poll open', args: { question: 'On y va ?', confirmed: true } }, unnamed)
  expect((await w.says('bo', '#pleniere', '/concert voter oui ; vote : 1')).text).toContain(
    'Le vote n° 1 se tient dans un autre salon. Votez dans ce salon-là, ou en message privé.',
  )
  expect((await w.says('bo', '#pleniere', '/concert ateliers 1')).text).not.toMatch(/Salon : *$/m)
})

test('given its name at last, then the channel has it from that word on, in the name of nobody', async () => {
  const w = await (await createWorld()).founded()
  await hears(w, 'G1', '/concert salon', unnamed)
  const lines = async () => (await w.db.query('SELECT id FROM "Journal"')).length
  const before = await lines()
  expect(await hears(w, 'G1', '/concert aide', { who: 'Ève', where: 'bureau' })).toMatch(/^Ici, dans le salon bureau,/)
  expect(await places(w)).toEqual(['G1=bureau', 'pleniere=pleniere'])
  expect(await lines()).toBe(before)
  // Known by now: a gesture that does not name it is answered all the same.
  expect(await hears(w, 'G1', '/concert aide', { ...unnamed, where: '' })).toMatch(/^Ici, dans le salon bureau,/)
  expect(await hears(w, 'G1', '/concert detacher', { ...unnamed, where: 'autre' })).toMatch(
    /^Le salon autre n’est plus/,
  )
  expect(await places(w)).toEqual(['G1=bureau', 'pleniere=pleniere'])
})

test('the name comes with an act that writes the channel itself', async () => {
  const w = await (await createWorld()).founded()
  await hears(w, 'G1', '/concert salon', unnamed)
  await hears(w, 'G1', '/concert detacher', { ...unnamed, where: 'bureau' })
  expect(await places(w)).toEqual(['G1=bureau', 'pleniere=pleniere'])
})

test('two who name it in the same moment are both heard', async () => {
  const w = await (await createWorld()).founded()
  await hears(w, 'G1', '/concert salon', unnamed)
  const told = await Promise.all(
    ['U1', 'U2', 'U3'].map((account) =>
      hears(w, 'G1', '/idee Prêter nos salles', { account, who: account, where: 'bureau' }),
    ),
  )
  expect(told.every((text) => text.includes('enregistrée'))).toBe(true)
  expect(await places(w)).toEqual(['G1=bureau', 'pleniere=pleniere'])
})
