/** The Web API: which methods there are, and how a call becomes one of them. */
import type { Api, Method } from './api.ts'
import { chatMethods } from './api-chat.ts'
import { conversationMethods } from './api-conversations.ts'
import { fileMethods } from './api-files.ts'
import { peopleMethods } from './api-people.ts'
import { viewMethods } from './api-views.ts'
import { SlackError } from './error.ts'
import { type Fields, fieldsOf, parsed } from './json.ts'

const methods: Readonly<Record<string, Method>> = {
  'apps.connections.open': {
    token: 'app',
    run: (api) => ({ url: api.openSocket() }),
  },
  ...chatMethods,
  ...conversationMethods,
  ...fileMethods,
  ...peopleMethods,
  ...viewMethods,
}

/** Throws `SlackError`. */
export function call(api: Api, name: string, args: Fields, token: string): Fields {
  const method = methods[name]
  if (!method) throw new SlackError('unknown_method', { req_method: name })
  if (token === '') throw new SlackError('not_authed')
  const wanted = method.token === 'app' ? api.tokens.app : api.tokens.bot
  if (token !== wanted) {
    const known = token === api.tokens.app || token === api.tokens.bot
    throw new SlackError(known ? 'not_allowed_token_type' : 'invalid_auth')
  }
  const needed = typeof method.scope === 'function' ? method.scope(api, args) : method.scope
  if (needed !== undefined && !api.scopes.includes(needed)) {
    throw new SlackError('missing_scope', { needed, provided: api.scopes.join(',') })
  }
  return { ok: true, ...method.run(api, args) }
}

const structured = ['blocks', 'attachments', 'metadata', 'view', 'files', 'event_payload']

/** The arguments of a call, from a form whose structured fields are JSON, or from JSON. */
export function argumentsOf(body: string, type: string): Fields {
  if (type.includes('application/json')) return fieldsOf(parsed(body))
  const args = [...new URLSearchParams(body)].map(([name, value]): [string, unknown] => [
    name,
    structured.includes(name) ? (parsed(value) ?? value) : value,
  ])
  return Object.fromEntries(args)
}
