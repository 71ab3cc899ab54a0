/** One list over every other intent that this person may make here; or one of them by its word. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { Refusal } from '../../refusal.ts'
import { intentWords } from '../../text/index.ts'
import { answersTo, openTo, verbs } from '../suggest.ts'
import { moreView } from '../views.ts'

export const more = defineIntent({
  name: 'more',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  args: z.object({ verb: Line(1, 60).optional() }),
  suggest: { verb: verbs },
  async run({ verb }, context) {
    const { intents, t, lang } = context
    const others = intents.filter((i) => !i.hidden && i.name !== 'more')
    if (verb === undefined) {
      const options = (await openTo(context)).map((i) => {
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
