/** The guide, told: a bare /concert for each kind of person, help that shows only what one may do, and undo. */
import { expect, test } from 'vitest'
import { createWorld, type World } from '../support/world.ts'

/** ana administers only, bo coordinates, cleo facilitates, dan takes part. */
async function peopled(): Promise<World> {
  const w = await (await createWorld()).founded()
  for (const who of ['bo', 'cleo', 'dan']) await w.says(who, '#pleniere', '/concert')
  await w.says('ana', '#pleniere', '/concert nommer bo coordination')
  await w.says('ana', '#pleniere', '/concert nommer cleo animation')
  await w.says('ana', '#pleniere', '/concert relever ana coordination')
  return w
}

const member = ['Déposer une idée', 'Voir les idées', 'Mes idées', 'Mon profil', 'Aide']
const leader = ['Déposer une idée', 'Voir les idées', 'Mes idées', 'Fixer la fin du recueil', 'Mon profil', 'Aide']

test('given nobody in charge, a bare /concert says what the one who installed it does next', async () => {
  const w = await createWorld()
  const told = await w.says('eve', '#pleniere', '/concert')
  expect(told.text).toMatch(/n’a pas encore d’administration/)
  expect(told.buttons).toEqual(['Mon profil', 'Aide'])
  expect((await w.says('eve', 'dm', '/concert')).buttons).toEqual(['Choisir la concertation', 'Mon profil', 'Aide'])
})

test.each([
  ['dan', '#pleniere', member],
  ['cleo', '#pleniere', member],
  ['bo', '#pleniere', leader],
  ['ana', '#pleniere', leader],
  ['dan', '#couloir', ['Mon profil', 'Aide']],
  ['bo', '#couloir', ['Rattacher ce salon', 'Mon profil', 'Aide']],
  ['ana', '#couloir', ['Rattacher ce salon', 'Créer une concertation', 'Mon profil', 'Aide']],
  ['dan', 'dm', member],
  ['bo', 'dm', leader],
])('%s in %s gets at most six buttons: those of that person there', async (who, where, expected) => {
  const w = await peopled()
  const told = await w.says(who, where, '/concert')
  expect(told.buttons).toEqual(expected)
  expect(told.buttons.length).toBeLessThanOrEqual(6)
})

test('every button of every panel does something for the one who sees it', async () => {
  const w = await peopled()
  for (const who of ['ana', 'bo', 'cleo', 'dan'])
    for (const where of ['#pleniere', '#couloir', 'dm']) {
      const { buttons } = await w.says(who, where, '/concert')
      for (const label of buttons) {
        await w.says(who, where, '/concert')
        const told = await w.presses(who, where, label)
        expect(told.text, `${who} ${where} [${label}]`).not.toMatch(/réservé|n’est plus valable|Une erreur/)
      }
    }
})

test('the panel counts ideas, and says whether they are still taken', async () => {
  const w = await peopled()
  await w.says('dan', '#pleniere', '/idee Mutualiser un poste')
  await w.says('cleo', '#pleniere', '/idee Partager les locaux')
  await w.says('bo', '#pleniere', '/concert recueil 12 mars 18h')
  const open = await w.says('dan', '#pleniere', '/concert')
  expect(open.text).toContain('Idées reçues : 2, dont 1 de vous')
  expect(open.text).toContain('Fin du recueil : vendredi 12 mars 2027, 18 h (Paris)')
  await w.until('13 mars 2027')
  const closed = await w.says('dan', '#pleniere', '/concert')
  expect(closed.text).toMatch(/Fin du recueil : vendredi 12 mars 2027, 18 h \(Paris\) \(terminé\)/)
  expect(closed.buttons).not.toContain('Déposer une idée')
})

test.each([
  ['dan', ['idee', 'idees', 'mes-idees'], ['recueil', 'nommer', 'salon', 'creer']],
  ['cleo', ['idee', 'idees', 'mes-idees'], ['recueil', 'nommer', 'salon', 'creer']],
  ['bo', ['idee', 'recueil', 'nommer'], ['creer', 'salon']],
  ['ana', ['idee', 'recueil', 'nommer', 'creer'], ['salon']],
])('help shows %s what this person may do, with an example each, and nothing else', async (who, may, mayNot) => {
  const w = await peopled()
  const { text } = await w.says(who, '#pleniere', '/concert aide')
  for (const verb of may) expect(text).toMatch(new RegExp(`• /(concert )?${verb} .*par exemple « /`))
  for (const verb of mayNot) expect(text).not.toMatch(new RegExp(`• /(concert )?${verb} `))
  expect(text).toMatch(/Demandez à (bo|cleo)/)
})

