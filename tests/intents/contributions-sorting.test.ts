/** Sorting, told: themes named, ideas placed one by one or together, merged and separated, each act taken back. */
import { expect, test } from 'vitest'
import { sortCounts } from '../../src/contributions/store.ts'
import { createWorld, type World } from '../support/world.ts'

const themes = 'Emploi ; Financement ; Mobilité ; Alimentation'

/** ana coordinates, bo facilitates, cleo and dan take part; six ideas of cleo and dan. */
async function gathered(): Promise<World> {
  const w = await (await createWorld()).founded()
  for (const who of ['bo', 'cleo', 'dan']) await w.says(who, '#pleniere', '/concert')
  await w.says('ana', '#pleniere', '/concert nommer bo animation')
  for (const [who, text] of [
    ['cleo', 'Créer des emplois saisonniers'],
    ['dan', 'Un fonds de garantie régional'],
    ['cleo', 'Des navettes pour aller au travail'],
    ['dan', 'Une cantine en circuit court'],
    ['cleo', 'Mutualiser un poste de comptable'],
    ['dan', 'Partager un poste de comptable'],
  ] as const)
    await w.says(who, '#pleniere', `/idee ${text}`)
  return w
}

async function counts(w: World) {
  const [row] = await w.db.query<{ id: string }>('SELECT id FROM "Concertation"')
  return sortCounts(w.db.prisma, row!.id)
}

test('given no theme, when the team sorts, then it is led to naming some, and sorts from there', async () => {
  const w = await gathered()
  const none = await w.says('bo', '#pleniere', '/concert trier')
  expect(none.text).toMatch(/^Il faut d’abord des thèmes/)
  await w.presses('bo', '#pleniere', 'Ajouter des thèmes')
  const added = await w.fills('bo', '#pleniere', { titles: 'Emploi\nFinancement' })
  expect(added.text).toMatch(/^Thèmes ajoutés : « Emploi » et « Financement »/)
  expect(added.buttons).toEqual(['Trier', 'Voir les thèmes', 'Annuler'])
  expect((await w.presses('bo', '#pleniere', 'Trier')).text).toMatch(/^Idée n° 1 — cleo\n> Créer des emplois/)
})

test('ideas are sorted one by one by buttons, passed over, and the rest is counted', async () => {
  const w = await gathered()
  await w.says('bo', '#pleniere', `/concert theme ${themes}`)
  const first = await w.says('bo', '#pleniere', '/concert trier')
  expect(first.text).toContain('0 sur 6 triées')
  expect(first.text).toContain('proposé d’après : emplois')
  expect(first.buttons[0]).toBe('Emploi')
  expect(first.buttons).toEqual(expect.arrayContaining(['Passer', 'Ajouter des thèmes', 'Réunir à une autre']))
  const second = await w.presses('bo', '#pleniere', 'Emploi')
  expect(second.text).toMatch(/^Idée n° 1 classée dans « Emploi »\.\nIdée n° 2 — dan/)
  expect(second.text).toContain('1 sur 6 triées')
  expect((await w.presses('bo', '#pleniere', 'Passer')).text).toMatch(/^Idée n° 3 — cleo/)
  expect(await counts(w)).toEqual({ sorted: 1, unsorted: 5, withdrawn: 0, merged: 0, total: 6 })
  expect((await w.says('bo', '#pleniere', '/concert annuler')).text).toMatch(/1 idée remise où elle était avant/)
  expect((await counts(w)).sorted).toBe(0)
})

test('everything sorted is said, and what comes next is offered', async () => {
  const w = await gathered()
  await w.says('bo', '#pleniere', `/concert theme ${themes}`)
  await w.says('bo', '#pleniere', '/concert classer 2, 3, 4, 5, 6 ; thème : mobi')
  await w.says('bo', '#pleniere', '/concert trier')
  const last = await w.presses('bo', '#pleniere', 'Emploi')
  expect(last.text).toMatch(/Tout est trié : 6 idées dans 4 thèmes\.$/m)
  expect(last.buttons).toEqual(['Voir les thèmes', 'Voir les idées', 'Annuler'])
})

