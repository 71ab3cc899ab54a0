/** The form by which anybody gives an idea to a concertation that has a public page. It is read before it is shown. */
import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { Lang } from '../../../src/port.ts'
import { addressOf } from '../address.ts'
import { posted } from '../body.ts'
import { notice } from '../notices.ts'
import { type Markup, page } from '../page.ts'
import { createRates } from '../rates.ts'
import { requestId } from '../read.ts'
import { open, openGuest } from '../session.ts'
import type { App, Asked, Site, Visit } from '../site.ts'
import { noticeWords } from '../words/notices.ts'
import { incoming } from './acts.ts'
import { mineWords } from './words.ts'

const longest = { texte: 3000, nom: 60, structure: 60, courriel: 254 } as const
const shortest = 3

export function mountGiving(app: App, site: Site): void {
  const { links, local, visits } = site
  const { take } = createRates(site.secret)

  app.use('/c/:slug/contribuer', async (c, next) => {
    const chosen = c.req.query('lang')
    if (chosen === 'fr' || chosen === 'en') c.set('lang', chosen)
    return next()
  })
  app.get('/c/:slug/contribuer', async (c) => {
    const visit = await visits.open(c.req.param('slug'), c.get('lang'))
    if (!visit) return c.notFound()
    if (c.get('session').id === '') await open(c, site, { id: site.random(16), local: false, guest: undefined })
    return shown(c, await formPage(c, site, visit), 200)
  })

  app.post('/c/:slug/contribuer', async (c) => {
    const lang = c.get('lang')
    const visit = await visits.open(c.req.param('slug'), lang)
    if (!visit) return c.notFound()
    const data = await posted(c)
    const given = (name: keyof typeof longest) => (data.get(name) ?? '').replaceAll('\r\n', '\n').trim()
    const wrong = wrongIn(given, data, lang)
    if (wrong !== undefined) return shown(c, await formPage(c, site, visit, { data, said: wrong }), 422)
    const address = addressOf(c.env?.incoming?.socket.remoteAddress, c.req.header('x-forwarded-for'), site.proxies)
    const wait = await take('visits', address)
    if (wait !== undefined) return notice(c, 429, noticeWords[lang].tooMany(Math.ceil(wait / 1000)))
    // Programs fill in what people do not see; they are thanked all the same.
    if ((data.get('site') ?? '') !== '') return notice(c, 200, mineWords[lang].give.thanks)
    const { house } = local
    const { id, guest: link } = c.get('session')
    const request = requestId(id, data)
    const known = link === undefined ? undefined : await links.still(link)
    if (known !== undefined && typeof known !== 'string' && known.concertation === visit.concertation) {
      const says = { intent: 'idea submit', args: { text: given('texte') } }
      const reply = await house.hear(incoming(known, request, says))
      return c.redirect(reply ? `/moi?a=${encodeURIComponent(reply.key)}` : '/moi', 303)
    }
    // Sent twice, the same page makes one person.
    const visitor = { account: `v-${request}`, visitor: true, name: nameOf(given, lang) }
    const first = incoming(visitor, `${request}-0`, { intent: 'idea mine', args: {} })
    const who = { ...first.who, name: visitor.name, locale: lang }
    await house.hear({ ...first, who, home: true })
    const args = {
      concertation: visit.concertation,
      text: given('texte'),
      ...(given('courriel') !== '' && { mail: given('courriel') }),
    }
    const reply = await house.hear({ ...incoming(visitor, request, { intent: 'idea visit', args }), who }, true)
    const opened = await links.of(visitor.account)
    if (reply?.refused || !opened)
      return shown(c, await formPage(c, site, visit, { data, said: reply?.refused?.said ?? '' }), 422)
    await openGuest(c, site, opened.link)
    await local.settle().catch(() => {})
    return c.redirect(`/moi?a=${encodeURIComponent(reply?.key ?? '')}`, 303)
  })
}

/** As the pages around it are, whose addresses stand beside its own. */
function shown(c: Asked, made: HtmlEscapedString, status: 200 | 422): Response {
  return c.body(String(made), status, { 'content-type': 'text/html; charset=utf-8' })
}

type Given = (name: keyof typeof longest) => string

function wrongIn(given: Given, data: URLSearchParams, lang: Lang): string | undefined {
  const words = mineWords[lang].give
  const text = [...given('texte')].length
  if (text < shortest || text > longest.texte) return words.wrongText(shortest, longest.texte)
  const isLong = (['nom', 'structure', 'courriel'] as const).some((name) => [...given(name)].length > longest[name])
  if (isLong) return words.wrongLength
  return data.get('lu') === 'oui' ? undefined : words.unread
}

/** What they say of themselves is nothing that anybody has checked: their organisation stands beside their name, and gives no right. */
function nameOf(given: Given, lang: Lang): string {
  const line = (name: 'nom' | 'structure') => given(name).replace(/\s+/g, ' ')
  const name = line('nom') || mineWords[lang].give.anonymous
  return line('structure') === '' ? name : `${name} (${line('structure')})`
}

type Back = { readonly data: URLSearchParams; readonly said: string }

function formPage(c: Asked, site: Site, visit: Visit, back?: Back): Markup {
  const lang = c.get('lang')
  const words = mineWords[lang].give
  const path = `/c/${encodeURIComponent(c.req.param('slug') ?? '')}`
  const value = (name: string) => back?.data.get(name) ?? ''
  const field = (
    name: 'nom' | 'structure' | 'courriel',
    label: string,
    help: string,
    type: 'text' | 'email',
    fill: string,
  ) =>
    html`<div class="field"><label for="${name}">${label} <span class="mark">(${words.optional})</span></label><p class="help" id="${name}-h">${help}</p><input id="${name}" name="${name}" type="${type}" autocomplete="${fill}" maxlength="${longest[name]}" value="${value(name)}" aria-describedby="${name}-h"></div>`
  const error =
    back === undefined ? '' : html`<p class="error" role="alert"><strong>${words.refused}</strong> ${back.said}</p>`
  const main = html`<p class="up"><a href="${path}">← ${visit.title}</a></p><h1>${words.lead(visit.title)}</h1><p>${words.moderated}</p>${error}<form method="post" action="${path}/contribuer?lang=${lang}" class="form give"><input type="hidden" name="csrf" value="${c.get('csrf')}"><input type="hidden" name="rid" value="${site.random(16)}"><div class="field"><label for="texte">${words.text}</label><p class="help" id="texte-h">${words.textHelp}</p><textarea id="texte" name="texte" rows="5" required minlength="${shortest}" maxlength="${longest.texte}" aria-describedby="texte-h">${value('texte')}</textarea></div>${field('nom', words.name, words.nameHelp, 'text', 'name')}${field('structure', words.organisation, words.organisationHelp, 'text', 'organization')}${
    visit.letters ? field('courriel', words.mail, words.mailHelp, 'email', 'email') : ''
  }<div class="unseen" hidden><label for="site">Site</label><input id="site" name="site" tabindex="-1" autocomplete="off" value=""></div><p class="notice">${words.notice(visit.organisers)}</p><div class="option"><input type="checkbox" id="lu" name="lu" value="oui" required><label for="lu">${words.agree}</label></div><button class="primary">${words.send}</button></form>`
  return page({ lang, title: words.title, face: 'public', styles: ['public'] }, main)
}
