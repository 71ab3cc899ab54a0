/** A vote before it opens, when its question changes, when options come in, and when whoever presides has the last word. */
import { expect, test } from 'vitest'
import { createWorld, type World } from '../support/world.ts'

async function peopled(): Promise<World> {
  const w = await (await createWorld()).founded()
  for (const who of ['bo', 'cleo', 'dan', 'eve']) await w.says(who, '#pleniere', '/concert')
  await w.says('ana', '#pleniere', '/concert nommer dan invité')
  return w
}

async function opened(w: World, words: string): Promise<string> {
  await w.says('ana', '#pleniere', `/concert vote ${words}`)
  return (await w.presses('ana', '#pleniere', 'Ouvrir le vote')).text
}

type Row = Record<string, unknown> & { number: number; state: string; reason: string | null }

async function polls(w: World): Promise<Row[]> {
  return w.db.query<Row>('SELECT * FROM "Poll" ORDER BY number')
}

async function states(w: World): Promise<string[]> {
  return (await polls(w)).map(({ state }) => state)
}

async function kinds(w: World, number = 1): Promise<string[]> {
  const rows = await w.db.query<{ kind: string }>(
    `SELECT e.kind FROM "PollEvent" e JOIN "Poll" p ON p.id = e."pollId" WHERE p.number = $1 ORDER BY e.number`,
    [number],
  )
  return rows.map(({ kind }) => kind)
}

function last(texts: readonly string[], start: string): string {
  return texts.findLast((text) => text.startsWith(start)) ?? ''
}

const announced = 'On continue ? ; ouverture : mercredi 9h ; fin : vendredi 18h'

test('an announced vote says when it opens, and nobody answers before', async () => {
  const w = await peopled()
  await w.says('ana', '#pleniere', `/concert vote ${announced}`)
  expect((await w.sees('ana', '#pleniere')).at(-1)).toMatch(/Ouverture : ouvre le mercredi 3 mars 2027, 9 h/)
  const said = await w.presses('ana', '#pleniere', 'Ouvrir le vote')
  expect(said.text).toContain('Le vote n° 1 est annoncé')
  const card = last(await w.sees('bo', '#pleniere'), 'Vote n° 1')
  expect(card).toContain('personne ne peut encore répondre. Ouvre le mercredi 3 mars 2027, 9 h (Paris).')
  const refused = /n’est pas encore ouvert : il s’ouvre le mercredi 3 mars 2027, 9 h/
  expect((await w.says('bo', '#pleniere', '/concert voter oui')).text).toMatch(refused)
  expect((await w.says('bo', 'dm', '/concert voter oui ; vote : 1')).text).toMatch(refused)
  expect((await w.says('ana', '#pleniere', '/concert fermer')).text).toMatch(/n’est pas encore ouvert/)
  expect((await w.says('bo', '#pleniere', '/concert votes')).text).toMatch(/1\. On continue \? — Ouvre le mercredi/)
  expect((await w.says('bo', '#pleniere', '/concert votes 1')).text).toContain('personne ne peut encore répondre')
  expect(await kinds(w)).toEqual(['announced'])
  expect((await w.state()).due.map(({ schedule }) => schedule)).not.toContain('poll end')
})

test('it opens by the clock, is told, is answered, and ends at its time', async () => {
  const w = await peopled()
  await opened(w, announced)
  const before = (await polls(w))[0]!
  await w.until('3 mars 2027 8h59')
  expect(await states(w)).toEqual(['announced'])
  await w.until('3 mars 2027 9h01')
  expect(await states(w)).toEqual(['open'])
  expect((await polls(w))[0]!.definitionHash).toBe(before.definitionHash)
  expect((await w.sees('bo', '#pleniere')).at(-1)).toContain('Le vote n° 1 est ouvert : On continue ?')
  await w.presses('bo', '#pleniere', 'Voter')
  expect((await w.says('bo', '#pleniere', '/concert voter oui')).text).toContain('votre choix est enregistré')
  expect(last(await w.sees('cleo', '#pleniere'), 'Vote n° 1 :')).toContain('1 réponse.')
  await w.until('5 mars 2027 18h01')
  expect(await states(w)).toEqual(['closed'])
  expect(await kinds(w)).toEqual(['announced', 'opened', 'ballot', 'closed'])
})

