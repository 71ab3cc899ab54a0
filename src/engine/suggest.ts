/**
 * What may follow what somebody types, on platforms that propose it: a look, at each letter. Nothing is kept of it, not
 * even who asks; and what cannot be told in time, or at all, is simply not proposed.
 */
import type { Asked, Platform, Suggestion } from '../port.ts'
import { clean } from './fold.ts'
import type { Log } from './log.ts'
import { mostSuggestions } from './matching.ts'
import { lookingOf, mayCall, type Tools } from './perform.ts'
import { type Surroundings, situate } from './situate.ts'

export type Suggester = (platform: Platform, asked: Asked) => Promise<readonly Suggestion[]>

/** In milliseconds: a list that comes later is shown to nobody. */
const patience = 2000

/** Half a value would be another one: what is longer than a choice may be is typed. */
const mostLetters = 100

export function createSuggester(o: Surroundings & Tools & { readonly log: Log }): Suggester {
  return async (platform, asked) => {
    let timer: NodeJS.Timeout | undefined
    const late = new Promise<readonly Suggestion[]>((resolve) => {
      timer = setTimeout(resolve, patience, [])
    })
    try {
      return await Promise.race([proposed(platform, asked), late])
    } catch (error) {
      o.log.warn({ err: error, intent: asked.says.intent, platform }, 'nothing could be proposed')
      return []
    } finally {
      clearTimeout(timer)
    }
  }

  async function proposed(platform: Platform, { who, where, says }: Asked): Promise<readonly Suggestion[]> {
    const intent = o.registry.get(says.intent)
    const propose = intent?.suggest && Object.hasOwn(intent.suggest, says.field) && intent.suggest[says.field]
    if (!intent || !propose) return []
    const { situation } = await situate({ id: '', platform, who, where, says: '' }, '', o)
    if (!mayCall(intent, situation, false)) return []
    if (intent.scope === 'concertation' && !situation.concertation) return []
    const given = Object.fromEntries(Object.entries(says.given).map(([name, value]) => [name, clean(value)]))
    const context = { ...lookingOf(situation, o), given }
    const found = await propose(clean(says.typed), context as never)
    return found
      .filter(({ value }) => value.length <= mostLetters)
      .slice(0, mostSuggestions)
      .map(shortened)
  }
}

function shortened({ value, label }: Suggestion): Suggestion {
  if (label.length <= mostLetters) return { value, label }
  return {
    value,
    label: `${label
      .slice(0, mostLetters - 1)
      .toWellFormed()
      .replace(/\uFFFD$/, '')}…`,
  }
}
