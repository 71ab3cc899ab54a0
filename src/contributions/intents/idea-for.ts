/** An idea of somebody else, written down for them: at a stand, in an interview. It is theirs, and says who wrote it down. */
import { z } from 'zod'
import { Line, Paragraph } from '../../engine/fields.ts'
import { clean, fold } from '../../engine/fold.ts'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { insert } from '../../engine/writes.ts'
import { namedPerson } from '../../people/acts/named.ts'
import { meantBy, newName } from '../../people/rules/personal-links.ts'
import { organisationNamed, organisationNames, peopleOf } from '../../people/store.ts'
import { organisations, persons } from '../../people/suggest.ts'
import { Refusal } from '../../refusal.ts'
import type { Call } from '../../views/view.ts'
import { deposit } from '../deposit.ts'
import { ideaTypes, longest, shortest } from '../rules.ts'
import { hereAt, nowhere } from '../store/here.ts'
import { whoseView } from '../views/whose.ts'
import { ideaForget } from './idea-forget.ts'

export const ideaFor = defineIntent({
  name: 'idea for',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({
    person: Line(2, 80),
    text: Paragraph(shortest, longest),
    consent: z.boolean(),
    organisation: Line(2, 120).optional(),
    type: z.enum(ideaTypes).optional(),
    fresh: z.boolean().optional(),
  }),
  suggest: { person: persons, organisation: organisations },
  async run(args, context) {
    const { actor, concertation, now, newId, read, spot, t, lang } = context
    if (!args.consent) throw new Refusal('needsConsent', {}, [], 'consent')
    const typed = args.person.replace(/^@\s*/, '')
    const meant = meantBy(typed, fold(typed), await peopleOf(read, concertation.id), args.fresh ?? false)
    if (meant.is === 'unsure') {
      const { person: _, ...rest } = args
      const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined)) as Call['args']
      const make = (who: { person: string; fresh?: true }): Call => ({
        intent: 'idea for',
        args: { ...given, ...who },
      })
      return answer(whoseView(clean(args.person), meant.near, make, t, lang))
    }
    const said = args.organisation
    const known = said === undefined || meant.is === 'one' ? null : await organisationNamed(read, fold(said))
    const made =
      said === undefined || meant.is === 'one' || known
        ? undefined
        : { id: newId(), name: said, folded: fold(said), createdById: actor.id, createdAt: now, version: 1 }
    const name = meant.is === 'one' ? '' : newName(args.person)
    const person =
      meant.is === 'one'
        ? meant.person
        : namedPerson({ name, folded: fold(name) }, (made ?? known)?.id ?? null, context)
    const organisation =
      (made ?? known)?.name ?? (await organisationNames(read, [person.organisationId])).get(person.organisationId ?? '')
    const bound = spot.kind === 'room' && spot.place?.concertationId === concertation.id ? spot.place : undefined
    const outcome = await deposit(
      {
        text: args.text,
        type: args.type ?? null,
        place: bound?.team ? undefined : bound,
        here: bound ? await hereAt(read, bound) : nowhere,
        author: { person, organisation },
      },
      context,
    )
    return {
      ...outcome,
      writes: [
        ...(made ? [insert('Organisation', made)] : []),
        ...(meant.is === 'one' ? [] : [insert('Person', person)]),
        ...outcome.writes,
      ],
      undo: call(ideaForget, {
        number: outcome.undo!.args.number as number,
        people: meant.is === 'one' ? [] : [person.id],
      }),
    }
  },
})
