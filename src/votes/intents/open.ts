/** A question put to everybody in a place: shown first as it will be, then opened, and closed at its time if it has one. */
import { z } from 'zod'
import { Line, Moment, Paragraph, Several, ShownNumber } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { addressOf } from '../../engine/places.ts'
import { isAllowed } from '../../engine/roles.ts'
import type { Poll } from '../../generated/prisma/client.ts'
import { openSessionsIn, sessionOfThread } from '../../meetings/store.ts'
import { webDoor } from '../../people/store/web.ts'
import { animates } from '../../process/rules/animation.ts'
import { comingEnd } from '../../process/rules.ts'
import { animatedBy, bodiesOf } from '../../process/store.ts'
import { Refusal } from '../../refusal.ts'
import { formatMoment } from '../../views/format.ts'
import type { Argument, Call } from '../../views/view.ts'
import { agreedOn } from '../agreed.ts'
import { filledIn, presetIn, usualMajority } from '../draft.ts'
import { expectedIn } from '../expected.ts'
import { definitionHash } from '../frozen.ts'
import { labelled, opening } from '../opening.ts'
import { roomsOfPoll } from '../rooms.ts'
import { mustFit } from '../rules/fitting.ts'
import { timesInOrder } from '../rules/life.ts'
import { asksWhat, blanksOf, presets, sources } from '../rules/presets.ts'
import { reminderTime } from '../rules/reminding.ts'
import {
  askedOnce,
  define,
  hasOwnAnswers,
  majorityNames,
  methods,
  mostEach,
  mostOptions,
  opensPaper,
} from '../rules.ts'
import { choicesFrom } from '../sources.ts'
import { openPolls } from '../store.ts'
import { sourceItems } from '../suggest.ts'
import { replacedBy, replacing } from '../versions.ts'
import { previewView } from '../views/preview.ts'
import { openedView } from '../views/private.ts'
import { labelsOf, type Shown } from '../views.ts'
import { cancelPoll } from './cancel.ts'
import { unreplace } from './unreplace.ts'

