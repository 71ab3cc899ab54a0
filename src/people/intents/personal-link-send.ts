/** A link by e-mail, to the address of its person: another one than those that were handed out, which still serve. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { post } from '../../engine/writes.ts'
import { organisersOf } from '../../process/store.ts'
import { Refusal } from '../../refusal.ts'
import { langOf, textOf } from '../../text/index.ts'
import { joinList } from '../../views/format.ts'
import { makeLinks } from '../personal-links.ts'
import { chats, handable, linkDays, linkEnds } from '../rules/personal-links.ts'
import { onePerson } from '../rules.ts'
import { accountsOfAll, rolesHeld } from '../store/personal-links.ts'
import { lettersLeave, peopleOf } from '../store.ts'
import { persons } from '../suggest.ts'
import { letterView, sendPreview, sentView } from '../views/personal-links.ts'
import { personalLinkRestore } from './personal-link-restore.ts'

export const personalLinkSend = defineIntent({
  name: 'personal link send',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({
    person: Line(2, 80),
    days: z.number().int().min(linkDays.least).max(linkDays.most).optional(),
    confirmed: z.boolean().optional(),
  }),
  suggest: { person: persons },
  async run({ person: typed, days, confirmed }, context) {
    const { actor, concertation, now, newId, read, zone, t, lang } = context
    const person = onePerson(typed, fold(typed), await peopleOf(read, concertation.id))
    const [accounts, roles] = await Promise.all([accountsOfAll(read, [person.id]), rolesHeld(read, person.id)])
    if (chats(accounts)) throw new Refusal('linkHasChat', { person: person.name })
    handable({ name: person.name, roles }, actor.roles, concertation.id)
    const addressed = accounts.filter(({ platform, silencedAt }) => platform === 'mail' && silencedAt === null).at(-1)
    if (!addressed) throw new Refusal('linkNoMail', { person: person.name })
    if (!(await lettersLeave(read))) throw new Refusal('linkNoLetters')
    const until = linkEnds(now, days)
    if (!confirmed) {
      const args = { person: person.id, ...(days !== undefined && { days }), confirmed: true }
      const confirm = { intent: 'personal link send', args }
      return answer(sendPreview(person.name, addressed.external, until, confirm, zone, t, lang))
    }
    const made = await makeLinks([person], days, context)
    const one = made.links[0]!
    const spoken = langOf(person.language) ?? lang
    const organisers = joinList(await organisersOf(read, concertation.id), spoken)
    const letter = { name: person.name, title: concertation.title, organisers, address: one.address, until }
    const to = { platform: 'mail', workspace: addressed.workspace, to: 'dm', account: addressed.external } as const
    return {
      ...answer(
        sentView(person.name, addressed.external, t, lang),
        made.writes,
        post(newId(), to, letterView(letter, zone, textOf(spoken), spoken)),
      ),
      undo: call(personalLinkRestore, { links: [one.link], state: 'revoked' }),
    }
  },
})
