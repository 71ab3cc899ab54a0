/** How letters leave: what a server refuses, what the outbox is told of it, the pace, a stop. */
import { afterEach, describe, expect, test } from 'vitest'
import { createPace } from '../../../adapters/mail/pace.ts'
import { SendFailure } from '../../../src/port.ts'
import { text, view } from '../../../src/views/build.ts'
import { key, mailer, zoe } from '../../support/mail/letters.ts'
import { dyingServer, type MailServer, mailServer } from '../../support/mail/server.ts'

const body = view('fr', text('Bonjour, ceci est privé.'))
const servers: MailServer[] = []
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()))
})
async function started(make: () => Promise<MailServer> = mailServer): Promise<MailServer> {
  const server = await make()
  servers.push(server)
  return server
}
async function failed(ours: ReturnType<typeof mailer>, id = key): Promise<SendFailure> {
  const error = await ours.adapter.send(zoe, body, id).catch((e: unknown) => e)
  if (!(error instanceof SendFailure)) throw new Error('it was sent')
  return error
}

describe('what is refused', () => {
  test.each([
    ['to', '550 5.1.1 No such user', { final: true, gone: true }],
    ['to', '554 5.7.1 Relay access denied', { final: true, gone: false }],
    ['to', '450 4.2.0 Greylisted', { final: false, global: false, retryAfter: undefined }],
    ['data', '550 5.1.1 No such user', { final: true, gone: true }],
    ['data', '554 5.7.1 Spam', { final: true, gone: false }],
    ['data', '451 4.3.0 Later', { final: false, global: false, retryAfter: undefined }],
    ['from', '550 5.7.1 Sender not allowed', { final: false, global: true, retryAfter: 300_000 }],
    ['from', '421 4.3.2 Closing', { final: false, global: true, retryAfter: 60_000 }],
  ] as const)('%s: %s', async (step, answer, told) => {
    const server = await started()
    server.refuse(step, () => answer)
    const ours = mailer(server)
    const failure = await failed(ours)
    expect(failure).toMatchObject(told)
    expect(server.taken).toEqual([])
    for (const words of [failure.message, String(failure.stack), ...ours.said])
      expect(words).not.toMatch(/zoe@|privé|No such user/)
    expect(failure.cause).toBeUndefined()
  })

  test('a server that is not there is no fault of the letter: everything waits, and no try is counted', async () => {
    const server = await mailServer()
    await server.stop()
    expect(await failed(mailer(server))).toMatchObject({ final: false, global: true, retryAfter: 60_000 })
  })

  test('a server that says nothing is left after a while', async () => {
    const server = await started()
    server.refuse('to', () => undefined)
    const ours = mailer({ port: server.port, patience: 300 })
    const silent = await started(() => mailServer({ onRcptTo: () => {} }))
    expect(await failed(mailer({ port: silent.port, patience: 300 }))).toMatchObject({ final: false, global: true })
    await ours.adapter.send(zoe, body, key)
    expect(server.taken).toHaveLength(1)
  })
})

describe('a letter that was handed over without an answer', () => {
  test('is sent again under the same number, three times in all', async () => {
    const server = await started(() => dyingServer(Number.POSITIVE_INFINITY))
    const ours = mailer(server)
    const told = [await failed(ours), await failed(ours), await failed(ours)]
    expect(told.map(({ final, gone, retryAfter }) => [final, gone, retryAfter])).toEqual([
      [false, false, undefined],
      [false, false, undefined],
      [true, false, undefined],
    ])
    const ids = (await server.letters()).map(({ messageId }) => messageId)
    expect(ids).toEqual(Array(3).fill(`<${key}@cress.example>`))
  })

  test('is forgotten once one of them was taken', async () => {
    const server = await started(() => dyingServer(2))
    const ours = mailer(server)
    expect((await failed(ours)).final).toBe(false)
    expect((await failed(ours)).final).toBe(false)
    expect(await ours.adapter.send(zoe, body, key)).toEqual({ message: `${key}@cress.example` })
  })
})

describe('the pace', () => {
  test('is so many in any minute, and those that wait are told for how long', () => {
    let at = 0
    const pace = createPace(() => at, 2)
    expect([pace.take(), pace.take(), pace.take()]).toEqual([0, 0, 60_000])
    at = 45_000
    expect(pace.take()).toBe(15_000)
    at = 60_000
    expect([pace.take(), pace.take(), pace.take()]).toEqual([0, 0, 60_000])
  })

  test('is kept: what waits is no failure', async () => {
    const server = await started()
    const ours = mailer(server, { perMinute: 1 })
    await ours.adapter.send(zoe, body, key)
    expect(await failed(ours)).toMatchObject({ paced: true, global: true, retryAfter: 60_000, final: false })
    expect(server.taken).toHaveLength(1)
  })

  test('is at most three connections at once', async () => {
    let open = 0
    let most = 0
    const server = await started(() =>
      mailServer({
        onRcptTo(_address, _session, done) {
          open += 1
          most = Math.max(most, open)
          setTimeout(() => {
            open -= 1
            done()
          }, 30)
        },
      }),
    )
    const ours = mailer(server)
    const keys = Array.from({ length: 9 }, (_, i) => `${key.slice(0, -1)}${i}`)
    await Promise.all(keys.map((id) => ours.adapter.send(zoe, body, id)))
    expect([server.taken.length, most]).toEqual([9, 3])
  })
})

test('a stop waits for letters that are on their way', async () => {
  const server = await started(() => mailServer({ onMailFrom: (_a, _s, done) => setTimeout(done, 150) }))
  const ours = mailer(server)
  const sending = ours.adapter.send(zoe, body, key)
  await ours.adapter.stop()
  expect(server.taken).toHaveLength(1)
  await expect(sending).resolves.toBeDefined()
})
