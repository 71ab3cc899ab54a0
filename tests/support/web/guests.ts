/** The web door on a world: its address as rooms know it, and people who come by a personal link, each by their account. */
import { createWeb, guestWorkspace, type Web } from '../../../adapters/web/house.ts'
import type { Form, Incoming, Reply, View } from '../../../src/port.ts'
import { plain } from '../../../src/views/plain.ts'
import { linksOf } from '../../../src/web/links.ts'
import { callOf, labels, type World } from '../world.ts'

export type Heard = {
  readonly text: string
  readonly body: View | Form | null
  readonly buttons: readonly string[]
  readonly reply: Reply
}
export type Guests = {
  readonly web: Web
  readonly links: ReturnType<typeof linksOf>
  /** said on the page of this account */
  says(account: string, says: Incoming['says'], more?: Partial<Incoming>): Promise<Heard>
  /** the account that the secret in this address lets in */
  comes(address: string): Promise<string>
  /** what stands on the page, oldest first */
  sees(account: string): Promise<string[]>
}

export const door = { url: 'https://concertation.example', open: true }

export async function withPages(w: World, at: { url: string; open: boolean } = door): Promise<Guests> {
  await w.db.query(
    `INSERT INTO "Setting" (key, value) VALUES ('web', $1::jsonb) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
    [JSON.stringify(at)],
  )
  const web = createWeb({})
  await w.engine.open(web)
  const links = linksOf({ db: w.db, now: () => w.now(), lang: 'fr' })
  return {
    web,
    links,
    async says(account, says, more = {}) {
      const workspace = guestWorkspace
      const reply = await web.house.hear({
        id: w.ids.next(),
        platform: 'web',
        who: { workspace, account, name: '' },
        where: { workspace, channel: account, kind: 'dm', name: '' },
        says,
        ...more,
      })
      const body = reply?.body ?? null
      return { text: body ? spaces(plain(body)) : '', body, buttons: body ? labels(body).map(spaces) : [], reply }
    },
    async comes(address) {
      const found = await links.open(tokenIn(address))
      if (typeof found === 'string') throw new Error(`the link is ${found}`)
      return found.account
    },
    async sees(account) {
      await w.engine.settle()
      const to = { platform: 'web', workspace: guestWorkspace, to: 'dm', account } as const
      return web.house.room.place(to).flatMap((item) => ('body' in item ? [spaces(plain(item.body))] : []))
    },
  }
}

/** The secret in the first address of a text. */
export function tokenIn(text: string): string {
  return /\/l\/([0-9a-f]{32})/.exec(text)![1]!
}

export function sheetIn(text: string): string {
  return /\/cartes\/([2-9A-Z]{28})/.exec(text)![1]!
}

export function spaces(said: string): string {
  return said.replace(/[\u00a0\u202f]/g, ' ')
}

export { callOf }
