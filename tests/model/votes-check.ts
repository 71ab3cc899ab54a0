/** What must be true of every vote after every act, in the tables: its box, its urn, its roll, its options, its log. */
import { expect } from 'vitest'
import { digestOf } from '../../src/engine/journal.ts'
import { foldLog } from '../../src/votes/rules/log.ts'
import type { PollResult } from '../../src/votes/rules.ts'
import { organisations } from './votes-gathering.ts'
import { countedIn, hasVoted, type Person, type Vote, type Voter } from './votes-oracle.ts'
import { checkFile, checkLive, checkLot, checkResult } from './votes-results.ts'
import type { Story } from './votes-story.ts'

/** Papers of which any may be the one that counts, and who put each in. */
export type Uncertain = Map<Vote, ReadonlyMap<Voter, readonly { readonly paper: string; readonly person: Person }[]>>

type BallotRow = {
  personId: string
  paper: string
  collegeId: string | null
  seatId: string | null
  state: string
  salt: string | null
  castById: string | null
}
export type EventRow = { number: number; kind: string; digest: string; at: string; payload: object; salt: string }
type PaperRow = { id: string; personId: string; state: string; collegeId: string | null }
type UrnRow = { id: string; collegeId: string | null; paper: string; count: number }
export type Row = {
  readonly id: string
  readonly number: number
  readonly state: Vote['state']
  readonly postId: string
  readonly result: PollResult | null
  readonly validated: boolean
  readonly secret: string | null
  readonly breaking: { readonly by: string; readonly seed?: string } | null
  readonly terms: { readonly commitment?: string; readonly withdrawn?: readonly number[] } | null
  readonly ballots: readonly BallotRow[]
  readonly events: readonly EventRow[]
  readonly given: readonly { readonly giver: string; readonly holder: string }[]
  readonly roll: readonly (readonly [person: string, college: string | null, seat: string | null])[]
  readonly papers: readonly PaperRow[]
  readonly urn: readonly UrnRow[]
  readonly labels: readonly string[]
}

const query = `SELECT p.id, p.number, p.state, p."postId", p.result, p."validatedAt" IS NOT NULL AS validated, p.secret,
  p.breaking, p.terms,
  (SELECT coalesce(json_agg(b ORDER BY b."personId"), '[]') FROM "Ballot" b WHERE b."pollId" = p.id AND b.state <> 'seal') AS ballots,
  (SELECT coalesce(json_agg(e ORDER BY e.number), '[]') FROM "PollEvent" e WHERE e."pollId" = p.id) AS events,
  (SELECT coalesce(json_agg(json_build_object('giver', "giverId", 'holder', "holderId") ORDER BY at), '[]')
     FROM "PollProxy" x WHERE x."pollId" = p.id AND x.state = 'given') AS given,
  (SELECT coalesce(json_agg(json_build_array("personId", "collegeId", "seatId")), '[]')
     FROM "PollVoter" v WHERE v."pollId" = p.id AND v.state = 'enrolled') AS roll,
  (SELECT coalesce(json_agg(u), '[]') FROM "UrnPaper" u WHERE u."pollId" = p.id) AS papers,
  (SELECT coalesce(json_agg(u), '[]') FROM "UrnBallot" u WHERE u."pollId" = p.id) AS urn,
  (SELECT coalesce(json_agg(o.label ORDER BY o.position), '[]') FROM "PollOption" o WHERE o."pollId" = p.id) AS labels
  FROM "Poll" p WHERE p."concertationId" = $1 ORDER BY p.number`

export async function checkStore(story: Story): Promise<void> {
  const rows = await story.db.query<Row>(query, [story.home.id])
  expect(rows.map(({ number }) => number)).toEqual(story.votes.map(({ number }) => number))
  for (const [i, row] of rows.entries()) {
    const vote = story.votes[i]!
    vote.postId = row.postId
    settleState(vote, row)
    checkBox(story, vote, row)
    checkUrn(story, vote, row)
    checkOptions(vote, row)
    checkLog(vote, row)
    checkElectors(story, vote, row)
    if (row.result) checkResult(vote, row.result)
    else expect(['open', 'announced', 'cancelled'], `vote ${vote.number} has no result`).toContain(vote.state)
    checkLot(story, vote, row)
    const isOver = vote.state === 'closed' || vote.state === 'tied'
    if (isOver && vote.file === undefined) await checkFile(story, vote, row)
    if (vote.state === 'open' && vote.live) await checkLive(story, vote, row)
  }
}

