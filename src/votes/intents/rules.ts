/** The rules of a vote that is being prepared, as a form: nobody has to know how they are said. It leads back to the preview. */
import { z } from 'zod'
import { fieldsOf, Line, Paragraph } from '../../engine/fields.ts'
import { answer, type Context, defineIntent } from '../../engine/intent.ts'
import type { Concertation } from '../../generated/prisma/client.ts'
import { openSessionsIn } from '../../meetings/store.ts'
import { collegesOf } from '../../people/store/colleges.ts'
import { personNames } from '../../people/store.ts'
import { asRules, statutesOf } from '../../process/rules/statutes.ts'
import { bodyById } from '../../process/store.ts'
import { Refusal } from '../../refusal.ts'
import { intentWords } from '../../text/index.ts'
import type { Call, Form } from '../../views/view.ts'
import { lexiconIn, valuesOf } from '../acts/agreed.ts'
import { meaningful, type Rules, readRules } from '../rules/agreed.ts'
import { writeRules } from '../rules/agreed-said.ts'
import {
  collegeChoices,
  countedChoices,
  fieldsFrom,
  gradeChoices,
  quorumChoices,
  rulesFromFields,
} from '../rules/form.ts'
import { hasOwnAnswers } from '../rules.ts'
import { open } from './open.ts'

const Draft = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]))
type Draft = z.output<typeof Draft>

export const rules = defineIntent({
  name: 'poll rules',
  allow: 'facilitator',
  scope: 'concertation',
  seen: 'private',
  hidden: true,
  asks: ({ confirmed }) => confirmed === undefined,
  args: z.object({
    draft: Line(2, 60_000),
    quorum: z.enum(quorumChoices).optional(),
    counted: z.enum(countedChoices).optional(),
    proxies: z.number().int().min(0).max(100).optional(),
    sameCollege: z.boolean().optional(),
    chair: Line(1, 80).optional(),
    tie: z.enum(['team', 'chair', 'lot']).optional(),
    validated: z.boolean().optional(),
    roll: z.boolean().optional(),
    seat: z.boolean().optional(),
    early: z.boolean().optional(),
    colleges: z.enum(collegeChoices).optional(),
    shares: Line(1, 500).optional(),
    mode: z.enum(['proportional', 'majority']).optional(),
    per: z.enum(['expressed', 'enrolled']).optional(),
    each: z.boolean().optional(),
    empty: z.enum(['lost', 'invalid']).optional(),
    adding: z.boolean().optional(),
    least: z.number().int().min(1).max(100).optional(),
    grades: z.enum(gradeChoices).optional(),
    missing: z.enum(['worst', 'excluded', 'invalid']).optional(),
    otherwise: z.boolean().optional(),
    secretOnRequest: z.boolean().optional(),
    others: Paragraph(1, 500).optional(),
    confirmed: z.boolean().optional(),
  }),
  async run({ draft: carried, others, confirmed, ...fields }, context) {
    const { t, placeText } = context
    const draft = draftIn(carried)
    const lexicon = lexiconIn(t)
    const before = typeof draft.rules === 'string' ? readRules(draft.rules, lexicon) : {}
    const statutes = await statutesHere(draft, before, context)
    if (!confirmed) return answer(await formOf(draft, { ...statutes, ...before }, context))
    const more = others === undefined ? {} : readRules(others, lexicon)
    const shares = (typed: string) => readRules(`${t.votes.agreed.words.keys.colleges[0]}: ${typed}`, lexicon).colleges
    const said: Rules = { ...unsaid(draft, before), ...rulesFromFields(fields, more, shares) }
    // A name that was taken out of its field is nobody, where the statutes name somebody.
    const whole: Rules = statutes?.chair !== undefined && said.chair === undefined ? { ...said, chair: '' } : said
    const kept = statutes ? whole : meaningful(whole)
    const { words, labelled } = placeText.votes.agreed
    const written = writeRules(kept, words, labelled)
    const { rules: _, confirmed: __, ...rest } = draft
    const args: Call['args'] = { ...rest, ...(written !== '' && { rules: written }) }
    const next: Call =
      typeof draft.question === 'string'
        ? { intent: open.name, args }
        : { intent: 'resume', args: { intent: open.name, given: JSON.stringify(args) } }
    return { ...answer(null), next }
  },
})

