/** Meetings, told: planned, convened, answered, moved, cancelled, opened, attended, closed; each taken back once. */
import { expect, test } from 'vitest'
import { cardOf, convened, last, opened, peopled, present, sessions, states } from '../support/meetings.ts'

test('« 4x2 » shows eight dates of the phase, then creates eight sessions with their prompts; once only, and they can be taken back', async () => {
  const w = await peopled()
  const shown = await w.says('ana', '#pleniere', '/concert planifier 4x2')
  expect(shown.text).toContain('Diagnostic, du 1er avril au 30 juillet 2027')
  expect(shown.buttons).toEqual(['Créer 8 séances'])
  expect(await sessions(w)).toEqual([])
  const told = await w.presses('ana', '#pleniere', 'Créer 8\u00a0séances')
  expect(told.text).toContain('8 séances créées')
  const rows = await sessions(w)
  expect(rows.map((s) => s.title)).toEqual([
    'Emploi, 1re séance',
    'Territoires, 1re séance',
    'Financement, 1re séance',
    'Coopérations, 1re séance',
    'Emploi, 2e séance',
    'Territoires, 2e séance',
    'Financement, 2e séance',
    'Coopérations, 2e séance',
  ])
  expect(rows.map((s) => s.prompt)).toEqual([...Array(4).fill('finding'), ...Array(4).fill('vision')])
  expect(rows.every((s) => s.day >= '2027-04-01' && s.day < '2027-07-31' && s.day.endsWith('14:00'))).toBe(true)
  expect(rows.map((s) => s.day)).toEqual(rows.map((s) => s.day).sort())
  expect((await w.says('ana', '#pleniere', '/concert planifier 4x2')).text).toMatch(/a déjà 8 séances à l’agenda/)
  await w.says('ana', '#pleniere', '/concert annuler')
  expect(await states(w)).toEqual(Array(8).fill('cancelled'))
  expect((await w.says('ana', '#pleniere', '/concert planifier 4x2')).buttons).toEqual(['Créer 8 séances'])
})

test('two people who confirm the same plan at once create it once', async () => {
  const w = await peopled()
  await w.says('ana', '#pleniere', '/concert nommer bo coordination')
  const call = { intent: 'session plan', args: { grid: '4x2', confirmed: true } }
  await w.together(['ana', '#pleniere', call], ['bo', '#pleniere', call])
  expect(await sessions(w)).toHaveLength(8)
})

test('a grid that the phase does not fit is refused, the gap named, and animators do not plan a phase', async () => {
  const w = await peopled()
  expect((await w.says('ana', '#pleniere', '/concert planifier 5x2')).text).toMatch(
    /Il faut 5 ateliers dans la phase « Diagnostic », j’en trouve 4 \(Emploi, Territoires, Financement et Coopérations\) : il en manque 1/,
  )
  expect((await w.says('ana', '#pleniere', '/concert planifier 3x2')).text).toMatch(
    /a 4 ateliers et non 3.*planifier 4x2/,
  )
  expect((await w.says('ana', '#pleniere', '/concert planifier beaucoup')).text).toMatch(/Écrivez par exemple « 4x2 »/)
  expect((await w.says('ana', '#pleniere', '/concert planifier 4x2 ; phase : 7')).text).toMatch(/pas de phase n° 7/)
  expect((await w.says('ana', '#pleniere', '/concert planifier 4x2 ; heure : 9h30')).text).toContain('9 h 30')
  expect((await w.says('bo', '#pleniere', '/concert planifier 4x2')).text).toMatch(/réservé à la coordination/)
  expect(await sessions(w)).toEqual([])
})

