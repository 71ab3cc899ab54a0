/**
 * What is said while somebody looks: each message, drawn once for all who may read it in a place, is sent to them as it is
 * kept. Entries of a room are numbered, so that who was away is told what came meanwhile: nothing is lost, nothing comes twice.
 */
import type { Item } from '../../src/kept/room.ts'
import type { House } from './house.ts'
import { keyOf } from './local/item.ts'
import { sees } from './local/stage.ts'
import type { Markup } from './page.ts'

/** Where somebody looks: as whom, and at which place (`#channel` or `dm`). */
export type Seat = { readonly account: string; readonly place: string }
export type Live = {
  /** The number of the last entry, as a page says it. */
  since(): string
  /** All that comes from there on. `since`: what the page already shows. */
  listen(seat: Seat, since: string | undefined): Response
  /** Told to all who look. */
  tell(event: string, data: string): void
  readonly listeners: number
  close(): void
}
export type LiveParts = {
  readonly house: House
  /** names the room among those of other times: the numbers of another one mean nothing */
  readonly generation: string
  draw(item: Item): Markup
}

/** What waits for one listener at most; who reads too slowly comes back later, and is told the rest. */
const mostWaiting = 500
/** More than this missed, and the page is asked for anew. */
const mostMissed = 200
const mostListeners = 2000
/** Messages whose drawing is remembered. */
const mostDrawn = 500
/** Milliseconds: proxies close what is silent for a minute. */
const heartbeat = 20_000
/** Milliseconds after which a browser whose stream broke tries again. */
const retry = 1500

type Listener = Seat & {
  readonly put: ReadableStreamDefaultController<Uint8Array>
  /** the last entry that it was told, or that it need not be told */
  last: number
}

const bytes = new TextEncoder()

