/**
 * Votes by consent, judgment, ranking, equal shares and election, from the preview to the result: each is opened, answered
 * by a button or a line, changed, taken back, undone, closed, and says who won as its rule found it.
 */
import { describe, expect, test } from 'vitest'
import { createWorld, type World } from '../support/world.ts'

const crowd = ['bo', 'cleo', 'dan', 'eve', 'flo']

async function peopled(): Promise<World> {
  const w = await (await createWorld()).founded()
  for (const who of crowd) await w.says(who, '#pleniere', '/concert')
  return w
}

/** What is shown before it opens. */
async function opened(w: World, words: string): Promise<string> {
  const { text } = await w.says('ana', '#pleniere', `/concert vote ${words}`)
  await w.presses('ana', '#pleniere', 'Ouvrir le vote')
  return text
}

async function votes(w: World, said: Readonly<Record<string, string>>): Promise<string[]> {
  const told: string[] = []
  for (const [who, words] of Object.entries(said))
    told.push((await w.says(who, '#pleniere', `/concert voter ${words}`)).text)
  return told
}

async function papers(w: World): Promise<string[]> {
  const rows = await w.db.query<{ paper: string }>(`SELECT paper FROM "Ballot" WHERE state = 'counted' ORDER BY number`)
  return rows.map(({ paper }) => paper)
}

async function result(w: World): Promise<string> {
  await w.says('ana', '#pleniere', '/concert fermer')
  return (await w.sees('flo', '#pleniere')).findLast((text) => text.startsWith('Résultat')) ?? ''
}

const rules: readonly {
  readonly name: string
  readonly ask: string
  readonly rule: string
  readonly first: readonly [typed: string, said: string, paper: string]
  readonly second: readonly [typed: string, said: string, paper: string]
  readonly others: readonly string[]
  readonly found: readonly string[]
}[] = [
  {
    name: 'consent',
    ask: 'Adopter la charte ? ; forme : consentement',
    rule: 'La proposition est adoptée si aucune objection ne reste.',
    first: ['oui', 'Je consens', '0'],
    second: ['réserve : relire la page 3', 'Je consens, avec une réserve (« relire la page 3 »)', '1'],
    others: ['oui', 'je ne prends pas part', 'je consens'],
    found: [
      'Avis favorable, par consentement (3 consentements, 1 personne ne prend pas part).',
      'Je consens ████████████████████ 3',
    ],
  },
  {
    name: 'judgment',
    ask: 'Que faire ? ; options : Emploi, Mobilité, Culture ; forme : jugement',
    rule: 'dont la mention majoritaire est la meilleure',
    first: ['1 : bien, 2 : passable', 'Emploi : bien et Mobilité : passable', '42-'],
    second: ['bien, très bien, à rejeter', 'Emploi : bien, Mobilité : très bien et Culture : à rejeter', '450'],
    others: ['3 : bien', '1 : assez bien, 2 : bien', '1 : bien'],
    found: ['L’emporte : Emploi, avec la mention majoritaire « assez bien ».', 'bien █████████████ 2'],
  },
  {
    name: 'ranking',
    ask: 'Que faire ? ; options : Emploi, Mobilité, Culture ; forme : classement',
    rule: 'Condorcet-Schulze',
    first: ['2 > 1 > 3', 'Mobilité > Emploi > Culture', '1>0>2'],
    second: ['2, 3', 'Mobilité > Culture', '1>2'],
    others: ['2 > 1 = 3', '1 > 2', '2'],
    found: [
      'L’emporte : Mobilité. La majorité la préfère à chacune des autres, comparées deux à deux.',
      'duels gagnés',
      '2. Mobilité – 3 4',
    ],
  },
  {
    name: 'shares',
    ask: 'Que financer ? ; options : Vélo = 4 000 € | Jardin = 2500 | Cantine = 9000 ; enveloppe : 10 000 €',
    rule: 'L’enveloppe de 10 000 € est répartie à parts égales',
    first: ['1, 3', 'Vélo et Cantine', '0,2'],
    second: ['2', 'Jardin', '1'],
    others: ['1, 2', '1', '3'],
    found: ['Retenues : Vélo et Jardin (6 500 € sur 10 000 €).', 'Jardin (retenue)', 'Cantine 9 000 € 1 non'],
  },
  {
    name: 'election',
    ask: 'Le bureau ; options : Ana, Bo, Cleo ; forme : election ; retenues : 2',
    rule: '2 sièges sont attribués au vote unique transférable',
    first: ['2 > 1 > 3', 'Bo > Ana > Cleo', '1>0>2'],
    second: ['2, 3', 'Bo > Cleo', '1>2'],
    others: ['2 > 1', '1 > 3', '2 > 1'],
    found: ['Personnes élues : Bo et Ana.', 'Bo', 'élue au tour 1', 'Premiers choix'],
  },
]

