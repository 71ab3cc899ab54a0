/** A result of Belenios, brought by who coordinates: looked at, shown as it will stand, published, taken back. */
import { expect, test } from 'vitest'
import { extractOf } from '../../src/votes/belenios/read.ts'
import { bel, choice, election, fingerprint, lists, type Question, ranked, sha256 } from '../support/belenios.ts'
import { createWorld, type World } from '../support/world.ts'

const questions = [choice('Qui préside ?', ['Awa', 'Bo'], { blank: true })]
const source = election(questions)
const pasted = `${source}\n{"result":[[1,3,1]]}`

async function peopled(): Promise<World> {
  const w = await (await createWorld()).founded()
  await w.together(...['bo', 'cleo', 'dan'].map((who) => [who, '#pleniere', '/concert'] as const))
  return w
}

const brings = (w: World, text: string, args: Readonly<Record<string, string | number>> = {}) =>
  w.says('ana', '#pleniere', { intent: 'poll import', args: { text, ...args } })
const extract = (asked: readonly Question[], result: unknown, more: object = {}) =>
  extractOf(bel({ questions: asked, result, voters: ['a', 'b', 'c', 'd', 'e'], ...more }))
const publishes = (w: World, label = 'Publier ce résultat') => w.presses('ana', '#pleniere', label)
const polls = (w: World) =>
  w.db.query(`SELECT number, question, method, secrecy, state, external->>'kind' AS kind FROM "Poll" ORDER BY number`)

test('given both texts, when they are looked at, then all is shown and nothing is kept', async () => {
  const w = await peopled()
  const before = await w.dump()
  const shown = await brings(w, pasted)
  expect(shown.text).toMatch(/^Résultat de Belenios : Élection du conseil\n/)
  expect(shown.text).toContain('Qui préside ? L’emporte : Awa.')
  expect(shown.text).toContain('5 bulletins comptés, 1 bulletin blanc. Awa : 3, Bo : 1')
  expect(shown.text).toContain(`Empreinte de l’élection : ${fingerprint(source)}`)
  expect(shown.text).toContain('Rien d’autre : ces textes ont été copiés à la main.')
  expect(shown.text).toContain('Pas vérifié ici : les preuves de chiffrement et de dépouillement.')
  expect(shown.text).toMatch(/Visible dans .*pl[ée]ni[èe]re \(\d+ personnes\)\. Personne n’est notifié à part\./)
  expect(await w.dump()).toBe(before)
})

test('when it is confirmed, then it is a closed vote of level 3, and everybody there reads it with its traces', async () => {
  const w = await peopled()
  await brings(w, extract(questions, [[1, 3, 1]]), { link: 'https://vote.belenios.org/election#xhVWsZ7DkrhXz9' })
  const done = await publishes(w)
  expect(done.text).toMatch(/^Résultat publié : vote n° 1\./)
  expect(await polls(w)).toEqual([
    { number: 1, question: 'Qui préside ?', method: 'single', secrecy: 3, state: 'closed', kind: 'single' },
  ])
  const card = (await w.sees('bo', '#pleniere')).at(-1)!
  expect(card).toContain('L’emporte : Awa.')
  expect(card).toContain(fingerprint(source))
  expect(card).toContain(sha256(bel({ questions, result: [[1, 3, 1]], voters: ['a', 'b', 'c', 'd', 'e'] })))
  expect(card).toContain('vote.belenios.org')
  expect(card).toContain('Vote secret et vérifiable, tenu avec Belenios : un choix par bulletin.')
  expect(card).toContain('L’archive, elle, a été examinée par qui en a tiré l’extrait.')
  expect(card.split('\n').length).toBeLessThanOrEqual(14)
  // whoever looks at it later reads the same, in their language
  expect((await w.says('bo', '#pleniere', '/concert votes 1')).text).toContain('L’emporte : Awa.')
  expect((await w.says('bo', '#pleniere', '/concert votes')).text).toContain('Qui préside ?')
})

test('when it is taken back, then its card says so, it can be brought again, and its number stays used', async () => {
  const w = await peopled()
  await brings(w, pasted)
  await publishes(w)
  const undone = await w.presses('ana', '#pleniere', 'Annuler')
  expect(undone.text).toContain('Le résultat apporté de Belenios est retiré')
  expect(await polls(w)).toMatchObject([{ number: 1, state: 'cancelled' }])
  expect((await w.sees('bo', '#pleniere')).join('\n')).toContain('résultat apporté par erreur')
  expect((await w.sees('bo', '#pleniere')).join('\n')).not.toContain('L’emporte : Awa.')
  await brings(w, pasted)
  await publishes(w)
  expect(await polls(w)).toMatchObject([{ state: 'cancelled' }, { number: 2, state: 'closed' }])
})

test('given one that is here already, then it is told which; two who press at once publish it once', async () => {
  const w = await peopled()
  await brings(w, pasted)
  const calls = [1, 2].map(() => ({ intent: 'poll import', args: { text: pasted, confirmed: true } }))
  const told = await w.together(...calls.map((call) => ['ana', '#pleniere', call] as const))
  expect(await polls(w)).toHaveLength(1)
  expect(told.map(({ text }) => text).join('\n')).toContain('Ce résultat est déjà ici : c’est le vote n° 1.')
  expect((await brings(w, pasted)).text).toContain('c’est le vote n° 1')
})

