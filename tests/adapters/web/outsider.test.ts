/** An outsider’s tour: what somebody tries who has no business here, over a real server with a real engine behind it. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createApp } from '../../../adapters/web/client.ts'
import { sha256 } from '../../../src/engine/ids.ts'
import { openFake } from '../../support/web/fake.ts'
import { tokenIn } from '../../support/web/guests.ts'
import { all, parse, readOut } from '../../support/web/html.ts'
import { type Answer, ask, form } from '../../support/web/open.ts'
import { type Served, serve, visitor } from '../../support/web/visitor.ts'
import { createWorld, type World } from '../../support/world.ts'

const secret = 's'.repeat(40)
const key = sha256(`local room ${secret}`).slice(0, 32)
let w: World
let served: Served
let dir: string
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'concertess-outsider-'))
  w = await (await createWorld()).founded()
  served = await serve(w, dir, { secret })
})
afterEach(async () => {
  await served.close()
  rmSync(dir, { recursive: true, force: true })
})

const get = (path: string, cookie = '') => ask(served.port, path, cookie === '' ? {} : { headers: { cookie } })

async function linkFor(name: string): Promise<string> {
  return tokenIn((await w.says('ana', '#pleniere', `/concert lien ${name}`)).text)
}

/** The cookie of whoever holds the local room's key. */
async function holder(): Promise<string> {
  return (await get(`/salon?cle=${key}`)).cookie
}

/** Addresses at which a form is taken, with something in the place of what varies. */
async function postedTo(): Promise<string[]> {
  const faked = await openFake()
  const { routes } = createApp(faked.site)
  await faked.close()
  return [
    ...new Set(
      routes.filter(({ method }) => method === 'POST').map(({ path }) => path.replace(/:\w+(\{[^}]*\})?/g, 'x')),
    ),
  ]
}

function read(text: string): string {
  return readOut(all(parse(text), 'main'))
    .replace(/[\u00a0\u202f\s]+/g, ' ')
    .trim()
}

describe('a link', () => {
  test('that was forged opens nothing, whatever it looks like, and the answer does not tell how near it was', async () => {
    const token = await linkFor('Zoé Martin')
    const last = token.at(-1) === 'a' ? 'b' : 'a'
    const tried = [
      `${token.slice(0, -1)}${last}`,
      token.toUpperCase() === token ? token.toLowerCase() : token.toUpperCase(),
      `${token}a`,
      token.slice(1),
      'x',
      '%00',
      '..%2f',
      `${'a'.repeat(5000)}`,
    ]
    const pages = new Set<string>()
    for (const one of tried) {
      const answer = await get(`/l/${one}`)
      expect(answer.status).toBeGreaterThanOrEqual(400)
      expect(answer.cookie).toBe('')
      expect(answer.text).not.toMatch(/Zoé|ESS à 10 ans/)
      pages.add(`${answer.status} ${read(answer.text)}`)
    }
    expect(pages.size).toBeLessThanOrEqual(2)
  })

  test('that has expired, or was withdrawn, opens nothing; nor does the session that it opened', async () => {
    const token = await linkFor('Zoé Martin')
    const { cookie } = await get(`/l/${token}`)
    expect((await get('/moi', cookie)).status).toBe(200)
    await w.passes({ days: 200 })
    const late = await get(`/l/${token}`)
    expect([late.status, late.cookie]).toEqual([expect.toSatisfy((status: number) => status >= 400), ''])
    const after = await get('/moi', cookie)
    expect(after.status).toBe(403)
    expect(after.text).not.toContain('Zoé')
  })

  test('of somebody else: their messages, files and buttons are out of reach', async () => {
    const [zoe, yanis] = [visitor(served.port), visitor(served.port)]
    await zoe.opens(`/l/${await linkFor('Zoé Martin')}`)
    await yanis.opens(`/l/${await linkFor('Yanis Benali')}`)
    await zoe.presses('Déposer une idée')
    await zoe.fills({ 'Votre idée': 'Une idée de Zoé' })
    await zoe.presses('Mes idées')
    const posts = [...new Set(all(zoe.nodes, 'button').flatMap(({ attributes }) => attributes.value ?? []))]
    const keys = all(zoe.nodes, 'article').flatMap(({ attributes }) => attributes.id?.replace(/^m-/, '') ?? [])
    expect(posts.length).toBeGreaterThan(0)
    const csrf = all(yanis.nodes, 'input').find(({ attributes }) => attributes.name === 'csrf')?.attributes.value ?? ''
    const before = await w.dump()
    for (const press of posts) {
      const answer = await yanis.posts('/moi/agir', { csrf, rid: `r-${press}`, press })
      expect(answer.text).not.toContain('Une idée de Zoé')
    }
    for (const one of keys) expect((await get(`/moi/fichier/${one}/0`, yanis.cookie)).status).toBe(404)
    expect(await w.dump()).toBe(before)
  })

  test('its session opens neither the local room nor another bot’s pages', async () => {
    const { cookie } = await get(`/l/${await linkFor('Zoé Martin')}`)
    for (const path of ['/salon', '/essai', '/salon/fil', '/salon/completer?texte=/', '/salon/fichier/x/0'])
      expect((await get(path, cookie)).status).toBe(403)
    expect((await get('/salon?cle=0123456789abcdef0123456789abcdef', cookie)).status).toBe(403)
  })
})

