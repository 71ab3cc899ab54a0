/** The names and numbers that stand in every table for what is written in another one. */
import { everyTheme } from '../../contributions/store.ts'
import type { Reads } from '../../engine/db.ts'
import type { Body, Phase, Session, Theme, Workshop } from '../../generated/prisma/client.ts'
import { sessionsOf } from '../../meetings/store.ts'
import { bodiesOf, phasesOf, placesOf, workshopsOf } from '../../process/store.ts'

export type Numbered = { readonly number: number; readonly title: string }

/** By id. */
export type Names = {
  readonly places: ReadonlyMap<string, string>
  readonly phases: ReadonlyMap<string, Phase>
  readonly bodies: ReadonlyMap<string, Body>
  readonly workshops: ReadonlyMap<string, Workshop>
  readonly sessions: ReadonlyMap<string, Session>
  readonly themes: ReadonlyMap<string, Theme>
  readonly axes: ReadonlyMap<string, Numbered>
  readonly signals: ReadonlyMap<string, Numbered>
  readonly polls: ReadonlyMap<string, Pick<Numbered, 'number'>>
}

export async function namesOf(read: Reads, concertationId: string): Promise<Names> {
  const where = { concertationId }
  const select = { id: true, number: true, title: true } as const
  const [places, phases, bodies, workshops, sessions, themes, axes, signals, polls] = await Promise.all([
    placesOf(read, concertationId),
    phasesOf(read, concertationId),
    bodiesOf(read, concertationId),
    workshopsOf(read, concertationId),
    sessionsOf(read, concertationId),
    everyTheme(read, concertationId),
    read.strongAxis.findMany({ where, select }),
    read.weakSignal.findMany({ where, select }),
    read.poll.findMany({ where, select: { id: true, number: true } }),
  ])
  return {
    places: new Map(inOrder(places).map(({ id, name }) => [id, name])),
    phases: byId(phases),
    bodies: byId(inOrder(bodies)),
    workshops: byId(workshops),
    sessions: byId(sessions),
    themes: byId(themes),
    axes: byId(axes),
    signals: byId(signals),
    polls: byId(polls),
  }
}

export function byId<One extends { readonly id: string }>(rows: readonly One[]): ReadonlyMap<string, One> {
  return new Map(rows.map((row) => [row.id, row]))
}

/** Number and title, in two cells. */
export function titled(found: Numbered | undefined): readonly [number | undefined, string | undefined] {
  return [found?.number, found?.title]
}

/** As they were made, even those of one moment: an export of the same rows is the same. */
export function inOrder<One extends { readonly id: string }>(rows: readonly One[]): One[] {
  return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}
