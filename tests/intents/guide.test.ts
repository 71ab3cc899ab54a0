/** The guide, told: a bare /concert for each kind of person, help that shows only what one may do, and undo. */
import { expect, test } from 'vitest'
import { presses } from '../../src/views/press.ts'
import { idsOf, put } from '../support/rows.ts'
import { createWorld, type Told, type World } from '../support/world.ts'

/** ana administers only, bo coordinates, cleo facilitates, dan takes part. */
async function peopled(): Promise<World> {
  const w = await (await createWorld()).founded()
  for (const who of ['bo', 'cleo', 'dan']) await w.says(who, '#pleniere', '/concert')
  await w.says('ana', '#pleniere', '/concert nommer bo coordination')
  await w.says('ana', '#pleniere', '/concert nommer cleo animation')
  await w.says('ana', '#pleniere', '/concert relever ana coordination')
  return w
}

const member = ['Déposer une idée', 'Voir les idées', 'Mon suivi', 'Agenda', 'Mon profil', 'Aide']
const animator = ['Prévoir une réunion', 'Déposer une idée', 'Voir les idées', 'Mon suivi', 'Agenda', 'Autre chose']
const leader = [
  'Prévoir une réunion',
  'Fixer la fin du recueil',
  'Déposer une idée',
  'Voir les idées',
  'Mon suivi',
  'Autre chose',
]

test('given nobody in charge, a bare /concert says what the one who installed it does next', async () => {
  const w = await createWorld()
  const told = await w.says('eve', '#pleniere', '/concert')
  expect(told.text).toMatch(/n’a pas encore d’administration/)
  expect(told.buttons).toEqual(['Mon profil', 'Aide'])
  expect((await w.says('eve', 'dm', '/concert')).buttons).toEqual(['Choisir la concertation', 'Mon profil', 'Aide'])
})

