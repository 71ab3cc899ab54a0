/** The local room: a chat with several places and several people that one can be in turn; and the same on a sandbox. */
import { html } from 'hono/html'
import type { Message } from '../../src/kept/room.ts'
import { readPressId } from '../../src/views/press.ts'
import { posted } from './body.ts'
import { fileOf } from './files.ts'
import type { House } from './house.ts'
import { type Act, type Done, press, say } from './local/acts.ts'
import { type Chat, chatPage, lookOf, welcomePage } from './local/chat.ts'
import { momentAsked } from './local/clock.ts'
import { completions } from './local/completion.ts'
import { createFaces, type Face } from './local/face.ts'
import { createFlashes, type Flash } from './local/flash.ts'
import { renderItem } from './local/item.ts'
import { panelHtml } from './local/panel.ts'
import { addPerson, addPlace, linkTo, type Present, placeOf, type Standing, sees, standing } from './local/stage.ts'
import { localWords } from './local/words.ts'
import { type Markup, page } from './page.ts'
import { localOnly, openLocal, same } from './session.ts'
import type { App, Asked, Site } from './site.ts'

type Open = () => Promise<Face>

export function mountLocal(app: App, site: Site): void {
  const faces = createFaces(site)
  let trial: Face | undefined
  const room: Open = async () => faces.of('/salon', site.local)
  const sandbox: Open = async () => {
    const made = await site.sandbox()
    const face = faces.of('/essai', made)
    if (trial && trial !== face) faces.close(trial)
    trial = face
    made.touch()
    return face
  }
  mountFace(app, site, '/salon', room)
  mountFace(app, site, '/essai', sandbox)
  mountTrial(app, site, sandbox, async () => {
    if (trial) faces.close(trial)
    await site.sandbox(true)
  })
}

const flashes = createFlashes()

function mountFace(app: App, site: Site, base: string, open: Open): void {
  const own = localWords[site.lang]

  app.get(base, async (c, next) => {
    const key = c.req.query('cle')
    if (key === undefined || !same(key, site.localKey)) return next()
    await openLocal(c, site)
    return c.redirect(base, 303)
  })
  app.use(base, localOnly(site))
  app.use(`${base}/*`, localOnly(site))

  app.get(base, async (c) => {
    const face = await open()
    const here = standing(face.local.house, new URL(c.req.url).searchParams)
    const flash = flashes.take(c.get('session').id)
    const chat: Chat = {
      local: face.local,
      base,
      lang: site.lang,
      zone: site.zone,
      csrf: c.get('csrf'),
      request: site.random(16),
      flash,
      since: face.live.since(),
      replying: c.req.query('sous'),
      before: c.req.query('avant'),
    }
    const panel = panelOf(face, chat, here)
    const main = isPresent(here)
      ? chatPage(panel ? { ...chat, panel } : chat, here)
      : welcomePage(
          panel ? { ...chat, panel } : chat,
          panel ? html`` : html`<p>${own.demonstrationThere} <a href="/essai">${own.toTrial}</a></p>`,
        )
    const [title, other] = base === '/salon' ? [own.room, own.toTrial] : [own.trial, own.toRoom]
    const nav = html`<nav class="faces" aria-label="Concertess"><span class="face">${title}</span> <a href="${base === '/salon' ? '/essai' : '/salon'}">${other}</a></nav>`
    return c.html(await page({ lang: site.lang, title, face: 'local', scripts: ['room'], styles: ['room'], nav }, main))
  })

  app.get(`${base}/fil`, async (c) => {
    const { local, live } = await open()
    const here = standing(local.house, new URL(c.req.url).searchParams)
    if (!here.who) return c.body(null, 204)
    const since = c.req.header('last-event-id') ?? c.req.query('depuis')
    return live.listen({ account: here.who.account, place: placeOf(here.where) }, since)
  })

  app.get(`${base}/completer`, async (c) => {
    const { local } = await open()
    const here = standing(local.house, new URL(c.req.url).searchParams)
    return c.json(isPresent(here) ? await completions(local, here, c.req.query('texte') ?? '') : [])
  })

  app.get(`${base}/fichier/:key/:n{\\d{1,3}}`, async (c) => {
    const { local } = await open()
    const item = local.house.room.item(c.req.param('key'))
    const here = standing(local.house, new URL(c.req.url).searchParams)
    const isSeen = item && here.who && sees(item, here.who.account)
    const stamp = new Date(item?.at ?? local.now())
    const file = isSeen && 'body' in item ? await fileOf(item.body, Number(c.req.param('n')), stamp) : undefined
    if (!file) return c.notFound()
    return c.body(Uint8Array.from(file.bytes), 200, {
      'content-type': file.mime,
      'content-disposition': `attachment; filename="${file.name}"`,
    })
  })

  app.post(`${base}/dire`, (c) => act(c, site, open, say))
  app.post(`${base}/agir`, (c) => act(c, site, open, press))

  app.post(`${base}/personne`, async (c) => {
    const { local } = await open()
    const data = await posted(c)
    const before = standing(local.house, data)
    const who = await addPerson(local.house, data.get('nom') ?? '')
    if (!who) return answer(c, linkTo(base, before), { said: own.said.name })
    const first = data.get('salon')
    const where = first === null ? before.where : await addPlace(local.house, first)
    if (!where) return answer(c, base, { said: own.said.place })
    return answer(c, linkTo(base, { who, where }), {})
  })

  app.post(`${base}/lieu`, async (c) => {
    const { local } = await open()
    const data = await posted(c)
    const before = standing(local.house, data)
    const where = await addPlace(local.house, data.get('nom') ?? '')
    if (!where) return answer(c, linkTo(base, before), { said: own.said.place })
    return answer(c, linkTo(base, { who: before.who, where }), {})
  })
}

