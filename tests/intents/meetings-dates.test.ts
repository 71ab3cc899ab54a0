/** Several dates, told: proposed after a preview, answered by each, kept by one act that convenes; each taken back once. */
import { expect, test } from 'vitest'
import { cardOf, last, pause, peopled, sessions, states } from '../support/meetings.ts'
import type { World } from '../support/world.ts'

const three = '/concert reunion 8 avril 14h ; 10 avril 9h30 ; 15 avril 14h'

/** Three dates are proposed to « Emploi », whose people are bo (who asks), dan and eve. */
async function asked(more = ''): Promise<World> {
  const w = await peopled()
  for (const who of ['dan', 'eve']) await w.says(who, '#atelier', '/concert')
  await w.says('bo', '#atelier', `${three}${more}`)
  await w.presses('bo', '#atelier', 'Proposer ces dates')
  return w
}

function polls(w: World) {
  return w.db.query<{ number: number; title: string; state: string; dates: number; nudged: boolean; told: boolean }>(
    `SELECT number, title, state, (SELECT count(*)::int FROM "DateOption" o WHERE o."pollId" = p.id) AS dates,
      "nudgedAt" IS NOT NULL AS nudged, "toldAt" IS NOT NULL AS told FROM "DatePoll" p ORDER BY number`,
  )
}

function given(w: World) {
  return w.db.query<{ name: string; choices: string[]; state: string }>(
    `SELECT p.name, a.choices, a.state FROM "DateAnswer" a JOIN "Person" p ON p.id = a."personId" ORDER BY 1`,
  )
}

/** As somebody reads it who asked for nothing. */
async function card(w: World, where = '#atelier'): Promise<string> {
  return (await w.sees('flo', where)).filter((said) => said.startsWith('Quelle date ?')).at(-1) ?? ''
}
const dms = async (w: World, who: string, words: RegExp) => (await w.sees(who, 'dm')).filter((said) => words.test(said))

test('several dates are shown first with who will see them, and kept by nobody until they are sent', async () => {
  const w = await peopled()
  for (const who of ['dan', 'eve']) await w.says(who, '#atelier', '/concert')
  const before = await w.dump()
  const shown = await w.says('bo', '#atelier', `${three} ; lieu : Amiens ; jusqu’à : 1er avril`)
  expect(shown.text).toContain('Avant d’envoyer : quelle date pour « Emploi, 1re séance » ?')
  expect(shown.text).toContain('samedi 10 avril 2027, 9 h 30 (Paris)')
  expect(shown.text).toContain('Réponses jusqu’au jeudi 1er avril 2027, 23 h 59 (Paris).')
  expect(shown.text).toMatch(
    /Le salon atelier : les personnes qui y sont seront notifiées\. Je connais ici \d personnes/,
  )
  expect(shown.buttons).toEqual(['Proposer ces dates', 'Modifier'])
  expect(await w.dump()).toBe(before)
  const told = await w.presses('bo', '#atelier', 'Proposer ces dates')
  expect(told.text).toMatch(/Le sondage de dates n° 1 est envoyé.*ou à la fin du délai/)
  expect(await polls(w)).toEqual([
    { number: 1, title: 'Emploi, 1re séance', state: 'open', dates: 3, nudged: false, told: false },
  ])
  expect(await sessions(w)).toEqual([])
  expect(await card(w)).toContain('1. jeudi 8 avril, 14 h — 0 oui, 0 si besoin, 0 non')
  expect(await card(w)).toContain('Amiens')
})

