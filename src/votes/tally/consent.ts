/**
 * Consent (sociocracy; Endenburg): `0` consent, `1` consent with a reservation, `2` objection, `3` stand aside. Adopted
 * when somebody expressed themselves and no objection stands; one that is withdrawn is a ballot that was changed. Never
 * averaged, never weighted: one objection out of any number is enough.
 *
 * 12 consents, 3 reservations, 1 objection: not adopted. The objection withdrawn: adopted.
 */
import { readOne } from './ballot.ts'
import { type Parts, persons } from './colleges.ts'
import type { ConsentDefinition } from './definition.ts'
import type { Judged } from './judged.ts'
import type { Table } from './table.ts'

const [objection, aside] = [2, 3]

export const consentTable: Table<ConsentDefinition> = {
  size: () => 4,
  add(_, cells, ballot, times) {
    const at = readOne(ballot, 4)
    cells[at]! += times
    return at === aside ? 'abstained' : 'expressed'
  },
}

export function consent(_: ConsentDefinition, parts: Parts): Judged {
  const counts = persons(parts)
  const expressed = parts.colleges.some(({ turnout }) => turnout.expressed > 0)
  const outcome = !expressed ? 'none' : counts[objection] === 0 ? 'adopted' : 'rejected'
  return { outcome, winners: [], tied: [], figures: { counts } }
}