/** Whether equals wait is for the counters to say, which are held against each other elsewhere. */
function settleState(vote: Vote, { state, result, validated }: Row): void {
  if (vote.state === 'closed' && state === 'tied' && !vote.validated) {
    expect(result?.tied.length).toBeGreaterThan(0)
    expect(vote.agreed.tie, 'a lot that was promised is drawn').not.toBe('lot')
    vote.state = 'tied'
  }
  expect(state, `state of vote ${vote.number}`).toBe(vote.state)
  expect(validated, `validation of vote ${vote.number}`).toBe(vote.state !== 'cancelled' && vote.validated)
}

/** As the tables name them. */
function collegeId({ home }: Story, college: number | undefined): string | null {
  return college === undefined ? null : [...home.college.values()][college]!
}

function seatId(story: Story, seat: number | undefined): string | null {
  return seat === undefined ? null : story.home.organisation.get(story.own(organisations[seat]!))!
}

function voterId(story: Story, voter: Voter): string {
  return typeof voter === 'number' ? seatId(story, voter)! : voter.id
}

function checkBox(story: Story, vote: Vote, row: Row): void {
  const counted = row.ballots.filter(({ state }) => state === 'counted')
  for (const [voter, papers] of story.uncertain.get(vote) ?? []) {
    const found = counted.find(({ personId, seatId }) => (seatId ?? personId) === voterId(story, voter))
    const kept = vote.said.get(voter)
    if (!found || !kept) continue
    const one = papers.find(({ paper, person }) => paper === found.paper && person.id === found.personId)
    expect(one, `vote ${vote.number}: ${JSON.stringify(found)} among ${JSON.stringify(papers)}`).toBeDefined()
    const college = [...story.home.college.values()].indexOf(found.collegeId ?? '')
    Object.assign(kept, { ...one, college: college < 0 ? undefined : college })
  }
  const box = counted.map(({ personId, paper, collegeId, seatId, castById }) => ({
    personId,
    paper,
    collegeId,
    seatId,
    castById,
  }))
  const meant = countedIn(vote).map(([voter, { paper, college, by, person }]) => ({
    personId: person.id,
    paper,
    collegeId: collegeId(story, college),
    seatId: typeof voter === 'number' ? seatId(story, voter) : null,
    castById: by?.id ?? null,
  }))
  const sorted = (list: typeof box) => list.toSorted((a, b) => (a.personId < b.personId ? -1 : 1))
  expect(sorted(box), `the box of vote ${vote.number}`).toEqual(sorted(meant))
  const voters = counted.map(({ personId, seatId }) => seatId ?? personId)
  expect(new Set(voters).size, `voters of vote ${vote.number}`).toBe(voters.length)
}

const columnsOfPaper = ['collegeId', 'hash', 'id', 'personId', 'pollId', 'state', 'version']
const columnsOfUrn = ['collegeId', 'count', 'id', 'paper', 'pollId']

/** Who took a paper and whether it is in; what says the same, together; nothing by which one finds the other. */
function checkUrn(story: Story, vote: Vote, { papers, urn, ballots, events }: Row): void {
  const where = `the urn of vote ${vote.number}`
  if (!vote.agreed.urn) {
    expect([...papers, ...urn], where).toEqual([])
    return
  }
  expect(countedIn(vote), where).toEqual([])
  expect(
    ballots.filter(({ paper }) => paper !== ''),
    where,
  ).toEqual([])
  expect(
    events.filter(({ kind }) => kind === 'ballot' || kind === 'withdrawn'),
    where,
  ).toEqual([])
  for (const row of papers) expect(Object.keys(row).sort(), where).toEqual(columnsOfPaper)
  for (const row of urn) expect(Object.keys(row).sort(), where).toEqual(columnsOfUrn)
  const kept = urn.map(({ collegeId, paper, count }) => `${collegeId ?? ''} ${paper} ${count}`)
  const meant = [...vote.urn].map(([key, count]) => {
    const [college = '', paper] = key.split(' ')
    return `${collegeId(story, college === '' ? undefined : Number(college)) ?? ''} ${paper} ${count}`
  })
  expect(kept.sort(), where).toEqual(meant.sort())
  const spent = papers.filter(({ state }) => state === 'spent')
  const inUrn = [...vote.papers.values()].flat().filter((paper) => paper.spent)
  const by = (list: readonly (string | null)[]) => list.map(String).sort()
  expect(by(spent.map((one) => one.collegeId)), where).toEqual(by(inUrn.map((one) => collegeId(story, one.college))))
  if (vote.state !== 'open') return
  const voted = new Set(spent.map(({ personId }) => story.nowOf(personId)))
  const meantBy = [...vote.papers.keys()].filter((voter) => hasVoted(vote, voter))
  expect([...voted].sort(), `who voted, ${where}`).toEqual(meantBy.map((voter) => voterId(story, voter)).sort())
}

