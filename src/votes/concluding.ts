/** What follows from what was found: told where it stands, given back, made of it; or kept until it is validated. */
import type { Context } from '../engine/intent.ts'
import { isAllowed } from '../engine/roles.ts'
import type { Write } from '../engine/writes.ts'
import type { Concertation, PollOption, Prisma } from '../generated/prisma/client.ts'
import { tellAsker, tellTeam } from '../people/acts.ts'
import { roleOf } from '../people/store.ts'
import { text, view } from '../views/build.ts'
import type { Call } from '../views/view.ts'
import { tellPresiding } from './presiding.ts'
import { writeBack } from './priorities.ts'
import { awaitsValidation } from './rules/life.ts'
import { type PollResult, termsOf } from './rules.ts'
import { redrawNow, redrawSoon, sayWhere } from './shown.ts'
import { askToValidate, validatedNotice } from './views/life.ts'
import { askToSettle } from './views/lists.ts'
import type { Shown } from './views.ts'

export type Concluded = {
  readonly next: Call | undefined
  /** what was to follow did not: who opened the poll may no longer do it */
  readonly stopped: boolean
  readonly writes: readonly Write[]
}

/** `by`: who ends, settles or validates it; null when the clock does. */
export async function concluding(
  shown: Shown,
  options: readonly PollOption[],
  by: string | null,
  context: Context<Concertation>,
): Promise<Concluded> {
  const { poll } = shown
  const said = await told(shown, context)
  if (poll.state === 'tied')
    return { next: undefined, stopped: false, writes: [...said, ...(await asked(shown, by, context))] }
  if (awaitsValidation(poll)) {
    const asking = await tellPresiding(poll, (t, lang) => askToValidate(shown, t, lang), context)
    return { next: undefined, stopped: false, writes: [...said, ...asking] }
  }
  const follow = await followed(shown, options, by, context)
  return { ...follow, writes: [...said, ...follow.writes] }
}

/** Once it is validated: said in a line, since the figures stand there already. */
export async function validated(
  shown: Shown,
  options: readonly PollOption[],
  by: string,
  context: Context<Concertation>,
): Promise<Concluded> {
  const follow = await followed(shown, options, by, context)
  const said = await sayWhere(shown, context, validatedNotice)
  const card = [...(await redrawNow(shown, context)), redrawSoon(shown.poll, context)]
  return { ...follow, writes: [...card, ...said, ...follow.writes] }
}

async function followed(
  shown: Shown,
  options: readonly PollOption[],
  by: string | null,
  context: Context<Concertation>,
): Promise<Concluded> {
  const { poll, result } = shown
  const follow = await following(shown, by, context)
  const back = result ? await writeBack(poll, options, result, context) : []
  return { ...follow, writes: [...back, ...follow.writes] }
}

/** Whoever has to tell equals apart hears of it, unless it is they who act. */
async function asked(shown: Shown, by: string | null, context: Context<Concertation>): Promise<readonly Write[]> {
  const { poll } = shown
  if (termsOf(poll).tie === 'chair')
    return tellPresiding(poll, (t, lang) => askToSettle(shown, t, lang, t.votes.settlePresided), context)
  if (poll.createdById === by) return []
  return tellAsker(context, poll.concertationId, poll.createdById, (t, lang) => askToSettle(shown, t, lang))
}

/** The card where it stood becomes one line, and the result stands where people read now. */
export async function told(shown: Shown, context: Context<Concertation>): Promise<Write[]> {
  return [...(await redrawNow(shown, context)), redrawSoon(shown.poll, context), ...(await sayWhere(shown, context))]
}

const none: Concluded = { next: undefined, stopped: false, writes: [] }

/**
 * What was to follow, with the winners. Whoever opened the poll asked for it, so they, or whoever ends it, must still be
 * allowed to; else the team is told what was not done.
 */
async function following(shown: Shown, by: string | null, context: Context<Concertation>): Promise<Concluded> {
  const { actor, concertation, read } = context
  const { poll, result, options } = shown
  const then = poll.then as Call | null
  if (!then || !result || result.winners.length === 0) return none
  const mine = by !== null && isAllowed('coordinator', actor.roles, concertation.id)
  if (!mine && !(await stillCoordinates(poll.createdById, context))) {
    const writes = await tellTeam(context, concertation.id, (t, lang) =>
      view(lang, text(t.votes.thenStopped(poll.number))),
    )
    return { next: undefined, stopped: true, writes }
  }
  const winners = result.winners.map((position) => options[position] ?? '').join('\n')
  return { next: { ...then, args: { ...then.args, poll: poll.id, winners } }, stopped: false, writes: [] }

  async function stillCoordinates(personId: string, { concertation }: Context<Concertation>): Promise<boolean> {
    const roles = [
      await roleOf(read, personId, concertation.id, 'coordinator'),
      await roleOf(read, personId, '', 'administrator'),
    ]
    return roles.some((role) => role !== null && role.endedAt === null)
  }
}

export function json(result: PollResult): Prisma.JsonValue {
  return result as unknown as Prisma.JsonValue
}
