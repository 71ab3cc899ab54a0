/** What a model would make, before it does. */
import type { Text } from '../../text/index.ts'
import { actions, button, card, facts, quiet, text, view } from '../../views/build.ts'
import { formatWindow, joinList } from '../../views/format.ts'
import type { Call, Lang, View } from '../../views/view.ts'
import type { Template, TemplatePlan } from '../rules/templates.ts'

export function templatePreview(
  seen: { readonly title: string; readonly organisers: readonly string[]; readonly template: Template },
  plan: TemplatePlan,
  confirm: Call,
  t: Text,
  lang: Lang,
): View {
  const [first, second] = plan.phases
  const phase = (one: typeof first) =>
    one && `${t.templates.phases[one.title]}, ${formatWindow(one.startsOn, one.endsOn, lang)}`
  const workshops = plan.workshops.map(({ title }) => (title === undefined ? seen.title : t.templates.workshops[title]))
  return view(
    lang,
    card(
      t.templates.willMake(seen.title),
      text(t.templates.about[seen.template]),
      facts(
        [t.panel.organisers, joinList(seen.organisers, lang)],
        first && [t.templates.phase(1), phase(first) ?? ''],
        second && [t.templates.phase(2), phase(second) ?? ''],
        plan.bodies.length > 0 && [
          t.templates.bodiesLabel,
          joinList(
            plan.bodies.map((b) => t.templates.bodies[b.title]),
            lang,
          ),
        ],
        workshops.length > 0 && [t.templates.workshopsLabel(workshops.length), joinList(workshops, lang)],
      ),
      quiet(t.templates.notice),
    ),
    actions(button(t.buttons.createIt, confirm, 'primary'), button(t.buttons.help, { intent: 'help', args: {} })),
  )
}
