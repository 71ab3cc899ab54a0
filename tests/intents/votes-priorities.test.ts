/** From ideas and actions to priorities and back: presets ticked and unticked, dots placed, what is written back, undone. */
import { expect, test } from 'vitest'
import { presses } from '../../src/views/press.ts'
import { createWorld, type Told, type World } from '../support/world.ts'

const ideas = ['Mutualiser un poste', 'Partager les locaux', 'Un annuaire commun', 'Former les bénévoles']

async function founded(): Promise<World> {
  const w = await (await createWorld()).founded()
  for (const idea of ideas) await w.says('bo', '#pleniere', `/idee ${idea}`)
  return w
}

async function actions(w: World, count = 5): Promise<void> {
  for (let i = 1; i <= count; i++) await w.says('ana', '#pleniere', `/concert action Action ${i}`)
}

async function priorities(w: World): Promise<Record<string, unknown>[]> {
  return w.db.query(
    `SELECT r.subject, coalesce(i.number, t.number, a.number) AS number, r.rank, r.retained, r.reason, r.state
     FROM "Priority" r LEFT JOIN "Idea" i ON i.id = r."subjectId" LEFT JOIN "Theme" t ON t.id = r."subjectId"
     LEFT JOIN "Action" a ON a.id = r."subjectId" ORDER BY 2`,
  )
}

/** Why, as it is kept: in nobody's language. */
function decided(count: number, settled = false): string {
  return JSON.stringify({ count, unit: 'dots', settled })
}

async function opened(w: World, words: string): Promise<Told> {
  await w.says('ana', '#pleniere', `/concert vote ${words}`)
  return w.presses('ana', '#pleniere', 'Ouvrir le vote')
}

async function card(w: World, start = 'Vote n° 1'): Promise<string> {
  return (await w.sees('flo', '#pleniere')).findLast((text) => text.startsWith(start)) ?? ''
}

test('« vote priorites » proposes the actions, ticked; one is taken out and put in again; it opens with dots', async () => {
  const w = await founded()
  await actions(w)
  const before = await w.dump()
  const preview = await w.says('ana', '#pleniere', '/concert vote priorites')
  expect(preview.text).toContain('Quelles priorités retenir ?')
  expect(preview.text).toContain('Action 1 | Action 2 | Action 3 | Action 4 | Action 5')
  expect(preview.text).toContain('Chaque personne a 5 gommettes, 3 au plus sur une même proposition.')
  expect(preview.text).toContain('Les 3 propositions qui en reçoivent le plus sont retenues.')
  expect(preview.text).toContain('Qui vote : les personnes de ce salon, sauf les personnes invitées')
  expect(preview.text).toContain('ce n’est pas un secret pour qui gère la messagerie')
  expect(preview.text).toContain('Personne n’est notifié')
  expect(preview.text).toContain('Avis indicatif')
  expect(preview.text.split('\n').length).toBeLessThanOrEqual(24)
  expect(await w.dump()).toBe(before)
  const without = await w.presses('ana', '#pleniere', '2. Action 2')
  expect(without.text).toContain('Action 1 | Action 3 | Action 4 | Action 5')
  const back = await w.presses('ana', '#pleniere', '2. Action 2')
  expect(back.text).toContain('Action 1 | Action 3 | Action 4 | Action 5 | Action 2')
  expect(await w.dump()).toBe(before)
  await w.presses('ana', '#pleniere', 'Ouvrir le vote')
  const seen = await card(w)
  expect(seen).toContain('[Placer mes gommettes] [Qui peut voir mon choix ?]')
  expect(seen).toContain('1. Action 1\n2. Action 3')
  const [row] = await w.db.query('SELECT preset, method, "mostChoices", seats, terms FROM "Poll"')
  expect(row).toEqual({ preset: 'priorities', method: 'dots', mostChoices: 5, seats: 3, terms: { each: 3 } })
})

