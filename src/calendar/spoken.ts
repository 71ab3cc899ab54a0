/** Hours, halves and set phrases as they are spoken, put into the few forms that are read: pure text, no date yet. */

const NUMBERS: Readonly<Record<string, number>> = {
  une: 1,
  deux: 2,
  trois: 3,
  quatre: 4,
  cinq: 5,
  six: 6,
  sept: 7,
  huit: 8,
  neuf: 9,
  dix: 10,
  onze: 11,
  douze: 12,
  treize: 13,
  quatorze: 14,
  quinze: 15,
  seize: 16,
  'dix-sept': 17,
  'dix-huit': 18,
  'dix-neuf': 19,
  vingt: 20,
  'vingt et une': 21,
  'vingt-et-une': 21,
  'vingt-deux': 22,
  'vingt-trois': 23,
}
const names = Object.keys(NUMBERS).sort((a, b) => b.length - a.length)
const WORD_HOUR = new RegExp(`\\b(?<!-)(${names.join('|')}) ?(?=heures?\\b|h\\b)`, 'g')

const HOUR = String.raw`(?<![\d/:.-])(\d{1,2}) ?(?:h|heures?)|\b(midi|minuit)`
const HALF = new RegExp(`(?:${HOUR}) et demie?\\b`, 'g')
const QUARTER = new RegExp(`(?:${HOUR}) et quart\\b`, 'g')
const LESS = new RegExp(`(?:${HOUR}) moins (le quart|cinq|dix|vingt|vingt-cinq|\\d{1,2})\\b`, 'g')
const MINUTES = new RegExp(`(?:${HOUR}) (cinq|dix|quinze|vingt|trente|quarante|quarante-cinq|cinquante)\\b`, 'g')
const SAID_MINUTES: Readonly<Record<string, number>> = {
  'le quart': 15,
  cinq: 5,
  dix: 10,
  quinze: 15,
  vingt: 20,
  'vingt-cinq': 25,
  trente: 30,
  quarante: 40,
  'quarante-cinq': 45,
  cinquante: 50,
}

/** `text` is in small letters without accents. « midi et demi » is 12 h 30, « dix heures moins le quart » 9 h 45. */
export function spoken(text: string): string {
  return text
    .replace(/\bentre midi et (?:deux|2 ?h?)(?![\w:])/g, 'de 12h a 14h')
    .replace(WORD_HOUR, (_, word: string) => `${NUMBERS[word]} `)
    .replace(HALF, (_, hour, name) => clock(hour, name, 30))
    .replace(QUARTER, (_, hour, name) => clock(hour, name, 15))
    .replace(LESS, (_, hour, name, less) => clock(hour, name, -minutesSaid(less)))
    .replace(MINUTES, (_, hour, name, more) => clock(hour, name, minutesSaid(more)))
    .replace(/(\d ?h(?: ?\d\d)?) ?\/ ?(?=\d{1,2} ?h)/g, '$1-')
    .replace(/ (?:pile|precises?|tapantes?)\b/g, '')
    .replace(/^au plus tard | au plus tard$/g, ' ')
    .replace(/^(?:a compter|a partir) d(?:u |e |')/, '')
    .replace(/ +/g, ' ')
    .trim()
}

/** Midnight ends a day, so that half past is the next one: it is left as it was said, and found to be no clock. */
function clock(hour: string | undefined, name: string | undefined, minutes: number): string {
  const total = (name === 'midi' ? 12 : name === 'minuit' ? 24 : Number(hour)) * 60 + minutes
  return `${Math.floor(total / 60)}h${String(total % 60).padStart(2, '0')}`
}

function minutesSaid(word: string): number {
  return SAID_MINUTES[word] ?? Number(word)
}

const lengths: readonly (readonly [RegExp, number])[] = [
  [/^(?:dans|d'ici) (?:un |1 )?quart d'heure$/, 15],
  [/^(?:dans|d'ici) (?:une |1 )?demi[- ]heure$/, 30],
  [/^(?:dans|d'ici) (?:trois|3) quarts d'heure$/, 45],
  [/^in half an hour$/, 30],
]

/** « dans une demi-heure »: minutes from now, of a length that has a name. */
export function namedLength(text: string): number | undefined {
  return lengths.find(([pattern]) => pattern.test(text))?.[1]
}
