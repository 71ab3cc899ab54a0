/** No more letters, asked for from a letter itself by one press: the address that read it is the one that asks. */
import { z } from 'zod'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { text, view } from '../../views/build.ts'
import { addressNamed } from '../store/mail.ts'
import { asTheyWere } from './mail-restore.ts'

export const mailStop = defineIntent({
  name: 'mail stop',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  hidden: true,
  args: z.object({}),
  async run(_, { actor, now, read, spot, t, lang }) {
    if (spot.platform !== 'mail') throw new Refusal('onlyFromLetter')
    const [account] = await addressNamed(read, actor.account)
    const said = view(lang, text(t.mail.stopped))
    if (!account || account.silencedAt !== null) return answer(said)
    return {
      ...answer(said, update('Account', account, { silencedAt: now, silencedWhy: 'unsubscribed' })),
      undo: asTheyWere([account]),
    }
  },
})
