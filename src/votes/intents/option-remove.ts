/** Undo of an option that was added: it is not shown any more, unless somebody chose it. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { Refusal } from '../../refusal.ts'
import { text, view } from '../../views/build.ts'
import { inTheBox } from '../counting.ts'
import { shrinking } from '../growing.ts'
import { chosenOn } from '../rules/paper.ts'
import type { Method } from '../rules.ts'
import { optionsOf, pollById } from '../store.ts'

export const optionRemove = defineIntent({
  name: 'poll option remove',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ poll: Line(1, 40), position: z.number().int().min(0).max(99) }),
  async run({ poll: id, position }, context) {
    const { concertation, read, t, lang } = context
    const poll = await pollById(read, id)
    if (poll?.concertationId !== concertation.id || poll.state !== 'open') throw new Refusal('undoImpossible')
    const option = (await optionsOf(read, [id])).find((one) => one.position === position)
    const chosen = (await inTheBox(read, poll)).some(({ paper }) =>
      chosenOn(poll.method as Method, paper).includes(position),
    )
    if (!option || chosen) throw new Refusal('undoImpossible')
    return answer(
      view(lang, text(t.votes.optionRemoved(option.label, poll.number))),
      await shrinking(poll, position, context),
    )
  },
})
