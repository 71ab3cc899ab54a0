/** The ground truth of a fake platform: which messages stand, and what each person sees of them. */
import type { Address, Form } from '../../../src/port.ts'
import type { Drawn } from '../../../src/views/drawn.ts'
import { plain } from '../../../src/views/plain.ts'

/** `keys` are all that made it what it is: the first one posted it, the others edited it. */
export type Posted = {
  readonly id: string
  readonly to: Address
  readonly keys: readonly string[]
  /** the post that buttons press */
  readonly post: string
  readonly body: Drawn | Form
  /** the form that is asked, also where it is drawn as text */
  readonly form?: Form | undefined
  readonly at: number
}
export type Seen = { readonly where: string; readonly text: string; readonly edited: boolean; readonly message: Posted }

export type Truth = {
  join(account: string, channel: string): void
  leave(account: string, channel: string): void
  post(message: Omit<Posted, 'id'>): string
  edit(id: string, change: Pick<Posted, 'post' | 'body'> & { readonly key: string }): boolean
  posted(): readonly Posted[]
  /** These stand, and nothing else. */
  restore(posted: readonly Posted[]): void
  /** Oldest first: the rooms they are in, what was whispered to them, their private conversation. */
  seen(account: string): readonly Seen[]
}

export function createTruth(): Truth {
  const members = new Map<string, Set<string>>()
  const messages = new Map<string, Posted>()
  function sees(account: string, { to }: Posted): boolean {
    return to.to === 'room' ? (members.get(to.channel)?.has(account) ?? false) : to.account === account
  }
  return {
    join: (account, channel) => void members.set(channel, (members.get(channel) ?? new Set()).add(account)),
    leave: (account, channel) => void members.get(channel)?.delete(account),
    post(message) {
      const id = `m${messages.size + 1}`
      messages.set(id, { ...message, id })
      return id
    },
    edit(id, { key, post, body }) {
      const message = messages.get(id)
      if (!message) return false
      messages.set(id, { ...message, post, body, keys: [...message.keys, key] })
      return true
    },
    posted: () => [...messages.values()],
    restore(posted) {
      messages.clear()
      for (const message of posted) messages.set(message.id, message)
    },
    seen: (account) =>
      [...messages.values()]
        .filter((message) => sees(account, message))
        .map((message) => ({
          where: message.to.to === 'dm' ? 'dm' : `#${message.to.channel}`,
          text: plain(message.body),
          edited: message.keys.length > 1,
          message,
        })),
  }
}
