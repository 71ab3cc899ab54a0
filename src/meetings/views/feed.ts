/** What people read of the address by which their own diary follows their meetings. */
import type { Text } from '../../text/index.ts'
import { actions, button, facts, quiet, text, view, warning } from '../../views/build.ts'
import { sayInstant } from '../../views/instant.ts'
import { spansOf } from '../../views/rich.ts'
import type { Lang, View } from '../../views/view.ts'

const again = { intent: 'calendar', args: { what: 'new' } }
const end = { intent: 'calendar', args: { what: 'end' } }

/** `url` is shown here, and nowhere else. */
export function feedView(
  { url, open }: { readonly url: string; readonly open: boolean },
  before: boolean,
  t: Text,
  lang: Lang,
): View {
  return view(
    lang,
    text(before ? t.meetings.feedAgain : t.meetings.feedMade),
    facts([t.meetings.feedAddress, [{ code: url }]]),
    text(t.meetings.feedHow),
    quiet(t.meetings.feedOnce),
    !open && warning(t.publicPage.hereOnly),
    actions(
      button(t.buttons.endFeed, end, 'danger'),
      button(t.buttons.stepMyAgenda, { intent: 'agenda', args: {} }),
      button(t.buttons.undo, { intent: 'undo', args: {} }),
    ),
  )
}

export function feedKnownView(since: Date, zone: string, t: Text, lang: Lang): View {
  return view(
    lang,
    text(...spansOf(sayInstant(t.meetings.feedKnown, since, zone, lang))),
    quiet(t.meetings.feedLost),
    actions(
      button(t.buttons.renewFeed, again, 'primary'),
      button(t.buttons.endFeed, end, 'danger'),
      button(t.buttons.stepMyAgenda, { intent: 'agenda', args: {} }),
    ),
  )
}

export function feedEndedView(said: string, t: Text, lang: Lang): View {
  return view(
    lang,
    text(said),
    actions(
      button(t.buttons.undo, { intent: 'undo', args: {} }),
      button(t.buttons.makeFeed, again),
      button(t.buttons.stepMyAgenda, { intent: 'agenda', args: {} }),
    ),
  )
}
