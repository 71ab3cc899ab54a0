/** « Reprendre mon texte »: the form of what was refused, filled with what was given, so that nothing is typed twice. */
import { z } from 'zod'
import { fieldsOf, Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { Refusal } from '../../refusal.ts'
import { intentWords } from '../../text/index.ts'
import type { Call, Field, Form } from '../../views/view.ts'

/** What the buttons of a preview carry: who takes the text up again looks at the preview again. */
const carried = ['confirmed', 'preview']
const identifier = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const Given = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]))

export const resume = defineIntent({
  name: 'resume',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  visitors: true,
  hidden: true,
  asks: () => true,
  args: z.object({
    intent: Line(1, 60),
    given: Line(2, 60_000),
    goesOn: z.boolean().optional(),
    /** asked for in this order, and nothing else: what was given besides stays in the call */
    only: z.array(z.string()).optional(),
  }),
  run(asked, { intents, may, t, lang }) {
    const intent = intents.find((i) => i.name === asked.intent)
    const given = Given.safeParse(parseJson(asked.given))
    if (!intent || !given.success || !may(intent.name)) throw new Refusal('stalePress')
    const words = intentWords(t, intent.name)
    const kept = Object.entries(given.data).filter(([name]) => asked.goesOn || !carried.includes(name))
    const args = Object.fromEntries(kept)
    const call: Call = { intent: intent.name, args }
    const form: Form = {
      lang,
      title: words.label,
      notice: words.notice ?? words.help,
      // What a button meant by an id stays in the call; people fill what they can read.
      fields: inOrder(
        fieldsOf(intent, t, args).filter(
          ({ name, value }) => !carried.includes(name) && !(value !== undefined && identifier.test(value)),
        ),
        asked.only,
      ),
      submit: words.submit ?? t.buttons.send,
      call,
    }
    return answer(form)
  },
})

function inOrder(fields: readonly Field[], only: readonly string[] | undefined): readonly Field[] {
  return only === undefined ? fields : only.flatMap((name) => fields.find((field) => field.name === name) ?? [])
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