function mountTrial(app: App, site: Site, open: Open, restart: () => Promise<void>): void {
  const own = localWords[site.lang]

  app.post('/essai/horloge', async (c) => {
    const { local, stage } = await open()
    const data = await posted(c)
    const here = linkTo('/essai', standing(local.house, data))
    if (stage?.telling.isRunning) return answer(c, here, { said: own.said.busy })
    const to = momentAsked(data, local.now(), site.zone)
    if (typeof to === 'string') return answer(c, here, { said: own.said[to] })
    await local.advance?.(to)
    stage?.moved()
    return answer(c, here, {})
  })

  app.post('/essai/demonstration', async (c) => {
    const data = await posted(c)
    const does = data.get('fait')
    const { local, stage } = await open()
    const isUsed = local.house.room.size > 0
    if (does === 'recommencer' || (does === 'charger' && isUsed)) await restart()
    if (does === 'recommencer') return answer(c, '/essai', {})
    const telling = does === 'charger' ? (await open()).stage?.telling : stage?.telling
    if (!telling) return c.notFound()
    if (does === 'arreter') telling.stop()
    else if (does === 'tout') void telling.tell(telling.steps.length)
    else if (does === 'dix') await telling.tell(10)
    else if (does === 'suivante') await telling.tell(1)
    // The first step moves the clock alone: the second is somebody's.
    else if (does === 'charger') await telling.tell(2)
    return answer(c, linkTo('/essai', telling.standing() ?? standing(local.house, data)), {})
  })
}

/** One gesture, made once however often it is posted. */
async function act(c: Asked, site: Site, open: Open, does: (act: Act) => Promise<Done>): Promise<Response> {
  const { lang, zone } = site
  const own = localWords[lang].said
  const { base, local, live, stage } = await open()
  const data = await posted(c)
  const here = standing(local.house, data)
  const text = data.get('texte') ?? ''
  if (!isPresent(here)) return answer(c, base, { said: own.nobody, text })
  const back = linkTo(base, here)
  const told = (flash: Flash, anchor = 'dire', more?: string) =>
    answer(c, `${back}#${anchor}`, flash, { stays: true, ...(more !== undefined && { html: more }) })
  if (stage?.telling.isRunning) return told({ said: own.busy, text })
  const done = await does({ local, session: c.get('session').id, lang, data, here })
  if ('wrong' in done) return told({ said: own[done.wrong], text })
  const { reply } = done
  const item = itemOf(data, local.house)
  if (reply?.refused && item && !item.filled) {
    const { said, field } = reply.refused
    const flash: Flash = { back: { data, said, field } }
    const chat: Chat = {
      ...{ local, base, lang, zone, flash, since: live.since() },
      ...{ csrf: c.get('csrf'), request: site.random(16) },
    }
    return told(flash, `i-${item.key}`, String(await renderItem(item, lookOf(chat, here))))
  }
  const isElsewhere = reply?.to.to === 'dm' && here.where.kind === 'room'
  const next = { href: linkTo(base, { ...here, where: { kind: 'dm' } }), label: localWords[lang].mine }
  const isKept = data.has('rapide') && text !== ''
  return told({ ...(isKept && { text }), ...(isElsewhere && { said: `${own.privately}.`, next }) })
}

/** The message whose form or ballot was filled in. */
function itemOf(data: URLSearchParams, { room }: House): Message | undefined {
  const pressed = readPressId(data.get('press') ?? '')
  return pressed && room.message(room.ref(pressed.post)?.key ?? '')
}

function isPresent(here: Standing): here is Present {
  return here.who !== undefined
}

function panelOf({ base, local, live, stage }: Face, chat: Chat, here: Standing): Markup | undefined {
  if (!stage) return undefined
  const { lang, zone, csrf, request } = chat
  const { telling } = stage
  return panelHtml({ base, lang, zone, csrf, request, here, telling, now: local.now(), listeners: live.listeners })
}

/**
 * A page is asked for anew, and told what is to be told. A script of ours is told at once: `go` where to look now, unless one
 * stays here, where what is new comes by itself; `html` the message that is drawn again.
 */
function answer(
  c: Asked,
  href: string,
  flash: Flash,
  { stays = false, html: drawn }: { readonly stays?: boolean; readonly html?: string } = {},
): Response {
  const { said, next } = flash
  if (c.req.header('accept')?.startsWith('application/json')) {
    const isWrong = said !== undefined && next === undefined
    return c.json({ ...(stays || isWrong ? {} : { go: href }), said, next, html: drawn }, isWrong ? 422 : 200)
  }
  flashes.keep(c.get('session').id, flash)
  return c.redirect(href, 303)
}