describe.each(rules)('$name', ({ ask, rule, first, second, others, found }) => {
  test('is previewed, answered, changed, withdrawn, taken back, closed, and its result said', async () => {
    const w = await peopled()
    const preview = await opened(w, ask)
    expect(preview).toContain(rule)
    expect((await votes(w, { bo: first[0] }))[0]).toContain(`Votre choix : ${first[1]}`)
    expect(await papers(w)).toEqual([first[2]])
    const [changed] = await votes(w, { bo: second[0] })
    expect(changed).toContain('votre nouveau choix remplace l’ancien')
    expect(changed).toContain(`Votre choix : ${second[1]}`)
    expect(await papers(w)).toEqual([second[2]])
    await w.says('bo', '#pleniere', '/concert annuler')
    expect(await papers(w)).toEqual([first[2]])
    await votes(w, { bo: second[0] })
    await w.says('bo', '#pleniere', '/concert retirer-vote')
    expect(await papers(w)).toEqual([])
    const back = await w.says('bo', '#pleniere', '/concert annuler')
    expect(back.text).toContain(`Votre choix : ${second[1]}`)
    expect(await papers(w)).toEqual([second[2]])
    if (ask.includes('consentement')) await votes(w, { bo: 'oui' })
    await votes(w, { cleo: others[0]!, dan: others[1]!, eve: others[2]! })
    const said = (await result(w)).replace(/ +/g, ' ')
    for (const words of found) expect(said).toContain(words)
    expect(said).toContain('4 personnes ont répondu.')
    await w.says('ana', '#pleniere', '/concert annuler')
    expect(await w.db.query('SELECT state, result FROM "Poll"')).toEqual([{ state: 'open', result: null }])
  })

  test('a line that says nothing of it is refused with an example, and what was said before still counts', async () => {
    const w = await peopled()
    await opened(w, ask)
    await votes(w, { bo: first[0] })
    const before = await papers(w)
    for (const words of ['n’importe quoi', '9', '1 : , 2 : '])
      expect((await votes(w, { bo: words }))[0]).toMatch(/«|Il manque/)
    expect(await papers(w)).toEqual(before)
  })
})

describe('consent', () => {
  test('an objection asks why, in a window; it stands in the result; lifted, the proposal is adopted', async () => {
    const w = await peopled()
    await opened(w, 'Adopter la charte ? ; forme : consentement')
    const ballot = await w.says('cleo', '#pleniere', '/concert voter')
    expect(ballot.buttons).not.toContain('Voter blanc')
    const asked = await w.says('cleo', '#pleniere', '/concert voter objection')
    expect(asked.text).toContain('Pourquoi')
    expect(asked.buttons).toEqual(['Enregistrer'])
    expect(await papers(w)).toEqual([])
    const told = await w.fills('cleo', '#pleniere', { words: 'Le délai est\ntrop court' })
    expect(told.text).toContain('Votre choix : Objection (« Le délai est trop court »)')
    await votes(w, { bo: 'oui' })
    const said = await result(w)
    expect(said).toContain('Avis défavorable : il reste 1 objection (1 consentement).')
    expect(said).toContain('Objection : « Le délai est trop court »')
    expect(said).not.toContain('cleo')
    await w.says('ana', '#pleniere', '/concert annuler')
    await votes(w, { cleo: 'oui' })
    expect(await result(w)).toContain('Avis favorable, par consentement (2 consentements).')
  })

  test('what is said behind a plain consent is not lost: it is asked what it is', async () => {
    const w = await peopled()
    await opened(w, 'Adopter la charte ? ; forme : consentement')
    const [told] = await votes(w, { bo: 'je consens, mais relisons la page 3' })
    expect(told).toMatch(/^Seule une réserve ou une objection dit pourquoi/)
    expect(await papers(w)).toEqual([])
  })

  test('an urn takes choices alone, and no objection', async () => {
    const w = await peopled()
    const told = await w.says('ana', '#pleniere', '/concert vote La charte ? ; forme : consentement ; secret : urne')
    expect(told.text).toMatch(/urne|page/)
    expect(await w.db.query('SELECT 1 FROM "Poll"')).toEqual([])
  })
})

