/** What the bot knows of the person who asks. */
import { z } from 'zod'
import { dayOf } from '../../calendar.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { roleKinds } from '../../engine/roles.ts'
import { formatDate } from '../../views/format.ts'
import { awayUntil } from '../rules/habits.ts'
import { accountsOf, personNames } from '../store.ts'
import { quietSaid } from '../views/habits.ts'
import { profileView } from '../views.ts'

export const profile = defineIntent({
  name: 'profile',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  args: z.object({}),
  async run(_, { actor, concertation, now, read, spot, zone, t, lang }) {
    const until = awayUntil(actor.person, dayOf(zone, now))
    const deputyId = actor.person.deputyId ?? ''
    const deputy = until === undefined ? undefined : (await personNames(read, [deputyId])).get(deputyId)
    const accounts = await accountsOf(read, actor.id)
    const platformName = (platform: string) => t.people.platforms[platform] ?? platform
    const isThis = (a: (typeof accounts)[number]) => a.platform === spot.platform && a.external === actor.account
    const others = accounts.filter((account) => !isThis(account)).map((account) => platformName(account.platform))
    const here = platformName(spot.platform)
    const roles = actor.roles
      .filter((r) => r.concertationId === '' || r.concertationId === concertation?.id)
      .toSorted((a, b) => roleKinds.indexOf(a.kind) - roleKinds.indexOf(b.kind))
    return answer(
      profileView(
        {
          name: actor.name,
          organisation: actor.organisation?.name,
          language: actor.person.language,
          accounts: others.length > 0 ? [t.people.thisAccount(here), ...others] : [here],
          roles: roles.map((r) => t.roleNames[r.kind]),
          quiet: quietSaid(actor.person, t),
          weekly: actor.person.weeklyOffAt === null,
          away: until && t.habits.awayUntil(formatDate(until, lang), deputy ?? ''),
        },
        t,
        lang,
      ),
    )
  },
})
