/** The weekly letter: on Monday at 9:00, in private, what waits for this person; nothing when nothing does. */
import { expect, test } from 'vitest'
import type { Reads } from '../../src/engine/db.ts'
import { writeLetters } from '../../src/guide/acts.ts'
import { createWorld, type World } from '../support/world.ts'

/** bo speaks for the CRESS, dan for nobody; ana coordinates. It is Monday 1 March 2027, 10:00 in Paris. */
async function peopled(): Promise<World> {
  const w = await (await createWorld()).founded()
  await w.says('bo', '#pleniere', '/concert structure CRESS')
  await w.says('dan', '#pleniere', '/concert')
  return w
}

async function letters(w: World, who: string): Promise<string[]> {
  return (await w.sees(who, 'dm')).filter((text) => /votre semaine|autres? choses? vous atten/.test(text))
}

/** It ends soon enough to be said every week, unless told otherwise. */
function vote(w: World, where: string, question: string, options: string, closes = '2027-03-26T16:00:00.000Z') {
  const args = { question, options, method: 'single', closes, confirmed: true }
  return w.says('ana', where, { intent: 'poll open', args })
}

async function openPoll(w: World, closes?: string): Promise<void> {
  await vote(w, '#pleniere', 'Quel thème d’abord ?', 'Emploi, Terre, Argent', closes)
  const [poll] = await w.db.query<{ state: string }>('SELECT state FROM "Poll"')
  expect(poll?.state).toBe('open')
}

function set(w: World, who: string, change: string): Promise<unknown> {
  return w.db.query(
    `UPDATE "Person" SET ${change} WHERE id = (SELECT "personId" FROM "Account" WHERE external = '${who}')`,
  )
}

test('nothing waits: nothing is sent, week after week', async () => {
  const w = await peopled()
  await w.until('1er mai 2027')
  for (const who of ['bo', 'dan']) expect(await letters(w, who)).toEqual([])
})

test('a vote waits: the letter says so on Monday at 9:00, once, until it is given', async () => {
  const w = await peopled()
  await openPoll(w)
  await w.until('8 mars 2027 8h59')
  expect(await letters(w, 'dan')).toEqual([])
  await w.until('8 mars 2027 9h01')
  const [said] = await letters(w, 'dan')
  expect(said).toMatch(/^dan, voici votre semaine : 1 chose vous attend\./)
  expect(said).toContain('voter : Quel thème d’abord ?')
  expect(said).toContain('[Voter (n° 1)] [Mon suivi] [Ne plus recevoir]')
  expect(said!.split('\n').length).toBeLessThanOrEqual(12)
  await w.until('14 mars 2027 20h')
  expect(await letters(w, 'dan')).toHaveLength(1)
  expect((await w.sees('dan', '#pleniere')).filter((text) => text.includes('votre semaine'))).toEqual([])
  expect((await w.presses('dan', 'dm', 'Voter (n° 1)')).text).toContain('Quel thème d’abord ?')
  await w.says('dan', 'dm', '/concert voter Terre')
  expect(await w.db.query(`SELECT 1 FROM "Ballot" WHERE state = 'counted'`)).toHaveLength(1)
  await w.until('16 mars 2027 9h01')
  expect(await letters(w, 'dan')).toHaveLength(1)
  expect(await letters(w, 'bo')).toHaveLength(2)
})

test('what a letter said is not said again before it ends soon, or something else waits', async () => {
  const w = await peopled()
  await openPoll(w, '2027-04-30T16:00:00.000Z')
  await w.until('23 mars 2027')
  expect(await letters(w, 'dan')).toHaveLength(1)
  await vote(w, '#pleniere', 'Un abri à vélos ?', 'Oui, Non', '2027-04-28T16:00:00.000Z')
  await w.until('30 mars 2027 9h01')
  const [, second] = await letters(w, 'dan')
  expect(second).toContain('Un abri à vélos ?')
  expect(second).toContain('Quel thème d’abord ?')
  // One of them is answered: what is left is no news.
  await w.says('dan', '#pleniere', { intent: 'ballot cast', args: { poll: 1, choices: 'Terre' } })
  await w.until('12 avril 2027 20h')
  expect(await letters(w, 'dan')).toHaveLength(2)
  // It is put off: that is one. Then it ends within a fortnight, each week.
  await w.says('ana', '#pleniere', { intent: 'poll extend', args: { poll: 2, until: '2027-05-12T16:00:00.000Z' } })
  await w.until('19 avril 2027 20h')
  expect(await letters(w, 'dan')).toHaveLength(3)
  await w.until('27 avril 2027 20h')
  expect(await letters(w, 'dan')).toHaveLength(3)
  await w.until('3 mai 2027 20h')
  expect(await letters(w, 'dan')).toHaveLength(4)
  await w.until('10 mai 2027 20h')
  expect(await letters(w, 'dan')).toHaveLength(5)
})

test('a closed Monday gives way to the worked day after it', async () => {
  const w = await peopled()
  await w.until('23 mars 2027')
  await openPoll(w, '2027-04-30T16:00:00.000Z')
  // 29 March 2027 is Easter Monday.
  await w.until('29 mars 2027 23h')
  expect(await letters(w, 'dan')).toEqual([])
  await w.until('30 mars 2027 9h01')
  expect(await letters(w, 'dan')).toHaveLength(1)
})

