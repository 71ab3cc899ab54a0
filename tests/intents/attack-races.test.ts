/** Two people at the same moment, and acts taken back after others went on: nothing is lost, doubled or left without anybody. */
import { afterEach, expect, test, vi } from 'vitest'
import { during } from '../support/during.ts'
import { opened, peopled, sessions, states } from '../support/meetings.ts'
import type { World } from '../support/world.ts'

afterEach(() => vi.restoreAllMocks())

/** Three ideas of dan, and a restitution that is open. */
async function pooling(): Promise<World> {
  const w = await peopled()
  for (const words of ['Un verger', 'Un four', 'Un bus']) await w.says('dan', '#pleniere', `/idee ${words}`)
  await w.until('2027-04-05T10:00')
  await w.says('ana', '#pleniere', '/concert restitution')
  return w
}

test('two coordinators who relieve each other at the same moment: one stays', async () => {
  const w = await peopled()
  await w.says('ana', '#pleniere', '/concert nommer bo coordination')
  await w.together(
    ['ana', '#pleniere', '/concert relever bo coordination'],
    ['bo', '#pleniere', '/concert relever ana coordination'],
  )
  const left = (await w.state()).roles.filter((role) => role.kind === 'coordinator' && !role.ended)
  expect(left).toHaveLength(1)
})

test('an axis of a title is kept once, whoever keeps it at the same moment', async () => {
  const w = await pooling()
  const late = await during(
    w,
    'strongAxis',
    () => w.says('ana', '#pleniere', '/concert axe Emploi local ; idées : 1'),
    () => w.says('bo', '#pleniere', '/concert axe Emploi local ; idées : 2'),
  )
  expect(late.text).toMatch(/^C’est déjà le titre de l’axe n° 1/)
  expect((await w.says('dan', '#pleniere', '/concert axes')).text).toMatch(/^1 axe fort/)
})

test('an axis or a signal kept while the restitution is published is in it, or is refused', async () => {
  for (const words of ['axe Autre axe ; idées : 2', 'signal Une épicerie ; raison : Personne n’y pense ; idées : 2']) {
    const w = await pooling()
    await w.says('ana', '#pleniere', '/concert axe Emploi local ; idées : 1')
    await w.says('ana', '#pleniere', '/concert publier-restitution')
    const late = await during(
      w,
      'idea',
      () => w.presses('ana', '#pleniere', 'Publier la restitution'),
      () => w.says('bo', '#pleniere', `/concert ${words}`),
    )
    expect(late.text, words).not.toMatch(/n° [12] :/)
    expect(late.buttons, words).toContain('Ouvrir la restitution')
  }
})

test('two meetings of an atelier arranged at the same moment are its first and its second', async () => {
  const w = await peopled()
  await w.together(
    ['ana', '#atelier', '/concert reunion 8 avril 14h'],
    ['bo', '#atelier', '/concert reunion 9 avril 14h'],
  )
  expect((await sessions(w)).map(({ rank }) => rank)).toEqual([1, 2])
})

test('an atelier, an instance or a phase that goes at the moment when something is put into it stays, or takes nothing', async () => {
  const w = await peopled()
  const late = await during(
    w,
    'session',
    () => w.says('bo', '#atelier', '/concert reunion 9 avril 14h ; atelier : 3'),
    () => w.says('ana', '#atelier', '/concert retirer-atelier 3'),
  )
  expect(late.text).toContain('1 séance prévue')
  const met = await during(
    w,
    'phase',
    () => w.says('ana', '#pleniere', '/concert retirer-atelier 4'),
    () => w.says('bo', '#atelier', '/concert reunion 9 avril 14h ; atelier : 4'),
  )
  expect(met.text).toContain('Il n’y a pas d’atelier n° 4')
  await w.says('ana', '#pleniere', '/concert nommer bo coordination')
  await w.says('ana', '#pleniere', '/concert phase Suite ; début : 1er septembre ; fin : 30 octobre')
  const gone = await during(
    w,
    'phase',
    () => w.says('ana', '#pleniere', '/concert retirer-phase 2'),
    () => w.says('bo', '#pleniere', '/concert atelier Eau ; phase : 2'),
  )
  expect(gone.text).toContain('Il n’y a pas de phase n° 2')
  await w.says('ana', '#pleniere', '/concert instance COPIL ; type : pilotage')
  const kept = await during(
    w,
    'session',
    () => w.says('bo', '#pleniere', '/concert reunion 9 avril 14h ; instance : COPIL'),
    () => w.says('ana', '#pleniere', '/concert retirer-instance COPIL'),
  )
  expect(kept.text).toContain('COPIL')
  expect(await w.db.query(`SELECT state FROM "Body" WHERE folded = 'copil'`)).toEqual([{ state: 'active' }])
})

