/** Two channels of different platforms, joined by a code that is shown in one and typed in the other. */
import { expect, test } from 'vitest'
import { limits } from '../../adapters/console/limits.ts'
import type { Incoming } from '../../src/port.ts'
import { plain } from '../../src/views/plain.ts'
import { type FakePlatform, fakePlatform } from '../support/kernel/platform.ts'
import { createWorld, type World } from '../support/world.ts'

const spaces = (said: string) =>
  said.replace(/[\u00a0\u202f]/g, ' ').replace(/\nEssai : rien de ceci n’est réel\.$/, '')
const codeIn = (said: string) => /Le code : (\S+)/.exec(said)![1]!

/** Beside the console, a Slack where gus and hana are in #essonne. */
async function twoPlatforms(): Promise<{ w: World; slack: FakePlatform; says: typeof says; presses: typeof presses }> {
  const w = await (await createWorld()).founded()
  const slack = fakePlatform({ platform: 'slack', can: limits.slack, seed: 5, now: () => w.now().getTime() })
  for (const who of ['gus', 'hana']) slack.join(who, 'essonne')
  await w.engine.open(slack)
  current = slack
  return { w, slack, says, presses }
}
let current: FakePlatform

async function says(who: string, where: string, words: Incoming['says']): Promise<string> {
  current.says(who, where, words)
  const [reply] = await current.deliver()
  return reply ? spaces(plain(reply.body)) : ''
}

async function presses(who: string, where: string, label: string): Promise<string> {
  current.pressNewest(who, where, label)
  const [reply] = await current.deliver()
  return reply ? spaces(plain(reply.body)) : ''
}

async function seen(w: World, who: string, where: string): Promise<string[]> {
  await w.engine.settle()
  return current
    .seen(who)
    .filter((one) => one.where === where)
    .map((one) => spaces(one.text))
}

async function codes(w: World): Promise<readonly { state: string; codeHash: string }[]> {
  return w.db.query(`SELECT state, "codeHash" FROM "PlaceCode" ORDER BY id`)
}

test('given a code shown in a channel, when it is typed on another platform and confirmed, then both are one', async () => {
  const { w } = await twoPlatforms()
  await w.says('ana', '#pleniere', '/concert ajouter-atelier Emploi')
  await w.says('ana', '#pleniere', '/concert salon atelier : 1')
  const shown = await w.says('ana', '#pleniere', '/concert code-salon')
  expect(shown.text).toMatch(/^Joindre un autre salon à .*pleniere\nLe code : [2-9A-Z]{4}-[2-9A-Z]{4}\n/)
  expect(shown.text).toContain('jusqu’à 11 h')
  const code = codeIn(shown.text)
  const looked = await says('gus', 'essonne', `/concert salon ${code.toLowerCase()}`)
  expect(looked).toMatch(/^Joindre .*essonne.* à « ESS à 10 ans » \?/)
  expect(looked).toContain('Organisée par : Région et CRESS')
  expect(looked).toContain('Atelier : 1. Emploi')
  expect(looked).toContain('Ce salon et 1 autre seront prévenus')
  expect((await codes(w))[0]?.state).toBe('shown')
  expect(await presses('gus', 'essonne', 'Joindre ce salon')).toMatch(/est rattaché à « ESS à 10 ans »/)
  expect((await seen(w, 'hana', '#essonne')).at(-1)).toMatch(/^Ce salon accueille l’atelier n° 1, « Emploi »/)
  expect((await w.sees('bo', '#pleniere')).at(-1)).toMatch(/^Un salon rejoint celui-ci .*essonne \(Slack\)\./)
  await says('hana', 'essonne', '/idee Une cuisine partagée')
  expect((await w.says('bo', '#pleniere', '/concert idees')).text).toContain('cuisine')
})

test('a code serves once, for an hour, and the one before it no longer does', async () => {
  const { w } = await twoPlatforms()
  const first = codeIn((await w.says('ana', '#pleniere', '/concert code-salon')).text)
  const code = codeIn((await w.says('ana', '#pleniere', '/concert code-salon')).text)
  const wrong = await says('gus', 'essonne', `/concert salon ${first}`)
  expect(wrong).toMatch(/^Ce code ne fonctionne pas : il est mal recopié, a déjà servi, ou date de plus d’une heure\./)
  await says('gus', 'essonne', `/concert salon ${code}`)
  await presses('gus', 'essonne', 'Joindre ce salon')
  // Used, unknown, over: one sentence for all.
  expect((await w.says('bo', '#couloir', `/concert salon ${code}`)).text).toBe(wrong)
  expect((await w.says('bo', '#couloir', '/concert salon ABCD-2345')).text).toBe(wrong)
  const late = codeIn((await w.says('ana', '#pleniere', '/concert code-salon')).text)
  await w.passes({ minutes: 61 })
  expect((await w.says('bo', '#couloir', `/concert salon ${late}`)).text).toBe(wrong)
})

