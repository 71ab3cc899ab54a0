/** The time of a vote: extended, never shortened but by taking that back; and its one reminder, in private. */
import { expect, test } from 'vitest'
import { createWorld, type World } from '../support/world.ts'

async function peopled(): Promise<World> {
  const w = await (await createWorld()).founded()
  for (const who of ['bo', 'cleo', 'dan', 'eve']) await w.says(who, '#pleniere', '/concert')
  await w.says('ana', '#pleniere', '/concert nommer dan invité')
  return w
}

async function opened(w: World, words = 'On continue ? ; fin : 5 mars 18h'): Promise<void> {
  await w.says('ana', '#pleniere', `/concert vote ${words}`)
  await w.presses('ana', '#pleniere', 'Ouvrir le vote')
}

async function reminded(w: World): Promise<string[]> {
  const told = await Promise.all(
    ['ana', 'bo', 'cleo', 'dan', 'eve'].map(async (who) => {
      const texts = await w.sees(who, 'dm')
      return texts.filter((text) => text.includes('Le vote n° 1 attend votre réponse')).map(() => who)
    }),
  )
  return told.flat()
}

test('a vote is extended: the card and a notice say so, it closes at the new time and not before', async () => {
  const w = await peopled()
  await opened(w)
  const told = await w.says('ana', '#pleniere', '/concert prolonger 8 mars 18h')
  expect(told.text).toContain('Le vote n° 1 est prolongé jusqu’au lundi 8 mars 2027, 18 h (Paris).')
  const seen = await w.sees('bo', '#pleniere')
  expect(seen.at(-1)).toMatch(/^Le vote n° 1 est prolongé jusqu’au lundi 8 mars/)
  expect(seen.find((text) => text.startsWith('Vote n° 1 :'))).toContain('Jusqu’au lundi 8 mars 2027, 18 h')
  await w.until('6 mars 2027 10h')
  expect((await w.says('bo', '#pleniere', '/concert voter oui')).text).toContain('votre choix est enregistré')
  await w.until('8 mars 2027 18h01')
  expect(await w.db.query('SELECT state, "closedById" FROM "Poll"')).toEqual([{ state: 'closed', closedById: null }])
})

test('taken back, the end is what it was, people are told, and it closes then', async () => {
  const w = await peopled()
  await opened(w)
  const before = await w.db.query('SELECT "closesAt", state FROM "Poll"')
  await w.says('ana', '#pleniere', '/concert prolonger 8 mars 18h')
  await w.says('ana', '#pleniere', '/concert annuler')
  expect(await w.db.query('SELECT "closesAt", state FROM "Poll"')).toEqual(before)
  expect((await w.sees('bo', '#pleniere')).at(-1)).toMatch(/^Le vote n° 1 finit de nouveau le vendredi 5 mars/)
  await w.until('5 mars 2027 18h01')
  expect(await w.db.query('SELECT state FROM "Poll"')).toEqual([{ state: 'closed' }])
})

test.each([
  ['/concert prolonger 5 mars 18h', /n’est pas plus tard/],
  ['/concert prolonger 4 mars', /n’est pas plus tard/],
  ['/concert prolonger jamais', /n’est pas une date/],
])('« %s » is refused, and nothing changes', async (words, expected) => {
  const w = await peopled()
  await opened(w)
  const before = await w.dump()
  expect((await w.says('ana', '#pleniere', words)).text).toMatch(expected)
  expect((await w.says('bo', '#pleniere', '/concert prolonger 8 mars')).text).toMatch(/réservé à l’animation/)
  expect(await w.dump()).toBe(before)
})

test('« lundi » said on a Monday is offered as the next one', async () => {
  const w = await peopled()
  await opened(w)
  const told = await w.says('ana', '#pleniere', '/concert prolonger lundi 18h')
  expect(told.text).toMatch(/n’est pas plus tard/)
  const extended = await w.presses('ana', '#pleniere', 'Jusqu’au lundi 8 mars 2027, 18\u00a0h (Paris)')
  expect(extended.text).toContain('est prolongé jusqu’au lundi 8 mars 2027, 18 h (Paris)')
})

