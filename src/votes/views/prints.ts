/** The fingerprints of a vote: short ones where it stands, to be compared by eye; whole ones to whoever counts it again. */
import type { Poll } from '../../generated/prisma/client.ts'
import type { Text } from '../../text/index.ts'
import { code, quiet } from '../../views/build.ts'
import type { Node, Rich } from '../../views/view.ts'
import { termsOf } from '../rules.ts'
import type { Shown } from './asked.ts'
import { shortPrint } from './receipts.ts'

/** One quiet line, where the head is known. */
export function printLine({ head }: Pick<Shown, 'head'>, t: Text): Exclude<Node, { kind: 'card' }> | undefined {
  return head ? quiet(`${t.votes.agreed.labelled(t.votes.print)} `, code(shortPrint(head))) : undefined
}

type Printed = Pick<Poll, 'terms' | 'breaking'>

/** Whole: the head of its log, and of a lot its secret, promised and shown. */
export function printLines({ terms, breaking }: Printed, head: string, t: Text): (readonly [string, Rich])[] {
  const { commitment } = termsOf({ terms })
  const lot = breaking as { readonly by: string; readonly seed?: string } | null
  const lines: (readonly [string, string | undefined])[] = [
    [t.votes.printOf.head, head === '' ? undefined : head],
    [t.votes.printOf.commitment, commitment],
    [t.votes.printOf.seed, lot?.by === 'lot' ? lot.seed : undefined],
  ]
  return lines.flatMap(([label, hash]) => (hash === undefined ? [] : [[label, [code(hash)]] as const]))
}
