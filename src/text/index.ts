/** Both languages, and how to find the words of an intent. */
import type { Lang } from '../views/view.ts'
import { en } from './en.ts'
import { fr, type Text } from './fr.ts'
import type { ArgumentWords, IntentWords } from './words.ts'

export type { Text } from './fr.ts'
export { fr } from './fr.ts'
export type IntentName = keyof Text['intents']

export const languages = ['fr', 'en'] as const satisfies readonly Lang[]

const texts: Record<Lang, Text> = { fr, en }

export function textOf(lang: Lang): Text {
  return texts[lang]
}

/** `fr-FR` -> fr; undefined when it is a language that we do not speak. */
export function langOf(tag: string | null | undefined): Lang | undefined {
  const start = tag?.slice(0, 2).toLowerCase()
  return languages.find((lang) => lang === start)
}

export function intentWords(t: Text, intent: IntentName): IntentWords {
  return t.intents[intent]
}

export function wordsOf(t: Text, intent: IntentName, field: string): ArgumentWords {
  return intentWords(t, intent).args[field] ?? { label: field, help: '' }
}

/** The sentence of a refusal; a key without words is our error, and says so in the tests. */
export function refusalText(t: Text, key: string, values: Readonly<Record<string, string | number>>): string {
  const say = t.refusals[key] as ((v: typeof values) => string) | undefined
  return say ? say(values) : key
}
