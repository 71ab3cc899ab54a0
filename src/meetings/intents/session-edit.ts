/** The place, the agenda, the length or the name of a meeting to come; its date is moved. Bare, it is a form with what is there. */
import { z } from 'zod'
import { Line, Several, ShownNumber } from '../../engine/fields.ts'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { Refusal } from '../../refusal.ts'
import { button } from '../../views/build.ts'
import { type Details, detailsOf, editing, mustBeTold } from '../editing.ts'
import { mustAnimate, sessionMeant } from '../here.ts'
import { agendaItems, coming, inState, readAgenda } from '../rules/sessions.ts'
import { answersTo } from '../store.ts'
import { sessionsToCome } from '../suggest.ts'
import { changePreview, sessionView } from '../views.ts'
import { sessionUnedit } from './session-unedit.ts'

export const sessionEdit = defineIntent({
  name: 'session edit',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({
    location: Line(2, 200).optional(),
    agenda: Several(2, 2000).optional(),
    minutes: z.number().int().min(15).max(1440).optional(),
    title: Line(2, 120).optional(),
    session: ShownNumber.optional(),
    confirmed: z.boolean().optional(),
  }),
  suggest: { session: sessionsToCome },
  asks: (given) => isBare(given),
  async run(args, context) {
    const { read, t, lang, zone } = context
    const session = await sessionMeant(context, {
      number: args.session,
      states: coming,
      which: 'next',
      none: 'noneToMove',
    })
    await mustAnimate(context, session)
    inState(session, coming)
    const before = detailsOf(session)
    const again = { intent: 'session edit', session: session.number }
    if (isBare(args)) {
      const given = { ...filled(before), session: session.number }
      return {
        ...answer(null),
        next: { intent: 'resume', args: { intent: again.intent, given: JSON.stringify(given) } },
      }
    }
    const after: Details = {
      title: args.title ?? before.title,
      location: args.location ?? before.location,
      minutes: args.minutes ?? before.minutes,
      agenda: args.agenda === undefined ? before.agenda : readAgenda(args.agenda),
    }
    const { number, title } = session
    if (JSON.stringify(after) === JSON.stringify({ ...after, ...before }))
      throw new Refusal('sameMeeting', { number, title })
    const answers = session.state === 'convened' && mustBeTold(before, after) ? await answersTo(read, session.id) : []
    if (answers.length > 0 && !args.confirmed) {
      const confirm = { intent: again.intent, args: { ...filled(after), session: number, confirmed: true } }
      return answer(
        changePreview(
          [
            t.meetings.editPreview(number, title),
            after.location !== null &&
              after.location !== before.location &&
              t.meetings.datesWho(t.meetings.where, after.location),
            t.meetings.editInPlace,
            t.meetings.tellsAnswered(answers.length),
          ],
          button(t.buttons.editNow, confirm, 'primary'),
          lang,
        ),
      )
    }
    const { session: edited, writes } = await editing(session, after, context)
    return {
      ...answer(
        sessionView(
          t.meetings.edited,
          edited,
          [
            session.state === 'planned' &&
              button(t.buttons.convene, { intent: 'session convene', args: { session: number } }, 'primary'),
            button(t.buttons.agenda, { intent: 'agenda', args: {} }),
            button(t.buttons.undo, { intent: 'undo', args: {} }),
          ],
          zone,
          t,
          lang,
        ),
        writes,
      ),
      undo: call(sessionUnedit, {
        session: session.id,
        before: JSON.stringify(before),
        after: JSON.stringify(detailsOf(edited)),
      }),
    }
  },
})

const details = ['location', 'agenda', 'minutes', 'title']

function isBare(given: Readonly<Record<string, unknown>>): boolean {
  return !details.some((name) => given[name] !== undefined)
}

/** As a form, or a button, holds them. */
function filled({ title, location, agenda, minutes }: Details) {
  const items = agendaItems(agenda)
  return {
    title,
    minutes,
    ...(location !== null && { location }),
    ...(items.length > 0 && { agenda: items.join('\n') }),
  }
}
