/** The language of what is addressed to this person. */
import { z } from 'zod'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { textOf } from '../../text/index.ts'
import { doneView } from '../../views/answers.ts'
import { button } from '../../views/build.ts'

export const language = defineIntent({
  name: 'language',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  args: z.object({ language: z.enum(['fr', 'en', 'auto']) }),
  run({ language: asked }, { actor, placeLang }) {
    const { person } = actor
    // As the platform tells, or the place: as it was before anything was chosen.
    const chosen = asked === 'auto' ? null : asked
    const spoken = chosen ?? placeLang
    return {
      ...answer(
        doneView(
          chosen === null ? textOf(spoken).people.spokenAuto : textOf(spoken).people.spoken,
          textOf(spoken),
          spoken,
          button(textOf(spoken).buttons.undo, { intent: 'undo', args: {} }),
        ),
        update('Person', person, { language: chosen }),
      ),
      undo: { intent: 'language', args: { language: person.language ?? 'auto' } },
    }
  },
})
