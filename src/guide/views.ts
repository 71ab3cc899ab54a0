/** The panel behind a bare `/concert`, and help: only what this person may do here. */
import type { Text } from '../text/index.ts'
import { actions, button, card, code, facts, list, pick, quiet, text, view } from '../views/build.ts'
import { joinList } from '../views/format.ts'
import type { Action, Call, Lang, View } from '../views/view.ts'

export type Panel = {
  readonly place: string
  readonly dm: boolean
  readonly hasAdministrator: boolean
  readonly concertation:
    | {
        readonly title: string
        readonly organisers: readonly string[]
        readonly ideas: number
        readonly mine: number
        readonly intake: string
      }
    | undefined
  readonly waiting: readonly string[]
  readonly buttons: readonly Action[]
}

export function panelView(panel: Panel, t: Text, lang: Lang): View {
  const { concertation: c } = panel
  const where = panel.dm ? t.panel.dmUnbound : t.panel.unbound(panel.place)
  if (!c)
    return view(lang, text(where), !panel.hasAdministrator && text(t.panel.noAdministrator), actions(...panel.buttons))
  return view(
    lang,
    card(
      c.title,
      panel.dm && quiet(t.panel.inDm(c.title)),
      facts(
        [t.panel.organisers, joinList(c.organisers, lang)],
        [t.panel.ideas, t.panel.ideaCount(c.ideas, c.mine)],
        [t.panel.intakeUntil, c.intake],
        [t.panel.waiting, panel.waiting.length > 0 ? joinList(panel.waiting, lang) : t.panel.nothingWaiting],
      ),
    ),
    actions(...panel.buttons),
  )
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
