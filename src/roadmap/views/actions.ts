/** What people see of actions: the receipt, the list, the page of one. */
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
  quote,
  text,
  view,
  warning,
} from '../../views/build.ts'
import { joinList } from '../../views/format.ts'
import type { Lang, Action as Pressed, View } from '../../views/view.ts'
import { type Prioritised, reasonSaid } from '../../votes/rules/priorities.ts'
import type { Progress, Verdict } from '../rules/action.ts'
import type { Block } from '../rules/roadmap.ts'
import { actionLine, dayText, distance } from './said.ts'

export type Receipt = {
  readonly number: number
  readonly title: string
  readonly owner: string | undefined
  /** people asked whether their organisation takes it on */
  readonly asked: number
  readonly contact: string | undefined
  readonly dueOn: string | null
  readonly origin: readonly string[]
}

export function receiptView(receipt: Receipt, t: Text, lang: Lang): View {
  const args = { number: receipt.number }
  const { owner } = receipt
  return view(
    lang,
    card(
      t.roadmap.noted(receipt.number),
      text({ em: receipt.title }),
      facts(
        [t.roadmap.owner, owner === undefined ? t.roadmap.ownerToFind : t.roadmap.ownerAsked(owner, receipt.asked)],
        receipt.contact !== undefined && [t.roadmap.contact, receipt.contact],
        [t.roadmap.due, receipt.dueOn === null ? t.roadmap.noDue : dayText(receipt.dueOn, lang)],
        receipt.origin.length > 0 && [t.roadmap.origin, joinList(receipt.origin, lang)],
      ),
      quiet(t.roadmap.visibility),
    ),
    actions(
      owner === undefined && button(t.buttons.chooseOwner, { intent: 'action owner', args }, 'primary'),
      button(t.buttons.edit, { intent: 'action edit', args }),
      button(t.buttons.assess, { intent: 'action assess', args }),
      button(t.buttons.withdraw, { intent: 'action withdraw', args }, 'danger'),
      button(t.buttons.actions, { intent: 'actions', args: {} }),
    ),
  )
}

export type Listed = {
  readonly number: number
  readonly title: string
  readonly owner: string | undefined
  readonly accepted: boolean
  readonly dueOn: string | null
  /** days late; 0 = not late, or not for these eyes */
  readonly late: number
  /** undefined where progress is not for these eyes */
  readonly progress: Progress | undefined
  /** what the last vote on it found */
  readonly priority?: Prioritised | undefined
}

/** Options of one list. */
const mostOptions = 25

export function actionsView(
  items: readonly Listed[],
  may: { readonly add: boolean; readonly nudge: boolean },
  t: Text,
  lang: Lang,
): View {
  const add = may.add && button(t.buttons.addAction, { intent: 'action add', args: { confirmed: true } }, 'primary')
  if (items.length === 0) return view(lang, text(may.add ? t.roadmap.noneYet : t.roadmap.none), actions(add))
  const late = items.filter((item) => item.late > 0).length
  return view(
    lang,
    card(
      t.roadmap.listTitle(items.length, late),
      list(...items.map((item) => listedLine(item, t, lang))),
      quiet(may.nudge ? t.roadmap.listTeam : t.roadmap.listPublic),
    ),
    actions(
      add,
      may.nudge && late > 0 && button(t.buttons.nudge, { intent: 'nudge', args: {} }),
      button(t.buttons.plan, { intent: 'plan', args: {} }),
      may.nudge &&
        items.length > 1 &&
        button(t.buttons.votePriorities, { intent: 'poll open', args: { question: t.votes.presets.priorities[0]! } }),
      pick(
        t.buttons.pickAction,
        items
          .slice(0, mostOptions)
          .map(({ number, title }) => option(`${number}. ${title}`, { intent: 'actions', args: { number } })),
      ),
    ),
  )
}

export function listedLine(item: Listed, t: Text, lang: Lang) {
  const owner =
    item.owner === undefined ? t.roadmap.noOwner : item.accepted ? item.owner : t.roadmap.toConfirm(item.owner)
  return actionLine(
    item,
    owner,
    item.dueOn !== null && dayText(item.dueOn, lang),
    item.late > 0 && distance(-item.late, t),
    item.progress !== undefined && item.progress !== 'toDo' && t.roadmap.progresses[item.progress],
    item.priority && t.priorities.mark(item.priority.rank, reasonSaid(item.priority, t.votes)),
  )
}

export type Page = Listed & {
  readonly id: string
  readonly ownership: string
  readonly origin: readonly string[]
  readonly verdict: Verdict | undefined
  readonly reason: string | undefined
  readonly blocks: readonly { readonly block: Block; readonly text: string | undefined }[]
  readonly missing: readonly Block[]
  readonly milestones: readonly { readonly title: string; readonly dueOn: string; readonly outside: boolean }[]
  /** for the team and the owner */
  readonly contact: string | undefined
  readonly note: string | undefined
  readonly can: {
    readonly team: boolean
    readonly works: boolean
    /** may answer for the organisation that was asked */
    readonly answers: boolean
    readonly draft: boolean
  }
}

