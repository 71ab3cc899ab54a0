/** A whole web door for a test: real engine, real database in memory, real server at any port that is free. */
import { request } from 'node:http'
import { createWeb } from '../../../adapters/web/index.ts'
import { type Boot, boot } from '../../../src/boot.ts'
import { readConfig, type WebSettings } from '../../../src/config.ts'
import { systemClock } from '../../../src/engine/clock.ts'
import { createLog } from '../../../src/engine/log.ts'
import { openWeb } from '../../../src/web.ts'
import { webHere } from './settings.ts'

export type Opened = {
  /** of the server, without `/` at its end */
  readonly origin: string
  readonly port: number
  /** the local room's */
  readonly key: string
  readonly booted: Boot
  /** what was logged, a line each */
  readonly logged: readonly string[]
  close(): Promise<void>
}

/** `dir`: where its secret is kept. */
export async function openHere(dir: string, settings: Partial<WebSettings> = {}): Promise<Opened> {
  const config = { ...readConfig({ DATA_DIR: dir }), web: { ...webHere, ...settings } }
  const logged: string[] = []
  const log = createLog('debug', { write: (line: string) => void logged.push(line) })
  const booted = await boot({ config, target: { kind: 'memory' }, clock: systemClock, log })
  const web = createWeb({})
  await booted.engine.open(web)
  await booted.engine.resume()
  const door = await openWeb({ config, booted, web, log })
  const address = new URL(door.address)
  const port = door.port
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    key: address.searchParams.get('cle') ?? '',
    booted,
    logged,
    async close() {
      await door.close()
      await booted.close()
    },
  }
}

export type Answer = {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly text: string
  /** cookies that it sets, as they are sent back */
  readonly cookie: string
}
export type Question = {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  /** another address of this machine, as if of another one */
  readonly from?: string
}

/** One request, on a connection of its own; it is not followed anywhere. */
export function ask(
  port: number,
  path: string,
  { method = 'GET', headers = {}, body, from }: Question = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asking = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method,
        headers,
        agent: false,
        ...(from !== undefined && { localAddress: from }),
      },
      (incoming) => {
        const chunks: Buffer[] = []
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
        incoming.on('error', reject)
        incoming.on('end', () => {
          const set = incoming.headers['set-cookie'] ?? []
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            text: Buffer.concat(chunks).toString('utf8'),
            cookie: set.map((one) => one.split(';')[0]).join('; '),
          })
        })
      },
    )
    asking.on('error', reject)
    asking.end(body)
  })
}

/** A form as browsers post it. */
export function form(fields: Readonly<Record<string, string>>): Pick<Question, 'method' | 'headers' | 'body'> {
  const body = new URLSearchParams(fields).toString()
  return { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body }
}
