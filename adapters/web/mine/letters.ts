/**
 * No more letters, by one press: a person's, on the page to which their letter leads, or that of the mail program, which posts
 * there by itself (RFC 8058) with no session and from no page of ours.
 */
import { html } from 'hono/html'
import { notice } from '../notices.ts'
import { page } from '../page.ts'
import type { App, Site } from '../site.ts'
import { mineWords } from './words.ts'

export function mountLetters(app: App, site: Site): void {
  app.get('/desinscription/:mark', async (c) => {
    const lang = c.get('lang')
    const words = mineWords[lang].letters
    // Whoever looks into links before people do must stop nothing: it is pressed.
    const main = html`<h1>${words.title}</h1><p>${words.ask}</p><form method="post" action="/desinscription/${c.req.param('mark')}"><input type="hidden" name="csrf" value="${c.get('csrf')}"><button class="primary">${words.stop}</button></form>`
    return c.html(await page({ lang, title: words.title, face: 'notice' }, main))
  })

  app.post('/desinscription/:mark', async (c) => {
    const words = mineWords[c.get('lang')].letters
    const stopped = await site.stopLetters(c.req.param('mark'))
    return stopped ? notice(c, 200, words.done) : notice(c, 404, words.unknown)
  })
}
