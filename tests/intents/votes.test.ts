/** A vote's life, told: previewed, opened, answered in private, changed, closed by hand or at its time, and what is refused. */
import { expect, test } from 'vitest'
import { presses } from '../../src/views/press.ts'
import type { Call } from '../../src/views/view.ts'
import { createWorld, type Told, type World } from '../support/world.ts'

const themes = 'Quels ateliers ouvrir ? ; options : Emploi, Mobilité, Alimentation'

async function founded(): Promise<World> {
  const w = await (await createWorld()).founded()
  await w.says('ana', '#atelier', '/concert salon')
  return w
}

async function opened(w: World, words = themes): Promise<void> {
  await w.says('ana', '#pleniere', `/concert vote ${words}`)
  await w.presses('ana', '#pleniere', 'Ouvrir le vote')
}

async function vote(w: World, who: string, choices: string, where = '#pleniere'): Promise<string> {
  return (await w.says(who, where, `/concert voter ${choices}`)).text
}

async function card(w: World, start = 'Vote n° 1'): Promise<string> {
  return (await w.sees('flo', '#pleniere')).findLast((text) => text.startsWith(start)) ?? ''
}

async function poll(w: World): Promise<Record<string, unknown>> {
  const [row] = await w.db.query<Record<string, unknown>>('SELECT * FROM "Poll" ORDER BY number DESC LIMIT 1')
  return row ?? {}
}

async function ballots(w: World): Promise<{ person: string; paper: string; state: string }[]> {
  return w.db.query(
    `SELECT a.external AS person, b.paper, b.state FROM "Ballot" b JOIN "Account" a ON a."personId" = b."personId"
     ORDER BY 1`,
  )
}

/** Presses the ballot of this answer with these values, as a platform does. */
async function answers(w: World, who: string, where: string, told: Told, choices: string): Promise<Told> {
  const { n } = presses(told.body!).find(({ on }) => 'kind' in on && on.kind === 'ballot')!
  return w.pressesExactly(who, where, { post: told.reply!.key, n, values: { choices } })
}

test('a vote is seen whole before it opens, and nothing is kept until it is confirmed', async () => {
  const w = await founded()
  const before = await w.dump()
  const preview = await w.says('ana', '#pleniere', `/concert vote ${themes} ; fin : vendredi 18h ; retenues : 2`)
  expect(preview.text).toContain('Quels ateliers ouvrir ?')
  expect(preview.text).toContain('Avis indicatif : la décision revient aux structures organisatrices.')
  expect(preview.text).toContain('Emploi | Mobilité | Alimentation')
  expect(preview.text).toContain('Les 2 propositions les plus choisies l’emportent.')
  expect(preview.text).toContain('jusqu’au vendredi 5 mars 2027, 18 h (Paris)')
  expect(preview.text).toContain('Qui voit un choix : ni les autres participants ni l’équipe d’animation')
  expect(preview.text).toMatch(/toutes les personnes du salon pleniere\. Personne n’est notifié/)
  expect(preview.buttons).toEqual(['Ouvrir le vote', 'Modifier', 'Règles'])
  expect(await w.dump()).toBe(before)
  expect((await w.presses('ana', '#pleniere', 'Modifier')).text).toContain('= Emploi, Mobilité, Alimentation')
  const told = await w.presses('ana', '#pleniere', 'Ouvrir le vote')
  expect(told.text).toMatch(/^Le vote n° 1 est ouvert dans le salon pleniere/)
  expect(told.buttons).toEqual(['Fermer le vote', 'Annuler ce vote'])
  const seen = await card(w)
  expect(seen).toContain('Vote n° 1 : Quels ateliers ouvrir ?')
  expect(seen).toContain('1. Emploi\n2. Mobilité\n3. Alimentation')
  expect(seen).toContain('0 réponse. Résultats à la clôture.')
  expect(seen).toContain('[Voter] [Qui peut voir mon choix ?]')
  expect(seen.split('\n').length).toBeLessThanOrEqual(12)
})

test('a bare « vote » opens a form, and a question alone is a yes or no', async () => {
  const w = await founded()
  expect((await w.says('ana', '#pleniere', '/concert vote')).buttons).toEqual(['Voir avant d’ouvrir'])
  await w.fills('ana', '#pleniere', { question: 'On continue en septembre ?' })
  await w.presses('ana', '#pleniere', 'Ouvrir le vote')
  const seen = await card(w)
  expect(seen).toContain('1. Oui\n2. Non\n3. Abstention')
  expect(await vote(w, 'bo', 'oui')).toMatch(/^Vote n° 1 : votre choix est enregistré/)
  expect(await vote(w, 'cleo', 'contre')).toContain('Votre choix : Non')
  expect(await ballots(w)).toEqual([
    { person: 'bo', paper: '0', state: 'counted' },
    { person: 'cleo', paper: '1', state: 'counted' },
  ])
})

