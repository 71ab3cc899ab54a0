/** Equals told apart: by the team, by whoever presides, by a lot that was promised; and whoever presides has the last word. */
import { expect, test } from 'vitest'
import { sha256 } from '../../src/engine/ids.ts'
import { optionIds } from '../../src/votes/frozen.ts'
import { headOf, untilClosed } from '../../src/votes/rules/log.ts'
import { isPromised } from '../../src/votes/tally/lots.ts'
import { createWorld, type World } from '../support/world.ts'

/** cleo animates, eve presides where the rules say so. */
async function peopled(): Promise<World> {
  const w = await (await createWorld()).founded()
  for (const who of ['bo', 'cleo', 'dan', 'eve', 'flo']) await w.says(who, '#pleniere', '/concert')
  await w.says('ana', '#pleniere', '/concert nommer cleo animation')
  return w
}

async function opened(w: World, words: string): Promise<void> {
  await w.says('ana', '#pleniere', `/concert vote ${words}`)
  await w.presses('ana', '#pleniere', 'Ouvrir le vote')
}

async function votes(w: World, choices: Readonly<Record<string, string>>): Promise<void> {
  for (const [who, choice] of Object.entries(choices)) await w.says(who, '#pleniere', `/concert voter ${choice}`)
}

type Row = {
  id: string
  method: string
  state: string
  reason: string | null
  breaking: { by: string; order?: number[]; seed?: string } | null
  result: { winners: number[]; tied: number[]; whole: { outcome: string; broken?: unknown[] } } | null
  terms: { commitment?: string } | null
  secret: string | null
  validatedAt: Date | null
}

async function poll(w: World): Promise<Row> {
  return (await w.db.query<Row>('SELECT * FROM "Poll" ORDER BY number DESC LIMIT 1'))[0]!
}

type Line = { number: number; kind: string; digest: string; at: Date; payload: Record<string, unknown> }

async function log(w: World): Promise<Line[]> {
  return w.db.query<Line>('SELECT number, kind, digest, at, payload FROM "PollEvent" ORDER BY number')
}

function last(texts: readonly string[], start: string): string {
  return texts.findLast((text) => text.startsWith(start)) ?? ''
}

const four = 'Quels ateliers ? ; options : Emploi | Mobilité | Alimentation | Habitat'

test('a tie that the team settles is an act of its own: recounted, in the log, with who and why', async () => {
  const w = await peopled()
  await opened(w, `${four} ; retenues : 2`)
  await votes(w, { bo: '1, 2', cleo: '1, 3', eve: '1' })
  await w.says('ana', '#pleniere', '/concert fermer')
  expect(await poll(w)).toMatchObject({ state: 'tied', breaking: null, result: { winners: [0], tied: [1, 2] } })
  const refused = await w.says('bo', '#pleniere', '/concert departager 3 ; motif : je préfère')
  expect(refused.text).toMatch(/réservé à l’animation/)
  await w.says('ana', '#pleniere', '/concert departager 3 ; motif : le territoire le demande')
  const settled = await poll(w)
  expect(settled).toMatchObject({
    state: 'closed',
    reason: 'le territoire le demande',
    breaking: { by: 'chair', order: [2] },
    result: { winners: [0, 2], tied: [], whole: { broken: [{ by: 'chair', among: [1, 2], chosen: [2] }] } },
  })
  const [line] = (await log(w)).filter(({ kind }) => kind === 'settled')
  const [ana] = await w.db.query<{ id: string }>(`SELECT "personId" AS id FROM "Account" WHERE external = 'ana'`)
  expect(line!.payload).toEqual({ by: ana!.id, order: [2] })
  await w.says('ana', '#pleniere', '/concert annuler')
  expect(await poll(w)).toMatchObject({
    state: 'tied',
    breaking: null,
    reason: null,
    result: { winners: [0], tied: [1, 2] },
  })
})

