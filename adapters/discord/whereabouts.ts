/** Who speaks and where, as Discord vouches for it; pure. Ids of people and channels are the same on every server. */
import type { Asked, Incoming, Speaker, Where } from '../../src/port.ts'
import type { BallotStep } from './ids.ts'
import type { Filled } from './inputs.ts'
import type { Interaction, User } from './payloads.ts'

/** People and channels have one id in the whole of Discord: all of it is one workspace. */
export const workspace = 'discord'

/** What is known without asking anybody. */
export type Known = {
  readonly self: string | undefined
  channel(id: string): { readonly name: string; readonly parent?: string } | undefined
  /** the server whose administrators run this bot, as far as it is known which one that is */
  readonly home: string | undefined
}

/** How the gesture wants its answer. */
export type Way = {
  readonly by: 'command' | 'click' | 'window' | 'message'
  readonly interaction?: { readonly id: string; readonly token: string; readonly application: string }
  /** answered by a window, which Discord takes as the first answer only */
  readonly opens?: boolean
  /** the part of a long form that is to be shown, or was sent */
  readonly step?: number
  /** sent, and another part follows: of so many */
  readonly of?: number
  /** pressed on a message that this person alone sees: the answer takes its place */
  readonly replaces?: boolean
  /** we may not write there */
  readonly mute?: boolean
}

export type Attached = { readonly name: string; readonly url: string }

export type Heard =
  /** `file`: attached, and to be fetched before it is heard */
  | { readonly kind: 'hear'; readonly incoming: Incoming; readonly way: Way; readonly file?: Attached }
  | { readonly kind: 'suggest'; readonly asked: Asked; readonly way: Way }
  /** a part of a ballot that is answered in windows */
  | {
      readonly kind: 'ballot'
      readonly at: BallotStep
      /** what was filled in; undefined when it is only to be shown */
      readonly filled?: readonly Filled[]
      readonly incoming: Omit<Incoming, 'says'>
      readonly way: Way
    }
  | { readonly kind: 'ignore'; readonly why: string }

export function ignored(why: string): Heard {
  return { kind: 'ignore', why }
}

/** Discord's ids hold the moment at which they were made (docs: reference § snowflakes). */
export function momentOf(id: string): { readonly at?: number } {
  const at = Number(BigInt(id) >> 22n) + 1_420_070_400_000
  return Number.isSafeInteger(at) && at > 1_420_070_400_000 ? { at } : {}
}

/** ADMINISTRATOR, which the owner of a server has as well. */
const administrator = 1n << 3n
/** VIEW_CHANNEL and SEND_MESSAGES. */
const writing = (1n << 10n) | (1n << 11n)
const threads = [10, 11, 12]

function bits(said: string | undefined): bigint {
  return said !== undefined && /^\d{1,40}$/.test(said) ? BigInt(said) : 0n
}

/** The first of somebody's names that can be seen. */
export function nameOf({ global_name, username }: User, nick: string | null | undefined): string {
  return [nick, global_name, username].find((name) => name && /[^\s\p{C}\u2800\u3164\uffa0]/u.test(name)) ?? ''
}

/** Whoever likes may take the bot into a server of their own: that they run that one says nothing here. */
export function speakerOf({ guild_id, member, user, locale }: Interaction, known: Known): Speaker | undefined {
  const who = member?.user ?? user
  if (!who) return undefined
  const isHome = guild_id !== undefined && guild_id === known.home
  const isOwner = isHome && (bits(member?.permissions) & administrator) !== 0n
  return {
    workspace,
    account: who.id,
    name: nameOf(who, member?.nick),
    ...(locale !== undefined && { locale }),
    ...(isOwner && { owner: true }),
  }
}

export function whereOf(
  { guild_id, channel_id, channel }: Interaction,
  account: string,
  known: Known,
): Where | undefined {
  if (guild_id === undefined) return privately(account)
  const id = channel?.id ?? channel_id
  if (id === undefined) return undefined
  return placeOf(id, known, channel)
}

export function privately(account: string): Where {
  return { workspace, channel: `@${account}`, kind: 'dm', name: '' }
}

export function placeOf(id: string, known: Known, channel?: Interaction['channel']): Where {
  const isThread = channel ? threads.includes(channel.type) : known.channel(id)?.parent !== undefined
  const parent = isThread ? (channel?.parent_id ?? known.channel(id)?.parent) : undefined
  const name =
    parent === undefined ? (channel?.name ?? known.channel(id)?.name ?? '') : (known.channel(parent)?.name ?? '')
  return { workspace, channel: parent ?? id, kind: 'room', name, ...(parent !== undefined && { thread: id }) }
}

/** Discord says with each gesture what we may do there; only what it says counts. */
export function isMute({ guild_id, app_permissions }: Interaction): boolean {
  if (guild_id === undefined || app_permissions === undefined) return false
  const ours = bits(app_permissions)
  return (ours & administrator) === 0n && (ours & writing) !== writing
}
