/** What a session came to, as plain data: the same rows give the same digest, so that what is signed is what is shown. */
import type {
  Action,
  Attendance,
  Body,
  Decision,
  Idea,
  Poll,
  PollOption,
  Session,
  Theme,
  Workshop,
} from '../../generated/prisma/client.ts'
import { agendaItems } from '../../meetings/rules/sessions.ts'
import { awaitsValidation } from '../../votes/rules/life.ts'
import { consentPositions } from '../../votes/rules/paper.ts'
import { hasOwnAnswers, type PollResult, type Terms, termsOf, yesNoPositions } from '../../votes/rules.ts'

/** Instants are ISO 8601 in UTC, days `YYYY-MM-DD`; ideas stand here by their numbers, so that a withdrawn one is not told again. */
export type Digest = {
  /** the team alone, when the session has no other channel than theirs */
  readonly audience: 'everyone' | 'team'
  readonly session: {
    readonly number: number
    readonly title: string
    readonly startsAt: string
    readonly location: string | null
    /** what was to be spoken of; not in digests of before it was told */
    readonly agenda?: readonly string[]
  }
  readonly group: { readonly kind: 'workshop' | 'body'; readonly title: string } | null
  /** what its decisions are worth; an atelier advises */
  readonly decides: boolean
  readonly attendance: {
    readonly present: number
    readonly represented: number
    readonly excused: number
    /** declared, as counted in the room: never added to the named ones */
    readonly headcount: number | null
    /** of those present or represented */
    readonly organisations: readonly string[]
  }
  readonly ideas: {
    readonly themes: readonly { readonly title: string; readonly ideas: readonly number[] }[]
    readonly unsorted: readonly number[]
    readonly merged: number
    readonly withdrawn: number
  }
  readonly polls: readonly DigestPoll[]
  readonly decisions: readonly { readonly number: number; readonly kind: string; readonly text: string }[]
  readonly actions: readonly DigestAction[]
  /** only a convened one can be answered */
  readonly next: {
    readonly number: number
    readonly title: string
    readonly startsAt: string
    readonly convened: boolean
  } | null
  readonly organisers: readonly string[]
  readonly corrections: readonly Correction[]
}

export type DigestPoll = {
  readonly number: number
  readonly question: string
  /** where a rule has its own answers, its options are named by them and said in words of each reader */
  readonly method: string
  readonly decides: boolean
  /** waiting: to be validated by whoever presides */
  readonly state: 'open' | 'tied' | 'waiting' | 'closed'
  readonly ballots: number
  readonly blank: number
  /** without counts while it is open */
  readonly options: readonly { readonly label: string; readonly count: number }[]
  readonly winners: readonly string[]
  readonly tied: readonly string[]
  /** of a rule that finds more than how many chose what: grades, duels, costs, rounds; and of one that was not valid */
  readonly whole?: { readonly result: PollResult; readonly seats: number; readonly terms: Terms }
}

export type DigestAction = {
  readonly number: number
  readonly title: string
  readonly owner: string | null
  /** an owner counts once it has accepted */
  readonly accepted: boolean
  readonly dueOn: string | null
}

/** `edition` is the one that the note came with. */
export type Correction = { readonly edition: number; readonly at: string; readonly note: string }

export type Parts = {
  readonly session: Session
  readonly workshop: Workshop | null
  readonly body: Body | null
  /** every idea said there, withdrawn and merged ones too */
  readonly ideas: readonly Idea[]
  readonly themes: readonly Theme[]
  readonly attendance: readonly Attendance[]
  readonly polls: readonly (Poll & {
    readonly options: readonly PollOption[]
    readonly found: PollResult | undefined
  })[]
  readonly decisions: readonly Decision[]
  readonly actions: readonly Action[]
  readonly next: Session | undefined
  readonly organisers: readonly string[]
  readonly organisationNames: ReadonlyMap<string, string>
  /** channels of the team: what was said there is not for everybody */
  readonly teamPlaces: ReadonlySet<string>
  readonly audience: Digest['audience']
  readonly corrections: readonly Correction[]
}