test('a meeting is of the atelier of its channel; a date outside the phase is refused with its window, a past one too', async () => {
  const w = await peopled()
  const outside = await w.says('bo', '#atelier', '/concert reunion 20 août 14h')
  expect(outside.text).toMatch(/en dehors de la phase « Diagnostic », qui va du 1er avril au 30 juillet 2027/)
  expect((await w.says('bo', '#atelier', '/concert reunion 20 février 2027 14h')).text).toMatch(/est déjà passé/)
  expect(await sessions(w)).toEqual([])
  const told = await w.says('bo', '#atelier', '/concert reunion 8 avril ; lieu : Amiens')
  expect(told.text).toContain('1. Emploi, 1re séance')
  expect(told.text).toContain('jeudi 8 avril 2027, 14 h (Paris), jusqu’à 16 h')
  expect(told.buttons).toEqual(['Convoquer', 'Agenda', 'Annuler'])
  await w.says('bo', '#atelier', '/concert reunion 15 avril 9h30 ; durée : 90')
  expect((await sessions(w)).map((s) => [s.title, s.day, s.prompt])).toEqual([
    ['Emploi, 1re séance', '2027-04-08 14:00', 'finding'],
    ['Emploi, 2e séance', '2027-04-15 09:30', 'vision'],
  ])
  await w.says('bo', '#atelier', '/concert annuler')
  expect(await states(w)).toEqual(['planned', 'cancelled'])
})

test('a plenary meets outside the phases too; an atelier of a locked phase does not', async () => {
  const w = await peopled()
  await w.says('ana', '#pleniere', '/concert reunion 15 mars 14h')
  expect((await sessions(w)).map((s) => [s.title, s.prompt])).toEqual([['Plénière', null]])
  await w.says('ana', '#pleniere', '/concert phase Actions ; début : 1er septembre 2027 ; fin : 31 décembre 2027')
  await w.says('ana', '#pleniere', '/concert atelier Suites ; phase : 2')
  const locked = await w.says('ana', '#pleniere', '/concert reunion 14 septembre 14h ; atelier : 5')
  expect(locked.text).toMatch(/La phase « Actions » n’est pas encore ouverte/)
  expect(await sessions(w)).toHaveLength(1)
})

test('who animates one atelier arranges its meetings and no other', async () => {
  const w = await peopled()
  expect((await w.says('cleo', '#atelier', '/concert reunion 8 avril 14h')).text).toMatch(/« Emploi » a ses propres/)
  expect((await w.says('cleo', '#atelier', '/concert reunion 8 avril 14h ; atelier : 2')).text).toContain('Territoires')
  expect((await w.says('dan', '#atelier', '/concert reunion 8 avril 14h')).text).toMatch(/réservé à l’animation/)
  await w.says('bo', '#atelier', '/concert reunion 8 avril 14h')
  for (const words of [
    'convoquer 2',
    'deplacer 9 avril 14h ; séance : 2',
    'annuler-seance Grève ; séance : 2',
    'ouvrir 2',
  ])
    expect((await w.says('cleo', '#atelier', `/concert ${words}`)).text, words).toMatch(/a ses propres/)
})

test('a notice is seen before it is sent; short notice is said; the card counts answers, and can be taken back', async () => {
  const w = await peopled('2027-03-29T10:00')
  await w.says('bo', '#atelier', '/concert reunion 8 avril 14h')
  const preview = await w.says('bo', '#atelier', '/concert convoquer')
  expect(preview.text).toContain('publiée dans le salon atelier')
  expect(preview.text).toContain('La réunion est dans 10 jours.')
  expect(preview.text).toContain('moins que les 15 jours d’usage')
  expect(await cardOf(w, '#atelier', 'Convocation')).toBe('')
  await w.presses('bo', '#atelier', 'Envoyer la convocation')
  expect(await cardOf(w, '#atelier', 'Convocation')).toContain('Pas encore de réponse')
  expect((await w.presses('dan', '#atelier', 'Je viens')).text).toContain('C’est noté : vous venez.')
  await w.presses('eve', '#atelier', 'Je ne pourrai pas')
  expect(await cardOf(w, '#atelier', 'Convocation')).toContain('1 personne vient, 1 ne pourra pas.')
  await w.says('eve', '#atelier', '/concert reponse oui')
  expect(await cardOf(w, '#atelier', 'Convocation')).toContain('2 personnes viennent')
  await w.says('eve', '#atelier', '/concert annuler')
  expect(await cardOf(w, '#atelier', 'Convocation')).toContain('1 personne vient, 1 ne pourra pas.')
  await w.says('dan', '#atelier', '/concert annuler')
  expect(await cardOf(w, '#atelier', 'Convocation')).toContain('1 personne ne pourra pas venir.')
  expect((await w.says('bo', '#atelier', '/concert convoquer 1')).text).toMatch(/est déjà convoquée/)
  expect((await w.says('bo', '#atelier', '/concert convoquer')).text).toMatch(/aucune séance à convoquer/)
  await w.says('bo', '#atelier', '/concert annuler')
  expect(await cardOf(w, '#atelier', 'Convocation')).toContain('Cette convocation est annulée')
  expect((await w.state()).due.filter((d) => d.schedule === 'session remind').map((d) => d.state)).toEqual([
    'cancelled',
    'cancelled',
  ])
  expect(await states(w)).toEqual(['planned'])
})

