/** Undo of meetings that were just arranged: those of which nobody was told yet are taken off the agenda. */
import { z } from 'zod'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { text, view } from '../../views/build.ts'
import { sessionsById } from '../store.ts'

export const sessionsWithdraw = defineIntent({
  name: 'sessions withdraw',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ sessions: z.array(z.string()) }),
  async run({ sessions }, { concertation, read, t, lang }) {
    const found = (await sessionsById(read, sessions)).filter(
      (s) => s.concertationId === concertation.id && s.state === 'planned',
    )
    if (found.length === 0) throw new Refusal('undoImpossible')
    return answer(
      view(lang, text(t.meetings.unplanned(found.length))),
      found.map((session) => update('Session', session, { state: 'cancelled' })),
    )
  },
})
