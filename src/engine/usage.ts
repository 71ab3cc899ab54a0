/** How an intent is typed: `/concert verbe <champ> [champ]`. */
import { intentWords, type Text } from '../text/index.ts'
import { confirmation, fieldsOf } from './fields.ts'
import type { AnyIntent } from './intent.ts'

export function usageOf(intent: AnyIntent, t: Text): string {
  const blanks = fieldsOf(intent, t)
    .filter(({ name }) => name !== confirmation)
    .map((f) => (f.required ? `<${f.label.toLowerCase()}>` : `[${f.label.toLowerCase()}]`))
  return [rootOf(intent, t), ...blanks].join(' ')
}

function rootOf(intent: AnyIntent, t: Text): string {
  if (intent.name === 'panel') return '/concert'
  const { verb } = intentWords(t, intent.name)
  return intent.name === 'idea submit' ? `/${verb}` : `/concert ${verb}`
}
