/** The page of one person: what is theirs and nobody else's, and private answers found again. */
import { expect, test } from 'vitest'
import type { Incoming, Reply } from '../../src/port.ts'
import { presses } from '../../src/views/press.ts'
import { convened, opened, present } from '../support/meetings.ts'
import { callOf, createWorld, type Told, type World } from '../support/world.ts'

const home = { intent: 'home', args: {} }
const page = (w: World, who: string): Promise<Told> => w.says(who, 'dm', home)

/** Where the answer that begins so stands on this page. */
function answerOn({ body, reply }: Told, start: string) {
  for (const { n, on } of presses(body!)) {
    if (!('kind' in on) || on.kind !== 'pick') continue
    const option = on.options.findIndex(({ label }) => label.replaceAll('\u00a0', ' ').startsWith(start))
    if (option >= 0) return { press: { post: reply!.key, n, option }, call: on.options[option]!.call }
  }
  throw new Error(`no answer begins with ${start}`)
}

test('given nobody known, the page says what to do first, with the buttons of the panel', async () => {
  const w = await (await createWorld()).founded()
  const told = await page(w, 'dan')
  expect(told.text).toContain('Pour commencer, écrivez « /concert » dans un salon de votre concertation')
  expect(told.buttons).toEqual(['Choisir la concertation', 'Mon profil', 'Aide'])
  expect((await page(await createWorld(), 'eve')).text).toMatch(/n’a pas encore d’administration/)
})

test('given nothing to do, each part says so in a sentence', async () => {
  const w = await (await createWorld()).founded()
  await w.says('dan', '#pleniere', '/concert')
  const told = await page(w, 'dan')
  expect(told.text).toMatch(/^ESS à 10 ans\n/)
  expect(told.text).not.toContain('Ce qui vous attend')
  expect(told.text).toContain('Vos votes\nAucun vote n’attend votre réponse.')
  expect(told.text).toContain('Vos actions\nAucune action n’attend de nouvelles de vous.')
  expect(told.text).toContain('Prochaines réunions\nAucune réunion n’est prévue pour le moment.')
  expect(told.text).not.toContain('Vos dernières réponses')
  expect(told.buttons).toEqual(['Déposer une idée', 'Mon suivi', 'Panneau', 'Aide'])
})

test('votes to cast are there until they are cast', async () => {
  const w = await convened()
  const poll = { question: 'Faut-il continuer ?', closes: '12 mars 2027 18h', confirmed: true }
  await w.says('ana', '#pleniere', { intent: 'poll open', args: poll })
  const before = await page(w, 'dan')
  expect(before.text).toContain(
    'Vos votes\n• n° 1. Faut-il continuer ? — jusqu’au vendredi 12 mars 2027, 18 h (Paris)\n[Voter (n° 1)]',
  )
  expect(callOf(before.body, 'Voter (n°\u00a01)')).toEqual({ intent: 'ballot cast', args: { poll: 1 } })
  await w.says('dan', '#pleniere', { intent: 'ballot cast', args: { poll: 1, choices: 'oui' } })
  expect((await page(w, 'dan')).text).toContain('Aucun vote n’attend votre réponse.')
  expect((await page(w, 'eve')).text).toContain('[Voter (n° 1)]')
})

test('what waits is said once: what has a part of its own is not in the list before it', async () => {
  const w = await convened()
  await w.says('ana', '#pleniere', { intent: 'poll open', args: { question: 'Faut-il continuer ?', confirmed: true } })
  await w.says('ana', '#pleniere', '/concert action Tenir un guide ; référent : dan ; échéance : 5 mars 2027')
  await w.until('8 mars 2027')
  await w.says('dan', '#pleniere', '/concert')
  const told = await page(w, 'dan')
  expect(told.text).not.toContain('Ce qui vous attend')
  for (const said of ['Faut-il continuer ?', '1. Tenir un guide', '1. Emploi, 1re séance'])
    expect(told.text.split('\n').filter((line) => line.startsWith('•') && line.includes(said))).toHaveLength(1)
  await w.says('dan', '#pleniere', '/idee Mutualiser un poste')
  const after = await page(w, 'dan')
  expect(after.text).toContain(
    'Ce qui vous attend\n• dire au nom de quelle structure vous parlez\n[Dire ma structure]\n',
  )
})

