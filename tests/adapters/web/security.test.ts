/** What stands before every page, over a real server: names, sessions, forms, sizes, headers. */
import { connect } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { csrfOf, jarOf } from '../../../adapters/web/session.ts'
import { type Faked, guest, openFake } from '../../support/web/fake.ts'
import { ask, form } from '../../support/web/open.ts'

const day = 86_400_000
const start = Date.parse('2027-03-01T09:00:00Z')
const clock = { now: start }
let faked: Faked
beforeAll(async () => {
  faked = await openFake({}, clock)
})
afterAll(() => faked.close())
beforeEach(() => {
  clock.now = start
  faked.heard.splice(0)
  faked.logged.splice(0)
  faked.links.set(guest.link, guest)
})

/** A browser that showed the key, or came by a link. */
async function enters(path = '/essai-garde/cle'): Promise<{ cookie: string; csrf: string; id: string }> {
  const { cookie } = await ask(faked.port, path)
  const { csrf, id } = JSON.parse((await ask(faked.port, '/essai-garde', { headers: { cookie } })).text)
  return { cookie, csrf, id }
}

async function says(fields: Record<string, string>, headers: Record<string, string> = {}) {
  const posting = form(fields)
  return ask(faked.port, '/essai-garde/dire', { ...posting, headers: { ...posting.headers, ...headers } })
}

/** What is read on a page. */
function read(text: string): string {
  return text
    .replace(/^.*<main[^>]*>/s, '')
    .replace(/<\/main>.*$/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/[\u00a0\s]+/g, ' ')
    .trim()
}

