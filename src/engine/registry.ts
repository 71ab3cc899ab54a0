/** Every intent there is, and every word that names it. The one file of the engine that knows the rooms. */
import { contributionIntents } from '../contributions/intents/index.ts'
import { digestIntents } from '../digests/intents/index.ts'
import { guideIntents } from '../guide/intents/index.ts'
import { meetingIntents } from '../meetings/intents/index.ts'
import { peopleIntents } from '../people/intents/index.ts'
import { processIntents } from '../process/intents/index.ts'
import { roadmapIntents } from '../roadmap/intents/index.ts'
import { type IntentName, intentWords, languages, textOf, wordsOf } from '../text/index.ts'
import { voteIntents } from '../votes/intents/index.ts'
import { bareFields, fieldsOf } from './fields.ts'
import { fold } from './fold.ts'
import type { AnyIntent } from './intent.ts'
import type { LexicalField, Lexicon } from './parse.ts'

export type Registry = {
  readonly intents: readonly AnyIntent[]
  readonly lexicon: Lexicon
  get(name: string): AnyIntent | undefined
}

/** In the order in which help and the documentation name them. */
export const everyIntent = [
  ...guideIntents,
  ...contributionIntents,
  ...processIntents,
  ...meetingIntents,
  ...voteIntents,
  ...roadmapIntents,
  ...digestIntents,
  ...peopleIntents,
] as readonly AnyIntent[]

let whole: Registry | undefined

/** Throws when two intents have the same name, or two would answer to the same word. */
export function createRegistry(intents: readonly AnyIntent[] = everyIntent): Registry {
  if (intents !== everyIntent) return registryOf(intents)
  whole ??= registryOf(everyIntent)
  return whole
}

function registryOf(intents: readonly AnyIntent[]): Registry {
  const byName = new Map<string, AnyIntent>()
  for (const intent of intents) {
    if (byName.has(intent.name)) throw new Error(`two intents are named ${intent.name}`)
    byName.set(intent.name, intent)
  }
  return { intents, lexicon: createLexicon(intents), get: (name) => byName.get(name) }
}

function createLexicon(intents: readonly AnyIntent[]): Lexicon {
  const verbs = new Map<string, IntentName>()
  const fields = new Map<IntentName, readonly LexicalField[]>()
  for (const intent of intents.filter((i) => !i.hidden)) {
    for (const verb of verbsOf(intent)) {
      const folded = fold(verb)
      const other = verbs.get(folded)
      if (other && other !== intent.name) throw new Error(`${intent.name} and ${other} both answer to ${verb}`)
      verbs.set(folded, intent.name)
    }
    fields.set(intent.name, lexicalFields(intent))
  }
  return { verbs, fields, bare: 'panel', roots: ['idee', 'idea'] }
}

function verbsOf(intent: AnyIntent): string[] {
  return languages.flatMap((lang) => {
    const words = intentWords(textOf(lang), intent.name)
    return [words.verb, ...words.aliases]
  })
}

function lexicalFields(intent: AnyIntent): readonly LexicalField[] {
  const perLanguage = languages.map((lang) => fieldsOf(intent, textOf(lang)))
  return bareFields(intent).map((bare, i) => {
    const worded = perLanguage.map((fields) => fields[i]!)
    const words = languages.map((l) => wordsOf(textOf(l), intent.name, bare.name))
    const options = (bare.values ?? []).flatMap((value, at) =>
      [value, ...worded.map((f) => f.options![at]!.label), ...words.flatMap(({ said }) => said?.[value] ?? [])].map(
        (said) => [fold(said), value] as const,
      ),
    )
    return {
      name: bare.name,
      kind: bare.kind,
      required: bare.required,
      ...(bare.several && { several: bare.several }),
      names: [bare.name, ...worded.map((f) => f.label), ...words.flatMap(({ names }) => names ?? [])].map(fold),
      ...(options.length > 0 && { options: new Map(options) }),
    }
  })
}
