/** The fake's Web API refuses what Slack's refuses, and keeps what was posted. */
import type { WebClient } from '@slack/web-api'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { clientOf, refused, setUp } from './bench.ts'
import type { Fields } from './json.ts'
import { allScopes, type FakeSlack, type SlackOptions } from './slack.ts'

let slack: FakeSlack
let client: WebClient
let clock: { ms: number }
let room: string
let zoe: string

async function begin(more: Partial<SlackOptions> = {}): Promise<void> {
  ;({ slack, client, clock, room, zoe } = await setUp(more))
}
beforeEach(() => begin())
afterEach(() => slack.stop())

const post = (more: Fields = {}) => client.chat.postMessage({ channel: room, text: 'bonjour', ...more } as never)
const button = { type: 'button', text: { type: 'plain_text', text: 'Oui' }, action_id: 'a' }

describe('tokens and scopes', () => {
  test('who the bot is, and what it may', async () => {
    const said = await client.auth.test()
    expect(said).toMatchObject({ team_id: slack.team, user_id: slack.bot.userId, bot_id: slack.bot.botId })
    expect(said.response_metadata?.scopes).toContain('chat:write')
  })

  test('each token for its own methods', async () => {
    expect(await refused(clientOf(slack, 'xoxb-wrong').auth.test())).toMatchObject({ error: 'invalid_auth' })
    expect(await refused(clientOf(slack, '').auth.test())).toMatchObject({ error: 'not_authed' })
    expect(await refused(client.apps.connections.open())).toMatchObject({ error: 'not_allowed_token_type' })
    expect(await refused(clientOf(slack, slack.tokens.app).auth.test())).toMatchObject({
      error: 'not_allowed_token_type',
    })
    expect((await clientOf(slack, slack.tokens.app).apps.connections.open()).url).toMatch(/^ws:\/\/127/)
  })

  test('a scope that was not given', async () => {
    await slack.stop()
    await begin({ scopes: allScopes.filter((scope) => !['users:read', 'groups:read'].includes(scope)) })
    expect(await refused(client.users.info({ user: zoe }))).toMatchObject({
      error: 'missing_scope',
      needed: 'users:read',
    })
    expect(await refused(client.conversations.list({ types: 'private_channel' }))).toMatchObject({
      needed: 'groups:read',
    })
  })

  test('a method that does not exist', async () => {
    expect(await refused(client.apiCall('chat.shout'))).toMatchObject({ error: 'unknown_method' })
  })

  test('JSON bodies are read as well', async () => {
    const response = await fetch(`${slack.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${slack.tokens.bot}`, 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ channel: room, text: 'a', blocks: [{ type: 'divider' }] }),
    })
    expect(await response.json()).toMatchObject({ ok: true, channel: room })
  })
})

