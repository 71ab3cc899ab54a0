/**
 * A year of reminders from one seed: actions come, change hands, are put off and done; people are away, quiet, and back;
 * concertations rest; the bot is stopped for hours and weeks. Each message is held against the oracle.
 */
import { plain } from '../../src/views/plain.ts'
import type { View } from '../../src/views/view.ts'
import { createRandom, type Random } from '../support/kernel/random.ts'
import { createWorld, type World } from '../support/world.ts'
import {
  type Action,
  addressees,
  askedOn,
  isOpen,
  isPaused,
  isQuiet,
  isWorked,
  type Person,
  paris,
  type State,
  shift,
} from './year-oracle.ts'

const places = ['#pleniere', '#atelier'] as const
const people = ['bo', 'cleo', 'dan', 'eve'] as const
const organisations = ['CRESS', 'Métropole'] as const
const hour = 3_600_000

type Post = { readonly at: Date; readonly account: string; readonly text: string }
type Message = {
  readonly person: Person
  readonly at: Date
  readonly titles: readonly string[]
  /** lines of the letter, and whether it stands alone */
  readonly letter: readonly string[]
  readonly alone: boolean
}
type Turn = {
  readonly state: State
  readonly from: Date
  readonly to: Date
  readonly out: boolean
  readonly nudged: boolean
}

export type Year = {
  readonly breaches: readonly string[]
  readonly counts: { messages: number; letters: number; days: number; reminded: number; outages: number; owed: number }
}

export async function year(seed: number): Promise<Year> {
  const random = createRandom(seed)
  const w = await settled(random)
  const breaches: string[] = []
  const counts = { messages: 0, letters: 0, days: 0, reminded: 0, outages: 0, owed: 0 }
  const end = new Date('2028-03-01T09:00:00Z')
  /** "person day" of all that was sent */
  const written = new Set<string>()
  /** by "person title due snooze": the days on which it was said */
  const said = new Map<string, string[]>()
  /** by person: what their last letter said */
  const lettered = new Map<string, readonly string[]>()
  /** accounts that were nudged within their quiet hours: they hear it later */
  const owedNudge = new Set<string>()
  let seen = await lastPost(w)
  let titles = 0
  while (w.now() < end) {
    const nudged = await event(w, random, () => `Chose ${++titles}`)
    const state = await stateOf(w)
    if (nudged) for (const one of state.people) if (isQuiet(one, paris(w.now()).minutes)) owedNudge.add(one.account)
    const out = random.below(6) === 0
    const from = w.now()
    const to = new Date(from.getTime() + (2 + random.below(out ? 320 : 220)) * hour)
    counts.outages += Number(out)
    const words = to.toISOString()
    if (out) await w.away(words)
    else await w.until(words)
    await w.engine.settle()
    const posts = await postsSince(w, seen)
    seen = await lastPost(w)
    const turn: Turn = { state, from, to, out, nudged }
    const found = posts.flatMap((post) => messageOf(post, state))
    for (const message of found) {
      counts.messages += 1
      counts.reminded += message.titles.length
      const isAsked = nudged && paris(message.at).day === paris(from).day
      breaches.push(...wrongs(message, turn, said, isAsked, owedNudge))
      breaches.push(...oldNews(message, lettered, await endsOf(w)))
      counts.letters += Number(message.letter.length > 0)
      const key = `${message.person.account} ${paris(message.at).day}`
      if (written.has(key)) breaches.push(`${key}: a second message`)
      written.add(key)
    }
    if (!out) {
      const owed = owedIn(turn)
      counts.owed += owed.length
      for (const { person, title, day } of owed) {
        const isTold = found.some(
          (m) => m.person.id === person.id && paris(m.at).day === day && m.titles.includes(title),
        )
        // A message that day was sent before: it was grouped, or asked for.
        if (!isTold && !nudgedOn(written, found, person.account, day))
          breaches.push(`${person.account} ${day}: nothing is said of ${title}`)
      }
    }
    counts.days += (to.getTime() - from.getTime()) / (24 * hour)
  }
  return { breaches, counts }
}

