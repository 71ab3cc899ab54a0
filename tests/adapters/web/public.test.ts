/** What a stranger may read, over a real server: opened and closed by those who coordinate, and never more than they chose. */
import ICAL from 'ical.js'
import { afterEach, expect, test } from 'vitest'
import { verifyResult } from '../../../src/votes/files/result.ts'
import { opened, peopled } from '../../support/meetings.ts'
import { crawl, type Read, readPath } from '../../support/web/crawl.ts'
import { all, parse, readOut } from '../../support/web/html.ts'
import { type Served, serve } from '../../support/web/served.ts'
import { createWorld, type World } from '../../support/world.ts'

const path = '/c/ess-a-10-ans'
let served: Served | undefined

afterEach(async () => {
  await served?.close()
  served = undefined
})

async function site(w: World, settings = {}): Promise<string> {
  served = await serve(w, settings)
  return served.origin
}

const isPublicPage = ({ path: at, type }: Read) => type.startsWith('text/html') && (at === '/' || at.startsWith('/c/'))
const open = (w: World, parts = '') => w.says('ana', '#pleniere', `/concert page-publique ${parts}confirmé : oui`)
const words = ({ body }: Read) => readOut(parse(body)).replace(/[\u00a0\u202f]/g, ' ')

test('given a page that is opened, closed and opened again, then its address leads there, nowhere, and there again', async () => {
  const w = await (await createWorld()).founded()
  const origin = await site(w)
  const never = await readPath(origin, path)
  expect(never.status).toBe(404)
  const told = await open(w)
  expect(told.text).toContain(`${origin}${path}`)
  expect((await readPath(origin, path)).status).toBe(200)
  await w.says('ana', '#pleniere', '/concert fermer-page')
  for (const below of ['', '/agenda.ics', '/ateliers/1', '/votes/1', '/votes/1/resultat.json'])
    expect((await readPath(origin, `${path}${below}`)).status).toBe(404)
  const closed = await readPath(origin, path)
  expect(closed.body).toBe(never.body)
  expect(closed.headers.get('cache-control')).toBe('no-store')
  await w.says('ana', '#pleniere', '/concert annuler')
  expect((await readPath(origin, path)).status).toBe(200)
})

test('given addresses that are none, then they lead nowhere, and nothing fails', async () => {
  const w = await (await createWorld()).founded()
  const origin = await site(w)
  await open(w)
  const none = [
    '/c',
    '/c/',
    '/c/autre',
    `${path}/`,
    '/c/ESS-A-10-ANS',
    `${path}/votes/1`,
    `${path}/votes/0`,
    `${path}/votes/01`,
    `${path}/votes/1e0`,
    `${path}/votes/99999999999`,
    `${path}/ateliers/1`,
    `${path}/autre/1`,
    `${path}/votes/1/autre.json`,
    `${path}/agenda.ics/x`,
    '/c/..%2f..%2fetc%2fpasswd',
    '/c/%00',
    "/c/'%20OR%201=1--",
    '/agenda/AAAAAAAAAAAAAAAAAAAAAAAAAAAA.ics',
    '/agenda/x.ics',
    '/agenda/..%2f..%2fsecret.ics',
  ]
  for (const wrong of none) expect(`${wrong} ${(await readPath(origin, wrong)).status}`).toBe(`${wrong} 404`)
  expect(served!.logged.filter((line) => line.includes('page failed'))).toEqual([])
})

