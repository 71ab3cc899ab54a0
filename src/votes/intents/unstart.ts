/** Undo of opening an announced vote by hand: it waits for its time again, unless somebody answered. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { cancel, update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { text, view } from '../../views/build.ts'
import { endSchedule, seal } from '../closing.ts'
import { logged } from '../log.ts'
import { remindSchedule } from '../reminding.ts'
import { counted } from '../rules/ballot.ts'
import { redrawNow, redrawSoon, sayWhere, shownPoll } from '../shown.ts'
import { startLater } from '../starting.ts'
import { boxOf, pollById, votedBy } from '../store.ts'
import { pollCard } from '../views.ts'

export const unstart = defineIntent({
  name: 'poll unstart',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ poll: Line(1, 40) }),
  async run(args, context) {
    const { concertation, now, read, t, lang, zone } = context
    const poll = await pollById(read, args.poll)
    const isAsItWas = poll?.state === 'open' && poll.opensAt !== null && poll.opensAt > now && poll.remindedAt === null
    if (poll?.concertationId !== concertation.id || !isAsItWas) throw new Refusal('undoImpossible')
    const box = await boxOf(read, poll.id)
    if (counted(box).length > 0 || (await votedBy(read, poll.id)).size > 0) throw new Refusal('undoImpossible')
    const change = { state: 'announced' }
    const shown = await shownPoll(read, { ...poll, ...change }, zone, box)
    return answer(
      view(lang, text(t.votes.unstarted(poll.number))),
      update('Poll', poll, change),
      // A ballot put in meanwhile has the number of the seal: then this is not undone.
      seal(poll, box, context),
      cancel(endSchedule(poll)),
      cancel(remindSchedule(poll)),
      startLater(poll),
      logged(poll, { kind: 'unstarted' }, context),
      await redrawNow(shown, context),
      redrawSoon(poll, context),
      await sayWhere(shown, context, pollCard),
    )
  },
})
