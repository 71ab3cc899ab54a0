/**
 * Whatever is done with meetings, in any order, by whoever: taken back, everything is as it was. A random walk over every act
 * that can be undone; what stands is compared before the act and after its undo.
 */
import { expect, test } from 'vitest'
import { createRandom } from '../support/kernel/random.ts'
import { convened } from '../support/meetings.ts'
import type { World } from '../support/world.ts'

type Says = Parameters<World['says']>[2]
type Act = readonly [who: string, says: Says]

const people = ['dan', 'eve', 'cleo'] as const

const acts: readonly Act[] = [
  ...people.flatMap((who): Act[] => [
    [who, '/concert reponse oui ; séance : 1'],
    [who, '/concert reponse non ; séance : 1'],
    ...people.filter((other) => other !== who).map((other): Act => [who, `/concert pouvoir ${other} ; séance : 1`]),
    [who, '/concert retirer-pouvoir 1'],
    [who, { intent: 'dates answer', args: { choices: '1 oui, 2 si besoin', poll: 1 } }],
    [who, { intent: 'dates answer', args: { choices: '2', poll: 1 } }],
    [who, { intent: 'dates withdraw', args: { poll: 1 } }],
    [who, '/concert present 1'],
  ]),
  ['bo', { intent: 'session move', args: { when: '2027-04-15T12:00:00.000Z', session: 1, confirmed: true } }],
  ['bo', { intent: 'session edit', args: { location: 'Beauvais', session: 1, confirmed: true } }],
  ['bo', { intent: 'session edit', args: { agenda: 'Accueil\nSuites', minutes: 90, session: 1, confirmed: true } }],
  ['bo', { intent: 'session cancel', args: { reason: 'Grève', session: 1, confirmed: true } }],
  ['bo', { intent: 'session add', args: { when: '29 avril 14h' } }],
  ['bo', { intent: 'session add', args: { when: '6 mai 14h ; 11 mai 14h', confirmed: true } }],
  ['bo', { intent: 'dates choose', args: { option: 2, poll: 1, confirmed: true } }],
  ['bo', { intent: 'dates cancel', args: { poll: 1 } }],
  ['bo', { intent: 'session open', args: { session: 1 } }],
  ['bo', { intent: 'attendance', args: { people: 'dan, Camille Durand excusée', session: 1 } }],
  ['bo', { intent: 'session close', args: { session: 1 } }],
]

/** What stands: what was taken back is nothing, whatever row is left of it. */
async function standing(w: World): Promise<string> {
  const parts = await Promise.all([
    w.db.query(
      `SELECT number, title, state, "startsAt", "endsAt", location, agenda, code IS NULL AS coded, headcount, "postId", "placeId",
        "nudgedAt", "convenedAt", "openedAt", "closedAt" FROM "Session" WHERE state <> 'cancelled' OR "convenedAt" IS NOT NULL
        AND number = 1 ORDER BY number`,
    ),
    w.db.query(
      `SELECT number, state, "sessionId" FROM "DatePoll" WHERE state <> 'cancelled' OR number = 1 ORDER BY number`,
    ),
    w.db.query(`SELECT "personId", answer FROM "Answer" WHERE answer <> 'withdrawn' ORDER BY 1`),
    w.db.query(`SELECT "giverId", "holderId" FROM "SessionProxy" WHERE state = 'given' ORDER BY 1`),
    w.db.query(`SELECT "pollId", "personId", choices FROM "DateAnswer" WHERE state = 'given' ORDER BY 1, 2`),
    w.db.query(`SELECT name, state FROM "Attendance" WHERE state <> 'withdrawn' ORDER BY 1`),
    w.db.query(
      `SELECT split_part(schedule, ':', 1) AS schedule, nominal FROM "Due" WHERE state = 'waiting'
        AND (schedule LIKE 'session remind%' OR schedule LIKE 'dates end%') ORDER BY 1, 2`,
    ),
  ])
  return parts.map((rows) => JSON.stringify(rows)).join('\n')
}

test.each([1, 8, 15])('an act and its undo leave what was there (%i)', async (seed) => {
  const random = createRandom(seed)
  const w = await convened('2027-03-15T10:00')
  await w.says('bo', '#atelier', {
    intent: 'session add',
    args: { when: '20 avril 14h ; 22 avril 14h', until: '2027-04-16T16:00:00.000Z', confirmed: true },
  })
  let undone = 0
  const seen = new Set<string>()
  for (let step = 0; step < 80; step++) {
    if (step === 55) await w.until('2027-04-08T14:00')
    const [who, says] = acts[random.below(acts.length)]!
    const before = await standing(w)
    const told = await w.says(who, '#atelier', says)
    if (!told.reply || (await standing(w)) === before) continue
    const said = typeof says === 'string' ? says : JSON.stringify(says)
    await w.says(who, '#atelier', '/concert annuler')
    expect(await standing(w), `${who} ${said}`).toBe(before)
    undone++
    seen.add(typeof says === 'string' ? says.split(' ')[1]! : String((says as { intent: string }).intent))
    // Every other time it is done again, so that the story goes on.
    if (random.chance(0.6)) await w.says(who, '#atelier', says)
  }
  expect(undone).toBeGreaterThan(10)
  expect(seen.size).toBeGreaterThan(5)
})