test('opened by hand before its time, it does not open twice; taken back, it waits again', async () => {
  const w = await peopled()
  await opened(w, announced)
  expect((await w.says('bo', '#pleniere', '/concert ouvrir-vote')).text).toMatch(/réservé à l’animation/)
  expect((await w.says('ana', '#pleniere', '/concert ouvrir-vote')).text).toContain('Le vote n° 1 est ouvert.')
  expect((await w.says('ana', '#pleniere', '/concert annuler')).text).toContain('il est annoncé, comme avant')
  expect(await states(w)).toEqual(['announced'])
  expect((await w.says('bo', '#pleniere', '/concert voter oui')).text).toMatch(/pas encore ouvert/)
  await w.says('ana', '#pleniere', '/concert ouvrir-vote')
  expect((await w.says('bo', '#pleniere', '/concert voter oui')).text).toContain('votre choix est enregistré')
  // Somebody has answered: that is not taken back any more.
  expect((await w.says('ana', '#pleniere', '/concert annuler')).text).not.toContain('comme avant')
  expect(await states(w)).toEqual(['open'])
  await w.until('3 mars 2027 10h')
  expect((await kinds(w)).filter((kind) => kind === 'opened')).toHaveLength(2)
  await w.until('5 mars 2027 18h01')
  expect((await polls(w))[0]).toMatchObject({ state: 'closed', result: { ballots: 1 } })
})

test('cancelled before it opens, it never opens; taken back, it is announced again and opens', async () => {
  const w = await peopled()
  await opened(w, announced)
  await w.says('ana', '#pleniere', '/concert annuler-vote La date ne va pas')
  expect(await states(w)).toEqual(['cancelled'])
  await w.says('ana', '#pleniere', '/concert annuler')
  expect(await states(w)).toEqual(['announced'])
  await w.says('ana', '#pleniere', '/concert annuler-vote La date ne va pas')
  await w.until('4 mars 2027')
  expect(await states(w)).toEqual(['cancelled'])

  const again = await peopled()
  await opened(again, announced)
  await again.says('ana', '#pleniere', '/concert annuler-vote La date ne va pas')
  await again.says('ana', '#pleniere', '/concert annuler')
  await again.until('3 mars 2027 9h01')
  expect(await states(again)).toEqual(['open'])
})

test.each([
  ['On continue ? ; ouverture : vendredi 18h ; fin : mercredi 9h', /s’ouvre avant de finir/],
  ['On continue ? ; ouverture : mercredi 9h ; relance : mardi 9h ; fin : vendredi', /après l’ouverture/],
  ['On continue ? ; ouverture : 1er février 2027', /passé/],
])('« %s » is refused', async (words, expected) => {
  const w = await peopled()
  const before = await w.dump()
  expect((await w.says('ana', '#pleniere', `/concert vote ${words}`)).text).toMatch(expected)
  expect(await w.dump()).toBe(before)
})

test('stopped from its opening to its end, it is cancelled with that reason: « nobody answered » would not be true', async () => {
  const w = await peopled()
  await opened(w, announced)
  await w.away('2027-03-08T10:00')
  await w.passes({ seconds: 5 })
  expect(await polls(w)).toMatchObject([{ state: 'cancelled', reason: expect.stringContaining('le bot était arrêté') }])
  expect((await w.sees('bo', '#pleniere')).join('\n')).not.toContain('Personne n’a répondu')
})

test('those who have not voted are reminded once, after it opened', async () => {
  const w = await peopled()
  await opened(w, `${announced} ; relance : jeudi 9h`)
  await w.until('3 mars 2027 12h')
  await w.says('bo', '#pleniere', '/concert voter oui')
  const asked = async () => (await w.sees('cleo', 'dm')).filter((text) => text.includes('attend votre réponse')).length
  expect(await asked()).toBe(0)
  await w.until('4 mars 2027 9h01')
  expect(await asked()).toBe(1)
  await w.says('ana', '#pleniere', '/concert prolonger 8 mars 18h')
  await w.until('8 mars 2027 12h')
  expect(await asked()).toBe(1)
  expect((await w.sees('bo', 'dm')).filter((text) => text.includes('attend votre réponse'))).toEqual([])
})

const abc = 'Laquelle ? ; options : Un, Deux, Trois ; fin : vendredi 18h'