describe('a session', () => {
  test('given the key was shown, then this browser is let in, and no other', async () => {
    const { cookie } = await enters()
    expect(await ask(faked.port, '/essai-garde/local', { headers: { cookie } })).toMatchObject({
      status: 200,
      text: 'entrez',
    })
    const shut = await ask(faked.port, '/essai-garde/local')
    expect(shut.status).toBe(403)
    expect(read(shut.text)).toContain('Cette page s’ouvre avec une clé')
  })

  test('its cookie is for this site alone, and for no script', async () => {
    const { headers } = await ask(faked.port, '/essai-garde/cle')
    expect(headers['set-cookie']).toEqual([
      expect.stringMatching(/^concertess-[0-9a-f]{8}=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/),
    ])
    const byLink = await ask(faked.port, `/essai-garde/lien/${guest.link}`)
    expect(byLink.headers['set-cookie']).toEqual([
      expect.stringMatching(/^concertess-[0-9a-f]{8}=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/),
    ])
  })

  test('when one letter of its cookie is changed, then it is nobody’s', async () => {
    const { cookie } = await enters()
    const [name, value = ''] = cookie.split('=', 2)
    for (const at of [0, 5, 33, 44, value.length - 5]) {
      const forged = `${value.slice(0, at)}${value[at] === 'a' ? 'b' : 'a'}${value.slice(at + 1)}`
      expect((await ask(faked.port, '/essai-garde/local', { headers: { cookie: `${name}=${forged}` } })).status).toBe(
        403,
      )
    }
  })

  test('given a cookie that another secret signed, then it is nobody’s', async () => {
    const other = await openFake({ secret: 'another secret, as long as the first' }, clock)
    const { cookie } = await ask(other.port, '/essai-garde/cle')
    await other.close()
    const { name } = jarOf(faked.site, false)
    const renamed = cookie.replace(/^[^=]+/, name)
    expect((await ask(faked.port, '/essai-garde/local', { headers: { cookie: renamed } })).status).toBe(403)
  })

  test('when a cookie was planted before the key is shown, then the session is a new one', async () => {
    const before = await enters(`/essai-garde/lien/${guest.link}`)
    const { cookie } = await ask(faked.port, '/essai-garde/cle', { headers: { cookie: before.cookie } })
    const after = JSON.parse((await ask(faked.port, '/essai-garde', { headers: { cookie } })).text)
    expect(after).toMatchObject({ local: true, guest: guest.link })
    expect(after.id).not.toBe(before.id)
    expect(after.csrf).not.toBe(before.csrf)
    const planted = await ask(faked.port, '/essai-garde/local', { headers: { cookie: before.cookie } })
    expect(planted.status).toBe(403)
  })

  test.each([
    ['the key', '/essai-garde/cle'],
    ['the link', `/essai-garde/lien/${guest.link}`],
  ])(
    'when %s is opened again, then forms of pages that are open hold, whichever cookie was written last',
    async (_, path) => {
      const first = await enters(path)
      clock.now = start + 3 * day
      const again = await ask(faked.port, path, { headers: { cookie: first.cookie } })
      const { csrf } = JSON.parse((await ask(faked.port, '/essai-garde', { headers: { cookie: again.cookie } })).text)
      expect((await says({ csrf: first.csrf, texte: 'un' }, { cookie: again.cookie })).text).toBe('entendu')
      // What the page that stood there asked for is answered after the new one: its cookie is renewed, and is the last.
      const late = await ask(faked.port, '/essai-garde/local', { headers: { cookie: first.cookie } })
      expect((await says({ csrf, texte: 'deux' }, { cookie: late.cookie })).text).toBe('entendu')
    },
  )

  test('when another’s link is opened, then the session is a new one', async () => {
    const other = { ...guest, link: 'autre-lien' }
    faked.links.set(other.link, other)
    const first = await enters(`/essai-garde/lien/${guest.link}`)
    const { cookie } = await ask(faked.port, `/essai-garde/lien/${other.link}`, { headers: { cookie: first.cookie } })
    const after = JSON.parse((await ask(faked.port, '/essai-garde', { headers: { cookie } })).text)
    expect(after.guest).toBe(other.link)
    expect(after.id).not.toBe(first.id)
    expect((await says({ csrf: first.csrf, texte: 'x' }, { cookie })).status).toBe(403)
  })

  test('when it was used within thirty days, then it holds, and is written again; then no more', async () => {
    const { cookie } = await enters()
    clock.now = start + 29 * day
    const again = await ask(faked.port, '/essai-garde/local', { headers: { cookie } })
    expect(again.status).toBe(200)
    clock.now = start + 31 * day
    expect((await ask(faked.port, '/essai-garde/local', { headers: { cookie } })).status).toBe(403)
    expect((await ask(faked.port, '/essai-garde/local', { headers: { cookie: again.cookie } })).status).toBe(200)
  })

  test('when it is ended, then the browser is told to forget it', async () => {
    const { cookie } = await enters()
    const { headers } = await ask(faked.port, '/essai-garde/fin', { headers: { cookie } })
    expect(String(headers['set-cookie'])).toMatch(/=; Max-Age=0; Path=\//)
  })

  test('pages that need none set none', async () => {
    for (const path of ['/accessibilite', '/donnees', '/essai-garde', '/bulletin/abc', '/nulle-part'])
      expect((await ask(faked.port, path)).headers['set-cookie']).toBeUndefined()
  })
})

describe('a personal link', () => {
  test('given a session that it opened, then the page knows who, and speaks their language', async () => {
    const { cookie } = await enters(`/essai-garde/lien/${guest.link}`)
    const shown = await ask(faked.port, '/essai-garde/invite', { headers: { cookie } })
    expect(JSON.parse(shown.text)).toMatchObject({ account: 'nadia', name: 'Nadia Traoré' })
  })

  test.each([
    ['expired', 'Votre lien n’est plus valable'],
    ['revoked', 'Votre lien a été retiré'],
    ['unknown', 'Ce lien n’ouvre rien ici'],
  ] as const)('when it is %s meanwhile, then the session is shut: %s', async (shut, title) => {
    const { cookie } = await enters(`/essai-garde/lien/${guest.link}`)
    faked.links.set(guest.link, shut)
    const answer = await ask(faked.port, '/essai-garde/invite', { headers: { cookie } })
    expect(answer.status).toBe(403)
    expect(read(answer.text)).toContain(title)
    expect(answer.text).not.toContain('Nadia')
  })
})

describe('a form', () => {
  test('given its mark, then what was posted is heard', async () => {
    const { cookie, csrf } = await enters()
    expect((await says({ csrf, 'f.texte': 'Bonjour & bienvenue' }, { cookie })).text).toBe('entendu')
    expect(faked.heard).toEqual([[['f.texte', 'Bonjour & bienvenue']]])
  })

  test('what no page can hold is left out of what was typed', async () => {
    const { cookie, csrf } = await enters()
    await says({ csrf, texte: 'un\u0000 deux\u001b[31m\ttrois\r\nquatre\u0085\uffff' }, { cookie })
    expect(faked.heard).toEqual([[['texte', 'un deux[31m\ttrois\r\nquatre']]])
  })

  test.each([
    ['without its mark', async () => ({})],
    ['with another session’s', async () => ({ csrf: (await enters()).csrf })],
    ['with a mark cut short', async (csrf: string) => ({ csrf: csrf.slice(0, -1) })],
    ['with the word of mail programs instead', async () => ({ 'List-Unsubscribe': 'One-Click' })],
    ['with nobody’s', async () => ({ csrf: csrfOf(faked.site, 'session ') })],
  ])('%s, nothing is heard, and the page says what to do', async (_, fields) => {
    const { cookie, csrf } = await enters()
    const answer = await says({ texte: 'x', ...(await fields(csrf)) }, { cookie })
    expect(answer.status).toBe(403)
    expect(read(answer.text)).toContain('Rien n’a été enregistré')
    expect(read(answer.text)).toContain('ce que vous avez écrit y est encore')
    expect(faked.heard).toEqual([])
  })

  test.each([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: 'null' },
    { origin: 'https://evil.example' },
  ])('with its mark, but posted by a page of somebody else: %o', async (headers) => {
    const { cookie, csrf } = await enters()
    const answer = await says({ csrf, texte: 'x' }, { cookie, ...headers } as Record<string, string>)
    expect(answer.status).toBe(403)
    expect(read(answer.text)).toContain('venait d’une page qui n’est pas de Concertess')
    expect(faked.heard).toEqual([])
  })

  test('without a session nothing is read at all', async () => {
    const answer = await says({ csrf: csrfOf(faked.site, 'session '), texte: 'x' })
    expect(answer.status).toBe(403)
    expect(faked.heard).toEqual([])
  })

  test('a program that reads letters may stop them with one POST (RFC 8058), and do nothing else so', async () => {
    const marked = (fields: Record<string, string>) => ask(faked.port, '/desinscription/abc', form(fields))
    expect((await marked({ 'List-Unsubscribe': 'One-Click' })).status).toBe(200)
    expect((await marked({ 'List-Unsubscribe': 'Other' })).status).toBe(403)
    const csrf = csrfOf(faked.site, '/desinscription/abc')
    expect((await marked({ csrf })).status).toBe(200)
    expect((await marked({ csrf: csrfOf(faked.site, '/desinscription/abd') })).status).toBe(403)
    expect((await says({ 'List-Unsubscribe': 'One-Click' })).status).toBe(403)
  })

  test('a text file is read, in UTF-8 or as Windows writes it', async () => {
    const { cookie, csrf } = await enters()
    for (const [bytes, text] of [
      [Buffer.from('Réunion du 3 mars'), 'Réunion du 3 mars'],
      [Buffer.from('R\xe9union \x96 d\xe9but', 'latin1'), 'Réunion – début'],
    ] as const) {
      const parts = new FormData()
      parts.set('csrf', csrf)
      parts.set('fichier', new Blob([bytes]), '../../compte rendu.txt')
      const posted = new Response(parts)
      const answer = await ask(faked.port, '/essai-garde/dire', {
        method: 'POST',
        headers: { cookie, 'content-type': posted.headers.get('content-type') ?? '' },
        body: new Uint8Array(await posted.arrayBuffer()),
      })
      expect(answer.status).toBe(200)
      expect(faked.heard.at(-1)).toEqual([
        ['fichier.nom', expect.stringContaining('compte rendu.txt')],
        ['fichier.texte', text],
      ])
    }
  })

  test.each([
    ['text/plain', 'csrf=1'],
    ['application/json', '{"csrf":1}'],
    ['multipart/form-data; boundary=x', 'no part at all'],
    ['', ''],
  ])('what is no form is refused: %s', async (type, body) => {
    const { cookie } = await enters()
    const headers = { cookie, ...(type !== '' && { 'content-type': type }) }
    const answer = await ask(faked.port, '/essai-garde/dire', { method: 'POST', headers, body })
    expect(answer.status).toBe(415)
    expect(faked.heard).toEqual([])
  })
})

