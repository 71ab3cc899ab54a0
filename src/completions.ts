/** What may be typed next: the verbs of this language behind `/`, and the argument that is being typed behind a verb. */
import { confirmation, fieldsOf } from './engine/fields.ts'
import { parse, parseArguments } from './engine/parse.ts'
import type { Registry } from './engine/registry.ts'
import { intentWords, textOf } from './text/index.ts'
import { fold } from './views/fold.ts'
import type { Lang } from './views/view.ts'

export function completionsFor(registry: Registry, lang: Lang): (text: string) => readonly string[] {
  const propose = commandsFor(registry, lang)
  return (text) => propose(text).map(({ value }) => value)
}

/** What a line may become, and what it then asks for. */
export type Proposal = { readonly value: string; readonly label: string }

export function commandsFor(registry: Registry, lang: Lang): (text: string) => readonly Proposal[] {
  const t = textOf(lang)
  const verbs = registry.intents
    .filter((intent) => !intent.hidden)
    .map((intent) => ({ value: intentWords(t, intent.name).verb, label: intentWords(t, intent.name).help }))
  const idea = intentWords(t, 'idea submit')
  const roots = [
    { value: '/concert', label: intentWords(t, 'panel').help },
    { value: `/${idea.verb}`, label: idea.help },
  ]
  return (text) => {
    if (!text.startsWith('/')) return []
    const typed = /^\/concert\s+(\S*)$/.exec(text)?.[1]
    if (typed === undefined) return roots.filter(({ value }) => value.startsWith(text))
    return verbs
      .filter(({ value }) => fold(value).startsWith(fold(typed)))
      .map(({ value, label }) => ({ value: `/concert ${value}`, label }))
  }
}

/** An argument that is being typed: `before` is what stands in front of it, `given` what the others hold. */
export type Typing = {
  readonly intent: string
  readonly field: string
  readonly typed: string
  readonly given: Readonly<Record<string, string>>
  readonly before: string
  /** what it may hold, where that is always the same */
  readonly options: readonly Proposal[]
  /** arguments that may be named here instead, as they are typed */
  readonly names: readonly Proposal[]
}

/** Undefined where no argument is being typed. */
export function typingFor(registry: Registry, lang: Lang): (text: string) => Typing | undefined {
  const t = textOf(lang)
  return (text) => {
    const head = /^\/(?:concert\s+\S+|(?!concert\s)\S+)\s+/i.exec(text)?.[0]
    if (head === undefined) return undefined
    const said = parse(head, registry.lexicon)
    const intent = said.kind === 'call' ? registry.get(said.call.intent) : undefined
    if (!intent) return undefined
    const lexical = registry.lexicon.fields.get(intent.name) ?? []
    const rest = text.slice(head.length)
    const cut = rest.lastIndexOf(';')
    const done = cut < 0 ? '' : rest.slice(0, cut)
    const { args: given } = parseArguments(done.trim(), lexical)
    const last = rest.slice(cut + 1)
    const fields = fieldsOf(intent, t).filter(({ name }) => name !== confirmation && !(name in given))
    const named = /^\s*([^:=«"]{1,60}?)\s*[:=]\s*/.exec(last)
    const name = named && lexical.find(({ names }) => names.includes(fold(named[1] ?? '')))?.name
    // What follows `;` without a name is one of the arguments' names.
    const field = name ? fields.find((one) => one.name === name) : cut < 0 ? fields[0] : undefined
    const start = name && named ? named[0] : (/^\s*/.exec(last)?.[0] ?? '')
    const typed = last.slice(start.length)
    const before = text.slice(0, text.length - typed.length)
    const names = name
      ? []
      : fields
          .filter((one) => cut >= 0 && fold(one.label).startsWith(fold(typed)))
          .map(({ names: [word] = [], label, help }) => ({ value: `${word ?? label} : `, label: help || label }))
    const options = (field?.options ?? []).filter(({ label }) => fold(label).startsWith(fold(typed)))
    return {
      intent: intent.name,
      field: field?.name ?? '',
      typed,
      given,
      before,
      names,
      options: options.map(({ label }) => ({ value: label, label })),
    }
  }
}

/** What a command is for: the help of its verb. */
export function meaningFor(registry: Registry, lang: Lang): (text: string) => string | undefined {
  const t = textOf(lang)
  return (text) => {
    const said = parse(text, registry.lexicon)
    const intent = said.kind === 'call' ? registry.get(said.call.intent) : undefined
    return intent && intentWords(t, intent.name).help
  }
}