/** As voting in associations knows them: 0 with names, 1 hidden from participants, 2 a paper kept apart from the name. */
const secrecyLevels = { public: 0, confidential: 1, urn: 2 } as const
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
    secrecy: z.enum(['confidential', 'public', 'urn']).optional(),
    // biome-ignore lint/suspicious/noThenProperty: data, and no promise
    then: z.enum(['workshops']).optional(),
    preset: z.enum(presets).optional(),
    each: z.number().int().min(1).max(mostEach).optional(),
    majority: z.enum(majorityNames).optional(),
    remind: Moment.optional(),
    opens: Moment.optional(),
    budget: z.number().int().min(1).max(1_000_000_000).optional(),
    rules: Several(1, 1000).optional(),
    replaces: ShownNumber.optional(),
    confirmed: z.boolean().optional(),
  }),
  suggest: { options: sourceItems },
  blanks: ['question', 'options', 'closes', 'method'],
  /** « adopter » alone does not say what. */
  asks: ({ question }) => asksWhat(presetIn(typeof question === 'string' ? question : undefined)),
  async run(asked, context) {
    const { actor, concertation, now, newId, number, read, spot, t, lang, placeText, zone } = context
    const { place } = spot
    if (spot.kind !== 'room' || place?.concertationId !== concertation.id) throw new Refusal('pollInRoom')
    const named = presetIn(asked.question)
    if (asksWhat(named)) {
      const majority = named === 'adopt' ? await usualMajority(context) : undefined
      const blanks = JSON.stringify({
        ...(majority && { majority }),
        ...given(asked),
        preset: named,
        question: undefined,
      })
      const only = [...blanksOf[named]]
      return { ...answer(null), next: { intent: 'resume', args: { intent: 'poll open', given: blanks, only } } }
    }
    const said = await sessionOfThread(read, concertation.id, spot)
    const held = await openSessionsIn(read, concertation.id, spot)
    // Of several ateliers that share the channel, none is guessed.
    const session = held.length === 1 ? held[0] : undefined
    const workshops = await animatedBy(read, concertation.id, actor.id)
    const workshopId = place.workshopId ?? session?.workshopId ?? said?.workshopId ?? null
    animates({ roles: actor.roles, workshops }, concertation.id, workshopId, asked.question)
    const args = await filledIn(asked, context)
    if (args.then && !isAllowed('coordinator', actor.roles, concertation.id)) throw new Refusal('thenIsCoordination')
    const found = await choicesFrom(args.from, args.options, context)
    const { choices } = found
    const { method, seats, choices: most, each, majority, budget } = args
    if (args.secrecy === 'urn') {
      if (args.results === 'live') throw new Refusal('urnIsNotLive')
      if (!opensPaper(await webDoor(read), spot.platform)) throw new Refusal('urnNeedsWeb')
    }
    const old = args.replaces === undefined ? undefined : await replacedBy(args.replaces, context)
    const others = (await openPolls(read, concertation.id)).filter(({ id }) => id !== old?.poll.id)
    askedOnce(others, { question: args.question, placeId: place.id }, fold)
    const bodies = await bodiesOf(read, concertation.id)
    const body = bodies.find((known) => known.id === (session?.bodyId ?? place.bodyId) && known.state === 'active')
    const agreed = await agreedOn(args.rules, { body, session, asked: args }, context)
    const definition = define({ method, choices, seats, most, each, majority, budget, terms: agreed.terms })
    mustFit(definition, { inSession: session !== undefined, chaired: agreed.chairId !== null })
    if (args.secrecy === 'urn' && definition.terms?.proxies) throw new Refusal('urnTakesNoProxies')
    if (args.secrecy === 'urn' && definition.method === 'consent') throw new Refusal('consentNotInUrn')
    if (args.then && hasOwnAnswers(definition)) throw new Refusal('thenNeedsOptions')
    const opensAt = args.opens ? coming(args.opens, 'opens') : null
    const whole: Poll = {
      id: newId(),
      concertationId: concertation.id,
      number: args.confirmed ? number('poll') : 0,
      question: args.question,
      ...definition,
      terms: definition.terms as Poll['terms'],
      secrecy: secrecyLevels[args.secrecy ?? 'confidential'],
      results: args.results ?? 'atClose',
      decides: body?.power === 'decides',
      bodyId: body?.id ?? null,
      sessionId: session?.id ?? null,
      placeId: place.id,
      postId: newId(),
      closesAt: args.closes ? coming(args.closes) : null,
      state: opensAt ? 'announced' : 'open',
      opensAt,
      replacesId: old?.poll.id ?? null,
      chairId: agreed.chairId,
      validatedAt: null,
      definitionHash: null,
      secret: agreed.secret,
      roll: null,
      breaking: null,
      resultHash: null,
      external: null,
      preset: args.preset ?? null,
      remindAt: args.remind ? coming(args.remind, 'remind') : null,
      remindedAt: null,
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
    reminderTime(whole)
    timesInOrder(whole)
    const options = labelled(definition.method, choices, labelsOf({ poll: whole, options: [] }, placeText))
    const poll: Poll = { ...whole, definitionHash: definitionHash(whole, options) }
    const shown: Shown = {
      poll,
      options: options.map(({ label }) => label),
      hints: options.map(({ hint }) => hint),
      chair: agreed.chair,
      ...(old && { replaces: { number: old.poll.number, words: old.words } }),
      zone,
      turnout: 0,
      result: undefined,
      voters: undefined,
      body: body?.name,
      deciders: bodies.filter((b) => b.power === 'decides' && b.state === 'active').map((b) => b.name),
    }
    const rooms = await roomsOfPoll(read, poll)
    const elsewhere = rooms.filter(({ id }) => id !== place.id)
    const alsoIn = elsewhere.map(({ name, platform }) =>
      t.votes.roomElsewhere(name, t.people.platforms[platform] ?? platform),
    )
    if (!args.confirmed) {
      const draft: Call = { intent: 'poll open', args: given(args) }
      const expected = (await expectedIn(poll, context)).length
      const replaces = old && { number: old.poll.number, ends: old.ends, voters: old.voters }
      return answer(
        previewView(shown, { ...found, place: spot.name, rooms: alsoIn, expected, draft, replaces }, t, lang),
      )
    }
    const undo = old?.ends
      ? call(unreplace, { poll: poll.id })
      : call(cancelPoll, { poll: poll.number, reason: t.votes.openedByMistake })
    return {
      ...answer(
        openedView(poll, spot.name, alsoIn, t, lang),
        await opening(
          { shown, choices: options, place, address: said ? spot.address : addressOf(place), elsewhere },
          context,
        ),
        old && (await replacing(old, poll, context)),
      ),
      undo,
    }

    function coming(moment: string, field: 'closes' | 'remind' | 'opens' = 'closes'): Date {
      const at = new Date(moment)
      const { label } = t.intents['poll open'].args[field]
      return comingEnd(at, now, { label, moment: formatMoment(at, zone, lang) })
    }
  },
})

/** Arguments that were given, as a call holds them. */
function given(args: Readonly<Record<string, Argument | undefined>>): Call['args'] {
  return Object.fromEntries(Object.entries(args).flatMap(([name, v]) => (v === undefined ? [] : [[name, v] as const])))
}
