/** What the log of a vote says, how its lines are chained, and what its ballots come to: pure. */
import type { PollEvent } from '../../generated/prisma/client.ts'

/** One act. `voter`: the person, or the organisation where each has one vote. */
export type Event =
  | { readonly kind: 'announced' | 'opened'; readonly definition: string }
  | {
      readonly kind: 'ballot'
      readonly voter: string
      readonly paper: string
      readonly college: string | null
      readonly by: string | null
    }
  | { readonly kind: 'withdrawn'; readonly voter: string }
  | { readonly kind: 'enrolled' | 'removed'; readonly voter: string; readonly college: string | null }
  /** the roll as it was frozen, in one line */
  | { readonly kind: 'roll'; readonly voters: readonly (readonly [voter: string, college: string | null])[] }
  | { readonly kind: 'proxy' | 'revoked'; readonly giver: string; readonly holder: string }
  | { readonly kind: 'option'; readonly label: string; readonly position: number }
  | { readonly kind: 'unoption'; readonly position: number }
  /** of a meeting in which people come and go: lost, or found again */
  | { readonly kind: 'quorum'; readonly reached: boolean; readonly counted: number; readonly needed: number }
  | { readonly kind: 'extended'; readonly until: string | null }
  | { readonly kind: 'closed'; readonly ballots: number }
  | { readonly kind: 'reopened' | 'unstarted' | 'unsettled' | 'unvalidated' }
  | { readonly kind: 'settled'; readonly by: string; readonly order: readonly number[] }
  | { readonly kind: 'validated'; readonly by: string }
  | { readonly kind: 'cancelled'; readonly reason: string }
  /** somebody who votes asked that it be held without names: nobody is told who */
  | { readonly kind: 'secretAsked' }

export type Line = Pick<PollEvent, 'number' | 'kind' | 'digest' | 'at' | 'payload'>

/** hash = SHA-256(previous | number | kind | digest | at in ISO 8601, UTC); the first previous is empty. */
export function headOf(lines: readonly Omit<Line, 'payload'>[], sha256: (text: string) => string): string {
  return lines.reduce((previous, line) => linked(previous, line, sha256), '')
}

export function linked(
  previous: string,
  { number, kind, digest, at }: Omit<Line, 'payload'>,
  sha256: (text: string) => string,
): string {
  return sha256([previous, number, kind, digest, at.toISOString()].join('|'))
}

export type Kept = { readonly paper: string; readonly college: string | null }

/** Ballots that count, by voter, once all lines are gone through, in order. A line that was erased says nothing. */
export function foldLog(lines: readonly Pick<Line, 'kind' | 'payload'>[]): ReadonlyMap<string, Kept> {
  const box = new Map<string, Kept>()
  for (const { kind, payload } of lines) {
    if (payload === null) continue
    const event = { kind, ...(payload as object) } as Event
    if (event.kind === 'ballot') box.set(event.voter, { paper: event.paper, college: event.college })
    if (event.kind === 'withdrawn') box.delete(event.voter)
  }
  return box
}

/**
 * Everything until the vote closed, without that line itself: what its head was when it was counted, whether it is looked
 * at in that act or afterwards. All lines while it was never closed.
 */
export function untilClosed<L extends Pick<Line, 'kind'>>(lines: readonly L[]): readonly L[] {
  const last = lines.findLastIndex(({ kind }) => kind === 'closed')
  return last < 0 ? lines : lines.slice(0, last)
}
