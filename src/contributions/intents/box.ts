/** The ideas box, which is always open: the team reads what is put into it, whatever else is closed, from anywhere. */
import { z } from 'zod'
import { Line, Paragraph } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, type Context, defineIntent } from '../../engine/intent.ts'
import type { Concertation } from '../../generated/prisma/client.ts'
import { oneConcertation } from '../../process/rules.ts'
import { concertations, concertationsOf } from '../../process/store.ts'
import { myConcertations } from '../../process/suggest.ts'
import { Refusal } from '../../refusal.ts'
import type { Call } from '../../views/view.ts'
import { ideaTypes, longest, shortest } from '../rules.ts'
import { whichBoxView } from '../views.ts'

export const box = defineIntent({
  name: 'idea box',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  args: z.object({
    text: Paragraph(shortest, longest),
    type: z.enum(ideaTypes).optional(),
    title: Line(1, 120).optional(),
  }),
  suggest: { title: myConcertations },
  prefill: (_, { t }) => ({ notice: t.ideas.privateNotice }),
  async run({ title, ...idea }, context) {
    const { t, lang } = context
    const known = title === undefined && context.concertation ? [context.concertation] : await boxes(context)
    if (known.length === 0) throw new Refusal('noBox')
    const chosen = title === undefined ? known : [oneConcertation(title, fold(title), known)]
    const [about, ...others] = chosen
    if (others.length > 0) {
      const make = ({ id }: Concertation): Call => ({ intent: 'idea box', args: { ...given(idea), title: id } })
      return answer(whichBoxView(chosen, make, t, lang))
    }
    return { ...answer(null), next: { intent: 'idea keep', args: given(idea) }, concertationId: about!.id }
  },
})

/** Those with which this person has to do; for a newcomer, the only one that there is. */
async function boxes({ actor, read }: Context<Concertation | undefined>): Promise<Concertation[]> {
  const mine = await concertationsOf(read, actor.person)
  const real = (all: Concertation[]) => all.filter(({ trialPlaceId }) => trialPlaceId === null)
  if (mine.length > 0) return real(mine)
  const all = real(await concertations(read))
  return all.length === 1 ? all : []
}

function given({ text, type }: { readonly text: string; readonly type?: string | undefined }): Call['args'] {
  return type === undefined ? { text } : { text, type }
}
