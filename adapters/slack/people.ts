/**
 * What is known of the people and channels of the workspace. Asked beside the work, never before an answer: what is not
 * known yet when somebody speaks is known when they speak again.
 */
import { z } from 'zod'
import type { Client } from './client.ts'
import { ApiFailure } from './failure.ts'
import type { SlackLog } from './log.ts'
import { shown } from './rich.ts'
import type { Known } from './whereabouts.ts'

export type Directory = Known & {
  /** Who we are, and who is there: again and again until Slack answers. */
  begin(): void
  /** Asks about this person when nothing is known, or nothing of today. */
  meet(account: string): void
  /** Asks the name of this channel when it is not known; false when Slack does not tell it to us. */
  visit(channel: string): Promise<boolean>
  stop(): void
}

type Part = () => Promise<void>
type Person = { readonly name: string; readonly locale?: string; readonly owner?: boolean }

const Who = z.object({ user_id: z.string(), team_id: z.string() })
const User = z.looseObject({
  id: z.string(),
  team_id: z.string().optional(),
  name: z.string().default(''),
  real_name: z.string().optional(),
  locale: z.string().optional(),
  is_admin: z.boolean().optional(),
  is_owner: z.boolean().optional(),
  is_bot: z.boolean().optional(),
  deleted: z.boolean().optional(),
  profile: z.looseObject({ display_name: z.string().optional(), real_name: z.string().optional() }).optional(),
})
const Channel = z.looseObject({ id: z.string(), name: z.string().optional() })
const Page = z.object({ response_metadata: z.object({ next_cursor: z.string().optional() }).optional() })

/** How long what is known of a person is good, in milliseconds: they may become administrators. */
const fresh = 3_600_000
/** Pages of two hundred people that are read at the start; others are met when they speak. */
const mostPages = 30
const pagesAtOnce = 5
const betweenPages = 4000
const most = 20_000
/** Pauses before Slack is asked again who is there, in milliseconds; the last one for ever. */
const again = [500, 2000, 10_000] as const

export function createDirectory(client: Pick<Client, 'call'>, now: () => number, log: SlackLog): Directory {
  const people = new Map<string, { person: Person; at: number }>()
  const channels = new Map<string, string>()
  const asked = new Set<string>()
  let self: string | undefined
  let team: string | undefined
  let stopped = false
  let timer: NodeJS.Timeout | undefined

  function learn(user: unknown): void {
    const { data } = User.safeParse(user)
    if (!data || data.is_bot || data.deleted) return
    const name = shown(data.profile?.display_name || data.profile?.real_name || data.real_name || data.name).trim()
    // Who administers another workspace administers nothing here.
    const isOurs = team === undefined || data.team_id === undefined || data.team_id === team
    const owner = isOurs && (data.is_admin === true || data.is_owner === true)
    if (people.size >= most) people.clear()
    people.set(data.id, {
      person: { name: name === '' ? data.id : name, ...(data.locale && { locale: data.locale }), owner },
      at: now(),
    })
  }

  /** One question at a time about each of them; what cannot be known is left. */
  function ask(what: string, question: () => Promise<void>): void {
    if (asked.has(what) || stopped) return
    asked.add(what)
    void question()
      .catch((error: unknown) => log.debug({ err: error }, 'a question to Slack had no answer'))
      .finally(() => asked.delete(what))
  }

  /** Each part again until Slack has answered: without one of them people would be nameless for ever. */
  async function begin(parts: readonly Part[] = [whoWeAre, members, ourChannels], tries = 0): Promise<void> {
    const left: Part[] = []
    for (const part of parts) {
      try {
        await part()
      } catch (error) {
        left.push(part)
        log.warn(
          { why: error instanceof Error ? error.message.slice(0, 60) : 'unknown' },
          'Slack does not tell who is there',
        )
      }
    }
    const pause = again[Math.min(tries, again.length - 1)]
    if (left.length > 0 && !stopped) timer = setTimeout(() => void begin(left, tries + 1), pause)
  }

  async function whoWeAre(): Promise<void> {
    const who = Who.parse(await client.call('auth.test'))
    self = who.user_id
    team = who.team_id
  }

  async function members(): Promise<void> {
    await pages('users.list', { include_locale: true }, (result) => {
      for (const user of Array.isArray(result.members) ? result.members : []) learn(user)
    })
  }

  async function ourChannels(): Promise<void> {
    await pages(
      'users.conversations',
      { types: 'public_channel,private_channel', exclude_archived: true },
      (result) => {
        for (const channel of Array.isArray(result.channels) ? result.channels : []) name(channel)
      },
    )
  }

  async function pages(
    method: string,
    args: object,
    take: (result: Readonly<Record<string, unknown>>) => void,
  ): Promise<void> {
    let cursor = ''
    for (let page = 0; page < mostPages && !stopped; page++) {
      // Slack grants twenty pages a minute.
      if (page >= pagesAtOnce) await new Promise((resolve) => setTimeout(resolve, betweenPages).unref())
      const result = await client.call(method, { ...args, limit: 200, ...(cursor !== '' && { cursor }) })
      take(result)
      cursor = Page.safeParse(result).data?.response_metadata?.next_cursor ?? ''
      if (cursor === '') return
    }
  }

  function name(channel: unknown): void {
    const { data } = Channel.safeParse(channel)
    if (data?.name === undefined) return
    if (channels.size >= most) channels.clear()
    channels.set(data.id, shown(data.name))
  }

  return {
    get team() {
      return team
    },
    get self() {
      return self
    },
    person: (id) => people.get(id)?.person,
    channel: (id) => channels.get(id),
    begin: () => void begin(),
    meet(account) {
      const known = people.get(account)
      if (known && now() - known.at < fresh) return
      ask(account, async () => learn((await client.call('users.info', { user: account, include_locale: true })).user))
    },
    async visit(channel) {
      if (channels.has(channel) || channel.startsWith('@')) return true
      try {
        name((await client.call('conversations.info', { channel })).channel)
        return channels.has(channel)
      } catch (error) {
        // Silence is no answer: only Slack's own word is.
        return !(error instanceof ApiFailure && error.failure.kind === 'refused')
      }
    },
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}
