/** What people see of themselves and of the team. */
import type { Text } from '../text/index.ts'
import { actions, button, card, facts, list, option, pick, text, view } from '../views/build.ts'
import { sortNames } from '../views/format.ts'
import type { Lang, View } from '../views/view.ts'
import type { Holder } from './store.ts'

export type Profile = {
  readonly name: string
  readonly organisation: string | undefined
  readonly language: string | null
  /** one word each, the one that speaks first */
  readonly accounts: readonly string[]
  readonly roles: readonly string[]
  /** in words; undefined when there are none */
  readonly quiet: string | undefined
  readonly weekly: boolean
  readonly away: string | undefined
}

export function profileView(profile: Profile, t: Text, lang: Lang): View {
  const spoken =
    profile.language === 'fr' || profile.language === 'en' ? t.people.languages[profile.language] : t.people.automatic
  return view(
    lang,
    card(
      t.people.profileTitle(profile.name),
      facts(
        [t.people.organisation, profile.organisation ?? t.people.noOrganisation],
        [t.people.role, profile.roles.length > 0 ? profile.roles.join(', ') : t.people.noRole],
        [t.people.language, spoken],
        [t.people.accounts, profile.accounts.join(', ')],
        [t.habits.quietLabel, profile.quiet ?? t.habits.none],
        [t.habits.letterLabel, profile.weekly ? t.habits.received : t.habits.notReceived],
        profile.away !== undefined && [t.habits.awayLabel, profile.away],
      ),
    ),
    actions(
      button(t.buttons.name, { intent: 'name', args: {} }),
      button(profile.organisation ? t.buttons.changeOrganisation : t.buttons.organisation, {
        intent: 'organisation',
        args: {},
      }),
      button(t.buttons.language, { intent: 'language', args: {} }),
      button(t.buttons.linkAccount, { intent: 'account link', args: {} }),
      profile.away !== undefined && button(t.buttons.back, { intent: 'back', args: {} }, 'primary'),
      pick(t.buttons.otherSettings, [
        option(t.buttons.quietHours, { intent: 'quiet hours', args: {} }),
        option(t.buttons.weeklyLetter, { intent: 'weekly letter', args: {} }),
        option(t.buttons.absence, { intent: 'absence', args: {} }),
        option(t.buttons.myData, { intent: 'my data', args: {} }),
      ]),
    ),
  )
}

export function teamView(title: string, team: readonly Holder[], mayAppoint: boolean, t: Text, lang: Lang): View {
  const of = (kind: string) =>
    sortNames(
      team.filter((h) => h.kind === kind),
      (h) => h.name,
      lang,
    )
  const line = (h: Holder) => t.ideas.by(h.name, h.organisation)
  const groups = (['coordinator', 'facilitator', 'member', 'guest'] as const).filter((kind) => of(kind).length > 0)
  return view(
    lang,
    card(
      t.people.team(title),
      team.length === 0 && text(t.people.teamNobody),
      ...groups.flatMap((kind) => [text({ strong: t.roleNames[kind] }), list(...of(kind).map(line))]),
    ),
    actions(
      mayAppoint && button(t.buttons.appoint, { intent: 'appoint', args: {} }),
      mayAppoint && button(t.buttons.importMembers, { intent: 'import', args: {} }),
      button(t.buttons.panel, { intent: 'panel', args: {} }),
    ),
  )
}
