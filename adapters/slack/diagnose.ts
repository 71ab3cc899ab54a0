/** Can this bot work in Slack, and if not, what is missing? Asked through a function that is handed in, so without a library. */
import { missingScopes, type Scope } from './scopes.ts'

/** What Slack answered. `scopes`: those of the token (`x-oauth-scopes`), when it says so. */
export type Answer = {
  readonly ok: boolean
  readonly error?: string
  readonly scopes?: string
  readonly body: Readonly<Record<string, unknown>>
}

/** Asks one method of Slack's Web API, with one token. Rejects when Slack cannot be reached. */
export type Call = (method: string, args?: Readonly<Record<string, string>>) => Promise<Answer>

/** `busy`: Slack asks us to come back later. `error` is Slack's own word, `invalid_auth` for instance. */
export type Trouble =
  | { readonly state: 'refused'; readonly error: string }
  | { readonly state: 'unreachable' }
  | { readonly state: 'busy' }

/** `missing` is undefined when Slack does not say what the token may do. */
export type BotToken =
  | Trouble
  | {
      readonly state: 'valid'
      readonly workspace: string
      readonly workspaceName: string
      readonly botName: string
      readonly missing: readonly Scope[] | undefined
    }

export type AppToken = Trouble | { readonly state: 'valid' }

export type Channel = { readonly workspace: string; readonly id: string; readonly name: string }

/** `gone`: deleted, or private and without the bot; Slack does not tell which. `unchecked`: could not be asked about. */
export type Channels = {
  readonly fine: readonly Channel[]
  readonly absent: readonly Channel[]
  readonly archived: readonly Channel[]
  readonly gone: readonly Channel[]
  readonly elsewhere: readonly Channel[]
  readonly unchecked: readonly Channel[]
}

/** Slack answers about fifty of these questions a minute. */
const mostChannels = 45

export async function botToken(call: Call): Promise<BotToken> {
  const answer = await asked(call, 'auth.test')
  if ('state' in answer) return answer
  const { body, scopes } = answer
  return {
    state: 'valid',
    workspace: wordIn(body, 'team_id'),
    workspaceName: wordIn(body, 'team'),
    botName: wordIn(body, 'user'),
    missing: scopes === undefined ? undefined : missingScopes(scopes),
  }
}

/** Slack gives an address to connect to; nobody connects there. */
export async function appToken(call: Call): Promise<AppToken> {
  const answer = await asked(call, 'apps.connections.open')
  return 'state' in answer ? answer : { state: 'valid' }
}

/**
 * Where the bot can speak, among the channels that are linked to a consultation; `workspace` is that of its token. Private
 * conversations are not asked about: Slack opens them when they are needed.
 */
export async function channelsOf(call: Call, workspace: string, linked: readonly Channel[]): Promise<Channels> {
  const rooms = linked.filter(({ id }) => /^[CG]/.test(id))
  const found = {
    fine: [] as Channel[],
    absent: [] as Channel[],
    archived: [] as Channel[],
    gone: [] as Channel[],
    elsewhere: rooms.filter((channel) => channel.workspace !== workspace),
    unchecked: [] as Channel[],
  }
  const ours = rooms.filter((channel) => channel.workspace === workspace)
  for (const channel of ours.slice(0, mostChannels)) {
    found[await stateOf(call, channel)].push(channel)
    // who does not answer now will not answer about the next one either
    if (found.unchecked.length > 0) break
  }
  const seen = found.fine.length + found.absent.length + found.archived.length + found.gone.length
  return { ...found, unchecked: ours.slice(seen) }
}

async function stateOf(call: Call, { id }: Channel): Promise<'fine' | 'absent' | 'archived' | 'gone' | 'unchecked'> {
  const answer = await asked(call, 'conversations.info', { channel: id })
  if ('state' in answer) {
    return answer.state === 'refused' && answer.error === 'channel_not_found' ? 'gone' : 'unchecked'
  }
  const { channel } = answer.body
  if (typeof channel !== 'object' || channel === null) return 'unchecked'
  const has = (name: string) => (channel as Readonly<Record<string, unknown>>)[name] === true
  if (has('is_archived')) return 'archived'
  return has('is_member') ? 'fine' : 'absent'
}

async function asked(call: Call, method: string, args?: Readonly<Record<string, string>>): Promise<Answer | Trouble> {
  try {
    const answer = await call(method, args)
    if (answer.ok) return answer
    if (answer.error === 'ratelimited' || answer.error === 'rate_limited') return { state: 'busy' }
    return { state: 'refused', error: /^[a-z_]{1,60}$/.test(answer.error ?? '') ? answer.error! : 'unknown_error' }
  } catch {
    return { state: 'unreachable' }
  }
}

function wordIn(body: Readonly<Record<string, unknown>>, name: string): string {
  const word = body[name]
  return typeof word === 'string' ? word : ''
}
