/** Finds a message of ours again in a conversation: by the key in its metadata, or by the document that it brought. */
import { z } from 'zod'
import type { Result } from './client.ts'

const eventType = 'concertess_post'
/** Pages of a conversation that are read to find one message. */
const mostPages = 10

const Messages = z.object({
  messages: z
    .array(
      z.looseObject({
        ts: z.string(),
        thread_ts: z.string().optional(),
        files: z.array(z.looseObject({ name: z.string().optional() })).optional(),
        metadata: z
          .looseObject({
            event_type: z.string().optional(),
            event_payload: z.record(z.string(), z.unknown()).optional(),
          })
          .optional(),
      }),
    )
    .default([]),
  response_metadata: z.object({ next_cursor: z.string().optional() }).optional(),
})

type Found = z.infer<typeof Messages>['messages'][number]

/** What a message of ours carries so that it is known again. */
export function metadataOf(key: string): object {
  return { event_type: eventType, event_payload: { id: key } }
}

/** `page` reads the conversation on from a cursor. */
export async function findPosted(
  page: (cursor: { readonly cursor?: string }) => Promise<Result>,
  key: string,
  file?: string,
): Promise<Found | undefined> {
  let cursor = ''
  for (let read = 0; read < mostPages; read++) {
    const { messages, response_metadata } = Messages.parse(await page(cursor === '' ? {} : { cursor }))
    const found = messages.find(
      ({ metadata, files = [] }) =>
        (metadata?.event_type === eventType && metadata.event_payload?.id === key) ||
        (file !== undefined && files.some(({ name }) => name === file)),
    )
    if (found) return found
    cursor = response_metadata?.next_cursor ?? ''
    if (cursor === '') return undefined
  }
  return undefined
}
