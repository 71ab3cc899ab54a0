/** What a command is: its name, what it is given, where it runs. Its words stand under its name in `text/`. */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Config } from '../config.ts'
import type { Clock } from '../engine/clock.ts'
import type { Database } from '../engine/db.ts'
import type { Engine } from '../engine/engine.ts'
import type { Ids } from '../engine/ids.ts'
import type { Log } from '../engine/log.ts'
import type { Text } from '../text/index.ts'

/** What every command has at hand. */
export type Desk = {
  readonly config: Config
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly t: Text
  /** One line for the person, as soon as it is known. */
  say(line: string): void
}

/** With the store open; `engine` when a bot runs, and we are in it. */
export type Admin = Desk & { readonly db: Database; readonly engine?: Engine }

export type Flag = 'replace' | 'yes' | 'all' | 'json' | 'yaml' | 'tables'
/** Followed by a value; typed the same in both languages. */
export type Option = 'url' | 'rule' | 'seats' | 'receipt' | 'ballot'
/** `file` is absolute, and empty for a command that takes none. */
export type Given = {
  readonly file: string
  readonly flags: ReadonlySet<Flag>
  readonly options: Readonly<Partial<Record<Option, string>>>
}

/**
 * How we open the store when no bot runs. `as it is`: whatever its version. `up to date`: as this build expects it.
 * `to write`: so too, and refused beside a bot that works elsewhere on the same server.
 */
export type Opening = 'as it is' | 'up to date' | 'to write'

/** Of one word, or of two: `slack manifest`. */
export type CommandName = keyof Text['cli']['commands']

type Common = {
  readonly name: CommandName
  /** takes a file or a folder, and cannot do without */
  readonly takesFile: boolean
  readonly flags: readonly Flag[]
  readonly options?: readonly Option[]
}

/** Each returns the exit code. */
export type Command = Common &
  (
    | {
        /** in the bot when one runs, else on the store that we open */
        readonly where: 'store'
        readonly opens: Opening
        run(admin: Admin, given: Given): Promise<number>
      }
    | {
        /** never while a bot runs; opens the store itself */
        readonly where: 'alone'
        run(desk: Desk, given: Given): Promise<number>
      }
    | {
        /** with files only */
        readonly where: 'anywhere'
        run(desk: Desk, given: Given): Promise<number>
      }
  )

/** How each flag may be typed, in both languages. */
const typed: Readonly<Record<Flag, readonly string[]>> = {
  replace: ['remplacer', 'replace'],
  yes: ['oui', 'yes'],
  all: ['tout', 'all'],
  json: ['json'],
  yaml: ['yaml'],
  tables: ['tables'],
}

export const helpWords = ['--help', '--aide', '-h'] as const

/** A sentence when the arguments cannot be read. */
export function readGiven(command: Command, args: readonly string[], t: Text, typedIn: string): Given | string {
  const known = command.flags.flatMap((flag) => typed[flag])
  const takes = command.options ?? []
  const config = {
    ...Object.fromEntries(known.map((name) => [name, { type: 'boolean' as const }])),
    ...Object.fromEntries(takes.map((name) => [name, { type: 'string' as const }])),
  }
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: config, allowPositionals: true })
    const [file, ...more] = positionals
    if (!command.takesFile && file !== undefined) return t.cli.tooMany(file)
    if (more.length > 0) return t.cli.tooMany(more.join(' '))
    if (command.takesFile && (file === undefined || file === '')) return t.cli.missing
    const flags = command.flags.filter((flag) => typed[flag].some((name) => values[name] === true))
    const options = Object.fromEntries(takes.flatMap((name) => (name in values ? [[name, String(values[name])]] : [])))
    return { file: file === undefined ? '' : resolve(typedIn, file), flags: new Set(flags), options }
  } catch (error) {
    const option = error instanceof Error ? /'(-[^' ]*)/.exec(error.message)?.[1] : undefined
    return t.boot.badOption(option ?? args.join(' '))
  }
}

/** The same arguments, to be read again by the bot: it may have been started from another folder. */
export function argumentsOf({ file, flags, options }: Given): string[] {
  return [
    ...[...flags].map((flag) => `--${typed[flag][0]}`),
    ...Object.entries(options).map(([name, value]) => `--${name}=${value}`),
    ...(file === '' ? [] : ['--', file]),
  ]
}
