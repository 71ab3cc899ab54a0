/** What people see of a concertation's life: its places and the intake of ideas. */
import type { Concertation } from '../generated/prisma/client.ts'
import type { Text } from '../text/index.ts'
import { actions, button, card, facts, pick, quiet, text, view } from '../views/build.ts'
import { formatMoment, joinList } from '../views/format.ts'
import type { Call, Lang, View } from '../views/view.ts'

/** The card that tells a channel what it now is. */
export function welcomeView(
  title: string,
  organisers: readonly string[],
  intakeUntil: string | undefined,
  t: Text,
  lang: Lang,
): View {
  return view(
    lang,
    card(
      t.process.linkedAll(title),
      facts(
        [t.panel.organisers, joinList(organisers, lang)],
        intakeUntil !== undefined && [t.panel.intakeUntil, intakeUntil],
      ),
      text(...spans(t.process.linkedHow())),
    ),
    actions(
      button(t.buttons.submitIdea, { intent: 'idea submit', args: {} }, 'primary'),
      button(t.buttons.panel, { intent: 'panel', args: {} }),
    ),
  )
}

function spans(said: ReturnType<Text['process']['linkedHow']>) {
  return typeof said === 'string' ? [said] : said
}

/** One of these; `make` gives the call that choosing it makes. */
export function chooseView(known: readonly Concertation[], make: (c: Concertation) => Call, t: Text, lang: Lang): View {
  const options = known.map((c) => ({ label: c.title, call: make(c) }))
  return view(lang, text(t.process.chooseTitle), actions(pick(t.buttons.chooseConcertation, options)))
}

export function intakeEndView(count: number, t: Text, lang: Lang): View {
  return view(
    lang,
    text({ strong: t.process.intakeEnded(count) }),
    quiet(t.process.intakeNext),
    actions(button(t.buttons.seeIdeas, { intent: 'ideas', args: {} })),
  )
}

export function intakeReminderView(until: Date, zone: string, count: number, t: Text, lang: Lang): View {
  return view(
    lang,
    text(t.process.intakeReminder(formatMoment(until, zone, lang), count)),
    actions(button(t.buttons.submitIdea, { intent: 'idea submit', args: {} }, 'primary')),
  )
}

/** What an organiser reads before signing: who asks, what it is, exactly what will be said. */
export function signRequestView(
  asked: { readonly id: string; readonly title: string; readonly by: string; readonly concertation: string },
  preview: View['nodes'],
  t: Text,
  lang: Lang,
): View {
  const args = { publication: asked.id }
  return view(
    lang,
    text(t.publication.asked(asked.by, asked.title, asked.concertation)),
    ...preview,
    actions(
      button(t.buttons.sign, { intent: 'publication sign', args }, 'primary'),
      button(t.buttons.declineToSign, { intent: 'publication decline', args }, 'danger'),
    ),
  )
}
