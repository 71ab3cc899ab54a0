/**
 * A lot that nobody can choose. Before the poll opens, a secret is drawn and its SHA-256 is told: the commitment, in the
 * definition. The seed is the secret with the head of the log at closing, which holds everything that was done until
 * then. Who knows the secret cannot choose the head once ballots are in; who makes the log cannot know the secret.
 */
import { sha256 } from './canonical.ts'

/** `secret`: drawn at random, 128 bits or more, so that it cannot be guessed from its commitment. */
export function commitmentOf(secret: string): string {
  return sha256(secret)
}

/** `head`: the last hash of the log when the poll closed, in hexadecimal. */
export function lotSeed(secret: string, head: string): string {
  return `${secret}:${head}`
}

/** Is this the seed that was promised? */
export function isPromised(seed: string, commitment: string, head: string | undefined): boolean {
  const at = seed.lastIndexOf(':')
  return at >= 0 && commitmentOf(seed.slice(0, at)) === commitment && seed.slice(at + 1) === head
}
