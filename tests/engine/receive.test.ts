/** The one way in: known requests, forged ones, rights, presses on what belongs to somebody else, floods. */
import { describe, expect, test } from 'vitest'
import { newAdminCode } from '../../src/engine/installation.ts'
import type { Incoming, Press } from '../../src/port.ts'
import { refusalText, textOf } from '../../src/text/index.ts'
import type { Call } from '../../src/views/view.ts'
import { createWorld, type World } from '../support/world.ts'

const t = textOf('fr')
const otherBody = refusalText(t, 'otherBody', {})
const unknownIntent = refusalText(t, 'unknownIntent', {})

function incoming(id: string, account: string, says: Incoming['says']): Incoming {
  return {
    id,
    platform: 'console',
    who: { workspace: 'console', account, name: account },
    where: { workspace: 'console', channel: 'pleniere', kind: 'room', name: 'pleniere' },
    says,
  }
}
async function hear(world: World, ...batch: Incoming[]) {
  return world.engine.door('console').hear(batch)
}
async function ideas(world: World): Promise<string[]> {
  return (await world.state()).ideas.map(({ number, text }) => `${number} ${text}`)
}
async function refused(world: World, act: () => Promise<{ text: string }>): Promise<string> {
  const before = await world.dump()
  const { text } = await act()
  expect(await world.dump()).toBe(before)
  return text
}

describe('a request id', () => {
  test('with the same words gets the same reply and no second effect, now and after a restart', async () => {
    const world = await (await createWorld()).founded()
    const said = incoming('x1', 'bo', '/idee Un four commun')
    const [first] = await hear(world, said)
    expect((await hear(world, said))[0]?.key).toBe(first?.key)
    const again = await createRestarted(world)
    expect((await hear(again, said))[0]?.key).toBe(first?.key)
    expect(await ideas(again)).toEqual(['1 Un four commun'])
  })

  test('with other words, or from somebody else, is refused', async () => {
    const world = await (await createWorld()).founded()
    await hear(world, incoming('x1', 'bo', '/idee Un four commun'))
    for (const forged of [incoming('x1', 'bo', '/idee Autre chose'), incoming('x1', 'cleo', '/idee Un four commun')]) {
      const [reply] = await hear(world, forged)
      expect(JSON.stringify(reply?.body)).toContain(otherBody)
      const restarted = await createRestarted(world)
      expect(JSON.stringify((await hear(restarted, forged))[0]?.body)).toContain(otherBody)
    }
    expect(await ideas(world)).toEqual(['1 Un four commun'])
  })

  test('that the platform vouches for alone is the same, whatever its words are read as; never from somebody else', async () => {
    const world = await (await createWorld()).founded()
    const said = { ...incoming('x1', 'bo', '/idee Un four commun'), sameById: true } as const
    const [first] = await hear(world, said)
    for (const here of [world, await createRestarted(world)]) {
      expect((await hear(here, { ...said, says: '/concert' }))[0]?.key).toBe(first?.key)
      const [reply] = await hear(here, { ...said, who: { ...said.who, account: 'cleo' } })
      expect(JSON.stringify(reply?.body)).toContain(otherBody)
    }
    expect(await ideas(world)).toEqual(['1 Un four commun'])
  })
})

describe('an answer that may be shown below its message', () => {
  const where = { workspace: 'console', channel: 'pleniere', kind: 'room', name: 'pleniere', message: 'm1' } as const

  test('names it when it is done; what is refused is nobody else’s business', async () => {
    const world = await (await createWorld()).founded()
    const [done] = await hear(world, { ...incoming('x1', 'bo', '/idee Un four commun'), where })
    expect(done?.to).toMatchObject({ to: 'whisper', account: 'bo', below: 'm1' })
    const [refusal] = await hear(world, { ...incoming('x2', 'bo', '/concert nommer bo animation'), where })
    expect(refusal?.refused).toBeDefined()
    expect(refusal?.to).not.toHaveProperty('below')
    const [form] = await hear(world, { ...incoming('x3', 'bo', '/idee'), where })
    expect(form?.body).toHaveProperty('fields')
    expect(form?.to).not.toHaveProperty('below')
  })
})

