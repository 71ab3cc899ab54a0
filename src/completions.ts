/** What may be typed next behind `/`: the verbs of this language. */
import type { Registry } from './engine/registry.ts'
import { intentWords, textOf } from './text/index.ts'
import type { Lang } from './views/view.ts'

export function completionsFor(registry: Registry, lang: Lang): (text: string) => readonly string[] {
  const verbs = registry.intents
    .filter((intent) => !intent.hidden)
    .map((intent) => intentWords(textOf(lang), intent.name).verb)
  return (text) => {
    if (!text.startsWith('/')) return []
    const typed = /^\/concert\s+(\S*)$/.exec(text)
    if (typed) return verbs.filter((verb) => verb.startsWith(typed[1]!)).map((verb) => `/concert ${verb}`)
    const roots = ['/concert', `/${intentWords(textOf(lang), 'idea submit').verb}`]
    return roots.filter((root) => root.startsWith(text))
  }
}