test('a vote does not change: its new version takes its place, and its voters are told where to answer', async () => {
  const w = await peopled()
  await opened(w, abc)
  await w.says('bo', '#pleniere', '/concert voter 1')
  await w.says('cleo', '#pleniere', '/concert voter 2')
  expect((await w.says('bo', '#pleniere', '/concert modifier-vote')).text).toMatch(/réservé à l’animation/)
  const form = await w.says('ana', '#pleniere', '/concert nouvelle-version')
  expect(form.text).toContain('2 réponses ne compteront plus')
  expect(await states(w)).toEqual(['open'])
  const preview = await w.fills('ana', '#pleniere', {
    question: 'Laquelle des quatre ?',
    options: 'Un\nDeux\nTrois\nQuatre',
  })
  expect(preview.text).toContain('Remplace le vote n° 1, qui est arrêté. 2 réponses n’y comptent plus')
  expect(await states(w)).toEqual(['open'])
  await w.presses('ana', '#pleniere', 'Ouvrir le vote')
  const [old, next] = await polls(w)
  expect(old).toMatchObject({ state: 'cancelled', reason: 'remplacé par le vote n° 2' })
  expect(next).toMatchObject({ state: 'open', question: 'Laquelle des quatre ?', replacesId: old!.id })
  expect(next!.closesAt).toEqual(old!.closesAt)
  expect(last(await w.sees('dan', '#pleniere'), 'Vote n° 2')).toContain('Nouvelle version du vote n° 1.')
  expect(last(await w.sees('dan', '#pleniere'), 'Vote n° 1')).toContain('remplacé par le vote n° 2')
  for (const who of ['bo', 'cleo']) {
    expect((await w.sees(who, 'dm')).at(-1)).toContain('est remplacé par le vote n° 2')
    await w.presses(who, 'dm', 'Voter')
  }
  expect((await w.sees('eve', 'dm')).join()).not.toContain('est remplacé')
  expect((await w.says('bo', 'dm', '/concert voter 4 ; vote : 2')).text).toContain('votre choix est enregistré')
  expect((await w.says('bo', '#pleniere', '/concert voter 1 ; vote : 1')).text).toMatch(/a été annulé/)
})

test('taken back, both are as they were: the old one is open with its answers, the new one cancelled', async () => {
  const w = await peopled()
  await opened(w, abc)
  await w.says('bo', '#pleniere', '/concert voter 1')
  await w.says('ana', '#pleniere', '/concert modifier-vote')
  await w.fills('ana', '#pleniere', { question: 'Laquelle donc ?' })
  await w.presses('ana', '#pleniere', 'Ouvrir le vote')
  await w.says('cleo', '#pleniere', '/concert voter 2')
  expect(await states(w)).toEqual(['cancelled', 'open'])
  expect((await w.says('ana', '#pleniere', '/concert annuler')).text).toContain('Le vote n° 1 est de nouveau là')
  expect(await states(w)).toEqual(['open', 'cancelled'])
  expect((await w.sees('cleo', 'dm')).at(-1)).toContain('Le vote n° 2, « Laquelle donc ? », est annulé')
  expect((await w.says('eve', '#pleniere', '/concert voter 1')).text).toContain('votre choix est enregistré')
  await w.until('5 mars 2027 18h01')
  expect((await polls(w))[0]).toMatchObject({ state: 'closed', result: { ballots: 2, counts: [2, 0, 0] } })
})

test('the form of a new version holds everything: opened as it is, the same is asked', async () => {
  for (const words of [
    'Que financer ? ; options : Vélo = 4000, Four = 3000, Serre = 2000 ; forme : enveloppe ; enveloppe : 6000',
    'Quelles priorités ? ; options : A, B, C ; forme : gommettes ; choix : 4 ; par proposition : 2 ; retenues : 2',
    'Adopter le texte ? ; forme : decision ; majorite : deux-tiers ; secret : public ; resultats : en direct',
    'Qui ? ; options : A, B, C ; forme : election ; retenues : 2',
    'Lesquelles ? ; options : A, B, C ; choix : 2',
    'Note ? ; options : A, B ; forme : jugement ; regles : mentions : 7',
  ]) {
    const w = await peopled()
    await opened(w, words)
    await w.says('ana', '#pleniere', '/concert modifier-vote')
    await w.fills('ana', '#pleniere', {})
    await w.presses('ana', '#pleniere', 'Ouvrir le vote')
    const [old, next] = await polls(w)
    expect(next).toBeDefined()
    for (const same of ['question', 'method', 'seats', 'mostChoices', 'terms', 'secrecy', 'results', 'definitionHash'])
      expect([words, same, next![same]]).toEqual([words, same, old![same]])
  }
})

const proposal = 'Adopter la charte ? ; forme : consentement'

