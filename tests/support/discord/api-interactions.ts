/** Routes that answer interactions, and follow them up. */
import type { Api, Request, Routes } from './api.ts'
import { invalid } from './check.ts'
import { flags } from './drafts.ts'
import { refuse } from './error.ts'
import { answer, type Interaction } from './interactions.ts'
import { fieldsOf } from './json.ts'
import { isLoading, messageOut } from './out.ts'

function owner(api: Api, { params }: Request): Interaction {
  if (params.application !== api.world.appId) refuse(10015)
  return api.interactions.byToken(params.token ?? '')
}

export const interactions: Routes = {
  'POST /interactions/{interaction}/{token}/callback': (api, { params, query, body, uploads }) => {
    if (body.data != null && typeof body.data !== 'object') {
      invalid(['data'], 'MODEL_TYPE_CONVERT', 'Only dictionaries may be used in a ModelType')
    }
    const done = api.interactions.callback(params.interaction ?? '', params.token ?? '', body, uploads)
    if (query.get('with_response') !== 'true') return { status: 204 }
    const { original, id, type } = done
    const made = [answer.message, answer.deferred, answer.update].some((one) => one === body.type)
    const told = original && {
      response_message_id: original.id,
      response_message_loading: isLoading(original),
      response_message_ephemeral: (original.flags & flags.ephemeral) !== 0,
    }
    const message = original && made ? messageOut(api.world, original, api.posting.origin) : undefined
    const resource = { type: body.type, ...(message && { message }) }
    return { status: 200, body: { interaction: { id, type, ...told }, ...(made && { resource }) } }
  },
  'POST /webhooks/{application}/{token}': (api, request) => {
    const interaction = owner(api, request)
    const message = api.interactions.follow(interaction, request.body, request.uploads)
    return { status: 200, body: messageOut(api.world, message, api.posting.origin) }
  },
  'GET /webhooks/{application}/{token}/messages/{message}': (api, request) => {
    const message = api.interactions.message(owner(api, request), request.params.message ?? '')
    return { status: 200, body: messageOut(api.world, message, api.posting.origin) }
  },
  'PATCH /webhooks/{application}/{token}/messages/{message}': (api, request) => {
    const message = api.interactions.message(owner(api, request), request.params.message ?? '')
    api.posting.edit(message, fieldsOf(request.body), request.uploads)
    return { status: 200, body: messageOut(api.world, message, api.posting.origin) }
  },
  'DELETE /webhooks/{application}/{token}/messages/{message}': (api, request) => {
    api.posting.remove(api.interactions.message(owner(api, request), request.params.message ?? ''))
    return { status: 204 }
  },
}
