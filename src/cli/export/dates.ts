/** Dates that were put to people: how many could come on each, and which one was kept. Nobody's answer is written. */
import type { DatePoll } from '../../generated/prisma/client.ts'
import { choicesOf, countDates } from '../../meetings/rules/date-polls.ts'
import { dateAnswers, datesIn } from '../../meetings/store/dates.ts'
import { titled } from './names.ts'
import { numberedAfter, pages, type Table } from './table.ts'

/** One line for each date. `length` is in minutes. */
export const datesTable: Table = {
  file: 'dates.csv',
  columns: [
    ...['number', 'title', 'status', 'workshop', 'workshop_title', 'body', 'location', 'length', 'opened', 'closes'],
    ...['session', 'answers', 'position', 'starts', 'yes', 'if_needed', 'no', 'kept'],
  ],
  async *rows(source) {
    const { read, names } = source
    for await (const polls of pages<DatePoll>((after, take) =>
      read.datePoll.findMany(numberedAfter(source, after, take)),
    )) {
      for (const poll of polls) {
        const [dates, rows] = await Promise.all([datesIn(read, poll.id), dateAnswers(read, poll.id)])
        const given = rows.filter(({ state }) => state === 'given').map(choicesOf)
        const counts = countDates(dates.length, given)
        const session = names.sessions.get(poll.sessionId ?? '')
        const { number, title, state, location, length, createdAt, closesAt } = poll
        const group = [...titled(names.workshops.get(poll.workshopId ?? '')), names.bodies.get(poll.bodyId ?? '')?.name]
        for (const [i, { startsAt }] of dates.entries()) {
          const { yes, ifNeeded, no } = counts[i]!
          const kept =
            session && poll.state === 'chosen' ? session.startsAt.getTime() === startsAt.getTime() : undefined
          yield [
            ...[number, title, state, ...group, location, length, createdAt, closesAt, session?.number, given.length],
            ...[i + 1, startsAt, yes, ifNeeded, no, kept],
          ]
        }
      }
    }
  },
}
