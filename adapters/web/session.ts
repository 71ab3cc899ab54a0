/**
 * Who a browser is: a signed cookie, and what forms bring back to show that they are ours. Nothing is kept here, so that
 * sessions hold over a restart; a new secret ends them all.
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { deleteCookie, getSignedCookie, setSignedCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { notice } from './notices.ts'
import type { Asked, Env, Session, Site } from './site.ts'
import { noticeWords } from './words/notices.ts'

const day = 86_400_000
/** How long a session holds since it was last used. */
const longest = 30 * day
/** A cookie is renewed once it is older. */
const renewed = day

/**
 * The local room's key was shown: this browser may be anybody there. A new session, so that none can be planted; the same
 * one where it was shown before, so that the forms of pages that are open meanwhile still hold.
 */
export async function openLocal(c: Asked, site: Site): Promise<void> {
  const known = c.get('session')
  await open(c, site, { ...known, id: known.local ? known.id : site.random(16), local: true })
}

/** This browser came by a personal link, which replaces another's. */
export async function openGuest(c: Asked, site: Site, linkId: string): Promise<void> {
  const known = c.get('session')
  await open(c, site, { ...known, id: known.guest === linkId ? known.id : site.random(16), guest: linkId })
}

/** Forgets this browser. */
export function closeSession(c: Asked): void {
  const { name, secure } = c.get('jar')
  deleteCookie(c, name, { path: '/', secure })
}

/** Lets only those in who showed the local room's key. */
export function localOnly(_site: Site) {
  return createMiddleware<Env>(async (c, next) => {
    if (!c.get('session').local) return notice(c, 403, noticeWords[c.get('lang')].needsKey)
    return next()
  })
}

/** Lets only those in whose personal link still holds; `guest` tells who. */
export function guestOnly(site: Site) {
  return createMiddleware<Env>(async (c, next) => {
    const { guest: link } = c.get('session')
    const found = link === undefined ? 'unknown' : await site.links.still(link)
    if (typeof found === 'string') return notice(c, 403, noticeWords[c.get('lang')].shut[found])
    c.set('guest', found)
    c.set('lang', found.lang)
    return next()
  })
}

/** Are they the same? Takes as long whatever they are. */
export function same(said: string, known: string): boolean {
  return timingSafeEqual(createHash('sha256').update(said).digest(), createHash('sha256').update(known).digest())
}

/** What forms bring back: of one session, and of no use to another. */
export function csrfOf(site: Site, of: string): string {
  return createHmac('sha256', site.secret).update(`csrf ${of}`).digest('base64url')
}

/**
 * Named after the secret: two bots on one machine, whose ports cookies do not tell apart, leave each other's alone. By https,
 * a browser takes it from this very host and path alone.
 */
export function jarOf(site: Site, secure: boolean): Env['Variables']['jar'] {
  const name = `concertess-${createHash('sha256').update(`cookie ${site.secret}`).digest('hex').slice(0, 8)}`
  return { name: secure ? `__Host-${name}` : name, secure }
}

/** The session that the cookie tells, if it is ours and not too old; `stale` when it should be written again. */
export async function sessionOf(c: Asked, site: Site): Promise<(Session & { readonly stale: boolean }) | undefined> {
  const said = await getSignedCookie(c, site.secret, c.get('jar').name)
  const found = typeof said === 'string' ? /^([0-9a-f]{32})\.([0-9a-z]{1,9})\.(l?)\.([\w-]{0,64})$/.exec(said) : null
  const [, id = '', since = '', local = '', guest = ''] = found ?? []
  const age = site.now() - Number.parseInt(since, 36)
  if (!found || !(age < longest)) return undefined
  return { id, local: local !== '', guest: guest === '' ? undefined : guest, stale: age > renewed }
}

/** Written once in an answer, whoever asks for it last. */
export async function open(c: Asked, site: Site, session: Session): Promise<void> {
  const { name, secure } = c.get('jar')
  const value = `${session.id}.${site.now().toString(36)}.${session.local ? 'l' : ''}.${session.guest ?? ''}`
  c.header('set-cookie', undefined)
  await setSignedCookie(c, name, value, site.secret, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure,
    // A shared computer forgets whose link was opened there, and who gave an idea, when its browser is closed.
    ...(session.local && session.guest === undefined && { maxAge: longest / 1000 }),
  })
  c.set('session', { id: session.id, local: session.local, guest: session.guest })
  c.set('csrf', csrfOf(site, `session ${session.id}`))
}
