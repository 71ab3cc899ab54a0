/** What waits for somebody in a concertation, the most urgent first: pure. */
import type { Day } from '../../calendar.ts'
import type { Action, Answer, DatePoll, Idea, Poll, Publication, Session } from '../../generated/prisma/client.ts'
import { isLate, speaksFor } from '../../roadmap/rules/action.ts'
import type { Word } from '../../votes/rules/word.ts'

/** One thing to do. Numbers are those that people see. */
export type Waiting =
  | { readonly kind: 'attend'; readonly session: number; readonly title: string }
  | { readonly kind: 'vote'; readonly poll: number; readonly question: string; readonly until: Date | null }
  | { readonly kind: 'dates'; readonly poll: number; readonly title: string; readonly until: Date | null }
  | { readonly kind: 'tie' | 'lot' | 'validate'; readonly poll: number; readonly question: string }
  | { readonly kind: 'sign'; readonly publication: string; readonly title: string }
  | { readonly kind: 'accept'; readonly action: number; readonly title: string }
  | { readonly kind: 'late'; readonly action: number; readonly title: string; readonly dueOn: Day }
  | { readonly kind: 'answer'; readonly session: number; readonly title: string; readonly startsAt: Date }
  | { readonly kind: 'digest'; readonly session: number; readonly title: string }
  | { readonly kind: 'minutes'; readonly session: number; readonly title: string }
  | { readonly kind: 'sort'; readonly count: number }
  | { readonly kind: 'moderate'; readonly count: number }
  | { readonly kind: 'organisation' }
  | { readonly kind: 'link' }

export type Person = { readonly id: string; readonly organisationId: string | null }

/** All of it as it stands now, already limited to what this person may know. */
export type Standing = {
  readonly person: Person
  /** open polls without a ballot of this person */
  readonly toVote: readonly Pick<Poll, 'number' | 'question' | 'closesAt'>[]
  /** open polls of dates without an answer of this person */
  readonly toDate: readonly Pick<DatePoll, 'number' | 'title' | 'closesAt'>[]
  /** polls that ended and wait for the word of this person: which word */
  readonly words: readonly (Pick<Poll, 'number' | 'question'> & { readonly word: Word })[]
  readonly toSign: readonly Pick<Publication, 'id' | 'title'>[]
  readonly actions: readonly Action[]
  readonly sessions: readonly Session[]
  readonly answers: readonly Pick<Answer, 'sessionId'>[]
  /** sessions where this person is noted as present */
  readonly attended: ReadonlySet<string>
  /** that they animate and that are over: without a digest, without validated minutes */
  readonly withoutDigest: readonly Session[]
  readonly withoutMinutes: readonly Session[]
  readonly unsorted: number
  /** ideas from outside that nobody of the team has read */
  readonly unread: number
  /** took part, but never said for whom */
  readonly speaksForNobody: boolean
  readonly hasNoPlace: boolean
  readonly today: Day
  readonly now: Date
}

export function waitingIn(s: Standing): Waiting[] {
  return [
    ...(s.hasNoPlace ? [{ kind: 'link' } as const] : []),
    ...s.sessions.flatMap(({ id, number, title, state }): Waiting[] =>
      state === 'open' && !s.attended.has(id) ? [{ kind: 'attend', session: number, title }] : [],
    ),
    ...bySoonest(s.toVote).map(
      ({ number, question, closesAt }): Waiting => ({ kind: 'vote', poll: number, question, until: closesAt }),
    ),
    ...bySoonest(s.toDate).map(
      ({ number, title, closesAt }): Waiting => ({ kind: 'dates', poll: number, title, until: closesAt }),
    ),
    ...s.words.map(({ number, question, word }): Waiting => ({ kind: kinds[word], poll: number, question })),
    ...s.toSign.map(({ id, title }): Waiting => ({ kind: 'sign', publication: id, title })),
    ...s.actions.flatMap((action): Waiting[] => waitsAtOwner(action, s.person)),
    ...late(s),
    ...s.sessions.flatMap((session): Waiting[] => unanswered(session, s)),
    ...s.withoutDigest.map(({ number, title }): Waiting => ({ kind: 'digest', session: number, title })),
    ...s.withoutMinutes.map(({ number, title }): Waiting => ({ kind: 'minutes', session: number, title })),
    ...(s.unread > 0 ? [{ kind: 'moderate', count: s.unread } as const] : []),
    ...(s.unsorted > 0 ? [{ kind: 'sort', count: s.unsorted } as const] : []),
    ...(s.speaksForNobody ? [{ kind: 'organisation' } as const] : []),
  ]
}

const kinds = { settle: 'tie', draw: 'lot', validate: 'validate' } as const

/** Those that end first, then those without an end. */
function bySoonest<P extends { readonly closesAt: Date | null; readonly number: number }>(polls: readonly P[]): P[] {
  const end = (poll: P) => poll.closesAt?.getTime() ?? Number.POSITIVE_INFINITY
  return polls.toSorted((a, b) => (end(a) === end(b) ? a.number - b.number : end(a) - end(b)))
}

/** An organisation was asked to own it: anybody of it may accept. */
function waitsAtOwner({ number, title, ownership, ownerId, state }: Action, person: Person): Waiting[] {
  const isAsked = state === 'active' && ownership === 'asked' && ownerId !== null && ownerId === person.organisationId
  return isAsked ? [{ kind: 'accept', action: number, title }] : []
}

/** The longest late first; one that waits to be accepted is not theirs yet. */
function late({ actions, person, today }: Standing): Waiting[] {
  return actions
    .filter((action) => action.ownership !== 'asked' && speaksFor(action, person) && isLate(action, today))
    .toSorted((a, b) => (a.dueOn! < b.dueOn! ? -1 : 1))
    .map(({ number, title, dueOn }) => ({ kind: 'late', action: number, title, dueOn: dueOn! }))
}

function unanswered({ id, number, title, state, startsAt }: Session, { answers, now }: Standing): Waiting[] {
  if (state !== 'convened' || startsAt <= now || answers.some((a) => a.sessionId === id)) return []
  return [{ kind: 'answer', session: number, title, startsAt }]
}

/** What became of somebody's ideas. */
export type Fate = {
  readonly total: number
  readonly sorted: number
  readonly kept: number
  readonly inActions: number
}

/** `held`: what ideas hold up, by id of the idea. */
export function fateOf(
  ideas: readonly Pick<Idea, 'id' | 'status' | 'themeId'>[],
  held: readonly { readonly ideaId: string; readonly subject: string }[],
): Fate {
  const standing = ideas.filter(({ status }) => status === 'active' || status === 'merged')
  const holding = (subjects: readonly string[]) =>
    standing.filter((idea) => held.some((h) => h.ideaId === idea.id && subjects.includes(h.subject))).length
  return {
    total: standing.length,
    sorted: standing.filter((idea) => idea.status === 'active' && idea.themeId !== null).length,
    kept: holding(['axis', 'signal']),
    inActions: holding(['action']),
  }
}
