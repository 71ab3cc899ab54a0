/** Can this bot work in Discord, and if not, what is missing? Asked through a function that is handed in, so without a library. */
import { z } from 'zod'
import type { ApplicationCommand } from './commands.ts'
import { type Membership, missingIn, type Permission, permissionsIn } from './permissions.ts'
import { commandsFor, isForbidden, isOurs, listedIn, sameCommands, withoutPlaces } from './register.ts'

/** What Discord answered: of HTTP, and its body, if there was one. */
export type Answer = { readonly status: number; readonly body?: unknown }

/** Looks at one thing, `/users/@me` for instance. Rejects when Discord cannot be reached. */
export type Look = (route: string) => Promise<Answer>

/** `busy`: Discord asks us to come back later. */
export type Trouble = { readonly state: 'refused' } | { readonly state: 'unreachable' } | { readonly state: 'busy' }

/** `intents`: privileged ones that the application was given, none of which we need. */
export type Bot = {
  readonly state: 'valid'
  readonly user: string
  readonly name: string
  readonly application: string
  readonly intents: readonly string[]
}
export type Server = { readonly id: string; readonly name: string }
export type Channel = { readonly id: string; readonly name: string }

/** `unchecked`: could not be asked about. `hidden`: there, but the bot does not see it. */
export type Channels = {
  readonly fine: readonly Channel[]
  readonly lacking: readonly (Channel & { readonly missing: readonly Permission[] })[]
  readonly hidden: readonly Channel[]
  readonly gone: readonly Channel[]
  readonly unchecked: readonly Channel[]
}

/** `twice`: the names of other scopes where commands of ours are, so that people see them doubled. */
export type Listed = { readonly state: 'same' | 'none' | 'different'; readonly twice: readonly string[] }

const mostChannels = 45

const Me = z.object({ id: z.string(), username: z.string() })
const Application = z.object({ id: z.string(), flags: z.number().default(0) })
const Servers = z.array(z.object({ id: z.string(), name: z.string() }))
const Guild = z.object({
  owner_id: z.string(),
  roles: z.array(z.object({ id: z.string(), permissions: z.string() })),
})
const Member = z.object({ roles: z.array(z.string()) })
const Overwrite = z.object({ id: z.string(), type: z.number(), allow: z.string(), deny: z.string() })
const Place = z.object({
  type: z.number(),
  guild_id: z.string().optional(),
  parent_id: z.string().nullish(),
  permission_overwrites: z.array(Overwrite).default([]),
})

/** Of an application that may hear more than what is addressed to it (docs: application flags). */
const privileged = [
  { name: 'Presence', bits: [12, 13] },
  { name: 'Server Members', bits: [14, 15] },
  { name: 'Message Content', bits: [18, 19] },
] as const

export async function botOf(look: Look): Promise<Bot | Trouble> {
  const me = await asked(look, '/users/@me', Me)
  if ('state' in me) return me
  const application = await asked(look, '/applications/@me', Application)
  if ('state' in application) return application
  const { id, flags } = application
  const intents = privileged.filter(({ bits }) => bits.some((bit) => (flags & (1 << bit)) !== 0))
  return {
    state: 'valid',
    user: me.id,
    name: me.username,
    application: id,
    intents: intents.map(({ name }) => name),
  }
}

export async function serversOf(look: Look): Promise<readonly Server[] | Trouble> {
  const servers = await asked(look, '/users/@me/guilds', Servers)
  return 'state' in servers ? servers : servers.map(({ id, name }) => ({ id, name }))
}

/** `guild`: where the commands are to be; everywhere without it. Rejects when Discord cannot be asked. */
export async function commandsIn(
  look: Look,
  application: string,
  { guild, servers }: { readonly guild?: string | undefined; readonly servers: readonly Server[] },
  commands: readonly ApplicationCommand[],
): Promise<Listed> {
  const list = (scope: string | undefined) => listedIn((_, route) => found(look, route), application, scope)
  const listed = await list(guild)
  const theirs = guild === undefined ? listed : listed.map(withoutPlaces)
  const twice: string[] = []
  for (const scope of [undefined, ...servers.map(({ id }) => id)].filter((one) => one !== guild)) {
    const there = await list(scope).catch((error: unknown) => {
      if (scope !== undefined && isForbidden(error)) return []
      throw error
    })
    if (there.some((command) => isOurs(command, commands)))
      twice.push(servers.find(({ id }) => id === scope)?.name ?? '')
  }
  const state = sameCommands(commandsFor(commands, guild), theirs) ? 'same' : listed.length === 0 ? 'none' : 'different'
  return { state, twice }
}

/** Where the bot can work, among the channels that are linked to a consultation. */
export async function channelsOf(look: Look, user: string, linked: readonly Channel[]): Promise<Channels> {
  const found = {
    fine: [] as Channel[],
    lacking: [] as (Channel & { missing: readonly Permission[] })[],
    hidden: [] as Channel[],
    gone: [] as Channel[],
  }
  const memberships = new Map<string, Membership>()
  const rooms = linked.filter(({ id }) => /^\d+$/.test(id))
  let seen = 0
  for (const channel of rooms.slice(0, mostChannels)) {
    const state = await stateOf(look, user, channel.id, memberships)
    // who does not answer now will not answer about the next one either
    if (state === 'unchecked') break
    seen++
    if (typeof state === 'string') found[state].push(channel)
    else found.lacking.push({ ...channel, missing: state })
  }
  return { ...found, unchecked: rooms.slice(seen) }
}

async function stateOf(
  look: Look,
  user: string,
  id: string,
  memberships: Map<string, Membership>,
): Promise<readonly Permission[] | 'fine' | 'gone' | 'hidden' | 'unchecked'> {
  try {
    const first = await look(`/channels/${id}`)
    if (first.status === 404) return 'gone'
    if (first.status === 403) return 'hidden'
    const place = Place.parse(first.status === 200 ? first.body : undefined)
    if (place.guild_id === undefined) return 'fine'
    const isThread = place.type >= 10 && place.type <= 12
    const holder = isThread && place.parent_id ? Place.parse(await found(look, `/channels/${place.parent_id}`)) : place
    const membership = memberships.get(place.guild_id) ?? (await membershipOf(look, place.guild_id, user))
    memberships.set(place.guild_id, membership)
    const missing = missingIn(permissionsIn(membership, holder.permission_overwrites))
    return missing.length === 0 ? 'fine' : missing
  } catch {
    return 'unchecked'
  }
}

async function membershipOf(look: Look, guild: string, user: string): Promise<Membership> {
  const { owner_id: owner, roles } = Guild.parse(await found(look, `/guilds/${guild}`))
  const { roles: memberRoles } = Member.parse(await found(look, `/guilds/${guild}/members/${user}`))
  return { guild, owner, roles, member: user, memberRoles }
}

async function asked<T>(look: Look, route: string, shape: z.ZodType<T>): Promise<T | Trouble> {
  let answer: Answer
  try {
    answer = await look(route)
  } catch {
    return { state: 'unreachable' }
  }
  if (answer.status === 429) return { state: 'busy' }
  if (answer.status === 401 || answer.status === 403) return { state: 'refused' }
  const read = shape.safeParse(answer.body)
  return answer.status === 200 && read.success ? read.data : { state: 'unreachable' }
}

async function found(look: Look, route: string): Promise<unknown> {
  const { status, body } = await look(route)
  if (status !== 200) throw Object.assign(new Error(`${route}: ${status}`), { status })
  return body
}
