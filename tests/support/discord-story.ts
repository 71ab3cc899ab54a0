/**
 * Tells a story of the console in Discord: each line becomes the gesture that a person makes there, over a real connection to
 * the fake. The clock is the story's; Discord's own times are real.
 */

import { type Catalogue, type CatalogueIntent, namedFields, root, slug } from '../../adapters/discord/catalogue.ts'
import { commandsOf } from '../../adapters/discord/commands.ts'
import { createDiscord, type Discord } from '../../adapters/discord/index.ts'
import { readMoment } from '../../src/calendar.ts'
import { discordCatalogue } from '../../src/discord.ts'
import { type Clock, type VirtualClock, virtualClock } from '../../src/engine/clock.ts'
import type { Database } from '../../src/engine/db.ts'
import { createEngine, type Engine } from '../../src/engine/engine.ts'
import { createIds } from '../../src/engine/ids.ts'
import { createLog, type Log } from '../../src/engine/log.ts'
import { parse } from '../../src/engine/parse.ts'
import { parseLine } from '../../src/kept/line.ts'
import type { Call } from '../../src/views/view.ts'
import { type DiscordFakeOptions, type FakeDiscord, fakeDiscord, type Receipt, type Seen } from './discord/discord.ts'
import { createRandom } from './kernel/random.ts'
import { dotsIn } from './week.ts'

export type DiscordBot<C extends Clock = Clock> = {
  readonly engine: Engine
  readonly clock: C
  readonly discord: FakeDiscord
  readonly adapter: Discord
  /** Everything that follows from the last gesture has happened. */
  settle(): Promise<void>
  stop(): Promise<void>
}
export type ToldLine = { readonly line: string; readonly wrong?: string }

const zone = 'Europe/Paris'
/** No rest: the story's clock stands still while it is told. */
const noPace = { wait: () => 0, shutOut: () => false, answered() {}, silent() {} }
export const catalogue: Catalogue = discordCatalogue()

export type BotOptions<C extends Clock> = {
  readonly clock: C
  /** Discord refuses what goes too fast, and we keep its pace */
  readonly paced?: boolean
  readonly seed?: number
  readonly log?: Log
  readonly fake?: Partial<DiscordFakeOptions>
  /** the same Discord as an earlier life of the bot */
  readonly discord?: FakeDiscord
  readonly guild?: string
  readonly mostAway?: number
}

/** The clock of a story, which stands still until the story moves it. */
export function storyClock(start: string): VirtualClock {
  return virtualClock(readMoment(start, { now: new Date(0), zone, lang: 'fr' })!.at)
}

export async function discordBot<C extends Clock>(db: Database, options: BotOptions<C>): Promise<DiscordBot<C>> {
  const { clock, paced = false, seed = 1, log = createLog('silent') } = options
  const bytes = createRandom(seed)
  const ids = createIds(
    (length) => Uint8Array.from({ length }, () => bytes.below(256)),
    () => clock.now().getTime(),
  )
  const engine = await createEngine({ db, clock, ids, log, language: 'fr', zone })
  const discord = options.discord ?? (await fakeDiscord({ limits: paced, ...options.fake }))
  const adapter = createDiscord({
    token: discord.token,
    apiUrl: discord.apiUrl,
    guild: options.guild,
    mostAway: options.mostAway,
    now: Date.now,
    log,
    catalogue,
    ...(paced ? {} : { pace: noPace, perSecond: Number.POSITIVE_INFINITY }),
    began: clock.now().getTime(),
  })
  async function settle(): Promise<void> {
    await adapter.idle()
    await engine.settle()
    await adapter.idle()
  }
  return {
    engine,
    clock,
    discord,
    adapter,
    settle,
    async stop() {
      await engine.seal()
      await engine.stop()
      await discord.stop()
    },
  }
}

/** Connected, with its commands: as after the first minute of a bot that was just installed. */
export async function begin({ engine, adapter, settle }: DiscordBot): Promise<void> {
  await engine.open(adapter)
  await engine.resume()
  for (let tries = 0; tries < 1000 && !adapter.connected(); tries++)
    await new Promise((resolve) => setTimeout(resolve, 10))
  if (!adapter.connected()) throw new Error('the bot is not connected')
  await settle()
}

/** Everybody and every channel of the lines; the first one of the story installed the bot. Returns their names by id. */
export function people(discord: FakeDiscord, lines: readonly string[], owner: string): ReadonlyMap<string, string> {
  const said = lines.map(parseLine).filter((line) => 'who' in line)
  const names = [...new Set(said.map(({ who }) => who.account))]
  const channels = [...new Set(said.flatMap(({ where }) => (where.kind === 'room' ? [where.channel] : [])))]
  return new Map([
    ...names.map((name) => [discord.user(name, { owner: name === owner }), name] as const),
    ...channels.map((channel) => [discord.channel(channel, { members: names }), channel] as const),
  ])
}

