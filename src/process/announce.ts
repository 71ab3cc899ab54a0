/** One thing told in every place of a concertation, each in its language. */
import { post, type Write } from '../engine/writes.ts'
import type { Place } from '../generated/prisma/client.ts'
import { langOf, type Text, textOf } from '../text/index.ts'
import { text, view } from '../views/build.ts'
import type { Lang, View } from '../views/view.ts'
import { addressOf } from './store.ts'

export function announce(
  places: readonly Place[],
  newId: () => string,
  fallback: Lang,
  say: (t: Text, lang: Lang) => View | string,
): Write[] {
  return places.map((place) => {
    const lang = langOf(place.language) ?? fallback
    const said = say(textOf(lang), lang)
    return post(newId(), addressOf(place), typeof said === 'string' ? view(lang, text(said)) : said)
  })
}
