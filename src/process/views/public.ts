/** What people read of the public page before and after it is opened; and its head, as everybody reads it. */
import type { Concertation } from '../../generated/prisma/client.ts'
import type { Text } from '../../text/index.ts'
import { actions, button, card, facts, link, list, quiet, text, view, warning } from '../../views/build.ts'
import { joinList } from '../../views/format.ts'
import { sayInstant } from '../../views/instant.ts'
import { shorten } from '../../views/rich.ts'
import type { Action, Lang, View } from '../../views/view.ts'
import { type PublicPart, publicParts, sameParts } from '../rules/public.ts'

/** Where the page is, or will be. `open`: others than the machine itself reach it. */
export type Address = { readonly url: string; readonly open: boolean } | undefined

export type PublicState = {
  readonly concertation: Pick<Concertation, 'title' | 'zone' | 'publicSince'>
  readonly address: Address
  /** what it shows, or would */
  readonly parts: readonly PublicPart[]
  /** how many of each there are to be shown now */
  readonly figures: Readonly<Record<PublicPart, number>>
  /** texts of it that bear the name of a person whom we know */
  readonly naming: readonly string[]
}

/** Characters of a text that names somebody. */
const longestNamed = 80

function readable({ parts, figures }: PublicState, t: Text) {
  return list(t.publicPage.always, ...parts.map((part) => t.publicPage[part](figures[part])))
}

function reach(address: Address, t: Text) {
  if (!address) return warning(t.publicPage.nowhere)
  return !address.open && warning(t.publicPage.hereOnly)
}

type Choice = Readonly<Record<PublicPart, boolean>>

function choiceOf(parts: readonly PublicPart[]): Choice {
  return Object.fromEntries(publicParts.map((part) => [part, parts.includes(part)])) as Choice
}

const toggles = {
  meetings: { on: 'withMeetings', off: 'withoutMeetings' },
  themes: { on: 'withThemes', off: 'withoutThemes' },
  polls: { on: 'withPolls', off: 'withoutPolls' },
  actions: { on: 'withActions', off: 'withoutActions' },
} as const

/** One button for each part, which shows the same again with it or without it. */
function partButtons(parts: readonly PublicPart[], t: Text): Action[] {
  const choice = choiceOf(parts)
  return publicParts.map((part) =>
    button(t.buttons[toggles[part][choice[part] ? 'off' : 'on']], {
      intent: 'public page',
      args: { ...choice, [part]: !choice[part] },
    }),
  )
}

/** What is put to the signature of the organisers: what anybody will read, and where. */
export function publicPageNodes(state: PublicState, t: Text): View['nodes'] {
  const { concertation, address } = state
  return [
    card(
      t.publicPage.title(concertation.title),
      text(t.publicPage.willRead),
      readable(state, t),
      text(t.publicPage.never),
      address && facts([t.publicPage.address, address.url]),
    ),
  ]
}

/** `told`: who is notified, in words; `sign`: organisers who sign before it is shown. */
export function publicPagePreview(
  state: PublicState,
  before: readonly PublicPart[] | undefined,
  { told, sign }: { readonly told: string; readonly sign: readonly string[] },
  t: Text,
  lang: Lang,
): View {
  const { concertation, address, parts, naming } = state
  const args = { ...choiceOf(parts), confirmed: true }
  const isSame = before !== undefined && sameParts(before, parts)
  return view(
    lang,
    card(
      t.publicPage.title(concertation.title),
      text(t.publicPage.willRead),
      readable(state, t),
      text(t.publicPage.never),
      naming.length === 0
        ? quiet(t.publicPage.asWritten)
        : warning(t.publicPage.named(shorten(naming[0]!, longestNamed), naming.length - 1)),
      address && facts([t.publicPage.address, address.url]),
      reach(address, t),
      quiet(sign.length > 0 ? t.publicPage.toSign(joinList(sign, lang)) : told),
    ),
    actions(
      !isSame &&
        button(
          sign.length > 0 ? t.buttons.signPage : before ? t.buttons.savePage : t.buttons.openPage,
          { intent: 'public page', args },
          'primary',
        ),
      ...partButtons(parts, t),
    ),
  )
}

/** `said`: what was just done, when something was. */
export function publicPageView(state: PublicState, said: string | undefined, t: Text, lang: Lang): View {
  const { concertation, address, parts } = state
  const { publicSince, zone } = concertation
  return view(
    lang,
    said !== undefined && text(said),
    card(
      t.publicPage.title(concertation.title),
      text(t.publicPage.reads),
      readable(state, t),
      facts(
        address && [t.publicPage.address, [{ link: address.url, href: address.url }]],
        publicSince !== null && [t.publicPage.since, sayInstant((moment) => moment, publicSince, zone, lang)],
      ),
      reach(address, t),
    ),
    actions(
      address && link(t.buttons.readPage, address.url),
      button(t.buttons.changePage, { intent: 'public page', args: choiceOf(parts) }),
      button(t.buttons.closePage, { intent: 'public page close', args: {} }, 'danger'),
      said !== undefined && button(t.buttons.undo, { intent: 'undo', args: {} }),
    ),
  )
}

export function publicPageClosedView(said: string, t: Text, lang: Lang): View {
  return view(
    lang,
    text(said),
    actions(
      button(t.buttons.undo, { intent: 'undo', args: {} }),
      button(t.buttons.publicPage, { intent: 'public page', args: {} }),
    ),
  )
}

/** To the team. */
export function publicPageToldView(said: string, address: Address, t: Text, lang: Lang): View {
  return view(
    lang,
    text(said),
    actions(
      address && link(t.buttons.readPage, address.url),
      button(t.buttons.publicPage, { intent: 'public page', args: {} }),
    ),
  )
}
