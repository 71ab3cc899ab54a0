/** `npm start`: on a terminal the console room on the real data, without one a service. Both answer the command line. */
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { createConsole } from '../adapters/console/index.ts'
import { createWeb } from '../adapters/web/house.ts'
import { boot, personLimit, targetOf } from './boot.ts'
import { holidays } from './calendar.ts'
import { serveAdmin } from './cli/serve.ts'
import { completionsFor } from './completions.ts'
import type { Config, DiscordSettings, MatrixSettings, SlackSettings } from './config.ts'
import { systemClock } from './engine/clock.ts'
import type { Database } from './engine/db.ts'
import type { Engine } from './engine/engine.ts'
import { newAdminCode } from './engine/installation.ts'
import { createLog, type Log } from './engine/log.ts'
import { openMail } from './mail.ts'
import { startNightly } from './nightly.ts'
import { refusedBecause } from './refused.ts'
import { type Text, textOf } from './text/index.ts'

/** The exit code, once the bot has stopped. */
export async function start(config: Config): Promise<number> {
  const t = textOf(config.language)
  const terminal = process.stdin.isTTY === true && process.stdout.isTTY === true
  if (!existsSync(config.dataDir)) mkdirSync(config.dataDir, { recursive: true, mode: 0o700 })
  const log = createLog(
    config.logLevel,
    terminal
      ? pino.destination({ dest: join(config.dataDir, 'logs', 'concertess.log'), mkdir: true, sync: false })
      : pino.destination({ dest: 1, sync: false }),
  )
  const stop = Promise.withResolvers<'asked' | 'lost'>()
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, () => stop.resolve('asked'))
  /** what is to be closed when the start fails halfway, last opened first */
  const opened: (() => Promise<unknown>)[] = []
  try {
    const booting = boot({
      config,
      target: targetOf(config),
      clock: systemClock,
      log,
      limit: personLimit,
      onStandby: () => say(t.boot.standby),
      onLost: () => stop.resolve('lost'),
    })
    // Asked to stop while it waits for its turn, or creates its database: nothing was heard yet, so nothing is lost.
    const booted = await Promise.race([booting, stop.promise])
    if (typeof booted === 'string') {
      booting.catch(() => {})
      say(t.boot.stopped)
      process.exit(booted === 'lost' ? 1 : 0)
    }
    opened.unshift(booted.close)
    const { engine, db, ids } = booted
    const room = createConsole({
      dir: config.dataDir,
      story: 'terminal',
      resume: false,
      lang: config.language,
      zone: config.zone,
      settle: engine.settle,
      advance: () => Promise.reject(new Error(t.boot.realClock)),
      complete: completionsFor(engine.registry, config.language),
    })
    await engine.open(room)
    const web = createWeb({ dir: config.dataDir, now: () => systemClock.now() })
    await engine.open(web)
    const { slack, discord, matrix, mail } = config
    if (slack) await openSlack(slack, engine, log)
    if (discord) await openDiscord(discord, engine, log)
    if (matrix) await openMatrix(matrix, config, engine, log)
    await openMail(mail, { db, engine, ids, clock: systemClock, log, publicUrl: config.web.publicUrl })
    await engine.resume()
    const nightly = startNightly({
      db,
      clock: systemClock,
      log,
      dataDir: config.dataDir,
      zone: config.zone,
      kept: config.backupsKept,
    })
    opened.unshift(nightly)
    const { openWeb } = await import('./web.ts')
    const site = await openWeb({ config, booted, web, log })
    opened.unshift(site.close)
    const admin = await serveAdmin({ config, booted, clock: systemClock, log })
    say(t.boot.ready(config.databaseUrl ? t.boot.server : t.boot.embedded(config.dataDir)))
    say(t.boot.web(site.address))
    const code = await newAdminCode(db, ids)
    if (code) say(t.boot.adminCode(code))
    if (slack) say(slack.appToken === undefined ? t.boot.slackHttp(`${slack.host}:${slack.port}`) : t.boot.slackSocket)
    if (discord) say(t.boot.discord)
    if (matrix) say(t.boot.matrix)
    if (mail) say(t.boot.mail)
    if (!slack && !discord && !matrix) say(t.boot.noPlatform)
    if (terminal) void room.run(process.stdin, process.stdout).then(() => stop.resolve('asked'))
    setTimeout(() => void warmUp(db), 1500).unref()
    const why = await stop.promise
    say(why === 'asked' ? t.boot.stopping : config.databaseUrl ? t.boot.lostLead : t.boot.lostStore)
    await site.close()
    await admin.close()
    await nightly()
    await booted.close()
    say(t.boot.stopped)
    process.stdin.unref?.()
    return why === 'lost' ? 1 : 0
  } catch (error) {
    for (const close of opened) await close().catch((trouble: unknown) => log.warn({ err: trouble }, 'not closed'))
    const why = refusedBecause(error, t) ?? portTaken(error, config, t)
    if (why === undefined) throw error
    process.stderr.write(`${why}\n`)
    return 1
  }
}

