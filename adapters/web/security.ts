/** What stands before every page: who this browser is, what may be posted, and how often. */
import { csrfOf, open, sessionOf } from './session.ts'
import type { App, Site } from './site.ts'

export function guard(app: App, site: Site): void {
  app.use(async (c, next) => {
    c.set('lang', site.lang)
    c.set('jar', { name: 'concertess', secure: false })
    const known = await sessionOf(c, site)
    if (known) {
      c.set('session', known)
      c.set('csrf', csrfOf(site, known.id))
    } else await open(c, site, { id: site.random(16), local: false, guest: undefined })
    await next()
  })
}
