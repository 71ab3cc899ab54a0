/** Undo of what was said of addresses: each is as it was, with its date and its reason. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import type { Account } from '../../generated/prisma/client.ts'
import { doneView } from '../../views/answers.ts'
import type { Call } from '../../views/view.ts'
import { accountsById } from '../store/letters.ts'

/** The call that makes it so, of addresses as they were read. */
export function asTheyWere(accounts: readonly Account[]): Call {
  return {
    intent: 'letters restore',
    args: {
      accounts: accounts.map(({ id }) => id),
      silenced: accounts.map(({ silencedAt }) => silencedAt?.toISOString() ?? ''),
      why: accounts.map(({ silencedWhy }) => silencedWhy ?? ''),
    },
  }
}

export const lettersRestore = defineIntent({
  name: 'letters restore',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  /** aligned; '' where letters leave */
  args: z.object({ accounts: z.array(Line(1, 40)), silenced: z.array(Line(0, 40)), why: z.array(Line(0, 40)) }),
  async run(args, { read, t, lang }) {
    const found = await accountsById(read, args.accounts)
    return answer(
      doneView(t.letters.restored, t, lang),
      found.map((account) => {
        const at = args.accounts.indexOf(account.id)
        const since = args.silenced[at]
        return update('Account', account, {
          silencedAt: since ? new Date(since) : null,
          silencedWhy: args.why[at] || null,
        })
      }),
    )
  },
})
