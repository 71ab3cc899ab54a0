/**
 * The demonstration: a bot of its own in memory, whose clock is moved. There is one at a time, made when somebody asks for
 * it; « Recommencer » throws it away, and so does a long silence, since it takes memory.
 */
import { createWeb } from '../../adapters/web/index.ts'
import type { Sandbox } from '../../adapters/web/site.ts'
import { atLeisure, boot } from '../boot.ts'
import { readMoment } from '../calendar.ts'
import type { Config } from '../config.ts'
import { readDemonstration } from '../demonstration.ts'
import { type Clock, systemClock, virtualClock } from '../engine/clock.ts'
import type { Log } from '../engine/log.ts'
import { localHouse } from './local.ts'

export type Sandboxes = { open(again?: boolean): Promise<Sandbox>; close(): Promise<void> }

/** Milliseconds without a page or a gesture after which it is thrown away. */
const longestSilence = 2 * 60 * 60_000

export type SandboxParts = {
  readonly config: Config
  readonly log: Log
  /** of the machine: how long nobody came */
  readonly clock?: Clock
}

export function sandboxes({ config, log, clock: real = systemClock }: SandboxParts): Sandboxes {
  let current: Promise<Sandbox> | undefined
  let forget = (): void => {}
  /** Making and throwing away happen one after the other, whoever asks. */
  let last: Promise<unknown> = Promise.resolve()

  async function make(): Promise<Sandbox> {
    const { start, lines } = readDemonstration()
    const begins = readMoment(start, { now: real.now(), zone: config.zone, lang: 'fr' })
    if (!begins) throw new Error(`the story begins at no time: ${start}`)
    const clock = virtualClock(begins.at)
    const { engine, close } = await boot({
      config: { ...config, databaseUrl: undefined },
      target: { kind: 'memory' },
      clock,
      log,
      hearWithin: atLeisure,
    })
    try {
      const web = createWeb({ now: () => clock.now() })
      await engine.open(web)
      await engine.resume()
      touch()
      return { ...localHouse({ house: web.house, engine, clock, lang: config.language }), lines, start, touch, close }
    } catch (error) {
      await close()
      throw error
    }
  }

  function touch(): void {
    forget()
    forget = real.at(new Date(real.now().getTime() + longestSilence), () => {
      log.info({}, 'the sandbox was idle for long: it is closed')
      void inTurn(end)
    })
  }

  async function end(): Promise<void> {
    const ending = current
    current = undefined
    forget()
    await (await ending?.catch(() => undefined))?.close()
  }

  function inTurn<T>(act: () => Promise<T>): Promise<T> {
    const done = last.then(act)
    last = done.catch(() => {})
    return done
  }

  return {
    open: (again = false) =>
      inTurn(async () => {
        if (again) await end()
        const made = current ?? make()
        current = made
        made.catch(() => {
          if (current === made) current = undefined
        })
        return made
      }),
    close: () => inTurn(end),
  }
}