test('dots are placed, told with what is left, changed, taken back; too many are refused and nothing is lost', async () => {
  const w = await founded()
  await opened(w, 'priorites ; parmi : idées')
  const vote = async (words: string) => (await w.says('bo', '#pleniere', `/concert voter ${words}`)).text
  expect(await vote('3 sur 1, 1 sur 4')).toContain(
    'Votre choix : 3 gommettes sur Mutualiser un poste et 1 gommette sur Former les bénévoles (il vous en reste 1)',
  )
  expect(await vote('1: 3, 4: 2')).toContain('(vous les avez toutes placées)')
  expect(await vote('1: 4')).toMatch(/^4 sur « Mutualiser un poste », c’est trop : 3 au plus/)
  expect(await vote('1: 3, 2: 3')).toMatch(/^Vous en avez placé 6, et vous avez 5 gommettes/)
  expect(await w.db.query('SELECT paper FROM "Ballot"')).toEqual([{ paper: '0:3,3:2' }])
  await w.says('bo', '#pleniere', '/concert annuler')
  expect(await w.db.query('SELECT paper FROM "Ballot"')).toEqual([{ paper: '0:3,3:1' }])
  const ballot = await w.says('bo', '#pleniere', '/concert voter')
  expect(ballot.text).toContain('Votre choix actuel : 3 gommettes sur')
  expect(ballot.text).toContain('Répartissez 5 gommettes, 3 au plus par proposition, par exemple « 3 sur 1, 1 sur 2 »')
  // What the windows of a platform send: each option with its number, none included.
  const { n } = presses(ballot.body!).find(({ on }) => 'kind' in on && on.kind === 'ballot')!
  const sent = await w.pressesExactly('bo', '#pleniere', {
    post: ballot.reply!.key,
    n,
    values: { choices: '1: 0, 2: 3, 4: 2' },
  })
  expect(sent.text).toContain('3 gommettes sur Partager les locaux et 2 gommettes sur Former les bénévoles')
  expect(await vote('blanc')).toContain('Votre choix : vote blanc')
})

test('the result is written back to the ideas, shown with them, and taken away exactly when the vote is reopened', async () => {
  const w = await founded()
  await opened(w, 'priorites ; parmi : idées ; retenues : 2')
  await w.says('bo', '#pleniere', '/concert voter 1: 3, 2: 2')
  await w.says('cleo', '#pleniere', '/concert voter 1: 3, 3: 1')
  await w.says('ana', '#pleniere', '/concert fermer')
  const result = await card(w, 'Résultat du vote n° 1')
  expect(result).toContain('L’emportent : Mutualiser un poste et Partager les locaux.')
  expect(result).toContain(
    'Combien de personnes en ont placé : Mutualiser un poste (2), Partager les locaux (1) et Un annuaire',
  )
  const written = [
    { subject: 'idea', number: 1, rank: 1, retained: true, reason: decided(6), state: 'active' },
    { subject: 'idea', number: 2, rank: 2, retained: true, reason: decided(2), state: 'active' },
    { subject: 'idea', number: 3, rank: 3, retained: false, reason: decided(1), state: 'active' },
    { subject: 'idea', number: 4, rank: 4, retained: false, reason: decided(0), state: 'active' },
  ]
  expect(await priorities(w)).toEqual(written)
  const list = (await w.says('cleo', '#pleniere', '/concert idees')).text
  expect(list).toContain('1. Mutualiser un poste — bo (priorité 1 : 6 gommettes, retenue)')
  const thread = (await w.says('cleo', '#pleniere', '/concert fil idée 2')).text
  expect(thread).toContain('Priorité : 2 sur 4 au vote n° 1 : 2 gommettes, retenue')
  await w.says('ana', '#pleniere', '/concert annuler')
  expect((await priorities(w)).map(({ state }) => state)).toEqual(Array(4).fill('withdrawn'))
  expect((await w.says('cleo', '#pleniere', '/concert idees')).text).not.toContain('priorité')
  await w.says('dan', '#pleniere', '/concert voter 2: 3')
  await w.says('ana', '#pleniere', '/concert fermer')
  expect((await priorities(w)).map(({ rank, retained, state }) => [rank, retained, state])).toEqual([
    [1, true, 'active'],
    [2, true, 'active'],
    [3, false, 'active'],
    [4, false, 'active'],
  ])
})