test('what was objected is before the eyes of whoever writes the new version, and stands on it', async () => {
  const w = await peopled()
  await opened(w, proposal)
  await w.says('bo', '#pleniere', '/concert objection Le délai est trop court')
  await w.says('cleo', '#pleniere', '/concert voter réserve : le ton est sec')
  const form = await w.says('ana', '#pleniere', '/concert modifier-vote')
  expect(form.text).toContain('À intégrer : « Le délai est trop court » et « le ton est sec »')
  await w.fills('ana', '#pleniere', { question: 'Adopter la charte, délai d’un mois ?' })
  await w.presses('ana', '#pleniere', 'Ouvrir le vote')
  const card = last(await w.sees('eve', '#pleniere'), 'Vote n° 2')
  expect(card).toContain(
    'Nouvelle version du vote n° 1, qui intègre : « Le délai est trop court » et « le ton est sec »',
  )
  expect(card).not.toMatch(/bo|cleo/)
})

test('what was objected stands in an order that tells neither who said it nor when', async () => {
  const w = await peopled()
  await opened(w, proposal)
  await w.says('eve', '#pleniere', '/concert voter réserve : trop long')
  await w.says('cleo', '#pleniere', '/concert objection Personne n’a été consulté')
  await w.says('bo', '#pleniere', '/concert objection Aucun budget')
  await w.says('cleo', '#pleniere', '/concert objection Ni les habitants ni les salariés')
  await w.says('ana', '#pleniere', '/concert fermer')
  const card = last(await w.sees('eve', '#pleniere'), 'Résultat du vote n° 1')
  const said = ['Aucun budget', 'Ni les habitants ni les salariés', 'trop long']
  const places = said.map((words) => card.indexOf(words))
  expect(Math.min(...places)).toBeGreaterThan(0)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
})

test('a proposal that objections held back has a new version after its result, which stays', async () => {
  const w = await peopled()
  await opened(w, proposal)
  await w.says('bo', '#pleniere', '/concert objection Le délai est trop court')
  await w.says('ana', '#pleniere', '/concert fermer')
  await w.says('ana', '#pleniere', '/concert votes 1')
  await w.presses('ana', '#pleniere', 'Nouvelle version')
  await w.fills('ana', '#pleniere', { question: 'Adopter la charte revue ?' })
  await w.presses('ana', '#pleniere', 'Ouvrir le vote')
  expect(await states(w)).toEqual(['closed', 'open'])
  expect(last(await w.sees('eve', '#pleniere'), 'Vote n° 2')).toContain('qui intègre : « Le délai est trop court »')
})

test('an objection is lifted by who made it, in one press; the proposal is then adopted', async () => {
  const w = await peopled()
  await opened(w, proposal)
  await w.says('cleo', '#pleniere', '/concert voter oui')
  await w.says('bo', '#pleniere', '/concert objection Le délai est trop court')
  const lifted = await w.presses('bo', '#pleniere', 'Lever mon objection')
  expect(lifted.text).toContain('remplace l’ancien')
  expect(lifted.buttons).not.toContain('Lever mon objection')
  await w.says('ana', '#pleniere', '/concert fermer')
  expect((await polls(w))[0]).toMatchObject({ result: { counts: [2, 0, 0, 0], whole: { outcome: 'adopted' } } })
})

test('who votes while the vote is replaced is counted in it and told, or refused: never lost in silence', async () => {
  for (let round = 0; round < 5; round++) {
    const w = await peopled()
    await opened(w, abc)
    await w.says('ana', '#pleniere', '/concert modifier-vote')
    await w.fills('ana', '#pleniere', { question: 'Laquelle donc ?' })
    const shown = await w.sees('ana', '#pleniere')
    expect(shown.at(-1)).toContain('Remplace le vote n° 1')
    const voters = ['bo', 'cleo', 'eve', 'flo', 'voix-1', 'voix-2']
    const acts = voters.map((who) => [who, '#pleniere', '/concert voter 1 ; vote : 1'] as const)
    const confirm = {
      intent: 'poll open',
      args: { question: 'Laquelle donc ?', options: 'Un\nDeux\nTrois', replaces: 1, confirmed: true },
    }
    const told = await w.together(...acts.slice(0, round), ['ana', '#pleniere', confirm], ...acts.slice(round))
    expect(await states(w)).toEqual(['cancelled', 'open'])
    const answers = [...told.slice(0, round), ...told.slice(round + 1)]
    await w.passes({ seconds: 3 })
    for (const [i, who] of voters.entries()) {
      const counted = /votre choix est enregistré/.test(answers[i]!.text)
      const letters = (await w.sees(who, 'dm')).filter((text) => text.includes('est remplacé par le vote n° 2'))
      expect([round, who, letters.length]).toEqual([round, who, counted ? 1 : 0])
      if (!counted) expect(answers[i]!.text).toMatch(/a été annulé/)
    }
  }
})
