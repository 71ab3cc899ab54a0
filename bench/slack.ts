/**
 * What one signed `/idee` over HTTP costs, beside a bare Bolt app that keeps the same row with one Prisma `create` through
 * the same connections. People and Slack's Web API are other processes, which are not counted.
 *
 * Ours is counted until nothing is left to do: the answer in the acknowledgement, the public card posted, the marks
 * written, the journal sealed. The bare app says « noted » and posts nothing; a second one also posts one message, so that
 * people see the same; and ours is measured once more with its card taken at once, neither drawn nor posted.
 *
 * `node bench/slack.ts embedded|server [--rounds 5] [--number 600]` prints JSON.
 */
import { parseArgs } from 'node:util'
import { App, HTTPReceiver, LogLevel } from '@slack/bolt'
import { createSlack, type Slack } from '../adapters/slack/index.ts'
import { systemClock } from '../src/engine/clock.ts'
import { type Database, openDatabase, type Target } from '../src/engine/db.ts'
import { createEngine, type Engine } from '../src/engine/engine.ts'
import { createIds } from '../src/engine/ids.ts'
import { newAdminCode } from '../src/engine/installation.ts'
import { createLog } from '../src/engine/log.ts'
import { creator, type Round, type Side, settled, side, words } from './idea.ts'
import { cpuSince, memoryOf, onStore, ownCpu, type Spread, type Store, serverPids, sleep, spread } from './measure.ts'
import { people, settleIn } from './platform.ts'
import { type Acknowledged, type Outside, startOutside, team } from './slack-outside.ts'

const kinds = ['ours', 'unposted', 'bare', 'posting'] as const
/**
 * `ours`: everything. `unposted`: its card is taken without Slack. `bare`: Bolt, one `create`, the acknowledgement.
 * `posting`: the same, then one message.
 */
type Kind = (typeof kinds)[number]
/** `p50` and `p99` of the acknowledgement, in milliseconds */
export type SlackSide = Side & { readonly p50: Spread; readonly p99: Spread }
export type SlackResult = {
  readonly store: Store
  readonly number: number
  readonly rounds: number
  readonly runs: readonly {
    readonly atOnce: number
    readonly sides: Readonly<Record<Kind, SlackSide>>
    /** CPU over CPU, round by round: `ours` over each app, `unposted` over the one that posts nothing */
    readonly ratios: { readonly posting: Spread; readonly unposted: Spread; readonly bare: Spread }
  }[]
  /** of this process, megabytes */
  readonly memoryAfter: number
}
type SlackRound = Round & Acknowledged
type Subject = {
  readonly port: number
  /** what every answer says */
  readonly says: string
  begin(number: number): void
  after(): Promise<void>
  asked: number
}

const levels = [1, 10]
const token = 'xoxb-bench'
const secret = 'a signing secret that nobody else knows'
/** Slack's pace is a message a second: what is measured is work, not waiting. */
const noPace = { take: () => ({ waitMs: 0, all: false }), limited() {}, answered() {}, silent() {} }

async function measure(store: Store, target: Target, number: number, rounds: number): Promise<SlackResult> {
  const outside = await startOutside()
  const db = await openDatabase(target, { what: 'bench', lead: true })
  const { engine, ours, unposted } = await openOurs(db, outside)
  const create = creator(db)
  const bare = await openBolt(create, outside.url, false)
  const posting = await openBolt(create, outside.url, true)
  const subjects: Record<Kind, Subject> = { ours, unposted, bare: bare.subject, posting: posting.subject }
  const before = (await outside.calls())['chat.postMessage'] ?? 0
  let loads = 0
  const round = (kind: Kind, size: number, atOnce: number) => {
    loads += 1
    return timed(db, outside, subjects[kind], { number: size, atOnce, load: loads })
  }
  for (let warm = 0; warm < 2; warm++) for (const kind of kinds) await round(kind, 150, 10)
  const taken = levels.map((atOnce) => ({ atOnce, ours: [], unposted: [], bare: [], posting: [] }) as Taken)
  for (let n = 0; n < rounds; n++) {
    for (const level of taken)
      for (const kind of n % 2 === 0 ? kinds : kinds.toReversed())
        level[kind].push(await round(kind, number, level.atOnce))
  }
  const memoryAfter = memoryOf(process.pid).resident
  const posts = ((await outside.calls())['chat.postMessage'] ?? 0) - before
  await checkAllKept(db, subjects, posts)
  await bare.stop()
  await posting.stop()
  await engine.stop()
  await db.close()
  outside.stop()
  return { store, number, rounds, memoryAfter, runs: taken.map(summed) }
}

type Taken = { readonly atOnce: number } & Record<Kind, SlackRound[]>

async function openOurs(db: Database, outside: Outside): Promise<{ engine: Engine; ours: Subject; unposted: Subject }> {
  const log = createLog('fatal')
  const ids = createIds()
  const engine = await createEngine({ db, clock: systemClock, ids, log, language: 'fr', zone: 'Europe/Paris' })
  const now = () => systemClock.now().getTime()
  const where = { host: '127.0.0.1', port: 0, apiUrl: outside.url }
  const slack = createSlack({ botToken: token, signingSecret: secret, ...where, now, log, pace: noPace })
  let posts = true
  let sent = 0
  await engine.open({
    ...slack,
    async send(to, body, key) {
      const ref = posts ? await slack.send(to, body, key) : { channel: key, ts: key }
      sent += 1
      return ref
    },
  })
  const door = engine.door('slack')
  await settleIn(
    async (incoming) => {
      const [reply] = await door.hear([incoming])
      if (reply) door.delivered(reply.key, {})
    },
    await newAdminCode(db, ids),
  )
  await finish(slack, engine)
  // who is there is known before anybody speaks
  while ((await outside.calls())['users.conversations'] === undefined) await sleep(10)
  let wanted = sent
  const subject = (posting: boolean): Subject => ({
    port: slack.port()!,
    says: 'Idée n°\\s\\d+ enregistrée',
    begin(number) {
      posts = posting
      wanted += number
    },
    async after() {
      // asked to settle, the engine writes each mark at once: in life nothing hurries it, and marks share a commit
      while (sent < wanted) await sleep(5)
      await finish(slack, engine)
    },
    asked: 0,
  })
  return { engine, ours: subject(true), unposted: subject(false) }
}

