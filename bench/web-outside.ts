/**
 * The browsers of `web.ts`, in a process of their own: one that clicks, and many that listen. All times are taken here, from
 * what is sent to what is told.
 */
import { request } from 'node:http'
import { sleep } from './measure.ts'

export type Site = { readonly port: number; readonly enter: string; readonly act: string; readonly listen: string }
export type Load = { readonly clicks: number; readonly listeners: number; readonly told: number }
/** Milliseconds. */
export type Times = {
  readonly first: number
  readonly click: readonly number[]
  /** until the last of the listeners has each message */
  readonly last: readonly number[]
}

type Told = { readonly at: number; readonly data: string }
type Answer = { readonly status: number; readonly cookie: string; readonly text: string }

/** A few addresses of this machine, as a meeting has several connections: none is counted as too much. */
const addresses = 20
/** Between two gestures. */
const pauseMs = 40

export async function run(site: Site, load: Load, listening: () => Promise<void>): Promise<Times> {
  const before = performance.now()
  const entered = await ask(site, site.enter)
  const page = entered.cookie === '' ? entered : await ask(site, '/salon', { cookie: entered.cookie })
  const first = performance.now() - before
  const { cookie } = entered
  const csrf = await present(site, cookie)

  const own = await listen(site, cookie, 0)
  const click: number[] = []
  for (let n = 0; n < load.clicks; n++) click.push(await until(own, '/concert aide', n))
  const others: Told[][] = []
  for (let n = 0; n < load.listeners; n++) others.push(await listen(site, cookie, n))
  await sleep(1000)
  await listening()
  const last: number[] = []
  for (let n = 0; n < load.told; n++) {
    const sent = performance.now()
    const words = `Message-${n}-${Math.trunc(sent)}.`
    await act(words, `t${n}`)
    const arrivals = await Promise.all(others.map((told) => arrival(told, words)))
    last.push(Math.max(...arrivals) - sent)
    await sleep(pauseMs)
  }
  if (page.status !== 200) throw new Error(`the first page answered ${page.status}`)
  return { first, click, last }

  async function until(told: readonly Told[], words: string, n: number): Promise<number> {
    const known = told.length
    const sent = performance.now()
    await act(words, `c${n}`)
    while (told.length === known) await sleep(1)
    const taken = told[known]!.at - sent
    await sleep(pauseMs)
    return taken
  }

  async function act(words: string, rid: string): Promise<void> {
    const body = new URLSearchParams({ csrf, rid, qui: 'ana', lieu: '#pleniere', texte: words }).toString()
    const { status, text } = await ask(site, site.act, { cookie, body })
    if (status >= 400) throw new Error(`refused: ${status} ${text.slice(0, 300)}`)
  }
}

/** Somebody is there, and a place; the mark of the forms. A bare server asks for none. */
async function present(site: Site, cookie: string): Promise<string> {
  const csrf = /name="csrf" value="([^"]+)"/.exec((await ask(site, '/salon', { cookie })).text)?.[1] ?? ''
  if (csrf !== '') {
    const body = new URLSearchParams({ csrf, nom: 'Ana', salon: 'pleniere' }).toString()
    await ask(site, '/salon/personne', { cookie, body })
  }
  return csrf
}

async function arrival(told: readonly Told[], words: string): Promise<number> {
  for (;;) {
    const found = told.findLast(({ data }) => data.includes(words))
    if (found) return found.at
    await sleep(1)
  }
}

type Question = { readonly cookie?: string; readonly body?: string; readonly from?: number }

function headersOf({ cookie, body }: Question): Record<string, string> {
  return {
    ...(cookie && { cookie }),
    ...(body !== undefined && {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': String(Buffer.byteLength(body)),
      accept: 'application/json',
    }),
  }
}

let asked = 0

function ask({ port }: Site, path: string, question: Question = {}): Promise<Answer> {
  const localAddress = `127.0.1.${1 + (asked++ % addresses)}`
  const method = question.body === undefined ? 'GET' : 'POST'
  return new Promise((resolve, reject) => {
    const asking = request(
      { host: '127.0.0.1', port, path, method, headers: headersOf(question), localAddress },
      (got) => {
        let text = ''
        got.setEncoding('utf8').on('data', (chunk: string) => {
          text += chunk
        })
        const cookie = (got.headers['set-cookie'] ?? []).map((one) => one.split(';')[0]).join('; ')
        got.on('end', () => resolve({ status: got.statusCode ?? 0, cookie, text }))
      },
    )
    asking.on('error', reject).end(question.body)
  })
}

/** Filled with each message as it comes, and when it came. */
function listen({ port, listen: path }: Site, cookie: string, n: number): Promise<Told[]> {
  const told: Told[] = []
  return new Promise((resolve, reject) => {
    const localAddress = `127.0.2.${1 + (n % addresses)}`
    const asking = request(
      { host: '127.0.0.1', port, path, headers: { cookie }, localAddress, agent: false },
      (got) => {
        let waiting = ''
        got.setEncoding('utf8').on('data', (chunk: string) => {
          waiting += chunk
          for (let end = waiting.indexOf('\n\n'); end >= 0; end = waiting.indexOf('\n\n')) {
            const event = waiting.slice(0, end)
            waiting = waiting.slice(end + 2)
            if (/^event: item$/m.test(event)) told.push({ at: performance.now(), data: event })
          }
        })
        if (got.statusCode !== 200) reject(new Error(`listening answered ${got.statusCode}`))
        else resolve(told)
      },
    )
    asking.on('error', reject).end()
  })
}

async function main(): Promise<void> {
  process.once('message', async ({ site, load }: { site: Site; load: Load }) => {
    const listening = () =>
      new Promise<void>((resolve) => {
        process.once('message', () => resolve())
        process.send?.({ listening: true })
      })
    try {
      process.send?.({ times: await run(site, load, listening) })
    } catch (error) {
      process.send?.({ failed: String(error) })
    }
    setTimeout(() => process.exit(0), 100)
  })
}

if (process.argv[1] === import.meta.filename) await main()
