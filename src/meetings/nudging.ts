/** Those who are silent are asked once more, whatever the question: never twice, and not while the concertation rests. */
import type { Context } from '../engine/intent.ts'
import type { Write } from '../engine/writes.ts'
import type { Concertation } from '../generated/prisma/client.ts'
import { tell } from '../people/acts.ts'
import { reachOf } from '../people/store.ts'
import { isPaused } from '../process/rules/pause.ts'
import { Refusal } from '../refusal.ts'
import type { Text } from '../text/index.ts'
import { actions, text, view } from '../views/build.ts'
import { formatMoment } from '../views/format.ts'
import type { Button, Call, Lang, View } from '../views/view.ts'
import type { Party } from './concerned.ts'
import { nudgePreview } from './views/proxies.ts'

export type Nudge = {
  readonly title: string
  readonly silent: readonly Party[]
  readonly nudgedAt: Date | null
  readonly confirm: Button
  readonly confirmed: boolean
  readonly say: (t: Text, lang: Lang) => View
  /** where to look afterwards */
  readonly see: Button
}

/** What « annuler » says afterwards: what was sent is not taken back. Nothing when nothing was sent. */
export function sentTo(writes: readonly Write[]): Call | undefined {
  const count = writes.filter((write) => write.do === 'post').length
  return count > 0 ? { intent: 'undo never', args: { why: 'sent', count } } : undefined
}

/** Without writes it is the preview. */
export async function nudging(
  { title, silent, nudgedAt, confirm, confirmed, say, see }: Nudge,
  context: Context<Concertation>,
): Promise<{ readonly view: View; readonly writes: readonly Write[] }> {
  const { concertation, now, read, t, lang, zone } = context
  const { pausedUntil } = concertation
  if (pausedUntil && isPaused(concertation, now))
    throw new Refusal('pausedNudge', { until: formatMoment(pausedUntil, zone, lang) })
  if (nudgedAt) throw new Refusal('alreadyNudged', { moment: formatMoment(nudgedAt, zone, lang) })
  if (silent.length === 0) throw new Refusal('nobodySilent')
  const reach = await reachOf(
    read,
    silent.map(({ id }) => id),
  )
  const [reached, unreached] = [silent.filter(({ id }) => reach.has(id)), silent.filter(({ id }) => !reach.has(id))]
  if (reached.length === 0) throw new Refusal('nobodyReached')
  const names = (people: readonly Party[]) => people.map(({ name }) => name)
  if (!confirmed) return { view: nudgePreview(title, names(reached), names(unreached), confirm, t, lang), writes: [] }
  const { writes } = await tell(
    context,
    reached.map(({ id }) => id),
    say,
    'bulk',
  )
  return { view: view(lang, text(t.meetings.nudged(reached.length)), actions(see)), writes }
}