/** They were written to that day in an earlier turn. */
function nudgedOn(written: ReadonlySet<string>, found: readonly Message[], account: string, day: string): boolean {
  return written.has(`${account} ${day}`) && !found.some((m) => m.person.account === account && paris(m.at).day === day)
}

/** What is wrong with a message, in words. */
function wrongs(
  { person, at, titles }: Message,
  turn: Turn,
  said: Map<string, string[]>,
  isAsked: boolean,
  owedNudge: Set<string>,
): string[] {
  const { state } = turn
  const { day, minutes } = paris(at)
  const found: string[] = []
  let nudges = false
  const wrong = (words: string) => found.push(`${person.account} ${at.toISOString()}: ${words}`)
  const covers = person.quietFrom !== null && person.quietUntil !== null && minutes >= person.quietUntil
  if (!isWorked(day) && !isAsked) wrong('on a closed day')
  if ((minutes < 540 || minutes >= 1140) && !isAsked && !covers) wrong('outside hours of work')
  if (isQuiet(person, minutes)) wrong('within their quiet hours')
  for (const title of titles) {
    const action = state.actions.find((one) => one.title === title)
    if (!action) {
      wrong(`${title} is nothing`)
      continue
    }
    if (!isOpen(action)) wrong(`${title} is not waited for`)
    if (isPaused(action, state, at)) wrong(`${title} while it rests`)
    if (!addressees(action, state, day).includes(person.id)) wrong(`${title} is not theirs`)
    const due = askedOn(action).filter((one) => one <= day)
    const key = `${person.id} ${title} ${action.dueOn} ${action.snoozedUntil}`
    const before = said.get(key) ?? []
    const odd = [
      ...(due.length === 0 ? [`too early: ${action.dueOn}, ${action.snoozedUntil}`] : []),
      // Each day of a reminder is said once at most, on that day or later.
      ...(before.length + 1 > due.length ? ['once too often'] : []),
      ...(before.length > 0 && !due.some((one) => one > before.at(-1)!) ? [`again since ${before.at(-1)}`] : []),
    ]
    const mayBeAsked = (action.dueOn !== null && action.dueOn < day) || action.ownership === 'asked'
    if (odd.length > 0 && mayBeAsked && (isAsked || owedNudge.has(person.account))) {
      nudges = true
      continue
    }
    for (const words of odd) wrong(`${title} ${words}`)
    said.set(key, [...before, day])
  }
  if (nudges && !isAsked) owedNudge.delete(person.account)
  return found
}

/** A letter that stands alone says something that the one before did not, or that ends within a fortnight. */
function oldNews(
  { person, at, letter, alone }: Message,
  lettered: Map<string, readonly string[]>,
  ends: ReadonlyMap<string, Date>,
): string[] {
  if (letter.length === 0) return []
  const before = lettered.get(person.id) ?? []
  lettered.set(person.id, letter)
  const isSoon = (line: string) =>
    [...ends].some(([question, end]) => line.includes(question) && end.getTime() <= at.getTime() + 14 * 24 * hour)
  // What does not fit in may be what is new.
  if (!alone || letter.some((line) => / ensuite$/.test(line) || !before.includes(line) || isSoon(line))) return []
  return [`${person.account} ${at.toISOString()}: the letter says again ${letter.join(' / ')}`]
}

/** When each vote ends, by what it asks. */
async function endsOf(w: World): Promise<Map<string, Date>> {
  const rows = await w.db.query<{ question: string; at: Date }>(
    `SELECT question, "closesAt" AS at FROM "Poll" WHERE "closesAt" IS NOT NULL`,
  )
  return new Map(rows.map(({ question, at }) => [question, at]))
}

