/** Members from a table that is pasted or attached: looked at first, then taken in whole, or taken back whole. */
import { z } from 'zod'
import { Several } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { importWrites, readImport } from '../importing.ts'
import { type Namesakes, namesakeChoices } from '../rules/importing.ts'
import { importedView, importPreview } from '../views/importing.ts'

/** Letters: two thousand lines of a hundred. */
const longest = 250_000

export const importMembers = defineIntent({
  name: 'import',
  allow: 'coordinator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({
    text: Several(3, longest),
    namesakes: z.enum(namesakeChoices).optional(),
    confirmed: z.boolean().optional(),
  }),
  // Names and addresses of a whole list: what comes of it stands in the tables, from where it can be erased.
  untold: ['text'],
  async run({ text, namesakes = 'skip', confirmed }, context) {
    const { concertation, t, lang } = context
    const { plan, known } = await readImport(text, namesakes, context)
    if (!confirmed) {
      const make = (choice: Namesakes, sure: boolean) => ({
        intent: 'import',
        args: { text, namesakes: choice, ...(sure && { confirmed: true }) },
      })
      return answer(importPreview(plan, namesakes, make, t, lang))
    }
    if (plan.members.length === 0) throw new Refusal('importNobody')
    const { writes, undo } = importWrites(plan, known, context)
    return {
      ...answer(
        importedView(plan, t, lang),
        writes,
        // Two lists taken in at the same moment must see each other: the same name is not two persons.
        update('Concertation', concertation, {}),
      ),
      undo,
    }
  },
})