/** Stops at the first line that cannot be carried out. */
export async function tell(bot: DiscordBot<VirtualClock>, lines: readonly string[]): Promise<ToldLine[]> {
  const told: ToldLine[] = []
  for (const line of lines) {
    const wrong = await tellLine(bot, line).catch((error: unknown) => String(error))
    told.push(wrong === undefined ? { line } : { line, wrong })
    if (wrong !== undefined) break
  }
  return told
}

async function tellLine(bot: DiscordBot<VirtualClock>, text: string): Promise<string | undefined> {
  const { clock, engine, settle } = bot
  const line = parseLine(text)
  if (line.kind === 'empty' || line.kind === 'comment') return undefined
  if (line.kind === 'error') return `${line.error} ${line.about}`
  if (line.kind === 'clock') {
    await clock.advance(readMoment(line.at, { now: clock.now(), zone, lang: 'fr' })!.at, () => engine.settle())
    await settle()
    return undefined
  }
  const where = line.where.kind === 'dm' ? 'dm' : `#${line.where.channel}`
  const receipt = await gesture(bot, line.who.account, where, line)
  await settle()
  return receipt.acknowledged === false ? (receipt.reason ?? 'not acknowledged') : undefined
}

async function gesture(
  bot: DiscordBot,
  who: string,
  where: string,
  line: ReturnType<typeof parseLine>,
): Promise<Receipt> {
  switch (line.kind) {
    case 'say':
      return line.text.startsWith('/') ? types(bot, who, where, line.text) : bot.discord.says(who, where, line.text)
    case 'press':
      return presses(bot, who, where, line.label)
    case 'fill':
      return fills(bot, who, where, dotsIn(line.text) ?? line.values, line.text)
    case 'reply':
      return types(bot, who, threadBelow(bot.discord, who, where, line.to), line.text)
    default:
      throw new Error(`no gesture for ${line.kind}`)
  }
}

/** Below the message that a story gives that number: what the bot said to everybody there, in its order. */
function threadBelow(discord: FakeDiscord, who: string, where: string, number: number): string {
  const said = discord
    .sees(who, where)
    .filter(({ kind, raw }) => kind === 'message' && (raw.author as { id?: string } | undefined)?.id === discord.bot.id)
  const root = said[number - 1]
  if (!root) throw new Error(`there are not ${number} messages in ${where}`)
  return discord.startsThread(who, where, root.text.split('\n')[0]!, 'Parlons-en')
}

const commands = commandsOf(catalogue)

/** What was typed elsewhere, by the command of Discord that says it: its options where it has them, « autre » otherwise. */
export function types({ engine, discord }: DiscordBot, who: string, where: string, text: string): Promise<Receipt> {
  const parsed = parse(text, engine.registry.lexicon)
  const known = parsed.kind === 'call' && parsed.surplus === '' ? optionsFor(parsed.call) : undefined
  if (known) return discord.command(who, where, known.name, known.options)
  const rest = text.replace(/^\/concert\s*/, '')
  const other = `${root} ${slug(catalogue.other.verb.fr)}`
  return discord.command(who, where, other, { [namedFields(catalogue.other)[0]!.name.fr]: rest })
}

/** Undefined when there is no such command, or when it lacks an option for what was said. */
function optionsFor({ intent, args }: Call) {
  const found = [...catalogue.subcommands, catalogue.other, catalogue.idea].find((one) => one.intent === intent)
  if (!found) return undefined
  const isIdea = found === catalogue.idea
  const name = isIdea ? slug(found.verb.fr) : `${root} ${slug(found.verb.fr)}`
  const offered = offeredBy(found, isIdea)
  const options: Record<string, string | number | boolean> = {}
  for (const { field, name: named } of namedFields(found)) {
    const value = args[field.name]
    if (value === undefined) continue
    const option = offered.get(named.fr)
    if (!option) return undefined
    const said = String(value)
    if (option.type === 4 && !/^\d+$/.test(said)) return undefined
    if (option.type === 5 && !/^(oui|non|true|false)$/i.test(said)) return undefined
    options[named.fr] = option.type === 4 ? Number(said) : option.type === 5 ? /^(oui|true)$/i.test(said) : said
  }
  const isWhole = Object.keys(args).every((arg) => found.fields.some(({ name: one }) => one === arg))
  return isWhole ? { name, options } : undefined
}

function offeredBy({ verb }: CatalogueIntent, isIdea: boolean): ReadonlyMap<string, { readonly type: number }> {
  const top = commands.find((command) => command.name === (isIdea ? slug(verb.fr) : root))!
  const options = ('options' in top ? top.options : []) as readonly {
    name: string
    type: number
    options?: readonly { name: string; type: number }[]
  }[]
  const own = isIdea ? options : (options.find(({ name }) => name === slug(verb.fr))?.options ?? [])
  return new Map(own.map((option) => [option.name, option]))
}

