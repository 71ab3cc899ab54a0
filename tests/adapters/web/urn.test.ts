/** The page of a paper, as browsers ask for it: filled in, looked at once more, put in once. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { localWorkspace } from '../../../adapters/web/house.ts'
import { virtualClock } from '../../../src/engine/clock.ts'
import type { Database } from '../../../src/engine/db.ts'
import { plain } from '../../../src/views/plain.ts'
import { presses } from '../../../src/views/press.ts'
import { testDatabase } from '../../support/database.ts'
import { type WebBot, webBot } from '../../support/web/bot.ts'
import { formsOf, labelled, sent } from '../../support/web/browser-less.ts'
import { all, parse, readOut } from '../../support/web/html.ts'
import { type Answer, ask } from '../../support/web/open.ts'

let db: Database
let bot: WebBot
let asked = 0

beforeAll(async () => {
  db = await testDatabase()
  bot = await webBot(db, { clock: virtualClock(new Date('2027-03-01T09:00:00Z')) })
  for (const words of ['/concert admin', '[Confirmer]', '/concert creer ESS ; organisateurs : CRESS', '/concert salon'])
    await says('ana', words)
})
afterAll(async () => {
  await bot?.stop()
  await db?.close()
})

/** What the bot answers in the local room. */
async function says(account: string, words: string): Promise<string> {
  const pressed = /^\[(.+)\]$/.exec(words)?.[1]
  const last = bot.web.house.room
    .messages()
    .findLast(({ body }) => 'nodes' in body && plain(body).includes(pressed ?? ''))
  const on =
    last &&
    presses(last.body).find(({ on: item }) => 'kind' in item && item.kind === 'button' && item.label === pressed)
  const reply = await bot.web.house.hear({
    id: `test ${asked++}`,
    platform: 'web',
    who: { workspace: localWorkspace, account, name: account, ...(account === 'ana' && { owner: true }) },
    where: { workspace: localWorkspace, channel: 'pleniere', kind: 'room', name: 'pleniere' },
    says: pressed === undefined ? words : { post: last!.post, n: on!.n },
  })
  await bot.settle()
  return reply ? plain(reply.body) : ''
}

async function opened(question: string, options = 'Amiens, Laon'): Promise<number> {
  await says('ana', `/concert vote ${question} ; options : ${options} ; secret : urne`)
  await says('ana', '[Ouvrir le vote]')
  const [poll] = await db.query<{ number: number }>('SELECT max(number) AS number FROM "Poll"')
  return poll!.number
}

async function paperOf(who: string, poll: number): Promise<string> {
  return new URL(/http:\S+\/bulletin\/\w+/.exec(await says(who, `/concert bulletin ${poll}`))![0]).pathname
}

const port = () => Number(new URL(bot.origin).port)
const get = (path: string, cookie = '') => ask(port(), path, { headers: { cookie, 'accept-language': 'fr' } })
const post = (path: string, data: URLSearchParams, cookie: string) =>
  ask(port(), path, {
    method: 'POST',
    headers: {
      cookie,
      'accept-language': 'fr',
      'content-type': 'application/x-www-form-urlencoded',
      origin: bot.origin,
    },
    body: data.toString(),
  })
const said = ({ text }: Answer) => readOut(parse(text)).replace(/[\u00a0\u202f]/g, ' ')

/** Opens the paper and chooses; the page that asks whether to put it in. */
async function chooses(path: string, label: string): Promise<{ readonly page: Answer; readonly cookie: string }> {
  const paper = await get(path)
  const form = formsOf(parse(paper.text)).find((one) => one.attributes.class?.includes('ballot'))!
  const option = labelled(form, label)!
  const page = await post(
    path,
    sent(form, { 'b.o': option.attributes.value! }, all([form], 'button').at(-1)),
    paper.cookie,
  )
  return { page, cookie: paper.cookie }
}

const counts = async (poll: number) =>
  (await db.query(
    `SELECT b.paper, b.count FROM "UrnBallot" b JOIN "Poll" p ON p.id = b."pollId" WHERE p.number = $1 ORDER BY 1`,
    [poll],
  )) as unknown[]

test('a paper is shown, looked at once more, and put in once', async () => {
  const poll = await opened('Où aller ?')
  const path = await paperOf('ana', poll)
  const { page, cookie } = await chooses(path, 'Laon')
  expect(page.status).toBe(200)
  expect(said(page)).toContain('Mettre ce bulletin dans l’urne ?')
  expect(said(page)).toContain('Vous avez choisi : Laon')
  expect(await counts(poll)).toEqual([])
  const form = formsOf(parse(page.text))[0]!
  const done = await post(path, sent(form), cookie)
  expect(said(done)).toContain('Votre bulletin est dans l’urne')
  expect(await counts(poll)).toEqual([{ paper: '1', count: 1 }])
  const again = await post(path, sent(form), cookie)
  expect([again.status, said(again)]).toEqual([410, expect.stringContaining('est déjà dans l’urne')])
  expect((await get(path)).status).toBe(410)
  expect(await counts(poll)).toEqual([{ paper: '1', count: 1 }])
})

