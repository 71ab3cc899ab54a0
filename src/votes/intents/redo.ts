/** A vote that is open never changes: the form of a new one, filled in with it, which takes its place. */
import { z } from 'zod'
import { fieldsOf, ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { Refusal } from '../../refusal.ts'
import { intentWords } from '../../text/index.ts'
import type { Form } from '../../views/view.ts'
import { blanksOf } from '../rules/presets.ts'
import { pollsToReplace } from '../suggest.ts'
import { askedAgain, replacedBy } from '../versions.ts'
import { quoted } from '../views/life.ts'
import { isView, pollMeant } from '../which.ts'

export const redo = defineIntent({
  name: 'poll redo',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  asks: () => true,
  args: z.object({ poll: ShownNumber.optional() }),
  suggest: { poll: pollsToReplace },
  async run(args, context) {
    const { intents, t, lang } = context
    const make = (poll: number) => ({ intent: 'poll redo', args: { poll } })
    const meant = await pollMeant(args.poll, ['open', 'announced', 'tied'], make, context)
    if (isView(meant)) return answer(meant)
    const old = await replacedBy(meant.poll.number, context)
    const open = intents.find(({ name }) => name === 'poll open')
    if (!open) throw new Refusal('stalePress')
    const words = intentWords(t, 'poll open')
    const asked = await askedAgain(old, context)
    const { number } = old.poll
    const notice = old.ends ? t.votes.redoNotice(number, old.voters) : t.votes.redoAfter(number)
    const form: Form = {
      lang,
      title: intentWords(t, 'poll redo').label,
      notice: old.words.length > 0 ? `${notice} ${t.votes.redoObjections(quoted(old.words, lang))}` : notice,
      fields: fieldsOf(open, t, asked).filter(({ name }) => isAsked(name, asked.preset)),
      submit: words.submit ?? t.buttons.send,
      call: { intent: 'poll open', args: asked },
    }
    return answer(form)
  },
})

/** Those of the preset that it was opened with, where it has its own; the rest stays as it was. */
function isAsked(name: string, preset: unknown): boolean {
  const only: Readonly<Record<string, readonly string[]>> = blanksOf
  const known = typeof preset === 'string' ? only[preset] : undefined
  return known ? known.includes(name) : name !== 'confirmed' && name !== 'replaces'
}
