/** What a vote leads to and where it stands: ateliers, ties, bodies that decide, places, guests, and ballots kept from others. */
import { expect, test } from 'vitest'
import { limits } from '../../adapters/console/limits.ts'
import type { View } from '../../src/port.ts'
import { degrade } from '../../src/views/degrade.ts'
import { presses } from '../../src/views/press.ts'
import { readTyped, typedBallots } from '../../src/views/typed.ts'
import { createWorld, type Told, type World } from '../support/world.ts'

const four = 'Quels ateliers ? ; options : Emploi | Mobilité | Alimentation | Habitat'

/** cleo animates, dan is a guest. */
async function peopled(): Promise<World> {
  const w = await (await createWorld()).founded()
  for (const who of ['bo', 'cleo', 'dan', 'eve', 'flo']) await w.says(who, '#pleniere', '/concert')
  await w.says('ana', '#pleniere', '/concert nommer cleo animation')
  await w.says('ana', '#pleniere', '/concert nommer dan invité')
  return w
}

async function opened(w: World, words: string, who = 'ana', where = '#pleniere'): Promise<void> {
  await w.says(who, where, `/concert vote ${words}`)
  await w.presses(who, where, 'Ouvrir le vote')
}

async function votes(w: World, choices: Readonly<Record<string, string>>): Promise<void> {
  for (const [who, choice] of Object.entries(choices)) await w.says(who, '#pleniere', `/concert voter ${choice}`)
}

async function workshops(w: World): Promise<string[]> {
  const rows = await w.db.query<{ title: string }>(
    'SELECT title FROM "Workshop" WHERE "pollId" IS NOT NULL ORDER BY number',
  )
  return rows.map(({ title }) => title)
}

async function poll(w: World): Promise<Record<string, unknown>> {
  return (await w.db.query<Record<string, unknown>>('SELECT * FROM "Poll" ORDER BY number DESC LIMIT 1'))[0]!
}

function sees(texts: readonly string[], start: string): string {
  return texts.findLast((text) => text.startsWith(start)) ?? ''
}

test('the winners become ateliers in the act that closes the vote, and everybody is told', async () => {
  const w = await peopled()
  await opened(w, `${four} ; retenues : 2 ; ensuite : ateliers`)
  expect(sees(await w.sees('flo', '#pleniere'), 'Vote n° 1')).toContain('ce qui est retenu devient des ateliers')
  await votes(w, { bo: '1, 2', cleo: '1', eve: '2, 3' })
  const told = await w.says('ana', '#pleniere', '/concert fermer')
  expect(told.text).toContain('Ce qui a été retenu est devenu des ateliers.')
  expect(await workshops(w)).toEqual(['Emploi', 'Mobilité'])
  const acts = await w.db.query<{ kind: string }>(
    `SELECT kind FROM "Journal" WHERE kind IN ('poll close', 'workshops from poll')`,
  )
  expect(acts).toEqual([{ kind: 'poll close' }])
  expect((await w.says('ana', '#pleniere', '/concert annuler')).text).not.toMatch(/rouvert/)
})

test('closed by its time, the ateliers are created as well', async () => {
  const w = await peopled()
  await opened(w, `${four} ; ensuite : ateliers ; fin : 5 mars 18h`)
  await votes(w, { bo: '3', eve: '3' })
  await w.until('5 mars 2027 18h')
  expect(await workshops(w)).toEqual(['Alimentation'])
})

test('an animator may not turn a vote into ateliers, but may close one that the coordination opened for that', async () => {
  const w = await peopled()
  const before = await w.dump()
  expect((await w.says('cleo', '#pleniere', `/concert vote ${four} ; ensuite : ateliers`)).text).toMatch(
    /^Seule la coordination peut faire naître des ateliers/,
  )
  expect(await w.dump()).toBe(before)
  await opened(w, `${four} ; ensuite : ateliers`)
  await votes(w, { bo: '4' })
  await w.says('cleo', '#pleniere', '/concert fermer')
  expect(await workshops(w)).toEqual(['Habitat'])
})

