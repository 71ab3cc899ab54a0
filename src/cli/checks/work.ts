/** The work: who administers, what waits, what failed, and whether the record of it all is whole. */
import { formatMoment } from '../../views/format.ts'
import { type Chain, chainIds, checkLine, sealedLines } from '../chain.ts'
import type { Admin } from '../command.ts'
import { type Check, fine, type Looked, toLookAt } from './finding.ts'

/** In milliseconds: what waits for longer than this, while a bot runs, is late. */
const late = { duty: 600_000, seal: 60_000 }

const administrator: Check = {
  name: 'administrator',
  async look({ db, t }) {
    const [row] = await db.query(
      `SELECT 1 FROM "Role" WHERE kind = 'administrator' AND "concertationId" = '' AND "endedAt" IS NULL LIMIT 1`,
    )
    return row ? fine(t.cli.doctor.administered) : toLookAt(t.cli.doctor.noAdministrator, t.cli.doctor.administratorDo)
  },
}

/** What a restore parked is not counted: it is as it should be. */
const messages: Check = {
  name: 'messages',
  async look({ db, t }) {
    const [row] = await db.query<{ waiting: number; parked: number }>(
      `SELECT count(*) FILTER (WHERE NOT parked)::int AS waiting,
         count(*) FILTER (WHERE parked AND error IS DISTINCT FROM 'restored')::int AS parked FROM "Waiting"`,
    )
    const { waiting = 0, parked = 0 } = row ?? {}
    if (parked === 0) return fine(t.cli.doctor.messages(waiting))
    return toLookAt(t.cli.doctor.parkedMessages(parked, waiting), t.cli.doctor.parkedMessagesDo)
  },
}

const duties: Check = {
  name: 'reminders',
  async look({ db, clock, config, engine, t }) {
    const [row] = await db.query<{ waiting: number; parked: number; oldest: Date | null }>(
      `SELECT count(*) FILTER (WHERE state = 'waiting')::int AS waiting,
         count(*) FILTER (WHERE state = 'parked')::int AS parked,
         min("nextAt") FILTER (WHERE state = 'waiting') AS oldest FROM "Due" WHERE state IN ('waiting', 'parked')`,
    )
    const { waiting = 0, parked = 0, oldest = null } = row ?? {}
    if (parked > 0) return toLookAt(t.cli.doctor.parkedDuties(parked, waiting), t.cli.doctor.dutiesDo)
    const said = t.cli.doctor.duties(waiting)
    if (oldest === null || oldest.getTime() > clock.now().getTime() - late.duty) return fine(said)
    const moment = formatMoment(oldest, config.zone, config.language)
    if (!engine) return fine(`${said} ${t.cli.doctor.lateStopped(moment)}`)
    return toLookAt(`${said} ${t.cli.doctor.late(moment)}`, t.cli.doctor.dutiesDo)
  },
}

const journal: Check = {
  name: 'journal',
  async look(admin) {
    const { db, clock, engine, t } = admin
    const before = new Date(clock.now().getTime() - late.seal)
    const [row] = await db.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM "Journal" WHERE seq IS NULL AND at < $1',
      [before],
    )
    const unsealed = row?.n ?? 0
    if (engine && unsealed > 0) return toLookAt(t.cli.doctor.unsealed(unsealed), t.cli.doctor.dutiesDo)
    return chains(admin)
  },
}

/** Every chain from its first line, and its end against the head that is kept apart. */
async function chains({ db, t }: Admin): Promise<Looked> {
  const ids = await chainIds(db)
  let lines = 0
  let faults = 0
  for (const id of ids) {
    const [head] = await db.query<Chain>('SELECT seq, hash FROM "JournalHead" WHERE "concertationId" = $1', [id])
    const chain: Chain = { seq: 0, hash: '' }
    for await (const line of sealedLines(db, id)) {
      lines += 1
      if (checkLine(chain, line)) faults += 1
      if (line.seq === head?.seq && line.hash !== head.hash) faults += 1
    }
    // sealing goes on while we read: the head that we read first may be behind, never ahead
    if (chain.seq < (head?.seq ?? 0)) faults += 1
  }
  if (faults > 0) return toLookAt(t.cli.doctor.unchained(faults), t.cli.doctor.unchainedDo)
  return fine(t.cli.doctor.chained(lines, ids.length))
}

const content: Check = {
  name: 'content',
  async look({ db, t }) {
    const concertations = await db.prisma.concertation.count()
    const places = await db.prisma.place.count({ where: { concertationId: { not: null } } })
    const sessions = await db.prisma.session.count({ where: { state: { not: 'cancelled' } } })
    const actions = await db.prisma.action.count({ where: { state: 'active' } })
    return fine(t.cli.doctor.content(concertations, places, sessions, actions))
  },
}

export const workChecks: readonly Check[] = [administrator, messages, duties, journal, content]