/** Stories are written with ordinary spaces and without regard to case. */
const plain = (said: string) => said.replace(/[\u00a0\u202f]/g, ' ').toLowerCase()

/** On a busy machine an answer may take its time: it is waited for, as people wait. */
const shownWithin = 20_000

async function presses(bot: DiscordBot, who: string, where: string, label: string): Promise<Receipt> {
  for (const end = Date.now() + shownWithin; ; ) {
    const receipt = await pressed(bot, who, where, label)
    if (receipt) return receipt
    if (Date.now() > end) throw new Error(`${who} sees no « ${label} » in ${where}`)
    await new Promise((resolve) => setTimeout(resolve, 200))
    await bot.settle()
  }
}

/** What stands on a further page is reached as people reach it. */
async function pressed(bot: DiscordBot, who: string, where: string, label: string): Promise<Receipt | undefined> {
  const { discord, settle } = bot
  const newest = discord.sees(who, where).at(-1)
  const isThere = newest?.buttons.some((said) => plain(said) === plain(label))
  if (!isThere && newest?.buttons.includes('Suite')) {
    await discord.presses(who, where, 'Suite')
    await settle()
    return pressed(bot, who, where, label)
  }
  for (const { buttons, options } of [...discord.sees(who, where)].reverse()) {
    const button = buttons.find((said) => plain(said) === plain(label))
    if (button !== undefined) return discord.presses(who, where, button)
    const option = options.find((said) => plain(said) === plain(label))
    if (option !== undefined) return discord.chooses(who, where, option)
  }
  return undefined
}

/** In a window, in as many steps as it takes; or in the newest list of choices, by their numbers. */
async function fills(
  bot: DiscordBot,
  who: string,
  where: string,
  named: ReadonlyMap<string, string>,
  text: string,
): Promise<Receipt> {
  const { discord, settle } = bot
  if (!discord.modal(who)) {
    const list = [...discord.sees(who, where)].reverse().find(({ options }) => options.length > 0)
    if (list) return discord.chooses(who, where, chosen(list, text))
    // A ballot of several blanks is a window, which its message opens.
    await presses(bot, who, where, 'Répondre')
    await settle()
    if (!discord.modal(who)) throw new Error(`${who} has nothing to fill in`)
  }
  for (let step = 1; ; step++) {
    const modal = discord.modal(who)!
    const receipt = await discord.fills(who, inputsFor(modal, named, text))
    await settle()
    const next = [...discord.sees(who, where)]
      .reverse()
      .flatMap(({ buttons }) => buttons)
      .find((said) => said.startsWith(`Continuer (${step + 1} sur`))
    if (next === undefined || !receipt.acknowledged) return receipt
    await discord.presses(who, where, next)
    await settle()
  }
}

function chosen({ options }: Seen, text: string): readonly string[] {
  return text.split(',').map((n) => options[Number(n.trim()) - 1] ?? n.trim())
}

function inputsFor(
  { inputs }: NonNullable<ReturnType<FakeDiscord['modal']>>,
  named: ReadonlyMap<string, string>,
  text: string,
): Record<string, string | readonly string[]> {
  const [first] = inputs
  if (named.size === 0 && first) {
    if (first.options.length === 0) return { [first.id]: text }
    return { [first.id]: text.split(',').map((n) => first.options[Number(n.trim()) - 1] ?? n.trim()) }
  }
  return Object.fromEntries(
    [...named].flatMap(([name, value]) => {
      const found = inputs.find(({ label }, i) => String(i + 1) === name || plain(label).includes(plain(name)))
      return found ? [[found.id, value] as const] : []
    }),
  )
}

/** ana owns the server and has founded a concertation; #pleniere and #couloir are bound to it. */
export async function founded(bot: DiscordBot): Promise<void> {
  const { discord, settle } = bot
  discord.user('ana', { owner: true })
  for (const name of ['bo', 'cleo', 'dan']) discord.user(name)
  for (const name of ['pleniere', 'couloir']) discord.channel(name, { members: ['ana', 'bo', 'cleo', 'dan'] })
  await begin(bot)
  await types(bot, 'ana', '#pleniere', '/concert admin')
  await settle()
  await discord.presses('ana', '#pleniere', 'Confirmer')
  await settle()
  await types(bot, 'ana', '#pleniere', '/concert creer ESS à 10 ans ; organisateurs : Région, CRESS')
  await settle()
  for (const place of ['#pleniere', '#couloir']) {
    await types(bot, 'ana', place, '/concert salon')
    await settle()
  }
}
