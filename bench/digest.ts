/**
 * The digest of the last session of an atelier, with 500 ideas, 12 polls and 40 actions: computed from the stores, and
 * seen by its animator from « /concert resume » to the answer. Beside it a floor: the same rows, read and nothing more.
 *
 * `node bench/digest.ts embedded|server [--rounds 5] [--number 20]` prints JSON.
 */
import { parseArgs } from 'node:util'
import { computeDigest } from '../src/digests/compute.ts'
import type { Digest } from '../src/digests/rules/digest.ts'
import { systemClock } from '../src/engine/clock.ts'
import { type Database, openDatabase, type Target } from '../src/engine/db.ts'
import { createEngine } from '../src/engine/engine.ts'
import { createLog } from '../src/engine/log.ts'
import { onStore, type Spread, type Store, spread } from './measure.ts'
import { acceptingPlatform, request } from './platform.ts'
import { fill, ids, many } from './rows.ts'

export type DigestResult = {
  readonly store: Store
  readonly rounds: number
  readonly number: number
  readonly ideas: number
  readonly polls: number
  readonly actions: number
  /** milliseconds */
  readonly computed: Spread
  readonly answered: Spread
  readonly floor: Spread
}

const sizes = {
  ideas: 500,
  themes: 12,
  polls: 12,
  options: 8,
  actions: 40,
  decisions: 10,
  people: 60,
  organisations: 25,
}
const at = '2027-03-01T13:00:00.000Z'

type Made = { readonly concertationId: string; readonly sessionId: string }

/** A closed session, with everything that it left; the first person animates. */
async function fillSession(db: Database): Promise<Made> {
  const [concertationId, workshopId, sessionId, placeId] = many(4, () => ids.next()) as [string, string, string, string]
  const organisations = many(sizes.organisations, () => ids.next())
  const people = many(sizes.people, () => ids.next())
  const themes = many(sizes.themes, () => ids.next())
  const polls = many(sizes.polls, () => ids.next())
  const inIt = { concertationId, sessionId, createdAt: at, at }
  await fill(db, 'Concertation', [{ id: concertationId, zone: 'Europe/Paris', signOff: 'single', createdAt: at }])
  await fill(
    db,
    'Organisation',
    many(sizes.organisations, (i) => ({ id: organisations[i], name: `Structure ${i}` })),
  )
  await fill(
    db,
    'Organiser',
    many(3, (i) => ({ concertationId, organisationId: organisations[i], position: i })),
  )
  await fill(db, 'Workshop', [{ id: workshopId, concertationId, title: 'Emploi et formation', state: 'active' }])
  const room = { platform: 'slack', workspace: 'T1', external: 'C1', name: 'atelier', team: false }
  await fill(db, 'Place', [{ id: placeId, concertationId, workshopId, language: null, ...room }])
  const person = (i: number) => ({ id: people[i], name: `Personne ${i}`, organisationId: organisations[i % 25] })
  await fill(db, 'Person', many(sizes.people, person))
  const account = (i: number) => ({ platform: 'slack', workspace: 'T1', external: `U${i}`, personId: people[i] })
  await fill(db, 'Account', many(sizes.people, account))
  await fill(db, 'Role', [{ personId: people[0], concertationId, kind: 'coordinator', endedAt: null }])
  const times = (day: string) => ({ startsAt: `${day}T13:00:00Z`, endsAt: `${day}T15:00:00Z` })
  const session = { concertationId, workshopId, title: 'Emploi et formation' }
  await fill(db, 'Session', [
    {
      id: sessionId,
      ...session,
      ...times('2027-03-01'),
      number: 1,
      rank: 1,
      state: 'closed',
      openedAt: at,
      closedAt: at,
    },
    { ...session, ...times('2099-03-08'), number: 2, rank: 2, state: 'convened' },
  ])
  const attended = (i: number) => ({
    key: people[i],
    personId: people[i],
    name: `Personne ${i}`,
    organisationId: organisations[i % 25],
    state: i % 10 === 9 ? 'excused' : 'present',
  })
  await fill(
    db,
    'Attendance',
    many(sizes.people, (i) => ({ ...inIt, ...attended(i) })),
  )
  await fill(
    db,
    'Theme',
    many(sizes.themes, (i) => ({ ...inIt, id: themes[i], title: `Thème ${i}`, state: 'active' })),
  )
  const idea = (i: number) => ({
    ...inIt,
    authorId: people[i % sizes.people],
    organisationId: organisations[i % 25],
    placeId,
    workshopId,
    type: 'finding',
    text: `Mutualiser les remplacements entre associations employeuses du territoire (${i})`,
    themeId: i % 9 === 8 ? null : themes[i % sizes.themes],
    status: i % 50 === 49 ? 'withdrawn' : 'active',
  })
  await fill(db, 'Idea', many(sizes.ideas, idea))
  const counts = many(sizes.options, (i) => 40 - i)
  const poll = (i: number) => ({
    ...inIt,
    id: polls[i],
    question: `Quelles priorités pour le volet ${i} ?`,
    method: 'approval',
    secrecy: 1,
    results: 'atClose',
    seats: 2,
    mostChoices: 3,
    placeId,
    state: 'closed',
    result: { ballots: 55, blank: 2, counts, winners: [0, 1], tied: [] },
    closedAt: at,
  })
  await fill(db, 'Poll', many(sizes.polls, poll))
  const option = (i: number) => ({
    pollId: polls[Math.floor(i / sizes.options)],
    position: i % sizes.options,
    label: `Option ${i}`,
  })
  await fill(db, 'PollOption', many(sizes.polls * sizes.options, option))
  const ballot = (i: number) => ({
    pollId: polls[i % sizes.polls],
    personId: `voter ${i}`,
    number: i + 1,
    choices: [0],
    state: 'counted',
  })
  await fill(db, 'Ballot', many(sizes.polls * 55, ballot))
  await fill(
    db,
    'Decision',
    many(sizes.decisions, (i) => ({ ...inIt, kind: 'decision', text: `Décision ${i}`, state: 'active' })),
  )
  const action = (i: number) => ({
    ...inIt,
    title: `Ouvrir un groupement d’employeurs (${i})`,
    ownerId: organisations[i % 25],
    ownership: 'accepted',
    contactId: people[i],
    dueOn: '2027-06-30',
    progress: 'toDo',
    state: 'active',
  })
  await fill(db, 'Action', many(sizes.actions, action))
  return { concertationId, sessionId }
}

