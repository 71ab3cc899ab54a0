/** What the organisers let anybody read. */
import type { App, Site } from './site.ts'

export function mountPublic(_app: App, _site: Site): void {}