describe('presets', () => {
  const labels = (text: string) => [...text.matchAll(/^([^:\n]+?)\*? : /gm)].map(([, label]) => label)

  test('« vote consentement » asks for the question, when it ends, who sees what', async () => {
    const w = await peopled()
    const form = await w.says('ana', '#pleniere', '/concert vote consentement')
    expect(labels(form.text)).toEqual(['Question', 'Fin du vote', 'Secret du vote', 'Règles particulières'])
    const preview = await w.fills('ana', '#pleniere', { question: 'Adopter la charte ?' })
    expect(preview.text).toContain('Je consens | Je consens, avec une réserve | Objection | Je ne prends pas part')
    await w.presses('ana', '#pleniere', 'Ouvrir le vote')
    expect(await w.db.query('SELECT method, preset FROM "Poll"')).toEqual([{ method: 'consent', preset: 'consent' }])
  })

  test('« prioriser sous enveloppe » asks what each costs and what there is', async () => {
    const w = await peopled()
    const form = await w.says('ana', '#pleniere', '/concert vote prioriser sous enveloppe')
    expect(labels(form.text).slice(0, 3)).toEqual(['Question', 'Options', 'Enveloppe à répartir'])
    expect(labels(form.text)).toHaveLength(5)
    const preview = await w.fills('ana', '#pleniere', {
      question: 'Que financer ?',
      options: 'Vélo – réparer et prêter = 4 000 €\nJardin = 2 500\nCantine = 9000',
      budget: '10 000 €',
    })
    expect(preview.text.replace(/[\u00a0\u202f]/g, ' ')).toContain(
      'Vélo (coût : 4 000 € – réparer et prêter) | Jardin (coût : 2 500 €) | Cantine (coût : 9 000 €)',
    )
    await w.presses('ana', '#pleniere', 'Ouvrir le vote')
    expect(await w.db.query('SELECT method, preset, terms FROM "Poll"')).toEqual([
      { method: 'shares', preset: 'budget', terms: { costs: ['4000', '2500', '9000'], budget: '10000' } },
    ])
    const ballot = (await w.says('bo', '#pleniere', '/concert voter')).text.replace(/[\u00a0\u202f]/g, ' ')
    expect(ballot).toContain('1. Vélo — coût : 4 000 € – réparer et prêter')
  })

  test('actions are chosen among by their numbers; one is unticked and the others keep their cost; all get their priority', async () => {
    const w = await peopled()
    for (let i = 1; i <= 4; i++) await w.says('ana', '#pleniere', `/concert action Action ${i}`)
    const words =
      'Que financer ? ; parmi : actions ; options : 1 = 4000, 2 = 2500, 3 = 9000, 4 = 1000 ; enveloppe : 10 000'
    await w.says('ana', '#pleniere', `/concert vote ${words}`)
    const without = await w.presses('ana', '#pleniere', '4. Action 4')
    expect(without.text.replace(/[\u00a0\u202f]/g, ' ')).toContain(
      'Action 1 (coût : 4 000 €) | Action 2 (coût : 2 500 €) | Action 3 (coût : 9 000 €)',
    )
    await w.presses('ana', '#pleniere', 'Ouvrir le vote')
    await votes(w, { bo: '1, 2', cleo: '1, 2', dan: '3' })
    await w.says('ana', '#pleniere', '/concert fermer')
    const list = (await w.says('bo', '#pleniere', '/concert actions')).text
    expect(list).toMatch(/1\. Action 1 — .*priorité 1 : 2 soutiens, retenue/)
    expect(list).toMatch(/3\. Action 3 — .*priorité 3 : 1 soutien, sous le seuil/)
    await w.says('bo', '#pleniere', '/concert langue english')
    expect((await w.says('bo', '#pleniere', { intent: 'actions', args: {} })).text).toContain('2 supporters, kept')
  })

  test('a judgment of actions gives each its grade, in words of whoever reads', async () => {
    const w = await peopled()
    for (let i = 1; i <= 2; i++) await w.says('ana', '#pleniere', `/concert action Action ${i}`)
    await opened(w, 'Quelles actions ? ; parmi : actions ; forme : jugement')
    await votes(w, { bo: 'passable, très bien', cleo: 'passable, bien' })
    await w.says('ana', '#pleniere', '/concert fermer')
    const list = (await w.says('bo', '#pleniere', '/concert actions')).text
    expect(list).toMatch(/2\. Action 2 — .*priorité 1 : mention « bien », retenue/)
    expect(list).toMatch(/1\. Action 1 — .*priorité 2 : mention « passable », sous le seuil/)
  })

  test.each([
    ['Que financer ? ; options : A = 4, B = 5 ; forme : enveloppe', /^Il manque l’enveloppe/],
    ['Que financer ? ; options : A = 4, B ; enveloppe : 5', /^Il manque un coût à « B »/],
    ['Que financer ? ; options : A = 4, B = 5 ; enveloppe : 9', /suffit à tout financer/],
    ['Que financer ? ; options : A = 4, B = 50 ; enveloppe : 9', /^« B » coûte plus que l’enveloppe/],
    ['Que financer ? ; options : A, B ; forme : classement ; enveloppe : 9', /^Une enveloppe va avec/],
    ['Le bureau ; options : A, B ; forme : election ; retenues : 3', /^On ne peut pas en retenir 3 parmi 2/],
  ])('« %s » is refused with what to do, and nothing is kept', async (words, expected) => {
    const w = await peopled()
    const before = await w.dump()
    expect((await w.says('ana', '#pleniere', `/concert vote ${words}`)).text).toMatch(expected)
    expect(await w.dump()).toBe(before)
  })
})