/** Each row that a digest needs, as the database has it. */
async function readRows(db: Database, { concertationId, sessionId }: Made): Promise<number> {
  const ofSession = ['Idea', 'Attendance', 'Poll', 'Decision', 'Action']
  const ofAll = ['Theme', 'Organiser', 'Place', 'Workshop', 'Session']
  const parts = await Promise.all([
    ...ofSession.map((table) => db.query(`SELECT * FROM "${table}" WHERE "sessionId" = $1`, [sessionId], `f ${table}`)),
    ...ofAll.map((table) =>
      db.query(`SELECT * FROM "${table}" WHERE "concertationId" = $1`, [concertationId], `f ${table}`),
    ),
    db.query(
      'SELECT o.* FROM "PollOption" o JOIN "Poll" p ON p.id = o."pollId" WHERE p."sessionId" = $1',
      [sessionId],
      'f o',
    ),
    db.query('SELECT * FROM "Organisation"', [], 'f n'),
  ])
  return parts.flat().length
}

async function timed(number: number, work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  for (let i = 0; i < number; i++) await work()
  return (performance.now() - begun) / number
}

async function measure(store: Store, target: Target, rounds: number, number: number): Promise<DigestResult> {
  const db = await openDatabase(target, { what: 'bench', lead: true })
  const log = createLog('fatal')
  const engine = await createEngine({ db, clock: systemClock, ids, log, language: 'fr', zone: 'Europe/Paris' })
  const platform = acceptingPlatform()
  await engine.open(platform)
  const made = await fillSession(db)
  const session = await db.prisma.session.findUniqueOrThrow({ where: { id: made.sessionId } })
  const compute = () => computeDigest(db.prisma, { id: made.concertationId }, session, systemClock.now())
  let asked = 0
  const ask = async () => {
    asked += 1
    const said = await platform.hear(request(`digest ${asked}`, 0, '/concert resume'))
    if (!said.includes('Emploi et formation')) throw new Error(`that is no digest: ${said}`)
  }
  const floor = () => readRows(db, made)
  const sides = [compute, ask, floor]
  checkWhole((await compute()).digest)
  for (const side of sides) await timed(5, side)
  const taken: number[][] = sides.map(() => [])
  for (let round = 0; round < rounds; round++)
    for (const [i, side] of sides.entries()) taken[i]!.push(await timed(number, side))
  await engine.stop()
  await db.close()
  const [computed, answered, read] = taken.map(spread) as [Spread, Spread, Spread]
  const { ideas, polls, actions } = sizes
  return { store, rounds, number, ideas, polls, actions, computed, answered, floor: read }
}

/** A measurement of half a digest is worth nothing. */
function checkWhole({ ideas, polls, actions, decisions }: Digest): void {
  const sorted = ideas.themes.reduce((sum, theme) => sum + theme.ideas.length, 0)
  const found = {
    ideas: sorted + ideas.unsorted.length + ideas.withdrawn,
    polls: polls.filter(({ ballots, options }) => ballots > 0 && options.length === sizes.options).length,
    actions: actions.filter(({ owner }) => owner !== null).length,
    decisions: decisions.length,
  }
  for (const [what, count] of Object.entries(found))
    if (count !== sizes[what as keyof typeof found]) throw new Error(`${count} ${what} in the digest`)
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { rounds: { type: 'string', default: '5' }, number: { type: 'string', default: '20' } },
  })
  const store = positionals[0] === 'server' ? 'server' : 'embedded'
  const result = await onStore(store, (target) => measure(store, target, Number(values.rounds), Number(values.number)))
  process.stdout.write(`${JSON.stringify(result)}\n`)
}

if (process.argv[1] === import.meta.filename) await main()
