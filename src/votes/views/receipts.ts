/** A receipt: by it somebody sees that their ballot counts. Whoever is shown the code behind it knows how they voted. */
import type { Ballot } from '../../generated/prisma/client.ts'
import type { Text } from '../../text/index.ts'
import { actions, button, call, card, facts, quiet, text, view } from '../../views/build.ts'
import type { Lang, View } from '../../views/view.ts'
import type { Shown } from '../views.ts'
import { chosen } from './words.ts'

/** As people compare it, by eye or aloud: its first twelve characters, by four. */
export function shortPrint(hash: string): string {
  return (hash.slice(0, 12).match(/.{4}/g) ?? []).join(' ')
}

type Own = {
  /** the whole receipt, in hexadecimal, and what is hashed with the ballot */
  readonly code: string
  readonly salt: string
  readonly ballot: Pick<Ballot, 'paper' | 'words'>
  /** is it in the list of the result? undefined while there is none */
  readonly listed: boolean | undefined
}

export function ownReceiptView(shown: Shown, { code, salt, ballot, listed }: Own, t: Text, lang: Lang): View {
  const { poll } = shown
  const said = listed === undefined ? t.votes.receiptLater : listed ? t.votes.receiptListed : t.votes.receiptAbsent
  return view(
    lang,
    card(
      t.votes.receiptTitle(poll.number),
      facts(
        [t.votes.question, poll.question],
        [t.votes.yourChoice, chosen(shown, ballot, t, lang)],
        [t.votes.receipt, [{ code }]],
        [t.votes.receiptCode, [{ code: salt }]],
      ),
      text(said),
      quiet(t.votes.receiptHonestly),
    ),
    actions(button(t.buttons.seePoll, call('polls', { number: poll.number }))),
  )
}
