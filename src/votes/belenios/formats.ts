/**
 * Texts of Belenios (1.x to 3.x), as far as they are looked at. From its documented types: `election.json`,
 * `result.json`, and what the events of an archive carry. What else they hold (keys, ciphers, proofs) is left to
 * `belenios-tool`.
 */
import { z } from 'zod'
import { UnreadableElection, type Where } from './faults.ts'

const text = z.string().max(20_000)
const label = z.string().max(2000)
/** In lower-case hexadecimal. */
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const many = z.number().int().min(0)
/** A whole number; above 2^30 Belenios writes it between quotation marks. */
export const Weight = z
  .union([many, z.string().regex(/^\d{1,15}$/)])
  .transform(Number)
  .pipe(many)

const answers = z.array(label).min(1).max(1000)
const Choices = z.object({
  question: text,
  answers,
  min: many,
  max: many,
  blank: z.boolean().optional(),
})
const Ranked = z.object({ question: text, answers })
const Lists = z.object({ question: text, answers: z.array(answers).min(1).max(1000) })
const Extra = z.union([
  z.object({ method: z.literal('MajorityJudgment'), blank: z.boolean(), grades: z.array(label).min(2).max(36) }),
  z.object({ method: z.literal('Schulze'), blank: z.boolean() }),
  z.object({ method: z.literal('STV'), blank: z.boolean(), seats: z.number().int().min(1) }),
])
export type Method = z.infer<typeof Extra>

export type Asked =
  | ({ readonly kind: 'choices' } & z.infer<typeof Choices>)
  /** of each list its name, then its candidates */
  | ({ readonly kind: 'lists' } & z.infer<typeof Lists>)
  /** numbers by answer, which its method reads; none where Belenios only deciphers them */
  | ({ readonly kind: 'ranked'; readonly method?: Method } & z.infer<typeof Ranked>)

const ElectionFile = z.object({
  uuid: z.string().max(100),
  name: label,
  description: text,
  administrator: label.optional(),
  credential_authority: label.optional(),
  questions: z.array(z.unknown()).min(1).max(100),
})
/** Before 1.0 the name was a title; the description may be missing. */
const OlderElection = z
  .object({ name: z.unknown().optional(), short_name: label.optional(), description: text.optional() })
  .loose()
  .transform((value) => ({
    ...value,
    name: value.name ?? value.short_name ?? '',
    description: value.description ?? '',
  }))
  .pipe(ElectionFile)

export type Election = {
  readonly uuid: string
  readonly name: string
  readonly description: string
  readonly administrator?: string
  readonly authority?: string
  readonly asked: readonly Asked[]
}

export function readElection(source: string, where: Where): Election {
  const file = parsed(OlderElection, source, where)
  return {
    uuid: file.uuid,
    name: file.name,
    description: file.description,
    ...(file.administrator !== undefined && { administrator: file.administrator }),
    ...(file.credential_authority !== undefined && { authority: file.credential_authority }),
    asked: file.questions.map((question, at) => readQuestion(question, { ...where, question: at + 1 })),
  }
}

/** A bare question is one of choices; others say their type. */
function readQuestion(value: unknown, where: Where): Asked {
  const { type = 'Homomorphic', value: inside, extra } = fits(Typed, value, where)
  const question = inside ?? value
  if (type === 'Homomorphic') {
    const asked = fits(Choices, question, where)
    if (asked.min > asked.max) throw new UnreadableElection('field', where, 'min')
    return { kind: 'choices', ...asked }
  }
  if (type === 'Lists') return { kind: 'lists', ...fits(Lists, question, where) }
  if (type !== 'NonHomomorphic') throw new UnreadableElection('question', where, type)
  const method = Extra.safeParse(extra)
  return { kind: 'ranked', ...fits(Ranked, question, where), ...(method.success && { method: method.data }) }
}

const Typed = z.object({
  type: z.string().max(100).optional(),
  value: z.unknown().optional(),
  extra: z.unknown().optional(),
})

/** Newer results hold nothing but figures; older ones say beside them how many ballots were counted. */
export const ResultFile = z.object({
  result: z.array(z.unknown()).min(1).max(100),
  num_tallied: Weight.optional(),
  total_weight: Weight.optional(),
})

export const ArchiveHeader = z.object({ version: many, timestamp: z.union([z.number(), z.string()]) })

export const eventTypes = [
  'Setup',
  'Ballot',
  'EndBallots',
  'EncryptedTally',
  'Shuffle',
  'EndShuffles',
  'PartialDecryption',
  'Result',
] as const
export type EventType = (typeof eventTypes)[number]
const eventType = z.enum(eventTypes)

export const EventFile = z.object({
  parent: hash.optional(),
  height: many,
  // a name, or a list of one name
  type: z.union([eventType, z.tuple([eventType]).transform(([only]) => only)]),
  payload: hash.optional(),
})
export type EventFile = z.infer<typeof EventFile>

export const SetupFile = z.object({
  election: hash,
  trustees: hash,
  credentials: hash,
  credentials_certificate: hash.optional(),
})
export const TallyFile = z.object({
  num_tallied: many,
  total_weight: Weight.optional(),
  encrypted_tally: hash,
})
export const OwnedFile = z.object({ owner: many, payload: hash })
/** `credential` stands in the signature of older ones. */
export const BallotFile = z.object({
  election_uuid: z.string().max(100).optional(),
  election_hash: z.string().max(100),
  credential: z.string().max(10_000).optional(),
  signature: z.object({ public_key: z.string().max(10_000).optional() }).optional(),
})

export function parsed<S extends z.ZodType>(schema: S, source: string, where: Where): z.infer<S> {
  let value: unknown
  try {
    value = JSON.parse(source)
  } catch {
    throw new UnreadableElection('json', where)
  }
  return fits(schema, value, where)
}

export function fits<S extends z.ZodType>(schema: S, value: unknown, where: Where): z.infer<S> {
  const read = schema.safeParse(value)
  if (read.success) return read.data
  throw new UnreadableElection('field', where, read.error.issues[0]!.path.join('.'))
}
