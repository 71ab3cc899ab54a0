/** What an author gets for an idea. */
import type { Text } from '../../text/index.ts'
import { actions, button, card, em, facts, quiet, text, view } from '../../views/build.ts'
import { roomNames } from '../../views/rooms.ts'
import type { Lang, View } from '../../views/view.ts'
import { shorten, typeLabel } from '../views.ts'

export type Receipt = {
  readonly number: number
  readonly text: string
  readonly title: string
  readonly organisation: string | undefined
  readonly type: string | null
  readonly workshop: string | null
  /** undefined = the team only */
  readonly places: readonly string[] | undefined
  /** the privacy notice, the first time */
  readonly notice: string | undefined
  /** how many that this person may see say nearly the same */
  readonly near: number
  /** another atelier to which its words belong rather than to this one */
  readonly elsewhere: { readonly number: number; readonly title: string } | undefined
  /** it went into the ideas box */
  readonly box: boolean
  /** the team reads it before it is shown */
  readonly waits: boolean
  /** whose it is, when it was written down for somebody else */
  readonly author: string | undefined
}

/** What an author gets: number, exact words, who sees it, what happens next. */
export function receiptView(receipt: Receipt, t: Text, lang: Lang): View {
  const args = { number: receipt.number }
  return view(
    lang,
    card(
      receipt.box ? t.ideas.boxed(receipt.number) : t.ideas.received(receipt.number),
      text(em(receipt.text)),
      facts(
        receipt.author !== undefined && [t.ideas.author, receipt.author],
        [t.ideas.concertation, receipt.title],
        receipt.workshop !== null && [t.ideas.workshop, receipt.workshop],
        typeLabel(receipt.type, t) !== undefined && [t.ideas.type, typeLabel(receipt.type, t)!],
        [t.ideas.organisation, receipt.organisation ?? t.ideas.noOrganisation],
        [
          t.ideas.visibility,
          receipt.waits
            ? t.moderation.visibility
            : receipt.places
              ? t.ideas.audience(roomNames(receipt.places, t, lang), receipt.places.length)
              : t.ideas.audienceTeam,
        ],
        [t.ideas.next, receipt.waits ? t.moderation.nextWhat : t.ideas.nextWhat],
      ),
      receipt.notice !== undefined && quiet(receipt.notice),
      // Asked once, behind the idea: what was said is kept whatever the answer.
      receipt.notice !== undefined &&
        receipt.organisation === undefined &&
        !receipt.waits &&
        text(t.people.askOrganisation),
    ),
    actions(
      button(t.buttons.edit, { intent: 'idea edit', args }),
      button(t.buttons.withdraw, { intent: 'idea withdraw', args }, 'danger'),
      receipt.near > 0 && button(t.ideas.seeNear(receipt.near), { intent: 'idea near', args }),
      button(t.buttons.audience, { intent: 'idea audience', args }),
      receipt.organisation === undefined &&
        receipt.author === undefined &&
        !receipt.waits &&
        button(t.buttons.organisation, { intent: 'organisation', args: {} }),
      receipt.elsewhere &&
        button(t.ideas.ratherIn(shorten(receipt.elsewhere.title)), {
          intent: 'idea move',
          args: { idea: receipt.number, workshop: receipt.elsewhere.number },
        }),
    ),
  )
}
