/** How often, how slowly, and how many at once: whoever takes too much is told so, and others are not kept waiting. */
import { connect, type Socket } from 'node:net'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterEach, describe, expect, test } from 'vitest'
import { createRates, rates } from '../../../adapters/web/rates.ts'
import { csrfOf } from '../../../adapters/web/session.ts'
import { type Faked, guest, openFake } from '../../support/web/fake.ts'
import { type Answer, ask, form, type Question } from '../../support/web/open.ts'

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

let faked: Faked
const sockets: Socket[] = []
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy()
  await faked?.close()
})

describe('what is counted', () => {
  test('is let through as often as is allowed, and then told how long to wait', async () => {
    const { take, waits } = createRates('s')
    for (let i = 0; i < rates.guestPosts.points; i++) expect(await take('guestPosts', 'nadia')).toBeUndefined()
    expect(await waits('guestPosts', 'nadia')).toBeGreaterThan(0)
    expect(await take('guestPosts', 'nadia')).toBeGreaterThan(9000)
    expect(await take('guestPosts', 'boris')).toBeUndefined()
    expect(await take('guest', 'nadia')).toBeUndefined()
  })

  test('is for a minute when it was twice too much, and again while it goes on', async () => {
    const { take } = createRates('s')
    let longest = 0
    for (let i = 0; i <= 2 * rates.address.points; i++) longest = Math.max(longest, (await take('address', 'a')) ?? 0)
    expect(longest).toBe(60_000)
    expect(await take('address', 'a')).toBeGreaterThan(59_000)
  })

  test('takes a bounded room, however many ask', async () => {
    const { take } = createRates('s')
    const held = async (from: number) => {
      for (let i = from; i < from + 60_000; i++) await take('wrong', `2001:db8:${i.toString(16)}::/64`)
      collectGarbage()
      return process.memoryUsage().heapUsed
    }
    const before = await held(0)
    expect((await held(60_000)) - before).toBeLessThan(4_000_000)
  })
})

describe('over a server', () => {
  test('one person who posts without end is told to wait; another is not', async () => {
    faked = await openFake()
    const one = await enters(`/essai-garde/lien/${guest.link}`)
    const other = await enters('/essai-garde/lien/another-link')
    const answers: Answer[] = []
    for (let i = 0; i < rates.guestPosts.points + 1; i++) answers.push(await says(one))
    expect(answers.map(({ status }) => status)).toEqual([...Array(rates.guestPosts.points).fill(200), 429])
    expect(Number(answers.at(-1)?.headers['retry-after'])).toBeGreaterThan(0)
    expect(answers.at(-1)?.text).toContain('Trop de demandes à la fois')
    expect((await says(other)).status).toBe(200)
    // The link is counted, not the browser: another one opened by it is the same person.
    expect((await says(await enters(`/essai-garde/lien/${guest.link}`))).status).toBe(429)
  })

  test('an address that asks too much is refused before anything is looked at; another is not', async () => {
    faked = await openFake()
    const answers = await many(700, { from: '127.0.0.2' })
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused.length).toBeGreaterThanOrEqual(700 - rates.address.points)
    expect(refused[0]?.headers).toMatchObject({
      'retry-after': expect.stringMatching(/^([1-9]|10)$/),
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
    })
    expect(refused[0]?.text).toMatch(/Attendez (une seconde|\d+\u00a0secondes), puis recommencez/)
    expect((await ask(faked.port, '/accessibilite', { from: '127.0.0.3' })).status).toBe(200)
    const english = { from: '127.0.0.2', headers: { 'accept-language': 'en' } }
    await many(700, english)
    const longer = await ask(faked.port, '/accessibilite', english)
    expect(Number(longer.headers['retry-after'])).toBeGreaterThan(30)
    expect(longer.text).toContain(`Wait ${longer.headers['retry-after']} seconds`)
    // Files are counted by themselves.
    expect((await ask(faked.port, '/static/icon.svg', english)).status).toBe(200)
  })

  test('behind a proxy, addresses are the ones that it tells; without one, nobody is believed', async () => {
    for (const [proxies, status] of [
      [1, 200],
      [0, 429],
    ] as const) {
      faked = await openFake({ proxies })
      await many(700, { headers: { 'x-forwarded-for': '203.0.113.1' } })
      expect((await ask(faked.port, '/accessibilite', { headers: { 'x-forwarded-for': '203.0.113.2' } })).status).toBe(
        status,
      )
      await faked.close()
    }
    faked = await openFake()
  })

  test('whoever tries one link after another is stopped, and others at the same address keep their pages', async () => {
    faked = await openFake()
    for (let i = 0; i < rates.wrong.points; i++) expect((await ask(faked.port, `/l/${i}`)).status).toBeLessThan(429)
    const stopped = await ask(faked.port, '/l/100')
    expect(stopped.status).toBe(429)
    expect(Number(stopped.headers['retry-after'])).toBeGreaterThan(500)
    for (const path of ['/salon?cle=x', '/bulletin/x', '/agenda/x.ics'])
      expect((await ask(faked.port, path)).status).toBe(429)
    expect((await ask(faked.port, '/accessibilite')).status).toBe(200)
    const known = await enters(`/essai-garde/lien/${guest.link}`)
    expect((await ask(faked.port, '/essai-garde/invite', { headers: { cookie: known.cookie } })).status).toBe(200)
  })
})

