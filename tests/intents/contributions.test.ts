/** Ideas, told: deposited, seen by those who should, changed by their author alone, taken back, found again. */
import { expect, test } from 'vitest'
import { createWorld } from '../support/world.ts'

const poste = 'Mutualiser un poste de comptable'

test('given a bound room, when somebody deposits an idea, then its number is told and everybody there sees it', async () => {
  const w = await (await createWorld()).founded()
  const told = await w.says('bo', '#pleniere', `/idee ${poste}`)
  expect(told.text).toMatch(/^Idée n° 1 enregistrée\nMutualiser un poste de comptable\nConcertation : ESS à 10 ans/)
  expect(told.text).toMatch(/Visible par : les personnes .*pleniere et l’équipe d’animation/)
  expect(told.text).toMatch(/Vos données : .* organisée par Région et CRESS/)
  expect(told.buttons).toEqual(['Modifier', 'Retirer', 'Qui la voit ?', 'Dire ma structure'])
  expect(await w.sees('cleo', '#pleniere')).toContainEqual(expect.stringMatching(/^Idée n° 1 — bo\n> Mutualiser/))
  expect((await w.says('cleo', '#pleniere', '/idee Partager les locaux')).text).toMatch(/^Idée n° 2/)
  expect((await w.state()).ideas.map(({ number, author }) => [number, author])).toEqual([
    [1, 'bo'],
    [2, 'cleo'],
  ])
})

test('the receipt is seen by its author alone, and the privacy notice comes once', async () => {
  const w = await (await createWorld()).founded()
  await w.says('bo', '#pleniere', `/idee ${poste}`)
  expect((await w.sees('bo', '#pleniere')).filter((text) => text.includes('enregistrée'))).toHaveLength(1)
  expect((await w.sees('cleo', '#pleniere')).filter((text) => text.includes('enregistrée'))).toHaveLength(0)
  expect((await w.says('bo', '#pleniere', '/idee Partager les locaux')).text).not.toContain('Vos données')
})

test('a bare /idee opens a form that says who will see it; filling it deposits the idea', async () => {
  const w = await (await createWorld()).founded()
  const form = await w.says('bo', '#pleniere', '/idee')
  expect(form.text).toMatch(/^Déposer une idée\nVisible par/)
  expect((await w.fills('bo', '#pleniere', { text: poste })).text).toMatch(/^Idée n° 1/)
})

test('an idea answered to a message takes the message’s words', async () => {
  const w = await (await createWorld()).founded()
  const told = await w.says('bo', '#pleniere', '/idee', { about: 'On devrait mutualiser' })
  expect(told.text).toMatch(/^Idée n° 1 enregistrée\nOn devrait mutualiser/)
})

test('the author edits, and the card that everybody sees is edited in place', async () => {
  const w = await (await createWorld()).founded()
  await w.says('bo', '#pleniere', `/idee ${poste}`)
  await w.presses('bo', '#pleniere', 'Modifier')
  const told = await w.fills('bo', '#pleniere', { text: 'Mutualiser deux postes' })
  expect(told.text).toMatch(/^L’idée n° 1 est modifiée/)
  const cards = (await w.sees('cleo', '#pleniere')).filter((text) => text.startsWith('Idée n° 1'))
  expect(cards).toHaveLength(1)
  expect(cards[0]).toMatch(/^Idée n° 1 — bo \(modifiée\)\n> Mutualiser deux postes/)
  expect(await w.db.query('SELECT text FROM "IdeaRevision"')).toEqual([{ text: poste }])
})

test('the form of an edit begins with the present text', async () => {
  const w = await (await createWorld()).founded()
  await w.says('bo', '#pleniere', `/idee ${poste}`)
  expect((await w.presses('bo', '#pleniere', 'Modifier')).text).toContain(`= ${poste}`)
})

test('the author withdraws and restores; the number is never given again', async () => {
  const w = await (await createWorld()).founded()
  await w.says('bo', '#pleniere', `/idee ${poste}`)
  expect((await w.presses('bo', '#pleniere', 'Retirer')).text).toMatch(/^L’idée n° 1 est retirée/)
  expect(await w.sees('cleo', '#pleniere')).toContainEqual(
    expect.stringMatching(/^Idée n° 1 : retirée par la personne/),
  )
  expect((await w.says('cleo', '#pleniere', '/concert idees')).text).not.toContain(poste)
  expect((await w.says('cleo', '#pleniere', '/idee Partager les locaux')).text).toMatch(/^Idée n° 2/)
  expect((await w.presses('bo', '#pleniere', 'Rétablir')).text).toMatch(/^L’idée n° 1 est rétablie/)
  expect((await w.says('cleo', '#pleniere', '/concert idees')).text).toContain(poste)
})