test('with a casting vote, a decision that is equal waits for whoever presides, and for nobody else', async () => {
  const w = await peopled()
  await opened(w, 'Adopter le texte ? ; forme : decision ; regles : présidence : eve ; ex æquo : présidence')
  await votes(w, { bo: 'pour', cleo: 'contre' })
  const closed = await w.says('ana', '#pleniere', '/concert fermer')
  // whoever closed it is not offered what is for the chair
  expect(closed.text).toContain('eve, qui préside, départage et donne son motif.')
  expect(closed.buttons).not.toContain('Départager')
  expect(await poll(w)).toMatchObject({ state: 'tied', result: { winners: [], tied: [0, 1] } })
  const card = last(await w.sees('bo', '#pleniere'), 'Résultat du vote n° 1')
  expect(card).toContain('eve, qui préside, départage et donne son motif.')
  expect((await w.sees('eve', 'dm')).at(-1)).toContain('c’est à vous, qui présidez, de départager')
  for (const who of ['ana', 'cleo', 'bo'])
    expect((await w.says(who, '#pleniere', '/concert departager pour ; motif : parce que')).text).toMatch(
      /C’est à eve, qui préside/,
    )
  expect((await poll(w)).state).toBe('tied')
  await w.says('eve', '#pleniere', '/concert departager pour ; motif : pour avancer')
  expect(await poll(w)).toMatchObject({
    state: 'closed',
    breaking: { by: 'chair', order: [0] },
    result: { winners: [0], whole: { outcome: 'adopted', broken: [{ by: 'chair', chosen: [0] }] } },
  })
  expect(last(await w.sees('bo', '#pleniere'), 'Résultat du vote n° 1')).toContain(
    'Ex æquo départagés par eve, qui préside. Motif : pour avancer',
  )
  await w.says('eve', '#pleniere', '/concert annuler')
  expect(await poll(w)).toMatchObject({ state: 'tied', breaking: null, result: { winners: [], tied: [0, 1] } })
})

test('in an election, equals that the order does not name are asked about again, and nobody decides for them', async () => {
  const w = await peopled()
  await opened(w, 'Qui ? ; options : A, B, C, D ; forme : election ; retenues : 1')
  await votes(w, { bo: '1', cleo: '2', eve: '3', flo: '4' })
  await w.says('ana', '#pleniere', '/concert fermer')
  const before = await poll(w)
  expect(before).toMatchObject({ state: 'tied', result: { winners: [], tied: [0, 1, 2, 3] } })
  const partly = await w.says('ana', '#pleniere', '/concert departager 1 ; motif : ancienneté')
  expect(partly.text).toContain('Il reste des ex æquo que cet ordre ne dit pas : B, C et D')
  expect(await poll(w)).toMatchObject({
    state: 'tied',
    breaking: { order: [0] },
    result: { winners: [], tied: [1, 2, 3] },
  })
  expect((await w.says('ana', '#pleniere', '/concert departager 1 ; motif : ancienneté')).text).toMatch(
    /Nommez-en au moins une parmi les ex æquo/,
  )
  await w.says('ana', '#pleniere', '/concert departager 2, 3 ; motif : ancienneté')
  const settled = await poll(w)
  expect(settled).toMatchObject({
    state: 'closed',
    breaking: { by: 'chair', order: [0, 1, 2] },
    result: { winners: [0] },
  })
  await w.says('ana', '#pleniere', '/concert annuler')
  expect(await poll(w)).toMatchObject({ state: 'tied', breaking: { order: [0] }, result: { tied: [1, 2, 3] } })
  await w.says('ana', '#pleniere', '/concert annuler')
  expect(await poll(w)).toMatchObject({ state: 'tied', breaking: null, result: before.result })
})

