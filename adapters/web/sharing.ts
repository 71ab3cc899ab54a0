/** A page that is the same for everybody is made once for all who ask for it meanwhile, however many they are. */
import { createMiddleware } from 'hono/factory'
import type { Env } from './site.ts'

const longestKey = 300

type Made = { readonly headers: Headers; readonly body: ArrayBuffer }

/** Only what says itself that anybody may keep it (`Cache-Control: public`) is shared, while it is being made. */
export function shareBetween(paths: RegExp) {
  const underWay = new Map<string, Promise<Made | undefined>>()
  return createMiddleware<Env>(async (c, next) => {
    const { pathname, search, host } = new URL(c.req.url)
    const key = `${host} ${c.get('lang')} ${pathname}${search}`
    if (c.req.method !== 'GET' || !paths.test(pathname) || key.length > longestKey) return next()
    const other = underWay.get(key)
    if (other) {
      const made = await other
      if (!made) return next()
      const tag = made.headers.get('etag')
      const isKnown = tag !== null && c.req.header('if-none-match')?.includes(tag) === true
      c.res = new Response(isKnown ? null : made.body, { status: isKnown ? 304 : 200, headers: made.headers })
      return
    }
    const { promise, resolve } = Promise.withResolvers<Made | undefined>()
    underWay.set(key, promise)
    try {
      await next()
      const { status, headers } = c.res
      if (status !== 200 || !/^public\b/.test(headers.get('cache-control') ?? '')) return
      const made = { headers: new Headers(headers), body: await c.res.arrayBuffer() }
      c.res = new Response(made.body, { status, headers })
      resolve(made)
    } finally {
      underWay.delete(key)
      resolve(undefined)
    }
  })
}
