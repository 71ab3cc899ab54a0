/** A link opens nothing any more, at once: one of them, or all those of a person. One's own, or anybody's for the team. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { isAllowed } from '../../engine/roles.ts'
import { update } from '../../engine/writes.ts'
import type { PersonalLink } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'
import { linkState } from '../rules/personal-links.ts'
import { personalLinks } from '../store/personal-links.ts'
import { personNames } from '../store.ts'
import { linkedPersons } from '../suggest.ts'
import { revokedView } from '../views/personal-links.ts'
import { personalLinkRestore } from './personal-link-restore.ts'

export const personalLinkRevoke = defineIntent({
  name: 'personal link revoke',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ link: Line(2, 80) }),
  suggest: { link: linkedPersons },
  async run({ link: typed }, { actor, concertation, now, read, t, lang }) {
    const team = isAllowed('facilitator', actor.roles, concertation.id)
    const open = (await personalLinks(read, concertation.id, team ? undefined : actor.id)).filter(
      (link) => linkState(link, now) === 'active',
    )
    const names = await personNames(
      read,
      open.map(({ personId }) => personId),
    )
    const words = fold(typed).replace(/^@\s*/, '')
    const isNamed = ({ personId }: PersonalLink) => fold(names.get(personId) ?? '') === words
    const byId = open.filter(({ id }) => id === typed)
    const meant = byId.length > 0 ? byId : open.filter(isNamed)
    if (meant.length === 0) throw new Refusal('noSuchLink', { link: typed.slice(0, 60) })
    const said = [...new Set(meant.map(({ personId }) => names.get(personId) ?? ''))]
    return {
      ...answer(
        revokedView(said, meant.length, t, lang),
        meant.map((link) => update('PersonalLink', link, { state: 'revoked' })),
      ),
      undo: call(personalLinkRestore, { links: meant.map(({ id }) => id), state: 'active' }),
    }
  },
})
