/** « Reprendre mon texte »: the form of what was refused, filled with what was given, so that nothing is typed twice. */
import { z } from 'zod'
import { fieldsOf, Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { Refusal } from '../../refusal.ts'
import { intentWords } from '../../text/index.ts'
import type { Call, Form } from '../../views/view.ts'

const Given = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]))

export const resume = defineIntent({
  name: 'resume',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  hidden: true,
  args: z.object({ intent: Line(1, 60), given: Line(2, 60_000) }),
  run(args, { intents, may, t, lang }) {
    const intent = intents.find((i) => i.name === args.intent)
    const given = Given.safeParse(parseJson(args.given))
    if (!intent || !given.success || !may(intent.name)) throw new Refusal('stalePress')
    const words = intentWords(t, intent.name)
    const call: Call = { intent: intent.name, args: given.data }
    const form: Form = {
      lang,
      title: words.label,
      notice: words.notice ?? words.help,
      fields: fieldsOf(intent, t, given.data),
      submit: words.submit ?? t.buttons.send,
      call,
    }
    return answer(form)
  },
})

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
