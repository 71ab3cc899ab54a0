/** What the organisers let anybody read: pages, their text, and files for diaries and for those who count again. */
import { createHash } from 'node:crypto'
import { html } from 'hono/html'
import type { Lang, View } from '../../src/port.ts'
import { plain } from '../../src/views/plain.ts'
import { type Markup, page } from './page.ts'
import { renderView } from './render.ts'
import type { App, Asked, PublicPage, Site } from './site.ts'
import { publicWords } from './words/public.ts'

/** Seconds during which a page that was read may be read again without asking. What is closed is gone as soon. */
const pageAge = 30
const feedAge = 300

const robots = 'User-agent: *\nAllow: /$\nAllow: /c/\nAllow: /static/\nDisallow: /\n'

/** As it is sent. */
type Made = {
  readonly mime: string
  readonly body: string
  readonly lang?: Lang
  /** of a file */
  readonly name?: string
  /** seconds */
  readonly age?: number
}

export function mountPublic(app: App, site: Site): void {
  const { pages } = site
  const making = new Map<string, Promise<Made | undefined>>()

  /** Those who ask for the same while it is made are given the same: a crowd at one page costs one page. */
  function told(c: Asked, make: () => Promise<Made | undefined>): Promise<Made | undefined> {
    const { lang, asked } = langIn(c)
    const key = [c.req.path, lang, asked, isText(c), originOf(c, site)].join(' ')
    const found = making.get(key) ?? make().finally(() => making.delete(key))
    making.set(key, found)
    return found
  }

  app.get('/', async (c) => {
    const { lang } = langIn(c)
    const made = await told(c, async () => {
      const front = await pages.front(lang)
      return front.empty ? undefined : pageMade(c, site, front)
    })
    if (made) return sent(c, made)
    const own = publicWords[lang]
    const way = c.get('session').local ? html`<p><a class="button" href="/salon">${own.room}</a></p>` : ''
    const here = site.publicUrl === undefined && way === '' ? html`<p>${own.roomHow}</p>` : way
    const main = html`<h1>Concertess</h1><p>${own.welcome}</p>${here}`
    c.header('x-robots-tag', 'noindex')
    return c.html(await page({ lang, title: own.front, face: 'public' }, main))
  })

  const publicPage = (c: Asked, path: readonly string[]) =>
    told(c, async () => {
      const said = await pages.page(path, langIn(c).lang)
      return said && pageMade(c, site, said)
    })
  const publicFile = (c: Asked, path: readonly string[], age: number) =>
    told(c, async () => {
      const file = await pages.file(path, langIn(c).lang, originOf(c, site))
      return file && { ...file, age }
    })

  app.get('/c/:slug/agenda.ics', async (c) => {
    return sent(c, await publicFile(c, [c.req.param('slug'), 'agenda.ics'], feedAge))
  })
  app.get('/c/:slug/votes/:n/:name', async (c) => {
    const { slug, n, name } = c.req.param()
    return sent(c, await publicFile(c, [slug, 'votes', n, name], pageAge))
  })
  app.get('/c/:slug', async (c) => sent(c, await publicPage(c, [c.req.param('slug')])))
  app.get('/c/:slug/:kind/:n', async (c) => {
    const { slug, kind, n } = c.req.param()
    return sent(c, await publicPage(c, [slug, kind, n]))
  })

  app.get('/agenda/:secret{[^/]+\\.ics}', async (c) => {
    const secret = c.req.param('secret').replace(/\.ics$/, '')
    const file = await pages.calendar(secret)
    if (file) c.header('cache-control', 'private, no-cache')
    return sent(c, file)
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

function isText(c: Asked): boolean {
  return c.req.query('texte') !== undefined
}

async function pageMade(c: Asked, site: Site, said: PublicPage): Promise<Made> {
  const { asked } = langIn(c)
  const { lang } = said
  const origin = originOf(c, site)
  const view = asked ? inSameLang(said.view, lang) : said.view
  if (isText(c)) {
    const body = `${said.title}\n\n${plain(wholeLinks(view, origin))}\n`
    return { mime: 'text/plain; charset=utf-8', body, lang, age: pageAge }
  }
  const body = String(await document(said, view, { origin, asked }))
  return { mime: 'text/html; charset=utf-8', body, lang, age: pageAge }
}

/**
 * Sent again only when it has changed since (RFC 9110 § 13.1.2). What was closed, or never was, is the same as an address
 * that leads nowhere.
 */
async function sent(c: Asked, made: Made | undefined): Promise<Response> {
  if (!made) return c.notFound()
  const { mime, body, lang, name, age } = made
  const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`
  c.header('content-type', mime)
  c.header('etag', tag)
  c.header('vary', 'Accept-Language')
  if (lang !== undefined) c.header('content-language', lang)
  if (name !== undefined) c.header('content-disposition', `inline; filename="${name}"`)
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