type Owed = { readonly person: Person; readonly title: string; readonly day: string }

/** What must be said in a turn in which the bot runs: the day's nine o'clock lies in it, and nothing stands against it. */
function owedIn({ state, from, to, nudged }: Turn): Owed[] {
  const owed: Owed[] = []
  for (const action of state.actions) {
    if (!isOpen(action)) continue
    for (const day of askedOn(action)) {
      const at = nine(day)
      if (at <= from || at > to || (nudged && day === paris(from).day) || isPaused(action, state, at)) continue
      for (const id of addressees(action, state, day)) {
        const person = state.people.find((one) => one.id === id)!
        // Who is quiet then hears later, maybe in another turn.
        if (person.quietFrom === null) owed.push({ person, title: action.title, day })
      }
    }
  }
  return owed
}

function nine(day: string): Date {
  const summer = new Date(`${day}T07:00:00Z`)
  return paris(summer).minutes === 540 ? summer : new Date(`${day}T08:00:00Z`)
}

async function settled(random: Random): Promise<World> {
  const w = await (await createWorld()).founded()
  for (const who of ['bo', 'cleo']) await w.says(who, '#pleniere', '/concert structure CRESS')
  for (const who of ['dan', 'eve']) await w.says(who, '#pleniere', '/concert structure Métropole')
  await w.says('ana', '#atelier', '/concert creer Mobilités ; organisateurs : Métropole')
  await w.says('ana', '#atelier', '/concert salon mobilites')
  for (const who of people)
    for (const title of ['ESS à 10 ans', 'Mobilités'])
      await w.db.query(
        `INSERT INTO "Role" (id, "personId", "concertationId", kind, "grantedById", "grantedAt", version)
         SELECT $1 || $2, a."personId", c.id, 'member', a."personId", $3, 1 FROM "Account" a, "Concertation" c
         WHERE a.external = $1 AND c.title = $2`,
        [who, title, w.now()],
      )
  for (let i = 0; i < 6; i++) await addAction(w, random, `Chose 90${i}`)
  return w
}

async function addAction(w: World, random: Random, title: string): Promise<void> {
  const owner = random.pick(organisations)
  const contact = random.below(4) === 0 ? undefined : random.pick(owner === 'CRESS' ? ['bo', 'cleo'] : ['dan', 'eve'])
  const due = shift(paris(w.now()).day, random.below(75) - 5)
  const args = { title, owner, due, ...(contact && { contact }) }
  await w.says('ana', random.pick(places), { intent: 'action add', args })
}

/** True when those who animate asked for reminders at once. */
async function event(w: World, random: Random, title: () => string): Promise<boolean> {
  const who = random.pick(people)
  const today = paris(w.now()).day
  const place = random.pick(places)
  const number = 1 + random.below(8)
  const says = (speaker: string, intent: string, args: Record<string, string | number | boolean>) =>
    w.says(speaker, place, { intent, args })
  switch (random.below(15)) {
    case 0:
    case 1:
    case 2:
      await addAction(w, random, title())
      return false
    case 3:
      await says('ana', 'action contact', { number, person: who })
      return false
    case 4:
      await says('ana', 'action owner', { number, organisation: random.pick(organisations) })
      return false
    case 5:
      await says('ana', 'action edit', { number, due: shift(today, random.below(60)) })
      return false
    case 6:
      await says(who, 'action snooze', { number, until: shift(today, 1 + random.below(20)) })
      return false
    case 7:
      await says('ana', random.pick(['action done', 'action underway', 'action withdraw']), { number })
      return false
    case 8:
      await says('ana', 'pause', { until: `${shift(today, 1 + random.below(20))}T09:00`, confirmed: true })
      return false
    case 9:
      await says('ana', 'pause end', {})
      return false
    case 10:
      await set(w, who, `"quietFrom" = ${random.below(1440)}, "quietUntil" = ${random.below(1440)}`)
      return false
    case 11:
      await set(w, who, `"quietFrom" = NULL, "quietUntil" = NULL, "awayUntil" = NULL`)
      return false
    case 12: {
      const deputy = random.pick(people)
      const id =
        deputy === who || random.below(2) === 0
          ? 'NULL'
          : `(SELECT "personId" FROM "Account" WHERE external = '${deputy}')`
      await set(w, who, `"awayUntil" = '${shift(today, random.below(15))}', "deputyId" = ${id}`)
      return false
    }
    case 13:
      await says('ana', 'poll open', {
        question: `Que faire de ${title()} ?`,
        options: 'Oui, Non',
        method: 'single',
        closes: `${shift(today, 20 + random.below(50))}T18:00`,
        confirmed: true,
      })
      return false
    default:
      await says('ana', 'nudge', { confirmed: true })
      return true
  }
}

