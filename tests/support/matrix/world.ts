/** A Matrix server with people who type, react and edit: what they do is over their own connections, as a client does it. */
import { setTimeout as pause } from 'node:timers/promises'
import { type Acts, createActs } from './acts.ts'
import { createPeople, type People } from './people.ts'
import type { Seen, SeenFile } from './reading.ts'
import { createScreen, type Screen } from './screen.ts'
import type { Synapse } from './synapse.ts'

export type { Saying } from './acts.ts'
export type { RoomOptions } from './people.ts'
export type { Seen, SeenFile } from './reading.ts'
export type { Ping } from './screen.ts'

export type MatrixWorld = People &
  Acts &
  Screen & {
    readonly synapse: Synapse
    readonly url: string
    /** Waits until they see a message of which this is true, and returns it; 10 s unless told. */
    waits(who: string, where: string, is: string | ((seen: Seen) => boolean), ms?: number): Promise<Seen>
    bytes(who: string, file: SeenFile): Promise<Buffer>
  }
export type WorldOptions = {
  /** the server's rate limits do not hold for the bot */
  readonly exempt?: boolean
  /** milliseconds for which people's clients try again when the server does not answer */
  readonly patience?: number
}

/** Several worlds may share a server. */
export async function createMatrixWorld(synapse: Synapse, options: WorldOptions = {}): Promise<MatrixWorld> {
  const people = await createPeople(synapse, options.exempt ?? false, options.patience)
  const screen = createScreen(people)
  return {
    ...people,
    ...screen,
    ...createActs(people, screen),
    synapse,
    url: synapse.url,
    async waits(who, where, is, ms = 10_000) {
      const fits = typeof is === 'string' ? ({ text }: Seen) => text.includes(is) : is
      const until = Date.now() + ms
      for (;;) {
        // a room for two may not be there yet
        const seen = await screen.sees(who, where).catch((error: unknown) => {
          if (Date.now() > until) throw error
          return []
        })
        const found = seen.findLast(fits)
        if (found) return found
        if (Date.now() > until) {
          throw new Error(
            `${who} waited for « ${is} » in ${where}, and saw:\n${seen.map(({ text }) => text).join('\n')}`,
          )
        }
        await pause(50)
      }
    },
    bytes: (who, { mxc }) => people.personNamed(who).download(mxc),
  }
}
