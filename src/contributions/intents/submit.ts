/** The act for which everything else exists: somebody's idea, in their words, kept and numbered. */
import { z } from 'zod'
import { Paragraph } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { insert, post, update } from '../../engine/writes.ts'
import { sessionOfThread } from '../../meetings/store.ts'
import { intakeIsOpen } from '../../process/rules.ts'
import { organisersOf } from '../../process/store.ts'
import { Refusal } from '../../refusal.ts'
import { formatMoment, joinList } from '../../views/format.ts'
import { ideaTypes, longest, shortest, typeOf } from '../rules.ts'
import { hereAt, hereInThread, nowhere } from '../store/here.ts'
import { ideaCard, receiptView } from '../views.ts'

export const submit = defineIntent({
  name: 'idea submit',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ text: Paragraph(shortest, longest), type: z.enum(ideaTypes).optional() }),
  prefill: (_, { concertation, spot, t }) =>
    spot.place?.concertationId === concertation.id && !spot.place.team ? {} : { notice: t.ideas.privateNotice },
  async run(args, { actor, concertation, now, newId, number, read, spot, t, lang, placeText, placeLang, zone }) {
    if (!intakeIsOpen(concertation, now)) {
      throw new Refusal('intakeClosed', { since: formatMoment(concertation.intakeUntil!, zone, lang) })
    }
    const { text } = args
    // Said in a channel of this concertation, it is shown there; anywhere else, the team alone sees it.
    const bound = spot.kind === 'room' && spot.place?.concertationId === concertation.id ? spot.place : undefined
    const place = bound?.team ? undefined : bound
    const session = bound && (await sessionOfThread(read, concertation.id, spot))
    const here = session ? await hereInThread(read, session) : bound ? await hereAt(read, bound) : nowhere
    if (here.locked !== null) throw new Refusal('phaseLockedKept', { title: here.locked })
    const type = args.type ?? typeOf(here.prompt)
    const shown = number('idea')
    const postId = place ? newId() : null
    const organisation = actor.organisation?.name
    const first = actor.person.noticedAt === null
    const notice = first ? t.people.notice(joinList(await organisersOf(read, concertation.id), lang)) : undefined
    const row = {
      id: newId(),
      concertationId: concertation.id,
      number: shown,
      authorId: actor.id,
      organisationId: actor.person.organisationId,
      placeId: place?.id ?? null,
      text,
      type,
      workshopId: here.workshopId,
      sessionId: here.sessionId,
      themeId: null,
      mergedIntoId: null,
      status: 'active',
      postId,
      createdAt: now,
      updatedAt: now,
      version: 1,
    }
    const card = {
      number: shown,
      text,
      type,
      by: placeText.ideas.by(actor.name, organisation),
      status: 'active',
      edited: false,
    }
    return {
      ...answer(
        receiptView(
          {
            number: shown,
            text,
            title: concertation.title,
            organisation,
            type,
            workshop: here.workshop,
            places: place && [place.name],
            notice,
          },
          t,
          lang,
        ),
        insert('Idea', row),
        first && update('Person', actor.person, { noticedAt: now }),
        postId !== null && post(postId, spot.address, ideaCard(card, placeText, placeLang)),
      ),
      undo: { intent: 'idea withdraw', args: { number: shown } },
    }
  },
})