async function set(w: World, who: string, change: string): Promise<void> {
  await w.db.query(
    `UPDATE "Person" SET ${change}, version = version + 1
     WHERE id = (SELECT "personId" FROM "Account" WHERE external = $1)`,
    [who],
  )
}

async function stateOf(w: World): Promise<State> {
  const [persons, actions, paused, known] = await Promise.all([
    w.db.query<Person>(
      `SELECT p.id, a.external AS account, p."organisationId", p."quietFrom", p."quietUntil", p."awayUntil", p."deputyId"
       FROM "Person" p JOIN "Account" a ON a."personId" = p.id`,
    ),
    w.db.query<Action>('SELECT * FROM "Action"'),
    w.db.query<{ id: string; until: Date | null }>('SELECT id, "pausedUntil" AS until FROM "Concertation"'),
    w.db.query<{ key: string }>(
      `SELECT "personId" || ' ' || "concertationId" AS key FROM "Role" WHERE "endedAt" IS NULL
       UNION SELECT id || ' ' || "lastConcertationId" FROM "Person" WHERE "lastConcertationId" IS NOT NULL`,
    ),
  ])
  return {
    people: persons,
    actions,
    pausedUntil: new Map(paused.map(({ id, until }) => [id, until])),
    known: new Set(known.map(({ key }) => key)),
  }
}

async function lastPost(w: World): Promise<string> {
  const [row] = await w.db.query<{ seq: string }>('SELECT coalesce(max(seq), 0)::text AS seq FROM "Outbox"')
  return row!.seq
}

/** What nobody asked for, in private. */
async function postsSince(w: World, seq: string): Promise<Post[]> {
  return w.db.query<Post>(
    `SELECT "createdAt" AS at, address->>'account' AS account, body::text AS text FROM "Outbox"
     WHERE seq > $1 AND "inboxId" IS NULL AND address->>'to' = 'dm' ORDER BY seq`,
    [seq],
  )
}

/** Reminders and weekly letters; nothing of what the team hears. */
function messageOf({ at, account, text }: Post, state: State): Message[] {
  if (!/où en êtes-vous|votre semaine/.test(text)) return []
  const person = state.people.find((one) => one.account === account)!
  const [reminder = ''] = /où en êtes-vous/.test(text) ? text.split('Cette semaine,') : []
  const titles = [...new Set(reminder.match(/Chose \d+/g) ?? [])]
  return [{ person, at, titles, letter: letterIn(text), alone: titles.length === 0 }]
}

/** The lines of a letter: what is listed below its first words. */
function letterIn(body: string): string[] {
  const { nodes } = JSON.parse(body) as View
  const from = nodes.findIndex((node) => /Cette semaine|votre semaine/.test(JSON.stringify(node)))
  if (from < 0) return []
  return nodes
    .slice(from)
    .filter(({ kind }) => kind === 'list')
    .flatMap((node) => plain({ lang: 'fr', nodes: [node] }).split('\n'))
    .filter((line) => line.trim() !== '')
}
