/** No more letters, by the page to which each of them leads: heard as said by the address that reads them. */
import { timingSafeEqual } from 'node:crypto'
import type { House } from '../../adapters/web/index.ts'
import type { Site } from '../../adapters/web/site.ts'
import type { Database } from '../engine/db.ts'
import type { Ids } from '../engine/ids.ts'
import { markOf } from '../people/mail.ts'

export type Stopping = { readonly db: Database; readonly ids: Ids; readonly house: House }

export function stopperOf({ db, ids, house }: Stopping): Site['stopLetters'] {
  return async (mark) => {
    const [row] = await db.query<{ value: { secret?: string } }>(`SELECT value FROM "Setting" WHERE key = 'mail'`)
    const secret = row?.value.secret
    if (secret === undefined) return false
    const accounts = await db.query<{ external: string }>(`SELECT external FROM "Account" WHERE platform = 'mail'`)
    const found = accounts.filter(({ external }) => isSame(markOf(secret, external), mark))
    for (const { external } of found) {
      const [reply = null] = await house.door.hear([
        {
          id: ids.next(),
          platform: 'mail',
          who: { workspace: '', account: external, name: '' },
          where: { workspace: '', channel: external, kind: 'dm', name: '' },
          says: { intent: 'mail stop', args: {} },
        },
      ])
      // The page says it: a letter that says that no more come would be one more.
      if (reply) house.door.delivered(reply.key, {})
    }
    return found.length > 0
  }
}

function isSame(known: string, said: string): boolean {
  const [one, other] = [Buffer.from(known), Buffer.from(said)]
  return one.length === other.length && timingSafeEqual(one, other)
}
