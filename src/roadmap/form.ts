/** A form asked for by an act that found nothing to change: only what is to be filled, never what the button fixed. */
import type { z } from 'zod'
import { fieldsOf } from '../engine/fields.ts'
import type { Context } from '../engine/intent.ts'
import { type IntentName, intentWords } from '../text/index.ts'
import type { Call, Form } from '../views/view.ts'

export function blanks(
  call: Call,
  asked: { readonly fields: readonly string[]; readonly required?: boolean; readonly values?: Record<string, string> },
  { intents, t, lang }: Pick<Context<unknown>, 'intents' | 't' | 'lang'>,
): Form {
  const intent = intents.find(({ name }) => name === call.intent)!
  const words = intentWords(t, call.intent as IntentName)
  const fields = fieldsOf(intent, t, { ...asked.values, ...call.args }).filter(({ name }) =>
    asked.fields.includes(name),
  )
  return {
    lang,
    title: words.label,
    notice: words.notice ?? words.help,
    fields: asked.required ? fields.map((field) => ({ ...field, required: true })) : fields,
    submit: words.submit ?? t.buttons.send,
    call,
  }
}

/** What a form held when it was opened, from where it kept that; undefined when it kept nothing that we can read. */
export function held<T>(confirmed: string | undefined, shape: z.ZodType<T>): T | undefined {
  if (confirmed === undefined) return undefined
  try {
    return shape.safeParse(JSON.parse(confirmed)).data
  } catch {
    return undefined
  }
}