test('a meeting is not opened again over another one that began in its channel', async () => {
  const w = await opened()
  await w.says('bo', '#atelier', '/concert reunion 8 avril 17h')
  await w.says('bo', '#atelier', '/concert clore 1')
  await w.says('ana', '#atelier', '/concert ouvrir 2')
  const back = await w.says('bo', '#atelier', '/concert annuler')
  expect(back.text).toContain('n° 2')
  expect(back.buttons).toContain('Clore la séance')
  expect(await states(w)).toEqual(['closed', 'open'])
})

test('minutes that somebody else wrote meanwhile are not lost by taking one’s own back', async () => {
  const w = await opened()
  await w.says('bo', '#atelier', '/concert clore')
  await w.says('bo', '#atelier', '/concert compte-rendu Première version des échanges')
  await w.says('bo', '#atelier', '/concert valider')
  await w.passes({ minutes: 1 })
  await w.says('ana', '#atelier', '/concert compte-rendu Version reprise par Ana, entière')
  await w.says('bo', '#atelier', '/concert annuler')
  await w.says('bo', '#atelier', '/concert annuler')
  expect((await w.says('ana', '#atelier', '/concert lire')).text).toContain('Version reprise par Ana, entière')
  // Her own steps are taken back one after the other.
  await w.says('ana', '#atelier', '/concert annuler')
  expect((await w.says('ana', '#atelier', '/concert lire')).text).toContain('Première version des échanges')
})

test('what is said in a plain channel where an atelier meets belongs to its session, and its vote to its animator', async () => {
  const w = await peopled()
  await w.says('ana', '#couloir', '/concert salon ESS à 10 ans')
  await w.says('cleo', '#couloir', '/concert reunion 8 avril 14h ; atelier : 2')
  await w.until('2027-04-08T14:00')
  await w.says('cleo', '#couloir', '/concert ouvrir')
  await w.says('dan', '#couloir', '/idee Un verger partagé')
  await w.says('cleo', '#couloir', '/concert vote Chaud ou froid ?')
  await w.presses('cleo', '#couloir', 'Ouvrir le vote')
  expect((await w.says('cleo', '#couloir', '/concert votes 1')).buttons).toContain('Fermer le vote')
  expect((await w.says('cleo', '#couloir', '/concert fermer')).text).toContain('Le vote n° 1 est fermé')
  await w.says('cleo', '#couloir', '/concert clore')
  expect((await w.says('cleo', '#couloir', '/concert resume')).text).toContain('1 idée')
})

test('the words of every idea that was merged, one into the other, stand behind the axis', async () => {
  const w = await pooling()
  await w.says('ana', '#pleniere', '/concert fusionner 1 2')
  await w.says('ana', '#pleniere', '/concert fusionner 2 3')
  await w.says('ana', '#pleniere', '/concert axe Emploi local ; idées : 3')
  expect((await w.says('dan', '#pleniere', '/concert fil axe 1')).text).toContain('1. Un verger')
  const first = await w.says('dan', '#pleniere', '/concert fil idée 1')
  expect(first.text).toContain('Réunie à : l’idée n° 2')
  expect(first.text).toContain('Axe fort n° 1')
})

test('ideas that somebody else moved meanwhile stay where they put them', async () => {
  const w = await pooling()
  await w.says('ana', '#pleniere', '/concert theme Emploi | Mobilité')
  await w.says('ana', '#pleniere', '/concert classer 1, 2 ; thème : Emploi')
  await w.says('bo', '#pleniere', '/concert classer 2 ; thème : Mobilité')
  await w.says('ana', '#pleniere', '/concert annuler')
  const themes = await w.db.query<{ title: string | null }>(
    'SELECT t.title FROM "Idea" i LEFT JOIN "Theme" t ON t.id = i."themeId" ORDER BY i.number',
  )
  expect(themes.map(({ title }) => title)).toEqual([null, 'Mobilité', null])
})

