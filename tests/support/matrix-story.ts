/**
 * Tells a story of the console in Matrix: each line becomes the gesture that a person makes there, over a real homeserver. The
 * clock is the story's; Matrix's own times are real.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { createMatrix, type Matrix, type MatrixOptions } from '../../adapters/matrix/index.ts'
import { readMoment } from '../../src/calendar.ts'
import { type Clock, type VirtualClock, virtualClock } from '../../src/engine/clock.ts'
import type { Database } from '../../src/engine/db.ts'
import { createEngine, type Engine } from '../../src/engine/engine.ts'
import { createIds } from '../../src/engine/ids.ts'
import { newAdminCode } from '../../src/engine/installation.ts'
import { createLog, type Log } from '../../src/engine/log.ts'
import { parseLine } from '../../src/kept/line.ts'
import { matrixWords } from '../../src/matrix.ts'
import { createRandom } from './kernel/random.ts'
import { fills, presses } from './matrix/answers.ts'
import type { MatrixWorld } from './matrix/world.ts'
import { dotsIn } from './week.ts'

export type MatrixBot<C extends Clock = Clock> = {
  readonly engine: Engine
  readonly clock: C
  readonly world: MatrixWorld
  readonly adapter: Matrix
  /** What a person types to become the first administrator, as the command line gives it. */
  adminCode(): Promise<string>
  /** Everything that follows from the last gesture, or from this event, has happened. */
  settle(event?: string): Promise<void>
  stop(): Promise<void>
}
export type ToldLine = { readonly line: string; readonly wrong?: string }

const zone = 'Europe/Paris'
/** How long a gesture may take until it is heard, in milliseconds: the machine may be busy, the server killed meanwhile. */
const heardWithin = 60_000
/** No rest: a server without limits is not spared. */
const noPace = { wait: () => 0, take: () => 0, limited() {}, answered() {}, silent() {} }

export type BotOptions<C extends Clock> = {
  readonly clock: C
  readonly world: MatrixWorld
  /** the homeserver limits us, and we keep its pace */
  readonly paced?: boolean
  readonly seed?: number
  readonly log?: Log
  /** of a proxy, in the place of the homeserver */
  readonly url?: string
  /** of another login */
  readonly token?: string
  readonly more?: Partial<MatrixOptions>
}

/** The clock of a story, which stands still until the story moves it. */
export function storyClock(start: string): VirtualClock {
  return virtualClock(readMoment(start, { now: new Date(0), zone, lang: 'fr' })!.at)
}

export async function matrixBot<C extends Clock>(db: Database, options: BotOptions<C>): Promise<MatrixBot<C>> {
  const { clock, world, paced = false, seed = 1, log = createLog('silent') } = options
  const bytes = createRandom(seed)
  const ids = createIds(
    (length) => Uint8Array.from({ length }, () => bytes.below(256)),
    () => clock.now().getTime(),
  )
  const engine = await createEngine({ db, clock, ids, log, language: 'fr', zone })
  const adapter = createMatrix({
    url: options.url ?? world.url,
    token: options.token ?? world.bot.token,
    now: Date.now,
    log,
    began: clock.now().getTime(),
    ...(paced ? {} : { pace: noPace }),
    ...matrixWords(engine.registry.lexicon),
    ...options.more,
  })
  async function settle(event?: string): Promise<void> {
    const until = Date.now() + heardWithin
    while (event !== undefined && !adapter.seen(event)) {
      if (Date.now() > until) throw new Error(`the bot did not hear ${event}`)
      await pause(5)
    }
    await adapter.idle()
    await engine.settle()
    await adapter.idle()
  }
  return {
    engine,
    clock,
    world,
    adapter,
    settle,
    async adminCode() {
      const code = await newAdminCode(db, ids)
      if (code === undefined) throw new Error('somebody administers the bot already')
      return code
    },
    async stop() {
      await engine.seal()
      await engine.stop()
    },
  }
}

/** Connected: as after the first minute of a bot that was just installed. */
export async function begin({ engine, adapter, settle }: MatrixBot): Promise<void> {
  await engine.open(adapter)
  await engine.resume()
  const until = Date.now() + heardWithin
  while (!adapter.connected()) {
    if (Date.now() > until) throw new Error('the bot is not connected')
    await pause(10)
  }
  await settle()
}

/**
 * Everybody and every room of the lines: who speaks in a room is in it, and so is the bot. Returns their names by id.
 * `also`: somebody who looks on in every room.
 */
