/**
 * What is outside of the bot, in processes of their own that are not measured: `people` send signed commands as Slack
 * posts them, `slack` is its Web API and takes every message at once. Each answers one message of its parent at a time.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { Agent, createServer, type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { signed } from '../tests/support/slack/signed.ts'
import { people } from './platform.ts'

export type Load = {
  readonly port: number
  readonly secret: string
  readonly number: number
  readonly atOnce: number
  /** what each idea says, before its number */
  readonly text: string
  /** in the request ids, which are never used twice */
  readonly load: number
  /** every answer says so (a regular expression) */
  readonly says: string
}
/** Milliseconds from the request to the end of its acknowledgement. */
export type Acknowledged = { readonly p50: number; readonly p99: number }
/** How often each method of the Web API was called. */
export type Calls = Readonly<Record<string, number>>

export type Outside = {
  run(load: Load): Promise<Acknowledged>
  calls(): Promise<Calls>
  /** of the Web API */
  readonly url: string
  stop(): void
}

export const team = 'T1'
export const channel = 'C1'

export async function startOutside(): Promise<Outside> {
  const children = [startChild('people'), startChild('slack')] as const
  const [loader, slack] = children
  const { port } = await ask<{ port: number }>(slack, {})
  return {
    run: (load) => ask(loader, load),
    calls: () => ask(slack, {}).then((said) => (said as { calls: Calls }).calls),
    url: `http://127.0.0.1:${port}/api/`,
    stop() {
      for (const child of children) child.disconnect()
    },
  }
}

function startChild(role: 'people' | 'slack'): ChildProcess {
  return fork(import.meta.filename, [role], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
}

function ask<Answer>(child: ChildProcess, question: object): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const died = (code: number | null) => reject(new Error(`a process outside ended with ${code}`))
    child.once('exit', died)
    child.once('message', (said) => {
      child.off('exit', died)
      const { error } = said as { error?: string }
      if (error === undefined) resolve(said as Answer)
      else reject(new Error(error))
    })
    child.send(question)
  })
}

async function load({ port, secret, number, atOnce, text, load, says }: Load): Promise<Acknowledged> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce })
  const wanted = new RegExp(says)
  const taken: number[] = []
  let left = number
  async function worker(): Promise<void> {
    while (left > 0) {
      const n = left
      left -= 1
      const body = command(`${load}.${n}`, n % people, `${text} ${n}`)
      const headers = signed(body, { secret, timestamp: Math.floor(Date.now() / 1000) })
      const at = performance.now()
      const { status, said } = await post(port, agent, body, headers)
      taken.push(performance.now() - at)
      if (status !== 200 || !wanted.test(said)) throw new Error(`answered ${status}: ${said}`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  agent.destroy()
  taken.sort((a, b) => a - b)
  const slowest = (part: number) => taken[Math.ceil(taken.length * part) - 1]!
  return { p50: slowest(0.5), p99: slowest(0.99) }
}

/** Field for field what Slack posts. */
function command(id: string, person: number, text: string): string {
  return new URLSearchParams({
    token: 'XXYYZZ',
    team_id: team,
    team_domain: 'concertess',
    channel_id: channel,
    channel_name: 'atelier',
    user_id: `U${person}`,
    user_name: `personne.${person}`,
    command: '/idee',
    text,
    api_app_id: 'A1',
    is_enterprise_install: 'false',
    response_url: `https://hooks.slack.example/commands/${team}/${id}/abcdefghijklmnopqrstuvwx`,
    trigger_id: `${id}.0123456789.abcdef0123456789abcdef0123456789`,
  }).toString()
}

function post(
  port: number,
  agent: Agent,
  body: string,
  signature: Readonly<Record<string, string>>,
): Promise<{ status: number | undefined; said: string }> {
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
    accept: 'application/json,*/*',
    'accept-encoding': 'gzip,deflate',
    'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
    ...signature,
  }
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', path: '/slack/events', method: 'POST', agent, headers }, (answer) =>
      textOf(answer).then((said) => resolve({ status: answer.statusCode, said }), reject),
    )
    sent.once('error', reject)
    sent.end(body)
  })
}

async function textOf(message: IncomingMessage): Promise<string> {
  let said = ''
  for await (const part of message.setEncoding('utf8')) said += part
  return said
}

/** Everybody is known, as some time after the start, and every message is taken and given back, as Slack does. */
async function webApi(calls: Record<string, number>): Promise<number> {
  let messages = 0
  function answer(method: string, args: URLSearchParams): object {
    if (method === 'auth.test') return { team_id: team, user_id: 'UBOT', bot_id: 'BBOT' }
    if (method === 'users.conversations') return { channels: [{ id: channel, name: 'atelier' }] }
    if (method === 'users.list')
      return { members: Array.from({ length: people }, (_, n) => ({ id: `U${n}`, real_name: `Personne ${n}` })) }
    messages += 1
    const ts = `1700000000.${String(messages).padStart(6, '0')}`
    const blocks: unknown = JSON.parse(args.get('blocks') ?? '[]')
    return { channel, ts, message: { type: 'message', user: 'UBOT', ts, text: args.get('text'), blocks } }
  }
  const server = createServer({ keepAliveTimeout: 60_000 }, async (asked, response) => {
    const args = new URLSearchParams(await textOf(asked))
    const method = asked.url?.replace('/api/', '') ?? ''
    calls[method] = (calls[method] ?? 0) + 1
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' })
    response.end(JSON.stringify({ ok: true, ...answer(method, args) }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

function main(role: string | undefined): void {
  const calls: Record<string, number> = {}
  const port = role === 'slack' ? webApi(calls) : undefined
  process.on('disconnect', () => process.exit())
  process.on('message', (asked) => {
    const work = role === 'slack' ? port!.then((open) => ({ port: open, calls })) : load(asked as Load)
    work.then(
      (said) => process.send!(said),
      (error: unknown) => process.send!({ error: String(error) }),
    )
  })
}

if (process.argv[1] === import.meta.filename) main(process.argv[2])
