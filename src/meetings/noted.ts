/** Names as typed become lines of the attendance: known persons by who they are, others by their name. */
import { fold } from '../engine/fold.ts'
import type { Context } from '../engine/intent.ts'
import type { Attendance, Concertation, Organisation, Session } from '../generated/prisma/client.ts'
import { organisationNamed, peopleOf } from '../people/store.ts'
import type { AttendanceState, Typed } from './rules/people.ts'

export type Noted = {
  /** `before`: the line as it was, when there was one */
  readonly changes: readonly { readonly row: Attendance; readonly before: Attendance | undefined }[]
  /** named for the first time */
  readonly organisations: readonly Organisation[]
}

export async function linesOf(
  typed: readonly Typed[],
  state: AttendanceState | undefined,
  session: Session,
  rows: readonly Attendance[],
  { actor, concertation, now, newId, read }: Context<Concertation>,
): Promise<Noted> {
  if (typed.length === 0) return { changes: [], organisations: [] }
  const people = await peopleOf(read, concertation.id)
  const organisations = new Map<string, { row: Organisation; isNew: boolean }>()
  for (const name of new Set(typed.flatMap((person) => person.organisation ?? []))) {
    const folded = fold(name)
    if (organisations.has(folded)) continue
    const found = await organisationNamed(read, folded)
    const row = found ?? { id: newId(), name, folded, createdById: actor.id, createdAt: now, version: 1 }
    organisations.set(folded, { row, isNew: found === null })
  }
  const lines = new Map<string, Noted['changes'][number]>()
  for (const one of typed) {
    const folded = fold(one.name)
    const organisationId =
      one.organisation === undefined ? undefined : organisations.get(fold(one.organisation))?.row.id
    const same = people.filter((p) => p.folded === folded)
    const inIt = same.filter((p) => organisationId !== undefined && p.organisationId === organisationId)
    // Two people of one name: nobody is guessed.
    const person = same.length === 1 ? same[0] : inIt.length === 1 ? inIt[0] : undefined
    const key = person?.id ?? folded
    const before = rows.find((row) => row.key === key) ?? rows.find((row) => row.key === folded)
    const row: Attendance = {
      id: before?.id ?? newId(),
      concertationId: concertation.id,
      sessionId: session.id,
      key,
      personId: person?.id ?? null,
      name: person?.name ?? one.name,
      organisationId: organisationId ?? person?.organisationId ?? before?.organisationId ?? null,
      state: one.state ?? state ?? 'present',
      // whoever is noted again is there again
      leftAt: null,
      byId: actor.id,
      at: now,
      version: before?.version ?? 1,
    }
    lines.set(row.key, { row: { ...row, id: lines.get(key)?.row.id ?? row.id }, before })
  }
  return {
    changes: [...lines.values()].filter(({ row, before }) => !before || differs(row, before)),
    organisations: [...organisations.values()].filter((o) => o.isNew).map((o) => o.row),
  }
}

function differs(row: Attendance, before: Attendance): boolean {
  return (
    row.state !== before.state ||
    row.organisationId !== before.organisationId ||
    row.key !== before.key ||
    before.leftAt !== null
  )
}

type Was = Pick<Attendance, 'id' | 'state' | 'at' | 'organisationId' | 'leftAt'>

/** As undo carries it: `<id>:<state>:<when it was noted so>:<organisation>:<when they left>`. */
export function wasLine({ id, state, at, organisationId, leftAt }: Was): string {
  return [id, state, at.getTime(), organisationId ?? '', leftAt?.getTime() ?? ''].join(':')
}

export function readWas(line: string): Omit<Was, 'id'> {
  const [, state = '', at = '', organisation = '', left = ''] = line.split(':')
  return {
    state,
    at: new Date(Number(at)),
    organisationId: organisation === '' ? null : organisation,
    leftAt: left === '' ? null : new Date(Number(left)),
  }
}
