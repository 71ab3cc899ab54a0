/** What is wrong with an installation at Slack is found, and nothing else is asked. */
import { expect, test } from 'vitest'
import {
  type Answer,
  appToken,
  botToken,
  type Call,
  type Channel,
  channelsOf,
} from '../../../adapters/slack/diagnose.ts'
import { scopes } from '../../../adapters/slack/scopes.ts'

const all = scopes.map(({ name }) => name).join(',')

function answering(answers: Readonly<Record<string, Partial<Answer>>>): { call: Call; asked: string[] } {
  const asked: string[] = []
  const call: Call = async (method, args = {}) => {
    const name = [method, ...Object.values(args)].join(' ')
    asked.push(name)
    const answer = answers[name]
    if (!answer) throw new Error('nothing there')
    return { ok: answer.error === undefined, body: {}, ...answer }
  }
  return { call, asked }
}

const body = { team_id: 'T1', team: 'CRESS', user: 'concertess' }

test('a token that works, and may do everything', async () => {
  const { call } = answering({ 'auth.test': { body, scopes: all } })
  expect(await botToken(call)).toEqual({
    state: 'valid',
    workspace: 'T1',
    workspaceName: 'CRESS',
    botName: 'concertess',
    missing: [],
  })
})

test('a token that may not do everything; one of which Slack does not tell', async () => {
  const partial = answering({ 'auth.test': { body, scopes: all.replace('files:write,', '') } })
  expect(await botToken(partial.call)).toMatchObject({ missing: ['files:write'] })
  expect(await botToken(answering({ 'auth.test': { body } }).call)).toMatchObject({ missing: undefined })
})

test.each([
  [{ error: 'invalid_auth' }, { state: 'refused', error: 'invalid_auth' }],
  [{ error: '\u001b[2J xoxb-1' }, { state: 'refused', error: 'unknown_error' }],
  [{ error: 'ratelimited' }, { state: 'busy' }],
  [undefined, { state: 'unreachable' }],
])('%j', async (answer, state) => {
  expect(await botToken(answering(answer ? { 'auth.test': answer } : {}).call)).toEqual(state)
  expect(await appToken(answering(answer ? { 'apps.connections.open': answer } : {}).call)).toEqual(state)
})

test('an app token that works', async () => {
  expect(await appToken(answering({ 'apps.connections.open': {} }).call)).toEqual({ state: 'valid' })
})

const channel = (id: string, workspace = 'T1'): Channel => ({ workspace, id, name: id.toLowerCase() })
const info = (channel: Readonly<Record<string, unknown>>) => ({ body: { channel } })

test('where the bot can speak, and where not', async () => {
  const { call, asked } = answering({
    'conversations.info C1': info({ is_member: true }),
    'conversations.info C2': info({ is_member: false }),
    'conversations.info C3': info({ is_member: true, is_archived: true }),
    'conversations.info C4': { error: 'channel_not_found' },
  })
  const linked = ['C1', 'C2', 'C3', 'C4', 'D5', '@U5'].map((id) => channel(id))
  expect(await channelsOf(call, 'T1', [...linked, channel('C6', 'T2')])).toEqual({
    fine: [channel('C1')],
    absent: [channel('C2')],
    archived: [channel('C3')],
    gone: [channel('C4')],
    elsewhere: [channel('C6', 'T2')],
    unchecked: [],
  })
  expect(asked).toHaveLength(4)
})

test('Slack is not asked on once it wants to be left alone', async () => {
  const { call, asked } = answering({
    'conversations.info C1': info({ is_member: true }),
    'conversations.info C2': { error: 'ratelimited' },
  })
  const found = await channelsOf(
    call,
    'T1',
    ['C1', 'C2', 'C3'].map((id) => channel(id)),
  )
  expect(found).toMatchObject({ fine: [channel('C1')], unchecked: [channel('C2'), channel('C3')] })
  expect(asked).toHaveLength(2)
})

test('nor about more channels than it answers in a minute', async () => {
  const many = Array.from({ length: 60 }, (_, n) => channel(`C${n}`))
  const { call, asked } = answering(
    Object.fromEntries(many.map(({ id }) => [`conversations.info ${id}`, info({ is_member: true })])),
  )
  const found = await channelsOf(call, 'T1', many)
  expect([found.fine.length, found.unchecked.length, asked.length]).toEqual([45, 15, 45])
})
