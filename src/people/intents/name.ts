/** The name shown beside a person's ideas. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { doneView } from '../../views/answers.ts'
import { button } from '../../views/build.ts'
import { byTeamOutside } from '../rules/personal-links.ts'

export const name = defineIntent({
  name: 'name',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  args: z.object({ name: Line(2, 80) }),
  prefill: (_, { actor }) => ({ values: { name: actor.name } }),
  run(args, { actor, concertation, spot, t, lang }) {
    byTeamOutside(spot, actor.roles, concertation?.id)
    return {
      ...answer(
        doneView(t.people.renamed(args.name), t, lang, button(t.buttons.profile, { intent: 'profile', args: {} })),
        update('Person', actor.person, { name: args.name, folded: fold(args.name) }),
      ),
      undo: { intent: 'name', args: { name: actor.name } },
    }
  },
})