test('everybody answers once, whoever presses at the same moment; another concertation’s numbers give nothing', async () => {
  const w = await convened()
  const yes = { intent: 'session answer', args: { answer: 'yes', session: 1 } }
  await w.together(['dan', '#atelier', yes], ['dan', '#atelier', yes], ['eve', '#atelier', yes])
  expect(await w.db.query('SELECT answer FROM "Answer"')).toHaveLength(2)
  await w.passes({ seconds: 2 })
  expect(await cardOf(w, '#atelier', 'Convocation')).toContain('2 personnes viennent')
  await w.says('ana', '#couloir', '/concert creer Mobilités ; organisateurs : Métropole')
  await w.says('ana', '#couloir', '/concert salon mobilites')
  for (const words of ['reponse oui ; séance : 1', 'present 1', 'lire 1', 'ouvrir 1', 'presents ; séance : 1'])
    expect((await w.says('ana', '#couloir', `/concert ${words}`)).text, words).toMatch(/pas de séance n° 1 ici/)
  expect((await w.says('dan', '#couloir', '/concert agenda')).text).toMatch(/^Aucune réunion/)
})

test('people are reminded at nine on the working day before; not of what moved, nor afterwards', async () => {
  const w = await convened()
  await w.until('2027-04-07T08:59')
  expect(await cardOf(w, '#atelier', 'Rappel')).toBe('')
  await w.until('2027-04-07T09:00')
  expect(await cardOf(w, '#atelier', 'Rappel : Emploi')).toContain('[Je viens] [Je ne pourrai pas]')
  const moved = await convened()
  await moved.says('bo', '#atelier', {
    intent: 'session move',
    args: { when: '2027-04-13T12:00:00.000Z', session: 1, confirmed: true },
  })
  await moved.until('2027-04-08T20:00')
  expect(await cardOf(moved, '#atelier', 'Rappel')).toBe('')
  await moved.until('2027-04-12T09:00')
  expect(await cardOf(moved, '#atelier', 'Rappel')).toContain('mardi 13 avril 2027')
  const away = await convened()
  await away.away('2027-04-07T11:00')
  expect(await cardOf(away, '#atelier', 'Rappel')).toBe('')
})

test.each([
  ['15 avril', '2027-04-15 14:00'],
  ['15 avril 23h59', '2027-04-15 23:59'],
  ['15 avril au matin', '2027-04-15 09:00'],
])('a day without an hour is at the usual one, an hour that was said is kept: %s', async (said, at) => {
  const w = await convened()
  await w.says('bo', '#atelier', { intent: 'session move', args: { when: said, session: 1, confirmed: true } })
  expect((await sessions(w))[0]!.day).toBe(at)
  await w.says('bo', '#atelier', `/concert reunion titre : Lancement ; date : ${said.replace('15', '22')}`)
  expect((await sessions(w))[1]!.day).toBe(at.replace('15', '22'))
})

