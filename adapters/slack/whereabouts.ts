/** Who speaks and where, from what Slack names and from what is known without asking. */
import type { Incoming, Speaker, Where } from '../../src/port.ts'
import type { Memory } from './ids.ts'
import type { ShownView } from './payloads.ts'

/** What is known of people and channels without asking anybody now. */
export type Known = {
  readonly team: string | undefined
  /** our own account */
  readonly self: string | undefined
  person(id: string): { readonly name: string; readonly locale?: string; readonly owner?: boolean } | undefined
  channel(id: string): string | undefined
}

/** How the gesture wants its answer. */
export type Way = {
  readonly by: 'command' | 'click' | 'submission' | 'event'
  /** opens a window within three seconds of the gesture */
  readonly trigger?: string
  /** where Slack takes an answer for half an hour */
  readonly url?: string
  /** pressed on a message that this person alone sees: the answer takes its place */
  readonly replaces?: boolean
  /** pressed in a window, or sent from it */
  readonly window?: ShownView
  /** pressed on the person's own page */
  readonly home?: boolean
  /** what the window remembers */
  readonly memory?: Memory
}

export type Attached = { readonly name: string; readonly url: string }

export type Heard =
  /** `file`: attached, and to be fetched before it is heard */
  | { readonly kind: 'hear'; readonly incoming: Incoming; readonly way: Way; readonly file?: Attached }
  | { readonly kind: 'gone'; readonly why: string }
  | { readonly kind: 'ignore'; readonly why: string }
  /** not to be answered before we know who we are */
  | { readonly kind: 'early'; readonly why: string }

export const early: Heard = { kind: 'early', why: 'we do not know yet who we are' }

/** Slack's moment, in seconds with a fraction, as milliseconds. */
export function momentOf(ts: string | undefined): { readonly at?: number } {
  const at = Math.floor(Number(ts) * 1000)
  return ts !== undefined && Number.isSafeInteger(at) && at > 0 ? { at } : {}
}

export function request(id: string, who: Speaker, where: Where, says: Incoming['says'], ts?: string): Incoming {
  return { id, platform: 'slack', who, where, says, ...momentOf(ts) }
}

export function speaker(account: string, named: string, where: Where, known: Known): Speaker {
  const person = known.person(account)
  return {
    workspace: where.workspace,
    account,
    name: person?.name ?? named,
    ...(person?.locale !== undefined && { locale: person.locale }),
    ...(person?.owner === true && { owner: true }),
  }
}

/** Every private conversation of a person with us is one place, whatever Slack calls it, or when it has no channel. */
export function whereOf(
  workspace: string,
  channel: string | undefined,
  named: string,
  user: string,
  known: Known,
  thread?: string,
): Where {
  if (channel === undefined || channel.startsWith('D') || named === 'directmessage')
    return { workspace, channel: `@${user}`, kind: 'dm', name: '' }
  const isName = named !== '' && named !== 'privategroup' && !named.startsWith('mpdm-')
  const name = isName ? named : (known.channel(channel) ?? '')
  return { workspace, channel, kind: 'room', name, ...(thread !== undefined && { thread }) }
}

export function rememberedWhere(memory: Memory, workspace: string, user: string): Where {
  const { channel, kind, name, thread } = memory
  if (kind === 'dm') return { workspace, channel: `@${user}`, kind, name: '' }
  return { workspace, channel, kind, name, ...(thread !== undefined && { thread }) }
}

export function ignored(why: string): Heard {
  return { kind: 'ignore', why }
}
