/** The one reader of the environment. What it does not understand stops the bot: nothing is ignored in silence. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { type MailSettings, mailOf, mailSecrets, mailVariables } from './config/mail.ts'
import { type WebSettings, webOf, webSecrets, webVariables } from './config/web.ts'

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
  SLACK_BOT_TOKEN: z
    .string()
    .regex(/^xoxb-[\w-]+$/)
    .optional(),
  SLACK_APP_TOKEN: z
    .string()
    .regex(/^xapp-[\w-]+$/)
    .optional(),
  SLACK_SIGNING_SECRET: z
    .string()
    .regex(/^[\x21-\x7e]+$/)
    .optional(),
  SLACK_HOST: z.string().regex(/^\S+$/).default('127.0.0.1'),
  SLACK_PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  SLACK_API_URL: z.string().refine(isSafeUrl).optional(),
  DISCORD_TOKEN: z
    .string()
    .regex(/^[\w-]+(\.[\w-]+){2}$/)
    .optional(),
  DISCORD_GUILD_ID: z
    .string()
    .regex(/^\d{15,20}$/)
    .optional(),
  DISCORD_API_URL: z.string().refine(isSafeUrl).optional(),
  MATRIX_HOMESERVER_URL: z.string().refine(isSafeUrl).optional(),
  MATRIX_ACCESS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]+$/)
    .optional(),
  MATRIX_RATE_PER_SECOND: z.coerce.number().min(0.05).max(1000).optional(),
  ...mailVariables,
  ...webVariables,
})

export type { MailSettings } from './config/mail.ts'
export type { WebSettings } from './config/web.ts'

export type Config = {
  readonly databaseUrl: string | undefined
  readonly dataDir: string
  readonly language: 'fr' | 'en'
  readonly zone: string
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug'
  readonly backupsKept: number
  /** undefined when this bot speaks to no Slack */
  readonly slack: SlackSettings | undefined
  /** undefined when this bot speaks to no Discord */
  readonly discord: DiscordSettings | undefined
  /** undefined when this bot speaks to no Matrix */
  readonly matrix: MatrixSettings | undefined
  /** undefined when this bot sends no letters */
  readonly mail: MailSettings | undefined
  readonly web: WebSettings
  /** where the person typed the command: npm runs it from the package's folder */
  readonly typedIn: string
}

/** With an app token the bot connects to Slack (Socket Mode); without one it listens at `host` and `port` (signed HTTP). */
export type SlackSettings = {
  readonly botToken: string
  readonly appToken?: string
  readonly signingSecret?: string
  readonly host: string
  readonly port: number
  /** another address of Slack's Web API, for tests and proxies; ends with `/` */
  readonly apiUrl?: string
}

export type DiscordSettings = {
  readonly token: string
  /** the one server where the commands are offered; without it, everywhere the bot is */
  readonly guild?: string
  /** another address of Discord's API, for tests and proxies; without its version, and without `/` at its end */
  readonly apiUrl?: string
}

export type MatrixSettings = {
  /** of the homeserver, without `/` at its end */
  readonly url: string
  readonly token: string
  /** calls in a second at most, where the homeserver asks for it without refusing what goes faster */
  readonly perSecond?: number
}

/** Each may be kept in a file of its own, which a variable of the same name and `_FILE` points at. */
const secrets = [
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'DISCORD_TOKEN',
  'MATRIX_ACCESS_TOKEN',
  ...mailSecrets,
  ...webSecrets,
] as const

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
export const variables: readonly string[] = [...Object.keys(Config.shape), ...secrets.map(fileVariable)]

