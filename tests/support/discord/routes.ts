/** The REST API's routes, and who may call them. */
import type { Handler, Routes } from './api.ts'
import { applications } from './api-applications.ts'
import { channels } from './api-channels.ts'
import { guilds } from './api-guilds.ts'
import { interactions } from './api-interactions.ts'

const routes: Routes = { ...guilds, ...channels, ...interactions, ...applications }
const compiled = Object.entries(routes).map(([label, handler]) => {
  const [method = '', route = ''] = label.split(' ')
  const pattern = new RegExp(`^${route.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`)
  return { method, route, label, handler, pattern }
})

export type Found = {
  readonly label: string
  readonly route: string
  readonly params: Readonly<Record<string, string>>
  readonly handler: Handler
}

/** Undefined: there is no such route. */
export function findRoute(method: string, path: string): Found | undefined {
  for (const { method: wanted, route, label, handler, pattern } of compiled) {
    const match = wanted === method ? pattern.exec(path) : null
    if (match) return { label, route, handler, params: decoded({ ...match.groups }) }
  }
  return undefined
}

function decoded(params: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, decodeURIComponent(value)]))
}

/** What is called with an interaction's token needs no other. */
export function isPublic(label: string): boolean {
  return /^\w+ \/(interactions|webhooks)\//.test(label)
}