test('a ranking without a Condorcet winner says how it is told', async () => {
  const w = await peopled()
  await opened(w, 'Que faire ? ; options : Emploi, Mobilité, Culture ; forme : classement')
  await votes(w, {
    ana: '1 > 2 > 3',
    bo: '1 > 2 > 3',
    cleo: '2 > 3 > 1',
    dan: '2 > 3 > 1',
    eve: '3 > 1 > 2',
    flo: '1 = 3 > 2',
  })
  expect(await result(w)).toContain('L’emporte : Emploi. Aucune ne bat toutes les autres, comparées deux à deux')
})

test('where ballots are published so that anybody can count again, it is said before one votes; elsewhere it is not', async () => {
  const w = await peopled()
  const published = 'bulletins sont publiés avec le résultat'
  for (const [ask, is] of [
    ['Le bureau ; options : Ana, Bo, Cleo ; forme : election ; retenues : 2', true],
    ['Que financer ? ; options : Vélo = 4000 | Jardin = 2500 ; enveloppe : 5000', true],
    ['Le meilleur ; options : Ana, Bo, Cleo ; forme : classement', false],
    ['Le bureau ouvert ; options : Ana, Bo, Cleo ; forme : election ; retenues : 2 ; secret : public', false],
  ] as const) {
    const preview = await w.says('ana', '#pleniere', `/concert vote ${ask}`)
    await w.presses('ana', '#pleniere', 'Ouvrir le vote')
    const paper = await w.says('bo', '#pleniere', '/concert voter')
    for (const { text } of [preview, paper]) expect(text.includes(published)).toBe(is)
    await w.says('ana', '#pleniere', '/concert fermer')
  }
})

test('the journal tells that somebody voted, and nowhere that they objected, nor why', async () => {
  const w = await peopled()
  await w.says('ana', '#pleniere', '/concert vote Ouvrir en juin ? ; forme : consentement')
  await w.presses('ana', '#pleniere', 'Ouvrir le vote')
  const said = await w.says('bo', '#pleniere', '/concert objection Juin est trop tôt pour nous')
  expect(said.text).toContain('Objection (« Juin est trop tôt pour nous »)')
  const lines = () =>
    w.db.query<{ kind: string; payload: unknown }>(
      'SELECT j.kind, p.payload FROM "Journal" j JOIN "JournalPayload" p ON p.id = j.id',
    )
  await w.says('cleo', '#pleniere', '/concert voter je consens')
  const args = (payload: unknown) => Object.keys((payload as { args: object }).args)
  const shapes = (await lines()).filter(({ kind }) => kind === 'ballot cast').map(({ payload }) => args(payload))
  expect(shapes).toEqual([expect.anything(), expect.anything()])
  for (const shape of shapes)
    expect(['poll', 'choices', 'next'].filter((name) => shape.includes(name))).not.toContain('next')
  expect((await lines()).map(({ kind }) => kind)).not.toContain('ballot object')
  expect(JSON.stringify(await lines())).not.toMatch(/Juin est trop|objection/i)
})
