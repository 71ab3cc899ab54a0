/** The one reader of the environment. What it does not understand stops the bot: nothing is ignored in silence. */
import { z } from 'zod'

const Config = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATA_DIR: z.string().min(1).default('data'),
  CONCERTESS_LANGUAGE: z.enum(['fr', 'en']).default('fr'),
  CONCERTESS_ZONE: z
    .string()
    .default('Europe/Paris')
    .refine((zone) => Intl.supportedValuesOf('timeZone').includes(zone) || zone === 'UTC', 'not an IANA time zone'),
  CONCERTESS_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug']).default('info'),
  CONCERTESS_BACKUPS_KEPT: z.coerce.number().int().min(1).max(365).default(14),
})

export type Config = {
  readonly databaseUrl: string | undefined
  readonly dataDir: string
  readonly language: 'fr' | 'en'
  readonly zone: string
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug'
  readonly backupsKept: number
  /** where the person typed the command: npm runs it from the package's folder */
  readonly typedIn: string
}

/** Settings kept in a file `.env` where the bot is started; what the environment already says wins. */
export function loadSettings(file = '.env'): void {
  try {
    process.loadEnvFile(file)
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    if (!missing) throw error
  }
}

/** Names of the variables that are read, for `.env.example` and the documentation. */
export const variables = Object.keys(Config.shape)

/** Throws `ConfigRefused` naming each variable that is wrong or unknown; never quotes a value (it may be a secret). */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const unknown = Object.keys(environment).filter((name) => name.startsWith('CONCERTESS_') && !variables.includes(name))
  const read = Config.safeParse(dropEmpty(environment))
  const wrong = read.success ? [] : read.error.issues.map((issue) => String(issue.path[0]))
  const problems = [...unknown.filter((name) => !internal.includes(name)), ...wrong]
  if (!read.success || problems.length > 0) throw new ConfigRefused(problems)
  return {
    databaseUrl: read.data.DATABASE_URL,
    dataDir: read.data.DATA_DIR,
    language: read.data.CONCERTESS_LANGUAGE,
    zone: read.data.CONCERTESS_ZONE,
    logLevel: read.data.CONCERTESS_LOG_LEVEL,
    backupsKept: read.data.CONCERTESS_BACKUPS_KEPT,
    typedIn: environment.INIT_CWD || process.cwd(),
  }
}

/** Set by our own launcher and tests, not by people. */
const internal = ['CONCERTESS_PARENT_FD', 'CONCERTESS_TEST_DATABASE_URL']

export class ConfigRefused extends Error {
  readonly variables: readonly string[]
  constructor(names: readonly string[]) {
    super(`configuration refused: ${names.join(', ')}`)
    this.variables = names
  }
}

function dropEmpty(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    variables.flatMap((name) => (environment[name] ? [[name, environment[name]] as [string, string]] : [])),
  )
}
