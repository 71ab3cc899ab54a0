/** What people see of dates that are proposed: the card with its running count, their own answer. */
import type { DatePoll } from '../../generated/prisma/client.ts'
import type { Text } from '../../text/index.ts'
import { actions, ballot, button, card, facts, list, quiet, text, view } from '../../views/build.ts'
import { formatLength, formatMoment, formatSoon } from '../../views/format.ts'
import { sayInstant } from '../../views/instant.ts'
import { spansOf } from '../../views/rich.ts'
import { roomNames } from '../../views/rooms.ts'
import type { Ballot, Call, Lang, Rich, View } from '../../views/view.ts'
import { type Count, type DateChoice, dateChoices } from '../rules/date-polls.ts'
import { agendaItems, itemsText } from '../rules/sessions.ts'

export type ShownDates = {
  readonly poll: DatePoll
  /** by position */
  readonly dates: readonly Date[]
  readonly counts: readonly Count[]
  readonly answered: number
  readonly zone: string
  readonly now: Date
  /** when the meeting that came of it is */
  readonly chosen: Date | undefined
}

export function choiceWord(choice: DateChoice, t: Text): string {
  return t.meetings.dateWords[choice][0]!
}

/** « 1 oui, 2 si besoin », as one would type it. */
export function typedChoices(choices: readonly DateChoice[], t: Text): string {
  return choices.map((choice, i) => `${i + 1} ${choiceWord(choice, t)}`).join(', ')
}

/** Dates that a message lists, one on each line: with more of them it would not be read at a glance. */
export const mostListed = 6

/** Positions of those that are listed, in their order: all of them, or those that suit most. */
export function listed(counts: readonly Count[]): readonly number[] {
  const all = counts.map((_, i) => i)
  if (all.length <= mostListed) return all
  const suits = ({ yes, ifNeeded }: Count) => yes * 1000 + ifNeeded
  const best = all.toSorted((a, b) => suits(counts[b]!) - suits(counts[a]!) || a - b)
  return best.slice(0, mostListed - 1).sort((a, b) => a - b)
}

/** How many are not listed, in words. */
export function moreDates(counts: readonly Count[], t: Text): string | false {
  const left = counts.length - listed(counts).length
  return left > 0 && t.meetings.datesMore(left)
}

function dateFacts({ poll }: Pick<ShownDates, 'poll'>, t: Text, lang: Lang) {
  const items = agendaItems(poll.agenda)
  const length = formatLength(poll.length, lang)
  return facts(
    poll.location === null
      ? [t.meetings.length, length]
      : [t.meetings.where, t.meetings.whereFor(poll.location, length)],
    items.length > 0 && [t.meetings.agendaOfDay, itemsText(items)],
  )
}

export function untilText({ poll, zone, now }: ShownDates, t: Text, lang: Lang): Rich {
  if (poll.closesAt && poll.closesAt <= now) return t.meetings.datesAreOver
  return poll.closesAt ? sayInstant(t.meetings.datesUntil, poll.closesAt, zone, lang) : t.meetings.datesUntilChosen
}

/** `mine`: what this person answered. Without it, what everybody did stands beside each date. */
function datesBallot(shown: ShownDates, mine: readonly DateChoice[] | undefined, t: Text, lang: Lang): Ballot {
  const { poll, dates, counts, zone } = shown
  return ballot({
    question: t.meetings.datesQuestion,
    secret: false,
    method: { kind: 'grades', grades: dateChoices.map((choice) => choiceWord(choice, t)) },
    options: dates.map((at, i) => ({
      id: String(i + 1),
      label: formatSoon(at, zone, lang),
      hint: mine ? choiceWord(mine[i] ?? 'no', t) : countText(counts[i]!, t),
    })),
    call: { intent: 'dates answer', args: { poll: poll.number } },
    field: 'choices',
  })
}

export function countText({ yes, ifNeeded, no }: Count, t: Text): string {
  return t.meetings.dateCount(yes, ifNeeded, no)
}

/** Where everybody is: the dates, how many can come, until when. */
export function datesCard(shown: ShownDates, t: Text, lang: Lang): View {
  const { poll, answered } = shown
  const title = t.meetings.datesTitle(poll.title)
  const args = { poll: poll.number }
  const see = button(t.buttons.seeDates, { intent: 'dates', args })
  const ended = endOf(shown, t, lang)
  if (ended !== undefined)
    return view(lang, card(title, text(...spansOf(ended)), datesList(shown, t, lang)), actions(see))
  const isShort = shown.dates.length <= mostListed
  return view(
    lang,
    card(
      title,
      dateFacts(shown, t, lang),
      text(...spansOf(untilText(shown, t, lang)), ' ', t.meetings.datesAnswered(answered)),
      isShort ? datesBallot(shown, undefined, t, lang) : datesList(shown, t, lang),
    ),
    // Too many to be answered where everybody reads: in a window, or in private.
    actions(!isShort && button(t.buttons.giveDates, { intent: 'dates answer', args }, 'primary'), see),
  )
}