/** Throws `ConfigRefused` naming each variable that is wrong or unknown; never quotes a value (it may be a secret). */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const unknown = Object.keys(environment).filter((name) => name.startsWith('CONCERTESS_') && !variables.includes(name))
  const { given, unreadable } = withSecrets(dropEmpty(environment))
  const read = Config.safeParse(given)
  const wrong = read.success ? [] : read.error.issues.map((issue) => String(issue.path[0]))
  const problems = [...unknown.filter((name) => !internal.includes(name)), ...unreadable, ...wrong]
  if (!read.success || problems.length > 0) throw new ConfigRefused(problems)
  return {
    databaseUrl: read.data.DATABASE_URL,
    dataDir: read.data.DATA_DIR,
    language: read.data.CONCERTESS_LANGUAGE,
    zone: read.data.CONCERTESS_ZONE,
    logLevel: read.data.CONCERTESS_LOG_LEVEL,
    backupsKept: read.data.CONCERTESS_BACKUPS_KEPT,
    slack: slackOf(read.data),
    discord: discordOf(read.data),
    matrix: matrixOf(read.data),
    mail: mailOf(read.data, refuse),
    web: webOf(read.data, refuse),
    typedIn: environment.INIT_CWD || process.cwd(),
  }
}

function refuse(names: readonly string[]): never {
  throw new ConfigRefused(names)
}

/** Throws `ConfigRefused` naming what is missing: a token alone connects nothing. */
function slackOf(read: z.infer<typeof Config>): SlackSettings | undefined {
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_SIGNING_SECRET: signingSecret } = read
  const receives = appToken !== undefined || signingSecret !== undefined
  if (botToken === undefined && !receives) return undefined
  if (botToken === undefined) throw new ConfigRefused(['SLACK_BOT_TOKEN'])
  if (!receives) throw new ConfigRefused(['SLACK_APP_TOKEN', 'SLACK_SIGNING_SECRET'])
  return {
    botToken,
    ...(appToken !== undefined && { appToken }),
    ...(signingSecret !== undefined && { signingSecret }),
    host: read.SLACK_HOST,
    port: read.SLACK_PORT,
    ...(read.SLACK_API_URL !== undefined && { apiUrl: `${read.SLACK_API_URL.replace(/\/+$/, '')}/` }),
  }
}

/** Throws `ConfigRefused` when a server is named and the token that goes with it is not given. */
function discordOf(read: z.infer<typeof Config>): DiscordSettings | undefined {
  const { DISCORD_TOKEN: token, DISCORD_GUILD_ID: guild, DISCORD_API_URL: apiUrl } = read
  if (token === undefined && guild !== undefined) throw new ConfigRefused(['DISCORD_TOKEN'])
  if (token === undefined) return undefined
  return {
    token,
    ...(guild !== undefined && { guild }),
    ...(apiUrl !== undefined && { apiUrl: apiUrl.replace(/\/+$/, '') }),
  }
}

/** Throws `ConfigRefused` naming what is missing: a homeserver and a token go together. */
function matrixOf(read: z.infer<typeof Config>): MatrixSettings | undefined {
  const { MATRIX_HOMESERVER_URL: url, MATRIX_ACCESS_TOKEN: token, MATRIX_RATE_PER_SECOND: perSecond } = read
  if (url === undefined && token === undefined && perSecond === undefined) return undefined
  if (url === undefined) throw new ConfigRefused(['MATRIX_HOMESERVER_URL'])
  if (token === undefined) throw new ConfigRefused(['MATRIX_ACCESS_TOKEN'])
  return { url: url.replace(/\/+$/, ''), token, ...(perSecond !== undefined && { perSecond }) }
}

/** Tokens go there: in clear only as far as this machine. */
function isSafeUrl(text: string): boolean {
  const url = URL.parse(text)
  if (url === null || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return false
  if (url.protocol === 'https:') return true
  return url.protocol === 'http:' && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname)
}

function fileVariable(name: string): string {
  return `${name}_FILE`
}

/** The secrets that lie in files, read; `unreadable` names each one that cannot be, or that is given twice. */
function withSecrets(environment: Readonly<Record<string, string>>): {
  readonly given: Readonly<Record<string, string>>
  readonly unreadable: readonly string[]
} {
  const given = { ...environment }
  const unreadable: string[] = []
  for (const name of secrets) {
    const file = environment[fileVariable(name)]
    if (file === undefined) continue
    const secret = given[name] === undefined ? contentOf(file) : undefined
    if (secret) given[name] = secret
    else unreadable.push(fileVariable(name))
  }
  return { given, unreadable }
}

/** Undefined when it cannot be read. The trailing newline that editors add is no part of a secret. */
function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').replace(/[\r\n]+$/, '')
  } catch {
    return undefined
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