test('the priorities of actions stand in their list and on their page, and leave when the vote is reopened', async () => {
  const w = await founded()
  await actions(w, 3)
  await opened(w, 'priorites ; retenues : 1')
  await w.says('bo', '#pleniere', '/concert voter 3: 3, 1: 2')
  await w.says('ana', '#pleniere', '/concert fermer')
  const list = async () => (await w.says('cleo', '#pleniere', '/concert actions')).text
  expect(await list()).toMatch(/3\. Action 3 — .*priorité 1 : 3 gommettes, retenue/)
  expect(await list()).toMatch(/1\. Action 1 — .*priorité 2 : 2 gommettes, sous le seuil/)
  const page = (await w.says('cleo', '#pleniere', '/concert actions 3')).text
  expect(page).toContain('Priorité : 1 sur 3 au vote n° 1 : 3 gommettes, retenue')
  expect((await w.says('cleo', '#pleniere', '/concert fil action 3')).text).toContain('Priorité : 1 sur 3 au vote n° 1')
  await w.says('ana', '#pleniere', '/concert annuler')
  expect(await list()).not.toContain('priorité')
})

test('why something is a priority is said in the language of whoever reads', async () => {
  const w = await founded()
  await actions(w, 2)
  await opened(w, 'priorites')
  await w.says('bo', '#pleniere', '/concert voter 1: 3, 2: 2')
  await w.says('ana', '#pleniere', '/concert fermer')
  await w.says('cleo', '#pleniere', '/concert langue english')
  const page = async (who: string) =>
    (await w.says(who, '#pleniere', { intent: 'actions', args: { number: 1 } })).text.replace(/\n/g, ' ')
  expect(await page('bo')).toContain('Priorité : 1 sur 2 au vote n° 1 : 3 gommettes, retenue')
  expect(await page('cleo')).toContain('Priority: 1 of 2 in poll no. 1: 3 dots, kept')
})

test('a tie gives nothing back before it is settled; undone, it waits again without a trace on the ideas', async () => {
  const w = await founded()
  await opened(w, 'priorites ; parmi : idées ; retenues : 1')
  await w.says('bo', '#pleniere', '/concert voter 1: 2, 2: 2')
  await w.says('ana', '#pleniere', '/concert fermer')
  expect(await priorities(w)).toEqual([])
  await w.says('ana', '#pleniere', '/concert departager 2 ; motif : moins cher')
  expect((await priorities(w)).map(({ rank, retained, reason }) => [rank, retained, reason])).toEqual([
    [1, false, decided(2, true)],
    [1, true, decided(2, true)],
    [3, false, decided(0)],
    [3, false, decided(0)],
  ])
  await w.says('ana', '#pleniere', '/concert annuler')
  expect((await priorities(w)).every(({ state }) => state === 'withdrawn')).toBe(true)
  await w.says('ana', '#pleniere', '/concert departager 1 ; motif : plus simple')
  expect((await priorities(w)).slice(0, 2).map(({ retained, state }) => [retained, state])).toEqual([
    [true, 'active'],
    [false, 'active'],
  ])
})

test('a vote that is cancelled, or in which nobody chose anything, gives nothing back', async () => {
  const w = await founded()
  await opened(w, 'priorites ; parmi : idées')
  await w.says('ana', '#pleniere', '/concert annuler-vote mal posée')
  await opened(w, 'priorites ; parmi : idées')
  await w.says('bo', '#pleniere', '/concert voter blanc')
  await w.says('ana', '#pleniere', '/concert fermer')
  expect(await priorities(w)).toEqual([])
})