test('given parts that were left out, then neither their card, their pages nor their files are there', async () => {
  const w = await peopled()
  const origin = await site(w)
  await w.says('bo', '#atelier', '/concert theme Emploi partagé')
  await w.says('bo', '#atelier', '/concert reunion 8 avril 14h')
  await w.says('bo', '#atelier', { intent: 'session convene', args: { session: 1, confirmed: true } })
  await open(w, 'réunions : non ; thèmes : non ; votes : non ; actions : non ; ')
  const page = words(await readPath(origin, path))
  expect(page).toContain('Région et CRESS')
  expect(page).toContain('Atelier n° 1 – Emploi')
  for (const gone of ['Emploi partagé', 'Prochaines réunions', 'Les thèmes', 'Les votes', 'Les actions', '8 avril'])
    expect(page).not.toContain(gone)
  expect((await readPath(origin, `${path}/agenda.ics`)).status).toBe(404)
  await open(w, 'réunions : oui ; thèmes : oui ; ')
  const more = words(await readPath(origin, path))
  for (const there of ['Emploi partagé', 'Prochaines réunions', '8 avril 2027']) expect(more).toContain(there)
  expect(more).not.toContain('Les votes')
})

test('given meetings that are planned, remote, moved or cancelled, then what anybody needs is there, and no link to come in', async () => {
  const w = await peopled()
  const origin = await site(w)
  const visio = 'https://visio.example/salle?pwd=1234'
  await w.says(
    'bo',
    '#atelier',
    `/concert reunion 8 avril 14h ; lieu : Amiens et ${visio} ; ordre du jour : Accueil, voir ${visio} | Budget`,
  )
  await w.says('bo', '#atelier', '/concert reunion 20 mai 14h')
  await w.says('bo', '#pleniere', '/concert reunion 15 avril 14h ; atelier : 2')
  for (const session of [1, 3])
    await w.says('ana', '#pleniere', { intent: 'session convene', args: { session, confirmed: true } })
  await w.says('ana', '#pleniere', {
    intent: 'session cancel',
    args: { session: 3, reason: 'Bo est malade', confirmed: true },
  })
  await open(w)
  const read = await crawl(origin)
  for (const { path: at, body } of read)
    for (const secret of ['visio.example', '1234', 'malade', '20 mai', '20270520'])
      expect(body.includes(secret), `${secret} in ${at}`).toBe(false)
  const atelier = words(read.find(({ path: at }) => at === `${path}/ateliers/1`)!)
  expect(atelier).toContain('Amiens')
  expect(atelier).toContain('le lien pour y assister à distance est donné aux personnes invitées')
  expect(atelier).toContain('Budget')
  expect(words(read.find(({ path: at }) => at === path)!)).toContain('(annulée)')
  const feed = read.find(({ path: at }) => at.endsWith('.ics'))!
  const events = new ICAL.Component(ICAL.parse(feed.body)).getAllSubcomponents('vevent')
  expect(events.map((event) => event.getFirstPropertyValue('status'))).toEqual(['CONFIRMED', 'CANCELLED'])
  expect(events.map((event) => event.getFirstPropertyValue('dtstart')?.toString())).toEqual([
    '2027-04-08T12:00:00Z',
    '2027-04-15T12:00:00Z',
  ])
  expect(feed.body).toContain('REFRESH-INTERVAL;VALUE=DURATION:PT1H')
  expect(feed.body).toContain('X-PUBLISHED-TTL:PT1H')
  expect(feed.body).toContain('SOURCE;VALUE=URI:')
})

