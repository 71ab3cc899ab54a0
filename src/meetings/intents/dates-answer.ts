/** When one can come: given for each date, changed until one is chosen. Bare, it shows what to answer. */
import { z } from 'zod'
import { Paragraph, ShownNumber } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, call, defineIntent } from '../../engine/intent.ts'
import { insert, update } from '../../engine/writes.ts'
import type { DateAnswer } from '../../generated/prisma/client.ts'
import { languages, textOf } from '../../text/index.ts'
import { formatMoment } from '../../views/format.ts'
import { datesMeant, datesSoon, editDates, shownOf, standingOf } from '../dated.ts'
import { type ChoiceWords, choicesOf, dateChoices, readAvailability, stillAsked } from '../rules/date-polls.ts'
import { openDatePolls } from '../suggest.ts'
import { notedDates, ownDates, typedChoices } from '../views/dates.ts'
import { datesWithdraw } from './dates-withdraw.ts'

export const datesAnswer = defineIntent({
  name: 'dates answer',
  allow: 'everyone',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ choices: Paragraph(1, 600).optional(), poll: ShownNumber.optional() }),
  suggest: { poll: openDatePolls },
  async run(args, context) {
    const { actor, now, said, newId, t, lang, zone } = context
    const poll = await datesMeant(args.poll, context)
    stillAsked(poll, now, poll.closesAt ? formatMoment(poll.closesAt, zone, lang) : '')
    const standing = await standingOf(poll, context)
    const before = standing.rows.find((row) => row.personId === actor.id)
    const earlier = before?.state === 'given' ? choicesOf(before) : undefined
    const shown = shownOf(standing, context)
    if (args.choices === undefined) return answer(ownDates(shown, earlier, undefined, t, lang))
    if (before && before.at > said) return answer(ownDates(shown, earlier, t.meetings.datesSaidSince, t, lang))
    const choices = readAvailability(args.choices, standing.dates.length, { fold, words, before: earlier })
    const change = { choices, state: 'given', at: said }
    const row: DateAnswer = { id: newId(), pollId: poll.id, personId: actor.id, version: 1, ...before, ...change }
    const after = { ...standing, rows: [...standing.rows.filter((r) => r !== before), row] }
    return {
      ...answer(
        notedDates(shownOf(after, context), choices, t, lang),
        before ? update('DateAnswer', before, change) : insert('DateAnswer', row),
        await editDates(after, context),
        datesSoon(poll, now),
      ),
      undo: earlier
        ? { intent: 'dates answer', args: { choices: typedChoices(earlier, t), poll: poll.number } }
        : call(datesWithdraw, { poll: poll.number }),
    }
  },
})

/** In every language: people type in the one that they speak. */
const words = Object.fromEntries(
  dateChoices.map((choice) => [choice, languages.flatMap((lang) => textOf(lang).meetings.dateWords[choice]).map(fold)]),
) as unknown as ChoiceWords
