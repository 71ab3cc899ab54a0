/** Who comes, told: proxies given and held, those who are silent, reminders, the code, the next date, people's own diaries. */
import { expect, test } from 'vitest'
import type { View } from '../../src/port.ts'
import type { Calendar } from '../../src/views/view.ts'
import { cardOf, convened, last, opened, pause, peopled, present, sessions } from '../support/meetings.ts'
import type { Told, World } from '../support/world.ts'

const dms = async (w: World, who: string, words: RegExp) => (await w.sees(who, 'dm')).filter((said) => words.test(said))

function proxies(w: World) {
  return w.db.query<{ giver: string; holder: string; state: string }>(
    `SELECT g.name AS giver, h.name AS holder, x.state FROM "SessionProxy" x JOIN "Person" g ON g.id = x."giverId"
     JOIN "Person" h ON h.id = x."holderId" ORDER BY 1`,
  )
}

async function answers(w: World): Promise<string> {
  const rows = await w.db.query<{ name: string; answer: string }>(
    `SELECT p.name, a.answer FROM "Answer" a JOIN "Person" p ON p.id = a."personId" ORDER BY 1`,
  )
  return rows.map(({ name, answer }) => `${name} ${answer}`).join(', ')
}

/** Known in #atelier, so that they are concerned. */
async function convenedWith(...people: readonly string[]): Promise<World> {
  const w = await convened()
  for (const who of people) await w.says(who, '#atelier', '/concert')
  return w
}

test('a proxy goes to one person, who is told how many they hold; it shows as a number, by name to the team, and is undone', async () => {
  const w = await convened()
  await w.presses('dan', '#atelier', 'Je donne pouvoir')
  const told = await w.fills('dan', '#atelier', { holder: 'eve' })
  expect(told.text).toContain('C’est noté : vous donnez pouvoir à eve')
  expect(await last(w, 'eve', 'dm')).toContain(
    'dan vous donne pouvoir pour cette réunion. C’est le seul que vous portez.',
  )
  expect(await answers(w)).toBe('dan proxy')
  expect(await cardOf(w, '#atelier', 'Convocation')).toContain('1 pouvoir donné.')
  await w.says('cleo', '#atelier', '/concert pouvoir eve')
  expect(await last(w, 'eve', 'dm')).toContain('Vous portez 2 pouvoirs.')
  expect((await w.says('bo', '#atelier', '/concert reponses')).text).toContain(
    'Donnent pouvoir (2) cleo, par eve, dan, par eve',
  )
  expect((await w.says('flo', '#atelier', '/concert reponses')).text).not.toContain('dan')
  expect((await w.says('eve', '#atelier', '/concert agenda')).text).toContain('vous portez 2 pouvoirs')
  expect((await w.says('dan', '#atelier', '/concert pouvoir eve')).text).toMatch(/Vous donnez déjà pouvoir à eve/)
  await w.says('cleo', '#atelier', '/concert annuler')
  expect(await last(w, 'eve', 'dm')).toContain('cleo ne vous donne plus pouvoir')
  expect(await proxies(w)).toEqual([
    { giver: 'cleo', holder: 'eve', state: 'revoked' },
    { giver: 'dan', holder: 'eve', state: 'given' },
  ])
  expect(await answers(w)).toBe('cleo withdrawn, dan proxy')
})

test('one proxy for a meeting: to somebody else it moves, by another answer it is taken back, and each is undone exactly', async () => {
  const w = await convenedWith('flo')
  await w.says('dan', '#atelier', '/concert reponse non')
  await w.says('dan', '#atelier', '/concert pouvoir eve')
  await w.says('dan', '#atelier', '/concert pouvoir flo')
  expect((await w.says('dan', '#atelier', '/concert pouvoir bo')).text).toContain('vous donnez pouvoir à bo')
  expect(await proxies(w)).toEqual([{ giver: 'dan', holder: 'bo', state: 'given' }])
  expect(await dms(w, 'eve', /dan ne vous donne plus pouvoir/)).toHaveLength(1)
  await w.says('dan', '#atelier', '/concert reponse oui')
  expect(await proxies(w)).toEqual([{ giver: 'dan', holder: 'bo', state: 'revoked' }])
  expect(await dms(w, 'bo', /dan ne vous donne plus pouvoir/)).toHaveLength(1)
  await w.says('dan', '#atelier', '/concert annuler')
  expect(await proxies(w)).toEqual([{ giver: 'dan', holder: 'bo', state: 'given' }])
  expect(await answers(w)).toBe('dan proxy')
  expect((await w.says('dan', '#atelier', '/concert retirer-pouvoir')).text).toContain('Votre pouvoir est repris')
  expect(await answers(w)).toBe('dan withdrawn')
  await w.says('dan', '#atelier', '/concert annuler')
  await w.says('dan', '#atelier', '/concert annuler')
  expect(await proxies(w)).toEqual([{ giver: 'dan', holder: 'flo', state: 'given' }])
  await w.says('dan', '#atelier', '/concert annuler')
  await w.says('dan', '#atelier', '/concert annuler')
  expect(await proxies(w)).toEqual([{ giver: 'dan', holder: 'eve', state: 'revoked' }])
  expect(await answers(w)).toBe('dan no')
})

