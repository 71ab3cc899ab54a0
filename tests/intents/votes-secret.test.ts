/** « Vote secret à la demande », told: one person asks, the vote starts anew without names, and nothing says who it was. */
import { expect, test } from 'vitest'
import { boxIsFold, folding } from '../support/fold.ts'
import { peopled as inBodies } from '../support/meetings.ts'
import { createWorld, type World } from '../support/world.ts'

const crowd = ['bo', 'cleo', 'dan', 'eve'] as const

async function peopled(): Promise<World> {
  const w = await (await createWorld()).founded()
  await w.together(...crowd.map((who) => [who, '#pleniere', '/concert'] as const))
  await w.says('ana', '#pleniere', '/concert nommer dan invité')
  return folding(w)
}

async function opened(w: World, more: object = {}): Promise<void> {
  const rules = 'vote secret à la demande'
  const args = {
    question: 'Adopter la charte ?',
    method: 'decision',
    secrecy: 'public',
    rules,
    confirmed: true,
    ...more,
  }
  const told = await w.says('ana', '#pleniere', { intent: 'poll open', args })
  expect(told.text).toMatch(/^Le vote n° \d+ est (ouvert|annoncé)/)
}

type Row = Record<string, unknown> & { id: string; number: number; state: string; terms: object | null }

const polls = (w: World) => w.db.query<Row>('SELECT * FROM "Poll" ORDER BY number')
const states = async (w: World) => (await polls(w)).map(({ state, secrecy }) => `${state} ${secrecy}`)
const says = (w: World, who: string, words: string) => w.says(who, '#pleniere', `/concert ${words}`)
const last = async (w: World, who: string) => (await w.sees(who, 'dm')).at(-1) ?? ''
const inRoom = async (w: World) => (await w.sees('eve', '#pleniere')).join('\n')
const idOf = async (w: World, name: string) =>
  (await w.db.query<{ id: string }>('SELECT id FROM "Person" WHERE name = $1', [name]))[0]!.id

/** The lines of a vote, each with what it says. */
async function log(w: World, number: number): Promise<{ kind: string; payload: unknown }[]> {
  return w.db.query(
    `SELECT e.kind, e.payload FROM "PollEvent" e JOIN "Poll" p ON p.id = e."pollId" WHERE p.number = $1 ORDER BY e.number`,
    [number],
  )
}

test('one person asks in private, sees what it does, and the vote starts anew without names, with the same of everything', async () => {
  const w = await peopled()
  await opened(w, { closes: 'vendredi 18h' })
  const card = (await w.sees('bo', '#pleniere')).at(-1)!
  expect(card).toContain('Vote secret : dès qu’une personne qui vote le demande')
  expect(card).not.toContain('[Demander le vote secret]')
  await says(w, 'bo', 'voter pour')
  await says(w, 'eve', 'voter contre')
  const receipt = await says(w, 'cleo', 'voter abstention')
  expect(receipt.buttons).toContain('Demander le vote secret')
  const before = await w.dump()
  const preview = await w.presses('cleo', '#pleniere', 'Demander le vote secret')
  expect(preview.text).toContain('3 réponses déjà données ne compteront plus : ces personnes seront prévenues en privé')
  expect(preview.text).toContain('Même fin aussi. Jusqu’au vendredi 5 mars')
  expect(preview.text).toContain('l’hébergeur le pourront techniquement')
  expect(preview.text).toContain('Rien ne dira par qui')
  expect(preview.text.split('\n').length).toBeLessThanOrEqual(12)
  expect(await w.dump()).toBe(before)
  const done = await w.presses('cleo', '#pleniere', 'Demander le vote secret')
  expect(done.text).toMatch(/^C’est fait : le vote n° 1 recommence sous le n° 2, sans montrer les noms/)
  expect(done.buttons).toEqual(['Voter', 'Annuler'])
  expect(await states(w)).toEqual(['cancelled 0', 'open 1'])
  const [old, next] = await polls(w)
  for (const same of ['question', 'method', 'seats', 'mostChoices', 'closesAt', 'sessionId', 'bodyId', 'createdById'])
    expect(next![same], same).toEqual(old![same])
  expect(next).toMatchObject({ terms: old!.terms, replacesId: old!.id, results: 'atClose', state: 'open' })
  expect(next!.definitionHash).not.toBe(old!.definitionHash)
  expect(await inRoom(w)).toContain('Vote annulé. Motif : le vote secret a été demandé ; il recommence sous le n° 2')
  expect(await inRoom(w)).toContain('Le vote n° 1 recommence ici sans montrer les noms')
  for (const who of ['bo', 'eve', 'cleo'])
    expect(await last(w, who), who).toMatch(/^Le vote secret a été demandé pour le vote n° 1.*sous le n° 2/)
  expect((await says(w, 'bo', 'voter pour')).text).toMatch(/Vote n° 2 : votre choix est enregistré/)
  await says(w, 'cleo', 'voter pour')
  await w.until('5 mars 2027 18h01')
  const page = await says(w, 'eve', 'votes 2')
  expect(page.text).toContain('2 pour')
  expect(page.text).not.toMatch(/bo|cleo/)
  await boxIsFold(w)
})

