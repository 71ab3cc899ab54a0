/** What a list of members is held against, and what an import made. */
import type { Reads } from '../../engine/db.ts'
import type { Account, Person, Role } from '../../generated/prisma/client.ts'
import type { Known } from '../rules/importing.ts'
import { peopleOf } from '../store.ts'
import { collegeMembers, everyCollege } from './colleges.ts'

/** A few looks, however long the list. `names`: folded, of whatever may be an organisation. */
export async function knownForImport(
  read: Reads,
  concertationId: string,
  { mails, names }: { readonly mails: readonly string[]; readonly names: readonly string[] },
): Promise<Known> {
  const [accounts, people, organisations, roles, colleges, seats] = await Promise.all([
    read.account.findMany({ where: { platform: 'mail', workspace: '', external: { in: [...new Set(mails)] } } }),
    peopleOf(read, concertationId),
    read.organisation.findMany({ where: { folded: { in: [...new Set(names)] } } }),
    read.role.findMany({ where: { concertationId } }),
    everyCollege(read, concertationId),
    collegeMembers(read, concertationId),
  ])
  const owners = await read.person.findMany({ where: { id: { in: accounts.map((a) => a.personId) } } })
  const ownerOf = new Map(owners.map((person) => [person.id, person]))
  return {
    byMail: new Map(accounts.flatMap((a) => (ownerOf.has(a.personId) ? [[a.external, ownerOf.get(a.personId)!]] : []))),
    people,
    organisations: new Map(organisations.map((row) => [row.folded, row])),
    roles,
    colleges: colleges.filter((college) => college.state === 'active'),
    withdrawn: colleges.filter((college) => college.state !== 'active'),
    seats,
  }
}

export type Imported = {
  readonly given: readonly Role[]
  readonly ended: readonly Role[]
  /** who was not known before, and has done nothing since */
  readonly people: readonly Person[]
  readonly accounts: readonly Account[]
}
export type Taken = { readonly people: Ids; readonly given: Ids; readonly ended: Ids; readonly accounts: Ids }
type Ids = readonly string[]

/** What an import took in, as it is now. Who speaks on another account by now is left what they are. */
export async function importedNow(read: Reads, concertationId: string, taken: Taken): Promise<Imported> {
  const created = [...taken.people]
  const [roles, people, accounts] = await Promise.all([
    read.role.findMany({
      where: { concertationId, OR: [{ personId: { in: created } }, { id: { in: [...taken.given, ...taken.ended] } }] },
    }),
    read.person.findMany({ where: { id: { in: created }, version: 1, mergedIntoId: null } }),
    read.account.findMany({ where: { OR: [{ personId: { in: created } }, { id: { in: [...taken.accounts] } }] } }),
  ])
  const elsewhere = new Set(accounts.filter((a) => a.platform !== 'mail').map((a) => a.personId))
  return {
    given: roles.filter((role) => role.endedAt === null && !taken.ended.includes(role.id)),
    ended: roles.filter((role) => taken.ended.includes(role.id)),
    people: people.filter((person) => !elsewhere.has(person.id)),
    accounts: accounts.filter(
      (a) => a.platform === 'mail' && !(elsewhere.has(a.personId) && created.includes(a.personId)),
    ),
  }
}