test('a meeting that people were told of is moved after a preview; those who answered are told in private; undone the same way', async () => {
  const w = await convened()
  await w.says('dan', '#atelier', '/concert reponse oui')
  const preview = await w.says('bo', '#atelier', '/concert deplacer 13 avril 10h')
  expect(preview.text).toContain('1 personne a répondu et sera prévenue en privé.')
  expect((await sessions(w))[0]?.day).toBe('2027-04-08 14:00')
  await w.presses('bo', '#atelier', 'Déplacer et prévenir')
  expect((await sessions(w))[0]?.day).toBe('2027-04-13 10:00')
  expect(await last(w, 'dan', 'dm')).toContain('elle était prévue le jeudi 8 avril 2027, 14 h (Paris)')
  expect(await cardOf(w, '#atelier', 'Convocation')).toContain('mardi 13 avril 2027, 10 h (Paris), jusqu’à 12 h')
  expect((await w.says('bo', '#atelier', '/concert deplacer 13 avril 10h')).text).toMatch(/déjà prévue à ce moment/)
  expect((await w.says('bo', '#atelier', '/concert deplacer 20 août 10h')).text).toMatch(/en dehors de la phase/)
  await w.says('bo', '#atelier', '/concert annuler')
  expect((await sessions(w))[0]?.day).toBe('2027-04-08 14:00')
  const due = (await w.state()).due.filter((d) => d.schedule === 'session remind' && d.state === 'waiting')
  expect(due.map((d) => d.nominal.toISOString())).toEqual(['2027-04-01T07:00:00.000Z', '2027-04-07T07:00:00.000Z'])
})

test('a meeting is cancelled with its reason, told to those who answered, and held after all when that is undone', async () => {
  const w = await convened()
  await w.says('dan', '#atelier', '/concert reponse oui')
  expect((await w.says('bo', '#atelier', '/concert annuler-seance Grève des transports')).buttons).toEqual([
    'Annuler la réunion',
  ])
  expect(await states(w)).toEqual(['convened'])
  await w.presses('bo', '#atelier', 'Annuler la réunion')
  expect(await states(w)).toEqual(['cancelled'])
  expect(await last(w, 'dan', 'dm')).toContain('Motif : Grève des transports')
  expect(await cardOf(w, '#atelier', 'Convocation')).toContain('Cette réunion est annulée.')
  expect((await w.says('dan', '#atelier', '/concert reponse oui ; séance : 1')).text).toMatch(/est annulée/)
  await w.says('bo', '#atelier', '/concert annuler')
  expect(await states(w)).toEqual(['convened'])
  expect(await last(w, 'dan', 'dm')).toContain('a bien lieu')
  expect(await cardOf(w, '#atelier', 'Convocation')).toContain('1 personne vient')
})

test('the agenda says what comes, what I answered, and what I can do about it', async () => {
  const w = await convened()
  await w.says('bo', '#atelier', '/concert reunion 15 avril 14h')
  const before = await w.says('dan', '#atelier', '/concert agenda')
  expect(before.text).toContain('1. Emploi, 1re séance — jeudi 8 avril 2027, 14 h (Paris) (convoquée)')
  expect(before.text).toContain('2. Emploi, 2e séance — jeudi 15 avril 2027, 14 h (Paris) (à convoquer)')
  expect(before.buttons).toEqual(['Je viens', 'Je ne pourrai pas', 'Je donne pouvoir'])
  await w.presses('dan', '#atelier', 'Je viens')
  const after = await w.says('dan', '#atelier', '/concert agenda')
  expect(after.text).toContain('(convoquée, vous venez)')
  expect(after.buttons).toEqual(['1. Je ne pourrai pas', '1. Je donne pouvoir'])
  expect((await w.says('bo', '#atelier', '/concert agenda')).buttons).toContain('Convoquer la prochaine')
})

test('the team’s own meeting stays in the team’s channel, and out of the others’ agenda', async () => {
  const w = await peopled()
  await w.says('ana', '#couloir', '/concert salon ESS à 10 ans ; équipe : oui')
  await w.says('bo', '#couloir', '/concert reunion 8 mars 14h ; titre : Préparation')
  expect((await w.says('dan', '#pleniere', '/concert agenda')).text).toMatch(/^Aucune réunion/)
  expect((await w.says('dan', '#pleniere', '/concert reponse oui ; séance : 1')).text).toMatch(/pas de séance n° 1/)
  expect((await w.says('bo', '#pleniere', '/concert agenda')).text).toContain('Préparation')
  expect((await w.says('bo', '#couloir', '/concert convoquer')).text).toContain('publiée dans le salon couloir')
})

