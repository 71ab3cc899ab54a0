/** `npm run console`: a story told line by line, or a terminal to try things on, on a database of one's choice. */
import { existsSync, mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { parseArgs } from 'node:util'
import { createConsole } from '../adapters/console/index.ts'
import { atLeisure, boot } from './boot.ts'
import { readMoment } from './calendar.ts'
import { completionsFor } from './completions.ts'
import type { Config } from './config.ts'
import { readDemonstration } from './demonstration.ts'
import { type Clock, systemClock, type VirtualClock, virtualClock } from './engine/clock.ts'
import type { Target } from './engine/db.ts'
import { createLog } from './engine/log.ts'
import { refusedBecause } from './refused.ts'
import { langOf, textOf } from './text/index.ts'

type Options = {
  clock: string | undefined
  base: string | undefined
  lang: 'fr' | 'en'
  story: string
  resume: boolean
  /** the lines of the story that comes with the product, when it is the one to be told */
  demonstration: readonly string[] | undefined
}

/** The exit code. */
export async function tellStory(config: Config, args: readonly string[]): Promise<number> {
  const options = readOptions(config, args)
  if (typeof options === 'string') return told(options)
  if ('usage' in options) {
    process.stdout.write(`${options.usage}\n`)
    return 0
  }
  const t = textOf(options.lang)
  const clock = clockOf(options, config)
  if (!clock) return told(t.boot.badClock(options.clock ?? ''))
  const { target, dir } = baseOf(options, config)
  if (dir && !existsSync(dir)) mkdirSync(dir, { recursive: true, mode: 0o700 })
  const log = createLog(config.logLevel, await logFile(dir))
  try {
    const { engine, close } = await boot({
      config: { ...config, language: options.lang, dataDir: dir ?? config.dataDir },
      target,
      clock,
      log,
      hearWithin: atLeisure,
    })
    const room = createConsole({
      dir,
      story: options.story,
      resume: options.resume,
      tells: options.demonstration !== undefined,
      lang: options.lang,
      zone: config.zone,
      settle: engine.settle,
      advance: (to) => advance(clock, to, engine.settle, t.boot.realClock),
      complete: completionsFor(engine.registry, options.lang),
    })
    await engine.open(room)
    await engine.resume()
    const lines = options.demonstration
    const input = lines ? Readable.from(lines.map((line) => `${line}\n`)) : process.stdin
    const code = await room.run(input, process.stdout)
    await close()
    return code
  } catch (error) {
    const why = refusedBecause(error, t)
    if (why === undefined) throw error
    return told(why)
  }
}

function told(sentence: string): number {
  process.stderr.write(`${sentence}\n`)
  return 1
}

async function advance(
  clock: Clock | VirtualClock,
  to: Date,
  settle: () => Promise<void>,
  refused: string,
): Promise<void> {
  if (!('advance' in clock)) throw new Error(refused)
  await clock.advance(to, settle)
}

/** The options in both languages; a sentence when they cannot be read. */
function readOptions(config: Config, args: readonly string[]): Options | { readonly usage: string } | string {
  const t = textOf(config.language)
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        horloge: { type: 'string' },
        clock: { type: 'string' },
        base: { type: 'string' },
        langue: { type: 'string' },
        language: { type: 'string' },
        nom: { type: 'string' },
        name: { type: 'string' },
        reprendre: { type: 'boolean' },
        resume: { type: 'boolean' },
        help: { type: 'boolean' },
        aide: { type: 'boolean' },
        demonstration: { type: 'boolean' },
        demo: { type: 'boolean' },
      },
    })
    if (values.help || values.aide) return { usage: t.boot.usage }
    const wanted = values.langue ?? values.language
    const lang = wanted === undefined ? config.language : langOf(wanted)
    if (lang === undefined) return `${t.boot.badOption(`--langue ${wanted}`)} ${t.boot.usage}`
    // Its people press buttons by their French names, whatever the language asked for.
    const demonstration = values.demonstration || values.demo ? readDemonstration() : undefined
    return {
      clock: values.horloge ?? values.clock ?? demonstration?.start,
      base: values.base ?? (demonstration && 'memory'),
      lang: demonstration ? 'fr' : lang,
      story: values.nom ?? values.name ?? (demonstration ? 'demonstration' : 'recit'),
      demonstration: demonstration?.lines,
      resume: values.reprendre ?? values.resume ?? false,
    }
  } catch (error) {
    const option = error instanceof Error ? /'(-[^']*)'/.exec(error.message)?.[1] : undefined
    return `${t.boot.badOption(option ?? args.join(' '))} ${t.boot.usage}`
  }
}

/** Undefined when the date cannot be read. */
function clockOf({ clock, lang }: Options, { zone }: Config): Clock | VirtualClock | undefined {
  if (clock === undefined) return systemClock
  const start = readMoment(clock, { now: systemClock.now(), zone, lang })
  return start && virtualClock(start.at)
}

/** A virtual clock needs a sandbox, so it never falls on the real data by default. */
function baseOf({ base, clock }: Options, config: Config): { target: Target; dir: string | undefined } {
  if (base === 'memory') return { target: { kind: 'memory' }, dir: undefined }
  const home = clock === undefined ? config.dataDir : join(config.dataDir, 'essai')
  if (base !== undefined && /^postgres(ql)?:\/\//.test(base)) {
    return {
      target: { kind: 'server', url: base },
      dir: join(home, `server-${basename(new URL(base).pathname) || 'postgres'}`),
    }
  }
  const dir = base === undefined || base === 'dir' ? home : base
  return { target: { kind: 'embedded', dir }, dir }
}

async function logFile(dir: string | undefined) {
  const { pino } = await import('pino')
  return dir === undefined
    ? pino.destination({ dest: 2, sync: true })
    : pino.destination({ dest: join(dir, 'logs', 'concertess.log'), mkdir: true, sync: false })
}