test('every form is refused without its mark, and nothing changes', async () => {
  const { cookie } = await get(`/l/${await linkFor('Zoé Martin')}`)
  const local = await holder()
  const before = await w.dump()
  const paths = await postedTo()
  expect(paths).toEqual(
    expect.arrayContaining([
      '/moi/agir',
      '/moi/dire',
      '/salon/dire',
      '/salon/agir',
      '/bulletin/x',
      '/desinscription/x',
    ]),
  )
  for (const path of paths)
    for (const jar of [cookie, local]) {
      const posting = form({ texte: '/idee Une idée forgée', press: 'x:1', rid: '1', qui: 'ana', nom: 'Mallory' })
      const refused = await ask(served.port, path, { ...posting, headers: { ...posting.headers, cookie: jar } })
      expect(`${path} ${refused.status}`).toBe(`${path} 403`)
      expect(read(refused.text)).toContain('Rien n’a été enregistré')
    }
  expect(await w.dump()).toBe(before)
})

test('five megabytes are refused everywhere with a page', async () => {
  const cookie = await holder()
  const body = `texte=${'a'.repeat(5_000_000)}`
  for (const path of await postedTo()) {
    const headers = { cookie, 'content-type': 'application/x-www-form-urlencoded' }
    const refused = await ask(served.port, path, { method: 'POST', headers, body })
    expect(`${path} ${refused.status}`).toBe(`${path} 413`)
    expect(read(refused.text)).toContain('C’est trop long pour un seul envoi')
  }
})

const corpus = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '<svg/onload=alert(1)>',
  '</textarea><script>alert(1)</script>',
  '</title></style><iframe srcdoc="<script>alert(1)</script>">',
  '[voter](javascript:alert(1))',
  '<a href="javascript:alert(1)">voter</a>',
  '<https://evil.example/"onclick="alert(1)|Voter>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '<!--<script>alert(1)</script>-->',
  '${alert(1)}{{7*7}}<%= 7*7 %>',
  '\u202e<b>gras</b>\u0000\u001b[31m',
  '<meta http-equiv=refresh content=0;url=//evil.example>',
]

