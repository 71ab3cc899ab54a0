/** A secret and verifiable vote is held with Belenios; its result is looked at, shown as it will stand, then published here. */
import { z } from 'zod'
import { Line, Several } from '../../engine/fields.ts'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { addressOf, langAt } from '../../engine/places.ts'
import { insert, post, update, type Write } from '../../engine/writes.ts'
import type { Poll } from '../../generated/prisma/client.ts'
import { cardId } from '../../meetings/rules/sessions.ts'
import { openSessionsIn } from '../../meetings/store.ts'
import { bodiesOf } from '../../process/store.ts'
import { Refusal } from '../../refusal.ts'
import { type Text, textOf } from '../../text/index.ts'
import type { Argument, Call } from '../../views/view.ts'
import { type Brought, broughtFrom } from '../belenios/brought.ts'
import { UnreadableElection } from '../belenios/faults.ts'
import { type Held, heldInText } from '../belenios/read.ts'
import { json } from '../concluding.ts'
import { expectedIn } from '../expected.ts'
import { logged } from '../log.ts'
import { roomsOfPoll } from '../rooms.ts'
import { externalOf } from '../rules/external.ts'
import { mostOptions } from '../rules.ts'
import { pollsOf } from '../store.ts'
import { faultSaid, importedView, importPreview } from '../views/belenios.ts'
import { resultCard, type Shown, weight } from '../views.ts'
import { importUndo } from './import-belenios-undo.ts'

/** Letters: what a file that is attached may hold. */
const longest = 250_000
const mostBallots = 1_000_000

export const importBelenios = defineIntent({
  name: 'poll import',
  allow: 'coordinator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({
    text: Several(2, longest),
    link: Line(9, 500).optional(),
    seats: z.number().int().min(1).max(mostOptions).optional(),
    ballots: z.number().int().min(1).max(mostBallots).optional(),
    confirmed: z.boolean().optional(),
  }),
  async run(args, context) {
    const { actor, concertation, now, newId, number, read, spot, t, lang, zone } = context
    const { place } = spot
    if (spot.kind !== 'room' || place?.concertationId !== concertation.id) throw new Refusal('pollInRoom')
    const link = args.link === undefined ? undefined : address(args.link)
    const held = readOrRefused(args.text, args.ballots, t)
    const brought = broughtFrom(held, args.seats)
    if (brought.length === 0) throw new Refusal('electionUncounted')
    const few = args.seats && brought.find(({ options }) => options.length < args.seats!)
    if (few) throw new Refusal('tooManySeats', { seats: args.seats!, count: few.options.length })
    const here = (await pollsOf(read, concertation.id)).find((poll) => isSame(poll, held))
    if (here) throw new Refusal('electionHere', { number: here.number }, [see(here.number)])
    const bodies = await bodiesOf(read, concertation.id)
    const sessions = await openSessionsIn(read, concertation.id, spot)
    const session = sessions.length === 1 ? sessions[0] : undefined
    const body = bodies.find(({ id, state }) => id === (session?.bodyId ?? place.bodyId) && state === 'active')
    const shown = brought.map((one) => shownOf(one))
    const first = shown[0]!
    const rooms = await roomsOfPoll(read, first.poll)
    if (!args.confirmed) {
      const draft = { intent: 'poll import', args: { ...given(args), confirmed: true } }
      const preview = {
        questions: brought.map(({ question, options, external, result }) => ({ question, options, external, result })),
        left: held.answered.length - brought.length,
        weight: weight(first, t, lang),
        rooms: rooms.map(({ name }) => name),
        expected: (await expectedIn(first.poll, context)).length,
        publish: draft satisfies Call,
      }
      return answer(importPreview(preview, t, lang))
    }
    const writes = shown.flatMap((one): Write[] => [
      insert('Poll', one.poll),
      ...one.options.map((label, position) =>
        insert('PollOption', {
          id: newId(),
          pollId: one.poll.id,
          position,
          label,
          hint: null,
          byId: null,
          subject: null,
          subjectId: null,
        }),
      ),
      logged(one.poll, { kind: 'closed', ballots: one.result!.ballots }, context),
      ...rooms.map((room) => {
        const spoken = langAt(room, lang)
        const id = cardId(one.poll.postId!, room, place.id)
        return post(id, addressOf(room), resultCard(one, textOf(spoken), spoken))
      }),
    ])
    return {
      ...answer(
        importedView(
          shown.map(({ poll }) => poll.number),
          t,
          lang,
        ),
        // Pressed twice at once, the second finds the first.
        update('Place', place, {}),
        writes,
      ),
      undo: call(importUndo, { polls: shown.map(({ poll }) => poll.id) }),
    }

    function shownOf({ question, options, rule, external, result }: Brought): Shown {
      const { method, seats, mostChoices = 1, terms } = rule
      const poll: Poll = {
        id: newId(),
        concertationId: concertation.id,
        number: args.confirmed ? number('poll') : 0,
        question,
        method,
        seats,
        mostChoices,
        terms: (terms ?? null) as Poll['terms'],
        secrecy: 3,
        results: 'atClose',
        decides: body?.power === 'decides',
        bodyId: body?.id ?? null,
        sessionId: session?.id ?? null,
        placeId: place!.id,
        postId: newId(),
        closesAt: null,
        state: 'closed',
        opensAt: null,
        replacesId: null,
        chairId: null,
        validatedAt: null,
        definitionHash: null,
        secret: null,
        roll: null,
        breaking: null,
        resultHash: null,
        external: { ...external, ...(link !== undefined && { link }) } as unknown as Poll['external'],
        preset: null,
        remindAt: null,
        remindedAt: null,
        // biome-ignore lint/suspicious/noThenProperty: data, and no promise
        then: null,
        result: json(result),
        createdById: actor.id,
        createdAt: now,
        closedAt: now,
        closedById: actor.id,
        reason: null,
        version: 1,
      }
      return {
        poll,
        options,
        zone,
        turnout: result.ballots,
        result,
        voters: undefined,
        body: body?.name,
        deciders: bodies.filter((b) => b.power === 'decides' && b.state === 'active').map((b) => b.name),
      }
    }
  },
})

function readOrRefused(text: string, ballots: number | undefined, t: Text): Held {
  try {
    return heldInText(text, ballots)
  } catch (error) {
    if (error instanceof UnreadableElection) throw new Refusal('electionUnread', { why: faultSaid(error, t) })
    throw error
  }
}

/** The same election, whatever its address or how it was brought. */
function isSame(poll: Poll, { fingerprint }: Held): boolean {
  return poll.state === 'closed' && externalOf(poll)?.fingerprint === fingerprint
}

function address(typed: string): string {
  const link = URL.canParse(typed.trim()) ? new URL(typed.trim()) : undefined
  if (link?.protocol !== 'https:' || /\s/.test(typed.trim())) throw new Refusal('electionLink')
  return link.href
}

function see(number: number) {
  return { label: 'seePoll', call: { intent: 'polls', args: { number } } } as const
}

/** Arguments that were given, as a call holds them. */
function given(args: Readonly<Record<string, Argument | undefined>>): Call['args'] {
  return Object.fromEntries(Object.entries(args).flatMap(([name, v]) => (v === undefined ? [] : [[name, v] as const])))
}
