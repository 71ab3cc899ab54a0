/** What people read while they join two of their accounts: who the other is, what comes along, what is still to be done. */
import type { Text } from '../../text/index.ts'
import { actions, button, card, facts, quiet, text, view, warning } from '../../views/build.ts'
import { joinList } from '../../views/format.ts'
import type { Lang, View } from '../../views/view.ts'
import type { Carried } from '../store/belongings.ts'

/** A person as the other account sees them. */
export type Side = { readonly name: string; readonly organisation: string | undefined; readonly platform: string }

export function codeView(code: string, link: string, until: string, t: Text, lang: Lang): View {
  return view(
    lang,
    card(
      t.linking.codeTitle,
      text(...t.linking.codeIs(code)),
      text(...t.linking.codeHow(code)),
      quiet(t.linking.codeUntil(until)),
    ),
    actions(button(t.buttons.linkGiveUp, { intent: 'account refuse', args: { link } })),
  )
}

export type Asked = {
  readonly link: string
  /** whoever reads this is the one who stays, or the one who comes */
  readonly reader: 'stays' | 'comes'
  /** whose name and organisation remain */
  readonly stays: Side
  readonly comes: Side
  readonly carried: Carried
}

/** Shown on each of the two accounts in turn, before anything is joined. */
export function askView({ link, reader, stays, comes, carried }: Asked, t: Text, lang: Lang): View {
  const other = reader === 'stays' ? comes : stays
  const platform = t.people.platforms[other.platform] ?? other.platform
  const organisation = stays.organisation ?? comes.organisation ?? t.linking.organisationLater
  return view(
    lang,
    card(
      reader === 'stays' ? t.linking.askTitle(other.name, platform) : t.linking.claimTitle(other.name),
      facts(
        reader === 'comes' && [t.linking.other, t.linking.where(other.name, platform)],
        [t.linking.name, stays.name],
        [t.linking.organisation, organisation],
        [t.linking.comes, carriedIn(carried, t, lang)],
      ),
      text(t.linking.means),
      warning(t.linking.final),
    ),
    actions(
      button(t.buttons.confirm, { intent: 'account confirm', args: { link } }, 'primary'),
      button(t.buttons.linkRefuse, { intent: 'account refuse', args: { link } }, 'danger'),
    ),
  )
}

function carriedIn({ ideas, ballots, roles }: Carried, t: Text, lang: Lang): string {
  const names = roles.map((kind) => t.roleNames[kind as keyof Text['roleNames']])
  const parts = [
    ...(ideas > 0 ? [t.linking.ideas(ideas)] : []),
    ...(ballots > 0 ? [t.linking.votes(ballots)] : []),
    ...(names.length > 0 ? [t.linking.roles(joinList(names, lang), names.length)] : []),
  ]
  return parts.length > 0 ? joinList(parts, lang) : t.linking.nothing
}

export function waitingView(link: string, other: string, until: string, t: Text, lang: Lang): View {
  return view(
    lang,
    text(t.linking.waiting(other, until)),
    actions(button(t.buttons.linkGiveUp, { intent: 'account refuse', args: { link } })),
  )
}

export function joinedView(name: string, t: Text, lang: Lang): View {
  return view(lang, text(t.linking.joined(name)), actions(button(t.buttons.profile, { intent: 'profile', args: {} })))
}

export function refusedView(said: string, t: Text, lang: Lang): View {
  return view(lang, text(said), actions(button(t.buttons.linkAccount, { intent: 'account link', args: {} })))
}