test('of equals that only decide how often parts are raised, nobody goes first without being named', async () => {
  const w = await peopled()
  const args = { question: 'Que financer ?', method: 'shares', options: 'A = 30\nB = 50\nC = 60', budget: 100 }
  await w.says('ana', '#pleniere', { intent: 'poll open', args: { ...args, confirmed: true } })
  await votes(w, { bo: '1, 3', cleo: '2', eve: 'blanc', flo: 'blanc' })
  await w.says('ana', '#pleniere', '/concert fermer')
  expect(await poll(w)).toMatchObject({ state: 'tied', result: { winners: [], tied: [0, 1, 2] } })
  await w.says('ana', '#pleniere', '/concert departager 3 ; motif : ancienneté')
  expect(await poll(w)).toMatchObject({
    state: 'tied',
    breaking: { order: [2] },
    result: { winners: [], tied: [0, 1] },
  })
  await w.says('ana', '#pleniere', '/concert departager 2 ; motif : ancienneté')
  expect(await poll(w)).toMatchObject({ state: 'closed', breaking: { order: [2, 1] }, result: { tied: [] } })
})

test('a lot is promised when the vote opens, drawn when it closes, and can be drawn again by anybody', async () => {
  const w = await peopled()
  await opened(w, `${four} ; regles : ex æquo : tirage au sort`)
  const promised = await poll(w)
  expect(promised.terms!.commitment).toBe(sha256(promised.secret!))
  expect((await w.sees('bo', '#pleniere')).join('\n')).not.toContain(promised.secret!)
  expect((await w.says('bo', '#pleniere', '/concert votes 1')).text).not.toContain(promised.secret!)
  await votes(w, { bo: '1', cleo: '2', eve: '3' })
  await w.says('ana', '#pleniere', '/concert fermer')
  const drawn = await poll(w)
  expect(drawn).toMatchObject({ state: 'closed', breaking: { by: 'lot' }, reason: null })
  // As anybody may do it: the seed is the secret and the head, the first of the equals by their hashes wins.
  const lines = await log(w)
  const head = headOf(untilClosed(lines), sha256)
  const seed = `${promised.secret}:${head}`
  expect(drawn.breaking!.seed).toBe(seed)
  expect(isPromised(seed, promised.terms!.commitment!, head)).toBe(true)
  const ids = optionIds(
    { method: drawn.method },
    ['Emploi', 'Mobilité', 'Alimentation', 'Habitat'].map((label) => ({ label })),
  )
  const order = [0, 1, 2].toSorted((a, b) => (sha256(seed + ids[a]) < sha256(seed + ids[b]) ? -1 : 1))
  expect(drawn.result!.winners).toEqual([order[0]])
  expect(lines.map(({ kind }) => kind).slice(-2)).toEqual(['closed', 'settled'])
  expect(lines.at(-1)!.payload).toEqual({ by: 'lot', order: [order[0]] })
  const card = last(await w.sees('bo', '#pleniere'), 'Résultat du vote n° 1')
  expect(card).toContain('Ex æquo départagés par tirage au sort, promis à l’ouverture.')
  expect(card).toContain('Pour vérifier que personne n’a choisi')
  const told = (await w.says('bo', '#pleniere', '/concert recompter 1')).text
  expect(told).toContain(seed)
  expect(told).toContain(promised.terms!.commitment!)
})

test('once drawn, a vote is not opened again: its secret is known', async () => {
  const w = await peopled()
  await opened(w, `${four} ; regles : ex æquo : tirage au sort`)
  await votes(w, { bo: '1', cleo: '2' })
  await w.says('ana', '#pleniere', '/concert fermer')
  const before = await poll(w)
  expect((await w.says('ana', '#pleniere', '/concert annuler')).text).toMatch(/Le sort a été tiré/)
  expect(await poll(w)).toEqual(before)
})

