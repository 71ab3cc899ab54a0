/** Our scripts, styles and icon, read once. An address with its mark is kept for good; one without is asked after each time. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { App } from './site.ts'

const mimes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
}

type Asset = {
  readonly mime: string
  readonly mark: string
  readonly body: Uint8Array<ArrayBuffer>
  readonly packed: Uint8Array<ArrayBuffer>
}

const folder = new URL('./static/', import.meta.url)
const assets: ReadonlyMap<string, Asset> = new Map(
  readdirSync(folder).flatMap((name) => {
    const mime = mimes[extname(name)]
    if (mime === undefined) return []
    const body = new Uint8Array(readFileSync(new URL(name, folder)))
    const mark = createHash('sha256').update(body).digest('hex').slice(0, 16)
    return [[name, { mime, mark, body, packed: new Uint8Array(gzipSync(body, { level: 9 })) }] as const]
  }),
)

/** Where a file of ours is, with the mark of what it holds today. */
export function asset(name: string): string {
  return `/static/${name}?v=${assetMark(name)}`
}

/** Throws for a name that is none of ours. */
export function assetMark(name: string): string {
  const found = assets.get(name)
  if (!found) throw new Error(`there is no file ${name} among ours`)
  return found.mark
}

export function mountStatic(app: App): void {
  for (const [name, { mime, mark, body, packed }] of assets) {
    app.get(`/static/${name}`, (c) => {
      const isPacked = packed.length < body.length && /\bgzip\b/.test(c.req.header('accept-encoding') ?? '')
      const etag = `"${mark}${isPacked ? '-gz' : ''}"`
      const headers = {
        etag,
        vary: 'accept-encoding',
        'cache-control': c.req.query('v') === mark ? 'public, max-age=31536000, immutable' : 'no-cache',
      }
      if (c.req.header('if-none-match')?.includes(etag)) return c.body(null, 304, headers)
      return c.body(isPacked ? packed : body, 200, {
        ...headers,
        'content-type': mime,
        ...(isPacked && { 'content-encoding': 'gzip' }),
      })
    })
  }
}
