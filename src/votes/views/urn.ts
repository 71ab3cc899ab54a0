/** What people read of a vote by urn: where their paper is, the paper itself, and that it was put in. */
import type { Poll } from '../../generated/prisma/client.ts'
import type { Text } from '../../text/index.ts'
import { actions, button, call, card, link, quiet, text, view } from '../../views/build.ts'
import { spansOf } from '../../views/rich.ts'
import type { Lang, View } from '../../views/view.ts'
import { tellsBallots } from '../rules/paper.ts'
import { isYesNo } from '../rules.ts'
import { ballotNode, rule, type Shown, untilWhen, weight } from '../views.ts'

type Asked = { readonly poll: Poll; readonly zone: string }

/** `again`: an earlier address was given, which opens nothing any more. */
export function paperView(
  asked: Asked,
  paper: { readonly href: string; readonly again: boolean },
  t: Text,
  lang: Lang,
): View {
  const { poll } = asked
  return view(
    lang,
    card(
      t.votes.paperTitle(poll.number, poll.question),
      text(t.votes.paperHow),
      paper.again && text(t.votes.paperAgain),
      text(...spansOf(untilWhen(asked, t, lang))),
      quiet(t.votes.urnHonestly),
    ),
    actions(
      link(t.buttons.openPaper, paper.href),
      button(t.buttons.pollAudience, call('poll audience', { poll: poll.number })),
    ),
  )
}

/** The paper, on its page; it is not drawn anywhere else. */
export function urnPaper(shown: Shown, t: Text, lang: Lang): View {
  const { poll } = shown
  return view(
    lang,
    text(weight(shown, t, lang), ' ', ...spansOf(untilWhen(shown, t, lang))),
    ballotNode(shown, t.votes.title(poll.number, poll.question), t),
    quiet(poll.method === 'dots' ? t.votes.dotsWin(poll.seats) : rule(shown, t)),
    quiet(t.votes.urnHonestly),
    tellsBallots(poll) && quiet(t.votes.audienceTold),
    !isYesNo(poll) &&
      actions(button(t.buttons.blankBallot, call('ballot cast', { poll: poll.number, choices: t.votes.blank }))),
  )
}
