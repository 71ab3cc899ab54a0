/** What people see of ideas: the public card, the lists. */
import type { Idea } from '../generated/prisma/client.ts'
import type { Text } from '../text/index.ts'
import { actions, button, card, chart, list, pick, quiet, quote, text, view } from '../views/build.ts'
import { roomNames } from '../views/rooms.ts'
import type { Call, Chart, ChartNode, Lang, Rich, View } from '../views/view.ts'
import { type Prioritised, reasonSaid } from '../votes/rules/priorities.ts'
import { isOutside, typeOf } from './rules.ts'

/** « constat », as people read it; undefined when the author said none. */
export function typeLabel(stored: string | null, t: Text): string | undefined {
  const type = typeOf(stored)
  return type === null ? undefined : t.ideas.types[type]
}

export type Card = Pick<Idea, 'number' | 'text' | 'status' | 'type'> & {
  readonly by: string
  readonly edited: boolean
  /** who wrote it down for its author */
  readonly entered?: string | undefined
  /** number of the idea into which it was merged */
  readonly into?: number | undefined
}

/** What everybody in the channel sees; the same card is edited in place. */
export function ideaCard(idea: Card, t: Text, lang: Lang): View {
  if (idea.status === 'merged' && idea.into !== undefined)
    return view(lang, quiet(t.ideas.mergedCard(idea.number, idea.into)))
  if (isOutside(idea)) return view(lang, quiet(t.moderation.card(idea.number)))
  if (idea.status !== 'active') return view(lang, quiet(t.ideas.withdrawnCard(idea.number)))
  const marks = [idea.entered && t.ideas.enteredMark(idea.entered), idea.edited && t.ideas.editedMark].filter(Boolean)
  const signature = marks.length > 0 ? `${idea.by} (${marks.join(', ')})` : idea.by
  const type = typeLabel(idea.type, t)
  const title = type ? `${t.ideas.posted(idea.number)} (${type})` : t.ideas.posted(idea.number)
  return view(lang, text({ strong: title }, ` — ${signature}`), quote(idea.text))
}

export type Listed = Pick<Idea, 'number' | 'text' | 'status' | 'type'> & {
  readonly by: string
  readonly organisation: string | undefined
  /** who wrote it down for its author */
  readonly entered?: string | undefined
  /** why it was not let in */
  readonly refusedWhy?: string | null
  /** what the last vote on it found */
  readonly priority?: Prioritised | undefined
}

/** « priorité 1 : 14 gommettes, retenue » */
export function priorityMark(priority: Prioritised | undefined, t: Text): string | undefined {
  return priority && t.priorities.mark(priority.rank, reasonSaid(priority, t.votes))
}

/** Where it stands, when it is not with the others. */
function stateMark({ status, refusedWhy }: Listed, t: Text): string | undefined {
  if (status === 'active') return undefined
  if (status === 'waiting') return t.moderation.waitingMark
  if (status === 'refused') return t.moderation.refusedMark(refusedWhy ?? '')
  return status === 'merged' ? t.ideas.mergedMark : t.ideas.withdrawnMark
}

function line(idea: Listed, t: Text): Rich {
  const marks = [
    typeLabel(idea.type, t),
    idea.entered && t.ideas.enteredMark(idea.entered),
    stateMark(idea, t),
    priorityMark(idea.priority, t),
  ].filter(Boolean)
  const mark = marks.length > 0 ? ` (${marks.join(', ')})` : ''
  return [{ strong: `${idea.number}` }, `. ${idea.text}`, ` — ${t.ideas.by(idea.by, idea.organisation)}${mark}`]
}

/** `search`: words that were looked for; `only`: what else narrows the list, each in words. */
export function ideasView(
  ideas: readonly Listed[],
  { search, only }: { readonly search: string | undefined; readonly only: readonly string[] },
  t: Text,
  lang: Lang,
): View {
  const submit = button(t.buttons.submitIdea, { intent: 'idea submit', args: {} }, 'primary')
  const narrowed = only.length > 0 ? quiet(t.ideas.only(only.join(', '))) : undefined
  if (ideas.length === 0) {
    const none = search ? t.ideas.noneFound(search) : narrowed ? t.ideas.noneSuch : t.ideas.none
    const all = button(t.buttons.seeIdeas, { intent: 'ideas', args: {} })
    return view(lang, text(none), narrowed, actions(submit, narrowed && all))
  }
  const title = search ? t.ideas.searchTitle(ideas.length, search) : t.ideas.listTitle(ideas.length)
  return view(
    lang,
    card(
      title,
      narrowed,
      list(...ideas.map((idea) => line(idea, t))),
      search === undefined && !narrowed && byOrganisation(ideas, t),
    ),
    actions(submit, button(t.buttons.myIdeas, { intent: 'idea mine', args: {} })),
  )
}

/** Bars in a chart; past it, the smallest share the last one. */
const mostBars = 10

/** Where ideas come from, by name of organisation ('' = none said); undefined when they come from fewer than two. */
export function organisationChart(counts: ReadonlyMap<string, number>, t: Text): Chart | undefined {
  if (counts.size < 2) return undefined
  const named = [...counts].map(([name, n]) => [name || t.ideas.noOrganisationBar, n] as const)
  const sorted = named.sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))
  const kept = sorted.length > mostBars ? mostBars - 1 : mostBars
  const others = sorted.slice(kept).reduce((sum, [, n]) => sum + n, 0)
  const bars = [...sorted.slice(0, kept), ...(others > 0 ? [[t.ideas.otherOrganisations, others] as const] : [])]
  return {
    type: 'bars',
    title: t.ideas.chartTitle,
    unit: t.ideas.chartUnit,
    categories: bars.map(([name]) => name),
    series: [{ name: t.ideas.chartTitle, values: bars.map(([, n]) => n) }],
  }
}