test('every example that help gives is understood', async () => {
  const w = await peopled()
  const { text } = await w.says('ana', '#pleniere', '/concert aide')
  const examples = [...text.matchAll(/par exemple « (\/[^»]*) »/g)].map((match) => match[1]!.trim())
  expect(examples.length).toBeGreaterThan(3)
  for (const example of examples)
    expect((await w.says('ana', '#pleniere', example)).text, example).not.toMatch(
      /Je ne connais pas « |ne prend pas|pas compris/,
    )
})

test('« autre » lists everything that this person may do, and each choice works', async () => {
  const w = await peopled()
  const { buttons } = await w.says('dan', '#pleniere', '/concert autre')
  expect(buttons).not.toContain('Créer une concertation')
  expect(buttons).not.toContain('Confier un rôle')
  for (const label of buttons) {
    await w.says('dan', '#pleniere', '/concert autre')
    expect((await w.presses('dan', '#pleniere', label)).text, label).not.toMatch(
      /réservé|n’est plus valable|Une erreur/,
    )
  }
  expect((await w.says('dan', '#pleniere', '/concert autre membres')).text).toMatch(/^L’équipe de/)
  expect((await w.says('dan', '#pleniere', '/concert autre nommer')).text).toMatch(
    /^« nommer » est réservé à la coordination/,
  )
})

test('plain talk in a room is not heard; in private it is kept only when asked', async () => {
  const w = await peopled()
  expect((await w.says('dan', '#pleniere', 'On devrait mutualiser un poste')).body).toBeNull()
  const told = await w.says('dan', 'dm', 'On devrait mutualiser un poste')
  expect(told.text).toMatch(/^Je n’enregistre que ce que vous me demandez/)
  expect((await w.state()).ideas).toEqual([])
  expect((await w.presses('dan', 'dm', 'Déposer comme idée')).text).toMatch(/^Idée n° 1/)
})

test('with nothing to take back, undo says so', async () => {
  const w = await peopled()
  expect((await w.says('dan', '#pleniere', '/concert annuler')).text).toMatch(/^Je ne vois rien de vous à annuler ici/)
})

test('a right lost since is missed by undo as well', async () => {
  const w = await peopled()
  await w.says('bo', '#pleniere', '/concert recueil 12 mars 18h')
  await w.says('ana', '#pleniere', '/concert nommer ana coordination')
  await w.says('ana', '#pleniere', '/concert relever bo coordination')
  const told = await w.says('bo', '#pleniere', '/concert annuler')
  expect((await w.state()).concertations[0]?.intakeUntil?.toISOString()).toBe('2027-03-12T17:00:00.000Z')
  expect(told.text).toMatch(/réservé à la coordination/)
})

test('what is done through « autre » is taken back like the rest', async () => {
  const w = await peopled()
  await w.says('bo', '#pleniere', '/concert recueil 12 mars 18h')
  await w.says('bo', '#pleniere', '/concert autre rouvrir')
  expect((await w.state()).concertations[0]?.intakeUntil).toBeNull()
  await w.says('bo', '#pleniere', '/concert annuler')
  expect((await w.state()).concertations[0]?.intakeUntil?.toISOString()).toBe('2027-03-12T17:00:00.000Z')
  await w.says('bo', '#pleniere', '/concert annuler')
  expect((await w.state()).concertations[0]?.intakeUntil).toBeNull()
  expect((await w.says('bo', '#pleniere', '/concert annuler')).text).toMatch(/^Je ne vois rien de vous/)
})

test('a message said again by the platform has one effect and one answer', async () => {
  const w = await peopled()
  const incoming = {
    id: 'r1',
    platform: 'console',
    who: { workspace: 'console', account: 'dan', name: 'dan' },
    where: { workspace: 'console', channel: 'pleniere', kind: 'room', name: 'pleniere' },
    says: '/idee Une seule fois',
  } as const
  const door = w.engine.door('console')
  const replies = (await Promise.all([1, 2, 3].map(() => door.hear([incoming])))).flat()
  expect(new Set(replies.map((reply) => reply?.key)).size).toBe(1)
  expect((await w.state()).ideas).toHaveLength(1)
  const [forged] = await door.hear([{ ...incoming, says: '/idee Autre chose' }])
  expect(JSON.stringify(forged?.body)).toContain('porte le numéro d’un autre')
  expect((await w.state()).ideas).toHaveLength(1)
})

test('the buttons of an answer that was not kept work all the same', async () => {
  const w = await createWorld({ limit: { burst: 1, perSecond: 5 } })
  await w.says('bo', '#pleniere', '/concert')
  const refused = await w.says('bo', '#pleniere', '/concert')
  expect(refused.text).toMatch(/^Vous allez plus vite que moi/)
  await new Promise((resolve) => setTimeout(resolve, 300))
  const helped = await w.pressesExactly('bo', '#pleniere', { post: refused.reply!.key, n: 1 })
  expect(helped.text).toMatch(/^Ici, dans le salon pleniere/)
})
