/** What people see of the bodies of a concertation: what each may do. */
import type { Text } from '../../text/index.ts'
import { actions, button, card, list, option, pick, rich, text, view } from '../../views/build.ts'
import { roomNames } from '../../views/rooms.ts'
import type { Lang, View } from '../../views/view.ts'
import { writeRules } from '../../votes/rules/agreed-said.ts'
import type { BodyKind, Power } from '../rules/bodies.ts'
import type { Statutes } from '../rules/statutes.ts'

export type BodyLine = {
  readonly id: string
  readonly name: string
  readonly statutes: Statutes | undefined
  readonly chair: string | undefined
  readonly kind: string
  readonly power: string
  readonly places: readonly string[]
  readonly next: string | undefined
}
type May = (intent: string) => boolean

export function bodiesView(title: string, lines: readonly BodyLine[], may: May, t: Text, lang: Lang): View {
  const add = may('body add') && button(t.buttons.addBody, { intent: 'body add', args: {} })
  if (lines.length === 0) return view(lang, text(t.bodies.none(title)), actions(add))
  return view(
    lang,
    card(t.bodies.title(title), list(...lines.map((line) => bodyLine(line, t, lang)))),
    actions(
      add,
      may('body statutes') &&
        pick(
          t.buttons.bodyStatutes,
          lines.map(({ id, name }) => option(name, { intent: 'body statutes', args: { name: id } })),
        ),
      button(t.buttons.panel, { intent: 'panel', args: {} }),
    ),
  )
}

function bodyLine(line: BodyLine, t: Text, lang: Lang) {
  const said = [
    `${t.bodies.powers[line.power as Power]}.`,
    line.places.length > 0 && t.bodies.places(roomNames(line.places, t, lang), line.places.length),
    line.next !== undefined && t.bodies.next(line.next),
    line.statutes && statutesLine(line.statutes, line.chair, t),
  ].filter((part) => typeof part === 'string')
  const kind = t.bodies.kinds[line.kind as BodyKind]
  return rich({ strong: line.name }, ` (${kind}) — ${said.join(' ')}`)
}

function statutesLine({ chairId: _, ...rules }: Statutes, chair: string | undefined, t: Text): string {
  const { words, labelled, statutesLine: say } = t.votes.agreed
  return say(writeRules({ ...rules, ...(chair !== undefined && { chair }) }, words, labelled))
}

export function bodyAddedView(
  body: { readonly id: string; readonly name: string; readonly power: string },
  here: string | undefined,
  t: Text,
  lang: Lang,
): View {
  return view(
    lang,
    text(t.bodies.added(body.name, t.bodies.powers[body.power as Power])),
    actions(
      here !== undefined && button(t.buttons.bodyMeetsHere, { intent: 'link', args: { body: body.id } }),
      button(t.buttons.bodies, { intent: 'bodies', args: {} }),
      button(t.buttons.undo, { intent: 'undo', args: {} }),
    ),
  )
}
