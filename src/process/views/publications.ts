/** What organisers see of what waits to be published: who signed, who is awaited, and what they may do. */
import type { Text } from '../../text/index.ts'
import { actions, button, card, facts, list, pick, quiet, quote, text, view } from '../../views/build.ts'
import { formatMoment, joinList } from '../../views/format.ts'
import type { Lang, View } from '../../views/view.ts'
import type { Signature } from '../rules/publication.ts'

export type WaitingLine = {
  readonly id: string
  readonly title: string
  readonly edition: number
  /** who asked */
  readonly by: string
  readonly signatures: readonly Signature[]
  readonly awaited: readonly string[]
  /** it waits for the person who looks */
  readonly mine: boolean
}
export type Publications = {
  readonly concertation: string
  readonly joint: boolean
  readonly organisers: readonly string[]
  readonly zone: string
  readonly waiting: readonly WaitingLine[]
}

export function publicationsView(all: Publications, t: Text, lang: Lang): View {
  const mode = all.joint ? t.publication.signOff.joint(joinList(all.organisers, lang)) : t.publication.singleNow
  if (all.waiting.length === 0)
    return view(
      lang,
      text(t.publication.none),
      quiet(mode),
      actions(button(t.buttons.panel, { intent: 'panel', args: {} })),
    )
  const mine = all.waiting.filter((line) => line.mine)
  const only = mine.length === 1 ? mine[0] : undefined
  const choose = (label: string, intent: string) =>
    mine.length > 1 &&
    pick(
      label,
      mine.map((line) => ({ label: line.title, call: { intent, args: { publication: line.id } } })),
    )
  return view(
    lang,
    ...all.waiting.map((line) =>
      card(
        line.edition > 1 ? t.publication.edition(line.title, line.edition) : line.title,
        facts(
          [t.publication.askedBy, line.by],
          line.awaited.length > 0 && [t.publication.awaited, joinList(line.awaited, lang)],
        ),
        list(
          ...line.signatures.map((s) =>
            t.publication.signedBy(s.name, s.organisation, formatMoment(s.at, all.zone, lang)),
          ),
        ),
      ),
    ),
    quiet(mine.length > 0 ? t.publication.readFirst : t.publication.notWaitingForYou),
    actions(
      only && button(t.buttons.sign, { intent: 'publication sign', args: { publication: only.id } }, 'primary'),
      only &&
        button(t.buttons.declineToSign, { intent: 'publication decline', args: { publication: only.id } }, 'danger'),
      choose(t.buttons.sign, 'publication sign'),
      choose(t.buttons.declineToSign, 'publication decline'),
    ),
  )
}

/** What whoever asked, and who had signed, read when an organiser refuses. */
export function declinedView(
  said: { readonly title: string; readonly concertation: string; readonly by: string; readonly organiser: string },
  reason: string,
  t: Text,
  lang: Lang,
): View {
  return view(
    lang,
    text(t.publication.declinedTold(said.by, said.organiser, said.title, said.concertation)),
    quote(reason),
    quiet(t.publication.declinedNext),
    actions(button(t.buttons.panel, { intent: 'panel', args: {} })),
  )
}
