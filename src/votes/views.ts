/** What people see of a poll: its card while it is open, and what it found. */
import type { Text } from '../text/index.ts'
import { actions, ballot, button, call, card, chart, quiet, text, view } from '../views/build.ts'
import { spansOf } from '../views/rich.ts'
import type { Ballot, Lang, View } from '../views/view.ts'
import { mayGrow } from './rules/life.ts'
import { isPressed, isUrn, termsOf, usualGrades } from './rules.ts'
import { quorumNow } from './views/agreed.ts'
import { castLabel, optionList, optionsShown, type Shown, untilWhen, weight } from './views/asked.ts'
import { announcedCard, besides, ruled } from './views/life.ts'
import { pollChart } from './views/pictures.ts'
import { printLine } from './views/prints.ts'
import { outcome } from './views/results.ts'
import { validationButtons, waitingNodes } from './views/validation.ts'
import { gradeWords } from './views/words.ts'

export {
  castLabel,
  type Objection,
  optionsShown,
  rule,
  type Shown,
  untilWhen,
  type Voted,
  weight,
} from './views/asked.ts'
export { pollChart } from './views/pictures.ts'
export { mayRecount, outcome, resultCard, resultNodes } from './views/results.ts'
export { labelsOf } from './views/words.ts'

/** Where others would see the answer, it is not offered: `secret` says so to whoever draws it. */
export function ballotNode(shown: Shown, question: string, t: Text): Ballot {
  const { poll } = shown
  return ballot({
    question,
    secret: poll.secrecy > 0,
    method: answeredBy(shown, t),
    options: optionsShown(shown, t).map(({ label, hint, position }) => ({
      id: String(position + 1),
      label,
      ...(hint && { hint }),
    })),
    call: call('ballot cast', { poll: poll.number }),
    field: 'choices',
  })
}

function answeredBy({ poll }: Shown, t: Text): Ballot['method'] {
  const { method, mostChoices } = poll
  const terms = termsOf(poll)
  switch (method) {
    case 'dots':
      return { kind: 'points', total: mostChoices, maxEach: terms.each ?? mostChoices }
    case 'approval':
    case 'shares':
      return { kind: 'many', min: terms.least ?? 1, max: mostChoices }
    case 'judgment':
      // the best first, as people read them
      return { kind: 'grades', grades: gradeWords(terms.grades ?? usualGrades, t).toReversed() }
    case 'ranking':
    case 'election':
      return { kind: 'ranks', max: mostChoices }
    default:
      return { kind: 'one' }
  }
}

/** The card in its place: what is asked and how to answer; once it ended, what came of it. */
export function pollCard(shown: Shown, t: Text, lang: Lang): View {
  const { poll, turnout } = shown
  const args = { poll: poll.number }
  if (poll.state === 'announced') return announcedCard(shown, t, lang)
  if (poll.state !== 'open') return endedCard(shown, t, lang)
  const drawn = pollChart(shown, t)
  const isAsked = isPressed(poll) && !isUrn(poll)
  return view(
    lang,
    card(
      t.votes.title(poll.number, poll.question),
      text(weight(shown, t, lang), ' ', ...spansOf(untilWhen(shown, t, lang))),
      quiet(ruled(shown, t, lang)),
      isAsked ? ballotNode(shown, t.votes.yourAnswer, t) : optionList(shown, t),
      isUrn(poll) && quiet(t.votes.urnCard),
      ...besides(shown, t, lang),
      drawn && chart(drawn),
      text(
        `${t.votes.turnout(turnout)} ${poll.results === 'live' ? t.votes.resultsLive : t.votes.resultsAtClose}`,
        quorumNow(shown, t),
      ),
      printLine(shown, t),
    ),
    actions(
      !isAsked && button(castLabel(poll, t), call('ballot cast', args), 'primary'),
      mayGrow(poll) && button(t.buttons.addOption, call('poll option add', args)),
      button(t.buttons.pollAudience, call('poll audience', args)),
    ),
  )
}

/** One line in the place of a card that can no longer be answered. */
function endedCard(shown: Shown, t: Text, lang: Lang): View {
  const { poll, replacedBy } = shown
  return view(
    lang,
    card(t.votes.title(poll.number, poll.question), text(outcome(shown, t, lang)), ...waitingNodes(shown, t)),
    actions(
      ...validationButtons(shown, t),
      replacedBy !== undefined && button(t.buttons.seeNewVersion, call('polls', { number: replacedBy })),
      button(t.buttons.seePoll, call('polls', { number: poll.number })),
    ),
  )
}
