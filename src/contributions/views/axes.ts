/** Strong axes and weak signals: what was kept, on what it stands, what can be done next. */
import type { Text } from '../../text/index.ts'
import { actions, button, card, list, option, pick, quiet, rich, strong, text, view } from '../../views/build.ts'
import { joinList } from '../../views/format.ts'
import type { Lang, Rich, View } from '../../views/view.ts'
import { shorten } from '../views.ts'
import { cameOf, comesFrom, type Thread, threadFacts } from './trace.ts'

export type PooledAxis = {
  readonly number: number
  readonly title: string
  readonly ideas: number
  readonly workshops: readonly string[]
  /** what may be quoted to all */
  readonly quotes: readonly { readonly number: number; readonly text: string }[]
}

export type PooledSignal = {
  readonly number: number
  readonly title: string
  readonly reason: string
  readonly author: string
}

export function axisLine(axis: PooledAxis, t: Text, lang: Lang): Rich {
  const from = t.axes.holds(axis.ideas, joinList(axis.workshops, lang), axis.workshops.length)
  return rich(strong(`${axis.number}. ${axis.title}`), ` — ${from}`)
}

export function signalLine(signal: PooledSignal, t: Text): Rich {
  const { number, title, reason, author } = signal
  return rich(strong(`${number}. ${title}`), ` — ${t.axes.reasonBy(reason, author)}`)
}

export function axesView(
  found: { readonly axes: readonly PooledAxis[]; readonly signals: readonly PooledSignal[]; readonly keeps: boolean },
  t: Text,
  lang: Lang,
): View {
  const { axes, signals, keeps } = found
  const keep = keeps && button(t.buttons.keepAxis, { intent: 'axis keep', args: {} })
  if (axes.length + signals.length === 0)
    return view(lang, text(t.axes.none), actions(keep, button(t.buttons.seeIdeas, { intent: 'ideas', args: {} })))
  return view(
    lang,
    axes.length > 0 && card(t.axes.title(axes.length), list(...axes.map((axis) => axisLine(axis, t, lang)))),
    signals.length > 0 && card(t.axes.signalsTitle(signals.length), list(...signals.map((s) => signalLine(s, t)))),
    actions(
      axes.length > 0 &&
        pick(
          t.buttons.seeAxis,
          axes.map(({ number, title }) => option(shorten(`${number}. ${title}`), { intent: 'axes', args: { number } })),
        ),
      keep,
      keeps && button(t.buttons.keepSignal, { intent: 'signal keep', args: {} }),
    ),
  )
}

export function signalsView(signals: readonly PooledSignal[], keeps: boolean, t: Text, lang: Lang): View {
  const keep = keeps && button(t.buttons.keepSignal, { intent: 'signal keep', args: {} })
  const axes = button(t.buttons.seeAxes, { intent: 'axes', args: {} })
  if (signals.length === 0) return view(lang, text(t.axes.noSignal), actions(keep, axes))
  return view(
    lang,
    card(t.axes.signalsTitle(signals.length), list(...signals.map((signal) => signalLine(signal, t)))),
    actions(
      pick(
        t.buttons.followThread,
        signals.map(({ number, title }) =>
          option(shorten(`${number}. ${title}`), { intent: 'trace', args: { kind: 'signal', number } }),
        ),
      ),
      keep,
      axes,
    ),
  )
}

/** One axis: the words that hold it up, the ateliers that they come from, what was built on it. */
export function axisView(
  thread: Thread,
  can: { readonly support: boolean; readonly workshop: boolean; readonly action: boolean },
  t: Text,
  lang: Lang,
): View {
  const { number, title } = thread.from
  return view(
    lang,
    card(
      t.axes.one(number, title),
      threadFacts(thread, t, lang),
      ...comesFrom(thread, t),
      list(...cameOf(thread, t, lang)),
    ),
    actions(
      button(t.buttons.followThread, { intent: 'trace', args: { kind: 'axis', number } }),
      can.support && button(t.buttons.supportAxis, { intent: 'axis support', args: { axis: number } }),
      can.workshop && button(t.buttons.workshopFromAxis, { intent: 'workshop add', args: { axis: number } }),
      can.action && button(t.buttons.actionFromAxis, { intent: 'action add', args: { axis: number } }),
    ),
  )
}

/** `more`: ideas just added behind it, or taken away when it is below zero. */
export function axisKeptView(
  axis: { readonly number: number; readonly title: string; readonly ideas: number; readonly more?: number },
  t: Text,
  lang: Lang,
): View {
  const { number, title, ideas, more } = axis
  return view(
    lang,
    text(more === undefined ? t.axes.kept(number, title, ideas) : t.axes.supported(number, title, ideas)),
    actions(
      button(t.buttons.seeThisAxis, { intent: 'axes', args: { number } }),
      button(t.buttons.keepAxis, { intent: 'axis keep', args: {} }, 'primary'),
      button(t.buttons.keepSignal, { intent: 'signal keep', args: {} }),
      button(t.buttons.undo, { intent: 'undo', args: {} }),
    ),
  )
}

export function signalKeptView(signal: PooledSignal, t: Text, lang: Lang): View {
  return view(
    lang,
    text(t.axes.signalKept(signal.number, signal.title)),
    quiet(t.axes.reasonBy(signal.reason, signal.author)),
    actions(
      button(t.buttons.seeSignals, { intent: 'signals', args: {} }),
      button(t.buttons.keepSignal, { intent: 'signal keep', args: {} }, 'primary'),
      button(t.buttons.undo, { intent: 'undo', args: {} }),
    ),
  )
}

export function goneView(said: string, t: Text, lang: Lang): View {
  return view(
    lang,
    text(said),
    actions(
      button(t.buttons.undo, { intent: 'undo', args: {} }),
      button(t.buttons.seeAxes, { intent: 'axes', args: {} }),
    ),
  )
}
