/**
 * The log of one vote: everything that was done to it, in order, each line with the digest of what was done. What was
 * done, and the salt that keeps its digest from being guessed, stand apart, so that an erasure leaves the chain whole.
 * Each hash holds the one before, so that the last one, the head, stands for all of it.
 */

import { sha256 } from '../engine/ids.ts'
import type { Context } from '../engine/intent.ts'
import { digestOf } from '../engine/journal.ts'
import { insert, type Write } from '../engine/writes.ts'
import type { Poll, PollEvent, Prisma } from '../generated/prisma/client.ts'
import { type Event, headOf, linked } from './rules/log.ts'
import { linesOf } from './store/log.ts'

type Logging = Pick<Context<unknown>, 'newId' | 'sayable' | 'number' | 'now'> & {
  readonly concertation: { readonly id: string }
}

/** 31 to the power of 26: nobody guesses what was said by trying. */
const saltLength = 26

/** Begins what stands for a number until the flush gives it. */
const unknownNumber = '\uE000'

export function logged(poll: Pick<Poll, 'id'>, event: Event, context: Logging): Write {
  return insert('PollEvent', rowOf(poll, event, context.number(logKind(poll)), context))
}

function logKind({ id }: Pick<Poll, 'id'>): string {
  return `vote log:${id}`
}

function rowOf(poll: Pick<Poll, 'id'>, event: Event, number: number, { newId, sayable, now }: Logging): PollEvent {
  const salt = sayable(saltLength)
  const { kind, ...payload } = event
  // Its digest would not be that of what is kept.
  if (JSON.stringify(payload).includes(unknownNumber))
    throw new Error(`a line ${kind} holds a number that is not known yet`)
  return {
    id: newId(),
    pollId: poll.id,
    number,
    kind,
    digest: digestOf(payload, salt),
    payload: payload as Prisma.JsonValue,
    salt,
    at: now,
  }
}

/** Lines whose place is known before they are kept, so that the head can be said in the very act. */
export type Chain = {
  /** after what was added so far; empty while there is no line */
  head(): string
  add(event: Event): Write
}

/**
 * A line that somebody else adds meanwhile has the number that was taken here: this act then runs again, on what is
 * there. Not to be used with `logged` in one act.
 */
export async function chainOf(
  poll: Pick<Poll, 'id'>,
  context: Logging & Pick<Context<unknown>, 'read'>,
): Promise<Chain> {
  const lines = await linesOf(context.read, poll.id)
  let number = lines.at(-1)?.number ?? 0
  let head = headOf(lines, sha256)
  return {
    head: () => head,
    add(event) {
      // The count goes on by as much, for those who take the next number from it.
      context.number(logKind(poll))
      number += 1
      const row = rowOf(poll, event, number, context)
      head = linked(head, row, sha256)
      return insert('PollEvent', row)
    },
  }
}
