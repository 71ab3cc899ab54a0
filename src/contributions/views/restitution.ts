/** The restitution: the animators' page, the preview, and the card that everybody reads. */
import type { Text } from '../../text/index.ts'
import { actions, button, card, list, quiet, text, view, warning } from '../../views/build.ts'
import { joinList } from '../../views/format.ts'
import { type Signed, signedBy } from '../../views/signed.ts'
import type { Lang, View } from '../../views/view.ts'
import { shorten } from '../views.ts'
import { axisLine, type PooledAxis, type PooledSignal, signalLine } from './axes.ts'

/** Plain data, all that the card says. */
export type PublishedRestitution = {
  readonly title: string
  readonly phase: string
  readonly edition: number
  readonly organisers: readonly string[]
  readonly axes: readonly PooledAxis[]
  readonly signals: readonly PooledSignal[]
}

/** Quotes under an axis: enough to hear people, few enough to be read. */
const mostQuotes = 2

export function restitutionView(
  page: {
    readonly phase: string
    readonly opened: boolean
    readonly publishes: boolean
    readonly axes: readonly PooledAxis[]
    readonly signals: readonly PooledSignal[]
  },
  t: Text,
  lang: Lang,
): View {
  const { axes, signals } = page
  const some = axes.length + signals.length > 0
  return view(
    lang,
    card(
      t.restitution.title(page.phase),
      text(page.opened ? t.restitution.opened : t.restitution.goesOn(axes.length, signals.length)),
      list(...axes.map((axis) => axisLine(axis, t, lang))),
      signals.length > 0 && text(t.axes.signalsTitle(signals.length)),
      list(...signals.map((signal) => signalLine(signal, t))),
      quiet(t.restitution.teamOnly),
    ),
    actions(
      button(t.buttons.keepAxis, { intent: 'axis keep', args: {} }, 'primary'),
      button(t.buttons.keepSignal, { intent: 'signal keep', args: {} }),
      some && page.publishes && button(t.buttons.publishRestitution, { intent: 'restitution publish', args: {} }),
      button(t.buttons.seeThemes, { intent: 'themes', args: {} }),
    ),
  )
}

/** What everybody reads, and whoever signs before them. */
export function restitutionCard(
  content: PublishedRestitution,
  signatures: readonly Signed[],
  zone: string,
  t: Text,
  lang: Lang,
): View {
  const { axes, signals } = content
  return view(
    lang,
    card(
      t.restitution.card(content.title, content.phase),
      text(t.restitution.counts(axes.length, signals.length)),
      list(...axes.flatMap((axis) => [axisLine(axis, t, lang), ...quotesOf(axis, t)])),
      signals.length > 0 && text(t.axes.signalsTitle(signals.length)),
      list(...signals.map((signal) => signalLine(signal, t))),
      content.edition > 1 && quiet(t.restitution.edition(content.edition)),
      ...signedBy(content.organisers, signatures, zone, t, lang),
    ),
    actions(button(t.buttons.seeAxes, { intent: 'axes', args: {} })),
  )
}

function quotesOf(axis: PooledAxis, t: Text): string[] {
  return axis.quotes.slice(0, mostQuotes).map((said) => t.restitution.quoted(said.number, shorten(said.text)))
}

export function restitutionPreview(
  content: PublishedRestitution,
  seen: {
    readonly names: string
    readonly places: number
    readonly signers: readonly string[]
    readonly mark: string
    readonly changed: boolean
  },
  zone: string,
  t: Text,
  lang: Lang,
): View {
  const { signers } = seen
  const shown = restitutionCard(content, [], zone, t, lang).nodes.filter((node) => node.kind !== 'actions')
  return view(
    lang,
    seen.changed && warning(t.restitution.previewChanged),
    text(seen.places > 0 ? t.restitution.preview(seen.names, seen.places) : t.restitution.previewNowhere),
    signers.length > 0 && text(t.restitution.previewSigners(joinList(signers, lang))),
    ...shown,
    actions(
      button(t.buttons.publishNow, { intent: 'restitution publish', args: { preview: seen.mark } }, 'primary'),
      button(t.buttons.backToRestitution, { intent: 'restitution open', args: {} }),
    ),
  )
}

export function restitutionDoneView(said: string, t: Text, lang: Lang): View {
  return view(lang, text(said), actions(button(t.buttons.seeAxes, { intent: 'axes', args: {} })))
}
