/** Reads what a page posted as the request that it makes. Pure: what is not ours is nothing, and never an error. */
import { createHash } from 'node:crypto'
import type { Form, Press, View } from '../../src/port.ts'
import { readPressId } from '../../src/views/press.ts'

/**
 * `find` gives what stands under a post that this person sees here; undefined when they see none. Fields are `f.<name>`,
 * a ballot's `b.<…>`, `press` is what was pressed.
 */
export function readPosted(data: URLSearchParams, find: (post: string) => View | Form | undefined): Press | undefined {
  const press = readPressId(data.get('press') ?? '')
  return press && find(press.post) ? press : undefined
}

/**
 * The id of the request that was posted: the same page sent twice is one request; changed and sent again, another. Nobody
 * can touch somebody else's, since the session's id is in it.
 */
export function requestId(session: string, data: URLSearchParams): string {
  const said = [...data].filter(([name]) => name !== 'csrf').map(([name, value]) => [name, value])
  return createHash('sha256')
    .update(JSON.stringify([session, ...said]))
    .digest('base64url')
}
