/** An idea goes to another atelier: its row, its public card where it was and where it is now, a word to its author. */
import type { Context } from '../engine/intent.ts'
import { addressOf, langAt } from '../engine/places.ts'
import { edit, post, update, type Write } from '../engine/writes.ts'
import type { Concertation, Idea, Place } from '../generated/prisma/client.ts'
import { tell } from '../people/acts.ts'
import { organisationNames, personNames } from '../people/store.ts'
import { placeById } from '../process/store.ts'
import { type Text, textOf } from '../text/index.ts'
import type { Lang, View } from '../views/view.ts'
import { wasReworded } from './store.ts'
import { ideaCard, movedCard } from './views.ts'

type Where = Pick<Idea, 'workshopId' | 'sessionId' | 'placeId' | 'postId'>
type Moving = Context<Concertation>

/** `gone`: where it went, said on the card that is left; `back`: the other card was left before, and is drawn again. */
export async function moveWrites(
  idea: Idea,
  to: Where,
  { gone, back }: { readonly gone: string; readonly back: boolean },
  context: Moving,
): Promise<Write[]> {
  const row = update('Idea', idea, { ...to, updatedAt: context.now })
  return idea.postId === to.postId ? [row] : [row, ...(await cards(idea, to, gone, back, context))]
}

async function cards(idea: Idea, to: Where, gone: string, back: boolean, context: Moving): Promise<Write[]> {
  const { newId, read, lang } = context
  const [left, there] = await Promise.all([placeOf(idea, context), placeOf(to, context)])
  const names = await personNames(read, [idea.authorId])
  const organisations = await organisationNames(read, [idea.organisationId])
  const edited = await wasReworded(read, idea.id)
  const draw = (t: Text, spoken: Lang): View => {
    const by = t.ideas.by(names.get(idea.authorId) ?? '', organisations.get(idea.organisationId ?? ''))
    return ideaCard({ ...idea, by, edited }, t, spoken)
  }
  const said = (place: Place): [Text, Lang] => [textOf(langAt(place, lang)), langAt(place, lang)]
  return [
    ...(left && idea.postId !== null
      ? [edit(newId(), idea.postId, addressOf(left), movedCard(idea.number, gone, ...said(left)))]
      : []),
    ...(there && to.postId !== null
      ? [
          back
            ? edit(newId(), to.postId, addressOf(there), draw(...said(there)))
            : post(to.postId, addressOf(there), draw(...said(there))),
        ]
      : []),
  ]
}

function placeOf({ placeId }: Pick<Where, 'placeId'>, { read }: Moving): Promise<Place | null> | null {
  return placeId === null ? null : placeById(read, placeId)
}

/** Its author, when somebody else moved it. */
export async function tellAuthor(
  idea: Pick<Idea, 'authorId'>,
  say: (t: Text, lang: Lang) => View,
  context: Moving,
): Promise<readonly Write[]> {
  if (idea.authorId === context.actor.id) return []
  return (await tell(context, [idea.authorId], say)).writes
}