describe('what is too long', () => {
  test('five megabytes are refused with a page, whether they are announced or not', async () => {
    const { cookie, csrf } = await enters()
    const body = `csrf=${csrf}&texte=${'a'.repeat(5_000_000)}`
    const type = { 'content-type': 'application/x-www-form-urlencoded' }
    for (const headers of [type, { ...type, cookie }, { ...type, cookie, 'transfer-encoding': 'chunked' }]) {
      const answer = await ask(faked.port, '/essai-garde/dire', { method: 'POST', headers, body })
      expect(answer.status).toBe(413)
      expect(read(answer.text)).toContain('C’est trop long pour un seul envoi')
    }
    expect(faked.heard).toEqual([])
  })

  test('what is a little too long as well; the longest text of one field is taken', async () => {
    const { cookie, csrf } = await enters()
    const fits = 'é'.repeat(250_000)
    expect((await says({ csrf, texte: fits }, { cookie })).status).toBe(200)
    expect(faked.heard[0]?.[0]?.[1]).toBe(fits)
    expect((await says({ csrf, texte: 'é'.repeat(300_001) }, { cookie })).status).toBe(413)
    expect(
      (await says({ csrf, ...Object.fromEntries(Array.from({ length: 2001 }, (_, i) => [`f${i}`, ''])) }, { cookie }))
        .status,
    ).toBe(413)
    expect(faked.heard).toHaveLength(1)
  })

  test('so are headers', async () => {
    const answer = await ask(faked.port, '/', { headers: { cookie: 'a'.repeat(20_000) } })
    expect(answer.status).toBe(431)
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
    expect(read(answer.text)).toContain('Cette demande n’est pas lisible')
  })
})

