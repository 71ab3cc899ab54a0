/** What is posted keeps its moments as instants, so that each platform says them by its reader's clock. */
import { expect, test } from 'vitest'
import { convened, opened } from '../support/meetings.ts'
import type { World } from '../support/world.ts'

/** Instants in the newest post to a channel that holds these words. */
async function instantsOf(w: World, words: string): Promise<string[]> {
  const [row] = await w.db.query<{ body: string }>(
    `SELECT body::text AS body FROM "Outbox" WHERE address->>'to' = 'room' AND body::text LIKE '%' || $1 || '%'
     ORDER BY seq DESC LIMIT 1`,
    [words],
  )
  return [...row!.body.matchAll(/"iso": ?"([^"]+)"/g)].map((found) => found[1]!)
}

test('the card of a vote says when it ends', async () => {
  const w = await convened()
  const poll = { question: 'Faut-il continuer ?', closes: '12 mars 2027 18h', confirmed: true }
  await w.says('ana', '#pleniere', { intent: 'poll open', args: poll })
  expect(await instantsOf(w, 'Faut-il continuer')).toEqual(['2027-03-12T17:00:00.000Z'])
})

test('the end of the intake is told, and stands on the card that welcomes a channel', async () => {
  const w = await convened()
  await w.says('ana', '#pleniere', '/concert recueil 12 mars 18h')
  expect(await instantsOf(w, 'recueillies')).toEqual(['2027-03-12T17:00:00.000Z'])
  await w.says('ana', '#couloir', '/concert salon ESS à 10 ans')
  expect(await instantsOf(w, 'Fin du recueil')).toEqual(['2027-03-12T17:00:00.000Z'])
})

test('a digest says when the session was, and when the next one is', async () => {
  const w = await opened()
  await w.says('bo', '#atelier', '/concert reunion 22 avril 14h')
  await w.says('bo', '#atelier', '/concert clore')
  await w.says('bo', '#atelier', '/concert resume')
  await w.presses('bo', '#atelier', 'Publier')
  expect(await instantsOf(w, 'Résumé')).toEqual(['2027-04-08T12:00:00.000Z', '2027-04-22T12:00:00.000Z'])
})

test('the panel, what waits and the page of one person say moments as instants too', async () => {
  const w = await convened()
  for (const says of ['/concert', '/concert suivi', { intent: 'home', args: {} }]) {
    const { body } = await w.says('dan', 'dm', says)
    expect(JSON.stringify(body)).toContain('"iso":"2027-04-08T12:00:00.000Z"')
  }
})