test.each(['by its time', 'by an animator'])(
  'when whoever opened it no longer coordinates, a vote closed %s creates nothing, and the team is told',
  async (how) => {
    const w = await peopled()
    await w.says('ana', '#pleniere', '/concert nommer bo coordination')
    await opened(w, `${four} ; ensuite : ateliers ; fin : 5 mars 18h`, 'bo')
    await votes(w, { eve: '1' })
    await w.says('ana', '#pleniere', '/concert relever bo coordination')
    if (how === 'by its time') await w.until('5 mars 2027 18h')
    else expect((await w.says('cleo', '#pleniere', '/concert fermer')).text).toContain('ses ateliers ne sont pas créés')
    expect(await workshops(w)).toEqual([])
    expect((await poll(w)).state).toBe('closed')
    expect(sees(await w.sees('cleo', 'dm'), 'Le vote n° 1 est fermé, mais')).toContain('/concert atelier')
  },
)

test('a tie at the cut waits for the organisers, who give their reason; then what follows follows', async () => {
  const w = await peopled()
  await opened(w, `${four} ; retenues : 2 ; ensuite : ateliers ; fin : 5 mars 18h`)
  await votes(w, { bo: '1, 2', cleo: '1, 3', eve: '1' })
  await w.until('5 mars 2027 18h')
  expect(await poll(w)).toMatchObject({ state: 'tied', result: { winners: [0], tied: [1, 2] } })
  expect(await workshops(w)).toEqual([])
  const result = sees(await w.sees('flo', '#pleniere'), 'Résultat du vote n° 1')
  expect(result).toContain('Ex æquo pour la dernière place : Mobilité et Alimentation.')
  expect(result).toContain('Déjà retenu : Emploi.')
  expect(sees(await w.sees('ana', 'dm'), 'Le vote n° 1 que vous avez ouvert')).toContain('[Départager]')
  expect((await w.says('bo', '#pleniere', '/concert voter 1 ; vote : 1')).text).toMatch(/est fermé/)
  expect((await w.says('ana', '#pleniere', '/concert departager')).text).toContain('Retenez-en 1.')
  const form = await w.presses('ana', 'dm', 'Départager')
  expect(form.text).toContain('Ex æquo : Mobilité et Alimentation. Retenez-en 1.')
  expect((await w.fills('ana', 'dm', { winners: 'Habitat', reason: 'Par goût' })).text).toMatch(
    /^Retenez-en exactement 1, parmi les ex æquo seulement/,
  )
  const told = await w.says('ana', '#pleniere', '/concert departager Alimentation ; motif : le territoire le demande')
  expect(told.text).toContain('L’emportent : Emploi et Alimentation.')
  expect(await workshops(w)).toEqual(['Emploi', 'Alimentation'])
  expect(sees(await w.sees('flo', '#pleniere'), 'Résultat du vote n° 1')).toContain('Motif : le territoire le demande')
  expect(await poll(w)).toMatchObject({ state: 'closed', reason: 'le territoire le demande' })
  expect((await w.says('ana', '#pleniere', '/concert departager 1 ; motif : encore ; vote : 1')).text).toMatch(
    /^Le vote n° 1 n’a pas d’ex æquo/,
  )
})

test('equals for the only place are not said to be equals for the last one', async () => {
  const w = await peopled()
  await opened(w, 'Quel nom ? ; options : La Ruche, Le Phare ; forme : choix-unique')
  await votes(w, { bo: '1', eve: '2' })
  const closed = (await w.says('ana', '#pleniere', '/concert fermer')).text
  expect(closed).toContain('Ex æquo : La Ruche et Le Phare.')
})

test('settling a tie is taken back when nothing followed from it', async () => {
  const w = await peopled()
  await opened(w, 'On continue ?')
  await votes(w, { bo: 'oui', eve: 'non' })
  expect((await w.says('ana', '#pleniere', '/concert fermer')).text).toContain('Ex æquo')
  await w.says('ana', '#pleniere', '/concert departager oui ; motif : voix de la présidence')
  expect(await poll(w)).toMatchObject({ state: 'closed', result: { winners: [0], tied: [] } })
  expect((await w.says('ana', '#pleniere', '/concert annuler')).text).toMatch(/attend de nouveau d’être départagé/)
  expect(await poll(w)).toMatchObject({ state: 'tied', reason: null, result: { winners: [], tied: [0, 1] } })
})

