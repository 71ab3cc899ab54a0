/** Links for several persons at once, to be printed as cards and handed out. Shown first, since each opens somebody's page. */
import { z } from 'zod'
import { Line, splitList } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, type Context, call, defineIntent } from '../../engine/intent.ts'
import type { Concertation, Person } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'
import { makeLinks } from '../personal-links.ts'
import { chats, handable, linkDays, linkEnds, linkState, mostOnSheet } from '../rules/personal-links.ts'
import { onePerson } from '../rules.ts'
import { accountsOfAll, chatless, personalLinks, rolesHeldBy } from '../store/personal-links.ts'
import { peopleOf } from '../store.ts'
import { severalPersons } from '../suggest.ts'
import { sheetPreview, sheetView } from '../views/personal-links.ts'
import { personalLinkRestore } from './personal-link-restore.ts'

export const personalLinkSheet = defineIntent({
  name: 'personal link sheet',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({
    people: Line(2, 4000).optional(),
    days: z.number().int().min(linkDays.least).max(linkDays.most).optional(),
    confirmed: z.boolean().optional(),
  }),
  suggest: { people: severalPersons },
  async run({ people: typed, days, confirmed }, context) {
    const { now, zone, t, lang } = context
    const all = typed === undefined ? await lacking(context) : await named(typed, context)
    if (all.length === 0) throw new Refusal('linkNobody')
    if (typed !== undefined && all.length > mostOnSheet) throw new Refusal('linkTooMany', { max: mostOnSheet })
    const people = all.slice(0, mostOnSheet)
    if (!confirmed) {
      const given = { ...(typed !== undefined && { people: typed }), ...(days !== undefined && { days }) }
      const confirm = { intent: 'personal link sheet', args: { ...given, confirmed: true } }
      const names = people.map(({ name }) => name)
      return answer(sheetPreview(names, all.length - people.length, linkEnds(now, days), confirm, zone, t, lang))
    }
    const made = await makeLinks(people, days, context)
    const said = { count: people.length, sheet: made.sheet, until: linkEnds(now, days), local: made.local }
    return {
      ...answer(sheetView(said, zone, t, lang), made.writes),
      undo: call(personalLinkRestore, { links: made.links.map(({ link }) => link), state: 'revoked' }),
    }
  },
})

type Here = Context<Concertation>

/** Known here, chatting nowhere, and without a link that still serves; those of a team ask for their own. */
async function lacking({ actor, concertation, now, read }: Here): Promise<Person[]> {
  const [people, links] = await Promise.all([chatless(read, concertation.id), personalLinks(read, concertation.id)])
  const served = new Set(links.filter((link) => linkState(link, now) === 'active').map(({ personId }) => personId))
  const without = people.filter(({ id }) => !served.has(id))
  const roles = await rolesHeldBy(
    read,
    without.map(({ id }) => id),
  )
  return without.filter(({ id, name }) => {
    try {
      handable({ name, roles: roles.get(id) ?? [] }, actor.roles, concertation.id)
      return true
    } catch (error) {
      if (error instanceof Refusal) return false
      throw error
    }
  })
}

async function named(typed: string, { actor, concertation, read }: Here): Promise<Person[]> {
  const known = await peopleOf(read, concertation.id)
  const found = new Map(
    splitList(typed).map((words) => {
      const person = onePerson(words, fold(words), known)
      return [person.id, person] as const
    }),
  )
  const ids = [...found.keys()]
  const [accounts, roles] = await Promise.all([accountsOfAll(read, ids), rolesHeldBy(read, ids)])
  for (const [id, { name }] of found) {
    if (chats(accounts.filter(({ personId }) => personId === id))) throw new Refusal('linkHasChat', { person: name })
    handable({ name, roles: roles.get(id) ?? [] }, actor.roles, concertation.id)
  }
  return [...found.values()]
}
