/** What a list of members would change, before anything is taken in; and what was. */
import type { Text } from '../../text/index.ts'
import { actions, button, card, facts, list, quiet, text, view } from '../../views/build.ts'
import { joinList } from '../../views/format.ts'
import type { Call, Lang, View } from '../../views/view.ts'
import type { Fault, ImportPlan, Namesakes } from '../rules/importing.ts'

/** Lines that are named; the others are counted. */
const mostFaults = 4

export function importPreview(
  plan: ImportPlan,
  namesakes: Namesakes,
  make: (namesakes: Namesakes, confirmed: boolean) => Call,
  t: Text,
  lang: Lang,
): View {
  const { members, faults, namesakes: alike } = plan
  const fresh = members.filter((member) => !member.known).length
  const known = members.length - fresh
  const silent = members.filter((member) => !member.known && member.mail === undefined).length
  const more = faults.length - mostFaults
  return view(
    lang,
    card(
      t.importing.title(plan.lines),
      facts(
        [t.importing.people, t.importing.counted(fresh, known)],
        plan.newOrganisations.size > 0 && [
          t.importing.organisations,
          t.importing.newOnes([...plan.newOrganisations.values()].slice(0, 3).join(', '), plan.newOrganisations.size),
        ],
        plan.seats.size > 0 && [
          t.importing.colleges,
          [
            t.importing.seated(plan.seats.size),
            ...(plan.newColleges.size > 0
              ? [t.importing.newColleges(joinList([...plan.newColleges.values()], lang))]
              : []),
          ].join(', '),
        ],
        alike.length > 0 && [
          t.importing.namesakes,
          t.importing.alike(
            joinList(
              alike.slice(0, 3).map((one) => one.name),
              lang,
            ),
            alike.length,
            namesakes,
          ),
        ],
        plan.ignored.length > 0 && [t.importing.ignored, joinList(plan.ignored.slice(0, 4), lang)],
      ),
      list(
        ...faults
          .slice(0, mostFaults)
          .map((fault) =>
            t.importing.line(
              fault.line,
              (t.importing.faults[fault.key] as (...values: Fault['values']) => string)(...fault.values),
            ),
          ),
        more > 0 && t.importing.more(more),
      ),
      quiet(t.importing.notice(silent)),
    ),
    actions(
      members.length > 0 &&
        button(
          faults.length > 0 ? t.importing.importRest(members.length) : t.importing.importAll(members.length),
          make(namesakes, true),
          'primary',
        ),
      alike.length > 0 && namesakes !== 'same' && button(t.buttons.namesakesSame, make('same', false)),
      alike.length > 0 && namesakes !== 'new' && button(t.buttons.namesakesNew, make('new', false)),
      button(t.buttons.help, { intent: 'help', args: {} }),
    ),
  )
}

export function importedView(plan: ImportPlan, t: Text, lang: Lang): View {
  const fresh = plan.members.filter((member) => !member.known).length
  return view(
    lang,
    text(t.importing.done(fresh, plan.members.length - fresh)),
    plan.faults.length > 0 && quiet(t.importing.left(plan.faults.length)),
    actions(
      button(t.buttons.members, { intent: 'members', args: {} }),
      button(t.buttons.seeOrganisations, { intent: 'organisations', args: {} }),
      button(t.buttons.undo, { intent: 'undo', args: {} }),
    ),
  )
}