test('given votes of every kind, then figures are told once they are closed, and who answered what, never', async () => {
  const w = await opened()
  const origin = await site(w)
  await w.says('ana', '#couloir', '/concert salon ESS à 10 ans ; équipe : oui')
  await w.says('bo', '#couloir', '/concert vote Entre nous ?')
  await w.presses('bo', '#couloir', 'Ouvrir le vote')
  await w.says('bo', '#pleniere', '/concert vote Faut-il un second atelier ? ; secret : confidentiel')
  await w.presses('bo', '#pleniere', 'Ouvrir le vote')
  await open(w)
  await w.says('dan', '#pleniere', '/concert voter oui')
  await w.says('eve', '#pleniere', '/concert voter non')
  await w.says('cleo', '#pleniere', '/concert voter non')
  const during = await readPath(origin, `${path}/votes/2`)
  expect(words(during)).toContain('Vote en cours')
  expect(during.body).not.toMatch(/<svg|<table/)
  expect((await readPath(origin, `${path}/votes/2/resultat.json`)).status).toBe(404)
  await w.says('bo', '#pleniere', '/concert fermer 2')
  const after = await readPath(origin, `${path}/votes/2`)
  expect(words(after)).toContain('3 personnes ont répondu')
  const file = JSON.parse((await readPath(origin, `${path}/votes/2/resultat.json`)).body)
  expect(file.papers).toBeNull()
  expect(file.result).toMatchObject({ ballots: 3, counts: [1, 2, 0], winners: [2] })
  expect((await readPath(origin, `${path}/votes/1`)).status).toBe(404)
  for (const { path: at, body } of await crawl(origin)) {
    expect(body.includes('Entre nous'), at).toBe(false)
    for (const name of ['ana', 'bo', 'dan', 'eve', 'cleo'])
      expect(new RegExp(`\\b${name}\\b`).test(body), `${name} in ${at}`).toBe(false)
  }
})

test('given votes whose results are shown as they come in the channel, then the public page waits; parts left out have no page', async () => {
  const w = await peopled()
  const origin = await site(w)
  await open(w)
  await w.says('bo', '#pleniere', '/concert vote Continuer ? ; résultats : en direct ; secret : public')
  await w.presses('bo', '#pleniere', 'Ouvrir le vote')
  await w.says('dan', '#pleniere', '/concert voter oui')
  const during = await readPath(origin, `${path}/votes/1`)
  expect(during.body).not.toMatch(/<svg|<table|\bdan\b/)
  expect(words(await readPath(origin, path))).not.toMatch(/L’emporte/)
  await open(w, 'votes : non ; ')
  expect((await readPath(origin, `${path}/votes/1`)).status).toBe(404)
})

test('given a vote that is closed, public or not, then a second counter finds the same from its file, which names nobody', async () => {
  const w = await peopled()
  const origin = await site(w)
  await open(w)
  const votes = [
    {
      asked: 'Quel lieu ? ; options : Amiens, Laon, Creil ; secret : public',
      answers: ['1, 2', '2', '1'],
      settle: '1',
    },
    { asked: 'Quel jour ? ; options : Lundi, Mardi ; forme : choix-unique', answers: ['2', '2', '1'] },
    { asked: 'Faut-il continuer ?', answers: ['oui', 'non', 'oui'] },
    { asked: 'Le texte ; forme : decision ; majorité : deux-tiers', answers: ['pour', 'pour', 'contre'] },
    {
      asked: 'Quoi ? ; options : A, B ; forme : gommettes ; secret : public',
      answers: ['3 sur 1, 2 sur 2', '3 sur 2', '1'],
    },
    { asked: 'Quels sujets ? ; options : A, B, C', answers: ['1, 2', '2', '3'] },
  ]
  for (const [at, { asked, answers, settle }] of votes.entries()) {
    const number = at + 1
    await w.says('bo', '#pleniere', `/concert vote ${asked}`)
    await w.presses('bo', '#pleniere', 'Ouvrir le vote')
    for (const [i, who] of ['cleo', 'dan', 'eve'].entries())
      await w.says(who, '#pleniere', { intent: 'ballot cast', args: { poll: number, choices: answers[i]! } })
    await w.says('bo', '#pleniere', `/concert fermer ${number}`)
    if (settle)
      await w.says('bo', '#pleniere', {
        intent: 'poll settle',
        args: { poll: number, winners: settle, reason: 'Bo préfère Amiens' },
      })
    const read = await readPath(origin, `${path}/votes/${number}/depouillement.json`)
    expect(`${asked} ${read.status}`).toBe(`${asked} 200`)
    expect(words(await readPath(origin, `${path}/votes/${number}`))).toContain('fichier de dépouillement')
    // ballots of a public vote; of another one their sums alone
    expect(Object.keys(JSON.parse(read.body))).toContain(asked.includes('secret : public') ? 'counts' : 'tables')
    expect(verifyResult(read.body)).toMatchObject({ flaws: [], ballots: 3 })
    const found = JSON.parse(read.body).result.winners
    const kept = JSON.parse((await readPath(origin, `${path}/votes/${number}/resultat.json`)).body).result.winners
    expect(found.map((position: number) => position + 1)).toEqual(kept)
    expect(read.body).not.toMatch(/\b(bo|Bo|cleo|dan|eve)\b/)
  }
})

