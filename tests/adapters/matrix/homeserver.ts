/** A few lines that answer as a homeserver does: what it is told to say, and what it was asked. */
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Asked = {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly body: Readonly<Record<string, unknown>>
}
export type Answer = {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: object
  /** it is done, and the answer is lost */
  readonly cut?: true
}
export type Homeserver = {
  readonly url: string
  readonly asked: readonly Asked[]
  /** By what the path begins with, behind `/_matrix/`; the newest first. Undefined: another one answers. */
  on(start: string, answer: (asked: Asked) => Answer | undefined): void
  /** What a sync that waits is told next. */
  tells(sync: object): void
  sent(): readonly Asked[]
  stop(): Promise<void>
}

export const self = '@concertess:localhost'

export async function homeserver(): Promise<Homeserver> {
  const asked: Asked[] = []
  const answers: { start: string; answer: (asked: Asked) => Answer | undefined }[] = []
  const syncs: object[] = []
  const waiting = new Set<() => void>()
  let events = 0
  const server = createServer((request, response) => {
    void answer(request).then(({ status = 200, headers = {}, body = {}, cut }) => {
      if (cut) return response.destroy()
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  async function answer(request: IncomingMessage): Promise<Answer> {
    const url = new URL(request.url ?? '', 'http://localhost')
    const bytes: Buffer[] = []
    for await (const chunk of request) bytes.push(chunk as Buffer)
    const text = Buffer.concat(bytes).toString()
    const body = text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {}
    const path = decodeURIComponent(url.pathname.replace('/_matrix/', ''))
    const one = { method: request.method ?? '', path, query: url.searchParams, body }
    asked.push(one)
    for (const { start, answer: say } of answers.toReversed()) {
      const said = path.startsWith(start) ? say(one) : undefined
      if (said) return said
    }
    return { body: await usual(one) }
  }

  async function usual({ method, path, query }: Asked): Promise<object> {
    if (path === 'client/v3/account/whoami') return { user_id: self, device_id: 'DEVICE' }
    if (path === 'client/v3/sync') {
      if (query.get('timeout') !== '0' && syncs.length === 0)
        await new Promise<void>((resolve) => {
          waiting.add(resolve)
          setTimeout(resolve, 2000).unref()
        })
      return syncs.shift() ?? { next_batch: query.get('since') ?? 's0' }
    }
    if (path === 'client/v3/createRoom') return { room_id: `!made${events++}:localhost` }
    if (path.includes('/messages')) return { chunk: [] }
    return method === 'PUT' && path.includes('/send/') ? { event_id: `$sent${events++}` } : {}
  }

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    on: (start, say) => void answers.push({ start, answer: say }),
    tells(sync) {
      syncs.push(sync)
      for (const wake of waiting) wake()
      waiting.clear()
    },
    sent: () => asked.filter(({ method, path }) => method === 'PUT' && path.includes('/send/')),
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
