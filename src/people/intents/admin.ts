/** The first administrator: with the code that the installation showed, or as the owner of the workspace. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { sha256 } from '../../engine/ids.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { insert, keep } from '../../engine/writes.ts'
import { Refusal } from '../../refusal.ts'
import { actions, button, text, view } from '../../views/build.ts'
import { normaliseCode } from '../rules.ts'
import { adminCodeHash, administrator } from '../store.ts'

export const admin = defineIntent({
  name: 'admin',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  args: z.object({ code: Line(1, 40).optional(), confirmed: z.boolean().optional() }),
  async run({ code, confirmed }, { actor, now, newId, read, t, lang }) {
    if (await administrator(read)) throw new Refusal('hasAdministrator')
    const byCode = code !== undefined && sha256(normaliseCode(code)) === (await adminCodeHash(read))
    // The code may have served between the two looks.
    if (code !== undefined && !byCode) throw new Refusal((await administrator(read)) ? 'hasAdministrator' : 'wrongCode')
    if (!byCode && !actor.owner) throw new Refusal('codeNeeded')
    if (!byCode && !confirmed) {
      const claim = button(t.buttons.confirm, { intent: 'admin', args: { confirmed: true } }, 'primary')
      return answer(view(lang, text(t.people.claimConfirm), actions(claim)))
    }
    const role = {
      id: newId(),
      personId: actor.id,
      concertationId: '',
      kind: 'administrator',
      grantedById: actor.id,
      grantedAt: now,
      endedAt: null,
      version: 1,
    }
    return answer(
      view(
        lang,
        text(t.people.claimed(actor.name)),
        actions(button(t.buttons.create, { intent: 'create', args: {} }, 'primary')),
      ),
      insert('Role', role),
      // Taken once: of two people with the same code, the second finds this row.
      insert('Setting', { key: 'first-administrator', value: actor.id }),
      keep('admin-code', {}),
    )
  },
})