test('[Voter] gives a private ballot; the choice is confirmed in private, changed, withdrawn; the card counts', async () => {
  const w = await founded()
  await opened(w)
  const asked = await w.presses('bo', '#pleniere', 'Voter')
  expect(asked.reply?.to.to).toBe('whisper')
  const receipt = await answers(w, 'bo', '#pleniere', asked, '1, 3')
  expect(receipt.reply?.to.to).toBe('whisper')
  expect(receipt.text).toContain('Vote n° 1 : votre choix est enregistré')
  expect(receipt.text).toContain('Votre choix : Emploi et Alimentation')
  expect(receipt.text).toContain('jusqu’à ce que l’équipe d’animation le ferme')
  expect(receipt.buttons).toEqual(['Changer', 'Retirer mon vote', 'Qui peut voir mon choix ?'])
  expect(await card(w)).toContain('1 réponse. Résultats à la clôture.')
  const again = await w.presses('bo', '#pleniere', 'Changer')
  expect(again.text).toContain('Votre choix actuel : Emploi et Alimentation. Une nouvelle réponse le remplace.')
  expect((await answers(w, 'bo', '#pleniere', again, '2')).text).toContain('votre nouveau choix remplace l’ancien')
  expect(await vote(w, 'bo', 'mobilite')).toContain('c’est déjà votre choix')
  expect(await card(w)).toContain('1 réponse.')
  expect(await ballots(w)).toEqual([{ person: 'bo', paper: '1', state: 'counted' }])
  await w.says('bo', '#pleniere', '/concert voter')
  expect((await w.presses('bo', '#pleniere', 'Retirer mon vote')).text).toMatch(/n’est plus compté/)
  expect(await card(w)).toContain('0 réponse.')
  expect((await w.says('bo', '#pleniere', '/concert retirer-vote')).text).toMatch(/il n’y a rien à retirer/)
  expect(await vote(w, 'bo', 'blanc')).toContain('Votre choix : vote blanc')
  expect(await ballots(w)).toEqual([{ person: 'bo', paper: '', state: 'counted' }])
})

test('« annuler » takes back a first vote, gives back the choice before, and undoes a withdrawal', async () => {
  const w = await founded()
  await opened(w)
  await vote(w, 'bo', '1')
  await w.says('bo', '#pleniere', '/concert annuler')
  expect((await ballots(w))[0]?.state).toBe('withdrawn')
  await vote(w, 'bo', '1')
  await vote(w, 'bo', '2')
  expect((await w.says('bo', '#pleniere', '/concert annuler')).text).toContain('Votre choix : Emploi')
  await vote(w, 'cleo', '1, 3')
  await w.says('cleo', '#pleniere', '/concert retirer-vote')
  await w.says('cleo', '#pleniere', '/concert annuler')
  expect((await ballots(w))[1]).toEqual({ person: 'cleo', paper: '0,2', state: 'counted' })
})

test('closed by hand, the winners, the figures and the picture are shown where people voted', async () => {
  const w = await founded()
  await opened(w, `${themes} ; retenues : 2`)
  for (const [who, choices] of [
    ['bo', '1, 2'],
    ['cleo', '1'],
    ['dan', '1, 2, 3'],
    ['eve', 'blanc'],
  ] as const)
    await vote(w, who, choices)
  expect(await card(w)).not.toContain('█')
  const told = await w.says('ana', '#pleniere', '/concert fermer')
  expect(told.text).toMatch(/^Le vote n° 1 est fermé/)
  expect(told.text).toContain('L’emportent : Emploi et Mobilité.')
  const result = await card(w, 'Résultat du vote n° 1')
  expect(result).toContain('L’emportent : Emploi et Mobilité.')
  expect(result).toContain('4 personnes ont répondu, dont 1 vote blanc.')
  expect(result).toMatch(/Emploi .*3/)
  expect(await card(w)).toMatch(
    /^Vote n° 1 : Quels ateliers ouvrir \?\nL’emportent : Emploi et Mobilité\.\n\n\[Voir le vote\]/,
  )
  expect((await poll(w)).result).toMatchObject({ ballots: 4, blank: 1, counts: [3, 2, 1], winners: [0, 1], tied: [] })
  expect((await poll(w)).result).toMatchObject({
    whole: { rule: 'approval', outcome: 'won', ranking: [[0], [1], [2]] },
  })
  expect(await vote(w, 'flo', '1 ; vote : 1')).toMatch(/^Le vote n° 1 est fermé : votre choix n’est plus enregistré/)
  expect((await w.presses('flo', '#pleniere', 'Voir le vote')).text).toContain('L’emportent : Emploi et Mobilité.')
})

