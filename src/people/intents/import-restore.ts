/** Undo of an import: whom it brought is nobody any more, and what it changed is as it was. Rows stay, emptied. */
import { z } from 'zod'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update, type Write } from '../../engine/writes.ts'
import { doneView } from '../../views/answers.ts'
import { collegeMembers, collegesOf } from '../store/colleges.ts'
import { importedNow } from '../store/importing.ts'

const Ids = z.array(z.string()).optional()

export const importRestore = defineIntent({
  name: 'import restore',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({
    people: Ids,
    organised: Ids,
    given: Ids,
    ended: Ids,
    accounts: Ids,
    made: Ids,
    organisations: Ids,
    colleges: Ids,
  }),
  async run(args, { concertation, now, read, t, lang }) {
    const { organised = [], made = [], organisations = [], colleges = [] } = args
    const taken = {
      people: args.people ?? [],
      given: args.given ?? [],
      ended: args.ended ?? [],
      accounts: args.accounts ?? [],
    }
    const { given, ended, people, accounts } = await importedNow(read, concertation.id, taken)
    const [seats, all, known] = await Promise.all([
      collegeMembers(read, concertation.id),
      collegesOf(read, concertation.id),
      read.person.findMany({ where: { id: { in: [...organised] } } }),
    ])
    const writes: Write[] = [
      ...all
        .filter((college) => made.includes(college.id))
        .map((college) => update('College', college, { state: 'withdrawn' })),
      ...given.map((role) => update('Role', role, { endedAt: now })),
      ...ended.map((role) => update('Role', role, { endedAt: null })),
      ...people.map((person) => update('Person', person, { name: '', folded: '', organisationId: null })),
      ...known.map((person) => update('Person', person, { organisationId: null })),
      ...accounts.map((account) => update('Account', account, { external: `-${account.id}` })),
      ...organisations.flatMap((id, i) => {
        const seat = seats.find((one) => one.organisationId === id)
        return seat ? [update('CollegeMember', seat, { collegeId: colleges[i] ?? '' })] : []
      }),
    ]
    return answer(doneView(t.importing.undone, t, lang), writes)
  },
})