test('a proxy that could not be used is refused with what to do; nothing changes', async () => {
  const w = await convened()
  await w.says('eve', '#atelier', '/concert reponse non')
  await w.says('flo', '#atelier', '/concert pouvoir bo')
  const before = await w.dump()
  const says = async (words: string) => (await w.says('dan', '#atelier', `/concert ${words}`)).text
  expect(await says('pouvoir dan')).toMatch(/On ne se donne pas pouvoir à soi-même/)
  expect(await says('pouvoir eve')).toMatch(/eve a dit ne pas pouvoir venir/)
  expect(await says('pouvoir flo')).toMatch(/un pouvoir ne se transmet pas/)
  expect(await says('pouvoir zorro')).toMatch(/zorro/)
  expect(await says('retirer-pouvoir')).toMatch(/n’avez donné pouvoir à personne/)
  expect(await says('pouvoir retirer')).toMatch(/n’avez donné pouvoir à personne/)
  expect(await says('pouvoir bo ; séance : 9')).toMatch(/pas de séance n° 9/)
  expect(await w.dump()).toBe(before)
})

test('who holds a proxy and cannot come: those who gave it are told, and told again when it works out', async () => {
  const w = await convened()
  await w.says('dan', '#atelier', '/concert pouvoir eve')
  await w.says('eve', '#atelier', '/concert reponse non')
  expect(await last(w, 'dan', 'dm')).toContain('eve, à qui vous aviez donné pouvoir, ne viendra pas')
  await w.says('eve', '#atelier', '/concert annuler')
  expect(await last(w, 'dan', 'dm')).toContain('eve peut finalement porter votre pouvoir')
  await w.says('eve', '#atelier', '/concert reponse non')
  await w.presses('dan', 'dm', 'Donner pouvoir à quelqu’un d’autre')
  await w.fills('dan', 'dm', { holder: 'bo' })
  expect(await proxies(w)).toEqual([{ giver: 'dan', holder: 'bo', state: 'given' }])
})

test('who answers and gives at the same moment: one proxy, and it is what was said', async () => {
  const w = await convened()
  await w.together(
    ['dan', '#atelier', '/concert pouvoir eve'],
    ['dan', '#atelier', '/concert pouvoir eve'],
    ['flo', '#atelier', '/concert pouvoir eve'],
  )
  expect(await proxies(w)).toHaveLength(2)
  await w.passes({ seconds: 3 })
  expect(await cardOf(w, '#atelier', 'Convocation')).toContain('2 pouvoirs donnés.')
})

test('whoever gave a proxy and comes speaks for themselves; at the end the others are represented, by whom is said', async () => {
  const w = await convened('2027-03-15T10:00')
  for (const who of ['dan', 'cleo']) await w.says(who, '#atelier', '/concert pouvoir eve')
  await w.says('flo', '#atelier', '/concert pouvoir ana')
  await w.until('2027-04-08T14:00')
  await w.says('bo', '#atelier', '/concert ouvrir')
  await w.says('eve', '#atelier', '/concert present')
  await w.says('cleo', '#atelier', '/concert present')
  expect(await last(w, 'eve', 'dm')).toContain('cleo participe à la séance : le pouvoir que vous portiez en son nom')
  await w.says('cleo', '#atelier', '/concert annuler')
  expect(await last(w, 'eve', 'dm')).toContain('cleo n’est plus sur la liste')
  await w.says('cleo', '#atelier', '/concert present')
  expect((await w.says('cleo', '#atelier', '/concert pouvoir eve')).text).toMatch(/Vous êtes sur la liste de présence/)
  const told = await w.says('bo', '#atelier', '/concert clore')
  expect(told.text).toContain('2 personnes notées présentes, 1 personne représentée.')
  expect((await present(w)).map((p) => [p.name, p.state])).toEqual([
    ['cleo', 'present'],
    ['dan', 'represented'],
    ['eve', 'present'],
    // ana, who was to speak for them, did not come.
    ['flo', 'excused'],
  ])
  expect((await w.says('bo', '#atelier', '/concert presents')).text).toContain('dan, par eve')
  await w.says('bo', '#atelier', { intent: 'undo', args: {} })
  expect((await present(w)).filter((p) => p.state !== 'present').map((p) => p.state)).toEqual([
    'withdrawn',
    'withdrawn',
  ])
})

