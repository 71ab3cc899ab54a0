/** `npm run cli`: finds the command, and who carries it out: the bot that runs, or ourselves when none does. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Config } from '../config.ts'
import { systemClock } from '../engine/clock.ts'
import { nearest } from '../engine/fold.ts'
import { createIds } from '../engine/ids.ts'
import { createLog, type Log } from '../engine/log.ts'
import { type Text, textOf } from '../text/index.ts'
import { argumentsOf, type Command, type Desk, type Given, helpWords, readGiven } from './command.ts'
import { commands } from './commands.ts'
import { carryOut, Refused } from './failed.ts'
import { openStore } from './open.ts'
import { ask, connectTo } from './socket.ts'

/** The exit code. */
export async function runCli(config: Config, args: readonly string[]): Promise<number> {
  const t = textOf(config.language)
  // whoever reads us may stop reading: `| head`
  process.stdout.on('error', () => {})
  const [word = '', next = ''] = args
  if (['', 'help', 'aide', ...helpWords].includes(word)) return told(listOf(t))
  const command = commands.find(({ name }) => name.split(' ').every((part, n) => args[n] === part))
  if (!command) {
    const group = commands.filter(({ name }) => name.startsWith(`${word} `))
    if (group.length > 0 && ['', 'help', 'aide', ...helpWords].includes(next)) return told(listOf(t, group))
    return refused(unknown(group.length > 0 ? `${word} ${next}` : word, t))
  }
  const rest = args.slice(command.name.split(' ').length)
  if (rest.some((arg) => helpWords.some((help) => help === arg))) return told(helpOf(command, t))
  const given = readGiven(command, rest, t, config.typedIn)
  if (typeof given === 'string') return refused([given, t.cli.usage(t.cli.commands[command.name].verb)])
  const desk = { config, clock: systemClock, ids: createIds(), log: logOf(config, command), t, say }
  return carryOut(desk, () => direct(desk, command, given))
}

async function direct(desk: Desk, command: Command, given: Given): Promise<number> {
  const { config, t } = desk
  if (command.where === 'anywhere') return command.run(desk, given)
  const socket = await connectTo(config.dataDir).catch(() => {
    throw new Refused(t.cli.otherUser)
  })
  if (command.where === 'alone') {
    socket?.destroy()
    if (socket) throw new Refused(t.cli.running)
    return command.run(desk, given)
  }
  if (socket) {
    const code = await ask(socket, { command: command.name, args: argumentsOf(given) }, say)
    if (code === undefined) throw new Refused(t.cli.cutOff)
    return code
  }
  const db = await openStore(desk, command.opens)
  try {
    return await command.run({ ...desk, db }, given)
  } finally {
    await db.close()
  }
}

/** The bot's own file, as no bot writes to it now; nowhere when there is no data directory, or nothing to do with it. */
function logOf({ logLevel, dataDir }: Config, { where }: Command): Log {
  if (where === 'anywhere' || !existsSync(dataDir)) return createLog('silent')
  return createLog(
    logLevel,
    pino.destination({ dest: join(dataDir, 'logs', 'concertess.log'), mkdir: true, sync: true }),
  )
}

function listOf(t: Text, listed: readonly Command[] = commands): string[] {
  const width = Math.max(...listed.map(({ name }) => t.cli.commands[name].verb.length))
  const lines = listed.map(({ name }) => {
    const { verb, help } = t.cli.commands[name]
    return `  ${t.cli.lead} ${verb.padEnd(width)}  ${help}`
  })
  return [t.cli.title, ...lines, t.cli.detail]
}

function helpOf({ name }: Command, t: Text): string[] {
  const { verb, help, more } = t.cli.commands[name]
  return [t.cli.usage(verb), `${help}.`, more]
}

function unknown(typed: string, t: Text): string[] {
  // a name of two words may be sought by either of them
  const sought = new Map(commands.flatMap(({ name }) => [name, ...name.split(' ')].map((part) => [part, name])))
  const near = nearest(typed, [...sought.keys()], 1).map((part) => sought.get(part)!)
  return [[t.cli.unknown(typed), ...near.map(t.cli.guess)].join(' '), ...listOf(t)]
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function told(lines: readonly string[]): number {
  for (const line of lines) say(line)
  return 0
}

function refused(lines: readonly string[]): number {
  process.stderr.write(`${lines.join('\n')}\n`)
  return 1
}