test('a session opens on its day, one at a time in a channel, and back again', async () => {
  const w = await convened()
  const early = await w.says('bo', '#atelier', '/concert ouvrir')
  expect(early.text).toMatch(/est prévue le jeudi 8 avril 2027, 14 h \(Paris\) : elle s’ouvre ce jour-là/)
  expect(early.buttons).toContain('Déplacer la réunion')
  await w.until('2027-04-08T08:00')
  const told = await w.says('bo', '#atelier', '/concert ouvrir')
  expect(told.text).toContain('La séance est ouverte')
  expect(await cardOf(w, '#atelier', 'Séance ouverte')).toContain('Partir de l’existant')
  expect(await cardOf(w, '#atelier', 'Convocation')).toContain('La séance a commencé.')
  await w.says('bo', '#atelier', '/concert reunion 8 avril 18h ; atelier : 1')
  expect((await w.says('bo', '#atelier', '/concert ouvrir 2')).text).toMatch(
    /n° 1, « Emploi, 1re séance », est encore ouverte/,
  )
  expect((await w.says('dan', '#atelier', '/concert reponse oui ; séance : 1')).text).toMatch(
    /est ouverte en ce moment/,
  )
  await w.says('bo', '#atelier', '/concert annuler')
  await w.says('bo', '#atelier', '/concert annuler')
  expect(await states(w)).toEqual(['convened', 'cancelled'])
  expect(await cardOf(w, '#atelier', 'Séance ouverte')).toContain('n’a pas encore commencé')
  expect(await cardOf(w, '#atelier', 'Convocation')).toContain('Pas encore de réponse')
})

test('everybody who arrives at the same moment is counted on the card', async () => {
  const w = await opened()
  const here = { intent: 'attend', args: { session: 1 } }
  await w.together(...['ana', 'bo', 'cleo', 'dan', 'eve', 'flo'].map((who) => [who, '#atelier', here] as const))
  await w.passes({ seconds: 2 })
  expect(await cardOf(w, '#atelier', 'Séance ouverte')).toContain('6 personnes notées présentes')
})

test('an atelier with two channels has its cards in both, and both change', async () => {
  const w = await peopled()
  await w.says('ana', '#couloir', '/concert salon ESS à 10 ans ; atelier : 1')
  await w.says('bo', '#atelier', '/concert reunion 8 avril 14h')
  expect((await w.says('bo', '#couloir', '/concert convoquer')).text).toContain(
    'publiée dans les salons atelier et couloir',
  )
  await w.presses('bo', '#couloir', 'Envoyer la convocation')
  await w.presses('dan', '#couloir', 'Je viens')
  for (const where of ['#atelier', '#couloir'])
    expect(await cardOf(w, where, 'Convocation'), where).toContain('1 personne vient')
  await w.until('2027-04-08T14:00')
  await w.says('bo', '#couloir', '/concert ouvrir')
  await w.presses('dan', '#couloir', 'Je suis là')
  for (const where of ['#atelier', '#couloir']) {
    expect(await cardOf(w, where, 'Séance ouverte'), where).toContain('1 personne notée présente')
    expect(await cardOf(w, where, 'Convocation'), where).toContain('La séance a commencé.')
  }
})

test('an atelier without a channel of its own meets in the one where it is opened', async () => {
  const w = await peopled('2027-04-08T09:00')
  await w.says('ana', '#couloir', '/concert salon ESS à 10 ans')
  await w.says('cleo', '#couloir', '/concert reunion 8 avril 14h ; atelier : 2')
  expect((await w.says('cleo', '#couloir', '/concert ouvrir')).text).toContain('La séance est ouverte')
  expect(await cardOf(w, '#couloir', 'Séance ouverte')).toContain('Territoires')
  expect((await w.says('dan', '#couloir', '/concert present')).text).toMatch(/vous êtes sur la liste/)
  expect((await w.says('dan', '#pleniere', '/concert present')).text).toMatch(/^Aucune séance n’est ouverte ici/)
})

test('two sessions that begin in one channel at the same moment: one does', async () => {
  const w = await peopled('2027-04-08T09:00')
  await w.says('bo', '#atelier', '/concert reunion 8 avril 14h')
  await w.says('bo', '#atelier', '/concert reunion 8 avril 16h')
  await w.together(['bo', '#atelier', '/concert ouvrir 1'], ['ana', '#atelier', '/concert ouvrir 2'])
  expect((await states(w)).sort()).toEqual(['open', 'planned'])
})