describe('slow clients', () => {
  const sooner = {
    headersTimeout: 300,
    requestTimeout: 600,
    connectionsCheckingInterval: 100,
    keepAliveTimeout: 300,
    stuck: 300,
  }

  test('who never ends its request is told so and let go', async () => {
    faked = await openFake({}, undefined, sooner)
    expect(await sends('GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ')).toMatch(
      /^HTTP\/1\.1 408 .*La demande a mis trop de temps/s,
    )
  })

  test('who never ends what it posts is let go, and nothing is done', async () => {
    faked = await openFake({}, undefined, sooner)
    const { cookie } = await enters()
    const head = `POST /essai-garde/dire HTTP/1.1\r\nHost: localhost\r\nCookie: ${cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\n`
    await sends(`${head}csrf=`)
    expect(faked.heard).toEqual([])
  })

  test('who reads nothing of what it asked for is let go', async () => {
    faked = await openFake({}, undefined, sooner)
    const socket = connect(faked.port, '127.0.0.1')
    sockets.push(socket)
    socket.pause()
    socket.on('error', () => {})
    socket.write('GET /essai-garde/long HTTP/1.1\r\nHost: localhost\r\n\r\n')
    await expect.poll(() => faked.heard, { timeout: 5000 }).toEqual([[['long', 'fini']]])
  })

  test('who asks ever more without waiting for an answer is let go', async () => {
    faked = await openFake()
    const said = await sends('GET /accessibilite HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(1000))
    expect(said.match(/HTTP\/1\.1 200/g) ?? []).toHaveLength(0)
    expect((await ask(faked.port, '/accessibilite')).status).toBe(200)
  })

  test('who listens to what comes rarely is left alone', async () => {
    faked = await openFake({}, undefined, sooner)
    const socket = connect(faked.port, '127.0.0.1')
    sockets.push(socket)
    let closed = false
    socket
      .on('data', () => {})
      .on('close', () => {
        closed = true
      })
    socket.write('GET /essai-garde/fil HTTP/1.1\r\nHost: localhost\r\n\r\n')
    await new Promise((resolve) => setTimeout(resolve, 1500))
    expect(closed).toBe(false)
  })
})

/** A hundred at a time. */
async function many(count: number, question: Question): Promise<Answer[]> {
  const answers: Answer[] = []
  while (answers.length < count)
    answers.push(...(await Promise.all(Array.from({ length: 100 }, () => ask(faked.port, '/accessibilite', question)))))
  return answers
}

async function enters(path = '/essai-garde/cle'): Promise<{ cookie: string; csrf: string }> {
  const { cookie } = await ask(faked.port, path)
  const id = /=([0-9a-f]{32})\./.exec(decodeURIComponent(cookie))?.[1]
  return { cookie, csrf: csrfOf(faked.site, `session ${id}`) }
}

function says({ cookie, csrf }: { cookie: string; csrf: string }): Promise<Answer> {
  const posting = form({ csrf, texte: 'x' })
  return ask(faked.port, '/essai-garde/dire', { ...posting, headers: { ...posting.headers, cookie } })
}

/** What is said to these bytes, until the connection is closed. */
function sends(bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(faked.port, '127.0.0.1', () => socket.write(bytes))
    sockets.push(socket)
    let said = ''
    socket.setEncoding('utf8')
    socket.on('data', (chunk: string) => {
      said += chunk
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(said))
  })
}