test('« choisir les thèmes » of the coordination turns its winners into ateliers in the act that closes it', async () => {
  const w = await founded()
  expect((await w.says('ana', '#pleniere', '/concert vote choisir les thèmes')).text).toMatch(
    /^Il faut au moins deux thèmes/,
  )
  await w.says('ana', '#pleniere', '/concert theme Emploi ; Mobilité ; Alimentation')
  const preview = await w.says('ana', '#pleniere', '/concert vote choisir les thèmes')
  expect(preview.text).toContain('Emploi | Mobilité | Alimentation')
  expect(preview.text).toContain('ce qui est retenu devient des ateliers')
  await w.presses('ana', '#pleniere', 'Ouvrir le vote')
  await w.says('bo', '#pleniere', '/concert voter 1, 3')
  await w.says('ana', '#pleniere', '/concert fermer')
  expect(await w.db.query('SELECT title FROM "Workshop" ORDER BY number')).toEqual([
    { title: 'Emploi' },
    { title: 'Alimentation' },
  ])
  expect((await priorities(w)).map(({ subject, retained }) => [subject, retained])).toEqual([
    ['theme', true],
    ['theme', false],
    ['theme', true],
  ])
  expect((await w.says('bo', '#pleniere', '/concert themes')).text).toContain(
    '1. Emploi — 0 idée, priorité 1 : 1 voix, retenue',
  )
})

test('an animator who does not coordinate chooses themes, and no atelier follows', async () => {
  const w = await founded()
  await w.says('cleo', '#pleniere', '/concert')
  await w.says('ana', '#pleniere', '/concert nommer cleo animation')
  await w.says('ana', '#pleniere', '/concert theme Emploi ; Mobilité')
  const preview = await w.says('cleo', '#pleniere', '/concert vote choisir les thèmes')
  expect(preview.text).not.toContain('devient des ateliers')
  expect(preview.buttons[0]).toBe('Ouvrir le vote')
})

test('« adopter » asks what; a place that advises adopts nothing, and one that decides does', async () => {
  const w = await founded()
  const form = await w.says('ana', '#pleniere', '/concert vote adopter')
  expect(form.buttons).toEqual(['Voir avant d’ouvrir'])
  const preview = await w.fills('ana', '#pleniere', { question: 'Adopter le plan ?', majority: 'deux-tiers' })
  expect(preview.text).toContain('Pour | Contre | Abstention')
  expect(preview.text).toContain('atteignent les deux tiers')
  await w.presses('ana', '#pleniere', 'Ouvrir le vote')
  expect(await card(w)).toContain('1. Pour\n2. Contre\n3. Abstention')
  for (const [who, what] of [
    ['bo', 'pour'],
    ['cleo', 'oui'],
    ['dan', 'contre'],
    ['eve', 'abstention'],
  ] as const)
    await w.says(who, '#pleniere', `/concert voter ${what}`)
  await w.says('ana', '#pleniere', '/concert fermer')
  expect(await card(w, 'Résultat du vote n° 1')).toContain('Avis favorable : 2 pour, 1 contre, 1 abstention.')
  await w.says('ana', '#pleniere', '/concert instance Comité de pilotage ; genre : pilotage ; rôle : décide')
  await w.says('ana', '#couloir', '/concert salon ESS à 10 ans ; instance : Comité de pilotage')
  await w.says('ana', '#couloir', '/concert vote Le budget ; forme : decision')
  await w.presses('ana', '#couloir', 'Ouvrir le vote')
  await w.says('bo', '#couloir', '/concert voter contre')
  await w.says('ana', '#couloir', '/concert fermer')
  expect((await w.sees('bo', '#couloir')).findLast((text) => text.startsWith('Résultat'))).toContain(
    'Rejeté : 0 pour, 1 contre, 0 abstention.',
  )
})

