/** Lets an idea in from outside: from now on it is one like the others, and its author is told. */
import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { addressOf, langAt } from '../../engine/places.ts'
import { post, update } from '../../engine/writes.ts'
import { tell } from '../../people/acts.ts'
import { organisationNames, personNames } from '../../people/store.ts'
import { textOf } from '../../text/index.ts'
import { nextUnread, placeOfCard } from '../moderating.ts'
import { callTeam } from '../moderation.ts'
import { letIn } from '../rules/moderation.ts'
import { viewerOf } from '../rules.ts'
import { ideaNumbered } from '../store.ts'
import { unreadOnes } from '../suggest.ts'
import { acceptedForAuthor, moderateView } from '../views/moderation.ts'
import { ideaCard } from '../views.ts'
import { ideaUnmoderate } from './idea-unmoderate.ts'

export const ideaAccept = defineIntent({
  name: 'idea accept',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ number: ShownNumber }),
  suggest: { number: unreadOnes },
  async run({ number }, context) {
    const { actor, concertation, now, newId, read, zone, t, lang } = context
    const idea = await ideaNumbered(read, concertation.id, number, viewerOf(context))
    const place = await placeOfCard(context)
    const change = letIn(idea, actor.id, now, place?.id ?? null)
    const [names, organisations] = await Promise.all([
      personNames(read, [idea.authorId]),
      organisationNames(read, [idea.organisationId]),
    ])
    const postId = place ? newId() : null
    const spoken = place ? langAt(place, lang) : lang
    const words = textOf(spoken)
    const by = words.ideas.by(names.get(idea.authorId) ?? '', organisations.get(idea.organisationId ?? ''))
    const card = { ...idea, ...change, by, edited: false }
    const told = await tell(context, [idea.authorId], (said, l) =>
      acceptedForAuthor(idea, place !== undefined, said, l),
    )
    const next = await nextUnread(context, { after: number, but: idea.id })
    return {
      ...answer(
        moderateView(next, t.moderation.accepted(number, place?.name), zone, t, lang),
        update('Idea', idea, { ...change, postId, updatedAt: now }),
        place && postId !== null && post(postId, addressOf(place), ideaCard(card, words, spoken)),
        told.writes,
        callTeam(concertation.id, now),
      ),
      undo: call(ideaUnmoderate, { idea: idea.id }),
    }
  },
})
