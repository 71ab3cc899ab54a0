/** How a vote is counted again, by whoever wants to: its file, its hash, what it tells and what it does not. */
import type { Poll } from '../../generated/prisma/client.ts'
import type { Text } from '../../text/index.ts'
import { actions, button, call, card, facts, fileOf, link, quiet, text, view } from '../../views/build.ts'
import type { Lang, View } from '../../views/view.ts'
import { tellsBallots } from '../rules/paper.ts'
import { printLines } from './prints.ts'

type Recounted = {
  readonly poll: Poll
  readonly file: { readonly text: string; readonly sha256: string; readonly withheld: readonly string[] }
  /** of its public page, when there is one */
  readonly href: string | undefined
  /** of its log, when its result was found */
  readonly head: string
}

export function recountView({ poll, file, href, head }: Recounted, t: Text, lang: Lang): View {
  const isWithheld = file.withheld.length > 0
  const told = isWithheld ? 'withheld' : poll.secrecy === 0 || tellsBallots(poll) ? 'ballots' : 'sums'
  return view(
    lang,
    card(
      t.votes.recountTitle(poll.number, poll.question),
      text(t.votes.recountTells[told]),
      facts(
        [t.votes.recountHash, [{ code: file.sha256 }]],
        poll.definitionHash !== null && [t.votes.recountAsked, [{ code: poll.definitionHash }]],
        ...printLines(poll, head, t),
      ),
      quiet(t.votes.recountHow),
    ),
    fileOf(t.votes.recountFile(poll.number), t.votes.recountTitle(poll.number, poll.question), file.text),
    actions(
      href !== undefined && link(t.buttons.publicPage, href),
      button(t.buttons.seeReceipt, call('ballot receipt', { poll: poll.number })),
      button(t.buttons.seePoll, call('polls', { number: poll.number })),
    ),
  )
}
