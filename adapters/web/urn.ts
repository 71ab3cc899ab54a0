/** The page of a paper: filled in, looked at once more, put in. It opens no session and says nothing of whoever fills it in. */
import { html } from 'hono/html'
import { pressId, resolvePress } from '../../src/views/press.ts'
import { posted } from './body.ts'
import { notice } from './notices.ts'
import { page } from './page.ts'
import { readPosted } from './read.ts'
import { type Back, renderMessage } from './render.ts'
import type { App, Asked, NoPaper, Site } from './site.ts'
import { urnWords as words } from './urn-words.ts'

/** The post that a paper is pressed on; none of the bot's own has such a name. */
const onPaper = 'bulletin'

export function mountUrn(app: App, site: Site): void {
  app.get('/bulletin/:secret', (c) => paper(c, site, c.req.param('secret')))

  app.post('/bulletin/:secret', async (c) => {
    const secret = c.req.param('secret')
    const lang = c.get('lang')
    const data = await posted(c)
    const confirmed = data.get('choix')
    if (confirmed !== null) {
      if (data.has('revoir')) return paper(c, site, secret, { data })
      const put = await site.urn.cast(secret, confirmed, lang)
      if (put === 'cast') return notice(c, 200, words[lang].cast)
      return typeof put === 'string' ? none(c, put) : paper(c, site, secret, { data: onBallot(data), said: put.wrong })
    }
    const view = await site.urn.paper(secret, lang)
    if (typeof view === 'string') return none(c, view)
    const press = readPosted(data, (post) => (post === onPaper ? view : undefined))
    const choices = press && resolvePress(view, press)?.args.choices
    if (typeof choices !== 'string') return paper(c, site, secret, { data, said: words[lang].empty })
    const checked = await site.urn.check(secret, choices, lang)
    if (typeof checked === 'string') return none(c, checked)
    if ('wrong' in checked) return paper(c, site, secret, { data, said: checked.wrong })
    return confirm(c, secret, { data, choices, said: checked.said })
  })
}

/** What was filled in; where that is not known, as if the ballot had been posted: what is wrong is said there. */
function onBallot(data: URLSearchParams): URLSearchParams {
  return data.get('press') === pressId(onPaper, 1) ? data : new URLSearchParams({ press: pressId(onPaper, 1) })
}

async function paper(c: Asked, site: Site, secret: string, back?: Back): Promise<Response> {
  const lang = c.get('lang')
  const view = await site.urn.paper(secret, lang)
  if (typeof view === 'string') return none(c, view)
  const ground = {
    action: `/bulletin/${encodeURIComponent(secret)}`,
    hidden: [['csrf', c.get('csrf')]] as const,
    request: site.random(16),
    file: () => '',
    private: true,
    paper: { next: words[lang].next },
    ...(back && { back }),
  }
  const drawn = renderMessage({ key: onPaper, post: onPaper, body: view }, ground)
  const own = words[lang]
  const title = back?.said ? own.wrong : own.title
  return c.html(await page({ lang, title, face: 'notice' }, html`<h1>${own.title}</h1>${drawn}`))
}

type Filled = { readonly data: URLSearchParams; readonly choices: string; readonly said: string }

/** What was filled in comes along, so that it may be changed rather than begun again. */
async function confirm(c: Asked, secret: string, { data, choices, said }: Filled): Promise<Response> {
  const lang = c.get('lang')
  const own = words[lang]
  const address = `/bulletin/${encodeURIComponent(secret)}`
  const filled = [...data].filter(([name]) => name === 'press' || name.startsWith('b.'))
  const carried = [['csrf', c.get('csrf')] as const, ['choix', choices] as const, ...filled]
  const main = html`<h1>${own.confirm}</h1><p>${own.chosen} <strong>${said}</strong></p><p>${own.final}</p><form method="post" action="${address}">${carried.map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`,
  )}<p class="actions"><button class="primary">${own.putIn}</button> <button name="revoir" value="1">${own.back}</button></p></form>`
  return c.html(await page({ lang, title: own.confirm, face: 'notice' }, main))
}

function none(c: Asked, why: NoPaper): Response | Promise<Response> {
  return notice(c, why === 'unknown' ? 404 : 410, words[c.get('lang')][why])
}
