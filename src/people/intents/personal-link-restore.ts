/** Undo of what was done with links: those that were made open nothing, those that were taken back open again. */
import { z } from 'zod'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { doneView } from '../../views/answers.ts'
import { accountsByIds, personalLinksById, rolesOfPersons, untouchedPersons } from '../store/personal-links.ts'

const Ids = z.array(z.string()).optional()

export const personalLinkRestore = defineIntent({
  name: 'personal link restore',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({
    links: z.array(z.string()),
    state: z.enum(['active', 'revoked']),
    /** made by the act: emptied, unless they have come since */
    people: Ids,
    accounts: Ids,
    organised: Ids,
  }),
  async run({ links, state, people = [], accounts = [], organised = [] }, { concertation, now, read, t, lang }) {
    const [rows, made, attached] = await Promise.all([
      personalLinksById(read, links),
      untouchedPersons(read, people),
      read.person.findMany({ where: { id: { in: [...organised] } } }),
    ])
    const ids = made.map(({ id }) => id)
    const [roles, addresses] = await Promise.all([
      rolesOfPersons(read, concertation.id, ids),
      accountsByIds(
        read,
        accounts.filter(() => people.length === ids.length),
      ),
    ])
    return answer(
      doneView(state === 'active' ? t.personalLinks.restored : t.personalLinks.takenBack, t, lang),
      rows.filter((row) => row.state !== state).map((row) => update('PersonalLink', row, { state })),
      made.map((person) =>
        update('Person', person, { name: '', folded: '', organisationId: null, lastConcertationId: null }),
      ),
      roles.map((role) => update('Role', role, { endedAt: now })),
      addresses.map((account) => update('Account', account, { external: `-${account.id}` })),
      attached.map((person) => update('Person', person, { organisationId: null })),
    )
  },
})
