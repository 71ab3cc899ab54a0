/** A person's own page, behind their link: what waits for them, and what they may do. Works without scripts. */
import { mountCards } from './mine/cards.ts'
import { mountGiving } from './mine/giving.ts'
import { mountLetters } from './mine/letters.ts'
import { mountOwn } from './mine/own.ts'
import type { App, Site } from './site.ts'

export function mountMine(app: App, site: Site): void {
  mountOwn(app, site)
  mountCards(app, site)
  mountLetters(app, site)
  mountGiving(app, site)
}
