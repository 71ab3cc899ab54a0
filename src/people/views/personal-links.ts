/** What the team reads of personal links: the address once, then who has one and since when. */
import type { Text } from '../../text/index.ts'
import {
  actions,
  button,
  card,
  facts,
  link,
  linked,
  list,
  option,
  pick,
  quiet,
  rich,
  strong,
  text,
  view,
  warning,
} from '../../views/build.ts'
import { formatDay, joinList } from '../../views/format.ts'
import type { Call, Lang, View } from '../../views/view.ts'
import type { LinkState } from '../rules/personal-links.ts'

type Handed = {
  readonly name: string
  readonly address: string
  readonly until: Date
  readonly sheet: string
  /** the pages are reached from this machine alone */
  readonly local: boolean
}

const all = { intent: 'personal links', args: {} } as const
const undo = { intent: 'undo', args: {} } as const

export function linkMadeView(
  made: Handed & {
    readonly person: string
    /** what they may do there */
    readonly rights: 'guest' | 'member' | 'none'
    /** a letter could bring it to them */
    readonly mail: boolean
    /** whoever reads this may make a member of them */
    readonly promotes: boolean
  },
  zone: string,
  t: Text,
  lang: Lang,
): View {
  return view(
    lang,
    card(
      t.personalLinks.made(made.name),
      text(linked(made.address, made.address)),
      warning(t.personalLinks.once),
      facts(
        [t.personalLinks.untilLabel, formatDay(made.until, zone, lang)],
        [t.personalLinks.rightsLabel, t.personalLinks.rights[made.rights]],
      ),
      made.local && quiet(t.personalLinks.local),
    ),
    actions(
      link(t.buttons.printLink, made.sheet),
      made.mail && button(t.buttons.mailLink, { intent: 'personal link send', args: { person: made.person } }),
      made.promotes &&
        button(t.buttons.makeMember, { intent: 'appoint', args: { person: made.person, role: 'member' } }),
      button(t.buttons.allLinks, all),
      button(t.buttons.undo, undo),
    ),
  )
}

export function ownLinkView(made: Handed, zone: string, t: Text, lang: Lang): View {
  return view(
    lang,
    card(
      t.personalLinks.own,
      text(linked(made.address, made.address)),
      warning(t.personalLinks.ownOnce),
      facts([t.personalLinks.untilLabel, formatDay(made.until, zone, lang)]),
      made.local && quiet(t.personalLinks.local),
    ),
    actions(link(t.buttons.printLink, made.sheet), button(t.buttons.allLinks, all), button(t.buttons.undo, undo)),
  )
}

/** The words are near those of somebody who is known: who is meant? */
export function whichPersonView(
  typed: string,
  known: readonly { readonly id: string; readonly label: string }[],
  make: (person: { readonly person: string; readonly fresh?: true }) => Call,
  t: Text,
  lang: Lang,
): View {
  return view(
    lang,
    text(t.personalLinks.which(typed)),
    actions(
      ...known.map(({ id, label }) => button(label, make({ person: id }))),
      button(t.personalLinks.newPerson(typed), make({ person: typed, fresh: true })),
    ),
  )
}

export function sheetPreview(
  people: readonly string[],
  more: number,
  until: Date,
  confirm: Call,
  zone: string,
  t: Text,
  lang: Lang,
): View {
  const shown = people.slice(0, 8)
  const names = more > 0 || people.length > shown.length ? [...shown, '…'] : shown
  return view(
    lang,
    card(
      t.personalLinks.sheetTitle(people.length),
      text(joinNames(names, lang)),
      text(t.personalLinks.sheetWhat(formatDay(until, zone, lang))),
      quiet(t.personalLinks.nobodyTold),
      more > 0 && quiet(t.personalLinks.sheetMore(more)),
    ),
    actions(button(t.personalLinks.sheetDo(people.length), confirm, 'primary')),
  )
}

function joinNames(names: readonly string[], lang: Lang): string {
  return names.at(-1) === '…' ? names.join(', ') : joinList(names, lang)
}

