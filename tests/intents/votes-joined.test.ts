/** Votes that are over, and taken up again: whose accounts were joined meanwhile, and what their files tell. */
import { expect, test } from 'vitest'
import { resultFile } from '../../src/votes/file.ts'
import { createWorld, type World } from '../support/world.ts'

async function joined(w: World, stays: string, comes: string): Promise<void> {
  const code = /Votre code : (\S+)/.exec((await w.says(stays, 'dm', '/concert relier')).text)![1]!
  await w.says(comes, 'dm', `/concert relier ${code}`)
  await w.presses(comes, 'dm', 'Confirmer')
  expect((await w.presses(stays, 'dm', 'Confirmer')).text).toMatch(/^Vos comptes sont réunis/)
}

test('given two ballots of one person in a closed vote, when it is opened again, then one counts, the newest, and its log says so', async () => {
  const w = await (await createWorld()).founded()
  await w.says('ana', '#pleniere', '/concert vote Laquelle ? ; options : Un, Deux, Trois')
  await w.presses('ana', '#pleniere', 'Ouvrir le vote')
  await w.says('bo', '#pleniere', '/concert voter 1')
  await w.passes({ seconds: 10 })
  await w.says('cleo', '#pleniere', '/concert voter 2')
  await w.says('ana', '#pleniere', '/concert fermer')
  await joined(w, 'bo', 'cleo')
  await w.says('ana', '#pleniere', '/concert annuler')
  const box = await w.db.query(
    `SELECT b.paper, a.external FROM "Ballot" b JOIN "Account" a ON a."personId" = b."personId" AND a.external = 'bo'
     WHERE b.state = 'counted'`,
  )
  expect(box).toEqual([{ paper: '1', external: 'bo' }])
  expect(await w.db.query(`SELECT paper FROM "Ballot" WHERE state = 'counted'`)).toHaveLength(1)
  const log = await w.db.query<{ kind: string }>(`SELECT kind FROM "PollEvent" ORDER BY number`)
  expect(log.map(({ kind }) => kind)).toEqual([
    'opened',
    'ballot',
    'ballot',
    'closed',
    'withdrawn',
    'ballot',
    'reopened',
  ])
  await w.says('ana', '#pleniere', '/concert fermer')
  const [poll] = await w.db.query<{ counts: number[] }>(`SELECT result->'counts' AS counts FROM "Poll"`)
  expect(poll!.counts).toEqual([0, 1, 0])
})

test('given a tie that waits, when it is cancelled and that is taken back, then its file is what it was', async () => {
  const w = await (await createWorld()).founded()
  await w.says('ana', '#pleniere', '/concert vote Laquelle ? ; options : Un, Deux')
  await w.presses('ana', '#pleniere', 'Ouvrir le vote')
  await w.says('bo', '#pleniere', '/concert voter 1')
  await w.says('cleo', '#pleniere', '/concert voter 2')
  await w.says('ana', '#pleniere', '/concert fermer')
  const file = async () => {
    const poll = await w.db.prisma.poll.findFirstOrThrow()
    return [poll.state, (await resultFile(w.db.prisma, poll, { concertation: 'ESS' }))?.text]
  }
  const before = await file()
  expect(before[0]).toBe('tied')
  await w.passes({ minutes: 2 })
  await w.says('ana', '#pleniere', '/concert annuler-vote Une erreur')
  expect((await file())[0]).toBe('cancelled')
  await w.says('ana', '#pleniere', '/concert annuler')
  expect(await file()).toEqual(before)
})
