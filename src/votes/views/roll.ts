/** The roll of a vote, for those who run it; and what somebody reads who was put on it, or taken off it. */
import type { Text } from '../../text/index.ts'
import { actions, button, call, card, list, quiet, text, view } from '../../views/build.ts'
import type { Lang, View } from '../../views/view.ts'

type Asked = { readonly number: number; readonly question: string }

export type RollLine = {
  readonly name: string
  readonly college: string | undefined
  readonly organisation: string | undefined
  /** told of a public vote only */
  readonly voted: boolean | undefined
}

export type RollPage = {
  readonly lines: readonly RollLine[]
  readonly page: number
  readonly pages: number
  readonly figures: { readonly count: number; readonly added: number; readonly removed: number }
  /** of each college: how many */
  readonly colleges: readonly { readonly name: string; readonly count: number }[]
  readonly open: boolean
}

/** Names on one page. */
export const rollPageSize = 6

export function rollView(
  { number, question }: Asked,
  { lines, page, pages, figures, colleges, open }: RollPage,
  t: Text,
  lang: Lang,
): View {
  const args = { poll: number }
  return view(
    lang,
    card(
      t.votes.rollTitle(number, question),
      text(t.votes.rollFigures(figures.count, figures.added, figures.removed)),
      colleges.length > 0 && text(colleges.map(({ name, count }) => t.votes.rollCollege(name, count)).join(', ')),
      list(...lines.map((line) => lineSaid(line, t))),
      quiet(pages > 1 ? t.votes.rollPage(page, pages) : t.votes.rollSeen),
    ),
    actions(
      page > 1 && button(t.buttons.rollBefore, call('poll roll', { ...args, page: page - 1 })),
      page < pages && button(t.buttons.rollAfter, call('poll roll', { ...args, page: page + 1 })),
      open && button(t.buttons.enrol, call('poll enrol', args)),
      open && button(t.buttons.strike, call('poll strike', args)),
      button(t.buttons.seePoll, call('polls', { number })),
    ),
  )
}

function lineSaid({ name, college, organisation, voted }: RollLine, t: Text): string {
  const about = [college, organisation].filter((one) => one !== undefined)
  const who = about.length > 0 ? `${name} (${about.join(', ')})` : name
  return voted === undefined ? who : t.votes.rollLine(who, voted)
}

/** To whoever changed it. */
export function rollChanged({ number }: Asked, said: string, t: Text, lang: Lang): View {
  return view(
    lang,
    text(said),
    actions(button(t.buttons.seeRoll, call('poll roll', { poll: number })), button(t.buttons.undo, call('undo'))),
  )
}

/** To whoever is on it by now, or no longer is. */
export function rollNotice({ number }: Asked, said: string, isOn: boolean, t: Text, lang: Lang): View {
  return view(
    lang,
    text(said),
    actions(
      isOn && button(t.buttons.castBallot, call('ballot cast', { poll: number }), 'primary'),
      button(t.buttons.seePoll, call('polls', { number })),
    ),
  )
}
