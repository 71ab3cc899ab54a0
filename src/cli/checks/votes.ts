/** Votes: is what lies in the box of each what its log says? */
import { foldLog } from '../../votes/rules/log.ts'
import { type Check, fine, toLookAt } from './finding.ts'

/** Votes looked at together. */
const atOnce = 50

/** Those of which a log was kept from the start; by urn, nothing tells whose paper is which. */
const boxes: Check = {
  name: 'votes',
  async look({ db, t }) {
    const polls = await db.prisma.poll.findMany({
      where: { secrecy: { lt: 2 }, state: { not: 'announced' } },
      select: { id: true, number: true },
      orderBy: [{ concertationId: 'asc' }, { number: 'asc' }],
    })
    let looked = 0
    const wrong: number[] = []
    for (let from = 0; from < polls.length; from += atOnce) {
      const some = polls.slice(from, from + atOnce)
      const pollId = { in: some.map(({ id }) => id) }
      const [events, ballots] = await Promise.all([
        db.prisma.pollEvent.findMany({
          where: { pollId },
          select: { pollId: true, kind: true, payload: true },
          orderBy: { number: 'asc' },
        }),
        db.prisma.ballot.findMany({ where: { pollId, state: 'counted' } }),
      ])
      const [logs, ballotsOf] = [Map.groupBy(events, (one) => one.pollId), Map.groupBy(ballots, (one) => one.pollId)]
      for (const { id, number } of some) {
        const log = logs.get(id) ?? []
        const isWhole = log.some(({ kind }) => kind === 'opened') && log.every(({ payload }) => payload !== null)
        if (!isWhole) continue
        looked += 1
        const box = ballotsOf.get(id) ?? []
        const said = foldLog(log)
        const same = box.every(({ seatId, personId, paper, collegeId }) => {
          const kept = said.get(seatId ?? personId)
          return kept?.paper === paper && kept.college === collegeId
        })
        if (!same || box.length !== said.size) wrong.push(number)
      }
    }
    const words = t.cli.doctor
    if (wrong.length === 0) return fine(words.boxes(looked))
    return toLookAt(words.wrongBoxes(wrong.join(', ')), words.unchainedDo)
  },
}

export const voteChecks: readonly Check[] = [boxes]
