/**
 * The homeserver itself, over its client API: calls that say how they failed, and nothing that tries again by itself, since
 * the outbox does. And the one library of Matrix that we may need, for its encryption alone: loaded when it is asked for, and
 * only where its native part is there, since without it the mere import throws.
 */
import { createRequire } from 'node:module'
import { ApiFailure, networkFailure, statusFailure } from './failure.ts'

export type Method = 'GET' | 'POST' | 'PUT'
export type Request = {
  readonly body?: object
  readonly query?: Readonly<Record<string, string | undefined>>
  /** in milliseconds */
  readonly patience?: number
  readonly signal?: AbortSignal
  /** a file, in the place of a body */
  readonly file?: { readonly type: string; readonly bytes: Uint8Array }
}
export type Client = {
  /** `path` begins behind `/_matrix/`. Throws `ApiFailure`. */
  call(method: Method, path: string, request?: Request): Promise<unknown>
}
export type ClientOptions = {
  /** of the homeserver, without a last `/` */
  readonly url: string
  readonly token: string
  readonly now: () => number
  /** told when the server took a call that writes */
  readonly answered?: () => void
}

/** A call that takes longer may have had its effect. */
const patience = 20_000

export function openClient({ url, token, now, answered }: ClientOptions): Client {
  const base = url.replace(/\/+$/, '')

  return {
    async call(method, path, request = {}) {
      const name = `${method} ${path.replace(/[!$@#][^/]+|[0-9a-f-]{20,}[^/]*/gi, '…')}`
      let status = 0
      let header: string | null = null
      let body: unknown
      try {
        const response = await fetch(`${base}/_matrix/${path}${searchOf(request.query)}`, {
          method,
          headers: {
            authorization: `Bearer ${token}`,
            ...(request.file ? { 'content-type': request.file.type } : {}),
            ...(request.body ? { 'content-type': 'application/json' } : {}),
          },
          // The token goes to this address and nowhere else: not where it would send us.
          redirect: 'error',
          signal: signalOf(request),
          ...(request.file ? { body: new Blob([new Uint8Array(request.file.bytes)]) } : {}),
          ...(request.body ? { body: JSON.stringify(request.body) } : {}),
        })
        status = response.status
        header = response.headers.get('retry-after')
        const text = await response.text()
        body = readJson(text)
      } catch (error) {
        throw new ApiFailure(name, networkFailure(error))
      }
      if (status < 200 || status > 299) throw new ApiFailure(name, statusFailure(status, body, header, now()))
      if (body === undefined) throw new ApiFailure(name, { kind: 'unsure', why: 'no JSON' })
      if (method !== 'GET') answered?.()
      return body
    },
  }
}

function signalOf({ patience: ms = patience, signal }: Request): AbortSignal {
  const late = AbortSignal.timeout(ms)
  return signal ? AbortSignal.any([signal, late]) : late
}

function searchOf(query: Request['query'] = {}): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as [string, string]],
  )
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** `absent`: the library is not installed. `broken`: it is, without the native part that its installation downloads. */
export type Encryption = 'absent' | 'broken' | 'present'

/** Loads nothing but the native part itself. */
export function encryptionState(): Encryption {
  const require = createRequire(import.meta.url)
  try {
    require.resolve('matrix-bot-sdk')
  } catch {
    return 'absent'
  }
  try {
    // Asked of the library's own place, since it is its dependency.
    createRequire(require.resolve('matrix-bot-sdk'))('@matrix-org/matrix-sdk-crypto-nodejs')
    return 'present'
  } catch {
    return 'broken'
  }
}
