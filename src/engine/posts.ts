/** What a message means after it was sent: a press names its post, and the post holds the calls behind its buttons. */
import type { Address, Form, View } from '../port.ts'
import type { FlushStore } from './flush.ts'
import type { OutboxRow } from './outbox.ts'

export type Post = {
  readonly id: string
  readonly address: Address
  readonly body: View | Form
  readonly concertationId: string | null
  /** the request whose answer it is, when that was kept */
  readonly inboxId: string | null
}

export type Posts = {
  find(id: string): Promise<Post | undefined>
  remember(row: Pick<OutboxRow, 'id' | 'address' | 'body'>, concertationId: string | null, inboxId: string | null): void
  /** The same view from page `n` (2 and up); undefined when it cannot have such a page. */
  page(post: Post, n: number): View | undefined
}

const most = 2000
const mostPages = 200

export function createPosts(db: FlushStore): Posts {
  const recent = new Map<string, Post>()
  function remember(post: Post): Post {
    recent.set(post.id, post)
    if (recent.size > most) recent.delete(recent.keys().next().value!)
    return post
  }
  return {
    async find(id) {
      const known = recent.get(id)
      if (known) return known
      const [row] = await db.query<Post>(
        'SELECT id, address, body, "concertationId", "inboxId" FROM "Outbox" WHERE id = $1',
        [id],
        'post',
      )
      return row && remember(row)
    },
    remember: ({ id, address, body }, concertationId, inboxId) =>
      void remember({ id, address, body, concertationId, inboxId }),
    page(post, n) {
      if ('fields' in post.body || !Number.isInteger(n) || n < 2 || n > mostPages) return undefined
      return { ...post.body, page: { post: post.body.page?.post ?? post.id, n } }
    },
  }
}
