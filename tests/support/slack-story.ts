/**
 * Tells a story of the console in Slack: each line becomes the gesture that a person makes there, over a real connection to
 * the fake. The clock is the story's; Slack's own signatures and triggers live in real time.
 */
import { fileURLToPath } from 'node:url'
import { createSlack, type Slack } from '../../adapters/slack/index.ts'
import { dayOf, readMoment } from '../../src/calendar.ts'
import { type Clock, type VirtualClock, virtualClock } from '../../src/engine/clock.ts'
import type { Database } from '../../src/engine/db.ts'
import { createEngine, type Engine } from '../../src/engine/engine.ts'
import { createIds } from '../../src/engine/ids.ts'
import { createLog, type Log } from '../../src/engine/log.ts'
import { parseLine } from '../../src/kept/line.ts'
import { createRandom } from './kernel/random.ts'
import { type Fields, fieldsIn, fieldsOf, textOf } from './slack/json.ts'
import { type FakeSlack, fakeSlack, type SlackOptions } from './slack/slack.ts'
import { optionTexts, placedIn } from './slack/state.ts'
import { dotsIn } from './week.ts'

export type Transport = 'socket' | 'http'
export type SlackBot<C extends Clock = Clock> = {
  readonly engine: Engine
  readonly clock: C
  readonly slack: FakeSlack
  readonly adapter: Slack
  /** Everything that follows from the last gesture has happened. */
  settle(): Promise<void>
  stop(): Promise<void>
}
export type ToldLine = { readonly line: string; readonly wrong?: string }

const zone = 'Europe/Paris'
const ground = { now: new Date(0), zone, lang: 'fr' } as const
/** No waiting: the story's clock stands still while it is told. */
const noPace = { take: () => ({ waitMs: 0, all: false }), limited() {}, answered() {}, silent() {} }

export type BotOptions<C extends Clock> = {
  readonly transport: Transport
  readonly clock: C
  /** Slack refuses what goes too fast, and we keep its pace */
  readonly paced?: boolean
  readonly seed?: number
  readonly log?: Log
  readonly pongWithin?: number
  readonly fake?: Partial<SlackOptions>
  /** the same Slack as an earlier life of the bot */
  readonly slack?: FakeSlack
}

/** The clock of a story, which stands still until the story moves it. */
export function storyClock(start: string): VirtualClock {
  return virtualClock(readMoment(start, ground)!.at)
}

export async function slackBot<C extends Clock>(db: Database, options: BotOptions<C>): Promise<SlackBot<C>> {
  const { transport, clock, paced = false, seed = 1, log = createLog('silent') } = options
  const bytes = createRandom(seed)
  const ids = createIds(
    (length) => Uint8Array.from({ length }, () => bytes.below(256)),
    () => clock.now().getTime(),
  )
  const engine = await createEngine({ db, clock, ids, log, language: 'fr', zone })
  const slack =
    options.slack ??
    (await fakeSlack({
      transport: transport === 'socket' ? 'socket' : { url: () => `http://127.0.0.1:${adapter.port()}/slack/events` },
      limits: paced,
      ...options.fake,
    }))
  const adapter = createSlack({
    botToken: slack.tokens.bot,
    ...(transport === 'socket' ? { appToken: slack.tokens.app } : { signingSecret: slack.tokens.signingSecret }),
    host: '127.0.0.1',
    port: 0,
    apiUrl: slack.apiUrl,
    now: Date.now,
    log,
    ...(paced ? {} : { pace: noPace }),
    began: clock.now().getTime(),
    ...(options.pongWithin !== undefined && { pongWithin: options.pongWithin }),
  })
  async function settle(): Promise<void> {
    await adapter.idle()
    await engine.settle()
    await adapter.idle()
  }
  return {
    engine,
    clock,
    slack,
    adapter,
    settle,
    async stop() {
      await engine.seal()
      await engine.stop()
      await slack.stop()
    },
  }
}

