/** Two accounts of one person: a code shown on one of them, typed on the other. Nothing is joined before both confirm. */
import { z } from 'zod'
import { Line } from '../../engine/fields.ts'
import { sha256 } from '../../engine/ids.ts'
import { answer, type Context, call, defineIntent, type Outcome } from '../../engine/intent.ts'
import { insert, update } from '../../engine/writes.ts'
import type { AccountLink } from '../../generated/prisma/client.ts'
import { formatTime } from '../../views/format.ts'
import { asked, sidesOf } from '../linking.ts'
import { accountKey, claim, codeLength, isOver, nextStepEnds, pending, spell } from '../rules/linking.ts'
import { normaliseCode } from '../rules.ts'
import { linkByCode, linksOf } from '../store/belongings.ts'
import { codeView, waitingView } from '../views/linking.ts'
import { accountRestore } from './account-restore.ts'

export const accountLink = defineIntent({
  name: 'account link',
  allow: 'everyone',
  scope: 'anywhere',
  seen: 'private',
  args: z.object({ code: Line(1, 40).optional() }),
  // Whoever reads the journal must not be able to claim an account.
  untold: ['code'],
  async run({ code }, context) {
    const { actor, now, read } = context
    if (code !== undefined) {
      const who = { id: actor.id, account: keyOf(context) }
      return claimed(claim(await linkByCode(read, sha256(normaliseCode(code))), who, now), context)
    }
    const mine = (await linksOf(read, [actor.id], pending)).filter((link) => !isOver(link, now))
    const underWay = mine.find((l) => l.state === 'confirmed' || (l.state === 'claimed' && l.claimantId === actor.id))
    return underWay ? resumed(underWay, context) : shown(mine, context)
  },
})

type Here = Context<unknown>

function keyOf({ actor, spot }: Here): string {
  return accountKey(spot.platform, spot.workspace, actor.account)
}

/** A new code; the one before it no longer serves. */
function shown(mine: readonly AccountLink[], context: Here): Outcome {
  const { actor, now, newId, sayable, zone, t, lang } = context
  const id = newId()
  const code = sayable(codeLength)
  const expiresAt = nextStepEnds(now)
  const before = mine.filter((link) => link.state === 'shown' && link.holderId === actor.id)
  return {
    ...answer(
      codeView(spell(code), id, formatTime(expiresAt, zone, lang), t, lang),
      before.map((link) => update('AccountLink', link, { state: 'refused' })),
      insert('AccountLink', {
        id,
        codeHash: sha256(code),
        holderId: actor.id,
        holderAccountId: keyOf(context),
        claimantId: null,
        claimantAccount: null,
        state: 'shown',
        createdAt: now,
        expiresAt,
        version: 1,
      }),
    ),
    undo: call(accountRestore, { link: id, from: 'shown', before: before.map((link) => link.id) }),
  }
}

/** Typed on the other account: says to whom it would be joined, and waits for its word. */
async function claimed(link: AccountLink, context: Here): Promise<Outcome> {
  const { actor, now } = context
  if (link.state === 'confirmed') return resumed(link, context)
  const claim = {
    claimantId: actor.id,
    claimantAccount: keyOf(context),
    state: 'claimed',
    expiresAt: nextStepEnds(now),
  }
  const sides = await sidesOf({ ...link, ...claim }, context)
  return {
    ...answer(asked(sides, 'comes', context.t, context.lang), update('AccountLink', link, claim)),
    undo: call(accountRestore, {
      link: link.id,
      from: 'claimed',
      // Typed again, it had been typed before.
      to: link.state === 'claimed' ? 'claimed' : 'shown',
      expires: link.expiresAt.toISOString(),
    }),
  }
}

/** What waits for this account's confirmation, or for the other's, said again. */
async function resumed(link: AccountLink, context: Here): Promise<Outcome> {
  const { actor, zone, t, lang } = context
  const sides = await sidesOf(link, context)
  const stays = link.holderId === actor.id
  if (stays || link.state === 'claimed') return answer(asked(sides, stays ? 'stays' : 'comes', t, lang))
  return answer(waitingView(link.id, sides.stays.name, formatTime(link.expiresAt, zone, lang), t, lang))
}
