/** No dead end: nothing is offered that is always refused, no id is shown to anybody, every refusal leads on. */
import { expect, test } from 'vitest'
import { formFor } from '../../src/engine/perform.ts'
import { everyIntent } from '../../src/engine/registry.ts'
import { textOf } from '../../src/text/index.ts'
import { convened, opened, peopled } from '../support/meetings.ts'

test('a guest is told that they follow a vote, and is offered no ballot', async () => {
  const w = await peopled()
  await w.says('ana', '#pleniere', '/concert nommer dan invité')
  await w.says('bo', '#pleniere', '/concert vote Lesquels ? ; options : Un | Deux')
  await w.presses('bo', '#pleniere', 'Ouvrir le vote')
  for (const words of ['', 'suivi', 'votes', 'votes 1']) {
    const told = await w.says('dan', '#pleniere', `/concert ${words}`)
    expect(told.buttons.join(), words).not.toContain('Voter')
    expect(told.text, words).not.toMatch(/À vous de voter|voter :/)
  }
  expect((await w.says('dan', '#pleniere', '/concert votes 1')).text).toContain('Vous suivez ce vote')
  expect((await w.says('eve', '#pleniere', '/concert')).buttons).toContain('Voter (n° 1)')
})

test('a vote that is held elsewhere is listed without a button that would be refused here', async () => {
  const w = await peopled()
  await w.says('bo', '#atelier', '/concert vote Lesquels ? ; options : Un | Deux')
  await w.presses('bo', '#atelier', 'Ouvrir le vote')
  const here = await w.says('dan', '#pleniere', '/concert votes')
  expect(here.text).toContain('Lesquels ?')
  expect(here.buttons).not.toContain('Voter')
  expect((await w.says('dan', 'dm', '/concert votes')).buttons).toContain('Voter')
})

test('who animates one atelier is offered what they may do, not what others animate', async () => {
  const w = await opened()
  await w.says('bo', '#atelier', '/concert decision Louer la salle en commun')
  await w.says('dan', '#atelier', '/idee Un jardin')
  await w.says('bo', '#atelier', '/concert vote X ou Y ? ; options : X | Y')
  await w.presses('bo', '#atelier', 'Ouvrir le vote')
  await w.says('dan', '#atelier', '/concert voter 1')
  await w.says('eve', '#atelier', '/concert voter 2')
  await w.says('bo', '#atelier', '/concert fermer')
  await w.says('bo', '#atelier', '/concert clore')
  await w.says('bo', '#atelier', '/concert reunion 15 avril 14h')
  for (const words of ['', 'suivi', 'agenda', 'decisions']) {
    const hers = await w.says('cleo', 'dm', `/concert ${words}`)
    expect(hers.buttons.join(), words).not.toMatch(/Départager|Trier|Convoquer|Résumé|n° 1/)
  }
  expect((await w.says('bo', 'dm', '/concert suivi')).buttons.join()).toMatch(/Départager.*Trier/s)
  expect((await w.says('bo', 'dm', '/concert agenda')).buttons).toContain('Convoquer la prochaine')
  expect((await w.says('bo', 'dm', '/concert decisions')).buttons.length).toBeGreaterThan(1)
})

test('« reprendre mon texte » shows neither what a button carries nor skips the preview', async () => {
  const w = await convened()
  await w.says('dan', '#pleniere', '/concert structure CRESS')
  await w.says('bo', '#pleniere', '/concert action Ressourcerie ; porteur : CRESS ; référent : dan ; date : 7 avril')
  const [action] = await w.db.query<{ id: string }>('SELECT id FROM "Action"')
  const args = { action: action!.id, due: '1er janvier 2027', reason: 'Les travaux durent' }
  await w.says('dan', 'dm', { intent: 'action postpone', args })
  const form = await w.presses('dan', 'dm', 'Reprendre mon texte')
  expect(form.text).toContain('Les travaux durent')
  expect(form.text).not.toContain(action!.id)
  await w.fills('dan', 'dm', { due: '15 mai' })
  const [row] = await w.db.query<{ dueOn: string; progressNote: string }>(
    'SELECT "dueOn", "progressNote" FROM "Action"',
  )
  expect(row).toEqual({ dueOn: '2027-05-15', progressNote: 'Les travaux durent' })

  await w.says('bo', '#atelier', { intent: 'session move', args: { session: 1, when: '30 août 14h', confirmed: true } })
  const again = await w.presses('bo', '#atelier', 'Reprendre mon texte')
  expect(again.text).not.toContain('Confirmé')
  const preview = await w.fills('bo', '#atelier', { when: '9 avril 14h' })
  expect(preview.buttons.join()).toMatch(/Déplacer/)
  const [session] = await w.db.query<{ day: string }>(`SELECT "startsAt"::date::text AS day FROM "Session"`)
  expect(session?.day).toBe('2027-04-08')
})

