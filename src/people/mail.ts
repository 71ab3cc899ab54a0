/** Whose letters are meant: an address, a name, or the mark that a letter bears for whoever wants no more of them. */
import { clean, fold } from '../engine/fold.ts'
import { sha256 } from '../engine/ids.ts'
import type { Context } from '../engine/intent.ts'
import type { Account, Concertation } from '../generated/prisma/client.ts'
import { Refusal } from '../refusal.ts'
import { onePerson } from './rules.ts'
import { addressesOf, addressNamed, everyAddress, letterSecret } from './store/mail.ts'
import { peopleOf } from './store.ts'

const markLength = 16

/** What proves that a request comes from whoever reads letters at this address. */
export function markOf(secret: string, address: string): string {
  return sha256(`${secret} ${address}`).slice(0, markLength)
}

/** At least one; all those of one person when a person is named. */
export async function mailOf(
  typed: string,
  { read, concertation }: Pick<Context<Concertation>, 'read' | 'concertation'>,
): Promise<readonly Account[]> {
  const found = await meant(typed.trim(), read, concertation.id)
  if (found.length === 0) throw new Refusal('noLetters', { who: clean(typed).slice(0, 80) })
  return found
}

async function meant(typed: string, read: Context<unknown>['read'], concertationId: string): Promise<Account[]> {
  if (typed.includes('@') && !typed.startsWith('@')) return addressNamed(read, typed.replace(/^mailto:/i, ''))
  const mark = new RegExp(`^(?:stop\\s+)?([0-9a-f]{${markLength}})$`, 'i').exec(typed)?.[1]?.toLowerCase()
  if (mark !== undefined) {
    const secret = await letterSecret(read)
    if (secret === undefined) return []
    return (await everyAddress(read)).filter(({ external }) => markOf(secret, external) === mark)
  }
  const person = onePerson(typed, fold(typed), await peopleOf(read, concertationId))
  return addressesOf(read, [person.id])
}