test('the list of answers says that one voted, on what, and never how', async () => {
  const w = await convened()
  const poll = { question: 'Par quoi commencer ?', options: 'Arbres, Bancs, Cafés', confirmed: true }
  await w.says('ana', '#pleniere', { intent: 'poll open', args: poll })
  const acts = [
    '/concert voter Bancs',
    '/concert voter Cafés',
    '/concert annuler',
    '/concert voter Bancs',
    '/concert voter',
    '/concert voter Banccs',
    '/concert voter Bancs ; vote : 9',
    '/concert retirer-vote',
    '/concert annuler',
  ]
  for (const said of acts) await w.says('dan', '#pleniere', said)
  await w.says('dan', 'dm', 'Je vote pour les Bancs')
  await w.says('ana', '#pleniere', '/concert fermer')
  await w.says('dan', '#pleniere', { intent: 'ballot cast', args: { poll: 1, choices: '2' } })
  const { text, buttons } = await page(w, 'dan')
  expect(text).not.toMatch(/Arbres|Banc|Cafés|votre choix/)
  const labels = buttons.filter((label) => label.startsWith('10 h —'))
  expect(labels.filter((label) => label === '10 h — Votre vote — Par quoi commencer ?')).toHaveLength(6)
  const again = await w.pressesExactly('dan', 'dm', answerOn(await page(w, 'dan'), '10 h — Votre vote').press)
  expect(again.text).toMatch(/^Le vote n° 1 est fermé/)
})

test('meetings wait for an answer, and say which one was given', async () => {
  const w = await convened()
  const line = '• 1. Emploi, 1re séance — jeudi 8 avril 2027, 14 h (Paris) (convoquée'
  expect((await page(w, 'dan')).text).toContain(`${line})\n[Je viens] [Je ne pourrai pas] [Agenda]`)
  expect((await w.presses('dan', 'dm', 'Je viens')).text).toContain('C’est noté : vous venez.')
  const after = await page(w, 'dan')
  expect(after.text).toContain(`${line}, vous venez)\n[Agenda]`)
  expect((await page(w, 'eve')).text).toContain(`${line})\n[Je viens]`)
})

test('a meeting that the team holds among itself is on the pages of the team alone', async () => {
  const w = await convened()
  await w.says('ana', '#couloir', '/concert salon ESS à 10 ans ; équipe : oui')
  await w.says('ana', '#couloir', '/concert reunion 9 avril 14h ; titre : Préparation')
  expect((await page(w, 'bo')).text).toContain('Préparation')
  expect((await page(w, 'dan')).text).not.toContain('Préparation')
})

test('my actions and those of my organisation are there, the most urgent first; those of others are not', async () => {
  const w = await convened()
  await w.says('dan', '#pleniere', '/concert structure CRESS')
  for (const said of [
    'Ouvrir une ressourcerie ; porteur : CRESS ; échéance : 30 avril 2027',
    'Tenir un guide ; référent : dan ; échéance : 5 mars 2027',
    'Former les équipes ; porteur : Région ; échéance : 5 mars 2027',
  ])
    await w.says('ana', '#pleniere', `/concert action ${said}`)
  await w.until('8 mars 2027')
  const told = await page(w, 'dan')
  expect(told.text).toMatch(
    /Vos actions\n• 2\. Tenir un guide — vendredi 5 mars 2027 \(en retard de \d jours?\) — .*\n• 1\. Ouvrir une ressourcerie — vendredi 30 avril 2027 — /,
  )
  expect(told.text).not.toContain('Former les équipes')
  expect(told.buttons).toContain('1. Ouvrir une ressourcerie')
  expect((await page(w, 'eve')).text).toContain('Aucune action n’attend de nouvelles de vous.')
})

