/** The hour in what a person wrote: found, checked, and taken out, so that what remains is a day or nothing. */

/** Minutes from the start of the day: 24 h is 1440, and a range that passes midnight ends beyond it. */
export type Hours = { readonly start: number; readonly end?: number; readonly exact: boolean; readonly rest: string }

const CLOCK =
  /(?<h>\d{1,2}) ?(?:h|heures?)(?: ?(?<hm>[0-5]\d))?\b|(?<c>\d{1,2}):(?<cm>[0-5]\d)(?: ?(?<cap>[ap])m\b)?(?![\d:])|(?<a>\d{1,2}) ?(?<ap>[ap])m\b|(?<word>\b(?:midi|noon|minuit|midnight)\b)/
    .source
const clock = plain(CLOCK)
const TO = "(?: ?- ?| (?:a|et|to|until|and|jusqu'a) )"
/** A bare number is an hour only in « de 9 à 12 h », « 9-12 h » or « 9h à 12 »: « le 12 à 14 h » is a day and an hour. */
const RANGES = [
  `\\b(?:de|entre|from|between) (?<from>${clock}|\\d{1,2})${TO}(?<to>${clock})`,
  `(?:\\b(?:de|entre|from|between) )?(?<![\\d/:.-])(?<from>${clock})${TO}(?<to>${clock}|\\d{1,2}(?![\\d/:.-]))`,
  `(?<![\\d/:.-])(?<from>\\d{1,2})-(?<to>${clock})`,
].map((pattern) => new RegExp(pattern))
const SINGLE = new RegExp(`(?:\\b(?:a|vers|des|at|around|from) |@ ?)?(?<![\\d/:.-])(?<from>${clock})`)
const PART =
  /(?:\b(?:en |a la )?(?<edge>debut|fin) (?:de |du |d'|de l'|de la |l')|\b(?:du|le|in the|dans la|dans l'|de l'|at|au) ?)?\b(?<part>matinee|matin|apres-midi|aprem|soiree|soir|(?<=(?:debut|fin) de )journee|morning|afternoon|evening|tonight|night)\b/
/** The conventional hour at which a part of the day starts when no hour is said. */
const PARTS: Readonly<Record<string, number>> = { m: 9, a: 14, s: 18, j: 9 }
/** At its end. */
const ENDS: Readonly<Record<string, number>> = { m: 11, a: 17, s: 21, j: 17 }

/** `text` is in small letters without accents. Undefined when an hour is written that no clock shows. */
export function readHours(text: string): Hours | undefined {
  const match = RANGES.map((pattern) => pattern.exec(text)).find(Boolean) ?? SINGLE.exec(text)
  const withoutClock = match ? cut(text, match) : text
  const part = PART.exec(withoutClock)
  const half = part?.groups?.part && halfOf(part.groups.part)
  const rest = part ? cut(withoutClock, part) : withoutClock
  if (!match?.groups?.from)
    return { start: half ? (part.groups?.edge === 'fin' ? ENDS : PARTS)[half]! * 60 : 0, exact: false, rest }

  const start = minutesOf(match.groups.from, isLater(half))
  if (start === undefined) return undefined
  if (!match.groups.to) return { start, exact: true, rest }
  const end = minutesOf(match.groups.to, isLater(half))
  if (end === undefined) return undefined
  const [from, to] = shareHalf(match.groups.from, start, match.groups.to, end)
  return { start: from, end: to > from ? to : to + 1440, exact: true, rest }
}

function isLater(half: string | undefined): boolean {
  return half === 'a' || half === 's'
}

function halfOf(part: string): 'm' | 'a' | 's' | 'j' {
  if (/^[mj]/.test(part)) return part.startsWith('m') ? 'm' : 'j'
  return /^a/.test(part) ? 'a' : 's'
}

/** "from 2 to 4pm": the first hour borrows the half of the day of the second. */
function shareHalf(from: string, start: number, to: string, end: number): [number, number] {
  const borrows = /^\d+(:\d+)?$/.test(from) && /pm$/.test(to) && start < 720 && start + 720 < end
  return [borrows ? start + 720 : start, end]
}

function minutesOf(text: string, afternoon: boolean): number | undefined {
  if (/^(midi|noon)$/.test(text)) return 720
  if (/^(minuit|midnight)$/.test(text)) return 1440
  const groups = new RegExp(`^(?:${CLOCK})$`).exec(text)?.groups
  const said = Number(groups?.h ?? groups?.c ?? groups?.a ?? text)
  const minute = Number(groups?.hm ?? groups?.cm ?? 0)
  const half = groups?.cap ?? groups?.ap
  if (half && (said < 1 || said > 12)) return undefined
  const hour = half ? (said % 12) + (half === 'p' ? 12 : 0) : said + (afternoon && said > 0 && said < 12 ? 12 : 0)
  const total = hour * 60 + minute
  return total <= 1440 ? total : undefined
}

function cut(text: string, match: RegExpExecArray): string {
  return `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`.replace(/ +/g, ' ').trim()
}

/** The same pattern without its names, which a larger pattern may not repeat. */
function plain(pattern: string): string {
  return `(?:${pattern.replace(/\(\?<\w+>/g, '(?:')})`
}