test('what somebody else noted of attendance meanwhile is not taken back with one’s own', async () => {
  const w = await opened()
  const lines = () => w.db.query('SELECT name, state FROM "Attendance" ORDER BY name')
  await w.says('bo', '#atelier', '/concert presents Zoé Lam, Luc Roy')
  await w.says('bo', '#atelier', '/concert presents 40')
  await w.passes({ minutes: 1 })
  await w.says('ana', '#atelier', '/concert presents Zoé Lam excusée')
  await w.says('ana', '#atelier', '/concert presents 45')
  expect((await w.says('bo', '#atelier', '/concert annuler')).text).not.toContain('rétablie')
  expect(await lines()).toEqual([
    { name: 'Luc Roy', state: 'present' },
    { name: 'Zoé Lam', state: 'excused' },
  ])
  expect((await sessions(w))[0]!.headcount).toBe(45)
  // Her own steps are taken back one after the other, down to his.
  await w.says('ana', '#atelier', '/concert annuler')
  await w.says('ana', '#atelier', '/concert annuler')
  expect((await sessions(w))[0]!.headcount).toBe(40)
  expect(await lines()).toContainEqual({ name: 'Zoé Lam', state: 'present' })
})

test('two people who remind at once: one message, and one of them is told that there was nobody left', async () => {
  const w = await opened()
  await w.says('dan', '#atelier', '/concert structure CRESS')
  await w.says('bo', '#atelier', '/concert action Ressourcerie ; porteur : CRESS ; référent : dan ; date : 20 avril')
  const nudge = { intent: 'nudge', args: { confirmed: true } }
  const before = (await w.sees('dan', 'dm')).length
  const late = await during(
    w,
    'reminder',
    () => w.says('ana', '#atelier', nudge),
    () => w.says('bo', '#atelier', nudge),
  )
  const told = await w.together(['bo', '#atelier', nudge], ['ana', '#atelier', nudge])
  expect(late.text).toMatch(/^Il n’y a personne à relancer/)
  expect(told.map(({ text }) => text).join()).not.toContain('C’est fait')
  expect((await w.sees('dan', 'dm')).slice(before).filter((text) => text.startsWith('Bonjour'))).toHaveLength(1)
})

test('a meeting that is under way is not opened again, and that is what is said', async () => {
  const w = await opened()
  const told = await w.says('ana', '#atelier', '/concert ouvrir')
  expect(told.text).toContain('ouverte')
  expect(told.text).not.toContain('Prévoyez-en une')
})

test('a button pressed twice opens one vote, one after the other or at once', async () => {
  const w = await peopled()
  await w.says('bo', '#atelier', '/concert vote Lesquels ? ; options : Un | Deux')
  await w.presses('bo', '#atelier', 'Ouvrir le vote')
  const twice = await w.presses('bo', '#atelier', 'Ouvrir le vote')
  expect(twice.text).toContain('c’est le vote n° 1, encore ouvert')
  const open = { intent: 'poll open', args: { question: 'Et quand ?', options: 'Lundi | Mardi', confirmed: true } }
  const late = await during(
    w,
    'body',
    () => w.says('ana', '#atelier', open),
    () => w.says('bo', '#atelier', open),
  )
  expect(late.text).toContain('c’est le vote n° 2')
  // Closed, it may be asked again.
  await w.says('bo', '#atelier', '/concert fermer 1')
  await w.says('bo', '#atelier', '/concert vote Lesquels ? ; options : Un | Deux')
  expect((await w.presses('bo', '#atelier', 'Ouvrir le vote')).text).toContain('n° 3')
})

test('a meeting typed twice is one meeting', async () => {
  const w = await peopled()
  await w.says('bo', '#atelier', '/concert reunion 8 avril 14h')
  const twice = await w.says('bo', '#atelier', '/concert reunion jeudi 8 avril à 14h')
  expect(twice.text).toContain('La séance n° 1 est déjà prévue à ce moment')
  expect(twice.buttons).toContain('Agenda')
  await w.says('bo', '#pleniere', '/concert reunion 8 avril 14h ; titre : Visite')
  await w.says('bo', '#couloir', '/concert')
  expect(await sessions(w)).toHaveLength(2)
})

test('two people fill a roadmap from the form at once: blocks that one left alone keep what the other wrote', async () => {
  const w = await opened()
  await w.says('dan', '#atelier', '/concert structure CRESS')
  await w.says('bo', '#atelier', '/concert action Ressourcerie ; porteur : CRESS ; référent : dan ; date : 20 mai')
  await w.says('bo', '#atelier', '/concert faisabilite 1 faisable Tout est là')
  await w.says('bo', '#atelier', '/concert feuille 1 ; moyens : un local')
  for (const [who, where] of [
    ['bo', '#atelier'],
    ['dan', 'dm'],
    ['eve', '#atelier'],
  ] as const) {
    if (who === 'eve') await w.says('eve', '#atelier', '/concert structure CRESS')
    await w.says(who, where, '/concert feuille 1')
  }
  await w.fills('dan', 'dm', { means: 'un local et un camion' })
  // A window sends all its blanks, those that it was opened with too.
  await w.fills('bo', '#atelier', { means: 'un local', schedule: 'deux ans' })
  const late = await w.fills('eve', '#atelier', { means: 'trois locaux' })
  expect(late.text).toContain('« un local et un camion »')
  expect(late.buttons).toContain('Feuille de route')
  expect(await w.db.query('SELECT means, schedule FROM "Roadmap"')).toEqual([
    { means: 'un local et un camion', schedule: 'deux ans' },
  ])
})