/** Only what our pages are made of: nothing of what was typed is more than text. */
function checkPage({ text, headers }: Answer): void {
  expect(headers['content-security-policy']).toContain("script-src 'self'")
  const tags = all(parse(text))
  for (const { name, attributes, inside } of tags) {
    expect(['iframe', 'object', 'embed', 'base', 'style', 'template', 'noscript']).not.toContain(name)
    if (name === 'script') expect([attributes.src?.startsWith('/static/'), inside.join('')]).toEqual([true, ''])
    if (name === 'meta') expect(attributes['http-equiv']).toBeUndefined()
    for (const [attribute, value] of Object.entries(attributes)) {
      expect(attribute).not.toMatch(/^on|^style$|^srcdoc$|^formaction$/i)
      if (['href', 'src', 'action'].includes(attribute))
        expect(value).toMatch(/^(\/(?!\/)|#|\?|https?:\/\/|mailto:|data:image\/(png|svg\+xml);base64,|$)/)
    }
  }
}

test('what people type is text on every page that shows it, and nothing more', async () => {
  const cookie = await holder()
  const csrfIn = (text: string) => /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? ''
  const token = await linkFor('Zoé Martin')
  const zoe = visitor(served.port)
  await zoe.opens(`/l/${token}`)
  const csrf = csrfIn((await get('/salon', cookie)).text)
  const posts = (path: string, fields: Record<string, string>) => {
    const posting = form({ csrf, ...fields })
    return ask(served.port, path, { ...posting, headers: { ...posting.headers, cookie } })
  }
  await posts('/salon/personne', { nom: 'Ana', salon: 'pleniere' })
  for (const [i, one] of corpus.entries()) {
    await posts('/salon/personne', { nom: `P${i} ${one}` })
    await posts('/salon/lieu', { nom: `l${i}-${one}`, qui: 'ana' })
    await posts('/salon/dire', { qui: 'ana', lieu: '#pleniere', rid: `d${i}`, texte: one })
    await posts('/salon/dire', { qui: 'ana', lieu: 'dm', rid: `i${i}`, texte: `/idee ${one}` })
    await w.says('bo', '#pleniere', `/idee ${one} ${i}`)
  }
  await w.says('ana', '#pleniere', `/concert vote ${corpus[0]} ? ${corpus[1]} / ${corpus[2]} / ${corpus[6]}`)
  await w.says('ana', '#pleniere', `/concert creer ${corpus[1]} ; organisateurs : ${corpus[0]}, CRESS`)
  await zoe.presses('Déposer une idée')
  await zoe.fills({ 'Votre idée': corpus.join('\n') })
  checkPage(await zoe.opens('/moi'))
  await zoe.presses('Mes idées')
  checkPage(await get('/moi', zoe.cookie))
  let shown = 0
  const people = [...served.web.house.room.people().keys()]
  const spots = [...served.web.house.room.spots().keys()]
  expect(people.length).toBeGreaterThan(5)
  for (const who of people.slice(0, 4))
    for (const lieu of ['dm', ...spots.slice(0, 4).map((spot) => `#${spot}`)]) {
      const page = await get(`/salon?${new URLSearchParams({ qui: who, lieu })}`, cookie)
      expect(page.status).toBe(200)
      checkPage(page)
      shown += page.text.includes('&lt;script&gt;alert(1)') ? 1 : 0
    }
  expect(shown).toBeGreaterThan(0)
  for (const one of corpus)
    for (const path of ['/', '/c/x', '/salon', '/moi', '/nulle-part'])
      checkPage(
        await get(
          `${path}?${new URLSearchParams({ lieu: one, qui: one, a: one, texte: one, lang: one, langue: one, sous: one, avant: one })}`.replace(
            'texte=',
            'sans=',
          ),
          path === '/salon' ? cookie : zoe.cookie,
        ),
      )
}, 120_000)

test('tricks with paths and headers find nothing, break nothing and say nothing', async () => {
  const cookie = await holder()
  const tricks = [
    '/static/../client.ts',
    '/static/..%2fclient.ts',
    '/static/%2e%2e/%2e%2e/package.json',
    '/static//etc/passwd',
    '/static/style.css%00.js',
    '/c/..%2f..%2f.env',
    '/c/%F0%28%8C%28',
    '/c/%',
    `/c/${'a/'.repeat(3000)}`,
    '/c/x/votes/-1',
    '/c/x/votes/99999999999999999999',
    '/c/x/votes/1/../../../.env',
    '//evil.example/',
    '/\\evil.example',
    '/l/%0d%0aSet-Cookie:%20x=1',
    '/moi?a=%0d%0aSet-Cookie:%20x=1',
    '/salon?lieu=%0d%0aLocation:%20https://evil.example&qui=%00',
    '/salon?cle[]=x&cle=y',
    '/salon/fichier/%2e%2e/0',
    '/salon/fichier/__proto__/0',
    '/salon/completer?texte=%2Fconcert%20__proto__',
    '/bulletin/__proto__',
    '/agenda/..%2fx.ics',
    '/.env',
    '/.git/config',
    '/data/secret',
    '/admin',
  ]
  for (const path of tricks) {
    const answer = await ask(served.port, path, { headers: { cookie } })
    expect(`${path} ${answer.status} ${answer.status === 500 ? served.logged.at(-1) : ''}`).not.toMatch(/ 5\d\d /)
    expect(answer.headers['set-cookie']).toBeUndefined()
    expect(answer.headers.location ?? '/').toMatch(/^\/(?![/\\])/)
    expect(answer.text).not.toMatch(/WEB_SECRET|root:|node_modules|\bat .*\.ts:\d+|"dependencies"/)
  }
  const split = await new Promise<string>((resolve) => {
    const socket = connect(served.port, '127.0.0.1', () =>
      socket.end(
        'GET /?a=b HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: <script>\r\nReferer: https://evil.example\r\nConnection: close\r\n\r\n',
      ),
    )
    let said = ''
    socket.on('data', (chunk) => (said += String(chunk))).on('close', () => resolve(said))
  })
  expect(split).toMatch(/^HTTP\/1\.1 200/)
  expect(split).not.toContain('evil.example')
  expect(served.logged.filter((line) => line.includes('"level":50'))).toEqual([])
})

test('secrets stand in no page, title, log or way elsewhere', async () => {
  const token = await linkFor('Zoé Martin')
  const opened = await get(`/l/${token}`)
  const entered = await get(`/salon?cle=${key}`)
  const pages = [
    opened,
    entered,
    await get('/moi', opened.cookie),
    await get('/salon', entered.cookie),
    await get(`/l/${token}x`),
    await get(`/salon?cle=${key}x`),
  ]
  for (const { text, headers } of pages) {
    expect(`${text}${JSON.stringify(headers)}`).not.toContain(token)
    expect(`${text}${headers.location}`).not.toContain(key)
    expect(headers['referrer-policy']).toBe('no-referrer')
    expect(headers['cache-control']).toBe('no-store')
  }
  const logged = served.logged.join('\n')
  for (const said of [token, key, secret, 'Zoé', '127.0.0.1']) expect(logged).not.toContain(said)
})

test('fifty clients that ask two hundred times a second are refused with a page; others are served meanwhile', async () => {
  const flood = spawn(process.execPath, [
    join(import.meta.dirname, '../../support/web/flood.ts'),
    String(served.port),
    '50',
    '200',
    '4',
    '/',
    '101',
  ])
  let printed = ''
  flood.stdout.on('data', (chunk) => {
    printed += String(chunk)
  })
  const ended = new Promise((resolve) => flood.on('exit', resolve))
  await new Promise((resolve) => setTimeout(resolve, 1000))
  const others: number[] = []
  while (flood.exitCode === null) {
    const { status } = await ask(served.port, '/accessibilite', { from: '127.0.0.3' })
    others.push(status)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await ended
  const { counts, sample } = JSON.parse(printed) as { counts: Record<string, number>; sample: string }
  expect(counts['200'] ?? 0).toBeLessThanOrEqual(600)
  expect(counts['429'] ?? 0).toBeGreaterThan(100)
  expect(Object.keys(counts).every((status) => ['200', '429', 'closed'].includes(status))).toBe(true)
  expect(sample).toMatch(/retry-after: \d+/i)
  expect(sample).toContain('Trop de demandes')
  expect(others.length).toBeGreaterThan(20)
  expect(new Set(others)).toEqual(new Set([200]))
}, 60_000)
