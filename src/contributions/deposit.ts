/** An idea kept: numbered, shown where it was said, told to its author with who sees it and what is near. */
import { answer, type Context, type Outcome } from '../engine/intent.ts'
import { insert, post, update } from '../engine/writes.ts'
import type { Concertation, Person, Place } from '../generated/prisma/client.ts'
import { isGuestPage, isOutsider } from '../people/rules/personal-links.ts'
import { activeWorkshops } from '../process/rules/workshops.ts'
import { organisersOf, workshopsOf } from '../process/store.ts'
import { joinList } from '../views/format.ts'
import { callTeam } from './moderation.ts'
import { nearIdeas } from './near.ts'
import { ratherIn } from './rather.ts'
import { type IdeaType, viewerOf } from './rules.ts'
import type { Here } from './store/here.ts'
import { receiptView } from './views/receipt.ts'
import { ideaCard } from './views.ts'

export type Deposit = {
  readonly text: string
  readonly type: IdeaType | null
  /** the channel where everybody may read it; none = the team alone */
  readonly place: Place | undefined
  readonly here: Here
  /** put into the ideas box, which takes what comes whatever is open */
  readonly box?: true
  /** whose idea it is, when somebody else writes it down */
  readonly author?: Author
}
export type Author = { readonly person: Person; readonly organisation: string | undefined }

export async function deposit(
  { text, type, place, here, box, author }: Deposit,
  context: Context<Concertation>,
): Promise<Outcome> {
  const { actor, concertation, now, newId, number, read, spot, t, lang, placeText, placeLang } = context
  const shown = number('idea')
  const postId = place ? newId() : null
  const byLink = isGuestPage(spot)
  // Read before it is shown: whoever comes by a link, and is no member.
  const waits = byLink && isOutsider(actor.roles, concertation.id)
  const { person, organisation } = author ?? { person: actor.person, organisation: actor.organisation?.name }
  const first = !author && actor.person.noticedAt === null
  const [near, workshops, organisers] = await Promise.all([
    waits ? [] : nearIdeas(read, concertation.id, text, viewerOf(context)),
    workshopsOf(read, concertation.id),
    first ? organisersOf(read, concertation.id) : [],
  ])
  const row = {
    id: newId(),
    concertationId: concertation.id,
    number: shown,
    authorId: person.id,
    organisationId: person.organisationId,
    placeId: place?.id ?? null,
    text,
    type,
    workshopId: here.workshopId,
    sessionId: here.sessionId,
    themeId: null,
    mergedIntoId: null,
    status: waits ? 'waiting' : 'active',
    channel: byLink ? 'web' : null,
    enteredById: author ? actor.id : null,
    moderatedById: null,
    moderatedAt: byLink && !waits ? now : null,
    refusedWhy: null,
    postId,
    createdAt: now,
    updatedAt: now,
    version: 1,
  }
  const by = placeText.ideas.by(person.name, organisation)
  const card = { number: shown, text, type, by, status: 'active', edited: false, entered: author && actor.name }
  const receipt = receiptView(
    {
      number: shown,
      text,
      title: concertation.title,
      organisation,
      type,
      workshop: here.workshop,
      places: place && [place.name],
      notice: first ? t.people.notice(joinList(organisers, lang)) : undefined,
      near: near.length,
      elsewhere: ratherIn(text, activeWorkshops(workshops), here.workshopId),
      box: box ?? false,
      waits,
      author: author?.person.name,
    },
    t,
    lang,
  )
  return {
    ...answer(
      receipt,
      insert('Idea', row),
      first && update('Person', actor.person, { noticedAt: now }),
      postId !== null && post(postId, spot.address, ideaCard(card, placeText, placeLang)),
      waits && callTeam(concertation.id, now),
    ),
    undo: { intent: 'idea withdraw', args: { number: shown } },
  }
}
