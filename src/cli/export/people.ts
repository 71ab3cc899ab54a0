/** Who takes part: organisations with their college, and who was given which role. No account, no address. */
import type { Role } from '../../generated/prisma/client.ts'
import { everyCollege, organisationsHere } from '../../people/store/colleges.ts'
import { organisationNames, personNames } from '../../people/store.ts'
import { pages, type Table } from './table.ts'

/** One row per organisation; those that are in no college last. A college that has none has one row all the same. */
export const collegesTable: Table = {
  file: 'colleges.csv',
  columns: ['college', 'status', 'organisation', 'people'],
  async *rows({ read, concertation }) {
    const organisations = (await organisationsHere(read, concertation.id)).sort((a, b) => (a.name < b.name ? -1 : 1))
    for (const college of await everyCollege(read, concertation.id)) {
      const inside = organisations.filter((one) => one.college?.id === college.id)
      if (inside.length === 0) yield [college.name, college.state, undefined, undefined]
      for (const { name, people } of inside) yield [college.name, college.state, name, people]
    }
    for (const { name, people } of organisations.filter(({ college }) => college === undefined))
      yield [undefined, undefined, name, people]
  },
}

export const rolesTable: Table = {
  file: 'roles.csv',
  columns: ['name', 'organisation', 'role', 'granted', 'ended'],
  async *rows({ read, concertation }) {
    const look = (after: Role | undefined, take: number) =>
      read.role.findMany({
        where: { concertationId: concertation.id, id: { gt: after?.id ?? '' } },
        orderBy: { id: 'asc' },
        take,
      })
    for await (const rows of pages<Role>(look)) {
      const ids = rows.map(({ personId }) => personId)
      const people = await read.person.findMany({ where: { id: { in: ids } } })
      const [names, organisations] = await Promise.all([
        personNames(read, ids),
        organisationNames(
          read,
          people.map(({ organisationId }) => organisationId),
        ),
      ])
      const speaksFor = new Map(people.map(({ id, organisationId }) => [id, organisations.get(organisationId ?? '')]))
      for (const { personId, kind, grantedAt, endedAt } of rows)
        yield [names.get(personId), speaksFor.get(personId), kind, grantedAt, endedAt]
    }
  },
}
