/**
 * Slack itself: Bolt's receivers (Socket Mode or signed HTTP) and its Web client; the one file that loads them. Bolt tells
 * Slack « received » before its listeners run; here each payload comes to us first, and we say « received » once it is kept.
 * Bolt's client tries nothing again: the outbox does, since only it knows what was sent.
 */
import {
  App,
  HTTPReceiver,
  type Logger,
  LogLevel,
  type Receiver,
  type ReceiverEvent,
  SocketModeReceiver,
  webApi,
} from '@slack/bolt'
import { ApiFailure, defaultWait, networkFailure, refusedFor, statusFailure, waitOf } from './failure.ts'
import type { SlackLog } from './log.ts'
import { requestPath } from './manifest.ts'
import { type Connection, keepConnected, pongWithin, type Told } from './socket.ts'

export type ClientOptions = {
  readonly botToken: string
  /** Socket Mode */
  readonly appToken?: string | undefined
  /** signed HTTP, when there is no app token */
  readonly signingSecret?: string | undefined
  readonly host: string
  readonly port: number
  readonly apiUrl?: string | undefined
  readonly now: () => number
  readonly log: SlackLog
  /** milliseconds without a pong after which a connection of Socket Mode is dead */
  readonly pongWithin?: number | undefined
}

/** Says « received », with an answer where Slack takes one. Rejects when it could not be said. */
export type Ack = (answer?: object) => Promise<void>
export type Result = Readonly<Record<string, unknown>>

export type Client = {
  start(heard: (payload: unknown, ack: Ack) => Promise<void>): Promise<void>
  stop(): Promise<void>
  /** Throws `ApiFailure`. */
  call(method: string, args?: Readonly<Record<string, unknown>>): Promise<Result>
  /** Answers to a gesture at the address that came with it. Throws `ApiFailure`. */
  respond(url: string, body: object): Promise<void>
  /** Throws `ApiFailure`. */
  upload(url: string, bytes: Uint8Array): Promise<void>
  /** What somebody attached; undefined when it is not Slack's to give, or heavier than `most` bytes. */
  download(url: string, most: number): Promise<Uint8Array | undefined>
  /** The port that is listened on, when it is. */
  port(): number | undefined
}

/** Where Slack keeps what people attach: nobody else is shown the token. */
const attachedAt = 'https://files.slack.com'
/** A gesture is acknowledged within three seconds, what comes with it included; in milliseconds. */
const fetchedWithin = 2000

/** A call that takes longer may have had its effect: it is looked up before it is made again. */
const patience = 30_000
/** A request is of our time when it differs from it by at most so many seconds, in both directions. */
const skew = 300
const largestBody = '1mb'

