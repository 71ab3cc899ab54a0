/** The panel behind a bare `/concert`, what waits for somebody, and help: only what this person may do here. */
import type { Text } from '../text/index.ts'
import { actions, button, card, code, facts, list, pick, quiet, text, view } from '../views/build.ts'
import { formatDay, joinList } from '../views/format.ts'
import { sayInstant } from '../views/instant.ts'
import type { Button, Call, Lang, Rich, View } from '../views/view.ts'
import { type Step, stepFor } from './rules/buttons.ts'
import type { Fate, Waiting } from './rules/waiting.ts'

export type Panel = {
  readonly place: string
  readonly dm: boolean
  readonly hasAdministrator: boolean
  readonly concertation:
    | {
        readonly title: string
        readonly organisers: readonly string[]
        /** what this channel is for, the phase, the session: label and words */
        readonly here: readonly (readonly [label: string, said: Rich])[]
        readonly ideas: number
        readonly mine: number
        readonly intake: Rich
      }
    | undefined
  readonly waiting: readonly Waiting[]
  readonly steps: readonly Step[]
  readonly zone: string
}

/** Things that wait which the panel names; the others are counted. */
const named = 3
/** Things that wait which « suivi » shows at once. */
const mostWaiting = 8

/** Of a message that is read at a glance. */
const mostLines = 12

export function panelView(panel: Panel, t: Text, lang: Lang): View {
  const { concertation: c, zone } = panel
  const where = panel.dm ? t.panel.dmUnbound : t.panel.unbound(panel.place)
  const buttons = panel.steps.map((step) => stepButton(step, t))
  if (!c) return view(lang, text(where), !panel.hasAdministrator && text(t.panel.noAdministrator), actions(...buttons))
  const facing: (readonly [string, Rich])[] = [...c.here, [t.panel.ideas, t.panel.ideaCount(c.ideas, c.mine)]]
  facing.push([t.panel.intakeUntil, c.intake])
  // Lines that are left for what waits, below the title, its own heading and the buttons.
  const left = mostLines - 3 - Number(panel.dm) - facing.length
  const wanted = Math.min(panel.waiting.length, named + 1)
  const shown = panel.waiting.length <= Math.min(named, left) ? named : Math.max(1, Math.min(named, left - 1))
  const more = panel.waiting.length - shown
  const lines = panel.waiting.slice(0, shown).map((waiting) => waitingLine(waiting, zone, t, lang))
  return view(
    lang,
    card(
      c.title,
      panel.dm && quiet(t.panel.inDm(c.title)),
      facts(
        wanted < left && [t.panel.organisers, joinList(c.organisers, lang)],
        ...facing,
        lines.length === 0 && [t.panel.waiting, t.panel.nothingWaiting],
      ),
      lines.length > 0 && text({ strong: t.panel.waiting }),
      list(...lines, more > 0 && t.panel.andMore(more)),
    ),
    actions(...buttons),
  )
}

/** A step with its words; the first thing to do stands out. */
export function stepButton({ label, intent, args = {} }: Step, t: Text): Button {
  const said = typeof label === 'string' ? t.buttons[label] : doing(label, t)
  const primary = ['idea submit', 'link', 'admin', 'ballot cast', 'attend', 'session open'].includes(intent)
  return button(said, { intent, args }, primary ? 'primary' : undefined)
}

export function waitingLine(w: Waiting, zone: string, t: Text, lang: Lang): Rich {
  const { say } = t.todo
  switch (w.kind) {
    case 'vote':
      return w.until
        ? sayInstant((until) => say.vote(w.question, until), w.until, zone, lang)
        : say.vote(w.question, undefined)
    case 'dates':
      return w.until
        ? sayInstant((until) => say.dates(w.title, until), w.until, zone, lang)
        : say.dates(w.title, undefined)
    case 'tie':
    case 'lot':
    case 'validate':
      return say[w.kind](w.question)
    case 'late':
      return say.late(w.title, formatDay(new Date(`${w.dueOn}T12:00:00Z`), 'UTC', lang))
    case 'answer':
      return sayInstant((moment) => say.answer(w.title, moment), w.startsAt, zone, lang)
    case 'sort':
    case 'moderate':
      return say[w.kind](w.count)
    case 'organisation':
      return say.organisation
    case 'link':
      return say.link
    default:
      return say[w.kind](w.title)
  }
}

/** What its button says; numbers keep two of a kind apart. */
function doing(w: Waiting, t: Text): string {
  const say = t.todo.do
  switch (w.kind) {
    case 'vote':
    case 'dates':
    case 'tie':
    case 'lot':
    case 'validate':
      return say[w.kind](w.poll)
    case 'accept':
    case 'late':
      return say[w.kind](w.action)
    case 'digest':
    case 'minutes':
      return say[w.kind](w.session)
    case 'sort':
    case 'moderate':
      return say[w.kind](w.count)
    default:
      return say[w.kind]()
  }
}

export function todoView(
  waiting: readonly Waiting[],
  fate: Fate,
  zone: string,
  may: (intent: string) => boolean,
  t: Text,
  lang: Lang,
): View {
  const shown = waiting.slice(0, mostWaiting)
  const more = waiting.length - shown.length
  const steps = shown.map(stepFor).filter((step) => may(step.intent))
  // Two meetings to answer are answered on the same page.
  const once = steps.filter((step, i) => steps.findIndex((other) => sameCall(other, step)) === i)
  return view(
    lang,
    waiting.length === 0
      ? text(t.todo.nothing)
      : card(
          t.todo.title(waiting.length),
          list(...shown.map((w) => waitingLine(w, zone, t, lang)), more > 0 && t.todo.more(more)),
        ),
    facts(fate.total > 0 && [t.todo.ideas, t.todo.fate(fate.total, fate.sorted, fate.kept, fate.inActions)]),
    actions(
      ...once.map((step) => stepButton(step, t)),
      fate.total > 0 && button(t.buttons.myIdeas, { intent: 'idea mine', args: {} }),
      button(t.buttons.panel, { intent: 'panel', args: {} }),
    ),
  )
}

function sameCall(a: Step, b: Step): boolean {
  return a.intent === b.intent && JSON.stringify(a.args) === JSON.stringify(b.args)
}

export type HelpLine = { readonly usage: string; readonly help: string; readonly example: string }

export function helpView(
  help: { place: string; dm: boolean; lines: readonly HelpLine[]; ask: readonly string[] },
  t: Text,
  lang: Lang,
): View {
  return view(
    lang,
    text(help.dm ? t.help.titleDm : t.help.title(help.place)),
    list(...help.lines.map((l) => [code(l.usage), ` — ${l.help} ; ${t.help.example(l.example)}`])),
    quiet(help.ask.length > 0 ? t.help.ask(joinList(help.ask, lang)) : t.help.askNobody),
    actions(
      button(t.buttons.panel, { intent: 'panel', args: {} }),
      button(t.buttons.more, { intent: 'more', args: {} }),
    ),
  )
}

export function moreView(options: readonly { label: string; hint: string; call: Call }[], t: Text, lang: Lang): View {
  return view(lang, text(t.more.choose), actions(pick(t.more.pick, options)))
}
