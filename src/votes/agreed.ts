/** What was agreed on for a vote besides its question: by its statutes, and by the rules that were said when it was opened. */
import { fold } from '../engine/fold.ts'
import type { Context } from '../engine/intent.ts'
import type { Body, Concertation, Session } from '../generated/prisma/client.ts'
import { onePerson } from '../people/rules.ts'
import { peopleOf, personNow } from '../people/store.ts'
import { asRules, type Statutes, statutesOf } from '../process/rules/statutes.ts'
import { Refusal } from '../refusal.ts'
import { collegesSaid, lexiconIn } from './acts/agreed.ts'
import { type Rules, readRules } from './rules/agreed.ts'
import { mustHaveColleges, termsFrom } from './rules/fitting.ts'
import type { Preset } from './rules/presets.ts'
import type { Terms } from './rules/terms.ts'
import type { MajorityName } from './rules.ts'
import { commitmentOf } from './tally/lots.ts'

export type Agreed = {
  readonly terms: Terms
  /** who presides, and their name */
  readonly chairId: string | null
  readonly chair: string | undefined
  /** of the lot, where equals are told apart by one */
  readonly secret: string | null
}

type Where = {
  readonly body: Body | undefined
  readonly session: Session | undefined
  /** what else was said of the vote */
  readonly asked: { readonly preset?: Preset | undefined; readonly majority?: MajorityName | undefined }
}

/** 31 to the power of 26: nobody finds the secret of a lot by trying. */
export const secretLength = 26

/** `rules`: as they were typed. Throws what the person is to be told. */
export async function agreedOn(
  rules: string | undefined,
  { body, session, asked }: Where,
  context: Context<Concertation>,
): Promise<Agreed> {
  const said = rules === undefined ? {} : readRules(rules, lexiconIn(context.t))
  const own = statutesOf(body)
  if (said.statutes && !own) throw new Refusal('noStatutesHere', {}, [bodies], 'rules')
  const statutes = own && (said.statutes ?? asked.preset === 'adopt') ? own : undefined
  const all = { ...(statutes && named(statutes, asked)), ...said }
  mustHaveColleges(all)
  const colleges = await collegesSaid(all, context)
  const terms = termsFrom(all, { inSession: session !== undefined, colleges })
  const chair = await presiding(said, statutes, context)
  const secret = terms.tie === 'lot' ? context.sayable(secretLength) : null
  return {
    terms: secret === null ? terms : { ...terms, commitment: commitmentOf(secret) },
    chairId: chair?.id ?? null,
    chair: chair?.name,
    secret,
  }
}

const bodies = { label: 'bodies', call: { intent: 'bodies', args: {} } } as const

/** A majority that was chosen for this vote takes the place of that of the statutes. */
function named(statutes: Statutes, { majority }: Where['asked']): Rules {
  const { majority: own, ...others } = asRules(statutes)
  return { ...others, ...(own && majority === undefined && { majority: own }) }
}

async function presiding(
  { chair }: Rules,
  statutes: Statutes | undefined,
  { concertation, read }: Context<Concertation>,
): Promise<{ readonly id: string; readonly name: string } | undefined> {
  if (chair === '') return undefined
  if (chair !== undefined) return onePerson(chair, fold(chair), await peopleOf(read, concertation.id))
  const id = statutes?.chairId
  return id === undefined ? undefined : personNow(read, id)
}
