/** Who speaks and where, as the homeserver vouches for it; and what must be known to understand it. */
import type { Incoming, Speaker, Where } from '../../src/port.ts'
import type { Memory } from './offers.ts'

/** Accounts and rooms bear the name of their server: all of Matrix is one workspace. */
export const workspace = 'matrix'

/** A message of ours that can be answered. */
export type Offer = {
  readonly event: string
  /** milliseconds, of the homeserver */
  readonly at: number
  readonly thread?: string
  readonly memory: Memory
}

/** An event that another one speaks of. */
export type Spoken = { readonly sender: string; readonly text: string; readonly offer?: Offer }

/** What is known without asking; `undefined`: to be asked first; `null`: asked, and not to be had. */
export type Known = {
  readonly self: string
  name(room: string, account: string): string
  roomName(room: string): string
  /** the one other person of a private conversation */
  direct(room: string): string | undefined
  /** ours in this room, oldest first, as far back as may matter */
  offers(room: string): readonly Offer[] | undefined
  event(room: string, event: string): Spoken | null | undefined
  /** where people go on, when another room took the place of this one and we are in it; else the room itself */
  successor(room: string): string
  /** words behind `!` that are ours; all of them when nobody told */
  readonly verbs?: ReadonlySet<string> | undefined
  /** those that hand in an idea */
  readonly ideas?: ReadonlySet<string> | undefined
}

/** How the request came, for its answer. */
export type Way = {
  readonly room: string
  readonly event: string
  readonly thread?: string
}

export type Heard =
  | { readonly kind: 'hear'; readonly incoming: Incoming; readonly way: Way }
  | { readonly kind: 'ignore'; readonly why: string }
  /** to be read again once this is known */
  | { readonly kind: 'needs'; readonly room: string; readonly event?: string }
  /** encrypted: nobody here can read it */
  | { readonly kind: 'sealed'; readonly room: string }

export function ignored(why: string): Heard {
  return { kind: 'ignore', why }
}

export function speakerOf(room: string, account: string, known: Known): Speaker {
  return { workspace, account, name: known.name(room, account) }
}

/** All private conversations of a person with us are one place. */
export function whereOf(room: string, account: string, thread: string | undefined, known: Known): Where {
  if (known.direct(room) === account) return { workspace, channel: account, kind: 'dm', name: '' }
  const name = known.roomName(room)
  return { workspace, channel: room, kind: 'room', name, ...(thread !== undefined && { thread }) }
}