test('a refusal to sign is not taken back once nobody has to sign: it would wait for ever', async () => {
  const w = await peopled()
  await w.says('ana', '#pleniere', '/concert structure Région')
  await w.says('bo', '#pleniere', '/concert structure CRESS')
  await w.says('ana', '#pleniere', '/concert nommer bo coordination')
  await w.says('ana', '#pleniere', '/concert signature conjointe')
  await w.says('dan', '#pleniere', '/idee Un verger')
  await w.until('2027-04-05T10:00')
  await w.says('ana', '#pleniere', '/concert restitution')
  await w.says('ana', '#pleniere', '/concert axe Emploi local ; idées : 1')
  await w.says('ana', '#pleniere', '/concert publier-restitution')
  await w.presses('ana', '#pleniere', 'Publier la restitution')
  await w.says('bo', 'dm', '/concert refuser-signature Il manque un axe')
  await w.says('ana', '#pleniere', '/concert signature simple')
  await w.says('bo', 'dm', '/concert annuler')
  expect(await w.db.query('SELECT state FROM "Publication"')).toEqual([{ state: 'withdrawn' }])
})

test('no form asks for what only a button knows', async () => {
  const t = textOf('fr')
  for (const intent of everyIntent.filter(({ hidden }) => !hidden)) {
    const form = formFor(intent, { intent: intent.name, args: {} }, t, 'fr')
    for (const { name, help } of form?.fields ?? [])
      expect(`${intent.name} ${name} ${help}`).not.toMatch(/bouton|repère/i)
  }
})

test('an animator of another atelier neither puts right, gives away nor takes away what was noted in this one', async () => {
  const w = await opened()
  await w.says('bo', '#atelier', '/concert action Ressourcerie ; date : 20 mai')
  const before = await w.dump()
  for (const words of ['retirer-action 1', 'modifier-action 1 ; action : Autre chose', 'porteur 1 CRESS'])
    expect((await w.says('cleo', '#pleniere', `/concert ${words}`)).text, words).toContain('animateurs et animatrices')
  expect(await w.dump()).toBe(before)
  expect((await w.says('bo', '#pleniere', '/concert porteur 1 CRESS')).text).toContain('CRESS')
})

test('who was relieved animates nothing any more, and can be given an atelier again', async () => {
  const w = await peopled()
  expect((await w.says('dan', 'dm', '/concert ateliers 2')).text).toContain('cleo')
  await w.says('ana', '#pleniere', '/concert relever cleo animation')
  expect((await w.says('dan', 'dm', '/concert ateliers 2')).text).not.toContain('cleo')
  expect((await w.says('ana', '#pleniere', '/concert animateur cleo 2')).text).toContain('cleo anime maintenant')
  expect((await w.says('dan', 'dm', '/concert ateliers 2')).text).toContain('cleo')
  expect((await w.says('cleo', '#pleniere', '/concert reunion 9 avril 14h ; atelier : 2')).text).toContain('1re séance')
  await w.says('ana', '#pleniere', '/concert annuler')
  expect((await w.says('cleo', '#pleniere', '/concert reunion 9 avril 16h ; atelier : 2')).text).not.toContain('séance')
})

test('who was relieved meanwhile takes nothing back any more', async () => {
  const w = await opened()
  await w.says('bo', '#atelier', '/concert vote Lesquels ? ; options : Un | Deux')
  await w.presses('bo', '#atelier', 'Ouvrir le vote')
  await w.says('dan', '#atelier', '/concert voter 1')
  await w.says('bo', '#atelier', '/concert fermer')
  await w.says('ana', '#atelier', '/concert relever bo animation')
  const before = await w.dump()
  expect((await w.says('bo', '#atelier', '/concert annuler')).text).toContain('réservé')
  expect(await w.dump()).toBe(before)
  // What is everybody's to take back still is.
  await w.says('bo', '#atelier', '/idee Un jardin')
  expect((await w.says('bo', '#atelier', '/concert annuler')).text).toContain('retirée')
})
