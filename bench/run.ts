/**
 * `npm run bench`: the figures that the README gives, measured again on this machine. Each kind of work runs in a
 * process of its own, five times in turn with what it is compared to; the middle one is told, with the least and the
 * most. CPU comes before rates: shared cores change how fast things go more than how much they cost.
 *
 * `--quick` takes one short round; `--json` prints everything as data.
 */
import { spawn } from 'node:child_process'
import { cpus, totalmem } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { postgresAvailable } from '../tests/support/postgres.ts'
import type { BallotResult } from './ballot.ts'
import type { DigestResult } from './digest.ts'
import type { DiscordResult } from './discord.ts'
import type { IdeaResult, Side } from './idea.ts'
import { machineNode, nodeVersion, procAvailable, root, type Spread, said } from './measure.ts'
import type { MemoryResult } from './memory.ts'
import type { RemindersResult } from './reminders.ts'
import type { SlackResult, SlackSide } from './slack.ts'
import type { StartResult } from './start.ts'
import type { Sides, TallyResult } from './tally.ts'
import type { WebResult } from './web.ts'

/** What the project wants: ratios, milliseconds, megabytes; of counts, so many times faster at least, and microseconds. */
const goals = {
  ratio: 1.5,
  slackRatio: 1.25,
  discordFirst: 10,
  first: 5000,
  second: 1500,
  firstMemory: 450,
  warmMemory: 300,
  serverMemory: 150,
  grown: 1.5,
  digest: 1000,
  lateness: 100,
  overdue: 5000,
  firstPage: 100,
  click: 100,
  listeners: 250,
  schulze: [10, 10, 7, 10],
  judgment: 20,
  shares: 2.5,
  revise: 2,
  live: 0.2,
}

type Results = {
  readonly machine: string
  readonly ideas: readonly IdeaResult[]
  readonly slack: readonly SlackResult[]
  readonly discord: readonly DiscordResult[]
  readonly ballots: readonly BallotResult[]
  readonly digests: readonly DigestResult[]
  readonly reminders: readonly RemindersResult[]
  readonly start: StartResult
  readonly memory: MemoryResult
  readonly web: WebResult
  readonly tally: TallyResult
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { quick: { type: 'boolean' }, json: { type: 'boolean' } } })
  if (!procAvailable() || !postgresAvailable()) {
    process.stderr.write('The measurements need Linux (/proc) and the programs of a PostgreSQL server (15 or newer).\n')
    return 1
  }
  const rounds = values.quick ? '1' : '5'
  const size = ['--rounds', rounds, '--number', values.quick ? '150' : '600']
  const crowd = ['--rounds', rounds, '--overdue', values.quick ? '2000' : '10000']
  const results: Results = {
    machine: machine(),
    ideas: [
      await measured<IdeaResult>('idea.ts', 'embedded', ...size),
      await measured<IdeaResult>('idea.ts', 'server', ...size),
    ],
    slack: [
      await measured<SlackResult>('slack.ts', 'embedded', ...size),
      await measured<SlackResult>('slack.ts', 'server', ...size),
    ],
    discord: [
      await measured<DiscordResult>('discord.ts', 'embedded', ...size),
      await measured<DiscordResult>('discord.ts', 'server', ...size),
    ],
    ballots: [
      await measured<BallotResult>('ballot.ts', 'embedded', ...size),
      await measured<BallotResult>('ballot.ts', 'server', ...size),
    ],
    digests: [
      await measured<DigestResult>('digest.ts', 'embedded', '--rounds', rounds),
      await measured<DigestResult>('digest.ts', 'server', '--rounds', rounds),
    ],
    reminders: [
      await measured<RemindersResult>('reminders.ts', 'embedded', ...crowd),
      await measured<RemindersResult>('reminders.ts', 'server', ...crowd),
    ],
    start: await measured<StartResult>('start.ts', '--rounds', rounds),
    memory: await measured<MemoryResult>('memory.ts', '--rounds', values.quick ? '1' : '5'),
    web: await measured<WebResult>('web.ts', '--rounds', rounds, '--clicks', values.quick ? '100' : '150'),
    tally: await measured<TallyResult>('tally.ts', '--rounds', rounds, '--share', values.quick ? '0.1' : '1'),
  }
  process.stdout.write(values.json ? `${JSON.stringify(results, null, 2)}\n` : report(results))
  return 0
}

function machine(): string {
  const cores = cpus()
  const node = nodeVersion(machineNode() ?? process.execPath)
  const memory = Math.round(totalmem() / 1024 ** 3)
  return `${cores.length} × ${cores[0]?.model.trim() ?? 'CPU'}, ${memory} GB, Node ${process.version} (installed: ${node})`
}