test('two organisers who settle at once: one does, the other is told that it is done', async () => {
  const w = await peopled()
  await opened(w, 'On continue ?')
  await votes(w, { bo: 'oui', eve: 'non' })
  await w.says('ana', '#pleniere', '/concert fermer')
  const told = await w.together(
    ['ana', '#pleniere', '/concert departager oui ; motif : pour avancer ; vote : 1'],
    ['cleo', '#pleniere', '/concert departager non ; motif : pour réfléchir ; vote : 1'],
  )
  expect(told.filter(({ text }) => text.startsWith('Le vote n° 1 n’a pas d’ex æquo'))).toHaveLength(1)
  expect(((await poll(w)).result as { winners: number[] }).winners).toHaveLength(1)
})

test('a vote decides only in a body that has the power; anywhere else it says who does', async () => {
  const w = await peopled()
  await w.says('ana', '#pleniere', '/concert instance Comité de pilotage ; genre : pilotage ; rôle : décide')
  await opened(w, 'On adopte ?')
  expect(sees(await w.sees('flo', '#pleniere'), 'Vote n° 1')).toContain(
    'Avis indicatif : la décision revient à l’instance « Comité de pilotage ».',
  )
  expect(await poll(w)).toMatchObject({ decides: false, bodyId: null })
  await w.says('ana', '#couloir', '/concert salon ESS à 10 ans ; instance : Comité de pilotage')
  await opened(w, 'On adopte ?', 'ana', '#couloir')
  expect(sees(await w.sees('flo', '#couloir'), 'Vote n° 2')).toContain(
    'Ce vote décide : il a lieu dans l’instance « Comité de pilotage », qui en a le pouvoir.',
  )
  expect(await poll(w)).toMatchObject({ decides: true })
})

test('a vote of an open session is the session’s, and decides when its body does', async () => {
  const w = await peopled()
  await w.says('ana', '#pleniere', '/concert instance Comité de pilotage ; genre : pilotage ; rôle : décide')
  await w.db.query(
    `INSERT INTO "Session" (id, "concertationId", number, title, "bodyId", "startsAt", "endsAt", state, "placeId", "createdById", "createdAt", version)
     SELECT 'seance', b."concertationId", 1, 'COPIL de mars', b.id, $1, $1, 'open', p.id, 'x', $1, 1
     FROM "Body" b JOIN "Place" p ON p."concertationId" = b."concertationId" WHERE p.name = 'pleniere'`,
    [w.now()],
  )
  await opened(w, 'On adopte ?')
  expect(await poll(w)).toMatchObject({ sessionId: 'seance', decides: true })
})

test('guests follow, and do not vote', async () => {
  const w = await peopled()
  await opened(w, 'On continue ?')
  for (const words of ['voter', 'voter oui'])
    expect((await w.says('dan', '#pleniere', `/concert ${words}`)).text).toMatch(/^Les personnes invitées suivent/)
  expect((await w.says('dan', '#pleniere', '/concert votes 1')).text).toContain('On continue ?')
  expect(await w.db.query('SELECT 1 FROM "Ballot"')).toEqual([])
})

