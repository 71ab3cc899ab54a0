/** Discord: is the token right, where is the bot, are its commands there once, may it do what it needs where it is expected? */
import {
  type Bot,
  botOf,
  type Channel,
  channelsOf,
  commandsIn,
  type Look,
  type Server,
  serversOf,
  type Trouble,
} from '../../../adapters/discord/diagnose.ts'
import { inviteLink, type Permission } from '../../../adapters/discord/permissions.ts'
import type { DiscordSettings } from '../../config.ts'
import { clean } from '../../engine/fold.ts'
import type { Text } from '../../text/index.ts'
import { joinList, quote } from '../../views/format.ts'
import type { Lang } from '../../views/view.ts'
import type { Admin } from '../command.ts'
import { type Check, fine, type Looked, toLookAt } from './finding.ts'

/** In milliseconds. */
const patience = 5000
/** Names in one line. */
const mostNamed = 10

/** A line that says where to read how, when Discord is not configured. */
export function discordChecks(discord: DiscordSettings | undefined): readonly Check[] {
  if (!discord) return [{ name: 'discord', look: async ({ t }) => fine(t.cli.doctor.discord.none) }]
  const look = lookerAt(discord)
  const bot = once(() => botOf(look))
  const servers = once(() => serversOf(look))
  /** What the token tells; the other lines have nothing to say without it. */
  const known = async () => {
    const found = await bot()
    return found.state === 'valid' ? found : undefined
  }
  const there = async () => {
    const found = (await known()) && (await servers())
    return found && 'state' in found ? undefined : found
  }
  return [
    { name: 'discord', look: async ({ t }) => tokenSaid(await bot(), t) },
    { name: 'discord-intents', look: async (admin) => intentsSaid(await known(), admin) },
    { name: 'discord-servers', look: async (admin) => serversSaid(await known(), await there(), discord, admin) },
    {
      name: 'discord-commands',
      look: async (admin) => commandsSaid(await known(), await there(), look, discord, admin),
    },
    { name: 'discord-channels', look: async (admin) => channelsSaid(await known(), look, admin) },
  ]
}

function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined
  return () => {
    asked ??= ask()
    return asked
  }
}

function tokenSaid(bot: Bot | Trouble, t: Text): Looked {
  return bot.state === 'valid' ? fine(t.cli.doctor.discord.valid(clean(bot.name))) : troubleSaid(bot, t)
}

export function troubleSaid({ state }: Trouble, t: Text): Looked {
  const { discord } = t.cli.doctor
  if (state === 'unreachable') return toLookAt(discord.unreachable, discord.unreachableDo)
  if (state === 'busy') return toLookAt(discord.busy, discord.busyDo)
  return toLookAt(discord.refused, discord.refusedDo)
}

/** None is needed; those that somebody switched on do no harm. */
function intentsSaid(bot: Bot | undefined, { config, t }: Admin): Looked | undefined {
  if (!bot) return undefined
  const { discord } = t.cli.doctor
  return fine(bot.intents.length === 0 ? discord.noIntents : discord.intents(joinList(bot.intents, config.language)))
}

function serversSaid(
  bot: Bot | undefined,
  servers: readonly Server[] | undefined,
  { guild }: DiscordSettings,
  { config, t }: Admin,
): Looked | undefined {
  const words = t.cli.doctor.discord
  if (!bot || !servers) return undefined
  const link = inviteLink(bot.application)
  if (servers.length === 0) return toLookAt(words.noServer, words.inviteDo(link))
  if (guild !== undefined && !servers.some(({ id }) => id === guild))
    return toLookAt(words.otherServer(guild), words.otherServerDo(link))
  const names = servers.map(({ name }) => quote(clean(name), config.language))
  return fine(`${words.servers(servers.length, listed(names, t, config.language))} ${words.invite(link)}`)
}

async function commandsSaid(
  bot: Bot | undefined,
  servers: readonly Server[] | undefined,
  look: Look,
  { guild }: DiscordSettings,
  { config, t, engine }: Admin,
): Promise<Looked | undefined> {
  if (!bot || !servers || (guild !== undefined && !servers.some(({ id }) => id === guild))) return undefined
  const words = t.cli.doctor.discord
  // the other checks do without the registry, which takes time to load
  const { discordCommands } = await import('../discord.ts')
  const found = await commandsIn(look, bot.application, { guild, servers }, discordCommands()).catch(() => undefined)
  if (!found) return toLookAt(words.commandsUnknown, words.busyDo)
  const again = engine ? words.commandsDoRunning : words.commandsDo
  if (found.state === 'none') return toLookAt(words.noCommands, again)
  if (found.state === 'different') return toLookAt(words.otherCommands, again)
  if (found.twice.length === 0) return fine(guild === undefined ? words.commands : words.commandsHere)
  const names = found.twice.map((name) => (name === '' ? words.everywhere : quote(clean(name), config.language)))
  return toLookAt(words.twice(listed(names, t, config.language)), again)
}

async function channelsSaid(bot: Bot | undefined, look: Look, { db, config, t }: Admin): Promise<Looked | undefined> {
  if (!bot) return undefined
  const places = await db.prisma.place.findMany({
    where: { platform: 'discord', concertationId: { not: null } },
    orderBy: { name: 'asc' },
  })
  const linked = places.map(({ external, name }) => ({ id: external, name }))
  const found = await channelsOf(look, bot.user, linked)
  const words = t.cli.doctor.discord
  const lang = config.language
  const named = (channels: readonly Channel[]) =>
    listed(
      channels.map(({ name }) => `#${clean(name)}`),
      t,
      lang,
    )
  const { lacking, hidden, gone, unchecked } = found
  const troubles = [
    ...lacking.map((channel) => {
      const missing = labels(channel.missing, lang)
      return { said: words.lacking(named([channel]), missing), todo: words.lackingDo(named([channel]), missing) }
    }),
    ...(hidden.length > 0 ? [{ said: words.hidden(named(hidden)), todo: words.hiddenDo }] : []),
    ...(gone.length > 0 ? [{ said: words.gone(named(gone)), todo: words.goneDo }] : []),
  ]
  const said = [
    words.channels(found.fine.length),
    ...troubles.map((trouble) => trouble.said),
    ...(unchecked.length > 0 ? [words.unchecked(unchecked.length)] : []),
  ].join(' ')
  return troubles.length === 0 ? fine(said) : toLookAt(said, troubles.map(({ todo }) => todo).join(' '))
}

function labels(missing: readonly Permission[], lang: Lang): string {
  return joinList(
    missing.map(({ label }) => quote(label[lang], lang)),
    lang,
  )
}

function listed(names: readonly string[], t: Text, lang: Lang): string {
  const shown = names.slice(0, mostNamed)
  const more = names.length - shown.length
  return joinList(more > 0 ? [...shown, t.cli.doctor.discord.others(more)] : shown, lang)
}

/** The token goes to this address and nowhere else: not where it would send us. */
export function lookerAt({ token, apiUrl = 'https://discord.com/api' }: DiscordSettings): Look {
  return async (route) => {
    const response = await fetch(`${apiUrl}/v10${route}`, {
      headers: { authorization: `Bot ${token}`, 'user-agent': 'DiscordBot (https://discord.com, 10)' },
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    })
    if (response.status !== 200) return { status: response.status }
    return { status: 200, body: await response.json() }
  }
}
