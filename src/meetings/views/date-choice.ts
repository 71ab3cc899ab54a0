/** What those who choose a date see: who can come when, which dates are best, what can be done. */
import type { Text } from '../../text/index.ts'
import { actions, button, card, list, pick, quiet, text, view } from '../../views/build.ts'
import { formatSoon, sortNames } from '../../views/format.ts'
import { spansOf } from '../../views/rich.ts'
import type { Button, Call, Lang, Pick, Rich, View } from '../../views/view.ts'
import { bestDates, type DateChoice } from '../rules/date-polls.ts'
import { choiceWord, countText, endOf, listed, moreDates, type ShownDates, untilText } from './dates.ts'

/** Buttons for the best dates, three at most, and a list of the others that are to come. */
function keepers(shown: ShownDates, best: readonly number[], t: Text, lang: Lang): (Button | Pick)[] {
  const { poll, dates, zone, now } = shown
  const to = (i: number): Call => ({ intent: 'dates choose', args: { option: i + 1, poll: poll.number } })
  const first = best.slice(0, 3)
  const others = dates.flatMap((at, i) => (first.includes(i) || at <= now ? [] : [{ at, i }]))
  return [
    ...first.map((i) => button(t.meetings.keep(formatSoon(dates[i]!, zone, lang)), to(i), 'primary')),
    ...(others.length === 0
      ? []
      : [
          pick(
            t.buttons.otherDate,
            others.map(({ at, i }) => ({
              label: formatSoon(at, zone, lang),
              hint: countText(shown.counts[i]!, t),
              call: to(i),
            })),
          ),
        ]),
  ]
}

export type Named = { readonly name: string; readonly choices: readonly DateChoice[] }

/** For those who choose: names behind each date, who is missing, what can be done. */
export function datesTable(
  shown: ShownDates,
  named: readonly Named[],
  silent: readonly string[],
  nudged: string | undefined,
  t: Text,
  lang: Lang,
): View {
  const { poll, dates, counts, zone, now } = shown
  const args = { poll: poll.number }
  const isOpen = poll.state === 'open'
  const best = bestDates(
    dates.map((startsAt) => ({ startsAt })),
    counts,
    now,
  )
  const ended = endOf(shown, t, lang)
  const of = (i: number, choice: DateChoice) =>
    sortNames(
      named.filter((one) => one.choices[i] === choice),
      (one) => one.name,
      lang,
    ).map((one) => one.name)
  const line = (at: Date, i: number): Rich => {
    const who = (['yes', 'ifNeeded'] as const).flatMap((choice) => {
      const names = of(i, choice)
      return names.length > 0 ? [t.meetings.datesWho(choiceWord(choice, t), names.join(', '))] : []
    })
    const said = [countText(counts[i]!, t), ...who].join(' ; ')
    const day = formatSoon(at, zone, lang)
    return [best.includes(i) ? { strong: day } : day, ` — ${said}`]
  }
  return view(
    lang,
    card(
      t.meetings.datesTitle(poll.title),
      text(...spansOf(ended ?? untilText(shown, t, lang))),
      text(t.meetings.datesAnsweredOf(named.length, named.length + silent.length)),
      list(...listed(counts).map((i) => line(dates[i]!, i)), moreDates(counts, t)),
      isOpen && silent.length > 0 && quiet(t.meetings.datesSilent(silent.length, silent.join(', '))),
      nudged !== undefined && quiet(t.meetings.nudgedOn(nudged)),
    ),
    actions(
      ...(isOpen ? keepers(shown, best, t, lang) : []),
      isOpen &&
        silent.length > 0 &&
        nudged === undefined &&
        button(t.meetings.nudgeSilent(silent.length), { intent: 'dates nudge', args }),
      isOpen && button(t.buttons.cancelDates, { intent: 'dates cancel', args }, 'danger'),
      button(t.buttons.agenda, { intent: 'agenda', args: {} }),
    ),
  )
}

/** To whoever asked, once: everybody has answered, or the time is over. */
export function readyView(shown: ShownDates, why: 'everybody' | 'over', t: Text, lang: Lang): View {
  const { poll, dates, counts, answered, zone, now } = shown
  const best = bestDates(
    dates.map((startsAt) => ({ startsAt })),
    counts,
    now,
  )
  const first = best.slice(0, 3)
  return view(
    lang,
    card(
      t.meetings.datesReady[why](poll.title),
      text(t.meetings.datesAnswered(answered)),
      text(best.length > 0 ? t.meetings.datesBest(best.length) : t.meetings.datesNoBest),
      list(
        ...first.map((i): Rich => [{ strong: formatSoon(dates[i]!, zone, lang) }, ` — ${countText(counts[i]!, t)}`]),
      ),
    ),
    actions(
      ...keepers(shown, best, t, lang),
      button(t.buttons.seeDates, { intent: 'dates', args: { poll: poll.number } }),
    ),
  )
}
