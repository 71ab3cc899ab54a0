/** Reads what a page posted as the request that it makes. Pure. */
import type { Press } from '../../src/port.ts'
import { readPressId } from '../../src/views/press.ts'

export function readPress(said: string): Press | undefined {
  return readPressId(said)
}
