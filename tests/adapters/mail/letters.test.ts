/** Letters as they arrive: sent to a real mail server, read back by a parser that is not ours. */
import fc from 'fast-check'
import ICAL from 'ical.js'
import type { ParsedMail } from 'mailparser'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { SendFailure, type View } from '../../../src/port.ts'
import {
  actions,
  ballot,
  button,
  calendarOf,
  call,
  card,
  chart,
  documentOf,
  facts,
  image,
  link,
  list,
  quiet,
  quote,
  table,
  text,
  view,
  warning,
} from '../../../src/views/build.ts'
import { hostileForms, hostileText, hostileViews } from '../../support/hostile.ts'
import { key, mailer, tls, zoe } from '../../support/mail/letters.ts'
import { type MailServer, mailServer } from '../../support/mail/server.ts'

let server: MailServer
let ours: ReturnType<typeof mailer>
beforeEach(async () => {
  server = await mailServer()
  ours = mailer(server)
})
afterEach(async () => {
  await ours.adapter.stop()
  await server.stop()
})

async function sent(body: View): Promise<ParsedMail> {
  await ours.adapter.send(zoe, body, key)
  const [letter] = await server.letters()
  return letter!
}

const event = {
  uid: 'seance-2',
  sequence: 3,
  title: 'Séance 2 ; « l’emploi »',
  startsAt: '2027-03-28T07:30:00Z',
  endsAt: '2027-03-28T10:00:00Z',
  zone: 'Europe/Paris',
  location: 'Amiens',
}