test('a card that somebody else overtook changes nothing, and says where the idea is', async () => {
  const w = await gathered()
  await w.says('bo', '#pleniere', `/concert theme ${themes}`)
  await w.says('bo', '#pleniere', '/concert trier')
  await w.says('ana', '#pleniere', '/concert classer 1 ; thème : Mobilité')
  const stale = await w.presses('bo', '#pleniere', 'Emploi')
  expect(stale.text).toMatch(/^L’idée n° 1 est déjà dans « Mobilité »/)
  expect(stale.buttons[0]).toBe('Continuer le tri')
  expect((await w.presses('bo', '#pleniere', 'Continuer le tri')).text).toMatch(/^Idée n° 2/)
})

test('two people who sort the same idea at once sort it once', async () => {
  const w = await gathered()
  await w.says('bo', '#pleniere', `/concert theme ${themes}`)
  const told = await w.together(
    ['ana', '#pleniere', { intent: 'sort', args: { idea: 1, theme: 1 } }],
    ['bo', '#pleniere', { intent: 'sort', args: { idea: 1, theme: 2 } }],
  )
  expect(told.filter((t) => /^L’idée n° 1 est déjà dans/.test(t.text))).toHaveLength(1)
  expect(told.filter((t) => /^Idée n° 1 classée/.test(t.text))).toHaveLength(1)
  expect((await counts(w)).sorted).toBe(1)
})

test('several ideas are moved together, and each goes back where it was', async () => {
  const w = await gathered()
  await w.says('bo', '#pleniere', `/concert theme ${themes}`)
  await w.says('bo', '#pleniere', '/concert classer 1 Emploi')
  const moved = await w.says('bo', '#pleniere', '/concert classer 1, 2 et 3 ; thème : 3')
  expect(moved.text).toMatch(/^3 idées classées dans « Mobilité »\.\n3 idées restent à trier\./)
  expect((await w.says('bo', '#pleniere', '/concert classer 1 3')).text).toMatch(/^C’est déjà dans « Mobilité »/)
  await w.says('bo', '#pleniere', '/concert annuler')
  const list = await w.says('cleo', '#pleniere', '/concert themes')
  expect(list.text).toContain('1. Emploi — 1 idée')
  expect(list.text).toContain('3. Mobilité — 0 idée')
  expect(list.text).toContain('6 idées en tout : 1 triée, 5 à trier, 0 retirée, 0 réunie à une autre.')
  await w.says('bo', '#pleniere', '/concert declasser 1')
  expect((await counts(w)).unsorted).toBe(6)
  await w.says('bo', '#pleniere', '/concert annuler')
  expect((await counts(w)).unsorted).toBe(5)
})

test('a theme that does not exist can be created from the refusal', async () => {
  const w = await gathered()
  await w.says('bo', '#pleniere', `/concert theme ${themes}`)
  const refused = await w.says('bo', '#pleniere', '/concert classer 1 ; thème : Culture')
  expect(refused.text).toMatch(/^Il n’y a pas de thème « Culture » ici/)
  expect((await w.presses('bo', '#pleniere', 'Créer ce thème')).text).toMatch(/^Le thème « Culture » est ajouté/)
})

test('what is wrong is refused with what to do, and changes nothing', async () => {
  const w = await gathered()
  await w.says('bo', '#pleniere', `/concert theme ${themes}`)
  await w.says('cleo', '#pleniere', '/concert retirer 1')
  const before = await w.dump()
  for (const [words, said] of [
    ['classer 99 ; thème : Emploi', /^Il n’y a pas d’idée n° 99 ici/],
    ['classer 1 ; thème : Emploi', /^Il n’y a pas d’idée n° 1 ici/],
    ['classer douze ; thème : Emploi', /^Je ne vois pas de numéros d’idées/],
    ['declasser 2', /^L’idée n° 2 n’est dans aucun thème/],
    ['theme Emploi', /^Le thème « Emploi » existe déjà/],
    ['renommer-theme 2 Emploi', /^Le thème « Emploi » existe déjà/],
    ['retirer-theme Culture', /^Il n’y a pas de thème « Culture » ici/],
    ['fusionner 2 2', /^L’idée n° 2 ne peut pas être réunie à elle-même/],
    ['separer 2', /^L’idée n° 2 n’est réunie à aucune autre/],
  ] as const)
    expect((await w.says('bo', '#pleniere', `/concert ${words}`)).text, words).toMatch(said)
  for (const verb of ['trier', 'theme Culture', 'classer 2 Emploi', 'declasser 2', 'fusionner 2 3', 'retirer-theme 1'])
    expect((await w.says('cleo', '#pleniere', `/concert ${verb}`)).text, verb).toMatch(/est réservé à l’animation/)
  expect(await w.dump()).toBe(before)
})