/** Of a vote that is not public it is not asked, and not forgotten either. */
function unsaid({ secrecy }: Draft, { secretOnRequest }: Rules): Rules {
  return secrecy !== 'public' && secretOnRequest !== undefined ? { secretOnRequest } : {}
}

function draftIn(carried: string): Draft {
  try {
    const read = Draft.safeParse(JSON.parse(carried))
    if (read.success) return read.data
  } catch {
    // said below
  }
  throw new Refusal('stalePress')
}

/** Of the body that would vote here, where they serve; with the name of the chair. */
async function statutesHere(
  { preset }: Draft,
  said: Rules,
  { concertation, read, spot }: Context<Concertation>,
): Promise<Rules | undefined> {
  if (!(said.statutes ?? preset === 'adopt')) return undefined
  const held = await openSessionsIn(read, concertation.id, spot)
  const bodyId = (held.length === 1 ? held[0]?.bodyId : undefined) ?? spot.place?.bodyId
  const statutes = statutesOf((bodyId && (await bodyById(read, bodyId))) || undefined)
  if (!statutes) return undefined
  const { chairId } = statutes
  const chair = chairId === undefined ? undefined : (await personNames(read, [chairId])).get(chairId)
  return { ...asRules(statutes), ...(chair !== undefined && { chair }) }
}

/** Only what concerns such a vote is asked. */
async function formOf(
  draft: Draft,
  before: Rules,
  { concertation, read, t, lang }: Context<Concertation>,
): Promise<Form> {
  const words = intentWords(t, rules.name)
  const colleges = await collegesOf(read, concertation.id)
  const { fields, others } = fieldsFrom(before)
  const { words: said, labelled } = t.votes.agreed
  const written = writeRules(others, said, labelled)
  const filled = {
    ...fields,
    ...(colleges.length > 0 &&
      fields.shares === undefined && { shares: colleges.map(({ name }) => `${name} 1`).join(', ') }),
    ...(written !== '' && { others: written }),
  }
  const values = Object.fromEntries(
    Object.entries(filled).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, shownIn(value, t)] as const],
    ),
  )
  const unasked = leftOut(methodIn(draft), colleges.length > 0, draft.secrecy === 'public')
  const asked = fieldsOf(rules, t, values).filter(({ name }) => !unasked.includes(name))
  return {
    lang,
    title: words.label,
    notice: [
      typeof draft.replaces === 'number' && t.votes.agreed.rulesOfNext(draft.replaces),
      words.notice ?? words.help,
    ]
      .filter(Boolean)
      .join(' '),
    fields: asked,
    submit: words.submit ?? t.buttons.send,
    // What is not filled in again stays; what is emptied goes.
    call: { intent: rules.name, args: { ...valuesOf(asked), draft: JSON.stringify(draft), confirmed: true } },
  }
}

function shownIn(value: string | number | boolean, t: Context<Concertation>['t']): string | number {
  const { yes, no } = t.votes.agreed.words
  return typeof value === 'boolean' ? (value ? yes : no)[0]! : value
}

function methodIn({ method, preset, options, from, majority, budget, each }: Draft): string {
  if (typeof method === 'string') return method
  if (preset === 'adopt' || majority !== undefined) return 'decision'
  if (preset === 'consent') return 'consent'
  if (budget !== undefined) return 'shares'
  if (each !== undefined) return 'dots'
  return options === undefined && from === undefined ? 'yesNo' : 'approval'
}

function leftOut(method: string, hasColleges: boolean, isPublic: boolean): string[] {
  const byCollege = hasColleges && method !== 'consent' && method !== 'election'
  const all: readonly (readonly [boolean, readonly string[]])[] = [
    [false, ['draft', 'confirmed']],
    [byCollege, ['colleges', 'shares', 'mode', 'per', 'empty']],
    [byCollege && method === 'decision', ['each']],
    [hasColleges, ['sameCollege']],
    [method === 'approval' || method === 'dots', ['least']],
    [method === 'judgment', ['grades', 'missing']],
    [method === 'ranking', ['otherwise']],
    [!hasOwnAnswers({ method }) && method !== 'shares', ['adding']],
    [isPublic, ['secretOnRequest']],
  ]
  return all.flatMap(([isAsked, names]) => (isAsked ? [] : names))
}