test('a vote without an end gets one, which everybody there is told; it closes then', async () => {
  const w = await peopled()
  await opened(w, 'On continue ?')
  await w.says('ana', '#pleniere', '/concert votes 1')
  await w.presses('ana', '#pleniere', 'Fixer la fin')
  const told = await w.fills('ana', '#pleniere', { until: '8 mars 18h' })
  expect(told.text).toContain('Le vote n° 1 a maintenant une fin : le lundi 8 mars 2027, 18 h (Paris).')
  const seen = await w.sees('bo', '#pleniere')
  expect(seen.at(-1)).toMatch(/^Le vote n° 1 a maintenant une fin : le lundi 8 mars/)
  expect(seen.find((text) => text.startsWith('Vote n° 1 :'))).toContain('Jusqu’au lundi 8 mars 2027, 18 h')
  await w.until('8 mars 2027 18h01')
  expect(await w.db.query('SELECT state, "closedById" FROM "Poll"')).toEqual([{ state: 'closed', closedById: null }])
})

test('taken back, it has no end again: it stays open until it is closed', async () => {
  const w = await peopled()
  await opened(w, 'On continue ?')
  const before = await w.db.query('SELECT "closesAt", state FROM "Poll"')
  await w.says('ana', '#pleniere', '/concert prolonger 8 mars 18h')
  await w.says('ana', '#pleniere', '/concert annuler')
  expect(await w.db.query('SELECT "closesAt", state FROM "Poll"')).toEqual(before)
  expect((await w.sees('bo', '#pleniere')).at(-1)).toMatch(/^Le vote n° 1 n’a de nouveau pas de date de fin/)
  await w.until('9 mars 2027 18h')
  expect(await w.db.query('SELECT "closesAt", state FROM "Poll"')).toEqual(before)
})

test('an end that is past already is no end', async () => {
  const w = await peopled()
  await opened(w, 'On continue ?')
  const before = await w.dump()
  const until = '2027-02-20T17:00:00.000Z'
  const told = await w.says('ana', '#pleniere', { intent: 'poll extend', args: { poll: 1, until } })
  expect(told.text).toMatch(/« Nouvelle fin » est déjà passé/)
  expect(await w.dump()).toBe(before)
})

test('a vote that is over is not extended', async () => {
  const w = await peopled()
  await opened(w, 'On continue ?')
  await w.says('ana', '#pleniere', '/concert fermer')
  expect((await w.says('ana', '#pleniere', '/concert prolonger 8 mars ; vote : 1')).text).toMatch(/est déjà fermé/)
})

test('extended while it closes at its time: one or the other, never both', async () => {
  const w = await peopled()
  await opened(w)
  await w.until('5 mars 2027 17h59')
  await w.clock.advance(new Date('2027-03-05T16:59:59.900Z'))
  const [told] = await w.together(['ana', '#pleniere', '/concert prolonger 8 mars 18h'])
  await w.passes({ minutes: 2 })
  const [{ state }] = (await w.db.query('SELECT state FROM "Poll"')) as [{ state: string }]
  expect(state).toBe(told!.text.includes('est prolongé') ? 'open' : 'closed')
})

test('[Relancer une fois] says how many before it is sent, tells those who have not voted, and never again', async () => {
  const w = await peopled()
  await opened(w)
  await w.says('bo', '#pleniere', '/concert voter oui')
  const before = await w.dump()
  await w.says('ana', '#pleniere', '/concert votes 1')
  const preview = await w.presses('ana', '#pleniere', 'Relancer une fois')
  expect(preview.text).toContain('3 personnes n’ont pas encore voté et seraient relancées, chacune en privé.')
  expect(preview.text).toContain('Personne ne voit qui a voté quoi, vous non plus.')
  expect(preview.text).not.toMatch(/\b(cleo|eve)\b/)
  expect(await w.dump()).toBe(before)
  const told = await w.presses('ana', '#pleniere', 'Envoyer la relance')
  expect(told.text).toContain('3 personnes relancées en privé.')
  // ana coordinates and has not voted either; dan is a guest, bo has voted.
  expect(await reminded(w)).toEqual(['ana', 'cleo', 'eve'])
  const letter = (await w.sees('cleo', 'dm')).at(-1)!
  expect(letter).toContain('Concertation « ESS à 10 ans ».')
  expect(letter).toContain('Jusqu’au vendredi 5 mars')
  expect(letter).not.toMatch(/\bbo\b|Oui : 1/)
  expect((await w.says('ana', '#pleniere', '/concert relancer-vote')).text).toMatch(
    /a déjà été relancé, le lundi 1er mars/,
  )
  expect(await reminded(w)).toEqual(['ana', 'cleo', 'eve'])
  await w.presses('cleo', 'dm', 'Voter')
  expect((await w.says('cleo', 'dm', '/concert voter oui ; vote : 1')).text).toContain('votre choix est enregistré')
})