test('dates are answered by the card, by one line, changed and taken back; the card counts, the team sees names', async () => {
  const w = await asked()
  const told = await w.says('dan', '#atelier', '/concert dispo 1 oui, 2 si besoin, 3 non')
  expect(told.text).toContain('jeudi 8 avril, 14 h — oui')
  expect(told.text).toContain('samedi 10 avril, 9 h 30 — si besoin')
  expect(await card(w)).toContain('1. jeudi 8 avril, 14 h — 1 oui, 0 si besoin, 0 non')
  const bare = await w.says('eve', '#atelier', '/concert dispo')
  expect(bare.text).toContain('Ces dates vous vont-elles ?')
  await w.says('eve', '#atelier', { intent: 'dates answer', args: { choices: '1: oui, 3: oui', poll: 1 } })
  expect((await given(w)).map((a) => [a.name, a.choices.join(' '), a.state])).toEqual([
    ['dan', 'yes ifNeeded no', 'given'],
    ['eve', 'yes no yes', 'given'],
  ])
  expect(await card(w)).toContain('2 personnes ont répondu.')
  expect(await card(w)).not.toContain('dan')
  const table = await w.says('bo', '#atelier', '/concert dates')
  expect(table.text).toContain('jeudi 8 avril, 14 h — 2 oui, 0 si besoin, 0 non ; oui : dan, eve')
  expect(table.text).toContain('samedi 10 avril, 9 h 30 — 0 oui, 1 si besoin, 1 non ; si besoin : dan')
  expect(table.buttons[0]).toBe('Retenir jeudi 8 avril, 14 h')
  expect((await w.says('dan', '#atelier', '/concert dates')).text).not.toContain('eve')
  await w.says('dan', '#atelier', '/concert dispo 2 oui')
  expect((await given(w))[0]?.choices).toEqual(['yes', 'yes', 'no'])
  await w.says('dan', '#atelier', '/concert annuler')
  expect((await given(w))[0]?.choices).toEqual(['yes', 'ifNeeded', 'no'])
  await w.says('dan', '#atelier', '/concert annuler')
  expect((await given(w))[0]?.state).toBe('withdrawn')
  expect(await card(w)).toContain('1 personne a répondu.')
  await w.says('eve', '#atelier', '/concert retirer-dispo')
  expect(await card(w)).toContain('Pas encore de réponse.')
  await w.says('eve', '#atelier', '/concert annuler')
  expect(await card(w)).toContain('1 personne a répondu.')
})

test('two who answer at once are both counted, and one who answers twice is counted once', async () => {
  const w = await asked()
  const yes = { intent: 'dates answer', args: { choices: '1 oui', poll: 1 } }
  await w.together(['dan', '#atelier', yes], ['eve', '#atelier', yes], ['dan', '#atelier', yes])
  expect(await given(w)).toHaveLength(2)
  await w.passes({ seconds: 3 })
  expect(await card(w)).toContain('1. jeudi 8 avril, 14 h — 2 oui, 0 si besoin, 0 non')
})

test('once everybody concerned has answered, whoever asked is told in private, once, with the best date to keep', async () => {
  const w = await asked()
  const [first] = await polls(w)
  expect(first?.told).toBe(false)
  const others = (await w.says('bo', '#atelier', '/concert dates')).text.match(/Sans réponse \((\d)\) : ([^.]+)\./)
  const silent = others![2]!.split(', ')
  expect(silent).toEqual(expect.arrayContaining(['dan', 'eve']))
  expect(silent).not.toContain('bo')
  for (const who of silent) await w.says(who, '#atelier', '/concert dispo 1 si besoin, 3 oui')
  await w.passes({ seconds: 3 })
  expect(await dms(w, 'bo', /^Tout le monde a répondu/)).toHaveLength(1)
  expect(await last(w, 'bo', 'dm')).toContain('[Retenir jeudi 15 avril, 14 h]')
  await w.says('dan', '#atelier', '/concert dispo 1 oui')
  await w.passes({ seconds: 3 })
  expect(await dms(w, 'bo', /Tout le monde a répondu/)).toHaveLength(1)
})

test('at the end of the time whoever asked is told once, answers are closed, and a date is still kept', async () => {
  const w = await asked(' ; jusqu’à : 1er avril 18h')
  await w.says('dan', '#atelier', '/concert dispo 2')
  await w.until('2027-04-01T17:59')
  expect(await dms(w, 'bo', /Le délai est passé/)).toHaveLength(0)
  await w.until('2027-04-01T18:01')
  expect(await dms(w, 'bo', /^Le délai est passé/)).toHaveLength(1)
  expect(await last(w, 'bo', 'dm')).toContain('La date qui convient le mieux')
  expect(await card(w)).toContain('Les réponses sont closes')
  expect((await w.says('eve', '#atelier', '/concert dispo 1 oui')).text).toMatch(/Le délai pour répondre.*est passé/)
  await w.presses('bo', 'dm', 'Retenir samedi 10 avril, 9\u00a0h\u00a030')
  expect((await w.presses('bo', 'dm', 'Retenir et convoquer')).text).toContain('La date est retenue')
  expect((await sessions(w)).map((s) => [s.day, s.state])).toEqual([['2027-04-10 09:30', 'convened']])
})