describe('posting', () => {
  test.each([
    ['channel_not_found', { channel: 'C000' }],
    ['channel_not_found', { channel: '#idées' }],
    ['no_text', { text: '' }],
    ['msg_too_long', { text: 'x'.repeat(40_001) }],
    ['invalid_blocks_format', { blocks: 'oui' }],
    ['invalid_metadata_format', { metadata: { event_type: 'a' } }],
    ['thread_not_found', { thread_ts: '1.000001' }],
  ])('%s', async (error, more) => {
    expect(await refused(post(more))).toMatchObject({ error })
    expect(slack.messages('#idées')).toEqual([])
  })

  test('only where the bot is, and into no archive', async () => {
    const open = slack.channel('ouvert', { botIn: false })
    const secret = slack.channel('secret', { botIn: false, private: true })
    expect(await refused(post({ channel: open }))).toMatchObject({ error: 'not_in_channel' })
    expect(await refused(post({ channel: secret }))).toMatchObject({ error: 'channel_not_found' })
    await client.conversations.join({ channel: open })
    await post({ channel: open })
    slack.archives('#ouvert')
    expect(await refused(post({ channel: open }))).toMatchObject({ error: 'is_archived' })
  })

  test('blocks that Slack refuses, and where', async () => {
    const said = await refused(post({ blocks: [{ type: 'header', text: { type: 'plain_text', text: '' } }] }))
    const message = 'must be more than 0 characters [json-pointer:/blocks/0/text/text]'
    expect(said).toMatchObject({ error: 'invalid_blocks', errors: [message] })
    expect(said.response_metadata).toMatchObject({ messages: [`[ERROR] ${message}`] })
  })

  test('a person’s id is the direct message with them', async () => {
    const said = await post({ channel: zoe })
    expect(said.channel).toBe((await client.conversations.open({ users: zoe })).channel?.id)
    expect(slack.sees('Zoé', 'dm')).toMatchObject([{ text: 'bonjour', by: 'Concertess' }])
    expect(await refused(client.conversations.open({ users: 'U000' }))).toMatchObject({ error: 'user_not_found' })
  })

  test('ephemeral messages are seen by one, who must be there', async () => {
    slack.joins('Ali', '#idées')
    await client.chat.postEphemeral({ channel: room, user: zoe, text: 'chut' })
    expect(slack.sees('Zoé', '#idées')).toMatchObject([{ kind: 'ephemeral', text: 'chut' }])
    expect(slack.sees('Ali', '#idées')).toEqual([])
    expect((await client.conversations.history({ channel: room })).messages).toEqual([])
    const away = client.chat.postEphemeral({ channel: room, user: slack.user('Loin'), text: 'chut' })
    expect(await refused(away)).toMatchObject({ error: 'user_not_in_channel' })
  })

  test('edits are of one’s own messages; what is not told again stays', async () => {
    const { ts = '' } = await post({
      blocks: [{ type: 'actions', elements: [button] }],
      metadata: { event_type: 'o', event_payload: { id: '1' } },
    })
    await client.chat.update({ channel: room, ts, text: 'bonsoir' })
    expect(slack.sees('Zoé', '#idées')).toMatchObject([{ text: '[Oui]', edited: true, buttons: ['Oui'] }])
    await client.chat.update({ channel: room, ts, text: 'bonsoir', blocks: [] })
    expect(slack.sees('Zoé', '#idées')).toMatchObject([{ text: 'bonsoir', buttons: [] }])
    const theirs = (await slack.says('Zoé', '#idées', 'moi')).ts ?? ''
    const update = (at: string, text = 'a') => client.chat.update({ channel: room, ts: at, text })
    expect(await refused(update(theirs))).toMatchObject({ error: 'cant_update_message' })
    expect(await refused(update('1.1'))).toMatchObject({ error: 'message_not_found' })
    expect(await refused(update(ts, 'é'.repeat(2001)))).toMatchObject({ error: 'msg_too_long' })
    expect(await refused(client.chat.delete({ channel: room, ts: theirs }))).toMatchObject({
      error: 'cant_delete_message',
    })
    await client.chat.delete({ channel: room, ts })
    expect(await refused(update(ts))).toMatchObject({ error: 'message_not_found' })
    expect(slack.sees('Zoé', '#idées').map(({ text }) => text)).toEqual(['moi'])
  })

  test('what it pings is written down', async () => {
    await post({ text: '<!here>' })
    await post({ text: '&lt;!here&gt;' })
    expect(slack.pings()).toMatchObject([{ kind: 'broadcast', id: 'here', channel: room }])
  })
})

