/** From the link to the page of its person: their way in, what they do there, and their way out. */

import { posted } from '../body.ts'
import { fileOf } from '../files.ts'
import { createFlashes } from '../local/flash.ts'
import { notice } from '../notices.ts'
import { requestId } from '../read.ts'
import { closeSession, guestOnly, openGuest } from '../session.ts'
import type { App, Asked, Guest, Site } from '../site.ts'
import { noticeWords } from '../words/notices.ts'
import { choose, drawHome, enter, ownMessage, press, say } from './acts.ts'
import { ownPage } from './page.ts'
import { mineWords } from './words.ts'

export function mountOwn(app: App, site: Site): void {
  const { links, local } = site
  const { house } = local
  const flashes = createFlashes()

  app.get('/l/:token', async (c) => {
    const found = await links.open(c.req.param('token'))
    if (typeof found === 'string')
      return notice(c, found === 'unknown' ? 404 : 403, noticeWords[c.get('lang')].shut[found])
    await openGuest(c, site, found.link)
    await enter(house, found, site.random(16))
    return c.redirect('/moi', 303)
  })

  app.use('/moi', guestOnly(site))
  app.use('/moi/*', guestOnly(site))

  app.get('/moi', async (c) => {
    const guest = guestOf(c)
    const { id } = c.get('session')
    await links.used(guest.link)
    await drawHome(house, guest, site.random(16))
    return c.html(
      await ownPage({
        house,
        guest,
        zone: site.zone,
        csrf: c.get('csrf'),
        request: site.random(16),
        answered: c.req.query('a'),
        flash: flashes.take(id),
      }),
    )
  })

  app.post('/moi/agir', async (c) => {
    const [guest, data] = [guestOf(c), await posted(c)]
    const { id } = c.get('session')
    const done = await press(house, guest, requestId(id, data), data)
    if (done === 'stale') flashes.keep(id, { said: mineWords[guest.lang].stale })
    else if (done?.refused && done.filled)
      flashes.keep(id, { back: { data, said: done.refused.said, field: done.refused.field } })
    await followed(site)
    return back(c, done === 'stale' ? undefined : done?.shown)
  })

  app.post('/moi/dire', async (c) => {
    const [guest, data] = [guestOf(c), await posted(c)]
    const { id } = c.get('session')
    const request = requestId(id, data)
    const chosen = data.get('faire')
    const text = (data.get('texte') ?? '').replaceAll('\r\n', '\n').trim()
    if (chosen === null && text === '') flashes.keep(id, { said: mineWords[guest.lang].silence })
    const shown = chosen === null ? await say(house, guest, request, text) : await choose(house, guest, request, chosen)
    await followed(site)
    return back(c, shown)
  })

  app.post('/moi/quitter', async (c) => {
    const { lang } = guestOf(c)
    closeSession(c)
    return notice(c, 200, mineWords[lang].left)
  })

  app.get('/moi/fichier/:key/:n', async (c) => {
    const guest = guestOf(c)
    const { key, n } = c.req.param()
    const message = ownMessage(house, guest, key)
    const file =
      message && /^\d{1,2}$/.test(n)
        ? await fileOf(message.body, Number(n), new Date(message.at ?? site.now()))
        : undefined
    if (!file) return c.notFound()
    return c.body(new Uint8Array(file.bytes), 200, {
      'content-type': file.mime,
      'content-disposition': `attachment; filename="${file.name}"`,
    })
  })
}

function guestOf(c: Asked): Guest {
  const guest = c.get('guest')
  if (!guest) throw new Error('nobody came by a link')
  return guest
}

/** To the page drawn anew, at the message that answers. */
function back(c: Asked, shown: string | undefined): Response {
  return c.redirect(
    shown === undefined ? '/moi' : `/moi?a=${encodeURIComponent(shown)}#m-${encodeURIComponent(shown)}`,
    303,
  )
}

/** Milliseconds that a page waits for what follows from an act. */
const patience = 300

async function followed({ local }: Site): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patience)
  })
  await Promise.race([local.settle().catch(() => {}), late])
  clearTimeout(timer)
}
