/** In which college an organisation is: one at most in each concertation. A name that nobody used yet is asked about. */

import { z } from 'zod'
import { Line, Paragraph, splitTitles } from '../../engine/fields.ts'
import { fold, nearest } from '../../engine/fold.ts'
import { answer, type Context, defineIntent } from '../../engine/intent.ts'
import { insert, update } from '../../engine/writes.ts'
import type { College, Concertation } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'
import { joinList } from '../../views/format.ts'
import { endsWithCollege, oneCollege } from '../rules/colleges.ts'
import { collegeMembers, collegesOf, organisationsHere } from '../store/colleges.ts'
import { organisationNamed } from '../store.ts'
import { organisations, colleges as suggestedColleges } from '../suggest.ts'
import { chooseCollegeView, collegesChangedView, unknownOrganisationView } from '../views/colleges.ts'

/** Names at once: more are sent in several times. */
const mostAtOnce = 40

export const collegeAssign = defineIntent({
  name: 'college assign',
  allow: 'coordinator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({
    organisation: Paragraph(2, 2000),
    college: Line(1, 80).optional(),
    confirmed: z.boolean().optional(),
  }),
  suggest: { organisation: organisations, college: suggestedColleges },
  async run({ organisation, college, confirmed }, context) {
    const { concertation, read, t, lang } = context
    const colleges = await collegesOf(read, concertation.id)
    const isNone = college !== undefined && t.people.none.includes(fold(college))
    const said = await readNames(organisation, isNone ? undefined : college, colleges, context)
    const typed = said.names.join('|')
    const rows = await rowsOf(said.names, context)
    const unknown = rows.filter(({ known }) => !known).map(({ row }) => row.name)
    if (unknown.length > 0 && (!confirmed || isNone)) {
      const others = (await organisationsHere(read, concertation.id)).map((o) => o.name)
      const near = unknown.length === 1 ? nearest(unknown[0]!, others) : []
      return answer(
        unknownOrganisationView(
          { names: unknown, near, typed, ...(said.college !== undefined && { college: said.college }) },
          t,
          lang,
        ),
      )
    }
    const names = joinList(
      rows.map(({ row }) => row.name),
      lang,
    )
    if (said.college === undefined && !isNone) {
      if (colleges.length === 0) throw noCollege
      return answer(chooseCollegeView(typed, names, colleges, confirmed ? { confirmed } : {}, t, lang))
    }
    const chosen = said.college === undefined ? undefined : oneCollege(said.college, fold(said.college), colleges)
    const { writes, undo } = await assigned(rows, chosen, colleges, context)
    return {
      ...answer(
        collegesChangedView(chosen ? t.colleges.assigned(names, chosen.name) : t.colleges.unassigned(names), t, lang),
        rows.filter(({ known }) => !known).map(({ row }) => insert('Organisation', row)),
        writes,
      ),
      undo,
    }
  },
})

type Here = Context<Concertation>

const noCollege = new Refusal('noCollege', {}, [{ label: 'addCollege', call: { intent: 'college add', args: {} } }])

/** « URIOPSS associations » says both, unless an organisation has that very name. */
async function readNames(
  typed: string,
  college: string | undefined,
  colleges: readonly College[],
  { read }: Here,
): Promise<{ readonly names: readonly string[]; readonly college: string | undefined }> {
  const whole = (await organisationNamed(read, fold(typed))) !== null
  const names = whole ? [typed] : splitTitles(typed).slice(0, mostAtOnce)
  const only = names.length === 1 && !whole && college === undefined ? names[0]! : undefined
  const ending = only === undefined ? undefined : endsWithCollege(fold(only), colleges)
  if (only === undefined || !ending) return { names, college }
  const words = only.split(/\s+/)
  return { names: [words.slice(0, -ending.folded.split(' ').length).join(' ')], college: ending.name }
}

async function rowsOf(names: readonly string[], { actor, now, newId, read }: Here) {
  const folded = names.map((name) => fold(name))
  const each = names.filter((_, i) => folded.indexOf(folded[i]!) === i && folded[i] !== '')
  return Promise.all(
    each.map(async (name) => {
      const known = await organisationNamed(read, fold(name))
      const row = { id: newId(), name, folded: fold(name), createdById: actor.id, createdAt: now, version: 1 }
      return { known: known !== null, row: known ?? row }
    }),
  )
}

/** The rows to write, and the call that puts each organisation back where it was. */
async function assigned(
  rows: Awaited<ReturnType<typeof rowsOf>>,
  chosen: College | undefined,
  colleges: readonly College[],
  { actor, concertation, now, newId, read }: Here,
) {
  const members = await collegeMembers(read, concertation.id)
  const collegeId = chosen?.id ?? ''
  const moves = rows.map(({ row }) => {
    const member = members.find((m) => m.organisationId === row.id)
    const before = colleges.some((c) => c.id === member?.collegeId) ? member!.collegeId : ''
    // A college out of use comes back with its members.
    return { row, member, before, was: member?.collegeId ?? '' }
  })
  if (moves.every(({ before }) => before === collegeId)) {
    const organisation = moves[0]!.row.name
    throw chosen
      ? new Refusal('inCollegeAlready', { organisation, college: chosen.name })
      : new Refusal('inNoCollege', { organisation })
  }
  const made = { collegeId, byId: actor.id, at: now }
  return {
    writes: moves.map(({ row, member }) =>
      member
        ? update('CollegeMember', member, made)
        : insert('CollegeMember', {
            id: newId(),
            concertationId: concertation.id,
            organisationId: row.id,
            ...made,
            version: 1,
          }),
    ),
    undo: {
      intent: 'college restore',
      args: { organisations: moves.map(({ row }) => row.id), colleges: moves.map(({ was }) => was) },
    },
  }
}
