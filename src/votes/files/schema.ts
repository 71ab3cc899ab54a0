/**
 * A vote as a file of ours: what was asked; how many ballots of each kind, or the sums of a confidential vote; once
 * counted, the result and the hash of all that.
 */
import { z } from 'zod'
import { bases, type Definition, ruleIds } from '../tally/definition.ts'
import type { Beside } from './profile.ts'

export const format = 'concertess-vote/1'

const text = z.string().max(500)
const many = z.number().int().min(0)
const share = z.string().regex(/^\d{1,40}(?:\.\d{1,40}|\/\d{1,40})?$/)
const position = z.number().int().min(0)
const hash = z.string().regex(/^[0-9a-f]{64}$/)
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
  commitment: hash.optional(),
  subject: hash.optional(),
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
const persons = { voters: many, expressed: many, blank: many, abstained: many, spoilt: many }
const tables = z.record(z.string(), z.strictObject({ cells: z.array(many), ...persons }))
const roll = { enrolled: many.optional(), present: many.optional(), represented: many.optional() }
const positions = z.array(position)

const beside = {
  about: z
    .strictObject({
      concertation: text.optional(),
      title: text.optional(),
      question: z.string().max(4000).optional(),
      labels: z.array(text).optional(),
      closedAt: z.iso.datetime().optional(),
    })
    .optional(),
  poll: text.optional(),
  receipts: z.array(hash).optional(),
  log: z.strictObject({ head: hash, length: many }).optional(),
}
z.strictObject(beside) satisfies z.ZodType<Beside>

export const VoteFile = z
  .strictObject({
    format: z.literal(format),
    definition: DefinitionSchema,
    ...beside,
    counts: counts.optional(),
    tables: tables.optional(),
    /** colleges with so few ballots that nothing is told by college */
    withheld: z.array(text).min(1).optional(),
    roll: z.record(z.string(), z.strictObject(roll)).optional(),
    breaking: z
      .discriminatedUnion('by', [
        z.strictObject({ by: z.literal('chair'), order: positions }),
        z.strictObject({ by: z.literal('lot'), seed: z.string().max(1000) }),
      ])
      .optional(),
    result: z.record(z.string(), z.unknown()).optional(),
    sha256: z.string().optional(),
  })
  .superRefine(({ definition, about, counts, tables, withheld }, context) => {
    const told = [counts, tables, withheld].filter((part) => part !== undefined)
    if (told.length !== 1) context.addIssue({ code: 'custom', path: [tables ? 'tables' : 'counts'] })
    if (about?.labels && about.labels.length !== definition.options.length)
      context.addIssue({ code: 'custom', path: ['about', 'labels'] })
  })
export type VoteFile = z.infer<typeof VoteFile>

/** What is told of a result where colleges were withheld: nothing by college, and no figure that weighs them. */
export const WithheldResult = z.strictObject({
  rule: z.enum(ruleIds),
  outcome: z.enum(['won', 'adopted', 'rejected', 'tied', 'none', 'invalid']),
  winners: positions,
  tied: positions,
  ranking: z.array(positions).optional(),
  broken: z.array(z.strictObject({ by: z.enum(['chair', 'lot']), among: positions, chosen: positions })).optional(),
  turnout: z.strictObject({ ...z.strictObject({ ...persons, ...roll }).partial().shape, voters: many }),
  quorum: z.boolean().optional(),
  figures: z.strictObject({
    counts: z.array(many).optional(),
    supporters: z.array(many).optional(),
    grades: z.array(z.array(many)).optional(),
    pairwise: z.array(z.array(many)).optional(),
    approvals: z.array(many).optional(),
    cost: share.optional(),
  }),
})
