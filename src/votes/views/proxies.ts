/** Who votes for whom: what givers and holders read, and how a holder votes for each of theirs. */
import type { Text } from '../../text/index.ts'
import { actions, button, call, card, list, pick, quiet, text, view } from '../../views/build.ts'
import type { Button, Pick as Choice, Lang, View } from '../../views/view.ts'
import type { Waiting } from '../rules/roll.ts'

/** One button each; from the third on, a list to choose from. */
const mostButtons = 2

/** « Voter pour Nadia », for each for whom this person did not vote yet. */
export function forOthers(number: number, waiting: readonly Waiting[], t: Text): (Button | Choice)[] {
  const calls = waiting.map(({ name, called }) => ({
    label: t.votes.voteFor(name),
    call: call('ballot cast', { poll: number, for: called }),
  }))
  if (calls.length > mostButtons) return [pick(t.buttons.voteForOthers, calls)]
  return calls.map((each) => button(each.label, each.call, 'primary'))
}

/** The same, among several votes. */
export function votesFor(number: number, waiting: readonly Waiting[], t: Text) {
  return waiting.map(({ name, called }) => ({
    label: t.votes.voteForIn(name, number),
    call: call('ballot cast', { poll: number, for: called }),
  }))
}

/** In private, about one vote: `vote`: there is something to do, or to look at; `plain`: to know only. */
export function noticeView(number: number, said: string, kind: 'vote' | 'plain', t: Text, lang: Lang): View {
  return view(
    lang,
    text(said),
    actions(
      kind === 'vote' && button(t.buttons.castBallot, call('ballot cast', { poll: number })),
      button(t.buttons.seePoll, call('polls', { number })),
    ),
  )
}

/** To whoever was given one: they vote for both. */
export function heldNotice(
  { number, question }: { readonly number: number; readonly question: string },
  giver: Waiting,
  held: number,
  isOpen: boolean,
  t: Text,
  lang: Lang,
): View {
  return view(
    lang,
    text(t.votes.proxyReceived(giver.name, number, question, held)),
    isOpen && quiet(t.votes.proxyHow),
    actions(
      ...(isOpen ? forOthers(number, [giver], t) : []),
      isOpen && button(t.buttons.castBallot, call('ballot cast', { poll: number })),
      button(t.buttons.seeProxies, call('proxies')),
    ),
  )
}

export type Given = { readonly number: number; readonly question: string; readonly holder: string }

/** To whoever gave one. */
export function givenView({ number, question, holder }: Given, t: Text, lang: Lang): View {
  return view(
    lang,
    text(t.votes.proxyIsGiven(holder, number, question)),
    quiet(t.votes.proxyUntilUsed),
    actions(
      button(t.buttons.recallProxy, call('proxy recall', { poll: number })),
      button(t.buttons.undo, call('undo')),
    ),
  )
}

export function recalledView({ number, question, holder }: Given, t: Text, lang: Lang): View {
  return view(
    lang,
    text(t.votes.proxyIsRecalled(holder, number, question)),
    actions(
      button(t.buttons.castBallot, call('ballot cast', { poll: number }), 'primary'),
      button(t.buttons.undo, call('undo')),
    ),
  )
}

export type Held = {
  readonly number: number
  readonly question: string
  readonly giver: Waiting
  readonly used: boolean
  /** how many one person may hold in this vote, when this one is beyond it */
  readonly beyond: number | undefined
}
export type Gave = Given & { readonly used: boolean; readonly meeting: boolean }

/** Lines; the others are counted. */
const mostLines = 8

export function proxiesView(held: readonly Held[], gave: readonly Gave[], t: Text, lang: Lang): View {
  if (held.length + gave.length === 0) return view(lang, text(t.votes.noProxies), actions(seeVotes(t)))
  const lines = [
    ...held.map(({ number, question, giver, used, beyond }) =>
      beyond !== undefined
        ? t.votes.holdsBeyond(giver.name, number, question, beyond)
        : t.votes.holdsFor(giver.name, number, question, used),
    ),
    ...gave.map(({ number, question, holder, used }) => t.votes.gaveTo(holder, number, question, used)),
  ]
  const waiting = held.filter(({ used, beyond }) => !used && beyond === undefined)
  const choices = waiting.flatMap(({ number, giver }) => votesFor(number, [giver], t))
  const back = gave.filter(({ used, meeting }) => !used && !meeting)
  const recalls = back.map(({ number, holder }) => ({
    label: t.votes.recallFrom(holder, number),
    call: call('proxy recall', { poll: number }),
  }))
  return view(
    lang,
    card(
      t.votes.proxiesTitle(held.length, gave.length),
      list(...lines.slice(0, mostLines)),
      lines.length > mostLines && quiet(t.votes.moreLines(lines.length - mostLines)),
    ),
    actions(
      choices.length === 1 && button(choices[0]!.label, choices[0]!.call, 'primary'),
      choices.length > 1 && pick(t.buttons.voteForOthers, choices),
      recalls.length === 1 && button(t.buttons.recallProxy, recalls[0]!.call),
      recalls.length > 1 && pick(t.buttons.recallProxy, recalls),
      seeVotes(t),
    ),
  )
}

function seeVotes(t: Text): Button {
  return button(t.buttons.seePolls, call('polls'))
}