export function pageView(page: Page, t: Text, lang: Lang): View {
  const { verdict } = page
  return view(
    lang,
    card(
      t.roadmap.pageTitle(page.number, page.title),
      facts(
        [
          t.roadmap.owner,
          page.owner === undefined ? t.roadmap.noOwner : t.roadmap.ownership(page.owner, page.ownership),
        ],
        page.contact !== undefined && [t.roadmap.contact, page.contact],
        [t.roadmap.due, page.dueOn === null ? t.roadmap.noDue : dueSaid(page.dueOn, page.late, t, lang)],
        page.progress !== undefined && [t.roadmap.progress, t.roadmap.progresses[page.progress]],
        page.priority && [t.priorities.label, prioritySaid(page.priority, t)],
        page.origin.length > 0 && [t.roadmap.origin, joinList(page.origin, lang)],
        [
          t.roadmap.feasibility,
          verdict ? t.roadmap.verdictSaid(t.roadmap.verdicts[verdict], page.reason ?? '') : t.roadmap.notAssessed,
        ],
        ...page.blocks.map(({ block, text: said }) => said !== undefined && ([t.roadmap.blocks[block], said] as const)),
      ),
      page.note !== undefined && quote(page.note),
      page.milestones.length > 0 && text({ strong: t.roadmap.milestones }),
      list(...page.milestones.map((m, i) => milestoneLine(m, i, t, lang))),
      page.can.draft && page.missing.length > 0 && warning(t.roadmap.missing(missingNames(page.missing, t, lang))),
    ),
    actions(...pageButtons(page, t)),
  )
}

function prioritySaid(priority: Prioritised, t: Text): string {
  return t.priorities.said(priority.rank, priority.of, reasonSaid(priority, t.votes), priority.poll)
}

function dueSaid(day: string, late: number, t: Text, lang: Lang): string {
  const said = dayText(day, lang)
  return late > 0 ? t.roadmap.dueSaid(said, distance(-late, t)) : said
}

export function milestoneLine(
  milestone: { readonly title: string; readonly dueOn: string; readonly outside: boolean },
  i: number,
  t: Text,
  lang: Lang,
) {
  const day = dayText(milestone.dueOn, lang)
  return actionLine({ number: i + 1, title: milestone.title }, milestone.outside ? t.roadmap.outside(day) : day)
}

export function missingNames(missing: readonly Block[], t: Text, lang: Lang): string {
  return joinList(
    missing.map((block) => t.roadmap.blockNames[block]),
    lang,
  )
}

function pageButtons({ id, number, can, verdict, ownership, owner }: Page, t: Text): (Pressed | false)[] {
  const args = { number }
  return [
    can.answers && button(t.buttons.acceptOwnership, { intent: 'ownership accept', args }, 'primary'),
    can.answers && button(t.buttons.declineOwnership, { intent: 'ownership decline', args }, 'danger'),
    can.works && !can.team && button(t.buttons.actionDone, { intent: 'action done', args: { action: id } }),
    can.works && !can.team && button(t.buttons.actionPostpone, { intent: 'action postpone', args: { action: id } }),
    can.team &&
      (owner === undefined || ownership === 'declined') &&
      button(t.buttons.chooseOwner, { intent: 'action owner', args }),
    can.team && verdict === undefined && button(t.buttons.assess, { intent: 'action assess', args }),
    can.works && can.draft && button(t.buttons.roadmap, { intent: 'roadmap', args }),
    can.works && can.draft && button(t.buttons.addMilestone, { intent: 'milestone', args }),
    can.team && button(t.buttons.edit, { intent: 'action edit', args }),
    button(t.buttons.trace, { intent: 'trace', args: { kind: 'action', number } }),
  ]
}

/** One sentence after an act, and where to go from there. */
export function changedView(
  said: string,
  number: number,
  t: Text,
  lang: Lang,
  ...more: readonly (Pressed | false)[]
): View {
  return view(
    lang,
    text(said),
    actions(
      ...more,
      button(t.buttons.openAction, { intent: 'actions', args: { number } }),
      button(t.buttons.undo, { intent: 'undo', args: {} }),
    ),
  )
}

/** Which of one's own actions the answer is about. */
export function whichView(
  intent: keyof Text['intents'],
  mine: readonly { readonly id: string; readonly number: number; readonly title: string }[],
  t: Text,
  lang: Lang,
): View {
  const options = mine
    .slice(0, mostOptions)
    .map(({ id, number, title }) => option(`${number}. ${title}`, { intent, args: { action: id } }))
  return view(lang, text(t.roadmap.whichAction), actions(pick(t.intents[intent].label, options)))
}

/** To the people of an organisation: would it take this on? */
export function askedView(
  asked: {
    readonly number: number
    readonly title: string
    readonly owner: string
    readonly by: string
    readonly concertation: string
    readonly dueOn: string | null
  },
  t: Text,
  lang: Lang,
): View {
  const args = { number: asked.number }
  return view(
    lang,
    text(t.roadmap.askedToOwn(asked.by, asked.owner, asked.concertation)),
    text(...[actionLine(asked, asked.dueOn !== null && dayText(asked.dueOn, lang))].flat()),
    quiet(t.roadmap.askedMeans),
    actions(
      button(t.buttons.acceptOwnership, { intent: 'ownership accept', args }, 'primary'),
      button(t.buttons.declineOwnership, { intent: 'ownership decline', args }, 'danger'),
    ),
  )
}

/** To those who animate: an organisation does not take an action on. */
export function declinedView(
  said: {
    readonly number: number
    readonly title: string
    readonly owner: string
    readonly by: string
    readonly reason: string
  },
  t: Text,
  lang: Lang,
): View {
  const args = { number: said.number }
  return view(
    lang,
    text(t.roadmap.teamDeclined(said.owner, said.number, said.by), ' ', { em: said.title }),
    quote(said.reason),
    actions(
      button(t.buttons.chooseOwner, { intent: 'action owner', args }, 'primary'),
      button(t.buttons.openAction, { intent: 'actions', args }),
    ),
  )
}
