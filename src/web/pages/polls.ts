/** Votes for anybody: as they are shown, without names, and the file by which they are counted again. */
import { standingOf } from '../../contributions/store/public.ts'
import { sha256 } from '../../engine/ids.ts'
import { canonical } from '../../engine/journal.ts'
import type { Poll } from '../../generated/prisma/client.ts'
import type { Text } from '../../text/index.ts'
import { countedFile } from '../../votes/files/result.ts'
import { choicesOf } from '../../votes/rules/ballot.ts'
import { knownPapers, publicLabels, publicStage, type Recount, recountOf } from '../../votes/rules/public.ts'
import { type Method, termsOf } from '../../votes/rules.ts'
import { shownPoll } from '../../votes/shown.ts'
import { ballotsOf, optionsOf, pollsOf, resultOf } from '../../votes/store.ts'
import { voteOf } from '../../votes/tally/tally.ts'
import type { PublicPoll } from '../../votes/views/public.ts'
import type { About } from './about.ts'

/** Those that anybody may know of, the newest first. */
export async function publicPolls(about: About, t: Text): Promise<PublicPoll[]> {
  const { read, concertation, teamPlaces, parts } = about
  if (!parts.includes('polls')) return []
  const polls = (await pollsOf(read, concertation.id)).filter((poll) => publicStage(poll, teamPlaces) !== undefined)
  return Promise.all(polls.toReversed().map((poll) => publicPoll(about, poll, t)))
}

/** The one with this number, when anybody may know of it. */
export async function pollIn(
  { read, concertation, parts, teamPlaces }: About,
  number: number,
): Promise<Poll | undefined> {
  if (!parts.includes('polls')) return undefined
  const poll = (await pollsOf(read, concertation.id)).find((one) => one.number === number)
  return poll && publicStage(poll, teamPlaces) !== undefined ? poll : undefined
}

export async function publicPoll(about: About, poll: Poll, t: Text): Promise<PublicPoll> {
  const { read, concertation, teamPlaces, base } = about
  const stage = publicStage(poll, teamPlaces) ?? 'open'
  const [shown, labels] = await Promise.all([shownPoll(read, poll, concertation.zone), labelsIn(about, poll)])
  return {
    shown: {
      ...shown,
      options: labels.map((label) => label ?? t.site.takenBack),
      voters: undefined,
      turnout: 0,
      result: stage === 'closed' ? shown.result : undefined,
    },
    stage,
    href: `${base}/votes/${poll.number}`,
  }
}

async function labelsIn({ read, teamPlaces }: About, poll: Poll): Promise<readonly (string | undefined)[]> {
  const options = await optionsOf(read, [poll.id])
  const ideas = options.flatMap(({ subject, subjectId }) => (subject === 'idea' && subjectId ? [subjectId] : []))
  return publicLabels(options, ideas.length === 0 ? [] : await standingOf(read, ideas, teamPlaces))
}

/** The words of the file are the same for everybody, so that its digest is. */
const fixed: Readonly<Record<string, readonly string[]>> = {
  yesNo: ['yes', 'no', 'abstention'],
  decision: ['for', 'against', 'abstention'],
}

export type RecountFile = { readonly recount: Recount; readonly hash: string }

/** Undefined while it is not closed. */
export async function recountFile(about: About, poll: Poll): Promise<RecountFile | undefined> {
  const { read, concertation, teamPlaces } = about
  const result = resultOf(poll)
  if (publicStage(poll, teamPlaces) !== 'closed' || !result) return undefined
  const labels = fixed[poll.method] ?? (await labelsIn(about, poll))
  const cast = poll.secrecy === 0 ? await ballotsOf(read, poll.id) : []
  const recount = recountOf({ concertation: concertation.title, poll, labels, result }, cast.map(choicesOf))
  return { recount, hash: sha256(canonical(recount)) }
}

/**
 * The vote as `verify` counts it again by itself. Undefined while it is not closed, and where its papers are told to nobody.
 * Those who settled a tie are its chair: the order in which they put the options.
 */
export async function countFile(about: About, poll: Poll): Promise<string | undefined> {
  const { read, teamPlaces } = about
  const result = resultOf(poll)
  if (publicStage(poll, teamPlaces) !== 'closed' || !result) return undefined
  const cast = poll.secrecy === 0 ? (await ballotsOf(read, poll.id)).map(choicesOf) : []
  const papers = knownPapers(poll, result, cast)
  if (!papers) return undefined
  const labels = fixed[poll.method] ?? (await labelsIn(about, poll)).map((label, at) => label ?? `#${at + 1}`)
  const rule = { method: poll.method as Method, seats: poll.seats, terms: termsOf(poll) }
  const { definition, counts } = voteOf(rule, labels, papers)
  const others = labels.map((_, position) => position).filter((position) => !result.winners.includes(position))
  const breaking = { by: 'chair', order: [...result.winners, ...others] } as const
  return countedFile({ definition, box: { counts, ...(poll.reason !== null && { breaking }) } }).text
}
