/** Whom a message of the bot notifies: https://discord.com/developers/docs/resources/message#allowed-mentions-object */
import { breach, type Check, flag, list, object, oneOf } from './check.ts'
import { fieldsOf, isFields, listOf, textOf } from './json.ts'
import { limits } from './limits.ts'

/** `who`: an id, or `everyone`. */
export type Ping = { readonly kind: 'user' | 'role' | 'everyone' | 'reply'; readonly who: string }
export type Mentions = {
  readonly users: readonly string[]
  readonly roles: readonly string[]
  readonly everyone: boolean
  readonly replied: boolean
}

export function checkAllowedMentions(check: Check, value: unknown): undefined {
  if (value == null) return
  const at = ['allowed_mentions']
  const allowed = object(check, at, value)
  if (!allowed) return
  const parse = list(check, [...at, 'parse'], allowed.parse, { max: 3, optional: true })
  for (const [n, one] of parse.entries()) oneOf(check, [...at, 'parse', n], one, ['roles', 'users', 'everyone'])
  for (const name of ['users', 'roles'] as const) {
    const ids = list(check, [...at, name], allowed[name], { max: limits.message.mentioned, optional: true })
    if (ids.length === 0 || !parse.includes(name)) continue
    const words = `parse:["${name}"] and ${name}: [ids...] are mutually exclusive.`
    breach(check, at, 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', words)
  }
  flag(check, [...at, 'replied_user'], allowed.replied_user)
}

/** Without `allowed_mentions` everything is parsed. What stands in code mentions nobody. */
export function mentionsIn(text: string, allowed: unknown): Mentions {
  const plain = text.replace(/```[\s\S]*?```/g, ' ').replace(/(`+)[^`][\s\S]*?\1/g, ' ')
  const idsOf = (pattern: RegExp) => [...new Set([...plain.matchAll(pattern)].map(([, id]) => id ?? ''))]
  const has = (what: string, ids: readonly string[]): readonly string[] => {
    if (!isFields(allowed)) return ids
    if (listOf(allowed.parse).includes(what)) return ids
    const named = listOf(allowed[what]).map(textOf)
    return ids.filter((id) => named.includes(id))
  }
  const everyone = !isFields(allowed) || listOf(allowed.parse).includes('everyone')
  return {
    users: has('users', idsOf(/<@!?(\d+)>/g)),
    roles: has('roles', idsOf(/<@&(\d+)>/g)),
    everyone: everyone && /@(everyone|here)/.test(plain),
    replied: isFields(allowed) ? fieldsOf(allowed).replied_user === true : true,
  }
}
