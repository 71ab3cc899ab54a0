/** What was decided, and what it is worth. */
import type { Decision } from '../../generated/prisma/client.ts'
import type { Text } from '../../text/index.ts'
import { actions, button, card, list, pick, quiet, quote, text, view } from '../../views/build.ts'
import type { Lang, Rich, View } from '../../views/view.ts'
import type { Weight } from '../rules/decisions.ts'

export type Decided = Pick<Decision, 'number' | 'text'> & {
  readonly weight: Weight
  /** of the session or the body, with its day */
  readonly where: string
}

function title({ weight, number }: Pick<Decided, 'weight' | 'number'>, t: Text): string {
  return t.meetings.decisionTitle[weight](number)
}

/** What everybody in the channel sees; the same card is edited when it is withdrawn. */
export function decisionCard(decision: Decided & { readonly state: string }, t: Text, lang: Lang): View {
  if (decision.state !== 'active') return view(lang, quiet(t.meetings.decisionWithdrawnCard(title(decision, t))))
  return view(lang, card(title(decision, t), quote(decision.text), quiet(decision.where)))
}

/** What whoever wrote it down reads. */
export function decisionNoted(decision: Decided, mayOpen: boolean, t: Text, lang: Lang): View {
  return view(
    lang,
    text(t.meetings.decisionNoted[decision.weight](decision.number)),
    quote(decision.text),
    actions(
      mayOpen &&
        decision.weight === 'method' &&
        button(t.buttons.openPhase, { intent: 'phase open', args: {} }, 'primary'),
      button(t.buttons.withdrawDecision, { intent: 'decision withdraw', args: { number: decision.number } }, 'danger'),
      button(t.buttons.decisions, { intent: 'decisions', args: {} }),
    ),
  )
}

/** `isMine`: this person animates where it was noted, and may take it out of the list. */
export function decisionsView(
  decisions: readonly (Decided & { readonly isMine: boolean })[],
  t: Text,
  lang: Lang,
): View {
  const agenda = button(t.buttons.agenda, { intent: 'agenda', args: {} })
  if (decisions.length === 0) return view(lang, text(t.meetings.decisionsNone), actions(agenda))
  const mine = decisions.filter((d) => d.isMine)
  const line = (d: Decided): Rich => [{ strong: title(d, t) }, ` — ${d.text} — ${d.where}`]
  return view(
    lang,
    card(t.meetings.decisionsTitle(decisions.length), list(...decisions.map(line))),
    actions(
      mine.length > 0 &&
        pick(
          t.buttons.withdrawDecision,
          mine.slice(-25).map((d) => ({
            label: title(d, t),
            hint: shorten(d.text),
            call: { intent: 'decision withdraw', args: { number: d.number } },
          })),
        ),
      agenda,
    ),
  )
}

function shorten(said: string): string {
  const letters = [...said]
  return letters.length > 60 ? `${letters.slice(0, 59).join('')}…` : said
}
