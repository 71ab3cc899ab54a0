/** A poll as it is asked for, its preset filled in: what would open, and what could still be ticked. */
import { fold } from '../engine/fold.ts'
import type { Context } from '../engine/intent.ts'
import { isAllowed } from '../engine/roles.ts'
import type { Concertation } from '../generated/prisma/client.ts'
import { openSessionsIn } from '../meetings/store.ts'
import { statutesOf } from '../process/rules/statutes.ts'
import { bodyById } from '../process/store.ts'
import { Refusal } from '../refusal.ts'
import { languages, textOf } from '../text/index.ts'
import { type Preset, presetNamed, presets, prioritySource, type Source, seatsFor } from './rules/presets.ts'
import { type MajorityName, type Method, majorityNamed, mostOptions, termsOf } from './rules.ts'
import { itemsOf } from './sources.ts'
import { pollsOf } from './store.ts'

type Asked = {
  readonly question: string
  readonly preset?: Preset | undefined
  readonly options?: string | undefined
  readonly method?: Method | undefined
  readonly seats?: number | undefined
  readonly from?: Source | undefined
  readonly then?: 'workshops' | undefined
  readonly majority?: MajorityName | undefined
}

/** The preset that these words name, and nothing else. */
export function presetIn(question: string | undefined): Preset | undefined {
  return presetNamed(question, names, fold)
}

const names = presets.map(
  (preset) => [preset, languages.flatMap((lang) => textOf(lang).votes.presets[preset])] as const,
)

/** What was said stays; what was not is filled in. Throws when there is nothing to choose from. */
export async function filledIn<A extends Asked>(args: A, context: Context<Concertation>): Promise<A> {
  const named = presetIn(args.question)
  const preset = args.preset ?? named
  if (preset === undefined) return args
  const { actor, concertation, placeText, spot } = context
  const question = named === undefined ? args.question : placeText.votes.presetQuestions[preset]
  const asked = { ...args, preset, question }
  if (preset === 'adopt') {
    const majority = args.majority ?? (await usualMajority(context))
    return { ...asked, method: args.method ?? 'decision', ...(majority && { majority }) }
  }
  if (preset === 'consent') return { ...asked, method: args.method ?? 'consent' }
  if (preset === 'budget') return { ...asked, method: args.method ?? 'shares' }
  const source = args.from ?? (args.options === undefined ? await sourceFor(preset, context) : undefined)
  const items = source === undefined || args.options !== undefined ? [] : await itemsOf(source, context)
  const here = items.filter((item) => item.here)
  const proposed = (here.length >= 2 ? here : items).slice(0, mostOptions)
  const options = args.options ?? proposed.map(({ number }) => number).join(', ')
  const count = args.options === undefined ? proposed.length : args.options.split(/[,;|\n]/).length
  const coordinates = isAllowed('coordinator', actor.roles, concertation.id)
  const workshops = preset === 'themes' && coordinates && !spot.place?.team
  return {
    ...asked,
    method: args.method ?? (preset === 'themes' ? 'approval' : 'dots'),
    seats: args.seats ?? seatsFor(preset, count),
    options,
    ...(source !== undefined && { from: source }),
    // biome-ignore lint/suspicious/noThenProperty: data, and no promise
    ...(args.then === undefined && workshops && { then: 'workshops' as const }),
  }
}

/**
 * That of the statutes, where they say one; it has no name when it is none of the usual ones, and then `agreedOn` takes it.
 * Else the majority of the last decision that was put to the same people.
 */
export async function usualMajority({
  concertation,
  read,
  spot,
}: Pick<Context<Concertation>, 'concertation' | 'read' | 'spot'>): Promise<MajorityName | undefined> {
  const { place } = spot
  const held = await openSessionsIn(read, concertation.id, spot)
  const bodyId = (held.length === 1 ? held[0]?.bodyId : undefined) ?? place?.bodyId
  const statutes = statutesOf((bodyId && (await bodyById(read, bodyId))) || undefined)
  if (statutes?.majority) return majorityNamed(statutes.majority)
  const polls = await pollsOf(read, concertation.id)
  const last = polls.findLast(
    ({ method, placeId, bodyId, state }) =>
      method === 'decision' &&
      state !== 'cancelled' &&
      (placeId === place?.id || (bodyId !== null && bodyId === place?.bodyId)),
  )
  return last && majorityNamed(termsOf(last).majority)
}

async function sourceFor(preset: Preset, context: Context<Concertation>): Promise<Source> {
  const { spot } = context
  const [actions, ideas, themes] = await Promise.all(
    (['actions', 'ideas', 'themes'] as const).map((source) => itemsOf(source, context)),
  )
  if (preset === 'themes') {
    if (themes!.length >= 2) return 'themes'
    throw new Refusal('tooFewThemes', {}, [{ label: 'addThemes', call: { intent: 'theme add', args: {} } }])
  }
  const inWorkshop = (spot.place?.workshopId ?? null) !== null
  const own = (items: typeof actions) => items!.filter((item) => item.here).length
  const found = { actions: own(actions), ideas: own(ideas), themes: own(themes) }
  const source = prioritySource(found, inWorkshop, mostOptions)
  if (source === undefined)
    throw new Refusal('nothingToPrioritise', {}, [{ label: 'submitIdea', call: { intent: 'idea submit', args: {} } }])
  return source
}
