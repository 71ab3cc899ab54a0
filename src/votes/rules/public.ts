/** What anybody may know of a vote, and what lets them count it again: pure. */
import type { Idea, Poll, PollOption } from '../../generated/prisma/client.ts'
import { type Method, majorityName, type PollResult, termsOf } from '../rules.ts'
import type { Cast } from '../tally/tally.ts'
import { awaitsValidation } from './life.ts'
import { chosenOn } from './paper.ts'

/** `waiting`: whoever presides has not validated it yet. */
export type PublicStage = 'open' | 'tied' | 'waiting' | 'closed'

/** Undefined for one that nobody else may see: cancelled, not open yet, or of the team. Its figures are told once it is closed. */
export function publicStage(
  poll: Pick<Poll, 'state' | 'placeId' | 'terms' | 'validatedAt'>,
  teamPlaces: readonly string[],
): PublicStage | undefined {
  if (poll.placeId !== null && teamPlaces.includes(poll.placeId)) return undefined
  if (awaitsValidation(poll)) return 'waiting'
  return poll.state === 'open' || poll.state === 'tied' || poll.state === 'closed' ? poll.state : undefined
}

type Standing = Pick<Idea, 'id' | 'status' | 'placeId'>

/**
 * The label of each option by position; undefined where it is the words of an idea that was taken back since, or that is
 * known to the team alone.
 */
export function publicLabels(
  options: readonly Pick<PollOption, 'label' | 'subject' | 'subjectId'>[],
  ideas: readonly Standing[],
): readonly (string | undefined)[] {
  const isShown = ({ status, placeId }: Standing) => (status === 'active' || status === 'merged') && placeId !== null
  return options.map(({ label, subject, subjectId }) => {
    const idea = subject === 'idea' ? ideas.find(({ id }) => id === subjectId) : undefined
    return subject !== 'idea' || (idea && isShown(idea)) ? label : undefined
  })
}

/** How many papers say the same: positions of the options from 1, ascending, one for each dot. */
export type Papers = readonly { readonly choices: readonly number[]; readonly count: number }[]

export type Recount = {
  readonly format: 'concertess.result'
  readonly version: 1
  readonly concertation: string
  readonly definition: {
    readonly number: number
    readonly question: string
    readonly method: string
    readonly secrecy: number
    readonly seats: number
    readonly mostChoices: number
    readonly mostOnOne: number | null
    readonly majority: string | null
    readonly base: string | null
    readonly decides: boolean
    readonly options: readonly { readonly position: number; readonly label: string | null }[]
  }
  readonly closedAt: string | null
  readonly result: {
    readonly ballots: number
    readonly blank: number
    readonly counts: readonly number[]
    readonly supporters: readonly number[] | null
    readonly winners: readonly number[]
    /** a tie at the cut was settled by the organisers: their choice cannot be counted again */
    readonly settled: boolean
  }
  /** of a public vote, without names and without order; null where figures alone are told */
  readonly papers: Papers | null
}

/**
 * The papers of a public vote are told without names, those that
 * say the same together, and sorted, so that they tell neither who nor when; of the others, figures alone.
 */
export function recountOf(
  said: {
    readonly concertation: string
    readonly poll: Poll
    readonly labels: readonly (string | undefined)[]
    readonly result: PollResult
  },
  cast: readonly Cast[],
): Recount {
  const { concertation, poll, labels, result } = said
  const { each, majority } = termsOf(poll)
  return {
    format: 'concertess.result',
    version: 1,
    concertation,
    definition: {
      number: poll.number,
      question: poll.question,
      method: poll.method,
      secrecy: poll.secrecy,
      seats: poll.seats,
      mostChoices: poll.mostChoices,
      mostOnOne: poll.method === 'dots' ? (each ?? poll.mostChoices) : null,
      majority: majority ? majorityName(majority) : null,
      base: majority?.base ?? null,
      decides: poll.decides,
      options: labels.map((label, at) => ({ position: at + 1, label: label ?? null })),
    },
    closedAt: poll.closedAt?.toISOString() ?? null,
    result: {
      ballots: result.ballots,
      blank: result.blank,
      counts: result.counts,
      supporters: result.supporters ?? null,
      winners: result.winners.map((position) => position + 1),
      settled: poll.breaking !== null || poll.reason !== null,
    },
    papers: poll.secrecy === 0 ? papersOf(poll.method as Method, cast) : null,
  }
}

function papersOf(method: Method, cast: readonly Cast[]): Papers {
  const alike = Map.groupBy(cast, ({ paper }) => paper)
  return [...alike]
    .map(([paper, same]) => ({
      choices: chosenOn(method, paper).map((position) => position + 1),
      count: same.reduce((sum, { times = 1 }) => sum + times, 0),
    }))
    .sort((a, b) => b.count - a.count || (a.choices.join(',') < b.choices.join(',') ? -1 : 1))
}