export async function people(
  world: MatrixWorld,
  lines: readonly string[],
  also: readonly string[] = [],
): Promise<ReadonlyMap<string, string>> {
  const said = lines.map(parseLine).filter((line) => 'who' in line)
  const names = [...new Set(said.map(({ who }) => who.account))]
  const rooms = Map.groupBy(
    said.flatMap(({ who, where }) => (where.kind === 'room' ? [{ who: who.account, channel: where.channel }] : [])),
    ({ channel }) => channel,
  )
  const found = new Map<string, string>()
  for (const name of [...names, ...also]) found.set(await world.user(name), name)
  for (const [channel, spoken] of rooms) {
    const members = [...new Set([...spoken.map(({ who }) => who), ...also])]
    found.set(await world.room(channel, { members, bot: 'joined' }), channel)
  }
  return found
}

/** Stops at the first line that cannot be carried out. */
export async function tell(bot: MatrixBot<VirtualClock>, lines: readonly string[]): Promise<ToldLine[]> {
  const told: ToldLine[] = []
  for (const [i, line] of lines.entries()) {
    // who gives the code has nothing to confirm
    if (isAdmin(lines[i - 1]) && /\[Confirmer\]$/.test(line)) {
      told.push({ line })
      continue
    }
    const wrong = await tellLine(bot, line).catch((error: unknown) => String(error))
    told.push(wrong === undefined ? { line } : { line, wrong })
    if (wrong !== undefined) break
  }
  return told
}

async function tellLine(bot: MatrixBot<VirtualClock>, text: string): Promise<string | undefined> {
  const { clock, engine, settle, world } = bot
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
  if (line.kind === 'say') await settle(await types(bot, who, where, line.text))
  else if (line.kind === 'press') await settle(await presses(world, who, where, line.label))
  else if (line.kind === 'fill') {
    // Dots are typed in one line here.
    const values = dotsIn(line.text) ? new Map<string, string>() : line.values
    await settle(await fills(world, who, where, values, line.text))
  } else if (line.kind === 'reply') await settle(await answers(bot, who, where, line.to, line.text))
  else return `no gesture for ${line.kind}`
  return undefined
}

function isAdmin(line: string | undefined): boolean {
  return /\/concert\s+admin\s*$/.test(line ?? '')
}

/** Clients keep `/` for themselves: commands are typed with `!`. Nobody vouches for an owner here: there is a code. */
export async function types(bot: MatrixBot, who: string, where: string, text: string): Promise<string> {
  const said = isAdmin(text) ? `${text.trim()} ${await bot.adminCode()}` : text
  const place = isAdmin(text) ? 'dm' : where
  if (place === 'dm') await comes(bot, who)
  return bot.world.says(who, place, said.replace(/^\//, '!'))
}

/** In the thread of the message that a story gives that number: what the bot said to everybody there, in its order. */
async function answers({ world }: MatrixBot, who: string, where: string, number: number, text: string) {
  const said = (await world.sees(who, where)).filter(
    ({ raw, thread }) => raw.sender === world.bot.id && thread === undefined,
  )
  const root = said[number - 1]
  if (!root) throw new Error(`there are not ${number} messages in ${where}`)
  return world.says(who, where, text.replace(/^\//, '!'), { thread: root.id })
}

/** Invited into a room for two, the bot comes in, before anything is said to it there. */
async function comes({ world, settle }: MatrixBot, who: string): Promise<void> {
  const room = await world.placeToSpeak(who, 'dm')
  const path = `/rooms/${encodeURIComponent(room)}/state/m.room.member/${encodeURIComponent(world.bot.id)}`
  const until = Date.now() + heardWithin
  while ((await world.personNamed(who).get(path)).membership !== 'join') {
    if (Date.now() > until) throw new Error(`the bot does not come to ${who}`)
    await pause(20)
  }
  await settle()
}

/** ana administers the bot and has founded a concertation; #pleniere and #couloir are bound to it. */
export async function founded(bot: MatrixBot): Promise<void> {
  const { world, settle } = bot
  for (const name of ['ana', 'bo', 'cleo', 'dan']) await world.user(name)
  for (const name of ['pleniere', 'couloir']) {
    await world.room(name, { members: ['ana', 'bo', 'cleo', 'dan'], bot: 'joined' })
  }
  await begin(bot)
  await settle(await types(bot, 'ana', 'dm', '/concert admin'))
  await settle(await types(bot, 'ana', '#pleniere', '/concert creer ESS à 10 ans ; organisateurs : Région, CRESS'))
  for (const place of ['#pleniere', '#couloir']) await settle(await types(bot, 'ana', place, '/concert salon'))
}
