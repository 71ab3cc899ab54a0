/** Chains the journal's new lines within a second of their writing, so that no request waits for its turn in the chain. */
import type { FlushStore } from './flush.ts'
import type { Log } from './log.ts'

export type Sealer = {
  /** Lines were written. */
  wake(): void
  /** Everything written so far is chained. */
  seal(): Promise<number>
  stop(): Promise<void>
}

const within = 1000

export function createSealer(db: FlushStore, log: Log): Sealer {
  let timer: NodeJS.Timeout | undefined
  let last: Promise<unknown> = Promise.resolve()
  let stopped = false

  function wake(): void {
    if (timer || stopped) return
    timer = setTimeout(() => {
      timer = undefined
      last = seal().catch((error: unknown) => {
        log.warn({ err: error }, 'journal will be sealed again')
        wake()
      })
    }, within)
    timer.unref()
  }

  async function seal(): Promise<number> {
    const [row] = await db.query<{ sealed: number }>('SELECT concertess_seal() AS sealed')
    return row?.sealed ?? 0
  }

  return {
    wake,
    seal,
    async stop() {
      stopped = true
      clearTimeout(timer)
      await last
      await seal()
    },
  }
}
