/** The story that ships, as a stranger reads it on its public pages: all that may be read, and nothing of anybody. */
import { createHash } from 'node:crypto'
import ICAL from 'ical.js'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readDemonstration } from '../../../src/demonstration.ts'
import { type VirtualClock, virtualClock } from '../../../src/engine/clock.ts'
import type { Database } from '../../../src/engine/db.ts'
import { testDatabase } from '../../support/database.ts'
import { tellHere } from '../../support/telling.ts'
import { type WebBot, webBot } from '../../support/web/bot.ts'
import { crawl, type Read, readPath } from '../../support/web/crawl.ts'
import { parse, readOut } from '../../support/web/html.ts'

const page = '/c/concertation-ess-picardie'
let db: Database
let bot: WebBot<VirtualClock>
let site: Read[]

beforeAll(async () => {
  db = await testDatabase()
  const { start, lines } = readDemonstration()
  const opening = [
    'coordinatrice-cress #comite /concert page-publique',
    'coordinatrice-cress #comite [Demander les signatures]',
    'coordinateur-region dm [Signer]',
    'coordinatrice-etat dm [Signer]',
  ]
  const { code, told } = await tellHere(db, { start, lines: [...lines, ...opening] })
  expect(code, told.at(-1)?.printed).toBe(0)
  bot = await webBot(db, { clock: virtualClock(new Date('2015-01-05T09:00:00Z')) })
  site = await crawl(bot.origin)
}, 120_000)

afterAll(async () => {
  await bot.stop()
  await db.close()
})

const words = (read: Read) => readOut(parse(read.body)).replace(/[\u00a0\u202f]/g, ' ')
const at = (path: string) => site.find((read) => read.path === path)!

test('from the front every page is reached, none fails, and each is in the language that it says', () => {
  const own = site.filter(({ path }) => path === '/' || path.startsWith('/c/'))
  expect(own.length).toBeGreaterThan(30)
  for (const { path, status } of own) expect(`${path} ${status}`).toBe(`${path} 200`)
  expect(words(at('/'))).toContain('Concertation ESS Picardie')
  expect(at(`${page}?lang=en`).body).toContain('<html lang="en">')
  expect(words(at(`${page}?lang=en`))).toContain('Convened by')
  expect(words(at(page))).toContain('Conseil régional de Picardie, CRESS Picardie et État en région')
})

test('nobody is named: no person, no account, no author, and no idea that was taken back or merged', async () => {
  const people = await db.query<{ name: string; external: string; id: string }>(
    `SELECT p.name, a.external, p.id FROM "Person" p JOIN "Account" a ON a."personId" = p.id`,
  )
  expect(people.length).toBeGreaterThan(14)
  const gone = await db.query<{ text: string }>(`SELECT text FROM "Idea" WHERE status <> 'active'`)
  expect(gone.length).toBeGreaterThan(0)
  for (const { path, body } of site) {
    for (const { name, external, id } of people)
      for (const said of [name, external, id]) expect(body.includes(said), `${said} in ${path}`).toBe(false)
    for (const { text } of gone) expect(body.includes(text), `${text} in ${path}`).toBe(false)
  }
})

test('what is told of progress is a sum: no action says how far it is, nor what was written of it', async () => {
  const notes = await db.query<{ note: string }>(
    `SELECT "progressNote" AS note FROM "Action" WHERE "progressNote" IS NOT NULL`,
  )
  const said = words(at(page))
  const [{ done, all } = { done: 0, all: 0 }] = await db.query<{ done: number; all: number }>(
    `SELECT count(*) FILTER (WHERE progress = 'done')::int AS done, count(*)::int AS all FROM "Action"
     WHERE state = 'active' AND verdict IS DISTINCT FROM 'discarded'`,
  )
  expect(said).toContain(`${done} actions terminées sur ${all}.`)
  for (const { note } of notes) for (const { body } of site) expect(body).not.toContain(note)
})

test('themes bear the number of ideas that everybody in the channels may count', async () => {
  const rows = await db.query<{ title: string; count: number }>(
    `SELECT t.title, count(i.id)::int AS count FROM "Theme" t
     LEFT JOIN "Idea" i ON i."themeId" = t.id AND i.status = 'active'
       AND i."placeId" IN (SELECT id FROM "Place" WHERE NOT team)
     WHERE t.state = 'active' GROUP BY t.title, t.number ORDER BY t.number`,
  )
  expect(rows.length).toBeGreaterThan(2)
  for (const { title, count } of rows)
    expect(words(at(page))).toContain(`${title} : ${count} ${count > 1 ? 'idées' : 'idée'}`)
})

type File = {
  definition: { number: number; question: string; method: string; seats: number; secrecy: number; options: unknown[] }
  result: { ballots: number; blank: number; counts: number[]; winners: number[]; settled: boolean }
  papers: { choices: number[]; count: number }[] | null
  hash: string
}

