/**
 * Two accounts of one person, joined by a code shown on one and typed on the other, confirmed on both: pure.
 * shown → claimed → confirmed (where it was typed) → linked (where it was shown); refused from anywhere before.
 */
import type { AccountLink } from '../../generated/prisma/client.ts'
import { Refusal } from '../../refusal.ts'

export const codeLength = 6
/** Milliseconds that each step may take. */
export const stepWithin = 15 * 60_000

export const pending = ['shown', 'claimed', 'confirmed'] as const

/** An account as its platform names it. A newcomer has no row yet, so rows are not named. */
export function accountKey(platform: string, workspace: string, account: string): string {
  return `${platform}|${workspace}|${account}`
}

export function platformOf(key: string): string {
  return key.split('|')[0] ?? ''
}

/** `ABC-234`: easier to read out and to copy. */
export function spell(code: string): string {
  return `${code.slice(0, codeLength / 2)}-${code.slice(codeLength / 2)}`
}

type Somebody = { readonly id: string; readonly account: string }

/** The link that this code opens for whoever types it. */
export function claim(link: AccountLink | null, who: Somebody, now: Date): AccountLink {
  if (!link) throw new Refusal('linkCodeWrong')
  if (link.state === 'linked') throw new Refusal('linkCodeUsed')
  if (link.holderId === who.id && link.state !== 'refused')
    throw new Refusal(link.holderAccountId === who.account ? 'linkOwnCode' : 'linkSamePerson')
  if (link.state === 'refused' || isOver(link, now)) throw new Refusal('linkCodeOver')
  if (link.state !== 'shown' && link.claimantId !== who.id) throw new Refusal('linkCodeUsed')
  return link
}

/** What a confirmation does now: the first, the same again, or the second, which joins them. */
export type Step = 'first' | 'again' | 'second'

export function confirmation(
  link: AccountLink | null,
  personId: string,
  now: Date,
): { readonly link: AccountLink; readonly step: Step } {
  const known = mine(link, personId)
  if (known.state === 'linked') throw new Refusal('linkDone', {}, [profile])
  if (known.state === 'refused' || isOver(known, now)) throw new Refusal('linkOver', {}, [linkAgain])
  if (personId === known.claimantId) return { link: known, step: known.state === 'claimed' ? 'first' : 'again' }
  if (known.state !== 'confirmed') throw new Refusal('linkOtherFirst')
  return { link: known, step: 'second' }
}

/** What is refused must still be possible; who refuses is one of the two. */
export function refusable(link: AccountLink | null, personId: string): AccountLink {
  const known = mine(link, personId)
  if (known.state === 'linked') throw new Refusal('linkDone', {}, [profile])
  if (known.state === 'refused') throw new Refusal('linkOver', {}, [linkAgain])
  return known
}

function mine(link: AccountLink | null, personId: string): AccountLink {
  if (!link || (link.holderId !== personId && link.claimantId !== personId))
    throw new Refusal('linkOver', {}, [linkAgain])
  return link
}

export function isOver(link: Pick<AccountLink, 'expiresAt'>, now: Date): boolean {
  return link.expiresAt.getTime() <= now.getTime()
}

export function nextStepEnds(now: Date): Date {
  return new Date(now.getTime() + stepWithin)
}

const profile = { label: 'profile', call: { intent: 'profile', args: {} } }
const linkAgain = { label: 'linkAccount', call: { intent: 'account link', args: {} } }
