/** What the statutes of a body ask of its votes: pure. The law of 1901 asks for nothing: neither does a body without any. */
import type { Body } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'
import { type Key, meaningful, type Rules } from '../../votes/rules/agreed.ts'

/** As they are said, but for the chair, who is a person. `tie` is `chair` where the statutes give a casting vote. */
export type Statutes = Pick<
  Rules,
  | 'quorum'
  | 'secondNotice'
  | 'majority'
  | 'colleges'
  | 'mode'
  | 'per'
  | 'empty'
  | 'each'
  | 'seat'
  | 'proxies'
  | 'tie'
  | 'validated'
  | 'secretOnRequest'
> & { readonly chairId?: string }

const ofStatutes: readonly Key[] = [
  'quorum',
  'secondNotice',
  'majority',
  'colleges',
  'mode',
  'per',
  'empty',
  'each',
  'seat',
  'proxies',
  'chair',
  'tie',
  'validated',
  'secretOnRequest',
]

export function statutesOf(body: Pick<Body, 'statutes'> | undefined): Statutes | undefined {
  return (body?.statutes as Statutes | null | undefined) ?? undefined
}

/** What is decided vote by vote stands in no statutes; `said` is how such a rule is written. */
export function onlyStatutes(rules: Rules, said: (key: Key) => string): void {
  const other = (Object.keys(rules) as Key[]).find((key) => !ofStatutes.includes(key))
  if (other) throw new Refusal('ruleNotOfStatutes', { text: said(other) })
}

/** What says that there is none is left out; null when nothing is left. */
export function statutesFrom({ chair: _, ...rules }: Rules, chairId: string | undefined): Statutes | null {
  const all = { ...meaningful(rules), ...(chairId !== undefined && { chairId }) }
  return Object.keys(all).length > 0 ? all : null
}

/** As rules of one vote; what was said for that vote comes after, and wins. */
export function asRules({ chairId: _, ...rules }: Statutes): Rules {
  return rules
}

/** Does the body still have these? The order of their parts is the database's. */
export function isSame(body: Pick<Body, 'statutes'>, statutes: Statutes | null): boolean {
  return ordered(body.statutes) === ordered(statutes)
}

function ordered(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