function byOrganisation(ideas: readonly Listed[], t: Text): ChartNode | false {
  const counts = new Map<string, number>()
  for (const { organisation = '' } of ideas) counts.set(organisation, (counts.get(organisation) ?? 0) + 1)
  const drawn = organisationChart(counts, t)
  return drawn ? chart(drawn) : false
}

/** A person's own ideas, each to be edited, withdrawn or brought back. */
export function mineView(ideas: readonly Listed[], t: Text, lang: Lang): View {
  const submit = button(t.buttons.submitIdea, { intent: 'idea submit', args: {} }, 'primary')
  if (ideas.length === 0) return view(lang, text(t.ideas.mineNone), actions(submit))
  const active = ideas.filter(({ status }) => status === 'active' || status === 'waiting')
  const gone = ideas.filter((idea) => idea.status === 'withdrawn')
  const choose = (label: string, among: readonly Listed[], intent: string) =>
    among.length > 0 &&
    pick(
      label,
      among.map((idea) => ({
        label: `${idea.number}. ${shorten(idea.text)}`,
        call: { intent, args: { number: idea.number } } satisfies Call,
      })),
    )
  return view(
    lang,
    card(t.ideas.mineTitle(ideas.length), list(...ideas.map((idea) => line(idea, t)))),
    actions(
      choose(t.buttons.edit, active, 'idea edit'),
      choose(t.buttons.withdraw, active, 'idea withdraw'),
      choose(t.buttons.restore, gone, 'idea restore'),
      submit,
    ),
  )
}

export function shorten(said: string): string {
  const letters = [...said]
  return letters.length > 60 ? `${letters.slice(0, 59).join('')}…` : said
}

/** What an author reads after changing an idea, with what can be done next. */
export function changedView(said: string, idea: Pick<Idea, 'number' | 'status' | 'text'>, t: Text, lang: Lang): View {
  const args = { number: idea.number }
  const active = idea.status === 'active' || idea.status === 'waiting'
  return view(
    lang,
    text(said),
    active && quote(idea.text),
    actions(
      active
        ? button(t.buttons.edit, { intent: 'idea edit', args })
        : button(t.buttons.restore, { intent: 'idea restore', args }, 'primary'),
      active && button(t.buttons.withdraw, { intent: 'idea withdraw', args }, 'danger'),
      button(t.buttons.undo, { intent: 'undo', args: {} }),
    ),
  )
}

export function audienceView(
  { number, status }: Pick<Idea, 'number' | 'status'>,
  places: readonly string[] | undefined,
  t: Text,
  lang: Lang,
): View {
  const args = { number }
  if (status === 'withdrawn') {
    return view(
      lang,
      card(t.ideas.audienceTitle(number), text(t.ideas.audienceWithdrawn)),
      actions(button(t.buttons.restore, { intent: 'idea restore', args }, 'primary')),
    )
  }
  if (status === 'waiting' || status === 'refused')
    return view(lang, card(t.ideas.audienceTitle(number), text(t.moderation.audience)))
  const said = places ? t.ideas.audienceSaid(roomNames(places, t, lang), places.length) : t.ideas.audienceTeamSaid
  return view(
    lang,
    card(t.ideas.audienceTitle(number), text(said)),
    actions(status === 'active' && button(t.buttons.withdraw, { intent: 'idea withdraw', args }, 'danger')),
  )
}

/** Several concertations have a box; `make` gives the call of each choice. */
export function whichBoxView<C extends { readonly title: string }>(
  known: readonly C[],
  make: (concertation: C) => Call,
  t: Text,
  lang: Lang,
): View {
  const options = known.map((one) => ({ label: shorten(one.title), call: make(one) }))
  return view(lang, text(t.ideas.whichBox), actions(pick(t.buttons.chooseConcertation, options)))
}

/** One line in the place of a card that went to an atelier. */
export function movedCard(number: number, title: string, t: Text, lang: Lang): View {
  return view(lang, quiet(t.ideas.movedCard(number, title)))
}

/** `shown`: everybody there reads it; otherwise the team alone, as before. */
export function movedView(
  { number, text: said }: Pick<Idea, 'number' | 'text'>,
  title: string,
  shown: boolean,
  t: Text,
  lang: Lang,
): View {
  return view(
    lang,
    text(t.ideas.moved(number, title)),
    quote(said),
    quiet(shown ? t.ideas.movedShown : t.ideas.movedTeam),
    actions(
      button(t.buttons.audience, { intent: 'idea audience', args: { number } }),
      button(t.buttons.undo, { intent: 'undo', args: {} }),
    ),
  )
}

/** To its author, when somebody else moved it. */
export function movedForAuthor(
  { number, text: said }: Pick<Idea, 'number' | 'text'>,
  title: string,
  t: Text,
  lang: Lang,
): View {
  const args = { number }
  return view(
    lang,
    text(t.ideas.movedForAuthor(number, title)),
    quote(said),
    actions(
      button(t.buttons.audience, { intent: 'idea audience', args }),
      button(t.buttons.edit, { intent: 'idea edit', args }),
    ),
  )
}
