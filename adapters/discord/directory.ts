/** Who we are, where we are and what the channels are called, as the gateway tells it without being asked. */
import { ChannelNamed, Guild, GuildLeft, Ready } from './payloads.ts'
import type { Known } from './whereabouts.ts'

export type Directory = Known & {
  readonly application: string | undefined
  guilds(): readonly string[]
  /** Learns from what was brought; true when we have just been told who we are, or of a server that is new. */
  learn(packet: { readonly t: string; readonly d: unknown }): boolean
}

const most = 20_000
const named = ['CHANNEL_CREATE', 'CHANNEL_UPDATE', 'THREAD_CREATE', 'THREAD_UPDATE']
const threads = [10, 11, 12]

/** `only`: the one server where the commands are; without it, home is the server where we are, while there is but one. */
export function createDirectory(only?: string): Directory {
  const channels = new Map<string, { name: string; parent?: string }>()
  const guilds = new Set<string>()
  let self: string | undefined
  let application: string | undefined

  function name(value: unknown): void {
    const { data } = ChannelNamed.safeParse(value)
    if (!data) return
    const { id, type, parent_id } = data
    const parent = threads.includes(type) ? parent_id : undefined
    if (channels.size >= most) channels.clear()
    channels.set(id, { name: data.name ?? '', ...(parent != null && { parent }) })
  }

  return {
    get self() {
      return self
    },
    get application() {
      return application
    },
    channel: (id) => channels.get(id),
    guilds: () => [...guilds],
    get home() {
      return only ?? (guilds.size === 1 ? [...guilds][0] : undefined)
    },
    learn({ t, d }) {
      if (t === 'READY') {
        const { data } = Ready.safeParse(d)
        if (!data) return false
        self = data.user.id
        application = data.application.id
        guilds.clear()
        for (const { id } of data.guilds) guilds.add(id)
        return true
      }
      if (t === 'GUILD_CREATE') {
        const { data } = Guild.safeParse(d)
        if (!data) return false
        for (const channel of [...data.channels, ...data.threads]) name(channel)
        const isNew = !guilds.has(data.id)
        guilds.add(data.id)
        return isNew
      }
      if (t === 'GUILD_DELETE') {
        const { data } = GuildLeft.safeParse(d)
        if (data && !data.unavailable) guilds.delete(data.id)
        return false
      }
      if (named.includes(t)) name(d)
      return false
    },
  }
}
