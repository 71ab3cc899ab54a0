/** What comes while one looks: to whom, once, in order, whatever breaks on the way; drawn once for all. */
import { html } from 'hono/html'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createWeb, type Web } from '../../../adapters/web/house.ts'
import { createLive, type Live } from '../../../adapters/web/live.ts'
import { keyOf } from '../../../adapters/web/local/item.ts'
import type { Address, Door } from '../../../src/port.ts'
import { text, view } from '../../../src/views/build.ts'
import { createRandom } from '../../support/kernel/random.ts'
import { type Browser, founded, joins, type LocalRoom, localRoom, stream } from '../../support/web/local.ts'

const at = { platform: 'web', workspace: 'local' } as const
const pleniere: Address = { ...at, to: 'room', channel: 'pleniere' }
const toAna: Address = { ...at, to: 'whisper', channel: 'pleniere', account: 'ana' }

describe('over a real server', () => {
  let room: LocalRoom
  let b: Browser
  beforeAll(async () => {
    room = await localRoom()
    b = await room.browser()
    await founded(b)
    await joins(b, 'bo')
  })
  afterAll(() => room.close())

  function sinceOn(): string {
    const salon = JSON.stringify(b.screen.nodes)
    return /"data-since":"([^"]+)"/.exec(salon)![1]!
  }
  const path = (who: string, place: string, since: string) =>
    `/salon/fil?${new URLSearchParams({ qui: who, lieu: place, depuis: since })}`

  test('a message comes to all who look at its place; others are told that it is elsewhere', async () => {
    await b.at('ana', '#pleniere')
    const since = sinceOn()
    const ana = await stream(b, path('ana', '#pleniere', since))
    const bo = await stream(b, path('bo', '#pleniere', since))
    const away = await stream(b, path('bo', 'dm', since))
    await Promise.all([ana, bo, away].map((one) => one.until('caught-up', 1)))
    await b.says('Bonjour')
    await Promise.all([ana.until('item', 1), bo.until('item', 1), away.until('elsewhere', 1)])
    const [mine, theirs] = [ana, bo].map((one) => one.events.find(({ event }) => event === 'item')!)
    expect(mine!.data).toContain('Bonjour')
    expect(theirs).toEqual(mine)
    expect(away.events.filter(({ event }) => event === 'item')).toEqual([])
    expect(away.events.find(({ event }) => event === 'elsewhere')?.data).toBe('#pleniere')
    for (const one of [ana, bo, away]) await one.close()
  })

  test('a whisper comes to its person alone', async () => {
    await b.at('ana', '#pleniere')
    const since = sinceOn()
    const ana = await stream(b, path('ana', '#pleniere', since))
    const bo = await stream(b, path('bo', '#pleniere', since))
    await b.says('/concert aide')
    await ana.until('item', 1)
    await b.says('Fin')
    await bo.until('item', 1)
    expect(ana.events.map(({ data }) => data).join('\n')).toContain('visible de vous seulement')
    expect(bo.events.map(({ data }) => data).join('\n')).not.toContain('vous pouvez')
    for (const one of [ana, bo]) await one.close()
  })

  test('an edit comes as the message that it changes', async () => {
    await b.at('ana', '#pleniere')
    await b.says('/idee Une halle pour le marché')
    const screen = b.screen
    const since = sinceOn()
    const bo = await stream(b, path('bo', '#pleniere', since))
    await b.presses('Retirer')
    await bo.until('item', 1)
    const changed = bo.events.find(({ event }) => event === 'item')!
    const id = /id="(i-[^"]+)"/.exec(changed.data)![1]
    expect(JSON.stringify(screen.nodes)).toContain(`"${id}"`)
    expect(changed.data).toContain('modifié')
    await bo.close()
  })

  test('what came while nobody listened is told once, to who comes back', async () => {
    await b.at('bo', '#pleniere')
    const first = await stream(b, path('bo', '#pleniere', sinceOn()))
    await b.says('un')
    await first.until('item', 1)
    const last = first.lastEventId
    await first.close()
    await b.says('deux')
    await b.says('trois')
    const second = await stream(b, path('bo', '#pleniere', 'long-ago'), last)
    await second.until('caught-up', 1)
    const told = second.events
      .filter(({ event }) => event === 'item')
      .map(({ data }) => /<p class="text">(.*?)<\/p>/.exec(data)![1])
    expect(told).toEqual(['deux', 'trois'])
    await second.close()
  })

  test('a page of another time is asked for anew', async () => {
    for (const since of ['salon-999999', 'other-1', 'salon-x', '']) {
      const one = await stream(b, path('bo', '#pleniere', since))
      await one.until('reload', 1)
      await one.close()
    }
  })

  test('listeners that left are forgotten', async () => {
    await b.at('bo', '#pleniere')
    const many = await Promise.all(Array.from({ length: 20 }, () => stream(b, path('bo', '#pleniere', sinceOn()))))
    await Promise.all(many.map((one) => one.until('caught-up', 1)))
    for (const one of many) await one.close()
    const alone = await stream(b, path('bo', '#pleniere', sinceOn()))
    await b.says('encore là ?')
    await alone.until('item', 1)
    await alone.close()
  })
})