test('a reminder chosen at the opening is announced in the preview, sent at its time, once, also after an absence', async () => {
  const w = await peopled()
  const preview = await w.says(
    'ana',
    '#pleniere',
    '/concert vote On continue ? ; fin : 5 mars 18h ; relance : 4 mars 9h',
  )
  expect(preview.text).toMatch(
    /Relance : le jeudi 4 mars 2027, 9 h \(Paris\), une fois, en privé.*\(4 personnes attendues\)/,
  )
  await w.presses('ana', '#pleniere', 'Ouvrir le vote')
  await w.says('bo', '#pleniere', '/concert voter oui')
  await w.until('4 mars 2027 8h59')
  expect(await reminded(w)).toEqual([])
  await w.away('4 mars 2027 11h')
  expect(await reminded(w)).toEqual(['ana', 'cleo', 'eve'])
  await w.until('5 mars 2027 17h')
  expect(await reminded(w)).toHaveLength(3)
  expect((await w.says('ana', '#pleniere', '/concert relancer-vote')).text).toMatch(/a déjà été relancé/)
})

test.each([
  ['asked for by hand before', async (w: World) => void (await nudged(w))],
  ['closed before', async (w: World) => void (await w.says('ana', '#pleniere', '/concert fermer'))],
  ['over by the time the bot is back', async (w: World) => void (await w.away('8 mars 2027 10h'))],
])('the reminder that was planned is not sent when the vote was %s', async (_, meanwhile) => {
  const w = await peopled()
  await opened(w, 'On continue ? ; fin : 5 mars 18h ; relance : 4 mars 9h')
  await meanwhile(w)
  const before = await reminded(w)
  await w.until('9 mars 2027 10h')
  expect(await reminded(w)).toEqual(before)
  expect(before.length).toBeLessThanOrEqual(4)
})

async function nudged(w: World): Promise<void> {
  await w.says('ana', '#pleniere', '/concert relancer-vote')
  await w.presses('ana', '#pleniere', 'Envoyer la relance')
}

test('while the concertation rests nobody is reminded; what was planned comes when it wakes, if one can still vote', async () => {
  const w = await peopled()
  await opened(w, 'On continue ? ; fin : 12 mars 18h ; relance : 4 mars 9h')
  await w.says('ana', '#pleniere', '/concert pause 8 mars 9h')
  await w.presses('ana', '#pleniere', 'Mettre en pause')
  expect((await w.says('ana', '#pleniere', '/concert relancer-vote')).text).toMatch(/8 mars 2027/)
  await w.until('7 mars 2027')
  expect(await reminded(w)).toEqual([])
  await w.until('8 mars 2027 9h05')
  expect(await reminded(w)).toEqual(['ana', 'bo', 'cleo', 'eve'])
})

test('two animators who remind at once: people are asked once', async () => {
  const w = await peopled()
  await w.says('ana', '#pleniere', '/concert nommer cleo animation')
  await opened(w)
  await w.together(
    ['ana', '#pleniere', '/concert relancer-vote 1 ; confirmation : oui'],
    ['cleo', '#pleniere', '/concert relancer-vote 1 ; confirmation : oui'],
  )
  expect(await reminded(w)).toEqual(['ana', 'bo', 'cleo', 'eve'])
})

test('when everybody has voted there is nobody to remind', async () => {
  const w = await peopled()
  await opened(w)
  for (const who of ['ana', 'bo', 'cleo', 'eve']) await w.says(who, '#pleniere', '/concert voter oui')
  const before = await w.dump()
  expect((await w.says('ana', '#pleniere', '/concert relancer-vote')).text).toMatch(/il n’y a personne à relancer/)
  expect(await w.dump()).toBe(before)
})

test('in the channel of an atelier, those are asked who had to do with it', async () => {
  const w = await peopled()
  await w.says('ana', '#pleniere', '/concert atelier Financement')
  await w.says('ana', '#atelier', '/concert salon ESS à 10 ans ; atelier : 1')
  await w.says('eve', '#atelier', '/idee Un fonds commun')
  await w.says('ana', '#atelier', '/concert vote On continue ?')
  await w.presses('ana', '#atelier', 'Ouvrir le vote')
  expect((await w.says('ana', '#atelier', '/concert relancer-vote')).text).toContain('1 personne n’a pas encore voté')
  await w.presses('ana', '#atelier', 'Envoyer la relance')
  expect(await reminded(w)).toEqual(['eve'])
})