describe('every answer', () => {
  test.each([
    ['a page', '/accessibilite', {}],
    ['no page', '/nulle-part', {}],
    ['another method', '/accessibilite', { method: 'DELETE' }],
    ['a refusal', '/essai-garde/dire', form({ texte: 'x' })],
    ['another name', '/', { headers: { host: 'evil.example' } }],
    ['an error', '/essai-garde/panne', {}],
    ['what goes on', '/essai-garde/fil', { method: 'HEAD' }],
    ['a way elsewhere', '/essai-garde/cle', {}],
    ['what cannot be read', '/', { headers: { host: 'a b' } }],
  ])('says what may be done with it: %s', async (_, path, question) => {
    const { headers, status } = await ask(faked.port, path, question)
    expect({ status, ...headers }).toMatchObject({
      'content-security-policy':
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    })
    expect(headers['access-control-allow-origin']).toBeUndefined()
    expect(headers['x-powered-by']).toBeUndefined()
  })

  test('a file of ours is kept by its mark, asked after without, and small', async () => {
    const page = await ask(faked.port, '/accessibilite')
    const styled = /href="(\/static\/style\.css\?v=[0-9a-f]+)"/.exec(page.text)?.[1] ?? ''
    const kept = await ask(faked.port, styled)
    expect(kept.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-content-type-options': 'nosniff',
    })
    const asked = await ask(faked.port, '/static/public.css')
    expect(asked.headers['cache-control']).toBe('no-cache')
    const { etag } = asked.headers
    expect(await ask(faked.port, '/static/public.css', { headers: { 'if-none-match': String(etag) } })).toMatchObject({
      status: 304,
      text: '',
    })
    const packed = await ask(faked.port, '/static/public.css', { headers: { 'accept-encoding': 'gzip, br' } })
    expect(packed.headers['content-encoding']).toBe('gzip')
    expect(packed.headers.etag).not.toBe(etag)
  })

  test('a public page may be found, others may not', async () => {
    expect((await ask(faked.port, '/accessibilite')).headers['x-robots-tag']).toBeUndefined()
    for (const path of ['/essai-garde', '/nulle-part', '/bulletin/abc'])
      expect((await ask(faked.port, path)).headers['x-robots-tag']).toBe('noindex, nofollow')
  })

  test('is in the language of whoever asks', async () => {
    const headers = { 'accept-language': 'en-GB' }
    const missing = await ask(faked.port, '/nowhere', { headers })
    expect(missing.text).toContain('<html lang="en">')
    expect(read(missing.text)).toContain('There is no such page')
    expect(read((await ask(faked.port, '/accessibilite', { method: 'PUT', headers })).text)).toContain(
      'not asked for like that',
    )
    expect((await ask(faked.port, '/accessibilite?langue=en')).text).toContain('<html lang="en">')
  })

  test('HEAD says as much as GET, and lets what goes on end', async () => {
    expect(await ask(faked.port, '/accessibilite', { method: 'HEAD' })).toMatchObject({ status: 200, text: '' })
    await ask(faked.port, '/essai-garde/fil', { method: 'HEAD' })
    expect(faked.heard).toEqual([[['fil', 'fini']]])
  })
})

