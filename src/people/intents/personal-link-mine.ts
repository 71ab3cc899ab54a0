/** A link to one's own page: for another device, or for where one's chat cannot be opened. */
import { z } from 'zod'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { Refusal } from '../../refusal.ts'
import { makeLinks } from '../personal-links.ts'
import { isGuestPage, linkDays } from '../rules/personal-links.ts'
import { ownLinkView } from '../views/personal-links.ts'
import { personalLinkRestore } from './personal-link-restore.ts'

export const personalLinkMine = defineIntent({
  name: 'personal link mine',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ days: z.number().int().min(linkDays.least).max(linkDays.most).optional() }),
  async run({ days }, context) {
    const { actor, spot, zone, t, lang } = context
    // A link that was lost must not make others that outlive it.
    if (isGuestPage(spot)) throw new Refusal('linkAlreadyHere')
    const made = await makeLinks([actor.person], days, context)
    const one = made.links[0]!
    return {
      ...answer(
        ownLinkView({ ...one, name: actor.name, sheet: made.sheet, local: made.local }, zone, t, lang),
        made.writes,
      ),
      undo: call(personalLinkRestore, { links: [one.link], state: 'revoked' }),
    }
  },
})
