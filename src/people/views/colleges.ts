/** What people see of organisations and colleges: who is where, and who is nowhere yet. */
import type { College } from '../../generated/prisma/client.ts'
import type { Text } from '../../text/index.ts'
import { actions, button, card, facts, list, option, pick, rich, strong, text, view } from '../../views/build.ts'
import { joinList, quote, sortNames } from '../../views/format.ts'
import type { Call, Lang, View } from '../../views/view.ts'
import type { OrganisationHere } from '../store/colleges.ts'

/** Options in one list: Discord takes no more. */
const mostOptions = 25

const names = (organisations: readonly OrganisationHere[], lang: Lang) =>
  joinList(
    sortNames(organisations, (o) => o.name, lang).map((o) => o.name),
    lang,
  )

export function collegesView(
  title: string,
  colleges: readonly College[],
  organisations: readonly OrganisationHere[],
  mayAssign: boolean,
  t: Text,
  lang: Lang,
): View {
  const without = sortNames(
    organisations.filter((o) => o.college === undefined),
    (o) => o.name,
    lang,
  )
  const add = mayAssign && button(t.buttons.addCollege, { intent: 'college add', args: {} })
  if (colleges.length === 0)
    return view(lang, text(t.colleges.none), !mayAssign && text(t.colleges.noneNext), actions(add))
  return view(
    lang,
    card(
      t.colleges.title(title),
      facts(
        ...colleges.map((college): [string, string] => {
          const own = organisations.filter((o) => o.college?.id === college.id)
          return [college.name, own.length === 0 ? t.colleges.empty : `${own.length} — ${names(own, lang)}`]
        }),
      ),
      without.length > 0
        ? text(strong(t.colleges.without(without.length)), ` ${names(without, lang)}`)
        : text(t.colleges.allPlaced),
    ),
    actions(
      mayAssign &&
        without.length > 0 &&
        pick(
          t.buttons.assignCollege,
          without.slice(0, mostOptions).map((o) => option(o.name, assign(o.name))),
        ),
      add,
      button(t.buttons.seeOrganisations, { intent: 'organisations', args: {} }),
    ),
  )
}

function assign(organisation: string, more: Call['args'] = {}): Call {
  return { intent: 'college assign', args: { organisation, ...more } }
}

export function organisationsView(
  title: string,
  organisations: readonly OrganisationHere[],
  t: Text,
  lang: Lang,
): View {
  if (organisations.length === 0)
    return view(
      lang,
      text(t.colleges.organisationsNone),
      actions(button(t.buttons.organisation, { intent: 'organisation', args: {} })),
    )
  const sorted = sortNames(organisations, (o) => o.name, lang)
  return view(
    lang,
    card(
      t.colleges.organisations(title, organisations.length),
      list(
        ...sorted.map((o) =>
          rich(
            strong(o.name),
            ` — ${o.college?.name ?? t.colleges.noCollege}`,
            o.people > 0 && `, ${t.colleges.people(o.people)}`,
          ),
        ),
      ),
    ),
    actions(button(t.buttons.seeColleges, { intent: 'colleges', args: {} })),
  )
}

/** In which college? `typed` is kept as it was written. */
export function chooseCollegeView(
  typed: string,
  said: string,
  colleges: readonly College[],
  args: Call['args'],
  t: Text,
  lang: Lang,
): View {
  return view(
    lang,
    text(t.colleges.which(said)),
    actions(
      pick(
        t.buttons.chooseCollege,
        colleges.map((college) => option(college.name, assign(typed, { ...args, college: college.name }))),
      ),
    ),
  )
}

/** A name that nobody has used yet: another one was meant, or it is new. */
export function unknownOrganisationView(
  asked: {
    readonly names: readonly string[]
    readonly near: readonly string[]
    readonly typed: string
    readonly college?: string
  },
  t: Text,
  lang: Lang,
): View {
  const { names: unknown, near, typed } = asked
  const college: Call['args'] = asked.college === undefined ? {} : { college: asked.college }
  const said = unknown.map((name) => quote(name, lang))
  const suggestions = near.map((other) => quote(other, lang))
  return view(
    lang,
    text(unknown.length > 1 ? t.colleges.unknown(joinList(said, lang)) : t.colleges.unknownOne(said[0]!)),
    near.length > 0 && text(t.colleges.unknownNear(suggestions.join(` ${t.answers.or} `))),
    text(t.colleges.unknownNext),
    actions(
      ...near.map((other) => button(other, assign(typed.replace(unknown[0]!, other), college), 'primary')),
      button(t.buttons.addOrganisation, assign(typed, { ...college, confirmed: true })),
    ),
  )
}

/** What was changed, and what can be done next. */
export function collegesChangedView(said: string, t: Text, lang: Lang): View {
  return view(
    lang,
    text(said),
    actions(
      button(t.buttons.assignCollege, { intent: 'college assign', args: {} }),
      button(t.buttons.seeColleges, { intent: 'colleges', args: {} }),
      button(t.buttons.undo, { intent: 'undo', args: {} }),
    ),
  )
}
