/** Details of a meeting, told: corrected in place, told to those who answered, taken back; and what follows from them. */
import { expect, test } from 'vitest'
import type { Form } from '../../src/port.ts'
import { cardOf, convened, last, opened, peopled } from '../support/meetings.ts'
import type { World } from '../support/world.ts'

function details(w: World) {
  return w.db.query<{ title: string; location: string | null; agenda: string | null; minutes: number }>(
    `SELECT title, location, agenda, (extract(epoch FROM "endsAt" - "startsAt") / 60)::int AS minutes FROM "Session"`,
  )
}

test('before it is convened a meeting is corrected at once, and put back exactly', async () => {
  const w = await peopled()
  await w.says('bo', '#atelier', '/concert reunion 8 avril 14h')
  const [before] = await details(w)
  const told = await w.says(
    'bo',
    '#atelier',
    '/concert modifier-reunion lieu : Beauvais ; ordre du jour : Accueil ; Suites',
  )
  expect(told.text).toContain('Beauvais')
  expect(told.text).toContain('Ordre du jour : 1. Accueil ; 2. Suites')
  expect(await details(w)).toEqual([{ ...before, location: 'Beauvais', agenda: 'Accueil\nSuites' }])
  expect((await w.says('bo', '#atelier', '/concert modifier-reunion lieu : Beauvais')).text).toMatch(/rien à changer/)
  await w.says('bo', '#atelier', '/concert annuler')
  expect(await details(w)).toEqual([before])
})

test('bare, it is a form with what is there', async () => {
  const w = await peopled()
  await w.says('bo', '#atelier', '/concert reunion 8 avril 14h ; lieu : Amiens')
  const told = await w.says('bo', '#atelier', '/concert modifier-reunion')
  const fields = (told.body as Form).fields
  expect(fields.find((field) => field.name === 'location')?.value).toBe('Amiens')
  await w.fills('bo', '#atelier', { location: 'Beauvais' })
  expect((await details(w))[0]?.location).toBe('Beauvais')
})

test('once convened, the notice is corrected in place; those who answered are told after a preview, and told when it is undone', async () => {
  const w = await convened()
  await w.says('dan', '#atelier', '/concert reponse oui')
  const agenda = await w.says('bo', '#atelier', '/concert modifier-reunion ordre du jour : Accueil | Suites')
  expect(agenda.text).toContain('La réunion est modifiée.')
  expect(await cardOf(w, '#atelier', 'Convocation')).toContain('1. Accueil ; 2. Suites')
  expect((await w.sees('dan', 'dm')).filter((said) => said.includes('change'))).toEqual([])
  const preview = await w.says('bo', '#atelier', '/concert modifier-reunion lieu : Beauvais ; durée : 90')
  expect(preview.text).toContain('Où : Beauvais')
  expect(preview.text).toContain('1 personne a répondu et sera prévenue en privé.')
  expect((await details(w))[0]?.location).toBeNull()
  await w.presses('bo', '#atelier', 'Modifier et prévenir')
  expect((await details(w))[0]).toMatchObject({ location: 'Beauvais', minutes: 90, agenda: 'Accueil\nSuites' })
  expect(await cardOf(w, '#atelier', 'Convocation')).toContain('Beauvais')
  expect(await last(w, 'dan', 'dm')).toMatch(/Cette réunion change[\s\S]*Beauvais/)
  await w.says('bo', '#atelier', '/concert annuler')
  expect((await details(w))[0]).toMatchObject({ location: null, minutes: 120, agenda: 'Accueil\nSuites' })
  expect(await last(w, 'dan', 'dm')).not.toContain('Beauvais')
  expect((await w.says('dan', '#atelier', '/concert modifier-reunion lieu : Chez moi')).text).toMatch(
    /réservé à l’animation/,
  )
  expect((await w.says('cleo', '#atelier', '/concert modifier-reunion lieu : Chez moi')).text).toMatch(/a ses propres/)
})

test('an undo of what was corrected again since is refused', async () => {
  const w = await peopled()
  await w.says('bo', '#atelier', '/concert reunion 8 avril 14h')
  await w.says('bo', '#atelier', '/concert modifier-reunion lieu : Beauvais')
  await w.says('ana', '#atelier', '/concert modifier-reunion lieu : Creil')
  expect((await w.says('bo', '#atelier', '/concert annuler')).text).toMatch(/ne peut plus|plus être|depuis/)
  expect((await details(w))[0]?.location).toBe('Creil')
})

test('those who had answered a notice that is taken back are told, and their diaries with them', async () => {
  const w = await convened()
  await w.says('dan', '#atelier', '/concert reponse oui')
  await w.says('bo', '#atelier', '/concert annuler')
  expect(await last(w, 'dan', 'dm')).toContain('Cette convocation est annulée : une autre suivra.')
  const [row] = await w.db.query<{ body: string }>(
    `SELECT body::text AS body FROM "Outbox" WHERE address->>'account' = 'dan' AND body::text LIKE '%"calendar"%' ORDER BY seq DESC LIMIT 1`,
  )
  expect(row?.body).toMatch(/"cancelled": ?true/)
})

test('the minutes begin with the agenda of the day', async () => {
  const w = await convened('2027-03-15T10:00')
  await w.says('bo', '#atelier', '/concert modifier-reunion ordre du jour : Accueil ; Suites')
  await w.until('2027-04-08T14:00')
  await w.says('bo', '#atelier', '/concert ouvrir')
  await w.says('bo', '#atelier', '/concert clore')
  const form = (await w.says('bo', '#atelier', '/concert compte-rendu')).body as Form
  expect(form.fields.find((field) => field.name === 'text')?.value?.replace(/\u00a0/g, ' ')).toContain(
    'Échanges :\n\n1. Accueil\n\n2. Suites\n\n',
  )
  const plain = await opened()
  await plain.says('bo', '#atelier', '/concert clore')
  const other = (await plain.says('bo', '#atelier', '/concert compte-rendu')).body as Form
  expect(other.fields.find((field) => field.name === 'text')?.value?.replace(/\u00a0/g, ' ')).toContain(
    'Échanges :\n\nDécisions',
  )
})

test('a date is not kept for an atelier that is gone', async () => {
  const w = await peopled()
  await w.says('bo', '#pleniere', '/concert reunion 8 avril 14h ; 10 avril 14h ; atelier : 4')
  await w.says('ana', '#pleniere', {
    intent: 'session add',
    args: { when: '8 avril 14h ; 10 avril 14h', workshop: 4, confirmed: true },
  })
  await w.says('ana', '#pleniere', '/concert retirer-atelier 4')
  const [gone] = await w.db.query<{ state: string }>(`SELECT state FROM "Workshop" WHERE number = 4`)
  expect(gone?.state).not.toBe('active')
  const told = await w.says('ana', '#pleniere', {
    intent: 'dates choose',
    args: { option: 1, poll: 1, confirmed: true },
  })
  expect(told.text).toMatch(/atelier n° 4/)
  expect(await details(w)).toEqual([])
})
