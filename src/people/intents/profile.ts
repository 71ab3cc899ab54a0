/** What the bot knows of the person who asks. */
import { z } from 'zod'
import { answer, defineIntent } from '../../engine/intent.ts'
import { accountsOf } from '../store.ts'
import { profileView } from '../views.ts'

export const profile = defineIntent({
  name: 'profile',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  args: z.object({}),
  async run(_, { actor, concertation, read, spot, t, lang }) {
    const accounts = await accountsOf(read, actor.id)
    const platformName = (platform: string) => t.people.platforms[platform] ?? platform
    const isThis = (a: (typeof accounts)[number]) => a.platform === spot.platform && a.external === actor.account
    const others = accounts.filter((account) => !isThis(account)).map((account) => platformName(account.platform))
    const here = platformName(spot.platform)
    const roles = actor.roles.filter((r) => r.concertationId === '' || r.concertationId === concertation?.id)
    return answer(
      profileView(
        {
          name: actor.name,
          organisation: actor.organisation?.name,
          language: actor.person.language,
          accounts: others.length > 0 ? [t.people.thisAccount(here), ...others] : [here],
          roles: roles.map((r) => t.roleNames[r.kind]),
        },
        t,
        lang,
      ),
    )
  },
})
