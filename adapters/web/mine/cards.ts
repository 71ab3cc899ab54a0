/** Links that were just made, to be printed: a card each, with its code to scan. */
import { html, raw } from 'hono/html'
import { renderSVG } from 'uqr'
import { formatDay } from '../../../src/views/format.ts'
import { notice } from '../notices.ts'
import { type Markup, page } from '../page.ts'
import type { App, Card, Sheet, Site } from '../site.ts'
import { mineWords } from './words.ts'

export function mountCards(app: App, site: Site): void {
  app.get('/cartes/:secret', async (c) => {
    const sheet = await site.links.sheet(c.req.param('secret'))
    if (!sheet) return notice(c, 404, mineWords[c.get('lang')].cards.gone)
    return c.html(await cardsPage(sheet, site.publicUrl ?? new URL(c.req.url).origin, site.zone))
  })
}

function cardsPage(sheet: Sheet, origin: string, zone: string): Markup {
  const { lang } = sheet
  const words = mineWords[lang].cards
  const main = html`<h1 class="screen">${words.title}</h1><p class="screen">${words.how}</p><div class="cards">${sheet.cards.map(
    (card) => cardHtml(card, sheet, origin, zone),
  )}</div>`
  return page({ lang, title: words.title, face: 'mine', styles: ['mine', 'cards'] }, main)
}

function cardHtml(
  { name, organisation, token, until }: Card,
  { title, lang }: Sheet,
  origin: string,
  zone: string,
): Markup {
  const words = mineWords[lang].cards
  const address = `${origin}/l/${token}`
  // Drawn from the address alone: nothing of it was written by anybody.
  const code = raw(renderSVG(address, { ecc: 'M', border: 4 }))
  return html`<section class="card" aria-label="${name}"><h2>${name}</h2>${organisation === undefined ? '' : html`<p class="organisation">${organisation}</p>`}<p>${words.for(title)}</p><div class="code" role="img" aria-label="${words.code(name)}">${code}</div><p>${words.scan}</p><p class="address">${address}</p><p class="quiet">${words.mine} ${words.until(formatDay(until, zone, lang))}</p></section>`
}
