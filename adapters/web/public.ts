/** What the organisers let anybody read: pages, their text, and files for diaries and for those who count again. */
import { createHash } from 'node:crypto'
import { html } from 'hono/html'
import type { Lang, View } from '../../src/port.ts'
import { plain } from '../../src/views/plain.ts'
import { type Markup, page } from './page.ts'
import { renderView } from './render.ts'
import type { App, Asked, PublicFile, PublicPage, Site } from './site.ts'
import { publicWords } from './words/public.ts'

/** Seconds during which a page that was read may be read again without asking. What is closed is gone as soon. */
const pageAge = 30
const feedAge = 300

const robots = 'User-agent: *\nAllow: /$\nAllow: /c/\nAllow: /static/\nDisallow: /\n'

export function mountPublic(app: App, site: Site): void {
  const { pages } = site

  app.get('/', async (c) => {
    const { lang } = langIn(c)
    const front = await pages.front(lang)
    if (!front.empty) return pageOr404(c, site, front)
    const own = publicWords[lang]
    const way = c.get('session').local ? html`<p><a class="button" href="/salon">${own.room}</a></p>` : ''
    const here = site.publicUrl === undefined && way === '' ? html`<p>${own.roomHow}</p>` : way
    const main = html`<h1>Concertess</h1><p>${own.welcome}</p>${here}`
    c.header('x-robots-tag', 'noindex')
    return c.html(await page({ lang, title: front.title, face: 'public' }, main))
  })

  app.get('/c/:slug/agenda.ics', async (c) => {
    const { lang } = langIn(c)
    return fileOr404(c, await pages.file([c.req.param('slug'), 'agenda.ics'], lang, originOf(c, site)), feedAge)
  })
  app.get('/c/:slug/votes/:n/:name', async (c) => {
    const { slug, n, name } = c.req.param()
    const { lang } = langIn(c)
    return fileOr404(c, await pages.file([slug, 'votes', n, name], lang, originOf(c, site)), pageAge)
  })
  app.get('/c/:slug', async (c) => pageOr404(c, site, await pages.page([c.req.param('slug')], langIn(c).lang)))
  app.get('/c/:slug/:kind/:n', async (c) => {
    const { slug, kind, n } = c.req.param()
    return pageOr404(c, site, await pages.page([slug, kind, n], langIn(c).lang))
  })

  app.get('/agenda/:secret{[^/]+\\.ics}', async (c) => {
    const secret = c.req.param('secret').replace(/\.ics$/, '')
    const file = await pages.calendar(secret)
    if (file) c.header('cache-control', 'private, no-cache')
    return fileOr404(c, file)
  })

  app.get('/robots.txt', (c) => c.text(site.publicUrl === undefined ? 'User-agent: *\nDisallow: /\n' : robots))
}

/** `asked`: the reader chose it, rather than their browser. */
function langIn(c: Asked): { readonly lang: Lang; readonly asked: boolean } {
  const said = c.req.query('lang')
  return said === 'fr' || said === 'en' ? { lang: said, asked: true } : { lang: c.get('lang'), asked: false }
}

function originOf(c: Asked, site: Site): string {
  return site.publicUrl ?? new URL(c.req.url).origin
}

async function fileOr404(c: Asked, file: PublicFile | undefined, age?: number): Promise<Response> {
  if (!file) return c.notFound()
  c.header('content-type', file.mime)
  c.header('content-disposition', `inline; filename="${file.name}"`)
  return fresh(c, file.body, age)
}

/** One that was closed, or never was, is the same as an address that leads nowhere. */
async function pageOr404(c: Asked, site: Site, said: PublicPage | undefined): Promise<Response> {
  if (!said) return c.notFound()
  const { asked } = langIn(c)
  c.header('content-language', said.lang)
  const view = asked ? inSameLang(said.view, said.lang) : said.view
  if (c.req.query('texte') !== undefined) {
    c.header('content-type', 'text/plain; charset=utf-8')
    const text = plain(wholeLinks(view, originOf(c, site)))
    return fresh(c, `${said.title}\n\n${text}\n`, pageAge)
  }
  c.header('content-type', 'text/html; charset=utf-8')
  return fresh(c, String(await document(said, view, { origin: originOf(c, site), asked })), pageAge)
}

/** Told again only when it has changed since (RFC 9110 § 13.1.2). */
function fresh(c: Asked, body: string, age?: number): Response {
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
  c.header('etag', tag)
  c.header('vary', 'Accept-Language')
  if (age !== undefined) c.header('cache-control', `public, max-age=${age}`)
  const known = c.req.header('if-none-match')?.split(',') ?? []
  if (known.some((one) => one.trim().replace(/^W\//, '') === tag)) return c.body(null, 304)
  return c.body(body)
}

type Around = { readonly origin: string; readonly asked: boolean }

function document(said: PublicPage, view: View, { origin, asked }: Around): Markup {
  const { lang, title, path, feed, up } = said
  const own = publicWords[lang]
  const other: Lang = lang === 'fr' ? 'en' : 'fr'
  const suffix = asked ? `?lang=${lang}` : ''
  const head = html`<link rel="canonical" href="${origin}${path}"><link rel="alternate" hreflang="fr" href="${origin}${path}?lang=fr"><link rel="alternate" hreflang="en" href="${origin}${path}?lang=en"><link rel="alternate" type="text/plain" title="${own.plain}" href="${path}?texte=1&amp;lang=${lang}">${feed === undefined ? '' : html`<link rel="alternate" type="text/calendar" title="${own.follow}" href="${feed}">`}<meta property="og:type" content="website"><meta property="og:title" content="${title}"><meta property="og:url" content="${origin}${path}">`
  const nav = html`<nav class="public-nav" aria-label="${own.page}"><a href="${path}?lang=${other}" hreflang="${other}" lang="${other}">${own.otherLang}</a> <a href="${path}?texte=1&amp;lang=${lang}">${own.plain}</a></nav>`
  const above = path === '/' ? undefined : (up ?? { label: own.all, href: '/' })
  const trail = above ? html`<p class="up"><a href="${above.href}${suffix}">← ${above.label}</a></p>` : ''
  const main = html`${trail}<h1>${title}</h1>${renderView(view)}`
  return page({ lang, title, face: 'public', styles: ['public'], nav, head }, main)
}

/** The links of the view, each as `change` makes it. */
function links(view: View, change: (href: string) => string): View {
  const isHref = (key: string, value: unknown) => key === 'href' && typeof value === 'string'
  return JSON.parse(JSON.stringify(view), (key, value) => (isHref(key, value) ? change(value) : value)) as View
}

/** Whoever chose a language keeps it from page to page. */
function inSameLang(view: View, lang: Lang): View {
  return links(view, (href) => (href.startsWith('/') ? `${href}?lang=${lang}` : href))
}

/** A text is read elsewhere, where our own addresses must be whole. */
function wholeLinks(view: View, origin: string): View {
  return links(view, (href) => (href.startsWith('/') ? `${origin}${href}` : href))
}
