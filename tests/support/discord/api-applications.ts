/** Routes about the application's commands. */
import { type Api, guildOf, type Request, type Routes } from './api.ts'
import { refuse } from './error.ts'

function own(api: Api, { params }: Request): string {
  if (params.application !== api.world.appId) refuse(10002)
  return params.guild === undefined ? 'global' : guildOf(api, params.guild).id
}

export const applications: Routes = {
  'GET /applications/{application}/commands': (api, request) => {
    const body = api.registry.of(own(api, request)).map((command) => shown(command, request))
    return { status: 200, body }
  },
  'GET /applications/{application}/guilds/{guild}/commands': (api, request) => {
    const body = api.registry.of(own(api, request)).map((command) => shown(command, request))
    return { status: 200, body }
  },
  'PUT /applications/{application}/commands': (api, request) => {
    return { status: 200, body: api.registry.put(own(api, request), request.sent) }
  },
  'PUT /applications/{application}/guilds/{guild}/commands': (api, request) => {
    return { status: 200, body: api.registry.put(own(api, request), request.sent) }
  },
}

/** Translations are listed only when asked for. */
function shown(command: Readonly<Record<string, unknown>>, { query }: Request): unknown {
  if (query.get('with_localizations') === 'true') return command
  return JSON.parse(
    JSON.stringify(command, (name, value: unknown) => (name.endsWith('_localizations') ? undefined : value)),
  )
}