test('given several questions, then each is a vote, and one that is only deciphered is left aside and said', async () => {
  const w = await peopled()
  const asked = [
    choice('Qui préside ?', ['Awa', 'Bo']),
    lists('Quelle liste ?', [
      ['Verts', 'Cléo'],
      ['Bleus', 'Dan', 'Ève'],
    ]),
    ranked('Brut', ['A', 'B']),
  ]
  const rows = [
    [1, 2],
    [1, 2],
    [2, 1],
    [1, 2],
    [0, 0],
  ]
  const shown = await brings(
    w,
    extract(
      asked,
      [
        [3, 2],
        [
          [2, 2],
          [3, 1, 3],
        ],
        rows,
      ],
      { shuffles: 1 },
    ),
  )
  expect(shown.text).toContain('cette question est laissée de côté')
  const done = await publishes(w, 'Publier ces 2\u00a0résultats')
  expect(done.text).toMatch(/^Résultats publiés : votes n° 1 et 2\./)
  expect(await polls(w)).toMatchObject([{ kind: 'single' }, { kind: 'lists' }])
  const card = (await w.sees('bo', '#pleniere')).find((text) => text.includes('L’emporte : Bleus.'))
  expect(card).toContain('Bleus : Dan : 1, Ève : 3')
  await w.presses('ana', '#pleniere', 'Annuler')
  expect(await polls(w)).toMatchObject([{ state: 'cancelled' }, { state: 'cancelled' }])
})

test('given grades of its own, then the picture names them, and what our rule would find otherwise is said', async () => {
  const w = await peopled()
  const asked = [
    ranked('Quel lieu ?', ['Laon', 'Creil'], {
      method: 'MajorityJudgment',
      blank: true,
      grades: ['Oui', 'Bof', 'Non'],
    }),
  ]
  const shown = await brings(
    w,
    extract(
      asked,
      [
        [
          [1, 2],
          [3, 2],
        ],
      ],
      { voters: ['a', 'b'], shuffles: 1 },
    ),
  )
  expect(shown.text).toContain('Belenios retient la meilleure des deux mentions du milieu')
  await publishes(w)
  const card = (await w.sees('bo', '#pleniere')).at(-1)!
  expect(card).toContain('L’emporte : Laon.')
  expect(card).toContain('jugement majoritaire')
  expect(card).toMatch(/Bof/)
})

test('given several choices, then the first ones are told, unless it is said how many win', async () => {
  const w = await peopled()
  const text = extract([choice('Conseil ?', ['Awa', 'Bo', 'Cléo'], { min: 0, max: 2 })], [[4, 2, 2]])
  expect((await brings(w, text)).text).toContain('Conseil ? En tête : Awa.')
  expect((await brings(w, text, { seats: 2 })).text).toContain('Ex æquo : Bo et Cléo.')
  expect((await brings(w, text, { seats: 4 })).text).toContain('3')
})

test('given what cannot be read, then it is said where and why, and nothing is kept', async () => {
  const w = await peopled()
  const before = await w.dump()
  const why = async (text: string, args: Readonly<Record<string, string | number>> = {}) =>
    (await brings(w, text, args)).text
  expect(await why('{"result":[[1]]}')).toMatch(
    /^Je trouve le résultat, mais pas la définition .*Rien n’est enregistré\./,
  )
  expect(await why('vote.bel')).toContain('une archive .bel ne se lit pas dans un salon'.slice(4))
  expect(await why(`${source}{"result":[[1,3]]}`)).toMatch(/^Question 1 : le résultat n’a pas autant de réponses/)
  expect(await why(extract(questions, [[1, 3, 1]]).replace('[[1,3,1]]', '[[1,1,3]]'))).toContain('a été modifié')
  expect(await why(pasted, { link: 'http://exemple.fr' })).toContain('copiez-la en entier depuis votre navigateur')
  const bare = `${election([choice('?', ['A', 'B'], { min: 0 })])}{"result":[[2,1]]}`
  expect(await why(bare)).toContain('ne dit pas combien de bulletins ont été comptés')
  expect(await why(bare, { ballots: 4 })).toContain('Le nombre de bulletins a été écrit par qui apporte ce résultat.')
  expect(await why(bare, { ballots: 1 })).toContain('est un chiffre que ces bulletins ne peuvent pas donner')
  expect(await why(extract([ranked('Brut', ['A'])], [[[1], [1], [1], [1], [1]]], { shuffles: 1 }))).toContain(
    'déchiffrer',
  )
  expect(await w.dump()).toBe(before)
})

test('an extract that is attached is what is brought; who does not coordinate brings nothing', async () => {
  const w = await peopled()
  const about = `/home/ana/election.txt\n\n${extract(questions, [[1, 3, 1]])}`
  const attached = await w.says('ana', '#pleniere', '/concert importer-belenios', { about })
  expect(attached.text).toMatch(/^Résultat de Belenios/)
  expect((await w.says('bo', '#pleniere', { intent: 'poll import', args: { text: pasted } })).text).toMatch(/réservé/)
})