/** Our own: keys in order, no spaces. */
function inOrder(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inOrder).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const keys = Object.keys(value).sort()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${inOrder((value as Record<string, unknown>)[key])}`).join(',')}}`
}

test('each closed vote is counted again, from the ballots themselves and from its file', async () => {
  const polls = await db.query<{ id: string; number: number; secrecy: number; method: string; seats: number }>(
    `SELECT id, number, secrecy, method, seats FROM "Poll" WHERE state = 'closed' ORDER BY number`,
  )
  expect(polls.length).toBeGreaterThan(0)
  for (const poll of polls) {
    const read = at(`${page}/votes/${poll.number}/resultat.json`)
    const file = JSON.parse(read.body) as File
    const { hash, ...rest } = file
    expect(createHash('sha256').update(inOrder(rest)).digest('hex')).toBe(hash)
    expect(words(at(`${page}/votes/${poll.number}`))).toContain(hash)
    const cast = await db.query<{ paper: string }>(
      `SELECT paper FROM "Ballot" WHERE "pollId" = $1 AND state = 'counted'`,
      [poll.id],
    )
    const counts = file.definition.options.map(() => 0)
    for (const { paper } of cast) for (const at of paper === '' ? [] : paper.split(',')) counts[Number(at)]! += 1
    expect(file.result.counts).toEqual(counts)
    expect(file.result.ballots).toBe(cast.length)
    expect(file.result.blank).toBe(cast.filter(({ paper }) => paper === '').length)
    expect(file.papers === null).toBe(poll.secrecy > 0)
    if (file.papers) {
      const again = file.definition.options.map(() => 0)
      for (const { choices, count } of file.papers) for (const position of choices) again[position - 1]! += count
      expect(again).toEqual(file.result.counts)
    }
    if (poll.method === 'approval' && !file.result.settled) {
      const least = Math.min(...file.result.winners.map((position) => counts[position - 1]!))
      const others = counts.filter((_, at) => !file.result.winners.includes(at + 1))
      expect(file.result.winners).toHaveLength(poll.seats)
      expect(Math.max(0, ...others)).toBeLessThan(least)
    }
  }
})

test('the picture of a result has its figures in words, and the rule is one sentence', async () => {
  const [poll] = await db.query<{ number: number }>(`SELECT number FROM "Poll" WHERE state = 'closed' ORDER BY number`)
  const read = at(`${page}/votes/${poll!.number}`)
  expect(read.body).toMatch(/<svg|<figure/)
  expect(read.body).toContain('<table')
  expect(words(read)).toContain('Règle')
  expect(words(read)).toMatch(/Structuration et mutualisation/)
})

test('diaries read every meeting that was convened, under the name that invitations bear', async () => {
  const sessions = await db.query<{ id: string; state: string; startsAt: Date; title: string; version: number }>(
    `SELECT s.id, s.state, s."startsAt", s.title, s.version FROM "Session" s LEFT JOIN "Body" b ON b.id = s."bodyId"
     WHERE (s.state IN ('convened', 'open', 'closed') OR s.state = 'cancelled' AND s."convenedAt" IS NOT NULL)
       AND (b.id IS NULL OR b.kind = 'plenary')
       AND s."placeId" NOT IN (SELECT id FROM "Place" WHERE team) ORDER BY s."startsAt"`,
  )
  expect(sessions.length).toBeGreaterThan(8)
  const feed = at(`${page}/agenda.ics`)
  expect(feed.type).toBe('text/calendar; charset=utf-8')
  const events = new ICAL.Component(ICAL.parse(feed.body)).getAllSubcomponents('vevent').map((e) => new ICAL.Event(e))
  expect(events.map((event) => event.uid).sort()).toEqual(sessions.map(({ id }) => `${id}@concertess`).sort())
  for (const { id, startsAt, title, version } of sessions) {
    const event = events.find(({ uid }) => uid === `${id}@concertess`)!
    expect(event.startDate.toJSDate().toISOString()).toBe(startsAt.toISOString())
    expect(event.summary).toBe(title)
    expect(event.sequence).toBe(version)
    expect(event.component.getAllProperties('attendee')).toEqual([])
    expect(event.component.getAllProperties('organizer')).toEqual([])
  }
})

test('the text version says what the page says, without any mark-up', async () => {
  const text = (await readPath(bot.origin, `${page}?texte=1`)).body.replace(/[\u00a0\u202f]/g, ' ')
  expect(text).not.toMatch(/<[a-z]/)
  for (const line of words(at(page))
    .split('\n')
    .map((said) => said.trim())) {
    // Around the page, and the words of a link behind which the text gives its address.
    if (line.length < 25 || /Accessibilité|Aller au contenu|Version texte/.test(line)) continue
    expect(plainer(text)).toContain(plainer(line).slice(0, 20))
  }
})

function plainer(said: string): string {
  return said.replace(/\s+/g, ' ').replace(/^[•\d. ]+/, '')
}
