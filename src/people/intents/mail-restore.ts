/** Undo of what was said of addresses: each is as it was, with its date and its reason. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import type { Account } from '../../generated/prisma/client.ts'
import { doneView } from '../../views/answers.ts'
import type { Call } from '../../views/view.ts'
import { accountsById } from '../store/mail.ts'

/** Where letters leave: an empty word would be one that was not given. */
const nothing = '-'

/** The call that makes it so, of addresses as they were read. */
export function asTheyWere(accounts: readonly Account[]): Call {
  return {
    intent: 'mail restore',
    args: {
      accounts: accounts.map(({ id }) => id),
      silenced: accounts.map(({ silencedAt }) => silencedAt?.toISOString() ?? nothing),
      why: accounts.map(({ silencedWhy }) => silencedWhy ?? nothing),
    },
  }
}

export const mailRestore = defineIntent({
  name: 'mail restore',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  /** aligned */
  args: z.object({ accounts: z.array(Line(1, 40)), silenced: z.array(Line(1, 40)), why: z.array(Line(1, 40)) }),
  async run(args, { read, t, lang }) {
    const found = await accountsById(read, args.accounts)
    return answer(
      doneView(t.mail.restored, t, lang),
      found.map((account) => {
        const at = args.accounts.indexOf(account.id)
        const [since = nothing, why = nothing] = [args.silenced[at], args.why[at]]
        return update('Account', account, {
          silencedAt: since === nothing ? null : new Date(since),
          silencedWhy: why === nothing ? null : why,
        })
      }),
    )
  },
})