test('what was filled in comes back to be changed, and where it cannot be taken', async () => {
  await says(
    'ana',
    '/concert vote Quelles priorités ? ; options : Vélo, Jardin ; forme : gommettes ; gommettes : 4 ; secret : urne',
  )
  await says('ana', '[Ouvrir le vote]')
  const [last] = await db.query<{ number: number }>('SELECT max(number) AS number FROM "Poll"')
  const poll = last!.number
  const path = await paperOf('ana', poll)
  const paper = await get(path)
  const ballotOf = (answer: Answer) =>
    formsOf(parse(answer.text)).find((one) => one.attributes.class?.includes('ballot'))!
  const fills = (answer: Answer, first: string, second: string) => {
    const form = ballotOf(answer)
    return post(path, sent(form, { 'b.0': first, 'b.1': second }, all([form], 'button').at(-1)), paper.cookie)
  }
  const given = (answer: Answer) =>
    all([ballotOf(answer)], 'input').flatMap(({ attributes: { type, value } }) => (type === 'number' ? [value] : []))
  const tooMany = await fills(paper, '2', '3')
  expect(said(tooMany)).toContain('À corriger : ')
  expect(given(tooMany)).toEqual(['2', '3'])
  // read from its first control on, which points to what is wrong
  expect(all([ballotOf(tooMany)], 'input').filter(({ attributes }) => 'autofocus' in attributes)).toHaveLength(1)
  const asked = await fills(tooMany, '1', '2')
  expect(said(asked)).toContain('1 gommette sur Vélo et 2 gommettes sur Jardin')
  const form = formsOf(parse(asked.text))[0]!
  const [putIn, change] = all([form], 'button')
  const again = await post(path, sent(form, {}, change), paper.cookie)
  expect(given(again)).toEqual(['1', '2'])
  expect(said(again)).not.toContain('À corriger')
  expect(await counts(poll)).toEqual([])
  await post(path, sent(formsOf(parse((await fills(again, '3', '')).text))[0]!, {}, putIn), paper.cookie)
  expect(await counts(poll)).toEqual([{ paper: '0:3', count: 1 }])
})

test('without a choice it comes back and says so; a blank paper is one', async () => {
  const poll = await opened('Et encore ?')
  const path = await paperOf('ana', poll)
  const paper = await get(path)
  const forms = formsOf(parse(paper.text))
  const ballot = forms.find((one) => one.attributes.class?.includes('ballot'))!
  const empty = await post(path, sent(ballot, {}, all([ballot], 'button').at(-1)), paper.cookie)
  expect(said(empty)).toContain('Rien n’est choisi')
  const blank = forms
    .flatMap((one) => all([one], 'button').map((button) => [one, button] as const))
    .find(([, button]) => readOut([button]).trim() === 'Voter blanc')!
  const page = await post(path, sent(blank[0], {}, blank[1]), paper.cookie)
  expect(said(page)).toContain('Vous avez choisi : vote blanc')
  await post(path, sent(formsOf(parse(page.text))[0]!), paper.cookie)
  expect(await counts(poll)).toEqual([{ paper: '', count: 1 }])
})

test('an address that opens nothing, a form from elsewhere, an option that is not there', async () => {
  const poll = await opened('Ou ailleurs ?')
  expect((await get('/bulletin/AAAAAAAAAAAAAAAAAAAAAAAAAA')).status).toBe(404)
  expect((await get('/bulletin/..%2f..%2fsalon')).status).toBe(404)
  const path = await paperOf('ana', poll)
  const { page, cookie } = await chooses(path, 'Laon')
  const form = sent(formsOf(parse(page.text))[0]!)
  form.delete('csrf')
  expect((await post(path, form, cookie)).status).toBe(403)
  const other = sent(formsOf(parse(page.text))[0]!)
  other.set('choix', '7')
  expect(said(await post(path, other, cookie))).toContain('n’est pas une des options')
  expect(await counts(poll)).toEqual([])
})

test('closed meanwhile, it says that it is not counted', async () => {
  const poll = await opened('Trop tard ?')
  const path = await paperOf('ana', poll)
  const { page, cookie } = await chooses(path, 'Laon')
  await says('ana', `/concert fermer ${poll}`)
  const late = await post(path, sent(formsOf(parse(page.text))[0]!), cookie)
  expect([late.status, said(late)]).toEqual([410, expect.stringContaining('n’a pas été mis dans l’urne à temps')])
  expect(await counts(poll)).toEqual([])
})