test.each([
  ['dan', '#pleniere', member],
  ['cleo', '#pleniere', animator],
  ['bo', '#pleniere', leader],
  ['ana', '#pleniere', leader],
  ['dan', '#couloir', ['Mon profil', 'Aide']],
  ['bo', '#couloir', ['Rattacher ce salon', 'Essayer ici', 'Mon profil', 'Aide']],
  ['ana', '#couloir', ['Rattacher ce salon', 'Créer une concertation', 'Essayer ici', 'Mon profil', 'Aide']],
  ['dan', 'dm', member],
  ['cleo', 'dm', animator],
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
  [
    'dan',
    ['idee', 'idees', 'mes-idees', 'suivi', 'agenda', 'votes'],
    ['recueil', 'nommer', 'salon', 'creer', 'resume'],
  ],
  ['cleo', ['idee', 'reunion', 'ouvrir', 'trier', 'vote', 'resume'], ['recueil', 'nommer', 'salon', 'creer']],
  ['bo', ['idee', 'recueil', 'nommer', 'phases', 'planifier', 'reunion'], ['creer', 'salon']],
  ['ana', ['idee', 'recueil', 'nommer', 'creer', 'phases', 'reunion'], ['salon']],
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

test('[Annuler] takes back the act under which it stands, once, and never another one', async () => {
  const w = await peopled()
  await w.says('bo', '#pleniere', '/concert phase Diagnostic du 1er mars au 30 juin 2027')
  const first = await w.says('bo', '#pleniere', '/concert atelier Alimentation')
  const second = await w.says('bo', '#pleniere', '/concert atelier Mobilité')
  const press = (told: Told) => {
    const undo = presses(told.body!).find(({ on }) => 'call' in on && on.call.intent === 'undo')!
    return w.pressesExactly('bo', '#pleniere', { post: told.reply!.key, n: undo.n })
  }
  expect((await press(first)).text).toMatch(/^Vous avez fait autre chose ici depuis/)
  expect((await press(second)).text).toMatch(/Mobilité/)
  expect((await press(second)).text).toMatch(/^C’est déjà annulé/)
  expect((await w.says('bo', '#pleniere', '/concert ateliers')).text).toMatch(/Alimentation/)
  expect((await press(first)).text).toMatch(/Alimentation/)
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
  const w = await createWorld({ limit: { burst: 1, perSecond: 1 } })
  const [, second] = await w.together(['bo', '#pleniere', '/concert'], ['bo', '#pleniere', '/concert'])
  const refused = second!
  expect(refused.text).toMatch(/^Vous allez plus vite que moi/)
  await new Promise((resolve) => setTimeout(resolve, 1200))
  const helped = await w.pressesExactly('bo', '#pleniere', { post: refused.reply!.key, n: 1 })
  expect(helped.text).toMatch(/^Ici, dans le salon pleniere/)
})

/** « Emploi » meets in #atelier: its first session is open, its second one convened; a vote is open there. */
async function meeting(): Promise<World> {
  const w = await peopled()
  await w.says('bo', '#atelier', '/concert salon ; concertation : ESS à 10 ans')
  await w.says('dan', '#pleniere', '/idee Mutualiser un poste')
  const ids = await idsOf(w)
  const base = { concertationId: ids.concertation, createdById: ids.person.bo, createdAt: w.now(), version: 1 }
  await put(w, 'Phase', {
    id: 'ph1',
    ...base,
    number: 1,
    title: 'Phase 1',
    startsOn: '2027-02-01',
    endsOn: '2027-07-31',
    gated: false,
    state: 'active',
  })
  await put(w, 'Workshop', { id: 'w1', ...base, number: 1, title: 'Emploi', folded: 'emploi', state: 'active' })
  await w.db.query(`UPDATE "Place" SET "workshopId" = 'w1' WHERE id = $1`, [ids.place.atelier])
  const session = (number: number, state: string, startsAt: string) => ({
    id: `s${number}`,
    ...base,
    number,
    title: `Emploi, séance ${number}`,
    workshopId: 'w1',
    state,
    startsAt: new Date(startsAt),
    endsAt: new Date(new Date(startsAt).getTime() + 7_200_000),
  })
  await put(w, 'Session', session(1, 'open', '2027-03-01T08:30:00Z'), session(2, 'convened', '2027-03-15T13:00:00Z'))
  await put(w, 'Poll', {
    id: 'p1',
    ...base,
    number: 1,
    question: 'Faut-il un groupement ?',
    method: 'yesNo',
    secrecy: 1,
    results: 'atClose',
    seats: 1,
    mostChoices: 1,
    decides: false,
    sessionId: 's1',
    placeId: ids.place.atelier,
    state: 'open',
  })
  // Whoever was remembered before these rows is read again.
  await w.says('ana', 'dm', '/concert langue français')
  return w
}

test('the panel says where we are: atelier, phase, the session under way, and what waits', async () => {
  const w = await meeting()
  const { text, buttons } = await w.says('dan', '#atelier', '/concert')
  for (const line of [
    'Atelier : Emploi',
    'Phase : Phase 1, du 1er février au 31 juillet 2027',
    'Séance en cours : Emploi, séance 1, lundi 1er mars 2027, 9 h 30 (Paris)',
    'Ce qui vous attend',
    '• dire que vous êtes là : Emploi, séance 1, en cours',
    '• voter : Faut-il un groupement ?',
    '• dire si vous venez : Emploi, séance 2, lundi 15 mars 2027, 14 h (Paris)',
    '1 autre chose',
  ])
    expect(text).toContain(line)
  expect(buttons).toEqual(['Je suis là', 'Voter (n° 1)', 'Déposer une idée', 'Voir les idées', 'Mon suivi', 'Aide'])
})

test('who animates the open session runs it from the panel, there; elsewhere the panel is the usual one', async () => {
  const w = await meeting()
  expect((await w.says('cleo', '#atelier', '/concert')).buttons).toEqual([
    'Présences',
    'Fermer le vote',
    'Noter une décision',
    'Noter une action',
    'Clore la séance',
    'Autre chose',
  ])
  expect((await w.says('cleo', 'dm', '/concert')).buttons).not.toContain('Clore la séance')
})

test('what waits in an atelier does not wait in the channel of another group', async () => {
  const w = await meeting()
  const { buttons } = await w.says('dan', '#pleniere', '/concert')
  expect(buttons).not.toContain('Voter (n° 1)')
})

test('« suivi » lists all that waits, each with its button, and what became of my ideas', async () => {
  const w = await meeting()
  const { text, buttons } = await w.says('dan', '#atelier', '/concert suivi')
  expect(text).toMatch(/^4 choses vous attendent/)
  expect(text).toContain('• dire au nom de quelle structure vous parlez')
  expect(text).toContain('Vos idées : 1 déposée')
  expect(buttons).toEqual(['Je suis là', 'Voter (n° 1)', 'Répondre', 'Dire ma structure', 'Mes idées', 'Panneau'])
})

test('« suivi » shows each what is theirs: sorting to the team, nothing of it to the others', async () => {
  const w = await meeting()
  expect((await w.says('cleo', '#atelier', '/concert suivi')).text).toContain('• trier 1 idée')
  expect((await w.says('dan', '#atelier', '/concert suivi')).text).not.toContain('trier')
})

test('with nothing to do, « suivi » says so', async () => {
  const w = await peopled()
  const told = await w.says('dan', '#pleniere', '/concert suivi')
  expect(told.text).toMatch(/^Rien ne vous attend pour le moment/)
  expect(told.buttons).toEqual(['Panneau'])
})

test('a closed session without a digest or minutes waits for those who animate it, for a month', async () => {
  const w = await meeting()
  await w.db.query(`UPDATE "Session" SET state = 'closed', "closedAt" = $1 WHERE id = 's1'`, [w.now()])
  const told = await w.says('cleo', '#atelier', '/concert suivi')
  expect(told.text).toContain('• publier le résumé : Emploi, séance 1')
  expect(told.text).toContain('• écrire et valider le compte rendu : Emploi, séance 1')
  expect(told.buttons).toEqual(expect.arrayContaining(['Résumé (n° 1)', 'Compte rendu (n° 1)']))
  await w.until('15 mai 2027')
  expect((await w.says('cleo', '#atelier', '/concert suivi')).text).not.toContain('publier le résumé')
})

test('a session of the team alone is not shown to the others', async () => {
  const w = await meeting()
  await w.db.query(`UPDATE "Place" SET team = true, "workshopId" = NULL WHERE external = 'atelier'`)
  await w.db.query(
    `UPDATE "Session" SET "workshopId" = NULL, "placeId" = (SELECT id FROM "Place" WHERE external = 'atelier')`,
  )
  expect((await w.says('dan', 'dm', '/concert')).text).not.toContain('Emploi, séance')
  expect((await w.says('dan', 'dm', '/concert suivi')).text).not.toMatch(/Emploi, séance|groupement/)
  expect((await w.says('cleo', 'dm', '/concert')).text).toContain('Emploi, séance')
})
