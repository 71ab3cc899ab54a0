/** Who speaks for whom in a meeting, and who is noted how when it ends: pure. */
import type { Answer, Attendance, SessionProxy } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'

type Given = Pick<SessionProxy, 'giverId' | 'holderId' | 'state'>
type Line = Pick<Attendance, 'key' | 'personId' | 'state'> & { readonly leftAt?: Date | null }

export type Giving = {
  readonly giverId: string
  readonly holder: { readonly id: string; readonly name: string }
  /** what the holder answered; undefined = nothing */
  readonly answer: string | undefined
  readonly rows: readonly Line[]
}

/** Throws unless somebody who is away gives it to somebody else who may be there. */
export function mayGive({ giverId, holder, answer, rows }: Giving): void {
  const { name } = holder
  if (holder.id === giverId) throw new Refusal('proxyToSelf', {}, [], 'holder')
  if (answer === 'no') throw new Refusal('proxyHolderAway', { name }, [], 'holder')
  if (answer === 'proxy') throw new Refusal('proxyHolderGave', { name }, [], 'holder')
  if (isHere(rows, giverId)) throw new Refusal('proxyWhilePresent')
}

export function isPresent(rows: readonly Line[], personId: string): boolean {
  return rows.some((row) => row.state === 'present' && (row.personId ?? row.key) === personId)
}

/** Present, and did not leave since. */
export function isHere(rows: readonly Line[], personId: string): boolean {
  return isPresent(
    rows.filter(({ leftAt = null }) => leftAt === null),
    personId,
  )
}

/** Those in force: whoever gave one and is there speaks for themselves. In the order in which they were given. */
export function inForce<P extends Given>(proxies: readonly P[], rows: readonly Line[]): P[] {
  return proxies.filter((proxy) => proxy.state === 'given' && !isHere(rows, proxy.giverId))
}

export type Closing = {
  /** `holderId` is there and speaks for them */
  readonly represented: readonly { readonly personId: string; readonly holderId: string }[]
  readonly excused: readonly string[]
}

/** Those who said that they would not come, and are on no line of the list: represented, or excused. */
export function atClosing(
  answers: readonly Pick<Answer, 'personId' | 'answer'>[],
  proxies: readonly Given[],
  rows: readonly Line[],
): Closing {
  const away = answers.filter(
    ({ personId, answer }) => answer !== 'yes' && !rows.some((row) => (row.personId ?? row.key) === personId),
  )
  const force = inForce(proxies, rows)
  const represented = away.flatMap(({ personId }) => {
    const proxy = force.find((p) => p.giverId === personId && isPresent(rows, p.holderId))
    return proxy ? [{ personId, holderId: proxy.holderId }] : []
  })
  const excused = away.map((a) => a.personId).filter((id) => !represented.some((r) => r.personId === id))
  return { represented, excused }
}