test('where a lot was promised nobody chooses; where none was, none is drawn', async () => {
  const w = await peopled()
  await opened(w, `${four} ; regles : ex æquo : tirage au sort`)
  await votes(w, { bo: '1', cleo: '2' })
  // A lot that could not be drawn at the end: the tie waits for it.
  const { secret } = await poll(w)
  await w.db.query('UPDATE "Poll" SET secret = NULL')
  await w.says('ana', '#pleniere', '/concert fermer')
  await w.db.query('UPDATE "Poll" SET secret = $1', [secret])
  expect((await w.says('ana', '#pleniere', '/concert departager 1 ; motif : parce que')).text).toMatch(
    /promettent un tirage au sort/,
  )
  expect((await w.says('bo', '#pleniere', '/concert tirer-au-sort')).text).toMatch(/réservé à l’animation/)
  await w.presses('ana', '#pleniere', 'Tirer au sort')
  const drawn = await poll(w)
  expect(drawn).toMatchObject({ state: 'closed', breaking: { by: 'lot' } })
  await w.says('ana', '#pleniere', '/concert annuler')
  expect(await poll(w)).toMatchObject({ state: 'tied', breaking: null })
  await w.says('ana', '#pleniere', '/concert tirer-au-sort')
  // Drawn twice, it gives the same: the log until it closed has not changed.
  expect(await poll(w)).toMatchObject({ breaking: drawn.breaking, result: { winners: drawn.result!.winners } })

  const other = await peopled()
  await opened(other, four)
  await votes(other, { bo: '1', cleo: '2' })
  await other.says('ana', '#pleniere', '/concert fermer')
  expect((await other.says('ana', '#pleniere', '/concert tirer-au-sort')).text).toMatch(
    /Aucun tirage au sort n’a été promis/,
  )
})

test('what comes into the log while the vote is closed is in the seed: it is drawn again', async () => {
  for (let round = 0; round < 4; round++) {
    const w = await peopled()
    await opened(w, `${four} ; regles : ex æquo : tirage au sort`)
    const acts = ['bo', 'cleo', 'eve', 'flo'].map(
      (who, i) => [who, '#pleniere', `/concert voter ${1 + (i % 4)} ; vote : 1`] as const,
    )
    await w.together(...acts.slice(0, round), ['ana', '#pleniere', '/concert fermer 1'], ...acts.slice(round))
    if ((await poll(w)).state === 'open') await w.says('ana', '#pleniere', '/concert fermer 1')
    const { breaking, secret } = await poll(w)
    const lines = await log(w)
    expect(lines.map(({ number }) => number)).toEqual(lines.map((_, i) => i + 1))
    if (breaking) expect(breaking.seed).toBe(`${secret}:${headOf(untilClosed(lines), sha256)}`)
  }
})

const validated = `${four} ; retenues : 1 ; ensuite : ateliers ; regles : présidence : eve ; validation : présidence`

test('what was found waits for whoever presides, and what was to follow waits with it', async () => {
  const w = await peopled()
  await opened(w, validated)
  await votes(w, { bo: '1', cleo: '1' })
  await w.says('ana', '#pleniere', '/concert fermer')
  const workshops = () => w.db.query<{ title: string }>('SELECT title FROM "Workshop"')
  expect(await workshops()).toEqual([])
  const card = last(await w.sees('bo', '#pleniere'), 'Résultat du vote n° 1')
  expect(card).toContain('En attente de validation par eve. Rien n’en découle encore.')
  expect((await w.sees('eve', 'dm')).at(-1)).toContain('attend votre validation')
  expect((await w.says('ana', '#pleniere', '/concert valider-vote')).text).toMatch(/C’est à eve, qui préside/)
  expect((await poll(w)).validatedAt).toBeNull()
  await w.presses('eve', 'dm', 'Valider')
  expect((await poll(w)).validatedAt).not.toBeNull()
  expect(await workshops()).toEqual([{ title: 'Emploi' }])
  expect((await w.sees('bo', '#pleniere')).join('\n')).toContain('Résultat du vote n° 1 validé par eve.')
  expect((await log(w)).at(-1)).toMatchObject({ kind: 'validated' })
  expect((await w.says('eve', '#pleniere', '/concert valider-vote 1')).text).toMatch(/déjà validé/)
})

