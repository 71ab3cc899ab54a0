/** What people see of ateliers: the list, the page of one, and what is said when something about them changes. */
import type { Phase, Poll, StrongAxis, Workshop } from '../../generated/prisma/client.ts'
import type { Text } from '../../text/index.ts'
import { actions, button, card, facts, list, pick, quiet, rich, text, view } from '../../views/build.ts'
import { joinList } from '../../views/format.ts'
import { roomNames } from '../../views/rooms.ts'
import type { Call, Lang, View } from '../../views/view.ts'

export type WorkshopLine = {
  readonly number: number
  readonly title: string
  readonly phase: Pick<Phase, 'number' | 'title'> | undefined
  readonly animators: readonly string[]
  readonly places: readonly string[]
  readonly sessions: number
  readonly held: number
  /** its next session, in words */
  readonly next: string | undefined
  readonly ideas: number
}
type May = (intent: string) => boolean
type Titled = Pick<Workshop, 'number' | 'title'>

export function workshopsView(title: string, lines: readonly WorkshopLine[], may: May, t: Text, lang: Lang): View {
  const add = may('workshop add') && button(t.buttons.addWorkshop, { intent: 'workshop add', args: {} })
  if (lines.length === 0) return view(lang, text(t.workshops.none(title)), actions(add))
  return view(
    lang,
    card(t.workshops.title(title), list(...lines.map((line) => workshopLine(line, t, lang)))),
    actions(
      pick(
        t.buttons.openWorkshop,
        lines.map((line) => ({
          label: `${line.number}. ${line.title}`,
          call: { intent: 'workshops', args: { number: line.number } },
        })),
      ),
      add,
      button(t.buttons.phases, { intent: 'phases', args: {} }),
    ),
  )
}

function workshopLine(line: WorkshopLine, t: Text, lang: Lang) {
  const said = [
    t.workshops.sessions(line.held, line.sessions),
    t.workshops.ideas(line.ideas),
    line.animators.length > 0 ? t.workshops.animatedBy(joinList(line.animators, lang)) : t.workshops.nobody,
  ]
  return rich({ strong: `${line.number}. ${line.title}` }, ` — ${said.join(', ')}`)
}

export type WorkshopPage = WorkshopLine & {
  readonly axis: Pick<StrongAxis, 'number' | 'title'> | null
  readonly poll: Pick<Poll, 'number' | 'question'> | null
}

export function workshopView(page: WorkshopPage, may: May, t: Text, lang: Lang): View {
  const { axis, phase, poll, number } = page
  return view(
    lang,
    card(
      t.workshops.page(number, page.title),
      facts(
        phase && [t.workshops.phase, `${phase.number}. ${phase.title}`],
        axis && [t.workshops.axis, t.workshops.axisSaid(axis.number, axis.title)],
        poll && [t.workshops.chosenBy, t.workshops.pollSaid(poll.number, poll.question)],
        [
          t.workshops.animation,
          page.animators.length > 0 ? joinList(page.animators, lang) : t.workshops.animationWhole,
        ],
        [
          t.workshops.place,
          page.places.length > 0
            ? roomNames(page.places, t, lang) || t.workshops.somePlaces(page.places.length)
            : t.workshops.noPlace(number),
        ],
        [t.workshops.sessionsLabel, t.workshops.sessions(page.held, page.sessions)],
        page.next !== undefined && [t.workshops.nextLabel, page.next],
        [t.workshops.ideasLabel, t.workshops.ideas(page.ideas)],
      ),
    ),
    actions(
      axis && button(t.buttons.seeAxis, { intent: 'axes', args: { number: axis.number } }),
      may('animate') && button(t.buttons.animate, { intent: 'animate', args: { workshop: number } }),
      may('workshop rename') && button(t.buttons.rename, { intent: 'workshop rename', args: { workshop: number } }),
      page.sessions === 0 &&
        may('workshop withdraw') &&
        button(t.buttons.withdraw, { intent: 'workshop withdraw', args: { number } }, 'danger'),
      button(t.buttons.workshops, { intent: 'workshops', args: {} }),
    ),
  )
}

export type AddedWorkshop = Titled & {
  readonly phase: Pick<Phase, 'title'> | undefined
  readonly axis: Pick<StrongAxis, 'number' | 'title'> | undefined
  readonly here: string | undefined
}

export function workshopAddedView({ number, title, phase, axis, here }: AddedWorkshop, t: Text, lang: Lang): View {
  return view(
    lang,
    text(t.workshops.added(number, title)),
    facts(
      phase && [t.workshops.phase, phase.title],
      axis && [t.workshops.axis, t.workshops.axisSaid(axis.number, axis.title)],
    ),
    quiet(t.workshops.addedNext),
    actions(
      button(t.buttons.animate, { intent: 'animate', args: { workshop: number } }, 'primary'),
      here !== undefined && button(t.buttons.workshopMeetsHere, { intent: 'link', args: { workshop: number } }),
      button(t.buttons.addWorkshop, { intent: 'workshop add', args: {} }),
      button(t.buttons.undo, { intent: 'undo', args: {} }),
    ),
  )
}

/** `asked`: what the person who closed the poll reads, with what comes next for them. */
export function workshopsChosenView(
  rows: readonly Titled[],
  phase: string | undefined,
  asked: boolean,
  t: Text,
  lang: Lang,
): View {
  return view(
    lang,
    card(
      t.workshops.chosen(rows.length),
      list(...rows.map(({ number, title }) => rich({ strong: `${number}. ${title}` }))),
      phase !== undefined && quiet(t.workshops.chosenFor(phase)),
    ),
    actions(
      button(t.buttons.workshops, { intent: 'workshops', args: {} }, 'primary'),
      asked && button(t.buttons.planSessions, { intent: 'session plan', args: {} }),
    ),
  )
}

/** One of these; the choice completes `call`. */
export function chooseWorkshopView(among: readonly Titled[], call: Call, t: Text, lang: Lang): View {
  const options = among.map(({ number, title }) => ({
    label: `${number}. ${title}`,
    call: { ...call, args: { ...call.args, workshop: number } },
  }))
  return view(lang, text(t.workshops.which), actions(pick(t.buttons.chooseWorkshop, options)))
}

export function animatedView(person: string, workshop: Titled, t: Text, lang: Lang): View {
  return view(
    lang,
    text(t.workshops.animated(person, workshop.number, workshop.title)),
    actions(
      button(t.buttons.workshops, { intent: 'workshops', args: {} }),
      button(t.buttons.undo, { intent: 'undo', args: {} }),
    ),
  )
}

/** What somebody reads in private when an atelier is given to them. */
export function animatingView(workshop: Titled, concertation: string, t: Text, lang: Lang): View {
  return view(
    lang,
    text(t.workshops.animating(workshop.number, workshop.title, concertation)),
    actions(
      button(t.buttons.seeWorkshop, { intent: 'workshops', args: { number: workshop.number } }, 'primary'),
      button(t.buttons.panel, { intent: 'panel', args: {} }),
    ),
  )
}