describe('a letter', () => {
  test('says the same as text and as HTML, accents and narrow spaces kept', async () => {
    const letter = await sent(
      view(
        'fr',
        card(
          'Réunion : « l’été »\u00a0!',
          text('Bonjour Zoé, ', { strong: 'à bientôt' }, ' ', {
            link: 'le site',
            href: 'https://ess.example/?a=1&b=2',
          }),
          facts(['Où', 'Île-de-France'], ['Quand', 'jeudi 12 mars 2026, 18\u00a0h']),
          list('un <b>gras</b>', 'deux'),
          quote('ses mots'),
          table('Présences', ['Atelier', 'N'], [['Un', '1\u202f234']]),
          quiet('tout bas'),
          warning('trop tard'),
        ),
      ),
    )
    expect(letter.subject).toBe('Réunion : « l’été »\u00a0!')
    expect(letter.text).toContain('Réunion : « l’été »\u00a0!\n======')
    for (const words of ['à bientôt', 'Île-de-France', '18\u00a0h', 'ses mots', '1\u202f234', 'Attention']) {
      expect(letter.text).toContain(words)
      expect(letter.html).toContain(words)
    }
    expect(letter.text).toContain('le site (https://ess.example/?a=1&b=2)')
    expect(letter.html).toContain('<a href="https://ess.example/?a=1&amp;b=2">le site</a>')
    expect(letter.html).toContain('un &lt;b&gt;gras&lt;/b&gt;')
    expect(letter.html).toMatch(/^<!DOCTYPE html><html lang="fr">/)
  })

  test('is from us, to one person, answered by the organisers, and says how to have no more', async () => {
    const letter = await sent(view('fr', text('Bonjour')))
    expect(letter.from?.value).toEqual([{ name: 'Concertation ESS', address: 'bot@cress.example' }])
    expect(letter.replyTo?.value[0]?.address).toBe('contact@cress.example')
    expect(server.taken[0]).toMatchObject({ from: 'bot@cress.example', to: ['zoe@asso.example'] })
    expect(letter.messageId).toBe(`<${key}@cress.example>`)
    expect(letter.date?.toISOString()).toBe('2027-03-01T09:00:00.000Z')
    expect(letter.headers.get('auto-submitted')).toBe('auto-generated')
    expect(server.taken[0]!.raw).toMatch(
      /^List-Unsubscribe: <mailto:contact@cress\.example\?subject=STOP%20mark-of-zoe>\r$/m,
    )
    expect(letter.text).toContain(
      'Pour ne plus recevoir ces messages\u00a0: écrivez à contact@cress.example avec pour objet «\u00a0STOP mark-of-zoe\u00a0».',
    )
    expect(letter.html).toContain('mailto:contact@cress.example?subject=STOP%20mark-of-zoe')
  })

  test('given pages that others reach, no more letters are asked for by one press, from mail clients too', async () => {
    const other = mailer(server, { stopPage: (mark) => `https://ess.example/desinscription/${mark}` })
    await other.adapter.send(zoe, view('fr', text('Bonjour')), key)
    const [letter] = await server.letters()
    const raw = server.taken[0]!.raw.replace(/\r\n[ \t]+/g, ' ')
    expect(raw).toMatch(
      /^List-Unsubscribe: <https:\/\/ess\.example\/desinscription\/mark-of-zoe>, ?<mailto:contact@cress\.example\?subject=STOP%20mark-of-zoe>\r$/m,
    )
    expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m)
    expect(letter!.text).toContain(
      'Pour ne plus recevoir ces messages\u00a0: https://ess.example/desinscription/mark-of-zoe',
    )
    expect(letter!.html).toContain('href="https://ess.example/desinscription/mark-of-zoe"')
    await other.adapter.stop()
  })

  test('on this machine alone the press is a person’s: mail clients are promised nothing', async () => {
    const other = mailer(server, { stopPage: (mark) => `http://127.0.0.1:8080/desinscription/${mark}` })
    await other.adapter.send(zoe, view('fr', text('Bonjour')), key)
    await server.letters()
    expect(server.taken[0]!.raw).not.toContain('List-Unsubscribe-Post')
    await other.adapter.stop()
  })

  test('says in one line what would be pressed elsewhere, and keeps links', async () => {
    const letter = await sent(
      view(
        'fr',
        text('Vous venez ?'),
        actions(
          button('Je viens', call('a')),
          button('Je ne pourrai pas', call('b')),
          link('Le plan', 'https://plan.example/'),
        ),
      ),
    )
    expect(letter.text).toContain('Pour donner suite (Je viens, Je ne pourrai pas), répondez à ce message')
    expect(letter.text).not.toMatch(/Répondez\u00a0: 1/)
    expect(letter.html).toContain('<a href="https://plan.example/">Le plan</a>')
  })

  test('never invites to vote by answering it', async () => {
    const vote = ballot({
      question: 'Que choisir ?',
      secret: true,
      method: { kind: 'one' },
      options: [{ id: 'a', label: 'Emploi' }],
      call: call('ballot cast'),
      field: 'choices',
    })
    const letter = await sent(view('fr', card('Vote', vote)))
    expect(letter.text).toContain('Emploi')
    expect(letter.text).toContain('On ne vote pas par courriel.')
    expect(letter.text).not.toContain('Pour donner suite')
  })

  test('shows a chart inside, with its words, and fetches nothing', async () => {
    const votes = {
      type: 'bars',
      title: 'Voix',
      unit: 'voix',
      categories: ['Oui', 'Non'],
      series: [{ name: 'v', values: [6, 2] }],
    } as const
    const letter = await sent(view('fr', card('Résultat', chart(votes))))
    const picture = letter.attachments.find(({ contentType }) => contentType === 'image/png')
    expect(picture?.content.subarray(1, 4).toString()).toBe('PNG')
    expect(picture?.related).toBe(true)
    // The parser puts the picture in the place of its `cid`.
    const html = server.taken[0]!.raw.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    )
    expect(html).toContain(`src="cid:${picture?.cid}"`)
    expect(html).toMatch(/alt="Voix \(voix\)\. Oui/)
    expect(html).not.toMatch(/src="https?:/)
    expect(letter.text).toMatch(/Oui\s+6/)
  })

  test('leaves out what mail servers refuse for its size, and tells it in words', async () => {
    const heavy = image('Le plan de la salle', 'plan.png', Buffer.alloc(7_500_000, 1).toString('base64'))
    const letter = await sent(view('fr', text('Voici.'), heavy, documentOf('resume', 'Résumé', text('ses mots'))))
    expect(letter.attachments.map(({ filename }) => filename)).toEqual(['resume.docx'])
    expect(letter.html).toContain('Le plan de la salle')
    expect(server.taken[0]!.raw.length).toBeLessThan(1_000_000)
  })

  test('brings its files', async () => {
    const letter = await sent(view('fr', text('Voici le résumé.'), documentOf('resume', 'Résumé', text('ses mots'))))
    expect(letter.attachments.map(({ filename }) => filename)).toEqual(['resume.docx'])
    expect(letter.attachments[0]!.content.subarray(0, 2).toString()).toBe('PK')
    expect(letter.text).toContain('Résumé')
  })

  test.each([
    ['invites', {}, 'REQUEST'],
    ['says that it does not take place', { cancelled: true as const }, 'CANCEL'],
  ])('%s in a way that mail clients offer to answer', async (_, more, method) => {
    await ours.adapter.send(zoe, view('fr', text('Réunion'), calendarOf('seance-2', { ...event, ...more })), key)
    const [letter] = await server.letters()
    const { raw } = server.taken[0]!
    expect(raw).toMatch(new RegExp(`^Content-Type: text/calendar; charset=utf-8; method=${method}`, 'm'))
    expect(raw).toMatch(/multipart\/alternative/)
    const file = letter!.attachments.find(({ filename }) => filename === 'seance-2.ics')
    const calendar = new ICAL.Component(ICAL.parse(file!.content.toString('utf8')) as unknown[])
    expect(calendar.getFirstPropertyValue('method')).toBe(method)
    const found = calendar.getFirstSubcomponent('vevent')!
    expect(found.getFirstPropertyValue('uid')).toBe('seance-2@concertess')
    expect(found.getFirstPropertyValue('summary')).toBe(event.title)
    expect((found.getFirstPropertyValue('dtstart') as unknown as ICAL.Time).toJSDate().toISOString()).toBe(
      '2027-03-28T07:30:00.000Z',
    )
    expect(found.getFirstPropertyValue('organizer')).toBe('mailto:contact@cress.example')
    expect(String(found.getFirstPropertyValue('attendee')).toLowerCase()).toBe('mailto:zoe@asso.example')
  })
})

