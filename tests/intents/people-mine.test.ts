/** What is held of a person, asked for by that person. */
import { expect, test } from 'vitest'
import { plain } from '../../src/views/plain.ts'
import type { Document, View } from '../../src/views/view.ts'
import { createWorld, type World } from '../support/world.ts'

async function peopled(): Promise<World> {
  const w = await (await createWorld()).founded()
  await w.says('bo', '#pleniere', '/concert nom Camille Durand')
  await w.says('bo', '#pleniere', '/concert structure URIOPSS')
  await w.says('bo', '#pleniere', '/idee Mutualiser un poste de comptable')
  await w.says('cleo', '#pleniere', '/idee Partager les salles de réunion')
  return w
}

function files(body: unknown): Document[] {
  return (body as View).nodes.filter((node): node is Document => node.kind === 'document')
}

test('given somebody who took part, when they ask in private, then they get a page to read and a file', async () => {
  const w = await peopled()
  const told = await w.says('bo', 'dm', '/concert mes-donnees')
  expect(told.text).toMatch(/^Vos données\nVoici tout ce que je garde de vous : votre profil, 1 idée, 0 vote/)
  const [page, data] = files(told.body)
  const read = plain({ lang: 'fr', nodes: page!.nodes }).replace(/[\u00a0\u202f]/g, ' ')
  expect(page!.name).toBe('mes-donnees.docx')
  expect(read).toContain('Nom : Camille Durand\nStructure : URIOPSS')
  expect(read).toMatch(/n° 1 \(« ESS à 10 ans »\), .* : Mutualiser un poste de comptable/)
  expect(read).not.toContain('Partager les salles')
  expect(data!.name).toBe('mes-donnees.json')
  const held = JSON.parse(data!.data!) as Record<string, unknown>
  expect(held).toMatchObject({ organisation: 'URIOPSS', Idea: [{ text: 'Mutualiser un poste de comptable' }] })
  expect(data!.data).not.toContain('Partager les salles')
})

test('asked in a channel, they come in private, and the channel learns nothing', async () => {
  const w = await peopled()
  expect((await w.says('bo', '#pleniere', '/concert mes-donnees')).text).toBe('Je vous envoie vos données en privé.')
  expect((await w.sees('bo', 'dm')).at(-1)).toMatch(/^Vos données/)
  expect((await w.sees('cleo', '#pleniere')).join('\n')).not.toContain('tout ce que je garde')
})

test('no code stands in it', async () => {
  const w = await peopled()
  await w.says('ana', '#pleniere', '/concert code-salon')
  const [, data] = files((await w.says('ana', 'dm', '/concert mes-donnees')).body)
  expect(data!.data).toContain('PlaceCode')
  expect(data!.data).not.toContain('codeHash')
})