/** What `bench/<script>` prints, run in a process of its own. */
function measured<Result>(script: string, ...args: string[]): Promise<Result> {
  process.stderr.write(`${[script, ...args].join(' ')}\n`)
  const child = spawn(process.execPath, [path.join(root, 'bench', script), ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text
  })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve(JSON.parse(printed) as Result)
      else reject(new Error(`${script} ended with ${code}`))
    })
  })
}

function report(results: Results): string {
  const { machine, ideas, slack, discord, ballots, digests, reminders, start, memory, web, tally } = results
  const lines = [machine, 'median (least–most) of the rounds', '']
  for (const { store, number, rounds, runs, memoryAfter } of ideas) {
    lines.push(`/idee, ${store}: ${rounds} rounds of ${number}; memory at the end ${memoryAfter.toFixed(0)} MB`)
    for (const { atOnce, idea, create, ratio } of runs) {
      lines.push(`  ${atOnce} at a time: ${said(ratio, 2)} × one Prisma create ${verdict(ratio, goals.ratio)}`)
      lines.push(`    /idee          ${sideSaid(idea)}`, `    Prisma create  ${sideSaid(create)}`)
    }
  }
  lines.push('', ...slack.flatMap(slackSaid))
  lines.push('', ...discord.flatMap(discordSaid))
  lines.push('', ...ballots.flatMap(ballotSaid))
  lines.push('', ...digests.map(digestSaid), '', ...reminders.flatMap(remindersSaid))
  lines.push('', 'start to ready, ms')
  for (const { way, node, first, second, stop } of start.ways) {
    lines.push(`  ${way} (${node})`)
    lines.push(`    first  ${said(first)} ${verdict(first, goals.first)}`)
    lines.push(`    second ${said(second)} ${verdict(second, goals.second)}`)
    lines.push(`    stop   ${said(stop)}`)
  }
  lines.push('', `memory ${memory.after / 1000} s after ready, MB`)
  for (const { what, bot, launcher } of memory.cases) {
    const goal =
      what === 'server' ? goals.serverMemory : what === 'embedded, warm' ? goals.warmMemory : goals.firstMemory
    lines.push(`  ${what}: resident ${said(bot.resident)} ${verdict(bot.resident, goal)}`)
    lines.push(`    proportional ${said(bot.proportional)}, peak ${said(bot.peak)}`)
    if (launcher) lines.push(`    and the launcher: proportional ${said(launcher.proportional)}`)
  }
  lines.push('', ...webSaid(web), '', ...tallySaid(tally))
  return `${lines.join('\n')}\n`
}

/** A bare server has the same listeners, and nothing to do but tell them. */
function webSaid({ rounds, clicks, listeners, ours, bare }: WebResult): string[] {
  return [
    `the web door, embedded, ms: ${rounds} rounds of ${clicks} clicks, ${listeners} listeners; beside it a bare hono server`,
    `  first page ${said(ours.first)} ${verdict(ours.first, goals.firstPage)}; bare ${said(bare.first)}`,
    `  a click seen after ${said(ours.p50, 1)}, the slowest of a hundred ${said(ours.p99, 1)} ${verdict(ours.p99, goals.click)}; bare ${said(bare.p50, 1)}, ${said(bare.p99, 1)}`,
    `  seen by the last listener after ${said(ours.last)} ${verdict(ours.last, goals.listeners)}; bare ${said(bare.last)}`,
    `  memory for each listener ${said(ours.memory)} kB; bare ${said(bare.memory)} kB`,
  ]
}

/** The goals of rankings are those beside the fastest of the packages. */
function tallySaid({ rounds, schulze, judgment, shares, revise, live }: TallyResult): string[] {
  return [
    `counts, ms of CPU: ${rounds} rounds; so many times faster than`,
    ...schulze.flatMap((sides, i) => sidesSaid(`Schulze, ${sides.what}`, sides, 'schulze-method', goals.schulze[i]!)),
    ...sidesSaid(`majority judgment, ${judgment.what}`, judgment, 'votes', goals.judgment),
    ...shares.flatMap((sides) => sidesSaid(`equal shares, ${sides.what}`, sides, 'plain', goals.shares)),
    `  one of many ballots of 20 options changed, µs ${said(revise, 2)} ${verdict(revise, goals.revise)}`,
    `  the result of what is counted, ms ${said(live, 3)} ${verdict(live, goals.live)}`,
  ]
}

function sidesSaid(what: string, { ours, theirs }: Sides, named: string, goal: number): string[] {
  return [
    `  ${what}: ${said(ours, 1)}`,
    ...Object.entries(theirs).map(([name, { cpu, ratio }]) => {
      const wanted = `(goal ${goal}: ${ratio.median >= goal ? 'met' : 'MISSED'})`
      return `    ${name}: ${said(ratio, 1)} times, in ${said(cpu)}${name === named ? ` ${wanted}` : ''}`
    }),
  ]
}