test('the majority of the statutes is said once: the next decision of the same people begins with it', async () => {
  const w = await founded()
  await opened(w, 'Adopter le plan ? ; majorité : deux-tiers')
  await w.says('ana', '#pleniere', '/concert fermer')
  expect((await w.says('ana', '#pleniere', '/concert vote adopter')).text).toMatch(
    /Majorité : .*= twoThirds|= deux-tiers/,
  )
  const next = await w.says('ana', '#pleniere', '/concert vote Adopter le budget ? ; modèle : adopter')
  expect(next.text).toContain('atteignent les deux tiers')
  const other = await w.says(
    'ana',
    '#pleniere',
    '/concert vote Adopter les statuts ? ; modèle : adopter ; majorité : absolue',
  )
  expect(other.text).toContain('dépassent la moitié des votants')
  await w.says('ana', '#couloir', '/concert salon')
  expect((await w.says('ana', '#couloir', '/concert vote Le budget ? ; modèle : adopter')).text).toContain(
    'plus nombreux que les « contre »',
  )
})

test('what the team votes on in its own channel is told to the team alone', async () => {
  const w = await founded()
  await w.says('ana', '#couloir', '/concert salon ESS à 10 ans ; équipe : oui')
  await w.says('ana', '#couloir', '/concert vote priorites ; parmi : idées')
  await w.presses('ana', '#couloir', 'Ouvrir le vote')
  await w.says('ana', '#couloir', '/concert voter 1: 3')
  await w.says('ana', '#couloir', '/concert fermer')
  expect((await w.says('ana', '#pleniere', '/concert idees')).text).toContain('priorité 1')
  expect((await w.says('bo', '#pleniere', '/concert idees')).text).not.toContain('priorité')
  expect((await w.says('bo', '#pleniere', '/concert fil idée 1')).text).not.toContain('Priorité')
})

test.each([
  ['/concert vote priorites', /^Il n’y a encore ni actions, ni thèmes, ni idées/],
  [
    '/concert vote A ? ; options : Un, Deux ; forme : gommettes ; gommettes : 9 ; sur une : 3',
    /n’y a de place que pour 6/,
  ],
  ['/concert vote A ? ; options : Un, Deux ; sur une : 2 ; forme : assentiment', /^Seules des gommettes/],
  ['/concert vote A ? ; options : Un, Deux ; majorité : simple', /a déjà ses réponses/],
  ['/concert vote A ? ; fin : vendredi 18h ; relance : samedi', /^La relance doit venir avant la fin/],
])('« %s » is refused with what to do, and nothing is kept', async (words, expected) => {
  const w = await (await createWorld()).founded()
  const before = await w.dump()
  expect((await w.says('ana', '#pleniere', words)).text).toMatch(expected)
  expect(await w.dump()).toBe(before)
})

test('while dots are placed the vote is closed: who was told that it counts is counted, and nobody else', async () => {
  for (let round = 0; round < 3; round++) {
    const w = await founded()
    await opened(w, 'priorites ; parmi : idées')
    const voters = Array.from({ length: 6 }, (_, i) => `voix-${i}`)
    const acts = voters.map((who) => [who, '#pleniere', '/concert voter 1: 2, 2: 1 ; vote : 1'] as const)
    const told = await w.together(
      ...acts.slice(0, round * 2),
      ['ana', '#pleniere', '/concert fermer 1'],
      ...acts.slice(round * 2),
    )
    const [row] = await w.db.query<{ state: string }>('SELECT state FROM "Poll"')
    if (row!.state === 'open') await w.says('ana', '#pleniere', '/concert fermer 1')
    const kept = told.filter(({ text }) => text.includes('votre choix est enregistré')).length
    const [{ result }] = (await w.db.query('SELECT result FROM "Poll"')) as [{ result: { counts: number[] } }]
    expect(result).toMatchObject({ ballots: kept, counts: [2 * kept, kept, 0, 0] })
    expect(await priorities(w)).toHaveLength(kept > 0 ? 4 : 0)
  }
})
