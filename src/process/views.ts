/** What people see of a concertation's life: its places and the intake of ideas. */
import type { Concertation, Workshop } from '../generated/prisma/client.ts'
import type { Text } from '../text/index.ts'
import { actions, button, card, facts, pick, quiet, text, view } from '../views/build.ts'
import { joinList } from '../views/format.ts'
import { sayInstant } from '../views/instant.ts'
import { spansOf } from '../views/rich.ts'
import type { Call, Lang, Rich, View } from '../views/view.ts'

/** What a channel is for; nothing of it = everybody of the concertation. */
export type Purpose = {
  readonly workshop: Pick<Workshop, 'number' | 'title'> | undefined
  readonly body: string | undefined
  readonly team: boolean
}
export type Welcome = {
  readonly title: string
  readonly horizon: number | null
  readonly organisers: readonly string[]
  readonly until: Rich | undefined
  readonly purpose: Purpose
}

/** The card that tells a channel what it now is. */
export function welcomeView({ title, horizon, organisers, until, purpose }: Welcome, t: Text, lang: Lang): View {
  const { workshop, body, team } = purpose
  const special = workshop !== undefined || body !== undefined || team
  return view(
    lang,
    card(
      welcomeTitle(title, purpose, t),
      facts(
        special && [t.ideas.concertation, title],
        [t.panel.organisers, joinList(organisers, lang)],
        horizon !== null && [t.process.horizon, String(horizon)],
        until !== undefined && [t.panel.intakeUntil, until],
      ),
      team && text(t.process.teamHow),
      text(...spans(t.process.linkedHow())),
    ),
    actions(
      button(t.buttons.submitIdea, { intent: 'idea submit', args: {} }, 'primary'),
      workshop && button(t.buttons.seeWorkshop, { intent: 'workshops', args: { number: workshop.number } }),
      button(t.buttons.panel, { intent: 'panel', args: {} }),
    ),
  )
}

/** What the channel is for, what it would be for, before it is changed. */
export function changeUseView(title: string, now: Purpose, next: Purpose, change: Call, t: Text, lang: Lang): View {
  return view(
    lang,
    text(`${welcomeTitle(title, now, t)}.`),
    text(t.process.useBecomes(`${welcomeTitle(title, next, t)}.`)),
    next.team && text(t.process.teamHow),
    now.team && text(t.process.noLongerTeam),
    quiet(t.process.useChangeNotice),
    actions(button(t.buttons.changeUse, change, 'primary'), button(t.buttons.panel, { intent: 'panel', args: {} })),
  )
}

function welcomeTitle(title: string, { workshop, body, team }: Purpose, t: Text): string {
  if (workshop) return t.process.linkedWorkshop(workshop.number, workshop.title)
  if (body !== undefined) return t.process.linkedBody(body)
  return team ? t.process.linkedTeam : t.process.linkedAll(title)
}

/** What whoever linked it reads. */
export function linkedView(place: string, title: string, purpose: Purpose, t: Text, lang: Lang, mayJoin = false): View {
  const { workshop, body, team } = purpose
  const special = workshop !== undefined || body !== undefined || team
  return view(
    lang,
    text(t.process.linked(place, title)),
    special && !team && quiet(`${welcomeTitle(title, purpose, t)}.`),
    team && quiet(t.process.teamHow),
    actions(
      mayJoin && button(t.buttons.placeCode, { intent: 'place code', args: {} }),
      button(t.buttons.panel, { intent: 'panel', args: {} }),
      button(t.buttons.undo, { intent: 'undo', args: {} }),
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
    text(...spansOf(sayInstant((moment) => t.process.intakeReminder(moment, count), until, zone, lang))),
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