describe('by itself', () => {
  const doorless = {} as Door
  async function house(): Promise<Web> {
    const web = createWeb({})
    await web.start(doorless)
    return web
  }
  function liveOn(web: Web, drawn: string[] = []): Live {
    return createLive({
      house: web.house,
      generation: 'g',
      draw: (item) => {
        drawn.push(keyOf(item))
        return html`<li id="i-${keyOf(item)}">${'said' in item ? item.text : ''}</li>`
      },
    })
  }
  const says = (web: Web, number: number) =>
    web.house.room.put({ said: `k${number}`, who: 'ana', to: pleniere, text: `message ${number}` })

  /** Reads what a listener is told, in order. */
  async function reader(live: Live, since = live.since(), account = 'bo') {
    const read = live.listen({ account, place: '#pleniere' }, since).body!.getReader()
    const events: string[] = []
    let last = since
    const decoder = new TextDecoder()
    let isRead = true
    const done = (async () => {
      while (isRead) {
        const { value, done: isDone } = await read.read()
        if (isDone) return
        const told = decoder.decode(value)
        last = /^id: (\S+)$/m.exec(told)?.[1] ?? last
        const text = /message \d+/.exec(told)?.[0]
        const event = /^event: (\S+)$/m.exec(told)?.[1]
        if (event) events.push(text ?? event)
      }
    })()
    return {
      events,
      last: () => last,
      async leave() {
        isRead = false
        await read.cancel()
        await done
      },
    }
  }
  const calm = () => new Promise((resolve) => setTimeout(resolve, 10))

  test('a message is drawn once for a hundred listeners, and a whisper once', async () => {
    const web = await house()
    const drawn: string[] = []
    const live = liveOn(web, drawn)
    const readers = await Promise.all(Array.from({ length: 100 }, () => reader(live)))
    await says(web, 1)
    await web.house.room.put({ key: 'w', to: toAna, body: view('fr', text('pour vous')) })
    await calm()
    expect(readers.every(({ events }) => events.includes('message 1'))).toBe(true)
    expect(drawn).toEqual(['k1'])
    const ana = await reader(live, 'g-0', 'ana')
    const late = await reader(live, 'g-0')
    await calm()
    expect(ana.events).toEqual(['message 1', 'item', 'caught-up'])
    expect(late.events).toEqual(['message 1', 'caught-up'])
    expect(drawn).toEqual(['k1', 'w'])
    live.close()
    for (const one of [...readers, ana, late]) await one.leave()
  })

  test.each([1, 2, 3, 4, 5])('whoever comes and goes at any moment reads all, once, in order (%i)', async (seed) => {
    const web = await house()
    const live = liveOn(web)
    const random = createRandom(seed)
    const told: string[] = []
    let one = await reader(live)
    for (let number = 1; number <= 60; number++) {
      void says(web, number)
      if (random.below(3) === 0) await Promise.resolve()
      if (random.below(4) === 0) await calm()
      if (random.below(3) > 0) continue
      await one.leave()
      told.push(...one.events)
      one = await reader(live, one.last())
    }
    await web.house.room.put({ said: 'end', who: 'ana', to: pleniere, text: 'message 61' })
    await calm()
    told.push(...one.events)
    await one.leave()
    expect(told.filter((event) => event !== 'caught-up')).toEqual(
      Array.from({ length: 61 }, (_, i) => `message ${i + 1}`),
    )
    live.close()
  })

  test('who reads too slowly is left, and told the rest when they come back', async () => {
    const web = await house()
    const live = liveOn(web)
    const { body } = live.listen({ account: 'bo', place: '#pleniere' }, live.since())
    await calm()
    for (let number = 1; number <= 600; number++) await says(web, number)
    await calm()
    expect(live.listeners).toBe(0)
    const read = body!.getReader()
    let last = ''
    for (let next = await read.read(); !next.done; next = await read.read()) {
      last = /^id: (\S+)$/m.exec(new TextDecoder().decode(next.value))?.[1] ?? last
    }
    const again = await reader(live, last)
    await calm()
    expect(again.events.at(-2)).toBe('message 600')
    expect(again.events[0]).toBe(`message ${Number(last.split('-')[1]) + 1}`)
    await again.leave()
    live.close()
  })

  test('a guest of the same name is told nothing of the local room’s, nor the other way', async () => {
    const web = await house()
    const live = liveOn(web)
    const read = live.listen({ account: 'ana', place: 'dm' }, live.since()).body!.getReader()
    await calm()
    const body = view('fr', text('pour qui a le lien'))
    await web.house.room.put({ key: 'g', to: { platform: 'web', workspace: 'web', to: 'dm', account: 'ana' }, body })
    await web.house.room.put({ key: 'l', to: { ...at, to: 'dm', account: 'ana' }, body })
    await calm()
    live.close()
    let told = ''
    for (let next = await read.read(); !next.done; next = await read.read())
      told += new TextDecoder().decode(next.value)
    expect([...told.matchAll(/id="i-(.)"/g)].map((found) => found[1])).toEqual(['l'])
  })

  test('who missed too much asks for the page; a room that is closed says so', async () => {
    const web = await house()
    const live = liveOn(web)
    for (let number = 1; number <= 250; number++) await says(web, number)
    const late = await reader(live, 'g-0')
    const now = await reader(live)
    await calm()
    expect(late.events).toEqual(['reload'])
    live.close()
    await calm()
    expect(now.events).toEqual(['caught-up', 'reload'])
    expect(live.listeners).toBe(0)
  })
})