test('nothing is told during a pause, and all of it afterwards, once', async () => {
  const w = await asked(' ; jusqu’à : 1er avril 18h')
  await pause(w, '3 avril 10h')
  await w.until('2027-04-02T12:00')
  expect(await dms(w, 'bo', /Le délai est passé/)).toHaveLength(0)
  await w.until('2027-04-03T12:00')
  expect(await dms(w, 'bo', /Le délai est passé/)).toHaveLength(1)
})

test('keeping a date convenes in one act after the preview; taken back, the choice is open again and those who came are told', async () => {
  const w = await asked(' ; lieu : Amiens ; ordre du jour : Accueil ; Constats ; Suites')
  await w.says('dan', '#atelier', '/concert dispo 1 oui')
  const preview = await w.says('bo', '#atelier', '/concert retenir-date 1')
  expect(preview.text).toContain('jeudi 8 avril 2027, 14 h (Paris), jusqu’à 16 h')
  expect(preview.text).toContain('Ordre du jour : 1. Accueil ; 2. Constats ; 3. Suites')
  expect(preview.text).toContain('publiée dans le salon atelier')
  expect(await sessions(w)).toEqual([])
  const told = await w.presses('bo', '#atelier', 'Retenir et convoquer')
  expect(told.text).toContain('La date est retenue : jeudi 8 avril, 14 h.')
  expect(await card(w)).toContain('Date retenue : jeudi 8 avril 2027, 14 h (Paris)')
  expect(await cardOf(w, '#atelier', 'Convocation')).toContain('Amiens')
  expect((await sessions(w))[0]?.number).toBe(1)
  expect((await sessions(w)).map((s) => [s.title, s.day, s.state, s.prompt])).toEqual([
    ['Emploi, 1re séance', '2027-04-08 14:00', 'convened', 'finding'],
  ])
  expect((await w.says('eve', '#atelier', '/concert dispo 2 oui ; sondage : 1')).text).toMatch(/est déjà choisie/)
  expect((await w.says('bo', '#atelier', '/concert retenir-date 2 ; sondage : 1')).text).toMatch(/est déjà choisie/)
  await w.presses('dan', '#atelier', 'Je viens')
  await w.says('bo', '#atelier', '/concert annuler')
  expect((await polls(w))[0]?.state).toBe('open')
  expect(await states(w)).toEqual(['cancelled'])
  expect(await card(w)).toContain('1. jeudi 8 avril, 14 h — 1 oui')
  expect(await cardOf(w, '#atelier', 'Convocation')).toContain('Cette convocation est annulée')
  expect(await last(w, 'dan', 'dm')).toContain('Cette date n’est finalement pas retenue')
  const due = (await w.state()).due.filter((d) => d.schedule === 'session remind')
  expect(due.map((d) => d.state)).toEqual(['cancelled', 'cancelled'])
  await w.says('bo', '#atelier', { intent: 'dates choose', args: { option: 3, poll: 1, confirmed: true } })
  expect((await sessions(w)).map((s) => [s.day, s.state])).toEqual([
    ['2027-04-08 14:00', 'cancelled'],
    ['2027-04-15 14:00', 'convened'],
  ])
})

test('two who keep a date at once keep one; who answers at that moment loses nothing', async () => {
  const w = await asked()
  const keep = (option: number) => ({ intent: 'dates choose', args: { option, poll: 1, confirmed: true } })
  await w.together(
    ['bo', '#atelier', keep(1)],
    ['ana', '#atelier', keep(3)],
    ['dan', '#atelier', { intent: 'dates answer', args: { choices: '1 oui', poll: 1 } }],
  )
  expect(await states(w)).toEqual(['convened'])
  expect((await polls(w))[0]?.state).toBe('chosen')
  await w.passes({ seconds: 3 })
  expect(await card(w)).toContain('Date retenue')
})

