/** The web door: a local room to try and to train in, personal links for those who chat nowhere, public pages. */
import { createApp, listen, type Server } from './client.ts'
import type { Site } from './site.ts'

export { createWeb, guestWorkspace, type House, localWorkspace, type Web } from './house.ts'

/** Listens once the house is open. Rejects with `EADDRINUSE` when a port that was named is taken. */
export async function openSite(site: Site): Promise<Server> {
  return listen(site, createApp(site))
}
