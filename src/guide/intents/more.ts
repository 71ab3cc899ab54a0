/** One list over every other intent that this person may make here; or one of them by its word. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { type AnyIntent, answer, defineIntent } from '../../engine/intent.ts'
import { administrator } from '../../people/store.ts'
import { Refusal } from '../../refusal.ts'
import { intentWords, languages, textOf } from '../../text/index.ts'
import { moreView } from '../views.ts'

export const more = defineIntent({
  name: 'more',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  args: z.object({ verb: Line(1, 60).optional() }),
  async run({ verb }, { actor, concertation, intents, may, read, spot, t, lang }) {
    const others = intents.filter((i) => !i.hidden && i.name !== 'more')
    if (verb === undefined) {
      const open = others.filter((i) => may(i.name) && (i.scope === 'anywhere' || concertation !== undefined))
      const bound = Boolean(spot.place?.concertationId)
      const coordinates = actor.roles.some((r) => r.kind === 'administrator' || r.kind === 'coordinator')
      const vain: Readonly<Record<string, boolean>> = {
        link: spot.kind === 'dm' || bound || !coordinates,
        unlink: !bound,
        switch: spot.kind === 'room',
        admin: (await administrator(read)) !== null,
      }
      const options = open
        .filter((i) => !vain[i.name])
        .map((i) => {
          const words = intentWords(t, i.name)
          return { label: words.label, hint: words.help, call: { intent: i.name, args: {} } }
        })
      return answer(moreView(options, t, lang))
    }
    // Whether it is allowed here is said by the intent itself, with whom to ask.
    const named = others.find((i) => answersTo(i, fold(verb)))
    if (!named) throw new Refusal('unknownVerb', { verb: verb.slice(0, 40) })
    return { ...answer(null), next: { intent: named.name, args: {} } }
  },
})

function answersTo(intent: AnyIntent, folded: string): boolean {
  return languages.some((lang) => {
    const words = intentWords(textOf(lang), intent.name)
    return [words.verb, words.label, ...words.aliases].some((word) => fold(word) === folded)
  })
}