describe('what is not understood', () => {
  test.each([
    ['/accessibilite', 'DELETE', 'GET, HEAD, POST'],
    ['/accessibilite', 'TRACE', 'GET, HEAD, POST'],
    ['/accessibilite', 'OPTIONS', 'GET, HEAD, POST'],
  ])('%s asked for by %s', async (path, method, allow) => {
    const answer = await ask(faked.port, path, { method })
    expect(answer.status).toBe(405)
    expect(answer.headers.allow).toBe(allow)
  })

  test('a page that takes no form says so', async () => {
    const { cookie, csrf } = await enters()
    const posting = form({ csrf })
    const answer = await ask(faked.port, '/accessibilite', { ...posting, headers: { ...posting.headers, cookie } })
    expect(answer.status).toBe(405)
    expect(answer.headers.allow).toBe('GET, HEAD')
  })

  test.each([
    'GARBAGE\r\n\r\n',
    'GET / HTTP/1.1\r\nConnection: close\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
    'GET http://evil.example/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
    'GET /\\..\\..\\etc HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n',
    'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    'GET / HTTP/1.1\r\nHost: localhost\r\nX: a\r\n b: c\rd\r\n\r\n',
  ])('bytes that are no request of ours: %j', async (bytes) => {
    const said = await raw(bytes)
    expect(said).toMatch(/^HTTP\/1\.1 4\d\d /)
    expect(said.toLowerCase()).toContain("content-security-policy: default-src 'none'")
    expect(said).not.toMatch(/node_modules|Error|at .*\.ts/)
  })

  test('an error that nobody foresaw is told by a number, and nothing else of it', async () => {
    const answer = await ask(faked.port, '/essai-garde/panne?secret=1')
    expect(answer.status).toBe(500)
    const id = /numéro à l’équipe qui anime : ([0-9a-f]{8})/.exec(read(answer.text))?.[1]
    expect(faked.logged).toEqual([expect.objectContaining({ level: 'error', id, face: '/essai-garde/panne' })])
    expect(answer.text).not.toContain('hunter2')
  })
})

describe('behind a proxy, by https', () => {
  let proxied: Faked
  beforeAll(async () => {
    proxied = await openFake({ publicUrl: 'https://concertation.example.org', proxies: 1 })
  })
  afterAll(() => proxied.close())

  test('the cookie travels by https alone, and is this host’s alone', async () => {
    const ways: Record<string, string>[] = [{ host: 'concertation.example.org' }, { 'x-forwarded-for': '203.0.113.9' }]
    for (const headers of ways) {
      const entered = await ask(proxied.port, '/essai-garde/cle', { headers })
      expect(String(entered.headers['set-cookie'])).toMatch(
        /^__Host-concertess-[0-9a-f]{8}=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
      )
      expect(entered.headers['strict-transport-security']).toBe('max-age=31536000')
      const known = await ask(proxied.port, '/essai-garde/local', { headers: { ...headers, cookie: entered.cookie } })
      expect(known.status).toBe(200)
    }
  })

  test('on this machine itself, without', async () => {
    const { headers } = await ask(proxied.port, '/essai-garde/cle')
    expect(String(headers['set-cookie'])).toMatch(/^concertess-/)
    expect(headers['strict-transport-security']).toBeUndefined()
  })
})

/** What is said to these bytes, until the connection is closed. */
function raw(bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(faked.port, '127.0.0.1', () => socket.write(bytes))
    let said = ''
    socket.setEncoding('utf8')
    socket.on('data', (chunk: string) => {
      said += chunk
    })
    socket.on('end', () => resolve(said))
    socket.on('error', reject)
  })
}