test('the animation sees who is silent, and asks them once more, never twice; not while it rests', async () => {
  const w = await convenedWith('dan', 'eve', 'flo')
  await w.says('dan', '#atelier', '/concert reponse oui')
  const agenda = await w.says('bo', '#atelier', '/concert agenda')
  expect(agenda.text).toMatch(/1 oui, 0 non, 3 sans réponse/)
  expect(agenda.buttons).toContain('Relancer les 3 sans réponse')
  await pause(w, '2 mars 9h')
  expect((await w.presses('bo', '#atelier', 'Relancer les 3 sans réponse')).text).toMatch(/en pause jusqu’au/)
  await w.says('ana', '#pleniere', '/concert reprendre-envois')
  const preview = await w.presses('bo', '#atelier', 'Relancer les 3 sans réponse')
  expect(preview.text).toContain('3 personnes n’ont pas répondu')
  expect(preview.text).toMatch(/• ana\n• eve\n• flo/)
  expect(await dms(w, 'eve', /Venez-vous/)).toHaveLength(0)
  expect((await w.presses('bo', '#atelier', 'Envoyer la relance')).text).toContain('3 relances sont parties')
  expect(await dms(w, 'eve', /Venez-vous \? Il manque votre réponse : Emploi/)).toHaveLength(1)
  expect(await dms(w, 'dan', /Venez-vous/)).toHaveLength(0)
  expect((await w.says('bo', '#atelier', '/concert relancer-reunion')).text).toMatch(/il n’y en a jamais deux/)
  const confirm = { intent: 'session nudge', args: { session: 1, confirmed: true } }
  await w.together(['bo', '#atelier', confirm], ['ana', '#atelier', confirm])
  expect(await dms(w, 'eve', /Venez-vous/)).toHaveLength(1)
  expect((await w.says('bo', '#atelier', '/concert agenda')).buttons.join()).not.toContain('Relancer')
  await w.presses('eve', 'dm', 'Je viens')
  expect(await answers(w)).toContain('eve yes')
  expect((await w.says('dan', '#atelier', '/concert relancer-reunion')).text).toMatch(/réservé à l’animation/)
})

test('two who ask again at the same moment send one message to each', async () => {
  const w = await convenedWith('dan', 'eve')
  const confirm = { intent: 'session nudge', args: { session: 1, confirmed: true } }
  await w.together(['bo', '#atelier', confirm], ['ana', '#atelier', confirm])
  expect(await dms(w, 'eve', /Venez-vous/)).toHaveLength(1)
})

test('reminders come a week before and the day before, in private to who comes; none of what moved, was cancelled or paused', async () => {
  const w = await convened()
  await w.says('dan', '#atelier', '/concert reponse oui')
  await w.says('eve', '#atelier', '/concert pouvoir dan')
  await w.until('2027-04-01T08:59')
  expect(await cardOf(w, '#atelier', 'Dans une semaine')).toBe('')
  await w.until('2027-04-01T09:01')
  expect(await cardOf(w, '#atelier', 'Dans une semaine : Emploi')).toContain('[Je viens] [Je ne pourrai pas]')
  expect(await dms(w, 'dan', /Votre prochaine réunion/)).toHaveLength(0)
  await w.until('2027-04-07T09:01')
  expect(await cardOf(w, '#atelier', 'Rappel : Emploi')).toContain('jeudi 8 avril 2027')
  expect(await dms(w, 'dan', /Votre prochaine réunion/)).toHaveLength(1)
  expect(await last(w, 'dan', 'dm')).toContain('vous portez 1 pouvoir')
  expect(await dms(w, 'eve', /Votre prochaine réunion/)).toHaveLength(0)
  const paused = await convened()
  await paused.says('dan', '#atelier', '/concert reponse oui')
  await pause(paused, '7 avril 22h')
  await paused.until('2027-04-08T20:00')
  expect(await cardOf(paused, '#atelier', 'Rappel')).toBe('')
  expect(await cardOf(paused, '#atelier', 'Dans une semaine')).toBe('')
  expect(await dms(paused, 'dan', /Votre prochaine réunion/)).toHaveLength(0)
  const cancelled = await convened()
  await cancelled.says('bo', '#atelier', {
    intent: 'session cancel',
    args: { reason: 'Grève', session: 1, confirmed: true },
  })
  await cancelled.until('2027-04-08T20:00')
  expect(await cardOf(cancelled, '#atelier', 'Rappel')).toBe('')
  expect(await cardOf(cancelled, '#atelier', 'Dans une semaine')).toBe('')
})

