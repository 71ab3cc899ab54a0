/** A person's own diary follows their meetings by a secret address: theirs alone, changed and taken back when they say so. */
import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { pagesOf } from '../../src/web/pages.ts'
import { peopled } from '../support/meetings.ts'
import { createWorld, type Told, type World } from '../support/world.ts'

async function door(w: World, open = true): Promise<World> {
  const value = JSON.stringify({ url: 'https://ess.example', open })
  await w.db.query(`INSERT INTO "Setting" (key, value) VALUES ('web', $1::jsonb)`, [value])
  return w
}

const secretIn = ({ text }: Told) => /https:\/\/ess\.example\/agenda\/([2-9A-Z]{28})\.ics/.exec(text)![1]!

async function followed(w: World, secret: string): Promise<ICAL.Event[] | undefined> {
  const file = await pagesOf({ db: w.db, clock: w.clock, lang: 'fr' }).calendar(secret)
  if (!file) return undefined
  return new ICAL.Component(ICAL.parse(file.body)).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))
}

const titles = async (w: World, secret: string) => (await followed(w, secret))?.map(({ summary }) => summary)

/** Three meetings: of « Emploi » (its channel is #atelier), of « Territoires », and of everybody. */
async function meetings(): Promise<World> {
  const w = await door(await peopled('2027-03-01T10:00'))
  await w.says('bo', '#atelier', '/concert reunion 8 avril 14h ; lieu : Amiens ; ordre du jour : Accueil')
  await w.says('bo', '#pleniere', '/concert reunion 15 avril 14h ; atelier : 2')
  await w.says('bo', '#couloir', '/concert salon ESS à 10 ans')
  await w.says('ana', '#couloir', '/concert salon ESS à 10 ans')
  await w.says('ana', '#couloir', '/concert reunion 25 mars 14h ; titre : Journée commune')
  for (const session of [1, 2, 3])
    await w.says('ana', '#couloir', { intent: 'session convene', args: { session, confirmed: true } })
  return w
}

test('given somebody, when they ask for it, then they are shown an address once, of which a hash alone is kept', async () => {
  const w = await meetings()
  const made = await w.says('dan', 'dm', '/concert calendrier')
  const secret = secretIn(made)
  expect(made.text).toContain('qui la connaît voit vos réunions')
  expect((await w.dump()).includes(secret)).toBe(false)
  const again = await w.says('dan', 'dm', '/concert calendrier')
  expect(again.text).toMatch(/^Votre agenda peut suivre vos réunions depuis le lundi 1er mars 2027/)
  expect(again.text).not.toContain(secret)
  expect(again.buttons).toContain('Une nouvelle adresse')
})

test('given people of different ateliers, then each follows theirs and those of everybody, whatever the season', async () => {
  const w = await meetings()
  await w.says('eve', '#atelier', '/idee Mutualiser un poste de comptable')
  const eve = secretIn(await w.says('eve', 'dm', '/concert calendrier'))
  const cleo = secretIn(await w.says('cleo', 'dm', '/concert calendrier'))
  const dan = secretIn(await w.says('dan', 'dm', '/concert calendrier'))
  const sessions = await w.db.query<{ id: string; version: number; title: string }>(
    `SELECT id, version, title FROM "Session" ORDER BY "startsAt"`,
  )
  const [common, ofEmploi, ofTerritoires] = sessions.map(({ title }) => title)
  expect(await titles(w, eve)).toEqual([common, ofEmploi])
  expect(await titles(w, cleo)).toEqual([common, ofTerritoires])
  expect(await titles(w, dan)).toEqual([common])
  const events = (await followed(w, eve))!
  // The clocks change on 28 March 2027: 14:00 in Paris is 13:00 in UTC before, 12:00 after.
  expect(events.map((event) => event.startDate.toJSDate().toISOString())).toEqual([
    '2027-03-25T13:00:00.000Z',
    '2027-04-08T12:00:00.000Z',
  ])
  expect(events.map(({ uid }) => uid)).toEqual(sessions.slice(0, 2).map(({ id }) => `${id}@concertess`))
  expect(events.map(({ sequence }) => sequence)).toEqual(sessions.slice(0, 2).map(({ version }) => version))
  expect(events[1]!.location).toBe('Amiens')
})

test('given a meeting that is moved, then cancelled, then its appointment follows under the same name, and says so', async () => {
  const w = await meetings()
  const dan = secretIn(await w.says('dan', 'dm', '/concert calendrier'))
  const [before] = (await followed(w, dan))!
  await w.says('ana', '#couloir', {
    intent: 'session move',
    args: { session: 3, when: '26 mars 15h', confirmed: true },
  })
  const [moved] = (await followed(w, dan))!
  expect(moved!.uid).toBe(before!.uid)
  expect(moved!.sequence).toBeGreaterThan(before!.sequence)
  expect(moved!.startDate.toJSDate().toISOString()).toBe('2027-03-26T14:00:00.000Z')
  await w.says('ana', '#couloir', {
    intent: 'session cancel',
    args: { session: 3, reason: 'Salle fermée', confirmed: true },
  })
  const [cancelled] = (await followed(w, dan))!
  expect(cancelled!.uid).toBe(before!.uid)
  expect(cancelled!.component.getFirstPropertyValue('status')).toBe('CANCELLED')
})

