/** Routes about the bot itself, its servers and their members. */
import { type Api, guildOf, type Routes } from './api.ts'
import { refuse } from './error.ts'
import type { Fields } from './json.ts'
import { textOf } from './json.ts'
import { channelOut, guildOut, memberOut, rolesOut, userOut } from './out.ts'
import { permissionsOf } from './permissions.ts'

function application({ world }: Api): Fields {
  const { id, name } = world.bot
  return {
    id: world.appId,
    name,
    icon: null,
    description: '',
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: 0,
    bot: userOut(world.bot),
    owner: userOut({ ...world.bot, id: `${id.slice(0, -1)}0`, bot: false }),
    team: null,
    install_params: { scopes: ['bot', 'applications.commands'], permissions: '0' },
    integration_types_config: { '0': {} },
    approximate_guild_count: world.guilds.size,
  }
}

export const guilds: Routes = {
  'GET /gateway': (api) => ({ status: 200, body: { url: api.gatewayUrl() } }),
  'GET /gateway/bot': (api) => ({
    status: 200,
    body: {
      url: api.gatewayUrl(),
      shards: 1,
      session_start_limit: { ...api.quota(), reset_after: 86_400_000, max_concurrency: 1 },
    },
  }),
  'GET /users/@me': ({ world }) => ({
    status: 200,
    body: { ...userOut(world.bot), verified: true, mfa_enabled: false },
  }),
  'GET /applications/@me': (api) => ({ status: 200, body: application(api) }),
  'GET /oauth2/applications/@me': (api) => ({ status: 200, body: application(api) }),
  'GET /users/@me/guilds': ({ world }) => {
    const mine = [...world.guilds.values()].filter(({ members }) => members.has(world.bot.id))
    const body = mine.map((guild) => ({
      id: guild.id,
      name: guild.name,
      icon: null,
      owner: false,
      permissions: String(permissionsOf(guild, world.bot.id)),
      features: ['COMMUNITY'],
    }))
    return { status: 200, body }
  },
  'POST /users/@me/channels': ({ world }, { body }) => {
    const user = world.users.get(textOf(body.recipient_id))
    if (!user) refuse(10013)
    if (user.bot) refuse(50007)
    return { status: 200, body: channelOut(world, world.direct(user.id)) }
  },
  'GET /users/{user}': ({ world }, { params }) => {
    const user = world.users.get(params.user ?? '')
    if (!user) refuse(10013)
    return { status: 200, body: userOut(user) }
  },
  'GET /guilds/{guild}': (api, { params }) => ({ status: 200, body: guildOut(guildOf(api, params.guild)) }),
  'GET /guilds/{guild}/roles': (api, { params }) => ({ status: 200, body: rolesOut(guildOf(api, params.guild)) }),
  'GET /guilds/{guild}/channels': (api, { params }) => {
    const guild = guildOf(api, params.guild)
    const all = [...api.world.channels.values()].filter(({ guildId, kind }) => guildId === guild.id && kind === 'text')
    return { status: 200, body: all.map((channel) => channelOut(api.world, channel)) }
  },
  'GET /guilds/{guild}/members/{user}': (api, { params }) => {
    const guild = guildOf(api, params.guild)
    const user = api.world.users.get(params.user ?? '')
    if (!user) refuse(10013)
    const member = guild.members.get(user.id)
    if (!member) refuse(10007)
    return { status: 200, body: memberOut(member, user) }
  },
}
