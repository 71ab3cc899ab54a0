/** Our scripts, style and icon, read once. */
import { readFileSync } from 'node:fs'
import type { App } from './site.ts'

const served = {
  'style.css': 'text/css; charset=utf-8',
  'icon.svg': 'image/svg+xml',
} as const

export function mountStatic(app: App): void {
  for (const [name, mime] of Object.entries(served)) {
    const body = readFileSync(new URL(`./static/${name}`, import.meta.url))
    app.get(`/static/${name}`, (c) => c.body(body, 200, { 'content-type': mime }))
  }
}
