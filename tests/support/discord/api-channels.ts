/** Routes about channels, their messages and threads. */
import { type Api, channelOf, mustMay, type Request, type Routes } from './api.ts'
import { conclude, integer, invalid, startCheck, string } from './check.ts'
import { refuse } from './error.ts'
import { fieldsIn, fieldsOf, textOf } from './json.ts'
import { limits } from './limits.ts'
import { asHeard, channelOut, messageOut } from './out.ts'
import { allows, may, permissionsIn } from './permissions.ts'
import type { Channel, Message, World } from './world.ts'

function placed(api: Api, { params }: Request): { readonly channel: Channel; readonly message: Message } {
  const channel = channelOf(api, params.channel)
  mustMay(api, channel, may.readHistory)
  const message = api.world.find(channel.id, params.message ?? '')
  if (!message || message.ephemeralTo !== undefined) refuse(10008)
  return { channel, message }
}

/** What a message needs to be posted there. */
function mayPost(api: Api, channel: Channel, { body, uploads }: Request): void {
  const { world } = api
  const talk = channel.kind === 'thread' ? may.sendInThreads : may.sendMessages
  mustMay(api, channel, talk)
  if (fieldsIn(body.embeds).length > 0) mustMay(api, channel, may.embedLinks)
  if (uploads.length > 0) mustMay(api, channel, may.attachFiles)
  if (channel.kind === 'dm' && !reachable(world, channel.recipientId ?? '')) refuse(50007)
  if (channel.locked && !allows(permissionsIn(world, world.bot.id, channel), may.manageThreads)) refuse(50083)
}

/** Who closed their direct messages, or shares no server with the bot, cannot be written to. */
function reachable(world: World, userId: string): boolean {
  const together = [...world.guilds.values()].some(({ members }) => members.has(userId) && members.has(world.bot.id))
  return together && world.users.get(userId)?.dmClosed === false
}

function referenceOf({ world }: Api, channel: Channel, { body }: Request): string | undefined {
  if (body.message_reference == null) return undefined
  const { message_id: id, fail_if_not_exists: must } = fieldsOf(body.message_reference)
  const found = world.find(channel.id, textOf(id))
  if (found && found.ephemeralTo === undefined) {
    if (!allows(permissionsIn(world, world.bot.id, channel), may.readHistory)) refuse(160002)
    return found.id
  }
  if (must === false) return undefined
  return invalid(['message_reference'], 'REPLIES_UNKNOWN_MESSAGE', 'Unknown message')
}

export const channels: Routes = {
  'GET /channels/{channel}': (api, { params }) => ({
    status: 200,
    body: channelOut(api.world, channelOf(api, params.channel)),
  }),
  'PATCH /channels/{channel}': (api, { params, body }) => {
    const channel = channelOf(api, params.channel)
    if (channel.kind === 'dm') refuse(50024)
    const own = channel.kind === 'thread' && channel.ownerId === api.world.bot.id
    if (!own) mustMay(api, channel, channel.kind === 'thread' ? may.manageThreads : may.manageChannels)
    const check = startCheck()
    string(check, ['name'], body.name, { max: limits.thread.name, optional: true })
    conclude(check)
    channel.name = textOf(body.name) || channel.name
    if (typeof body.archived === 'boolean') channel.archived = body.archived
    if (typeof body.locked === 'boolean') channel.locked = body.locked
    api.events.channel('UPDATE', channel)
    return { status: 200, body: channelOut(api.world, channel) }
  },
  'GET /channels/{channel}/messages': (api, { params, query }) => {
    const channel = channelOf(api, params.channel)
    const { world, posting } = api
    const check = startCheck()
    const limit = Number(query.get('limit') ?? 50)
    integer(check, ['limit'], limit, 1, limits.history.limit)
    conclude(check)
    if (!allows(permissionsIn(world, world.bot.id, channel), may.readHistory)) return { status: 200, body: [] }
    const all = world.messages.filter(
      (one) => one.channelId === channel.id && !one.deleted && one.ephemeralTo === undefined,
    )
    const [before, after] = [query.get('before'), query.get('after')].map((id) =>
      id === null ? undefined : BigInt(id),
    )
    const between = all.filter(({ id }) => BigInt(id) < (before ?? BigInt(id) + 1n) && BigInt(id) > (after ?? -1n))
    // The first ones after a message, else the last ones; newest first.
    const some = after === undefined ? between.slice(-limit) : between.slice(0, limit)
    const body = some.map((one) => asHeard(world, one, messageOut(world, one, posting.origin), api.intents()))
    return { status: 200, body: body.reverse() }
  },
  'GET /channels/{channel}/messages/{message}': (api, request) => {
    const { message } = placed(api, request)
    const out = messageOut(api.world, message, api.posting.origin)
    return { status: 200, body: asHeard(api.world, message, out, api.intents()) }
  },
  'POST /channels/{channel}/messages': (api, request) => {
    const { world, posting } = api
    const { params, body, uploads } = request
    const channel = channelOf(api, params.channel)
    mayPost(api, channel, request)
    const twin = body.enforce_nonce === true ? posting.madeBy(channel, body.nonce) : undefined
    const message = twin ?? posting.post(channel, body, uploads, { reference: referenceOf(api, channel, request) })
    if (channel.kind === 'thread') channel.archived = false
    return { status: 200, body: messageOut(world, message, posting.origin) }
  },
  'PATCH /channels/{channel}/messages/{message}': (api, request) => {
    const { message } = placed(api, request)
    if (message.authorId !== api.world.bot.id) refuse(50005)
    api.posting.edit(message, request.body, request.uploads)
    return { status: 200, body: messageOut(api.world, message, api.posting.origin) }
  },
  'DELETE /channels/{channel}/messages/{message}': (api, request) => {
    const { channel, message } = placed(api, request)
    if (message.authorId !== api.world.bot.id) mustMay(api, channel, may.manageMessages)
    api.posting.remove(message)
    return { status: 204 }
  },
  'POST /channels/{channel}/messages/{message}/threads': (api, request) => {
    const { channel, message } = placed(api, request)
    const { world } = api
    if (channel.kind !== 'text') refuse(50024)
    mustMay(api, channel, may.createPublicThreads)
    if (world.channels.has(message.id)) refuse(160004)
    return { status: 201, body: channelOut(world, made(api, channel, message.id, request)) }
  },
  'POST /channels/{channel}/threads': (api, request) => {
    const channel = channelOf(api, request.params.channel)
    if (channel.kind !== 'text') refuse(50024)
    mustMay(api, channel, may.createPublicThreads)
    return { status: 201, body: channelOut(api.world, made(api, channel, api.world.nextId(), request)) }
  },
}

function made(api: Api, channel: Channel, id: string, { body }: Request): Channel {
  const check = startCheck()
  string(check, ['name'], body.name, { max: limits.thread.name })
  conclude(check)
  const thread = api.world.addThread(channel, id, textOf(body.name).trim(), api.world.bot.id)
  api.events.threadMade(thread)
  return thread
}
