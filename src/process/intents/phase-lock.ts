/** Undo of a phase's opening: it waits again, and every channel is told. */
import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { announce } from '../../engine/places.ts'
import { update } from '../../engine/writes.ts'
import { sessionsOf } from '../../meetings/store.ts'
import { Refusal } from '../../refusal.ts'
import { text, view } from '../../views/build.ts'
import { phaseNumbered } from '../rules/phases.ts'
import { openPlacesOf, phasesOf } from '../store.ts'

export const phaseLock = defineIntent({
  name: 'phase lock',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ number: ShownNumber }),
  async run({ number }, { concertation, newId, read, t, lang, placeLang }) {
    const phase = phaseNumbered(await phasesOf(read, concertation.id), number)
    const sessions = (await sessionsOf(read, concertation.id)).filter((s) => s.phaseId === phase.id)
    const begun = sessions.some((s) => s.state !== 'planned' && s.state !== 'cancelled')
    if (phase.openedAt === null || begun) throw new Refusal('undoImpossible')
    const places = await openPlacesOf(read, concertation.id)
    return answer(
      view(lang, text(t.phases.locked(phase.title))),
      update('Phase', phase, { openedAt: null }),
      announce(places, newId, placeLang, (words) => words.phases.locked(phase.title)),
    )
  },
})
