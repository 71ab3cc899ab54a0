/** For the fake's own tests: the real client, and calls without one. */
import { setTimeout as sleep } from 'node:timers/promises'
import { createInflate, inflateSync } from 'node:zlib'
import { Client, type ClientOptions, GatewayIntentBits, type Interaction, Partials } from 'discord.js'
import { afterEach } from 'vitest'
import { WebSocket } from 'ws'
import { type DiscordFakeOptions, type FakeDiscord, fakeDiscord } from './discord.ts'
import { type Fields, fieldsOf } from './json.ts'

/** What is to be stopped after the test, last one first. */
export const stops: (() => unknown)[] = []
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop()
})

/** The fake's clock, in milliseconds. */
export const clock = { ms: Date.UTC(2027, 0, 4, 9) }

export async function setUp(more: DiscordFakeOptions = {}): Promise<FakeDiscord> {
  const discord = await fakeDiscord({ now: () => clock.ms, ...more })
  stops.push(discord.stop)
  discord.user('Zoé')
  discord.user('Ali')
  discord.channel('idées')
  return discord
}

export type Said = { readonly status: number; readonly headers: Headers; readonly body: Fields; readonly text: string }
export type More = { readonly token?: string | null; readonly files?: readonly File[] }
/** A call by the bot, by hand. */
export async function call(
  discord: FakeDiscord,
  route: string,
  body?: unknown,
  { token = discord.token, files = [] }: More = {},
): Promise<Said> {
  const [method = 'GET', path = ''] = route.split(' ')
  const form = new FormData()
  if (files.length > 0) {
    form.append('payload_json', JSON.stringify(body ?? {}))
    for (const [n, file] of files.entries()) form.append(`files[${n}]`, file, file.name)
  }
  const headers = {
    ...(token === null ? {} : { authorization: `Bot ${token}` }),
    ...(files.length > 0 || body === undefined ? {} : { 'content-type': 'application/json' }),
  }
  const sent = files.length > 0 ? form : body === undefined ? null : JSON.stringify(body)
  const response = await fetch(`${discord.apiUrl}/v10${path}`, { method, headers, body: sent })
  const text = await response.text()
  const read: unknown = /^[[{]/.test(text) ? JSON.parse(text) : {}
  const fields = Array.isArray(read) ? { list: read } : fieldsOf(read)
  return { status: response.status, headers: response.headers, body: fields, text }
}

export const post = (discord: FakeDiscord, body: unknown = { content: 'a' }, more?: More) =>
  call(discord, `POST /channels/${discord.idOf('#idées')}/messages`, body, more)

/** An application of discord.js, connected. */
export async function app(
  discord: FakeDiscord,
  listen: (interaction: Interaction) => unknown = () => undefined,
  more: Partial<ClientOptions> = {},
): Promise<Client<true>> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel],
    rest: { api: discord.apiUrl },
    ...more,
  })
  stops.push(() => client.destroy())
  client.on('interactionCreate', async (interaction) => listen(interaction))
  client.on('error', () => undefined)
  const ready = new Promise<Client<true>>((resolve) => client.once('clientReady', resolve))
  await client.login(discord.token)
  return ready
}

export const sub = (name: string, options: readonly unknown[] = []) => ({ type: 1, name, description: name, options })
export const command = (name: string, options: readonly unknown[] = [], more: Fields = {}) => ({
  name,
  description: name,
  options,
  ...more,
})
export async function register(discord: FakeDiscord, commands: readonly unknown[], guild = false): Promise<Said> {
  const scope = guild ? `guilds/${discord.guildId}/commands` : 'commands'
  return call(discord, `PUT /applications/${discord.appId}/${scope}`, commands)
}
export const row = (...components: readonly unknown[]) => ({ type: 1, components })
export const button = (label: string, more: Fields = {}) => ({ type: 2, style: 1, label, custom_id: label, ...more })
export const option = (label: string, more: Fields = {}) => ({ label, value: label.toLowerCase(), ...more })
export const menuOf = (labels: readonly string[], more: Fields = {}) => ({
  type: 3,
  custom_id: 'menu',
  options: labels.map((label) => option(label)),
  ...more,
})
export const labelled = (label: string, component: Fields, more: Fields = {}) => ({
  type: 18,
  label,
  component,
  ...more,
})
export const input = (id: string, more: Fields = {}) => ({ type: 4, custom_id: id, style: 1, ...more })
export const text = (content: string) => ({ type: 10, content })