test('nothing says who asked: neither the room, nor those who voted, nor the journal, nor the log, nor the vote itself', async () => {
  const w = await peopled()
  await opened(w)
  await says(w, 'bo', 'voter pour')
  const cleo = await idOf(w, 'cleo')
  const linesBefore = (await w.db.query('SELECT id FROM "Journal"')).length
  await w.says('cleo', 'dm', '/concert vote-secret 1 ; confirmé : oui')
  expect(await states(w)).toEqual(['cancelled 0', 'open 1'])
  const told = [...(await w.sees('eve', '#pleniere')), ...(await w.sees('bo', 'dm'))].join('\n')
  expect(told).toContain('vote secret a été demandé')
  expect(told).not.toContain('cleo')
  expect((await log(w, 1)).map(({ kind }) => kind)).toEqual(['opened', 'ballot', 'secretAsked', 'cancelled'])
  expect((await log(w, 1)).find(({ kind }) => kind === 'secretAsked')!.payload).toEqual({})
  expect((await log(w, 2)).map(({ kind }) => kind)).toEqual(['opened'])
  const journal = async () =>
    w.db.query<{ kind: string; payload: Record<string, unknown> }>(
      'SELECT j.kind, p.payload FROM "Journal" j JOIN "JournalPayload" p USING (id) ORDER BY j.at, j.id',
    )
  expect((await journal()).length).toBe(linesBefore + 1)
  expect((await journal()).find(({ kind }) => kind === 'poll secret')!.payload).toEqual({
    by: null,
    args: { poll: 1, confirmed: true },
  })
  const kept = async () =>
    JSON.stringify([await polls(w), await log(w, 1), await log(w, 2), (await journal()).slice(linesBefore)])
  expect(await kept()).not.toContain(cleo)
  await w.says('cleo', 'dm', '/concert annuler')
  expect(await states(w)).toEqual(['open 0', 'cancelled 1'])
  expect(await kept()).not.toContain(cleo)
  expect((await journal()).at(-1)).toMatchObject({ kind: 'undo', payload: { by: null } })
  const after = [...(await w.sees('eve', '#pleniere')), ...(await w.sees('bo', 'dm'))].join('\n')
  expect(after).not.toContain('cleo')
})

test('taken back within ten minutes: the public vote is there again with its answers, and everybody hears of it', async () => {
  const w = await peopled()
  await opened(w)
  await says(w, 'bo', 'voter pour')
  await w.says('cleo', 'dm', '/concert vote-secret 1 ; confirmé : oui')
  await says(w, 'eve', 'voter contre')
  const back = await w.presses('cleo', 'dm', 'Annuler')
  expect(back.text).toContain('le vote n° 1 est de nouveau là, public, avec les réponses déjà données')
  expect(await states(w)).toEqual(['open 0', 'cancelled 1'])
  expect(await last(w, 'bo')).toMatch(/votre réponse y compte de nouveau\. Il est public/)
  expect(await last(w, 'eve')).toMatch(/Le vote n° 2.*est annulé : votre choix n’est pas compté/)
  expect((await w.sees('eve', '#pleniere')).at(-1)).toContain('1 réponse.')
  await says(w, 'ana', 'fermer')
  expect((await polls(w))[0]).toMatchObject({ state: 'closed', result: { ballots: 1 } })
  await boxIsFold(w)

  // Taken back, it may be asked again, by anybody.
  await w.says('ana', '#pleniere', '/concert annuler')
  expect((await w.says('bo', 'dm', '/concert vote-secret 1 ; confirmé : oui')).text).toMatch(/sous le n° 3/)
  expect(await states(w)).toEqual(['cancelled 0', 'cancelled 1', 'open 1'])

  const again = await peopled()
  await opened(again)
  await again.says('cleo', 'dm', '/concert vote-secret 1 ; confirmé : oui')
  await again.passes({ minutes: 11 })
  await again.says('cleo', 'dm', '/concert annuler')
  expect(await states(again)).toEqual(['cancelled 0', 'open 1'])
})