export function createLive({ house, generation, draw }: LiveParts): Live {
  const { room } = house
  const listeners = new Set<Listener>()
  const drawn = new Map<string, { readonly number: number; readonly html: Promise<string> }>()
  const changed = new Map<string, number>()
  /** Drawing may take a moment: what follows waits for its turn. */
  let turn: Promise<unknown> = Promise.resolve()

  const unwatch = house.watch((entry) => {
    const number = room.size
    const [item] = room.touchedSince(number - 1)
    if (item) changed.set(keyOf(item), number)
    if (listeners.size === 0) return
    // Somebody whom one can be, or a place that one can go to, is new.
    if ('person' in entry || 'place' in entry) return tell('places', '')
    inTurn(() => (item ? tellItem(item, number) : undefined))
  })
  const beat = setInterval(() => {
    const alive = encode(`id: ${generation}-${room.size}\n: \n\n`)
    inTurn(() => {
      for (const listener of listeners) send(listener, alive)
    })
  }, heartbeat)
  beat.unref()

  function inTurn(act: () => unknown): void {
    turn = turn.then(act).catch(() => {})
  }

  /** To all who read it: those in its place, or one of them. Others are told that there is something elsewhere. */
  async function tellItem(item: Item, number: number): Promise<void> {
    const there = placeIn(item)
    const some = [...listeners].filter((one) => one.last < number && sees(item, one.account))
    const here = some.filter(({ place }) => place === there)
    const told = here.length > 0 ? encode(await eventFor(item, number)) : undefined
    const elsewhere = encode(eventOf('elsewhere', there))
    for (const one of some) {
      if (one.place !== there) send(one, elsewhere)
      else if (told) send(one, told)
      if (one.place === there) one.last = number
    }
  }

  /** The drawing of a message as it stands, made once until it changes. */
  function htmlOf(item: Item): Promise<string> {
    const key = keyOf(item)
    const number = changed.get(key) ?? 0
    const before = drawn.get(key)
    if (before?.number === number) return before.html
    const html = Promise.resolve(draw(item)).then(String)
    drawn.delete(key)
    drawn.set(key, { number, html })
    const [oldest] = drawn.keys()
    if (drawn.size > mostDrawn && oldest !== undefined) drawn.delete(oldest)
    return html
  }

  /** What cannot be drawn is asked for as a page, which says why. */
  async function eventFor(item: Item, number?: number): Promise<string> {
    const html = await htmlOf(item).catch(() => undefined)
    return html === undefined ? eventOf('reload', '') : eventOf('item', html, number)
  }

  function eventOf(event: string, data: string, number?: number): string {
    const lines = data.replace(/\r\n?/g, '\n').split('\n')
    const id = number === undefined ? '' : `id: ${generation}-${number}\n`
    return `${id}event: ${event}\n${lines.map((line) => `data: ${line}\n`).join('')}\n`
  }

  function send(listener: Listener, told: Uint8Array): void {
    if (!listeners.has(listener)) return
    // Who reads too slowly comes back later.
    if ((listener.put.desiredSize ?? 0) > 0) listener.put.enqueue(told)
    else leave(listener)
  }

  function tell(event: string, data: string): void {
    const told = encode(eventOf(event, data))
    inTurn(() => {
      for (const listener of listeners) send(listener, told)
    })
  }

  function leave(listener: Listener): void {
    if (!listeners.delete(listener)) return
    try {
      listener.put.close()
    } catch {
      // The browser has gone already.
    }
  }

  /** What came since the page was drawn. What comes while it is drawn waits for its turn behind it. */
  async function catchUp(listener: Listener, from: number | undefined): Promise<void> {
    const until = room.size
    const missed = from === undefined ? [] : room.touchedSince(from).filter((item) => sees(item, listener.account))
    if (from === undefined || missed.length > mostMissed) {
      send(listener, encode(eventOf('reload', '')))
      listener.last = until
      return
    }
    const here = missed.filter((item) => placeIn(item) === listener.place)
    for (const place of new Set(missed.map(placeIn))) {
      if (place !== listener.place) send(listener, encode(eventOf('elsewhere', place)))
    }
    for (const item of here) send(listener, encode(await eventFor(item)))
    // The number is told last: who leaves in between is told all of it again.
    send(listener, encode(`id: ${generation}-${until}\nevent: caught-up\ndata: \n\n`))
    listener.last = until
  }

  function numberIn(since: string | undefined): number | undefined {
    const cut = since?.lastIndexOf('-') ?? -1
    const number = Number(since?.slice(cut + 1) || Number.NaN)
    const isOurs = cut > 0 && since?.slice(0, cut) === generation
    return isOurs && Number.isInteger(number) && number >= 0 && number <= room.size ? number : undefined
  }

  return {
    since: () => `${generation}-${room.size}`,
    get listeners() {
      return listeners.size
    },
    listen(seat, since) {
      if (listeners.size >= mostListeners) return new Response(null, { status: 503, headers: { 'retry-after': '30' } })
      let listener: Listener | undefined
      const stream = new ReadableStream<Uint8Array>(
        {
          start(put) {
            // Until it has caught up, nothing else is told to it.
            const joining: Listener = { ...seat, put, last: Number.POSITIVE_INFINITY }
            listener = joining
            listeners.add(joining)
            put.enqueue(encode(`retry: ${retry}\n\n`))
            inTurn(() => catchUp(joining, numberIn(since)))
          },
          cancel() {
            if (listener) listeners.delete(listener)
          },
        },
        new CountQueuingStrategy({ highWaterMark: mostWaiting }),
      )
      return new Response(stream, {
        headers: { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' },
      })
    },
    tell,
    close() {
      unwatch()
      clearInterval(beat)
      for (const listener of listeners) {
        send(listener, encode(eventOf('reload', '')))
        leave(listener)
      }
    },
  }
}

function placeIn({ to }: Item): string {
  return to.to === 'dm' ? 'dm' : `#${to.channel}`
}

function encode(text: string): Uint8Array {
  return bytes.encode(text)
}
