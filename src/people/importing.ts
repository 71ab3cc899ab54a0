/** A list of members as it is typed, held against what is known; and what taking it in writes. */
import { readSheet } from '../engine/csv.ts'
import { fold } from '../engine/fold.ts'
import type { Context } from '../engine/intent.ts'
import { insert, update, type Write } from '../engine/writes.ts'
import type { Concertation, Organisation, Person } from '../generated/prisma/client.ts'
import { Refusal } from '../refusal.ts'
import { languages, textOf } from '../text/index.ts'
import {
  type ImportPlan,
  type ImportSheet,
  type Known,
  type Member,
  type Namesakes,
  planImport,
} from './rules/importing.ts'
import { type GivenRole, givenRoles, replacedBy } from './rules.ts'
import { knownForImport } from './store/importing.ts'

type Here = Context<Concertation>

export async function readImport(
  text: string,
  namesakes: Namesakes,
  { concertation, read }: Here,
): Promise<{ readonly plan: ImportPlan; readonly known: Known }> {
  const sheet = sheetOf(text)
  const words = sheet.rows.flatMap((row) => row.cells)
  const mails = words.filter((cell) => cell.includes('@')).map((cell) => cell.toLowerCase())
  const known = await knownForImport(read, concertation.id, { mails, names: words.map(fold) })
  return { plan: planImport(sheet, known, { fold, roles: roleWords(), namesakes }), known }
}

/** What is attached is passed as its name, then what it holds. */
function sheetOf(text: string): ImportSheet {
  const [, named] = /^[^\n]+\.(?:csv|txt|tsv)\n\n([\s\S]*)$/i.exec(text) ?? []
  const sheet = readSheet(named ?? text)
  if ('unreadable' in sheet) throw new Refusal('importUnreadable', { line: sheet.unreadable })
  return sheet
}

/** Every word for a role, in both languages. */
function roleWords(): Map<string, GivenRole> {
  return new Map(
    languages.flatMap((lang) => {
      const t = textOf(lang)
      const { options = {}, said = {} } = t.intents.appoint.args.role as {
        options?: Readonly<Record<string, string>>
        said?: Readonly<Record<string, readonly string[]>>
      }
      return givenRoles.flatMap((role) =>
        [role, options[role] ?? role, t.roleNames[role], ...(said[role] ?? [])].map(
          (word) => [fold(word), role] as const,
        ),
      )
    }),
  )
}

/** The rows, all in one act; and what takes them back. */
export function importWrites(plan: ImportPlan, known: Known, context: Here) {
  const { actor, concertation, now, newId } = context
  const made = new Map<string, Organisation>(
    [...plan.newOrganisations].map(([folded, name]) => [
      folded,
      { id: newId(), name, folded, createdById: actor.id, createdAt: now, version: 1 },
    ]),
  )
  const organisationId = (folded: string | undefined) =>
    folded === undefined ? null : (known.organisations.get(folded) ?? made.get(folded))!.id
  const colleges = [...plan.newColleges].map(([folded, name], position) => {
    const row = { id: newId(), concertationId: concertation.id, name, folded, position: position + 1, state: 'active' }
    const again = known.withdrawn.find((college) => college.folded === folded)
    return { again, row: again ?? { ...row, createdById: actor.id, createdAt: now, version: 1 } }
  })
  const seats = [...plan.seats].map(([folded, college]) => {
    const id = organisationId(folded)!
    const collegeId = colleges.find(({ row }) => row.folded === college)?.row.id ?? college
    return { id, collegeId, before: known.seats.find((seat) => seat.organisationId === id) }
  })
  const taken = {
    people: [] as string[],
    organised: [] as string[],
    given: [] as string[],
    ended: [] as string[],
    accounts: [] as string[],
  }
  const writes: Write[] = [
    ...[...made.values()].map((row) => insert('Organisation', row)),
    ...colleges.map(({ again, row }) =>
      again ? update('College', again, { state: 'active' }) : insert('College', row),
    ),
  ]
  for (const member of plan.members) {
    const person = member.known ?? newPerson(member, organisationId(member.organisation), now, newId())
    if (!member.known) {
      taken.people.push(person.id)
      writes.push(insert('Person', person))
    } else if (member.setsOrganisation) {
      taken.organised.push(person.id)
      writes.push(update('Person', person, { organisationId: organisationId(member.organisation) }))
    }
    if (member.addsMail) {
      const account = mailAccount(member.mail!, person.id, now, newId())
      if (member.known) taken.accounts.push(account.id)
      writes.push(insert('Account', account))
    }
    const { given, ended } = rolesFor(person.id, member.role, known, context)
    // Whoever is new has no other role: theirs are found by who they are.
    if (given && member.known) taken.given.push(given.row.id)
    if (given) writes.push(given.write)
    if (ended) taken.ended.push(ended.id)
    if (ended) writes.push(update('Role', ended, { endedAt: now }))
  }
  for (const { id, collegeId, before } of seats) {
    const change = { collegeId, byId: actor.id, at: now }
    const row = { id: newId(), concertationId: concertation.id, organisationId: id, ...change, version: 1 }
    writes.push(before ? update('CollegeMember', before, change) : insert('CollegeMember', row))
  }
  const undo = {
    intent: 'import restore',
    args: {
      ...taken,
      made: colleges.map(({ row }) => row.id),
      organisations: seats.map(({ id }) => id),
      colleges: seats.map(({ before }) => before?.collegeId ?? ''),
    },
  }
  return { writes, undo }
}

/** The role that is given, with what it takes the place of. */
function rolesFor(
  personId: string,
  kind: GivenRole | undefined,
  known: Known,
  { actor, concertation, now, newId }: Here,
) {
  if (kind === undefined) return { given: undefined, ended: undefined }
  const change = { grantedById: actor.id, grantedAt: now, endedAt: null }
  const held = (wanted: GivenRole | undefined) => known.roles.find((r) => r.personId === personId && r.kind === wanted)
  const before = held(kind)
  const other = held(replacedBy(kind))
  const row = before ?? { id: newId(), personId, concertationId: concertation.id, kind, ...change, version: 1 }
  return {
    given: { row, write: before ? update('Role', before, change) : insert('Role', row) },
    ended: other?.endedAt === null ? other : undefined,
  }
}

function newPerson({ name }: Member, organisationId: string | null, now: Date, id: string): Person {
  return {
    id,
    name,
    folded: fold(name),
    organisationId,
    language: null,
    noticedAt: null,
    lastConcertationId: null,
    mergedIntoId: null,
    quietFrom: null,
    quietUntil: null,
    awayUntil: null,
    deputyId: null,
    weeklyOffAt: null,
    createdAt: now,
    version: 1,
  }
}

/** Somebody who is known by their address alone. */
function mailAccount(external: string, personId: string, now: Date, id: string) {
  const account = { platform: 'mail', workspace: '', external, personId, locale: null }
  return { id, ...account, silencedAt: null, silencedWhy: null, createdAt: now, version: 1 }
}