test('asked by two at once, it starts anew once, and the other is led to the new one', async () => {
  const w = await peopled()
  await opened(w)
  const told = await w.together(
    ['bo', 'dm', '/concert vote-secret 1 ; confirmé : oui'],
    ['cleo', 'dm', '/concert vote-secret 1 ; confirmé : oui'],
    ['eve', '#pleniere', '/concert voter pour ; vote : 1'],
  )
  expect(await states(w)).toEqual(['cancelled 0', 'open 1'])
  const refused = told.filter(({ text }) => /déjà été demandé : le vote n° 1 recommence sous le n° 2/.test(text))
  expect(refused.length).toBe(1)
  expect(refused[0]!.buttons).toContain('Voir le vote')
  // Her ballot was in before, and she is told; or it came too late, and she is told that.
  const eve = told[2]!.text
  if (/enregistré/.test(eve)) expect(await last(w, 'eve')).toMatch(/^Le vote secret a été demandé/)
  else expect(eve).toMatch(/annulé/)
  await boxIsFold(w)
})

test('before it opens it is announced anew; the roll, its changes, the proxies and the lot go with it', async () => {
  const w = await peopled()
  await opened(w, { opens: 'mercredi 9h', closes: 'vendredi 18h' })
  expect((await w.says('bo', 'dm', '/concert votes 1')).buttons).toContain('Demander le vote secret')
  await w.says('bo', 'dm', '/concert vote-secret 1 ; confirmé : oui')
  expect(await states(w)).toEqual(['cancelled 0', 'announced 1'])
  await w.until('3 mars 2027 9h01')
  expect(await states(w)).toEqual(['cancelled 0', 'open 1'])

  const full = await peopled()
  const options = { method: 'single', options: 'Rouge, Vert' }
  await opened(full, {
    ...options,
    rules: 'vote secret à la demande ; inscrits : liste fermée ; pouvoirs : 2 ; ex æquo : tirage au sort',
  })
  expect((await says(full, 'ana', 'radier-du-vote eve')).text).toContain('eve n’est plus sur la liste')
  await says(full, 'bo', 'pouvoir cleo ; vote : 1')
  await says(full, 'cleo', 'voter Rouge')
  expect((await full.says('bo', 'dm', '/concert vote-secret 1 ; confirmé : oui')).text).toContain('sous le n° 2')
  const [old, next] = await polls(full)
  expect(next!.secret).not.toBe(old!.secret)
  expect(next!.terms).not.toEqual(old!.terms)
  expect({ ...next!.terms, commitment: '' }).toEqual({ ...old!.terms, commitment: '' })
  expect((await says(full, 'eve', 'voter Rouge ; vote : 2')).text).toMatch(/liste/)
  const hers = await says(full, 'cleo', 'voter Vert ; vote : 2')
  expect(hers.buttons).toContain('Voter pour bo')
  expect((await says(full, 'cleo', 'voter Rouge ; vote : 2 ; pour : bo')).text).toContain('votre choix est enregistré')
  await says(full, 'ana', 'fermer')
  expect((await polls(full))[1]).toMatchObject({ state: 'closed', result: { ballots: 2 } })
  await boxIsFold(full)
})