test('« où en êtes-vous ? » is answered from the page', async () => {
  const w = await convened()
  await w.says('ana', '#pleniere', '/concert action Tenir un guide ; référent : dan ; échéance : 30 avril 2027')
  expect((await page(w, 'dan')).text).toContain('Où en êtes-vous ?\n[C’est fait] [En cours]')
  await w.presses('dan', 'dm', 'En cours')
  expect((await page(w, 'dan')).text).toContain('1. Tenir un guide — vendredi 30 avril 2027 — en cours')
  await w.presses('dan', 'dm', 'C’est fait')
  expect((await page(w, 'dan')).text).toContain('Aucune action n’attend de nouvelles de vous.')
})

test('an answer that was whispered is read again, and its buttons work', async () => {
  const w = await convened()
  await w.says('dan', '#pleniere', '/idee Mutualiser un poste')
  const told = await page(w, 'dan')
  expect(told.text).toContain('Relire une réponse : [10 h — Idée n° 1 enregistrée — Mutualiser un poste]')
  const again = await w.pressesExactly('dan', 'dm', answerOn(told, '10 h — Idée n° 1').press)
  expect(again.text).toMatch(/^Idée n° 1 enregistrée\nMutualiser un poste/)
  await w.presses('dan', 'dm', 'Retirer')
  expect((await w.state()).ideas[0]?.status).toBe('withdrawn')
})

test('[Annuler] of an answer read again takes back the act under which it first stood', async () => {
  const w = await opened()
  await w.says('dan', '#atelier', '/concert present')
  const again = await w.pressesExactly('dan', 'dm', answerOn(await page(w, 'dan'), '14 h — C’est noté').press)
  expect(again.buttons).toContain('Annuler')
  await w.presses('dan', 'dm', 'Annuler')
  expect((await present(w)).filter((row) => row.state === 'present')).toEqual([])
})

test('answers are found again after the bot was stopped', async () => {
  const w = await convened()
  await w.says('dan', '#pleniere', '/idee Mutualiser un poste')
  await w.away('2027-03-02T09:00')
  const told = await page(w, 'dan')
  const label = 'lundi 1er mars 2027, 10 h — Idée n° 1 enregistrée — Mutualiser un poste'
  expect(told.buttons).toContain(label)
  const again = await w.pressesExactly('dan', 'dm', answerOn(told, label).press)
  expect(again.text).toMatch(/^Idée n° 1 enregistrée/)
})

test('an answer is read again by the person to whom it was given, and by nobody else', async () => {
  const w = await convened()
  const told = await w.says('dan', '#pleniere', '/idee Mutualiser un poste')
  const again = { intent: 'answer again', args: { post: told.reply!.key } }
  for (const who of ['eve', 'ana', 'flo'])
    for (const where of ['dm', '#pleniere'])
      expect((await w.says(who, where, again)).text).toMatch(/^Ce bouton n’est plus valable/)
  expect((await w.says('dan', '#pleniere', again)).text).toMatch(/^Idée n° 1 enregistrée/)
  expect((await page(w, 'eve')).text).not.toContain('Mutualiser un poste')
  const [card] = await w.db.query<{ id: string }>(`SELECT id FROM "Outbox" WHERE address->>'to' = 'room' LIMIT 1`)
  for (const post of [card!.id, 'nothing'])
    expect((await w.says('dan', 'dm', { intent: 'answer again', args: { post } })).text).toMatch(/^Ce bouton n’est/)
})

