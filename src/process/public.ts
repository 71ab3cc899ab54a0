/** The public page as those who coordinate see it: where it is, what there is to show, what its change writes. */
import { themesOf } from '../contributions/store.ts'
import { fold } from '../engine/fold.ts'
import type { Context } from '../engine/intent.ts'
import { update, type Write } from '../engine/writes.ts'
import type { Concertation } from '../generated/prisma/client.ts'
import { isPublicSession, publicAgenda, publicText } from '../meetings/rules/public.ts'
import { sessionsOf } from '../meetings/store.ts'
import { colleaguesOf, tellColleagues } from '../people/acts.ts'
import { webDoor } from '../people/store/web.ts'
import { peopleOf } from '../people/store.ts'
import { Refusal } from '../refusal.ts'
import { publicActions } from '../roadmap/rules/public.ts'
import { actionsOf } from '../roadmap/store.ts'
import type { Text } from '../text/index.ts'
import { publicStage } from '../votes/rules/public.ts'
import { optionsOf, pollsOf } from '../votes/store.ts'
import { type Submitted, submitPublication } from './acts.ts'
import { freeSlug, namingTexts, type PublicPart, partsOf, showsMore } from './rules/public.ts'
import { mustSign } from './rules/publication.ts'
import { slugsLike } from './store/public.ts'
import { bodiesOf, editionsOf, organiserRows, teamPlaceIds, workshopsOf } from './store.ts'
import { type Address, type PublicState, publicPageNodes, publicPageToldView } from './views/public.ts'

export type PageChange = Pick<Concertation, 'publicSince' | 'slug'> & { readonly publicParts: string[] | null }

type About = Context<Concertation>

/** `parts`: what it shows, or would. */
export async function stateOf(
  { concertation, read }: About,
  parts: readonly PublicPart[],
  slug: string,
): Promise<PublicState> {
  const { id } = concertation
  const [sessions, bodies, teamPlaces, themes, polls, actions, address, workshops, people] = await Promise.all([
    sessionsOf(read, id),
    bodiesOf(read, id),
    teamPlaceIds(read, id),
    themesOf(read, id),
    pollsOf(read, id),
    actionsOf(read, id),
    addressOf(slug, read),
    workshopsOf(read, id),
    peopleOf(read, id),
  ])
  const shown = {
    meetings: sessions.filter((session) => isPublicSession(session, { teamPlaces, bodies })),
    themes,
    polls: polls.filter((poll) => publicStage(poll, teamPlaces) !== undefined),
    actions: publicActions(actions),
  }
  const options = await optionsOf(
    read,
    shown.polls.map((poll) => poll.id),
  )
  const texts = {
    meetings: shown.meetings.flatMap(({ title, location, agenda }) => [
      title,
      publicText(location) ?? '',
      ...publicAgenda(agenda),
    ]),
    themes: themes.map(({ title }) => title),
    polls: [...shown.polls.map(({ question }) => question), ...options.map(({ label }) => label)],
    actions: shown.actions.map(({ title }) => title),
  }
  return {
    concertation,
    address,
    parts,
    figures: {
      meetings: shown.meetings.length,
      themes: themes.length,
      polls: shown.polls.length,
      actions: shown.actions.length,
    },
    naming: namingTexts(
      [concertation.title, ...workshops.map(({ title }) => title), ...parts.flatMap((part) => texts[part])],
      people.map(({ name }) => name),
      fold,
    ),
  }
}

export async function addressOf(slug: string, read: About['read']): Promise<Address> {
  const door = await webDoor(read)
  return door && { url: `${door.url}/c/${slug}`, open: door.open }
}

/** Once given it stays, so that what was printed still leads there. */
export async function slugFor({ concertation, read }: About): Promise<string> {
  return concertation.slug ?? freeSlug(concertation.title, await slugsLike(read, concertation.title))
}

/** Organisers who sign first, where they sign together and the page is to show more than it does. */
export async function signersOf(
  { concertation, read }: About,
  before: readonly PublicPart[] | undefined,
  parts: readonly PublicPart[],
): Promise<readonly string[]> {
  if (!showsMore(before, parts)) return []
  return mustSign(concertation, await organiserRows(read, concertation.id)).map(({ name }) => name)
}

/** Puts it to the signature of every organiser; throws when it waits for it already. */
export async function submitPage(state: PublicState, slug: string, context: About): Promise<Submitted> {
  const { concertation, read, t } = context
  const editions = await editionsOf(read, 'page', concertation.id)
  if (editions.some((one) => one.state === 'waiting'))
    throw new Refusal('pageWaiting', {}, [{ label: 'signatures', call: { intent: 'publications', args: {} } }])
  return submitPublication(
    {
      kind: 'page',
      subjectId: concertation.id,
      edition: (editions[0]?.edition ?? 0) + 1,
      title: t.publicPage.title(concertation.title),
      content: { title: concertation.title, slug, parts: [...state.parts] },
      release: { intent: 'public page release', args: {} },
      preview: (words) => publicPageNodes(state, words),
    },
    context,
  )
}

/** Who is notified, in words. */
export async function toldSaid(context: About): Promise<string> {
  const { concertation, t } = context
  const { rooms, people } = await colleaguesOf(context, concertation.id)
  return rooms.length > 0 ? t.publicPage.toldInRooms(rooms.length) : t.publicPage.toldTo(people.length)
}

/** The row, and word of it to the team. */
export async function changePage(
  context: About,
  change: PageChange,
  say: (t: Text) => string,
): Promise<readonly Write[]> {
  const { concertation, read } = context
  const address = change.publicSince === null || !change.slug ? undefined : await addressOf(change.slug, read)
  const told = await tellColleagues(context, concertation.id, (t, lang) => publicPageToldView(say(t), address, t, lang))
  return [update('Concertation', concertation, change), ...told]
}

/** What brings back the page as it is now. */
export function pageRestored(concertation: Concertation) {
  const { publicSince, publicParts, slug } = concertation
  return {
    intent: 'public page restore',
    args: {
      since: publicSince?.toISOString() ?? '',
      slug: slug ?? '',
      ...(publicParts !== null && { parts: [...partsOf(concertation)] }),
    },
  }
}