test('a vote of an atelier is answered there or in private, not in another channel; the team’s is the team’s', async () => {
  const w = await peopled()
  await w.says('ana', '#pleniere', '/concert atelier Mobilité')
  await w.says('ana', '#atelier', '/concert salon ESS à 10 ans ; atelier : 1')
  await opened(w, 'On continue ?', 'ana', '#atelier')
  expect((await w.says('bo', '#pleniere', '/concert voter oui ; vote : 1')).text).toMatch(
    /^Le vote n° 1 se tient dans le salon atelier\./,
  )
  expect((await w.says('bo', '#pleniere', '/concert voter oui')).text).toMatch(/^Aucun vote n’est ouvert ici/)
  expect((await w.says('bo', '#atelier', '/concert voter oui')).text).toContain('votre choix est enregistré')
  expect((await w.says('eve', 'dm', '/concert voter non')).text).toContain('votre choix est enregistré')
  await w.says('ana', '#couloir', '/concert salon ESS à 10 ans ; équipe : oui')
  await opened(w, 'Entre nous ?', 'cleo', '#couloir')
  for (const words of ['votes 2', 'voter oui ; vote : 2', 'qui-voit-mon-vote 2'])
    expect((await w.says('bo', 'dm', `/concert ${words}`)).text).toMatch(/^Il n’y a pas de vote n° 2 ici/)
  expect((await w.says('bo', 'dm', '/concert votes')).text).not.toContain('Entre nous')
  expect((await w.says('cleo', '#couloir', '/concert voter oui')).text).toContain('votre choix est enregistré')
})

test('who animates another atelier neither opens nor closes a vote in this one', async () => {
  const w = await peopled()
  for (const title of ['Mobilité', 'Emploi']) await w.says('ana', '#pleniere', `/concert atelier ${title}`)
  await w.says('ana', '#atelier', '/concert salon ESS à 10 ans ; atelier : 1')
  await w.says('ana', '#pleniere', '/concert animateur cleo ; atelier : 2')
  expect((await w.says('cleo', '#atelier', '/concert vote On continue ?')).text).toMatch(/a ses propres animateurs/)
  await opened(w, 'On continue ?', 'ana', '#atelier')
  for (const words of ['fermer', 'annuler-vote Sans raison'])
    expect((await w.says('cleo', '#atelier', `/concert ${words}`)).text).toMatch(/a ses propres animateurs/)
  expect((await poll(w)).state).toBe('open')
})

test('options come from what is there: ideas by their numbers, and only those that everybody may read', async () => {
  const w = await peopled()
  await w.says('bo', '#pleniere', '/idee Mutualiser un poste')
  await w.says('bo', '#pleniere', '/idee Une épicerie')
  await w.says('eve', 'dm', '/idee Dit à l’équipe seule')
  expect((await w.says('ana', '#pleniere', '/concert vote Laquelle ? ; parmi : idées')).text).toContain(
    'Mutualiser un poste | Une épicerie',
  )
  expect((await w.says('ana', '#pleniere', '/concert vote Laquelle ? ; parmi : idées ; options : 2, 3')).text).toMatch(
    /^Le n° 3 n’est pas parmi : idées/,
  )
  await opened(w, 'Laquelle ? ; parmi : idées ; options : 2, 1')
  expect(
    await w.db.query(
      `SELECT o.label, i.number FROM "PollOption" o JOIN "Idea" i ON i.id = o."subjectId" AND o.subject = 'idea' ORDER BY o.position`,
    ),
  ).toEqual([
    { label: 'Une épicerie', number: 2 },
    { label: 'Mutualiser un poste', number: 1 },
  ])
})

/** The newest view in this place whose text begins so, as it was kept. */
async function kept(w: World, where: 'room' | 'whisper', start: string): Promise<{ id: string; body: View }> {
  const rows = await w.db.query<{ id: string; body: View }>(
    `SELECT id, body FROM "Outbox" WHERE kind = 'view' AND address->>'to' = $1 AND body::text LIKE $2 ORDER BY seq DESC LIMIT 1`,
    [where, `%${start}%`],
  )
  return rows[0]!
}

test('where others would see the answer, a confidential ballot is only a way to the private one; there one line answers', async () => {
  const w = await peopled()
  await opened(w, 'On continue ?')
  const card = await kept(w, 'room', 'On continue')
  const shown = degrade(card.body, limits.matrix)
  expect(typedBallots(shown)).toEqual([])
  for (const word of ['Oui', 'Non', '2']) expect(readTyped(shown, word)?.values).toBeUndefined()
  const way = readTyped(shown, '1')!
  const told = await w.pressesExactly('bo', '#pleniere', { post: card.id, ...way })
  expect(told.reply?.to.to).toBe('whisper')
  const asked = degrade(told.body as View, { ...limits.matrix, privateBallots: true })
  const answer = readTyped(asked, 'Non')!
  expect(answer.values).toEqual({ choices: '2' })
  const receipt = await w.pressesExactly('bo', 'dm', { post: told.reply!.key, ...answer })
  expect(receipt.text).toContain('Votre choix : Non')
  expect(receipt.reply?.to.to).not.toBe('room')
})