/** Slack's library is loaded only where it is used. */
async function openSlack(settings: SlackSettings, engine: Engine, log: Log): Promise<void> {
  const { createSlack } = await import('../adapters/slack/index.ts')
  await engine.open(createSlack({ ...settings, now: () => systemClock.now().getTime(), log }))
}

/** The same for Discord's; its commands are made from the registry of today. */
async function openDiscord(settings: DiscordSettings, engine: Engine, log: Log): Promise<void> {
  const [{ createDiscord }, { discordCatalogue }] = await Promise.all([
    import('../adapters/discord/index.ts'),
    import('./discord.ts'),
  ])
  const now = () => systemClock.now().getTime()
  await engine.open(createDiscord({ ...settings, now, log, catalogue: discordCatalogue(engine.registry.intents) }))
}

async function openMatrix(settings: MatrixSettings, config: Config, engine: Engine, log: Log): Promise<void> {
  const [{ createMatrix }, { matrixWords }] = await Promise.all([
    import('../adapters/matrix/index.ts'),
    import('./matrix.ts'),
  ])
  const now = () => systemClock.now().getTime()
  const words = matrixWords(engine.registry.lexicon)
  await engine.open(createMatrix({ ...settings, ...words, now, log, lang: config.language, dataDir: config.dataDir }))
}

/** The calendar of closed days takes time and room to load: before the first reminder's time, and only where there are any. */
async function warmUp(db: Database): Promise<void> {
  const [due] = await db
    .query(`SELECT 1 AS one FROM "Due" WHERE state = 'waiting' AND schedule LIKE 'owner remind:%' LIMIT 1`)
    .catch(() => [])
  if (due) holidays(systemClock.now().getUTCFullYear())
}

/** Whose port it was is known by its number. */
function portTaken(error: unknown, { slack, web }: Config, t: Text): string | undefined {
  if (!(error instanceof Error && 'code' in error && 'syscall' in error)) return undefined
  const port = 'port' in error ? error.port : web.port
  const isSlack = slack !== undefined && port === slack.port
  const place = `${web.host}:${port}`
  if (error.code === 'EADDRINUSE')
    return isSlack ? t.boot.portTaken(`${slack.host}:${port}`) : t.boot.webPortTaken(place)
  if (isSlack) return undefined
  if (error.code === 'EACCES' && error.syscall === 'listen') return t.boot.webPortDenied(place)
  const isElsewhere = error.code === 'EADDRNOTAVAIL' && error.syscall === 'listen'
  const isUnknown = 'hostname' in error && error.hostname === web.host
  return isElsewhere || isUnknown ? t.boot.webHostUnknown(place) : undefined
}

/** For the person who starts it: plain words beside the log's lines. */
function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`)
}
