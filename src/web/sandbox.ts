/** The demonstration: a bot of its own in memory, whose clock is moved. One at a time; « Recommencer » throws it away. */
import { createWeb } from '../../adapters/web/index.ts'
import type { Sandbox } from '../../adapters/web/site.ts'
import { boot } from '../boot.ts'
import { readMoment } from '../calendar.ts'
import { completionsFor } from '../completions.ts'
import type { Config } from '../config.ts'
import { readDemonstration } from '../demonstration.ts'
import { systemClock, virtualClock } from '../engine/clock.ts'
import type { Log } from '../engine/log.ts'

export type Sandboxes = { open(again?: boolean): Promise<Sandbox>; close(): Promise<void> }

export function sandboxes({ config, log }: { readonly config: Config; readonly log: Log }): Sandboxes {
  let current: Promise<Sandbox> | undefined

  async function make(): Promise<Sandbox> {
    const { start, lines } = readDemonstration()
    const begins = readMoment(start, { now: systemClock.now(), zone: config.zone, lang: 'fr' })
    if (!begins) throw new Error(`the story begins at no time: ${start}`)
    const clock = virtualClock(begins.at)
    const { engine, close } = await boot({
      config: { ...config, databaseUrl: undefined },
      target: { kind: 'memory' },
      clock,
      log,
    })
    const web = createWeb({})
    await engine.open(web)
    await engine.resume()
    return {
      house: web.house,
      now: () => clock.now(),
      settle: engine.settle,
      advance: (to) => clock.advance(to, engine.settle),
      complete: completionsFor(engine.registry, config.language),
      lines,
      start,
      close,
    }
  }

  async function end(): Promise<void> {
    const ending = current
    current = undefined
    await (await ending?.catch(() => undefined))?.close()
  }

  return {
    async open(again = false) {
      if (again) await end()
      current ??= make()
      current.catch(() => {
        current = undefined
      })
      return current
    },
    close: end,
  }
}