test('one press and one is on the list, once; taken back, one is off it', async () => {
  const w = await opened()
  expect((await w.presses('eve', '#atelier', 'Je suis là')).text).toMatch(/vous êtes sur la liste/)
  expect(await cardOf(w, '#atelier', 'Séance ouverte')).toContain('1 personne notée présente')
  expect((await w.says('eve', '#atelier', '/concert present')).text).toMatch(/Vous êtes déjà sur la liste/)
  await w.says('eve', '#atelier', '/concert annuler')
  expect((await present(w)).map((p) => p.state)).toEqual(['withdrawn'])
  expect(await cardOf(w, '#atelier', 'Séance ouverte')).toContain('Personne n’est encore noté')
  await w.together(['eve', '#atelier', '/concert present'], ['eve', '#atelier', '/concert present'])
  expect((await present(w)).map((p) => [p.name, p.state])).toEqual([['eve', 'present']])
})

test('the animation completes the list by name; known people are recognised, nobody is noted twice, a counted number stays apart', async () => {
  const w = await opened()
  const told = await w.says(
    'bo',
    '#atelier',
    '/concert presents Camille Durand (CRESS), eve (Union des coops), Jean Petit excusé',
  )
  expect(told.text).toMatch(/^C’est noté : 3 personnes\./)
  expect(told.text).toContain('Présences (2)')
  expect(await present(w)).toEqual([
    { name: 'Camille Durand', state: 'present', organisation: 'CRESS', known: false },
    { name: 'Jean Petit', state: 'excused', organisation: null, known: false },
    { name: 'eve', state: 'present', organisation: 'Union des coops', known: true },
  ])
  expect((await w.says('eve', '#atelier', '/concert present')).text).toMatch(/déjà sur la liste/)
  expect((await w.says('bo', '#atelier', '/concert presents 31')).text).toContain('Compté dans la salle : 31')
  expect(await cardOf(w, '#atelier', 'Séance ouverte')).toContain(
    '2 personnes notées présentes ; 31 comptées dans la salle',
  )
  await w.says('bo', '#atelier', '/concert annuler')
  expect((await sessions(w))[0]?.headcount).toBeNull()
  await w.says('bo', '#atelier', '/concert annuler')
  expect((await present(w)).map((p) => p.state)).toEqual(['withdrawn', 'withdrawn', 'withdrawn'])
  expect((await w.says('bo', '#atelier', '/concert presents')).text).toContain('Personne n’est encore noté.')
  expect((await w.says('dan', '#atelier', '/concert presents')).text).toMatch(/réservé à l’animation/)
})

test('somebody noted by name who then speaks is the same person', async () => {
  const w = await opened()
  await w.says('bo', '#atelier', '/concert presents Flo (CRESS)')
  await w.says('flo', '#atelier', '/concert present')
  expect(await present(w)).toEqual([{ name: 'flo', state: 'present', organisation: 'CRESS', known: true }])
})

test('closing excuses those who had said so, says what comes next, and is taken back as long as no digest left', async () => {
  const w = await opened()
  await w.presses('eve', '#atelier', 'Je suis là')
  const told = await w.says('bo', '#atelier', '/concert clore')
  expect(told.text).toContain('1 personne notée présente. Prochaine étape')
  expect(told.buttons).toEqual([
    'Préparer le résumé',
    'Écrire le compte rendu',
    'jeudi 22 avril, 14 h',
    // 6 May is Ascension Day.
    'jeudi 13 mai, 14 h',
    'Une autre date',
    'Annuler',
  ])
  expect((await present(w)).map((p) => [p.name, p.state])).toEqual([
    ['dan', 'excused'],
    ['eve', 'present'],
  ])
  expect(await cardOf(w, '#atelier', 'Séance ouverte')).toContain('La séance n° 1 est terminée.')
  expect((await w.says('dan', '#atelier', '/concert present 1')).text).toMatch(/est close/)
  expect((await w.says('bo', '#atelier', '/concert clore')).text).toMatch(/rien à clore/)
  await w.says('bo', '#atelier', '/concert annuler')
  expect(await states(w)).toEqual(['open'])
  expect((await present(w)).map((p) => p.state)).toEqual(['withdrawn', 'present'])
  await w.says('bo', '#atelier', '/concert clore')
  expect((await present(w)).map((p) => p.state)).toEqual(['withdrawn', 'present'])
})
