/** The server with nothing behind it but a few pages of the test's own: what stands before every page, by itself. */

import { posted } from '../../../adapters/web/body.ts'
import { createApp, listen, type Patience, patience } from '../../../adapters/web/client.ts'
import { createWeb } from '../../../adapters/web/index.ts'
import { closeSession, guestOnly, localOnly, openGuest, openLocal } from '../../../adapters/web/session.ts'
import type { Guest, LocalHouse, Shut, Site } from '../../../adapters/web/site.ts'

export type Faked = {
  readonly port: number
  readonly site: Site
  readonly logged: object[]
  /** what `/essai-garde/dire` was posted, in order */
  readonly heard: (readonly [string, string])[][]
  readonly links: Map<string, Guest | Shut>
  close(): Promise<void>
}

export const guest: Guest = {
  link: '0190a1b2-0000-7000-8000-000000000001',
  account: 'nadia',
  visitor: false,
  name: 'Nadia Traoré',
  lang: 'en',
  until: new Date('2030-01-01'),
  concertation: 'c1',
  title: 'ESS à 10 ans',
}

/** `clock.now` is read at each request; `sooner`: what slow clients are given. */
export async function openFake(
  given: Partial<Site> = {},
  clock = { now: Date.parse('2027-03-01T09:00:00Z') },
  sooner: Partial<Patience> = {},
): Promise<Faked> {
  const logged: object[] = []
  const heard: (readonly [string, string])[][] = []
  const links = new Map<string, Guest | Shut>([[guest.link, guest]])
  let drawn = 0
  const log = (level: string) => (data: object, said: string) => void logged.push({ level, said, ...data })
  const still = async (link: string) => links.get(link) ?? 'unknown'
  const site: Site = {
    host: '127.0.0.1',
    port: 0,
    anyPort: true,
    publicUrl: undefined,
    proxies: 0,
    secret: 'a secret of the test, long enough',
    localKey: 'the key of the local room',
    lang: 'fr',
    zone: 'Europe/Paris',
    contact: 'contact@example.org',
    now: () => clock.now,
    random: (length) => (++drawn).toString(16).padStart(length * 2, '0'),
    log: { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') },
    local: { house: createWeb({}).house } as Partial<LocalHouse> as LocalHouse,
    sandbox: () => Promise.reject(new Error('no sandbox here')),
    links: { open: still, still, used: async () => {}, of: async () => undefined, sheet: async () => undefined },
    visits: { open: async () => undefined },
    pages: {
      front: async (lang) => ({ title: 'Accueil', lang, view: { lang, nodes: [] }, path: '/' }),
      page: async () => undefined,
      file: async () => undefined,
      calendar: async () => undefined,
    },
    urn: { paper: async () => 'unknown', check: async () => 'unknown', cast: async () => 'unknown' },
    stopLetters: async (mark) => mark === 'abc',
    ...given,
  }
  const app = createApp(site)
  app.get('/essai-garde', (c) => c.json({ ...c.get('session'), csrf: c.get('csrf'), lang: c.get('lang') }))
  app.get('/essai-garde/cle', async (c) => {
    await openLocal(c, site)
    return c.redirect('/essai-garde', 303)
  })
  app.get('/essai-garde/lien/:id', async (c) => {
    await openGuest(c, site, c.req.param('id'))
    return c.redirect('/essai-garde', 303)
  })
  app.get('/essai-garde/fin', (c) => {
    closeSession(c)
    return c.text('adieu')
  })
  app.get('/essai-garde/local', localOnly(site), (c) => c.text('entrez'))
  app.get('/essai-garde/invite', guestOnly(site), (c) => c.json(c.get('guest')))
  app.post('/essai-garde/dire', async (c) => {
    heard.push([...(await posted(c))].filter(([name]) => name !== 'csrf'))
    return c.text('entendu')
  })
  app.get('/essai-garde/panne', () => {
    throw new Error('the password of the database is hunter2')
  })
  app.get('/essai-garde/long', (c) => {
    const more = new Uint8Array(65_536)
    let left = 1000
    const body = new ReadableStream({
      pull: (controller) => (left-- > 0 ? controller.enqueue(more) : controller.close()),
      cancel: () => void heard.push([['long', 'fini']]),
    })
    return c.body(body, 200, { 'content-type': 'text/event-stream' })
  })
  app.get('/essai-garde/fil', (c) => {
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('data: 1\n\n'))
      },
      cancel() {
        heard.push([['fil', 'fini']])
      },
    })
    return c.body(body, 200, { 'content-type': 'text/event-stream' })
  })
  const server = await listen(site, app, { ...patience, ...sooner })
  return { port: server.port, site, logged, heard, links, close: server.close }
}