test('a validation is taken back, and priorities with it; refused, the vote is cancelled with its reason; that too', async () => {
  const w = await peopled()
  for (const theme of ['Emploi', 'Mobilité']) await w.says('ana', '#pleniere', `/concert theme ${theme}`)
  await opened(
    w,
    'Lesquels ? ; parmi : themes ; forme : gommettes ; regles : présidence : eve ; validation : présidence',
  )
  await votes(w, { bo: '3 sur 1, 2 sur 2', cleo: '3 sur 1' })
  await w.says('ana', '#pleniere', '/concert fermer')
  const priorities = async () =>
    (await w.db.query<{ state: string }>('SELECT state FROM "Priority"')).map(({ state }) => state)
  expect(await priorities()).toEqual([])
  await w.says('eve', '#pleniere', '/concert valider-vote')
  expect(await priorities()).toEqual(['active', 'active'])
  await w.says('eve', '#pleniere', '/concert annuler')
  expect(await priorities()).toEqual(['withdrawn', 'withdrawn'])
  expect((await poll(w)).validatedAt).toBeNull()
  const waiting = await poll(w)
  await w.says('eve', '#pleniere', '/concert refuser-vote Le quorum a été mal compté')
  expect(await poll(w)).toMatchObject({ state: 'cancelled', reason: 'Le quorum a été mal compté' })
  expect((await w.sees('bo', 'dm')).at(-1)).toContain('Le quorum a été mal compté')
  await w.says('eve', '#pleniere', '/concert annuler')
  expect(await poll(w)).toMatchObject({ state: 'closed', reason: null, result: waiting.result, validatedAt: null })
})

test.each([
  ['refused', 'cancelled', '/concert refuser-vote Trop peu de voix'],
  ['validated', 'closed', '/concert valider-vote'],
])(
  'an end is not taken back once whoever presides has %s what was found; it is, once that is',
  async (_, state, says) => {
    const w = await peopled()
    await opened(w, `${four} ; retenues : 1 ; regles : présidence : eve ; validation : présidence`)
    await votes(w, { bo: '1' })
    await w.says('ana', '#pleniere', '/concert fermer')
    await w.says('eve', '#pleniere', says)
    const found = await poll(w)
    expect(found.state).toBe(state)
    const refused = await w.says('ana', '#pleniere', '/concert annuler')
    expect(refused.text).toMatch(/départagé, validé ou écarté : cet acte ne s’annule plus/)
    expect(await poll(w)).toEqual(found)
    await w.says('eve', '#pleniere', '/concert annuler')
    expect(await poll(w)).toMatchObject({ state: 'closed', reason: null, validatedAt: null })
    await w.says('ana', '#pleniere', '/concert annuler')
    expect(await poll(w)).toMatchObject({ state: 'open', reason: null })
    await votes(w, { cleo: '2', dan: '2' })
    await w.says('ana', '#pleniere', '/concert fermer')
    expect(await poll(w)).toMatchObject({ state: 'closed', result: { winners: [1] } })
  },
)

test('an end is not taken back once somebody told its equals apart, nor that once it was validated', async () => {
  const w = await peopled()
  await w.says('ana', '#pleniere', '/concert role animation ; personne : cleo')
  await opened(w, `${four} ; retenues : 1 ; regles : présidence : eve ; validation : présidence`)
  await votes(w, { bo: '1', dan: '2' })
  await w.says('ana', '#pleniere', '/concert fermer')
  await w.says('cleo', '#pleniere', '/concert departager 2 ; motif : Au plus ancien')
  const settled = await poll(w)
  expect(settled).toMatchObject({ state: 'closed', breaking: { by: 'chair', order: [1] } })
  expect((await w.says('ana', '#pleniere', '/concert annuler')).text).toMatch(/cet acte ne s’annule plus/)
  expect(await poll(w)).toEqual(settled)
  await w.says('eve', '#pleniere', '/concert valider-vote')
  const found = await poll(w)
  expect((await w.says('cleo', '#pleniere', '/concert annuler')).text).toMatch(/cet acte ne s’annule plus/)
  expect(await poll(w)).toEqual(found)
})