test('who was relieved no longer reads what the team alone is told', async () => {
  const w = await convened()
  await w.says('bo', '#atelier', '/concert reunion 9 avril 14h')
  const told = await page(w, 'bo')
  const { call } = answerOn(told, '10 h — 2. Emploi')
  await w.says('ana', '#pleniere', '/concert relever bo animation')
  expect((await page(w, 'bo')).text).not.toContain('— 2. Emploi, 2e')
  expect((await w.says('bo', 'dm', call)).text).toMatch(/^Ce bouton n’est plus valable/)
})

test('neither the page nor what leads elsewhere is among the answers, and there are ten of them', async () => {
  const w = await convened()
  for (const said of ['/concert', '/concert suivi', '/concert aide', '/concert autre'])
    await w.says('dan', '#pleniere', said)
  await page(w, 'dan')
  expect((await page(w, 'dan')).text).not.toContain('Vos dernières réponses')
  for (let i = 1; i <= 12; i++) await w.says('dan', '#pleniere', `/idee Une idée, la ${i}e`)
  const { buttons } = await page(w, 'dan')
  const shown = buttons.filter((b) => b.startsWith('10 h —'))
  expect(shown).toHaveLength(10)
  expect(shown[0]).toContain('Idée n° 12')
})

test('given several concertations, the page is about the last one, and changes with it', async () => {
  const w = await convened()
  await w.says('ana', '#couloir', '/concert creer Mobilités ; organisateurs : Région')
  await w.says('ana', '#couloir', '/concert salon Mobilités')
  await w.says('dan', '#pleniere', '/idee Une idée pour l’économie sociale')
  await w.says('dan', '#couloir', '/idee Une idée pour les mobilités')
  const told = await page(w, 'dan')
  expect(told.text).toMatch(/^Mobilités\nCette page parle de la concertation « Mobilités »/)
  expect(told.text).not.toContain('économie sociale')
  expect(told.buttons).toContain('Changer de concertation')
  await w.presses('dan', 'dm', 'Changer de concertation')
  await w.presses('dan', 'dm', 'ESS à 10 ans')
  const other = await page(w, 'dan')
  expect(other.text).toMatch(/^ESS à 10 ans\n/)
  expect(other.text).toContain('1. Emploi, 1re séance')
  expect(other.text).toContain('économie sociale')
})

test('the buttons of an answer read again mean its own concertation, wherever it is read', async () => {
  const w = await convened()
  await w.says('ana', '#couloir', '/concert creer Mobilités ; organisateurs : Région')
  await w.says('ana', '#couloir', '/concert salon Mobilités')
  const told = await w.says('dan', '#pleniere', '/idee Une idée pour l’économie sociale')
  await w.says('dan', '#couloir', '/idee Une idée pour les mobilités')
  await w.says('dan', 'dm', { intent: 'answer again', args: { post: told.reply!.key } })
  await w.presses('dan', 'dm', 'Retirer')
  expect((await w.state()).ideas.map(({ title, status }) => `${title} ${status}`)).toEqual([
    'ESS à 10 ans withdrawn',
    'Mobilités active',
  ])
})

test('a page goes to its place, and is no message that is found again', async () => {
  const w = await convened()
  const heard = (id: string, says: Incoming['says']): Incoming => ({
    id,
    platform: 'console',
    who: { workspace: 'console', account: 'dan', name: 'dan' },
    where: { workspace: 'console', channel: '@dan', kind: 'dm', name: 'dan' },
    says,
    home: true,
  })
  const door = w.engine.door('console')
  const [reply] = (await door.hear([heard('h-1', home)])) as [NonNullable<Reply>]
  expect(reply.to).toMatchObject({ to: 'dm', account: 'dan', home: true })
  await door.hear([heard('h-2', '/concert agenda')])
  expect((await page(w, 'dan')).text).not.toContain('Vos dernières réponses')
})

test('the page is not offered as a command', async () => {
  const w = await convened()
  expect((await w.says('dan', '#pleniere', '/concert ma-page')).text).toMatch(/^Je ne connais pas « ma-page »/)
  expect((await w.says('dan', '#pleniere', '/concert autre')).buttons).not.toContain('Ma page')
})