test('closing is taken back: the same ballots count, more come in, and the second closing counts them all', async () => {
  const w = await founded()
  await opened(w, `${themes} ; fin : vendredi 18h`)
  await vote(w, 'bo', '1')
  await w.says('ana', '#pleniere', '/concert fermer')
  expect(await vote(w, 'cleo', '1 ; vote : 1')).toMatch(/est fermé/)
  expect((await w.says('ana', '#pleniere', '/concert annuler')).text).toMatch(/^Le vote n° 1 est rouvert/)
  expect(await card(w, 'Le vote n° 1 est rouvert')).toContain('1 réponse.')
  expect(await vote(w, 'cleo', '1')).toContain('votre choix est enregistré')
  expect(await vote(w, 'dan', '2')).toContain('votre choix est enregistré')
  await w.until('vendredi 18h')
  expect((await poll(w)).result).toMatchObject({ counts: [2, 1, 0], winners: [0], ballots: 3 })
})

test('a vote ends at its time, alone, and its last minute counts', async () => {
  const w = await founded()
  await opened(w, 'On continue ? ; fin : 5 mars 18h')
  await w.until('5 mars 2027 17h59')
  expect(await vote(w, 'bo', 'oui')).toContain('votre choix est enregistré')
  await w.clock.advance(new Date('2027-03-05T17:00:00Z'))
  expect(await vote(w, 'cleo', 'non ; vote : 1')).toMatch(
    /s’est terminé le vendredi 5 mars 2027, 18 h \(Paris\)|est fermé/,
  )
  await w.passes({ seconds: 1 })
  expect(await card(w, 'Résultat du vote n° 1')).toContain('L’emporte : Oui.')
  expect(await poll(w)).toMatchObject({ state: 'closed', closedById: null })
})

test('a vote that ended while the bot was away is closed at its return, once, without a ballot more', async () => {
  const w = await founded()
  await opened(w, 'On continue ? ; fin : 5 mars 18h')
  await vote(w, 'bo', 'oui')
  await w.away('8 mars 2027 à 10h')
  const results = (await w.sees('bo', '#pleniere')).filter((text) => text.includes('Résultat du vote n° 1'))
  expect(results).toHaveLength(1)
  expect(results[0]).toMatch(/^Messages en retard/)
  expect((await poll(w)).state).toBe('closed')
  await w.away('9 mars 2027 à 10h')
  expect((await w.sees('bo', '#pleniere')).filter((text) => text.includes('Résultat du vote'))).toEqual(results)
})

test('a clock that steps back as the vote ends does not leave it open for ever', async () => {
  const w = await founded()
  await opened(w, 'On continue ? ; fin : 5 mars 18h')
  // The ticker found it due, and the clock reads earlier when it is made.
  await w.db.query(`UPDATE "Due" SET "nextAt" = $1 WHERE schedule LIKE 'poll end:%'`, [w.now()])
  await w.passes({ minutes: 1 })
  expect(await w.db.query('SELECT state FROM "Poll"')).toEqual([{ state: 'closed' }])
})

test('closed by hand before its time, it is not closed again then', async () => {
  const w = await founded()
  await opened(w, 'On continue ? ; fin : 5 mars 18h')
  await w.says('ana', '#pleniere', '/concert fermer')
  // shortly after, the hash of its file is known
  await w.passes({ seconds: 3 })
  const before = await poll(w)
  expect(before.resultHash).toMatch(/^[0-9a-f]{64}$/)
  await w.until('6 mars 2027')
  expect(await poll(w)).toEqual(before)
  expect((await w.sees('bo', '#pleniere')).filter((text) => text.startsWith('Résultat du vote'))).toHaveLength(1)
  expect((await w.says('ana', '#pleniere', '/concert fermer 1')).text).toMatch(/^Le vote n° 1 est déjà fermé/)
})

test('nobody voted: there is no result, and nobody wins', async () => {
  const w = await founded()
  await opened(w, 'On continue ?')
  expect((await w.says('ana', '#pleniere', '/concert fermer')).text).toContain('Personne n’a répondu.')
  const card = (await w.sees('flo', '#pleniere')).findLast((text) => text.startsWith('Résultat du vote'))!
  expect(card).not.toMatch(/0 personne|Sans résultat/)
  expect(card.match(/Personne n’a répondu/g)).toHaveLength(1)
  expect(await poll(w)).toMatchObject({ state: 'closed', result: { winners: [], tied: [], ballots: 0 } })
})

