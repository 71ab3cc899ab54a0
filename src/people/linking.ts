/** The two sides of a link as they are shown to each other. */
import type { Context } from '../engine/intent.ts'
import type { AccountLink, Person } from '../generated/prisma/client.ts'
import type { Text } from '../text/index.ts'
import type { Lang, View } from '../views/view.ts'
import { platformOf } from './rules/linking.ts'
import { type Carried, carriedBy } from './store/belongings.ts'
import { organisationNames } from './store.ts'
import { askView, type Side } from './views/linking.ts'

export type Sides = {
  readonly link: string
  readonly stays: Side
  readonly comes: Side
  readonly carried: Carried
}

/** Whoever speaks for the first time has no row yet: they are known from what they say. */
export async function sidesOf(link: AccountLink, { actor, read }: Context<unknown>): Promise<Sides> {
  const ids = [link.holderId, link.claimantId ?? '']
  const people = new Map<string, Person>([[actor.id, actor.person]])
  for (const person of await read.person.findMany({ where: { id: { in: ids } } })) people.set(person.id, person)
  const names = await organisationNames(
    read,
    [...people.values()].map((person) => person.organisationId),
  )
  const side = (id: string, account: string | null): Side => {
    const person = people.get(id)
    const organisation = names.get(person?.organisationId ?? '')
    return { name: person?.name ?? '', organisation, platform: platformOf(account ?? '') }
  }
  return {
    link: link.id,
    stays: side(link.holderId, link.holderAccountId),
    comes: side(link.claimantId ?? '', link.claimantAccount),
    carried: await carriedBy(read, link.claimantId ?? ''),
  }
}

export function asked(sides: Sides, reader: 'stays' | 'comes', t: Text, lang: Lang): View {
  return askView({ ...sides, reader }, t, lang)
}
