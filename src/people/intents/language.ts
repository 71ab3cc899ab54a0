/** The language of what is addressed to this person. */
import { z } from 'zod'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { textOf } from '../../text/index.ts'
import { text, view } from '../../views/build.ts'

export const language = defineIntent({
  name: 'language',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  args: z.object({ language: z.enum(['fr', 'en']) }),
  run(args, { actor, lang }) {
    return {
      ...answer(
        view(args.language, text(textOf(args.language).people.spoken)),
        update('Person', actor.person, { language: args.language }),
      ),
      undo: { intent: 'language', args: { language: lang } },
    }
  },
})
