/** What people read of a code that joins two channels: the code, what would be joined, and that it was. */
import type { Text } from '../../text/index.ts'
import { actions, button, card, facts, quiet, text, view, warning } from '../../views/build.ts'
import { joinList } from '../../views/format.ts'
import { roomNames } from '../../views/rooms.ts'
import type { Call, Lang, View } from '../../views/view.ts'

type Room = { readonly name: string; readonly platform: string }

export function placeCodeView(
  code: { readonly id: string; readonly spelled: string; readonly until: string; readonly place: string },
  t: Text,
  lang: Lang,
): View {
  return view(
    lang,
    card(
      t.placeCodes.title(code.place),
      text(...t.placeCodes.codeIs(code.spelled)),
      text(...t.placeCodes.how(code.spelled)),
      quiet(t.placeCodes.until(code.until)),
    ),
    actions(button(t.buttons.codeGiveUp, { intent: 'place code withdraw', args: { code: code.id } })),
  )
}

export function joinPreview(
  seen: {
    readonly title: string
    readonly organisers: readonly string[]
    readonly purpose: {
      readonly workshop: { readonly number: number; readonly title: string } | undefined
      readonly body: string | undefined
      readonly team: boolean
    }
    readonly wasTeam: boolean
    readonly here: string
    readonly rooms: readonly Room[]
  },
  confirm: Call,
  t: Text,
  lang: Lang,
): View {
  const { workshop, body, team } = seen.purpose
  return view(
    lang,
    card(
      t.placeCodes.joinTitle(seen.here, seen.title),
      facts(
        [t.panel.organisers, joinList(seen.organisers, lang)],
        workshop !== undefined && [t.panel.workshop, `${workshop.number}. ${workshop.title}`],
        body !== undefined && [t.panel.body, body],
        [
          t.placeCodes.with,
          seen.rooms.length > 0
            ? joinList(
                seen.rooms.map((room) => roomOn(room, t, lang)),
                lang,
              )
            : t.placeCodes.nobody,
        ],
      ),
      text(team ? t.placeCodes.seenByTeam : t.placeCodes.seenBy),
      seen.wasTeam && warning(t.process.noLongerTeam),
      quiet(t.placeCodes.told(seen.rooms.length)),
    ),
    actions(button(t.buttons.joinRoom, confirm, 'primary'), button(t.buttons.help, { intent: 'help', args: {} })),
  )
}

/** For everybody in a channel that was there before. */
export function joinedThereView(room: Room, joined: boolean, t: Text, lang: Lang): View {
  const name = roomOn(room, t, lang)
  return view(lang, text(joined ? t.placeCodes.joined(name) : t.placeCodes.left(name)))
}

/** « #atelier (Slack) » */
function roomOn({ name, platform }: Room, t: Text, lang: Lang): string {
  const where = t.people.platforms[platform] ?? platform
  const said = roomNames([name], t, lang)
  return said === '' ? t.placeCodes.someRoom(where) : `${said} (${where})`
}
