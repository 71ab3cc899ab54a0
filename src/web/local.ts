/** What the local room needs of a bot: its messages and its door, its clock, and what completes what is typed. */
import type { House } from '../../adapters/web/index.ts'
import type { LocalHouse } from '../../adapters/web/site.ts'
import { commandsFor, meaningFor, typingFor } from '../completions.ts'
import type { Clock, VirtualClock } from '../engine/clock.ts'
import type { Engine } from '../engine/engine.ts'
import type { Lang } from '../views/view.ts'

export type LocalParts = {
  readonly house: House
  readonly engine: Engine
  readonly clock: Clock | VirtualClock
  readonly lang: Lang
}

export function localHouse({ house, engine, clock, lang }: LocalParts): LocalHouse {
  return {
    house,
    now: () => clock.now(),
    settle: engine.settle,
    ...('advance' in clock && { advance: (to: Date) => clock.advance(to, engine.settle) }),
    commands: commandsFor(engine.registry, lang),
    typing: typingFor(engine.registry, lang),
    meaning: meaningFor(engine.registry, lang),
  }
}
