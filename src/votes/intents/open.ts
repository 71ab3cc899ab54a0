/** A question put to everybody in a place: shown first as it will be, then opened, and closed at its time if it has one. */
import { z } from 'zod'
import { Line, Moment, Paragraph } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { addressOf } from '../../engine/places.ts'
import { isAllowed } from '../../engine/roles.ts'
import { insert, post, update } from '../../engine/writes.ts'
import type { Poll } from '../../generated/prisma/client.ts'
import { openSessionsIn, sessionOfThread } from '../../meetings/store.ts'
import { animates } from '../../process/rules/animation.ts'
import { comingEnd } from '../../process/rules.ts'
import { animatedBy, bodiesOf } from '../../process/store.ts'
import { Refusal } from '../../refusal.ts'
import { formatMoment } from '../../views/format.ts'
import type { Argument, Call } from '../../views/view.ts'
import { endLater } from '../closing.ts'
import { roomsOfPoll } from '../rooms.ts'
import { askedOnce, define, methods, mostOptions } from '../rules.ts'
import { cardsElsewhere } from '../shown.ts'
import { choicesFrom, sources } from '../sources.ts'
import { openPolls } from '../store.ts'
import { openedView, previewView } from '../views/private.ts'
import { pollCard, type Shown } from '../views.ts'
import { cancelPoll } from './cancel.ts'

const AtMost = z.number().int().min(1).max(mostOptions)

export const open = defineIntent({
  name: 'poll open',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({
    question: Line(3, 250),
    options: Paragraph(1, 3000).optional(),
    closes: Moment.optional(),
    method: z.enum(methods).optional(),
    seats: AtMost.optional(),
    from: z.enum(sources).optional(),
    choices: AtMost.optional(),
    results: z.enum(['atClose', 'live']).optional(),
    secrecy: z.enum(['confidential', 'public']).optional(),
    // biome-ignore lint/suspicious/noThenProperty: data, and no promise
    then: z.enum(['workshops']).optional(),
    confirmed: z.boolean().optional(),
  }),
  async run(args, context) {
    const { actor, concertation, now, newId, number, read, spot, t, lang, placeText, placeLang, zone } = context
    const { place } = spot
    if (spot.kind !== 'room' || place?.concertationId !== concertation.id) throw new Refusal('pollInRoom')
    const said = await sessionOfThread(read, concertation.id, spot)
    const held = await openSessionsIn(read, concertation.id, spot)
    // Of several ateliers that share the channel, none is guessed.
    const session = held.length === 1 ? held[0] : undefined
    const workshops = await animatedBy(read, concertation.id, actor.id)
    const workshopId = place.workshopId ?? session?.workshopId ?? said?.workshopId ?? null
    animates({ roles: actor.roles, workshops }, concertation.id, workshopId, args.question)
    if (args.then && !isAllowed('coordinator', actor.roles, concertation.id)) throw new Refusal('thenIsCoordination')
    const choices = await choicesFrom(args.from, args.options, context)
    const definition = define({ method: args.method, choices, seats: args.seats, most: args.choices })
    if (args.then && definition.method === 'yesNo') throw new Refusal('thenNeedsOptions')
    const labels = definition.method === 'yesNo' ? [...placeText.votes.yesNo] : choices.map((choice) => choice.label)
    askedOnce(await openPolls(read, concertation.id), { question: args.question, placeId: place.id }, fold)
    const bodies = await bodiesOf(read, concertation.id)
    const body = bodies.find((known) => known.id === (session?.bodyId ?? place.bodyId) && known.state === 'active')
    const poll: Poll = {
      id: newId(),
      concertationId: concertation.id,
      number: args.confirmed ? number('poll') : 0,
      question: args.question,
      ...definition,
      secrecy: args.secrecy === 'public' ? 0 : 1,
      results: args.results ?? 'atClose',
      decides: body?.power === 'decides',
      bodyId: body?.id ?? null,
      sessionId: session?.id ?? null,
      placeId: place.id,
      postId: newId(),
      closesAt: args.closes ? coming(args.closes) : null,
      state: 'open',
      preset: null,
      remindAt: null,
      remindedAt: null,
      terms: null,
      // biome-ignore lint/suspicious/noThenProperty: data, and no promise
      then: args.then ? { intent: 'workshops from poll', args: {} } : null,
      result: null,
      createdById: actor.id,
      createdAt: now,
      closedAt: null,
      closedById: null,
      reason: null,
      version: 1,
    }
    const shown: Shown = {
      poll,
      options: labels,
      zone,
      turnout: 0,
      result: undefined,
      voters: undefined,
      body: body?.name,
      deciders: bodies.filter((b) => b.power === 'decides' && b.state === 'active').map((b) => b.name),
    }
    const rooms = await roomsOfPoll(read, poll)
    const elsewhere = rooms.filter(({ id }) => id !== place.id)
    const others = elsewhere.map(({ name, platform }) =>
      t.votes.roomElsewhere(name, t.people.platforms[platform] ?? platform),
    )
    if (!args.confirmed)
      return answer(
        previewView(
          shown,
          spot.name,
          others,
          { intent: 'poll open', args: { ...given(args), confirmed: true } },
          t,
          lang,
        ),
      )
    const undo = call(cancelPoll, { poll: poll.number, reason: t.votes.openedByMistake })
    return {
      ...answer(
        openedView(poll.number, spot.name, others, t, lang),
        insert('Poll', poll),
        // Pressed twice at once, the second finds the first.
        update('Place', place, {}),
        labels.map((label, position) => {
          const { subject = null, subjectId = null } = choices[position] ?? {}
          return insert('PollOption', { id: newId(), pollId: poll.id, position, label, subject, subjectId })
        }),
        post(poll.postId!, said ? spot.address : addressOf(place), pollCard(shown, placeText, placeLang)),
        cardsElsewhere(shown, elsewhere, lang),
        endLater(poll),
      ),
      undo,
    }

    function coming(closes: string): Date {
      const at = new Date(closes)
      const { label } = t.intents['poll open'].args.closes
      return comingEnd(at, now, { label, moment: formatMoment(at, zone, lang) })
    }
  },
})

/** Arguments that were given, as a call holds them. */
function given(args: Readonly<Record<string, Argument | undefined>>): Call['args'] {
  return Object.fromEntries(Object.entries(args).flatMap(([name, v]) => (v === undefined ? [] : [[name, v] as const])))
}