describe('rights', () => {
  test('are asked when a command is typed', async () => {
    const world = await (await createWorld()).founded()
    const said = await refused(world, () => world.says('bo', '#pleniere', '/concert nommer ana animation'))
    expect(said).toContain('nommer')
    expect((await world.state()).roles.filter(({ kind }) => kind === 'facilitator')).toEqual([])
  })

  test('are asked when a button is pressed, not when it was drawn', async () => {
    const world = await (await createWorld()).founded()
    await world.says('bo', '#pleniere', '/concert aide')
    await world.says('bo', '#pleniere', '/concert nom Bo')
    await world.says('ana', '#pleniere', '/concert nommer bo coordination')
    const panel = await world.says('bo', '#pleniere', '/concert')
    expect(panel.buttons).toContain(t.buttons.intake)
    await world.says('ana', '#pleniere', '/concert relever bo coordination')
    const before = (await world.state()).due
    await world.presses('bo', '#pleniere', t.buttons.intake)
    await world.says('bo', '#pleniere', { intent: 'intake', args: { until: '3 juillet 18h' } })
    expect((await world.state()).due).toEqual(before)
  })

  test('acts of the clock and of the engine are made by nobody else, even on one’s own idea', async () => {
    const world = await (await createWorld()).founded()
    await world.says('ana', '#pleniere', '/idee Un four commun')
    const [idea] = await world.db.query<{ id: string; c: string }>('SELECT id, "concertationId" AS c FROM "Idea"')
    const until = '2027-03-02T10:00:00.000Z'
    const calls: Call[] = [
      { intent: 'intake end', args: { concertation: idea!.c, until } },
      { intent: 'intake remind', args: { concertation: idea!.c, until } },
      { intent: 'idea revert', args: { idea: idea!.id, text: 'Autre texte' } },
    ]
    for (const call of calls) {
      expect(await refused(world, () => world.says('ana', '#pleniere', call))).toContain(unknownIntent.slice(0, 20))
    }
  })

  test('hidden acts cannot be typed', async () => {
    const world = await (await createWorld()).founded()
    for (const name of ['intake end', 'idea revert', 'resume'] as const) {
      const { text } = await world.says('ana', '#pleniere', `/concert ${t.intents[name].verb} x`)
      expect(text).not.toBe('')
    }
    expect(await ideas(world)).toEqual([])
  })
})

describe('a press', () => {
  test('on what was shown to somebody else alone is refused', async () => {
    const world = await (await createWorld()).founded()
    const receipt = await world.says('bo', '#pleniere', '/idee Un four commun')
    const press: Press = { post: receipt.reply?.key ?? '', n: 2 }
    const said = await refused(world, () => world.pressesExactly('cleo', '#pleniere', press))
    expect(said).toContain('s’adresse à une autre personne')
  })

  test.each([
    ['an unknown post', { post: 'nowhere', n: 1 }],
    ['a number that the post does not have', { n: 99 }],
    ['an option that the list does not have', { n: 1, option: 12 }],
    ['a page that cannot be', { n: 0, page: -1 }],
  ])('on %s is refused', async (_, press) => {
    const world = await (await createWorld()).founded()
    const receipt = await world.says('bo', '#pleniere', '/concert mes-idees')
    const said = await refused(world, () =>
      world.pressesExactly('bo', '#pleniere', { post: receipt.reply?.key ?? '', ...press }),
    )
    expect(said).not.toBe('')
  })
})

test('of two who take the code of the first administrator at once, one gets it', async () => {
  const world = await createWorld()
  const code = await newAdminCode(world.db, world.ids)
  await world.together(
    ...(['bo', 'cleo', 'dan'] as const).map((who) => [who, '#pleniere', `/concert admin ${code}`] as const),
  )
  expect((await world.state()).roles.filter(({ kind }) => kind === 'administrator')).toHaveLength(1)
  expect(await newAdminCode(world.db, world.ids)).toBeUndefined()
})

test('who speaks too fast is told so, and nothing of it is kept', async () => {
  const world = await createWorld({ limit: { burst: 3, perSecond: 0.001 } })
  const replies = []
  for (let i = 0; i < 5; i++) replies.push((await hear(world, incoming(`x${i}`, 'bo', '/concert aide')))[0])
  expect(JSON.stringify(replies[4]?.body)).toContain('plus vite que moi')
  const [row] = await world.db.query<{ n: number }>('SELECT count(*)::int AS n FROM "Inbox"')
  expect(row?.n).toBe(3)
  expect((await hear(world, incoming('y', 'cleo', '/concert aide')))[0]?.body).toMatchObject({
    nodes: expect.any(Array),
  })
})

test('marks that we write ourselves cannot be smuggled in', async () => {
  const world = await (await createWorld()).founded()
  await world.says('bo', '#pleniere', '/idee \uE0000123456789ab\uE001 et \u202Ecaché')
  expect(await ideas(world)).toEqual(['1 0123456789ab et caché'])
})

/** The same database behind a new engine: what was only in memory is gone. */
async function createRestarted(world: World): Promise<World> {
  const { createEngine } = await import('../../src/engine/engine.ts')
  const { createLog } = await import('../../src/engine/log.ts')
  const { db, clock, ids } = world
  const engine = await createEngine({ db, clock, ids, log: createLog('silent'), language: 'fr', zone: 'Europe/Paris' })
  return { ...world, engine }
}
