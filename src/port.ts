/**
 * The front door: all that adapters may know of us. An adapter reads what its platform says into `Incoming`,
 * hands it to `hear`, and draws the replies and posts it is given.
 */
import type { Call, Capabilities, Form, View } from './views/view.ts'

export type { Call, Capabilities, Form, Lang, View } from './views/view.ts'

export const platforms = ['slack', 'discord', 'matrix', 'web', 'console', 'mail'] as const
export type Platform = (typeof platforms)[number]

/** The account that speaks, as the platform itself vouches for it; never taken from a display name or a text. */
export type Speaker = {
  readonly workspace: string
  readonly account: string
  /** display name, for greeting only; '' when the platform has not told it yet */
  readonly name: string
  /** BCP 47 tag of the platform's user, when it tells */
  readonly locale?: string
  /** the platform vouches that this account owns or administers the workspace */
  readonly owner?: boolean
}

export type Where = {
  readonly workspace: string
  readonly channel: string
  readonly kind: 'room' | 'dm'
  /** the channel's name as people see it, without `#`; '' when it is not known */
  readonly name: string
  readonly thread?: string
  /** the platform's id of the message itself, when its answer may be shown below it, before everybody */
  readonly message?: string
}

/**
 * A press on something we drew: `post` and `n` come from what the button carries (`<post>:<n>`).
 * `option` is the index of a chosen option of a pick; `values` what was filled in a form or a ballot; `page` a « Suite ».
 */
export type Press = {
  readonly post: string
  readonly n: number
  readonly option?: number
  readonly values?: Readonly<Record<string, string>>
  readonly page?: number
}

/** `id` is the platform's own request id: the same id is the same request, however often it comes. */
export type Incoming = {
  readonly id: string
  readonly platform: Platform
  readonly who: Speaker
  readonly where: Where
  readonly says: string | Call | Press
  /** when the platform says it was done, milliseconds since 1970; deliveries may come in another order */
  readonly at?: number
  /** the text of the message that this one answers, when the platform gives it */
  readonly about?: string
  /** the answer is the person's own page, on a platform that gives each one: nothing is said, the page is drawn again */
  readonly home?: true
  /** the form is shown first, even when nothing is missing: what is said was not typed by this person for us */
  readonly asks?: true
  /** the platform vouches for `id` alone: what it says is read against what stands around it, which may change meanwhile */
  readonly sameById?: true
}

/**
 * Where a post goes. A whisper is shown to one account in a channel and kept where that person finds it again. `home`: in
 * the place of the person's own page, not among the messages. A message `under` another (the id of its post) goes into the
 * thread below it, where the platform has threads. A whisper `below` a message answers it, and refuses nothing.
 */
export type Address = { readonly platform: Platform; readonly workspace: string } & (
  | { readonly to: 'room'; readonly channel: string; readonly thread?: string; readonly under?: string }
  | {
      readonly to: 'whisper'
      readonly channel: string
      readonly account: string
      readonly thread?: string
      readonly below?: string
    }
  | { readonly to: 'dm'; readonly account: string; readonly home?: true }
)

/**
 * The platform's own name for a message that was sent: plain data, stored with the post. Its `thread`, when there is one,
 * is what `Where.thread` says of an answer below it.
 */
export type MessageRef = Readonly<Record<string, string>>

/** `key` is the outbox id; buttons in `body` are pressed as `<key>:<n>`. */
export type Reply = {
  readonly key: string
  readonly to: Address
  readonly body: View | Form
  /**
   * Nothing was done, and why; `field`: the blank that is to be filled otherwise. A form that is open stays open. `kept`:
   * the refusal is this request's answer for good; otherwise the same request is heard again.
   */
  readonly refused?: { readonly said: string; readonly kept: boolean; readonly field?: string }
} | null

/** What an answer to these words will be, known without any I/O: is a form due, and who sees the answer? */
export type Shape = { readonly answer: 'form' | 'work'; readonly seen: 'private' | 'public' }

/** What is being typed in a command, on platforms that propose what may follow: one field, and what the others hold. */
export type Asked = {
  readonly who: Speaker
  readonly where: Where
  readonly says: {
    readonly intent: string
    readonly field: string
    readonly typed: string
    readonly given: Readonly<Record<string, string>>
  }
}

/** `value` is what is filled in when `label` is chosen; neither is longer than 100 letters. */
export type Suggestion = { readonly value: string; readonly label: string }

export type Door = {
  /** Stored when it returns. `cursor` (a sync token) is stored in the same transaction. Never rejects. */
  hear(batch: readonly Incoming[], cursor?: string): Promise<readonly Reply[]>
  shape(says: Incoming['says'], where: Where): Shape
  /** At most 25, best first, and only what this person may see here. Keeps nothing, and never rejects. */
  suggest(asked: Asked): Promise<readonly Suggestion[]>
  /** The adapter itself delivered this reply (the fast path); what is not reported is sent through `send`. */
  delivered(key: string, ref: MessageRef): void
  /** The adapter will not deliver this reply by a way of its own: it is sent through `send`, in its turn. */
  handOver(key: string): void
  /** The cursor stored with the last batch heard from this platform and workspace. */
  cursor(workspace: string): Promise<string | undefined>
}

export interface Adapter {
  readonly platform: Platform
  readonly can: Capabilities
  start(door: Door): Promise<void>
  stop(): Promise<void>
  /** `key` is the idempotency key. Throws `SendFailure`. */
  send(to: Address, body: View | Form, key: string): Promise<MessageRef>
  edit(message: MessageRef, body: View, key: string): Promise<MessageRef>
}

/**
 * Why a send failed: `retryAfter` in milliseconds when the platform said so (`global`: for everything sent there, not
 * this channel alone); `final` when trying again is useless; `gone` when nothing will ever reach this account again; `paced` when nothing was tried: the adapter keeps the
 * platform's pace, which is no trouble.
 */
export class SendFailure extends Error {
  readonly retryAfter: number | undefined
  readonly global: boolean
  readonly final: boolean
  readonly gone: boolean
  readonly paced: boolean
  constructor(
    message: string,
    options: {
      retryAfter?: number
      global?: boolean
      final?: boolean
      gone?: boolean
      paced?: boolean
      cause?: unknown
    } = {},
  ) {
    super(message, { cause: options.cause })
    this.retryAfter = options.retryAfter
    this.global = options.global ?? false
    this.final = options.final ?? false
    this.gone = options.gone ?? false
    this.paced = options.paced ?? false
  }
}