export function sheetView(
  made: { readonly count: number; readonly sheet: string; readonly until: Date; readonly local: boolean },
  zone: string,
  t: Text,
  lang: Lang,
): View {
  return view(
    lang,
    card(
      t.personalLinks.sheetMade(made.count),
      text(linked(made.sheet, made.sheet)),
      warning(t.personalLinks.sheetOnce),
      facts([t.personalLinks.untilLabel, formatDay(made.until, zone, lang)]),
      made.local && quiet(t.personalLinks.local),
    ),
    actions(link(t.buttons.printLink, made.sheet), button(t.buttons.allLinks, all), button(t.buttons.undo, undo)),
  )
}

export function sendPreview(
  name: string,
  mail: string,
  until: Date,
  confirm: Call,
  zone: string,
  t: Text,
  lang: Lang,
): View {
  return view(
    lang,
    card(
      t.personalLinks.sendTitle(name),
      text(t.personalLinks.sendWhat(mail, formatDay(until, zone, lang))),
      quiet(t.personalLinks.sendWho),
    ),
    actions(button(t.buttons.sendLink, confirm, 'primary')),
  )
}

/** What arrives by e-mail. */
export function letterView(
  letter: {
    readonly name: string
    readonly title: string
    readonly organisers: string
    readonly address: string
    readonly until: Date
  },
  zone: string,
  t: Text,
  lang: Lang,
): View {
  return view(
    lang,
    card(
      t.personalLinks.letterTitle(letter.title),
      text(t.personalLinks.letterHello(letter.name)),
      text(t.personalLinks.letterWhat(letter.title, letter.organisers)),
      text(linked(letter.address, letter.address)),
      text(t.personalLinks.letterUntil(formatDay(letter.until, zone, lang))),
      quiet(t.people.notice(letter.organisers)),
    ),
  )
}

export function sentView(name: string, mail: string, t: Text, lang: Lang): View {
  return view(
    lang,
    text(t.personalLinks.sent(name, mail)),
    actions(button(t.buttons.allLinks, all), button(t.buttons.undo, undo)),
  )
}

export type LinkLine = {
  readonly id: string
  readonly name: string
  readonly by: string
  /** its person made it themselves */
  readonly own: boolean
  readonly state: LinkState
  readonly made: Date
  readonly until: Date
  readonly used: Date | null
}

/** Lines that are shown; the rest is counted. */
const mostLines = 20

export function linksView(links: readonly LinkLine[], mine: boolean, zone: string, t: Text, lang: Lang): View {
  const open = links.filter(({ state }) => state === 'active')
  const closed = links.length - open.length
  const make = mine ? 'personal link mine' : 'personal link'
  const next = [
    button(mine ? t.buttons.makeOwnLink : t.buttons.makeLink, { intent: make, args: {} }, 'primary'),
    !mine && button(t.buttons.printLinks, { intent: 'personal link sheet', args: {} }),
  ]
  if (open.length === 0)
    return view(lang, text(t.personalLinks.none), closed > 0 && quiet(t.personalLinks.closed(closed)), actions(...next))
  const day = (at: Date) => formatDay(at, zone, lang)
  const shown = open.slice(0, mostLines)
  return view(
    lang,
    card(
      mine ? t.personalLinks.mineTitle(open.length) : t.personalLinks.title(open.length),
      list(
        ...shown.map((one) =>
          rich(
            strong(one.name),
            t.personalLinks.line(
              one.own ? '' : one.by,
              day(one.made),
              day(one.until),
              one.used === null ? '' : day(one.used),
            ),
          ),
        ),
        open.length > shown.length && t.personalLinks.more(open.length - shown.length),
      ),
      closed > 0 && quiet(t.personalLinks.closed(closed)),
      quiet(t.personalLinks.never),
    ),
    actions(
      ...next,
      pick(
        t.buttons.revokeLink,
        open.map((one) =>
          option(t.personalLinks.option(one.name, day(one.made)), {
            intent: 'personal link revoke',
            args: { link: one.id },
          }),
        ),
      ),
    ),
  )
}

export function revokedView(names: readonly string[], count: number, t: Text, lang: Lang): View {
  return view(
    lang,
    text(t.personalLinks.revoked(joinList(names, lang), count)),
    actions(button(t.buttons.allLinks, all), button(t.buttons.undo, undo)),
  )
}
