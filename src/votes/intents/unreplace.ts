/** Undo of a new version: the one before is there again with its answers, and the new one is cancelled, in one act. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { text, view } from '../../views/build.ts'
import { sayWhere } from '../shown.ts'
import { puttingBack } from '../unreplacing.ts'
import { pollCard } from '../views.ts'

export const unreplace = defineIntent({
  name: 'poll unreplace',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  args: z.object({ poll: Line(1, 40) }),
  async run(args, context) {
    const { placeText, t, lang } = context
    const back = await puttingBack(args.poll, { reason: placeText.votes.unreplacedReason }, context)
    const { old, next, shown, wasTied, writes } = back
    return answer(
      view(lang, text(t.votes.unreplaced(old.number, next.number))),
      writes,
      !wasTied &&
        (await sayWhere(shown, context, (again, words, spoken) => {
          const said = view(spoken, text(words.votes.unreplaced(old.number, next.number)))
          return { ...said, nodes: [...said.nodes, ...pollCard(again, words, spoken).nodes] }
        })),
    )
  },
})
