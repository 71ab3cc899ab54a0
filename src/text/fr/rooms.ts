/**
 * How channels are named in a sentence, in French. A name is '' while the platform has not told it: of one channel, it is
 * the one that is spoken in; where it is elsewhere, sentences say it in their own words.
 */

/** le salon bureau, les salons bureau et pleniere */
export function room(names: string, count = 1): string {
  if (names === '') return count > 1 ? `${count} salons` : 'ce salon'
  return `${count > 1 ? 'les salons' : 'le salon'} ${names}`
}

/** du salon bureau */
export function ofRoom(names: string, count = 1): string {
  if (names === '') return `de ${room(names, count)}`
  return `${count > 1 ? 'des salons' : 'du salon'} ${names}`
}

/** At the beginning of a sentence. */
export function atStart(said: string): string {
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}`
}
