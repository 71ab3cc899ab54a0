/** Where somebody stands: what the choice of their buttons goes by. */
import type { Context } from '../engine/intent.ts'
import type { Concertation } from '../generated/prisma/client.ts'
import { restsUntil } from '../process/rules/pause.ts'
import { mayTry } from '../process/rules/trial.ts'
import { intakeIsOpen } from '../process/rules.ts'
import type { Standpoint } from './rules/buttons.ts'
import type { Situation } from './situation.ts'

export function standpoint(
  { concertation, spot, actor, may, now }: Context<Concertation | undefined>,
  situation: Situation | undefined,
  administered: boolean,
): Standpoint {
  const coordinates = actor.roles.some((r) => r.kind === 'administrator' || r.kind === 'coordinator')
  return {
    bound: concertation !== undefined,
    dm: spot.kind === 'dm',
    administered,
    ownsWorkspace: actor.owner,
    canLink: spot.kind === 'room' && !spot.place?.concertationId && coordinates,
    canTry: spot.kind === 'room' && !spot.place?.concertationId && mayTry(actor.roles),
    paused: concertation !== undefined && restsUntil(concertation, now) !== undefined,
    team: situation?.team ?? false,
    intakeOpen: concertation !== undefined && intakeIsOpen(concertation, now),
    hasIntakeEnd: concertation?.intakeUntil !== null,
    waiting: situation?.waiting ?? [],
    open: situation?.conducted,
    openPoll: situation?.openPoll,
    today: situation?.today,
    toConvene: situation?.toConvene,
    may,
  }
}
