/** A channel that another one replaces: what it was for goes on there, said once; nobody can do this by typing it. */
import { expect, test } from 'vitest'
import { createWorld, type World } from '../support/world.ts'

const move = (to: string) => ({ intent: 'place move', args: { to, name: 'La suite' } })
const places = (w: World) =>
  w.db.query<{ external: string; name: string }>('SELECT external, name FROM "Place" ORDER BY external')

test('given a vote under way, when the channel is replaced, then all goes on in the new one', async () => {
  const w = await (await createWorld()).founded()
  await w.says('ana', '#pleniere', '/concert vote Quels ateliers ouvrir ? ; options : Emploi, Mobilité')
  await w.presses('ana', '#pleniere', 'Ouvrir le vote')
  expect((await w.says('bo', '#pleniere', move('couloir'))).body).toBeNull()
  await w.passes({ seconds: 3 })
  expect(await places(w)).toEqual([{ external: 'couloir', name: 'La suite' }])
  const said = (await w.sees('cleo', '#couloir')).filter((text) => text.includes('prend la place de l’ancien'))
  expect(said).toEqual([expect.stringContaining('« ESS à 10 ans » continue ici')])
  const drawn = await w.db.query<{ channel: string }>(
    `SELECT address ->> 'channel' AS channel FROM "Outbox" WHERE edits IS NOT NULL`,
  )
  expect(drawn).toEqual([{ channel: 'couloir' }])
  expect((await w.says('bo', '#couloir', '/concert voter 1')).text).toContain('votre choix est enregistré')
  expect((await w.says('cleo', '#couloir', '/idee Un four commun')).text).toContain('Idée n° 1')
  expect((await w.says('cleo', '#pleniere', '/idee Un autre four')).text).toContain('rattaché')
})

test('told twice, or of a channel with a use of its own, nothing more is done or said', async () => {
  const w = await (await createWorld()).founded()
  await w.says('ana', '#atelier', '/concert salon')
  const before = await w.dump()
  await w.says('bo', '#pleniere', move('atelier'))
  await w.says('bo', '#couloir', move('elsewhere'))
  expect(await w.dump()).toBe(before)
  await w.says('bo', '#pleniere', move('couloir'))
  await w.says('bo', '#pleniere', move('couloir'))
  await w.passes({ seconds: 3 })
  expect(await places(w)).toHaveLength(2)
  const said = (await w.sees('cleo', '#couloir')).filter((text) => text.includes('prend la place de l’ancien'))
  expect(said).toHaveLength(1)
})

test('typed by somebody, it means nothing', async () => {
  const w = await (await createWorld()).founded()
  for (const words of [
    'deplacer-salon couloir',
    'move-channel couloir',
    'place move couloir',
    'autre deplacer-salon couloir',
  ])
    await w.says('ana', '#pleniere', `/concert ${words}`)
  expect((await places(w)).map(({ external }) => external)).toEqual(['pleniere'])
})
