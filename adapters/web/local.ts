/** The local room: a chat with several places and several people that one can be in turn. */
import type { App, Site } from './site.ts'

export function mountLocal(_app: App, _site: Site): void {}