test('a button that is pressed when the code was used meanwhile joins nothing', async () => {
  const { w } = await twoPlatforms()
  const code = codeIn((await w.says('ana', '#pleniere', '/concert code-salon')).text)
  await says('gus', 'essonne', `/concert salon ${code}`)
  await w.says('bo', '#couloir', `/concert salon ${code}`)
  await w.presses('bo', '#couloir', 'Joindre ce salon')
  expect(await presses('gus', 'essonne', 'Joindre ce salon')).toMatch(/^Ce code ne fonctionne pas/)
})

test('two channels that confirm at the same moment: one of them joins', async () => {
  const w = await (await createWorld()).founded()
  const code = codeIn((await w.says('ana', '#pleniere', '/concert code-salon')).text)
  const join = { intent: 'link', args: { title: code, confirmed: true } }
  const told = await w.together(['bo', '#couloir', join], ['cleo', '#atelier', join])
  expect(told.filter(({ text }) => /est rattaché/.test(text))).toHaveLength(1)
  expect(told.filter(({ text }) => /^Ce code ne fonctionne pas/.test(text))).toHaveLength(1)
})

test('after five wrong codes, nobody is told whether the sixth is good, until an hour has passed', async () => {
  const w = await (await createWorld()).founded()
  const good = codeIn((await w.says('ana', '#pleniere', '/concert code-salon')).text)
  for (let n = 2; n < 7; n++) await w.says('bo', '#couloir', `/concert salon ABCD-234${n}`)
  expect((await w.says('bo', '#couloir', `/concert salon ${good}`)).text).toMatch(/^Trop de codes essayés/)
  // Another person is not kept from it.
  expect((await w.says('cleo', '#couloir', `/concert salon ${good}`)).text).toMatch(/^Joindre .*couloir/)
})

test('given a channel that joined, when that is undone, then it is free, the code serves again, and both are told', async () => {
  const w = await (await createWorld()).founded()
  const code = codeIn((await w.says('ana', '#pleniere', '/concert code-salon')).text)
  await w.says('bo', '#couloir', `/concert salon ${code}`)
  await w.presses('bo', '#couloir', 'Joindre ce salon')
  await w.presses('bo', '#couloir', 'Annuler')
  expect((await w.sees('cleo', '#couloir')).at(-1)).toMatch(/n’est plus rattaché/)
  expect((await w.sees('cleo', '#pleniere')).at(-1)).toMatch(/^Ce salon a quitté la concertation : .*couloir/)
  expect((await codes(w)).map(({ state }) => state)).toEqual(['shown'])
  expect((await w.says('bo', '#atelier', `/concert salon ${code}`)).text).toMatch(/^Joindre .*atelier/)
})

test('a code is asked for where somebody animates, and can be given up', async () => {
  const w = await (await createWorld()).founded()
  expect((await w.says('bo', '#pleniere', '/concert code-salon')).text).toMatch(/est réservé à l’animation/)
  expect((await w.says('ana', 'dm', '/concert code-salon')).text).toMatch(/salon/)
  expect((await w.says('ana', '#couloir', '/concert code-salon')).text).toMatch(/rattach/)
  const shown = await w.says('ana', '#pleniere', '/concert code-salon')
  expect((await w.presses('ana', '#pleniere', 'Renoncer au code')).text).toMatch(/ce code ne sert plus/)
  expect((await w.says('bo', '#couloir', `/concert salon ${codeIn(shown.text)}`)).text).toMatch(
    /^Ce code ne fonctionne/,
  )
})

test('a channel that is already linked keeps what it is, and is told of what', async () => {
  const w = await (await createWorld()).founded()
  await w.says('ana', '#atelier', '/concert creer Mobilités ; organisateurs : Métropole')
  await w.says('ana', '#atelier', '/concert salon mobilites')
  const code = codeIn((await w.says('ana', '#pleniere', '/concert code-salon')).text)
  expect((await w.says('bo', '#atelier', `/concert salon ${code}`)).text).toMatch(/est déjà rattaché à « Mobilités »/)
  expect((await w.says('bo', '#pleniere', `/concert salon ${code}`)).text).toMatch(/sert déjà à cela/)
})

test('neither the tables nor the journal hold the code as it is typed', async () => {
  const w = await (await createWorld()).founded()
  const code = codeIn((await w.says('ana', '#pleniere', '/concert code-salon')).text)
  await w.says('bo', '#couloir', `/concert salon ${code}`)
  await w.presses('bo', '#couloir', 'Joindre ce salon')
  const kept = await w.dump()
  expect(kept).not.toContain(code)
  expect(kept).not.toContain(code.replace('-', ''))
})
