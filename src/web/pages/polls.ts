/** Votes for anybody: as they are shown, without names, and the file by which they are counted again. */
import { standingOf } from '../../contributions/store/public.ts'
import { sha256 } from '../../engine/ids.ts'
import { canonical } from '../../engine/journal.ts'
import type { Poll } from '../../generated/prisma/client.ts'
import type { Text } from '../../text/index.ts'
import { resultFile } from '../../votes/file.ts'
import { publicLabels, publicStage, type Recount, recountOf } from '../../votes/rules/public.ts'
import { castOf, shownPoll } from '../../votes/shown.ts'
import { ballotsOf, optionsOf, pollsOf, resultOf } from '../../votes/store.ts'
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
  consent: ['consent', 'reservation', 'objection', 'aside'],
}

export type RecountFile = { readonly recount: Recount; readonly hash: string }

/** Undefined while it is not closed. */
export async function recountFile(about: About, poll: Poll): Promise<RecountFile | undefined> {
  const { read, concertation, teamPlaces } = about
  const result = resultOf(poll)
  if (publicStage(poll, teamPlaces) !== 'closed' || !result) return undefined
  const labels = fixed[poll.method] ?? (await labelsIn(about, poll))
  const cast = poll.secrecy === 0 ? await ballotsOf(read, poll.id) : []
  const recount = recountOf({ concertation: concertation.title, poll, labels, result }, cast.map(castOf))
  return { recount, hash: sha256(canonical(recount)) }
}

/** `isWithheld`: a college is so small that what would count it again tells how it voted. */
export type CountFile = { readonly text: string; readonly isWithheld: boolean }

/**
 * The vote as `verify` counts it again by itself: its ballots where it was public, else the sums of them. Undefined while
 * it is not closed.
 */
export async function countFile(about: About, poll: Poll): Promise<CountFile | undefined> {
  const { read, concertation, teamPlaces } = about
  if (publicStage(poll, teamPlaces) !== 'closed') return undefined
  const labels = await labelsIn(about, poll)
  const file = await resultFile(read, poll, { concertation: concertation.title, labels })
  return file && { text: file.text, isWithheld: file.withheld.length > 0 }
}
