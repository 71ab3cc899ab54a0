/** The commands that the bot registered, globally and in each server. */
import { checkCommands, commandType } from './command-check.ts'
import { refuse } from './error.ts'
import { type Fields, fieldsIn, textOf } from './json.ts'
import { limits } from './limits.ts'
import type { World } from './world.ts'

export type Registry = {
  /** `scope`: `global`, or a server's id */
  of(scope: string): readonly Fields[]
  /** Overwrites all of them; those that keep name and type keep their id. */
  put(scope: string, sent: unknown): readonly Fields[]
  /** How many times it was put. */
  registrations(): number
}

export function createRegistry(world: World): Registry {
  const scopes = new Map<string, readonly Fields[]>()
  let puts = 0
  let made: number[] = []

  return {
    of: (scope) => scopes.get(scope) ?? [],
    registrations: () => puts,
    put(scope, sent) {
      const commands = checkCommands(sent)
      const before = scopes.get(scope) ?? []
      const known = (command: Fields) =>
        before.find((one) => one.name === command.name && one.type === commandType(command))
      const fresh = commands.filter((command) => !known(command)).length
      made = made.filter((at) => at > world.now() - 86_400_000)
      if (made.length + fresh > limits.commands.creates) refuse(30034)
      made.push(...Array.from({ length: fresh }, () => world.now()))
      puts += 1
      const after = commands.map((command) => registered(world, scope, command, known(command)))
      scopes.set(scope, after)
      return after
    },
  }
}

/** As Discord gives it back: what was left out stands there. */
function registered(world: World, scope: string, command: Fields, before: Fields | undefined): Fields {
  const isGlobal = scope === 'global'
  return {
    id: before?.id ?? world.nextId(),
    application_id: world.appId,
    version: world.nextId(),
    default_member_permissions: command.default_member_permissions ?? null,
    type: commandType(command),
    name: command.name,
    name_localizations: command.name_localizations ?? null,
    description: textOf(command.description),
    description_localizations: command.description_localizations ?? null,
    nsfw: command.nsfw ?? false,
    integration_types: command.integration_types ?? [0],
    contexts: isGlobal ? (command.contexts ?? null) : null,
    dm_permission: isGlobal ? (command.dm_permission ?? true) : undefined,
    ...(isGlobal ? {} : { guild_id: scope }),
    ...(fieldsIn(command.options).length > 0 ? { options: command.options } : {}),
  }
}