test('given a meeting of the team, then the team alone follows it', async () => {
  const w = await door(await (await createWorld()).founded())
  await w.says('ana', '#couloir', '/concert salon ESS à 10 ans ; équipe : oui')
  await w.says('bo', '#pleniere', '/concert')
  await w.says('ana', '#couloir', '/concert reunion 25 mars 14h ; titre : Entre nous')
  await w.says('ana', '#couloir', { intent: 'session convene', args: { session: 1, confirmed: true } })
  const ana = secretIn(await w.says('ana', 'dm', '/concert calendrier'))
  const bo = secretIn(await w.says('bo', 'dm', '/concert calendrier'))
  expect(await titles(w, ana)).toEqual(['Entre nous'])
  expect(await titles(w, bo)).toEqual([])
})

test('given an address, when a new one is taken, then the old one stops, and undo makes it lead there again', async () => {
  const w = await meetings()
  const first = secretIn(await w.says('dan', 'dm', '/concert calendrier'))
  const second = secretIn(await w.says('dan', 'dm', '/concert calendrier nouvelle'))
  expect(await followed(w, first)).toBeUndefined()
  expect(await followed(w, second)).toHaveLength(1)
  expect((await w.says('dan', 'dm', '/concert annuler')).text).toMatch(/^L’adresse d’avant mène de nouveau/)
  expect(await followed(w, first)).toHaveLength(1)
  expect(await followed(w, second)).toBeUndefined()
})

test('given an address, when it is taken back, then it leads nowhere, as what never was one', async () => {
  const w = await meetings()
  const secret = secretIn(await w.says('dan', 'dm', '/concert calendrier'))
  expect((await w.says('dan', 'dm', '/concert calendrier retirer')).text).toMatch(/^C’est retiré/)
  expect(await followed(w, secret)).toBeUndefined()
  for (const wrong of ['', 'x', 'A'.repeat(28), `${secret}A`, secret.toLowerCase(), '%'])
    expect(await followed(w, wrong)).toBeUndefined()
  const none = await w.says('dan', 'dm', '/concert calendrier retirer')
  expect(none.text).toMatch(/^Vous n’avez pas d’adresse d’agenda/)
})

test('given somebody else’s address, when its restoring is forged, then nothing comes of it', async () => {
  const w = await meetings()
  const secret = secretIn(await w.says('dan', 'dm', '/concert calendrier'))
  const [row] = await w.db.query<{ key: string }>(`SELECT key FROM "Setting" WHERE key LIKE 'calendar|%'`)
  const args = { keys: [row!.key], hashes: ['forged'], since: ['2027-01-01T00:00:00.000Z'] }
  await w.says('bo', 'dm', { intent: 'calendar restore', args })
  expect(await followed(w, secret)).toHaveLength(1)
})

test('given an address, when its holder asks for all that is held of them, then it is named, and nothing that opens it', async () => {
  const w = await meetings()
  const secret = secretIn(await w.says('dan', 'dm', '/concert calendrier'))
  const [row] = await w.db.query<{ key: string; value: { hash: string } }>(
    `SELECT key, value FROM "Setting" WHERE key LIKE 'calendar|%'`,
  )
  const told = JSON.stringify((await w.says('dan', 'dm', '/concert mes-donnees')).body)
  expect(told).toContain(row!.key)
  expect(told).not.toContain(row!.value.hash)
  expect(told).not.toContain(secret)
})

test('given somebody who turned out to be somebody else, then their address leads to all meetings of the one', async () => {
  const w = await meetings()
  const secret = secretIn(await w.says('dan', 'dm', '/concert calendrier'))
  await w.says('eve', '#atelier', '/idee Mutualiser un poste de comptable')
  expect(await followed(w, secret)).toHaveLength(1)
  await w.db.query(
    `UPDATE "Person" SET "mergedIntoId" = (SELECT id FROM "Person" WHERE name = 'eve') WHERE name = 'dan'`,
  )
  expect(await followed(w, secret)).toHaveLength(2)
  expect((await w.says('eve', 'dm', '/concert calendrier retirer')).text).toMatch(/^C’est retiré/)
  expect(await followed(w, secret)).toBeUndefined()
})

test('given an installation without pages, then there is no address, and the agenda is named instead', async () => {
  const w = await (await createWorld()).founded()
  await w.says('dan', '#pleniere', '/concert')
  expect((await w.says('dan', 'dm', '/concert calendrier')).text).toMatch(/Vos réunions sont dans « \/concert agenda »/)
})
