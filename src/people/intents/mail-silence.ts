/** No more letters to an address: whoever reads them asked for it, in a letter to the organisers. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { doneView } from '../../views/answers.ts'
import { button } from '../../views/build.ts'
import { joinList } from '../../views/format.ts'
import { mailOf } from '../mail.ts'
import { personNames } from '../store.ts'
import { mailTo } from '../suggest.ts'
import { asTheyWere } from './mail-restore.ts'

export const mailSilence = defineIntent({
  name: 'mail silence',
  allow: 'coordinator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ who: Line(3, 254) }),
  suggest: { who: mailTo },
  async run({ who }, context) {
    const { now, read, t, lang } = context
    const all = await mailOf(who, context)
    const open = all.filter(({ silencedAt }) => silencedAt === null)
    const said = joinList(
      (open.length > 0 ? open : all).map(({ external }) => external),
      lang,
    )
    if (open.length === 0) throw new Refusal('silencedAlready', { addresses: said })
    const names = await personNames(read, [open[0]!.personId])
    return {
      ...answer(
        doneView(
          t.mail.silenced(said, names.get(open[0]!.personId) ?? ''),
          t,
          lang,
          button(t.buttons.writeAgain, { intent: 'mail resume', args: { who: open[0]!.external } }),
        ),
        open.map((account) => update('Account', account, { silencedAt: now, silencedWhy: 'unsubscribed' })),
      ),
      undo: asTheyWere(open),
    }
  },
})
