/** The roadmap of an action, block by block: what is missing is named until nothing is. */

import { z } from 'zod'
import { Line, Paragraph, ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { insert, update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { blanks, held } from '../form.ts'
import { workerOf, worksOn } from '../rules/action.ts'
import { type Block, blocks, draftable, missingBlocks, type Texts, touched, unchangedSince } from '../rules/roadmap.ts'
import { actionNumbered, organisationById, roadmapOf } from '../store.ts'
import { actionsAll } from '../suggest.ts'
import { draftedView } from '../views/roadmap.ts'

const Text = Paragraph(2, 2000).optional()

export const draft = defineIntent({
  name: 'roadmap',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({
    number: ShownNumber,
    ownership: Text,
    schedule: Text,
    means: Text,
    organisation: Text,
    /** what the form held when it was opened, given by the form */
    confirmed: Line(2, 20_000).optional(),
  }),
  suggest: { number: actionsAll },
  async run({ number, confirmed, ...typed }, context) {
    const { actor, concertation, now, newId, read, t, lang } = context
    const action = await actionNumbered(read, concertation.id, number)
    worksOn(action, workerOf(actor, concertation.id))
    draftable(action)
    const before = await roadmapOf(read, action.id)
    if (Object.values(typed).every((text) => text === undefined)) {
      const values = Object.fromEntries(blocks.flatMap((block) => (before?.[block] ? [[block, before[block]]] : [])))
      const call = { intent: 'roadmap', args: { number, confirmed: JSON.stringify(values) } }
      return answer(blanks(call, { fields: [...blocks], values }, context))
    }
    const seen = held(confirmed, Seen)
    const own = touched(typed, seen).filter((block) => typed[block] !== before?.[block])
    unchangedSince(own, before ?? empty, seen, { number, names: t.roadmap.blockNames })
    const change: Partial<Texts> = Object.fromEntries(own.map((block) => [block, typed[block]]))
    if (Object.keys(change).length === 0) throw new Refusal('actionUnchanged', { number })
    const row = { ...(before ?? empty), ...change }
    const owner = action.ownerId === null ? null : await organisationById(read, action.ownerId)
    const awaited = action.ownership === 'asked' ? owner?.name : undefined
    const was = Object.fromEntries(Object.keys(change).map((block) => [block, before?.[block as Block] ?? null]))
    return {
      ...answer(
        draftedView({ number, title: action.title, missing: missingBlocks(action, row), awaited }, t, lang),
        before
          ? update('Roadmap', before, change)
          : insert('Roadmap', {
              id: newId(),
              concertationId: concertation.id,
              actionId: action.id,
              ...row,
              createdById: actor.id,
              createdAt: now,
              version: 1,
            }),
      ),
      undo: {
        intent: 'roadmap revert',
        args: { action: action.id, is: JSON.stringify(change), was: JSON.stringify(was) },
      },
    }
  },
})

const Seen = z.partialRecord(z.enum(blocks), z.string())

const empty: Texts = { ownership: null, schedule: null, means: null, organisation: null }
