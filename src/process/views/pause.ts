/** What people read of a pause: until when, why, and what goes on all the same. */
import type { Concertation, Place } from '../../generated/prisma/client.ts'
import type { Text } from '../../text/index.ts'
import { actions, button, quiet, text, view } from '../../views/build.ts'
import { sayInstant } from '../../views/instant.ts'
import { spansOf } from '../../views/rich.ts'
import type { Lang, Rich, View } from '../../views/view.ts'
import { restsUntil } from '../rules/pause.ts'

type Paused = Pick<Concertation, 'title' | 'zone' | 'pausedUntil' | 'pauseReason'>

/** « En pause jusqu’au … (élections) » */
export function pauseLine(concertation: Paused, now: Date, t: Text, lang: Lang): Rich | undefined {
  const until = restsUntil(concertation, now)
  const { pauseReason, zone } = concertation
  return until && sayInstant((moment) => t.pause.line(moment, pauseReason ?? ''), until, zone, lang)
}

export function pausePreview(
  concertation: Paused & { readonly pausedUntil: Date },
  told: { readonly rooms: readonly Pick<Place, 'name'>[]; readonly people: readonly string[] },
  args: Readonly<Record<string, string>>,
  t: Text,
  lang: Lang,
): View {
  const { pausedUntil, zone } = concertation
  return view(
    lang,
    text(...spansOf(sayInstant((moment) => t.pause.will(moment), pausedUntil, zone, lang))),
    text(t.pause.goesOn),
    quiet(told.rooms.length > 0 ? t.pause.seenInRooms(told.rooms.length) : t.pause.seenBy(told.people.length)),
    actions(button(t.buttons.pause, { intent: 'pause', args: { ...args, confirmed: true } }, 'primary')),
  )
}

export function pauseView(concertation: Paused, now: Date, may: boolean, t: Text, lang: Lang): View {
  const line = pauseLine(concertation, now, t, lang)
  return view(
    lang,
    text(...spansOf(line ?? t.pause.none)),
    line !== undefined && text(t.pause.goesOn),
    actions(
      may && line !== undefined && button(t.buttons.resumeSending, { intent: 'pause end', args: {} }),
      button(t.buttons.undo, { intent: 'undo', args: {} }),
      button(t.buttons.panel, { intent: 'panel', args: {} }),
    ),
  )
}

/** To the team. */
export function pauseToldView(
  said: { readonly by: string; readonly concertation: Paused; readonly now: Date },
  t: Text,
  lang: Lang,
): View {
  const { by, concertation, now } = said
  const line = pauseLine(concertation, now, t, lang)
  return view(
    lang,
    text(line === undefined ? t.pause.toldOver(by, concertation.title) : t.pause.told(by, concertation.title)),
    line !== undefined && text(...spansOf(line)),
    line !== undefined && quiet(t.pause.goesOn),
    actions(button(t.buttons.panel, { intent: 'panel', args: {} })),
  )
}
