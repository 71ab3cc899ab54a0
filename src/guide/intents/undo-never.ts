/** In the place of an undo, after what cannot be taken back: it says so, and the next « annuler » goes one act further. */
import { z } from 'zod'
import { answer, defineIntent } from '../../engine/intent.ts'
import { doneView } from '../../views/answers.ts'

/** Why not: people were reminded, an answer or a report was read, accounts were joined, something was signed or published. */
export const forGood = ['sent', 'answered', 'reported', 'joined', 'signed', 'published'] as const

export const undoNever = defineIntent({
  name: 'undo never',
  allow: 'engine',
  scope: 'anywhere',
  seen: 'private',
  hidden: true,
  args: z.object({ why: z.enum(forGood), count: z.number().int().nonnegative().optional() }),
  run: ({ why, count = 1 }, { t, lang }) =>
    answer(doneView(`${t.undone.never[why](count)} ${t.undone.neverNext}`, t, lang)),
})
