/** Letters to an address again: it works anew, or whoever reads them there wants them after all. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { doneView } from '../../views/answers.ts'
import { joinList } from '../../views/format.ts'
import { mailOf } from '../mail.ts'
import { personNames } from '../store.ts'
import { mailTo } from '../suggest.ts'
import { asTheyWere } from './mail-restore.ts'

export const mailResume = defineIntent({
  name: 'mail resume',
  allow: 'coordinator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ who: Line(3, 254) }),
  suggest: { who: mailTo },
  async run({ who }, context) {
    const { read, t, lang } = context
    const all = await mailOf(who, context)
    const silenced = all.filter(({ silencedAt }) => silencedAt !== null)
    const said = joinList(
      (silenced.length > 0 ? silenced : all).map(({ external }) => external),
      lang,
    )
    if (silenced.length === 0) throw new Refusal('notSilenced', { addresses: said })
    const names = await personNames(read, [silenced[0]!.personId])
    return {
      ...answer(
        doneView(t.mail.resumed(said, names.get(silenced[0]!.personId) ?? ''), t, lang),
        silenced.map((account) => update('Account', account, { silencedAt: null, silencedWhy: null })),
      ),
      undo: asTheyWere(silenced),
    }
  },
})
