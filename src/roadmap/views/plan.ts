/** What people see of a plan: what is in, what is not and why; and the card under which it is published. */
import type { Text } from '../../text/index.ts'
import {
  actions,
  button,
  card,
  facts,
  list,
  option,
  pick,
  quiet,
  strong,
  text,
  view,
  warning,
} from '../../views/build.ts'
import { formatMoment } from '../../views/format.ts'
import { type Signed, signedBy } from '../../views/signed.ts'
import type { Button, Lang, Node, View } from '../../views/view.ts'
import type { Block } from '../rules/roadmap.ts'
import { missingNames } from './actions.ts'
import { actionLine, dayText } from './said.ts'

export type SheetLine = { readonly number: number; readonly title: string; readonly owner: string }
export type Late = { readonly number: number; readonly title: string; readonly dueOn: string }

/** The content that is signed and published: plain data, the whole of each sheet. */
export type PlanContent = {
  readonly plan: string
  readonly title: string
  readonly startsOn: string
  readonly endsOn: string
  readonly edition: number
  readonly sheets: readonly (SheetLine & {
    readonly action: string
    readonly dueOn: string | null
    readonly verdict: string
    readonly reason: string
    readonly ownership: string | null
    readonly schedule: string
    readonly means: string
    readonly organisation: string
    readonly milestones: readonly { readonly title: string; readonly dueOn: string }[]
  })[]
  readonly missing: readonly { readonly number: number; readonly title: string; readonly blocks: readonly Block[] }[]
  /** milestones of the sheets that lie outside the period */
  readonly outside: readonly Late[]
}

export type Edition = { readonly edition: number; readonly hash: string; readonly at: Date | null }

export type PlanPage = {
  readonly number: number
  readonly title: string
  readonly startsOn: string
  readonly endsOn: string
  readonly zone: string
  readonly edition: Edition | undefined
  readonly awaited: boolean
  readonly inside: readonly SheetLine[]
  /** complete, to enter with the next edition */
  readonly ready: readonly SheetLine[]
  readonly missing: PlanContent['missing']
  readonly outside: readonly Late[]
  /** actions that cannot enter: no verdict, to study, discarded */
  readonly others: number
  readonly can: { readonly adopt: boolean; readonly draft: boolean }
}

/** Of a SHA-256: enough to compare by eye. */
const shownHash = 12

function editionText({ edition, hash, at }: Edition, zone: string, t: Text, lang: Lang): string {
  const short = hash.slice(0, shownHash)
  return at ? t.roadmap.editionAdopted(edition, formatMoment(at, zone, lang), short) : t.roadmap.edition(edition, short)
}

function sheetLines(title: string, sheets: readonly SheetLine[]): readonly (Exclude<Node, { kind: 'card' }> | false)[] {
  return [
    sheets.length > 0 && text(strong(title)),
    sheets.length > 0 && list(...sheets.map((sheet) => actionLine(sheet, sheet.owner))),
  ]
}

function missingLines(missing: PlanContent['missing'], t: Text, lang: Lang) {
  return [
    missing.length > 0 && text(strong(t.roadmap.planMissing(missing.length))),
    missing.length > 0 && list(...missing.map((m) => actionLine(m, t.roadmap.lacks(missingNames(m.blocks, t, lang))))),
  ]
}

function outsideLines(outside: readonly Late[], t: Text, lang: Lang) {
  return outside.map((late) => warning(t.roadmap.outsidePlan(late.number, late.title, dayText(late.dueOn, lang))))
}

export function planView(page: PlanPage, t: Text, lang: Lang): View {
  const args = { number: page.number }
  const drafts = page.missing.map(({ number, title }) =>
    option(`${number}. ${title}`, { intent: 'roadmap', args: { number } }),
  )
  return view(
    lang,
    card(
      page.title,
      facts(
        [t.roadmap.period, t.roadmap.periodSaid(dayText(page.startsOn, lang), dayText(page.endsOn, lang))],
        [t.roadmap.editionLabel, page.edition ? editionText(page.edition, page.zone, t, lang) : t.roadmap.notAdopted],
      ),
      page.awaited && text(t.roadmap.planAwaited),
      ...sheetLines(t.roadmap.planInside(page.inside.length), page.inside),
      ...sheetLines(t.roadmap.planReady(page.ready.length), page.ready),
      ...missingLines(page.missing, t, lang),
      ...outsideLines(page.outside, t, lang),
      page.others > 0 && quiet(t.roadmap.planOthers(page.others)),
    ),
    actions(
      page.can.adopt && page.ready.length > 0 && button(t.buttons.adopt, { intent: 'plan adopt', args }, 'primary'),
      button(t.buttons.actions, { intent: 'actions', args: {} }),
      page.can.draft && drafts.length > 0 && pick(t.buttons.completeRoadmap, drafts.slice(0, 25)),
    ),
  )
}

/** The body of what is published, the same in the preview, in the request to sign and on the card. */
export function planNodes(content: PlanContent, hash: string, t: Text, lang: Lang): View['nodes'] {
  return [
    card(
      content.title,
      text(t.roadmap.periodSaid(dayText(content.startsOn, lang), dayText(content.endsOn, lang))),
      ...sheetLines(t.roadmap.planInside(content.sheets.length), content.sheets),
      ...missingLines(content.missing, t, lang),
      ...outsideLines(content.outside, t, lang),
      quiet(t.roadmap.edition(content.edition, hash.slice(0, shownHash))),
    ),
  ]
}

export function planPreview(
  plan: { readonly number: number; readonly content: PlanContent; readonly hash: string },
  seen: { readonly places: number; readonly sign: readonly string[]; readonly changed: boolean },
  t: Text,
  lang: Lang,
): View {
  return view(
    lang,
    seen.changed && warning(t.roadmap.adoptChanged),
    quiet(t.roadmap.adoptPreview(seen.places)),
    seen.sign.length > 0 && quiet(t.roadmap.adoptSign(seen.sign.join(', '))),
    ...planNodes(plan.content, plan.hash, t, lang),
    actions(
      button(
        t.buttons.adoptNow,
        { intent: 'plan adopt', args: { number: plan.number, preview: plan.hash } },
        'primary',
      ),
      button(t.buttons.plan, { intent: 'plan', args: { number: plan.number } }),
    ),
  )
}

export function planCard(
  content: PlanContent,
  hash: string,
  foot: { readonly organisers: readonly string[]; readonly signatures: readonly Signed[]; readonly zone: string },
  t: Text,
  lang: Lang,
): View {
  return view(
    lang,
    ...planNodes(content, hash, t, lang),
    ...signedBy(foot.organisers, foot.signatures, foot.zone, t, lang),
    actions(
      button(t.buttons.actions, { intent: 'actions', args: {} }),
      button(t.buttons.plan, { intent: 'plan', args: {} }),
    ),
  )
}

export function noPlanView(add: Button | false, t: Text, lang: Lang): View {
  return view(
    lang,
    text(add ? t.roadmap.planNone : t.roadmap.planNoneYet),
    actions(add, button(t.buttons.actions, { intent: 'actions', args: {} })),
  )
}
