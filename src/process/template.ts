/** The rows with which a concertation made from a model begins. */
import { fold } from '../engine/fold.ts'
import type { Context } from '../engine/intent.ts'
import { insert, type Write } from '../engine/writes.ts'
import { usualPower } from './rules/bodies.ts'
import type { TemplatePlan } from './rules/templates.ts'

type Making = Pick<Context<unknown>, 'actor' | 'now' | 'newId' | 'number' | 't'>

export function templateWrites(
  plan: TemplatePlan,
  concertation: { readonly id: string; readonly title: string },
  { actor, now, newId, number, t }: Making,
): Write[] {
  const made = { concertationId: concertation.id, state: 'active', createdById: actor.id, createdAt: now, version: 1 }
  const phases = plan.phases.map(({ title, startsOn, endsOn, gated }) => ({
    id: newId(),
    number: number('phase', concertation.id),
    title: t.templates.phases[title],
    startsOn,
    endsOn,
    gated,
    openedAt: null,
    ...made,
  }))
  const bodies = plan.bodies.map(({ title, kind }) => {
    const name = t.templates.bodies[title]
    return { id: newId(), name, folded: fold(name), kind, power: usualPower(kind), statutes: null, ...made }
  })
  const workshops = plan.workshops.map(({ title, phase }) => {
    const named = title === undefined ? concertation.title : t.templates.workshops[title]
    const phaseId = phase === undefined ? null : phases[phase]!.id
    const from = { phaseId, axisId: null, pollId: null }
    return {
      id: newId(),
      number: number('workshop', concertation.id),
      title: named,
      folded: fold(named),
      ...from,
      ...made,
    }
  })
  return [
    ...phases.map((row) => insert('Phase', row)),
    ...bodies.map((row) => insert('Body', row)),
    ...workshops.map((row) => insert('Workshop', row)),
  ]
}
