/** What stands before every page: who this browser is, what may be posted, and how often. */
import type { App, Site } from './site.ts'

export function guard(app: App, site: Site): void {
  app.use(async (c, next) => {
    c.set('lang', site.lang)
    await next()
  })
}