test('a withdrawn theme gives its ideas back to be sorted, and finds them again', async () => {
  const w = await gathered()
  await w.says('bo', '#pleniere', `/concert theme ${themes}`)
  await w.says('bo', '#pleniere', '/concert classer 1, 2 ; thème : Emploi')
  expect((await w.says('bo', '#pleniere', '/concert retirer-theme Emploi')).text).toMatch(
    /^Le thème « Emploi » est retiré\. Sont de nouveau à trier : 2 idées\./,
  )
  expect(await counts(w)).toMatchObject({ sorted: 0, unsorted: 6 })
  expect((await w.says('bo', '#pleniere', '/concert trier')).text).toMatch(/^Idée n° 1/)
  await w.says('bo', '#pleniere', '/concert annuler')
  expect(await counts(w)).toMatchObject({ sorted: 2, unsorted: 4 })
  await w.says('bo', '#pleniere', '/concert retirer-theme 1')
  expect((await w.says('bo', '#pleniere', '/concert theme emploi')).text).toMatch(/^Le thème « Emploi » est ajouté/)
  expect(await counts(w)).toMatchObject({ sorted: 2, unsorted: 4 })
})

test('a theme is renamed, and has its earlier title back', async () => {
  const w = await gathered()
  await w.says('bo', '#pleniere', `/concert theme ${themes}`)
  await w.says('bo', '#pleniere', '/concert renommer-theme 1 Emploi et formation')
  expect((await w.says('cleo', '#pleniere', '/concert themes')).text).toContain('1. Emploi et formation')
  await w.says('bo', '#pleniere', '/concert annuler')
  expect((await w.says('cleo', '#pleniere', '/concert themes')).text).toContain('1. Emploi —')
})

test('themes just added are taken back', async () => {
  const w = await gathered()
  await w.says('bo', '#pleniere', '/concert theme Emploi ; Financement')
  expect((await w.says('bo', '#pleniere', '/concert annuler')).text).toMatch(/^Thèmes retirés : « Emploi » et « Financ/)
  expect((await w.says('cleo', '#pleniere', '/concert themes')).text).toMatch(/^Il n’y a pas encore de thème/)
})

test('one idea said twice is merged: both texts are kept, its card points to the other, under its author’s name again when separated', async () => {
  const w = await gathered()
  const told = await w.says('bo', '#pleniere', '/concert fusionner 6 ; avec : 5')
  expect(told.text).toMatch(/^L’idée n° 6 est réunie à l’idée n° 5\. Les deux textes sont gardés :\n> Partager/)
  expect(told.text).toContain('> Mutualiser un poste de comptable')
  expect(await w.sees('cleo', '#pleniere')).toContainEqual(
    expect.stringMatching(/^Idée n° 6 : réunie à l’idée n° 5, qui dit la même chose\. Son texte est gardé\./),
  )
  expect(await counts(w)).toEqual({ sorted: 0, unsorted: 5, withdrawn: 0, merged: 1, total: 6 })
  expect((await w.says('cleo', '#pleniere', '/concert idees')).text).not.toContain('Partager un poste')
  expect((await w.says('dan', '#pleniere', '/concert mes-idees')).text).toContain('(réunie à une autre)')
  expect((await w.says('dan', '#pleniere', '/concert retablir 6')).text).toMatch(/^L’idée n° 6 est réunie à une autre/)
  expect((await w.says('dan', '#pleniere', '/concert retirer 6')).text).toMatch(/^L’idée n° 6 est réunie à une autre/)
  await w.says('bo', '#pleniere', '/concert separer 6')
  expect(await w.sees('cleo', '#pleniere')).toContainEqual(expect.stringMatching(/^Idée n° 6 — dan\n> Partager/))
  expect((await w.says('bo', '#pleniere', '/concert annuler')).text).toMatch(/^L’idée n° 6 est réunie/)
  expect((await counts(w)).merged).toBe(1)
})

