/** What was decided to be done: who answers for it, by when, and where it comes from; said bare, the list of it all. */

import { z } from 'zod'
import { axes, severalIdeas, signals } from '../../contributions/suggest.ts'
import { Day, Line, ShownNumber } from '../../engine/fields.ts'
import { answer, type Context, defineIntent } from '../../engine/intent.ts'
import { insert } from '../../engine/writes.ts'
import type { Action, Concertation } from '../../generated/prisma/client.ts'
import { openSessionsIn, sessionOfThread } from '../../meetings/store.ts'
import { organisations, persons } from '../../people/suggest.ts'
import { animates } from '../../process/rules/animation.ts'
import { animatedBy } from '../../process/store.ts'
import type { Call, Form } from '../../views/view.ts'
import { reminderCalls } from '../acts/schedule.ts'
import { askOwner } from '../asking.ts'
import { blanks } from '../form.ts'
import { ideasMeant, organisationMeant, originMeant, originSaid, personMeant } from '../meant.ts'
import { contactFor } from '../rules/action.ts'
import { organisationById } from '../store.ts'
import { receiptView } from '../views/actions.ts'

export const add = defineIntent({
  name: 'action add',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({
    title: Line(3, 200).optional(),
    owner: Line(2, 120).optional(),
    contact: Line(1, 80).optional(),
    due: Day.optional(),
    axis: ShownNumber.optional(),
    signal: ShownNumber.optional(),
    ideas: Line(1, 200).optional(),
    /** by a button: a new one is meant, not the list */
    confirmed: z.boolean().optional(),
  }),
  asks: (given) => given.title === undefined && Object.keys(given).length > 0,
  suggest: { owner: organisations, contact: persons, axis: axes, signal: signals, ideas: severalIdeas },
  async run({ title, ...args }, context) {
    if (title === undefined && Object.keys(args).length === 0)
      return { ...answer(null), next: { intent: 'actions', args: {} } }
    if (title === undefined) return answer(newForm(args, context))
    const { actor, concertation, now, newId, number, read, t, lang } = context
    const sessionId = await sessionHere(title, context)
    const contact = args.contact === undefined ? undefined : await personMeant(args.contact, context)
    // Somebody named without an organisation answers for their own.
    const theirs = contact?.organisationId ? await organisationById(read, contact.organisationId) : null
    const owner =
      args.owner !== undefined
        ? await organisationMeant(args.owner, context)
        : theirs
          ? { row: theirs, known: true }
          : undefined
    if (contact) contactFor(contact, owner?.row)
    const [ideas, origin] = await Promise.all([ideasMeant(args.ideas, context), originMeant(args, context)])
    const shown = number('action')
    const row: Action = {
      ...blank,
      id: newId(),
      concertationId: concertation.id,
      number: shown,
      title,
      axisId: origin.axisId ?? null,
      signalId: origin.signalId ?? null,
      sessionId,
      ownerId: owner?.row.id ?? null,
      ownership: owner ? 'asked' : 'none',
      contactId: contact?.id ?? null,
      dueOn: args.due ?? null,
      createdById: actor.id,
      createdAt: now,
    }
    const asking = owner?.known ? await askOwner(row, owner.row, context) : { writes: [], asked: 0 }
    return {
      ...answer(
        receiptView(
          {
            number: shown,
            title,
            owner: owner?.row.name,
            asked: asking.asked,
            contact: contact?.name,
            dueOn: row.dueOn,
            origin: await originSaid(row, ideas, context, t),
          },
          t,
          lang,
        ),
        insert('Action', row),
        owner !== undefined && !owner.known && insert('Organisation', owner.row),
        ideas.map((idea) =>
          insert('Evidence', {
            id: newId(),
            concertationId: concertation.id,
            subject: 'action',
            subjectId: row.id,
            ideaId: idea.id,
            state: 'active',
            byId: actor.id,
            at: now,
            version: 1,
          }),
        ),
        reminderCalls(row, concertation.zone, now),
        asking.writes,
      ),
      undo: { intent: 'action withdraw', args: { number: shown } },
    }
  },
})

const blankFields = ['title', 'owner', 'contact', 'due', 'ideas']

/** The title alone has to be filled. */
function newForm(given: Call['args'], context: Context<Concertation>): Form {
  const fields = blankFields.filter((name) => name === 'title' || !(name in given))
  const form = blanks({ intent: 'action add', args: given }, { fields }, context)
  return {
    ...form,
    fields: form.fields.map((field) => (field.name === 'title' ? { ...field, required: true } : field)),
  }
}

/** The session that is open here; an animator of other ateliers adds nothing to this one. */
async function sessionHere(
  title: string,
  { actor, concertation, read, spot }: Context<Concertation>,
): Promise<string | null> {
  const place = spot.place?.concertationId === concertation.id ? spot.place : undefined
  const said = await sessionOfThread(read, concertation.id, spot)
  const open = await openSessionsIn(read, concertation.id, spot)
  // Of several ateliers that share the channel, none is guessed.
  const session = open.length === 1 ? open[0] : undefined
  const workshopId = session?.workshopId ?? said?.workshopId ?? place?.workshopId ?? null
  if (workshopId !== null) {
    const workshops = await animatedBy(read, concertation.id, actor.id)
    animates({ roles: actor.roles, workshops }, concertation.id, workshopId, session?.title ?? title)
  }
  return session?.id ?? null
}

const blank = {
  description: null,
  ownershipById: null,
  ownershipAt: null,
  progress: 'toDo',
  progressNote: null,
  progressById: null,
  progressAt: null,
  snoozedUntil: null,
  verdict: null,
  verdictReason: null,
  verdictById: null,
  verdictAt: null,
  state: 'active',
  version: 1,
}
