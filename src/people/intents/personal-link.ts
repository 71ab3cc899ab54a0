/** A link for somebody who chats nowhere, known here or new. Its address is told once, to whoever makes it. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { clean, fold } from '../../engine/fold.ts'
import { answer, type Context, call, defineIntent } from '../../engine/intent.ts'
import { isAllowed } from '../../engine/roles.ts'
import { insert, update, type Write } from '../../engine/writes.ts'
import type { Account, Concertation, Organisation, Person, Role } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'
import type { Call } from '../../views/view.ts'
import { namedPerson } from '../acts/named.ts'
import { makeLinks } from '../personal-links.ts'
import {
  chats,
  handable,
  type LinkRole,
  linkDays,
  linkRoles,
  mailAddress,
  meantBy,
  newName,
  rightsOf,
} from '../rules/personal-links.ts'
import { addressNamed } from '../store/mail.ts'
import { accountsOfAll, rolesHeld } from '../store/personal-links.ts'
import { lettersLeave, organisationNamed, organisationNames, peopleOf } from '../store.ts'
import { organisations, persons } from '../suggest.ts'
import { linkMadeView, whichPersonView } from '../views/personal-links.ts'
import { personalLinkRestore } from './personal-link-restore.ts'

export const personalLink = defineIntent({
  name: 'personal link',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({
    person: Line(2, 80),
    organisation: Line(2, 120).optional(),
    mail: Line(3, 254).optional(),
    role: z.enum(linkRoles).optional(),
    days: z.number().int().min(linkDays.least).max(linkDays.most).optional(),
    fresh: z.boolean().optional(),
  }),
  suggest: { person: persons, organisation: organisations },
  async run(args, context) {
    const { actor, concertation, read, zone, may, t, lang } = context
    const mail = args.mail === undefined ? undefined : mailAddress(args.mail)
    const known = await peopleOf(read, concertation.id)
    const meant = meantBy(args.person, fold(args.person).replace(/^@\s*/, ''), known, args.fresh ?? false)
    if (meant.is === 'unsure') return answer(await which(meant.near, args, context))
    const [holder] = mail === undefined ? [] : await addressNamed(read, mail)
    const person = meant.is === 'one' ? meant.person : undefined
    if (holder && holder.personId !== person?.id) throw new Refusal('linkMailTaken', { mail: mail! }, [], 'mail')
    const [accounts, roles] = person
      ? await Promise.all([accountsOfAll(read, [person.id]), rolesHeld(read, person.id)])
      : [[], []]
    if (person && chats(accounts)) throw new Refusal('linkHasChat', { person: person.name })
    if (person) handable({ name: person.name, roles }, actor.roles, concertation.id)
    const brought = await bring(person, args, mail !== undefined && !holder ? mail : undefined, context)
    const made = await makeLinks([brought.person], args.days, context)
    const [one] = made.links
    const addressed = accounts.some(({ platform }) => platform === 'mail') || mail !== undefined
    const rights = rightsOf([...roles, ...brought.roles], concertation.id)
    return {
      ...answer(
        linkMadeView(
          {
            ...one!,
            name: brought.person.name,
            person: brought.person.id,
            sheet: made.sheet,
            local: made.local,
            rights,
            mail: addressed && (await lettersLeave(read)),
            promotes: rights === 'guest' && may('appoint'),
          },
          zone,
          t,
          lang,
        ),
        brought.writes,
        made.writes,
      ),
      undo: call(personalLinkRestore, {
        links: [one!.link],
        state: 'revoked',
        people: person ? [] : [brought.person.id],
        accounts: brought.accounts,
        organised: brought.organised ? [brought.person.id] : [],
      }),
    }
  },
})

type Given = {
  readonly person: string
  readonly organisation?: string | undefined
  readonly mail?: string | undefined
  readonly role?: LinkRole | undefined
  readonly days?: number | undefined
}
type Here = Context<Concertation>

/** The same call, once it is said who is meant. */
async function which(near: readonly Person[], { person: typed, ...rest }: Given, { read, t, lang }: Here) {
  const names = await organisationNames(
    read,
    near.map((one) => one.organisationId),
  )
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as Call['args']
  const options = near.map(({ id, name, organisationId }) => {
    const organisation = names.get(organisationId ?? '')
    return { id, label: organisation ? `${name} (${organisation})` : name }
  })
  const make = (who: { person: string; fresh?: true }): Call => ({
    intent: 'personal link',
    args: { ...given, ...who },
  })
  return whichPersonView(clean(typed), options, make, t, lang)
}

type Brought = {
  readonly person: Person
  readonly roles: readonly { readonly kind: LinkRole; readonly concertationId: string }[]
  readonly accounts: readonly string[]
  readonly organised: boolean
  readonly writes: readonly Write[]
}

/** The person with what was said of them: a new one has a role, a known one keeps theirs. */
async function bring(
  known: Person | undefined,
  given: Given,
  mail: string | undefined,
  context: Here,
): Promise<Brought> {
  const { actor, concertation, now, newId, read } = context
  const { organisation: said, role = 'guest' } = given
  if (!known && role === 'member' && !isAllowed('coordinator', actor.roles, concertation.id))
    throw new Refusal('linkMemberByCoordination', {}, [], 'role')
  const before = said === undefined ? null : await organisationNamed(read, fold(said))
  const organisation: Organisation | null =
    said === undefined || before
      ? before
      : { id: newId(), name: said, folded: fold(said), createdById: actor.id, createdAt: now, version: 1 }
  const organised = organisation !== null && (!known || known.organisationId === null)
  const name = known ? known.name : newName(given.person)
  const person = known ?? namedPerson({ name, folded: fold(name) }, organisation?.id ?? null, context)
  const account = mail === undefined ? undefined : mailAccount(mail, person.id, now, newId())
  const held: Role = {
    id: newId(),
    personId: person.id,
    concertationId: concertation.id,
    kind: role,
    grantedById: actor.id,
    grantedAt: now,
    endedAt: null,
    version: 1,
  }
  const writes: Write[] = [
    ...(organised && organisation && !before ? [insert('Organisation', organisation)] : []),
    ...(known ? [] : [insert('Person', person), insert('Role', held)]),
    ...(known && organised ? [update('Person', known, { organisationId: organisation.id })] : []),
    ...(account ? [insert('Account', account)] : []),
  ]
  return {
    person,
    roles: known ? [] : [{ kind: role, concertationId: concertation.id }],
    accounts: account ? [account.id] : [],
    organised: organised && known !== undefined,
    writes,
  }
}

function mailAccount(external: string, personId: string, now: Date, id: string): Account {
  const at = { platform: 'mail', workspace: '', external, personId, locale: null }
  return { id, ...at, silencedAt: null, silencedWhy: null, createdAt: now, version: 1 }
}