test.each([
  ['modifier 1 Un autre texte', /celle de quelqu’un d’autre/],
  ['retirer 1', /celle de quelqu’un d’autre/],
  ['retablir 1', /celle de quelqu’un d’autre/],
])('nobody else, not even the coordination, may « %s »', async (words, said) => {
  const w = await (await createWorld()).founded()
  await w.says('bo', '#pleniere', `/idee ${poste}`)
  const before = await w.dump()
  for (const who of ['cleo', 'ana']) expect((await w.says(who, '#pleniere', `/concert ${words}`)).text).toMatch(said)
  expect(await w.dump()).toBe(before)
})

test('what has no effect is refused: the same text, an idea withdrawn twice, one restored that stands', async () => {
  const w = await (await createWorld()).founded()
  await w.says('bo', '#pleniere', `/idee ${poste}`)
  expect((await w.says('bo', '#pleniere', `/concert modifier 1 ${poste}`)).text).toMatch(/^C’est déjà le texte/)
  expect((await w.says('bo', '#pleniere', '/concert retablir 1')).text).toMatch(/il n’y a rien à rétablir/)
  await w.says('bo', '#pleniere', '/concert retirer 1')
  expect((await w.says('bo', '#pleniere', '/concert retirer 1')).text).toMatch(/a été retirée/)
  expect((await w.says('bo', '#pleniere', '/concert modifier 1 Autrement dit')).text).toMatch(/Rétablissez-la d’abord/)
})

test('an idea said in private is for the team and its author only', async () => {
  const w = await (await createWorld()).founded()
  for (const who of ['bo', 'cleo']) await w.says(who, '#pleniere', '/concert')
  const told = await w.says('bo', 'dm', '/idee Une idée délicate')
  expect(told.text).toContain('Visible par : l’équipe d’animation seulement')
  expect((await w.says('bo', 'dm', '/concert visible 1')).text).toMatch(/que par l’équipe d’animation/)
  expect((await w.says('bo', '#pleniere', '/concert idees')).text).toContain('Une idée délicate')
  expect((await w.says('ana', '#pleniere', '/concert idees')).text).toContain('Une idée délicate')
  const other = await w.says('cleo', '#pleniere', '/concert idees')
  expect(other.text).not.toContain('délicate')
  expect((await w.says('cleo', '#pleniere', '/concert idees délicate')).text).toMatch(/^Aucune idée ne contient/)
  for (const verb of ['visible', 'retirer', 'modifier'])
    expect(
      (await w.says('cleo', '#pleniere', `/concert ${verb} 1 ${verb === 'modifier' ? 'Autre' : ''}`)).text,
    ).toMatch(/^Il n’y a pas d’idée n° 1 ici/)
  expect((await w.says('cleo', '#pleniere', '/concert')).text).toContain('Idées reçues : 0')
  for (const room of ['#pleniere', '#atelier', '#couloir'])
    expect((await w.sees('cleo', room)).join()).not.toContain('Une idée délicate')
})

test('a facilitator reads the ideas said in private', async () => {
  const w = await (await createWorld()).founded()
  await w.says('bo', '#pleniere', '/concert')
  await w.says('cleo', '#pleniere', '/concert')
  await w.says('bo', 'dm', '/idee Une idée délicate')
  await w.says('ana', '#pleniere', '/concert nommer cleo animation')
  expect((await w.says('cleo', '#pleniere', '/concert idees')).text).toContain('Une idée délicate')
})

test.each(['comptable', 'COMPTABLE', 'comptab', 'Poste mutualiser', 'creche'])(
  'searching « %s » finds without accents, case or order',
  async (words) => {
    const w = await (await createWorld()).founded()
    await w.says('bo', '#pleniere', '/idee Mutualiser un poste de comptable à la crèche')
    await w.says('bo', '#pleniere', '/idee Partager les locaux')
    const told = await w.says('cleo', '#pleniere', `/concert idees ${words}`)
    expect(told.text).toMatch(/^1 idée avec/)
    expect(told.text).not.toContain('locaux')
  },
)

test('my ideas are listed with what can be done with each', async () => {
  const w = await (await createWorld()).founded()
  expect((await w.says('bo', '#pleniere', '/concert mes-idees')).text).toMatch(/pas encore déposé d’idée/)
  await w.says('bo', '#pleniere', '/idee La première')
  await w.says('bo', '#pleniere', '/idee La seconde')
  await w.says('bo', '#pleniere', '/concert retirer 2')
  const told = await w.says('bo', '#pleniere', '/concert mes-idees')
  expect(told.text).toMatch(/^Vos idées \(2\)/)
  expect(told.buttons).toEqual(['1. La première', '1. La première', '2. La seconde', 'Déposer une idée'])
})

