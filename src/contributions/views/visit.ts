/** Where somebody of the public follows what they wrote: told once on their page, and by e-mail when they asked. */
import type { Text } from '../../text/index.ts'
import { card, linked, quiet, text, view, warning } from '../../views/build.ts'
import { formatDay } from '../../views/format.ts'
import type { Lang, View } from '../../views/view.ts'

export type Visit = {
  readonly title: string
  readonly organisers: string
  readonly address: string
  readonly until: Date
}

export function visitLinkView({ address, until }: Visit, zone: string, t: Text, lang: Lang): View {
  return view(
    lang,
    card(
      t.moderation.visitLink,
      text(linked(address, address)),
      warning(t.moderation.visitOnce(formatDay(until, zone, lang))),
    ),
  )
}

/** Nothing of what was written stands in it: anybody may have given this address. */
export function visitLetter({ title, organisers, address, until }: Visit, zone: string, t: Text, lang: Lang): View {
  return view(
    lang,
    card(
      t.moderation.letterTitle(title),
      text(t.moderation.letterWhat(title, organisers)),
      text(linked(address, address)),
      text(t.moderation.letterUntil(formatDay(until, zone, lang))),
      quiet(t.moderation.letterWrong),
    ),
  )
}