function datesList({ dates, counts, zone }: ShownDates, t: Text, lang: Lang) {
  return list(
    ...listed(counts).map((i): Rich => `${formatSoon(dates[i]!, zone, lang)} — ${countText(counts[i]!, t)}`),
    moreDates(counts, t),
  )
}

export function endOf(shown: ShownDates, t: Text, lang: Lang): Rich | undefined {
  const { poll, zone, now, chosen } = shown
  if (poll.state === 'cancelled') return t.meetings.datesAreCancelled
  if (poll.state === 'chosen' && chosen) return sayInstant(t.meetings.datesAreChosen, chosen, zone, lang)
  return poll.closesAt && poll.closesAt <= now ? t.meetings.datesAreOver : undefined
}

/** Before it is sent: every date, who sees it. `confirm` sends it. */
export function askPreview(
  shown: ShownDates,
  { places, people, confirm, edit }: { places: readonly string[]; people: number; confirm: Call; edit: Call },
  t: Text,
  lang: Lang,
): View {
  const { poll, dates, zone } = shown
  return view(
    lang,
    card(
      t.meetings.datesPreview(poll.title),
      dateFacts(shown, t, lang),
      dates.length < mostListed
        ? list(...dates.map((at) => formatMoment(at, zone, lang)))
        : text(`${dates.map((at) => formatSoon(at, zone, lang)).join(' ; ')}.`),
      text(...spansOf(untilText(shown, t, lang))),
      text(
        t.meetings.tellsPlaces(roomNames(places, t, lang), places.length),
        ...(people > 0 ? [' ', t.meetings.knownHere(people)] : []),
      ),
      quiet(t.meetings.datesNotice),
    ),
    actions(button(t.buttons.askDates, confirm, 'primary'), button(t.buttons.edit, edit)),
  )
}

export function askedView({ poll }: ShownDates, t: Text, lang: Lang): View {
  const args = { poll: poll.number }
  const said = poll.closesAt ? t.meetings.datesAskedUntil : t.meetings.datesAsked
  return view(
    lang,
    text(said(poll.number, poll.title)),
    actions(
      button(t.buttons.seeDates, { intent: 'dates', args }),
      button(t.buttons.cancelDates, { intent: 'dates cancel', args }, 'danger'),
      button(t.buttons.undo, { intent: 'undo', args: {} }),
    ),
  )
}

/** One's own answers, to give or to change. `said`: what became of them. */
export function ownDates(
  shown: ShownDates,
  mine: readonly DateChoice[] | undefined,
  said: string | undefined,
  t: Text,
  lang: Lang,
): View {
  const { poll } = shown
  return view(
    lang,
    card(
      mine ? t.meetings.datesYours(poll.title) : t.meetings.datesTitle(poll.title),
      said !== undefined && text(said),
      text(...spansOf(untilText(shown, t, lang))),
      datesBallot(shown, mine, t, lang),
      quiet(t.meetings.datesSeen),
    ),
    actions(
      mine && button(t.buttons.withdrawDates, { intent: 'dates withdraw', args: { poll: poll.number } }),
      button(t.buttons.agenda, { intent: 'agenda', args: {} }),
    ),
  )
}

/** What was noted, in the fewest words; the ballot again is a gesture away. */
export function notedDates(shown: ShownDates, mine: readonly DateChoice[], t: Text, lang: Lang): View {
  const { poll, dates, zone } = shown
  const args = { poll: poll.number }
  return view(
    lang,
    card(
      t.meetings.datesYours(poll.title),
      text(t.meetings.datesNoted),
      dates.length <= mostListed
        ? list(...dates.map((at, i): Rich => [`${formatSoon(at, zone, lang)} — `, { strong: choiceWord(mine[i]!, t) }]))
        : list(...dateChoices.map((choice) => chosenDates(shown, mine, choice, t, lang))),
      quiet(t.meetings.datesSeen),
    ),
    actions(
      button(t.buttons.changeDates, { intent: 'dates answer', args }),
      button(t.buttons.withdrawDates, { intent: 'dates withdraw', args }),
      button(t.buttons.undo, { intent: 'undo', args: {} }),
    ),
  )
}

/** « oui : jeudi 8 avril, 14 h ; jeudi 15 avril, 14 h »; nothing when no date was answered so. */
function chosenDates(
  { dates, zone }: ShownDates,
  mine: readonly DateChoice[],
  choice: DateChoice,
  t: Text,
  lang: Lang,
): Rich | false {
  const days = dates.flatMap((at, i) => (mine[i] === choice ? formatSoon(at, zone, lang) : []))
  return days.length > 0 && t.meetings.datesWho(choiceWord(choice, t), days.join(' ; '))
}

/** In private, once, to those who have not answered. */
export function nudgedDates(shown: ShownDates, t: Text, lang: Lang): View {
  return view(
    lang,
    card(
      t.meetings.nudgeDates(shown.poll.title),
      text(...spansOf(untilText(shown, t, lang))),
      datesBallot(shown, undefined, t, lang),
      quiet(t.meetings.onlyOnce),
    ),
  )
}
