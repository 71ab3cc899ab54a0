/** Small pieces of messages, forms and commands, to plant one breach at a time; and what the fake says of them. */
import { checkCommands } from './command-check.ts'
import { type DraftOptions, draftOf, type Upload } from './drafts.ts'
import { DiscordError } from './error.ts'
import { type Fields, fieldsIn, fieldsOf, isFields, textOf } from './json.ts'
import { checkModal } from './modals.ts'
import type { Message } from './world.ts'

export const chars = (n: number) => 'x'.repeat(n)
export const many = <T>(n: number, make: (at: number) => T) => Array.from({ length: n }, (_, at) => make(at))
export const row = (...components: readonly unknown[]) => ({ type: 1, components })
export const button = (at: number | string, more: Fields = {}) => ({
  type: 2,
  style: 1,
  label: `b${at}`,
  custom_id: `b${at}`,
  ...more,
})
export const link = (more: Fields = {}) => ({ type: 2, style: 5, label: 'l', url: 'https://a.fr', ...more })
export const option = (at: number | string, more: Fields = {}) => ({ label: `o${at}`, value: `v${at}`, ...more })
export const menu = (more: Fields = {}) => ({ type: 3, custom_id: 'm', options: [option(1), option(2)], ...more })
export const text = (content: string) => ({ type: 10, content })
export const upload = (name: string, bytes = Buffer.from('x'), n = '0'): Upload => ({
  n,
  name,
  type: 'image/png',
  bytes,
})
export const url = (n: number) => `https://a.fr/${chars(n - 13)}`
export const label = (component: Fields, more: Fields = {}) => ({ type: 18, label: 'l', component, ...more })
export const input = (more: Fields = {}) => ({ type: 4, custom_id: 'i', style: 1, ...more })
export const command = (more: Fields = {}) => ({ name: 'c', description: 'd', ...more })
export const leaf = (at: number | string, more: Fields = {}) => ({ type: 3, name: `o${at}`, description: 'd', ...more })
export const choice = (at: number | string, more: Fields = {}) => ({ name: `c${at}`, value: `v${at}`, ...more })

/** The code when it is not 50035, else `path: CODE` of each breach. */
export function refusalsOf(work: () => unknown): readonly string[] {
  try {
    work()
    return []
  } catch (error) {
    if (!(error instanceof DiscordError)) throw error
    const { errors, code } = error.body
    return isFields(errors) ? breachesIn(errors, []) : [String(code)]
  }
}

function breachesIn(tree: Fields, at: readonly string[]): readonly string[] {
  const own = fieldsIn(tree._errors).map(({ code }) => `${at.join('.')}: ${textOf(code)}`)
  const below = Object.keys(tree).filter((name) => name !== '_errors')
  return [...own, ...below.flatMap((name) => breachesIn(fieldsOf(tree[name]), [...at, name]))]
}

export function message(body: Fields, uploads: readonly Upload[] = [], existing?: Message): readonly string[] {
  const options: DraftOptions = { uploads, existing, nextId: () => '1', origin: () => 'http://here/1' }
  return refusalsOf(() => draftOf(body, options))
}
export const rows = (...components: readonly unknown[]) => message({ content: 'a', components })
export const second = (components: readonly unknown[], uploads: readonly Upload[] = [], more: Fields = {}) =>
  message({ flags: 1 << 15, components, ...more }, uploads)
export const modal = (components: readonly unknown[], more: Fields = {}) =>
  refusalsOf(() => checkModal({ title: 't', custom_id: 'c', components, ...more }))
export const commands = (...all: readonly unknown[]) => refusalsOf(() => checkCommands(all))
export const embed = (more: Fields) => message({ embeds: [more] })
