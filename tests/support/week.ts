/** The week of an animator, as it ships: the same lines are told in the console and on every platform. */
import { readFileSync } from 'node:fs'
import { type Demonstration, demonstrationOf } from '../../src/demonstration.ts'

const file = new URL('../../stories/semaine-animatrice.txt', import.meta.url)

export function weekStory(): Demonstration {
  return demonstrationOf(readFileSync(file, 'utf8'))
}

/** What is typed and pressed from the first gesture on: neither comments nor the clock. */
export function gesturesOf({ lines }: Demonstration): string[] {
  return lines
    .slice(lines.findIndex((line) => line.startsWith('# 1.')))
    .filter((line) => line.trim() !== '' && !line.startsWith('#') && !line.startsWith('horloge'))
}

/** Each platform names a request in its own way. */
export function nameless(row: string): string {
  return row.replace(/"request":"[^"]*"/, '"request":"…"')
}

/** The same people and places under the names that the console gives them. */
export function asInConsole(row: string, names: ReadonlyMap<string, string>, platform: string): string {
  return [...names]
    .reduce((text, [id, name]) => text.replaceAll(id, name), row)
    .replaceAll(`"${platform}"`, '"console"')
    .replaceAll('"locale":"fr-FR"', '"locale":"fr"')
}

/** « 1: 3, 5: 2 », as the console takes dots: each number is a blank of its own where a window is filled in. */
export function dotsIn(text: string): ReadonlyMap<string, string> | undefined {
  const parts = text.split(',').map((part) => /^\s*(\d+)\s*:\s*(\d+)\s*$/.exec(part))
  return parts.every((part) => part !== null) ? new Map(parts.map(([, n, dots]) => [n!, dots!])) : undefined
}
