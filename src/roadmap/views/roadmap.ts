/** What is answered when a roadmap is written: which of its four blocks is still missing. */
import type { Text } from '../../text/index.ts'
import { actions, button, card, list, option, pick, text, view, warning } from '../../views/build.ts'
import type { Lang, View } from '../../views/view.ts'
import { type Block, blocks } from '../rules/roadmap.ts'
import { missingNames } from './actions.ts'
import { dayText } from './said.ts'

export type Drafted = {
  readonly number: number
  readonly title: string
  readonly missing: readonly Block[]
  /** who still has to say that it takes it on, when that is what is missing */
  readonly awaited: string | undefined
}

export function draftedView(drafted: Drafted, t: Text, lang: Lang): View {
  const { number, missing } = drafted
  const args = { number }
  const texts = missing.filter((block) => block !== 'ownership')
  return view(
    lang,
    card(
      t.roadmap.draftTitle(number, drafted.title),
      list(...blocks.map((block) => t.roadmap.blockState(t.roadmap.blocks[block], !missing.includes(block)))),
      missing.length === 0 && text(t.roadmap.complete),
      missing.length > 0 && warning(t.roadmap.missing(missingNames(missing, t, lang))),
      missing.includes('ownership') &&
        text(drafted.awaited === undefined ? t.roadmap.ownershipNobody : t.roadmap.ownershipAwaited(drafted.awaited)),
    ),
    actions(
      texts.length > 0 && button(t.buttons.completeRoadmap, { intent: 'roadmap', args }, 'primary'),
      missing.includes('ownership') &&
        drafted.awaited === undefined &&
        button(t.buttons.chooseOwner, { intent: 'action owner', args }),
      button(t.buttons.addMilestone, { intent: 'milestone', args }),
      button(t.buttons.plan, { intent: 'plan', args: {} }),
      button(t.buttons.undo, { intent: 'undo', args: {} }),
    ),
  )
}

/** Which one, when there are several. */
export function withdrawMilestoneView(
  number: number,
  milestones: readonly { readonly id: string; readonly title: string; readonly dueOn: string }[],
  t: Text,
  lang: Lang,
): View {
  const options = milestones.map(({ id, title, dueOn }) =>
    option(title, { intent: 'milestone withdraw', args: { number, milestone: id } }, dayText(dueOn, lang)),
  )
  return view(lang, text(t.roadmap.whichMilestone(number)), actions(pick(t.buttons.withdrawMilestone, options)))
}
