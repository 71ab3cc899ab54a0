/** What anybody on the internet must never read. */
import type { Guard } from './guard.ts'

const rules = ['tests/rules/process-public.test.ts']
const site = ['tests/adapters/web/public.test.ts']
const feeds = ['tests/intents/meetings-feed.test.ts']

export const publicGuards: readonly Guard[] = [
  {
    name: 'an exercise has no public page',
    file: 'src/process/rules/public.ts',
    find: 'concertation.trialPlaceId === null && !isGone(concertation)',
    replace: '!isGone(concertation)',
    tests: rules,
  },
  {
    name: 'a meeting of which nobody was told is not public',
    file: 'src/meetings/rules/public.ts',
    find: 'if (!isTold) return false',
    replace: '',
    tests: rules,
  },
  {
    name: 'a meeting of the team is not public',
    file: 'src/meetings/rules/public.ts',
    find: 'if (session.placeId !== null && around.teamPlaces.includes(session.placeId)) return false',
    replace: '',
    tests: rules,
  },
  {
    name: 'a vote of the team is not public',
    file: 'src/votes/rules/public.ts',
    find: 'if (poll.placeId !== null && teamPlaces.includes(poll.placeId)) return undefined',
    replace: '',
    tests: rules,
  },
  {
    name: 'papers of a confidential vote are told to nobody',
    file: 'src/votes/rules/public.ts',
    find: 'papers: poll.secrecy === 0 ? papersOf(poll.method as Method, cast) : null',
    replace: 'papers: papersOf(poll.method as Method, cast)',
    tests: rules,
  },
  {
    name: 'a confidential vote is told by its sums, and nothing of a small college',
    file: 'src/votes/file.ts',
    find: "{ publish: poll.secrecy === 0 ? 'ballots' : 'tables' }",
    replace: "{ publish: 'ballots' }",
    tests: ['tests/journeys/council.test.ts'],
  },
  {
    name: 'the journal does not tell who objected',
    file: 'src/votes/intents/object.ts',
    find: "  toldAs: 'ballot cast',\n",
    replace: '',
    tests: ['tests/intents/votes-rules.test.ts'],
  },
  {
    name: 'that ballots will be published is said before one votes',
    file: 'src/votes/rules/paper.ts',
    find: "return method === 'shares' || method === 'election'",
    replace: "return method === 'shares'",
    tests: ['tests/intents/votes-rules.test.ts'],
  },
  {
    name: 'an organisation that was only asked is not named in public',
    file: 'src/roadmap/rules/public.ts',
    find: "return ownership === 'accepted' ? ownerId : null",
    replace: "return ownership === 'none' ? null : ownerId",
    tests: rules,
  },
  {
    name: 'parts that were left out have no page',
    file: 'src/web/pages/polls.ts',
    find: "if (!parts.includes('polls')) return undefined",
    replace: '',
    tests: site,
    named: 'parts left out',
  },
  {
    name: 'a meeting of the team is in no other diary',
    file: 'src/meetings/rules/feed.ts',
    find: 'if (!maySeeSession(session, who.teamPlaces, who.team)) return false',
    replace: '',
    tests: feeds,
    named: 'a meeting of the team',
  },
  {
    name: 'only its holder restores the address of a diary',
    file: 'src/meetings/intents/calendar-restore.ts',
    find: 'const mine = keys.flatMap((key, at) => (own.includes(key) ? [{ key, at }] : []))',
    replace: 'const mine = keys.flatMap((key, at) => (own.length > 0 ? [{ key, at }] : []))',
    tests: feeds,
    named: 'forged',
  },
]
