/** The bot's side of the command line: listens on the socket of its data directory and runs what is asked. */
import { chmodSync, rmSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { Boot } from '../boot.ts'
import type { Config } from '../config.ts'
import type { Clock } from '../engine/clock.ts'
import type { Log } from '../engine/log.ts'
import { textOf } from '../text/index.ts'
import { type Command, type Given, readGiven } from './command.ts'
import { commands } from './commands.ts'
import { carryOut } from './failed.ts'
import { type Answer, connectTo, jsonOf, linesOf, type Place, Request, socketPlace } from './socket.ts'

export type ServeOptions = {
  readonly config: Config
  readonly booted: Boot
  readonly clock: Clock
  readonly log: Log
}

/** In milliseconds: for the whole question to arrive; for what is under way to end when the bot stops; for a bot that
 * stops to leave us its socket. */
const limits = { question: 10_000, ending: 30_000, taken: 5000 }

/** A bot that cannot listen works all the same, and says so in its log. */
export async function serveAdmin({ config, booted, clock, log }: ServeOptions): Promise<{ close(): Promise<void> }> {
  const t = textOf(config.language)
  const { db, engine, ids } = booted
  const sockets = new Set<Socket>()
  const working = new Set<Promise<void>>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {}).once('close', () => sockets.delete(socket))
    void converse(socket)
  })
  const place = socketPlace(config.dataDir)
  try {
    await listen(server, place, config.dataDir)
  } catch (error) {
    log.warn({ err: error }, 'no socket for the command line')
  }
  server.on('error', (error) => log.warn({ err: error }, 'socket of the command line'))
  return { close }

  async function converse(socket: Socket): Promise<void> {
    const asked = await question(socket)
    if (asked === undefined) return end(socket, { line: t.cli.notUnderstood }, { done: 1 })
    const work = run(socket, asked.command, asked.given)
    working.add(work)
    await work.finally(() => working.delete(work))
  }

  async function run(socket: Socket, command: Command & { where: 'store' }, given: Given): Promise<void> {
    const say = (line: string) => void (socket.writable && socket.write(`${JSON.stringify({ line })}\n`))
    const admin = { config, clock, ids, log, t, say, db, engine }
    const code = await carryOut(admin, () => command.run(admin, given))
    log.info({ command: command.name, exit: code }, 'command carried out')
    end(socket, { done: code })
  }

  /** Undefined for anything that our own command line would not have sent. */
  async function question(
    socket: Socket,
  ): Promise<{ command: Command & { where: 'store' }; given: Given } | undefined> {
    const timer = setTimeout(() => socket.destroy(), limits.question)
    const { value } = await linesOf(socket).next()
    clearTimeout(timer)
    const request = Request.safeParse(jsonOf(value ?? ''))
    if (!request.success) return undefined
    const command = commands.find(({ name }) => name === request.data.command)
    if (command?.where !== 'store') return undefined
    const given = readGiven(command, request.data.args, t, '/')
    return typeof given === 'string' ? undefined : { command, given }
  }

  async function close(): Promise<void> {
    server.close()
    await Promise.race([Promise.allSettled(working), pause(limits.ending, undefined, { ref: false })])
    for (const socket of sockets) socket.destroy()
  }
}

function end(socket: Socket, ...answers: readonly Answer[]): void {
  if (socket.writable) socket.end(answers.map((answer) => `${JSON.stringify(answer)}\n`).join(''))
}

/** A socket that nobody answers on was left by a bot that was killed: it is replaced. */
async function listen(server: Server, place: Place, dataDir: string): Promise<void> {
  for (let waited = 0; ; waited += 200) {
    try {
      await bind(server, place)
      return
    } catch (error) {
      if (!(error instanceof Error) || !('code' in error) || error.code !== 'EADDRINUSE') throw error
      if (waited >= limits.taken) throw error
    }
    const other = await connectTo(dataDir)
    other?.destroy()
    if (other === undefined) rmSync(place.path, { force: true })
    else await pause(200)
  }
}

function bind(server: Server, { path, kind }: Place): Promise<void> {
  const before = kind === 'pipe' ? undefined : process.umask(0o177)
  return new Promise<void>((bound, failed) => {
    server.once('error', failed)
    server.listen(path, () => {
      server.off('error', failed)
      if (kind !== 'pipe') chmodSync(path, 0o600)
      bound()
    })
    if (before !== undefined) process.umask(before)
  })
}