test('results in direct are drawn on the card as ballots come; a public vote names who chose what', async () => {
  const w = await founded()
  await opened(w, `${themes} ; résultats : en direct ; secret : public`)
  await vote(w, 'bo', '1')
  await vote(w, 'cleo', '1, 2')
  const seen = await card(w)
  expect(seen).toMatch(/Emploi .*2/)
  expect(seen).toContain('2 réponses. Résultats en direct.')
  await w.says('ana', '#pleniere', '/concert fermer')
  expect(await card(w, 'Résultat du vote n° 1')).toMatch(/Emploi : bo et cleo\nMobilité : cleo/)
})

test('a confidential vote names nobody, in its result as on its page', async () => {
  const w = await founded()
  await opened(w)
  await vote(w, 'bo', '1')
  await w.says('ana', '#pleniere', '/concert fermer')
  for (const text of [await card(w, 'Résultat'), (await w.says('ana', '#pleniere', '/concert votes 1')).text])
    expect(text).not.toMatch(/\bbo\b/)
  expect((await w.says('cleo', '#pleniere', '/concert votes 1')).text).not.toMatch(/\bbo\b/)
})

test('who sees one’s choice is said honestly', async () => {
  const w = await founded()
  await opened(w)
  const told = await w.presses('bo', '#pleniere', 'Qui peut voir mon choix ?')
  expect(told.text).toContain('Ni les autres participants, ni l’équipe d’animation')
  expect(told.text).toContain('Ce n’est pas un vote secret')
  await w.says('ana', '#pleniere', '/concert fermer')
  await opened(w, 'Encore ? ; secret : public')
  expect((await w.says('bo', '#pleniere', '/concert qui-voit-mon-vote')).text).toContain('les noms sont montrés')
})

test('votes are listed, those that wait for me first, and the others on their page', async () => {
  const w = await founded()
  expect((await w.says('bo', '#pleniere', '/concert votes')).text).toBe('Aucun vote pour le moment.')
  await opened(w, 'Un ?')
  await opened(w, 'Deux ?')
  await opened(w, 'Trois ?')
  await w.says('ana', '#pleniere', '/concert fermer 1')
  await vote(w, 'bo', 'oui ; vote : 2')
  const { text, buttons } = await w.says('bo', '#pleniere', '/concert votes')
  expect(text).toContain('2 votes ouverts, 1 vote terminé')
  expect(text.indexOf('3. Trois ?')).toBeLessThan(text.indexOf('2. Deux ?'))
  expect(text).toMatch(/3\. Trois \? — .*À vous de voter\./)
  expect(text).toMatch(/2\. Deux \? — .*Vous avez voté\./)
  expect(text).toContain('1. Un ? — Personne n’a répondu.')
  expect(buttons).not.toContain('Nouveau vote')
  expect((await w.says('ana', '#pleniere', '/concert votes 2')).buttons).toContain('Fermer le vote')
  expect((await w.says('bo', '#pleniere', '/concert votes 2')).buttons).not.toContain('Fermer le vote')
})

test('when two votes are open, « voter » asks which, and keeps the choice', async () => {
  const w = await founded()
  await opened(w, 'Un ?')
  await opened(w, 'Deux ?')
  const told = await w.says('bo', '#pleniere', '/concert voter oui')
  expect(told.text).toMatch(/^Plusieurs votes correspondent/)
  expect((await w.presses('bo', '#pleniere', 'Vote n° 2 : Deux ?')).text).toContain('Votre choix : Oui')
})

test('a vote is cancelled with its reason; those who had voted are told in private, and it can be taken back', async () => {
  const w = await founded()
  await opened(w, `${themes} ; fin : 5 mars 18h`)
  await vote(w, 'bo', '1')
  await w.says('cleo', 'dm', 'bonjour')
  const told = await w.says('ana', '#pleniere', '/concert annuler-vote La question était mal posée')
  expect(told.text).toContain('1 personne qui avait voté est prévenue en privé.')
  expect((await w.sees('bo', 'dm')).at(-1)).toMatch(
    /^Le vote n° 1, « Quels ateliers ouvrir \? », est annulé.*mal posée/,
  )
  expect((await w.sees('cleo', 'dm')).filter((text) => text.includes('annulé'))).toEqual([])
  expect(await card(w)).toContain('Vote annulé. Motif : La question était mal posée')
  expect(await vote(w, 'dan', '1 ; vote : 1')).toMatch(/^Le vote n° 1 a été annulé/)
  await w.says('ana', '#pleniere', '/concert annuler')
  expect(await vote(w, 'dan', '1')).toContain('votre choix est enregistré')
  await w.until('6 mars 2027')
  expect((await poll(w)).result).toMatchObject({ ballots: 2, winners: [0] })
})