test('what settled a tie in part is not taken back once somebody did the rest; it is, once that is', async () => {
  const w = await peopled()
  await w.says('ana', '#pleniere', '/concert role animation ; personne : cleo')
  await opened(w, 'Qui ? ; options : A, B, C, D ; forme : election ; retenues : 1')
  await votes(w, { bo: '1', dan: '2', eve: '3', flo: '4' })
  await w.says('ana', '#pleniere', '/concert fermer')
  await w.says('cleo', '#pleniere', '/concert departager 1 ; motif : ancienneté')
  const partly = await poll(w)
  await w.says('ana', '#pleniere', '/concert departager 2, 3 ; motif : ancienneté')
  const settled = await poll(w)
  expect(settled).toMatchObject({ state: 'closed', breaking: { order: [0, 1, 2] } })
  expect((await w.says('cleo', '#pleniere', '/concert annuler')).text).toMatch(/cet acte ne s’annule plus/)
  expect(await poll(w)).toEqual(settled)
  await w.says('ana', '#pleniere', '/concert annuler')
  expect(await poll(w)).toMatchObject({ state: 'tied', breaking: partly.breaking })
  await w.says('cleo', '#pleniere', '/concert annuler')
  expect(await poll(w)).toMatchObject({ state: 'tied', breaking: null })
})

test('where nobody presides the coordination would; an animator does not', async () => {
  const w = await peopled()
  await opened(w, `${four} ; retenues : 1`)
  await w.db.query(`UPDATE "Poll" SET terms = '{"validated": true}'`)
  await votes(w, { bo: '1', cleo: '1' })
  await w.says('ana', '#pleniere', '/concert fermer')
  expect((await w.says('cleo', '#pleniere', '/concert valider-vote')).text).toMatch(/c’est à la coordination/)
  expect((await w.says('ana', '#pleniere', '/concert valider-vote')).text).toContain('est validé')
})

test('it closes once everybody on its roll has voted, and its card says so', async () => {
  const w = await peopled()
  await opened(w, `${four} ; regles : fin dès que tout le monde a voté`)
  expect(last(await w.sees('bo', '#pleniere'), 'Vote n° 1')).toContain(
    'dès que toutes les personnes inscrites ont voté',
  )
  const voters = ['ana', 'bo', 'cleo', 'dan', 'eve', 'flo']
  await votes(w, Object.fromEntries(voters.slice(1).map((who) => [who, '1'])))
  await w.passes({ minutes: 5 })
  expect((await poll(w)).state).toBe('open')
  await votes(w, { ana: '1' })
  await w.passes({ minutes: 2 })
  expect(await poll(w)).toMatchObject({ state: 'closed', result: { ballots: 6 } })
})

test('the head of the log is short where the vote stands, whole to whoever counts again, and the same when anybody computes it', async () => {
  const w = await peopled()
  await opened(w, `${four} ; retenues : 1`)
  const short = (hash: string) => hash.slice(0, 12).replace(/(.{4})(.{4})(.{4})/, '$1 $2 $3')
  const opening = headOf(await log(w), sha256)
  expect(last(await w.sees('flo', '#pleniere'), 'Vote n° 1')).toContain(`Empreinte du vote : ${short(opening)}`)
  await votes(w, { bo: '1', cleo: '1' })
  await w.passes({ seconds: 3 })
  expect(last(await w.sees('flo', '#pleniere'), 'Vote n° 1')).toContain(`Empreinte du vote : ${short(opening)}`)
  await w.says('ana', '#pleniere', '/concert fermer')
  const closing = headOf(await log(w), sha256)
  expect(closing).not.toBe(opening)
  expect(last(await w.sees('flo', '#pleniere'), 'Résultat')).toContain(`Empreinte du vote : ${short(closing)}`)
  await w.passes({ seconds: 3 })
  // behind the page of the vote, which people read for what was found
  const page = await w.says('bo', '#pleniere', '/concert votes 1')
  expect(page.text).not.toMatch(/[0-9a-f]{32}/)
  expect(page.buttons).toContain('Recompter')
  const told = (await w.says('bo', '#pleniere', '/concert recompter 1')).text
  const [row] = await w.db.query<{ definitionHash: string; resultHash: string }>('SELECT * FROM "Poll"')
  for (const hash of [closing, row!.definitionHash, row!.resultHash]) expect(told).toContain(hash)
})

const growing = 'Quoi faire ? ; options : Un jardin, Un four ; regles : options libres'

