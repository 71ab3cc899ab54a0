/** The settings of the web door: where it listens, under which address people reach it, and what its signatures are made with. */
import { z } from 'zod'

export type WebSettings = {
  readonly host: string
  /** 0: any that is free */
  readonly port: number
  /** nobody named the port: another free one will do */
  readonly anyPort: boolean
  /** under which address others reach the pages, without `/` at its end; undefined: from this machine alone */
  readonly publicUrl: string | undefined
  /** undefined: one is made and kept in the data directory */
  readonly secret: string | undefined
  /** proxies of ours in front of it, each of which adds an address to `X-Forwarded-For` */
  readonly proxies: number
}

const defaultPort = 8080
/** Different ones in a secret: fewer were typed by a finger that slept. */
const leastSigns = 10

export const webVariables = {
  WEB_HOST: z.string().regex(/^\S+$/).default('127.0.0.1'),
  WEB_PORT: z.coerce.number().int().min(0).max(65535).optional(),
  PUBLIC_URL: z
    .string()
    .refine((text) => originOf(text) !== undefined)
    .optional(),
  WEB_SECRET: z
    .string()
    .refine((text) => /^[\x21-\x7e]{32,}$/.test(text) && new Set(text).size >= leastSigns)
    .optional(),
  WEB_PROXIES: z.coerce.number().int().min(0).max(9).default(0),
}
type Read = z.infer<z.ZodObject<typeof webVariables>>

export const webSecrets = ['WEB_SECRET'] as const

/** `refuse` is given the names of what is missing: who listens elsewhere than on this machine says under which address, and signs. */
export function webOf(read: Read, refuse: (names: readonly string[]) => never): WebSettings {
  const { WEB_PORT: port, WEB_SECRET: secret } = read
  const host = read.WEB_HOST.replace(/^\[(.*)\]$/, '$1')
  const publicUrl = read.PUBLIC_URL === undefined ? undefined : originOf(read.PUBLIC_URL)
  const lacking = [...(publicUrl === undefined ? ['PUBLIC_URL'] : []), ...(secret === undefined ? ['WEB_SECRET'] : [])]
  if (!isLoopback(host) && lacking.length > 0) refuse(lacking)
  return { host, port: port ?? defaultPort, anyPort: port === undefined, publicUrl, secret, proxies: read.WEB_PROXIES }
}

export function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i.test(host)
}

/** https, or http on this machine; nothing but the origin. */
function originOf(text: string): string | undefined {
  const url = URL.parse(text)
  if (url?.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return undefined
  if (url.pathname !== '/') return undefined
  if (url.protocol === 'https:') return url.origin
  return url.protocol === 'http:' && isLoopback(url.hostname) ? url.origin : undefined
}