test('a vote opened by mistake is taken back', async () => {
  const w = await founded()
  await opened(w)
  await w.says('ana', '#pleniere', '/concert annuler')
  expect((await poll(w)).state).toBe('cancelled')
})

test.each([
  ['/concert vote A ? ; options : Un', /^Il faut au moins deux options/],
  ['/concert vote A ? ; options : Un, un', /deux fois/],
  ['/concert vote A ? ; options : Un, Deux ; forme : oui-non', /a déjà ses réponses/],
  ['/concert vote A ? ; options : Un, Deux ; retenues : 3', /^On ne peut pas en retenir 3 parmi 2/],
  [`/concert vote A ? ; options : ${Array.from({ length: 26 }, (_, i) => i).join(', ')}`, /^26 options/],
  ['/concert vote A ? ; fin : 3 février 2027', /est déjà passé/],
  ['/concert vote A ? ; parmi : thèmes', /^Il n’y a rien à proposer parmi : thèmes/],
  ['/concert vote On y va ? ; ensuite : ateliers', /^Un oui ou un non ne devient pas un atelier/],
])('« %s » is refused with what to do, and nothing is kept', async (words, expected) => {
  const w = await founded()
  const before = await w.dump()
  expect((await w.says('ana', '#pleniere', words)).text).toMatch(expected)
  expect(await w.dump()).toBe(before)
})

test('what is no option, or too many of them, is refused, and the choice before still counts', async () => {
  const w = await founded()
  await opened(w, `${themes} ; choix : 2`)
  await vote(w, 'bo', '1')
  expect(await vote(w, 'bo', '4')).toMatch(/^« 4 » n’est pas une des options/)
  expect(await vote(w, 'bo', '1, 2, 3')).toMatch(/^Vous avez fait 3 choix ; ce vote en permet 2 au plus/)
  expect(await ballots(w)).toEqual([{ person: 'bo', paper: '0', state: 'counted' }])
})

test('a vote opens in a channel of its concertation, by its animation', async () => {
  const w = await founded()
  expect((await w.says('ana', 'dm', `/concert vote ${themes}`)).text).toMatch(/^Un vote s’ouvre dans le salon/)
  expect((await w.says('bo', '#pleniere', `/concert vote ${themes}`)).text).toMatch(/réservé à l’animation/)
  await opened(w)
  for (const words of ['fermer', 'annuler-vote Sans raison'])
    expect((await w.says('bo', '#pleniere', `/concert ${words}`)).text).toMatch(/réservé à l’animation/)
})

test('a vote of another concertation does not exist here', async () => {
  const w = await founded()
  await opened(w)
  await w.says('ana', '#couloir', '/concert creer Mobilités ; organisateurs : Métropole')
  await w.says('ana', '#couloir', '/concert salon mobilites')
  const before = await w.dump()
  for (const words of ['votes 1', 'voter 1 ; vote : 1', 'retirer-vote 1', 'qui-voit-mon-vote 1', 'fermer 1'])
    expect((await w.says('ana', '#couloir', `/concert ${words}`)).text).toMatch(/^Il n’y a pas de vote n° 1 ici/)
  expect((await w.says('bo', '#couloir', '/concert voter 1')).text).toMatch(/^Aucun vote n’est ouvert ici/)
  expect(await w.dump()).toBe(before)
})

test('the clock’s and the engine’s own acts do nothing for people who know the ids', async () => {
  const w = await founded()
  await opened(w)
  const { id, concertationId } = (await poll(w)) as { id: string; concertationId: string }
  const before = await w.dump()
  const calls: readonly Call[] = [
    { intent: 'poll end', args: { concertation: concertationId, poll: id, until: '2027-03-12T17:00:00.000Z' } },
    { intent: 'poll refresh', args: { concertation: concertationId, poll: id } },
    { intent: 'poll reopen', args: { poll: id } },
    { intent: 'poll unsettle', args: { poll: id, result: '{}' } },
  ]
  for (const says of calls) expect((await w.says('ana', '#pleniere', says)).text).toMatch(/n’existe pas/)
  expect(await w.dump()).toBe(before)
})