async function finish(slack: Slack, engine: Engine): Promise<void> {
  await slack.idle()
  await settled(engine)
  await slack.idle()
}

/** As Bolt's first pages teach it, with a message where people can see the idea and two buttons below it. */
async function openBolt(create: () => Promise<unknown>, apiUrl: string, posts: boolean) {
  const receiver = new HTTPReceiver({ signingSecret: secret, logLevel: LogLevel.ERROR })
  const app = new App({
    receiver,
    authorize: async () => ({ botToken: token, botId: 'BBOT', botUserId: 'UBOT', teamId: team }),
    clientOptions: { slackApiUrl: apiUrl },
    logLevel: LogLevel.ERROR,
  })
  const under = new Set<Promise<unknown>>()
  app.command('/idee', async ({ ack, client, command }) => {
    await create()
    await ack({ response_type: 'ephemeral', text: 'Idée notée' })
    if (!posts) return
    const posted = client.chat.postMessage({
      channel: command.channel_id,
      text: `Nouvelle idée : ${command.text}`,
      blocks: [
        {
          type: 'section',
          text: { type: 'mrkdwn', text: `*Nouvelle idée* de <@${command.user_id}>\n${command.text}` },
        },
        {
          type: 'actions',
          elements: ['Je soutiens', 'Retirer'].map((text) => ({
            type: 'button' as const,
            action_id: text,
            text: { type: 'plain_text' as const, text },
          })),
        },
      ],
    })
    under.add(posted)
    await posted.finally(() => under.delete(posted))
  })
  const server = await receiver.start({ host: '127.0.0.1', port: 0 } as never)
  const { port } = server.address() as { port: number }
  const subject: Subject = {
    port,
    says: 'Idée notée',
    begin() {},
    async after() {
      while (under.size > 0) await Promise.all(under)
    },
    asked: 0,
  }
  return { subject, stop: () => app.stop() }
}

async function timed(
  db: Database,
  outside: Outside,
  subject: Subject,
  { number, atOnce, load }: { readonly number: number; readonly atOnce: number; readonly load: number },
): Promise<SlackRound> {
  const { port, says } = subject
  const pids = await serverPids(db)
  subject.begin(number)
  subject.asked += number
  const before = { own: ownCpu(), server: cpuSince(pids), at: performance.now() }
  const acknowledged = await outside.run({ port, secret, number, atOnce, text: words, load, says })
  await subject.after()
  return {
    own: (ownCpu() - before.own) / number,
    server: before.server() / number,
    perSecond: (number / (performance.now() - before.at)) * 1000,
    ...acknowledged,
  }
}

function summed({ atOnce, ...rounds }: Taken): SlackResult['runs'][number] {
  const total = (r: Round) => r.own + r.server
  const ratio = (one: Kind, other: Kind) => spread(rounds[one].map((r, i) => total(r) / total(rounds[other][i]!)))
  const sideOf = (kind: Kind): SlackSide => ({
    ...side(rounds[kind]),
    p50: spread(rounds[kind].map((r) => r.p50)),
    p99: spread(rounds[kind].map((r) => r.p99)),
  })
  return {
    atOnce,
    sides: { ours: sideOf('ours'), unposted: sideOf('unposted'), bare: sideOf('bare'), posting: sideOf('posting') },
    ratios: { posting: ratio('ours', 'posting'), unposted: ratio('unposted', 'bare'), bare: ratio('ours', 'bare') },
  }
}

/** A measurement of work that was not done is worth nothing. */
async function checkAllKept(db: Database, subjects: Record<Kind, Subject>, posts: number): Promise<void> {
  const { ours, unposted, bare, posting } = subjects
  const [row] = await db.query<Record<'ideas' | 'highest' | 'created' | 'unsent' | 'unsealed', number>>(
    `SELECT (SELECT count(*)::int FROM "Idea" WHERE "concertationId" <> 'bench') AS ideas,
      (SELECT max(number) FROM "Idea" WHERE "concertationId" <> 'bench') AS highest,
      (SELECT count(*)::int FROM "Idea" WHERE "concertationId" = 'bench') AS created,
      (SELECT count(*)::int FROM "Waiting") AS unsent,
      (SELECT count(*)::int FROM "Journal" WHERE seq IS NULL) AS unsealed`,
  )
  const wanted = ours.asked + unposted.asked + people
  const kept = row?.ideas === wanted && row.highest === wanted && row.created === bare.asked + posting.asked
  const done = kept && row.unsent === 0 && row.unsealed === 0 && posts === ours.asked + posting.asked
  if (!done) throw new Error(`not everything was kept: ${JSON.stringify({ ...row, posts })}`)
}

export function measureSlack(store: Store, number: number, rounds: number): Promise<SlackResult> {
  return onStore(store, (target) => measure(store, target, number, rounds))
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { rounds: { type: 'string', default: '5' }, number: { type: 'string', default: '600' } },
  })
  const store = positionals[0] === 'server' ? 'server' : 'embedded'
  const result = await measureSlack(store, Number(values.number), Number(values.rounds))
  process.stdout.write(`${JSON.stringify(result)}\n`)
}

if (process.argv[1] === import.meta.filename) await main()