test('« Ne plus recevoir » is kept, and taken back', async () => {
  const w = await peopled()
  await openPoll(w)
  await w.until('8 mars 2027 9h01')
  await w.presses('dan', 'dm', 'Ne plus recevoir')
  await w.until('15 mars 2027 9h30')
  expect(await letters(w, 'dan')).toHaveLength(1)
  await w.says('dan', 'dm', '/concert lettre oui')
  await w.until('22 mars 2027 9h01')
  expect(await letters(w, 'dan')).toHaveLength(2)
})

test('with the reminder of the same day it is one message, in which an action is named once', async () => {
  const w = await peopled()
  await openPoll(w)
  await w.says('ana', '#pleniere', '/concert action Ouvrir un lieu ; porteur : CRESS ; référent : bo ; date : 15 mars')
  await w.until('8 mars 2027 20h')
  const said = (await w.sees('bo', 'dm')).filter(
    (text) => /Ouvrir un lieu|voter/.test(text) && !text.includes('accepte de porter'),
  )
  expect(said).toHaveLength(1)
  expect(said[0]).toContain('où en êtes-vous de cette action')
  expect(said[0]).toContain('Cette semaine, 1 autre chose vous attend')
  expect(said[0]!.match(/Ouvrir un lieu/g)).toHaveLength(1)
  expect(await w.db.query(`SELECT 1 FROM "Reminder" WHERE day = '2027-03-08'`)).toHaveLength(3)
})

test('of two concertations it is one letter, each under its name; one that rests is left out', async () => {
  const w = await peopled()
  await openPoll(w)
  await w.says('ana', '#atelier', '/concert creer Mobilités ; organisateurs : Métropole')
  await w.says('ana', '#atelier', '/concert salon mobilites')
  await vote(w, '#atelier', 'Un abri à vélos ?', 'Oui, Non')
  await w.says('ana', '#pleniere', '/concert nommer dan animation')
  await w.says('dan', '#atelier', '/concert')
  await w.until('8 mars 2027 9h01')
  const said = (await letters(w, 'dan'))[0]!
  expect(said).toContain('ESS à 10 ans')
  expect(said).toContain('Mobilités')
  expect(await letters(w, 'dan')).toHaveLength(1)
  await w.db.query(`UPDATE "Concertation" SET "pausedUntil" = '2027-03-20 08:00Z' WHERE title = 'Mobilités'`)
  await w.until('15 mars 2027 9h01')
  expect((await letters(w, 'dan')).at(-1)).not.toContain('Mobilités')
})

test('quiet hours are waited for; who is away, and an exercise, hear nothing', async () => {
  const w = await peopled()
  await openPoll(w)
  await set(w, 'dan', '"quietFrom" = 480, "quietUntil" = 660')
  await set(w, 'bo', `"awayUntil" = '2027-03-10'`)
  await w.until('8 mars 2027 10h59')
  expect([await letters(w, 'dan'), await letters(w, 'bo')]).toEqual([[], []])
  await w.until('8 mars 2027 11h01')
  expect((await letters(w, 'dan')).length).toBe(1)
  await w.db.query(`UPDATE "Concertation" SET "trialPlaceId" = (SELECT id FROM "Place" LIMIT 1)`)
  await w.until('15 mars 2027 20h')
  expect([(await letters(w, 'dan')).length, (await letters(w, 'bo')).length]).toEqual([1, 0])
})

test('what the team’s own channel asks is not told to the others', async () => {
  const w = await peopled()
  await w.says('ana', '#couloir', '/concert salon ESS à 10 ans ; equipe : oui')
  await vote(w, '#couloir', 'Qui anime la suite ?', 'ana, bo')
  await w.until('8 mars 2027 12h')
  expect(await letters(w, 'dan')).toEqual([])
  expect((await letters(w, 'ana'))[0]).toContain('Qui anime la suite ?')
})

test('however many they are, it takes the same few looks', async () => {
  const w = await peopled()
  await openPoll(w)
  await w.db.query(
    `INSERT INTO "Person" (id, name, folded, "lastConcertationId", "createdAt", version)
     SELECT 'p' || i, 'p' || i, 'p' || i, (SELECT id FROM "Concertation"), $1, 1 FROM generate_series(1, 300) i`,
    [w.now()],
  )
  await w.db.query(
    `INSERT INTO "Account" (id, platform, workspace, external, "personId", "createdAt", version)
     SELECT 'p' || i, 'console', 'kernel', 'p' || i, 'p' || i, $1, 1 FROM generate_series(1, 300) i`,
    [w.now()],
  )
  let count = 0
  const read = new Proxy<Reads>(w.db.prisma, {
    get: (reads, model) =>
      new Proxy(reads[model as 'action'], {
        get(table, name) {
          count++
          return table[name as 'findMany'].bind(table)
        },
      }),
  })
  const looks = { now: new Date('2027-03-08T08:00:00Z'), newId: w.ids.next, lang: 'fr', read } as const
  const writes = await writeLetters([{ zone: 'Europe/Paris', day: '2027-03-08' }], looks)
  expect(writes.filter(({ do: what }) => what === 'post').length).toBeGreaterThanOrEqual(302)
  expect(count).toBeLessThanOrEqual(24)
})
