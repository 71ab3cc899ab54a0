/** What the bot holds of a person, for that person: a page to be read, and a file for other programs. */
import type { Person } from '../../generated/prisma/client.ts'
import type { Text } from '../../text/index.ts'
import { card, dataOf, documentOf, facts, list, quiet, text, view } from '../../views/build.ts'
import { formatDate, formatMoment } from '../../views/format.ts'
import type { Lang, Node, View } from '../../views/view.ts'
import type { Mine } from '../store/mine.ts'
import { quietSaid } from './habits.ts'

type About = {
  readonly person: Person
  readonly organisation: string | undefined
  readonly mine: Mine
  /** what each of their ballots says, in words */
  readonly choices: readonly string[]
  readonly at: Date
}

export function mineView({ person, organisation, mine, choices, at }: About, zone: string, t: Text, lang: Lang): View {
  const nodes = pageOf({ person, organisation, mine, choices, at }, zone, t, lang)
  return view(
    lang,
    card(
      t.mine.title,
      text(t.mine.what(mine.ideas.length, mine.ballots.length, mine.actions.length)),
      quiet(t.mine.rights),
    ),
    documentOf(t.mine.file, t.mine.page(person.name), ...nodes),
    dataOf(t.mine.file, t.mine.data, { at, organisation: organisation ?? null, accounts: mine.accounts, ...mine.rows }),
  )
}

function pageOf({ person, organisation, mine, choices, at }: About, zone: string, t: Text, lang: Lang): Node[] {
  const when = (date: Date) => formatMoment(date, zone, lang)
  const part = (title: string, items: readonly string[]): Node =>
    card(title, items.length > 0 ? list(...items) : text(t.mine.nothing))
  return [
    text(t.mine.asOf(when(at))),
    card(
      t.mine.me,
      facts(
        [t.people.nameLabel, person.name],
        [t.people.organisation, organisation ?? t.people.noOrganisation],
        [t.habits.quietLabel, quietSaid(person, t) ?? t.habits.none],
        [t.habits.letterLabel, person.weeklyOffAt === null ? t.habits.received : t.habits.notReceived],
        person.awayUntil !== null && [t.habits.awayLabel, t.habits.awayUntil(formatDate(person.awayUntil, lang), '')],
        [t.mine.since, when(person.createdAt)],
        [t.mine.requests, String(mine.requests)],
      ),
    ),
    part(
      t.people.accounts,
      mine.accounts.map((a) => t.mine.account(t.people.platforms[a.platform] ?? a.platform, a.external)),
    ),
    part(
      t.mine.links,
      mine.links.map((link) =>
        t.mine.link(
          when(link.createdAt),
          when(link.expiresAt),
          link.lastUsedAt === null ? '' : when(link.lastUsedAt),
          link.state === 'active' && link.expiresAt > at,
        ),
      ),
    ),
    part(
      t.people.role,
      mine.roles.map((r) =>
        t.mine.roleSaid(t.roleNames[r.kind as keyof Text['roleNames']], r.title, when(r.from), r.to ? when(r.to) : ''),
      ),
    ),
    part(
      t.mine.ideas,
      mine.ideas.map((idea) => t.mine.idea(idea.number, idea.title, idea.text, when(idea.createdAt))),
    ),
    part(
      t.mine.ballots,
      mine.ballots.map(({ poll, ballot }, at) => t.mine.ballot(poll.question, choices[at] ?? '', when(ballot.at))),
    ),
    part(t.mine.answers, [
      ...mine.answers.map((a) => t.mine.answer(a.title, t.mine.states[a.answer] ?? a.answer, when(a.at))),
      ...mine.attended.map((a) => t.mine.answer(a.title, t.mine.states[a.state] ?? a.state, when(a.at))),
    ]),
    part(
      t.mine.actions,
      mine.actions.map((action) => `${action.number}. ${action.title}`),
    ),
  ]
}

export function mineSentView(t: Text, lang: Lang): View {
  return view(lang, text(t.mine.sent))
}
