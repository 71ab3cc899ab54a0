/**
 * What one `/idee` in Discord costs, beside a bare discord.js bot that keeps the same row with one Prisma `create` through
 * the same connections; and how soon Discord has its first answer when a hundred commands come in a second. Discord (the
 * fake, which refuses what the real one refuses) and people are in processes of their own, which are not counted.
 *
 * Times are those of that process, from the gateway's frame to the call that answers it: two ways over loopback are in them.
 * Ours is counted until nothing is left to do: the answer, the public card, the marks, the journal. The bare bot defers,
 * says « noted », and posts nothing.
 *
 * `node bench/discord.ts embedded|server [--rounds 5] [--number 600]` prints JSON.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { parseArgs } from 'node:util'
import { Client, GatewayIntentBits, MessageFlags } from 'discord.js'
import { createDiscord } from '../adapters/discord/index.ts'
import { discordCatalogue } from '../src/discord.ts'
import { systemClock } from '../src/engine/clock.ts'
import { type Database, openDatabase, type Target } from '../src/engine/db.ts'
import { createEngine } from '../src/engine/engine.ts'
import { createIds } from '../src/engine/ids.ts'
import { createLog } from '../src/engine/log.ts'
import { fakeDiscord } from '../tests/support/discord/discord.ts'
import { creator, type Round, type Side, settled, side, words } from './idea.ts'
import { cpuSince, memoryOf, onStore, ownCpu, type Spread, type Store, serverPids, sleep, spread } from './measure.ts'
import { people } from './platform.ts'

/** Milliseconds until Discord has its first answer. */
type Answered = { readonly p50: number; readonly p99: number; readonly most: number }
export type DiscordResult = {
  readonly store: Store
  readonly number: number
  readonly rounds: number
  /** one after the other */
  readonly ours: Side
  readonly bare: Side
  /** CPU of ours over that of the bare bot, round by round */
  readonly ratio: Spread
  /** when `perSecond` commands come in a second */
  readonly first: { readonly perSecond: number; readonly p50: Spread; readonly p99: Spread }
  /** the same of the bare bot */
  readonly bareFirst: { readonly p50: Spread; readonly p99: Spread }
  /** of this process, megabytes */
  readonly memoryAfter: number
}

type Load = { readonly number: number; readonly atOnce?: number; readonly perSecond?: number }
type Asked = { readonly ask: 'place' } | { readonly ask: 'begin' } | ({ readonly ask: 'run' } & Load)
type Place = { readonly apiUrl: string; readonly token: string }
type Outside = { place: Place; begin(): Promise<void>; run(load: Load): Promise<Answered>; stop(): void }
type Subject = { readonly outside: Outside; after(): Promise<void>; stop(): Promise<void> }

const perSecond = 100
const noPace = { wait: () => 0, shutOut: () => false, answered() {}, silent() {} }

async function measure(store: Store, target: Target, number: number, rounds: number): Promise<DiscordResult> {
  const db = await openDatabase(target, { what: 'bench', lead: true })
  const subjects = { ours: await openOurs(db), bare: await openBare(creator(db)) }
  type Kind = keyof typeof subjects
  const kinds = ['ours', 'bare'] as const
  const cost: Record<Kind, Round[]> = { ours: [], bare: [] }
  const first: Record<Kind, Answered[]> = { ours: [], bare: [] }
  for (const kind of kinds) await timed(db, subjects[kind], { number: 200, atOnce: 8 })
  for (let n = 0; n < rounds; n++)
    for (const kind of n % 2 === 0 ? kinds : kinds.toReversed()) {
      cost[kind].push((await timed(db, subjects[kind], { number, atOnce: 1 })).round)
      first[kind].push((await timed(db, subjects[kind], { number, perSecond })).answered)
    }
  const memoryAfter = memoryOf(process.pid).resident
  const [row] = await db.query<{ n: number }>('SELECT count(*)::int AS n FROM "Idea"')
  const wanted = 2 * (200 + 2 * rounds * number) + people
  if (row?.n !== wanted) throw new Error(`not everything was kept: ${row?.n} of ${wanted}`)
  for (const kind of kinds) await subjects[kind].stop()
  await db.close()
  const total = (r: Round) => r.own + r.server
  const times = (kind: Kind) => ({
    p50: spread(first[kind].map(({ p50 }) => p50)),
    p99: spread(first[kind].map(({ p99 }) => p99)),
  })
  return {
    store,
    number,
    rounds,
    ours: side(cost.ours),
    bare: side(cost.bare),
    ratio: spread(cost.ours.map((r, i) => total(r) / total(cost.bare[i]!))),
    first: { perSecond, ...times('ours') },
    bareFirst: times('bare'),
    memoryAfter,
  }
}

async function openOurs(db: Database): Promise<Subject> {
  const outside = await startOutside()
  const log = createLog('fatal')
  const ids = createIds()
  const engine = await createEngine({ db, clock: systemClock, ids, log, language: 'fr', zone: 'Europe/Paris' })
  const { apiUrl, token } = outside.place
  const discord = createDiscord({
    apiUrl,
    token,
    now: Date.now,
    log,
    catalogue: discordCatalogue(),
    pace: noPace,
    perSecond: Number.POSITIVE_INFINITY,
  })
  await engine.open(discord)
  while (!discord.connected()) await sleep(10)
  async function after(): Promise<void> {
    await discord.idle()
    await settled(engine)
    await discord.idle()
  }
  await outside.begin()
  await after()
  return {
    outside,
    after,
    async stop() {
      await engine.stop()
      outside.stop()
    },
  }
}