export type Raw = {
  readonly socket: WebSocket
  readonly frames: Fields[]
  /** The first frame, past or to come, that fits. */
  frame(fits: (frame: Fields) => boolean): Promise<Fields>
  event(t: string): Promise<Fields>
  closed(): Promise<number>
  send(frame: Fields): void
}
/** The gateway by hand. */
export async function raw(discord: FakeDiscord, query = '?v=10&encoding=json'): Promise<Raw> {
  const { body } = await call(discord, 'GET /gateway/bot')
  const socket = new WebSocket(`${String(body.url)}/${query}`)
  stops.push(() => socket.terminate())
  const frames: Fields[] = []
  const waiting: (() => void)[] = []
  const inflate = query.includes('zlib-stream') ? createInflate() : undefined
  inflate?.on('data', (part: Buffer) => read(String(part)))
  socket.on('error', () => undefined)
  socket.on('message', (data: Buffer, isBinary: boolean) => {
    if (inflate) inflate.write(data)
    else read(String(isBinary ? inflateSync(data) : data))
  })
  function read(text: string): void {
    frames.push(fieldsOf(JSON.parse(text)))
    for (const look of waiting) look()
  }
  const ended = new Promise<number>((resolve) => socket.on('close', (code: number) => resolve(code)))
  const frame = (fits: (one: Fields) => boolean) =>
    new Promise<Fields>((resolve) => {
      const look = () => {
        const found = frames.find(fits)
        if (found) resolve(found)
      }
      waiting.push(look)
      look()
    })
  await new Promise((resolve) => socket.once('open', resolve).once('close', resolve))
  return {
    socket,
    frames,
    frame,
    event: async (t) => fieldsOf((await frame((one) => one.t === t)).d),
    closed: () => ended,
    send: (one) => socket.send(JSON.stringify(one)),
  }
}

export const intents = { usual: 1 | (1 << 9) | (1 << 12) }
export const identity = (discord: FakeDiscord, more: Fields = {}) => ({
  op: 2,
  d: { token: discord.token, intents: intents.usual, properties: { os: 'x', browser: 'x', device: 'x' }, ...more },
})

export type Hand = {
  readonly heard: Fields[]
  /** The answer to the last interaction, or to that one. */
  answers(body: unknown, about?: Fields, more?: More): Promise<Said>
  /** `POST`, `PATCH @original`…, on the webhook of the last interaction, or of that one. */
  follows(what: string, body?: unknown, about?: Fields): Promise<Said>
}
/** A bot that hears interactions and is answered for by hand, or by `reply` at once. */
export async function hand(discord: FakeDiscord, reply?: (interaction: Fields) => unknown): Promise<Hand> {
  const { socket, send, event } = await raw(discord)
  const heard: Fields[] = []
  const last = () => fieldsOf(heard.at(-1))
  const answers: Hand['answers'] = (body, about = last(), more = {}) => {
    const path = `/interactions/${String(about.id)}/${String(about.token)}/callback?with_response=true`
    return call(discord, `POST ${path}`, body, { token: null, ...more })
  }
  socket.on('message', (data: Buffer) => {
    const frame = fieldsOf(JSON.parse(String(data)))
    if (frame.t !== 'INTERACTION_CREATE') return
    heard.push(fieldsOf(frame.d))
    const said = reply?.(fieldsOf(frame.d))
    if (said !== undefined) void answers(said, fieldsOf(frame.d))
  })
  send(identity(discord))
  await event('READY')
  return {
    heard,
    answers,
    follows(what, body, about = last()) {
      const [method = '', id] = what.split(' ')
      const path = `/webhooks/${discord.appId}/${String(about.token)}${id === undefined ? '' : `/messages/${id}`}`
      return call(discord, `${method} ${path}`, body, { token: null })
    },
  }
}
export const until = async (fits: () => unknown, ms = 2000) => {
  for (const from = performance.now(); !fits(); ) {
    if (performance.now() - from > ms) throw new Error('It did not come')
    await sleep(5)
  }
}

/** A command, a menu, and nobody who answers but by hand. */
export async function waiting(more = {}): Promise<{ discord: FakeDiscord; bot: Hand }> {
  const discord = await setUp({ limits: false, ...more })
  const options = [{ type: 3, name: 'mot', description: 'm', autocomplete: true }]
  await register(discord, [command('aide', options), { type: 3, name: 'Noter' }])
  return { discord, bot: await hand(discord) }
}
/** A command is given, and waits. */
export async function asked(more = {}) {
  const { discord, bot } = await waiting(more)
  const receipt = discord.command('Zoé', '#idées', 'aide')
  await until(() => bot.heard.length > 0)
  return { discord, bot, receipt }
}

/** These commands, and a bot that acknowledges what it gets. */
export async function acknowledging(commands: readonly unknown[]) {
  const discord = await setUp({ limits: false })
  const { status } = await register(discord, commands)
  if (status !== 200) throw new Error('These commands are refused')
  const bot = await hand(discord, (said) => ({ type: said.type === 3 ? 6 : 5 }))
  return { discord, bot, last: () => bot.heard.at(-1) as Fields & { data: Fields } }
}
export const reason = (gesture: Promise<unknown>) =>
  gesture.then(
    () => '',
    (error: Error) => error.message,
  )