test('reasons that were given in public are not repeated; results that were shown live are shown at the end', async () => {
  const w = await peopled()
  await opened(w, { method: 'consent', results: 'live' })
  await w.says('bo', '#pleniere', { intent: 'ballot object', args: { words: 'trop cher pour nous' } })
  const preview = await w.says('cleo', 'dm', '/concert vote-secret')
  expect(preview.text).toContain('Les résultats seront montrés à la clôture')
  await w.presses('cleo', 'dm', 'Demander le vote secret')
  await says(w, 'eve', 'voter consentement')
  await w.passes({ seconds: 5 })
  const card = (await w.sees('eve', '#pleniere')).findLast((text) => text.startsWith('Vote n° 2 : Adopter'))!
  expect(card).toContain('Le vote n° 1 recommence ici sans montrer les noms')
  expect(card).not.toContain('trop cher')
  expect((await w.says('eve', 'dm', '/concert votes 1')).text).not.toContain('trop cher')
  expect(card).toContain('Résultats à la clôture')
})

test('each refusal says why, and changes nothing', async () => {
  const w = await peopled()
  await opened(w)
  await opened(w, { question: 'Et ce texte ?', rules: undefined })
  await opened(w, { question: 'Sans noms ?', secrecy: 'confidential' })
  await opened(w, { question: 'Fermée ?', rules: 'vote secret à la demande ; inscrits : liste fermée' })
  await w.says('flo', '#pleniere', '/concert')
  await opened(w, { question: 'Déjà fini ?' })
  await says(w, 'ana', 'fermer 5')
  await opened(w, { question: 'Lequel ?', method: 'single', options: 'Rouge, Vert' })
  await says(w, 'bo', 'voter Rouge ; vote : 6')
  await says(w, 'eve', 'voter Vert ; vote : 6')
  await says(w, 'ana', 'fermer 6')
  await opened(w, { question: 'Annulé ?' })
  await says(w, 'ana', 'annuler-vote Mal posé ; vote : 7')
  const before = await w.dump()
  for (const [who, number, said] of [
    ['dan', 1, /invité/],
    ['bo', 2, /ne prévoient pas le secret à la demande/],
    ['bo', 3, /Les noms ne sont déjà pas montrés/],
    ['flo', 4, /liste/],
    ['bo', 5, /trop tard pour le secret/],
    ['bo', 6, /trop tard pour le secret/],
    ['bo', 7, /annulé/],
    ['bo', 99, /99/],
  ] as const) {
    for (const words of [`vote-secret ${number}`, `vote-secret ${number} ; confirmé : oui`]) {
      const told = await w.says(who, 'dm', `/concert ${words}`)
      expect(told.text, words).toMatch(said)
    }
    expect((await w.says(who, 'dm', `/concert votes ${number}`)).buttons, `${number}`).not.toContain(
      'Demander le vote secret',
    )
  }
  expect((await w.says('bo', 'dm', '/concert qui-voit-mon-vote 4')).buttons).toContain('Demander le vote secret')
  for (const who of ['dan', 'flo'])
    expect((await w.says(who, 'dm', '/concert qui-voit-mon-vote 4')).buttons).not.toContain('Demander le vote secret')
  expect(await w.dump()).toBe(before)
})

test('the statutes of a body give it to its public votes; the form of the rules of a vote asks for it', async () => {
  const w = await inBodies()
  await w.says('ana', '#pleniere', '/concert statuts Plénière ; secret à la demande : oui')
  const adopt = 'vote Adopter le bilan ? ; modèle : adopter'
  const own = await w.says('ana', '#pleniere', `/concert ${adopt} ; secret : public`)
  expect(own.text).toContain('Vote secret : dès qu’une personne qui vote le demande')
  expect((await w.says('ana', '#pleniere', `/concert ${adopt}`)).text).not.toContain('Vote secret')
  await w.says('ana', '#pleniere', `/concert ${adopt} ; secret : public`)
  const form = await w.presses('ana', '#pleniere', 'Règles')
  expect(form.text).toMatch(/Vote secret à la demande[^\n]*= oui/)
  const without = await w.fills('ana', '#pleniere', { secretOnRequest: 'non' })
  expect(without.text).not.toContain('Vote secret')
  await w.says('ana', '#pleniere', `/concert vote On y va ? ; règles : vote secret à la demande`)
  expect((await w.presses('ana', '#pleniere', 'Règles')).text).not.toContain('Vote secret à la demande')
  const kept = await w.fills('ana', '#pleniere', { proxies: '1' })
  expect(kept.text).toContain('1 pouvoir au plus')
  await w.presses('ana', '#pleniere', 'Ouvrir le vote')
  expect((await polls(w))[0]!.terms).toMatchObject({ secretOnRequest: true, proxies: { most: 1 } })
})
