/** Several dates are proposed rather than one arranged: what is written, and what whoever asks sees before. */
import { dayOf } from '../calendar.ts'
import { answer, type Context, call, type Outcome } from '../engine/intent.ts'
import { insert, update, type Write } from '../engine/writes.ts'
import type { Body, Concertation, DateOption, DatePoll, Phase, Workshop } from '../generated/prisma/client.ts'
import { insidePhase, unlocked } from '../process/rules/phases.ts'
import { Refusal } from '../refusal.ts'
import { formatMoment, formatWindow } from '../views/format.ts'
import type { Call } from '../views/view.ts'
import { placesShowing, showCards } from './cards.ts'
import { endCall, shownOf, waitedFor } from './dated.ts'
import { placeHere } from './here.ts'
import { datesCancel } from './intents/dates-cancel.ts'
import { toCome } from './rules/sessions.ts'
import { datePollsOf, datesIn } from './store/dates.ts'
import { askedView, askPreview, datesCard } from './views/dates.ts'

export type Asked = {
  readonly dates: readonly Date[]
  readonly title: string
  readonly workshop: Workshop | undefined
  readonly body: Body | undefined
  /** of an atelier: its dates are within */
  readonly phase: Phase | undefined
  readonly minutes: number
  readonly location: string | null
  readonly agenda: string | null
  readonly closesAt: Date | undefined
  /** what the confirming button calls, without its confirmation */
  readonly again: Call
  readonly confirmed: boolean
  /** label of the field, for refusals */
  readonly label: string
}

export async function askDates(asked: Asked, context: Context<Concertation>): Promise<Outcome> {
  const { actor, concertation, now, newId, number, t, lang } = context
  const { workshop, body } = asked
  mayAsk(asked, context)
  const place = placeHere(context)
  const poll: DatePoll = {
    id: newId(),
    concertationId: concertation.id,
    number: asked.confirmed ? number('date poll') : 0,
    title: asked.title,
    workshopId: workshop?.id ?? null,
    bodyId: body?.id ?? null,
    length: asked.minutes,
    location: asked.location,
    agenda: asked.agenda,
    closesAt: asked.closesAt ?? null,
    state: 'open',
    sessionId: null,
    // What is arranged in the team's own channel is the team's own meeting.
    placeId: !workshop && !body && place?.team ? place.id : null,
    postId: newId(),
    nudgedAt: null,
    toldAt: null,
    createdById: actor.id,
    createdAt: now,
    version: 1,
  }
  await mustBeNew(poll, asked.dates, context)
  const places = await placesShowing(poll, context, place)
  const [main] = places
  if (!main) throw new Refusal('noPlaceFor', { title: asked.title })
  const placed = { ...poll, placeId: main.id }
  const dates = asked.dates.map(
    (startsAt, position): DateOption => ({ id: newId(), pollId: poll.id, position, startsAt }),
  )
  const shown = shownOf({ poll: placed, dates, rows: [] }, context)
  if (!asked.confirmed) {
    const people = (await waitedFor(placed, places, context)).length
    const confirm = { ...asked.again, args: { ...asked.again.args, confirmed: true } }
    const edit = { intent: 'resume', args: { intent: asked.again.intent, given: JSON.stringify(asked.again.args) } }
    return answer(askPreview(shown, { places: places.map((p) => p.name), people, confirm, edit }, t, lang))
  }
  const group: (Write | undefined)[] = [workshop && update('Workshop', workshop, {}), body && update('Body', body, {})]
  return {
    ...answer(
      askedView(shown, t, lang),
      insert('DatePoll', placed),
      dates.map((date) => insert('DateOption', date)),
      // Pressed twice at once, the second finds the first.
      update('Place', main, {}),
      group.filter((write) => write !== undefined),
      showCards({ postId: placed.postId ?? '', placeId: main.id }, places, lang, (words, l) =>
        datesCard(shown, words, l),
      ),
      endCall(placed, now),
    ),
    undo: call(datesCancel, { poll: placed.number }),
  }
}

/** Every date is to come, and of its phase; answers end before the first of them. */
function mayAsk({ dates, phase, workshop, closesAt, label }: Asked, { now, lang, zone }: Context<Concertation>): void {
  const say = (at: Date) => formatMoment(at, zone, lang)
  for (const at of dates) {
    toCome(at, now, { label, moment: say(at) })
    if (!workshop || !phase) continue
    insidePhase(phase, dayOf(zone, at), formatWindow(phase.startsOn, phase.endsOn, lang))
    unlocked(phase)
  }
  if (!closesAt) return
  toCome(closesAt, now, { label, moment: say(closesAt) })
  if (closesAt >= dates[0]!) throw new Refusal('datesUntilLate', { until: say(closesAt), first: say(dates[0]!) })
}

async function mustBeNew(
  poll: DatePoll,
  dates: readonly Date[],
  { concertation, read }: Context<Concertation>,
): Promise<void> {
  const others = (await datePollsOf(read, concertation.id)).filter(
    (other) => other.state === 'open' && other.workshopId === poll.workshopId && other.bodyId === poll.bodyId,
  )
  for (const other of others) {
    const theirs = (await datesIn(read, other.id)).map(({ startsAt }) => startsAt.getTime())
    const isSame = other.title === poll.title && String(theirs) === String(dates.map((at) => at.getTime()))
    if (isSame)
      throw new Refusal('sameDates', { number: other.number, title: other.title }, [
        { label: 'seeDates', call: { intent: 'dates', args: { poll: other.number } } },
      ])
  }
}
