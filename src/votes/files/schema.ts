/** A vote as a file of ours: what was asked, how many ballots of each kind, and, once counted, the result and its hash. */
import { z } from 'zod'
import { bases, type Definition } from '../tally/definition.ts'

export const format = 'concertess-vote/1'

const text = z.string().max(500)
const many = z.number().int().min(0)
const share = z.string().regex(/^\d{1,40}(?:\.\d{1,40}|\/\d{1,40})?$/)
const position = z.number().int().min(0)
const threshold = z.strictObject({ share, strict: z.boolean(), base: z.enum(bases) })

const common = {
  options: z.array(text).min(1).max(1000),
  quorum: z
    .strictObject({
      counted: z.enum(['voters', 'present', 'attending']),
      share: share.optional(),
      strict: z.boolean().optional(),
      least: many.optional(),
    })
    .optional(),
  colleges: z
    .strictObject({
      list: z.array(z.strictObject({ id: text, share })).min(1),
      mode: z.enum(['proportional', 'majority']),
      per: z.enum(['expressed', 'enrolled']),
      empty: z.enum(['lost', 'invalid']),
      tie: z.enum(['split', 'lost']).optional(),
      each: z.boolean().optional(),
    })
    .optional(),
}
const seats = z.number().int().min(1)

export const DefinitionSchema = z.discriminatedUnion('rule', [
  z.strictObject({ ...common, rule: z.literal('decision'), majority: threshold, least: share.optional() }),
  z.strictObject({ ...common, rule: z.literal('consent') }),
  z.strictObject({ ...common, rule: z.literal('single'), seats, majority: threshold.optional() }),
  z.strictObject({
    ...common,
    rule: z.literal('approval'),
    seats,
    min: many.optional(),
    max: many.optional(),
    majority: threshold.optional(),
  }),
  z.strictObject({
    ...common,
    rule: z.literal('dots'),
    seats,
    points: many.optional(),
    max: many.optional(),
    min: many.optional(),
  }),
  z.strictObject({
    ...common,
    rule: z.literal('majority-judgment'),
    seats,
    grades: z.array(text).min(2).max(36),
    missing: z.union([z.enum(['worst', 'median', 'excluded', 'invalid']), z.strictObject({ grade: position })]),
  }),
  z.strictObject({
    ...common,
    rule: z.literal('schulze'),
    seats,
    unranked: z.enum(['last', 'apart']),
    strength: z.enum(['winning', 'votes', 'margin']),
    otherwise: z
      .strictObject({ option: position, quorum: share.optional(), majorities: z.array(share).optional() })
      .optional(),
  }),
  z.strictObject({
    ...common,
    rule: z.literal('equal-shares'),
    costs: z.array(share),
    budget: share,
    utility: z.enum(['cost', 'number']),
    completion: z.enum(['none', 'add1', 'phragmen']),
    increment: share,
    whole: z.boolean(),
    exhaustive: z.boolean(),
    greedy: z.boolean(),
    ties: z.array(z.enum(['approvals', 'cost'])),
  }),
  z.strictObject({
    ...common,
    rule: z.literal('stv'),
    seats,
    flavour: z.enum(['scottish', 'exact', 'meek']),
    withdrawn: z.array(position).optional(),
  }),
]) satisfies z.ZodType<Definition>

const counts = z.record(z.string(), z.record(z.string().max(10_000), many))

export const VoteFile = z.strictObject({
  format: z.literal(format),
  definition: DefinitionSchema,
  counts,
  roll: z
    .record(
      z.string(),
      z.strictObject({ enrolled: many.optional(), present: many.optional(), represented: many.optional() }),
    )
    .optional(),
  breaking: z
    .discriminatedUnion('by', [
      z.strictObject({ by: z.literal('chair'), order: z.array(position) }),
      z.strictObject({ by: z.literal('lot'), seed: z.string().max(1000) }),
    ])
    .optional(),
  result: z.record(z.string(), z.unknown()).optional(),
  sha256: z.string().optional(),
})
export type VoteFile = z.infer<typeof VoteFile>
