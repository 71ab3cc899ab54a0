/** What opens when it is confirmed, exactly; and what is ticked, to be ticked otherwise. */
import type { Text } from '../../text/index.ts'
import { actions, button, card, facts, option, pick, text, view } from '../../views/build.ts'
import { joinList } from '../../views/format.ts'
import { sayInstant } from '../../views/instant.ts'
import { spansOf } from '../../views/rich.ts'
import type { Call, Lang, View } from '../../views/view.ts'
import { tellsBallots } from '../rules/paper.ts'
import { reticked } from '../rules/presets.ts'
import { isUrn, termsOf } from '../rules.ts'
import { rule, type Shown, untilWhen, weight } from '../views.ts'
import { agreedFacts, endSaid, whoVotes } from './agreed.ts'
import { optionLines } from './asked.ts'
import { opensWhen } from './life.ts'
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
  /** the vote whose new version it is: does it end by this, and how many are told */
  readonly replaces?: { readonly number: number; readonly ends: boolean; readonly voters: number } | undefined
}

/** As many as two lists hold: older ones are typed by their numbers. */
const mostProposed = 25
const longestLabel = 60

export function previewView(shown: Shown, asked: Draft, t: Text, lang: Lang): View {
  const { poll, zone } = shown
  const { draft, replaces, rooms } = asked
  const open: Call = { ...draft, args: { ...draft.args, confirmed: true } }
  const edit: Call = { intent: 'resume', args: { intent: draft.intent, given: JSON.stringify(draft.args) } }
  const rules: Call = { intent: 'poll rules', args: { draft: JSON.stringify(draft.args) } }
  const agreed = agreedFacts(shown, t, lang)
  // Where much was agreed on, what goes together shares a line.
  const isLong = agreed.length > 1
  const end = endSaid(inFact(untilWhen(shown, t, lang)), termsOf(poll), t)
  const results = poll.results === 'live' ? t.votes.shownLive : t.votes.shownAtClose
  return view(
    lang,
    card(
      poll.question,
      text(weight(shown, t, lang)),
      facts(
        [t.votes.choices, optionLines(shown, t).join(' | ')],
        [t.votes.ruleLabel, rule(shown, t)],
        poll.opensAt !== null && [t.votes.opensLabel, inFact(opensWhen(shown, t, lang))],
        [t.votes.end, isLong ? [...spansOf(end), t.votes.agreed.besides('', t.votes.agreed.results(results))] : end],
        !isLong && [t.votes.resultsLabel, results],
        [t.votes.whoVotes, whoVotes(termsOf(poll), t)],
        ...agreed,
        [t.votes.seenBy, seenBy(poll, t)],
        poll.then !== null && [t.votes.next, t.votes.thenWorkshops],
        poll.remindAt !== null && [
          t.votes.remindLabel,
          inFact(sayInstant((at) => t.votes.remindPlanned(asked.expected, at), poll.remindAt, zone, lang)),
        ],
      ),
      replaces &&
        text(replaces.ends ? t.votes.replaces(replaces.number, replaces.voters) : t.votes.follows(replaces.number)),
      text(poll.opensAt === null ? t.votes.preview(asked.place) : t.votes.announcedPreview(asked.place)),
      rooms.length > 0 && text(t.votes.alsoThere(joinList(rooms, lang))),
    ),
    actions(
      button(t.buttons.openPoll, open, 'primary'),
      button(t.buttons.edit, edit),
      button(t.buttons.pollRules, rules),
      ...ticks(shown, asked, t),
    ),
  )
}

function seenBy(poll: Shown['poll'], t: Text): string {
  if (isUrn(poll)) return t.votes.seenByUrn
  if (poll.secrecy === 0) return t.votes.seenByAll
  return tellsBallots(poll) ? `${t.votes.seenByNobodyHonestly} ; ${t.votes.ballotsTold}` : t.votes.seenByNobodyHonestly
}

/** What is ticked may be taken out, while two are left; what is not may be put in. */
function ticks({ poll }: Shown, { draft, ticked, others }: Draft, t: Text) {
  const numbers = ticked.map(({ number }) => number)
  const { costs } = termsOf(poll)
  // as it is typed: what costs something says so
  const typed = (number: number) => (costs ? `${number} = ${costs[numbers.indexOf(number)]}` : String(number))
  const again = (change: Parameters<typeof reticked>[1]): Call => {
    const options = reticked(numbers, change)
    const { seats } = draft.args
    const fitting = typeof seats === 'number' && { seats: Math.min(seats, options.length) }
    return { ...draft, args: { ...draft.args, options: options.map(typed).join(', '), ...fitting } }
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
      // nobody has said what they cost
      costs === undefined &&
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
