/** The week of an animator, told in the console: twelve gestures, no number typed, and each of them has its effect. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../../src/engine/db.ts'
import { testDatabase } from '../support/database.ts'
import { type Telling, tellHere } from '../support/telling.ts'
import { gesturesOf, weekStory } from '../support/week.ts'

const story = weekStory()
let db: Database
let telling: Telling

beforeAll(async () => {
  db = await testDatabase()
  telling = await tellHere(db, story)
}, 120_000)
afterAll(() => db.close())

/** What was printed after the line that ends so. */
function shown(words: string): string {
  const found = telling.told.filter(({ line }) => line.endsWith(words))
  expect(found.length, words).toBeGreaterThan(0)
  return found.at(-1)!.printed
}

test('it is told to its end, and nobody ever reads an apology', () => {
  expect(telling.code).toBe(0)
  expect(telling.transcript).not.toMatch(/Une erreur de ma part|Non enregistré|undefined|\bNaN\b|\[object/)
})

test('it takes forty lines at most, and not one of them names a thing by its number', () => {
  const lines = gesturesOf(story)
  expect(lines.length).toBeGreaterThan(30)
  expect(lines.length).toBeLessThanOrEqual(40)
  // « repond 3 » is the console's way of writing below a message; choices of a ballot have their place in it.
  const typed = lines.filter((line) => /\/(concert|idee)/.test(line)).map((line) => line.replace(/^.*?(?=\/)/, ''))
  for (const line of typed.filter((one) => !/^\/concert voter /.test(one)))
    expect(line.replace(/\d+ (mars|avril)|\d+h/g, '')).not.toMatch(/\d/)
})

test('each message is read at a glance: twelve lines at most, but for what is made to be read whole', () => {
  const long = telling.told
    .flatMap(({ printed }) => printed.split(/^(?=\S)/m))
    // elsewhere the figures of a vote are a picture
    .map((message) => message.replace(/^.*\(gommettes\)\n[\s\S]*\d\n/m, ''))
    .map((message) => message.split('\n').filter((line) => line.replace(/^[^|]*\|/, '').trim() !== ''))
    .filter((lines) => lines.length > 12 && !/Résumé|résumé/.test(lines.join('\n')))
  expect(long.map((lines) => lines.join('\n'))).toEqual([])
})

test('what is said to one person shows where to go from there', () => {
  const lost = telling.told.flatMap(({ line, printed }) =>
    printed
      .split(/^(?=\S)/m)
      .filter((message) => message.startsWith('→') && !/\[[^\]]+\]|\/concert|\/idee/.test(message))
      .map((message) => `${line}\n${message}`),
  )
  expect(lost).toEqual([])
})

test('convened, looked at, asked once more: whoever was silent answers', () => {
  expect(shown('[Qui vient ?]')).toMatch(/Viennent \(1\)[\s\S]*nadia[\s\S]*Sans réponse[\s\S]*bruno/)
  expect(shown('[Envoyer la relance]')).toMatch(/→ bruno \(dm\)[\s\S]*C’est la seule relance/)
  expect(shown('bruno dm [Je viens]')).toContain('2 personnes viennent')
})

test('three ideas are kept, the one from the wrong place too, and two are sorted', async () => {
  expect(shown('[L’envoyer à la boîte à idées]')).toContain('enregistrée dans la boîte à idées')
  const ideas = await db.query<{ text: string; theme: string | null }>(
    `SELECT i.text, t.title AS theme FROM "Idea" i LEFT JOIN "Theme" t ON t.id = i."themeId" ORDER BY i.number`,
  )
  expect(ideas).toEqual([
    { text: 'Acheter ensemble le papier et l’énergie', theme: 'Achats' },
    { text: 'Partager un poste de comptable', theme: 'Emploi partagé' },
    { text: 'Un annuaire des fournisseurs', theme: null },
  ])
})

test('five actions are voted on, the vote is prolonged, and its result goes back to them', async () => {
  expect(shown('/concert prolonger vendredi 18h')).toContain('vendredi 5 mars 2027, 18 h')
  const ranked = await db.query<{ title: string; rank: number; retained: boolean }>(
    `SELECT a.title, p.rank, p.retained FROM "Priority" p JOIN "Action" a ON a.id = p."subjectId"
     WHERE p.state = 'active' ORDER BY p.rank, a.number`,
  )
  expect(ranked.map(({ title, rank, retained }) => [title, rank, retained])).toEqual([
    ['Réunir les devis', 1, true],
    ['Commander le papier ensemble', 2, true],
    ['Embaucher un comptable à plusieurs', 3, true],
    ['Comparer les contrats d’énergie', 4, false],
    ['Publier l’annuaire', 4, false],
  ])
})

test('the owner is asked, reminded once, and accepts', async () => {
  expect(shown('[Relancer 1 personne]')).toMatch(/→ nadia \(dm\)[\s\S]*Réunir les devis/)
  const [row] = await db.query<{ ownership: string }>(`SELECT ownership FROM "Action" WHERE title = 'Réunir les devis'`)
  expect(row!.ownership).toBe('accepted')
})

test('a decision noted by mistake is taken back, and the digest has the other one alone', async () => {
  const digest = shown('[Publier]')
  expect(digest).toContain('Une première commande part en avril')
  expect(digest).not.toContain('Une erreur')
  const rows = await db.query<{ text: string }>(`SELECT text FROM "Decision" WHERE state = 'active'`)
  expect(rows).toEqual([{ text: 'Une première commande part en avril' }])
})
