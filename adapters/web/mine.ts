/** A person's own page, behind their link: what waits for them, and what they may do. */
import type { App, Site } from './site.ts'

export function mountMine(_app: App, _site: Site): void {}
