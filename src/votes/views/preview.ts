/** What opens when it is confirmed, exactly; and what is ticked, to be ticked otherwise. */
import type { Text } from '../../text/index.ts'
import { actions, button, card, facts, option, pick, text, view } from '../../views/build.ts'
import { joinList } from '../../views/format.ts'
import { sayInstant } from '../../views/instant.ts'
import type { Call, Lang, View } from '../../views/view.ts'
import { reticked } from '../rules/presets.ts'
import { isUrn } from '../rules.ts'
import { labelsOf, rule, type Shown, untilWhen, weight } from '../views.ts'
import { inFact } from './private.ts'

type Item = { readonly number: number; readonly title: string }

export type Draft = {
  /** the channel where it would stand, and those of other platforms in which it would stand too */
  readonly place: string
  readonly rooms: readonly string[]
  /** people who are expected to vote, as far as it is known */
  readonly expected: number
  /** the call that was made, without its confirmation */
  readonly draft: Call
  readonly ticked: readonly Item[]
  readonly others: readonly Item[]
}

/** As many as two lists hold: older ones are typed by their numbers. */
const mostProposed = 25
const longestLabel = 60

export function previewView(shown: Shown, asked: Draft, t: Text, lang: Lang): View {
  const { poll, zone } = shown
  const { draft, rooms } = asked
  const open: Call = { ...draft, args: { ...draft.args, confirmed: true } }
  const edit: Call = { intent: 'resume', args: { intent: draft.intent, given: JSON.stringify(draft.args) } }
  return view(
    lang,
    card(
      poll.question,
      text(weight(shown, t, lang)),
      facts(
        [t.votes.choices, labelsOf(shown, t).join(' | ')],
        [t.votes.ruleLabel, rule(shown, t)],
        [t.votes.end, inFact(untilWhen(shown, t, lang))],
        [t.votes.resultsLabel, poll.results === 'live' ? t.votes.shownLive : t.votes.shownAtClose],
        [t.votes.whoVotes, t.votes.whoMayVote],
        [t.votes.seenBy, seenBy(poll, t)],
        poll.then !== null && [t.votes.next, t.votes.thenWorkshops],
        poll.remindAt !== null && [
          t.votes.remindLabel,
          inFact(sayInstant((at) => t.votes.remindPlanned(asked.expected, at), poll.remindAt, zone, lang)),
        ],
      ),
      text(t.votes.preview(asked.place)),
      rooms.length > 0 && text(t.votes.alsoThere(joinList(rooms, lang))),
    ),
    actions(button(t.buttons.openPoll, open, 'primary'), button(t.buttons.edit, edit), ...ticks(asked, t)),
  )
}

function seenBy(poll: Shown['poll'], t: Text): string {
  if (isUrn(poll)) return t.votes.seenByUrn
  return poll.secrecy > 0 ? t.votes.seenByNobodyHonestly : t.votes.seenByAll
}

/** What is ticked may be taken out, while two are left; what is not may be put in. */
function ticks({ draft, ticked, others }: Draft, t: Text) {
  const numbers = ticked.map(({ number }) => number)
  const again = (change: Parameters<typeof reticked>[1]): Call => {
    const options = reticked(numbers, change)
    const { seats } = draft.args
    const fitting = typeof seats === 'number' && { seats: Math.min(seats, options.length) }
    return { ...draft, args: { ...draft.args, options: options.join(', '), ...fitting } }
  }
  const labelled = ({ number, title }: Item) => shorten(`${number}. ${title.replace(/\s+/g, ' ')}`)
  return [
    ticked.length > 2 &&
      pick(
        t.buttons.untickOption,
        ticked.map((item) => option(labelled(item), again({ take: item.number }))),
      ),
    ticked.length > 0 &&
      others.length > 0 &&
      pick(
        t.buttons.tickOption,
        others.slice(0, mostProposed).map((item) => option(labelled(item), again({ add: item.number }))),
      ),
  ]
}

function shorten(said: string): string {
  const letters = [...said]
  return letters.length > longestLabel ? `${letters.slice(0, longestLabel - 1).join('')}…` : said
}
