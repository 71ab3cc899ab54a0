/**
 * When a message cannot be sent any more, somebody is told elsewhere, once a day: of a channel its administrators, with the
 * message; of one person those who animate, without a word of it. An account that is no more is silenced besides: nothing is
 * sent there again.
 */

import type { Person } from '../generated/prisma/client.ts'
import type { Address, Platform } from '../port.ts'
import { langOf, type Text, textOf } from '../text/index.ts'
import { actions, button, quote, text, view } from '../views/build.ts'
import { plain } from '../views/plain.ts'
import type { Form, Lang, View } from '../views/view.ts'
import { assemble } from './assemble.ts'
import type { Clock } from './clock.ts'
import type { Reads } from './db.ts'
import type { Flusher } from './flush.ts'
import type { Ids } from './ids.ts'
import type { Log } from './log.ts'
import type { OutboxRow } from './outbox.ts'
import { post, update, type Write } from './writes.ts'

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

/** A reply that is older, in milliseconds, was for a moment that has passed. */
const stale = 86_400_000

type Told = { readonly personId: string; readonly say: (t: Text, lang: Lang) => View }
type Alarm = {
  readonly about: string
  readonly concertationId: string | null
  readonly told: readonly Told[]
  readonly writes?: readonly Write[]
}

/** Never rejects: a message that could not be sent must not stop the others. */
export function createAlarm(o: AlarmOptions): (row: OutboxRow, gone?: boolean) => Promise<void> {
  return async function parked(row, gone = false) {
    try {
      const alarm = row.address.to === 'room' ? await ofRoom(row, row.address) : await ofPerson(row, row.address, gone)
      if (alarm) await raise(alarm, row.address.platform)
    } catch (error) {
      o.log.error({ err: error, post: row.id }, 'nobody could be told of a parked message')
    }
  }

  /** The id of the request says that it is done: told once a day, however many messages are parked. */
  async function raise({ about, concertationId, told, writes: more = [] }: Alarm, platform: Platform): Promise<void> {
    const now = o.clock.now()
    const id = `parked|${about}|${now.toISOString().slice(0, 10)}`
    const writes = [...more, ...(await tell(told, platform))]
    if (writes.length === 0) return
    const request = { id, hash: '', now, personId: null, spotKey: null, concertationId }
    const performed = { intent: undefined, args: {}, counters: [], outcome: { writes } }
    const { item, posts } = assemble(request, performed, null, undefined, o.ids)
    const flushed = await o.flusher.flush(item, o.clock.elapsed() + within)
    if (flushed.ok) o.accept(posts)
  }

  async function ofRoom(row: OutboxRow, to: Extract<Address, { to: 'room' }>): Promise<Alarm> {
    const place = await o.read.place.findUnique({
      where: {
        platform_workspace_external: { platform: to.platform, workspace: to.workspace, external: to.channel },
      },
    })
    const name = place?.name ?? to.channel
    const say = (t: Text, lang: Lang) => view(lang, text(t.unsent(name)), quote(plain(unpressed(row.body))))
    const told = (await holding('administrator', '')).map((personId) => ({ personId, say }))
    return { about: `${to.platform}|${to.workspace}|${to.channel}`, concertationId: null, told }
  }

  /** What was said in private is theirs: only that they cannot be reached is told. */
  async function ofPerson(
    row: OutboxRow,
    to: Exclude<Address, { to: 'room' }>,
    gone: boolean,
  ): Promise<Alarm | undefined> {
    if (to.to === 'dm' && to.home) return undefined
    const stored = await o.read.outbox.findUnique({ where: { id: row.id } })
    const age = stored ? o.clock.now().getTime() - stored.createdAt.getTime() : 0
    if (row.lane === 'reply' && age > stale) return undefined
    const { platform, workspace, account: external } = to
    const account = await o.read.account.findUnique({
      where: { platform_workspace_external: { platform, workspace, external } },
    })
    const person = account && (await o.read.person.findUnique({ where: { id: account.personId } }))
    if (!person || account?.silencedAt) return undefined
    const concertationId = stored?.concertationId ?? (gone ? await whereFrom(person) : null)
    // Told once: what else waits for this account changes nothing, and a second look finds it changed.
    if (gone && account) {
      const now = o.clock.now()
      const writes = [update('Account', account, { silencedAt: now, silencedWhy: 'bounced' })]
      const bounced = (t: Text, lang: Lang) => bouncedView(person.name, external, t, lang)
      const told = (await animating(concertationId, person.id)).map((personId) => ({ personId, say: bounced }))
      return { about: `bounced|${row.id}`, concertationId, told, writes }
    }
    const say = (t: Text, lang: Lang) => view(lang, text(t.unreached(person.name)))
    const told = (await animating(concertationId, person.id)).map((personId) => ({ personId, say }))
    return { about: `person|${person.id}`, concertationId, told }
  }

  /** The concertation in which a person is known, when a message does not tell. */
  async function whereFrom({ id, lastConcertationId }: Person): Promise<string | null> {
    if (lastConcertationId !== null) return lastConcertationId
    const role = await o.read.role.findFirst({ where: { personId: id, concertationId: { not: '' }, endedAt: null } })
    return role?.concertationId ?? null
  }

  /** Who animates; where nobody does but the person who is not reached, whoever coordinates, then whoever administers. */
  async function animating(concertationId: string | null, but: string): Promise<readonly string[]> {
    const steps = [
      ...(concertationId === null
        ? []
        : [
            ['facilitator', concertationId],
            ['coordinator', concertationId],
          ]),
      ['administrator', ''],
    ] as const
    for (const [kind, about] of steps) {
      const found = (await holding(kind!, about!)).filter((personId) => personId !== but)
      if (found.length > 0) return found
    }
    return []
  }

  async function holding(kind: string, concertationId: string): Promise<readonly string[]> {
    const roles = await o.read.role.findMany({ where: { kind, concertationId, endedAt: null } })
    return roles.map((role) => role.personId)
  }

  /** To each of them, on the first of their accounts; another platform than the one that fails comes first. */
  async function tell(told: readonly Told[], platform: Platform): Promise<Write[]> {
    const ids = told.map(({ personId }) => personId)
    const people = await o.read.person.findMany({ where: { id: { in: ids } } })
    const accounts = await o.read.account.findMany({
      where: {
        personId: { in: ids },
        silencedAt: null,
        // Nobody is notified on the page behind a personal link.
        NOT: [{ platform: 'mail' }, { platform: 'web', workspace: { in: ['web', 'visit'] } }],
      },
    })
    return told.flatMap(({ personId, say }) => {
      const theirs = accounts.filter((account) => account.personId === personId)
      const account = theirs.find((a) => a.platform !== platform) ?? theirs[0]
      if (!account) return []
      const lang = langOf(people.find(({ id }) => id === personId)?.language) ?? o.language
      const address = {
        platform: account.platform as Platform,
        workspace: account.workspace,
        to: 'dm',
        account: account.external,
      } as const
      return [post(o.ids.next(), address, say(textOf(lang), lang))]
    })
  }
}

function bouncedView(name: string, address: string, t: Text, lang: Lang): View {
  const again = button(t.buttons.writeAgain, { intent: 'mail resume', args: { who: address } })
  return view(lang, text(t.bounced(name, address)), actions(again))
}

const pressed = ['actions', 'ballot']

/** What is read of it, without what was to be pressed. */
export function unpressed(body: View | Form): View | Form {
  if ('fields' in body) return body
  const nodes = body.nodes
    .filter(({ kind }) => !pressed.includes(kind))
    .map((node) =>
      node.kind === 'card' ? { ...node, nodes: node.nodes.filter(({ kind }) => !pressed.includes(kind)) } : node,
    )
  return { ...body, nodes }
}