export function openClient(o: ClientOptions): Client {
  const logger = quietLogger(o.log)
  const clientOptions = {
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: patience,
    allowAbsoluteUrls: false,
    logger,
    ...(o.apiUrl !== undefined && { slackApiUrl: o.apiUrl }),
  }
  const web = new webApi.WebClient(o.botToken, clientOptions)
  let heard: (payload: unknown, ack: Ack) => Promise<void> = async () => {}
  let stopReceiving: () => Promise<void> = async () => {}
  let listening: number | undefined

  /** In the place of Bolt's chain of listeners: the same door for both transports. */
  class Front extends App {
    override async processEvent(event: ReceiverEvent): Promise<void> {
      const at = event.customProperties?.timestamp
      if (at !== undefined && !(Math.abs(o.now() / 1000 - Number(at)) <= skew)) throw new OutOfTime()
      await heard(event.body, (answer) => Promise.resolve(event.ack(answer)))
    }
  }

  function listenTo(receiver: Receiver): void {
    new Front({
      receiver,
      authorize: async () => ({}),
      clientOptions,
      logger,
      ignoreSelf: false,
      convoStore: false,
    })
  }

  async function start(hears: typeof heard): Promise<void> {
    heard = hears
    const { appToken, signingSecret } = o
    if (appToken !== undefined)
      stopReceiving = keepConnected({
        open: (told) => connection(appToken, told),
        log: o.log,
        pongWithin: o.pongWithin,
      })
    else if (signingSecret !== undefined) await listen(signingSecret)
  }

  /** The SDK does not tell of pongs, nor let go of a peer that is gone: its socket is asked. Pinned, and tested. */
  function connection(appToken: string, told: Told): Connection {
    const receiver = new SocketModeReceiver({
      appToken,
      logger,
      autoReconnectEnabled: false,
      clientPingTimeout: o.pongWithin ?? pongWithin,
      installerOptions: { clientOptions },
    })
    listenTo(receiver)
    const { client } = receiver
    const socket = () => (client as unknown as { websocket?: RawSocket }).websocket
    // The SDK falls over a frame that is no frame, and takes the process with it.
    const [readFrame] = client.listeners('ws_message') as ((data: string) => Promise<void>)[]
    client.removeAllListeners('ws_message')
    client.on('ws_message', (data: unknown) => {
      void readFrame?.(String(data)).catch((error: unknown) => o.log.error({ err: error }, 'a frame of Slack failed'))
      const type = frameType(data)
      if (type === 'hello') told.hello()
      if (type === 'disconnect') told.goodbye()
    })
    client.on('disconnected', told.closed)
    return {
      start: () => receiver.start(),
      end() {
        // the second time without waiting for an answer
        socket()?.disconnect()
        socket()?.disconnect()
      },
      pong: () => socket()?.lastPongReceivedTimestamp,
    }
  }

  async function listen(signingSecret: string): Promise<void> {
    const receiver = new HTTPReceiver({
      signingSecret,
      logger,
      endpoints: requestPath,
      bodyLimit: largestBody,
      // Bolt refuses what is too old; a request from the future would be good for as long again.
      customPropertiesExtractor: ({ headers }) => ({ timestamp: headers['x-slack-request-timestamp'] }),
      processEventErrorHandler: async ({ error, response }) => {
        const late = error instanceof OutOfTime
        if (!late) o.log.error({ err: error }, 'a request of Slack failed')
        if (!response.headersSent) response.writeHead(late ? 401 : 500).end()
        return true
      },
      dispatchErrorHandler: async ({ response }) => {
        if (!response.headersSent) response.writeHead(404).end()
      },
    })
    listenTo(receiver)
    const server = await receiver.start({ host: o.host, port: o.port } as never, {
      requestTimeout: 10_000,
      headersTimeout: 5000,
      keepAliveTimeout: 30_000,
    })
    // What is left of a request that was refused for its size would be taken for the next one.
    server.on('request', (request, response) => {
      response.once('finish', () => request.complete || request.destroy())
    })
    const address = server.address()
    listening = typeof address === 'object' && address !== null ? address.port : undefined
    stopReceiving = async () => {
      const closed = receiver.stop()
      server.closeIdleConnections()
      await closed
    }
  }

  return {
    start,
    stop: () => stopReceiving(),
    port: () => listening,
    async call(method, args = {}) {
      try {
        return { ...(await web.apiCall(method, args)) }
      } catch (error) {
        throw new ApiFailure(method, failureOf(error))
      }
    },
    respond: (url, body) =>
      post('response_url', url, JSON.stringify(body), { 'content-type': 'application/json; charset=utf-8' }),
    async download(url, most) {
      const { origin } = new URL(url)
      if (origin !== (o.apiUrl === undefined ? attachedAt : new URL(o.apiUrl).origin)) return undefined
      const response = await fetch(url, {
        headers: { authorization: `Bearer ${o.botToken}` },
        redirect: 'error',
        signal: AbortSignal.timeout(fetchedWithin),
      })
      if (!response.ok || Number(response.headers.get('content-length') ?? 0) > most) return undefined
      const bytes = new Uint8Array(await response.arrayBuffer())
      return bytes.byteLength <= most ? bytes : undefined
    },
    upload: (url, bytes) => post('upload', url, new Uint8Array(bytes), { 'content-type': 'application/octet-stream' }),
  }
}

/** What a frame is about, when it is one. */
function frameType(data: unknown): string | undefined {
  return typeof data === 'string' ? /^\s*\{"?.*"type"\s*:\s*"(hello|disconnect)"/s.exec(data)?.[1] : undefined
}

type RawSocket = { disconnect(): void; readonly lastPongReceivedTimestamp?: number }

class OutOfTime extends Error {}

function failureOf(error: unknown): ApiFailure['failure'] {
  if (error instanceof webApi.WebAPIRateLimitedError) return { kind: 'limited', waitMs: waitOf(error.retryAfter) }
  if (error instanceof webApi.WebAPIPlatformError)
    return refusedFor(error.data.error, error.data.response_metadata?.messages ?? [])
  if (error instanceof webApi.WebAPIHTTPError) return statusFailure(error.statusCode)
  if (error instanceof webApi.WebAPIRequestError) return networkFailure(error.original)
  // Bolt has no name for a 429 whose header says nothing.
  if (error instanceof Error && /retry header/i.test(error.message)) return { kind: 'limited', waitMs: defaultWait }
  return networkFailure(error)
}

async function post(
  what: string,
  url: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string>,
): Promise<void> {
  let response: Response
  try {
    response = await fetch(url, {
      method: 'POST',
      body,
      headers,
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    })
  } catch (error) {
    throw new ApiFailure(what, networkFailure(error))
  }
  const said = await response.text().catch(() => '')
  if (response.status === 429)
    throw new ApiFailure(what, { kind: 'limited', waitMs: waitOf(response.headers.get('retry-after')) })
  if (!response.ok) throw new ApiFailure(what, statusFailure(response.status))
  const error = /"error"\s*:\s*"([a-z_]+)"/.exec(said)?.[1]
  if (error !== undefined) throw new ApiFailure(what, refusedFor(error))
}

/** Bolt's own lines name payloads and addresses: only that something went wrong is kept, without what. */
function quietLogger(log: SlackLog): Logger {
  return {
    debug() {},
    info() {},
    warn: (...said) => log.debug({ said: firstWords(said) }, 'bolt'),
    error: (...said) => log.warn({ said: firstWords(said) }, 'bolt'),
    setLevel() {},
    getLevel: () => LogLevel.ERROR,
    setName() {},
  }
}

function firstWords(said: readonly unknown[]): string {
  return String(said[0])
    .replace(/xox[a-z]-\S+|xapp-\S+|https?:\/\/\S+|wss?:\/\/\S+/g, '…')
    .slice(0, 120)
}
