/** When somebody is not to be disturbed, and who answers for them while they are away: pure. */
import type { Person } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'

/** Minutes of the day. */
export type QuietHours = { readonly quietFrom: number; readonly quietUntil: number }

const none = ['aucune', 'aucun', 'non', 'jamais', 'none', 'no', 'never', 'off']
const hour = String.raw`(\d{1,2}|midi|minuit|noon|midnight)(?:\s*(?:h|:|heures?)\s*(\d{2})?)?\s*(am|pm)?`
const range = new RegExp(String.raw`^(?:de|from|entre|between)?\s*${hour}\s*(?:-|–|—|a|to|et|and|jusqu'a)\s*${hour}$`)

/**
 * « 20h-8h », « de 20 h 30 à 7 h », “8pm to 8am”; null for none of them. `folded`: without case and accents.
 * What is no pair of hours is refused, and so are two that are the same: that would be all day, or never.
 */
export function readQuietHours(folded: string): QuietHours | null {
  const said = folded.replace(/[’ʼ]/g, "'").trim()
  if (none.includes(said)) return null
  const found = range.exec(said)
  const from = found && minutesOf(found[1]!, found[2], found[3])
  const until = found && minutesOf(found[4]!, found[5], found[6])
  if (from === null || until === null || from === undefined || until === undefined) throw new Refusal('notHours')
  if (from === until) throw new Refusal('sameHours')
  return { quietFrom: from, quietUntil: until }
}

function minutesOf(said: string, minutes = '0', half?: string): number | undefined {
  const named: Readonly<Record<string, number>> = { midi: 12, noon: 12, minuit: 0, midnight: 0 }
  const written = named[said] ?? Number(said)
  if (half !== undefined && (written < 1 || written > 12)) return undefined
  const hours = half === undefined ? written : (written % 12) + (half === 'pm' ? 12 : 0)
  if (hours > 24 || Number(minutes) > 59 || (hours === 24 && Number(minutes) > 0)) return undefined
  return (hours % 24) * 60 + Number(minutes)
}

/** The last day away, while it lasts. Days are `YYYY-MM-DD`. */
export function awayUntil({ awayUntil: until }: Pick<Person, 'awayUntil'>, today: string): string | undefined {
  return until !== null && today <= until ? until : undefined
}

/** Days. */
const longestAway = 366

/** A last day that is not over, within a year. `said` is how it is written in a refusal. */
export function lastDayAway(day: string, today: string, said: { label: string; moment: string }): string {
  if (day < today) throw new Refusal('pastDate', said)
  if (Date.parse(day) - Date.parse(today) > longestAway * 86_400_000) throw new Refusal('awayTooLong')
  return day
}

type Somebody = Pick<Person, 'id' | 'organisationId'>

/** Who may answer for whom: somebody of the same organisation, or of the team; the team may name anybody. */
export function mayStandFor(
  deputy: Somebody,
  away: Somebody,
  team: { readonly ids: readonly string[]; readonly isMine: boolean },
): boolean {
  if (deputy.id === away.id) return false
  if (team.isMine || team.ids.includes(deputy.id)) return true
  return away.organisationId !== null && deputy.organisationId === away.organisationId
}
