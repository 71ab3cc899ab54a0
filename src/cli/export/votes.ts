/**
 * Votes, in figures: what each option got, once the vote is closed. Ballots are never read here, so that no choice of
 * anybody can be written, whether the vote was confidential or public.
 */

import type { Poll, PollOption } from '../../generated/prisma/client.ts'
import { externalOf } from '../../votes/rules/external.ts'
import { standings } from '../../votes/rules/priorities.ts'
import { type Method, majorityName, termsOf } from '../../votes/rules.ts'
import { optionsOf, resultOf } from '../../votes/store.ts'
import { numbersOf } from './ideas.ts'
import { numberedAfter, pages, type Source, type Table } from './table.ts'

/** Figures and winners stand only where they were told to all. */
const counted = ['tied', 'closed']
const ranked = ['single', 'approval', 'dots', 'judgment', 'ranking', 'shares', 'election']

export const votesTable: Table = {
  file: 'votes.csv',
  columns: [
    ...['number', 'question', 'status', 'method', 'secrecy', 'decides', 'body', 'session', 'seats', 'most_choices'],
    ...['opened', 'closes', 'closed', 'reason', 'ballots', 'blank'],
    ...['position', 'option', 'subject', 'subject_number', 'count', 'winner'],
    // of a vote with dots, how many one option may have, and people who placed any; what it takes to adopt
    ...['most_dots', 'supporters', 'majority'],
    // of an election that was held with Belenios
    'fingerprint',
    // as its rule orders them; what each costs and what there was; its majority grade, 0 the worst, and how many there were
    ...['rank', 'cost', 'budget', 'grade', 'grades'],
  ],
  async *rows(source) {
    const { read, names } = source
    for await (const polls of pages<Poll>((after, take) => read.poll.findMany(numberedAfter(source, after, take)))) {
      const options = await optionsOf(
        read,
        polls.map(({ id }) => id),
      )
      const subjects = await subjectNumbers(source, options)
      const of = Map.groupBy(options, ({ pollId }) => pollId)
      for (const poll of polls) {
        const result = counted.includes(poll.state) ? resultOf(poll) : undefined
        const { each, majority: needed, costs, budget, grades } = termsOf(poll)
        const ranks = result && ranked.includes(poll.method) ? standings(poll.method as Method, result) : []
        const medians = poll.method === 'judgment' ? result?.whole?.figures.medians : undefined
        const majority = needed && majorityName(needed)
        const { number, question, state, method, secrecy, decides, seats, mostChoices } = poll
        const said = [
          ...[number, question, state, method, ['public', 'confidential', 'urn', 'belenios'][secrecy], decides],
          ...[names.bodies.get(poll.bodyId ?? '')?.name, names.sessions.get(poll.sessionId ?? '')?.number],
          ...[seats, mostChoices, poll.createdAt, poll.closesAt, poll.closedAt, poll.reason],
          ...[result?.ballots, result?.blank],
        ]
        for (const { position, label, subject, subjectId } of of.get(poll.id) ?? []) {
          const about = [subject, subjects.get(subjectId ?? '')]
          const found = [result?.counts[position], result?.winners.includes(position)]
          const rest = [each, result?.supporters?.[position], majority, externalOf(poll)?.fingerprint]
          const rank = ranks.find((one) => one.position === position)?.rank
          const own = [rank, costs?.[position], budget, (medians as readonly number[] | undefined)?.[position], grades]
          yield [...said, position + 1, label, ...about, ...found, ...rest, ...own]
        }
      }
    }
  },
}

/** An option may stand for a theme, an axis, a signal, an action or an idea. */
async function subjectNumbers(source: Source, options: readonly PollOption[]): Promise<ReadonlyMap<string, number>> {
  const { read, names } = source
  const of = (kind: string) => options.flatMap((o) => (o.subject === kind && o.subjectId !== null ? [o.subjectId] : []))
  const actions = await read.action.findMany({
    where: { id: { in: of('action') } },
    select: { id: true, number: true },
  })
  const known = [names.themes, names.axes, names.signals].flatMap((map) =>
    [...map].map(([id, { number }]) => [id, number] as const),
  )
  return new Map([
    ...known,
    ...actions.map(({ id, number }) => [id, number] as const),
    ...(await numbersOf(source, of('idea'))),
  ])
}
