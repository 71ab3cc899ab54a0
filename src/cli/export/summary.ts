/** The folder of a concertation in one page: its figures, and what each file holds. */
import type { Reads } from '../../engine/db.ts'
import type { Concertation } from '../../generated/prisma/client.ts'
import { organisersOf } from '../../process/store.ts'
import { card, chart, facts, strong, text, view } from '../../views/build.ts'
import { formatMoment, joinList } from '../../views/format.ts'
import { plain } from '../../views/plain.ts'
import { roomNames } from '../../views/rooms.ts'
import type { Chart } from '../../views/view.ts'
import type { Admin } from '../command.ts'
import type { Head } from '../journal-file.ts'
import { totalOf } from './ideas.ts'
import type { Source } from './table.ts'
import { tables } from './tables.ts'

export async function summary(
  { config, clock, t }: Admin,
  { read, concertation, names, ideas }: Source,
  head: Head,
  drawing: Chart | undefined,
): Promise<string> {
  const lang = config.language
  const { title, intakeUntil, createdAt, zone, horizon } = concertation
  const moment = (date: Date) => formatMoment(date, zone, lang)
  const organisers = await organisersOf(read, concertation.id)
  const places = [...names.places.values()]
  const { sessions, decisions, votes, actions, plans } = await figuresOf(read, concertation)
  const words = t.cli.export
  const said = view(
    lang,
    card(
      title,
      facts(
        organisers.length > 0 && [t.panel.organisers, joinList(organisers, lang)],
        places.length > 0 && [t.panel.place, roomNames(places, t, lang) || t.workshops.somePlaces(places.length)],
        horizon !== null && [words.horizon, String(horizon)],
        [words.created, moment(createdAt)],
        [t.panel.intakeUntil, intakeUntil ? moment(intakeUntil) : t.panel.intakeOpen],
        [t.panel.ideas, String(totalOf(ideas))],
        [words.sorted, String(ideas.sorted)],
        [words.unsorted, String(ideas.unsorted)],
        [words.withdrawn, String(ideas.withdrawn)],
        [words.merged, String(ideas.merged)],
        [words.people, String(ideas.authors.size)],
        [words.sessions, words.sessionsSaid(sessions.all, sessions.closed)],
        [words.decisions, String(decisions)],
        [words.votes, words.votesSaid(votes.all, votes.open)],
        [words.actions, String(actions)],
        ...plans.map((plan) => [words.plan, words.planSaid(plan.title, plan.edition, plan.actions)] as const),
        [words.journal, head.lines > 0 ? words.head(head.lines, head.head) : words.noJournal],
        [words.made, moment(clock.now())],
      ),
      drawing && chart(drawing),
      text(strong(words.folder)),
      facts(
        ...tables.map(({ file }) => [file, words.files[file]] as const),
        ['publications', words.files.publications],
        ['journal.jsonl', words.files['journal.jsonl']],
      ),
      text(words.left),
    ),
  )
  return `${plain(said)}\n`
}

type Adopted = { readonly title: string; readonly edition: number; readonly actions: number }

/** What stands today: nothing withdrawn or cancelled. */
async function figuresOf(read: Reads, { id }: Concertation) {
  const active = { concertationId: id, state: 'active' } as const
  const [sessions, closed, decisions, votes, open, actions, plans] = await Promise.all([
    read.session.count({ where: { concertationId: id, state: { not: 'cancelled' } } }),
    read.session.count({ where: { concertationId: id, state: 'closed' } }),
    read.decision.count({ where: active }),
    read.poll.count({ where: { concertationId: id, state: { not: 'cancelled' } } }),
    read.poll.count({ where: { concertationId: id, state: 'open' } }),
    read.action.count({ where: active }),
    read.actionPlan.findMany({ where: active, orderBy: { number: 'asc' } }),
  ])
  const adopted: Adopted[] = []
  for (const plan of plans) {
    const [entries, last] = await Promise.all([
      read.planEntry.count({ where: { planId: plan.id, state: 'active' } }),
      read.publication.findFirst({
        where: { kind: 'plan', subjectId: plan.id, state: 'published' },
        orderBy: { edition: 'desc' },
        select: { edition: true },
      }),
    ])
    adopted.push({ title: plan.title, edition: last?.edition ?? 0, actions: entries })
  }
  return { sessions: { all: sessions, closed }, decisions, votes: { all: votes, open }, actions, plans: adopted }
}
