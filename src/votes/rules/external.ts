/** A vote that was held elsewhere and whose result was brought here: what its poll keeps besides. Pure. */
import type { Poll } from '../../generated/prisma/client.ts'

export type ExternalKind = 'single' | 'several' | 'lists' | 'judgment' | 'ranking' | 'election'

export type External = {
  readonly from: 'belenios'
  readonly election: string
  readonly uuid: string
  /** which question of how many, from 1 */
  readonly question: number
  readonly questions: number
  readonly kind: ExternalKind
  /** choices on one ballot */
  readonly least: number
  readonly most: number
  /** undefined where nobody said how many win: then nobody does, and the first ones are told */
  readonly seats?: number
  /** as its voters were shown it */
  readonly fingerprint: string
  /** SHA-256 of its archive */
  readonly archive?: string
  /** ballots that came, replaced ones included */
  readonly cast?: number
  readonly looked: 'archive' | 'extract' | 'figures'
  readonly told: 'files' | 'figures' | 'typed'
  readonly ballots: number
  readonly weight: number
  readonly blank?: number
  readonly spoilt: number
  /** worst first, as they were called there */
  readonly grades?: readonly string[]
  /** of lists: each with its candidates and their figures */
  readonly candidates?: readonly (readonly { readonly name: string; readonly count: number }[])[]
  /** positions, best first, equals together */
  readonly order: readonly (readonly number[])[]
  /** our own rule would name others first */
  readonly differs: boolean
  readonly link?: string
}

export function externalOf({ external }: Pick<Poll, 'external'>): External | undefined {
  return (external as External | null) ?? undefined
}

/** Those who win `seats`, and those who share the last of them; nobody where there is none to win. */
export function elected(
  order: readonly (readonly number[])[],
  seats: number,
): { readonly winners: readonly number[]; readonly tied: readonly number[] } {
  const winners: number[] = []
  for (const tier of order) {
    if (winners.length >= seats) break
    if (winners.length + tier.length > seats) return { winners, tied: tier }
    winners.push(...tier)
  }
  return { winners, tied: [] }
}