test('two windows on one action: each writes what its person changed, and nothing else', async () => {
  const w = await opened()
  await w.says('bo', '#atelier', '/concert action Ressourcerie ; date : 20 mai')
  await w.says('bo', '#atelier', '/concert modifier-action 1')
  await w.says('ana', '#atelier', '/concert modifier-action 1 ; date : 10 juin')
  await w.fills('bo', '#atelier', { title: 'Ouvrir une ressourcerie', due: '20 mai 2027' })
  expect(await w.db.query('SELECT title, "dueOn" FROM "Action"')).toEqual([
    { title: 'Ouvrir une ressourcerie', dueOn: '2027-06-10' },
  ])
  await w.says('bo', '#atelier', '/concert modifier-action 1 ; lu : rien ; date : 12 juin')
  expect(await w.db.query('SELECT "dueOn" FROM "Action"')).toEqual([{ dueOn: '2027-06-12' }])
})

test('a title taken back leaves the one that somebody else gave since', async () => {
  const w = await opened()
  await w.says('bo', '#pleniere', '/concert theme Emploi')
  await w.says('bo', '#pleniere', '/concert renommer-theme Emploi ; titre : Travail')
  await w.says('ana', '#pleniere', '/concert renommer-theme Travail ; titre : Métiers')
  expect((await w.says('bo', '#pleniere', '/concert annuler')).text).toMatch(/^La situation a changé depuis/)
  expect((await w.says('ana', '#pleniere', '/concert annuler')).text).toContain('Travail')
  await w.says('ana', '#pleniere', '/concert nommer cleo coordination')
  await w.says('ana', '#pleniere', '/concert renommer-atelier Terres ; atelier : 1')
  await w.says('cleo', '#pleniere', '/concert renommer-atelier Sols ; atelier : 1')
  expect((await w.says('ana', '#pleniere', '/concert annuler')).text).toMatch(/^La situation a changé depuis/)
  expect((await w.says('cleo', '#pleniere', '/concert annuler')).text).toContain('Terres')
})

test('minutes that take the place of somebody else’s say so, with the way back', async () => {
  const w = await opened()
  await w.says('bo', '#atelier', '/concert clore')
  await w.says('bo', '#atelier', '/concert compte-rendu Première version des échanges')
  expect((await w.says('bo', '#atelier', '/concert compte-rendu Deuxième version des échanges')).buttons).not.toContain(
    'Annuler',
  )
  const over = await w.says('ana', '#atelier', '/concert compte-rendu Version de la coordination')
  expect(over.text).toContain('prend la place du texte de bo')
  await w.presses('ana', '#atelier', 'Annuler')
  expect((await w.says('bo', '#atelier', '/concert lire')).text).toContain('Deuxième version')
})

test('a meeting that was cancelled does not come back into an atelier that went meanwhile', async () => {
  const w = await peopled()
  await w.says('bo', '#pleniere', '/concert reunion 9 avril 14h ; atelier : 3')
  await w.says('bo', '#pleniere', { intent: 'session cancel', args: { session: 1, reason: 'Grippe', confirmed: true } })
  await w.says('ana', '#pleniere', '/concert retirer-atelier 3')
  await w.says('bo', '#pleniere', '/concert annuler')
  expect(await states(w)).toEqual(['cancelled'])
})

test('a meeting that somebody else moved meanwhile is not moved back by taking one’s own move back', async () => {
  const w = await opened()
  await w.says('bo', '#atelier', '/concert reunion 15 avril 14h')
  await w.says('bo', '#atelier', '/concert deplacer 16 avril 14h ; séance : 2')
  await w.says('ana', '#atelier', '/concert deplacer 17 mai 14h ; séance : 2')
  await w.says('bo', '#atelier', '/concert annuler')
  expect((await sessions(w))[1]!.day).toBe('2027-05-17 14:00')
  await w.says('ana', '#atelier', '/concert annuler')
  expect((await sessions(w))[1]!.day).toBe('2027-04-16 14:00')
})
