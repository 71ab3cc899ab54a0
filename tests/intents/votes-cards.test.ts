/** The card that a ballot draws, from what was in the box and that ballot alone, is the one that a look at the whole box draws. */
import { expect, test } from 'vitest'
import { createWorld, type World } from '../support/world.ts'

async function opened(words: string): Promise<World> {
  const w = await (await createWorld()).founded()
  for (const who of ['bo', 'cleo', 'dan']) await w.says(who, '#pleniere', '/concert')
  await w.says('ana', '#pleniere', `/concert vote ${words}`)
  await w.presses('ana', '#pleniere', 'Ouvrir le vote')
  return w
}

async function card(w: World): Promise<string> {
  return (await w.sees('flo', '#pleniere')).findLast((text) => text.startsWith('Vote n° 1')) ?? ''
}

/** Does it, and lets the look come that is due within two seconds. */
async function drawnTwice(w: World, who: string, words: string): Promise<string> {
  await w.says(who, '#pleniere', `/concert ${words}`)
  const drawn = await card(w)
  await w.passes({ seconds: 3 })
  expect(drawn, words).toBe(await card(w))
  return drawn
}

test('of a public vote, whose result is shown while people vote', async () => {
  const w = await opened('Où aller ? ; options : Amiens, Laon, Soissons ; secret : public ; résultats : en direct')
  expect(await drawnTwice(w, 'bo', 'voter 1')).toContain('1 réponse')
  expect(await drawnTwice(w, 'cleo', 'voter 2')).toContain('2 réponses')
  expect(await drawnTwice(w, 'bo', 'voter 2')).toContain('2 réponses')
  expect(await drawnTwice(w, 'cleo', 'retirer-vote')).toContain('1 réponse')
  expect(await drawnTwice(w, 'bo', 'retirer-vote')).toContain('0 réponse')
  expect(await drawnTwice(w, 'bo', 'voter 3')).toContain('1 réponse')
})

test('of a vote by consent, with names', async () => {
  const w = await opened('On adopte la charte ? ; forme : consentement ; secret : public ; résultats : en direct')
  expect(await drawnTwice(w, 'bo', 'objection Le calendrier est trop court')).toContain('1 réponse')
  expect(await drawnTwice(w, 'cleo', 'voter 1')).toContain('2 réponses')
  expect(await drawnTwice(w, 'bo', 'voter 1')).toContain('2 réponses')
})

test('of a vote whose options come and go', async () => {
  const w = await opened('Où aller ? ; options : Amiens, Laon ; forme : assentiment ; règles : options libres')
  expect(await drawnTwice(w, 'bo', 'proposer-option Soissons')).toContain('3. Soissons')
  await w.presses('bo', '#pleniere', 'Annuler')
  expect(await card(w)).not.toContain('Soissons')
  expect(await drawnTwice(w, 'cleo', 'voter 1')).not.toContain('Soissons')
  // As when it was chosen at the moment at which it was taken back.
  await w.db.query(`UPDATE "Ballot" SET paper = '0,2'`)
  expect(await drawnTwice(w, 'dan', 'voter 2')).toContain('3. Soissons')
  expect(await drawnTwice(w, 'cleo', 'voter 2')).not.toContain('Soissons')
})