test('the same dates proposed twice at once are one poll', async () => {
  const w = await peopled()
  const call = { intent: 'session add', args: { when: '8 avril 14h ; 10 avril 14h', confirmed: true } }
  await w.together(['bo', '#atelier', call], ['ana', '#atelier', call])
  expect(await polls(w)).toHaveLength(1)
  expect((await w.says('bo', '#atelier', call)).text).toMatch(/propose déjà ces dates/)
})

test('those who are silent are asked once more, after a preview, and never twice', async () => {
  const w = await asked()
  await w.says('dan', '#atelier', '/concert dispo 1 oui')
  const preview = await w.says('bo', '#atelier', '/concert relancer-dates')
  expect(preview.text).toContain('eve')
  expect(preview.text).not.toContain('dan')
  expect(await dms(w, 'eve', /Il manque votre réponse/)).toHaveLength(0)
  await w.presses('bo', '#atelier', 'Envoyer la relance')
  expect(await dms(w, 'eve', /Il manque votre réponse pour choisir la date/)).toHaveLength(1)
  expect(await dms(w, 'dan', /Il manque votre réponse/)).toHaveLength(0)
  expect((await w.says('bo', '#atelier', '/concert relancer-dates')).text).toMatch(/il n’y en a jamais deux/)
  expect(await dms(w, 'eve', /Il manque votre réponse/)).toHaveLength(1)
})

test('a poll of dates is given up, said on its card, and taken up again', async () => {
  const w = await asked()
  await w.says('dan', '#atelier', '/concert dispo 1 oui')
  await w.says('bo', '#atelier', '/concert annuler-dates')
  expect(await card(w)).toContain('Ce sondage est annulé')
  expect((await w.says('eve', '#atelier', '/concert dispo 1 oui')).text).toMatch(/Aucune date n’est à choisir ici/)
  await w.says('bo', '#atelier', '/concert annuler')
  expect(await card(w)).toContain('1. jeudi 8 avril, 14 h — 1 oui')
  await w.says('bo', '#atelier', '/concert annuler')
  expect((await polls(w))[0]?.state).toBe('cancelled')
})

test('an atelier with two channels has its dates in both, and both change', async () => {
  const w = await peopled()
  await w.says('ana', '#couloir', '/concert salon ESS à 10 ans ; atelier : 1')
  await w.says('bo', '#couloir', three)
  await w.presses('bo', '#couloir', 'Proposer ces dates')
  await w.says('dan', '#atelier', '/concert dispo 1 oui')
  for (const where of ['#atelier', '#couloir'])
    expect(await card(w, where), where).toContain('1. jeudi 8 avril, 14 h — 1 oui, 0 si besoin, 0 non')
  await w.says('bo', '#atelier', { intent: 'dates choose', args: { option: 1, poll: 1, confirmed: true } })
  for (const where of ['#atelier', '#couloir']) {
    expect(await card(w, where), where).toContain('Date retenue')
    expect(await cardOf(w, where, 'Convocation'), where).toContain('jeudi 8 avril 2027')
  }
})

