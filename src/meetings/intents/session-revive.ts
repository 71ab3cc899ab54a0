/** Undo of a cancelled meeting: it takes place after all, and those who were told otherwise are told so. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { announce } from '../../engine/places.ts'
import { update } from '../../engine/writes.ts'
import { tell } from '../../people/acts.ts'
import { bodyById, workshopById } from '../../process/store.ts'
import { Refusal } from '../../refusal.ts'
import { text, view } from '../../views/build.ts'
import { editNotice, placesShowing, remindCalls } from '../cards.ts'
import { mailed } from '../mailed.ts'
import { answersTo, sessionById } from '../store.ts'
import { changed } from '../views/diary.ts'
import { changedView } from '../views.ts'

export const sessionRevive = defineIntent({
  name: 'session revive',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ session: Line(1, 40), state: z.enum(['planned', 'convened']) }),
  async run(args, context) {
    const { concertation, now, newId, read, t, lang, zone, placeLang } = context
    const session = await sessionById(read, args.session)
    if (session?.concertationId !== concertation.id || session.state !== 'cancelled')
      throw new Refusal('undoImpossible')
    // Its atelier or its body may have gone, now that it had no meeting to come.
    const group = session.workshopId
      ? await workshopById(read, session.workshopId)
      : session.bodyId
        ? await bodyById(read, session.bodyId)
        : undefined
    if (group && group.state !== 'active') throw new Refusal('undoImpossible')
    const revived = changed({ ...session, state: args.state })
    const isTold = args.state === 'convened'
    const places = isTold ? await placesShowing(session, context) : []
    const said = (words: typeof t, l: typeof lang) => changedView(words.meetings.revived, revived, zone, words, l)
    const answers = isTold ? await answersTo(read, session.id) : []
    const told = await tell(
      context,
      answers.map((a) => a.personId),
      said,
    )
    return answer(
      view(lang, text(t.meetings.revivedHere(session.number, session.title))),
      update('Session', session, { state: args.state }),
      isTold && remindCalls(revived, concertation, now),
      isTold && (await editNotice(revived, context)),
      announce(places, newId, placeLang, said),
      told.writes,
      isTold && (await mailed(session, said, context, told.reached)),
    )
  },
})
