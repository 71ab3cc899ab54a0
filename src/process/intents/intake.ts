/** Until when ideas are gathered: told in every place, reminded the working day before, closed at its time. */
import { z } from 'zod'
import { Moment } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { announce } from '../../engine/places.ts'
import { doneView } from '../../views/answers.ts'
import { button, text, view } from '../../views/build.ts'
import { formatMoment } from '../../views/format.ts'
import { sayInstant } from '../../views/instant.ts'
import { spansOf } from '../../views/rich.ts'
import { changeIntake } from '../intake.ts'
import { comingEnd } from '../rules.ts'
import { placesOf } from '../store.ts'

export const intake = defineIntent({
  name: 'intake',
  allow: 'coordinator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ until: Moment }),
  async run(args, { concertation, now, newId, read, t, lang, zone, placeLang }) {
    const moment = formatMoment(new Date(args.until), zone, lang)
    const until = comingEnd(new Date(args.until), now, { label: t.intents.intake.args.until.label, moment })
    const places = await placesOf(read, concertation.id)
    return {
      ...answer(
        doneView(
          t.process.intakeSet(moment, places.length),
          t,
          lang,
          button(t.buttons.undo, { intent: 'undo', args: {} }),
        ),
        changeIntake(concertation, until, now),
        announce(places, newId, placeLang, (words, l) =>
          view(l, text(...spansOf(sayInstant(words.process.intakeAnnounced, until, zone, l)))),
        ),
      ),
      undo: { intent: 'intake restore', args: { until: concertation.intakeUntil?.toISOString() ?? '' } },
    }
  },
})