test('what cannot be understood, or cannot be, is said with what to write; nothing is kept', async () => {
  const w = await peopled()
  const before = await w.dump()
  const says = async (words: string) => (await w.says('bo', '#atelier', `/concert ${words}`)).text
  expect(await says('reunion 8 avril 14h ; n’importe quand')).toMatch(/« n’importe quand » n’est pas une date possible/)
  expect(await says('reunion 8 avril 14h ; 20 août 14h')).toMatch(/en dehors de la phase « Diagnostic »/)
  expect(await says('reunion 8 avril 14h ; 20 février 2027 14h')).toMatch(/est déjà passé/)
  expect(await says('reunion 8 avril 14h ; jusqu’à : 1er avril')).toMatch(/sert à choisir entre plusieurs dates/)
  expect(await says('reunion 8 avril 14h ; 10 avril 14h ; jusqu’à : 9 avril')).toMatch(
    /après la première date proposée/,
  )
  expect(await says('reunion 8 avril de 9h à 11h ; 10 avril de 9h à 12h')).toMatch(/pas toutes la même durée/)
  expect(await says('reunion 8 avril 14h ; ordre du jour : ; ;')).toMatch(/ordre du jour/i)
  expect(await says('dispo 1 oui')).toMatch(/Aucune date n’est à choisir ici/)
  expect(await w.dump()).toBe(before)
  const asking = await asked()
  expect((await asking.says('dan', '#atelier', '/concert dispo 7 oui')).text).toMatch(
    /pas de date n° 7 : elles vont de 1 à 3/,
  )
  expect((await asking.says('dan', '#atelier', '/concert dispo bof')).text).toMatch(/Je ne comprends pas « bof »/)
  expect((await asking.says('bo', '#atelier', '/concert retenir-date 9')).text).toMatch(/pas de date n° 9/)
  expect((await asking.says('dan', '#atelier', '/concert retenir-date 1')).text).toMatch(/réservé à l’animation/)
  expect((await asking.says('cleo', '#atelier', '/concert retenir-date 1')).text).toMatch(/a ses propres/)
  await asking.says('bo', '#atelier', {
    intent: 'session add',
    args: { when: '4 mai 14h ; 5 mai 14h', title: 'Visite', confirmed: true },
  })
  expect((await asking.says('dan', '#atelier', '/concert dispo 1 oui')).text).toMatch(
    /Plusieurs choix de dates sont ouverts ici : .*\(sondage n° 1\) et « Visite » \(sondage n° 2\)/,
  )
  expect(await given(asking)).toEqual([])
})

test('another concertation’s dates are none; the team’s own are the team’s', async () => {
  const w = await asked()
  await w.says('ana', '#couloir', '/concert creer Mobilités ; organisateurs : Métropole')
  await w.says('ana', '#couloir', '/concert salon mobilites')
  for (const words of ['dispo 1 oui ; sondage : 1', 'dates 1', 'retenir-date 1 ; sondage : 1'])
    expect((await w.says('ana', '#couloir', `/concert ${words}`)).text, words).toMatch(/pas de sondage de dates n° 1/)
  const team = await peopled()
  await team.says('ana', '#couloir', '/concert salon ESS à 10 ans ; équipe : oui')
  await team.says('bo', '#couloir', '/concert reunion 8 mars 14h ; 9 mars 14h ; titre : Préparation')
  await team.presses('bo', '#couloir', 'Proposer ces dates')
  expect((await team.says('dan', '#pleniere', '/concert dispo 1 oui')).text).toMatch(/Aucune date n’est à choisir ici/)
  expect((await team.says('dan', '#pleniere', '/concert agenda')).text).not.toContain('Préparation')
  expect((await team.says('ana', '#couloir', '/concert dispo 1 oui')).text).toContain('C’est noté')
})

test('the agenda shows what is to be chosen; one date with its place, agenda and length is a meeting', async () => {
  const w = await asked()
  expect((await w.says('dan', '#atelier', '/concert agenda')).text).toContain(
    'Quelle date ? « Emploi, 1re séance » (sondage n° 1, 3 dates proposées) — sans réponse de votre part',
  )
  await w.presses('dan', '#atelier', 'Donner mes disponibilités')
  await w.says('dan', '#atelier', '/concert dispo 1')
  expect((await w.says('dan', '#atelier', '/concert agenda')).text).toContain('vous avez répondu')
  const told = await w.says(
    'bo',
    '#pleniere',
    '/concert reunion 20 avril de 9h30 à 12h ; lieu : https://visio.exemple.fr/ess\nordre du jour :\n- Bilan\n- Suites',
  )
  expect(told.text).toContain('mardi 20 avril 2027, 9 h 30 (Paris), jusqu’à 12 h')
  expect(told.text).toContain('https://visio.exemple.fr/ess')
  expect(told.text).toContain('Ordre du jour : 1. Bilan ; 2. Suites')
})
