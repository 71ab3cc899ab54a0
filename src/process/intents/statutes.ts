/** What the statutes of a body ask of its votes, noted once: the preset « adopter » takes it there. */
import { z } from 'zod'
import { fieldsOf, Line, Paragraph } from '../../engine/fields.ts'
import { fold } from '../../engine/fold.ts'
import { answer, type Context, call, defineIntent } from '../../engine/intent.ts'
import { update } from '../../engine/writes.ts'
import type { Body, Concertation } from '../../generated/prisma/client.ts'
import { onePerson } from '../../people/rules.ts'
import { peopleOf, personNow } from '../../people/store.ts'
import { persons } from '../../people/suggest.ts'
import { intentWords } from '../../text/index.ts'
import type { Form } from '../../views/view.ts'
import { collegesSaid, lexiconIn, valuesOf } from '../../votes/acts/agreed.ts'
import { type Rules, readRules } from '../../votes/rules/agreed.ts'
import { writeRules } from '../../votes/rules/agreed-said.ts'
import { mustHaveColleges } from '../../votes/rules/fitting.ts'
import {
  collegeChoices,
  countedChoices,
  fieldsFrom,
  majorityChoices,
  quorumChoices,
  rulesFromFields,
} from '../../votes/rules/form.ts'
import { meantBody } from '../rules/bodies.ts'
import { onlyStatutes, type Statutes, statutesFrom, statutesOf } from '../rules/statutes.ts'
import { bodiesOf } from '../store.ts'
import { bodies } from '../suggest.ts'
import { statutesView } from '../views/statutes.ts'
import { statutesRestore } from './statutes-restore.ts'

export const statutes = defineIntent({
  name: 'body statutes',
  allow: 'coordinator',
  scope: 'concertation',
  seen: 'private',
  /** Nothing but the name: what stands there is shown, to be changed. */
  asks: (given) => Object.keys(given).length === 1,
  args: z.object({
    name: Line(2, 80),
    quorum: z.enum(quorumChoices).optional(),
    counted: z.enum(countedChoices).optional(),
    secondNotice: z.boolean().optional(),
    majority: z.enum(majorityChoices).optional(),
    proxies: z.number().int().min(0).max(100).optional(),
    sameCollege: z.boolean().optional(),
    chair: Line(1, 80).optional(),
    castingVote: z.boolean().optional(),
    colleges: z.enum(collegeChoices).optional(),
    shares: Line(1, 500).optional(),
    secretOnRequest: z.boolean().optional(),
    others: Paragraph(1, 500).optional(),
    confirmed: z.boolean().optional(),
  }),
  suggest: { name: bodies, chair: persons },
  async run({ name, others, confirmed, ...fields }, context) {
    const { concertation, read, t, lang } = context
    const body = meantBody(await bodiesOf(read, concertation.id), name, fold(name))
    const before = statutesOf(body)
    const isBare = others === undefined && Object.values(fields).every((value) => value === undefined)
    if (isBare && !confirmed) return answer(await formOf(body, before, context))
    const lexicon = lexiconIn(t)
    const { words, labelled } = t.votes.agreed
    const more = others === undefined ? {} : readRules(others, lexicon)
    const said = rulesFromFields(
      fields,
      more,
      (typed) => readRules(`${words.keys.colleges[0]}: ${typed}`, lexicon).colleges,
    )
    onlyStatutes(said, (key) => words.keys[key][0]!)
    // A form tells everything; what is typed is added to what stands there.
    const { chairId: _, ...kept } = (!confirmed && before) || {}
    const whole: Rules = { ...kept, ...said }
    mustHaveColleges(whole)
    await collegesSaid(whole, context)
    const chair = await chairOf(said, confirmed ? undefined : before, context)
    const after = statutesFrom(whole, chair?.id)
    const line = after === null ? '' : writeRules({ ...after, ...(chair && { chair: chair.name }) }, words, labelled)
    return {
      ...answer(statutesView(body, line, t, lang), update('Body', body, { statutes: after as Body['statutes'] })),
      undo: call(statutesRestore, {
        body: body.id,
        from: JSON.stringify(after),
        to: JSON.stringify(before ?? null),
      }),
    }
  },
})

async function chairOf(
  { chair }: Rules,
  before: Statutes | undefined,
  { concertation, read }: Context<Concertation>,
): Promise<{ readonly id: string; readonly name: string } | undefined> {
  if (chair === '') return undefined
  if (chair !== undefined) return onePerson(chair, fold(chair), await peopleOf(read, concertation.id))
  const id = before?.chairId
  return id === undefined ? undefined : personNow(read, id)
}

async function formOf(
  body: Pick<Body, 'id' | 'name'>,
  before: Statutes | undefined,
  context: Context<Concertation>,
): Promise<Form> {
  const { t, lang } = context
  const { words: said, labelled, statutesTitle } = t.votes.agreed
  const { chairId: _, ...rules } = before ?? {}
  const chair = await chairOf({}, before, context)
  const { fields, others } = fieldsFrom({ ...rules, ...(chair && { chair: chair.name }) })
  const { mode, per, empty, each, seat, validated } = rules
  const unasked: Rules = {
    ...others,
    ...(mode && { mode }),
    ...(per && { per }),
    ...(empty && { empty }),
    ...(each && { each }),
    ...(seat && { seat }),
    ...(rules.tie === 'lot' && { tie: rules.tie }),
    ...(validated && { validated }),
  }
  const written = writeRules(unasked, said, labelled)
  const filled = { ...fields, ...(written !== '' && { others: written }) }
  const values = Object.fromEntries(
    Object.entries(filled).flatMap(([name, value]) =>
      value === undefined
        ? []
        : [[name, typeof value === 'boolean' ? (value ? said.yes : said.no)[0]! : value] as const],
    ),
  )
  const words = intentWords(t, statutes.name)
  const asked = fieldsOf(statutes, t, values).filter(({ name }) => name !== 'name' && name !== 'confirmed')
  return {
    lang,
    title: statutesTitle(body.name),
    notice: words.notice ?? words.help,
    fields: asked,
    submit: words.submit ?? t.buttons.send,
    call: { intent: statutes.name, args: { ...valuesOf(asked), name: body.id, confirmed: true } },
  }
}
