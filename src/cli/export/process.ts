/** How the concertation is held: phases, bodies, ateliers. */
import { personNames } from '../../people/store.ts'
import { animations } from '../../process/store.ts'
import { inOrder, titled } from './names.ts'
import { several, type Table } from './table.ts'

/** Days are local to the concertation's zone, both within the phase. */
export const phasesTable: Table = {
  file: 'phases.csv',
  columns: ['number', 'title', 'status', 'starts', 'ends', 'gated', 'opened', 'created'],
  async *rows({ names }) {
    for (const { number, title, state, startsOn, endsOn, gated, openedAt, createdAt } of names.phases.values())
      yield [number, title, state, startsOn, endsOn, gated, openedAt, createdAt]
  },
}

export const bodiesTable: Table = {
  file: 'instances.csv',
  columns: ['name', 'kind', 'power', 'status', 'created'],
  async *rows({ names }) {
    for (const { name, kind, power, state, createdAt } of names.bodies.values())
      yield [name, kind, power, state, createdAt]
  },
}

/** `ideas` are the active ones. An atelier without facilitator is animated by the whole team. */
export const workshopsTable: Table = {
  file: 'ateliers.csv',
  columns: [
    ...['number', 'title', 'status', 'phase', 'phase_title', 'axis', 'axis_title', 'poll', 'facilitators'],
    ...['sessions', 'sessions_closed', 'ideas', 'created'],
  ],
  async *rows({ read, concertation, names, ideas }) {
    const roles = inOrder(await animations(read, concertation.id))
    const people = await personNames(
      read,
      roles.map(({ personId }) => personId),
    )
    const sessions = [...names.sessions.values()].filter(({ state }) => state !== 'cancelled')
    for (const { id, number, title, state, phaseId, axisId, pollId, createdAt } of names.workshops.values()) {
      const facilitators = roles.filter((role) => role.workshopId === id).map((role) => people.get(role.personId) ?? '')
      const held = sessions.filter((session) => session.workshopId === id)
      yield [
        ...[number, title, state],
        ...titled(names.phases.get(phaseId ?? '')),
        ...titled(names.axes.get(axisId ?? '')),
        ...[names.polls.get(pollId ?? '')?.number, several(facilitators), held.length],
        ...[held.filter((session) => session.state === 'closed').length, ideas.workshops.get(id) ?? 0, createdAt],
      ]
    }
  },
}