/** Connected, and known by name: as after the first minute of a bot that was just installed. */
export async function begin({ engine, adapter, slack, settle }: SlackBot): Promise<void> {
  await engine.open(adapter)
  await engine.resume()
  for (let tries = 0; tries < 200; tries++) {
    const asked = slack.calls().map(({ method }) => method)
    if (asked.includes('users.conversations') && (adapter.port() !== undefined || slack.sockets.count() > 0)) break
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  await slack.quiet(30)
  await settle()
}

/** Everybody and every channel of the lines; the first one of the story installed the bot. Returns their names by id. */
export function people(slack: FakeSlack, lines: readonly string[], owner: string): ReadonlyMap<string, string> {
  const said = lines.map(parseLine).filter((line) => 'who' in line)
  const names = [...new Set(said.map(({ who }) => who.account))]
  const channels = [...new Set(said.flatMap(({ where }) => (where.kind === 'room' ? [where.channel] : [])))]
  return new Map([
    ...names.map((name) => [slack.user(name, { owner: name === owner }), name] as const),
    ...channels.map((channel) => [slack.channel(channel, { members: names }), channel] as const),
  ])
}

/** Stops at the first line that cannot be carried out. */
export async function tell(bot: SlackBot<VirtualClock>, lines: readonly string[]): Promise<ToldLine[]> {
  const told: ToldLine[] = []
  for (const line of lines) {
    const wrong = await tellLine(bot, line).catch((error: unknown) => String(error))
    told.push(wrong === undefined ? { line } : { line, wrong })
    if (wrong !== undefined) break
  }
  return told
}

async function tellLine(
  { slack, clock, engine, settle }: SlackBot<VirtualClock>,
  text: string,
): Promise<string | undefined> {
  const line = parseLine(text)
  if (line.kind === 'empty' || line.kind === 'comment') return undefined
  if (line.kind === 'error') return `${line.error} ${line.about}`
  if (line.kind === 'clock') {
    await clock.advance(readMoment(line.at, { now: clock.now(), zone, lang: 'fr' })!.at, () => engine.settle())
    await settle()
    return undefined
  }
  const who = line.who.account
  const where = line.where.kind === 'dm' ? 'dm' : `#${line.where.channel}`
  const receipt = await gesture(slack, who, where, line)
  await settle()
  return receipt?.acknowledged === false ? (receipt.reason ?? 'not acknowledged') : undefined
}

async function gesture(slack: FakeSlack, who: string, where: string, line: ReturnType<typeof parseLine>) {
  switch (line.kind) {
    case 'say':
      return line.text.startsWith('/') ? slack.command(who, where, line.text) : slack.says(who, where, line.text)
    case 'press':
      return slack.presses(who, where, asShown(slack, who, where, line.label))
    case 'fill':
      return slack.fills(who, filled(slack, who, line))
    case 'reply':
      // Commands cannot be typed in a thread: the bot is named there.
      return slack.mentions(who, where, line.text.replace(/^\//, ''), { threadOf: rootOf(slack, where, line.to) })
    default:
      throw new Error(`no gesture for ${line.kind}`)
  }
}

/** The message that a story gives that number: what the bot said to everybody there, in its order. */
function rootOf(slack: FakeSlack, where: string, number: number): string {
  const said = slack.messages(where).filter((one) => one.bot && one.thread === undefined && !one.ephemeralTo)
  const root = said[number - 1]
  if (!root) throw new Error(`there are not ${number} messages in ${where}`)
  return root.ts
}

/** Stories are written with ordinary spaces and without regard to case. */
export function asShown(slack: FakeSlack, who: string, where: string, label: string): string {
  const plain = (said: string) => said.replace(/[\u00a0\u202f]/g, ' ').toLowerCase()
  const shown = [...slack.sees(who, 'modal'), ...slack.sees(who, where).toReversed()].flatMap(({ buttons }) => buttons)
  return shown.find((said) => plain(said) === plain(label)) ?? label
}

/** Numbers are those of the options in their order; a text without a name answers the only input. */
function filled(
  slack: FakeSlack,
  who: string,
  line: { readonly values: ReadonlyMap<string, string>; readonly text: string },
): Record<string, string | readonly string[]> {
  const modal = slack.modal(who)
  if (!modal) throw new Error(`${who} has no window open`)
  const inputs = placedIn(fieldsIn(fieldsOf((modal.raw as Fields).body ?? modal.raw).blocks))
  const values = [...(dotsIn(line.text) ?? line.values)]
  const [first] = inputs
  if (values.length === 0 && first) {
    const options = optionTexts(first.element)
    const name = textOf(first.block.block_id)
    if (options.length === 0) return { [name]: line.text }
    return { [name]: line.text.split(',').map((n) => options[Number(n.trim()) - 1] ?? n.trim()) }
  }
  return Object.fromEntries(
    values.map(([name, value]) => {
      const found = inputs.find(
        ({ block }, i) =>
          String(i + 1) === name || textOf(fieldsOf(block.label).text).toLowerCase().includes(name.toLowerCase()),
      )
      const isDay = found?.element.type === 'datepicker'
      return [found ? textOf(found.block.block_id) : name, isDay ? dayOf(zone, readMoment(value, ground)!.at) : value]
    }),
  )
}

export const storyFile = fileURLToPath(new URL('../../stories/picardie-2011.txt', import.meta.url))

/** ana owns the workspace and has founded a concertation; #pleniere and #couloir are bound to it. */
export async function founded(bot: SlackBot): Promise<void> {
  const { slack, settle } = bot
  slack.user('ana', { owner: true })
  for (const name of ['bo', 'cleo', 'dan']) slack.user(name)
  for (const name of ['pleniere', 'couloir']) slack.channel(name, { members: ['ana', 'bo', 'cleo', 'dan'] })
  await begin(bot)
  await slack.command('ana', '#pleniere', '/concert admin')
  await settle()
  await slack.presses('ana', '#pleniere', 'Confirmer')
  await settle()
  await slack.command('ana', '#pleniere', '/concert creer ESS à 10 ans ; organisateurs : Région, CRESS')
  for (const place of ['#pleniere', '#couloir']) {
    await slack.command('ana', place, '/concert salon')
    await settle()
  }
}
