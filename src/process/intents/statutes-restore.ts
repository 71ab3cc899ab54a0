/** Undo of statutes: those before stand again, unless they were changed since. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import type { Body } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'
import { text, view } from '../../views/build.ts'
import { isSame } from '../rules/statutes.ts'
import { bodyById } from '../store.ts'

export const statutesRestore = defineIntent({
  name: 'body statutes restore',
  allow: 'engine',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  /** `from`, `to`: as JSON */
  args: z.object({ body: Line(1, 40), from: Line(1, 5000), to: Line(1, 5000) }),
  async run({ body, from, to }, { concertation, read, t, lang }) {
    const row = await bodyById(read, body)
    if (row?.concertationId !== concertation.id || !isSame(row, JSON.parse(from))) throw new Refusal('undoImpossible')
    return answer(
      view(lang, text(t.votes.agreed.statutesRestored(row.name))),
      update('Body', row, { statutes: JSON.parse(to) as Body['statutes'] }),
    )
  },
})
