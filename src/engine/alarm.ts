/** When a message for a channel cannot be sent any more, its administrators are told elsewhere, once a day per channel. */

import type { Platform } from '../port.ts'
import { langOf, textOf } from '../text/index.ts'
import { quote, text, view } from '../views/build.ts'
import { plain } from '../views/plain.ts'
import type { Form, Lang, View } from '../views/view.ts'
import { assemble } from './assemble.ts'
import type { Clock } from './clock.ts'
import type { Reads } from './db.ts'
import type { Flusher } from './flush.ts'
import type { Ids } from './ids.ts'
import type { Log } from './log.ts'
import type { OutboxRow } from './outbox.ts'
import { post, type Write } from './writes.ts'

export type AlarmOptions = {
  readonly read: Reads
  readonly flusher: Flusher
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly language: Lang
  readonly accept: (rows: readonly OutboxRow[]) => void
}

const within = 10_000

/** Never rejects: a message that could not be sent must not stop the others. */
export function createAlarm(o: AlarmOptions): (row: OutboxRow) => Promise<void> {
  return async function parked(row) {
    const to = row.address
    // A private message that does not arrive is nobody else's business.
    if (to.to !== 'room') return
    try {
      const place = await o.read.place.findUnique({
        where: {
          platform_workspace_external: { platform: to.platform, workspace: to.workspace, external: to.channel },
        },
      })
      const now = o.clock.now()
      const id = `parked|${to.platform}|${to.workspace}|${to.channel}|${now.toISOString().slice(0, 10)}`
      const writes = await tell(place?.name ?? to.channel, to.platform, row.body)
      const request = { id, hash: '', now, personId: null, spotKey: null, concertationId: null }
      const performed = { intent: undefined, args: {}, counters: [], outcome: { writes } }
      const { item, posts } = assemble(request, performed, null, undefined, o.ids)
      const flushed = await o.flusher.flush(item, o.clock.elapsed() + within)
      if (flushed.ok) o.accept(posts)
    } catch (error) {
      o.log.error({ err: error, post: row.id }, 'nobody could be told of a parked message')
    }
  }

  /** To each administrator, on the first of their accounts; another platform than the one that fails comes first. */
  async function tell(place: string, platform: Platform, body: View | Form): Promise<Write[]> {
    const roles = await o.read.role.findMany({ where: { kind: 'administrator', concertationId: '', endedAt: null } })
    const people = await o.read.person.findMany({ where: { id: { in: roles.map((role) => role.personId) } } })
    const accounts = await o.read.account.findMany({ where: { personId: { in: people.map((person) => person.id) } } })
    return people.flatMap((person) => {
      const theirs = accounts.filter((account) => account.personId === person.id)
      const account = theirs.find((a) => a.platform !== platform) ?? theirs[0]
      if (!account) return []
      const lang = langOf(person.language) ?? o.language
      const said = view(lang, text(textOf(lang).unsent(place)), quote(plain(body)))
      const address = {
        platform: account.platform as Platform,
        workspace: account.workspace,
        to: 'dm',
        account: account.external,
      } as const
      return [post(o.ids.next(), address, said)]
    })
  }
}
