/** The roll of a vote, for those who run it: who, in which college; whether they voted is told of a public vote only. */
import { z } from 'zod'
import { ShownNumber } from '../../engine/fields.ts'
import { answer, defineIntent } from '../../engine/intent.ts'
import { rolledMeant } from '../meant.ts'
import { counted } from '../rules/ballot.ts'
import { hasRoll, rollFigures, votedOf, voterKey } from '../rules/roll.ts'
import { termsOf } from '../rules.ts'
import { peopleOnRoll, wholeRoll } from '../store/electorate.ts'
import { boxOf } from '../store.ts'
import { pollsWithRoll } from '../suggest.ts'
import { rollPageSize, rollView } from '../views/roll.ts'
import { isView, runs } from '../which.ts'

export const roll = defineIntent({
  name: 'poll roll',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  args: z.object({ poll: ShownNumber.optional(), page: ShownNumber.optional() }),
  suggest: { poll: pollsWithRoll },
  async run(args, context) {
    const { read, t, lang } = context
    const meant = await rolledMeant(args.poll, (poll) => ({ intent: 'poll roll', args: { poll } }), context)
    if (isView(meant)) return answer(meant)
    const { poll } = meant
    await runs(meant, context)
    const terms = termsOf(poll)
    hasRoll(poll, terms)
    const [rows, people] = await Promise.all([wholeRoll(read, poll.id), peopleOnRoll(read, poll.id)])
    const box = poll.secrecy === 0 ? counted(await boxOf(read, poll.id)) : undefined
    const voted = box && votedOf(people, new Set(box.map(voterKey)))
    const college = new Map(terms.colleges?.list.map(({ id, name }) => [id, name]))
    const sorted = people.toSorted((a, b) => (a.folded < b.folded ? -1 : a.folded > b.folded ? 1 : 0))
    const pages = Math.max(1, Math.ceil(sorted.length / rollPageSize))
    const page = Math.min(args.page ?? 1, pages)
    const lines = sorted.slice((page - 1) * rollPageSize, page * rollPageSize).map((one) => ({
      name: one.name,
      college: college.get(one.collegeId ?? ''),
      organisation: one.organisation ?? undefined,
      voted: voted?.has(one.personId),
    }))
    const colleges = [...college].map(([id, name]) => ({
      name,
      count: new Set(people.filter((one) => one.collegeId === id).map(voterKey)).size,
    }))
    const shown = { lines, page, pages, figures: rollFigures(rows), colleges, open: poll.state === 'open' }
    return answer(rollView(poll, shown, t, lang))
  },
})
