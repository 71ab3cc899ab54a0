/** Forms as windows (Discord: modals), in steps where they are long; pure. */
import type { Form } from '../../src/port.ts'
import { shorten } from '../../src/views/rich.ts'
import { kinds, type Label, type Modal, type TextDisplay } from './components.ts'
import { formId } from './ids.ts'
import { fieldLabels, labelled } from './inputs.ts'
import { kit } from './limits.ts'
import { sentence } from './markdown.ts'

/** Longer notices do not leave the inputs their room. */
const longestNotice = 600

/** The windows of this form, one after the other: who will see what is given stands in the first. */
export function formWindows(form: Form, key: string): readonly Modal[] {
  const steps = stepsOf(form)
  return steps.map((components, step) => ({
    custom_id: formId({ post: key, step, of: steps.length }),
    title: labelled(steps.length > 1 ? `${step + 1}/${steps.length} · ${form.title}` : form.title, kit.modalTitle),
    components,
  }))
}

/** How many windows this form takes. */
export function stepsIn(form: Form): number {
  return stepsOf(form).length
}

/** What belongs to one field is never parted. */
function stepsOf(form: Form): readonly (readonly (Label | TextDisplay)[])[] {
  const notice = shorten(sentence(form.notice).trim(), longestNotice)
  const head: readonly TextDisplay[] = notice === '' ? [] : [{ type: kinds.text, content: notice }]
  const steps: (Label | TextDisplay)[][] = [[...head]]
  for (const field of form.fields) {
    const labels = fieldLabels(field, form.lang)
    if (steps.at(-1)!.length + labels.length > kit.modalParts) steps.push([])
    steps.at(-1)!.push(...labels)
  }
  return steps
}
