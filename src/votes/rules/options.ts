/** Options as they are typed: with what they cost, and on lines of their own with what they say more. Pure. */
import type { Titled } from '../rules.ts'

/** « Atelier vélo = 4 000 € », « 3 = 4000 », “Bikes = €4,000”: spaces, dots and commas stand between thousands. */
const priced = /^(.+?)\s*=\s*€?\s*(\d[\d .\u00a0\u202f]*?)\s*(?:€|euros?)?\s*$/iu
const commas = /=\s*€?\s*\d{1,3}(?:,\d{3})+(?!\d)/g
/** « Atelier vélo – réparer et prêter », on a line of its own. */
const described = /^(.+?)\s+[–—]\s+(.+)$/u

/** Cuts what was typed into options. */
export type Split = (typed: string) => readonly string[]

/** Each option by itself. */
export function titlesIn(typed: string, split: Split): Titled[] {
  const lines = typed.includes('\n')
  return cut(typed, split).map((part) => {
    const { text, cost } = costIn(part)
    const [, label, hint] = (lines ? described.exec(text) : null) ?? []
    const said = label === undefined ? { label: text } : { label, hint: hint! }
    return { ...said, ...(cost !== undefined && { cost }) }
  })
}

/** Numbers of what is chosen from, and what each costs. */
export function pricedIn(
  typed: string,
  split: Split,
): { readonly typed: string; readonly costs: readonly (string | undefined)[] } {
  const read = cut(typed, split).map(costIn)
  if (read.every(({ cost }) => cost === undefined)) return { typed, costs: [] }
  return { typed: read.map(({ text }) => text).join(', '), costs: read.map(({ cost }) => cost) }
}

/** Options are cut at commas, those of amounts apart. */
function cut(typed: string, split: Split): readonly string[] {
  return split(typed.replace(commas, (amount) => amount.replaceAll(',', '')))
}

function costIn(part: string): { readonly text: string; readonly cost?: string } {
  const [, text, amount] = priced.exec(part) ?? []
  if (text === undefined) return { text: part }
  const cost = amount!.replace(/[ .\u00a0\u202f]/g, '').replace(/^0+(?=\d)/, '')
  return cost === '0' ? { text } : { text, cost }
}
