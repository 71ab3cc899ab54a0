/** What gestures are made with, and what comes of them. */
import type { Delivery, Outcome } from './delivery.ts'
import type { Fields } from './json.ts'
import type { Posting } from './posting.ts'
import type { Registry } from './registry.ts'
import type { Screen } from './screen.ts'
import type { User, World } from './world.ts'

/** Something the person is shown as having failed. */
export type Failure = { readonly who: string; readonly what: string; readonly reason: string; readonly at: number }
export type Receipt = {
  readonly acknowledged: boolean
  /** real milliseconds until it was acknowledged */
  readonly ms: number
  readonly reason?: string
  /** the message that was posted by it */
  readonly id?: string
  /** the bot's first response */
  readonly response?: Fields
}
export type Stage = {
  readonly world: World
  readonly posting: Posting
  readonly registry: Registry
  readonly delivery: Delivery
  readonly screen: Screen
  readonly failures: Failure[]
  /** how many sessions of the bot hear of a message there */
  heard(messageId: string): boolean
}
export type File = { readonly name: string; readonly bytes: Buffer; readonly type?: string }

export function receiptOf(stage: Stage, person: User, what: string, outcome: Outcome): Receipt {
  const { ms } = outcome
  if (outcome.ok) return { acknowledged: true, ms, response: outcome.response }
  const { reason } = outcome
  stage.failures.push({ who: person.name, what, reason, at: stage.world.now() })
  return { acknowledged: false, ms, reason }
}