/** As the guide of discord.js teaches it. */
async function openBare(create: () => Promise<unknown>): Promise<Subject> {
  const outside = await startOutside()
  const { apiUrl, token } = outside.place
  const rest = { api: apiUrl, globalRequestsPerSecond: Number.POSITIVE_INFINITY }
  const bot = new Client({ intents: [GatewayIntentBits.Guilds], rest })
  const under = new Set<Promise<unknown>>()
  bot.on('interactionCreate', (interaction) => {
    if (!interaction.isChatInputCommand()) return
    const work = (async () => {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral })
      await create()
      await interaction.editReply('Idée notée')
    })().finally(() => under.delete(work))
    under.add(work)
  })
  const ready = new Promise((resolve) => bot.once('clientReady', resolve))
  await bot.login(token)
  await ready
  await bot.application!.commands.set([
    { name: 'idee', description: 'Déposer', options: [{ name: 'texte', description: 'Votre idée', type: 3 }] },
  ])
  return {
    outside,
    async after() {
      while (under.size > 0) await Promise.all(under)
    },
    async stop() {
      await bot.destroy()
      outside.stop()
    },
  }
}

async function timed(
  db: Database,
  { outside, after }: Subject,
  load: Load,
): Promise<{ round: Round; answered: Answered }> {
  const pids = await serverPids(db)
  const before = { own: ownCpu(), server: cpuSince(pids), at: performance.now() }
  const answered = await outside.run(load)
  await after()
  const { number } = load
  const round = {
    own: (ownCpu() - before.own) / number,
    server: before.server() / number,
    perSecond: (number / (performance.now() - before.at)) * 1000,
  }
  return { round, answered }
}

// ---- the other process ----

async function startOutside(): Promise<Outside> {
  const child = fork(import.meta.filename, ['outside'], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  return {
    place: await ask<Place>(child, { ask: 'place' }),
    begin: () => ask<void>(child, { ask: 'begin' }),
    run: (load) => ask<Answered>(child, { ask: 'run', ...load }),
    stop: () => child.disconnect(),
  }
}

function ask<Answer>(child: ChildProcess, asked: Asked): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const died = (code: number | null) => reject(new Error(`the process outside ended with ${code}`))
    child.once('exit', died)
    child.once('message', (said) => {
      child.off('exit', died)
      const { error } = said as { error?: string }
      if (error === undefined) resolve(said as Answer)
      else reject(new Error(error))
    })
    child.send(asked)
  })
}

const place = '#atelier'
const name = (n: number) => `personne-${n % people}`

async function outside(): Promise<void> {
  const discord = await fakeDiscord({ limits: false })
  for (let n = 0; n < people; n++) discord.user(name(n), { owner: n === 0 })
  discord.channel('atelier')
  let said = 0

  /** The option's name is the bot's own: the first one there is. */
  async function idea(): Promise<number> {
    said += 1
    const idee = discord.commands().find((one) => one.name === 'idee') as { options?: { name: string }[] }
    const option = idee.options![0]!.name
    const receipt = await discord.command(name(said), place, 'idee', { [option]: `${words} ${said}` })
    if (!receipt.acknowledged) throw new Error(`not acknowledged: ${receipt.reason}`)
    return receipt.ms
  }

  /** A channel bound to a concertation, and people who have an organisation and have read the privacy notice. */
  async function begin(): Promise<void> {
    const other = async (who: string, commande: string) => {
      const { acknowledged } = await discord.command(who, place, 'concert autre', { commande })
      if (!acknowledged) throw new Error(commande)
      await discord.quiet(100)
    }
    await other(name(0), 'admin')
    while (!discord.sees(name(0), place).some(({ buttons }) => buttons.includes('Confirmer'))) await sleep(20)
    await discord.presses(name(0), place, 'Confirmer')
    await discord.quiet(200)
    await other(name(0), 'creer Ambition ESS ; organisateurs : CRESS, Conseil régional')
    await other(name(0), 'salon')
    for (let n = 0; n < people; n++) await other(name(n), `organisation Structure ${n % 7}`)
    for (let n = 0; n < people; n++) await idea()
  }

  async function run({ number, atOnce = 1, perSecond: rate }: Load): Promise<Answered> {
    const took: number[] = []
    if (rate === undefined) {
      let left = number
      const worker = async () => {
        while (left-- > 0) took.push(await idea())
      }
      await Promise.all(Array.from({ length: atOnce }, worker))
    } else {
      const from = performance.now()
      const under: Promise<unknown>[] = []
      for (let n = 0; n < number; n++) {
        await sleep(Math.max(0, from + (n * 1000) / rate - performance.now()))
        under.push(idea().then((ms) => took.push(ms)))
      }
      await Promise.all(under)
    }
    took.sort((a, b) => a - b)
    const slowest = (part: number) => took[Math.ceil(took.length * part) - 1]!
    return { p50: slowest(0.5), p99: slowest(0.99), most: took.at(-1)! }
  }

  process.on('disconnect', () => process.exit())
  process.on('message', (asked: Asked) => {
    const { apiUrl, token } = discord
    const work: Promise<unknown> =
      asked.ask === 'place' ? Promise.resolve({ apiUrl, token }) : asked.ask === 'begin' ? begin() : run(asked)
    work.then(
      (answer) => process.send!(answer ?? {}),
      (error: unknown) => process.send!({ error: String(error) }),
    )
  })
}

export function measureDiscord(store: Store, number: number, rounds: number): Promise<DiscordResult> {
  return onStore(store, (target) => measure(store, target, number, rounds))
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { rounds: { type: 'string', default: '5' }, number: { type: 'string', default: '600' } },
  })
  if (positionals[0] === 'outside') return outside()
  const store = positionals[0] === 'server' ? 'server' : 'embedded'
  const result = await measureDiscord(store, Number(values.number), Number(values.rounds))
  process.stdout.write(`${JSON.stringify(result)}\n`)
}

if (process.argv[1] === import.meta.filename) await main()
