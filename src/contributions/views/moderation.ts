/** Ideas from outside as the team reads them, one by one; and what their authors are told. */
import type { Idea } from '../../generated/prisma/client.ts'
import type { Text } from '../../text/index.ts'
import { actions, button, card, facts, list, quiet, quote, text, view } from '../../views/build.ts'
import { formatMoment } from '../../views/format.ts'
import { roomNames } from '../../views/rooms.ts'
import type { Lang, View } from '../../views/view.ts'

const undo = { intent: 'undo', args: {} } as const

export type Unread = {
  readonly idea: Pick<Idea, 'number' | 'text' | 'createdAt'>
  readonly by: string
  readonly organisation: string | undefined
  /** its rank among those that wait, from 1, and how many do */
  readonly rank: number
  readonly count: number
  /** where it would be shown; none: to the team alone */
  readonly places: readonly string[]
  /** ideas that say nearly the same */
  readonly near: readonly { readonly number: number; readonly text: string }[]
}

/** `done`: what was just decided of another one. */
export function moderateView(
  unread: Unread | undefined,
  done: string | undefined,
  zone: string,
  t: Text,
  lang: Lang,
): View {
  const said = done === undefined ? undefined : text(done)
  const back = done !== undefined && button(t.buttons.undo, undo)
  if (!unread)
    return view(
      lang,
      said,
      text(t.moderation.none),
      actions(back, button(t.buttons.panel, { intent: 'panel', args: {} })),
    )
  const { idea, by, organisation, rank, count, places, near } = unread
  const args = { number: idea.number }
  return view(
    lang,
    said,
    card(
      t.moderation.title(idea.number, rank, count),
      quote(idea.text),
      facts(
        [t.moderation.by, t.ideas.by(by, organisation)],
        [t.moderation.at, formatMoment(idea.createdAt, zone, lang)],
        [
          t.moderation.onceIn,
          places.length > 0 ? t.moderation.shownIn(roomNames(places, t, lang)) : t.moderation.shownTeam,
        ],
      ),
      near.length > 0 && text(t.moderation.near),
      list(...near.map((other) => `${other.number}. ${other.text}`)),
    ),
    actions(
      button(t.buttons.acceptIdea, { intent: 'idea accept', args }, 'primary'),
      button(t.buttons.refuseIdea, { intent: 'idea refuse', args }, 'danger'),
      count > 1 && button(t.buttons.nextIdea, { intent: 'moderate', args: { after: idea.number } }),
      back,
    ),
  )
}

/** To the team, once for all that wait. */
export function teamCard(title: string, count: number, t: Text, lang: Lang): View {
  if (count === 0) return view(lang, quiet(t.moderation.allRead(title)))
  return view(
    lang,
    text(t.moderation.waiting(title, count)),
    actions(button(t.buttons.readIdeas, { intent: 'moderate', args: {} }, 'primary')),
  )
}

export function acceptedForAuthor(idea: Pick<Idea, 'number' | 'text'>, shown: boolean, t: Text, lang: Lang): View {
  const args = { number: idea.number }
  return view(
    lang,
    text(shown ? t.moderation.acceptedForAuthor(idea.number) : t.moderation.acceptedTeamForAuthor(idea.number)),
    quote(idea.text),
    actions(button(t.buttons.audience, { intent: 'idea audience', args })),
  )
}

export function refusedForAuthor(idea: Pick<Idea, 'number' | 'text'>, why: string, t: Text, lang: Lang): View {
  return view(
    lang,
    text(t.moderation.refusedForAuthor(idea.number)),
    quote(idea.text),
    text(t.moderation.reason(why)),
    actions(button(t.buttons.submitIdea, { intent: 'idea submit', args: {} })),
  )
}

export function waitingForAuthor({ number }: Pick<Idea, 'number'>, t: Text, lang: Lang): View {
  return view(
    lang,
    text(t.moderation.waitingForAuthor(number)),
    actions(button(t.buttons.audience, { intent: 'idea audience', args: { number } })),
  )
}
