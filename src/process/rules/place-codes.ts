/** A code shown in one channel joins another to the same concertation, whatever their platforms: pure. */
import type { PlaceCode } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'

export const placeCodeLength = 8
/** Milliseconds that a code serves, and over which wrong ones are counted. */
export const placeCodeWithin = 60 * 60_000
/** Wrong codes that one person may type within that time. */
export const mostWrongCodes = 5

/** `ABCD-2345`: easier to read out and to copy. */
export function spellPlaceCode(code: string): string {
  return `${code.slice(0, placeCodeLength / 2)}-${code.slice(placeCodeLength / 2)}`
}

/** What is typed where a title may stand, when it is a code: written in two halves, or with a figure in it. */
export function placeCodeIn(typed: string): string | undefined {
  const halves = /^\s*[0-9a-z]{4}\s*[-‐–—_ ]\s*[0-9a-z]{4}\s*$/i.test(typed)
  const code = typed.toUpperCase().replace(/[^0-9A-Z]/g, '')
  if (!halves && !/^\s*(?=\D*\d)[0-9a-z]{8}\s*$/i.test(typed)) return undefined
  return code
}

/** Wrong, used, over and withdrawn are one to whoever guesses. */
export function isGood(code: PlaceCode | null, now: Date): code is PlaceCode {
  return code !== null && code.state === 'shown' && code.expiresAt.getTime() > now.getTime()
}

/** Those that still count, oldest first. Refuses when there are too many. */
export function wrongCodes(before: readonly string[], now: Date): readonly string[] {
  const counted = before.filter((at) => now.getTime() - new Date(at).getTime() < placeCodeWithin)
  if (counted.length >= mostWrongCodes) throw new Refusal('placeCodeTooMany')
  return counted
}
