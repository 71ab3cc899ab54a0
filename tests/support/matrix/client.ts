/** One account's calls to the homeserver, and how accounts are made. */
import { createHmac } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { registrationSecret } from './config.ts'
import { type Fields, fieldsOf, numberOf, parsed, textOf } from './json.ts'

export type Account = {
  readonly id: string
  readonly token: string
  readonly deviceId: string
  readonly password: string
}
export type Query = Readonly<Record<string, string | number>>
export type Client = Account & {
  /** `path` below `/_matrix/client/v3`, unless it starts with `/_`. Throws a `MatrixRefusal`. */
  get(path: string, query?: Query): Promise<Fields>
  put(path: string, body: Fields): Promise<Fields>
  post(path: string, body?: Fields): Promise<Fields>
  remove(path: string): Promise<Fields>
  upload(bytes: Uint8Array, type: string, name: string): Promise<string>
  download(mxc: string): Promise<Buffer>
}

/** What the server answered instead. */
export class MatrixRefusal extends Error {
  readonly status: number
  readonly code: string
  readonly body: Fields
  readonly retryAfter: string | undefined

  constructor(what: string, response: Response, body: Fields) {
    super(`${what}: ${response.status} ${textOf(body.errcode)} ${textOf(body.error)}`)
    this.status = response.status
    this.code = textOf(body.errcode)
    this.body = body
    this.retryAfter = response.headers.get('retry-after') ?? undefined
  }
}

/** `patience`: milliseconds for which what did not arrive is sent again, as clients do: under its transaction it is the same. */
export function createClient(url: string, account: Account, patience = 0): Client {
  const headers = { authorization: `Bearer ${account.token}` }
  const json = { ...headers, 'content-type': 'application/json' }

  async function call(path: string, init: RequestInit): Promise<Response> {
    const whole = path.startsWith('/_') ? path : `/_matrix/client/v3${path}`
    const response = await patiently(() => fetch(url + whole, init))
    if (response.ok) return response
    const body = fieldsOf(parsed(await response.text()))
    throw new MatrixRefusal(`${init.method ?? 'GET'} ${path}`, response, body)
  }

  async function patiently(ask: () => Promise<Response>): Promise<Response> {
    for (const end = Date.now() + patience; ; ) {
      try {
        const response = await ask()
        if (response.status < 500 || Date.now() > end) return response
      } catch (error) {
        if (Date.now() > end) throw error
      }
      await pause(100)
    }
  }

  async function send(method: string, path: string, body: Fields): Promise<Fields> {
    const response = await call(path, { method, headers: json, body: JSON.stringify(body) })
    return fieldsOf(await response.json())
  }

  return {
    ...account,
    async get(path, query = {}) {
      const asked = new URLSearchParams(
        Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
      )
      const response = await call(asked.size === 0 ? path : `${path}?${asked}`, { headers })
      return fieldsOf(await response.json())
    },
    put: (path, body) => send('PUT', path, body),
    post: (path, body = {}) => send('POST', path, body),
    remove: (path) => send('DELETE', path, {}),
    async upload(bytes, type, name) {
      const path = `/_matrix/media/v3/upload?filename=${encodeURIComponent(name)}`
      const body = new Uint8Array(bytes)
      const response = await call(path, { method: 'POST', headers: { ...headers, 'content-type': type }, body })
      return textOf(fieldsOf(await response.json()).content_uri)
    },
    async download(mxc) {
      const response = await call(`/_matrix/client/v1/media/download/${mxc.replace('mxc://', '')}`, { headers })
      return Buffer.from(await response.arrayBuffer())
    },
  }
}

/** An account made with the server's secret: no limit on registrations holds it back. */
export async function register(url: string, name: string, admin = false): Promise<Account> {
  const path = `${url}/_synapse/admin/v1/register`
  const { nonce } = fieldsOf(await (await fetch(path)).json())
  const password = `secret of ${name}`
  const mac = createHmac('sha1', registrationSecret)
    .update([textOf(nonce), name, password, admin ? 'admin' : 'notadmin'].join('\0'))
    .digest('hex')
  return accountFrom(path, { nonce, username: name, password, admin, mac }, password)
}

/** The same account from a new device. */
export function login(url: string, { id, password }: Account): Promise<Account> {
  const identifier = { type: 'm.id.user', user: id }
  return accountFrom(`${url}/_matrix/client/v3/login`, { type: 'm.login.password', identifier, password }, password)
}

async function accountFrom(path: string, body: Fields, password: string): Promise<Account> {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const answer = fieldsOf(await response.json())
  if (!response.ok) throw new MatrixRefusal('account', response, answer)
  const { user_id, access_token, device_id } = answer
  return { id: textOf(user_id), token: textOf(access_token), deviceId: textOf(device_id), password }
}

/** When an event happened, in milliseconds. */
export function timeOf(event: Fields): number {
  return numberOf(event.origin_server_ts)
}