test('whoever votes adds an option where the rules allow it: everybody sees it, and chooses it', async () => {
  const w = await peopled()
  await w.says('ana', '#pleniere', '/concert nommer dan invité')
  await opened(w, growing)
  expect(last(await w.sees('bo', '#pleniere'), 'Vote n° 1')).toContain('Vous pouvez ajouter une option')
  const said = await w.says('bo', '#pleniere', '/concert proposer-option Un verger')
  expect(said.text).toContain('« Un verger » est ajouté au vote n° 1')
  expect(last(await w.sees('cleo', '#pleniere'), 'Vote n° 1')).toContain('3. Un verger')
  expect((await w.says('cleo', '#pleniere', '/concert voter 1, 2, 3')).text).toContain('votre choix est enregistré')
  expect((await w.says('eve', '#pleniere', '/concert proposer-option un VERGER')).text).toMatch(
    /est déjà parmi les options/,
  )
  expect((await w.says('dan', '#pleniere', '/concert proposer-option Une serre')).text).toMatch(/personnes invitées/)
  const rows = await w.db.query<{ label: string; by: string | null }>(
    `SELECT o.label, p.name AS by FROM "PollOption" o LEFT JOIN "Person" p ON p.id = o."byId" ORDER BY o.position`,
  )
  expect(rows.at(-1)).toEqual({ label: 'Un verger', by: 'bo' })
  expect((await log(w)).find(({ kind }) => kind === 'option')!.payload).toEqual({ label: 'Un verger', position: 2 })
  // cleo has chosen it
  expect((await w.says('bo', '#pleniere', '/concert annuler')).text).not.toContain('n’est plus parmi')
  await w.says('ana', '#pleniere', '/concert fermer')
  expect(await poll(w)).toMatchObject({ result: { counts: [1, 1, 1] } })
})

test('an option is taken back while nobody chose it, and may come again', async () => {
  const w = await peopled()
  await opened(w, growing)
  await w.says('bo', '#pleniere', '/concert proposer-option Un verger')
  expect((await w.says('bo', '#pleniere', '/concert annuler')).text).toContain(
    '« Un verger » n’est plus parmi les options',
  )
  expect(last(await w.sees('cleo', '#pleniere'), 'Vote n° 1')).not.toContain('Un verger')
  expect((await w.says('cleo', '#pleniere', '/concert voter 3')).text).toMatch(/n’est pas une des options/)
  await w.says('eve', '#pleniere', '/concert proposer-option Une serre')
  expect(last(await w.sees('cleo', '#pleniere'), 'Vote n° 1')).toContain('4. Une serre')
  await w.says('flo', '#pleniere', '/concert proposer-option Un verger')
  expect(last(await w.sees('cleo', '#pleniere'), 'Vote n° 1')).toMatch(/3\. Un verger\n.*4\. Une serre/)
  await votes(w, { cleo: '3', bo: '4' })
  await w.says('ana', '#pleniere', '/concert fermer')
  expect(await poll(w)).toMatchObject({ result: { counts: [0, 0, 1, 1] } })
})

test('added at the same moment, each option has its place, and one that two people add is there once', async () => {
  const w = await peopled()
  await opened(w, growing)
  await w.together(
    ['bo', '#pleniere', '/concert proposer-option Un verger'],
    ['cleo', '#pleniere', '/concert proposer-option Une serre'],
    ['eve', '#pleniere', '/concert proposer-option un verger'],
  )
  const rows = await w.db.query<{ position: number; label: string }>(
    'SELECT position, label FROM "PollOption" ORDER BY position',
  )
  expect(rows.map(({ position }) => position)).toEqual([0, 1, 2, 3])
  expect(rows.filter(({ label }) => /verger/i.test(label))).toHaveLength(1)
})

test('where the rules say nothing of it, no option is added', async () => {
  const w = await peopled()
  await opened(w, four)
  const before = await w.dump()
  expect((await w.says('bo', '#pleniere', '/concert proposer-option Un verger')).text).toMatch(
    /On n’ajoute pas d’option/,
  )
  expect(await w.dump()).toBe(before)
})