describe('whatever people write', () => {
  const known = [
    ...['from', 'reply-to', 'to', 'subject', 'message-id', 'date', 'mime-version', 'content-type', 'auto-submitted'],
    ...['content-transfer-encoding', 'x-auto-response-suppress', 'content-language', 'list-unsubscribe'],
  ]

  /** Names of the headers before the first blank line. */
  function headersOf(raw: string): string[] {
    const head = raw.slice(0, raw.indexOf('\r\n\r\n'))
    return head
      .replace(/\r\n[ \t]+/g, ' ')
      .split('\r\n')
      .map((line) => line.split(':')[0]!.toLowerCase())
  }

  test('no header is added, nobody else is written to, and the subject is one line', { timeout: 120_000 }, async () => {
    let count = 0
    await fc.assert(
      fc.asyncProperty(fc.oneof(hostileViews, hostileForms), hostileText, async (body, title) => {
        const said =
          'fields' in body
            ? body
            : { ...body, nodes: [card(`${title}\r\nBcc: x@evil.example`, text('…')), ...body.nodes] }
        const id = `${key.slice(0, -6)}${String(count++).padStart(6, '0')}`
        // Pictures are drawn elsewhere in these tests: each takes half a second.
        const light =
          'fields' in said
            ? said
            : {
                ...said,
                nodes: said.nodes
                  .filter(({ kind }) => kind !== 'document' && kind !== 'chart')
                  .map((node) =>
                    node.kind === 'card' ? { ...node, nodes: node.nodes.filter(({ kind }) => kind !== 'chart') } : node,
                  ),
              }
        await ours.adapter.send(zoe, light, id)
        const taken = server.taken.at(-1)!
        expect(taken.to).toEqual(['zoe@asso.example'])
        for (const name of headersOf(taken.raw)) expect(known).toContain(name)
        expect(headersOf(taken.raw).filter((name) => name === 'subject')).toHaveLength(1)
        for (const line of taken.raw.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(998)
      }),
      { numRuns: 60 },
    )
    for (const letter of await server.letters()) {
      expect(letter.subject).not.toMatch(/[\r\n\u0000\u202e]/)
      expect((letter.subject ?? '').length).toBeLessThanOrEqual(120)
      expect(letter.bcc).toBeUndefined()
      expect(letter.text).not.toMatch(/[\u0000\u001b\u202e]/)
    }
  })

  test.each([
    'zoe@asso.example\r\nBcc: x@evil.example',
    'zoe@asso.example, x@evil.example',
    'Zoé <zoe@asso.example>',
    'zoe asso.example',
    '"zoe@evil"@asso.example',
    `${'z'.repeat(250)}@a.fr`,
    '',
  ])('what is no plain address is never written to: %j', async (account) => {
    const failed = await ours.adapter
      .send({ ...zoe, account } as typeof zoe, view('fr', text('x')), key)
      .catch((e: unknown) => e)
    expect(failed).toMatchObject({ final: true, gone: true })
    expect(failed).toBeInstanceOf(SendFailure)
    expect(server.connections()).toBe(0)
  })

  test('a room has no letters', async () => {
    const room = { platform: 'mail', workspace: '', to: 'room', channel: 'x' } as const
    await expect(ours.adapter.send(room, view('fr', text('x')), key)).rejects.toMatchObject({
      final: true,
      gone: false,
    })
  })
})

describe('TLS', () => {
  test('is demanded: nothing leaves without, not even the password', async () => {
    const logins: string[] = []
    const plain = await mailServer({
      onAuth({ username }, _, done) {
        logins.push(username ?? '')
        done(null, { user: 1 })
      },
      allowInsecureAuth: true,
    })
    const asking = mailer({ port: plain.port, host: 'localhost', requireTls: true, user: 'bot', password: 's3cret' })
    await expect(asking.adapter.send(zoe, view('fr', text('x')), key)).rejects.toMatchObject({
      final: false,
      global: true,
    })
    expect([plain.taken.length, logins]).toEqual([0, []])
    await plain.stop()
  })

  test('is used where it is offered, with the name and the password behind it', async () => {
    const safe = await mailServer({
      ...tls,
      authOptional: false,
      onAuth: ({ username, password }, _, done) =>
        username === 'bot' && password === 's3cret' ? done(null, { user: 1 }) : done(new Error('no')),
    })
    const asked = { port: safe.port, host: 'localhost', requireTls: true, user: 'bot', ca: tls.cert }
    await mailer({ ...asked, password: 's3cret' }).adapter.send(zoe, view('fr', text('x')), key)
    expect(safe.taken).toMatchObject([{ secure: true }])
    const other = mailer({ ...asked, password: 'autre' })
    await expect(other.adapter.send(zoe, view('fr', text('x')), key)).rejects.toMatchObject({
      final: false,
      global: true,
      retryAfter: 300_000,
    })
    expect(other.said.join('\n')).not.toMatch(/autre|zoe@|s3cret/)
    // A certificate that nobody vouches for is refused.
    const stranger = mailer({ port: safe.port, host: 'localhost', requireTls: true })
    await expect(stranger.adapter.send(zoe, view('fr', text('x')), key)).rejects.toMatchObject({
      final: false,
      global: true,
    })
    expect(safe.taken).toHaveLength(1)
    await safe.stop()
  })
})