function checkOptions(vote: Vote, { labels, terms, events }: Row): void {
  if (!vote.agreed.adding) return
  const where = `options of vote ${vote.number}`
  expect(labels, where).toEqual(vote.options)
  expect([...(terms?.withdrawn ?? [])].sort(), where).toEqual([...vote.gone].sort())
  const gone = new Set<number>()
  for (const { kind, payload } of events) {
    const { position, label } = payload as { position: number; label: string }
    if (kind === 'option') expect(vote.options[position], `${where} in its log`).toBe(label)
    if (kind === 'option') gone.delete(position)
    if (kind === 'unoption') gone.add(position)
  }
  expect([...gone].sort(), `${where} in its log`).toEqual([...vote.gone].sort())
}

function checkLog(vote: Vote, { ballots, events }: Row): void {
  const where = `the log of vote ${vote.number}`
  const folded = [...foldLog(events)].map(([voter, { paper, college }]) => [voter, paper, college])
  const box = ballots
    .filter(({ state }) => state === 'counted')
    .map(({ personId, seatId, paper, collegeId }) => [seatId ?? personId, paper, collegeId])
  expect(folded.map(String).sort(), where).toEqual(box.map(String).sort())
  expect(
    events.map(({ number }) => number),
    where,
  ).toEqual(events.map((_, at) => at + 1))
  const before = vote.lines ?? []
  expect(
    events.slice(0, before.length).map(({ digest }) => digest),
    `${where} was changed`,
  ).toEqual(before)
  // what is new is looked at
  for (const { payload, salt, digest, kind } of events.slice(before.length))
    expect(digest, `${where}: ${kind}`).toBe(digestOf(payload, salt))
  vote.lines = events.map(({ digest }) => digest)
  const said = events.filter(({ kind }) => kind === 'validated' || kind === 'unvalidated' || kind === 'unsettled')
  if (vote.state === 'closed') expect(said.at(-1)?.kind === 'validated', where).toBe(vote.validated)
}

/** Nobody holds their own; of those whose accounts were joined the tables tell. */
function checkElectors(story: Story, vote: Vote, { given, roll }: Row): void {
  const unsure = new Set((vote.unsure ?? []).map(({ id }) => id))
  const sure = (list: readonly (readonly [string, string])[]) =>
    list
      .filter((pair) => !pair.some((id) => unsure.has(id)))
      .map(String)
      .sort()
  const meant = [...vote.given].map(([giver, holder]) => [giver.id, holder.id] as const)
  const kept = given.map(({ giver, holder }) => [giver, holder] as const)
  const live = vote.state === 'open' || vote.state === 'announced'
  if (live) {
    expect(sure(kept), `proxies of vote ${vote.number}`).toEqual(sure(meant))
    expect(kept.filter(([giver, holder]) => giver === holder)).toEqual([])
  }
  if (live && vote.roll) {
    const on = [...vote.roll].map(([{ id }, { college, seat }]) => [id, collegeId(story, college), seatId(story, seat)])
    expect(roll.map(String).sort(), `roll of vote ${vote.number}`).toEqual(on.map(String).sort())
  }
  if (!live || unsure.size === 0) return
  const byId = new Map(story.people.map((person) => [person.id, person]))
  vote.given.clear()
  for (const [giver, holder] of kept)
    if (byId.has(giver) && byId.has(holder)) vote.given.set(byId.get(giver)!, byId.get(holder)!)
  vote.unsure = undefined
}