test('a meeting that was convened before there were two reminders has the one that it was promised', async () => {
  const w = await convened()
  await w.db.query(`UPDATE "Due" SET call = call #- '{args,kind}' WHERE schedule LIKE 'session remind%'`)
  await w.until('2027-04-07T09:01')
  expect(await cardOf(w, '#atelier', 'Rappel : Emploi')).toContain('jeudi 8 avril 2027')
})

test('a code is said when the meeting opens, and opens the list from anywhere, while it is open', async () => {
  const w = await convened('2027-03-15T10:00')
  await w.until('2027-04-08T14:00')
  const told = await w.says('bo', '#atelier', '/concert ouvrir')
  const code = /Code de présence : ([A-Z0-9]{4})\./.exec(told.text)?.[1] ?? ''
  expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}$/)
  expect(await cardOf(w, '#atelier', 'Séance ouverte')).not.toContain(code)
  expect((await w.says('bo', '#atelier', '/concert presents')).text).toContain(code)
  expect((await w.says('eve', '#pleniere', `/concert present ${code.toLowerCase()}`)).text).toMatch(
    /vous êtes sur la liste/,
  )
  expect((await w.says('dan', 'dm', `/concert present ${code.slice(0, 2)} ${code.slice(2)}`)).text).toMatch(
    /vous êtes sur la liste/,
  )
  expect((await w.says('flo', '#pleniere', '/concert present ZZZZZ')).text).toMatch(/Aucune séance ouverte n’a le code/)
  expect((await w.says('flo', '#atelier', '/concert present 1')).text).toMatch(/vous êtes sur la liste/)
  expect((await present(w)).map((p) => p.name)).toEqual(['dan', 'eve', 'flo'])
  await w.says('bo', '#atelier', '/concert clore')
  expect((await w.says('cleo', '#pleniere', `/concert present ${code}`)).text).toMatch(
    /Aucune séance ouverte n’a le code/,
  )
})

test('closing proposes the next date: one gesture arranges it, one more convenes', async () => {
  const w = await opened()
  await w.says('bo', '#atelier', '/concert clore')
  const added = await w.presses('bo', '#atelier', 'jeudi 22 avril, 14\u00a0h')
  expect(added.text).toContain('2. Emploi, 2e séance')
  expect((await sessions(w))[1]).toMatchObject({ day: '2027-04-22 14:00', state: 'planned', prompt: 'vision' })
  await w.presses('bo', '#atelier', 'Convoquer')
  await w.presses('bo', '#atelier', 'Envoyer la convocation')
  expect((await sessions(w))[1]?.state).toBe('convened')
  const known = await opened()
  await known.says('bo', '#atelier', '/concert reunion 29 avril 14h')
  const closed = await known.says('bo', '#atelier', '/concert clore')
  expect(closed.text).toContain('La prochaine est déjà à l’agenda : n° 2, « Emploi, 2e séance », jeudi 29 avril 2027')
  expect(closed.buttons).toContain('Convoquer la prochaine')
})

/** The appointment beside what is said. */
function diaryIn(body: Told['body']): Calendar | undefined {
  return (body as View | null)?.nodes.find((node): node is Calendar => node.kind === 'calendar')
}

async function posted(w: World, start: string): Promise<Calendar | undefined> {
  const rows = await w.db.query<{ body: View }>(
    `SELECT body FROM "Outbox" WHERE body::text LIKE $1 AND body::text LIKE '%"calendar"%' ORDER BY seq DESC LIMIT 1`,
    [`%${start}%`],
  )
  return diaryIn(rows[0]?.body ?? null)
}

