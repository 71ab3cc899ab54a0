/** The address of a paper of a vote by urn: what is kept of it. */
import { sha256 } from '../engine/ids.ts'

/** What is kept of the secret in a paper's address. */
export function paperHash(secret: string): string {
  return sha256(`urn paper ${secret}`)
}
