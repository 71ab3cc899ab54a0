/** What the weekly letters read: people with all in which they take part, and what is open there; a look for each table. */
import type { Reads } from '../engine/db.ts'
import { type HeldRole, isAllowed, type RoleKind } from '../engine/roles.ts'
import type { Action, Concertation, DatePoll, Person, Poll, Session } from '../generated/prisma/client.ts'
import { waitingForChairs } from '../votes/store/word.ts'
import { letterKey } from './rules/weekly.ts'

/** Somebody who may get a letter. */
export type Taking = Pick<Person, 'id' | 'organisationId' | 'quietFrom' | 'quietUntil' | 'awayUntil'> & {
  readonly concertations: readonly string[]
  readonly roles: readonly HeldRole[]
  readonly teamOf: ReadonlySet<string>
}

/** Reminders whose time has come, and that were not made yet. */
export async function remindersWait(read: Reads, now: Date): Promise<boolean> {
  const where = { state: 'waiting', nextAt: { lte: now }, schedule: { startsWith: 'owner ' } }
  return (await read.due.findFirst({ where, select: { id: true } })) !== null
}

/** Those who take part in a concertation of these zones. */
export async function takersIn(read: Reads, zones: readonly string[]): Promise<Taking[]> {
  if (zones.length === 0) return []
  const there = await read.concertation.findMany({ where: { zone: { in: [...zones] } }, select: { id: true } })
  const ids = there.map(({ id }) => id)
  const roles = await read.role.findMany({
    where: { concertationId: { in: ids }, endedAt: null },
    select: { personId: true },
    distinct: ['personId'],
  })
  return taking(read, {
    OR: [{ lastConcertationId: { in: ids } }, { id: { in: roles.map(({ personId }) => personId) } }],
  })
}

export async function takersOf(read: Reads, personIds: readonly string[]): Promise<Taking[]> {
  return personIds.length === 0 ? [] : taking(read, { id: { in: [...new Set(personIds)] } })
}

/** Not those who asked for none. */
async function taking(read: Reads, among: object): Promise<Taking[]> {
  const people = await read.person.findMany({
    where: { mergedIntoId: null, weeklyOffAt: null, ...among },
    select: {
      id: true,
      organisationId: true,
      quietFrom: true,
      quietUntil: true,
      awayUntil: true,
      lastConcertationId: true,
    },
    orderBy: { id: 'asc' },
  })
  const held = await read.role.findMany({
    where: { personId: { in: people.map(({ id }) => id) }, endedAt: null },
    select: { personId: true, concertationId: true, kind: true },
  })
  const of = Map.groupBy(held, ({ personId }) => personId)
  return people.map(({ lastConcertationId, ...person }) => {
    const roles = (of.get(person.id) ?? []).map(
      ({ kind, concertationId }): HeldRole => ({
        kind: kind as RoleKind,
        concertationId,
      }),
    )
    const concertations = [...new Set([...roles.map((role) => role.concertationId), lastConcertationId ?? ''])]
      .filter((id) => id !== '')
      .sort()
    const teamOf = new Set(concertations.filter((id) => isAllowed('facilitator', roles, id)))
    return { ...person, concertations, roles, teamOf }
  })
}

/** What is open in one concertation; `voted` and `dated` hold "poll person". */
export type Standing = {
  readonly concertation: Concertation
  readonly teamPlaces: readonly string[]
  readonly polls: readonly Poll[]
  readonly voted: ReadonlySet<string>
  /** that wait for the word of whoever presides */
  readonly words: readonly Poll[]
  readonly dates: readonly DatePoll[]
  readonly dated: ReadonlySet<string>
  readonly sessions: readonly Session[]
  /** sessions answered, by person */
  readonly answers: ReadonlyMap<string, readonly string[]>
  readonly actions: readonly Action[]
}

export async function partsIn(read: Reads, people: readonly Taking[], now: Date): Promise<Map<string, Standing>> {
  const ids = [...new Set(people.flatMap(({ concertations }) => concertations))]
  const concertationId = { in: ids }
  const personId = { in: people.map(({ id }) => id) }
  const opened = { concertationId, state: 'open', OR: [{ closesAt: null }, { closesAt: { gt: now } }] }
  const [concertations, places, polls, words, dates, sessions, actions] = await Promise.all([
    read.concertation.findMany({ where: { id: concertationId } }),
    read.place.findMany({ where: { concertationId, team: true }, select: { id: true, concertationId: true } }),
    read.poll.findMany({ where: opened }),
    waitingForChairs(read, ids, personId.in),
    read.datePoll.findMany({ where: opened }),
    read.session.findMany({
      where: { concertationId, state: 'convened', startsAt: { gt: now } },
      orderBy: { startsAt: 'asc' },
    }),
    read.action.findMany({ where: { concertationId, state: 'active', progress: { not: 'done' } } }),
  ])
  const [ballots, dated, answers] = await Promise.all([
    read.ballot.findMany({
      where: { personId, pollId: { in: polls.map(({ id }) => id) }, state: 'counted' },
      select: { pollId: true, personId: true },
    }),
    read.dateAnswer.findMany({
      where: { personId, pollId: { in: dates.map(({ id }) => id) }, state: 'given' },
      select: { pollId: true, personId: true },
    }),
    read.answer.findMany({
      where: { personId, sessionId: { in: sessions.map(({ id }) => id) } },
      select: { sessionId: true, personId: true },
    }),
  ])
  const pair = (one: { pollId: string; personId: string }) => `${one.pollId} ${one.personId}`
  const voted = new Set(ballots.map(pair))
  const given = new Set(dated.map(pair))
  const byPerson = new Map(
    [...Map.groupBy(answers, (answer) => answer.personId)].map(([id, own]) => [id, own.map((a) => a.sessionId)]),
  )
  const here = <T extends { concertationId: string | null }>(rows: readonly T[]) =>
    Map.groupBy(rows, (row) => row.concertationId)
  const [placesIn, pollsIn, wordsIn, datesIn, sessionsIn, actionsIn] = [
    here(places),
    here(polls),
    here(words),
    here(dates),
    here(sessions),
    here(actions),
  ]
  return new Map(
    concertations.map((concertation) => [
      concertation.id,
      {
        concertation,
        teamPlaces: (placesIn.get(concertation.id) ?? []).map(({ id }) => id),
        polls: pollsIn.get(concertation.id) ?? [],
        voted,
        words: wordsIn.get(concertation.id) ?? [],
        dates: datesIn.get(concertation.id) ?? [],
        dated: given,
        sessions: sessionsIn.get(concertation.id) ?? [],
        answers: byPerson,
        actions: actionsIn.get(concertation.id) ?? [],
      },
    ]),
  )
}

/** What the last letter to each of them said; nothing for whoever had none. */
export async function lastLetters(
  read: Reads,
  personIds: readonly string[],
): Promise<Map<string, ReadonlySet<string>>> {
  const rows = await read.setting.findMany({ where: { key: { in: personIds.map(letterKey) } } })
  return new Map(rows.map(({ key, value }) => [key.slice(letterKey('').length), new Set(value as string[])]))
}