/** What one ballot costs should not grow with how many there are. */
function ballotSaid({ store, number, rounds, create, votes }: BallotResult): string[] {
  return [
    `one ballot, ${store}: ${rounds} rounds of ${number}, 8 at a time; beside it one Prisma create ${sideSaid(create)}`,
    ...votes.flatMap(({ results, box, cast, ratio, grown }) => [
      `  ${box} in the box, results ${results === 'live' ? 'shown meanwhile' : 'at the end'}: ${sideSaid(cast)}`,
      `    ${said(ratio, 1)} × the create; ${said(grown, 2)} × with the smallest box ${verdict(grown, goals.grown)}`,
    ]),
  ]
}

/** The first ratio is the one of the goal; in the two others people see the same on both sides. */
function slackSaid({ store, number, rounds, runs, memoryAfter }: SlackResult): string[] {
  return [
    `signed /idee over HTTP, ${store}: ${rounds} rounds of ${number}; memory at the end ${memoryAfter.toFixed(0)} MB`,
    ...runs.flatMap(({ atOnce, sides, ratios }) => [
      `  ${atOnce} at a time: ${said(ratios.bare, 2)} × a bare Bolt app with one Prisma create ${verdict(ratios.bare, goals.slackRatio)}`,
      `    with a message posted by both ${said(ratios.posting, 2)} ${verdict(ratios.posting, goals.slackRatio)}`,
      `    with no message posted by either ${said(ratios.unposted, 2)} ${verdict(ratios.unposted, goals.slackRatio)}`,
      `    /idee, card posted      ${slackSideSaid(sides.ours)}`,
      `    /idee, card not posted  ${slackSideSaid(sides.unposted)}`,
      `    Bolt, create            ${slackSideSaid(sides.bare)}`,
      `    Bolt, create, message   ${slackSideSaid(sides.posting)}`,
    ]),
  ]
}

function slackSideSaid(side: SlackSide): string {
  return `${sideSaid(side)}; acknowledged within ${said(side.p50, 1)} ms, the slowest of a hundred ${said(side.p99, 1)}`
}

/** Two ways over loopback are in the times: those of the other side, beside it, tell how busy the machine was. */
function discordSaid({ store, number, rounds, ours, bare, ratio, first, bareFirst, memoryAfter }: DiscordResult) {
  return [
    `/idee in Discord, ${store}: ${rounds} rounds of ${number}; memory at the end ${memoryAfter.toFixed(0)} MB`,
    `  ${said(ratio, 2)} × a bare discord.js bot with one Prisma create, which posts nothing`,
    `    /idee, card posted  ${sideSaid(ours)}`,
    `    discord.js, create  ${sideSaid(bare)}`,
    `  first answer at ${first.perSecond} commands a second: ${said(first.p50, 1)} ms, the slowest of a hundred ${said(first.p99, 1)} ${verdict(first.p99, goals.discordFirst)}`,
    `    discord.js          ${said(bareFirst.p50, 1)} ms, the slowest of a hundred ${said(bareFirst.p99, 1)}`,
  ]
}

function digestSaid({ store, ideas, polls, actions, computed, answered, floor }: DigestResult): string {
  return [
    `digest of ${ideas} ideas, ${polls} polls and ${actions} actions, ${store}, ms`,
    `  computed ${said(computed, 1)} ${verdict(computed, goals.digest)}`,
    `  from « /concert resume » to the answer ${said(answered, 1)}; its rows read and nothing more ${said(floor, 1)}`,
  ].join('\n')
}

function remindersSaid({ store, onTime, overdue }: RemindersResult): string[] {
  return [
    `reminders, ${store}, ms`,
    `  ${onTime.number} at 9:00: handed over after ${said(onTime.median)}, the slowest of a hundred ${said(onTime.p99)} ${verdict(onTime.p99, goals.lateness)}, none before ${onTime.earliest.toFixed(0)}`,
    `  ${overdue.number} overdue at the start, ${overdue.people} people: decided after ${said(overdue.decided)} ${verdict(overdue.decided, goals.overdue)}, handed over after ${said(overdue.handedOver)}; at most ${overdue.most} a person`,
  ]
}

function sideSaid({ cpu, own, server, perSecond }: Side): string {
  const apart = server.median > 0 ? `, of which server ${said(server)}, bot ${said(own)}` : ''
  return `CPU ${said(cpu)} µs${apart}; ${said(perSecond)} a second`
}

function verdict({ median }: Spread, goal: number): string {
  return median <= goal ? `(goal ${goal}: met)` : `(goal ${goal}: MISSED)`
}

process.exitCode = await main()
