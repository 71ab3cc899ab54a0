/** The pages about this site: its accessibility statement, and what becomes of people's data. */
import { html } from 'hono/html'
import type { Lang } from '../../src/port.ts'
import { page } from './page.ts'
import type { App, Asked, Site } from './site.ts'
import { type About, aboutWords, type Passage } from './words/about.ts'

export function mountAbout(app: App, { contact }: Site): void {
  app.get('/accessibilite', (c) => about(c, (lang) => aboutWords[lang].accessibility(contact)))
  app.get('/donnees', (c) => about(c, (lang) => aboutWords[lang].privacy(contact)))
}

async function about(c: Asked, say: (lang: Lang) => About): Promise<Response> {
  const asked = c.req.query('langue')
  const lang = asked === 'fr' || asked === 'en' ? asked : c.get('lang')
  const other = lang === 'fr' ? 'en' : 'fr'
  const { title, other: label, passages } = say(lang)
  const main = html`<h1>${title}</h1>${passages.map(passage)}<p><a href="?langue=${other}" lang="${other}" hreflang="${other}">${label}</a></p>`
  return c.html(await page({ lang, title, face: 'notice' }, main))
}

function passage({ title, texts, points = [], link }: Passage) {
  const list = points.length === 0 ? '' : html`<ul>${points.map((point) => html`<li>${point}</li>`)}</ul>`
  const leads = link ? html`<p><a href="${link.href}" rel="noreferrer noopener">${link.label}</a></p>` : ''
  return html`<section><h2>${title}</h2>${texts.map((text) => html`<p>${text}</p>`)}${list}${leads}</section>`
}