test('ideas of several organisations are counted by organisation', async () => {
  const w = await (await createWorld()).founded()
  await w.says('bo', '#pleniere', '/concert structure URIOPSS')
  await w.says('bo', '#pleniere', '/idee Une idée de l’URIOPSS')
  await w.says('cleo', '#pleniere', '/idee Une idée sans structure')
  const told = await w.says('dan', '#pleniere', '/concert idees')
  expect(told.text).toMatch(/Idées par structure/)
  expect(told.text).toContain('bo, URIOPSS')
})

test('depositing, editing, withdrawing and restoring are each taken back within ten minutes', async () => {
  const w = await (await createWorld()).founded()
  const only = async () => (await w.state()).ideas[0]
  await w.says('bo', '#pleniere', `/idee ${poste}`)
  await w.says('bo', '#pleniere', '/concert annuler')
  expect(await only()).toMatchObject({ status: 'withdrawn' })
  await w.says('bo', '#pleniere', '/concert retablir 1')
  await w.says('bo', '#pleniere', '/concert annuler')
  expect(await only()).toMatchObject({ status: 'withdrawn' })
  await w.passes({ minutes: 11 })
  await w.says('bo', '#pleniere', '/concert retablir 1')
  await w.says('bo', '#pleniere', '/concert modifier 1 Autre chose')
  expect((await w.says('bo', '#pleniere', '/concert annuler')).text).toMatch(/a retrouvé son texte d’avant/)
  expect(await only()).toMatchObject({ status: 'active', text: poste })
  await w.says('bo', '#pleniere', '/concert retirer 1')
  await w.says('bo', '#pleniere', '/concert annuler')
  expect(await only()).toMatchObject({ status: 'active' })
})

test('an act is taken back for ten minutes, and not after', async () => {
  const w = await (await createWorld()).founded()
  await w.says('bo', '#pleniere', `/idee ${poste}`)
  await w.passes({ minutes: 10 })
  await w.says('cleo', '#pleniere', '/idee Partager les locaux')
  expect((await w.says('bo', '#pleniere', '/concert annuler')).text).toMatch(/^L’idée n° 1 est retirée/)
  await w.passes({ minutes: 10, seconds: 1 })
  expect((await w.says('cleo', '#pleniere', '/concert annuler')).text).toMatch(/^Je ne vois rien de vous à annuler ici/)
})

test('an act is taken back where it was made, by who made it, and once', async () => {
  const w = await (await createWorld()).founded()
  await w.says('ana', '#atelier', '/concert salon')
  await w.says('bo', '#pleniere', `/idee ${poste}`)
  expect((await w.says('bo', '#atelier', '/concert annuler')).text).toMatch(/^Je ne vois rien de vous/)
  expect((await w.says('cleo', '#pleniere', '/concert annuler')).text).toMatch(/^Je ne vois rien de vous/)
  expect((await w.says('bo', '#pleniere', '/concert annuler')).text).toMatch(/est retirée/)
  expect((await w.says('bo', '#pleniere', '/concert annuler')).text).toMatch(/^Je ne vois rien de vous/)
})

test('in private, undo takes back the last act, of whichever concertation it was', async () => {
  const w = await (await createWorld()).founded()
  await w.says('ana', '#atelier', '/concert creer Mobilités ; organisateurs : Métropole')
  await w.says('ana', '#atelier', '/concert salon Mobilités')
  await w.says('bo', '#pleniere', '/concert')
  await w.says('bo', 'dm', '/idee Une idée pour l’ESS')
  await w.says('bo', '#atelier', '/concert')
  await w.says('bo', '#atelier', '/idee Une idée pour les mobilités')
  expect((await w.says('bo', 'dm', '/concert annuler')).text).toMatch(/^L’idée n° 1 est retirée/)
  expect((await w.state()).ideas).toMatchObject([
    { title: 'ESS à 10 ans', status: 'withdrawn' },
    { title: 'Mobilités', status: 'active' },
  ])
})

test('undo that is no longer possible says so and changes nothing', async () => {
  const w = await (await createWorld()).founded()
  await w.says('bo', '#pleniere', `/idee ${poste}`)
  await w.says('bo', 'dm', '/concert retirer 1')
  const before = await w.dump()
  const told = await w.says('bo', '#pleniere', '/concert annuler')
  expect(told.text).toMatch(/a été retirée/)
  expect(await w.dump()).toBe(before)
})