export function digestFrom(parts: Parts): Digest {
  const { session, workshop, body, next } = parts
  const agenda = agendaItems(session.agenda)
  const group = workshop
    ? ({ kind: 'workshop', title: workshop.title } as const)
    : body && ({ kind: 'body', title: body.name } as const)
  return {
    audience: parts.audience,
    session: {
      number: session.number,
      title: session.title,
      startsAt: session.startsAt.toISOString(),
      location: session.location,
      ...(agenda.length > 0 && { agenda }),
    },
    group,
    decides: body?.power === 'decides',
    attendance: attendanceIn(parts),
    ideas: ideasIn(parts),
    polls: parts.polls.flatMap((poll) => (isTold(poll.placeId, parts) ? pollLine(poll) : [])),
    decisions: parts.decisions.map(({ number, kind, text }) => ({ number, kind, text })),
    actions: parts.actions.map((action) => ({
      number: action.number,
      title: action.title,
      owner: parts.organisationNames.get(action.ownerId ?? '') ?? null,
      accepted: action.ownership === 'accepted',
      dueOn: action.dueOn,
    })),
    next: next
      ? {
          number: next.number,
          title: next.title,
          startsAt: next.startsAt.toISOString(),
          convened: next.state === 'convened',
        }
      : null,
    organisers: parts.organisers,
    corrections: parts.corrections,
  }
}

/** Something said in private or in a channel of the team is for the team. */
function isTold(placeId: string | null, { audience, teamPlaces }: Parts): boolean {
  return audience === 'team' || placeId === null || !teamPlaces.has(placeId)
}

function attendanceIn({ attendance, session, organisationNames }: Parts): Digest['attendance'] {
  const count = (state: string) => attendance.filter((row) => row.state === state).length
  const there = attendance.filter((row) => row.state !== 'excused')
  const names = there.map((row) => organisationNames.get(row.organisationId ?? ''))
  return {
    present: count('present'),
    represented: count('represented'),
    excused: count('excused'),
    headcount: session.headcount,
    organisations: [...new Set(names.filter((name) => name !== undefined))].sort(),
  }
}

function ideasIn(parts: Parts): Digest['ideas'] {
  const told = parts.ideas.filter((idea) =>
    idea.placeId === null ? parts.audience === 'team' : isTold(idea.placeId, parts),
  )
  const active = told.filter((idea) => idea.status === 'active')
  const byTheme = Map.groupBy(active, (idea) => idea.themeId)
  const themes = parts.themes.flatMap(({ id, title }) => {
    const ideas = (byTheme.get(id) ?? []).map((idea) => idea.number)
    return ideas.length > 0 ? [{ title, ideas }] : []
  })
  const sorted = new Set(themes.flatMap((theme) => theme.ideas))
  return {
    themes: themes.sort((a, b) => b.ideas.length - a.ideas.length),
    unsorted: active.map((idea) => idea.number).filter((number) => !sorted.has(number)),
    merged: told.filter((idea) => idea.status === 'merged').length,
    withdrawn: told.filter((idea) => idea.status === 'withdrawn').length,
  }
}

/** A cancelled one found nothing: those who had voted were told. One that is only announced says nothing yet. */
function pollLine(poll: Parts['polls'][number]): DigestPoll[] {
  const { number, question, method, decides, state, found } = poll
  if (state === 'cancelled' || state === 'announced') return []
  const waits = awaitsValidation(poll)
  const options = ownOptions(method) ?? poll.options.toSorted((a, b) => a.position - b.position)
  const named = (positions: readonly number[] = []) =>
    positions.flatMap((position) => options.find((o) => o.position === position)?.label ?? [])
  const result = state === 'open' || waits ? undefined : found
  const counted = result ? options : []
  return [
    {
      number,
      question,
      method,
      decides,
      state: result ? (state === 'tied' ? 'tied' : 'closed') : waits ? 'waiting' : 'open',
      ballots: result?.ballots ?? 0,
      blank: result?.blank ?? 0,
      options: counted.map(({ label, position }) => ({ label, count: result?.counts[position] ?? 0 })),
      winners: named(result?.winners),
      tied: named(result?.tied),
      ...(result?.whole &&
        poll.external === null &&
        (tellsMore.includes(method) || result.whole.outcome === 'invalid') && {
          whole: { result, seats: poll.seats, terms: termsOf(poll) },
        }),
    },
  ]
}

const tellsMore: readonly string[] = ['consent', 'judgment', 'ranking', 'shares', 'election']

/** Named by the answers of the rule; undefined where people wrote them. */
function ownOptions(method: string): { readonly label: string; readonly position: number }[] | undefined {
  if (!hasOwnAnswers({ method })) return undefined
  const positions = method === 'consent' ? consentPositions : yesNoPositions
  return Object.entries(positions).map(([label, position]) => ({ label, position }))
}
