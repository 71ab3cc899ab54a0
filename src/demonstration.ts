/** The story that comes with the product: a whole regional concertation, to be read, told, and started from. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export type Demonstration = {
  /** wall time at which it begins, as the first line of its clock says */
  readonly start: string
  readonly lines: readonly string[]
}

export const demonstrationFile = fileURLToPath(new URL('../stories/picardie-2011.txt', import.meta.url))

export function readDemonstration(): Demonstration {
  return demonstrationOf(readFileSync(demonstrationFile, 'utf8'))
}

/** Throws when the story does not say when it begins: its clock could not be made. */
export function demonstrationOf(text: string): Demonstration {
  const lines = text.split('\n')
  const start = lines.map((line) => /^(?:horloge|clock)\s+(\S+)/.exec(line)?.[1]).find((found) => found !== undefined)
  if (start === undefined) throw new Error('the story says nowhere when it begins')
  return { start, lines }
}
