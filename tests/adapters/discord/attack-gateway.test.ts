/** Discord as it does not let us in, or is not there: it is said once, and tried again slowly. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { keepConnected, type Told } from '../../../adapters/discord/gateway.ts'
import { createDiscord } from '../../../adapters/discord/index.ts'
import { fakeDiscord } from '../../support/discord/discord.ts'
import { catalogue } from '../../support/discord-story.ts'

type Line = { readonly level: string; readonly said: string; readonly why?: unknown }

function diary() {
  const lines: Line[] = []
  const at = (level: string) => (facts: object, said: string) => void lines.push({ level, said, ...facts })
  const log = { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
  const loud = () => lines.filter(({ level }) => level === 'warn' || level === 'error')
  return { log, lines, loud }
}
function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
const hour = 3_600_000

describe('kept connected', () => {
  let stop: (() => Promise<void>) | undefined
  beforeEach(() => void vi.useFakeTimers())
  afterEach(async () => {
    await stop?.()
    vi.useRealTimers()
  })

  /** What happens when it is tried: the first time, the second… the last one for ever. */
  function tried(...happens: ((told: Told) => void)[]) {
    const { log, loud } = diary()
    let tries = 0
    let cuts = 0
    const states: boolean[] = []
    stop = keepConnected({
      log,
      connected: (isConnected) => void states.push(isConnected),
      open(told) {
        const next = happens[Math.min(tries++, happens.length - 1)]!
        return { start: async () => next(told), end: async () => {}, cut: () => void cuts++ }
      },
    })
    return { loud, states, tries: () => tries, cuts: () => cuts }
  }

  test.each([4004, 4010, 4013, 4014])('closed with %i, it is said once, and tried every few minutes', async (code) => {
    const { loud, tries, states } = tried(({ lost }) => lost(code))
    await vi.advanceTimersByTimeAsync(hour)
    expect(loud()).toMatchObject([{ level: 'error', why: `closed with ${code}` }])
    expect(tries()).toBeGreaterThan(5)
    expect(tries()).toBeLessThan(20)
    expect(states).not.toContain(true)
  })

  test('a token that is not taken is said once', async () => {
    const { loud, tries } = tried(() => {
      throw Object.assign(new Error('An invalid token was provided.'), { code: 'TokenInvalid' })
    })
    await vi.advanceTimersByTimeAsync(hour)
    expect(loud()).toMatchObject([{ level: 'error' }])
    expect(tries()).toBeLessThan(20)
  })

  const down = () => {
    throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
  }
  test('a Discord that is not there is said once, and tried until it is', async () => {
    const { loud, tries, states } = tried(...Array.from({ length: 20 }, () => down), ({ ready }) => ready())
    await vi.advanceTimersByTimeAsync(8 * 60_000)
    expect(tries()).toBe(21)
    expect(loud()).toMatchObject([{ level: 'warn', why: 'ECONNREFUSED' }])
    expect(states.at(-1)).toBe(true)
  })

  test('one that lets us in and throws us out again is not asked a thousand times a day', async () => {
    const { loud, tries } = tried(({ ready, lost }) => {
      ready()
      setTimeout(() => lost(undefined), 1000)
    })
    await vi.advanceTimersByTimeAsync(hour)
    expect(tries()).toBeLessThan(140)
    expect(loud()).toHaveLength(1)
  })

  test('one that held for long is come back to at once', async () => {
    const { tries } = tried(
      down,
      ({ ready, lost, alive }) => {
        ready()
        setInterval(alive, 1000)
        setTimeout(() => lost(undefined), 10 * 60_000)
      },
      ({ ready }) => ready(),
    )
    await vi.advanceTimersByTimeAsync(10 * 60_000 + 1000)
    expect(tries()).toBe(3)
  })

  test('silent while it seems open, it is cut after one heartbeat and a half', async () => {
    const { cuts } = tried(({ ready, beats }) => {
      ready()
      beats(10_000)
    })
    await vi.advanceTimersByTimeAsync(14_000)
    expect(cuts()).toBe(0)
    await vi.advanceTimersByTimeAsync(2000)
    expect(cuts()).toBe(1)
  })

  test('stopped, it does not come back', async () => {
    const { tries } = tried(({ lost }) => lost(undefined))
    await vi.advanceTimersByTimeAsync(100)
    await stop?.()
    const before = tries()
    await vi.advanceTimersByTimeAsync(hour)
    expect(tries()).toBe(before)
  })
})

describe('in Discord itself', () => {
  const door = {
    hear: async () => [],
    shape: () => ({ answer: 'work', seen: 'private' }) as const,
    suggest: async () => [],
    delivered() {},
    handOver() {},
    cursor: async () => undefined,
  }

  test.each([
    ['with a wrong token', 'MTAwMDAwMDAwMDAwMDAwMDAwMA.wrong.token', undefined],
    ['closed for what it asks', undefined, 4014],
    ['whose token was changed', undefined, 4004],
  ])('%s, it says so once and stops at once', async (_, token, code) => {
    const discord = await fakeDiscord({ limits: false })
    const { log, loud } = diary()
    const bot = createDiscord({ token: token ?? discord.token, apiUrl: discord.apiUrl, now: Date.now, log, catalogue })
    await bot.start(door)
    for (let n = 0; n < 300 && token === undefined && !bot.connected(); n++) await pause(10)
    if (code !== undefined) discord.gateway.close(code)
    for (let n = 0; n < 300 && loud().length === 0; n++) await pause(10)
    await pause(300)
    expect(loud().map(({ level, said }) => `${level} ${said}`)).toEqual([
      'error Discord does not let us in: npm run cli -- doctor',
    ])
    expect(bot.connected()).toBe(false)
    const from = Date.now()
    await bot.stop()
    expect(Date.now() - from).toBeLessThan(2000)
    await discord.stop()
  })
})