test('one appointment for a meeting in people’s diaries: with the notice and to who comes, newer when it moves, cancelled with it', async () => {
  const w = await convened()
  const first = await posted(w, 'Convocation')
  const yes = diaryIn((await w.says('dan', '#atelier', '/concert reponse oui')).body)
  expect(yes?.event).toMatchObject({
    uid: first!.event.uid,
    sequence: first!.event.sequence,
    title: 'Emploi, 1re séance',
    startsAt: '2027-04-08T12:00:00.000Z',
    endsAt: '2027-04-08T14:00:00.000Z',
    zone: 'Europe/Paris',
  })
  expect(diaryIn((await w.says('eve', '#atelier', '/concert reponse non')).body)).toBeUndefined()
  await w.says('bo', '#atelier', {
    intent: 'session move',
    args: { when: '2027-04-13T12:00:00.000Z', session: 1, confirmed: true },
  })
  const moved = await posted(w, 'change de date')
  expect(moved?.event).toMatchObject({ uid: first!.event.uid, startsAt: '2027-04-13T12:00:00.000Z' })
  expect(moved!.event.sequence).toBeGreaterThan(first!.event.sequence)
  await w.says('bo', '#atelier', { intent: 'session cancel', args: { reason: 'Grève', session: 1, confirmed: true } })
  const cancelled = await posted(w, 'Motif')
  expect(cancelled?.event).toMatchObject({ uid: first!.event.uid, cancelled: true })
  expect(cancelled!.event.sequence).toBeGreaterThan(moved!.event.sequence)
  await w.says('bo', '#atelier', '/concert annuler')
  const revived = await posted(w, 'a bien lieu')
  expect(revived?.event.cancelled).toBeUndefined()
  expect(revived!.event.sequence).toBeGreaterThan(cancelled!.event.sequence)
})

test('people of another atelier are not asked again', async () => {
  const w = await peopled()
  await w.says('ana', '#couloir', '/concert salon ESS à 10 ans ; atelier : 2')
  await w.says('eve', '#couloir', '/concert')
  await w.says('dan', '#atelier', '/concert')
  await w.says('bo', '#atelier', '/concert reunion 8 avril 14h')
  await w.says('bo', '#atelier', { intent: 'session convene', args: { session: 1, confirmed: true } })
  expect((await w.says('bo', '#atelier', '/concert relancer-reunion')).text).toMatch(/dan/)
  await w.presses('bo', '#atelier', 'Envoyer la relance')
  expect(await dms(w, 'eve', /Venez-vous/)).toHaveLength(0)
  expect(await dms(w, 'dan', /Venez-vous/)).toHaveLength(1)
})

test('two meetings on one day are one message to whoever comes to both, the day before', async () => {
  const w = await convened('2027-03-15T10:00')
  await w.says('bo', '#atelier', '/concert reunion 8 avril 17h ; lieu : Laon')
  await w.says('bo', '#atelier', { intent: 'session convene', args: { session: 2, confirmed: true } })
  for (const session of [1, 2])
    await w.says('dan', '#atelier', { intent: 'session answer', args: { session, answer: 'yes' } })
  await w.says('eve', '#atelier', { intent: 'session answer', args: { session: 2, answer: 'yes' } })
  await w.until('2027-04-07T12:00')
  const reminded = async (who: string) => (await w.sees(who, 'dm')).filter((text) => /prochaines? réunion/.test(text))
  const [own, ...more] = await reminded('dan')
  expect(more).toEqual([])
  expect(own).toMatch(/^Le même jour, vos 2 prochaines réunions\n• 1\. Emploi, 1re séance — jeudi 8 avril 2027, 14 h/)
  expect(own).toContain('2. Emploi, 2e séance — jeudi 8 avril 2027, 17 h (Paris), jusqu’à 19 h, Laon')
  expect(own).toContain('[Je ne pourrai pas (n° 1)] [Je ne pourrai pas (n° 2)] [Agenda]')
  expect(await reminded('eve')).toEqual([expect.stringMatching(/^Votre prochaine réunion : Emploi, 2e séance/)])
  await w.presses('dan', 'dm', 'Je ne pourrai pas (n° 2)')
  expect(await w.db.query(`SELECT 1 FROM "Answer" WHERE answer = 'no'`)).toHaveLength(1)
})