test('given a vote on ideas, when one of them is taken back afterwards, then its words leave the page and the file', async () => {
  const w = await peopled()
  const origin = await site(w)
  await w.says('dan', '#atelier', '/idee Partager un poste de comptable')
  await w.says('eve', '#atelier', '/idee Ouvrir une recyclerie')
  await w.says('cleo', '#atelier', '/idee Mutualiser les achats')
  await w.says('bo', '#atelier', '/concert vote priorités')
  await w.presses('bo', '#atelier', 'Ouvrir le vote')
  await w.says('dan', '#atelier', '/concert voter 3 sur 1')
  await w.says('bo', '#atelier', '/concert fermer')
  await open(w)
  const before = await readPath(origin, `${path}/votes/1`)
  expect(before.body).toContain('recyclerie')
  await w.says('eve', '#atelier', '/concert retirer 2')
  for (const { path: at, body } of await crawl(origin)) expect(body.includes('recyclerie'), at).toBe(false)
  expect(words(await readPath(origin, `${path}/votes/1`))).toContain('Proposition retirée')
})

test('given titles that are programs, then they are read as words, everywhere they stand', async () => {
  const evil = `<img src=x onerror="alert(1)">'&amp;<script>alert(2)</script>`
  const w = await peopled()
  const origin = await site(w)
  await w.says('ana', '#atelier', { intent: 'workshop add', args: { title: `${evil} 1`, phase: 1 } })
  await w.says('bo', '#atelier', { intent: 'theme add', args: { titles: `${evil} 2` } })
  await w.says('ana', '#atelier', { intent: 'action add', args: { title: `${evil} 3` } })
  await w.says('bo', '#pleniere', { intent: 'poll open', args: { question: `${evil} 4`, confirmed: true } })
  await w.says('bo', '#atelier', {
    intent: 'session add',
    args: {
      when: '8 avril 14h',
      title: `${evil} 5`,
      location: `${evil}\r\nATTENDEE:mailto:x@example`,
      confirmed: true,
    },
  })
  await w.says('bo', '#atelier', { intent: 'session convene', args: { session: 1, confirmed: true } })
  await open(w)
  const read = await crawl(origin)
  for (const { path: at, type, body } of read.filter(isPublicPage)) {
    const nodes = parse(body)
    expect(`${at} ${all(nodes, 'script').length}`).toBe(`${at} 0`)
    expect(
      all(nodes).flatMap(({ attributes }) => Object.keys(attributes).filter((name) => name.startsWith('on'))),
    ).toEqual([])
    expect(all(nodes, 'img').filter(({ attributes }) => attributes.src === 'x')).toEqual([])
    expect(type).toBe('text/html; charset=utf-8')
  }
  const page = words(read.find(({ path: at }) => at === path)!)
  for (const n of [1, 2, 3, 4, 5]) expect(page).toContain(`<script>alert(2)</script> ${n}`)
  const feed = read.find(({ path: at }) => at.endsWith('.ics'))!
  const [event] = new ICAL.Component(ICAL.parse(feed.body)).getAllSubcomponents('vevent')
  expect(event!.getFirstPropertyValue('summary')).toBe(`${evil} 5`)
  expect(event!.getAllProperties('attendee')).toEqual([])
})

