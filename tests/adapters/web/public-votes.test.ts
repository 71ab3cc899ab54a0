/** What the public page of a vote says of it: who sees the answers, what is published, in words that are true when they are read. */
import { afterEach, expect, test } from 'vitest'
import { peopled } from '../../support/meetings.ts'
import { readPath } from '../../support/web/crawl.ts'
import { parse, readOut } from '../../support/web/html.ts'
import { type Served, serve } from '../../support/web/served.ts'
import type { World } from '../../support/world.ts'

let served: Served | undefined
afterEach(async () => {
  await served?.close()
  served = undefined
})

async function asked(
  question: string,
  before: (w: World) => Promise<string> = async () => '',
): Promise<{ readonly w: World; readonly page: () => Promise<string> }> {
  const w = await peopled()
  served = await serve(w, {})
  const { origin } = served
  await w.says('ana', '#pleniere', '/concert page-publique confirmé : oui')
  const more = await before(w)
  await w.says('bo', '#pleniere', `/concert vote ${question}${more}`)
  await w.presses('bo', '#pleniere', 'Ouvrir le vote')
  const page = async () => {
    const { body } = await readPath(origin, '/c/ess-a-10-ans/votes/1')
    return readOut(parse(body)).replace(/[\u00a0\u202f]/g, ' ')
  }
  return { w, page }
}

test('given a vote by consent, while it is open, then its answers are no proposals, and it is said who sees them now', async () => {
  const { w, page } = await asked('Ouvrir en juin ? ; forme : consentement')
  const during = await page()
  expect(during).not.toContain('Les propositions')
  expect(during).toContain('Qui voit les réponses')
  expect(during).toContain('les réponses sont cachées aux participants')
  await w.says('dan', '#pleniere', '/concert voter je consens')
  await w.says('bo', '#pleniere', '/concert fermer')
  const after = await page()
  expect(after).toContain('Qui a vu les réponses')
  expect(after).toContain('les réponses étaient cachées aux participants')
})

test('given a college of a few, then the page does not promise that it can be counted again', async () => {
  const { w, page } = await asked('Adopter la charte ? ; forme : decision', async (world) => {
    await world.says('ana', '#pleniere', '/concert college Réseaux, Entreprises')
    for (const [who, organisation, college] of [
      ['cleo', 'Réseau Vert', 'Réseaux'],
      ['dan', 'Scop Bois', 'Entreprises'],
    ] as const) {
      await world.says(who, '#pleniere', `/concert structure ${organisation}`)
      await world.says('ana', '#pleniere', `/concert affecter ${organisation} ; collège : ${college}`)
    }
    return ' ; règles : collèges : Réseaux 60, Entreprises 40'
  })
  await w.says('cleo', '#pleniere', '/concert voter contre')
  await w.says('dan', '#pleniere', '/concert voter pour')
  await w.says('bo', '#pleniere', '/concert fermer')
  const said = await page()
  expect(said).toContain('Les voix sont pondérées par collège.')
  expect(said).toContain('Un collège a moins de cinq bulletins')
  expect(said).not.toContain('refaire tout le compte')
})

test.each([
  ['Que financer ? ; options : Vélo = 4000 | Jardin = 2500 ; enveloppe : 5000', '1', true],
  ['Le bureau ; options : Ana, Bo, Cléo ; forme : election ; retenues : 2', '1 > 2', true],
  ['Quels thèmes ? ; options : Emploi, Mobilité, Culture', '1', false],
])('given « %s », then what is published to count it again is said as it is', async (question, answer, areTold) => {
  const { w, page } = await asked(question)
  for (const who of ['cleo', 'dan']) await w.says(who, '#pleniere', `/concert voter ${answer}`)
  await w.says('bo', '#pleniere', '/concert fermer')
  const said = await page()
  expect(said.includes('avec les bulletins eux-mêmes')).toBe(areTold)
  expect(said.includes('les bulletins eux-mêmes ne sont pas publiés')).toBe(!areTold)
  const recounted = (await w.says('dan', '#pleniere', '/concert recompter')).text
  expect(recounted.includes('Le fichier contient tous les bulletins')).toBe(areTold)
  expect(recounted.includes('les sommes des bulletins')).toBe(!areTold)
})
