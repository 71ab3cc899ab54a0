/** How a reply reaches the person: what Discord is told first, what takes whose place, and what is sent again. */
import { describe, expect, test } from 'vitest'
import { type AnswerOptions, createAnswers } from '../../../adapters/discord/answer.ts'
import { createAttacher } from '../../../adapters/discord/attachments.ts'
import type { Method, Request } from '../../../adapters/discord/client.ts'
import { ApiFailure, type Failure } from '../../../adapters/discord/failure.ts'
import { numberOf } from '../../../adapters/discord/payload.ts'
import { createSender, nonceOf } from '../../../adapters/discord/send.ts'
import { createTokens } from '../../../adapters/discord/tokens.ts'
import { typedIn } from '../../../adapters/discord/typed.ts'
import type { Heard, Way } from '../../../adapters/discord/whereabouts.ts'
import { discordCatalogue } from '../../../src/discord.ts'
import type { Address, Reply } from '../../../src/port.ts'
import { text, view } from '../../../src/views/build.ts'

const key = '0195a000-0000-7000-8000-000000000001'
const log = { debug() {}, info() {}, warn() {}, error() {} }
const place = { platform: 'discord', workspace: 'discord', channel: '100000000000000004' } as const
const whisper: Address = { ...place, to: 'whisper', account: '100000000000000005' }
const body = view('fr', text('Voilà.'))
const click: Way = { by: 'click', interaction: { id: '1', token: 'secret', application: '2' }, replaces: true }

type Call = { readonly method: Method; readonly route: string; readonly body: Readonly<Record<string, unknown>> }

/** A Discord that takes everything, but for what `fails` says. */
function setting(fails: (call: Call) => Failure | undefined = () => undefined, shutOut = false) {
  const calls: Call[] = []
  const handed: string[] = []
  const now = () => Number.parseInt(key.replaceAll('-', '').slice(0, 12), 16) + 1000
  const client = {
    async call(method: Method, route: string, request: Request = {}): Promise<unknown> {
      const call = { method, route, body: (request.body ?? {}) as Call['body'] }
      calls.push(call)
      const failure = fails(call)
      if (failure) throw new ApiFailure(route, failure)
      if (method === 'GET') return [{ id: '9', channel_id: '4', components: [{ type: 10, id: numberOf(key) }] }]
      return { id: '9', channel_id: '4' }
    },
  }
  const pace = { wait: () => 0, shutOut: () => shutOut, answered() {}, silent() {} }
  const tokens = createTokens(now)
  const attacher = createAttacher(log)
  const paper = () => ({})
  const typed = typedIn(discordCatalogue())
  const sender = createSender({
    client,
    pace,
    attacher,
    tokens,
    paper,
    typed,
    isThread: () => false,
    now,
    log,
    startedAt: 0,
  })
  const door: AnswerOptions['door'] = { delivered() {}, handOver: (post) => void handed.push(post) }
  const answers = createAnswers({ client, sender, door, tokens, typed, pace, log, failed() {} })
  return { calls, handed, sender, answers, asked: () => calls.map(({ method, route }) => `${method} ${route}`) }
}

function said(way: Way): Extract<Heard, { kind: 'hear' }> {
  const who = { workspace: 'discord', account: '100000000000000005', name: 'bo' }
  const where = { workspace: 'discord', channel: place.channel, kind: 'room', name: 'pleniere' } as const
  return { kind: 'hear', way, incoming: { id: 'press:1', platform: 'discord', who, where, says: { post: key, n: 1 } } }
}
const reply = (more: Partial<NonNullable<Reply>> = {}): NonNullable<Reply> => ({ key, to: whisper, body, ...more })
const unsure: Failure = { kind: 'unsure', why: 'UND_ERR_SOCKET' }

describe('an answer', () => {
  test('to what this person alone sees takes its place; a refusal leaves it where it stood', async () => {
    const done = setting()
    await done.answers.give(said(click), reply(), 'update')
    expect(done.asked()).toEqual(['PATCH /webhooks/2/secret/messages/@original'])
    const not = setting()
    await not.answers.give(said(click), reply({ refused: { said: 'Trop tard.', kept: true } }), 'update')
    expect(not.asked()).toEqual(['POST /webhooks/2/secret'])
    expect(Number(not.calls[0]!.body.flags) & 64).toBe(64)
  })

  test('is first promised to this person alone', async () => {
    const { answers, calls } = setting()
    await answers.defer({ ...click, by: 'command', replaces: false })
    await answers.defer({ ...click, replaces: false })
    expect(calls.map(({ body: sent }) => sent)).toEqual([{ type: 5, data: { flags: 64 } }, { type: 6 }])
  })

  test('for everybody is not given where one person sees it', async () => {
    const { answers, asked, handed } = setting()
    await answers.give(said({ ...click, by: 'command' }), reply({ to: { ...place, to: 'room' } }), 'hidden')
    expect(handed).toEqual([key])
    expect(asked()).toEqual(['DELETE /webhooks/2/secret/messages/@original'])
  })

  test('is not even promised while everything is refused to us', async () => {
    const { answers, calls } = setting(undefined, true)
    expect(await answers.defer(click)).toBe('failed')
    expect(calls).toEqual([])
  })

  test('is given once, and once more where the first gesture could not be answered', async () => {
    const { answers, calls, handed } = setting()
    await answers.give(said(click), reply(), 'update')
    await answers.give(said(click), reply(), 'update')
    expect(calls).toHaveLength(1)
    const late = setting()
    await late.answers.give(said(click), reply(), 'failed')
    await late.answers.give(said(click), reply(), 'update')
    expect([handed, late.handed, late.calls.length]).toEqual([[], [key], 1])
  })
})

describe('a message', () => {
  const room: Address = { ...place, to: 'room' }

  test('carries its own key, which is good for minutes, and a number, which is good for ever', async () => {
    const { sender, calls } = setting()
    await sender.send(room, body, key)
    expect(calls[0]!.body).toMatchObject({
      nonce: nonceOf(key),
      enforce_nonce: true,
      components: [{ type: 10, id: numberOf(key) }],
      allowed_mentions: { parse: [] },
    })
    expect(nonceOf(key)).toHaveLength(22)
  })

  test('of which nobody knows whether it arrived is looked up before it is sent again', async () => {
    const { sender, asked } = setting(({ method }) => (method === 'POST' ? unsure : undefined))
    await expect(sender.send(room, body, key)).rejects.toThrow('did not answer')
    expect(await sender.send(room, body, key)).toMatchObject({ message: '9' })
    expect(asked().map((line) => line.split('?')[0])).toEqual([
      'POST /channels/100000000000000004/messages',
      'GET /channels/100000000000000004/messages',
    ])
  })
})
