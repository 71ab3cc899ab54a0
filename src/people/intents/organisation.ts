/** In whose name a person speaks. An organisation is known by its folded name, so that it exists once however typed. */

import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { insert, update } from '../../engine/writes.ts'
import { whereKnown } from '../../process/suggest.ts'
import { doneView } from '../../views/answers.ts'
import { actions, button, text, view } from '../../views/build.ts'
import { byTeamOutside } from '../rules/personal-links.ts'
import { organisationNamed } from '../store.ts'
import { organisations } from '../suggest.ts'

export const organisation = defineIntent({
  name: 'organisation',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  args: z.object({ name: Line(2, 120) }),
  prefill: (_, { actor }) => (actor.organisation ? { values: { name: actor.organisation.name } } : {}),
  suggest: { name: whereKnown(organisations) },
  async run(args, { actor, concertation, now, newId, read, spot, t, lang }) {
    byTeamOutside(spot, actor.roles, concertation?.id)
    const undo = { intent: 'organisation', args: { name: actor.organisation?.name ?? t.people.none[0]! } }
    if (t.people.none.includes(fold(args.name))) {
      return {
        ...answer(
          doneView(t.people.unorganised, t, lang, button(t.buttons.profile, { intent: 'profile', args: {} })),
          update('Person', actor.person, { organisationId: null }),
        ),
        undo,
      }
    }
    const known = await organisationNamed(read, fold(args.name))
    const row = known ?? {
      id: newId(),
      name: args.name,
      folded: fold(args.name),
      createdById: actor.id,
      createdAt: now,
      version: 1,
    }
    return {
      ...answer(
        view(
          lang,
          text(t.people.organised(row.name)),
          known && known.name !== args.name && text(t.people.existing(known.name, args.name)),
          actions(
            button(t.buttons.profile, { intent: 'profile', args: {} }),
            button(t.buttons.panel, { intent: 'panel', args: {} }),
          ),
        ),
        !known && insert('Organisation', row),
        update('Person', actor.person, { organisationId: row.id }),
      ),
      undo,
    }
  },
})
