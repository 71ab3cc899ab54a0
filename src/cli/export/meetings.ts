/** Meetings: when they were, who came, what is written of them, what was decided there. */
import type { Decision, Session } from '../../generated/prisma/client.ts'
import { proxiesIn } from '../../meetings/store/proxies.ts'
import { answersTo, attendanceOf, minutesOf } from '../../meetings/store.ts'
import { organisationNames, personNames } from '../../people/store.ts'
import { inOrder, titled } from './names.ts'
import { numberedAfter, pages, type Source, type Table } from './table.ts'

/** `headcount` is what was counted in the room, and is never added to the names. */
export const sessionsTable: Table = {
  file: 'seances.csv',
  columns: [
    ...['number', 'title', 'status', 'starts', 'ends', 'location', 'workshop', 'workshop_title', 'body', 'phase'],
    ...['prompt', 'coming', 'not_coming', 'present', 'represented', 'excused', 'headcount', 'opened', 'closed'],
    ...['minutes_status', 'minutes_validated', 'minutes', 'proxies'],
  ],
  async *rows({ read, names }) {
    for (const session of byNumber(names.sessions)) {
      const [answers, attendance, minutes, proxies] = await Promise.all([
        answersTo(read, session.id),
        attendanceOf(read, session.id),
        minutesOf(read, session.id),
        proxiesIn(read, session.id),
      ])
      const said = (answer: string) => answers.filter((row) => row.answer === answer).length
      const came = (state: string) => attendance.filter((row) => row.state === state).length
      yield [
        ...[session.number, session.title, session.state, session.startsAt, session.endsAt, session.location],
        ...titled(names.workshops.get(session.workshopId ?? '')),
        ...[names.bodies.get(session.bodyId ?? '')?.name, names.phases.get(session.phaseId ?? '')?.number],
        ...[session.prompt, said('yes'), said('no'), came('present'), came('represented'), came('excused')],
        ...[session.headcount, session.openedAt, session.closedAt],
        ...[minutes?.state, minutes?.validatedAt, minutes?.text, proxies.length],
      ]
    }
  },
}

export const attendanceTable: Table = {
  file: 'presences.csv',
  columns: ['session', 'session_title', 'starts', 'name', 'organisation', 'status', 'noted'],
  async *rows({ read, names }) {
    for (const session of byNumber(names.sessions)) {
      const rows = inOrder(await attendanceOf(read, session.id))
      const [people, organisations] = await Promise.all([
        personNames(
          read,
          rows.map(({ personId }) => personId).filter((id) => id !== null),
        ),
        organisationNames(
          read,
          rows.map(({ organisationId }) => organisationId),
        ),
      ])
      for (const { personId, name, organisationId, state, at } of rows) {
        const who = [people.get(personId ?? '') ?? name, organisations.get(organisationId ?? '')]
        yield [...titled(session), session.startsAt, ...who, state, at]
      }
    }
  },
}

/** `power` is that of the body: what one that advises wrote down is its advice. */
export const decisionsTable: Table = {
  file: 'decisions.csv',
  columns: ['number', 'kind', 'text', 'status', 'session', 'session_title', 'body', 'power', 'poll', 'decided'],
  async *rows(source) {
    const { names } = source
    for await (const rows of decisions(source)) {
      for (const { number, kind, text, state, sessionId, bodyId, pollId, at } of rows) {
        const body = names.bodies.get(bodyId ?? '')
        const session = titled(names.sessions.get(sessionId ?? ''))
        yield [
          number,
          kind,
          text,
          state,
          ...session,
          body?.name,
          body?.power,
          names.polls.get(pollId ?? '')?.number,
          at,
        ]
      }
    }
  },
}

function decisions(source: Source): AsyncGenerator<Decision[]> {
  return pages<Decision>((after, take) => source.read.decision.findMany(numberedAfter(source, after, take)))
}

function byNumber(sessions: ReadonlyMap<string, Session>): Session[] {
  return [...sessions.values()].sort((a, b) => a.number - b.number)
}