test.each(Object.entries(limits))('on %s a vote of several choices can be answered, in private', async (_, can) => {
  const w = await peopled()
  await opened(w, four)
  const asked = await w.presses('bo', '#pleniere', 'Voter')
  const drawn = degrade(asked.body as View, { ...can, privateBallots: true })
  const nodes = drawn.nodes.flatMap((node) => (node.kind === 'card' ? node.nodes : [node]))
  const native = nodes.find((node) => node.kind === 'ballot')
  const answer = native ? { n: native.n, values: { choices: '1, 3' } } : readTyped(drawn, '1, 3')!
  expect(presses(asked.body!).some(({ n }) => n === answer.n)).toBe(true)
  const told = await w.pressesExactly('bo', '#pleniere', { post: asked.reply!.key, ...answer })
  expect(told.text).toContain('Votre choix : Emploi et Alimentation')
})

test('a public vote may be answered in the open', async () => {
  const w = await peopled()
  await opened(w, 'On continue ? ; secret : public')
  const shown = degrade((await kept(w, 'room', 'On continue')).body, limits.matrix)
  expect(readTyped(shown, 'Oui')?.values).toEqual({ choices: '1' })
})

test('the language of each reader: the card speaks the place’s, the receipt the person’s', async () => {
  const w = await peopled()
  await opened(w, 'On continue ?')
  await w.says('bo', '#pleniere', '/concert langue anglais')
  const told = await w.says('bo', '#pleniere', '/concert cast yes')
  expect(told.text).toContain('Your choice: Yes')
  expect((await w.says('eve', '#pleniere', '/concert voter oui')).text).toContain('Votre choix : Oui')
  await w.says('ana', '#pleniere', '/concert fermer')
  expect((await w.says('bo', '#pleniere', '/concert polls 1')).text).toContain('Winner: Yes.')
})

test('asked for by itself, a vote asks four things; what is usual stands for the rest, which its preview changes', async () => {
  const w = await peopled()
  const names = ({ body }: Told) => (body && 'fields' in body ? body.fields.map(({ name }) => name) : [])
  const asked = await w.says('ana', '#pleniere', '/concert vote')
  expect(names(asked)).toEqual(['question', 'options', 'closes', 'method'])
  const preview = await w.fills('ana', '#pleniere', { question: 'On continue ?' })
  expect(preview.buttons).toContain('Modifier')
  const whole = names(await w.presses('ana', '#pleniere', 'Modifier'))
  expect(whole).toEqual(expect.arrayContaining(['seats', 'secrecy', 'results', 'remind', 'opens', 'rules']))
})

test('the next step of a proposal held back by an objection is its new version', async () => {
  const w = await peopled()
  await opened(w, 'Ouvrir en juin ? ; forme : consentement')
  await w.says('bo', '#pleniere', '/concert voter objection : trop tôt')
  const closed = await w.says('ana', '#pleniere', '/concert fermer')
  expect(closed.buttons).toContain('Nouvelle version')
  expect((await w.presses('ana', '#pleniere', 'Nouvelle version')).text).toContain('À intégrer : « trop tôt »')
})

test.each([
  ['Lequel ? ; options : Un, Deux ; forme : choix-unique', 'trois', /n’est pas une des réponses possibles/],
  ['Lesquels ? ; options : Un, Deux ; forme : gommettes', '2 sur 9', /combien de gommettes et sur quel numéro/],
  ['Lesquels ? ; options : Un, Deux', '9', /Donnez leurs numéros, par exemple « 1 » ou « 1, 3 »/],
])('« %s »: what « %s » is not is said as this rule is answered', async (question, typed, said) => {
  const w = await peopled()
  await opened(w, question)
  expect((await w.says('bo', '#pleniere', `/concert voter ${typed}`)).text).toMatch(said)
})