test('given an exercise, then even a row that says otherwise has no page', async () => {
  const w = await (await createWorld()).founded()
  const origin = await site(w)
  await open(w)
  await w.db.query(`UPDATE "Concertation" SET "trialPlaceId" = 'somewhere'`)
  expect((await readPath(origin, path)).status).toBe(404)
  expect(words(await readPath(origin, '/'))).not.toContain('ESS à 10 ans')
})

test('given a page that did not change, when it is asked for again, then it is not told again', async () => {
  const w = await peopled()
  const origin = await site(w)
  await open(w)
  const first = await readPath(origin, path)
  const tag = first.headers.get('etag') ?? ''
  expect(first.headers.get('cache-control')).toBe('public, max-age=30')
  const again = await readPath(origin, path, { 'if-none-match': tag })
  expect([again.status, again.body]).toEqual([304, ''])
  await w.says('bo', '#atelier', '/concert theme Emploi partagé')
  const changed = await readPath(origin, path, { 'if-none-match': tag })
  expect(changed.status).toBe(200)
  expect(changed.headers.get('etag')).not.toBe(tag)
  const feed = await readPath(origin, `${path}/agenda.ics`)
  expect((await readPath(origin, `${path}/agenda.ics`)).body).toBe(feed.body)
})

test('given readers of two languages, then each reads theirs, keeps it from page to page, and programs find both', async () => {
  const w = await peopled()
  const origin = await site(w)
  await open(w)
  const french = await readPath(origin, path, { 'accept-language': 'fr-FR,fr;q=0.9' })
  expect(french.body).toContain('<html lang="fr">')
  expect(french.headers.get('vary')).toContain('Accept-Language')
  const english = await readPath(origin, path, { 'accept-language': 'en-GB' })
  expect(english.body).toContain('<html lang="en">')
  const asked = await readPath(origin, `${path}?lang=en`, { 'accept-language': 'fr' })
  expect(asked.body).toContain('<html lang="en">')
  const leads = all(parse(asked.body), 'a').flatMap(({ attributes }) => attributes.href ?? [])
  expect(leads).toContain(`${path}/ateliers/1?lang=en`)
  const links = all(parse(french.body), 'link').map(({ attributes }) => attributes)
  expect(links).toContainEqual({ rel: 'canonical', href: `${origin}${path}` })
  expect(links).toContainEqual({ rel: 'alternate', hreflang: 'en', href: `${origin}${path}?lang=en` })
  expect(links.find(({ type }) => type === 'text/calendar')?.href).toBe(`${path}/agenda.ics`)
  const meta = all(parse(french.body), 'meta').map(({ attributes }) => attributes)
  expect(meta).toContainEqual({ property: 'og:title', content: 'ESS à 10 ans' })
})

test('given nothing public, then the front leads to the local room where that is, and says nothing else', async () => {
  const w = await (await createWorld()).founded()
  const origin = await site(w)
  const front = await readPath(origin, '/')
  expect(front.status).toBe(200)
  expect(words(front)).toContain('salon local')
  expect(words(front)).not.toContain('ESS à 10 ans')
  expect(front.headers.get('x-robots-tag')).toContain('noindex')
  expect((await readPath(origin, '/robots.txt')).body).toBe('User-agent: *\nDisallow: /\n')
})

test('given the address of a diary, then it is served to whoever holds it, kept by no one on the way, and written in no log', async () => {
  const w = await peopled()
  const origin = await site(w)
  const made = await w.says('dan', 'dm', '/concert calendrier')
  const own = /\/agenda\/[2-9A-Z]{28}\.ics/.exec(made.text)![0]
  const feed = await readPath(origin, own)
  expect([feed.status, feed.type]).toEqual([200, 'text/calendar; charset=utf-8'])
  expect(feed.headers.get('cache-control')).toBe('private, no-cache')
  expect(feed.headers.get('x-robots-tag')).toContain('noindex')
  await w.says('dan', 'dm', '/concert calendrier retirer')
  expect((await readPath(origin, own)).status).toBe(404)
  expect(served!.logged.join('\n')).not.toContain(own.slice(8, 36))
})