describe('history', () => {
  async function said(): Promise<readonly string[]> {
    const ts: string[] = []
    for (const text of ['un', 'deux', 'trois']) {
      clock.ms += 1000
      ts.push((await post({ text, metadata: { event_type: 'outbox', event_payload: { id: text } } })).ts ?? '')
    }
    return ts
  }
  const texts = async (more: Fields) =>
    (await client.conversations.history({ channel: room, ...more })).messages?.map(({ text }) => text)

  test('newest first, between two instants, ends left out unless asked', async () => {
    const [first, , third] = await said()
    expect(await texts({})).toEqual(['trois', 'deux', 'un'])
    expect(await texts({ oldest: first, latest: third })).toEqual(['deux'])
    expect(await texts({ oldest: first, latest: third, inclusive: true })).toEqual(['trois', 'deux', 'un'])
  })

  test('page by page', async () => {
    await said()
    const first = await client.conversations.history({ channel: room, limit: 2 })
    expect(first).toMatchObject({ has_more: true, messages: [{ text: 'trois' }, { text: 'deux' }] })
    const cursor = first.response_metadata?.next_cursor
    const second = await client.conversations.history({ channel: room, limit: 2, cursor })
    expect(second).toMatchObject({ has_more: false, messages: [{ text: 'un' }] })
    expect(await refused(client.conversations.history({ channel: room, limit: 0 }))).toMatchObject({
      error: 'invalid_limit',
    })
  })

  test('metadata only when it is asked for', async () => {
    await said()
    const [bare] = (await client.conversations.history({ channel: room })).messages ?? []
    expect(bare).not.toHaveProperty('metadata')
    const [full] = (await client.conversations.history({ channel: room, include_all_metadata: true })).messages ?? []
    expect(full).toMatchObject({
      metadata: { event_type: 'outbox', event_payload: { id: 'trois' } },
      bot_id: slack.bot.botId,
    })
  })

  test('replies stand in the thread and not in the channel', async () => {
    const [ts = ''] = await said()
    await post({ text: 'réponse', thread_ts: ts })
    expect(await texts({})).toEqual(['trois', 'deux', 'un'])
    const { messages } = await client.conversations.replies({ channel: room, ts })
    expect(messages).toMatchObject([
      { text: 'un', reply_count: 1 },
      { text: 'réponse', thread_ts: ts },
    ])
    expect(await refused(client.conversations.replies({ channel: room, ts: '1.1' }))).toMatchObject({
      error: 'thread_not_found',
    })
    expect(slack.sees('Zoé', '#idées').at(-1)).toMatchObject({ text: 'réponse', thread: ts })
  })
})

describe('people and channels', () => {
  test('a person, with their language only when asked', async () => {
    const { user } = await client.users.info({ user: zoe, include_locale: true })
    expect(user).toMatchObject({
      real_name: 'Zoé',
      locale: 'en-GB',
      tz: 'America/Martinique',
      tz_offset: -14_400,
      is_admin: true,
      is_owner: false,
    })
    expect((await client.users.info({ user: zoe })).user).not.toHaveProperty('locale')
    expect(await refused(client.users.info({ user: 'U000' }))).toMatchObject({ error: 'user_not_found' })
  })

  test('everybody, page by page', async () => {
    const first = await client.users.list({ limit: 2 })
    expect(first.members).toHaveLength(2)
    const second = await client.users.list({ limit: 2, cursor: first.response_metadata?.next_cursor })
    expect(second.members).toMatchObject([{ real_name: 'Ali', is_bot: false }])
  })

  test('the channels there are, and those the bot is in', async () => {
    slack.channel('ouvert', { botIn: false })
    slack.channel('secret', { private: true, botIn: false })
    slack.channel('bureau', { private: true })
    const names = (said: { channels?: { name?: string }[] }) => said.channels?.map(({ name }) => name)
    expect(names(await client.conversations.list())).toEqual(['idées', 'ouvert'])
    const types = 'public_channel,private_channel'
    expect(names(await client.conversations.list({ types }))).toEqual(['idées', 'ouvert', 'bureau'])
    expect(names(await client.users.conversations({ types }))).toEqual(['idées', 'bureau'])
    expect((await client.conversations.members({ channel: room })).members).toEqual([zoe, slack.bot.userId])
    expect((await client.conversations.info({ channel: room })).channel).toMatchObject({
      name: 'idées',
      is_member: true,
    })
  })
})