test('who withdraws an idea takes nobody else’s words away, and undoing it joins them again', async () => {
  const w = await gathered()
  await w.says('bo', '#pleniere', '/concert fusionner 6 5')
  await w.says('cleo', '#pleniere', '/concert retirer 5')
  expect(await counts(w)).toEqual({ sorted: 0, unsorted: 5, withdrawn: 1, merged: 0, total: 6 })
  expect((await w.says('bo', '#pleniere', '/concert idees')).text).toContain('Partager un poste')
  expect((await w.says('cleo', '#pleniere', '/concert annuler')).text).toMatch(/^L’idée n° 5 est rétablie/)
  expect(await counts(w)).toEqual({ sorted: 0, unsorted: 5, withdrawn: 0, merged: 1, total: 6 })
})

test('merging and withdrawing the same idea at once leaves nothing merged into what is gone', async () => {
  const w = await gathered()
  await w.together(['cleo', '#pleniere', '/concert retirer 5'], ['bo', '#pleniere', '/concert fusionner 6 5'])
  const lost = await w.db.query(
    `SELECT 1 FROM "Idea" i JOIN "Idea" o ON o.id = i."mergedIntoId" WHERE i.status = 'merged' AND o.status = 'withdrawn'`,
  )
  expect(lost).toEqual([])
})

test('an animator of one atelier sorts the ideas of that atelier', async () => {
  const w = await gathered()
  await w.says('ana', '#pleniere', '/concert atelier Financement')
  await w.says('ana', '#pleniere', '/concert animateur bo 1')
  await w.says('ana', '#atelier', '/concert salon atelier : 1')
  await w.says('ana', '#pleniere', '/concert atelier Mobilité')
  expect((await w.says('dan', '#atelier', '/idee Un prêt sans garantie')).text).toContain('Atelier : Financement')
  await w.says('ana', '#pleniere', `/concert theme ${themes}`)
  expect((await w.says('bo', '#pleniere', '/concert trier')).text).toMatch(/^Idée n° 7[\s\S]*0 sur 1 triées/)
  expect((await w.says('bo', '#pleniere', '/concert classer 1 Emploi')).text).toMatch(/a ses propres animateurs/)
  expect((await w.says('bo', '#pleniere', '/concert classer 7 2')).text).toMatch(/^1 idée classée/)
  expect((await w.says('ana', '#atelier', '/concert trier')).text).toMatch(/^Tout est trié : 1 idée/)
  expect((await w.says('ana', '#pleniere', '/concert trier')).text).toMatch(/1 sur 7 triées/)
  expect((await w.says('cleo', '#pleniere', '/concert idees atelier : 1')).text).toMatch(/^1 idée\nSeulement : Financ/)
})

test('what a participant counts is what they may find', async () => {
  const w = await gathered()
  await w.says('dan', 'dm', '/idee Une idée délicate')
  expect((await w.says('cleo', '#pleniere', '/concert themes')).text).toContain('6 idées en tout')
  expect((await w.says('bo', '#pleniere', '/concert themes')).text).toContain('7 idées en tout')
})

test('ideas of another concertation are not reached by their numbers', async () => {
  const w = await gathered()
  await w.says('ana', '#couloir', '/concert creer Mobilités ; organisateurs : Métropole')
  await w.says('ana', '#couloir', '/concert salon Mobilités')
  await w.says('ana', '#couloir', '/concert theme Vélo')
  expect((await w.says('ana', '#couloir', '/concert classer 1 Vélo')).text).toMatch(/^Il n’y a pas d’idée n° 1 ici/)
  expect((await w.says('ana', '#couloir', '/concert classer 1 Emploi')).text).toMatch(/^Il n’y a pas de thème/)
})
