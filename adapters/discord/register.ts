/**
 * The commands are registered in one scope only (everywhere, or on one server), or each would be shown twice; and only when
 * what Discord lists is not what we would register: the list is overwritten as a whole.
 */
import { type ApplicationCommand, commandTypes } from './commands.ts'

/** Asks Discord's REST API; `route` begins with `/applications`. Throws when Discord refuses or cannot be reached. */
export type CallDiscord = (method: 'GET' | 'PUT', route: string, body?: unknown) => Promise<unknown>

export type Registering = {
  readonly call: CallDiscord
  readonly application: string
  /** the one server where the commands are; everywhere when it is undefined */
  readonly guild?: string
  /** the servers where the bot is, as far as they are known */
  readonly guilds: readonly string[]
  readonly commands: readonly ApplicationCommand[]
  readonly log: { info(facts: object, said: string): void }
}

/** Which scopes were written: none when everything was there already. */
export type Registered = { readonly written: readonly string[] }

export async function register({ call, application, guild, guilds, commands, log }: Registering): Promise<Registered> {
  const written: string[] = []
  const put = async (scope: string | undefined, list: readonly object[]) => {
    await call('PUT', routeOf(application, scope), list)
    written.push(scope ?? 'global')
    log.info({ scope: scope ?? 'global', commands: list.length }, 'the list of commands was written')
  }
  // First where they are to be: whoever is typing never finds none at all.
  const ours = commandsFor(commands, guild)
  const listed = await listedIn(call, application, guild)
  if (!sameCommands(ours, guild === undefined ? listed : listed.map(withoutPlaces))) await put(guild, ours)
  const others = [...new Set([undefined, ...guilds])].filter((scope) => scope !== guild)
  for (const scope of others) {
    const there = await listedIn(call, application, scope).catch((error: unknown) => {
      // A server that gave us no right to have commands has none.
      if (scope !== undefined && isForbidden(error)) return []
      throw error
    })
    if (there.some((command) => isOurs(command, commands))) await put(scope, [])
  }
  return { written }
}

/** With all their translations. */
export async function listedIn(call: CallDiscord, application: string, guild?: string): Promise<readonly Facts[]> {
  const answer = await call('GET', `${routeOf(application, guild)}?with_localizations=true`)
  return Array.isArray(answer) ? answer.filter(isFacts) : []
}

export function routeOf(application: string, guild: string | undefined): string {
  return guild === undefined
    ? `/applications/${application}/commands`
    : `/applications/${application}/guilds/${guild}/commands`
}

/** Where a command is offered is only said of those that are everywhere. */
export function commandsFor(commands: readonly ApplicationCommand[], guild: string | undefined): readonly Facts[] {
  return guild === undefined ? commands : commands.map(withoutPlaces)
}

export function withoutPlaces({ contexts, integration_types, ...command }: Facts): Facts {
  return command
}

export function isForbidden(error: unknown): boolean {
  return isFacts(error) && error.status === 403
}

/** One of the names that we register, in a scope where we register none. */
export function isOurs(command: Facts, commands: readonly ApplicationCommand[]): boolean {
  return commands.some(({ name, type }) => command.name === name && (command.type ?? commandTypes.typed) === type)
}

export type Facts = Readonly<Record<string, unknown>>

/** Is what Discord lists what we would register? It adds ids, versions and what is usual, and turns lists and keys around. */
export function sameCommands(ours: readonly Facts[], theirs: readonly Facts[]): boolean {
  return fingerprint(ours) === fingerprint(theirs)
}

/** The same text for the same commands, however they are written. */
export function fingerprint(commands: readonly Facts[]): string {
  const plain = commands.map((command) => JSON.stringify(essence(command, usual)))
  return JSON.stringify(plain.sort())
}

/** What counts of a command, of its options and of their choices, with what it is when nothing is said. */
const usual: Facts = {
  type: 1,
  name: '',
  name_localizations: {},
  description: '',
  description_localizations: {},
  default_member_permissions: null,
  nsfw: false,
  contexts: null,
  integration_types: null,
  options: [],
}
const usualOption: Facts = {
  type: 3,
  name: '',
  name_localizations: {},
  description: '',
  description_localizations: {},
  required: false,
  autocomplete: false,
  min_value: null,
  max_value: null,
  min_length: null,
  max_length: null,
  channel_types: [],
  choices: [],
  options: [],
}
const usualChoice: Facts = { name: '', name_localizations: {}, value: '' }

function essence(thing: Facts, of: Facts): Facts {
  return Object.fromEntries(
    Object.entries(of).map(([key, instead]) => {
      const value = thing[key] ?? instead
      if (isFacts(value)) return [key, translations(value, thing[key.replace('_localizations', '')])]
      if (!Array.isArray(value)) return [key, value]
      if (key === 'options') return [key, value.map((one: Facts) => essence(one, usualOption))]
      if (key === 'choices') return [key, value.map((one: Facts) => essence(one, usualChoice))]
      return [key, [...value].sort()]
    }),
  )
}

/** One that says the same as what it translates is none. */
function translations(all: Facts, untranslated: unknown): Facts {
  const other = Object.entries(all).filter(([, said]) => said !== null && said !== untranslated)
  return Object.fromEntries(other.sort(([a], [b]) => (a < b ? -1 : 1)))
}

function isFacts(value: unknown): value is Facts {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
