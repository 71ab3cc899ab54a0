/** What people see of phases: where we are, what is open, what opens the next one. */
import type { Phase } from '../../generated/prisma/client.ts'
import type { Text } from '../../text/index.ts'
import { actions, button, card, list, quiet, quote, rich, text, view } from '../../views/build.ts'
import { formatWindow } from '../../views/format.ts'
import { roomNames } from '../../views/rooms.ts'
import type { Lang, View } from '../../views/view.ts'
import type { PhaseWindow } from '../rules/phases.ts'

export type PhaseLine = PhaseWindow & {
  readonly number: number
  readonly title: string
  readonly when: 'coming' | 'now' | 'over'
  /** `ready`: the plenary has recorded its method, the coordination may open it */
  readonly gate: 'open' | 'ready' | 'locked'
  readonly workshops: number
  readonly sessions: number
  readonly held: number
}
type May = (intent: string) => boolean

export function phasesView(title: string, lines: readonly PhaseLine[], may: May, t: Text, lang: Lang): View {
  const add = may('phase add') && button(t.buttons.addPhase, { intent: 'phase add', args: {} })
  if (lines.length === 0) return view(lang, text(t.phases.none(title)), actions(add))
  const gate = lines.find((line) => line.gate !== 'open')
  return view(
    lang,
    card(
      t.phases.title(title),
      list(...lines.map((line) => phaseLine(line, t, lang))),
      gate && quiet(gate.gate === 'ready' ? t.phases.ready(gate.title) : t.phases.gate(gate.title)),
    ),
    actions(
      gate?.gate === 'ready' &&
        may('phase open') &&
        button(t.buttons.openPhase, { intent: 'phase open', args: { number: gate.number } }, 'primary'),
      button(t.buttons.workshops, { intent: 'workshops', args: {} }),
      may('session plan') && button(t.buttons.planSessions, { intent: 'session plan', args: {} }),
      may('agenda') && button(t.buttons.agendaOfPhases, { intent: 'agenda', args: {} }),
      add,
    ),
  )
}

function phaseLine(line: PhaseLine, t: Text, lang: Lang) {
  const state = line.gate === 'open' ? t.phases.when[line.when] : t.phases.gates[line.gate]
  return rich(
    { strong: `${line.number}. ${line.title}` },
    ` — ${formatWindow(line.startsOn, line.endsOn, lang)} (${state}), `,
    t.phases.contents(line.workshops, line.held, line.sessions),
  )
}

type Added = Pick<Phase, 'title' | 'startsOn' | 'endsOn' | 'gated' | 'number'>

export function phaseAddedView(phase: Added, t: Text, lang: Lang): View {
  const window = formatWindow(phase.startsOn, phase.endsOn, lang)
  return view(
    lang,
    text(t.phases.added(phase.number, phase.title, window)),
    phase.gated && quiet(t.phases.addedGated),
    actions(
      button(t.buttons.addWorkshop, { intent: 'workshop add', args: { phase: phase.number } }, 'primary'),
      button(t.buttons.addPhase, { intent: 'phase add', args: {} }),
      button(t.buttons.phases, { intent: 'phases', args: {} }),
      button(t.buttons.undo, { intent: 'undo', args: {} }),
    ),
  )
}

type Method = { readonly number: number; readonly text: string }

export function phaseOpenPreview(
  phase: Pick<Phase, 'number' | 'title' | 'startsOn' | 'endsOn'>,
  method: Method,
  places: readonly string[],
  t: Text,
  lang: Lang,
): View {
  return view(
    lang,
    text(t.phases.willOpen(phase.title, formatWindow(phase.startsOn, phase.endsOn, lang))),
    text(t.phases.method(method.number)),
    quote(method.text),
    quiet(places.length > 0 ? t.phases.toldIn(roomNames(places, t, lang), places.length) : t.phases.toldNowhere),
    actions(
      button(t.buttons.openPhase, { intent: 'phase open', args: { number: phase.number, confirmed: true } }, 'primary'),
    ),
  )
}

export function phaseOpenedView(
  phase: Pick<Phase, 'title' | 'startsOn' | 'endsOn'>,
  method: Method,
  t: Text,
  lang: Lang,
): View {
  return view(
    lang,
    card(
      t.phases.openedAll(phase.title),
      text(t.phases.openedWindow(formatWindow(phase.startsOn, phase.endsOn, lang))),
      text(t.phases.method(method.number)),
      quote(method.text),
    ),
    actions(
      button(t.buttons.workshops, { intent: 'workshops', args: {} }, 'primary'),
      button(t.buttons.phases, { intent: 'phases', args: {} }),
    ),
  )
}
