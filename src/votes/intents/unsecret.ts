/** Undo of asking that a vote be held without names: the public one is there again with its answers. Nobody is told by whom. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { tell } from '../../people/acts.ts'
import { text, view } from '../../views/build.ts'
import { sayWhere } from '../shown.ts'
import { votedBy } from '../store.ts'
import { puttingBack } from '../unreplacing.ts'
import { unsecretForVoter } from '../views/secret.ts'
import { pollCard } from '../views.ts'

export const unsecret = defineIntent({
  name: 'poll unsecret',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  unnamed: true,
  args: z.object({ poll: Line(1, 40) }),
  async run(args, context) {
    const { placeText, read, t, lang } = context
    const say = { reason: placeText.votes.unsecretReason, unnamed: true }
    const { old, next, shown, writes } = await puttingBack(args.poll, say, context)
    const told = await tell(
      context,
      [...(await votedBy(read, old.id))],
      (words, spoken) => unsecretForVoter(shown, words, spoken),
      'bulk',
    )
    return answer(
      view(lang, text(t.votes.unsecret(old.number, next.number))),
      writes,
      told.writes,
      await sayWhere(shown, context, (again, words, spoken) => {
        const said = view(spoken, text(words.votes.unsecret(old.number, next.number)))
        return { ...said, nodes: [...said.nodes, ...pollCard(again, words, spoken).nodes] }
      }),
    )
  },
})
