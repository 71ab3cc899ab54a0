/** What else may be asked for here, by the words that name it. */
import { dayOf } from '../calendar.ts'
import { fold } from '../engine/fold.ts'
import type { AnyIntent, Looking, SuggestContext } from '../engine/intent.ts'
import { type Candidate, matching } from '../engine/matching.ts'
import { isAllowed } from '../engine/roles.ts'
import type { Concertation } from '../generated/prisma/client.ts'
import { awayUntil } from '../people/rules/habits.ts'
import { administrator } from '../people/store.ts'
import type { Suggestion } from '../port.ts'
import { restsUntil } from '../process/rules/pause.ts'
import { mayTry } from '../process/rules/trial.ts'
import { intentWords, languages, textOf } from '../text/index.ts'
import { flatIntents } from './flat.ts'

/** Every intent that this person may make here and that does something here. */
export async function openTo({
  actor,
  concertation,
  intents,
  may,
  now,
  read,
  spot,
  zone,
}: Looking<Concertation | undefined>): Promise<readonly AnyIntent[]> {
  const bound = Boolean(spot.place?.concertationId)
  const coordinates = actor.roles.some((r) => r.kind === 'administrator' || r.kind === 'coordinator')
  const inTrial = bound && concertation?.trialPlaceId === spot.place?.id
  const vain: Readonly<Record<string, boolean>> = {
    link: spot.kind === 'dm' || bound || !coordinates,
    unlink: !bound || inTrial,
    switch: spot.kind === 'room',
    trial: spot.kind === 'dm' || (bound ? !inTrial : !mayTry(actor.roles)),
    'place code': !bound || inTrial,
    'pause end': concertation === undefined || restsUntil(concertation, now) === undefined,
    'hand over': !isAllowed('facilitator', actor.roles, concertation?.id),
    back: awayUntil(actor.person, dayOf(zone, now)) === undefined,
    admin: (await administrator(read)) !== null,
  }
  return intents.filter(
    (i) =>
      !i.hidden &&
      i.name !== 'more' &&
      may(i.name) &&
      (i.scope === 'anywhere' || concertation !== undefined) &&
      !vain[i.name],
  )
}

/**
 * The rarer verbs; those that platforms offer by themselves only when their words are typed. Behind a verb anything may
 * follow: then the whole is proposed as it stands, so that nothing else is chosen in its place.
 */
export async function verbs(
  typed: string,
  context: SuggestContext<Concertation | undefined>,
): Promise<readonly Suggestion[]> {
  const { t } = context
  const open = await openTo(context)
  const [, verb = '', rest = ''] = /^\/?(?:concert\s+)?(\S+)\s+(\S[\s\S]*)$/i.exec(typed) ?? []
  const begun = rest === '' ? undefined : open.find((intent) => answersTo(intent, fold(verb)))
  if (begun) return [{ value: typed, label: t.suggestions.verb(typed, intentWords(t, begun.name).help) }]
  const isFlat = ({ name }: AnyIntent) => flatIntents.some((flat) => flat === name)
  const rare = open.filter((intent) => !isFlat(intent))
  const all = typed === '' ? rare : [...rare, ...open.filter(isFlat)]
  return matching(typed, all.map(candidate))

  function candidate(intent: AnyIntent): Candidate {
    const { verb: word, help, label, aliases } = intentWords(t, intent.name)
    const also = languages.flatMap((lang) => {
      const words = intentWords(textOf(lang), intent.name)
      return [words.verb, ...words.aliases]
    })
    return { value: word, label: t.suggestions.verb(word, help), also: [label, help, ...aliases, ...also] }
  }
}

/** By its verb or another word for it, in either language. */
export function answersTo(intent: AnyIntent, folded: string): boolean {
  return languages.some((lang) => {
    const words = intentWords(textOf(lang), intent.name)
    return [words.verb, words.label, ...words.aliases].some((word) => fold(word) === folded)
  })
}
