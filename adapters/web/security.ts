/** What stands before every page: under which name it is asked for, who this browser is, what may be posted, how often. */
import { methodNotAllowed } from 'hono/method-not-allowed'
import { matchedRoutes } from 'hono/route'
import { addressOf } from './address.ts'
import { isAnnouncedTooLong, NoForm, posted, TooLong } from './body.ts'
import { everywhere, httpsOnly, unkept, unlisted } from './headers.ts'
import { isForeign, isOurs, isPublic, langOf } from './hosts.ts'
import { notice } from './notices.ts'
import { createRates, type Rate } from './rates.ts'
import { csrfOf, jarOf, open, same, sessionOf } from './session.ts'
import { shareBetween } from './sharing.ts'
import type { App, Asked, Site } from './site.ts'
import { noticeWords } from './words/notices.ts'

/** What these pages say carries its own secret in the path: whoever has it needs no session, and none is begun. */
const bearer = /^\/(?:l|cartes|bulletin|desinscription|agenda)\/[^/]+/
/** Mail programs post there by themselves (RFC 8058). */
const oneClick = /^\/desinscription\/[^/]+$/
/** An urn must not know who votes: no session is even read there. */
const blind = /^\/bulletin\//
/** What anybody may read, and search engines list. */
const listed = /^\/(?:$|c\/|static\/|accessibilite$|donnees$)/
/** What may be the same for everybody, when it says so. */
const shared = /^\/(?:$|c\/)/
/** What may say for how long it is kept: the same for everybody, or asked for again and again by diaries. */
const kept = /^\/(?:$|c\/|static\/|agenda\/)/

export function guard(app: App, site: Site): void {
  const { take, waits } = createRates(site.secret)
  const isHttps = site.publicUrl?.startsWith('https:') ?? false

  app.onError((error, c) => failed(c, site, error))
  app.notFound((c) => notice(c, 404, noticeWords[c.get('lang')].notFound))

  app.use(async (c, next) => {
    c.set('lang', langOf(c.req.header('accept-language'), site.lang))
    c.set('session', nobody)
    await next()
    const { headers, body } = c.res
    const all = { ...everywhere, ...(isSecure(c) && httpsOnly), ...(!isListed(c) && unlisted) }
    for (const [name, value] of Object.entries(all)) headers.set(name, value)
    if (!headers.has('cache-control') || !kept.test(c.req.path))
      for (const [name, value] of Object.entries(unkept)) headers.set(name, value)
    // What would be told for as long as it is listened to must end where nobody listens.
    if (c.req.method === 'HEAD') await body?.cancel()
  })

  app.use(async (c, next) => {
    const words = noticeWords[c.get('lang')]
    const host = c.req.header('host')
    if (!isOurs(host, site.publicUrl) || new URL(c.req.url).host !== host?.toLowerCase())
      return notice(c, 421, words.notOurs)
    if (!['GET', 'HEAD', 'POST'].includes(c.req.method)) return refused(c, ['GET', 'HEAD', 'POST'])
    return next()
  })
  app.use(methodNotAllowed({ app, onMethodNotAllowed: refused }))

  app.use(async (c, next) => {
    c.set('jar', jarOf(site, isSecure(c)))
    const { path } = c.req
    const known = blind.test(path) ? undefined : await sessionOf(c, site)
    const own = bearer.exec(path)?.[0]
    if (known?.stale) await open(c, site, known)
    if (known) c.set('session', { id: known.id, local: known.local, guest: known.guest })
    c.set('csrf', csrfOf(site, own ?? `session ${known?.id ?? ''}`))
    const who = own ?? (known && (known.guest ?? known.id))
    const kind = known?.local ? 'local' : 'guest'
    const isKeyed = own !== undefined || c.req.query('cle') !== undefined
    const wait =
      (isKeyed ? await waits('wrong', ofAddress(c)) : undefined) ??
      (who === undefined ? undefined : await take(kind, who)) ??
      (who === undefined || c.req.method !== 'POST' ? undefined : await take(`${kind}Posts` satisfies Rate, who))
    if (wait !== undefined) return tooMany(c, wait)
    await next()
    if (isKeyed && c.res.status >= 400) await take('wrong', ofAddress(c))
  })

  app.use(async (c, next) => {
    if (c.req.method !== 'POST') return next()
    const words = noticeWords[c.get('lang')]
    const host = c.req.header('host') ?? ''
    const [origin, from] = [c.req.header('origin'), c.req.header('sec-fetch-site')]
    if (isForeign({ host, publicUrl: site.publicUrl, origin, site: from })) return notice(c, 403, words.foreign)
    if (isAnnouncedTooLong(c)) return notice(c, 413, words.tooLong)
    const carries = bearer.test(c.req.path)
    // Nobody's word is read before we know who speaks.
    if (!carries && c.get('session').id === '') return notice(c, 403, words.stale)
    const form = await posted(c)
    const isOneClick = oneClick.test(c.req.path) && form.get('List-Unsubscribe') === 'One-Click'
    if (!isOneClick && !same(form.get('csrf') ?? '', c.get('csrf'))) return notice(c, 403, words.stale)
    return next()
  })

  app.use(shareBetween(shared))

  function ofAddress(c: Asked): string {
    return addressOf(c.env?.incoming?.socket.remoteAddress, c.req.header('x-forwarded-for'), site.proxies)
  }

  /** Does this browser speak https to us, by a proxy or not? */
  function isSecure(c: Asked): boolean {
    const isProxied = site.proxies > 0 && c.req.header('x-forwarded-for') !== undefined
    return isHttps && (isProxied || isPublic(c.req.header('host'), site.publicUrl))
  }
}

const nobody = { id: '', local: false, guest: undefined } as const

function isListed(c: Asked): boolean {
  return listed.test(c.req.path) && c.res.status < 400
}

async function refused(c: Asked, methods: readonly string[]): Promise<Response> {
  c.header('allow', methods.join(', '))
  return notice(c, 405, noticeWords[c.get('lang')].method)
}

/** `wait` in milliseconds. */
async function tooMany(c: Asked, wait: number): Promise<Response> {
  const seconds = Math.max(1, Math.ceil(wait / 1000))
  c.header('retry-after', String(seconds))
  return notice(c, 429, noticeWords[c.get('lang')].tooMany(seconds))
}

/** What nobody foresaw is written down under a number, which the page quotes; what was asked is not. */
async function failed(c: Asked, site: Site, error: unknown): Promise<Response> {
  const words = noticeWords[c.get('lang')]
  if (error instanceof TooLong) return notice(c, 413, words.tooLong)
  if (error instanceof NoForm) return notice(c, 415, words.noForm)
  const id = site.random(4)
  const where = { id, face: matchedRoutes(c).at(-1)?.path }
  if (c.req.raw.signal.aborted) site.log.debug({ ...where, err: error }, 'a browser left')
  else site.log.error({ ...where, err: error }, 'page failed')
  return notice(c, 500, words.failed(id))
}
